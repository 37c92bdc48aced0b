"""Which words of a sentence name a happening, and where its clauses begin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from sayso.claim.happening.forms import Carries, Entry, Form, readings
from sayso.claim.happening.phrases import KINDS, ends, is_adverb, stands
from sayso.claim.happening.tolls import toll, tolled
from sayso.claim.happening.trigger import Trigger
from sayso.claim.items import Item, What
from sayso.lang import predicates, table
from sayso.lang.claiming import Claiming
from sayso.model import MentionKind

_BEFORE_BASE = (
    "infinitive",
    "auxiliaries",
    "planned",
    "possible",
    "wanted",
    "ongoing",
    "pronouns",
    "first_person",
    "second_person",
    "object_pronouns",
    "indefinite",
    "relatives",
    "joins",
    "negations",
    "adverbs",
    "undone",
    "breaks",
    "complementisers",
)  # lists of words that stand before the bare form of a verb
_REACH = 7  # items between a light verb and its noun: "carried out a large and well planned attack"
_STAGE = 16  # items between an event noun and the verb that says it took place


_FINITE = frozenset({Form.BASE.value, Form.PRESENT.value})


def triggers(row: Sequence[Item], code: str, words: Claiming, counted: frozenset[int]) -> tuple[Trigger, ...]:
    """The triggers of a sentence in order, light verbs joined with nouns; `counted`: where counted words start."""
    found: list[Trigger] = []
    at = 0
    while at < len(row):
        trigger = toll(row, at, code, counted)
        skip = stands(row, at, code, "never") if trigger is None else 0
        if skip:
            at += skip
            continue
        if trigger is None and row[at].what is What.WORD and not row[at].role:
            trigger = _located(row, at, code, words) or _at(row, at, code, words)
        if trigger is not None:
            found.append(trigger)
            at = trigger.last
        else:
            at += 1
    return tolled(_carried(found, row, code))


def _located(row: Sequence[Item], at: int, code: str, words: Claiming) -> Trigger | None:
    """ "is now in Lorvik": a form of "be", adverbs, a preposition of place, a place."""
    size = stands(row, at, code, "passive") if words.order == "svo" else 0
    after = at + size
    while size and after < len(row) and (is_adverb(row, after, code, words) or row[after].what is What.TIME):
        after += 1
    here = size and after < len(row) and not stands(row, after, code, "infinitive")
    where = stands(row, after, code, "place_prepositions") if here else 0
    for i in range(after + where, min(after + where + 5, len(row))) if where else ():
        mention = row[i].mention
        if mention is not None:
            return Trigger(at, at + size, "be-in", Form.PRESENT) if mention.kind is MentionKind.PLACE else None
        if row[i].what is not What.WORD or not (
            row[i].role or stands(row, i, code, "determiners") or i < after + where + 4
        ):
            return None
    return None


def _at(row: Sequence[Item], at: int, code: str, words: Claiming) -> Trigger | None:
    """The reading of the word at `at` that its neighbours allow."""
    here = [e for e in readings(code, row[at].text) if _follows(row, at, e.rest)]
    if not here:
        return None
    most = {noun: max((len(e.rest) for e in here if (e.form == "noun") is noun), default=0) for noun in (True, False)}
    here = [e for e in here if len(e.rest) == most[e.form == "noun"] or e.carries != Carries.ITSELF.value]
    chosen = _choose(row, at, here, code, words)
    if chosen is None:
        return None
    if words.order == "svo" and chosen.form != Form.NOUN.value and not _can_be_verb(row, at, chosen, code):
        return None
    return Trigger(at, at + 1 + len(chosen.rest), chosen.predicate, Form(chosen.form), Carries(chosen.carries))


def _can_be_verb(row: Sequence[Item], at: int, entry: Entry, code: str) -> bool:
    """Whether a form that is often a noun or adjective can be a verb between these neighbours."""
    if entry.form == Form.GERUND.value:
        return at == 0 or row[at - 1].what is not What.NAME
    if entry.form not in _FINITE:
        return True
    if _governed(row, at, code) or (at and row[at - 1].text[:1].isdigit()):
        return False
    if entry.form == Form.BASE.value:
        return not entry.predicate or _based(row, at, code)
    after = at + 1 + len(entry.rest)
    closed = after >= len(row) or (row[after].what is What.MARK and row[after].text not in {'"', "'"})
    return not closed or bool(entry.rest) or not entry.predicate or predicates()[entry.predicate].intransitive


def _based(row: Sequence[Item], at: int, code: str) -> bool:
    """Whether a bare form has what a verb needs before it: a helper, a pronoun, a name, a plural, or nothing."""
    words = table(code)
    if at == 0 or words is None or Form.PAST.value not in words.claiming.principal:
        return True  # only where the bare form is also the form of nouns, as in English
    before = row[at - 1]
    if before.what is not What.WORD or before.text.endswith(("s", "ly")) or before.role:
        return True
    return any(ends(row, at, code, name) for name in _BEFORE_BASE)


def _governed(row: Sequence[Item], at: int, code: str) -> bool:
    """Whether a preposition stands right before, where no finite verb can stand: "by telephone"."""
    if any(ends(row, at, code, name) for name in ("infinitive", "breaks", "undone", "planned", "wanted", "possible")):
        return False
    return any(ends(row, at, code, name) for name in KINDS)


def _follows(row: Sequence[Item], at: int, rest: tuple[str, ...]) -> bool:
    return tuple(item.text for item in row[at + 1 : at + 1 + len(rest)]) == rest


def _choose(row: Sequence[Item], at: int, here: Sequence[Entry], code: str, words: Claiming) -> Entry | None:
    moved = [e for e in here if e.form != Form.NOUN.value and e.predicate and predicates()[e.predicate].counts]
    if moved and at + 1 < len(row) and stands(row, at + 1, code, "infinitive") and _noun_before(row, at, code):
        return _tensed(row, at, moved, code)  # "the toll rises to 61"
    nouns = [e for e in here if e.form == Form.NOUN.value]
    verbs = [e for e in here if e.form != Form.NOUN.value]
    if nouns and verbs:
        pool = verbs if _verb_here(row, at, verbs, code, words) else nouns
    elif verbs and words.order == "svo" and _noun_slot(row, at, code):
        return None  # "the back of", "a welcome change": a verb form after an article is none
    else:
        pool = nouns or verbs
    named = [e for e in pool if e.predicate]
    light = [e for e in pool if not e.predicate]
    if light and _noun_ahead(row, at + 1 + len(light[0].rest), code):
        return _tensed(row, at, light, code)
    return _tensed(row, at, named, code) if named else None


def _tensed(row: Sequence[Item], at: int, pool: Sequence[Entry], code: str) -> Entry:
    """Of past and participle the one that the auxiliary before it asks for."""
    forms = {e.form for e in pool}
    if {Form.PAST.value, Form.PARTICIPLE.value} <= forms:
        wanted = Form.PARTICIPLE if helped(row, at, code) else Form.PAST
        return next(e for e in pool if e.form == wanted.value)
    return pool[0]


def helped(row: Sequence[Item], at: int, code: str) -> bool:
    """Whether "be" or "have" stands before `at`, adverbs between."""
    words = table(code)
    back = at
    while back > 0 and at - back < 4:
        if ends(row, back, code, "passive") or ends(row, back, code, "auxiliaries"):
            return True
        if words is None or not is_adverb(row, back - 1, code, words.claiming):
            return False
        back -= 1
    return False


def _noun_slot(row: Sequence[Item], at: int, code: str) -> bool:
    """Whether an article, a possessive or an attribute stands right before."""
    return bool(ends(row, at, code, "determiners") or ends(row, at, code, "possessives"))


def _noun_before(row: Sequence[Item], at: int, code: str) -> bool:
    """Whether a noun or name stands before that can be the subject."""
    return at > 0 and row[at - 1].what in {What.WORD, What.NAME} and not _noun_slot(row, at, code)


def _verb_here(row: Sequence[Item], at: int, verbs: Sequence[Entry], code: str, words: Claiming) -> bool:
    """Whether a word that can be both is a verb here: what stands before it decides."""
    forms = {e.form for e in verbs}
    if words.order == "vso":
        return at == 0 or not ends(row, at, code, "place_prepositions")
    if ends(row, at, code, "infinitive") or ends(row, at, code, "auxiliaries") or ends(row, at, code, "pronouns"):
        return True
    if ends(row, at, code, "progressive") or ends(row, at, code, "passive"):
        return bool(forms & {Form.GERUND.value, Form.PARTICIPLE.value})
    if ends(row, at, code, "relatives") or ends(row, at, code, "planned") or ends(row, at, code, "possible"):
        return True
    if _noun_slot(row, at, code):
        return False
    before = row[at - 1] if at else None
    if Form.GERUND.value in forms:
        return before is None or (before.what is not What.NAME and not ends(row, at, code, "genitives"))
    after = row[at + 1] if at + 1 < len(row) else None
    named = before is not None and before.what is What.NAME
    opens = after is not None and (
        after.what is What.NAME
        or after.role
        or any(stands(row, at + 1, code, name) for name in ("determiners", "possessives", "object_pronouns"))
    )
    return bool((named and (opens or Form.PAST.value in forms)) or (opens and Form.PAST.value in forms))


def _noun_ahead(row: Sequence[Item], at: int, code: str) -> bool:
    return any(e.form == Form.NOUN.value for i in _reach(row, at, code) for e in readings(code, row[i].text)
        if _follows(row, i, e.rest))  # fmt: skip


def _reach(row: Sequence[Item], at: int, code: str) -> Iterable[int]:
    """Items that can belong to the object of a light verb at `at`."""
    for i in range(at, min(at + _REACH, len(row))):
        blocked = (row[i].what is What.MARK and row[i].text not in {'"', "'"}) or stands(row, i, code, "breaks")
        if blocked or stands(row, i, code, "relatives") or (i > at and stands(row, i, code, "patient_prepositions")):
            return
        if row[i].what is What.WORD:
            yield i


def _carried(found: Sequence[Trigger], row: Sequence[Item], code: str) -> tuple[Trigger, ...]:
    """Joins "carried out" with "an attack", and "the meeting" with "took place"."""
    joined: list[Trigger] = []
    pending: Trigger | None = None
    for trigger in found:
        if not trigger.predicate:
            pending = trigger
            back = _staged(joined, trigger, row)
            if back is not None and ends(row, trigger.first, code, "passive"):
                joined[-1] = back
                pending = None
        elif pending is not None and not trigger.verbal and trigger.first in set(_reach(row, pending.last, code)):
            joined.append(_with_verb(trigger, pending))
            pending = None
        elif joined and _compound(joined[-1], trigger):
            joined[-1] = replace(joined[-1], first=trigger.first, last=trigger.last, predicate=trigger.predicate)
        elif trigger.verbal and _stages(joined, trigger, row, code) and (back := _staged(joined, trigger, row)):
            joined[-1] = back
        else:
            joined.append(trigger)
    return tuple(joined)


def _stages(joined: Sequence[Trigger], verb: Trigger, row: Sequence[Item], code: str) -> bool:
    """Whether the verb says that the event before it took place; of a meeting also "ended", "is set to open"."""
    told = predicates()[verb.predicate]
    if told.stages:
        return True
    if not (told.phase and joined and predicates()[joined[-1].predicate].family == predicates()["meet"].family):
        return False
    after = verb.last
    objectless = after >= len(row) or row[after].what in {What.TIME, What.MARK} or _prepositional(row, after, code)
    free = (i for i in range(joined[-1].last, verb.first) if row[i].mention is not None)
    return objectless and all(_prepositional(row, i - 1, code) or i == joined[-1].last for i in free)


def _prepositional(row: Sequence[Item], at: int, code: str) -> bool:
    return any(stands(row, at, code, name) for name in (*KINDS, "breaks", "adverbs"))


def _compound(left: Trigger, right: Trigger) -> bool:
    """Whether two event nouns make one: "ceasefire talks" are talks."""
    nouns = left.form is right.form is Form.NOUN and not (left.counted or right.counted)
    return nouns and left.last == right.first


def _with_verb(noun: Trigger, verb: Trigger) -> Trigger:
    return Trigger(noun.first, noun.last, noun.predicate, Form.NOUN, verb.carries, (verb.first, verb.last), verb.form)


def _staged(joined: Sequence[Trigger], verb: Trigger, row: Sequence[Item]) -> Trigger | None:
    """The event noun that is the subject of "took place", "was held": "the conference in A, which takes place"."""
    if not joined or joined[-1].verbal or verb.first - joined[-1].last > _STAGE:
        return None
    between = range(joined[-1].last, verb.first)
    if sum(row[i].what is What.MARK and row[i].text != '"' for i in between) > 2:
        return None
    noun = joined[-1]
    return Trigger(
        noun.first, noun.last, noun.predicate, Form.NOUN, Carries.STAGING, (verb.first, verb.last), verb.form
    )
