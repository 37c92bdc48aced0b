"""The words of a sentence; in languages that write every noun large, which of the capitals are names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from sayso.extract.names.words import Lexicon, Word, folded, stem
from sayso.lang.gazetteer import cities, organisations, outlets, regions, territories_in
from sayso.lang.table import naming

_LETTER = r"(?:[^\W_]|[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u200b-\u200f\u00ad])"  # with the marks on it
_TOKEN = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}|{_LETTER}+(?:['’ʼ‘`´′\-‑‐–ʹʿʾ.]{_LETTER}+)*"
)  # "U.S.", "al-Munsif", "Ṭahān‘s"
_LEAST = 3  # letters of a word in a compound
_DERIVED = 8  # letters from which an ending alone shows a common noun: "Beauftragung"
_SUFFIX = 4  # letters of a suffix that are looked at, with its apostrophe
_LONGEST = 600  # words of one sentence that are looked at


def tokens(text: str, start: int, end: int, lexicon: Lexicon) -> list[Word]:
    """The words of text[start:end)."""
    joined = tuple(clitic for clitic in lexicon.clitics if clitic.endswith("'"))
    words = list(_tokens(text, start, end, lexicon.possessives, joined))
    if lexicon.place_suffixes:
        words = [replace(word, apart=_placed(words, at, text, lexicon)) for at, word in enumerate(words)]
    return list(_lowered(words, lexicon)) if lexicon.nouns else words


def _placed(words: Sequence[Word], at: int, text: str, lexicon: Lexicon) -> bool:
    """Whether the suffix of a word makes it a place of its own after a person: "Anna Lestova | Orlend'de"."""
    word, before = words[at], words[max(0, at - 3) : at]
    if not word.owns or not before or word.gap != " ":
        return False
    whole = f"{before[-1].folded} {word.folded}"
    if word.folded in territories_in(lexicon.lang) or word.folded in cities():
        return whole not in cities() and whole not in territories_in(lexicon.lang) and whole not in regions()
    suffix = folded(text[word.end : word.end + _SUFFIX])
    told = (before[-1].folded,) in lexicon.offices or any(each.folded in lexicon.given for each in before[:-1])
    return told and suffix.startswith(lexicon.place_suffixes)


def _lowered(words: Sequence[Word], lexicon: Lexicon) -> Iterator[Word]:
    """The words with a small letter where only the custom to write nouns large gave a capital: "Minister", "Brief"."""
    known = _of_listed(words, lexicon)
    for at, word in enumerate(words):
        before = words[at - 1] if at and word.gap.strip(" .") == "" else None
        mixed = word.text[0].isupper() and word.text[1:].islower()
        if word.text[0].isdigit():  # "44-Jähriger"
            yield replace(word, text=word.text.lower())
        elif "-" in word.text and word.text[0].isupper():
            yield _uncompounded(word, lexicon)
        elif (
            mixed
            and at not in known
            and not _surname(words, at, before, lexicon)
            and _noun(word.folded, lexicon, before)
        ):
            yield replace(word, text=word.text[0].lower() + word.text[1:])
        else:
            yield word


def _of_listed(words: Sequence[Word], lexicon: Lexicon) -> set[int]:
    """The words of listed names of up to four words, but outlets and cities of one: "Weißes Haus", "Der Spiegel"."""
    found: set[int] = set()
    stems = [stem(word.folded, lexicon.endings) for word in words]
    for at, word in enumerate(words):
        if not word.text[0].isupper():
            continue
        for last in range(min(len(words), at + 4), at, -1):
            if tuple(stems[at:last]) in _listed_stems(lexicon.lang):
                found.update(range(at, last))
                break
    return found


@cache
def _endings(lang: str) -> tuple[str, ...]:
    return tuple(sorted({folded(end) for end in naming(lang).endings}, key=lambda end: (-len(end), end)))


@cache
def _listed_stems(lang: str) -> frozenset[tuple[str, ...]]:
    """The stems of the listed names of two words and more, and of the countries and bodies of one."""
    ends = _endings(lang)
    names = [*organisations(), *territories_in(lang)]
    names += [name for listed in (outlets(), cities()) for name in listed if " " in name]
    return frozenset(tuple(stem(word, ends) for word in name.split()) for name in names if name.isascii())


def _uncompounded(word: Word, lexicon: Lexicon) -> Word:
    """What is named in a compound with hyphens whose last part is a noun: "FBI" of "FBI-Untersuchung"."""
    head, _, tail = word.text.rpartition("-")
    last = folded(tail)
    if last in lexicon.place_heads or not _noun(last, lexicon, None):
        return word
    if folded(head) in lexicon.nameless or _noun(folded(head), lexicon, None):
        return replace(word, text=word.text.lower())
    return replace(word, text=head, folded=folded(head), end=word.start + len(head))


def _surname(words: Sequence[Word], at: int, before: Word | None, lexicon: Lexicon) -> bool:
    """Whether a word that may be a noun is the name here: "Anna Brücke", "Herr Koch", "Koch sagte", "Morning Post"."""
    word = words[at].folded
    if before is None:
        return f"-{word}" in lexicon.nouns and any(
            each.folded in lexicon.person_verbs for each in words[at + 1 : at + 2]
        )
    if before.folded in lexicon.given or len(before.folded) == 1:
        return word not in lexicon.body_heads
    if word in outlets() and not _determined(before.folded, lexicon):
        return True  # "Reuters", but "der Spiegel" may be any
    if f"-{word}" in lexicon.nouns:
        told = (before.folded,) in lexicon.address | lexicon.offices or before.folded in lexicon.person_verbs
        verb = any(each.folded in lexicon.person_verbs for each in words[at + 1 : at + 2])
        return told or (verb and not _determined(before.folded, lexicon))
    foreign = word in lexicon.dictionary and (word,) not in lexicon.offices | lexicon.sources
    owner = before.folded.endswith("s") and not before.text.isupper()
    named = before.text[0].isupper() and before.folded not in lexicon.common
    return foreign and named and not owner and not _noun(before.folded, lexicon, None)


def _noun(word: str, lexicon: Lexicon, before: Word | None) -> bool:
    """Whether a folded word is a common noun, made of one and a word before it ("Landes|bank"), or made a noun here."""
    if word in lexicon.given:
        return False
    if word in lexicon.nouns or f"-{word}" in lexicon.nouns:
        return True
    if len(word) >= _DERIVED and word.endswith(lexicon.common_endings):
        return True
    if before is not None and word in lexicon.dictionary and _determined(before.folded, lexicon):
        return True  # "das Umschreiben"
    for at in range(_LEAST, len(word) - _LEAST):
        front, tail = word[:at], word[at:]
        if tail in lexicon.nouns or f"-{tail}" in lexicon.nouns:
            if tail in lexicon.place_endings or tail in lexicon.surname_endings:
                continue
            if any(_front(front.removesuffix(link), lexicon) for link in lexicon.compound_links):
                return True
    return False


def _front(word: str, lexicon: Lexicon) -> bool:
    """Whether a folded word can open a compound: a word, or what remains of one: "Geschicht|s|debatte"."""
    known = (lexicon.nouns, lexicon.dictionary)
    if len(word) < _LEAST or any(each in listed for each in (word, f"-{word}", f"{word}e") for listed in known):
        return len(word) >= _LEAST
    return len(word) > _DERIVED and _noun(word, lexicon, None)


def _determined(before: str, lexicon: Lexicon) -> bool:
    """Whether a word is an article or a number, or looks like an adjective before a noun."""
    if before in lexicon.articles or before in lexicon.determiners or before[:1].isdigit():
        return True
    return before.endswith(lexicon.capital_adjectives) and before not in lexicon.person_verbs and len(before) > 4


def _suffix(head: str, tail: str) -> bool:
    """Whether a small part after a hyphen is no part of the name; Cyrillic compounds are one word: "Военно-морской"."""
    return tail[0] < "\u0250" or head.isupper()


def _tokens(text: str, start: int, end: int, possessives: tuple[str, ...], joined: tuple[str, ...]) -> Iterator[Word]:
    last = start
    for number, found in enumerate(_TOKEN.finditer(text, start, end)):
        if number >= _LONGEST:
            return
        at, to = found.span()
        gap, last = text[last:at], to
        shadow, owns = folded(text[at:to]), False
        for mark in possessives:
            if shadow.endswith(mark) and len(shadow) > len(mark):
                shadow, to, owns = shadow[: -len(mark)], to - len(mark), True
                break
        for clitic in joined:  # "l'Eau": the name begins after the apostrophe
            if shadow.startswith(clitic) and len(shadow) > len(clitic):
                shadow, at = shadow[len(clitic) :], at + len(clitic)
                break
        head, mark, tail = text[at:to].partition("-")
        if (
            mark and head[:1].isupper() and tail.isalpha() and tail.islower() and len(tail) > 3 and _suffix(head, tail)
        ):  # "UN-recognised", "Paris-based"
            shadow, to, owns = folded(head), at + len(head), False
            last = to
        if shadow:
            yield Word(text[at:to], shadow.rstrip("."), at, to, gap, owns)
