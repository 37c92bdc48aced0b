"""English say-so with a parse: the rules by parses that are written down, spaCy itself where it is installed."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from sayso import parsing
from sayso.cli import main
from sayso.errors import ParserError
from sayso.model import Attribution, Page
from sayso.pipeline import analyse
from sayso.text.parse import Word

_EXAMPLES = tomllib.loads((Path(__file__).parent / "corpus" / "parsed.toml").read_text(encoding="utf-8"))["example"]
_LABELS = [example["label"] for example in _EXAMPLES]
with_spacy = pytest.mark.skipif(
    find_spec("spacy") is None, reason='spaCy is not installed: pip install "sayso[parse]" to test the parse itself'
)
without_spacy = pytest.mark.skipif(find_spec("spacy") is not None, reason="spaCy is installed")


class Written:
    """A parser that knows what is written down, and remembers what it was asked."""

    def __init__(self, words: dict[str, tuple[Word, ...]], lang: str = "en") -> None:
        self.words, self.lang = words, lang
        self.asked: list[str] = []

    def __call__(self, texts: Sequence[str]) -> list[tuple[Word, ...]]:
        self.asked += texts
        return [self.words[text] for text in texts]


def _page(text: str) -> Page:
    return Page("page", text, "plain", "page")


def _words(example: dict[str, Any]) -> tuple[Word, ...]:
    out: list[Word] = []
    for line in example["parse"].strip().split("\n"):
        word, tag, dep, head = line.split(" ")
        start = example["text"].index(word, out[-1].end if out else 0)
        out.append(Word(start, start + len(word), int(head), dep, tag))
    return tuple(out)


def _told(text: str, hops: Sequence[Attribution]) -> list[dict[str, object]]:
    return [
        {
            "sources": [text[source.start : source.end] for source in hop.sources],
            "words": "" if hop.source_words is None else text[hop.source_words.start : hop.source_words.end],
            "cue": "" if hop.cue is None else text[hop.cue.start : hop.cue.end],
            "content": text[hop.content.start : hop.content.end],
        }
        for hop in hops
    ]


@pytest.mark.parametrize("example", _EXAMPLES, ids=_LABELS)
def test_what_is_said_by_a_written_parse(example: dict[str, Any]) -> None:
    text = example["text"]
    parser = Written({text: _words(example)})
    assert _told(text, analyse(_page(text), parser=parser).attributions) == example["expect"]


def test_only_sentences_with_a_verb_of_say_so_are_parsed() -> None:
    said = "Pavel Orn said that the gates would hold."
    parser = Written({said: ()})
    analyse(_page(f"The dam was built in 1931. {said} It is 40 metres high."), parser=parser)
    assert parser.asked == [said]


def test_a_speech_in_one_sentence_is_not_parsed() -> None:
    parser = Written({})
    text = f"Pavel Orn told the council: “{'The gates will hold and ' * 80}nobody needs to leave.”"
    assert analyse(_page(text), parser=parser).attributions == analyse(_page(text)).attributions != ()
    assert parser.asked == []


def test_a_parser_is_not_asked_about_another_language() -> None:
    text = "Павел Орн заявил, что плотина выдержит. Совет города согласился с ним."
    parser = Written({})
    assert analyse(_page(text), parser=parser).attributions == analyse(_page(text)).attributions
    assert parser.asked == []


@pytest.mark.parametrize("shape", ["all roots", "a chain", "a star", "a ring", "nothing"])
def test_a_parse_that_makes_no_sense_breaks_nothing(shape: str) -> None:
    text = "Pavel Orn, who said that Dela Brook left, told the council that the gates would hold, adding they failed."
    tokens = [(n, n + 1) for n in range(len(text)) if not text[n].isspace()]
    heads = {
        "all roots": list(range(len(tokens))),
        "a chain": [max(0, n - 1) for n in range(len(tokens))],
        "a star": [0] * len(tokens),
        "a ring": [(n + 1) % len(tokens) for n in range(len(tokens))],
        "nothing": [],
    }[shape]
    deps = ("nsubj", "ccomp", "conj", "relcl", "advcl", "nsubjpass", "dobj")
    words = tuple(
        Word(*tokens[n], head, deps[n % len(deps)], ("VBD", "VBG", "WP", "NN")[n % 4]) for n, head in enumerate(heads)
    )
    for hop in analyse(_page(text), parser=Written({text: words})).attributions:
        assert 0 <= hop.content.start < hop.content.end <= len(text)


@without_spacy
def test_who_asks_for_the_parse_without_spacy_is_told_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Pavel Orn said that the gates would hold.", encoding="utf-8")
    assert main(["brief", "--parse", str(page)]) == ParserError.exit_code
    assert 'pip install "sayso[parse]"' in capsys.readouterr().err


@with_spacy
@pytest.mark.parametrize("example", _EXAMPLES, ids=_LABELS)
def test_spacy_parses_as_it_is_written(example: dict[str, Any]) -> None:
    assert parsing.english()([example["text"]]) == [_words(example)]


@with_spacy
def test_a_sentence_is_parsed_alike_in_any_company() -> None:
    texts = [example["text"] for example in _EXAMPLES]
    parser = parsing.english()
    assert parser(texts) == [parser([text])[0] for text in texts] == parser(texts[::-1])[::-1]


@with_spacy
def test_half_a_surrogate_pair_is_parsed() -> None:
    (words,) = parsing.english()(["Orn said \ud800 that it holds."])
    assert words[-1].end == len("Orn said \ud800 that it holds.")


@with_spacy
def test_the_command_parses_where_it_is_asked_to(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(_EXAMPLES[0]["text"], encoding="utf-8")
    parsed, plain = tmp_path / "parsed.json", tmp_path / "plain.json"
    assert main(["brief", "--parse", str(tmp_path / "page.txt"), "-o", str(parsed)]) == 0
    assert main(["brief", str(tmp_path / "page.txt"), "-o", str(plain)]) == 0
    assert parsed.read_bytes() != plain.read_bytes()
