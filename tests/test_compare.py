"""Same event, origins, relations, silence: invented claims in tests/corpus/compare*.toml, read as analyses."""

from __future__ import annotations

import re
import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from sayso import compare
from sayso.model import (
    Account,
    Analysis,
    Argument,
    Attribution,
    Claim,
    Dating,
    Entity,
    Event,
    Found,
    Grain,
    Link,
    Mention,
    MentionKind,
    Modality,
    Origin,
    Page,
    Passage,
    PassageKind,
    Published,
    Quantity,
    Quote,
    Relation,
    Role,
    Span,
    Stance,
    Story,
    TimeSpan,
    Timex,
)

_CORPUS = Path(__file__).parent / "corpus"
Json = dict[str, Any]


def _listed(name: str) -> list[Json]:
    cases: list[Json] = tomllib.loads((_CORPUS / name).read_text(encoding="utf-8"))["case"]
    return cases


def _cases() -> list[Json]:
    return _listed("compare.toml")


def days(said: str) -> TimeSpan:
    """'2021-03-01', '2021-03', '2021' or '2021-03-01..2021-03-04'; '..' alone on a side is open."""
    if ".." in said:
        first, last = said.split("..")
        return TimeSpan(days(first).first if first else None, days(last).last if last else None, Grain.DAY)
    parts = [int(part) for part in said.split("-")]
    if len(parts) == 3:
        return TimeSpan(date(*parts), date(*parts), Grain.DAY)
    if len(parts) == 2:
        after = date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
        return TimeSpan(date(parts[0], parts[1], 1), after - timedelta(1), Grain.MONTH)
    return TimeSpan(date(parts[0], 1, 1), date(parts[0], 12, 31), Grain.YEAR)


class Builder:
    """A page whose text is made of the words of its claims, one line and passage a claim."""

    def __init__(self, page: Json, kinds: dict[str, str]) -> None:
        self.page, self.kinds, self.id = page, kinds, str(page["id"])
        self.text, self.marks, self.links = "", list[Found](), list[Link]()
        self.passages, self.claims = list[Passage](), list[Claim]()
        self.datings, self.hops = list[Dating](), list[Attribution]()
        for n, claim in enumerate(page.get("claims", ())):
            self._claim(claim, n)

    def _write(self, words: str) -> Span:
        start = len(self.text)
        self.text += words + " "
        return Span(self.id, start, start + len(words))

    def _mention(self, word: str) -> Span:
        """'Name', or 'Name>Body' for a spokesperson; lower-case words name nobody."""
        name, _, body = word.partition(">")
        span = self._write(name)
        speaks_for = self._mention(body) if body else None
        kind = MentionKind(self.kinds.get(name, "person" if name[0].isupper() else "unnamed"))
        self.marks.append(Mention(span, "test", kind, None, speaks_for))
        if name[0].isupper():
            self.links.append(Link(span, name, 1.0, "test"))
        return span

    def _claim(self, said: Json, n: int) -> None:
        start = len(self.text)
        arguments = tuple(
            Argument(Role(role), self._mention(word))
            for role in ("agent", "patient", "place", "other")
            for word in said.get(role, ())
        )
        times = tuple(self._time(value) for value in said.get("times", ()))
        quantities = tuple(self._quantity(value) for value in said.get("numbers", ()))
        say_so = tuple(self._hop(sources, said.get("via")) for sources in said.get("sources", ()))
        self._write(said.get("words", "so it is told"))
        span = Span(self.id, start, len(self.text) - 1)
        self.text += said.get("about", "") + "\n"
        original = said.get("renders")
        renders = None if original is None else self.passages[original].span
        kind = PassageKind(said.get("kind", "body"))
        self.passages.append(
            Passage(Span(self.id, start, len(self.text)), kind, said.get("lang", "en"), "test", renders=renders)
        )
        ident = said.get("id", f"{self.id}{n}")
        modality, negated = Modality(said.get("modality", "happened")), bool(said.get("negated"))
        by = said.get("by", "test")
        self.claims.append(
            Claim(ident, span, said["predicate"], arguments, say_so, modality, negated, by, None, times, quantities)
        )

    def _time(self, value: str) -> Span:
        span = self._write("then")
        self.marks.append(Timex(span, "test", value, Grain.DAY))
        if not value.startswith("X"):
            self.datings.append(Dating(span, days(value), "test"))
        return span

    def _quantity(self, said: list[Any]) -> Span:
        low, high, unit = said
        span = self._write("some")
        self.marks.append(Quantity(span, "test", low, None if high == "more" else high, unit))
        return span

    def _hop(self, sources: list[str], via: str | None) -> Attribution:
        spans = tuple(self._mention(word) for word in sources)
        channel = self._write(via) if via else None
        hop = Attribution(Span(self.id, 0, 1), spans, None, Stance.SAYS, channel, "test")
        self.hops.append(hop)
        return hop

    def analysis(self) -> Analysis:
        page = Page(self.id, self.text, "test", self.id, outlet=self.page.get("outlet"))
        marks = tuple(sorted(self.marks, key=lambda mark: mark.span))
        return Analysis(page, tuple(self.passages), marks, tuple(self.hops), tuple(self.claims))


class Dossier:
    """What compare concludes of a case."""

    def __init__(self, case: Json) -> None:
        kinds = case.get("kinds", {})
        built = [Builder(page, kinds) for page in case["page"]]
        analyses = sorted((one.analysis() for one in built), key=lambda one: one.page.id)
        links = [link for one in built for link in one.links]
        names = sorted({link.entity for link in links})
        entities = [Entity(name, MentionKind(kinds.get(name, "person")), name, (name,)) for name in names]
        published = [Published(one.id, days(one.page["published"]), "test") for one in built if "published" in one.page]
        datings = [dating for one in built for dating in one.datings]
        threads = (tuple(one.page.id for one in analyses),)
        derivations = compare.derivations(analyses, links)
        told = compare.Told(analyses, threads, entities, links, derivations)
        found: tuple[tuple[Event, ...], tuple[Origin, ...]] = compare.events(told, datings, published)
        self.events, self.origins = found
        self.ties = compare.ties(told, self.events)
        self.relations: tuple[Relation, ...] = compare.relations(told, self.events, datings, published)
        self.accounts: tuple[Account, ...] = compare.accounts(told, self.events, self.relations, published)
        self.stories: tuple[Story, ...] = compare.stories(told, self.events)

    def event(self, claim: str) -> Event:
        return next(event for event in self.events if claim in event.claims)


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case["label"])
def test_events_and_origins(case: Json) -> None:
    found, expect = Dossier(case), case["expect"]
    groups = sorted(sorted(event.claims) for event in found.events)
    assert "events" not in expect or groups == sorted(sorted(group) for group in expect["events"])
    assert "label" not in expect or {event.label for event in found.events} == set(expect["label"])
    for claim, count in expect.get("origins", {}).items():
        assert len(found.event(claim).origins) == count, [origin.because for origin in found.origins]
    for claim, count in expect.get("untraceable", {}).items():
        assert found.event(claim).untraceable == count
    for claim, ahead in expect.get("ahead", {}).items():
        assert found.event(claim).ahead is ahead
    for claim, when in expect.get("when", {}).items():
        said = found.event(claim).when
        assert said is not None
        assert (said.first, said.last) == (days(when).first, days(when).last)


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case["label"])
def test_relations_silence_and_stories(case: Json) -> None:
    found, expect = Dossier(case), case["expect"]
    told = {(one.left, one.right): f"{one.verdict.value} {one.respect.value}" for one in found.relations}
    for left, right, verdict in expect.get("relations", ()):
        assert told.get((left, right)) == verdict, told
    for left, right in expect.get("unrelated", ()):
        assert (left, right) not in told
    silent: dict[str, set[str]] = {}
    for one in found.accounts:
        silent.setdefault(one.page, set()).update(one.omits)
    for page, claims in expect.get("omits", {}).items():
        assert silent.get(page, set()) == set(claims)
    events = {event.id: event.claims[0] for event in found.events}
    labels = [[events[ident] for ident in story.events] for story in found.stories]
    assert "stories" not in expect or labels == expect["stories"]


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case["label"])
def test_the_order_of_pages_does_not_matter(case: Json) -> None:
    turned = {**case, "page": list(reversed(case["page"]))}
    one, other = Dossier(case), Dossier(turned)
    assert (one.events, one.origins, one.relations, one.accounts, one.stories) == (
        other.events,
        other.origins,
        other.relations,
        other.accounts,
        other.stories,
    )


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case["label"])
def test_everything_says_why(case: Json) -> None:
    found = Dossier(case)
    assert all(one.because for one in found.events)
    assert all(one.because for one in found.origins)
    assert all(one.because for one in found.relations)
    assert all(one.because for one in found.ties)


def _page(said: Json) -> tuple[Analysis, list[Link]]:
    """A page of lines: "# " starts a headline, what stands in “…” is a quotation, [Name] a linked name."""
    text, marks, links, passages = "", list[Found](), list[Link](), list[Passage]()
    for line in said["lines"]:
        start = len(text)
        kind = PassageKind.HEADLINE if line.startswith("# ") else PassageKind.BODY
        for part in re.split(r"(\[[^\]]{1,40}\])", line.removeprefix("# ")):
            word = part.strip("[]")
            if part.startswith("["):
                span = Span(said["id"], len(text), len(text) + len(word))
                marks.append(Mention(span, "test", MentionKind.PERSON))
                links.append(Link(span, said.get("means", {}).get(word, word), 1.0, "test"))
            text += word if part.startswith("[") else part
        text += "\n"
        passages.append(Passage(Span(said["id"], start, len(text)), kind, said.get("lang", "en"), "test"))
    for quote in re.finditer("“[^”]{0,400}”", text):
        words = Span(said["id"], quote.start() + 1, quote.end() - 1)
        marks.append(Quote(Span(said["id"], quote.start(), quote.end()), "test", words))
    cited = [Span(said["id"], text.index(name), text.index(name) + len(name)) for name in said.get("sources", ())]
    hops = tuple(Attribution(passages[0].span, (span,), None, Stance.SAYS, None, "test") for span in cited)
    page = Page(said["id"], text, "test", said["id"], outlet=said.get("outlet"))
    return Analysis(page, tuple(passages), tuple(marks), hops, ()), links


@pytest.mark.parametrize("case", _listed("compare_texts.toml"), ids=lambda case: case["label"])
def test_where_a_text_comes_from(case: Json) -> None:
    made = [_page(said) for said in case["page"]]
    links = [link for _, some in made for link in some]
    found = compare.derivations([analysis for analysis, _ in made], links)
    told = [[one.derived.page, one.origin.page, one.kind.value] for one in found]
    assert told == [want[:3] for want in case["expect"]]
    for one, want in zip(found, case["expect"], strict=True):
        assert all(words in one.because for words in want[3:]), one.because
