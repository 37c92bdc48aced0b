"""The name of a person in a language with cases: words with capitals that agree, a given name, initials."""

from __future__ import annotations

from sayso.extract.names.cells import (
    Line,
    abbreviation,
    acronym,
    adjectival,
    demonym,
    first_name,
    heads,
    initial,
    large,
    latin,
    listed,
    modifies,
    office,
    personal,
    roman,
    with_initials,
)
from sayso.extract.names.words import folded, has, ordinary
from sayso.lang.inflection import NONE, Readings, bases, family, patronymic, unmarked

_PERSON = 5  # words of a person's name
_SMALL = frozenset({"listed-city", "listed-region"})  # lists that hold what persons are called as well


def person(line: Line, at: int) -> tuple[int, Readings]:
    """Where the name of a person that begins at `at` ends, and in which case it stands; `at` if there is none."""
    cells, cell = line.cells, line.cells[at]
    if not cell.capital or (latin(cell) and not initial(line, at)):
        return at, NONE
    if with_initials(cell):
        return at + 1, family(with_initials(cell), line.lang)
    if initial(line, at):
        end = at + 1
        while end < len(cells) and initial(line, end):
            end += 1
        capital = end < len(cells) and cells[end].capital and not acronym(cells[end])
        return (end + 1, family(cells[end].small, line.lang)) if capital else (at, NONE)
    return _agreeing(line, at)


def _agreeing(line: Line, at: int) -> tuple[int, Readings]:
    """Words with capitals that stand in one case and gender, as the parts of a name do."""
    cells = line.cells
    if not _can_open(line, at):
        return at, NONE
    if not first_name(line, at) and (
        (_name_follows(line, at + 1) and (_after_word(line, at) or not unmarked(cells[at].small, line.lang)))
        or _land_first(line, at)
    ):
        return at, NONE  # "президента | Велморы Илью Довранова"
    readings, end = first_name(line, at) or family(cells[at].small, line.lang), at + 1
    while end < len(cells) and end - at < _PERSON:
        step = _particles(line, end)
        cell = cells[step] if step < len(cells) else None
        if cell is None or not cell.near or cell.opens or not cell.capital:
            break
        if roman(cell) and bool(first_name(line, end - 1)):
            end += 1
            break
        if latin(cell):
            break
        own = patronymic(cell.small, line.lang) or first_name(line, step) or family(cell.small, line.lang)
        if not (own & readings) or not _can_follow(line, step, at):
            break
        readings, end = own & readings, step + 1
    return end, readings


def _after_word(line: Line, at: int) -> bool:
    """Whether a small word of the language, a preposition as a rule, stands right before."""
    return line.cells[at].near and line.cells[at - 1].word.folded in line.lexicon.common


def _land_first(line: Line, at: int) -> bool:
    """Whether the first of three capitals ends as names of places do: "Велмории Илью Довранова"."""
    cells = line.cells
    if at + 2 >= len(cells) or not all(cells[i].near and cells[i].capital for i in (at + 1, at + 2)):
        return False
    ends = line.lexicon.place_endings
    return any(len(base) > 5 and folded(base).endswith(ends) for base in bases(cells[at].small, line.lang))


def _name_follows(line: Line, at: int) -> bool:
    """Whether a given name and a surname stand at `at`: what is before them is no part of the name."""
    if at + 1 >= len(line.cells) or not all(line.cells[i].near and line.cells[i].capital for i in (at, at + 1)):
        return False
    second = line.cells[at + 1]
    if not first_name(line, at) or patronymic(second.small, line.lang) or roman(second):
        return False
    return bool(first_name(line, at) & (first_name(line, at + 1) or family(second.small, line.lang)))


def _can_open(line: Line, at: int) -> bool:
    """Whether a word can be the first of a person's name."""
    cell, words = line.cells[at], line.lexicon
    if acronym(cell) or roman(cell) or abbreviation(line, at) or cell.word.folded in words.calendar | words.common:
        return False
    if first_name(line, at):
        return True
    if has(words.directions, cell.word.folded, words):
        return False
    if cell.starts and (ordinary(cell.word.folded, words) or cell.word.folded in line.lower or office(line, at)):
        return False
    if cell.starts and cell.word.folded.endswith(words.common_endings):
        return False
    whole = listed(line, at, len(line.cells))
    if whole is not None and whole[0] > at + 1:
        return False
    known = listed(line, at, at + 1)
    if known is not None and (known[2] not in _SMALL or not _person_next(line, at)):
        return False
    if has(words.nationalities, cell.word.folded, words):
        return False
    headed = heads(line, "body_heads", at) or heads(line, "place_heads", at) or modifies(line, at)
    return not headed and not demonym(line, at) and not (cell.starts and heads(line, "person_nouns", at))


def _person_next(line: Line, at: int) -> bool:
    """Whether what follows makes a person of a word that is a city as well: "Владимир Козьмич"."""
    if at + 1 >= len(line.cells) or not line.cells[at + 1].near or not line.cells[at + 1].capital:
        return False
    follows = patronymic(line.cells[at + 1].small, line.lang) or personal(line, at + 1)
    small = not large(line, at) and listed(line, at + 1, at + 2) is None and not modifies(line, at + 1)
    return (bool(follows) or small) and bool(
        family(line.cells[at].small, line.lang) & family(line.cells[at + 1].small, line.lang)
    )


def _can_follow(line: Line, at: int, first: int) -> bool:
    """Whether a word can go on with a person's name."""
    cell, words = line.cells[at], line.lexicon
    if acronym(cell) or abbreviation(line, at) or cell.word.folded in words.calendar | words.common:
        return False
    if first_name(line, at) or patronymic(cell.small, line.lang) or personal(line, at):
        return True
    known = listed(line, at, len(line.cells))
    if known is not None and (known[2] not in _SMALL or (not first_name(line, first) and large(line, at))):
        return False
    if heads(line, "body_heads", at):
        return False
    small = at + 1 < len(line.cells) and line.cells[at + 1].near and not line.cells[at + 1].capital
    headed = small and (heads(line, "body_heads", at + 1) or heads(line, "place_heads", at + 1))
    return not (headed and adjectival(line, at))


def _particles(line: Line, at: int) -> int:
    """Where small words inside a name end: "де ла", "аль"."""
    end = at
    while end < len(line.cells) and end - at < 3 and line.cells[end].near and not line.cells[end].capital:
        if line.cells[end].word.folded not in line.lexicon.particles:
            return at
        end += 1
    return end
