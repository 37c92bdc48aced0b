"""Who puts news out: the world's news agencies and its largest outlets, by domain, name and signature."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import NewType

from msgspec import Struct

from sayso.errors import TableError
from sayso.text import fold

_HERE = files("sayso.lang")
_CODE = re.compile(r"[A-Z]{2}\Z")
_LANG = re.compile(r"[a-z]{2}\Z")
_DOMAIN = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}\Z")
_KINDS = frozenset({"state", "public", "party", "foundation", "company", "person"})
_MOST_LABELS = 8  # of a host that are looked at
_FEWEST_LETTERS = 3  # of a name by which an outlet is known; "i" is known by its domain

Key = NewType("Key", str)  # the letters and digits of a name, folded, without an article before it


class Press(Struct, frozen=True):
    """A news agency or an outlet. An agency has signatures, an outlet has none."""

    name: str
    country: str  # ISO 3166, or "" without a country
    domains: tuple[str, ...]
    langs: tuple[str, ...]  # ISO 639-1
    names: tuple[str, ...]  # other spellings
    signatures: tuple[str, ...] = ()  # as they stand in print


class Owner(Struct, frozen=True):
    """Who holds most of an outlet."""

    name: str
    kind: str  # "state", "public", "party", "foundation", "company", "person"
    country: str  # ISO 3166


def key(name: str) -> Key:
    """What is compared of a name.

    >>> key("The New-York Times"), key("أ ف ب") == key("ا.ف.ب.")
    ('newyorktimes', True)
    """
    folded = name.lower().strip() if name.isascii() else fold(name).text.strip()
    return Key("".join(char for char in folded.removeprefix("the ") if char.isalnum()))


@cache
def agencies() -> tuple[Press, ...]:
    """The news agencies, in the order of their table. Raises TableError."""
    return tuple(
        Press(name, country, _list(domains), _list(langs), tuple(filter(None, (own,))), _list(signatures))
        for name, country, own, domains, langs, signatures in _rows("agencies.tsv", columns=6)
    )


@cache
def outlets() -> tuple[Press, ...]:
    """The outlets, in the order of their table. Raises TableError."""
    return tuple(
        Press(name, country, _list(domains), _list(langs), _list(names))
        for name, country, domains, langs, names in _rows("outlets.tsv", columns=5)
    )


@cache
def owners() -> dict[str, Owner]:
    """The owner of an outlet by the name that it has in the table of outlets, where one is known. Raises TableError."""
    names, found = {press.name for press in outlets()}, {}
    for line in (_HERE / "owners.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, *owner = line.split("\t")
        if name not in names or len(owner) != 3 or owner[1] not in _KINDS or not _CODE.match(owner[2]):
            raise TableError(f"owners.tsv: {line!r}. Mend the table; its first lines say what a column holds")
        found[name] = Owner(*owner)
    return found


@cache
def by_domain() -> dict[str, Press]:
    """Outlet or agency by domain."""
    return {domain: press for press in (*agencies(), *outlets()) for domain in press.domains}


@cache
def by_name() -> dict[Key, Press]:
    """Outlet or agency by the key of a name; where two share one, neither."""
    found: dict[Key, Press | None] = {}
    for press in (*agencies(), *outlets()):
        plain = () if press.name.endswith(")") else (press.name,)
        long = (signature for signature in press.signatures if len(key(signature)) > _FEWEST_LETTERS)
        for spelt in {key(name) for name in (*plain, *press.names, *long)}:
            if len(spelt) >= _FEWEST_LETTERS:
                found[spelt] = press if found.get(spelt, press) is press else None
    return {spelt: press for spelt, press in found.items() if press is not None}


@cache
def signatures() -> dict[Key, tuple[tuple[str, Press], ...]]:
    """Agencies by the key of a signature, each with the signature as the table spells it."""
    found: dict[Key, list[tuple[str, Press]]] = {}
    for press in agencies():
        for signature in dict.fromkeys((*press.signatures, press.name, *press.names)):
            found.setdefault(key(signature), []).append((signature, press))
    return {spelt: tuple(signed) for spelt, signed in found.items()}


@cache
def hosting() -> frozenset[str]:
    """Domains below which anybody has a place of their own: "blogspot.com", and "co.*" for "co.uk", "co.jp", …"""
    lines = (_HERE / "hosts.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def registered(host: str) -> str:
    """The part of a host that somebody has registered, or has to themselves.

    >>> registered("news.foo.co.uk"), registered("foo.blogspot.com"), registered("www.foo.org")
    ('foo.co.uk', 'foo.blogspot.com', 'foo.org')
    """
    labels = host.lower().split(".")
    country = len(labels) > 2 and len(labels[-1]) == 2 and f"{labels[-2]}.*" in hosting()
    count = 2 + (country or ".".join(labels[-2:]) in hosting())
    return ".".join(labels[-count:])


def owner(host: str) -> Press | None:
    """The outlet or agency that has a host, by the longest domain that a table knows."""
    labels = host.lower().split(".")[-_MOST_LABELS:]
    tails = (".".join(labels[at:]) for at in range(len(labels) - 1))
    return next((by_domain()[tail] for tail in tails if tail in by_domain()), None)


def _list(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _rows(name: str, *, columns: int) -> list[list[str]]:
    lines = (_HERE / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    for row in rows:
        if reason := _wrong(row, columns):
            raise TableError(f"{name}: {reason} in {row[0]!r}. Mend the table; its first lines say what a column holds")
    return rows


def _wrong(row: list[str], columns: int) -> str | None:
    """What is wrong with a row of a table, or None."""
    if len(row) != columns:
        return f"{len(row)} columns in place of {columns}"
    domains, langs = (row[3], row[4]) if columns == 6 else (row[2], row[3])
    if not row[0].strip() or (row[1] and not _CODE.match(row[1])):
        return "no name, or no country code"
    if not all(_DOMAIN.match(domain) and domain == domain.lower() for domain in _list(domains)):
        return "a domain that is none"
    if not langs or not all(_LANG.match(lang) for lang in _list(langs)):
        return "a language that is no code of two letters"
    if any(cell != cell.strip() or "||" in cell for cell in row):
        return "an empty entry or a blank around one"
    return None
