"""Who takes part in what a trigger names: by word order and prepositions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from sayso.claim.happening.bounds import clause, governed_by, preposition
from sayso.claim.happening.forms import Carries, Form
from sayso.claim.happening.phrases import ends, is_adverb, stands
from sayso.claim.happening.scene import Scene
from sayso.claim.happening.subjects import (
    apposed,
    attributive,
    bracketed,
    going_on,
    owner,
    owns,
    person_before,
    subject_before,
)
from sayso.claim.happening.trigger import Trigger
from sayso.claim.items import What
from sayso.lang import predicates
from sayso.lang.predicates import Predicate
from sayso.model import Argument, Mention, MentionKind, Modality, Role

_FAR = 60  # items around a trigger in which its participants are looked for
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
    if trigger.counted:
        return Cast(_distinct(_places(scene, trigger)), (), inherited=True)
    objects = list(_after(scene, trigger))
    if not trigger.verbal:
        return _of_noun(scene, trigger, predicate, objects)
    subject, inherited = subject_before(scene, trigger)
    if inherited and predicate.toll and _counts(scene, trigger, predicate):
        subject = ()  # "погибли 14 человек": those who are counted are the subject
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
    told += [*objects, *_places(scene, trigger), *([] if subject else _whence(scene, trigger))]
    if not subject:
        told = [*((role, m) for m in _some(scene, trigger)), *told]
    return Cast(_distinct(told), subject, inherited, _parties(told, predicate))


def _counts(scene: Scene, trigger: Trigger, predicate: Predicate) -> bool:
    """Whether a number stands in the slot of the subject; behind the verb too if that has no object."""
    low, high = clause(scene.begun, trigger.head, len(scene.row))
    slot = range(
        max(low, trigger.head - _FAR), min(high, trigger.head + _FAR) if predicate.intransitive else trigger.head
    )
    return any(scene.row[i].text[:1].isdigit() for i in slot)


def _places(scene: Scene, trigger: Trigger) -> list[tuple[Role, Mention]]:
    """The places before the trigger in its clause that a preposition governs; behind it too of who is counted."""
    low, high = clause(scene.begun, trigger.head, len(scene.row))
    others = [t.last for t in scene.found if t.last <= trigger.head and t.head >= low]
    if trigger.tense in {Form.BASE, Form.GERUND} and not trigger.counted:
        return []  # "the invitation to Saltara to discuss": the place is of what stands before
    found = []
    whole = trigger.counted or trigger.carries is Carries.STAGING
    stop = min(high, trigger.head + _FAR) if whole else trigger.head
    for at in range(max([low, trigger.head - _FAR, *others]), stop):
        mention = scene.row[at].mention
        if mention is None or mention.kind is not MentionKind.PLACE:
            continue
        governing = governed_by(scene.row, at, scene.code, low)
        if governing is not None and governing[0] == "genitives":
            governing = governed_by(scene.row, governing[1], scene.code, low)
        if governing is not None and governing[0] == "place_prepositions":
            found.append((Role.PLACE, mention))
    return found


def _some(scene: Scene, trigger: Trigger) -> list[Mention]:
    """Those named of a subject that is only counted: "nine countries were invited to the talks, including A and B"."""
    low, high = clause(scene.begun, trigger.head, len(scene.row))
    high = min(high, trigger.last + _FAR)
    opens = next((at for at in range(trigger.last, high) if stands(scene.row, at, scene.code, "including")), None)
    counted = any(scene.row[at].start in scene.counted for at in range(low, trigger.head))
    if opens is None or not counted:
        return []
    return [mention for at in range(opens, high) if (mention := scene.row[at].mention) is not None]


def _whence(scene: Scene, trigger: Trigger) -> list[tuple[Role, Mention]]:
    """Whose or from where the subject is that has no name: "rescue teams from X arrived"."""
    low, _ = clause(scene.begun, trigger.head, len(scene.row))
    others = [t.last for t in scene.found if t.last <= trigger.head and t.head >= low and t.verbal]
    found: list[tuple[Role, Mention]] = []
    if trigger.tense in {Form.BASE, Form.GERUND}:
        return []
    for at in range(max([low, trigger.head - _FAR, *others]), trigger.head) if scene.words.order == "svo" else ():
        mention = scene.row[at].mention
        if not found and stands(scene.row, at, scene.code, "possessives") and not owns(scene, at - 1):
            found += [(Role.OTHER, m) for m in person_before(scene, at)]  # "his ministry was warned"
        if mention is None or bracketed(scene, at):
            continue
        governing = governed_by(scene.row, at, scene.code, low)
        near = governing is not None and governing[0] in {"genitives", "source_prepositions"}
        if near or attributive(scene, at):
            found.append((Role.OTHER, mention))
    return found


def _of_noun(scene: Scene, trigger: Trigger, predicate: Predicate, objects: list[tuple[Role, Mention]]) -> Cast:
    """A noun has an owner, a genitive, or the subject of the verb that it stands beside."""
    owners, inherited = owner(scene, trigger)
    if inherited and scene.words.suffix_pronouns:  # "his reception" has its genitive: a name behind it is another party
        objects = [(Role.AGENT if r is Role.PATIENT and predicate.genitive == "patient" else r, m) for r, m in objects]
    if trigger.carries is Carries.STAGING:
        objects += _places(scene, trigger)
    role = Role.PATIENT if predicate.genitive == "patient" else Role.AGENT
    located = not inherited and all(m.kind is MentionKind.PLACE and not _owned(scene, m) for m in owners)
    told = [(Role.PLACE if located else role, m) for m in owners]
    if trigger.carries is not Carries.STAGING and not any(r is Role.AGENT for r, _ in (*told, *objects)):
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
        seen.setdefault((mention.span.start, mention.span.end), Argument(role, mention.span))
    return tuple(seen[key] for key in sorted(seen))


def is_passive(scene: Scene, trigger: Trigger) -> bool:
    """Whether the subject of the trigger undergoes it."""
    if trigger.tense not in {Form.PARTICIPLE, Form.PAST} or predicates()[trigger.predicate].intransitive:
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
    if stands(row, low, code, "joins") and back - low < 2:  # "has held talks and flown home", "was caught and accused"
        before = [t for t in scene.found if t.verbal and t.head < low]
        return bool(before) and before[-1].tense is Form.PARTICIPLE and is_passive(scene, before[-1])
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
    within = (
        trigger.first + 1 if predicates()[trigger.predicate].moves else trigger.last
    )  # "come to" has its preposition
    for at in range(min(first, trigger.last), stop):
        mention = scene.row[at].mention
        if not trigger.verbal and scene.found[0] is not trigger and stands(scene.row, at, scene.code, "including"):
            break  # of those whom the verb before counts
        if mention is None or bracketed(scene, at) or attributive(scene, at) or apposed(scene, at):
            continue
        governing = governed_by(scene.row, at, scene.code, min(first, within, at) if last is None else last + 1)
        if governing is not None and governing[0] == "genitives" and trigger.verbal:
            governing = governed_by(scene.row, governing[1], scene.code, min(first, within)) or governing
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
            yield Role.PLACE if mention.kind is MentionKind.PLACE and not owns(scene, at) else Role.OTHER, mention
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
    received = trigger.form is Form.NOUN and trigger.carries is Carries.UNDERGOING
    if kind == "genitives" and received and predicate.genitive == "agent":
        return Role.AGENT if predicate.of_states or not place else Role.PLACE  # "has the support of X"
    if kind == "genitives" and place and predicate.moves and trigger.verbal:
        return Role.PLACE  # "visited the shipyard of X"
    if kind == "genitives":
        if place and predicate.genitive == "agent" and not trigger.verbal and not predicate.of_states:
            return Role.PLACE
        return Role.PATIENT if predicate.genitive == "patient" or trigger.verbal else Role.AGENT
    if kind == "source_prepositions":
        acts = not trigger.verbal or trigger.carries is Carries.UNDERGOING or trigger.tense is Form.PARTICIPLE
        named = not place or predicate.family not in {"travel", "leave"}
        return Role.AGENT if acts and named else Role.PLACE if place else Role.OTHER
    if kind is not None:
        return Role.PLACE if place and kind in {"place_prepositions", "other_prepositions"} else _ROLES[kind]
    if scene.words.order == "svo" or (place and trigger.verbal and trigger.verb is None):
        return Role.PATIENT
    if bare == 1:
        undergoes = predicate.genitive == "patient" and (not trigger.verbal or trigger.carries is Carries.UNDERGOING)
        return Role.PATIENT if undergoes else Role.AGENT
    return Role.PATIENT
