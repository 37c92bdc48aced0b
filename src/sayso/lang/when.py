"""The section `times.toml` of a language table: the words for days, weeks, months, years, clocks, and what turns them."""

from __future__ import annotations

from msgspec import Struct

Phrases = tuple[str, ...]


class Times(Struct, frozen=True, forbid_unknown_fields=True):
    """How a language names times. Phrases are plain words, never patterns; hyphens in a text count as spaces.

    A turning phrase shows with "…" on which side it stands: "… ago", "il y a …", "in … time"; without it, before.
    """

    # ---- names
    slash: str = ""  # "day" or "month": which stands first in 02/03/2019; "": both are in use, so neither is sure
    locales: Phrases = ()  # CLDR locales whose month and weekday names count
    months: tuple[Phrases, ...] = ((),) * 12  # January … December: forms that CLDR lacks
    weekdays: tuple[Phrases, ...] = ((),) * 7  # Monday … Sunday: forms that CLDR lacks
    capital: Phrases = ()  # names that without a capital are other words: "may", "march", "sun"
    not_months: Phrases = ()  # CLDR forms that are mostly other words
    not_weekdays: Phrases = ()
    bare_month: Phrases = ()  # only behind one of these a month alone is one: "in March"; () if always
    led: dict[str, Phrases] = {}  # "среду" = ["в"]: a word that alone is a time only behind one of these; none: never alone
    adverbs: Phrases = ()  # parts of the day and seasons that need no word before them: "утром", "abends"
    weekday_parts: Phrases = ()  # one word for a weekday and a part of the day: "{weekday}{part}"
    islamic: tuple[Phrases, ...] = ((),) * 12  # Muharram …: the value is in that calendar
    persian: tuple[Phrases, ...] = ((),) * 12  # Farvardin …
    named: dict[
        str, Phrases
    ] = {}  # "P0D" "-P1D TNI" "PRESENT_REF" "XXXX-12-25" "T12:00" "TMO" "XXXX-21" "199X" to phrases
    recurs: dict[str, Phrases] = {}  # "P1D" = ["daily"], "XXXX-WXX-5" = ["on Fridays"]
    # ---- numbers
    numbers: dict[str, float] = {}  # number words; 0 is "some"
    ordinals: dict[str, int] = {}  # ordinal words
    year_words: dict[str, int] = {}  # "dos mil" = 2000: before a number word below 100 they make a year
    compose: Phrases = ()  # how tens and units make 21 … 99: "{tens}-{units}", "{units}und{tens}"
    compose_ordinals: Phrases = ()  # "{tens}-{ordinal}"
    ordinal_marks: Phrases = ()  # behind digits: "st", "."
    # ---- units; D W M Y H MIN S, 10Y, 100Y, WE (weekend), Q (quarter), 6M (half-year), 2W
    units: dict[str, Phrases] = {}
    numbers_behind: dict[str, float] = {}  # behind their unit: "الأيام الثلاثة", "عام واحد"; 0 is "some"
    definite: dict[str, Phrases] = {}  # "the year", "العام": alone the one that runs, if its start or end is named
    adjective_units: dict[str, Phrases] = {}  # with digits before them: H = ["часовой"] of "24-часовой"; "Y age" of lives
    number_prefixes: dict[str, int] = {}  # in one word with those: "двух" of "двухдневный", "drei" of "dreitägig"
    single: dict[str, Phrases] = {}  # forms of units that alone count one beside what turns them: "через год", "днем ранее"
    counted_units: dict[str, Phrases] = {}  # a number and a unit in one word: 2D = ["يومين"]
    # ---- what turns an expression; phrases with "…"
    ago: Phrases = ()
    hence: Phrases = ()
    maybe_hence: Phrases = ()  # "in …": from now, but in a clause of the past how long it took
    maybe_later: Phrases = ()  # "через …": from now, but in a clause of the past from the day named before
    last: Phrases = ()
    last_count: Phrases = ()  # of a number of units only: "последние … дня"; a bare unit behind it is no last one
    next: Phrases = ()
    next_count: Phrases = ()
    this: Phrases = ()
    earlier: Phrases = ()  # "a day earlier": from a day named before
    later: Phrases = ()
    event_before: Phrases = ()  # "… after", "… since" with an event behind: "nine months after X"
    event_after: Phrases = ()  # "… before", "… ahead of": "two days before X"
    anniversary: Phrases = ()  # "the … anniversary of"
    earlier_in: Phrases = ()  # "earlier …" of "earlier this week": its past part
    later_in: Phrases = ()
    every: Phrases = ()
    within: Phrases = ()  # a stretch that starts now or ends now: "within …", "over the past …" is `last`
    during: Phrases = ()  # before a form of `single` they make it a length, and do not belong to it: "за год"
    day_of: Phrases = ()  # "le … ", "am ….": a day of the month without a month
    number_day_of: Phrases = ()  # the same of numbers, and of the first: "le 15", "le 1er", but not "le 6e"
    ordinal_day_of: Phrases = ()  # "the …": the same, of ordinals only
    year_of: Phrases = ()  # "عام …", "… года": a number behind or before is a year
    week_of: Phrases = ()  # "week …", "KW …": with a number
    decade: Phrases = ()  # "the …s": 1990 or 90
    decade_mark: Phrases = ()  # behind four digits it makes a decade without another word: "1990-х", "1990er"
    century: Phrases = ()  # with an ordinal: "the … century"
    age: Phrases = ()  # "… year old", "aged …"
    start: Phrases = ()  # belong to the expression: "the beginning of …"
    mid: Phrases = ()
    end: Phrases = ()
    lead: Phrases = ()  # lead to a date and are no part of it: "يوم" of "يوم الجمعة" counts no day, "منذ" no "year ago"
    month_of: Phrases = ()  # "شهر …": the name of a month is one
    lasting: Phrases = ()  # "for …": outside of a length, makes one of a unit alone: "for a month"
    rest_of: Phrases = ()  # "the rest of": from the page's day to the end of the week, month, year
    and_half: Phrases = ()  # "… and a half"
    following: Phrases = ()  # "the following …", "… التالي": the unit behind that of a day named before
    preceding: Phrases = ()  # "… السابق"
    same: Phrases = ()  # "the same …", "… نفسه"
    islamic_year: Phrases = ()  # "… هـ": the year, and the date before it, is of that calendar
    persian_year: Phrases = ()
    julian_date: Phrases = ()  # "… (Old Style)"
    approx: Phrases = ()  # before any expression; of a length they belong to nothing else
    more: Phrases = ()
    less: Phrases = ()
    since: Phrases = ()  # stand before any expression and do not belong to it
    before: Phrases = ()
    after: Phrases = ()
    # ---- what holds an expression together
    of: Phrases = ()
    article: Phrases = ()
    at: Phrases = ()  # before a clock or a day: "at", "on", "in the"
    to: Phrases = ()
    and_: Phrases = ()
    between: Phrases = ()
    from_: Phrases = ()
    per: Phrases = ()  # "a" of "twice a week"
    often: dict[str, Phrases] = {}  # how often: 1X = ["once"], 2X = ["twice"]
    times: Phrases = ()  # "… times"
    # ---- clocks
    am: Phrases = ()
    pm: Phrases = ()
    hour_mark: Phrases = ()  # behind the number of an hour: "o'clock", "h", "Uhr", "часов"
    hour_lead: Phrases = ()  # if given, an hour with its mark ("15 часов") is a clock only behind one of these; else a length
    hour_before: Phrases = ()  # before it: "الساعة", "à", "um"
    past: Phrases = ()  # "ten past three": minutes, this word, hour
    till: Phrases = ()
    hour_article: Phrases = ()  # "las …": before the number of an hour, where what leads to an hour stands before
    minus: Phrases = ()  # "sept heures moins dix": hour, this word, minutes
    half_past: Phrases = ()  # "half past …", "… et demie"
    half_to: Phrases = ()  # "halb …"
    quarter_past: Phrases = ()
    quarter_to: Phrases = ()
    night: Phrases = ()  # "… ليلا": 11 is 23:00, 2 is 02:00, 12 is midnight
    hour_plus: Phrases = ()  # between an hour and its minutes: "las tres y diez"
    hour_minus: Phrases = ()  # "las tres menos diez"
    zones: dict[str, Phrases] = {}  # "+03:00" = ["Moscow time"]; abbreviations in use everywhere need no table
    # ---- what is no time
    without: Phrases = ()  # productions that the language does not have: "month-day" where the day always stands first
    never: Phrases = ()  # hold words of time and name none: "اليوم الأول"
    counted: Phrases = ()  # what is counted: with these behind it, "2014 people", a number is no year and no day
    measured: Phrases = ()  # stand before a number that is an amount: "more than 2014"
    proclitic: str = ""  # regular expression of what is written together before a word, each letter a word of its own
    elided: str = ""  # the letter that a word loses behind a proclitic: "ل" and "العام" are "للعام"
    # ---- on which side of the page's day
    joined: Phrases = ()  # words written together with a verb behind them: "و"
    future: Phrases = ()  # regular expressions of verb forms, by tense; the nearest in the clause counts
    past_tense: Phrases = ()
    present: Phrases = ()
    covers: bool = True  # a past form just behind a future one is its participle: "will be held"
    not_verbs: Phrases = ()  # words that look like such a form and are none
    breaks: Phrases = ()  # words that begin a new clause
