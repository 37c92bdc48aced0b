"""Names in a language with cases: a sentence is read from left to right; the first rule that knows a place answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sayso.extract.names.agreeing import person
from sayso.extract.names.cells import (
    Line,
    Names,
    abbreviation,
    acronym,
    adjectival,
    demonym,
    enclosed,
    first_name,
    found,
    heads,
    initial,
    large,
    latin,
    line_of,
    listed,
    modifies,
    nominal,
    office,
    personal,
    phrased,
    with_initials,
)
from sayso.extract.names.kinds import ORGANISATION, OUTLET, PERSON, PLACE, UNNAMED, Found
from sayso.extract.names.phrases import body, place_phrase
from sayso.extract.names.quoted import firm, quoted, quoted_next
from sayso.extract.names.words import Lexicon, Word, has, lexicon, ordinary
from sayso.lang.inflection import NONE, Readings, adjective, noun, unmarked

_DATELINE = 4  # letters of a place in a dateline, at least: shorter ones are abbreviations
_SOURCE = 3  # words of where a source is
_OFFICE = 7  # words of what an office is of

_OWNED = frozenset({"gm", "gf", "gu"})

Rule = Callable[[Line, int], Names | None]


def inflected(words: Sequence[Word], lexicon: Lexicon, lower: frozenset[str]) -> list[Found]:
    """The names of a sentence, in order; none overlaps another."""
    line, names, at = line_of(words, lexicon, lower), list[Found](), 0
    while at < len(words):
        for rule in _RULES:
            told = rule(line, at)
            if told is not None:
                names += told[0]
                at = max(told[1], at + 1)
                break
        else:
            at += 1
    return names


def source(line: Line, at: int) -> Names | None:
    """ "источник в правительстве": a source that what it is in narrows; the rest of it is read on."""
    length = phrased(line, "sources", at)
    if not length or office(line, at) or at + length + 1 >= len(line.cells):
        return None
    link = at + length
    if line.cells[link].word.folded not in line.lexicon.strong_place_cues or not line.cells[link].near:
        return None
    inner = _body(line, link + 1) or _place(line, link + 1) or _listed(line, link + 1) or _short(line, link + 1)
    if inner is not None and inner[0] and line.cells[link + 1].near:
        return [found(_start(line, at), inner[0][0].last, UNNAMED, "unnamed-source")], at + length
    last = link + 1
    while last < len(line.cells) and last - link <= _SOURCE and line.cells[last].near and nominal(line, last, "p"):
        last += 1
    return ([found(_start(line, at), last, UNNAMED, "unnamed-source")], at + length) if last > link + 1 else None


def dateline(line: Line, at: int) -> Names | None:
    """ "САЛЬТАРА, 17 февраля": a place in capitals opens a story."""
    text = line.cells[at].word.text
    if at or (listed(line, 0, len(line.cells)) is not None and acronym(line.cells[0]) and len(text) <= _DATELINE):
        return None
    if len(text) < _DATELINE or not text.isupper() or latin(line.cells[at]) or len(line.cells) < 2:
        return None
    last = 1
    while last < len(line.cells) and line.cells[last].near and line.cells[last].word.text.isupper():
        last += 1
    after = line.cells[last].word.gap.strip() if last < len(line.cells) else ""
    return (
        ([found(at, last, PLACE, "dateline")], last) if after[:1] in (",", "—", "–", "-", "/", "(") and after else None
    )


def beside(line: Line, at: int) -> Names | None:
    """ "агентство ВНА", "компания Zellan Motors": what a small head noun calls by name."""
    kind = OUTLET if heads(line, "outlet_heads", at) else ORGANISATION
    if kind is ORGANISATION and not heads(line, "named_heads", at) and not heads(line, "body_heads", at):
        return None
    if (
        at + 1 >= len(line.cells)
        or not line.cells[at + 1].near
        or (line.cells[at].capital and not line.cells[at].starts)
    ):
        return None
    after = line.cells[at + 1]
    if after.word.folded in line.lexicon.firm_forms | line.lexicon.nameless or quoted_next(line, at + 2):
        return None
    if latin(after):
        end = _latin_end(line, at + 1)
        return [found(at + 1, end, kind, "before-agency" if kind is OUTLET else "body-named")], end
    known = listed(line, at + 1, at + 2)
    if (
        acronym(after)
        and (known is None or known[1] is not PLACE)
        and (kind is OUTLET or heads(line, "named_heads", at))
    ):
        return [found(at + 1, at + 2, kind, "before-agency" if kind is OUTLET else "body-named")], at + 2
    return None


def held(line: Line, at: int) -> Names | None:
    """An office, what it is of, and who holds it."""
    length = office(line, at)
    if not length:
        return None
    start, end, names = _start(line, at), at + length, list[Found]()
    readings = noun(line.cells[at].small, line.lang)
    address = bool(heads(line, "forms_of_address", at))
    while end < len(line.cells) and end - at <= _OFFICE and (line.cells[end].near or enclosed(line, end) > end):
        more = office(line, end)
        if more:
            end += more
            continue
        who, agreed = person(line, end) if enclosed(line, end) == end else (end, NONE)
        if who > end and (who - end > 1 or address or _agrees(line, end, agreed, readings)) and not _phrase(line, end):
            role = (start, end)
            return [*names, Found(end, who, PERSON, "after-office", role, sure=True)], who
        if address and latin(line.cells[end]) and not acronym(line.cells[end]):
            last = _latin_end(line, end)
            return [*names, Found(end, last, PERSON, "after-office", (start, end), sure=True)], last
        inner = _of(line, end)
        if inner is None:
            break
        names += inner[0]
        end = inner[1]
    if end == at + length and not names:
        return [], end
    return names, end


def _phrase(line: Line, at: int) -> bool:
    """Whether a body or a place of several words begins here: "Федеральной | службы"."""
    told = _body(line, at) or _place(line, at)
    return told is not None and bool(told[0]) and told[0][0].first == at


def _agrees(line: Line, at: int, agreed: Readings, office: Readings) -> bool:
    """Whether a single word after an office is its holder: it is in the same case, or looks like a person's name."""
    if listed(line, at, at + 1) or abbreviation(line, at) or acronym(line.cells[at]) or latin(line.cells[at]):
        return latin(line.cells[at]) and not acronym(line.cells[at])
    same = {reading[0] for reading in agreed} & {reading[0] for reading in office}
    return bool(same) and (bool(first_name(line, at)) or personal(line, at) or not _genitive(line, at))


def _genitive(line: Line, at: int) -> bool:
    """Whether a word can be in the genitive by an ending that shows."""
    small = line.cells[at].small
    return not unmarked(small, line.lang) and any(reading in _OWNED for reading in noun(small, line.lang))


def _start(line: Line, at: int) -> int:
    """Where the adjectives before an office begin."""
    words, shared = line.lexicon, noun(line.cells[at].small, line.lang)
    while at and line.cells[at].near:
        before = line.cells[at - 1]
        shared = shared & adjective(before.small, line.lang)
        if not shared:
            break
        if not (
            has(words.office_adjectives, before.word.folded, words)
            or has(words.nationalities, before.word.folded, words)
            or has(words.source_adjectives, before.word.folded, words)
        ):
            break
        at -= 1
    return at


def _of(line: Line, at: int) -> Names | None:
    """One step of what an office is of: a small word, or a name in it."""
    cell, words = line.cells[at], line.lexicon
    for rule in (quoted, firm, beside, _body, _place, _listed, _short):
        told = rule(line, at)
        if told is not None:
            return told
    if cell.capital:
        if latin(cell):
            end = _latin_end(line, at)
            return [Found(at, end, ORGANISATION, "capital", sure=acronym(cell))], end
        if not cell.starts and _genitive(line, at):
            kind = PERSON if personal(line, at) or first_name(line, at) else None
            return [Found(at, at + 1, kind, "office-of-place" if kind is None else "capital")], at + 1
        return None
    if cell.word.folded in words.links and at + 1 < len(line.cells) and line.cells[at + 1].near:
        return ([], at + 1) if nominal(line, at + 1, "dpg") or line.cells[at + 1].capital else None
    return of_place(line, at) or (([], at + 1) if nominal(line, at, "gdp") else None)


def _body(line: Line, at: int) -> Names | None:
    told = body(line, at, len(line.cells))
    return None if told is None else ([told], told.last)


def _place(line: Line, at: int) -> Names | None:
    told = place_phrase(line, at, len(line.cells))
    return None if not told else (list(told), told[-1].last)


def directed(line: Line, at: int) -> Names | None:
    """ "Северная Велмора": a direction and a name with capitals are a place."""
    cell, after = line.cells[at], at + 1
    if not cell.capital or not has(line.lexicon.directions, cell.word.folded, line.lexicon):
        return None
    if after >= len(line.cells) or not line.cells[after].near or not line.cells[after].capital:
        return None
    whole = listed(line, at, len(line.cells)) or listed(line, after, len(line.cells))
    end = whole[0] if whole is not None and whole[0] > after else after + 1
    return [found(at, end, PLACE, "part-of-country")], end


def named(line: Line, at: int) -> Names | None:
    """A person by the given name, by initials, or by words that agree."""
    last, _ = person(line, at)
    if last == at:
        return None
    cell = line.cells[at]
    alone = last - at == 1 and not with_initials(cell)
    if not alone:
        sure = bool(first_name(line, at) or initial(line, at) or with_initials(cell) or first_name(line, at + 1))
        return [Found(at, last, PERSON, "given-name" if sure else "capitals", sure=sure)], last
    peoples = has(line.lexicon.nationalities, cell.word.folded, line.lexicon)
    if (
        first_name(line, at)
        and not peoples
        and not large(line, at)
        and not (cell.starts and ordinary(cell.word.folded, line.lexicon))
    ):
        return [Found(at, last, PERSON, "capital")], last
    return None


def _listed(line: Line, at: int) -> Names | None:
    if not line.cells[at].capital:
        return None
    known = listed(line, at, len(line.cells))
    if known is None:
        return None
    end, kind, by = known
    cell = line.cells[at]
    plain = end - at == 1 and by == "listed-city" and not acronym(cell)
    if plain and latin(cell):
        return None
    if plain and cell.starts and (ordinary(cell.word.folded, line.lexicon) or cell.word.folded in line.lower):
        return None
    if plain and modifies(line, at):
        return None
    if plain and first_name(line, at) and not large(line, at):
        return [Found(at, end, PERSON, "capital")], end
    return [found(at, end, kind, by)], end


def _short(line: Line, at: int) -> Names | None:
    """A body by an abbreviation of letters or of syllables."""
    cell = line.cells[at]
    if acronym(cell) and not latin(cell):
        if cell.word.folded in line.lexicon.nameless:
            return [], at + 1
        if _slashed(line, at):
            return [found(at, at + 1, OUTLET, "agency-between-slashes")], at + 1
        end = _land(line, at + 1)
        return [Found(at, end, ORGANISATION, "acronym", sure=end - at > 1)], end
    if abbreviation(line, at):
        end = _land(line, at + 1)
        return [found(at, end, ORGANISATION, "abbreviation")], end
    return None


def _slashed(line: Line, at: int) -> bool:
    """ "САЛЬТАРА, 17 февраля. /ВНА/": the agency of a dateline."""
    before, after = line.cells[at].word.gap, line.cells[at + 1].word.gap if at + 1 < len(line.cells) else ""
    return before[-1:] == "/" and after[:1] == "/"


def _land(line: Line, at: int) -> int:
    """Where a country or a wider body ends that stands right behind an abbreviation: "МИД | Велморы", "ГУ | МВД"."""
    if at >= len(line.cells) or not line.cells[at].near or line.cells[at].opens:
        return at
    known = listed(line, at, len(line.cells))
    if known is not None:
        return known[0] if known[2] == "listed-country" else at
    if (
        line.cells[at].capital
        and _genitive(line, at)
        and not (first_name(line, at) or personal(line, at) or adjectival(line, at))
    ):
        return at + 1 if not office(line, at) else at
    return at + 1 if acronym(line.cells[at]) and not latin(line.cells[at]) else at


def _latin_end(line: Line, at: int) -> int:
    end = at + 1
    while (
        end < len(line.cells)
        and line.cells[end].near
        and (latin(line.cells[end]) or (line.cells[end].word.text.isascii() and line.cells[end].word.text.isalpha()))
    ):
        end += 1
    while not line.cells[end - 1].capital:
        end -= 1
    return end


def foreign(line: Line, at: int) -> Names | None:
    """Latin words in a text of another script: a body, as persons and places are written in its own."""
    if not latin(line.cells[at]):
        return None
    end = _latin_end(line, at)
    english = lexicon("en")
    named = english is not None and end - at in (2, 3) and line.cells[at].word.folded in english.given
    known = listed(line, at, end)
    if known is not None and known[0] == end and known[2] != "listed-city":
        return [found(at, end, known[1], known[2])], end
    return [Found(at, end, PERSON if named else ORGANISATION, "latin", sure=end - at > 1)], end


def of_place(line: Line, at: int) -> Names | None:
    """ "велморский": the adjective of a country or city stands for it."""
    if line.cells[at].capital and not line.cells[at].starts:
        return None
    return ([found(at, at + 1, PLACE, "demonym")], at + 1) if demonym(line, at) and not _people(line, at) else None


def _people(line: Line, at: int) -> bool:
    """Whether an adjective stands for a people or a language: no noun follows that it agrees with."""
    if at + 1 >= len(line.cells) or not (line.cells[at + 1].near or line.cells[at + 1].opens):
        return True
    if line.cells[at + 1].word.folded in line.lexicon.conjunctions and at + 2 < len(line.cells):
        return not adjectival(line, at + 2)  # "велморских и захранских войск"
    return not (line.cells[at + 1].capital or line.cells[at + 1].opens or nominal(line, at + 1, "ngdaip"))


def lone(line: Line, at: int) -> Names | None:
    """A word with a capital that no rule knows: the page decides what it names."""
    cell = line.cells[at]
    if not cell.capital or cell.word.folded in line.lexicon.calendar or len(cell.small) < 2:
        return None
    if heads(line, "body_heads", at) or heads(line, "place_heads", at) or modifies(line, at):
        return [], at + 1
    if has(line.lexicon.nationalities, cell.word.folded, line.lexicon):
        return [], at + 1
    if cell.starts:
        plain = ordinary(cell.word.folded, line.lexicon) or cell.word.folded in line.lower | line.lexicon.common
        return ([] if plain else [Found(at, at + 1, None, "initial")]), at + 1
    if cell.word.folded in line.lexicon.common:
        return [], at + 1
    cued = cell.near and line.cells[at - 1].word.folded in line.lexicon.place_cues
    return [Found(at, at + 1, None, "capital" if cued else "initial")], at + 1


_RULES: tuple[Rule, ...] = (
    dateline,
    source,
    quoted,
    firm,
    held,
    beside,
    _body,
    _place,
    directed,
    named,
    _listed,
    _short,
    foreign,
    of_place,
    lone,
)
