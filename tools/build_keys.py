"""Writes src/sayso/lang/offices_keys.tsv: the keys of the words by which holders of offices are known.

Keys (sayso.lang.sounds) take a third of a millisecond a word, and every run on a page in another script asks for all of
them. Run it when offices.tsv or the renderings have changed; tests/test_calendar.py says when that was forgotten.
"""

from __future__ import annotations

from pathlib import Path

from sayso.lang.offices import by_word
from sayso.lang.sounds import keys

OUT = Path(__file__).parent.parent / "src" / "sayso" / "lang" / "offices_keys.tsv"

if __name__ == "__main__":
    rows = [f"{word}\t{' '.join(filter(None, keys(word)))}\n" for word in sorted(by_word())]
    OUT.write_text("# made by tools/build_keys.py from offices.tsv: word, its keys\n" + "".join(rows), encoding="utf-8")
