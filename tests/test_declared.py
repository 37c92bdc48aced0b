"""The day of a page by what its format declares: `tests/corpus/declared.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from babel import Locale
from msgspec import Struct, convert

from sayso import resolve, segment
from sayso.lang.labels import label
from sayso.lang.written import months, written
from sayso.model import Analysis, Fact, Grain, Page, Published
from sayso.read.blob import Blob
from sayso.read.http import header_facts
from sayso.read.readers import page
from sayso.resolve.dating.declared import declared
from sayso.text import fold


class _Sheet(Struct, frozen=True, forbid_unknown_fields=True):
    label: str
    html: str
    day: str
    because: tuple[str, ...] = ()
    overruled: tuple[str, ...] = ()
    not_overruled: tuple[str, ...] = ()
    not_facts: tuple[str, ...] = ()


class _Written(Struct, frozen=True, forbid_unknown_fields=True):
    text: str
    days: tuple[str, ...]
    near: tuple[str, ...] | None = None
    langs: tuple[str, ...] = ("en",)


class _Label(Struct, frozen=True, forbid_unknown_fields=True, rename={"named": "is"}):
    text: str
    named: str


class _Corpus(Struct, frozen=True, forbid_unknown_fields=True):
    story: str
    page: tuple[_Sheet, ...]
    written: tuple[_Written, ...]
    label: tuple[_Label, ...]


_PLACE = Path(__file__).parent / "corpus" / "declared.toml"
_CORPUS = convert(tomllib.loads(_PLACE.read_text(encoding="utf-8")), _Corpus)


def _read(html: str) -> Page:
    read, _ = page(Blob("page.html", html.replace("@story", _CORPUS.story).encode()))
    assert read is not None
    return read


def _published(read: Page) -> Published | None:
    passages, _ = segment.passages(read)
    _, found = resolve.dates([Analysis(read, passages, (), (), ())], ties=())
    return next(iter(found), None)


@pytest.mark.parametrize("sheet", _CORPUS.page, ids=[sheet.label for sheet in _CORPUS.page])
def test_the_day_of_a_page(sheet: _Sheet) -> None:
    read = _read(sheet.html)
    told = _published(read)
    known = told is not None and told.when.grain is Grain.DAY and told.when.first == told.when.last
    assert (str(told.when.first) if known and told is not None else "") == sheet.day
    because, overruled = (told.because, told.overruled) if told is not None else ("", ())
    assert [words for words in sheet.because if words not in because] == []
    assert [words for words in sheet.overruled if not any(words in one for one in overruled)] == []
    assert [words for words in sheet.not_overruled if any(words in one for one in overruled)] == []
    assert [words for words in sheet.not_facts if any(words in fact.value for fact in read.facts)] == []


@pytest.mark.parametrize("example", _CORPUS.written, ids=[example.text for example in _CORPUS.written])
def test_a_day_written_down(example: _Written) -> None:
    found = written(example.text, example.langs)
    assert (tuple(map(str, found.days)) if found is not None else ()) == example.days
    assert example.near is None or (found is not None and tuple(map(str, found.near)) == example.near)


@pytest.mark.parametrize("example", _CORPUS.label, ids=[example.text for example in _CORPUS.label])
def test_what_the_words_before_a_day_call_it(example: _Label) -> None:
    assert label(fold(example.text).text) == example.named


def test_what_a_server_says_of_a_file_dates_no_page() -> None:
    facts = header_facts({"last-modified": "Tue, 02 Mar 2021 10:00:00 GMT"})
    told = Page("p", "The dam holds.", "html", "page.html", facts=facts)
    assert facts
    assert list(declared(Analysis(told, (), (), (), ()))) == []


def test_the_order_of_facts_of_equal_weight_is_that_of_the_page() -> None:
    facts = tuple(Fact("dated", day, "line of a date elsewhere") for day in ("2021-03-05", "2021-03-02", "2021-03-04"))
    told = Page("p", "The dam holds.", "html", "page.html", facts=facts)
    assert ["2021-03-05" in witness.because for witness in declared(Analysis(told, (), (), (), ()))] == [True]


@pytest.mark.parametrize("lang", ["ar", "de", "en", "es", "fr", "it", "pl", "ru", "tr", "uk"])
def test_the_names_of_months_are_those_of_cldr(lang: str) -> None:
    wide = Locale.parse(lang).months["format"]["wide"]
    assert {number: months(lang)[fold(name).text] for number, name in wide.items()} == {n: n for n in range(1, 13)}
