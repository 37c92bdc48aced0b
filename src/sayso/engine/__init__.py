"""Where the steps run: on this machine, in guarded processes."""

from sayso.engine.child import Job
from sayso.engine.limits import Limits
from sayso.engine.local import PARSING, analyses, analysing, looked_at, outlining

__all__ = ["PARSING", "Job", "Limits", "analyses", "analysing", "looked_at", "outlining"]
