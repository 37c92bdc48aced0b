"""Sources that are described and not named: "a Libyan diplomat", "Germany's foreign minister"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.extract.names.described import described_after, described_before, placed, rear
from sayso.extract.names.kinds import ORGANISATION, OUTLET, PERSON, PLACE, UNNAMED, Found, phrase
from sayso.extract.names.runs import close, initial
from sayso.extract.names.words import Lexicon, Word, has
from sayso.model import Mention, Page, Span

_BODIES = frozenset({ORGANISATION, OUTLET, PLACE})


def unnamed(page: Page, words: Sequence[Word], found: Sequence[Found], lexicon: Lexicon) -> Iterator[Mention]:
    """Descriptions that hold something that narrows them and are not the office of a name."""
    taken = {i for each in found for i in range(each.first, each.last)} | {
        i for each in found if each.role for i in range(*each.role)
    }
    done = 0
    for at in range(len(words)):
        if at < done or at in taken or (words[at].text[0].isupper() and not initial(words, at)):
            continue
        described = _source(words, at, taken, found, lexicon) or _office(words, at, taken, found, lexicon)
        if described is None or _named_next(words, described.last, found):
            continue
        done = described.last
        span = Span(page.id, words[described.first].start, words[described.last - 1].end)
        yield Mention(span, described.by, UNNAMED)


def _source(words: Sequence[Word], at: int, taken: set[int], found: Sequence[Found], lexicon: Lexicon) -> Found | None:
    """A source with what narrows it: "a Libyan diplomat", "officials familiar with the talks"."""
    circle, length = phrase(lexicon.source_circles, words, at, lexicon), phrase(lexicon.sources, words, at, lexicon)
    last = at + max(circle, length, phrase(lexicon.source_people, words, at, lexicon))
    if last == at:
        return None
    first, narrow = _front(words, at, taken, found, lexicon)
    if (circle or length) and described_after(words, last, found, lexicon) == last < rear(words, last, lexicon):
        last, narrow = rear(words, last, lexicon), True
    front = described_before(words, first, at, lexicon)
    told = front < first
    front -= told and front > 0 and words[front - 1].folded in lexicon.determiners
    after = described_after(words, last, found, lexicon)
    if told or after > last:
        return Found(front, after, UNNAMED, "described-source")
    if not (circle or length):
        return None
    end = max(_end(words, last, found, lexicon), placed(words, last, lexicon))
    if not narrow and not circle and end == last:
        return None
    return Found(first, last if narrow else end, UNNAMED, "unnamed-source")


def _office(words: Sequence[Word], at: int, taken: set[int], found: Sequence[Found], lexicon: Lexicon) -> Found | None:
    """An office that stands for its holder: "Germany's foreign minister"."""
    length = 0 if words[at].text[0].isupper() else phrase(lexicon.offices, words, at, lexicon)
    if not length:
        return None
    first, narrow = _front(words, at, taken, found, lexicon)
    end = _end(words, at + length, found, lexicon)
    if not _office_stands(words, range(first, at), found, lexicon) or not (narrow or end > at + length):
        return None
    return Found(first, at + length if narrow else end, UNNAMED, "office-of")


def _office_stands(words: Sequence[Word], front: range, found: Sequence[Found], lexicon: Lexicon) -> bool:
    """Whether an office stands for its holder, and is not said of someone named ("Ann, head of …")."""
    first, at = front.start, front.stop
    owned = any(each.first <= first < each.last for each in found)
    opened = any(
        words[i].folded in lexicon.articles or has(lexicon.nationalities, words[i].folded, lexicon)
        for i in range(first, at)
    )
    apposed = any(each.kind is PERSON and each.last == first for each in found)
    return (owned or opened) and not apposed


def _front(
    words: Sequence[Word], at: int, taken: set[int], found: Sequence[Found], lexicon: Lexicon
) -> tuple[int, bool]:
    """Where the description begins, and whether something before its noun narrows it."""
    first, narrow = at, False
    while first and close(words[first], words[first - 1]):
        word = words[first - 1]
        if first - 1 in taken:
            break
        if has(lexicon.nationalities, word.folded, lexicon):
            narrow, first = True, first - 1
        elif has(lexicon.source_adjectives, word.folded, lexicon) or has(
            lexicon.office_adjectives, word.folded, lexicon
        ):
            named = phrase(lexicon.sources, words, at, lexicon) > 0
            narrow, first = narrow or (named and has(lexicon.source_adjectives, word.folded, lexicon)), first - 1
        elif word.folded in lexicon.determiners:
            first -= 1
            if first and close(words[first], words[first - 1]) and _national(words[first - 1], lexicon):
                narrow, first = True, first - 1  # "Libyalı bir diplomat"
            break
        else:
            break
    if first < at and words[first].folded in lexicon.determiners and not narrow:
        return first, False  # "… à l'agence Orion une source": the name before is another phrase
    owner = (
        next((each for each in found if each.last == first and each.kind in _BODIES and words[first - 1].owns), None)
        if first
        else None
    )
    body = (
        next(
            (
                each
                for each in found
                if each.last == first
                and each.kind in _BODIES
                and close(words[first], words[first - 1])
                and not lexicon.cases  # "…, сообщили в Орленде источники"
            ),
            None,
        )
        if first
        else None
    )
    if owner is not None:
        return owner.first, True
    return (body.first, True) if body is not None else (first, narrow)


def _national(word: Word, lexicon: Lexicon) -> bool:
    return has(lexicon.nationalities, word.folded, lexicon)


def _end(words: Sequence[Word], last: int, found: Sequence[Found], lexicon: Lexicon) -> int:
    """Where the description ends with what it is of: "a spokesman for the Ministry of …"; `last` if with nothing."""
    at = last
    while (
        at < len(words)
        and at - last < 3
        and close(words[at], words[at - 1])
        and words[at].folded in lexicon.office_links | lexicon.articles
    ):
        at += 1
    body = next((each for each in found if each.first == at and each.kind in _BODIES), None) if at > last else None
    return last if body is None or (at < len(words) and not close(words[at], words[at - 1])) else body.last


def _named_next(words: Sequence[Word], last: int, found: Sequence[Found]) -> bool:
    return any(each.kind is PERSON and each.first == last and words[last].gap.strip() in ("", ",") for each in found)
