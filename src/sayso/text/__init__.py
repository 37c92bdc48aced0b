"""Text without language: a comparable shadow with the way back, sentences and words as ranges."""

from sayso.text.fold import Folded, fold, real
from sayso.text.split import sentences, words

__all__ = ["Folded", "fold", "real", "sentences", "words"]
