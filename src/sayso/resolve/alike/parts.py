"""A person's name taken apart: given names, fathers' names, family names, initials, titles, numbers.

"HAFEZI, Dr. Omar bin Abdul Karim al-Tamimi Jr." is omar, (father, abd) karim, tamimi; number 2.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from sayso.lang.letters import letters, script
from sayso.lang.persons import persons
from sayso.lang.romanised import romanised
from sayso.text import fold

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*'?")
_MOST = 12  # parts of a name that are looked at
_CACHED = 1 << 15  # names kept taken apart
_TAIL = 3  # letters that must be left of a word behind a front that is written with it


class Part(Struct, frozen=True):
    """One name of a person's name."""

    text: str  # folded, without article, particle and head: "karim"
    full: str = ""  # with them, in one word: "abdulkarim"; "" if there are none
    head: str = ""  # "abd", "abu", "umm": first half of a name of two words
    father: bool = False  # behind "bin", or made from a father's name: "ivanovich"
    title: bool = False  # may be left out at will: "sheikh"
    surname: bool = False  # in capitals beside names that are not, or before a comma

    @property
    def initial(self) -> bool:
        """Whether it is a first letter alone."""
        return len(self.text) == 1 and self.text.isalpha() and not self.full


class Parsed(Struct, frozen=True):
    """A name taken apart, in the order given – father – family."""

    parts: tuple[Part, ...]
    number: int = 0  # 2 of "Jr.", "II", "fils"; 0 if none is told
    turned: bool = False  # the order was told by a comma


class _Word(Struct, frozen=True):
    """A word of the name: folded, as it stands, whether a hyphen follows."""

    text: str
    raw: str
    hyphen: bool
    dotted: bool


@lru_cache(maxsize=_CACHED)
def parse(name: str) -> Parsed:
    """The parts of a person's name.

    >>> [part.text for part in parse("KESTRIN, Omar bin Abdul Karim").parts]
    ['omar', 'karim', 'kestrin']
    """
    before, comma, after = romanised(name).partition(",")
    first, rest = _words(before), _words(after)
    number = 0
    rest, told = _numbered(rest)
    first, number = _numbered(first) if first else (first, 0)
    turned = bool(comma and first and rest)
    ordered = _parts(rest) + tuple(_named(part) for part in _parts(first)) if turned else _parts(first + rest)
    if not turned:
        ordered = _patronymic_last(ordered)
    return Parsed(ordered[:_MOST], number or told, turned)


def _named(part: Part) -> Part:
    return Part(part.text, part.full, part.head, part.father, part.title, surname=True)


def _words(text: str) -> tuple[_Word, ...]:
    shadow = fold(text)
    found = []
    for match in _WORD.finditer(shadow.text):
        raw = text[shadow.starts[match.start()] : shadow.starts[match.end()]]
        after = shadow.text[match.end() : match.end() + 1]
        found.append(_Word(match.group().rstrip("'"), raw, after == "-", after == "."))
    return tuple(found)


def _numbered(words: tuple[_Word, ...]) -> tuple[tuple[_Word, ...], int]:
    """The words without "Jr." or "II", and which of the name it makes; what follows a number is a place."""
    known = persons().generations
    for at, word in enumerate(words):
        if word.text in known and (at or len(words) == 1) and not _plain_letter(word):
            return words[:at] + (words[at + 1 :] if _father(words, at + 1) else ()), known[word.text]
    return words, 0


def _plain_letter(word: _Word) -> bool:
    """A letter that is rather an initial than a number: "V.", "I"."""
    return len(word.text) == 1 and (word.dotted or word.text == "i" or not word.raw.isupper())


def _father(words: tuple[_Word, ...], at: int) -> bool:
    return at < len(words) and words[at].text in persons().fathers


def _parts(words: tuple[_Word, ...]) -> tuple[Part, ...]:
    """Words gathered into parts: a front word joins the name behind it."""
    table = persons()
    parts: list[Part] = []
    head, father, front = "", False, ""
    for at, word in enumerate(words):
        last = at == len(words) - 1
        if word.text in table.fathers_behind and parts:
            parts[-1] = _of_father(parts[-1])
        elif (
            not last and word.text in table.fathers and not (word.text in table.fathers_or_given and _given(words, at))
        ):
            head, father, front = "", True, ""
        elif not last and not head and word.text in table.heads and not word.dotted:
            head, front = table.heads[word.text], word.text
        elif not last and _particle(words, at):
            front += word.text
        else:
            parts.append(_part(word, head, front, father=father, title=_title(words, at, len(parts))))
            head, father, front = "", False, ""
    return _middle_patronymic(tuple(parts))


def _given(words: tuple[_Word, ...], at: int) -> bool:
    """ "Ben Kestrin": a given name; "ben Kestrin", "Omar Ben Kestrin": the son of."""
    first = words[at].raw[:1]
    return at == 0 and (first.isupper() or first.lower() == first.upper())


def _particle(words: tuple[_Word, ...], at: int) -> bool:
    word = words[at]
    if word.hyphen and word.text in letters().articles.hyphened:
        return True
    if word.dotted or word.text not in persons().particles:
        return False
    return len(word.text) > 1 or word.hyphen or not word.raw.isupper()


def _title(words: tuple[_Word, ...], at: int, before: int) -> bool:
    """Before all names, or behind three."""
    table = persons()
    if words[at].text in table.titles and before == 0 and at < len(words) - 1:
        return not (words[at].text in table.titles_or_given and (at == len(words) - 2 or _father(words, at + 1)))
    return words[at].text in table.titles_behind and before >= 2


def _part(word: _Word, head: str, front: str, *, father: bool, title: bool) -> Part:
    text, joined = _bare(word.text)
    if head:
        text = persons().whole.get(word.text, persons().whole.get(text, text)) if head == "abd" else text
        return Part(text, _joined(head, front, text), head, father)
    if not front and not joined:
        for start, kind in persons().joined:
            if word.text.startswith(start) and word.text not in persons().heads:
                tail = word.text[len(start) :]
                whole = persons().whole.get(tail, "")
                if whole or len(tail) >= _TAIL:
                    return Part(whole or tail, _joined(kind, start, whole or tail), kind, father)
    full = front + word.text if front or joined else ""
    return Part(text, full, "", father, title)


def _joined(head: str, front: str, text: str) -> str:
    """One word of a head and its name; of some heads in one form, so that habits of spelling do not part them."""
    stems, way = persons().stems, script(front)
    if head not in stems or way not in stems[head]:
        return front + text
    return stems[head][way] + (stems[text].get(way, text) if text in stems else text)


def _bare(word: str) -> tuple[str, bool]:
    """The word without the article written with it."""
    for article in letters().articles.joined:
        if word.startswith(article) and len(word) > len(article) + 2:
            return word[len(article) :], True
    return word, False


def _of_father(part: Part) -> Part:
    return Part(part.text, part.full, part.head, father=True)


def _patronym(part: Part) -> bool:
    return not part.full and len(part.text) > 5 and part.text.endswith(persons().father_endings)


def _middle_patronymic(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The word made from a father's name in the middle of three names or more, or at their end."""
    names = [at for at, part in enumerate(parts) if not part.title]
    if len(names) < 3:
        return parts
    inner = [at for at in names[1:] if _patronym(parts[at])]
    if not inner or (inner[0] == names[-1] and len(names) > 3):
        return parts
    return tuple(_of_father(part) if at == inner[0] else part for at, part in enumerate(parts))


def _patronymic_last(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """ "Kestrin Ivan Petrovich" in the order Ivan – Petrovich – Kestrin."""
    if len(parts) == 3 and parts[2].father and _patronym(parts[2]):
        return (*parts[1:], _named(parts[0]))
    if len(parts) > 2 and parts[0].father:  # "bin Salim Omar"
        return (*parts[1:], parts[0])
    if len(parts) == 2 and parts[0].father:
        return (parts[1], parts[0])
    return parts
