"""Speech that a dash opens: `— Мост наш, — сказал мэр.`, `—No lo sé —dijo Lida—. Ya veremos.`, `– Non, dit-il.`

Only lines with a tag of say-so are read so: a dash at the beginning of a line is a list more often.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.extract.quotes_inserted import is_tag
from sayso.lang.lexicon import Lexicon
from sayso.model import Passage, Quote, Span
from sayso.text import fold
from sayso.text.fold import real

_DASHES = "—–―-"
_BREAK = re.compile(r"(?<=[\s,.!?…])-\s?|(?<=\w)-(?=[\s.,;:!?])")  # of folded text: where a tag can begin or end
_STOP = re.compile(r"[.:!?…](?:\s|$)")
_COMMA = re.compile(r", ([^,.;:!?\n]{3,60})(?=[,.:]|$)")
_EDGE = " \t\n\r,.-"
_LINE = 3000  # characters of a line that is read
_BREAKS = 40  # dashes of a line


def dialogue(text: str, passage: Passage, lex: Lexicon | None) -> tuple[Quote, ...]:
    """The spoken parts of a passage that a dash opens and a tag of say-so signs; () if it is not one."""
    start, end = passage.span.start, passage.span.end
    while start < end and text[start].isspace():
        start += 1
    if lex is None or not lex.inserted_tags or start >= end or text[start] not in _DASHES or end - start > _LINE:
        return ()
    shadow = fold(text[start:end])
    parts = _spoken(shadow.text, lex)
    out = []
    for n, (low, high) in enumerate(parts):
        first, last = real(shadow, low, high)
        words = Span(passage.span.page, start + first, start + last)
        out.append(Quote(Span(passage.span.page, start if n == 0 else words.start, words.end), "dialogue-dash", words))
    return tuple(out)


def _spoken(line: str, lex: Lexicon) -> Sequence[tuple[int, int]]:
    """Ranges of a folded line that are spoken: between its dashes, without the tags; () without any tag."""
    cuts = [1, *(at for match in list(_BREAK.finditer(line, 1))[:_BREAKS] for at in match.span()), len(line)]
    out: list[tuple[int, int]] = []
    tagged, open_ = False, False
    for start, end in zip(cuts[::2], cuts[1::2], strict=True):
        tag = start > 1 and is_tag(_STOP.split(line[start:end], maxsplit=1)[0].strip(), lex, dashed=True)
        if tag:
            tagged, open_ = True, False
        elif open_:
            out[-1] = (out[-1][0], end)  # a dash that opens no tag belongs to what is said
        else:
            out.append((start, end))
            open_ = True
    parts = [part for start, end in out for part in _without_commas(line, start, end, lex)]
    return [trimmed for a, b in parts if (trimmed := _trim(line, a, b))] if tagged or len(parts) > len(out) else ()


def _without_commas(line: str, start: int, end: int, lex: Lexicon) -> Iterator[tuple[int, int]]:
    """What is spoken before and after a tag between commas: ", dit-il, "."""
    for match in _COMMA.finditer(line, start, end):
        if is_tag(match.group(1), lex, dashed=False):
            yield start, match.start()
            start = match.end() + (line[match.end() : match.end() + 1] in (",", "."))
    yield start, end


def _trim(line: str, start: int, end: int) -> tuple[int, int] | tuple[()]:
    while start < end and line[start] in _EDGE:
        start += 1
    while start < end and line[end - 1] in _EDGE and line[end - 1] != ".":
        end -= 1
    return (start, end) if start < end and line[start:end] != "." else ()
