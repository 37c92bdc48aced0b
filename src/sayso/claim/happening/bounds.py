"""Where the clause of a trigger begins and ends: by marks, conjunctions and relative pronouns, without a parser."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.claim.happening.phrases import KINDS, ends, is_adverb, is_closed, stands
from sayso.claim.happening.trigger import Trigger
from sayso.claim.items import Item, What
from sayso.lang.claiming import Claiming

_HARD = frozenset(";:-()[]!?؛؟|")
_HELPERS = ("auxiliaries", "passive", "planned", "negations")
_SOFT = frozenset(",،")
_ABBREVIATED = 3  # letters of an abbreviation before a full stop, at most: "Gen."


def starts(
    row: Sequence[Item], found: Sequence[Trigger], code: str, words: Claiming, cuts: Sequence[int]
) -> tuple[int, ...]:
    """Items at which a clause starts, in order; the first is 0. `cuts`: where what somebody says starts or ends."""
    begun = {0, *cuts, *(_main(row, t, code, words) for t in found if t.rate and t.verb is not None)}
    finite = {t.head for t in found if t.verbal}
    for at, item in enumerate(row):
        if at == 0:
            continue
        if item.what is What.MARK:
            closing = item.text == '"' and row[at - 1].text in {",", ".", "،"}
            if closing or _full_stop(row, at, code) or (item.text in _HARD and not _inside_name(row, at)):
                begun.add(at + 1)
            continue
        soft = _soft(row, at) and (_reported(row, at, begun, code) or _opens(row, at, finite, code, words))
        if soft or _conjoined(row, at, finite, code, words):
            begun.add(at)
    return tuple(sorted(b for b in begun if b < len(row)))


def _main(row: Sequence[Item], trigger: Trigger, code: str, words: Claiming) -> int:
    """Where the verb of a noun starts whose clauses stand between: "the number of people killed when … has risen"."""
    at = trigger.head
    while at > trigger.last and (stands(row, at - 1, code, "auxiliaries") or is_adverb(row, at - 1, code, words)):
        at -= 1
    return at


def _full_stop(row: Sequence[Item], at: int, code: str) -> bool:
    """Whether a full stop inside the sentence (two of them in one quotation) ends a clause, not an abbreviation."""
    if row[at].text != "." or at + 1 >= len(row):
        return False
    return len(row[at - 1].text) > _ABBREVIATED or is_closed(row[at - 1].text, code)


def subject_relative(row: Sequence[Item], at: int, found: Sequence[Trigger], code: str, words: Claiming) -> bool:
    """Whether the relative pronoun at `at` is the subject of its clause: a verb follows, not another subject.

    "which is set to", "that was brokered", but not "that the president will".
    """
    after = at + stands(row, at, code, "relatives")
    if words.order == "vso":
        return True
    return _verb_next(row, after, {t.head for t in found if t.verbal}, code, words) or bool(
        after < len(row) and (stands(row, after, code, "passive") or stands(row, after, code, "auxiliaries"))
    )


def clause(begun: Sequence[int], at: int, size: int) -> tuple[int, int]:
    """The clause [low, high) that item `at` stands in."""
    low = max((b for b in begun if b <= at), default=0)
    high = min((b for b in begun if b > at), default=size)
    return low, high


def _conjoined(row: Sequence[Item], at: int, finite: set[int], code: str, words: Claiming) -> bool:
    """Whether a conjunction, a relative, a word of saying or an "and" before a verb opens a clause at `at`."""
    if (stands(row, at, code, "breaks") or stands(row, at, code, "relatives")) and not _determiner(row, at, code):
        return True
    if ends(row, at, code, "complementisers") and not preposition(row, at + 1, code):
        return not (ends(row, at, code, "relatives") and _verb_next(row, at, finite, code, words))
    join = stands(row, at, code, "joins")
    return (at in finite and _attached(row, at, words)) or bool(
        join and _verb_next(row, at + join, finite, code, words)
    )


def _attached(row: Sequence[Item], at: int, words: Claiming) -> bool:
    """Whether "and" is written together with the verb: "ويبحث"."""
    return bool(words.joined_prefixes) and row[at].text.startswith(words.joined_prefixes)


def _inside_name(row: Sequence[Item], at: int) -> bool:
    """A short bracket is no clause: "the Northern Council (NC) is", "[Tuesday's] text"."""
    if row[at].text in "([":
        return any(item.text in ")]" for item in row[at + 1 : at + 4])
    if row[at].text in ")]":
        return any(item.text in "([" for item in row[max(0, at - 3) : at])
    return False


def _determiner(row: Sequence[Item], at: int, code: str) -> bool:
    """Whether "that" before a noun at the start of a phrase is no relative pronoun."""
    return bool(stands(row, at, code, "determiners")) and (at == 0 or row[at - 1].what is What.MARK)


def _reported(row: Sequence[Item], at: int, begun: set[int], code: str) -> bool:
    """Whether the clause that ends at this comma only says who reports: "as the ministry announced, …"."""
    return any(stands(row, i, code, "complementisers") for i in range(max(begun), at - 1))


def _soft(row: Sequence[Item], at: int) -> bool:
    return row[at - 1].what is What.MARK and row[at - 1].text in _SOFT


def _opens(row: Sequence[Item], at: int, finite: set[int], code: str, words: Claiming) -> bool:
    """After a comma: a verb, or a pronoun that is its subject."""
    return bool(stands(row, at, code, "pronouns")) or _verb_next(row, at, finite, code, words)


def _verb_next(row: Sequence[Item], at: int, finite: set[int], code: str, words: Claiming) -> bool:
    """Whether a verb follows, with only auxiliaries and adverbs between."""
    i = at
    while i < min(at + 6, len(row)):
        if i in finite:
            return True
        helps = max(stands(row, i, code, name) for name in _HELPERS)
        if not (helps or is_adverb(row, i, code, words)):
            return False
        i += max(helps, 1)
    return False


def governed_by(row: Sequence[Item], at: int, code: str, low: int) -> tuple[str, int] | None:
    """The kind of preposition that governs the name at `at`, and where it stands; None if nothing governs it."""
    for i in range(at, max(low, at - 8), -1):
        kind = preposition(row, i, code)
        if kind is not None:
            return kind, i - 1
        item = row[i - 1]
        short = item.text == "." and i > 1 and len(row[i - 2].text) <= _ABBREVIATED  # "to Mr. Velik"
        if item.what is not What.WORD and item.text not in {'"', "'"} and not short:
            return None
        if not item.role and any(ends(row, i, code, name) for name in ("joins", "relatives", "breaks")):
            return None
    return None


def preposition(row: Sequence[Item], end: int, code: str) -> str | None:
    """The list that holds the preposition ending before item `end`."""
    if end <= 0 or row[end - 1].what is not What.WORD:
        return None
    sizes = [(ends(row, end, code, kind), kind) for kind in KINDS]
    size, kind = max(sizes, key=lambda pair: pair[0])  # the longest, of those the first: "in the company of"
    return kind if size else None
