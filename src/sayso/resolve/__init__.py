"""Who is meant (entities across scripts) and what day it is (the calendar solver)."""

from __future__ import annotations

from sayso.resolve.entities import entities
from sayso.resolve.times import dates

__all__ = ["dates", "entities"]
