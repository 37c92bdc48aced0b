"""The strict loader: what stands in a table is typed and known, or it fails with a word."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec
from msgspec import Struct

from sayso.errors import TableError
from sayso.lang.claiming import Claiming
from sayso.lang.naming import Naming
from sayso.lang.predicates import Predicate
from sayso.lang.saying import Saying
from sayso.lang.times import Times
from sayso.lang.zones import Zones

_Section = TypeVar("_Section", bound=Struct)
_HERE = files("sayso.lang")
_BESIDES = ("saying.toml", "claiming.toml")  # what makes a table of zones, times and names whole
_SECTIONS = {"zones": "zones", "naming": "names", "times": "times", "saying": "say-so", "claiming": "claims"}


class Table(Struct, frozen=True):
    """The sections of one language that come together; its times can be known alone: `times`."""

    code: str  # ISO 639-1
    zones: Zones
    saying: Saying
    naming: Naming
    claiming: Claiming


class _Predicates(Struct, frozen=True, forbid_unknown_fields=True):
    predicate: tuple[Predicate, ...] = ()


@cache
def known() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages that have a whole table, sorted: say-so and claims besides zones and names."""
    return tuple(code for code in _folders() if all((_HERE / code / name).is_file() for name in _BESIDES))


@cache
def undone(code: str) -> dict[str, str]:
    """What is left undone in a language, to the file that its folder wants: "claims" to "claiming.toml"."""
    return {what: f"{name}.toml" for name, what in _SECTIONS.items() if not (_HERE / code / f"{name}.toml").is_file()}


@cache
def zoned() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages whose zones are known, sorted: those of `known` and more."""
    return tuple(code for code in _folders() if (_HERE / code / "zones.toml").is_file())


@cache
def zones(code: str) -> Zones | None:
    """The words for the furniture of a page in a language, or None if there are none. Raises TableError."""
    return _section(_HERE / code / "zones.toml", Zones) if code in zoned() else None


@cache
def table(code: str) -> Table | None:
    """The table of a language, or None if there is none. Raises TableError if it is malformed."""
    said = saying(code)
    if said is None or code not in known():
        return None
    folder = _HERE / code
    return Table(
        code=code,
        zones=_section(folder / "zones.toml", Zones),
        saying=said,
        naming=naming(code),
        claiming=_section(folder / "claiming.toml", Claiming),
    )


@cache
def spoken() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages whose words of say-so are known, sorted: those of `known` and more."""
    return tuple(code for code in _folders() if (_HERE / code / "saying.toml").is_file())


@cache
def saying(code: str) -> Saying | None:
    """The words of say-so of a language, or None if there are none. Raises TableError."""
    return _section(_HERE / code / "saying.toml", Saying) if code in spoken() else None


@cache
def timed() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages whose times are known, sorted: those of `known` and more."""
    return tuple(code for code in _folders() if (_HERE / code / "times.toml").is_file())


@cache
def times_of(code: str) -> Times | None:
    """The words for times of a language, or None if there are none. Raises TableError."""
    return _section(_HERE / code / "times.toml", Times) if code in timed() else None


@cache
def named() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages whose names are known, sorted: those of `known` and more."""
    return tuple(code for code in _folders() if (_HERE / code / "naming.toml").is_file())


@cache
def naming(code: str) -> Naming:
    """The words around names of one of the languages of `named`. Raises TableError."""
    return _section(_HERE / code / "naming.toml", Naming)


@cache
def predicates() -> dict[str, Predicate]:
    """All predicates by id."""
    listed = _section(_HERE / "predicates.toml", _Predicates).predicate
    return {predicate.id: predicate for predicate in listed}


class Listed(Struct, frozen=True):
    """The names of countries and bodies in `naming.toml`."""

    territories: dict[str, tuple[str, ...]] = {}
    organisations: dict[str, tuple[str, ...]] = {}


@cache
def listed(code: str) -> Listed:
    """The tables at the end of `naming.toml` without the lists before them, which take ten times as long to read."""
    _, _, tables = (_HERE / code / "naming.toml").read_text(encoding="utf-8").partition("\n[")
    return msgspec.convert(tomllib.loads("[" + tables), Listed) if tables else Listed()


def _folders() -> tuple[str, ...]:
    return tuple(sorted(entry.name for entry in _HERE.iterdir() if entry.is_dir() and len(entry.name) == 2))


def _section(place: Traversable, shape: type[_Section]) -> _Section:
    try:
        return msgspec.convert(tomllib.loads(place.read_text(encoding="utf-8")), shape)
    except FileNotFoundError as error:
        raise TableError(f"no {place.name} in the table of a language: add {place}") from error
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        meaning = f"sayso/lang/{place.name[:-5]}.py says what a key means"
        raise TableError(f"{place}: {error}. Mend the table; {meaning}") from error
