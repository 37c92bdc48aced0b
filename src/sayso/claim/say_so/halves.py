"""What an aside of say-so leaves on its two sides, where the verb is second."""

from __future__ import annotations

from sayso.claim.say_so.row import COMMA, Row, clause_end
from sayso.claim.say_so.said import resumed

SHORT = 2  # tokens of the shortest clause that is said
FEW = 6  # tokens of a clause cut in two by a verb and its subject


def both(row: Row, left: tuple[tuple[int, int], ...], last: int, most: int = FEW) -> tuple[tuple[int, int], ...]:
    """What stands before an aside, and what goes on after it, if the aside cuts a clause in two."""
    more = resumed(row, last)
    if more or not row.mark(last, COMMA) or row.kind(left[-1][1] - 1) == "quote":
        return (*left, *more)
    start, end = left[-1]
    after = last + 1
    begins_time = row.word(after, "prepositions") or row.kind(after) == "time"
    opens = row.word(after, "relatives", "coordinators", "that", "as_if", "subordinators") and not begins_time
    verb = row.word(after, "auxiliaries") or row.finite(after)
    stop = clause_end(row, after)
    if stop - after < SHORT or opens or not (verb or end - start <= most):
        return left
    return (*left[:-1], (start, end), (after, stop))
