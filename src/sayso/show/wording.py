"""How the views say things: days, counts, lists, and strange characters made visible."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from sayso.model import Grain, Imprint, ImprintRole, TimeSpan

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_CONTROLS = {
    "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
    "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI",
}  # fmt: skip
_STRANGE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_ISO = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")  # "2031-05-03" in a reason
_RANGE = re.compile(r"\b(\d{4}-\d{2}-\d{2})(?: to |\.\.)(\d{4}-\d{2}-\d{2})\b")  # "2031-01-01 to 2031-12-31"
_VAGUE = 3 * 366  # days of a span that is no date any more
_SPACES = re.compile(r"\s+")


def seen(text: str) -> str:
    """`text` with characters that reorder or hide other text, or command a terminal, made visible.

    >>> seen("a\\u202eb")
    'a[RLO]b'
    """
    return _STRANGE.sub(lambda found: f"[{_CONTROLS.get(found[0], f'U+{ord(found[0]):04X}')}]", text)


def flat(text: str) -> str:
    """`text` on one line, without white space around it."""
    return _SPACES.sub(" ", text).strip()


def bare(text: str) -> str:
    """Words without the quotation marks around them, or a lonely one at an end, so that others can stand there.

    >>> bare("“He left,” she said"), bare("“It is so”")
    ('“He left,” she said', 'It is so')
    """
    line, ends = text.strip(), ("“", "”")
    for left, right in (ends, ("«", "»"), ('"', '"')):
        opened, closed = line.startswith(left), line.endswith(right)
        inner = line[len(left) : -len(right)] if opened and closed else line[1:] if opened else line[:-1]
        if (opened or closed) and left not in inner and right not in inner:
            return inner
    return line


def clipped(text: str, most: int) -> str:
    """`text` on one line, cut at a space where it is longer than `most` characters."""
    line = flat(text[: most * 4])
    if len(line) <= most:
        return line
    if line[0] == "“" and line[-1] == "”":
        return f"“{clipped(line[1:-1], most - 2)}”"
    cut = line.rfind(" ", most // 2, most)
    return line[: cut if cut > 0 else most].rstrip(" ,;:–-") + "…"


def sentence(text: str) -> str:
    """`text` with a capital at its beginning, a full stop at its end, and days in words.

    >>> sentence("both name the day")
    'Both name the day.'
    >>> sentence("it was 2031-05-03")
    'It was 3 May 2031.'
    """
    line = _ISO.sub(_iso, _RANGE.sub(_range, flat(text)))
    return line[:1].upper() + line[1:] + ("" if line[-1:] in ".!?…”" else ".") if line else ""


def putting_out(imprints: Sequence[Imprint]) -> tuple[Imprint, ...]:
    """The outlet by the best evidence, and every agency."""
    outlets = [imprint for imprint in imprints if imprint.role is ImprintRole.OUTLET]
    return (*outlets[:1], *(imprint for imprint in imprints if imprint.role is ImprintRole.AGENCY))


def _range(found: re.Match[str]) -> str:
    try:
        first, last = date.fromisoformat(found[1]), date.fromisoformat(found[2])
    except ValueError:
        return found[0]
    return days(TimeSpan(first, last, Grain.DAY))


def reasons(text: str) -> list[str]:
    """The parts of a reason that lists several, each as a sentence."""
    return [sentence(part) for part in text.split("; ") if part.strip()]


def _iso(found: re.Match[str]) -> str:
    try:
        return day(date.fromisoformat(found[0]))
    except ValueError:
        return found[0]


def direction(text: str) -> str:
    """ "rtl" or "ltr": what most letters of the beginning are."""
    kinds = [unicodedata.bidirectional(char) for char in text[:600]]
    right = sum(kind in ("R", "AL") for kind in kinds)
    return "rtl" if right > kinds.count("L") else "ltr"


def number(count: int) -> str:
    """A count in words up to ten.

    >>> number(2), number(12)
    ('two', '12')
    """
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def counted(count: int, one: str, many: str = "") -> str:
    """A count and its noun.

    >>> counted(1, "page"), counted(3, "story", "stories")
    ('1 page', '3 stories')
    """
    return f"{count} {one if count == 1 else many or one + 's'}"


def listed(names: Sequence[str], word: str = "and") -> str:
    """Names in a row.

    >>> listed(["A", "B", "C"])
    'A, B and C'
    """
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {word} {names[-1]}"


def language(code: str) -> str:
    """The English name of a language, by ISO 639-1 code."""
    try:
        name = Locale.parse("en").languages.get(Locale.parse(code).language)
    except (UnknownLocaleError, ValueError):
        name = None
    return name or "language unknown"


def day(when: date) -> str:
    return format_date(when, "d MMMM y", locale="en")


def unbroken(line: str) -> str:
    """A line in which no date is broken: "3 May 2031" has spaces that hold."""
    return re.sub(r"(\d{1,2}) ([A-Z][a-z]+) (\d{4})", "\\1\u00a0\\2\u00a0\\3", line)


def month(when: date) -> str:
    return format_date(when, "MMMM y", locale="en")


def short_day(when: date) -> str:
    return format_date(when, "EEE d MMM", locale="en")


def days(when: TimeSpan | None) -> str:
    """The days of a time span in words; "date unknown" where nothing is known.

    >>> days(TimeSpan(date(2031, 5, 3), date(2031, 5, 4), Grain.DAY))
    '3–4 May 2031'
    """
    if when is None or is_vague(when):
        return "date unknown"
    if when.first is None or when.last is None:
        return f"from {day(when.first)} on" if when.first is not None else f"{day(when.last)} or before"  # type: ignore[arg-type]
    first, last = when.first, when.last
    if first == last:
        return day(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first.day == 1 and _ends_month(last):
        return _months(first, last)
    return _between(first, last)


def is_vague(when: TimeSpan) -> bool:
    """Whether a time span says too little to be shown: nothing, or a span of many years that nobody wrote."""
    if when.first is None or when.last is None:
        return when.first is None and when.last is None
    return when.grain is Grain.UNKNOWN and (when.last - when.first).days > _VAGUE


def _ends_month(when: date) -> bool:
    return when == date.max or date.fromordinal(when.toordinal() + 1).day == 1


def _months(first: date, last: date) -> str:
    end = format_date(last, "MMMM y", locale="en")
    if (first.year, first.month) == (last.year, last.month):
        return end
    return f"{format_date(first, 'MMMM' if first.year == last.year else 'MMMM y', locale='en')} – {end}"


def _between(first: date, last: date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    if first.year == last.year:
        return f"{format_date(first, 'd MMMM', locale='en')} – {day(last)}"
    return f"{day(first)} – {day(last)}"


def is_dated(when: TimeSpan | None) -> bool:
    """Whether a day or a few days are known, fit for a timeline of days."""
    if when is None or when.first is None or when.last is None or when.grain in (Grain.YEAR, Grain.UNKNOWN):
        return False
    return (when.last - when.first).days <= 9
