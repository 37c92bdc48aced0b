"""For whom a pronoun or a noun with its article stands: one rule a kind of word."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from sayso.model import MentionKind, Span

PERSONS = frozenset({MentionKind.PERSON, MentionKind.UNNAMED})
_BODIES = frozenset({MentionKind.ORGANISATION, MentionKind.OUTLET})
_THINGS = _BODIES | {MentionKind.PLACE}


class Named(Struct, frozen=True):
    """A name in its sentence, or what stands for it."""

    span: Span
    who: str  # the same for all mentions of one name on the page
    kind: MentionKind
    role: str
    leads: bool = False  # it is the subject of its sentence, as far as its place tells


class Word(Struct, frozen=True):
    """A word of a sentence that can stand for a name: with its article."""

    start: int
    end: int
    text: str  # folded, without article
    can: tuple[str, ...]  # the lists of lang/referring.py that have it


class Scene(Struct, frozen=True):
    """What is named before a word: in its sentence, in those before (the nearest first), on the page."""

    here: Sequence[Named]
    before: Sequence[Sequence[Named]]
    page: Sequence[Named]
    sexes: dict[str, str]  # by Named.who: "m", "f"
    table: dict[str, tuple[str, ...]]
    text: str


class Meant(Struct, frozen=True):
    """An answer: the rule and the name."""

    by: str
    name: Named


def meant(word: Word, scene: Scene) -> Meant | None:
    """The name that a word stands for, by the first rule that answers; None where it is unsure or has no name."""
    for can, rule in RULES:
        found = rule(word, scene) if can in word.can else None
        if found is not None and found.name.kind is not MentionKind.UNNAMED:
            return found
    return None


def _relative(word: Word, scene: Scene, kinds: frozenset[MentionKind]) -> Meant | None:
    last = scene.here[-1] if scene.here else None
    if last is None or last.kind not in kinds or scene.text[last.span.end : word.start].strip() not in ("", ","):
        return None
    return Meant("relative-behind-name", last)


def _who(word: Word, scene: Scene) -> Meant | None:
    return _relative(word, scene, PERSONS)


def _which(word: Word, scene: Scene) -> Meant | None:
    return _relative(word, scene, _THINGS)


def _man(_: Word, scene: Scene) -> Meant | None:
    return _person(scene, "m")


def _woman(_: Word, scene: Scene) -> Meant | None:
    return _person(scene, "f")


def _anybody(_: Word, scene: Scene) -> Meant | None:
    return _only("pronoun", scene, PERSONS)


def _person(scene: Scene, sex: str) -> Meant | None:
    """The only person named before who can be meant; what is learnt of the sex is kept."""
    found = _only("pronoun", scene, PERSONS, sex)
    if found is not None:
        scene.sexes[found.name.who] = sex
    return found


def _thing(_: Word, scene: Scene) -> Meant | None:
    """The only body or place that its own sentence names: "it" looks no further back with any certainty."""
    there = [one for one in scene.here if one.kind in _THINGS]
    sure = len({one.who for one in there}) == 1 and (there[-1].kind in _BODIES or there[-1].leads)
    return Meant("pronoun-in-sentence", there[-1]) if sure else None


def _body(_: Word, scene: Scene) -> Meant | None:
    return _only("noun", scene, _BODIES)


def _holder(word: Word, scene: Scene) -> Meant | None:
    """The only person to whom the page gave that office, and not a former or a lower one."""
    held = [one for one in scene.page if _holds(one.role.split(), word.text.split(), scene.table)]
    return Meant("noun-of-office", held[-1]) if len({one.who for one in held}) == 1 else None


def _holds(role: Sequence[str], head: Sequence[str], table: dict[str, tuple[str, ...]]) -> bool:
    if any("unlike" in table.get(word, ()) for word in role):
        return False
    length = len(head)
    spots = (at for at in range(len(role) - length + 1) if role[at : at + length] == head)
    return any(at + length == len(role) or "open_heads" in table.get(role[at + length], ()) for at in spots)


def _human(_: Word, scene: Scene) -> Meant | None:
    return _only("noun", scene, PERSONS)


def _only(what: str, scene: Scene, kinds: frozenset[MentionKind], sex: str = "") -> Meant | None:
    """The last mention of the only name of some kinds: of the sentence, else of one before it; or of its subject."""
    for place, names in (("in", scene.here), *(("after", names) for names in scene.before)):
        there = [one for one in names if one.kind in kinds and (not sex or scene.sexes.get(one.who, sex) == sex)]
        if there:
            if len({one.who for one in there}) == 1:
                return Meant(f"{what}-{place}-sentence", there[-1])
            led = [one for one in there if one.leads and place == "after"]
            return Meant(f"{what}-after-subject", led[-1]) if led else None
    return None


RULES: tuple[tuple[str, Callable[[Word, Scene], Meant | None]], ...] = (
    ("who", _who),
    ("which", _which),
    ("men", _man),
    ("women", _woman),
    ("persons", _anybody),
    ("bodies", _thing),
    ("firms", _body),
    ("groups", _body),
    ("heads", _holder),
    ("people", _human),
    ("women_nouns", _human),
)
