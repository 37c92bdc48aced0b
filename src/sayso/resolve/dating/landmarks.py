"""What the names of landmarks say of the day of a page: it is not older, and news names them while they are news."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from sayso.lang.landmarks import Landmark, named
from sayso.model import Analysis, PassageKind
from sayso.resolve.dating import calendar
from sayso.resolve.dating.witness import KNOWN_TIMES, Witness
from sayso.text import fold

_TELLING = frozenset({PassageKind.HEADLINE, PassageKind.STANDFIRST, PassageKind.BODY, PassageKind.CAPTION})
_HEAD = 200  # characters of the first passage in which a page says what it is about
_SUBJECT = 3  # times that a page names what it is about


class Landmarked(Struct, frozen=True):
    """A landmark that a page names, the words, and whether the page is about it."""

    landmark: Landmark
    words: str
    subject: bool


def landmarked(analysis: Analysis) -> tuple[Landmarked, ...]:
    """The landmarks that the telling passages of a page name, in order of place, each once."""
    counts: dict[Landmark, int] = {}
    words: dict[Landmark, str] = {}
    telling = [p.span for p in sorted(analysis.passages, key=lambda p: p.span) if p.kind in _TELLING]
    heads: set[Landmark] = set()
    for at, span in enumerate(telling):
        folded = fold(analysis.page.text[span.start : span.end]).text
        for start, end, landmark in named(folded):
            words.setdefault(landmark, " ".join(folded[start:end].split()))
            counts[landmark] = counts.get(landmark, 0) + 1
            if at == 0 and start < _HEAD:
                heads.add(landmark)
    return tuple(Landmarked(one, words[one], counts[one] >= _SUBJECT or one in heads) for one in counts)


def since(found: tuple[Landmarked, ...]) -> Iterator[Witness]:
    """A page that names a landmark is not older than it; the latest first, so that a doubtful one is overruled last."""
    for one in sorted(found, key=lambda one: (one.landmark.first, one.landmark.name)):
        if len(one.landmark.periods) > 1:
            continue
        first = date(one.landmark.first // 12, one.landmark.first % 12 + 1, 1)
        told = f"it names “{one.words}”, known since {first:%Y-%m}, so it is not older"
        yield Witness(KNOWN_TIMES, calendar.between(first, None), told, wide=True)
