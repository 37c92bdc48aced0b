"""Names by a small trained tagger, that sees what the rules say and mends it; see ar.md for what it has learnt from."""

from sayso.extract.tagger.join import corrected
from sayso.extract.tagger.weights import Model, model

__all__ = ["Model", "corrected", "model"]
