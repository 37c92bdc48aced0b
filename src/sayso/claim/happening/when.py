"""When and how many: the times and quantities of a clause, shared out among its triggers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from sayso.claim.happening.bounds import clause
from sayso.claim.happening.forms import Form
from sayso.claim.happening.phrases import stands
from sayso.claim.happening.scene import Scene
from sayso.claim.happening.trigger import Trigger
from sayso.claim.items import Marks, within
from sayso.model import Quantity, Span, Timex

_PREMODIFIED = 3  # items before a noun that a time may stand in: "Sunday's talks", "the 2011 uprising"
_RIVALS = 4  # triggers on either side of a number that it can belong to
_LOOSE = frozenset({Form.GERUND, Form.BASE})


def times_of(scene: Scene, trigger: Trigger, marks: Marks, bounds: tuple[int, int]) -> tuple[Span, ...]:
    """The times of the clause for a verb; for a noun or an infinitive those beside it."""
    low, high = bounds
    bare = not trigger.verbal and trigger.verb is None and not trigger.counted
    if bare or (trigger.tense in _LOOSE and trigger.first > low):
        later = [t.head for t in scene.found if t.head >= trigger.last]
        low, high = max(low, trigger.first - _PREMODIFIED) if bare else low, min([high, *later])
    first, last = scene.row[low].start, scene.row[high - 1].end
    here = [marks.times[i] for i in within(marks.time_starts, first, last)]
    if not here and not bare and low == _leading(scene):
        here = [marks.times[i] for i in within(marks.time_starts, scene.row[0].start, first)]
    return _own(here)


def _own(here: Sequence[Timex]) -> tuple[Span, ...]:
    """Without the times that count from another event ("four months after the siege") if a plain one stands there."""
    plain = tuple(timex.span for timex in here if timex.anchor is None)
    return plain or tuple(timex.span for timex in here)


def _leading(scene: Scene) -> int:
    """Where the main clause starts if only a time stands before it: "On Friday, …", else -1."""
    return next((b for b in scene.begun if 0 < b <= 4), -1)


def shared(scene: Scene, marks: Marks) -> dict[int, tuple[Span, ...]]:
    """The numbers of a sentence by the head of the trigger that each belongs to."""
    area = within(marks.number_starts, scene.row[0].start, scene.row[-1].end)
    rivals = sorted((t for t in scene.found if t.verbal or t.counted), key=lambda t: t.head)
    starts = [item.start for item in scene.row]
    heads = [starts[t.head] for t in rivals]
    found: dict[int, tuple[Span, ...]] = {}
    for number in (marks.numbers[i] for i in area):
        low, high = clause(scene.begun, bisect_right(starts, number.span.start) - 1, len(scene.row))
        behind = bisect_left(heads, number.span.start)
        owner = _owner(scene, number, rivals[max(0, behind - _RIVALS) : behind + _RIVALS], (low, high))
        if owner is not None:
            found[owner.head] = (*found.get(owner.head, ()), number.span)
    return found


def _owner(scene: Scene, number: Quantity, near: Sequence[Trigger], bounds: tuple[int, int]) -> Trigger | None:
    """Whose number it is: of the counted word, else of the verb before it, else (after an "and") of the next verb."""
    low, high = bounds
    rivals = [t for t in near if low <= t.head < high]
    named = [t for t in near if t.counted and number.span.start <= scene.row[t.first].start < number.span.end]
    if named:
        return named[0]
    rivals = [t for t in rivals if not t.counted or t.rate]
    before = [t for t in rivals if scene.row[t.head].start < number.span.start]
    after = [t for t in rivals if scene.row[t.head].start >= number.span.start]
    if not (before and after):
        return before[-1] if before else after[0] if after else None
    between = range(before[-1].head, after[0].head)
    stop = number.span.start
    joined = any(scene.row[at].start < stop and stands(scene.row, at, scene.code, "joins") for at in between)
    return after[0] if joined else before[-1]
