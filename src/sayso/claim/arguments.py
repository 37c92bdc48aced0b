"""Who takes part in what a trigger names: by word order and prepositions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from sayso.claim.bounds import clause, governed_by, preposition
from sayso.claim.forms import Carries, Form
from sayso.claim.items import What
from sayso.claim.scene import Scene
from sayso.claim.subjects import bracketed, going_on, owner, owns, subject_before
from sayso.claim.phrases import ends, is_adverb, stands
from sayso.claim.triggers import Trigger
from sayso.lang import predicates
from sayso.lang.predicates import Predicate
from sayso.model import Argument, Mention, MentionKind, Modality, Role

_ROLES = {
    "agent_prepositions": Role.AGENT,
    "between": Role.AGENT,
    "patient_prepositions": Role.PATIENT,
    "place_prepositions": Role.PATIENT,  # of what is no place: "in a letter from the minister"
    "other_prepositions": Role.OTHER,
}


class Cast(Struct, frozen=True):
    """The participants of one claim; `subject` are the names in the slot of its subject."""

    arguments: tuple[Argument, ...]
    subject: tuple[Mention, ...]
    inherited: bool = False  # the subject was taken over from an earlier clause
    parties: tuple[Mention, ...] = ()  # everybody who takes part as agent, or as one of two in what is symmetric
    known: Modality | None = None  # how sure the claim was that a noun comes back to: "the conference"


def cast(scene: Scene, trigger: Trigger, predicate: Predicate) -> Cast:
    """Who takes part, without repetition, in order of place."""
    objects = list(_after(scene, trigger))
    if not trigger.verbal:
        return _of_noun(scene, trigger, predicate, objects)
    subject, inherited = subject_before(scene, trigger)
    turned = is_passive(scene, trigger) != (trigger.carries is Carries.UNDERGOING)
    if trigger.carries is Carries.UNDERGOING and scene.words.order == "svo":
        objects = [*((Role.AGENT, m) for m in owner(scene, trigger)[0]), *objects]
    if scene.words.order == "vso" and subject and not turned:
        objects = [(Role.PATIENT if r is Role.AGENT else r, m) for r, m in objects]
    if scene.words.order == "vso" and not subject:
        subject, objects = _verb_first(objects, turned=turned)
        earlier = going_on(scene, trigger)
        if predicate.symmetric and earlier and len(subject) == 1 and not any(r is Role.PATIENT for r, _ in objects):
            subject, inherited, objects = earlier, True, [(Role.PATIENT, subject[0]), *objects]
        if not subject and not _foreign_subject(scene, trigger):
            subject, inherited = earlier, True
    role = Role.PATIENT if turned else Role.AGENT
    told = [(role, m) for m in subject]
    told += objects
    return Cast(_distinct(told), subject, inherited, _parties(told, predicate))


def _of_noun(scene: Scene, trigger: Trigger, predicate: Predicate, objects: list[tuple[Role, Mention]]) -> Cast:
    """A noun has an owner, a genitive, or the subject of the verb that it stands beside."""
    owners, inherited = owner(scene, trigger)
    if inherited and scene.words.suffix_pronouns:  # "his reception" has its genitive: a name behind it is another party
        objects = [(Role.AGENT if r is Role.PATIENT and predicate.genitive == "patient" else r, m) for r, m in objects]
    role = Role.PATIENT if predicate.genitive == "patient" else Role.AGENT
    located = not inherited and all(m.kind is MentionKind.PLACE and not _owned(scene, m) for m in owners)
    told = [(Role.PLACE if located else role, m) for m in owners]
    if not any(r is Role.AGENT for r, _ in (*told, *objects)):
        beside = _beside(scene, trigger, predicate)
        told = [*((Role.PATIENT if predicate.by_subject == "patient" else Role.AGENT, m) for m in beside), *told]
    elif predicate.by_subject == "patient" and not any(r is Role.PATIENT for r, _ in (*told, *objects)):
        told += [(Role.PATIENT, m) for m in _beside(scene, trigger, predicate)]
    parties = _parties([*told, *objects], predicate)
    arguments = _distinct([*told, *objects])
    sure: Modality | None = None
    before = scene.memory.by_predicate.get(predicate.id)
    if before is None and predicate.id == predicate.family:
        before = scene.memory.by_family.get(predicate.family)
    if before is not None and _comes_back(scene, trigger) and not any(a.role is not Role.PLACE for a in arguments):
        known = {(a.span.start, a.span.end) for a in arguments}
        arguments = (*arguments, *(a for a in before.arguments if (a.span.start, a.span.end) not in known))
        parties, sure = before.parties, before.modality
    return Cast(arguments, parties, inherited=True, parties=parties, known=sure)


def _parties(told: Sequence[tuple[Role, Mention]], predicate: Predicate) -> tuple[Mention, ...]:
    both = {Role.AGENT, Role.PATIENT} if predicate.symmetric else {Role.AGENT}
    return tuple(m for r, m in told if r in both)


def _owned(scene: Scene, mention: Mention) -> bool:
    return any(item.mention is mention and owns(scene, at) for at, item in enumerate(scene.row))


def _comes_back(scene: Scene, trigger: Trigger) -> bool:
    """Whether the noun is marked as known: "the meeting", "this visit", "your invitation"."""
    at = trigger.first
    return bool(ends(scene.row, at, scene.code, "definite") or ends(scene.row, at, scene.code, "second_person")) or (
        any(scene.row[at].text.startswith(article) for article in scene.words.definite_prefixes)
    )


def _beside(scene: Scene, trigger: Trigger, predicate: Predicate) -> tuple[Mention, ...]:
    """The subject of the verb whose object the noun is, where that verb makes it a participant."""
    low, _ = clause(scene.begun, trigger.first, len(scene.row))
    for other in reversed([t for t in scene.found if t.verbal and low <= t.head and t.last <= trigger.first]):
        near = trigger.first - other.last < 5
        if (predicates()[other.predicate].partakes and near) or predicate.by_subject:
            return scene.memory.by_clause.get(low, ())
    if predicate.by_subject and low in scene.memory.by_clause:
        return scene.memory.by_clause[low]
    if predicate.by_subject == "agent":
        return subject_before(scene, trigger)[0]
    return ()


def _distinct(told: Sequence[tuple[Role, Mention]]) -> tuple[Argument, ...]:
    seen: dict[tuple[int, int], Argument] = {}
    for role, mention in told:
        part = Role.PLACE if mention.kind is MentionKind.PLACE and role is Role.OTHER else role
        seen.setdefault((mention.span.start, mention.span.end), Argument(part, mention.span))
    return tuple(seen[key] for key in sorted(seen))


def is_passive(scene: Scene, trigger: Trigger) -> bool:
    """Whether the subject of the trigger undergoes it."""
    if trigger.tense not in {Form.PARTICIPLE, Form.PAST}:
        return False
    if scene.words.order == "vso":
        word = scene.row[trigger.head]
        signs = any(mark in scene.text[word.start : word.end] for mark in scene.words.passive_marks)
        return trigger.tense is Form.PARTICIPLE or signs
    row, code, back = scene.row, scene.code, trigger.head
    while back > 0 and trigger.head - back < 4:
        if ends(row, back, code, "passive"):
            return True
        if not is_adverb(row, back - 1, code, scene.words):
            break
        back -= 1
    low, _ = clause(scene.begun, trigger.head, len(row))
    if stands(row, low, code, "joins") and back - low < 2:  # "has held talks and flown home"
        return False
    alone = not ends(row, back, code, "auxiliaries")
    return alone and (trigger.tense is Form.PARTICIPLE or bool(stands(row, trigger.last, code, "agent_prepositions")))


def _foreign_subject(scene: Scene, trigger: Trigger) -> bool:
    """Whether a word that is no name stands where the subject should stand behind the verb."""
    at = trigger.head + 1
    if at >= len(scene.row) or scene.row[at].what is not What.WORD or scene.row[at].role:
        return False
    return preposition(scene.row, at + 1, scene.code) is None and not stands(scene.row, at, scene.code, "adverbs")


def _verb_first(
    objects: Sequence[tuple[Role, Mention]], *, turned: bool
) -> tuple[tuple[Mention, ...], list[tuple[Role, Mention]]]:
    """The first bare names behind a verb are its subject."""
    if turned:
        return (), list(objects)
    subject = tuple(m for role, m in objects if role is Role.AGENT)
    return subject, [(role, m) for role, m in objects if role is not Role.AGENT]


def _after(scene: Scene, trigger: Trigger) -> Iterator[tuple[Role, Mention]]:
    """The names behind the trigger, each with the role that its preposition gives."""
    _, high = clause(scene.begun, trigger.first, len(scene.row))
    later = [t.head for t in scene.found if t.head >= trigger.last and t.head != trigger.head]
    stop = min([high, *later])
    kind: str | None = None
    last: int | None = None  # the name before, for lists
    bare = 0  # groups of names without a preposition
    first = trigger.verb[1] if scene.words.order == "vso" and trigger.verb is not None else trigger.last
    for at in range(min(first, trigger.last), stop):
        mention = scene.row[at].mention
        if mention is None or bracketed(scene, at):
            continue
        governing = governed_by(scene.row, at, scene.code, min(first, at) if last is None else last + 1)
        listed = last is not None and _continues(scene, at, last)
        if governing is not None:
            kind = governing[0]
        elif not listed:
            kind, bare = None, bare + 1
            if scene.words.order == "svo" and any(scene.row[i].text == "," for i in range(first, at)):
                break  # an apposition, or the next clause: "to continue the talks, the ministry said"
        last = at
        beside = at + 1 == stop and any(t.first == stop and not t.verbal for t in scene.found)
        if (owns(scene, at) or beside) and kind is None:
            yield Role.OTHER, mention
        else:
            yield _role(scene, trigger, mention, (kind, bare)), mention


def _continues(scene: Scene, at: int, last: int) -> bool:
    """Whether a name goes on with the list that the name at `last` stands in: "with A, B and C"."""
    opened = last + 1
    if any(scene.row[i].what is What.TIME for i in range(opened, at)):
        return False
    prefixes = scene.words.joined_prefixes
    if prefixes:
        return any(scene.row[i].text.startswith(prefixes) for i in range(opened, at))
    if stands(scene.row, opened, scene.code, "joins"):
        return at - opened < 9
    if scene.row[opened].text == ",":
        more = range(opened + 1, min(at + 9, len(scene.row)))
        return at - opened < 9 and any(stands(scene.row, i, scene.code, "joins") for i in more)
    return any(stands(scene.row, i, scene.code, "joins") for i in range(opened, at)) and at - opened < 4


def _role(scene: Scene, trigger: Trigger, mention: Mention, stands_as: tuple[str | None, int]) -> Role:
    """The role of a name by the list of its preposition, or by how many bare names stand before it."""
    kind, bare = stands_as
    predicate = predicates()[trigger.predicate]
    place = mention.kind is MentionKind.PLACE
    if kind == "genitives":
        if place and predicate.genitive == "agent" and not trigger.verbal:
            return Role.PLACE
        return Role.PATIENT if predicate.genitive == "patient" or trigger.verbal else Role.AGENT
    if kind == "source_prepositions":
        acts = not trigger.verbal or trigger.carries is Carries.UNDERGOING or trigger.tense is Form.PARTICIPLE
        named = not place or predicate.family not in {"travel", "leave"}
        return Role.AGENT if acts and named else Role.PLACE if place else Role.OTHER
    if kind is not None:
        return Role.PLACE if place and kind == "place_prepositions" else _ROLES[kind]
    if scene.words.order == "svo" or (place and trigger.verbal and trigger.verb is None):
        return Role.PATIENT
    if bare == 1:
        undergoes = predicate.genitive == "patient" and (not trigger.verbal or trigger.carries is Carries.UNDERGOING)
        return Role.PATIENT if undergoes else Role.AGENT
    return Role.PATIENT
