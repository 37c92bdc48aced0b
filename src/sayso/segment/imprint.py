"""Who put the text of a page out: the outlet that published it, the agencies that supplied it."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.model import Imprint, ImprintRole, Page, Passage
from sayso.segment import publishers
from sayso.segment.phrases import phrases
from sayso.segment.suppliers import suppliers
from sayso.segment.witness import Desk, Witness, imprinted, lines, same

_FROM = frozenset({"reprint", "source-line", "credit-line"})  # a page that gives its own house as the source


def imprints(page: Page, passages: Sequence[Passage]) -> tuple[Imprint, ...]:
    """The outlet first, by the strongest evidence; where evidence disagrees, the others after it; then the agencies."""
    langs = tuple(sorted({passage.lang for passage in passages} | {"en"}))
    desk = Desk(page, lines(page, passages), phrases(langs))
    own, foreign = _parted([witness for rule in publishers.RULES for witness in rule(desk)])
    own = _heard(own)
    supplied = [*suppliers(desk), *foreign]
    if own:
        supplied = [one for one in supplied if one.ground.by not in _FROM or not same(one, own[0])]
    return (*imprinted(own, ImprintRole.OUTLET), *imprinted(supplied, ImprintRole.AGENCY))


def _heard(witnesses: Sequence[Witness]) -> list[Witness]:
    """Without a bare "© Foo" that nobody confirms, and a domain that no table knows where the page has a name."""
    sure = [one for one in witnesses if one.ground.by != publishers.SIGN and not _bare(one)]
    return [
        one for one in witnesses if one in sure or any(same(one, other) for other in sure) or (_bare(one) and not sure)
    ]


def _bare(witness: Witness) -> bool:
    return witness.ground.by == "address" and witness.press is None


def _parted(published: Sequence[Witness]) -> tuple[list[Witness], list[Witness]]:
    """Who published; and agencies that hold the copyright without any other sign that the page is theirs: suppliers."""
    other = [one for one in published if one.ground.by != "copyright-line"]
    foreign = [
        one
        for one in published
        if one.press is not None
        and one.press.signatures
        and one.ground.by == "copyright-line"
        and not any(same(one, two) for two in other)
    ]
    return [one for one in published if one not in foreign], foreign
