"""The words of a sentence in a language with cases: capitals, quotation marks, and what each can be by its end."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from msgspec import Struct

from sayso.extract.names.kinds import Found
from sayso.extract.names.runs import capital, close
from sayso.extract.names.words import Lexicon, Word, folded, has, lexicon, ordinary, stem
from sayso.lang.gazetteer import cities, organisations, outlets, regions, territories, territories_in
from sayso.lang.inflection import NONE, Readings, adjective, declined, given, lapse, noun, plain, surname
from sayso.lang.inflection import bases as bases_of
from sayso.lang.naming import Naming
from sayso.lang.table import naming
from sayso.model import MentionKind

_OPENING, _CLOSING = '«“„"', '»”“"'
_INSIDE = "-'’ʼ"  # within a word
_BREAKS = (":", "•", "…", "(", "[", "—", "–", "- ", "! ", "? ")
_SHORT = 3  # letters of an abbreviation, at most
_PHRASE = 4  # words of a phrase of the lexicon
_QUOTED = 7  # words between quotation marks that can be a name
_LISTED = 4  # words of a listed name
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.)+")  # "Б." of "Б.Обама"
_ROMAN = re.compile(r"[IVX]{1,5}")
_ACRONYM = re.compile(r"[A-ZА-ЯЁІЇЄҐ\d]{2,9}[а-яёіїєґ]{0,2}(?:[-‑][A-ZА-ЯЁІЇЄҐ]\w{1,9})?")  # "ВНАПом", "ОВД-Инфо"
_LONGEST = 24  # letters of an acronym, its endings counted
_FORMS = 400  # readings of a name that are looked up, at most
_LARGE = 500  # thousands: whose adjectives are taken for those of a place, whatever else they look like


class Cell(Struct, frozen=True):
    """A word and its neighbourhood."""

    word: Word
    small: str  # as endings are compared
    near: bool  # nothing but a space before it
    capital: bool
    opens: bool  # an opening quotation mark before it
    starts: bool  # opens the sentence or what is quoted: its capital says nothing
    bracketed: bool  # "(" before it


class Line(Struct, frozen=True):
    """A sentence."""

    words: Sequence[Word]
    cells: tuple[Cell, ...]
    lexicon: Lexicon
    lower: frozenset[str]  # words that the page also writes small
    told: Naming

    @property
    def lang(self) -> str:
        return self.lexicon.lang


Names = tuple[list[Found], int]  # names, and where to go on reading


def line_of(words: Sequence[Word], lexicon: Lexicon, lower: frozenset[str]) -> Line:
    """The cells of a sentence."""
    cells = tuple(_cell(words, at) for at in range(len(words)))
    return Line(words, cells, lexicon, lower, naming(lexicon.lang))


def _cell(words: Sequence[Word], at: int) -> Cell:
    word, gap = words[at], words[at].gap
    opens = gap[-1:] in _OPENING if gap else False
    if opens and gap == '"' and at:
        opens = False  # closes, or stands within a word
    starts = at == 0 or opens or any(mark in gap for mark in _BREAKS)
    starts = starts or (gap == ". " and words[at - 1].text.islower() and len(words[at - 1].text) > _SHORT - 1)
    near = at > 0 and close(word, words[at - 1])
    return Cell(word, plain(word.text), near, capital(word), opens, starts, "(" in gap)


def heads(line: Line, name: str, at: int) -> Readings:
    """What the word can be as a form of one of the nouns in a list of `naming.toml`; nothing if it is none."""
    return _declined(name, line.lang).get(line.cells[at].small, NONE)


@cache
def _declined(name: str, lang: str) -> Mapping[str, Readings]:
    return declined(getattr(naming(lang), name), lang)


def base_form(line: Line, name: str, at: int) -> bool:
    """Whether the word stands in a list of `naming.toml` as it is."""
    return line.cells[at].small in _bases(name, line.lang)


@cache
def _bases(name: str, lang: str) -> frozenset[str]:
    return frozenset(plain(word) for word in getattr(naming(lang), name))


def enclosed(line: Line, at: int) -> int:
    """Where a name ends that opens after a quotation mark at `at`; `at` if what is quoted is no name."""
    cells = line.cells
    if not cells[at].opens or not cells[at].capital:
        return at
    for last in range(at + 1, min(at + _QUOTED, len(cells)) + 1):
        if last == len(cells) or cells[last].word.gap[:1] in _CLOSING:
            return last
        gap = cells[last].word.gap.strip(" \xa0")
        if gap not in ("", "—", "–", "-", "."):
            return at
    return at


def latin(cell: Cell) -> bool:
    """Whether a word with a capital is written in Latin letters."""
    return cell.capital and cell.word.text[0] < "\u0250"


def acronym(cell: Cell) -> bool:
    """ "ВНА", "ВНАПом", "ОВД-Инфо"."""
    text = cell.word.text
    several = sum(letter.isupper() for letter in text[:_LONGEST]) > 1
    return several and _ACRONYM.fullmatch(text) is not None and _ROMAN.fullmatch(text) is None


def roman(cell: Cell) -> bool:
    return _ROMAN.fullmatch(cell.word.text) is not None


def initial(line: Line, at: int) -> bool:
    """Whether a word is the first letter of a given name, or several: "И", "А.С"."""
    text = line.cells[at].word.text
    if not line.cells[at].capital or at + 1 >= len(line.cells) or "." not in line.cells[at + 1].word.gap[:1]:
        return False
    return all(
        len(part) <= 2 and part[:1].isupper() and part[1:].islower() | (len(part) == 1) for part in text.split(".")
    )


def with_initials(cell: Cell) -> str:
    """The surname behind initials written to it: "Обама" of "Б.Обама"; "" if there is none."""
    found = _INITIALS.match(cell.word.text)
    rest = cell.word.text[found.end() :] if found is not None else ""
    return rest if len(rest) > 2 and rest[0].isupper() and rest[1:2].islower() else ""


def first_name(line: Line, at: int) -> Readings:
    """What a word can be as a given name."""
    return given(line.lang).get(line.cells[at].small, NONE) if line.cells[at].capital else NONE


def personal(line: Line, at: int) -> bool:
    """Whether a word looks like a surname by its end."""
    return bool(surname(line.cells[at].small, line.lang)) or _family(line.cells[at].small, line)


def _family(word: str, line: Line) -> bool:
    ends = line.lexicon.surname_endings
    return any(len(base) > 4 and base.endswith(ends) for base in map(folded, bases_of(word, line.lang)))


def listed(line: Line, at: int, last: int) -> tuple[int, MentionKind, str] | None:
    """The longest listed name that begins at `at` and ends before `last`: its end, its kind and the list."""
    for end in range(min(last, at + _LISTED, len(line.cells)), at, -1):
        if not all(line.cells[i].near and not line.cells[i].opens for i in range(at + 1, end)):
            continue
        if end - at == 1 and (line.cells[at].word.folded in line.lexicon.common or initial(line, at)):
            continue
        kind = _listed(tuple(cell.word.text for cell in line.cells[at:end]), line.lang)
        if kind is not None:
            return end, *kind
    return None


@lru_cache(maxsize=1 << 14)
def _listed(words: tuple[str, ...], lang: str) -> tuple[MentionKind, str] | None:
    """The kind of a listed name in any of its cases; letters in capitals have none."""
    single = len(words) == 1
    if single and not words[0].isupper() and len(words[0]) < _SHORT:
        return None
    fixed = single and words[0].isupper()
    made = [(folded(word),) if fixed else tuple(map(folded, bases_of(word, lang))) for word in words]
    if math.prod(len(each) for each in made) > _FORMS:
        return None
    for form in itertools.product(*made):
        name = " ".join(form)
        if name in outlets():
            return MentionKind.OUTLET, "listed-outlet"
        if name in organisations():
            return MentionKind.ORGANISATION, "listed-organisation"
        if name in territories_in(lang) or (name in territories() and not (fixed and len(name) < _SHORT)):
            return MentionKind.PLACE, "listed-country"
        if name in cities() and not (fixed and len(name) <= _SHORT + 1):
            return MentionKind.PLACE, "listed-city"
        if name in regions() and not fixed:
            return MentionKind.PLACE, "listed-region"
    return None


def large(line: Line, at: int) -> bool:
    """Whether a word is a city that most readers know, a country or a region."""
    names = [folded(base) for base in bases_of(line.cells[at].word.text, line.lang)]
    return any(_great(name) or name in territories_in(line.lang) for name in names)


def _great(name: str) -> bool:
    city = cities().get(name)
    return city is not None and (city.capital or city.people >= _LARGE)


def abbreviation(line: Line, at: int) -> bool:
    """Whether one word is put together of syllables of a body's name: "Минводхоз", "Росдорнадзор"."""
    cell, words = line.cells[at], line.lexicon
    if not cell.capital or latin(cell) or len(cell.small) < 5:
        return False
    if cell.starts and (ordinary(cell.word.folded, words) or cell.word.folded in line.lower):
        return False
    if first_name(line, at) or modifies(line, at):
        return False
    ends = _ends(line.lang)
    if cell.small.endswith(ends) and not (cell.starts and ordinary(cell.word.folded, words)):
        return any(cell.small.endswith(end) and len(cell.small) - len(end) >= _SHORT for end in ends)
    front = next((each for each in words.abbreviation_fronts if cell.word.folded.startswith(each)), "")
    rest = cell.word.folded[len(front) :]
    return (
        bool(front)
        and len(rest) > _SHORT
        and ordinary(rest, words)
        and not (cell.starts and ordinary(cell.word.folded, words))
    )


@cache
def _ends(lang: str) -> tuple[str, ...]:
    """The case forms of the last parts of abbreviations."""
    return tuple(sorted(declined(naming(lang).abbreviation_ends, lang)))


def adjectival(line: Line, at: int) -> Readings:
    """What a word can be as an adjective; nothing where it is a given name or ends like none."""
    cell = line.cells[at]
    if len(cell.small) < 5 or (cell.capital and first_name(line, at)):
        return NONE
    return adjective(cell.small, line.lang)


def modifies(line: Line, at: int) -> bool:
    """Whether a word is an adjective of the small noun after it, as far as their ends tell."""
    after = at + 1
    if after >= len(line.cells) or not line.cells[after].near or line.cells[after].capital:
        return False
    shared = adjectival(line, at)
    small = line.cells[after].small.rstrip("0123456789").rstrip("-")  # "Северный поток-2"
    return bool(shared & noun(small, line.lang)) and nominal(line, after, "ngdaip")


def nominal(line: Line, at: int, cases: str) -> bool:
    """Whether a small word can be a noun or an adjective in one of some cases: "здравоохранения"."""
    cell, words = line.cells[at], line.lexicon
    if not all(letter.isalnum() or letter in _INSIDE for letter in cell.word.text) or cell.small[:1].isdigit():
        return False
    small = cell.word.folded
    if len(small) < 3 or small in words.common or small in words.person_verbs or small in words.calendar:
        return False
    if lapse(cell.small, line.lang):
        return False
    return any(reading[0] in cases for reading in noun(cell.small, line.lang))


def office(line: Line, at: int) -> int:
    """How many words from here are an office or a form of address."""
    length = max(phrased(line, "offices", at), phrased(line, "address", at))
    return length or int(bool(heads(line, "offices", at) or heads(line, "forms_of_address", at)))


def phrased(line: Line, name: str, at: int) -> int:
    """How many words from here are the longest phrase of a list of the lexicon, in any of its forms; 0 if none."""
    return _phrased(name, line.lang, tuple(cell.word.folded for cell in line.cells[at : at + _PHRASE]))


@lru_cache(maxsize=1 << 15)
def _phrased(name: str, lang: str, words: tuple[str, ...]) -> int:
    told = lexicon(lang)
    listed: frozenset[tuple[str, ...]] = getattr(told, name) if told is not None else frozenset()
    stems = tuple(stem(word, told.endings if told is not None else ()) for word in words)
    return next((n for n in range(len(words), 0, -1) if words[:n] in listed or stems[:n] in listed), 0)


def demonym(line: Line, at: int) -> bool:
    """Whether a word is the adjective of a country or of a large city: "велморский"."""
    cell, words = line.cells[at], line.lexicon
    if not adjective(cell.small, line.lang) or len(cell.small) < 6:
        return False
    if has(_groups(line.lang), cell.word.folded, words):
        return False
    return has(words.nationalities, cell.word.folded, words) or _of_city(cell.small)


@cache
def _groups(lang: str) -> frozenset[str]:
    words = lexicon(lang)
    ends = () if words is None else words.endings
    return frozenset(stem(folded(group), ends) for group in naming(lang).groups)


def _of_city(word: str) -> bool:
    stem, mark, end = word.rpartition("ск")
    if not mark or not 2 <= len(end) <= 3 or len(stem) < 3:
        return False
    stems = {stem, stem.removesuffix("ов"), stem.removesuffix("ий"), stem.removesuffix("ин"), stem.removesuffix("й")}
    names = {folded(one + add) for one in stems if len(one) > 2 for add in ("", "а", "я", "ь", "ия", "ск", "о", "и")}
    return any(_great(name) or name in territories() or name in regions() for name in sorted(names))


def found(at: int, last: int, kind: MentionKind | None, by: str) -> Found:
    """A name that its place shows for sure."""
    return Found(at, last, kind, by, sure=kind is not None)
