"""The views: what the reader sees, and that nothing a page holds can do more than be read."""

from __future__ import annotations

import re
import tomllib
from base64 import b64encode
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import TypedDict

import msgspec
import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec import structs

from sayso.model import (
    Account,
    Analysis,
    Attribution,
    Claim,
    Dating,
    Derivation,
    DerivationKind,
    Dossier,
    Entity,
    Event,
    Grain,
    Issue,
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
    Respect,
    Severity,
    Span,
    Stance,
    Story,
    TimeSpan,
    Timex,
    Verdict,
)  # fmt: skip
from sayso.show import VIEWS
from sayso.show.atlas import atlas
from sayso.show.board import board, letter
from sayso.show.chains import pictures
from sayso.show.findings import findings
from sayso.show.markdown import escaped
from sayso.show.places import drawn, places
from sayso.show.rows import Chip, because, tables
from sayso.show.terminal import folded, width
from sayso.show.timeline import chart
from sayso.show.wording import days

CORPUS = tomllib.loads((Path(__file__).parent / "corpus" / "show.toml").read_text(encoding="utf-8"))
DAY = TimeSpan(date(2031, 5, 3), date(2031, 5, 3), Grain.DAY)
LATER = TimeSpan(date(2034, 9, 9), date(2034, 9, 10), Grain.DAY)

FIRST = "Bridge opened in Tarn\n\nMayor Ola Brandt opened the bridge on Saturday, the Tarn Gazette said.\n\nShare"
SECOND = (
    "Brandt opens bridge\n\nالعمدة أولا برانت افتتحت الجسر يوم السبت\n\nBrandt opened the old bridge on 3 May. "
    "A ferry will sail in September.\n\nNice!"
)


def span(page: str, text: str, said: str) -> Span:
    at = text.index(said)
    return Span(page, at, at + len(said))


def passages(page: str, text: str, kinds: str) -> tuple[Passage, ...]:
    """One passage a paragraph; `kinds` are words, "body:ar" for another language than English."""
    found, at = [], 0
    parts = re.split(r"(?<=\n\n)", text)
    for part, word in zip(parts, kinds.split(), strict=True):
        kind, _, lang = word.partition(":")
        found.append(Passage(Span(page, at, at + len(part)), PassageKind(kind), lang or "en", by="test"))
        at += len(part)
    return tuple(found)


def first_page(text: str = FIRST, name: str = "one.txt") -> Analysis:
    source, cue = span("p1", text, "the Tarn Gazette"), span("p1", text, "said")
    content = span("p1", text, "Mayor Ola Brandt opened the bridge on Saturday")
    hop = Attribution(content, (source,), cue, Stance.SAYS, None, by="test-cue")
    saturday = span("p1", text, "Saturday")
    claim = Claim(
        "c1", content, "open", (), (hop,), Modality.HAPPENED, negated=False, by="test-rule", times=(saturday,)
    )
    marks = (Mention(source, "test", MentionKind.ORGANISATION), Timex(saturday, "test-day", "XXXX-WXX-6", Grain.DAY))
    issue = Issue("p1", "test", "half of it was lost", Severity.LOSS)
    kinds = "headline body navigation"
    return Analysis(Page("p1", text, "plain", name), passages("p1", text, kinds), marks, (hop,), (claim,), (issue,))


def second_page() -> Analysis:
    page = Page("p2", SECOND, "plain", "two.txt", outlet="Tarn Evening")
    old = span("p2", SECOND, "Brandt opened the old bridge on 3 May")
    ferry = span("p2", SECOND, "A ferry will sail in September")
    arabic = span("p2", SECOND, "العمدة أولا برانت افتتحت الجسر يوم السبت")
    claims = (
        Claim("c2", old, "open", (), (), Modality.HAPPENED, negated=False, by="test-rule"),
        Claim("c3", ferry, "sail", (), (), Modality.PLANNED, negated=False, by="test-rule", times=(SEPTEMBER,)),
        Claim("c4", arabic, "praise", (), (), Modality.HAPPENED, negated=False, by="test-rule"),
    )
    return Analysis(page, passages("p2", SECOND, "headline body:ar body comment"), (), (), claims)


SEPTEMBER = span("p2", SECOND, "September")


def dossier() -> Dossier:
    opening = Event(
        "e1", "open", "Ola Brandt opened the bridge", DAY, (), ("x1",), ("c1", "c2"), ("o1",), 0, "same day"
    )
    ferry = Event("e2", "sail", "a ferry sails", LATER, (), ("x2",), ("c3",), (), 1, "one claim tells it")
    praise = Event("e3", "praise", "Ola Brandt praised it", DAY, (), ("x1",), ("c4",), (), 1, "one claim tells it")
    return Dossier(
        entities=(Entity("x0", MentionKind.ORGANISATION, "Tarn Gazette", ()),),
        links=(Link(span("p1", FIRST, "the Tarn Gazette"), "x0", 1.0, "same name"),),
        datings=(
            Dating(span("p1", FIRST, "Saturday"), DAY, "3 May 2031 was a Saturday"),
            Dating(SEPTEMBER, LATER, "the boat show is then"),
        ),
        published=(Published("p1", DAY, "it says Saturday"),),
        origins=(Origin("o1", "Tarn Gazette", "x0", None, None, "named"),),
        events=(opening, ferry, praise),
        accounts=(Account("p1", "e3", (), ("c4",)),),
        relations=(Relation("c1", "c2", Verdict.CONTRADICTS, Respect.PLACE, "two different bridges"),),
        stories=(Story("s1", "The bridge of Tarn", ("e1", "e2")),),
    )


def shown(view: str) -> str:
    return VIEWS[view]([first_page(), second_page()], dossier())


class Reader(HTMLParser):
    """What a browser would see of a file."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append((tag, found))
        if found.get("id"):
            self.ids.append(str(found["id"]))
        for key in ("href", "src", "action", "xlink:href"):
            if key in found:
                self.targets.append(str(found[key]))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_every_view_has_the_event_and_its_words() -> None:
    for view in ("html", "md", "text"):
        out = shown(view)
        assert "Ola Brandt opened the bridge" in out, view
        assert "3 May 2031" in out, view
        assert "one origin" in out, view
        assert "two different bridges" in out.lower(), view
        assert ("Compare the accounts" in out) is (view == "html")


def test_every_link_of_the_dossier_stays_in_it_and_arrives() -> None:
    page = Reader(shown("html"))
    assert len(page.ids) == len(set(page.ids))
    assert page.targets
    for target in page.targets:
        assert target.startswith("#"), target
        assert target[1:] in page.ids, target


def test_the_quotation_links_to_its_first_character() -> None:
    at = FIRST.index("Mayor Ola Brandt")
    page = Reader(shown("html"))
    assert f"#A-{at}" in page.targets
    assert f"A-{at}" in page.ids


def test_the_policy_names_the_hashes_of_the_one_style_and_the_one_script() -> None:
    out = shown("html")
    for name in ("style", "script"):
        found = re.findall(rf"<{name}>(.*?)</{name}>", out, re.DOTALL)
        assert len(found) == 1
        digest = b64encode(sha256(found[0].encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in out
    assert "default-src 'none'" in out
    assert "base-uri 'none'" in out
    assert "form-action 'none'" in out


def test_nothing_is_fetched_and_nothing_is_styled_or_scripted_in_place() -> None:
    out = shown("html")
    assert not re.search(r"https?:|url\((?!#)|@import|src=", out)
    for tag, attributes in Reader(out).tags:
        assert tag not in ("img", "iframe", "link", "object", "embed", "form", "base"), tag
        assert not [key for key in attributes if key == "style" or key.startswith("on")], (tag, attributes)


def test_headings_come_in_order_and_one_is_the_first() -> None:
    levels = [int(tag[1]) for tag, _ in Reader(shown("html")).tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_whole_page_is_there_with_noise_folded_and_direction_set() -> None:
    page = Reader(shown("html"))
    flat = re.sub(r"\s+", " ", page.text)
    for text in (FIRST, SECOND):
        assert re.sub(r"\s+", " ", text) in flat.replace("\n", " ") or all(
            re.sub(r"\s+", " ", part).strip() in flat for part in text.split("\n\n")
        )
    assert any(tag == "p" and found.get("dir") == "rtl" and found.get("lang") == "ar" for tag, found in page.tags)
    assert "1 reader comment" in page.text
    assert "Not the report: 1 line (navigation)" in page.text


def test_what_was_lost_is_said() -> None:
    for view in ("html", "md", "text"):
        assert "half of it was lost" in shown(view), view


@pytest.mark.parametrize("view", sorted(VIEWS))
def test_the_order_of_the_pages_does_not_matter(view: str) -> None:
    if view == "json":  # lists the analyses as they come
        pytest.skip("the JSON view keeps the order that it is given")
    assert VIEWS[view]([second_page(), first_page()], dossier()) == shown(view)


@pytest.mark.parametrize("view", sorted(VIEWS))
def test_nothing_at_all_is_no_accident(view: str) -> None:
    assert VIEWS[view]([], Dossier())
    empty = Analysis(Page("p9", "", "plain", "empty.txt"), (), (), (), ())
    assert "empty.txt" in VIEWS[view]([empty], Dossier())


class Hostile(TypedDict, total=False):
    label: str
    text: str
    seen: str
    never_html: list[str]
    never_md: list[str]


@pytest.mark.parametrize("case", CORPUS["hostile"], ids=lambda case: case["label"])
def test_hostile_words_are_only_words(case: Hostile) -> None:
    text = FIRST.replace("Mayor", case["text"] + " Mayor").replace("Bridge", case["text"] + " Bridge")
    analysis = first_page(text, name=case["text"])
    event = Event("e1", "open", case["text"] + " opened it", DAY, (), ("x1",), ("c1",), (), 1, case["text"])
    given = Dossier(
        entities=(Entity("x0", MentionKind.PERSON, case["text"], ()),),
        links=(Link(span("p1", text, "the Tarn Gazette"), "x0", 1.0, case["text"]),),
        datings=(Dating(span("p1", text, "Saturday"), DAY, case["text"]),),
        published=(Published("p1", DAY, case["text"], (case["text"],)),),
        events=(event,),
        stories=(Story("s1", case["text"], ("e1",)),),
        issues=(Issue(case["text"], "x", case["text"], Severity.LOSS),),
    )
    html, md, plain = (VIEWS[view]([analysis], given) for view in ("html", "md", "text"))
    body = html.split("</style>", 1)[1].rsplit("<script>", 1)[0]
    for never in case["never_html"]:
        assert never not in body, never
    kinds = {token.type for token in _tokens(md)}
    assert not kinds & {"html_block", "html_inline", "link_open", "image", "code_inline", "fence"}
    for never in case["never_md"]:
        assert never not in md, never
    if "seen" in case:
        assert case["seen"] in Reader(html).text
        assert case["seen"] in plain
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e]", plain)


def _tokens(source: str) -> list[Token]:
    """What a Markdown reader makes of a text, the inner tokens of each line too."""
    found = MarkdownIt().enable("table").parse(source)
    return [token for block in found for token in (block, *(block.children or ()))]


class Days(TypedDict, total=False):
    label: str
    first: date
    last: date
    grain: str
    expect: str


@pytest.mark.parametrize("case", CORPUS["days"], ids=lambda case: case["label"])
def test_days_in_words(case: Days) -> None:
    assert days(TimeSpan(case.get("first"), case.get("last"), Grain(case["grain"]))) == case["expect"]


def test_findings_come_with_the_contradiction_first_and_say_what_is_silent_and_planned() -> None:
    found = findings(board([first_page(), second_page()], dossier()))
    assert [finding.sort for finding in found] == ["contradiction", "shared", "plan", "silence", "untraced", "unknown"]
    assert all(any(bit.href for bit in finding.bits) for finding in found)


def test_a_long_gap_is_broken_and_labels_do_not_lie_on_each_other() -> None:
    drawn = chart(board([first_page(), second_page()], dossier()))
    assert drawn is not None
    assert [gap.label for gap in drawn.breaks] == ["3 yr 4 mo"]
    assert [tick.label for tick in drawn.years] == ["2031", "2034"]
    assert {dot.is_done for mark in drawn.marks for dot in mark.dots} == {True, False}
    assert all(len(mark.lines) <= 2 for mark in drawn.marks)
    boxes = [(mark.y, mark.x, mark.x + 6.3 * max(map(len, mark.lines))) for mark in drawn.marks]
    for at, (y, left, right) in enumerate(boxes):
        assert right <= drawn.width
        for other, start, end in boxes[at + 1 :]:
            assert y != other or end <= left or right <= start


def test_nothing_dated_gives_no_picture() -> None:
    assert chart(board([first_page()], Dossier())) is None


def test_terminal_lines_fit_eighty_columns_and_isolate_foreign_words() -> None:
    out = shown("text")
    assert all(width(line) <= 80 for line in out.splitlines())
    rows = list(folded("جسر " * 60, "1. ", "   "))
    assert all(width(row) <= 80 for row in rows)
    assert "\x1b" not in out


def test_letters_go_on_after_z() -> None:
    assert [letter(at) for at in (0, 25, 26, 27, 702)] == ["A", "Z", "AA", "AB", "AAA"]


def test_markdown_is_escaped_once() -> None:
    assert escaped("1. not a list") == "1\\. not a list"
    assert escaped("- not a list") == "\\- not a list"
    assert escaped("plain words, and more.") == "plain words, and more."


def _numbered(text: str, page: str, number: str) -> tuple[Claim, Quantity]:
    said, count = span(page, text, f"{number} people drowned"), span(page, text, number)
    claim = Claim(f"c-{page}", said, "die", (), (), Modality.HAPPENED, negated=False, by="test", quantities=(count,))
    return claim, Quantity(count, "test", float(number), float(number), "person")


def test_a_toll_that_grows_is_a_finding_in_the_order_of_publication() -> None:
    analyses = []
    for page, number, lead in (("q2", "61", "Later on"), ("q1", "14", "At first")):
        text = f"{lead} 14 boats sank and\n\n{number} people drowned at Tarn."
        claim, quantity = _numbered(text, page, number)
        marks = (quantity,)
        analyses.append(
            Analysis(Page(page, text, "plain", page), passages(page, text, "body body"), marks, (), (claim,))
        )
    days_out = tuple(
        Published(page, TimeSpan(date(2031, 5, day), date(2031, 5, day), Grain.DAY), "said")
        for page, day in (("q1", 3), ("q2", 4))
    )
    event = Event("e", "die", "People drowned at Tarn", DAY, (), ("x",), ("c-q1", "c-q2"), (), 2, "same place")
    found = findings(board(analyses, Dossier(events=(event,), published=days_out)))
    toll = next(finding for finding in found if finding.sort == "toll")
    said = "".join(bit.text for bit in toll.bits)
    assert said.endswith("The figure grows: page A 14, page B 61.")
    assert all(f'id="{bit.href}"' in VIEWS["html"](analyses, Dossier(events=(event,))) for bit in toll.bits if bit.href)


def test_a_copied_page_stands_behind_the_page_that_it_was_copied_from() -> None:
    kind = DerivationKind.COPY
    copied = Derivation(Span("p2", 0, 20), Span("p1", 0, 20), kind, 0.9, "most words are the same")
    again = structs.replace(dossier(), derivations=(copied,), relations=())
    made = board([first_page(), second_page()], again)
    found = findings(made)
    assert found[0].sort == "derivation"
    assert "".join(bit.text for bit in found[0].bits).startswith(
        "Page B is copied from page A. Most words are the same."
    )


def test_a_translation_that_differs_is_a_finding_and_one_page_is_not_two() -> None:
    relation = Relation("c2", "c4", Verdict.CONTRADICTS, Respect.TIME, "the left claim gives 2031-05-03")
    found = findings(board([second_page()], structs.replace(dossier(), relations=(relation,))))
    assert found[0].sort == "translation"
    assert "The English text gives 3 May 2031." in "".join(bit.text for bit in found[0].bits)
    assert not [finding for finding in found if finding.sort == "contradiction"]


def test_sources_that_two_pages_share_are_one_box() -> None:
    text = FIRST.replace("Bridge", "A bridge")
    moved = first_page(text)
    other = msgspec.json.decode(
        msgspec.json.encode(moved).replace(b'"p1"', b'"p3"').replace(b'"c1"', b'"c9"'), type=Analysis
    )
    event = Event("e1", "open", "Ola Brandt opened it", DAY, (), ("x1",), ("c1", "c9"), ("o1",), 0, "same day")
    origin = Origin("o1", "Tarn Gazette", None, None, None, "the same words")
    (picture,) = pictures(board([moved, other], Dossier(events=(event,), origins=(origin,))))
    assert len({chain.stops[0].key for chain in picture.chains}) == 1
    assert [chain.stops[-1].label for chain in picture.chains] == ["Page A", "Page B"]
    assert picture.count == "2 reports · 1 origin (Tarn Gazette) · 0 untraceable"


GLOBE = (
    "Envoys met in Nairobi on Monday. Talks in Cairo failed. Kenya and Egypt said so; Rio de Janeiro was named once."
)


def globe(*names: str) -> tuple[Analysis, Dossier]:
    """A page that names places, each an entity of its own."""
    page, found, links, entities = "g1", [], [], []
    for at, name_of in enumerate(names):
        here = span(page, GLOBE, name_of)
        found.append(Mention(here, "test", MentionKind.PLACE))
        links.append(Link(here, f"place-{at}", 1.0, "same name"))
        entities.append(Entity(f"place-{at}", MentionKind.PLACE, name_of, (name_of,)))
    analysis = Analysis(Page(page, GLOBE, "plain", "g.txt"), passages(page, GLOBE, "body"), tuple(found), (), ())
    return analysis, Dossier(entities=tuple(entities), links=tuple(links))


def test_places_that_are_known_are_on_the_map_and_in_its_list() -> None:
    analysis, given = globe("Nairobi", "Cairo", "Kenya")
    made = board([analysis], given)
    assert {place.label for place in places(made)} == {"Nairobi", "Cairo", "Kenya"}
    drawing = atlas(made)
    assert drawing is not None
    assert {dot.place.label for dot in drawing.dots} == {"Nairobi", "Cairo"}
    assert all(0 < dot.x < drawing.width and 0 < dot.y < drawing.height for dot in drawing.dots)
    assert drawing.land.startswith("M")
    north = {dot.place.label: dot.y for dot in drawing.dots}
    assert north["Cairo"] < north["Nairobi"]
    out = VIEWS["html"]([analysis], given)
    assert "no borders drawn" in out
    assert "GeoNames" in out


def test_a_far_place_named_once_does_not_stretch_the_map() -> None:
    analysis, given = globe("Nairobi", "Cairo", "Rio de Janeiro")
    found = places(board([analysis], given))
    assert "Rio de Janeiro" in {place.label for place in found}
    assert "Rio de Janeiro" not in {place.label for place in drawn(found)}


def test_invented_places_have_no_map() -> None:
    analysis, given = globe("Envoys")
    assert atlas(board([analysis], given)) is None
    assert "no borders drawn" not in VIEWS["html"]([analysis], given)


def _two_pages(quote_of: str) -> tuple[list[Analysis], Dossier]:
    """Two pages on one letter, each with a sentence of it."""
    analyses = []
    for page, said in (("l1", "the roads are open to all of us again"), ("l2", quote_of)):
        text = f"The mayor wrote a letter. “{said}” the letter says."
        source = span(page, text, "the letter says")
        inner = Span(page, text.index(said), text.index(said) + len(said))
        quote = Quote(Span(page, inner.start - 1, inner.end + 1), "test", inner)
        hop = Attribution(quote.span, (Span(page, source.start, source.end - 5),), None, Stance.SAYS, None, by="test")
        claim = Claim(f"c-{page}", span(page, text, "The mayor wrote a letter"), "write", (), (hop,),
                      Modality.HAPPENED, negated=False, by="test")  # fmt: skip
        analyses.append(
            Analysis(Page(page, text, "plain", page), passages(page, text, "body"), (quote,), (hop,), (claim,))
        )
    event = Event("e", "write", "The mayor wrote a letter", DAY, (), ("x",), ("c-l1", "c-l2"), ("o",), 0, "same day")
    return analyses, Dossier(events=(event,), origins=(Origin("o", "the mayor", "x", "letter", None, "named"),))


@pytest.mark.parametrize(
    ("other", "expect"),
    [("no boat will leave the harbour before noon", True), ("the roads are open to all of us today", False)],
)
def test_pages_that_quote_different_sentences_of_one_letter_still_have_one_origin(other: str, expect: bool) -> None:  # noqa: FBT001
    analyses, given = _two_pages(other)
    said = "".join(bit.text for bit in findings(board(analyses, given))[0].bits)
    assert said.startswith("Two pages, one origin: “The mayor wrote a letter”, 3 May 2031.")
    assert "lead back to the mayor (letter) and count as one" in said
    assert ("They quote different sentences" in said) is expect


def test_a_page_without_a_source_stands_in_the_picture_too() -> None:
    analyses, given = _two_pages("no boat will leave the harbour before noon")
    bare = structs.replace(analyses[1], claims=(structs.replace(analyses[1].claims[0], say_so=()),))
    event = structs.replace(given.events[0], untraceable=1)
    (picture,) = pictures(board([analyses[0], bare], structs.replace(given, events=(event,))))
    assert [chain.stops[0].label for chain in picture.chains] == ["the mayor", "no source given"]
    assert [chain.stops[-1].label for chain in picture.chains] == ["Page A", "Page B"]


def test_two_events_without_a_day_are_not_held_against_each_other() -> None:
    analyses, given = _two_pages("no boat will leave the harbour before noon")
    relation = Relation("c-l1", "c-l2", Verdict.CONTRADICTS, Respect.POLARITY, "the left claim denies it")
    one, two = (structs.replace(given.events[0], id=f"e{at}", when=None, claims=(f"c-l{at}",)) for at in (1, 2))
    made = board(analyses, structs.replace(given, events=(one, two), relations=(relation,)))
    assert "contradiction" not in {finding.sort for finding in findings(made)}
    assert "apart" in {finding.sort for finding in findings(made)}
    assert {row.chip for table in tables(made) for row in (*table.main, *table.background)} == {Chip.ONE_PAGE}
    dated = [structs.replace(event, when=DAY) for event in (one, two)]
    made = board(analyses, structs.replace(given, events=tuple(dated), relations=(relation,)))
    assert "contradiction" in {finding.sort for finding in findings(made)}


def test_a_page_cannot_leave_out_what_came_after_it() -> None:
    found = findings(board([first_page(), second_page()], dossier()))
    assert "silence" in {finding.sort for finding in found}
    late = [structs.replace(event, when=LATER) if event.id == "e3" else event for event in dossier().events]
    found = findings(board([first_page(), second_page()], structs.replace(dossier(), events=tuple(late))))
    assert "silence" not in {finding.sort for finding in found}


def test_pages_years_apart_are_a_later_event_of_its_own() -> None:
    text = "Ola Brandt opened the harbour on Monday"
    claim = Claim("c7", Span("p7", 0, len(text)), "open", (), (), Modality.HAPPENED, negated=False, by="test",
                  times=(span("p7", text, "Monday"),))  # fmt: skip
    page = Analysis(Page("p7", text, "plain", "seven.txt"), passages("p7", text, "body"), (), (), (claim,))
    event = Event("e7", "open", text, LATER, (), ("x1",), ("c7",), (), 1, "one claim tells it")
    given = dossier()
    given = structs.replace(
        given,
        entities=(*given.entities, Entity("x1", MentionKind.PERSON, "Ola Brandt", ("Ola Brandt",))),
        datings=(*given.datings, Dating(span("p7", text, "Monday"), LATER, "it was a Monday")),
        published=(*given.published, Published("p7", LATER, "said")),
        events=(*given.events, event),
    )
    found = findings(board([first_page(), second_page(), page], given))
    said = ["".join(bit.text for bit in finding.bits) for finding in found if finding.sort == "separate"]
    lead = "A later event of its own: “Ola Brandt opened the harbour on Monday”, 9–10 September 2034."
    assert said == [
        f"{lead} The same Ola Brandt as on pages A and C, three years and four months later; counted apart."
    ]


@pytest.mark.parametrize(
    ("given", "expect"),
    [
        (
            "two.txt tells it: “Brandt opened the old bridge on 3 May”; one.txt denies it",
            "Page B tells it; page A denies it.",
        ),
        ("“Brandt opened the old bridge on 3 May” names Tarn", "Page B names Tarn."),
        ("both give the same: “Brandt opened the old bridge”", "Both give the same: “Brandt opened the old bridge”"),
        ("Tarn Evening names the ferry", "Page B names the ferry."),
        ("only the right claim gives 2031-05-03..2031-05-04", "Only page B gives 3–4 May 2031."),
    ],
)
def test_a_reason_calls_pages_by_their_letters_and_does_not_repeat_their_words(given: str, expect: str) -> None:
    made = board([first_page(), second_page()], dossier())
    assert because(made, Relation("c1", "c2", Verdict.REFINES, Respect.PLACE, given)) == expect
