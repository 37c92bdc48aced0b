"""The section `times.toml` of a language table."""

from __future__ import annotations

from msgspec import Struct


class TimePattern(Struct, frozen=True, forbid_unknown_fields=True):
    """One way to name a time.

    `match` is a regular expression over folded text in which a space is any white space. These slots stand for words:
    <day> <month> <year> <weekday> <number> <unit> <ordinal>, and the same with 2 behind for a second one. A group named
    `it` narrows what the time expression is; without it, it is all that matched. `value` is EDTF with {slots}.
    """

    name: str
    match: str
    value: str
    mod: str = ""  # a TimexMod; "" is what the words around say
    tense: str = ""  # a Tense, where the words themselves say it ("last Friday")
    anchor: str = ""  # "event": the words that follow name what it counts from; "day": a day named before


class Times(Struct, frozen=True, forbid_unknown_fields=True):
    """How a language names days, weeks, months and years."""

    pattern: tuple[TimePattern, ...] = ()  # in order: of two that are as long, the first
    locales: tuple[str, ...] = ()  # CLDR locales whose month and weekday names count
    months: tuple[tuple[str, ...], ...] = ((),) * 12  # January … December: forms that CLDR lacks
    weekdays: tuple[tuple[str, ...], ...] = ((),) * 7  # Monday … Sunday: forms that CLDR lacks
    capital: tuple[str, ...] = ()  # months and weekdays that without a capital are other words: "may", "march"
    not_months: tuple[str, ...] = ()  # CLDR forms that are mostly other words
    not_weekdays: tuple[str, ...] = ()
    day_suffix: str = ""  # regular expression of what can hang on the number of a day
    proclitic: str = ""  # regular expression of what is written together before a word and is not part of it
    joined: tuple[str, ...] = ()  # words written together with a verb behind them: "و"
    numbers: dict[str, int] = {}  # number words; 0 is "some"
    ordinals: dict[str, int] = {}  # ordinal words for days of the month
    units: dict[str, tuple[str, ...]] = {}  # D, W, M, Y, 10Y, 100Y to their words
    counted_units: dict[str, tuple[str, ...]] = {}  # a number and a unit in one word: 2D = ["يومين"]
    start: tuple[str, ...] = ()  # stand before a month, year or week and belong to the expression: "the beginning of"
    mid: tuple[str, ...] = ()
    end: tuple[str, ...] = ()
    since: tuple[str, ...] = ()  # stand before any expression and do not belong to it
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    approx: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()  # what is counted: after these words' number, "2014 people" is no year
    measured: tuple[str, ...] = ()  # stand before a number that is an amount: "about 2014"
    future: tuple[str, ...] = ()  # regular expressions of verb forms, by tense; the nearest in the clause counts
    past: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    covers: bool = True  # a past form just behind a future one is its participle: "will be held"
    not_verbs: tuple[str, ...] = ()  # words that look like such a form and are none
    breaks: tuple[str, ...] = ()  # words that begin a new clause
