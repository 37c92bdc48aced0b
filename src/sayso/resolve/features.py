"""What speaks for two names meaning one thing: a table of features, each with a weight and a reason."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from msgspec import Struct

from sayso.lang.heads import head_nouns
from sayso.lang.sounds import heard
from sayso.model import MentionKind
from sayso.resolve.alike.parts import parse
from sayso.resolve.identity.bodies import core, initials, letters, shortened
from sayso.resolve.identity.forms import forms
from sayso.resolve.spellings import SURE, Judgement, acronym, keys, near, parts, same_person, sounds
from sayso.text import fold

ENOUGH = 0.5  # a link of less is a doubt, kept and not followed
_SON = 2  # what "Jr." makes of a name
_ACROSS = 0.75  # nearness of two words in two scripts
_LATIN = 0.86  # nearness of two words in Latin letters: "Haftun", "Hiftun"; under it "Pearce", "Barack"
_ACRONYM = 3  # letters of an acronym that means anything beyond its page
_SHORT = 2  # consonants of a word that too many others sound like
_VERY = 0.95  # nearness that words of one script need where they are short, or one of them is listed: "SIA", "Asia"


class Name(Struct, frozen=True):
    """One name as one page uses it: all mentions of the page with the same words."""

    page: str
    kind: MentionKind
    text: str  # the fullest spelling on the page
    known: str  # id in the gazetteer, or ""
    roles: tuple[str, ...]  # folded offices beside it
    count: int
    lang: str = ""  # of the passage, ISO 639-1


class Edge(Struct, frozen=True, order=True):
    """A reason why two names are one."""

    rank: float  # minus the score: best first
    left: int
    right: int
    because: str


Feature = Callable[[Name, Name], bool]


def same_listed(left: Name, right: Name) -> bool:
    return bool(left.known) and left.known == right.known


def same_words(left: Name, right: Name) -> bool:
    return parts(left.text) == parts(right.text)


def same_sounds(left: Name, right: Name) -> bool:
    """Full names of two words or more that can be one person's, or sound the same word by word."""
    if len(parts(left.text)) < 2 or len(parts(right.text)) < 2:
        return False
    return judged(left, right).score > ENOUGH


def judged(left: Name, right: Name) -> Judgement:
    """Whether two full names of persons are one person's, each as it stands or in the nominative."""
    pairs = ((one, two) for one in spelt(left) for two in spelt(right))
    best = max((same_person(one, two) for one, two in pairs), key=lambda judgement: judgement.score)
    return Judgement(0.0, "one is called the second of that name") if _second(left, right) else best


def _second(left: Name, right: Name) -> bool:
    """Father and son: "Omar Danvar Jr."; or initials that are not the same: "O. W. Danvar", "O. H. W. Danvar"."""
    one, two = parse(left.text), parse(right.text)
    if one.number != two.number and _SON in (one.number, two.number):
        return True
    a, b = (tuple(part.text for part in name.parts[1:] if part.initial) for name in (one, two))
    return bool(a and b and a != b)


@lru_cache(1 << 16)
def sounding(one: str, two: str) -> float:
    """How near two words are: by what is learnt of two scripts, by their sounds within one."""
    return heard(one, two) if one.isascii() == two.isascii() else near(one, two)


def spelt(name: Name) -> tuple[str, ...]:
    """The text of a name, and in the nominative where that is another."""
    words = [(word, forms(fold(word).text, name.lang)) for word in name.text.split()]
    plain = " ".join(found[1] if len(found) > 1 else word for word, found in words)
    return (name.text,) if plain == name.text else (name.text, plain)


def same_single(left: Name, right: Name) -> bool:
    """One word each, in two spellings or scripts; acronyms are no words."""
    a, b = parts(left.text), parts(right.text)
    if left.kind is MentionKind.ORGANISATION and (acronym(left.text) or acronym(right.text)):
        return sounds(a[0]) == sounds(b[0]) if len(a) == len(b) == 1 else False
    return len(a) == len(b) == 1 and alike(a[0], b[0], left, right)


def same_joined(left: Name, right: Name) -> bool:
    """The same words, joined or not: "Wadi Sarir", "Вади-Сарир"."""
    a, b = pieces(left.text), pieces(right.text)
    return len(a) == len(b) > 1 and all(_sure(x, y) for x, y in zip(a, b, strict=True))


def same_headed(left: Name, right: Name) -> bool:
    """The same head noun in two languages and the same name: "Harun dam", "سد هارون"."""
    (head, rest), (other, name) = _headed(left.text), _headed(right.text)
    return bool(head) and head == other and len(rest) == len(name) > 0 and all(map(_sure, rest, name))


def same_letters(left: Name, right: Name) -> bool:
    """Acronyms of the same letters, in capitals or spelt as they are read."""
    a, b = acronym(left.text), acronym(right.text)
    return bool(a) and a == b


def same_core(left: Name, right: Name) -> bool:
    """The same words but for the legal form: "Velton Inc.", "Velton"."""
    return core(left.text) == core(right.text)


def short_form(left: Name, right: Name) -> bool:
    """One says what the firm does, the other leaves it out: "Velton Motors", "Velton"."""
    return core(left.text) in shortened(right.text, right.lang) or core(right.text) in shortened(left.text, left.lang)


def first_letters(left: Name, right: Name) -> bool:
    """One is made of the first letters of the other: "KPA", "Kestrian Press Agency"."""
    a, b = letters(left.text), letters(right.text)
    return (len(a) >= _ACRONYM and a in initials(right.text)) or (len(b) >= _ACRONYM and b in initials(left.text))


def _sure(one: str, two: str) -> bool:
    """Words in Latin letters are one word only if they sound the same: "eastern" is not "southern"."""
    return sounding(one, two) >= (_VERY if one.isascii() and two.isascii() else SURE)


def alike(one: str, two: str, left: Name, right: Name) -> bool:
    """Whether a word of one name and a word of another are one word, in some case form of each.

    A listed name has its other spellings in the list: what only sounds like it is another. So has a page one spelling.
    """
    latin = one.isascii() and two.isascii()
    if latin and (left.page == right.page or left.kind in _BODY):  # firms and media keep to one spelling: "Zox", "Vox"
        return one == two
    strict = bool(left.known) != bool(right.known)
    return any(_close(x, y, strict=strict) for x in forms(one, left.lang) for y in forms(two, right.lang))


def _close(one: str, two: str, *, strict: bool) -> bool:
    nearness = sounding(one, two)
    short = max(map(len, (*keys(one), *keys(two), ""))) <= _SHORT and one.isascii() == two.isascii()
    return nearness >= (_VERY if strict or short else _LATIN if one.isascii() and two.isascii() else _ACROSS)


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
    one, two = sorted((left, right), key=lambda name: len(parts(name.text)))
    a, b = parts(one.text), parts(two.text)
    if len(a) != 1 or len(b) < 2 or (a[0].isascii() and b[-1].isascii() and a[0] != b[-1]):
        return False  # a page that has a spelling of its own has the full name in it too
    return alike(a[0], b[-1], one, two)


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
    Weighed("same-sounds", same_sounds, 0.85, _PERSON, "sound the same, first and last name"),
    Weighed("same-core", same_core, 0.85, _BODY, "are one name but for the legal form"),
    Weighed("same-letters", same_letters, 0.85, _BODY, "are the same letters"),
    Weighed("same-joined", same_joined, 0.85, _PLACE | _BODY, "sound the same, word by word"),
    Weighed("same-headed", same_headed, 0.75, _PLACE, "are one name with the same head noun"),
    Weighed("same-single", same_single, 0.7, _NAMED, "sound the same"),
    Weighed("first-letters", first_letters, 0.7, _BODY, "are a name and its first letters, which no other has"),
    Weighed(
        "short-form", short_form, 0.65, _BODY, "are a firm with and without what it does, which no other is called"
    ),
    Weighed("last-name", last_name, 0.6, _PERSON, "share the last name, and no other full name here has it"),
)
