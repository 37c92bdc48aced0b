"""Writes src/sayso/lang/months.tsv: the folded names of the months in every language of CLDR, by way of Babel."""

from __future__ import annotations

from pathlib import Path

from babel import Locale
from babel.localedata import locale_identifiers

from sayso.text import fold

PLACE = Path(__file__).parent.parent / "src" / "sayso" / "lang" / "months.tsv"
HEAD = "# Names of the months by language, folded: CLDR by way of Babel (Unicode-3.0); made by tools/build_months.py"
# regions with names of their own
_REGIONS = frozenset({"de_AT", "ar_DZ", "ar_IQ", "ar_MA", "ar_TN", "ar_SY", "ar_LB", "ar_JO"})


def main() -> None:
    """Write the table."""
    codes = sorted(code for code in locale_identifiers() if "_" not in code or code in _REGIONS)
    rows = [(code, [_names(code, number) for number in range(1, 13)]) for code in codes]
    kept = ["\t".join((code, *map(",".join, names))) for code, names in rows if all(names)]
    PLACE.write_text("\n".join((HEAD, *kept)) + "\n", encoding="utf-8")


def _names(code: str, number: int) -> list[str]:
    """The forms of one month; those that are only numbers ("M01") are no names."""
    months = Locale.parse(code).months
    forms = {
        fold(months[context][width][number]).text.strip(". ")
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
    }
    return sorted(form for form in forms if form and not form.isdecimal() and form != f"m{number:02}")


if __name__ == "__main__":
    main()
