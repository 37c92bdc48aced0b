"""Who put a page out: invented pages, the tables of outlets and agencies."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from msgspec import Struct, convert

from sayso import segment
from sayso.lang.press import agencies, by_domain, by_name, hosting, key, outlets, owner, registered, signatures
from sayso.model import Fact, Imprint, ImprintRole, Page

_CORPUS = Path(__file__).parent / "corpus" / "imprint.toml"


class _Example(Struct, frozen=True, forbid_unknown_fields=True):
    """Lines around the story of a language, what the format says, who should be found: "agency Reuters, dateline"."""

    label: str
    lang: str
    expect: tuple[str, ...]
    top: str = ""  # lines above the headline
    above: str = ""  # lines between headline and story
    first: str = ""  # glued to the beginning of the first paragraph
    inside: str = ""  # a paragraph between the first and the last
    last: str = ""  # glued to the end of the last paragraph
    below: str = ""  # lines under the story
    headline: str = ""
    url: str | None = None
    facts: tuple[tuple[str, str], ...] = ()


class _Story(Struct, frozen=True, forbid_unknown_fields=True):
    lang: str
    headline: str
    body: tuple[str, str, str]


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    story: tuple[_Story, ...]
    example: tuple[_Example, ...]


_READ = convert(tomllib.loads(_CORPUS.read_text(encoding="utf-8")), _File)
_STORIES = {story.lang: story for story in _READ.story}


def _page(example: _Example) -> Page:
    story = _STORIES[example.lang]
    one, two, three = story.body
    parts = [
        example.top, example.headline or story.headline, example.above, example.first + one, example.inside, two,
        three + example.last, example.below,
    ]  # fmt: skip
    text = "\n\n".join(part.strip("\n") for part in parts if part) + "\n"
    facts = tuple(Fact(name, value, f"meta {name}") for name, value in example.facts)
    return Page("page", text, "plain", "page", url=example.url, facts=facts)


def _found(page: Page) -> tuple[Imprint, ...]:
    passages, _ = segment.passages(page)
    return segment.imprints(page, passages)


def _said(imprint: Imprint) -> str:
    return f"{imprint.role.value} {imprint.name}, {imprint.by}"


@pytest.mark.parametrize("example", _READ.example, ids=[example.label for example in _READ.example])
def test_examples(example: _Example) -> None:
    assert tuple(_said(imprint) for imprint in _found(_page(example))) == example.expect


@pytest.mark.parametrize("example", _READ.example, ids=[example.label for example in _READ.example])
def test_every_imprint_can_be_checked(example: _Example) -> None:
    page = _page(example)
    for imprint in _found(page):
        assert imprint.because
        assert "\n" not in imprint.because
        if imprint.span is not None:
            stood = page.text[imprint.span.start : imprint.span.end]
            assert stood == stood.strip() != ""
            assert stood in imprint.because or imprint.by in {"credit-line", "title-tail"}


def test_there_are_enough_examples() -> None:
    assert len(_READ.example) >= 60
    assert len({example.lang for example in _READ.example}) >= 6
    assert sum(not example.expect for example in _READ.example) >= 25


def test_agreeing_witnesses_are_one_imprint_and_others_are_kept() -> None:
    story = _STORIES["en"]
    text = f"{story.headline} | The Vale Post\n\n" + "\n\n".join(story.body) + "\n\n© 2021 Hill Courier\n"
    facts = (
        Fact("site", "The Vale Post", "meta og:site_name"),
        Fact("title", f"{story.headline} | The Vale Post", "html title"),
    )
    found = _found(Page("p", text, "html", "p", url="https://www.valepost.example/a", facts=facts))
    assert [imprint.name for imprint in found] == ["The Vale Post", "Hill Courier"]
    assert found[0].because.startswith('the page declares "The Vale Post" as its site')
    assert found[0].because.endswith("the title and the address agree")
    assert found[1].because.endswith("but the metadata says The Vale Post")


def test_the_order_of_facts_that_agree_does_not_matter() -> None:
    story = _STORIES["en"]
    text = "\n\n".join((story.headline, *story.body)) + "\n"
    facts = (Fact("site", "The Vale Post", "a"), Fact("agency", "Reuters", "b"))
    names = [[i.name for i in _found(Page("p", text, "html", "p", facts=order))] for order in (facts, facts[::-1])]
    assert names[0] == names[1] == ["The Vale Post", "Reuters"]


def test_hostile_lines_do_not_hang() -> None:
    for text in (
        "(" * 200_000,
        "© " * 100_000,
        "Reuters " * 50_000,
        "AFP/" * 50_000,
        " | ".join(["a"] * 50_000),
        "(AP) - " * 9_999,
    ):
        assert isinstance(_found(Page("p", text, "plain", "p", facts=(Fact("title", text[:500], "t"),))), tuple)


def test_tables_are_sound() -> None:
    assert len(agencies()) >= 200
    assert len(outlets()) >= 400
    assert len({press.name for press in (*agencies(), *outlets())}) == len(agencies()) + len(outlets())
    assert all(press.signatures for press in agencies())
    assert not any(press.signatures for press in outlets())
    listed = [domain for press in (*agencies(), *outlets()) for domain in press.domains]
    assert len(listed) == len(set(listed)) == len(by_domain())


def test_a_subdomain_belongs_to_the_outlet_of_the_longest_domain() -> None:
    found = [owner(host) for host in ("arabic.cnn.com", "www.theguardian.com", "g1.globo.com", "example.org", "com")]
    assert [press.name if press is not None else None for press in found] == ["CNN", "The Guardian", "G1", None, None]
    assert registered("news.valepost.co.uk") == "valepost.co.uk"
    assert registered("vale.blogspot.com") == "vale.blogspot.com"
    assert "blogspot.com" in hosting()


def test_names_and_signatures_meet_in_every_spelling() -> None:
    assert key("ا.ف.ب") == key("أ ف ب")
    assert {press.name for _, press in signatures()[key("أ ف ب")]} == {"Agence France-Presse"}
    assert by_name()[key("Коммерсантъ")] == by_name()[key("Kommersant")]
    assert key("The Nation (Pakistan)") not in by_name()
    assert ImprintRole.AGENCY.value == "agency"
