"""Who says so (attributions) and what is said to have happened (claims), on one page."""

from sayso.claim.assessments import assessments
from sayso.claim.attribution import attributions
from sayso.claim.clauses import claims
from sayso.claim.say_so.credit import credit

__all__ = ["assessments", "attributions", "claims", "credit"]
