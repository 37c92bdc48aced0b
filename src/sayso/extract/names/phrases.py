"""Bodies and places of several words in a language with cases: a head noun, its adjectives, its chain of genitives."""

from __future__ import annotations

from msgspec import Struct

from sayso.extract.names.cells import (
    Line,
    abbreviation,
    acronym,
    adjectival,
    base_form,
    demonym,
    enclosed,
    first_name,
    found,
    heads,
    initial,
    latin,
    listed,
    nominal,
    office,
    personal,
    phrased,
    with_initials,
)
from sayso.extract.names.kinds import ORGANISATION, OUTLET, PLACE, Found
from sayso.extract.names.words import has, ordinary
from sayso.lang.inflection import Readings, lapse, noun, unmarked

_ADJECTIVES = 4  # before a head noun
_PLACE = 3  # words of a place
_INNER = 5  # words of a body inside the name of another
_CHAIN = 9  # words after it
_GENITIVE, _OBLIQUE = "g", "dpi"


class Chain(Struct, frozen=True):
    """What follows a head noun: where it ends, and whether it holds a name."""

    end: int
    proper: bool


def body(line: Line, at: int, last: int) -> Found | None:
    """The body whose name begins at `at`: "Верховный суд Велморы", "институт Лестова", "полиция"."""
    head = _head(line, at, "body_heads") or _head(line, at, "outlet_heads")
    if head is None or head >= last or _whole_listed(line, at, head):
        return None
    cells = line.cells
    if acronym(cells[head]):
        return None
    high = _high(line, at, head)
    if head + 1 < len(cells) and not high and _named_beside(line, head):
        return None
    outlet = not heads(line, "body_heads", head)
    if _many(line, head):
        return None
    whole = at < head and bool(heads(line, "whole_heads", head)) and not _own_name(line, head)
    rest = chain(line, head, min(last, head + (2 if whole else 1 + _CHAIN)), deep=high and not whole)
    by = "quoted" if _quotes(line, head, rest.end) else "body-head" if high else "body-of"
    if high and (at < head or rest.end > head + 1):
        return found(at, rest.end, OUTLET if outlet else ORGANISATION, by)
    if rest.proper and not outlet and not (heads(line, "named_heads", head) and not _own_name(line, head)):
        return found(at, rest.end, ORGANISATION, by)
    told = _told(line, head, last)
    if told > head + 1:
        return found(at, told, ORGANISATION, "small-body")
    small = phrased(line, "bodies", head)
    if small and not _partitive(line, at):
        end = max(head + small, head + 1, rest.end if rest.proper else 0)
        return found(at, end, ORGANISATION, "small-body")
    return None


def _told(line: Line, head: int, last: int) -> int:
    """Where a body ends that needs to be told whose or what for: "пресс-служба президента"; `head` if it is not."""
    length = phrased(line, "open_bodies", head)
    after = head + length
    if not length or after >= min(last, len(line.cells)) or not line.cells[after].near or line.cells[after].capital:
        return head
    if office(line, after) == 1 and any(
        reading[0] == _GENITIVE for reading in noun(line.cells[after].small, line.lang)
    ):
        return after + 1
    return chain(line, after - 1, min(last, head + 1 + _CHAIN), deep=True).end


def _whole_listed(line: Line, at: int, head: int) -> bool:
    """Whether an adjective and a head noun, or more, are a listed name that is no body: "Советский Союз"."""
    known = listed(line, at, len(line.cells))
    return known is not None and known[0] > max(head, at + 1)


def _many(line: Line, head: int) -> bool:
    """Whether a head noun stands in the plural only: several bodies."""
    readings = heads(line, "body_heads", head) or heads(line, "outlet_heads", head)
    return not base_form(line, "body_heads", head) and bool(readings) and all(reading[1] == "x" for reading in readings)


def _quotes(line: Line, at: int, end: int) -> bool:
    """Whether a name ends with what stands between quotation marks."""
    return any(line.cells[i].opens for i in range(at + 1, end))


def _own_name(line: Line, head: int) -> bool:
    """Whether a name in quotation marks or a person's stands behind a small head noun: "группа имени …"."""
    return head + 1 < len(line.cells) and line.cells[head + 1].word.folded in line.told.name_links


def _partitive(line: Line, at: int) -> bool:
    return at > 0 and line.cells[at].near and line.cells[at - 1].word.folded in line.lexicon.determiners


def _high(line: Line, at: int, head: int) -> bool:
    """Whether the name of a body opens with a capital that its place does not ask for."""
    if not line.cells[at].capital:
        return False
    return not line.cells[at].starts or line.cells[at].opens or at < head


def _head(line: Line, at: int, name: str) -> int | None:
    """The head noun at `at`, or behind adjectives that agree with it and open with a capital or are of a place."""
    cells = line.cells
    if heads(line, name, at):
        return at
    if not (cells[at].capital or demonym(line, at) or _relational(line, at)) or not adjectival(line, at):
        return None
    if cells[at].starts and cells[at].capital and not _opens(line, at):
        return None
    shared: Readings = adjectival(line, at)
    for i in range(at + 1, min(len(cells), at + _ADJECTIVES + 1)):
        if not cells[i].near:
            return None
        own = heads(line, name, i)
        if own & shared:
            return i
        shared = shared & adjectival(line, i)
        if not shared or cells[i].capital:
            return None
    return None


def _opens(line: Line, at: int) -> bool:
    """Whether an adjective that opens a sentence opens the name of a body, as far as the word tells."""
    words = line.lexicon
    if has(words.body_openers, line.cells[at].word.folded, words) or demonym(line, at):
        return True
    return not ordinary(line.cells[at].word.folded, words) and line.cells[at].word.folded not in line.lower


def _relational(line: Line, at: int) -> bool:
    """ "философский факультет …": an adjective that tells one body of a kind from others."""
    stem, mark, end = line.cells[at].small.rpartition("ск")
    return (
        bool(mark)
        and len(stem) > 2
        and len(end) in (2, 3)
        and not has(line.lexicon.office_adjectives, line.cells[at].word.folded, line.lexicon)
    )


def _named_beside(line: Line, head: int) -> bool:
    """Whether a small head noun is followed by its name in the nominative or in quotation marks: "компания Икс"."""
    after = line.cells[head + 1]
    if enclosed(line, head + 1) > head + 1:
        return True
    if not after.near or not after.capital:
        return False
    named = bool(heads(line, "named_heads", head))
    if listed(line, head + 1, len(line.cells)) or initial(line, head + 1) or with_initials(after):
        return named and (latin(after) or acronym(after))
    genitive = any(
        reading[0] == _GENITIVE
        for reading in noun(after.small, line.lang)
        if reading[1] != "f" or after.small[-1] in "ыи"
    )
    return latin(after) or (named and (acronym(after) or not genitive)) or (not genitive and not acronym(after))


def chain(line: Line, head: int, last: int, *, deep: bool) -> Chain:
    """The genitives behind a head noun; `deep`: small words count as well, since the name opened with a capital."""
    cells, at, proper, plain = line.cells, head + 1, False, head + 1
    while at < last:
        named = _named(line, at, last) if deep or not cells[at].opens else at
        if named > at and not deep and at > head + 1 and (first_name(line, at) or latin(line.cells[at])):
            break
        if named > at:
            at = plain = named
            proper = True
            if not _goes_on(line, at):
                break
            continue
        step = 0 if proper and not _linked(line, at) else _small(line, at, first=at == head + 1, deep=deep)
        if not step:
            break
        at += step
        plain = at if deep else plain
    return Chain(plain if deep or proper else head + 1, proper)


def _goes_on(line: Line, at: int) -> bool:
    """Whether more of the name can follow a name inside it: "МВД | Велморы", "… Велморы | по …"."""
    if at >= len(line.cells) or not line.cells[at].near:
        return False
    return (line.cells[at].capital and not latin(line.cells[at])) or _linked(line, at)


def _linked(line: Line, at: int) -> bool:
    words = line.lexicon
    return line.cells[at].word.folded in words.links - words.conjunctions and line.cells[at].near


def _named(line: Line, at: int, last: int) -> int:
    """Where a name in the genitive ends that stands inside the name of a body; `at` if none does."""
    cell = line.cells[at]
    quoted = enclosed(line, at)
    if quoted > at and cell.word.gap.strip() in ("«", "“", '"', "„"):
        return quoted
    if not cell.near or not cell.capital or office(line, at):
        return at
    hit = listed(line, at, len(line.cells))
    if hit is not None:
        return at if _before_given(line, at) else hit[0]
    if acronym(cell) or abbreviation(line, at):
        return at + 1
    inner = body(line, at, min(last, at + _INNER))
    place = place_phrase(line, at, len(line.cells)) if inner is None else None
    if inner is not None or (place is not None and place[0].first == at):
        return inner.last if inner is not None else place[0].last if place is not None else at
    return _person(line, at) if initial(line, at) or first_name(line, at) or with_initials(cell) else _unknown(line, at)


def _person(line: Line, at: int) -> int:
    """Where the name of a person in the genitive ends; `at` if it stands in another case."""
    cells = line.cells
    second = at + 1 < len(cells) and cells[at + 1].near and cells[at + 1].capital
    if initial(line, at):
        return at + 2 if at + 1 < len(cells) and cells[at + 1].capital else at
    if with_initials(cells[at]):
        return at + 1
    genitive = any(reading[0] == _GENITIVE for reading in first_name(line, at))
    return at if not genitive else at + 2 if second else at + 1


def _unknown(line: Line, at: int) -> int:
    """Where a name of one word in the genitive ends; `at` if the word can be none, or opens a name of several."""
    cells = line.cells
    if not any(reading[0] == _GENITIVE for reading in noun(cells[at].small, line.lang)):
        return at
    follows = at + 1 < len(cells) and cells[at + 1].near and cells[at + 1].capital
    return at if follows and not personal(line, at) and not first_name(line, at + 1) else at + 1


def _before_given(line: Line, at: int) -> bool:
    """Whether a given name, which a city may be called as well, opens the name of a person here."""
    follows = at + 1 < len(line.cells) and line.cells[at + 1].near and line.cells[at + 1].capital
    return bool(first_name(line, at)) and follows


def _small(line: Line, at: int, *, first: bool, deep: bool) -> int:
    """How many small words at `at` go on with the name of a body: "здравоохранения", "по правам", "имени"."""
    cells, cell, words = line.cells, line.cells[at], line.lexicon
    if not cell.near or cell.capital:
        return 0
    if cell.word.folded in line.told.name_links:
        return 1
    length = phrased(line, "link_phrases", at)
    if length and deep:
        return length if cell.word.folded in words.links or nominal(line, at, _GENITIVE) or length > 1 else 0
    if cell.word.folded in words.links:
        if first and cell.word.folded in words.conjunctions:
            return 0
        cases = _GENITIVE if cell.word.folded in words.conjunctions else _OBLIQUE
        if at + 1 >= len(cells) or not cells[at + 1].near or not (deep or cell.word.folded not in words.conjunctions):
            return 0
        if cells[at + 1].capital:
            return 1 if _named(line, at + 1, at + 2) > at + 1 and not first_name(line, at + 1) else 0
        return 2 if nominal(line, at + 1, cases) and not lapse(cells[at + 1].small, line.lang) else 0
    cases = _GENITIVE + _OBLIQUE if _after_link(line, at) else _GENITIVE
    return int(_genitive(line, at, cases, first=first and deep))


def _genitive(line: Line, at: int, cases: str, *, first: bool) -> bool:
    """Whether a small word is in the chain of genitives; one without an ending follows a head or an adjective."""
    cell = line.cells[at]
    if not nominal(line, at, cases):
        return False
    if (
        unmarked(cell.small, line.lang)
        and not first
        and not any(reading[0] in cases and reading[1] == "x" for reading in adjectival(line, at - 1))
    ):
        return False
    return not office(line, at) or not any(
        reading[1] != "x" for reading in (heads(line, "offices", at) | heads(line, "sources", at))
    )


def _after_link(line: Line, at: int) -> bool:
    """Whether a preposition stands a few small words before: "по | физической | культуре"."""
    return any(
        line.cells[i].word.folded in line.lexicon.links and line.cells[i].word.folded not in line.lexicon.conjunctions
        for i in range(max(0, at - 3), at)
    )


def place_phrase(line: Line, at: int, last: int) -> tuple[Found, ...] | None:
    """The place whose name begins at `at`: "Орлендская область", "юг Велморы", the name behind "город"."""
    cells = line.cells
    head = _head(line, at, "place_heads")
    if head is None or head >= last:
        return _side(line, at)
    if at < head:
        high = cells[at].capital
        return (found(at, head + 1, PLACE, "place-head"),) if high else None
    after = at + 1
    if after >= len(cells) or not cells[after].near or not cells[after].capital or office(line, after):
        return None
    quoted = enclosed(line, after)
    if quoted > after:
        return (found(at, quoted, PLACE, "quoted"),)
    hit = listed(line, after, len(cells))
    end = hit[0] if hit is not None else after + 1
    if hit is None and (acronym(cells[after]) or abbreviation(line, after)):
        return None
    adjective = adjectival(line, after) and end < len(cells) and cells[end].near and not cells[end].capital
    if adjective and (heads(line, "place_heads", end) or heads(line, "body_heads", end)):
        return None
    if hit is None and first_name(line, after) and end < len(cells) and cells[end].near and cells[end].capital:
        return None
    if hit is None and not adjective:
        end = _further(line, after)
    kind = heads(line, "kind_heads", at) and not (cells[at].capital and not cells[at].starts)
    return (found(after if kind else at, end, PLACE, "place-head"),)


def _further(line: Line, at: int) -> int:
    """Where a place of several words without endings ends: "деревня | Иттан Вали"; a person's name is none."""
    end = at + 1
    while end < len(line.cells) and end - at < _PLACE and line.cells[end].near and line.cells[end].capital:
        plain = all(
            unmarked(line.cells[i].small, line.lang) or line.cells[i].small[-1] in "иоеэ" for i in (end - 1, end)
        )
        if not plain or first_name(line, end) or first_name(line, end - 1) or acronym(line.cells[end]):
            return at + 1
        end += 1
    return end


def _side(line: Line, at: int) -> tuple[Found, ...] | None:
    """ "юг Велморы": a part of a land."""
    cells = line.cells
    if at + 1 >= len(cells) or not heads(line, "side_nouns", at) or not cells[at + 1].near or not cells[at + 1].capital:
        return None
    hit = listed(line, at + 1, len(cells))
    if hit is None or hit[1] is not PLACE:
        return None
    return (found(at, hit[0], PLACE, "part-of-country"),)
