"""What the extractors find on one page: names, times, quantities, quotations, cues of say-so."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from sayso.model.span import Grain, Span


class MentionKind(Enum):
    """UNNAMED: described, not named ("a Libyan diplomat", "local media")."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    OUTLET = "outlet"
    DOCUMENT = "document"
    UNNAMED = "unnamed"


class Stance(Enum):
    """How a source stands to what it says (PARC cue types, condensed)."""

    SAYS = "says"
    CONFIRMS = "confirms"
    DENIES = "denies"
    DOUBTS = "doubts"
    DEMANDS = "demands"
    PROMISES = "promises"
    THINKS = "thinks"  # PARC belief: what the page says that somebody holds, hopes or fears
    HEARS = "hears"  # hearsay: "reportedly"


class Form(Enum):
    """How words said are given (PARC quote types)."""

    DIRECT = "direct"  # nothing but a quotation
    MIXED = "mixed"  # a quotation inside words of the page
    INDIRECT = "indirect"


class Channel(Enum):
    """What carried the words."""

    LETTER = "letter"
    POST = "post"  # of a social network, by name or not: a tweet, a Facebook page
    PRESS_CONFERENCE = "press-conference"
    INTERVIEW = "interview"
    BROADCAST = "broadcast"
    DOCUMENT = "document"  # a report, a draft, a court filing, minutes
    STATEMENT = "statement"
    SPEECH = "speech"
    CALL = "call"


class Tense(Enum):
    """Which side of the page's own day a time expression lies on, as far as its clause says so."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    UNKNOWN = "unknown"


class TimexMod(Enum):
    """TIMEX3 `mod`: which part of the value is meant."""

    NONE = "none"
    BEFORE = "before"
    AFTER = "after"
    SINCE = "since"
    START = "start"
    MID = "mid"
    END = "end"
    APPROX = "approx"
    MORE = "more"  # MORE_THAN: "over three weeks"
    LESS = "less"  # LESS_THAN: "nearly two years"


class TimexKind(Enum):
    """TIMEX3 `type`."""

    DATE = "date"
    TIME = "time"  # a date with a clock or a part of the day, or a clock alone
    DURATION = "duration"
    SET = "set"  # "every Friday", "twice a week"


class Annotation(Struct, frozen=True, tag_field="type", tag=str.lower):
    """Something found at a span by a rule."""

    span: Span
    by: str


class Mention(Annotation, frozen=True):
    """A name or description. The span holds the name without title, preposition or possessive."""

    kind: MentionKind
    role: Span | None = None  # the title or office beside it: "palace spokesman", "المشير"
    speaks_for: Span | None = None  # of a spokesperson: the mention of the body spoken for ("palace")


class Timex(Annotation, frozen=True):
    """A time expression as it stands there; what day that is, is a Dating.

    `value` is EDTF (ISO 8601-2) with X for what is not said ("XXXX-01-17", "XXXX-WXX-5", "2016-11"), an offset ("-P9M",
    "-P1W", "P0W", "P0D", "-P1D") from `anchor` or from the page's day, or "PRESENT_REF". A range is two with "/"
    between, ".." for an open end. Of a DURATION it is its length ("P3D", "PT2H", "P2W/P3W" of "two or three weeks"), of
    a SET the step ("P1W") or what recurs ("XXXX-WXX-5"). Nth weekdays are "2015-05-WXX-1-#2", weeks of a month
    "2015-05-W01".
    A clock alone has the value "XXXX-XX-XX".
    """

    value: str
    grain: Grain
    anchor: Span | None = None  # the words of the event that an offset counts from ("nine months after …")
    mod: TimexMod = TimexMod.NONE
    tense: Tense = Tense.UNKNOWN
    weekday: int | None = None  # 1..7, Monday is 1: where it stands beside a date or "today" ("today, Thursday")
    kind: TimexKind = TimexKind.DATE
    clock: str = ""  # "T15:00", "T09:30:05+02:00", "TMO" "TMI" "TAF" "TEV" "TNI" (TIMEX3), "T14:00/T16:00"
    freq: str = ""  # of a SET: "2X"
    calendar: str = ""  # "islamic", "persian", "julian": the value is in the numbers of that calendar; "" is Gregorian


class Quantity(Annotation, frozen=True):
    """A number of something: low..high inclusive, None is open ("more than 2,000" is 2000..None)."""

    low: float | None
    high: float | None
    unit: str  # "person", "percent", "usd", "km", … or "" for a bare count
    of: Span | None = None  # the words that are counted


class Quote(Annotation, frozen=True):
    """Words inside quotation marks: `span` with the marks, `words` without them."""

    words: Span


class Cue(Annotation, frozen=True):
    """A word or phrase of say-so ("according to", "told", "أكد")."""

    stance: Stance


class Reference(Annotation, frozen=True):
    """Words that stand for a mention of their page: "he", "which", "the company"."""

    means: Span  # the mention that they stand for, the last one before them


Found = Mention | Timex | Quantity | Quote | Cue | Reference
