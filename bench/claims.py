"""Event types on the PLOVER gold standard records: `python bench/claims.py [FOLDER] [--smoke]`.

FOLDER holds plover-gsr (unpacked or plover-gsr.tar.xz). A record is right if a claim of its sentence has its type.
"""

from __future__ import annotations

import json
import os
import re
import sys
import tarfile
from pathlib import Path

from sayso.claim import claims
from sayso.extract import marks
from sayso.lang import predicates
from sayso.model import Page, Passage, PassageKind, Span

_RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "FIGHT": "ASSAULT", "INVESTIGATE": "ACCUSE"}  # PLOVER 2021
_INSIDE = "plover-gsr/gold_standard_records/PLOVER_GSR_CAMEO.txt"

SHARED = Path(os.environ.get("SAYSO_SHARED") or Path(__file__).resolve().parent.parent.parent / "shared")


def records(folder: Path) -> list[dict[str, object]] | None:
    """The records of the file, or None if it is absent."""
    if (folder / _INSIDE).is_file():
        raw = (folder / _INSIDE).read_text(encoding="utf-8", errors="replace")
    elif (folder / "plover-gsr.tar.xz").is_file():
        with tarfile.open(folder / "plover-gsr.tar.xz") as archive:
            member = archive.extractfile(_INSIDE)
            raw = member.read().decode("utf-8", "replace") if member is not None else ""
    else:
        return None
    listed: list[dict[str, object]] = json.loads(re.sub(r",\s*([\]}])", r"\1", raw), strict=False)
    return [record for record in listed if record.get("text") and record.get("event") != "DOCUMENT"]


def types(text: str) -> set[str]:
    """The PLOVER types of the claims of one sentence."""
    page = Page("p", text, "plain", "p")
    passages = (Passage(Span("p", 0, len(text)), PassageKind.BODY, "en", "bench"),)
    found = claims(page, passages, marks(page, passages), ())
    return {predicates()[claim.predicate].plover for claim in found} - {""}


def main() -> None:
    """Prints the share of records whose type was found, and the types that are missed most."""
    named = [a for a in sys.argv[1:] if not a.startswith("--")]
    folder = Path(named[0]) if named else SHARED / "data"
    listed = records(folder)
    if listed is None:
        print(f"skipped: no plover-gsr in {folder}; give the folder that holds it")
        return
    listed = listed[:20] if "--smoke" in sys.argv else listed
    missed: dict[str, int] = {}
    right = told = 0
    for record in listed:
        found = types(str(record["text"]))
        told += bool(found)
        wanted = _RENAMED.get(str(record["event"]), str(record["event"]))
        right += wanted in found
        if wanted not in found:
            missed[wanted] = missed.get(wanted, 0) + 1
    print(f"plover-gsr: type {right / len(listed):.3f} of {len(listed)} records; some type {told / len(listed):.3f}")
    print("missed: " + ", ".join(f"{k} {v}" for k, v in sorted(missed.items(), key=lambda pair: (-pair[1], pair[0]))))


if __name__ == "__main__":
    main()
