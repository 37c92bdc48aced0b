"""The words of a language that speak of time, compiled from its table into a tree of tokens."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from babel import Locale
from babel.localedata import locale_identifiers
from msgspec import Struct
from msgspec.structs import replace

from sayso.extract.timex.point import Point, read
from sayso.extract.timex.roles import Cuts, Roles
from sayso.lang.table import times_of
from sayso.lang.times import Times
from sayso.text import fold

TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")
_TURNS = (
    "ago", "hence", "maybe_hence", "maybe_later", "last", "past_span", "last_count", "next", "next_count",
    "this", "earlier", "later", "earlier_in", "later_in", "event_before", "event_after", "anniversary", "every",
    "within", "during", "entire", "day_of", "ordinal_day_of", "day_lead", "day_of_this", "day_end",
    "number_day_of", "year_of", "week_of", "decade", "century", "age", "start", "mid", "end", "approx", "more",
    "less", "times", "half_past", "half_to", "quarter_past", "quarter_to", "quarter_of", "am", "pm",
    "hour_before", "hour_article", "lead", "month_of", "lasting", "and_half", "following", "preceding", "same",
    "islamic_year", "bce", "persian_year", "julian_date", "night", "rest_of", "onward", "backward",
    "every_other", "week_from", "week_to", "week_with",
)  # fmt: skip
_GLUE = (
    "of",
    "article",
    "at",
    "to",
    "and_",
    "between",
    "from_",
    "per",
    "hour_mark",
    "past",
    "till",
    "hour_plus",
    "past_unit",
    "till_unit",
    "hour_minus",
    "minus",
    "nought",
    "decade_mark",
    "hour_lead",
    "case_from",
    "case_until",
    "case_between",
    "case_hour",
    "case_day",
    "hour_fused",
)
_ZONES = {
    "Z": ("gmt", "utc"), "-05:00": ("est",), "-04:00": ("edt",), "-06:00": ("cst",), "-07:00": ("pdt",),
    "-08:00": ("pst",), "+01:00": ("cet", "bst"), "+02:00": ("cest", "eet"), "+03:00": ("msk", "eest", "trt"),
    "+09:00": ("jst", "kst"), "+08:00": ("hkt",),
}  # fmt: skip


CORE_KINDS = frozenset({
    "point", "unit", "the", "adjunit", "perunit", "dotclock", "dur", "hour", "recurs", "year", "clock", "range",
    "hour_mark", "often", "short", "ordmark", "slashed", "zone", "ordmonth",
})  # fmt: skip
CORE_TURNS = frozenset({
    "am", "pm", "age", "decade", "century", "half_past", "half_to", "quarter_past", "quarter_to", "quarter_of",
    "hour_before", "day_of", "number_day_of", "hour_article", "year_of", "times", "anniversary", "day_end",
    "day_of_this",
})  # fmt: skip


class Lex(Struct, frozen=True):
    """One meaning of a phrase: what kind of piece it is, and its worth."""

    kind: str
    worth: Any
    names: bool = False  # a name of a month or weekday that needs a capital


Tree = dict[str, Any]  # token to subtree; "" to the Lex that end there


class Lexicon(Struct, frozen=True):
    tree: Tree
    roles: Roles
    words: frozenset[str]  # tokens of its phrases
    cuts: Cuts
    times: Times
    proclitic: re.Pattern[str] | None
    counted: frozenset[str]
    measured: Tree
    bare_month: Tree
    bare_day: Tree
    naming: Tree
    year_words: frozenset[str]  # that count years, or stand before the number of one
    weak: dict[str, Tree]
    plurals: frozenset[str]  # last tokens of units that without a number count some
    led: dict[str, Tree]  # folded words to what must stand before them
    not_led: dict[str, Tree]
    closing: frozenset[str]
    closers: frozenset[str]  # first tokens of what can stand behind those
    hour_lead: Tree
    articles: frozenset[str]
    day_leads: frozenset[str]  # what with a number behind it names a day: "le" of "le 15"
    hour_articles: frozenset[str]  # "las" of "a las 3"
    small: frozenset[str]  # what with a capital behind another is part of a name: "Daily", "Today"
    follows: frozenset[str]  # what can stand behind a day that is named by its number alone
    hours_fused: frozenset[str]  # "alle" of "alle 3"
    leads: frozenset[str]  # last tokens of what leads to a part of the day or year
    adverbs: frozenset[str]
    endings: frozenset[str]
    decades: frozenset[str]  # first tokens of what makes the number before it a decade


@cache
def lexicon(lang: str) -> Lexicon | None:
    """The words of a language; of one without a table, the month names of CLDR; None if that has none."""
    found = times_of(lang)
    if found is None and lang not in _cldr():
        return None
    times = Times(locales=(lang,), of=("de", "di", "da", "do"), bare_month=("in",)) if found is None else found
    tree: Tree = {}
    entries = [(tokens(phrase), lex) for phrase, lex in _entries(times)]
    for phrase, lex in entries:
        _plant(tree, phrase, lex)
    proclitic = re.compile(f"(?:{_folded(times.proclitic)})(?=\\w)") if times.proclitic else None
    words = frozenset(token for phrase in _phrases(entries, times) for token in phrase)
    return Lexicon(
        tree,
        _roles(entries, times, proclitic),
        words,
        Cuts(words, proclitic, times.elided),
        times,
        proclitic,
        _things(times),
        _grown(times.measured),
        _grown(times.bare_month),
        _grown(times.bare_day),
        _grown(times.naming),
        frozenset(tokens(form)[-1] for form in times.year_of if tokens(form) and "…" not in form)
        & frozenset(tokens(form)[-1] for form in (*times.units.get("Y", ()), *times.counted_units.get("XY", ()))),
        {fold(word).text: _grown(before) for word, before in times.weak_months.items()},
        frozenset(
            tokens(form)[-1] for unit, forms in times.counted_units.items() for form in forms if unit.startswith("X")
        ),
        {fold(word).text: _grown(before) for word, before in times.led.items()},
        {fold(word).text: _grown(before) for word, before in times.not_led.items()},
        frozenset(fold(word).text for word in times.closing),
        frozenset(parts[0] for word in (*times.at, *times.to, *times.and_) if (parts := tokens(word))),
        _grown(times.hour_lead),
        frozenset(fold(word).text for word in times.article),
        frozenset(tokens(phrase.replace("…", ""))[-1] for phrase in times.number_day_of),
        frozenset(tokens(phrase.replace("…", ""))[-1] for phrase in times.hour_article),
        frozenset(fold(word).text for word in times.small),
        frozenset(fold(word).text for word in (*times.at, *times.to, *times.and_, *times.breaks)),
        frozenset(parts[-1] for phrase in times.hour_fused if (parts := tokens(phrase))),
        frozenset(parts[-1] for word in (*times.hour_fused, *times.at, *times.article) if (parts := tokens(word))),
        frozenset(fold(word).text for word in times.adverbs),
        frozenset(fold(word).text for word in times.endings),
        frozenset(tokens(phrase.removeprefix("…"))[0] for phrase in times.decade if phrase.startswith("…")),
    )


def _phrases(entries: Sequence[tuple[list[str], Lex]], times: Times) -> Iterator[list[str]]:
    """All phrases whose words are known: also of those that only stand before a time."""
    yield from (phrase for phrase, _ in entries)
    for phrase in (*times.measured, *times.naming, *(word for words in times.led.values() for word in words)):
        yield tokens(phrase)


def _things(times: Times) -> frozenset[str]:
    """What is counted and is no unit of time."""
    units = {token for forms in (*times.units.values(), times.pm, times.am) for form in forms for token in tokens(form)}
    return frozenset(found[0] for word in times.counted if len(found := tokens(word)) == 1) - units


def tokens(phrase: str) -> list[str]:
    """The tokens of a phrase in the form of folded text, hyphens left out."""
    return [piece for piece in TOKEN.findall(fold(phrase).text) if piece != "-"]


def _folded(pattern: str) -> str:
    return "".join(char if char.isascii() else fold(char).text for char in pattern)


def _roles(entries: Sequence[tuple[list[str], Lex]], times: Times, proclitic: re.Pattern[str] | None) -> Roles:
    """Of a phrase that names a time, the longest word that is not also glue makes us look."""
    weak = (*_GLUE, "last", "past_span", "next", "this", "every")
    glue = {token for key in weak for form in getattr(times, key) for token in tokens(form)}
    glue |= {token for form in times.numbers for token in tokens(form)} | {"'", "-"}
    core = {phrase[-1] for phrase, lex in entries if times.day_end and lex.kind == "ord" and lex.worth > 10}
    naming = [(phrase, lex) for phrase, lex in entries if phrase and _names_time(phrase, lex)]
    core |= {phrase[0] for phrase, _ in naming if len(phrase) == 1}
    spelled = Counter(token for phrase, lex in naming if lex.kind == "year" for token in phrase)
    for phrase, lex in naming:
        if core.isdisjoint(phrase):
            telling = [token for token in phrase if token not in glue and token.isalnum()]
            often = spelled if lex.kind == "year" else Counter[str]()
            core.add(max(telling or phrase, key=lambda token: (token.isalnum(), often[token], len(token))))
    return Roles(
        frozenset(core), frozenset(token for phrase, _ in entries for token in phrase), proclitic, times.elided
    )


_BESIDE = frozenset({"number_day_of", "hour_article", "day_end"})  # make us look only with a number beside them


def _names_time(phrase: Sequence[str], lex: Lex) -> bool:
    """Does a phrase make us look? A zone and a letter behind digits ("6e") do not: others are there if they matter."""
    if lex.kind == "zone" or (lex.kind == "ordmark" and len(phrase[0]) == 1):
        return False
    if lex.kind == "behind" and lex.worth == "decade":  # "'s", but for "the 70's"
        return False
    turns = lex.kind in ("turn", "behind", "open")
    return lex.kind in CORE_KINDS or (turns and _key(lex) in CORE_TURNS - _BESIDE)


def _key(lex: Lex) -> str:
    return str(lex.worth[0] if isinstance(lex.worth, tuple) else lex.worth)


def _plant(tree: Tree, phrase: Sequence[str], lex: Lex) -> None:
    at = tree
    for token in phrase:
        at = at.setdefault(token, {})
    if at is not tree:
        listed = at.setdefault("", [])
        if lex not in listed:
            listed.append(lex)


def _grown(phrases: Iterable[str]) -> Tree:
    """A tree in which only the ends matter, of phrases backwards."""
    tree: Tree = {}
    for phrase in phrases:
        at = tree
        for token in reversed(tokens(phrase)):
            at = at.setdefault(token, {})
        at[""] = True
    return tree


def _entries(times: Times) -> Iterator[tuple[str, Lex]]:
    """Every phrase of a table with what it stands for."""
    capital = {fold(word).text for word in times.capital}
    yield from _names(times, "months", capital)
    yield from _names(times, "days", capital)
    for calendar, listed in (("islamic", times.islamic), ("persian", times.persian)):
        for number, forms in enumerate(listed, 1):
            yield from ((form, Lex("point", Point(month=number, calendar=calendar))) for form in forms)
    for value, forms in times.named.items():
        yield from ((form, Lex("point", _read(value), _upper(form, capital))) for form in forms)
    for kind, keyed in _keyed(times):
        yield from ((form, Lex(kind, worth)) for worth, forms in keyed.items() for form in forms)
    for unit, forms in times.adjective_units.items():
        for prefix, count in times.number_prefixes.items():
            yield from ((prefix + form, Lex("dur", f"{count}{unit}")) for form in forms)
    yield from ((form, Lex("never", "")) for form in times.never)
    yield from _weekday_parts(times, capital)
    yield from _counts(times)
    yield from _turns(times)
    for value, forms in (*_ZONES.items(), *times.zones.items()):  # "EST" and "CET", but "est" and "cet" of French
        yield from ((form, Lex("zone", value, names=value in _ZONES and form in _ZONES[value])) for form in forms)


def _keyed(times: Times) -> tuple[tuple[str, dict[str, tuple[str, ...]]], ...]:
    """The sections of a table that give a worth to phrases, by the kind of piece that those are."""
    return (
        ("recurs", times.recurs),
        ("often", times.often),
        ("dur", times.counted_units),
        ("unit", times.units),
        ("adjunit", times.adjective_units),
        ("one", times.single),
        ("the", times.definite),
        ("perunit", times.per_units),
    )


def _upper(form: str, capital: set[str]) -> bool:
    """ "Morgen" is the morning, "morgen" tomorrow: what the table writes with a capital, and says needs one."""
    return form[:1].isupper() and fold(form).text in capital


_PARTS = frozenset({"TMO", "TMI", "TAF", "TEV", "TNI"})


def _read(value: str) -> Point:
    """A value of a table; "persian:139X" is one of that calendar."""
    calendar, _, rest = value.rpartition(":") if value[:1].islower() else ("", "", value)
    return replace(read(rest), calendar=calendar)


def _weekday_parts(times: Times, capital: set[str]) -> Iterator[tuple[str, Lex]]:
    """ "Sonntagabend": every weekday with every part of the day."""
    days = [(name, lex.worth.weekday) for name, lex in _names(times, "days", capital)] if times.weekday_parts else []
    parts = [
        (form, value) for value, forms in times.named.items() if value in _PARTS for form in forms if form.isalpha()
    ]
    for shape in times.weekday_parts:
        for name, weekday in days:
            for part, clock in parts:
                yield shape.format(weekday=name, part=part.lower()), Lex("point", Point(weekday=weekday, clock=clock))


def _counts(times: Times) -> Iterator[tuple[str, Lex]]:
    numbers = {word: int(n) if n == int(n) else n for word, n in times.numbers.items()}
    tens = {word: n for word, n in numbers.items() if n in range(20, 100, 10)}
    units = {word: n for word, n in numbers.items() if n in range(1, 10)}
    for shape in times.compose:
        made = {shape.format(tens=a, units=b): n + m for a, n in tens.items() for b, m in units.items()}
        numbers = made | numbers
    for shape in times.hour_compose:
        spoken = ((shape.format(tens=a, units=b), (m, n)) for a, n in tens.items() for b, m in units.items() if n < 60)
        yield from ((word, Lex("hourmin", worth)) for word, worth in spoken)
    yield from ((word, Lex("num", number)) for word, number in numbers.items())
    counts = {word: number for word, number in numbers.items() if number in range(1, 100)}
    yield from (
        (head.replace("…", word) if "…" in head else f"{head} {word}", Lex("year", str(base + int(number))))
        for head, base in times.year_words.items()
        for word, number in counts.items()
    )
    yield from ((word, Lex("hour", hour)) for word, hour in times.hours.items())
    for word, n in times.numbers_behind.items():
        yield word, Lex("after", int(n) if n == int(n) else n)
    ordinals = dict(times.ordinals)
    small = {word: int(n) for word, n in ordinals.items() if n in range(1, 10)}
    for shape in times.compose_ordinals:
        made_too = {shape.format(tens=a, ordinal=b): int(n) + m for a, n in tens.items() for b, m in small.items()}
        ordinals = made_too | ordinals
    yield from ((word, Lex("ord", number)) for word, number in ordinals.items())
    if times.ordinal_month:
        yield from ((word, Lex("ordmonth", number)) for word, number in ordinals.items() if number <= 12)
    yield from ((mark, Lex("ordmark", mark)) for mark in times.ordinal_marks)


def _turns(times: Times) -> Iterator[tuple[str, Lex]]:
    for key in _TURNS:
        for number, phrase in enumerate(getattr(times, key)):
            head, _, tail = phrase.partition("…")
            if head.strip() and tail.strip():
                yield head, Lex("open", (key, number))
                yield tail, Lex("close", (key, number))
            elif tail.strip():
                yield tail, Lex("behind", key)
            else:
                yield head, Lex("turn", key)
    for bound in ("before", "after"):
        yield from ((phrase, Lex("bound", bound)) for phrase in getattr(times, bound))
    for key in _GLUE:
        yield from ((phrase, Lex(key, key)) for phrase in getattr(times, key))


def _names(times: Times, which: str, capital: set[str]) -> Iterator[tuple[str, Lex]]:
    """Names of months or weekdays, 1 first (Monday is 1), from the table and CLDR."""
    out: dict[str, int] = {}
    own = times.months if which == "months" else times.weekdays
    never = {fold(word).text for word in (times.not_months if which == "months" else times.not_weekdays)}
    for number, forms in enumerate(own, 1):
        out |= {fold(form).text: number for form in forms}
    for code in times.locales:
        for name, number in _cldr_names(code, which).items():
            if name not in never:
                out.setdefault(name, number)
    for name, number in out.items():
        point = Point(month=number) if which == "months" else Point(weekday=number)
        yield name, Lex("point", point, names=name in capital)
        if which == "days" and times.number_day_of:
            yield name, Lex("dayname", point, names=name in capital)


def _cldr_names(code: str, which: str) -> dict[str, int]:
    locale = Locale.parse(code)
    listed = locale.months if which == "months" else locale.days
    shift = 0 if which == "months" else 1
    return {
        fold(name.rstrip(".")).text: int(number) + shift
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in listed[context][width].items()
        if not name.isdigit()
    }


@cache
def _cldr() -> frozenset[str]:
    return frozenset(locale_identifiers())
