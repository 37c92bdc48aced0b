"""What a match is worth: the EDTF value with X for what is not said."""

from __future__ import annotations

from calendar import monthrange

import regex

from sayso.extract.timex_rules import Match, Words
from sayso.extract.timex_rules import plain as as_listed
from sayso.model import Grain

_SLOT = regex.compile(r"\{([a-z]+)(2?)(\?|-1|\+)?\}")
_PRODUCT = regex.compile(r"P(\d{1,3}|X)?\*(\d+)([DWMY])")
_LEAP = 2000  # a year in which every day of the year exists


def value(template: str, match: Match, known: Words) -> str | None:
    """The template with its slots filled; None if that is no day of any calendar ("31 February")."""
    parts: list[str] = []
    at = 0
    for slot in _SLOT.finditer(template):
        filled = _filled(slot, match, known)
        if filled is None:
            return None
        parts += [template[at : slot.start()], filled]
        at = slot.end()
    out = _PRODUCT.sub(_product, "".join((*parts, template[at:])))
    return out if "*" not in out and all(_exists(part) for part in out.split("/")) else None


def _product(found: regex.Match[str]) -> str:
    """Three decades are 30 years; "*" stands before a unit that has its own number."""
    count = found[1] or "1"
    return f"P{'X' if count == 'X' else int(count) * int(found[2])}{found[3]}" if count != "0" else found[0]


def _group(match: Match, name: str) -> str | None:
    return match.group(name) if name in match.re.groupindex else None


def _filled(slot: regex.Match[str], match: Match, known: Words) -> str | None:
    name, tail, flag = slot.group(1), slot.group(2) or "", slot.group(3)
    digits, word, plain = (_group(match, f"{name}{tail}{kind}") for kind in ("_n", "_w", ""))
    if name == "slash":
        return _slash(match)
    if name == "s":
        return next(
            (key[1:] for key in match.re.groupindex if regex.fullmatch(r"s\d\d?", key) and match.group(key)), None
        )
    if name == "year":
        return plain or ("XXXX" if flag == "?" else None)
    if name in ("month", "day"):
        number = (
            int(digits)
            if digits
            else known.months.get(as_listed(plain or ""))
            if name == "month"
            else known.ordinals.get(as_listed(word or ""))
        )
        return None if number is None or number > 31 else f"{number:02}"
    if name == "weekday":
        found = plain or _group(match, "weekday2")
        return None if found is None else str(known.weekdays[as_listed(found)])
    if name == "number":
        return _count(digits, word, known) or ("1" if flag == "+" else None)
    if name == "unit":
        return None if plain is None else _unit(known.units[as_listed(plain)])
    if name == "century":
        return None if plain is None else str(int(plain) - 1)
    return plain


def _unit(code: str) -> str:
    return code if len(code) == 1 else f"*{code}"


def _count(digits: str | None, word: str | None, known: Words) -> str | None:
    if digits:
        return str(int(digits))
    if word is None:
        return None
    return str(known.numbers[as_listed(word)] or "X")


def _slash(match: Match) -> str | None:
    """17/01/2020 can only be day first, 01/17/2020 only month first; 01/02/2020 keeps only its year."""
    first, second, year = int(match["first_n"]), int(match["second_n"]), match["year"]
    readings = sorted({(m, d) for d, m in ((first, second), (second, first)) if 1 <= m <= 12 and 1 <= d <= 31})
    if not readings:
        return None
    month, day = readings[0]
    return f"{year}-{month:02}-{day:02}" if len(readings) == 1 else f"{year}-XX-XX"


def _exists(part: str) -> bool:
    found = regex.fullmatch(r"(?:(\d{4})|XXXX)-(\d\d)-(\d\d)", part)
    if found is None:
        return True
    month, day = int(found.group(2)), int(found.group(3))
    return 1 <= month <= 12 and 1 <= day <= monthrange(int(found.group(1) or _LEAP), month)[1]


_GRAINS = (
    (regex.compile(r"PRESENT_REF|.*-WXX-\d|-?P\d+W-\d|-?P\d+Y-\d\d-\d\d|(?:\d{4}|XXXX)-\d\d-\d\d|-?P\w+D"), Grain.DAY),
    (regex.compile(r"-?P\w+W"), Grain.WEEK),
    (regex.compile(r"-?P\w+M|(?:\d{4}|XXXX)-\d\d|-?P\d+Y-\d\d"), Grain.MONTH),
    (regex.compile(r"-?P\w+Y|\d[\dX]{3}|\d{4}-XX-XX"), Grain.YEAR),
)


def grain(written: str) -> Grain:
    """How fine a value is: "-P9M" is months, "XXXX-WXX-5" a day, "199X" years.

    >>> grain("-P9M").value
    'month'
    """
    first = written.split("/")[-1 if written.startswith(("-P", "P")) and "/P" in written else 0]
    return next((found for pattern, found in _GRAINS if pattern.fullmatch(first)), Grain.UNKNOWN)


def weekday(match: Match, known: Words) -> int | None:
    """The weekday that stands beside a date or a "today"."""
    found = _group(match, "weekday") or _group(match, "weekday2")
    return None if found is None else known.weekdays[as_listed(found)]
