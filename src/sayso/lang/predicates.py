"""The predicates that claims can have, in all languages: `predicates.toml`."""

from __future__ import annotations

from msgspec import Struct


class Predicate(Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of happening."""

    id: str  # an English verb or noun in base form: "meet", "write-to"
    label: str  # for the reader: "met", "wrote to"
