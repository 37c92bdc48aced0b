"""No table knows the samples: rename everybody, move every year and weekday, and the same structure must come out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import sayso
from sayso.model import Analysis, Dossier, Mention, Page, Span, TimeSpan, Timex

# Old and new, in every script and case form that stands in the samples.
NEW_NAMES = {
    "Munsif": "Barqawi", "Munṣif": "Barqāwī", "المنصف": "البرقاوي", "Мунсиф": "Баркави",
    "Tariq": "Fadil", "Ṭāriq": "Fāḍil", "طارق": "فاضل", "Тарик": "Фадиль",
    "Dovranov": "Karelov", "Dūfrānūf": "Kārīlūf", "دوفرانوف": "كاريلوف", "Довранов": "Карелов",
    "Ilya": "Boris", "Īliyā": "Būrīs", "إيليا": "بوريس", "Илью": "Бориса", "Илья": "Борис",
    "Lestov": "Gromin", "Līstūf": "Ghrūmīn", "ليستوف": "غرومين", "Лестов": "Громин",
    "Pavel": "Denis", "Bāfil": "Dīnīs", "بافل": "دينيس", "Павла": "Дениса",
    "Brūzīn": "Kashīn", "بروزين": "كاشين", "Yūrī": "Ūlīgh", "يوري": "أوليغ",
    "Rīkūf": "Sūlīf", "ريكوف": "سوليف", "Anṭūn": "Maksīm", "أنطون": "مكسيم",
    "Brandau": "Falkner", "Helene": "Ingrid", "Qadri": "Tawil", "Nabil": "Sami",
    "Idrisi": "Karimi", "Salma": "Huda", "Idris": "Karim", "Fawal": "Dabbas", "إدريس": "كريم", "فوال": "دباس",
    "Yassin": "Walid", "Tahan": "Sabri", "ياسين": "وليد", "طحان": "صبري", "Bessari": "Tarhouni", "Hakim": "Mahdi",
    "Гурин": "Белов", "Степан": "Егор",
    "Zahran": "Qumran", "Zahrān": "Qumrān", "زهران": "قمران", "Захран": "Кумран",
    "Velmora": "Daskora", "فلمور": "داسكور", "Велмор": "Даскор",
    "Kestria": "Lumbria", "Saltara": "Mirgana", "سالتارا": "ميرغانا", "Сальтар": "Мирган", "САЛЬТАР": "МИРГАН",
    "Orlend": "Brunsk", "ORLEND": "BRUNSK", "Орленд": "Брунск",
    "Sarir": "Nakhl", "SARIR": "NAKHL", "سرير": "نخل", "Сарир": "Нахль",
    "Sahel": "Matar", "ساحل": "مطر", "Сахель": "Матар", "САХЕЛЬ": "МАТАР",
    "Harun": "Idlan", "هارون": "إدلان", "Харун": "Идлан", "Mārisk": "Tūrink", "ماريسك": "تورينك",
    "Harbour Courier": "Lagoon Gazette", "News Agency": "Telegraph Agency", "VNA": "DTA", "ВНА": "ДТА",
    "في إن إيه": "دي تي إيه",
    "ZEA": "QEA", "KPA": "LPA",
}  # fmt: skip
WEEK = (
    ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
    ("в понедельник", "во вторник", "в среду", "в четверг", "в пятницу", "в субботу", "в воскресенье"),
    ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
)
_YEAR = re.compile(r"(?<![\d,.:/])((?:19|20)\d\d)(?![\d:/])")


def _moved(text: str, years: int, days: int) -> str:
    new = dict(NEW_NAMES)
    for week in WEEK:
        new |= {word: week[(at + days) % 7] for at, word in enumerate(week)}
    old = re.compile("|".join(sorted(map(re.escape, new), key=len, reverse=True)))
    renamed = old.sub(lambda m: new[m[0]], text)
    return _YEAR.sub(lambda m: str(int(m[1]) + years), renamed)


def _brief(folder: Path) -> tuple[list[Analysis], Dossier, dict[str, int]]:
    read = [page for page in sayso.pages(str(folder)) if isinstance(page, Page)]
    read.sort(key=lambda page: Path(page.name).name)
    analyses = [sayso.analyse(page) for page in read]
    return analyses, sayso.collate(analyses), {page.id: at for at, page in enumerate(read)}


def _back(value: str, years: int, days: int) -> str:
    """A TIMEX3 or EDTF value moved back by the years and weekdays that the text was moved on."""
    value = re.sub(r"(?<!\d)(?:19|20)\d\d", lambda m: str(int(m[0]) - years), value)
    return re.sub(r"XXXX-WXX-(\d)", lambda m: f"XXXX-WXX-{(int(m[1]) - 1 - days) % 7 + 1}", value)


def _pages(analyses: Sequence[Analysis], years: int, days: int) -> list[dict[str, Any]]:
    """What each page alone shows, without its words, names and places."""
    out = []
    for analysis in analyses:
        starts, marks = [passage.span for passage in analysis.passages], analysis.annotations
        row: dict[str, Any] = {"page": Path(analysis.page.name).name}
        row["passages"] = [
            (p.kind, p.lang, p.depth, starts.index(p.renders) if p.renders else None) for p in analysis.passages
        ]
        row["mentions"] = [(m.kind, m.role is None) for m in marks if isinstance(m, Mention)]
        row["timexes"] = [(_back(m.value, years, days), m.grain, m.mod, m.tense) for m in marks if isinstance(m, Timex)]
        row["attributions"] = [(a.stance, len(a.sources), a.via is None) for a in analysis.attributions]
        row["claims"] = [
            (c.predicate, c.modality, c.negated, tuple(a.role for a in c.arguments), len(c.say_so))
            for c in analysis.claims
        ]
        out.append(row)
    return out


def _together(analyses: Sequence[Analysis], dossier: Dossier, order: dict[str, int]) -> dict[str, Any]:
    """What the pages together show: which mentions, claims and pages belong together."""
    claims = {claim.id: (order[a.page.id], at) for a in analyses for at, claim in enumerate(a.claims)}
    mentions: dict[Span, tuple[int, int]] = {}
    for a in analyses:
        named = [mark for mark in a.annotations if isinstance(mark, Mention)]
        mentions |= {mark.span: (order[a.page.id], at) for at, mark in enumerate(named)}
    clusters: dict[str, set[tuple[int, int]]] = {}
    for link in dossier.links:
        if link.score >= 0.5 and link.mention in mentions:  # others are of a Reference: "he"
            clusters.setdefault(link.entity, set()).add(mentions[link.mention])
    return {
        "entities": sorted(sorted(cluster) for cluster in clusters.values()),
        "events": sorted(
            (sorted(claims[c] for c in event.claims), len(event.origins), event.untraceable) for event in dossier.events
        ),
        "relations": sorted(
            (*sorted((claims[r.left], claims[r.right])), r.verdict.value, r.respect.value) for r in dossier.relations
        ),
        "stories": len(dossier.stories),
    }


def _years_back(when: TimeSpan, years: int) -> tuple[date | None, date | None]:
    first, last = (end.replace(year=end.year - years) if end else None for end in (when.first, when.last))
    return first, last


@pytest.fixture(scope="module")
def before(samples: Path) -> tuple[list[Analysis], Dossier, dict[str, int]]:
    return _brief(samples)


@pytest.fixture(scope="module", params=[(6, 0), (2, 2)], ids=["six-years", "two-years"])
def after(
    request: pytest.FixtureRequest, samples: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[tuple[list[Analysis], Dossier, dict[str, int]], int, int]:
    years, days = request.param
    for day in (date(2021, 2, 12), date(2021, 10, 21), date(2024, 10, 3)):
        assert (day.replace(year=day.year + years).weekday() - day.weekday()) % 7 == days
    folder = tmp_path_factory.mktemp("renamed")
    for page in sorted(samples.iterdir()):
        (folder / page.name).write_text(_moved(page.read_text(encoding="utf-8"), years, days), encoding="utf-8")
    return _brief(folder), years, days


def test_new_names_are_everywhere(samples: Path) -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in sorted(samples.iterdir()))
    unused = [old for old in NEW_NAMES if old not in text]
    assert not unused
    assert "Dovranov" not in _moved(text, 6, 0)


def test_each_page_keeps_its_structure(before: Any, after: Any) -> None:
    (analyses, _, _), years, days = after
    for old, new in zip(_pages(before[0], 0, 0), _pages(analyses, years, days), strict=True):
        for part in old:
            assert new[part] == old[part], f"{old['page']}: {part}"


def test_the_dossier_keeps_its_structure(before: Any, after: Any) -> None:
    (analyses, dossier, order), _, _ = after
    old, new = _together(*before), _together(analyses, dossier, order)
    for part in old:
        assert new[part] == old[part], part


def test_the_pages_are_dated_by_so_many_years_later(before: Any, after: Any) -> None:
    (_, dossier, order), years, _ = after
    old = {before[2][p.page]: _years_back(p.when, 0) for p in before[1].published}
    new = {order[p.page]: _years_back(p.when, years) for p in dossier.published}
    assert new == old
