"""The section `times.toml` of a language table: words for days, weeks, months, years, clocks, and what turns them."""

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
    small: Phrases = ()  # words that with a capital behind another capital are part of a name: "Daily", "Today"
    not_months: Phrases = ()  # CLDR forms that are mostly other words
    not_weekdays: Phrases = ()
    bare_month: Phrases = ()  # only behind one of these a month alone is one: "in March"; () if always
    bare_day: Phrases = ()  # if given, only behind one of these "the 15th" alone is a day, and no other word behind it
    led: dict[str, Phrases] = {}  # "среду" = ["в"]: alone a time only behind one of these; none: never alone
    closing: Phrases = ()  # weekdays that are other words too, and none before a noun: "segunda" of "segunda volta"
    not_led: dict[str, Phrases] = {}  # "mañana" = ["la"]: behind one of these no time, or part of a longer
    endings: Phrases = ()  # behind a name of a month they show that it is one: "'ta" of "Mayıs'ta"
    adverbs: Phrases = ()  # parts of the day and seasons that need no word before them: "утром", "abends"
    weak_months: dict[str, Phrases] = {}  # "صفر" (zero): months only with a year or behind one of these
    weekday_parts: Phrases = ()  # one word for a weekday and a part of the day: "{weekday}{part}"
    own_calendar: str = ""  # "persian": years from 1300 to 1499 are of it
    islamic: tuple[Phrases, ...] = ((),) * 12  # Muharram …: the value is in that calendar
    persian: tuple[Phrases, ...] = ((),) * 12  # Farvardin …
    named: dict[
        str, Phrases
    ] = {}  # "P0D" "-P1D TNI" "PRESENT_REF" "XXXX-12-25" "T12:00" "TMO" "XXXX-21" "199X" to phrases
    recurs: dict[str, Phrases] = {}  # "P1D" = ["daily"], "XXXX-WXX-5" = ["on Fridays"]
    # ---- numbers
    numbers: dict[str, float] = {}  # number words; 0 is "some"
    ordinals: dict[str, int] = {}  # ordinal words
    year_words: dict[str, int] = {}  # "dos mil" = 2000, "duemila…" = 2000: years before a number word below 100
    compose: Phrases = ()  # how tens and units make 21 … 99: "{tens}-{units}", "{units}und{tens}"
    compose_ordinals: Phrases = ()  # "{tens}-{ordinal}"
    ordinal_marks: Phrases = ()  # behind digits: "st", "."
    # ---- units; D W M Y H MIN S, 10Y, 100Y, WE (weekend), Q (quarter), 6M (half), HY (half-year), 2W
    units: dict[str, Phrases] = {}
    nought: Phrases = ()  # between the century and the year in words: "oh" of "nineteen oh five"
    numbers_behind: dict[str, float] = {}  # behind their unit: "الأيام الثلاثة", "عام واحد"; 0 is "some"
    definite: dict[str, Phrases] = {}  # "the year", "العام": alone the one that runs, if its start or end is named
    adjective_units: dict[str, Phrases] = {}  # behind digits: H = ["часовой"] of "24-часовой"; "Y age" of lives
    number_prefixes: dict[str, int] = {}  # in one word with those: "двух" of "двухдневный", "drei" of "dreitägig"
    single: dict[str, Phrases] = {}  # units that alone count one beside what turns them: "через год"
    counted_units: dict[str, Phrases] = {}  # a number and a unit in one word: 2D = ["يومين"]
    # ---- what turns an expression; phrases with "…"
    ago: Phrases = ()
    hence: Phrases = ()
    maybe_hence: Phrases = ()  # "in …": from now, but in a clause of the past how long it took
    maybe_later: Phrases = ()  # "через …": from now, but in a clause of the past from the day named before
    last: Phrases = ()
    past_span: Phrases = ()  # "the past week": as `last`, but of a unit the days up to now
    last_count: Phrases = ()  # of a number of units only: "последние … дня", where "последний день" is another
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
    entire: Phrases = ()  # the same, but they belong to it: "ganze Woche", "целый день"
    during: Phrases = ()  # before a form of `single` they make it a length, and do not belong to it: "за год"
    day_of: Phrases = ()  # "le … ", "am ….": a day of the month without a month
    number_day_of: Phrases = ()  # the same of numbers, and of the first: "le 15", "le 1er", but not "le 6e"
    ordinal_month: bool = False  # "am siebten vierten": a second ordinal is a month
    day_end: Phrases = ()  # "في الحادي والعشرين.": make a late ordinal a day at the end of a clause, no part of it
    day_of_this: Phrases = ()  # "15 الجاري": behind a number it is a day of the month that runs
    day_lead: Phrases = ()  # "am", "vom": make an ordinal a day, and are no part of it
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
    every_other: Phrases = ()  # "every second …"
    onward: Phrases = ()  # "… or later": that time and all behind it
    backward: Phrases = ()  # "… or earlier"
    week_from: Phrases = ()  # "the week beginning …": seven days from the one that is named
    week_to: Phrases = ()  # "the week ending …"
    week_with: Phrases = ()  # "the week of …": as `week_from` of a date, the week around an offset
    rest_of: Phrases = ()  # "the rest of": from the page's day to the end of the week, month, year
    and_half: Phrases = ()  # "… and a half"
    following: Phrases = ()  # "the following …", "… التالي": the unit behind that of a day named before
    preceding: Phrases = ()  # "… السابق"
    same: Phrases = ()  # "the same …", "… نفسه"
    islamic_year: Phrases = ()  # "… هـ": the year, and the date before it, is of that calendar
    bce: Phrases = ()  # "… قبل الميلاد": such years are left out
    persian_year: Phrases = ()
    julian_date: Phrases = ()  # "… (Old Style)"
    approx: Phrases = ()  # before any expression; of a length they belong to nothing else
    more: Phrases = ()
    less: Phrases = ()
    since: Phrases = ()  # stand before any expression and do not belong to it
    before: Phrases = ()
    after: Phrases = ()
    compared: Phrases = ()  # "по сравнению с": end like one of those, and say nothing of the kind
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
    per_units: dict[str, Phrases] = {}  # before the number of times: W = ["haftada"] of "haftada iki kez"
    times: Phrases = ()  # "… times"
    # ---- endings and words behind, in languages that have them instead of prepositions
    case_from: Phrases = ()  # "'den": "5 Mayıs'tan 7 Mayıs'a kadar"
    case_until: Phrases = ()  # "'e kadar"
    case_between: Phrases = ()  # "arasında": "3 ile 5 Mayıs arasında"
    case_hour: Phrases = ()  # "'de": behind a day or a part of the day a number with it is an hour: "yarın sabah 7'de"
    case_day: Phrases = ()  # "'inde": behind a month a number with it is a day: "Mayıs'ın 15'inde"
    since_behind: Phrases = ()  # stand behind any expression and do not belong to it
    before_behind: Phrases = ()
    after_behind: Phrases = ()
    # ---- clocks
    am: Phrases = ()
    pm: Phrases = ()
    hour_mark: Phrases = ()  # behind the number of an hour: "o'clock", "h", "Uhr", "часов"
    hour_lead: Phrases = ()  # if given, "15 часов" is a clock only behind one of these; else a length
    hour_before: Phrases = ()  # before it: "الساعة", "à", "um"
    past: Phrases = ()  # "ten past three": minutes, this word, hour
    till: Phrases = ()
    hour_article: Phrases = ()  # "las …": before the number of an hour, where what leads to an hour stands before
    hour_fused: Phrases = ()  # what leads to an hour and its article in one word: "alle", "às"
    minus: Phrases = ()  # "sept heures moins dix": hour, this word, minutes
    half_past: Phrases = ()  # "half past …", "… et demie"
    half_to: Phrases = ()  # "halb …"
    quarter_past: Phrases = ()
    quarter_to: Phrases = ()
    quarter_of: Phrases = ()  # of the hour that runs: "viertel sechs" is 5:15
    hours: dict[str, int] = {}  # "الثامنة": names of hours, a clock at the end of a clause: "في الثامنة."
    hour_compose: Phrases = ()  # "{units} و {tens}": with half a day an hour and minutes: "ثمانية وأربعين صباحا"
    night: Phrases = ()  # "… ليلا": 11 is 23:00, 2 is 02:00, 12 is midnight
    past_unit: Phrases = ()  # between minutes, with their unit, and an hour: "خمس دقائق بعد الثامنة"
    till_unit: Phrases = ()
    hour_plus: Phrases = ()  # between an hour and its minutes: "las tres y diez"
    hour_minus: Phrases = ()  # "las tres menos diez"
    zones: dict[str, Phrases] = {}  # "+03:00" = ["Moscow time"]; abbreviations in use everywhere need no table
    # ---- what is no time
    without: Phrases = ()  # productions that the language does not have: "month-day" where the day always stands first
    naming: Phrases = ()  # before a day of the calendar, which is then a name: "شارع 26 يوليو"
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
    marked_future: Phrases = ()  # coming only as they are written: "könnte", where "konnte" is past
    title_case: bool = False  # headlines are written with capitals, so a capital makes no name
    covers: bool = True  # a past form just behind a future one is its participle: "will be held"
    not_verbs: Phrases = ()  # words that look like such a form and are none
    breaks: Phrases = ()  # words that begin a new clause
