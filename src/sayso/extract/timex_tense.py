"""Which side of the page's day a time expression lies on, as far as its clause says so."""

from __future__ import annotations

from functools import cache

import regex
from msgspec import Struct

from sayso.extract.timex_rules import folded, one_of
from sayso.lang import table
from sayso.model import Tense

_MARK = regex.compile(r"[,;:()\"\n]|(?<!\w)-|-(?!\w)")
_COVER = 30  # characters behind a future form that belong to it: "will be held"


class Verbs(Struct, frozen=True):
    """Verb forms of a sentence in order of place, and where its clauses end and begin."""

    forms: tuple[tuple[int, int, Tense], ...]
    breaks: tuple[tuple[int, int], ...]


class _Forms(Struct, frozen=True):
    future: regex.Pattern[str]
    past: regex.Pattern[str]
    present: regex.Pattern[str]
    not_verb: regex.Pattern[str]
    breaks: regex.Pattern[str]


def verbs(text: str, lang: str) -> Verbs:
    """The verb forms of a folded sentence; what stands just behind a future form belongs to it."""
    forms = _forms(lang)
    if forms is None:
        return Verbs((), ())
    coming = [m.span() for m in forms.future.finditer(text) if not forms.not_verb.fullmatch(m.group())]
    found = [(start, end, Tense.FUTURE) for start, end in coming]
    for kind, pattern in ((Tense.PAST, forms.past), (Tense.PRESENT, forms.present)):
        spans = (m.span() for m in pattern.finditer(text) if not forms.not_verb.fullmatch(m.group()))
        fresh = [(start, end, kind) for start, end in spans if not _covered(text, start, coming)]
        said = {place for start, end, _ in found for place in range(start, end)}
        found += [form for form in fresh if form[0] not in said]  # "s'est effondré" is past, though "est" is present
    breaks = sorted(m.span() for pattern in (_MARK, forms.breaks) for m in pattern.finditer(text))
    return Verbs(tuple(sorted(found, key=lambda form: form[:2])), tuple(breaks))


def _covered(text: str, at: int, coming: list[tuple[int, int]]) -> bool:
    near = next((span for span in reversed(coming) if span[0] <= at), None)
    return near is not None and at < near[1] + _COVER and not _MARK.search(text, near[0], at)


def tense(known: Verbs, start: int, end: int) -> Tense:
    """The tense of the nearest verb form: before in the clause, behind in it; then the same in the sentence."""
    left = max((b for _, b in known.breaks if b <= start), default=0)
    right = min((a for a, _ in known.breaks if a >= end), default=None)
    before = [form for form in known.forms if form[1] <= start]
    behind = [form for form in known.forms if form[0] >= end]
    if before and before[-1][0] >= left:
        return before[-1][2]
    if behind and (right is None or behind[0][1] <= right):
        return behind[0][2]
    if before:
        return before[-1][2]
    return behind[0][2] if behind else Tense.UNKNOWN


@cache
def _forms(lang: str) -> _Forms | None:
    found = table(lang)
    if found is None:
        return None
    times = found.times
    proclitic = f"(?:{folded(times.proclitic)})" if times.proclitic else ""
    return _Forms(
        future=_any(times.future),
        past=_any(times.past),
        present=_any(times.present),
        not_verb=regex.compile(rf"{proclitic}(?:{one_of(times.not_verbs)})"),
        breaks=regex.compile(rf"(?<!\w)(?:{one_of(times.breaks)})(?!\w)"),
    )


def _any(forms: tuple[str, ...]) -> regex.Pattern[str]:
    """One of the forms as a word; a form that begins with an apostrophe ("'ll") hangs on one."""
    pattern = "|".join(folded(form).replace(" ", r"\s{1,3}") for form in forms) or r"(?!)"
    return regex.compile(rf"(?:(?<![\w\-])|(?='))(?:{pattern})(?!\w)")
