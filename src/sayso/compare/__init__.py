"""Same event, independent origins, agreement and silence across pages."""

from sayso.compare.accounts import accounts
from sayso.compare.derivations import derivations
from sayso.compare.events import events
from sayso.compare.relations import relations
from sayso.compare.stories import stories
from sayso.compare.ties import ties
from sayso.compare.told import Told

__all__ = ["Told", "accounts", "derivations", "events", "relations", "stories", "ties"]
