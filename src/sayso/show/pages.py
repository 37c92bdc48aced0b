"""How each page was read: one line a page, every passage of it, or one JSON object a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import msgspec
from msgspec import Struct

from sayso.model import Analysis, ImprintRole, Issue, Page, Passage, PassageKind
from sayso.show.wording import flat, seen

PagesView = Callable[[Iterable[Analysis | Issue]], Iterator[str]]

_FIRST = 80  # characters of a passage that are shown
_MOST = 1000  # characters that they are sought in: white space does not count
_BY, _AUTHOR = 24, 24  # characters of the name of a rule or of an author
_KINDS = {kind: at for at, kind in enumerate(PassageKind)}


class Piece(Struct, frozen=True, omit_defaults=True):
    """A passage, its author as text."""

    kind: str
    lang: str
    by: str
    start: int  # code points of text
    end: int
    depth: int = 0
    author: str | None = None
    renders: int | None = None  # start of the passage that it translates
    answers: int | None = None  # start of the comment that it answers


class Sheet(Struct, frozen=True, omit_defaults=True):
    """A page in the words that the JSONL reader knows again."""

    name: str
    reader: str
    url: str | None = None
    outlet: str | None = None
    fetched: str | None = None
    title: str | None = None
    published: str | None = None
    modified: str | None = None
    author: str | None = None
    section: str | None = None
    languages: tuple[str, ...] = ()  # of its passages, the commonest first
    text: str = ""
    passages: tuple[Piece, ...] = ()
    issues: tuple[str, ...] = ()


def lines(found: Iterable[Analysis | Issue]) -> Iterator[str]:
    """One line a page: name, reader, address, outlet, declared day, languages, length, passages by kind."""
    for item in found:
        if isinstance(item, Analysis):
            yield _line(item) + "\n"


def passages(found: Iterable[Analysis | Issue]) -> Iterator[str]:
    """The line of each page, and below it every passage: kind, language, rule, author, first characters."""
    for item in found:
        if isinstance(item, Analysis):
            yield "\n".join((_line(item), *(_row(item.page, passage) for passage in item.passages), "\n"))


def jsonl(found: Iterable[Analysis | Issue]) -> Iterator[str]:
    """One JSON object a line and page, with its whole text; sayso reads it again."""
    for item in found:
        if isinstance(item, Analysis):
            yield msgspec.json.encode(_sheet(item)).decode() + "\n"


def array(found: Iterable[Analysis | Issue]) -> Iterator[str]:
    """`{"pages": […], "issues": […]}`; `issues` are those of what is no page."""
    lost: list[Issue] = []
    begin = '{"pages":['
    for item in found:
        if isinstance(item, Issue):
            lost.append(item)
        else:
            yield begin + msgspec.json.encode(_sheet(item)).decode()
            begin = ","
    head = begin if begin != "," else ""
    yield f'{head}],"issues":{msgspec.json.encode(lost).decode()}}}\n'


PAGES: dict[str, PagesView] = {"json": array, "jsonl": jsonl, "passages": passages, "text": lines}


def _line(analysis: Analysis) -> str:
    page = analysis.page
    facts = [page.url, _outlet(analysis), _declared(page, "published") or page.fetched]
    kinds = Counter(passage.kind for passage in analysis.passages)
    held = ", ".join(f"{count} {kind.value}" for kind, count in sorted(kinds.items(), key=lambda of: _KINDS[of[0]]))
    length = f"{len(page.text):,} characters: {held}"
    parts = [page.name, page.reader, *(fact or "-" for fact in facts), " ".join(_languages(analysis)) or "-", length]
    return " | ".join(seen(part) for part in parts)


def _row(page: Page, passage: Passage) -> str:
    words = _first(page.text[passage.span.start : min(passage.span.end, passage.span.start + _MOST)], _FIRST)
    kind = "  " * passage.depth + passage.kind.value
    author = passage.author
    who = _first(page.text[author.start : author.end], _AUTHOR) + ": " if author is not None else ""
    return f"  {kind:<11} {passage.lang:<3} {_first(passage.by, _BY):<{_BY}} {who}{words}"


def _sheet(analysis: Analysis) -> Sheet:
    page = analysis.page
    return Sheet(
        name=page.name, reader=page.reader, url=page.url, outlet=_outlet(analysis), fetched=page.fetched,
        title=_declared(page, "title"), published=_declared(page, "published"), modified=_declared(page, "modified"),
        author=_declared(page, "author"), section=_declared(page, "section"), languages=tuple(_languages(analysis)),
        text=page.text, passages=tuple(_piece(page, passage) for passage in analysis.passages),
        issues=tuple(f"{issue.severity.value}: {issue.message} [{issue.code}]" for issue in analysis.issues),
    )  # fmt: skip


def _piece(page: Page, passage: Passage) -> Piece:
    span, author = passage.span, passage.author
    return Piece(
        passage.kind.value, passage.lang, passage.by, span.start, span.end, passage.depth,
        page.text[author.start : author.end] if author is not None else None,
        passage.renders.start if passage.renders is not None else None,
        passage.answers.start if passage.answers is not None else None,
    )  # fmt: skip


def _first(text: str, most: int) -> str:
    """The first words, on one line."""
    line = seen(flat(text))
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def _outlet(analysis: Analysis) -> str | None:
    imprints = (imprint.name for imprint in analysis.imprints if imprint.role is ImprintRole.OUTLET)
    return next(imprints, analysis.page.outlet)


def _declared(page: Page, key: str) -> str | None:
    return next((fact.value for fact in page.facts if fact.key == key), None)


def _languages(analysis: Analysis) -> list[str]:
    """The languages of its passages, that of the most characters first."""
    size: Counter[str] = Counter()
    for passage in analysis.passages:
        size[passage.lang] += passage.span.end - passage.span.start
    known = sorted((lang for lang in size if lang != "und"), key=lambda lang: (-size[lang], lang))
    return known or list(size)
