"""What one place of a page says about who put it out, and how several of them become imprints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from sayso.lang.press import Press, by_name, key, owner
from sayso.model import Imprint, ImprintRole, Page, Passage, Span
from sayso.segment.phrases import Phrases

_FIRM = 3  # words at the end of a name that may say what kind of firm it is, and one more
_BEGUN = 3  # letters: a name whose words begin another one means the same
_INSIDE = 5  # letters: a name that stands in another one means the same: "Daily Foo" in "The Daily Foo Ltd"


class Ground(Struct, frozen=True):
    """Why somebody is taken for publisher or supplier."""

    by: str  # the rule
    because: str  # 'the copyright line is "…"'
    short: str  # how the place is called where it only agrees: "the copyright line"


class Witness(Struct, frozen=True):
    """One place that names somebody."""

    name: str  # as the table spells it, else as it stands
    press: Press | None  # the outlet or agency, if a table knows it
    span: Span | None
    ground: Ground


class Line(Struct, frozen=True):
    """A passage without the blanks around it."""

    passage: Passage
    start: int  # characters of the page
    text: str
    words: int  # of a long line an estimate


class Desk(Struct, frozen=True):
    """A page with its lines, as the rules look at them."""

    page: Page
    lines: tuple[Line, ...]
    phrases: Phrases

    def span(self, line: Line, start: int, end: int) -> Span:
        """Characters [start, end) of a line, as a place of the page."""
        return Span(self.page.id, line.start + start, line.start + end)


_MANY = 60  # words of a line that is too long for a credit
_WORD = 20  # characters: no line has longer words on the whole


def lines(page: Page, passages: Sequence[Passage]) -> tuple[Line, ...]:
    """Every passage that is not blank, with its text."""
    out = []
    for passage in passages:
        text = page.text[passage.span.start : passage.span.end]
        bare = text.lstrip()
        if bare:
            words = max(len(bare[: _MANY * _WORD].split()), len(bare) // _WORD)
            out.append(Line(passage, passage.span.start + len(text) - len(bare), bare.rstrip(), words))
    return tuple(out)


def known(press: Press, span: Span | None, ground: Ground) -> Witness:
    """A witness for somebody who stands in a table."""
    return Witness(press.name, press, span, ground)


def named(name: str, span: Span | None, ground: Ground) -> Witness:
    """A witness for a name as it stands; the table is asked whose name or domain it is, without "GmbH", "Co. Ltd."."""
    words = name.split()
    tries = [" ".join(words[:size]) for size in range(len(words), max(0, len(words) - _FIRM), -1)]
    press = next((by_name()[key(one)] for one in tries if _told(one, name) and key(one) in by_name()), None)
    press = press or (owner(name) if "." in name and " " not in name else None)
    return Witness(name if press is None else press.name, press, span, ground)


def _told(shorter: str, name: str) -> bool:
    return shorter == name or len(key(shorter)) > _INSIDE


def same(one: Witness, two: Witness) -> bool:
    """Both name one outlet or agency."""
    if one.press is not None and two.press is not None:
        return one.press == two.press
    left, right = sorted((_plain(one), _plain(two)), key=len)
    begins = sorted((one.name.casefold().split(), two.name.casefold().split()), key=len)
    begun = len(left) >= _BEGUN and begins[1][: len(begins[0])] == begins[0]  # "CHIP", "CHIP Online"
    return left == right or begun or (len(left) >= _INSIDE and left in right)


def _plain(witness: Witness) -> str:
    """The letters of a name; of a domain the label that its owner chose."""
    bare = witness.press is None and "." in witness.name and " " not in witness.name
    return key(witness.name.partition(".")[0] if bare else witness.name)


def imprinted(witnesses: Iterable[Witness], role: ImprintRole) -> tuple[Imprint, ...]:
    """One imprint for each that is named, in the order of the witnesses; those that agree are named in `because`."""
    kept: list[tuple[Witness, list[str]]] = []
    for witness in witnesses:
        agreed = next((shorts for first, shorts in kept if same(first, witness)), None)
        if agreed is None:
            kept.append((witness, [witness.ground.short]))
        elif witness.ground.short not in agreed:
            agreed.append(witness.ground.short)
    return tuple(_imprint(first, shorts[1:], kept[0][0], role) for first, shorts in kept)


def _imprint(witness: Witness, agreed: Sequence[str], best: Witness, role: ImprintRole) -> Imprint:
    because = witness.ground.because
    if agreed:
        because += f"; {' and '.join(agreed)} {'agrees' if len(agreed) == 1 else 'agree'}"
    if role is ImprintRole.OUTLET and witness is not best:
        because += f"; but {best.ground.short} says {best.name}"
    return Imprint(witness.name, role, witness.span, witness.ground.by, because)
