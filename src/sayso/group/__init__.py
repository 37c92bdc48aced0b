"""Which pages are worth comparing."""

from sayso.group.threads import threads

__all__ = ["threads"]
