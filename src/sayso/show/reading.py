"""The full text of a page, cut where highlights begin and end, with noise and comments set apart."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from sayso.model import Grain, Passage, PassageKind, Span
from sayso.show.board import Board, Sheet
from sayso.show.highlights import ORDER, Highlight, highlights
from sayso.show.wording import clipped, counted, days, direction, flat, language

_NOISE = (PassageKind.NAVIGATION, PassageKind.PROMOTION, PassageKind.RELATED)
_DEEPEST = 6  # claims and words said within each other; what lies deeper is only an anchor
_NOTES = 5  # in the margin of one paragraph
_FARTHEST = 8  # passages that one highlight may run through
_WHOLE = frozenset({"told", "judged", "claim"})  # elements around text; the others mark its pieces


class Leaf(Struct, frozen=True):
    """A piece of text under the same highlights. Opening and closing elements come before it, in this order."""

    closes: int
    opens: tuple[tuple[str, str, str], ...]  # id ("" where it is taken), title, classes
    anchors: tuple[str, ...]  # ids without an element of their own
    text: str
    marks: tuple[str, ...]  # "who", "when"
    title: str


class Paragraph(Struct, frozen=True):
    id: str
    kind: str
    lang: str
    dir: str
    leaves: tuple[Leaf, ...]
    closes: int  # elements still open at the end
    depth: int
    author: str
    notes: tuple[str, ...]  # for the margin: who says it, what days are meant


class Block(Struct, frozen=True):
    """A run of paragraphs of one sort: text, pairs (translation, original), noise, comments."""

    sort: str
    paragraphs: tuple[Paragraph, ...]
    pairs: tuple[tuple[Paragraph, Paragraph], ...]
    title: str


def blocks(board: Board, sheet: Sheet) -> tuple[Block, ...]:
    """The page from its first to its last character."""
    taken: set[str] = set()
    marks = _by_passage(sheet, highlights(board, sheet))
    made: list[Block] = []
    passages = [passage for passage in sheet.analysis.passages if _text(sheet, passage.span).strip()]
    partner = _partners(passages)
    done: set[Span] = set()
    for passage in passages:
        if passage.span in done:
            continue
        other = partner.get(passage.span)
        done.add(passage.span)
        first = _paragraph(board, sheet, passage, marks.get(passage.span, ()), taken)
        if other is None:
            _add(made, Block(_sort(passage), (first,), (), ""))
        else:
            done.add(other.span)
            _add(
                made,
                Block(
                    "pairs",
                    (),
                    ((first, _paragraph(board, sheet, other, marks.get(other.span, ()), taken)),),
                    _beside(passage, other),
                ),
            )
    return tuple(_titled(block) for block in made)


def _beside(left: Passage, right: Passage) -> str:
    """Which of two columns is the translation."""
    translation, original = (left, right) if left.renders is not None else (right, left)
    side = "left" if translation is left else "right"
    return (
        f"The {language(translation.lang)} text ({side}) translates the {language(original.lang)} original beside it."
    )


def _sort(passage: Passage) -> str:
    if passage.kind is PassageKind.COMMENT:
        return "comments"
    return "noise" if passage.kind in _NOISE else "text"


def _add(made: list[Block], block: Block) -> None:
    if made and made[-1].sort == block.sort:
        last = made.pop()
        block = Block(block.sort, last.paragraphs + block.paragraphs, last.pairs + block.pairs, last.title)
    made.append(block)


def _titled(block: Block) -> Block:
    title = block.title
    if block.sort == "comments":
        title = f"{counted(_comments(block.paragraphs), 'reader comment')} (not a source, never counted)"
    elif block.sort == "noise":
        kinds = dict.fromkeys(paragraph.kind for paragraph in block.paragraphs)
        title = f"Not the report: {counted(len(block.paragraphs), 'line')} ({', '.join(kinds)})"
    return Block(block.sort, block.paragraphs, block.pairs, title)


def _comments(paragraphs: Sequence[Paragraph]) -> int:
    """Comments, not their paragraphs: a new one begins where an author stands."""
    return sum(1 for paragraph in paragraphs if paragraph.author) or len(paragraphs)


def _partners(passages: Sequence[Passage]) -> dict[Span, Passage]:
    """Each translated passage and its original, both ways; of several originals or translations the first."""
    by_start = {passage.span.start: passage for passage in passages}
    partner: dict[Span, Passage] = {}
    for passage in passages:
        original = by_start.get(passage.renders.start) if passage.renders is not None else None
        if original is not None and original.span not in partner and passage.span not in partner:
            partner[passage.span], partner[original.span] = original, passage
    return partner


def _text(sheet: Sheet, span: Span) -> str:
    return sheet.analysis.page.text[span.start : span.end]


def _by_passage(sheet: Sheet, marks: Sequence[Highlight]) -> dict[Span, list[Highlight]]:
    """The highlights of each passage; one that runs on stands in every passage that it touches."""
    found: dict[Span, list[Highlight]] = {}
    passages = sheet.analysis.passages
    for mark in marks:
        at = max(bisect_right(sheet.starts, mark.span.start) - 1, 0)
        for passage in passages[at : at + _FARTHEST]:
            if passage.span.start >= mark.span.end:
                break
            found.setdefault(passage.span, []).append(mark)
    return found


def _paragraph(board: Board, sheet: Sheet, passage: Passage, marks: Sequence[Highlight], taken: set[str]) -> Paragraph:
    text = _text(sheet, passage.span)
    start = passage.span.start + len(text) - len(text.lstrip())
    end = passage.span.end - (len(text) - len(text.rstrip()))
    inside = [mark for mark in marks if mark.span.start < end and start < mark.span.end]
    leaves, still = _cut(sheet, (start, end), inside, taken)
    return Paragraph(
        id=f"{sheet.letter}-p{passage.span.start}",
        kind=passage.kind.value,
        lang=passage.lang,
        dir=direction(text),
        leaves=leaves,
        closes=still,
        depth=min(passage.depth, _DEEPEST),
        author=flat(_text(sheet, passage.author)) if passage.author is not None else "",
        notes=_notes(board, sheet, inside),
    )


def _notes(board: Board, sheet: Sheet, marks: Sequence[Highlight]) -> tuple[str, ...]:
    """What stands beside a paragraph: its days, then its sources."""
    dates = [
        f"“{flat(_text(sheet, mark.span))}” is {days(board.dating[mark.span].when)}"
        for mark in marks
        if mark.kind == "when" and board.dating[mark.span].when.grain is not Grain.UNKNOWN
    ]
    who = [mark.span for mark in marks if mark.kind == "who"]
    said = [mark.note for mark in marks if mark.note and not (mark.is_own and _touches(mark.span, who))]
    return tuple(dict.fromkeys(clipped(note, 110) for note in dates + said))[:_NOTES]


def _touches(span: Span, others: Sequence[Span]) -> bool:
    """Whether a claim only stands in the words that name a source: "the letter reads"."""
    at = bisect_right(others, span.end - 1, key=lambda one: one.start)
    return at > 0 and others[at - 1].end > span.start


def _cut(
    sheet: Sheet, bounds: tuple[int, int], marks: Sequence[Highlight], taken: set[str]
) -> tuple[tuple[Leaf, ...], int]:
    """The text between two bounds, cut at every boundary of a highlight; how many claims are open at its end."""
    start, end = bounds
    nested, loose = _nested(marks)
    opening, begun = _by_start(nested, start), _by_start(loose, start)
    edges = {start, end} | {min(max(at, start), end) for mark in marks for at in (mark.span.start, mark.span.end)}
    leaves: list[Leaf] = []
    open_ends: list[int] = []
    over: list[Highlight] = []
    for first, last in pairwise(sorted(edges)):
        still = [stop for stop in open_ends if stop > first]
        closes, open_ends = len(open_ends) - len(still), still
        open_ends += [mark.span.end for mark in opening.get(first, ())]
        over = [mark for mark in over if mark.span.end > first] + begun.get(first, [])
        opens = tuple((_id(sheet, mark, taken), mark.title, _classes(mark)) for mark in opening.get(first, ()))
        ids = (_id(sheet, mark, taken) for mark in begun.get(first, ()))
        leaves.append(
            _leaf(sheet.analysis.page.text[first:last], over, closes, opens, tuple(one for one in ids if one))
        )
    return tuple(leaves), len(open_ends)


def _leaf(
    text: str, over: Sequence[Highlight], closes: int, opens: tuple[tuple[str, str, str], ...], anchors: tuple[str, ...]
) -> Leaf:
    return Leaf(
        closes=closes,
        opens=opens,
        anchors=anchors,
        text=text,
        marks=tuple(sorted({mark.kind for mark in over})),
        title=" — ".join(dict.fromkeys(mark.title for mark in over[:4])),
    )


def _by_start(marks: Sequence[Highlight], start: int) -> dict[int, list[Highlight]]:
    """Highlights by the place at which they begin inside a paragraph."""
    found: dict[int, list[Highlight]] = {}
    for mark in marks:
        found.setdefault(max(mark.span.start, start), []).append(mark)
    return found


def _id(sheet: Sheet, mark: Highlight, taken: set[str]) -> str:
    """ "A-409" where the highlight begins; "" if that id stands already."""
    made = f"{sheet.letter}-{mark.span.start}"
    if made in taken:
        return ""
    taken.add(made)
    return made


def _classes(mark: Highlight) -> str:
    return f"{mark.kind} own" if mark.is_own else mark.kind


def _nested(marks: Sequence[Highlight]) -> tuple[list[Highlight], list[Highlight]]:
    """Words said and claims that lie within or beside each other, and all else: what crosses, sources, times."""
    nested: list[Highlight] = []
    loose: list[Highlight] = []
    around: list[int] = []  # ends of the claims that are open
    for mark in sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end, ORDER[mark.kind])):
        around = [end for end in around if end > mark.span.start]
        fits = len(around) < _DEEPEST and all(end >= mark.span.end for end in around)
        if mark.kind in _WHOLE and fits:
            nested.append(mark)
            around.append(mark.span.end)
        else:
            loose.append(mark)
    return nested, loose
