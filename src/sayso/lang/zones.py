"""The section `zones.toml` of a language table."""

from __future__ import annotations

from msgspec import Struct


class Zones(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of one language for this section; every field is explained beside it."""
