"""Which side of the page's day a time expression lies on, as far as its clause says so."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise

from msgspec import Struct

from sayso.extract.timex.shapes import folded, one_of
from sayso.lang.table import times_of
from sayso.lang.times import Times
from sayso.model import Tense
from sayso.text import fold

_MARK = re.compile(r"[,،؛;:()\"\n\-](?<!\w-(?=\w))")  # a set of characters first: found much faster than alternatives
_SKIP = 4  # characters between a mark and the clause word behind it
_ALONE = 12  # characters before a time that stands alone: "On", "К", "à la"
_JOINED = "[\N{ARABIC LETTER WAW}\N{ARABIC LETTER FEH}]?"  # before most forms of the table: taken out, they run faster
_TOLD = 25  # characters between "told" and its time: "told reporters on Friday"
_GENITIVE = re.compile(r"'s(?!\w)")
_COVER = 30  # characters behind a future form that belong to it: "will be held"


class Verbs(Struct, frozen=True):
    """Verb forms of a sentence in order of place, and where its clauses end and begin."""

    forms: tuple[tuple[int, int, Tense], ...]
    breaks: tuple[tuple[int, int], ...]
    asides: tuple[tuple[int, int], ...]  # ", who will leave on Friday,"
    commas: frozenset[int]  # where a mark starts
    opens: frozenset[int]  # where a new sentence part starts: 0, and behind ";" or ":"
    told: dict[int, Tense]  # where a verb ends that begins a clause: "said", and its tense
    genitives: frozenset[int]  # where "'s" starts


class _Forms(Struct, frozen=True):
    future: re.Pattern[str]
    past: re.Pattern[str]
    present: re.Pattern[str]
    not_verbs: frozenset[str]
    breaks: re.Pattern[str]
    covers: bool
    titles: bool


def marked(text: str, starts: Sequence[int], lang: str) -> list[tuple[int, int]]:
    """Where words stand that are coming only with the marks that folding takes: characters of the shadow."""
    words = (times_of(lang) or Times()).marked_future
    if not words:
        return []
    found = _marked(words).finditer(text)
    return [(bisect_left(starts, m.start()), bisect_left(starts, m.end())) for m in found]


@cache
def _marked(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


def verbs(
    text: str, lang: str, sure: Sequence[tuple[int, int]] = (), upper: Callable[[int], bool] = lambda _: False
) -> Verbs:
    """The verb forms of a folded sentence; what stands just behind a future form belongs to it.

    `upper` tells whether a character stands as a capital: in the midst of a sentence that is a name, "ГАВАНА, 3 мая".
    """
    forms = _forms(lang)
    if forms is None:
        return Verbs((), (), (), frozenset(), frozenset(), {}, frozenset())
    coming = [m.span() for m in forms.future.finditer(text) if m.group() not in forms.not_verbs]
    coming = sorted({*coming, *sure})
    found = [(start, end, Tense.FUTURE) for start, end in coming]
    for kind, pattern in ((Tense.PAST, forms.past), (Tense.PRESENT, forms.present)):
        spans = [m.span() for m in pattern.finditer(text) if m.group() not in forms.not_verbs]
        spans = [span for span in spans if forms.titles or not _name(span[0], upper)]
        hidden = coming if forms.covers or kind is Tense.PRESENT else []
        fresh = [(start, end, kind) for start, end in spans if not _covered(text, start, hidden)]
        said = [(start, end) for start, end, _ in found]  # "s'est effondré" is past, though "est" is present
        found += [form for form in fresh if not any(start <= form[0] < end for start, end in said)]
    marks, words = ([m.span() for m in pattern.finditer(text)] for pattern in (_MARK, forms.breaks))
    asides = tuple(_asides(marks, frozenset(start for start, _ in words)))
    return Verbs(
        forms=tuple(sorted(found, key=lambda form: form[:2])),
        breaks=tuple(sorted((*marks, *words))),
        asides=asides,
        commas=frozenset(start for start, _ in marks),
        opens=frozenset((0, *(end for start, end in marks if text[start] in ";:"))),
        told={end: kind for start, end, kind in found if (start, end) in words},
        genitives=frozenset(m.start() for m in _GENITIVE.finditer(text)),
    )


def _name(at: int, upper: Callable[[int], bool]) -> bool:
    """A capital that does not begin the sentence, or a word in capitals that does."""
    return upper(at) and (at > 0 or upper(at + 1))


def _asides(marks: list[tuple[int, int]], words: frozenset[int]) -> Iterator[tuple[int, int]]:
    """From a mark with a clause word behind it to the next mark."""
    for (_, start), (end, _) in pairwise(marks):
        if not words.isdisjoint(range(start, start + _SKIP)):
            yield start, end


def _covered(text: str, at: int, coming: list[tuple[int, int]]) -> bool:
    near = next((span for span in reversed(coming) if span[0] <= at), None)
    return near is not None and at < near[1] + _COVER and not _MARK.search(text, near[0], at)


def tense(known: Verbs, start: int, end: int) -> Tense:
    """The tense of the nearest verb form: before in the clause, behind in it; then the same in the sentence.

    A time alone before a mark ("On Monday, the minister, who …, said") belongs to what follows, past asides.
    """
    left = max((b for _, b in known.breaks if b <= start), default=0)
    right = min((a for a, _ in known.breaks if a >= end), default=None)
    if (said := known.told.get(left)) is not None and _told_then(known, left, start, end):
        return said
    before = [form for form in known.forms if form[1] <= start]
    behind = [form for form in known.forms if form[0] >= end]
    if before and before[-1][0] >= left:
        return before[-1][2]
    if behind and (right is None or behind[0][1] <= right):
        return behind[0][2]
    if start - left <= _ALONE and left in known.opens and not known.commas.isdisjoint((end, end + 1)):
        told = (form for form in behind if not any(a <= form[0] < b for a, b in known.asides))
        if (main := next(told, None)) is not None:
            return main[2]
    if before:
        return before[-1][2]
    return behind[0][2] if behind else Tense.UNKNOWN


def _told_then(known: Verbs, told: int, start: int, end: int) -> bool:
    """ "said on Friday he will go" is of Friday; "said Friday will be dry", "said Friday's talks" may not be."""
    follows = any(end <= form[0] <= end + 1 for form in known.forms)
    return start - told <= _TOLD and not follows and end not in known.genitives


@cache
def _forms(lang: str) -> _Forms | None:
    times = times_of(lang)
    if times is None:
        return None
    nouns = {fold(word).text for word in times.not_verbs}
    return _Forms(
        future=_any(times.future),
        past=_any(times.past_tense),
        present=_any(times.present),
        not_verbs=frozenset(nouns | {before + word for before in times.joined for word in nouns}),
        breaks=re.compile(rf"(?<!\w)(?:{one_of(times.breaks)})(?!\w)"),
        covers=times.covers,
        titles=times.title_case,
    )


def _any(forms: tuple[str, ...]) -> re.Pattern[str]:
    """One of the forms as a word; a form that begins with an apostrophe ("'ll") hangs on one."""
    shapes = [folded(form).replace(" ", r"\s{1,3}") for form in forms]
    joined = [shape.removeprefix(_JOINED) for shape in shapes if shape.startswith(_JOINED)]
    rest = [shape for shape in shapes if not shape.startswith(_JOINED)]
    pattern = "|".join([*([f"{_JOINED}(?:{'|'.join(joined)})"] if joined else []), *_by_letter(rest)]) or r"(?!)"
    return re.compile(rf"(?!(?<=[\w\-])[^'])(?:{pattern})(?!\w)")


def _by_letter(shapes: Sequence[str]) -> Iterator[str]:
    """The same alternatives, plain words beside each other put together by first letter: fewer to try at each word."""
    for plain, listed in groupby(shapes, key=str.isalpha):
        if not plain:
            yield from listed
            continue
        tails: dict[str, list[str]] = {}
        for word in listed:
            tails.setdefault(word[0], []).append(word[1:])
        yield from (f"{letter}(?:{'|'.join(found)})" for letter, found in tails.items())
