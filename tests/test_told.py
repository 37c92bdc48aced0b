"""Hops of say-so as the views show them: in a sentence, at an arrow, in the text, under the one who speaks."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest
from msgspec import structs

from sayso.model import (
    Analysis,
    Assessment,
    Attribution,
    Channel,
    Claim,
    Dating,
    Dossier,
    Entity,
    Event,
    Form,
    Grain,
    Link,
    Mention,
    MentionKind,
    Modality,
    Origin,
    Page,
    Passage,
    PassageKind,
    Span,
    Stance,
    TimeSpan,
    Timex,
)
from sayso.show import VIEWS, WHO
from sayso.show.board import Board, board, name
from sayso.show.chains import Arrow, pictures
from sayso.show.diagram import diagram
from sayso.show.highlights import own_voice
from sayso.show.hops import spoken
from sayso.show.reading import blocks
from sayso.show.speakers import speakers
from sayso.show.told import CREDIT, say_so, told

TEXT = (
    "Minister Ola Brandt denied to reporters in a letter on Monday that the bridge is closed, Meridian said. "
    "A guard told Meridian that the keys are lost. The bridge will soon fall. The ferry sank. "
    "It was reportedly old. (Norvik)"
)
MONDAY = TimeSpan(date(2031, 5, 5), date(2031, 5, 5), Grain.DAY)


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span("p1", start, start + len(words))


def hop(content: str, source: str = "", cue: str = "said", stance: Stance = Stance.SAYS, **more: Any) -> Attribution:
    sources = (at(source),) if source else ()
    return Attribution(at(content), sources, at(cue) if cue else None, stance, more.pop("via", None),
                       more.pop("by", "test"), **more)  # fmt: skip


CLOSED, KEYS, FALL, SANK, OLD = (
    "the bridge is closed", "the keys are lost", "The bridge will soon fall", "The ferry sank", "old",
)  # fmt: skip
DENIAL = hop(CLOSED, "Ola Brandt", "denied", Stance.DENIES, via=at("a letter"), to=(at("reporters"),),
             when=at("Monday"), channel=Channel.LETTER)  # fmt: skip
MERIDIAN = hop(CLOSED, "Meridian", "said")
GUARD = hop(KEYS, "A guard", "told", to=(at("Meridian"),))
TOLD = hop(KEYS, "Meridian", "told")
HEARD = hop(OLD, "", "reportedly", Stance.HEARS)
NORVIK = hop(KEYS, "Norvik", "", by=CREDIT)


def page(*hops: Attribution, claims: tuple[tuple[str, tuple[Attribution, ...]], ...] = ()) -> Board:
    """A page with some hops, outer first, and claims with the hops of their say-so."""
    return board(*given(*hops, claims=claims))


def given(
    *hops: Attribution, claims: tuple[tuple[str, tuple[Attribution, ...]], ...] = ()
) -> tuple[list[Analysis], Dossier]:
    kinds = {"Ola Brandt": MentionKind.PERSON, "Meridian": MentionKind.OUTLET, "A guard": MentionKind.UNNAMED}
    marks = tuple(Mention(at(one), "test", kind, at("Minister") if one == "Ola Brandt" else None)
                  for one, kind in kinds.items())  # fmt: skip
    made = tuple(
        Claim(f"c{n}", at(words), "be", (), chain, Modality.HAPPENED, negated=False, by="test")
        for n, (words, chain) in enumerate(claims)
    )
    analysis = Analysis(
        Page("p1", TEXT, "plain", "one.txt"),
        (Passage(Span("p1", 0, len(TEXT)), PassageKind.BODY, "en", by="test"),),
        (*marks, Timex(at("Monday"), "test", "XXXX-WXX-1", Grain.DAY)),
        hops,
        made,
        assessments=(Assessment(at(FALL), at("will soon fall"), "test-forecast"),),
    )
    events = tuple(
        Event(f"e{n}", "be", words, MONDAY, (), (), (f"c{n}",), (f"o{n}",) if chain else (), int(not chain), "one")
        for n, (words, chain) in enumerate(claims)
    )
    origins = tuple(
        Origin(f"o{n}", TEXT[chain[-1].sources[0].start : chain[-1].sources[0].end], None, None, None, "named")
        for n, (_, chain) in enumerate(claims)
        if chain and chain[-1].sources
    )
    entities = tuple(Entity(f"x{n}", mark.kind, TEXT[mark.span.start : mark.span.end], ())
                     for n, mark in enumerate(marks))  # fmt: skip
    links = tuple(Link(mark.span, f"x{n}", 1.0, "same name") for n, mark in enumerate(marks))
    dating = Dating(at("Monday"), MONDAY, "5 May 2031 was a Monday")
    return [analysis], Dossier(entities=entities, links=links, datings=(dating,), events=events, origins=origins)


@pytest.mark.parametrize(
    ("hops", "expect"),
    [
        ((DENIAL,), "denied by Ola Brandt to reporters in a letter on 5 May 2031"),
        ((MERIDIAN, DENIAL), "denied by Ola Brandt to reporters in a letter on 5 May 2031, through Meridian"),
        ((TOLD, GUARD), "said by A guard, through Meridian"),
        ((HEARD,), "reportedly; nobody is named"),
        ((hop(KEYS, "", "told", Stance.CONFIRMS),), "confirmed; nobody is named"),
        ((NORVIK, GUARD), "said by A guard to Meridian, through Norvik (credited for the text)"),
        ((NORVIK,), "own word of Norvik, credited for the text"),
        ((structs.replace(GUARD, to=(), negated=True),), "not said by A guard"),
        ((structs.replace(GUARD, to=(), hedged=True, stance=Stance.CONFIRMS),), "perhaps confirmed by A guard"),
        ((structs.replace(GUARD, to=(), form=Form.DIRECT),), "said by A guard, word for word"),
        ((structs.replace(GUARD, to=(), form=Form.MIXED),), "said by A guard, partly word for word"),
        ((structs.replace(GUARD, to=(), stance=Stance.PROMISES),), "promised by A guard"),
        ((structs.replace(GUARD, to=(), stance=Stance.THINKS),), "believed by A guard"),
        ((structs.replace(GUARD, to=(), via=at("Norvik")),), "said by A guard, through Norvik"),
        ((structs.replace(GUARD, to=(), channel=Channel.POST, via=at("The ferry")),),
         "said by A guard in a post (“The ferry”)"),
        # what somebody denies that another has said is not passed on by him
        ((hop(KEYS, "Ola Brandt", "denied", Stance.DENIES), hop(KEYS, "A guard", "told")),
         "said by A guard, denied by Ola Brandt"),
        ((hop(KEYS, "Ola Brandt", "denied", negated=True), hop(KEYS, "A guard", "told")),
         "said by A guard, not said by Ola Brandt"),
    ],
)  # fmt: skip
def test_a_chain_in_words(hops: tuple[Attribution, ...], expect: str) -> None:
    assert told(page(*hops), hops) == expect


def test_a_day_that_is_not_known_stays_in_the_words_of_the_page() -> None:
    analyses, dossier = given(DENIAL)
    made = board(analyses, structs.replace(dossier, datings=()))
    assert told(made, (DENIAL,)) == "denied by Ola Brandt to reporters in a letter (“Monday”)"


def test_a_claim_without_a_source_is_the_own_word_of_the_outlet_and_a_forecast_is_said_to_be_one() -> None:
    made = page(claims=((SANK, ()), (FALL, ())))
    assert [say_so(made, made.claim[one]) for one in ("c0", "c1")] == [
        "the outlet’s own word",
        "the outlet’s own judgement or forecast",
    ]
    voice = own_voice(made, made.sheets[0])
    assert voice.claims == 2
    assert [words for words, _, _ in voice.judged] == [FALL]


def test_what_only_the_credited_agency_vouches_for_is_own_word_too() -> None:
    made = page(claims=((SANK, (structs.replace(NORVIK, content=at(SANK)),)), (KEYS, (TOLD, GUARD))))
    assert own_voice(made, made.sheets[0]).claims == 1


def test_a_hop_stands_in_its_chain() -> None:
    found = spoken((MERIDIAN, DENIAL, TOLD, GUARD))
    assert [(one.outer, one.inner) for one in found] == [
        ((), (DENIAL,)), ((MERIDIAN,), ()), ((), (GUARD,)), ((TOLD,), ()),
    ]  # fmt: skip
    wide = hop("the keys are lost. The bridge will soon fall", "Ola Brandt", "denied")
    inner = hop(FALL, "A guard", "told")
    assert [one.outer for one in spoken((wide, inner))] == [(), (wide,)]


def test_hops_inside_each_other_by_the_thousand_take_no_time() -> None:
    many = tuple(Attribution(Span("p1", 0, 9000 - n), (), None, Stance.SAYS, None) for n in range(8000))
    assert max(len(one.outer) for one in spoken(many)) < 50


def test_everybody_has_a_list_those_who_say_most_first_and_who_passes_on_says_nothing_himself() -> None:
    again = hop(FALL, "Ola Brandt", "denied", Stance.DENIES)
    found = speakers(page(MERIDIAN, DENIAL, TOLD, GUARD, again, HEARD))
    assert [(one.label, one.named, len(one.sayings), len(one.relays)) for one in found] == [
        ("Ola Brandt", True, 2, 0), ("A guard", False, 1, 0), ("Meridian", True, 0, 2), ("not named", False, 1, 0),
    ]  # fmt: skip
    assert found[0].role == "Minister"
    first = found[0].sayings[0]
    assert (first.words, first.does, first.cue) == (CLOSED, "denies", "denied")
    assert first.manner == "to reporters in a letter on 5 May 2031, through Meridian"
    assert [one.of for one in found[2].relays] == ["Ola Brandt", "A guard"]


def test_one_who_takes_a_stand_does_not_only_pass_on() -> None:
    found = speakers(page(hop(KEYS, "Ola Brandt", "denied", Stance.DENIES), GUARD))
    assert [(one.label, len(one.sayings), len(one.relays)) for one in found] == [
        ("A guard", 1, 0),
        ("Ola Brandt", 1, 0),
    ]


def test_joint_sources_are_listed_each_with_the_other() -> None:
    both = structs.replace(GUARD, sources=(at("A guard"), at("Ola Brandt")), to=())
    assert {one.label: one.sayings[0].manner for one in speakers(page(both))} == {
        "A guard": "with Ola Brandt", "Ola Brandt": "with A guard",
    }  # fmt: skip


def test_a_description_that_only_holds_a_name_is_somebody_else() -> None:
    made = page()
    wide, article = at("Minister Ola Brandt denied"), Span("p1", at("Meridian").start - 1, at("Meridian").end)
    assert name(made, wide).label == "Minister Ola Brandt denied"
    assert name(made, article).label == "Meridian"


def test_a_body_with_its_place_is_that_body() -> None:
    analyses, dossier = given()
    marks = (Mention(at("Ola"), "test", MentionKind.PLACE), Mention(at("Brandt"), "test", MentionKind.ORGANISATION))
    links = (Link(at("Ola"), "x0", 1.0, "same name"), Link(at("Brandt"), "x1", 1.0, "same name"))
    made = board([structs.replace(analyses[0], annotations=marks)], structs.replace(dossier, links=links))
    assert name(made, at("Ola Brandt")).key == "x1"
    assert name(made, at("guard told Meridian")).key not in {"x0", "x1"}


def test_who_has_those_too_who_are_only_described_where_they_speak() -> None:
    analyses, dossier = given(structs.replace(GUARD, sources=(at("A guard told"),)))
    (found,) = json.loads(WHO["json"](analyses, dossier, "guard told"))["who"]
    assert (found["label"], found["mentions"], [one["words"] for one in found["said"]]) == ("A guard told", [], [KEYS])
    assert WHO["text"](analyses, dossier, "guard told").startswith("A guard told (unnamed): 1 page, 1 statement\n")


def test_a_claim_in_the_words_that_name_a_source_needs_no_note() -> None:
    made = page(DENIAL, claims=(("a letter", ()),))
    (block,) = blocks(made, made.sheets[0])
    assert "The outlet’s own word" not in block.paragraphs[0].notes


def test_the_arrows_say_what_each_does_and_the_unnamed_stay_unnamed() -> None:
    analyses, dossier = given(
        MERIDIAN, DENIAL, TOLD, GUARD, claims=((CLOSED, (MERIDIAN, DENIAL)), (KEYS, (TOLD, GUARD)))
    )
    drawn = {
        stop.label: (stop.arrow.label, stop.arrow.day, stop.note, stop.named)
        for picture in pictures(board(analyses, dossier))
        for chain in picture.chains
        for stop in chain.stops
        if stop.kind != "page"
    }
    assert drawn["Ola Brandt"] == ("denies", "on 5 May 2031", "Minister", True)
    assert drawn["A guard"] == ("“told”", "", "not named", False)
    assert drawn["Meridian"] in [("“said”", "", "", True), ("", "", "", True)]
    out = VIEWS["html"](analyses, dossier)
    assert re.search(r'<text class="does"><title>denies to reporters in a letter on 5 May 2031: “denied”</title>', out)
    assert "unnamed" in out


def test_an_agency_credited_for_the_text_is_shown_as_that() -> None:
    analyses, dossier = given(NORVIK, GUARD, claims=((KEYS, (NORVIK, GUARD)),))
    (picture,) = pictures(board(analyses, dossier))
    assert [(stop.label, stop.note) for stop in picture.chains[0].stops[:-1]] == [
        ("A guard", "not named"), ("Norvik", "credited for the text"),
    ]  # fmt: skip


@pytest.mark.parametrize("columns", [2, 3, 4, 5, 6])
def test_words_at_an_arrow_fit_between_the_boxes(columns: int) -> None:
    analyses, dossier = given(MERIDIAN, DENIAL, claims=((CLOSED, (MERIDIAN, DENIAL)),))
    (chain,) = pictures(board(analyses, dossier))[0].chains
    long = structs.replace(chain.stops[0].arrow, label="“told the assembled reporters of the whole world at length”")
    stops = tuple(structs.replace(chain.stops[0], key=f"s{n}", arrow=long) for n in range(columns - 1))
    drawn = diagram([structs.replace(chain, stops=(*stops, chain.stops[-1]))])
    boxes = sorted((box.x, box.x + box.width) for box in drawn.boxes)
    for (_, end), (begin, _), edge in zip(boxes, boxes[1:], drawn.edges, strict=False):
        assert len(edge.label) * 6 <= begin - end
        assert end < edge.x < begin


def test_the_text_has_whole_words_of_source_and_cue_and_what_is_own_is_apart() -> None:
    whole = structs.replace(
        DENIAL, source_words=at("Minister Ola Brandt"), cue_words=at("denied to reporters in a letter")
    )
    made = page(whole, claims=((CLOSED, (whole,)), (SANK, ())))
    (block,) = blocks(made, made.sheets[0])
    (paragraph,) = block.paragraphs
    marked = ["".join(leaf.text for leaf in paragraph.leaves if "who" in leaf.marks)]
    assert marked == ["Minister Ola Brandtdenied to reporters in a letter"]
    classes = [classes for leaf in paragraph.leaves for _, _, classes in leaf.opens]
    assert classes == ["told", "claim", "judged", "claim own"]
    assert paragraph.notes == (
        "“Monday” is 5 May 2031",
        "Denied by Ola Brandt to reporters in a letter on 5 May 2031",
        "The outlet’s own judgement or forecast",
        "The outlet’s own word",
    )
    titles = [leaf.title for leaf in paragraph.leaves if leaf.text.startswith("denied")]
    assert titles == ["Ola Brandt denies to reporters in a letter on 5 May 2031: in words of the page"]


def test_every_view_says_what_is_own_word() -> None:
    analyses, dossier = given(DENIAL, claims=((CLOSED, (DENIAL,)), (SANK, ())))
    for view in ("html", "md", "text"):
        assert "the outlet’s own word" in VIEWS[view](analyses, dossier), view
    for view in ("html", "md", "text"):
        assert FALL in " ".join(VIEWS[view](analyses, dossier).split()).split("own judgement")[1], view


def test_links_of_the_lists_arrive() -> None:
    analyses, dossier = given(MERIDIAN, DENIAL, TOLD, GUARD, HEARD, claims=((CLOSED, (MERIDIAN, DENIAL)),))
    out = VIEWS["html"](analyses, dossier)
    ids = re.findall(r'id="([^"]+)"', out)
    assert len(ids) == len(set(ids))
    assert [one for one in re.findall(r'href="#([^"]+)"', out) if one not in ids] == []
    assert out.count('<details class="speaker"') == 4


def test_who_tells_all_of_a_hop_as_data() -> None:
    analyses, dossier = given(MERIDIAN, DENIAL)
    (brandt,) = json.loads(WHO["json"](analyses, dossier, "Brandt"))["who"]
    (said,) = brandt["said"]
    assert TEXT[said["start"] : said["end"]] == said["words"] == CLOSED
    assert (said["stance"], said["cue"], said["via"], said["channel"]) == ("denies", "denied", "a letter", "letter")
    assert (said["to"], said["when"], said["day"]) == (["reporters"], "Monday", "on 5 May 2031")
    assert (said["form"], said["negated"], said["hedged"], said["beside"], said["of"]) == (
        "indirect",
        False,
        False,
        [],
        [],
    )
    assert [step["sources"] for step in said["through"]] == [["Meridian"]]
    (meridian,) = json.loads(WHO["json"](analyses, dossier, "Meridian"))["who"]
    assert [one["of"] for one in meridian["said"]] == [["Ola Brandt"]]


def test_who_parts_own_words_from_those_passed_on() -> None:
    analyses, dossier = given(MERIDIAN, DENIAL)
    brandt = " ".join(WHO["text"](analyses, dossier, "Brandt").split())
    line = f"denies “denied” to reporters in a letter on 5 May 2031, through Meridian: {CLOSED}"
    assert f"is said to have said: one.txt:{at(CLOSED).start} {line}" in brandt
    meridian = " ".join(WHO["text"](analyses, dossier, "Meridian").split())
    assert f"passes on what others say: one.txt:{at(CLOSED).start} of Ola Brandt: {CLOSED}" in meridian
    assert "is said to have said" not in meridian


def test_a_line_that_is_concluded_is_dotted_all_along() -> None:
    analyses, dossier = given(MERIDIAN, DENIAL, claims=((CLOSED, (MERIDIAN, DENIAL)),))
    (chain,) = pictures(board(analyses, dossier))[0].chains
    root = structs.replace(chain.stops[0], arrow=Arrow("concluded", is_inferred=True))
    drawn = diagram([chain, structs.replace(chain, stops=(root, structs.replace(chain.stops[-1], key="page:B")))])
    assert [(edge.label, edge.is_inferred) for edge in drawn.edges][3:] == [
        ("concluded", True), ("", True), ("", True),
    ]  # fmt: skip


def test_words_of_a_hop_are_only_words() -> None:
    whole = structs.replace(DENIAL, cue_words=at("denied to"), source_words=at("Minister Ola Brandt"))
    analyses, dossier = given(whole, claims=((CLOSED, (whole,)),))
    text = TEXT
    evil = {
        "Monday": "\x1b<b>\u202e", "reporters": "<i>\u202e|`x\x1b", "a letter": "<u>\x07\u202e*y", "denied": "<s>\x1bx",
        "Minister": "<em>\x1b\u202e", "Ola Brandt": "<q>\x1b\u202e[](x",
    }  # fmt: skip
    for words, instead in evil.items():
        text = text.replace(words, instead.ljust(len(words), "x"))
    assert len(text) == len(TEXT)
    analysis = structs.replace(analyses[0], page=structs.replace(analyses[0].page, text=text), assessments=(
        Assessment(whole.content, whole.content, "test"), Assessment(at("Monday that"), at("Monday"), "test"),
    ))  # fmt: skip
    dossier = structs.replace(dossier, datings=(), entities=(), links=())
    for view in ("html", "md", "text"):
        out = VIEWS[view]([analysis], dossier)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e]", out), view
        assert view == "text" or not re.search(r"<(b|i|u|s|em)>\[(U|R)", out), view
    told_of = WHO["text"]([analysis], dossier, "")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e]", told_of)
    assert "[U+001B]" in told_of
