"""Tolls: "14 dead", "the death toll has risen to 61", and which disaster of the sentence they are the toll of."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from sayso.claim.happening.forms import Carries, Form
from sayso.claim.happening.trigger import Trigger
from sayso.claim.items import Item
from sayso.lang import predicates, table
from sayso.model import Argument, Claim, Role
from sayso.text import fold


@cache
def _words(code: str, name: str) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """A map of the table by first folded word: phrases with their predicate, the longest first."""
    words = table(code)
    listed: dict[str, str] = getattr(words.claiming.numbers, name) if words is not None else {}
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, predicate in listed.items():
        folded = tuple(fold(phrase).text.split())
        found.setdefault(folded[0], []).append((folded, predicate))
    return {word: tuple(sorted(group, key=lambda pair: (-len(pair[0]), pair))) for word, group in found.items()}


def toll(row: Sequence[Item], at: int, code: str, counted: frozenset[int]) -> Trigger | None:
    """The trigger at `at` that names who is counted: "dead" behind a number, or "the number of people killed"."""
    if row[at].start in counted:
        for phrase, predicate in _words(code, "tolls").get(row[at].text, ()):
            if _reads(row, at, phrase):
                return Trigger(at, at + len(phrase), predicate, Form.NOUN, counted=True)
    for phrase, predicate in _words(code, "rates").get(row[at].text, ()):
        if _reads(row, at, phrase):
            return Trigger(at, at + len(phrase), predicate, Form.NOUN, counted=True, rate=True)
    return None


def _reads(row: Sequence[Item], at: int, phrase: tuple[str, ...]) -> bool:
    return tuple(item.text for item in row[at : at + len(phrase)]) == phrase


def tolled(found: Sequence[Trigger]) -> tuple[Trigger, ...]:
    """Joins "the death toll" with "has risen to 61"; where "61 dead" follows, that alone tells the toll."""
    kept: list[Trigger] = []
    rate: int | None = None  # where the last word for how many stands among those that are kept
    for n, trigger in enumerate(found):
        known = predicates()[trigger.predicate]
        more = n + 1 < len(found) and found[n + 1].rate and not found[n + 1].first - trigger.last
        if known.counts and (more or rate is not None):
            if rate is not None and kept[rate].verb is None:
                kept[rate] = _risen(kept[rate], trigger)
            continue
        if trigger.counted and rate is not None and kept[rate].predicate == trigger.predicate:
            kept[rate] = trigger
            continue
        if trigger.rate:
            rate = len(kept)
        kept.append(trigger)
    return tuple(sorted(kept, key=lambda trigger: trigger.first))


def _risen(noun: Trigger, verb: Trigger) -> Trigger:
    if not verb.verbal:
        return noun
    return replace(noun, carries=Carries.STAGING, verb=(verb.first, verb.last), verb_form=verb.form)


def caused(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims of one sentence; a toll without a place gets the participants of the disaster beside it."""
    harms = [claim for claim in claims if predicates()[claim.predicate].harms and claim.arguments]
    return tuple(
        _with(claim, harms[0].arguments) if harms and predicates()[claim.predicate].toll else claim for claim in claims
    )


def _with(claim: Claim, cause: Sequence[Argument]) -> Claim:
    if not claim.quantities or any(argument.role is Role.PLACE for argument in claim.arguments):
        return claim
    known = {argument.span for argument in claim.arguments}
    more = [
        argument if argument.role is Role.PLACE else Argument(Role.OTHER, argument.span)
        for argument in cause
        if argument.span not in known
    ]
    return replace(claim, arguments=tuple(sorted((*claim.arguments, *more), key=lambda a: a.span)))
