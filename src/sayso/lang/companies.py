"""Large companies of the world by name: `companies.txt`, whose criterion stands at its head."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from sayso.text import fold


@cache
def companies() -> frozenset[str]:
    """Folded names."""
    lines = (files("sayso.lang") / "companies.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(fold(name).text for line in lines if not line.startswith("#") for name in line.split("|"))
