"""Time expressions; the way there until extract/when/ has this name."""

from sayso.extract.when import DATELINE, timexes

__all__ = ["DATELINE", "timexes"]
