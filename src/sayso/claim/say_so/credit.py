"""The agency that a page credits for its text: the outermost hop of every chain, and whose word its own voice is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import structs

from sayso.claim.hops import holds
from sayso.model import (
    Attribution,
    Found,
    Imprint,
    ImprintRole,
    Mention,
    MentionKind,
    Page,
    Passage,
    PassageKind,
    Span,
    Stance,
)
from sayso.text import fold

BY = "agency-credit"
_WHOLE = frozenset({"dateline", "sign-off", "byline", "source-line"})  # rules of imprints that credit the whole text
_TOLD = frozenset({PassageKind.BODY, PassageKind.HEADLINE, PassageKind.STANDFIRST})
_HEAD, _TAIL = 140, 80  # characters of a story that its dateline and its sign-off can take
_PLACES = 8  # words of a dateline before the credit
_NAME = r"[^\W\d_][\w'’.&-]{1,20}(?: [\w'’.&-]{1,20}){0,3}"
_BRACKETED = re.compile(  # OSTRA, 3 May (Meridian) – The …
    rf"(?P<place>[^()\[\]/\n]{{2,80}}?)[(\[/]\s?(?P<name>{_NAME})\s?[)\]/]\s?(?:[.:]?\s?[–—:-]{{1,2}}|\.)\s"
)
_DASHED = re.compile(rf"(?P<place>[^()\[\]/\n–—]{{2,80}}?) ?[–—] ?(?P<name>{_NAME}?)[.:] ")
_CLOSED = re.compile(rf"(?:\A|[.!?…؟»”\"])\s{{0,3}}[(\[]\s?(?P<name>{_NAME})\s?[)\]]\.?\Z")
_SIGNED = re.compile(rf"(?:\A|[.!?…؟»”\"])\s{{0,3}}[–—-]{{1,2}}\s?(?P<name>{_NAME})\.?\Z")
_INITIALS = 3  # letters: shorter signs of the desk stand where an agency does


def credit(
    page: Page, passages: Sequence[Passage], marks: Sequence[Found], imprints: Sequence[Imprint]
) -> Attribution | None:
    """The hop of the one agency that supplied the text, its content all of the story; None if none or several did."""
    told = [p for p in passages if p.kind in _TOLD and page.text[p.span.start : p.span.end].strip()]
    story = [passage for passage in told if passage.kind is PassageKind.BODY] or told
    if not story:
        return None
    agencies = {one.name for one in imprints if one.role is ImprintRole.AGENCY}
    outlets = {one.name for one in imprints if one.role is ImprintRole.OUTLET}
    places = [one.span for one in imprints if one.role is ImprintRole.AGENCY and one.span and one.by in _WHOLE]
    if len(agencies) > 1 or agencies & outlets:
        return None
    place = places[0] if places else None if agencies else _unlisted(page, story, marks)
    if place is None:
        return None
    source = next((m.span for m in marks if isinstance(m, Mention) and holds(place, m.span)), place)
    whole = Span(page.id, story[0].span.start, story[-1].span.end)
    return Attribution(whole, (source,), None, Stance.SAYS, None, BY, source_words=place)


def _unlisted(page: Page, story: Sequence[Passage], marks: Sequence[Found]) -> Span | None:
    """A name that no table of agencies knows, where nothing but an agency stands: dateline or sign-off."""
    names = [mark for mark in marks if isinstance(mark, Mention) and mark.kind is MentionKind.PERSON]
    known = {mark.span for mark in names if mark.role is not None}
    for start, end in _named(page, story):
        name = page.text[start:end]
        person = any(span.start < end and start < span.end for span in known)
        if not person and not name.islower() and fold(name).text not in fold(page.outlet or "").text:
            return Span(page.id, start, end)
    return None


def _named(page: Page, story: Sequence[Passage]) -> Iterator[tuple[int, int]]:
    first, last = story[0].span, story[-1].span
    head = page.text[first.start : min(first.end, first.start + _HEAD)]
    lead = len(head) - len(head.lstrip())
    for pattern in (_BRACKETED, _DASHED):
        match = pattern.match(head, lead)
        if match is not None and _dateline(match["place"]) and (pattern is _BRACKETED or _marked(match["place"])):
            yield first.start + match.start("name"), first.start + match.end("name")
    begin = max(last.start, last.end - _TAIL)
    tail = page.text[begin : last.end].rstrip()
    for pattern in (_CLOSED, _SIGNED):
        match = pattern.search(tail)
        if match is not None and len(match["name"]) > _INITIALS:
            yield begin + match.start("name"), begin + match.end("name")


def _dateline(place: str) -> bool:
    """Names and numbers, and the words of a date beside a number; where a script has no capitals, a few words."""
    words = re.findall(r"\w+", place)
    if not words or len(words) > _PLACES or words[0].islower() or words[0].isdigit():
        return False
    near = {n + step for n, word in enumerate(words) if word.isdigit() for step in (-1, 1, 2, 3)}
    return all(word.isdigit() or not word[0].islower() or n in near for n, word in enumerate(words))


def _marked(place: str) -> bool:
    """A date: what a sentence that begins with a name and a dash has not, nor "WASHINGTON — Sen. Orn"."""
    return any(char.isdigit() for char in place)


def credited(page: Page, hops: Sequence[Attribution], agency: Attribution | None) -> list[Attribution]:
    """The hops of a page, outer first, the agency's hop before each chain that does not begin with the agency."""
    if agency is None:
        return list(hops)
    name = _plain(page, agency)
    passed = {hop.content for hop in hops if hop.sources and _plain(page, hop) == name}
    out: list[Attribution] = []
    around: Span | None = None
    for hop in hops:
        if around is None or not holds(around, hop.content):
            around = hop.content
            if around not in passed:
                out.append(structs.replace(agency, content=around, form=hop.form))
        out.append(hop)
    return out


def _plain(page: Page, hop: Attribution) -> str:
    return fold(page.text[hop.sources[0].start : hop.sources[0].end]).text if hop.sources else ""
