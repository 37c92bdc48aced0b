"""Who says so (attributions) and what is said to have happened (claims), on one page."""

from sayso.claim.attribution import attributions
from sayso.claim.clauses import claims

__all__ = ["attributions", "claims"]
