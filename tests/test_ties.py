"""Pages that date each other: by what others announced, and by words that count from an event."""

from __future__ import annotations

from datetime import date

import sayso
from sayso.model import Dossier, Page, TimeSpan

ANNOUNCED = """Fair on ferries to open in Tolvik

14 June 2021

The Marenian minister Ulla Brand will open a conference on ferries in Tolvik on June 21, the ministry said.
"""
TOLD = """Fair on ferries ends without a deal

TOLVIK, June {day} (KPA) — Marenian minister Ulla Brand, who opened the conference on ferries in Tolvik on Monday, \
said that nothing was signed.
"""
COUNTED = """Trial begins

22 October 2024

The trial comes three years after the Sorna bridge collapsed in Tolvik, prosecutor Ulla Brand said.
"""


def together(*texts: str) -> tuple[Dossier, dict[str, TimeSpan]]:
    read = [Page(f"p{n}", text, "plain", f"p{n}.txt") for n, text in enumerate(texts)]
    dossier = sayso.collate([sayso.analyse(page) for page in read])
    return dossier, {one.page: one.when for one in dossier.published}


def test_a_plan_of_another_page_dates_a_page_that_tells_of_its_weekday() -> None:
    when = together(ANNOUNCED, TOLD.format(day=23))[1]["p1"]
    assert (when.first, when.last) == (date(2021, 6, 23), date(2021, 6, 24))


def test_a_date_line_that_does_not_fit_the_plan_dates_nothing() -> None:
    when = together(ANNOUNCED, TOLD.format(day=13))[1].get("p1")
    assert when is None or when.first is None or when.first.year != 2021 or when.first != when.last


def test_what_words_count_from_lies_so_far_back() -> None:
    dossier = together(COUNTED)[0]
    when = [event.when for event in dossier.events if "collapsed" in event.label]
    assert {(one.first, one.last) for one in when if one is not None} == {(date(2021, 1, 1), date(2021, 12, 31))}
