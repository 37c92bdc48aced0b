"""The places that pages name and that lie somewhere on the globe."""

from __future__ import annotations

from msgspec import Struct

from sayso.lang.coordinates import city_of, coordinates, country_of
from sayso.model import Entity, MentionKind, Span
from sayso.show.board import SPEAKING, Board, paragraph_anchor, passage_at
from sayso.show.wording import clipped

_MOST = 14  # places in one picture
_AS_SMALL = 0.4  # of the picture's area: what a place may not waste to be drawn, if it is named only once
_LEAST = 20.0  # degrees of the side of a frame: smaller ones are all the same to the reader
_LONGEST = 26  # letters of a label


class Place(Struct, frozen=True):
    """A place of the globe as pages name it."""

    id: str  # of the gazetteer
    country: str
    label: str
    east: float  # degrees
    north: float
    pages: tuple[str, ...]  # letters
    count: int  # mentions
    is_scene: bool  # an event is told to have been there
    href: str  # where it is named first

    @property
    def is_country(self) -> bool:
        return self.id == self.country


def places(board: Board) -> tuple[Place, ...]:
    """All places with known coordinates, those named most first; names of one place are one."""
    scenes = {place for event in board.dossier.events for place in event.where}
    used = _uses(board)
    known = [entity for entity in board.dossier.entities if entity.kind is MentionKind.PLACE and entity.id in used]
    countries = frozenset(code for entity in known if (code := _country(entity)) is not None)
    groups: dict[tuple[str, str], list[Entity]] = {}
    for entity in sorted(known, key=lambda entity: (-len(used[entity.id]), entity.id)):
        found = _identity(entity, countries)
        if found is not None:
            groups.setdefault(found, []).append(entity)
    made = [_place(board, ident, group, used, scenes) for ident, group in groups.items()]
    return tuple(sorted(made, key=lambda place: (-len(place.pages), -place.count, place.id)))


def drawn(found: tuple[Place, ...]) -> tuple[Place, ...]:
    """What the picture frames: cities, and countries named as often; a far one that is named once gives way."""
    cities = [place for place in found if not place.is_country]
    often = sorted((place.count for place in cities), reverse=True)[1:2] or [0]
    chosen = [place for place in found if not place.is_country or place.count >= often[0]][:_MOST]
    while len(chosen) > 2:
        whole = _area(chosen)
        passing = [place for place in chosen if place.count == 1]
        left = {place.id: _area([other for other in chosen if other is not place]) for place in passing}
        worst = min(passing, key=lambda place: (left[place.id], place.id), default=None)
        if worst is None or left[worst.id] > whole * _AS_SMALL:
            break
        chosen.remove(worst)
    return tuple(chosen)


def _area(chosen: list[Place]) -> float:
    """Square degrees of the smallest frame around places; a line of places has a width too."""
    east, north = [place.east for place in chosen], [place.north for place in chosen]
    return max(max(east) - min(east), _LEAST) * max(max(north) - min(north), _LEAST)


def _uses(board: Board) -> dict[str, list[Span]]:
    """Where each entity is named in a text that speaks for its page."""
    found: dict[str, list[Span]] = {}
    for span in sorted(board.link, key=lambda span: (board.page[span.page].letter, span.start)):
        passage = passage_at(board.page[span.page], span.start)
        if passage is not None and passage.kind in SPEAKING:
            found.setdefault(board.link[span], []).append(span)
    return found


def _country(entity: Entity) -> str | None:
    return next((code for name in (entity.label, *entity.names) if (code := country_of(name)) is not None), None)


def _identity(entity: Entity, countries: frozenset[str]) -> tuple[str, str] | None:
    """Id and country; a country outranks a city of its name."""
    code = _country(entity)
    if code is not None:
        return code, code
    names = (entity.label, *entity.names)
    return next((city for name in names if (city := city_of(name, countries)) is not None), None)


def _place(
    board: Board, ident: tuple[str, str], group: list[Entity], used: dict[str, list[Span]], scenes: set[str]
) -> Place:
    spans = [span for entity in group for span in used[entity.id]]
    first = min(spans, key=lambda span: (board.page[span.page].letter, span.start))
    east, north = coordinates()[ident[0]]
    letters = {board.page[span.page].letter for span in spans}
    return Place(
        id=ident[0],
        country=ident[1],
        label=clipped(group[0].label, _LONGEST),
        east=east,
        north=north,
        pages=tuple(sheet.letter for sheet in board.sheets if sheet.letter in letters),
        count=len(spans),
        is_scene=any(entity.id in scenes for entity in group),
        href=paragraph_anchor(board, first),
    )
