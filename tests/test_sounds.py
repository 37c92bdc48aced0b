"""How near words of names are across scripts: each pair of corpus/sounds.toml; what holds for all words."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from sayso.lang.letters import readings
from sayso.lang.sounds import keys, near, parts, sounds
from sayso.resolve.spellings import SURE

_CORPUS = tomllib.loads((Path(__file__).parent / "corpus" / "sounds.toml").read_text(encoding="utf-8"))
_WORDS = sorted({word for case in _CORPUS["same"] for pair in case["pairs"] for word in pair})


def _word(name: str) -> str:
    return "".join(parts(name))


def _pairs(section: str) -> list[tuple[str, str]]:
    return [(one, two) for case in _CORPUS.get(section, []) for one, two in case["pairs"]]


@pytest.mark.parametrize(("left", "right"), _pairs("same"))
def test_spellings_of_one_name_are_near_and_share_a_key(left: str, right: str) -> None:
    one, two = _word(left), _word(right)
    assert near(one, two) >= SURE
    assert set(keys(one)) & set(keys(two)), (keys(one), keys(two))


@pytest.mark.parametrize(("left", "right"), _pairs("apart"))
def test_two_names_are_not_near(left: str, right: str) -> None:
    assert near(_word(left), _word(right)) < SURE


@pytest.mark.parametrize(("name", "own", "other"), [row for case in _CORPUS["nearer"] for row in case["triples"]])
def test_a_name_is_nearer_to_itself_than_to_its_kin(name: str, own: str, other: str) -> None:
    assert near(_word(name), _word(own)) > near(_word(name), _word(other))


@pytest.mark.xfail(strict=True, reason="known failures")
@pytest.mark.parametrize(("left", "right"), _pairs("known"))
def test_known_failures(left: str, right: str) -> None:
    test_spellings_of_one_name_are_near_and_share_a_key(left, right)


@pytest.mark.xfail(strict=True, reason="known failures")
@pytest.mark.parametrize(("name", "own", "other"), [row for case in _CORPUS["known-nearer"] for row in case["triples"]])
def test_known_failures_of_kin(name: str, own: str, other: str) -> None:
    test_a_name_is_nearer_to_itself_than_to_its_kin(name, own, other)


@pytest.mark.parametrize("word", _WORDS)
def test_every_word_has_sounds_and_keys_and_is_itself(word: str) -> None:
    folded = _word(word)
    assert sounds(folded)
    assert keys(folded)
    assert near(folded, folded) == 1.0


def test_nearness_is_the_same_either_way_round_and_between_0_and_1() -> None:
    some = [_word(word) for word in _WORDS[::9]]
    for one in some:
        for two in some:
            assert 0.0 <= near(one, two) == near(two, one) <= 1.0


@pytest.mark.parametrize("word", ["", "7", "中文", "a" * 5000, "ء" * 3000, "ב" * 3000, "'-'", "ъ", "x'" * 900])
def test_odd_words_cost_nothing(word: str) -> None:
    for other in ("tarhouni", "طرحوني", word + "b"):
        assert 0.0 <= near(word, other) <= 1.0
    assert len(keys(word)) <= 16
    assert len(readings(word)[1]) <= 6


@pytest.mark.parametrize(
    ("name", "words"),
    [("الشرقاوي", ("شرقاوي",)), ("ألفونس", ("الفونس",)), ("al-Tarhouni", ("tarhouni",)), ("ג׳מיל", ("ג׳מיל",))],
)
def test_an_article_is_no_part_of_a_name_and_a_marked_alef_no_article(name: str, words: tuple[str, ...]) -> None:
    assert parts(name) == words
