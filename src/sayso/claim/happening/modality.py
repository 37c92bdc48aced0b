"""How sure a claim is of what it tells, and whether it denies it: by the words before the trigger."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.claim.happening.bounds import clause
from sayso.claim.happening.forms import Carries, Form
from sayso.claim.happening.phrases import ends, stands
from sayso.claim.happening.scene import Scene
from sayso.claim.happening.trigger import Trigger
from sayso.lang.predicates import Predicate
from sayso.model import Attribution, Modality, PassageKind, Stance

_BACK = 8  # items before a trigger in which a word of modality governs it
_FAR = 14  # as well, of an infinitive: "asking me, his father, the mayor, to stop it"
_LISTS = (
    ("wanted", Modality.WANTED),
    ("possible", Modality.POSSIBLE),
    ("planned", Modality.PLANNED),
    ("ongoing", Modality.ONGOING),
)


def modality(scene: Scene, trigger: Trigger, predicate: Predicate, kind: PassageKind) -> Modality:
    """What the nearest word of modality before the trigger says; else what the form of the verb says."""
    low, _ = clause(scene.begun, trigger.head, len(scene.row))
    if stands(scene.row, low, scene.code, "conditional"):
        return Modality.POSSIBLE
    if trigger.form is Form.NOUN and trigger.carries is not Carries.STAGING and _ahead(scene, trigger):
        return Modality.PLANNED
    if any(ends(scene.row, at, scene.code, "undone") for at in (trigger.head, trigger.head - 1) if at > low):
        return Modality.HAPPENED
    if trigger.form is Form.NOUN and trigger.verb is None and _to_come(scene, trigger):
        return Modality.PLANNED
    marked = _marked(scene, trigger, low)
    if marked is not None and not (marked is Modality.ONGOING and not predicate.durative and not _going_on(trigger)):
        return marked
    return _by_form(scene, trigger, predicate, kind)


def as_told(how: Modality, say_so: Sequence[Attribution]) -> Modality:
    """How it stands with a claim by its say-so: what is held, hoped, feared or left unsaid is not told as a fact."""
    if how not in {Modality.HAPPENED, Modality.ONGOING}:
        return how
    if any(hop.stance is Stance.THINKS or hop.negated for hop in say_so):
        return Modality.POSSIBLE
    return Modality.PLANNED if say_so and say_so[-1].stance is Stance.PROMISES else how


def _marked(scene: Scene, trigger: Trigger, low: int) -> Modality | None:
    stop = max([low, *(t.last for t in scene.found if t.last <= trigger.head and t.verbal)])
    far = _FAR if ends(scene.row, trigger.head, scene.code, "infinitive") else _BACK
    for at in range(trigger.head, max(stop, trigger.head - far), -1):
        for name, said in _LISTS:
            if ends(scene.row, at, scene.code, name):
                return said
        if trigger.tense is Form.PRESENT and ends(scene.row, at, scene.code, "possible_present"):
            return Modality.POSSIBLE
    return None


def _ahead(scene: Scene, trigger: Trigger) -> bool:
    return any(ends(scene.row, at, scene.code, "ahead") for at in range(trigger.first, max(0, trigger.first - 5), -1))


def _to_come(scene: Scene, trigger: Trigger) -> bool:
    """Whether the verb whose subject the noun is lies ahead: "the conference will aim"."""
    return any(
        stands(scene.row, at, scene.code, "planned")
        for at in range(trigger.last, min(trigger.last + 3, len(scene.row)))
    )


def _going_on(trigger: Trigger) -> bool:
    return trigger.tense in {Form.GERUND, Form.PRESENT}


def _by_form(scene: Scene, trigger: Trigger, predicate: Predicate, kind: PassageKind) -> Modality:
    if trigger.verb is None and trigger.form is Form.NOUN:
        return Modality.HAPPENED
    if trigger.tense is Form.FUTURE:
        return Modality.PLANNED
    still_open = trigger.tense is Form.BASE or (scene.words.order == "vso" and trigger.tense is Form.PRESENT)
    if still_open and ends(scene.row, trigger.head, scene.code, "infinitive"):
        return Modality.PLANNED
    if trigger.tense is Form.BASE and scene.words.order == "vso":
        return Modality.PLANNED
    progressive = trigger.tense is Form.GERUND and any(
        ends(scene.row, at, scene.code, "progressive") for at in (trigger.head, trigger.head - 1) if at > 0
    )
    if progressive:
        return Modality.ONGOING
    lasting = predicate.durative and trigger.tense in {Form.PRESENT, Form.BASE, Form.PARTICIPLE}
    if lasting and kind is not PassageKind.HEADLINE:
        return Modality.ONGOING
    return Modality.HAPPENED


def negated(scene: Scene, trigger: Trigger, *, denied: bool) -> bool:
    """Whether a negation stands before the trigger in its clause; `denied`: a source is known that denies it."""
    low, _ = clause(scene.begun, trigger.head, len(scene.row))
    stop = max([low, *(t.last for t in scene.found if t.last <= trigger.head and t.verbal)])
    near = range(trigger.head, max(stop, trigger.head - _BACK), -1)
    if any(ends(scene.row, at, scene.code, "undone") for at in range(trigger.head, max(0, trigger.head - 3), -1)):
        return True
    lists = ("negations",) if denied else ("negations", "denials")
    return any(ends(scene.row, at, scene.code, name) for at in near for name in lists)
