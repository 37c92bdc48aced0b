"""The section `referring.toml` of a language: words that stand for a name of their page, `he`, `which`, `the firm`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from sayso.errors import TableError
from sayso.text import fold

PRONOUNS = frozenset({"men", "women", "persons", "bodies", "who", "which"})  # lists whose words need no article


class Referring(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of one language, lower case; compared folded."""

    men: tuple[str, ...] = ()  # pronouns of one man: "he", "his"
    women: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()  # of one person, man or woman: "lui"
    bodies: tuple[str, ...] = ()  # of one thing: "its"
    who: tuple[str, ...] = ()  # right behind the name of a person
    which: tuple[str, ...] = ()  # right behind any other name
    definite: tuple[str, ...] = ()  # before a noun that is known: "the"
    firms: tuple[str, ...] = ()  # nouns of firms: "company", "airline"
    groups: tuple[str, ...] = ()  # nouns of other bodies: "agency", "party"
    heads: tuple[str, ...] = ()  # nouns of a person by office or rank: "general", "president"
    unlike: tuple[str, ...] = ()  # make another office of one of `heads`: "former", "vice"
    others: tuple[str, ...] = ()  # make another thing of a noun: "parent (company)"
    people: tuple[str, ...] = ()  # other nouns of a person: "man", "leader"
    women_nouns: tuple[str, ...] = ()  # of a woman: "actress"
    open_heads: tuple[str, ...] = ()  # behind one of `heads`, whose or what for: "of"


@cache
def referring(lang: str) -> dict[str, tuple[str, ...]] | None:
    """What a folded word can be, the names of the lists above; None for a language without the section."""
    place = files("sayso.lang") / lang / "referring.toml"
    if not place.is_file():
        return None
    try:
        told = msgspec.convert(tomllib.loads(place.read_text(encoding="utf-8")), Referring)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise TableError(f"{place}: {error}. Mend the table; sayso/lang/referring.py says what a key means") from error
    found: dict[str, tuple[str, ...]] = {}
    for name in told.__struct_fields__:
        for word in getattr(told, name):
            key = fold(word).text
            found[key] = (*found.get(key, ()), name)
    return found
