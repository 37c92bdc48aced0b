"""What speaks for two names meaning one thing: a table of features, each with a weight and a reason."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from sayso.lang.heads import head_nouns
from sayso.model import MentionKind
from sayso.resolve.spellings import SURE, acronym, first_names_agree, near, parts, sounds

ENOUGH = 0.5  # a link of less is a doubt, kept and not followed


class Name(Struct, frozen=True):
    """One name as one page uses it: all mentions of the page with the same words."""

    page: str
    kind: MentionKind
    text: str  # the fullest spelling on the page
    known: str  # id in the gazetteer, or ""
    roles: tuple[str, ...]  # folded offices beside it
    count: int
    thread: int = 0


Feature = Callable[[Name, Name], bool]


def same_listed(left: Name, right: Name) -> bool:
    return bool(left.known) and left.known == right.known


def same_words(left: Name, right: Name) -> bool:
    return parts(left.text) == parts(right.text)


def same_sounds(left: Name, right: Name) -> bool:
    """Full names of two words or more that sound the same, word by word."""
    a, b = parts(left.text), parts(right.text)
    return len(a) > 1 and len(b) > 1 and near(a[-1], b[-1]) >= SURE and first_names_agree(a, b)


def same_single(left: Name, right: Name) -> bool:
    """One word each, in two spellings or scripts; acronyms are no words."""
    a, b = parts(left.text), parts(right.text)
    if left.kind is MentionKind.ORGANISATION and (acronym(left.text) or acronym(right.text)):
        return sounds(a[0]) == sounds(b[0]) if len(a) == len(b) == 1 else False
    return len(a) == len(b) == 1 and near(a[0], b[0]) >= SURE


def same_joined(left: Name, right: Name) -> bool:
    """The same words, joined or not: "Wadi Sarir", "Вади-Сарир"."""
    a, b = pieces(left.text), pieces(right.text)
    return len(a) == len(b) > 1 and all(near(x, y) >= SURE for x, y in zip(a, b, strict=True))


def same_headed(left: Name, right: Name) -> bool:
    """The same head noun in two languages and the same name: "Harun dam", "سد هارون"."""
    (head, rest), (other, name) = _headed(left.text), _headed(right.text)
    return bool(head) and head == other and len(rest) == len(name) > 0 and all(map(_sure, rest, name))


def same_letters(left: Name, right: Name) -> bool:
    """Acronyms of the same letters, in capitals or spelt as they are read."""
    a, b = acronym(left.text), acronym(right.text)
    return bool(a) and a == b


def first_letters(left: Name, right: Name) -> bool:
    """One is made of the first letters of the other: "KPA", "Kestrian Press Agency"."""
    short, long = sorted((left.text, right.text), key=len)
    letters = "".join(word[0] for word in long.split() if word[0].isupper())
    return short.isupper() and 3 <= len(short) <= 6 and short == letters


def _sure(one: str, two: str) -> bool:
    return near(one, two) >= SURE


def pieces(name: str) -> tuple[str, ...]:
    """The words of a name, also of one that hyphens join."""
    return tuple(piece for word in parts(name) for piece in word.split("-") if piece)


def head_of(name: str) -> str:
    """What the head noun of a name means, in any language; "" if it has none that is known."""
    return _headed(name)[0]


def _headed(name: str) -> tuple[str, tuple[str, ...]]:
    """What the head noun of a place means, and the words beside it."""
    words = pieces(name)
    heads = [word for word in words if word in head_nouns()]
    return (head_nouns()[heads[0]], tuple(word for word in words if word != heads[0])) if heads else ("", words)


def last_name(left: Name, right: Name) -> bool:
    """One is the last name of the other."""
    a, b = sorted((parts(left.text), parts(right.text)), key=len)
    return len(a) == 1 and len(b) > 1 and near(a[0], b[-1]) >= SURE


class Weighed(Struct, frozen=True):
    name: str
    holds: Feature
    score: float  # 0..1
    kinds: frozenset[MentionKind]
    because: str  # after "'A' and 'B'"


_PERSON = frozenset({MentionKind.PERSON})
_BODY = frozenset({MentionKind.ORGANISATION, MentionKind.OUTLET})
_PLACE = frozenset({MentionKind.PLACE})
_NAMED = _PERSON | _BODY | _PLACE | frozenset({MentionKind.DOCUMENT})

FEATURES: tuple[Weighed, ...] = (
    Weighed("same-listed", same_listed, 0.98, _NAMED, "are names of one entry of the gazetteer"),
    Weighed("same-words", same_words, 0.95, _NAMED, "are the same words"),
    Weighed("same-sounds", same_sounds, 0.85, _NAMED, "sound the same, first and last name"),
    Weighed("same-letters", same_letters, 0.85, _BODY, "are the same letters"),
    Weighed("same-joined", same_joined, 0.85, _PLACE | _BODY, "sound the same, word by word"),
    Weighed("same-headed", same_headed, 0.75, _PLACE, "are one name with the same head noun"),
    Weighed("same-single", same_single, 0.7, _NAMED, "sound the same"),
    Weighed("first-letters", first_letters, 0.7, _BODY, "are a name and its first letters, which no other has"),
    Weighed("last-name", last_name, 0.6, _PERSON, "share the last name, and no other full name here has it"),
)
