"""Who stands in the slot of the subject: a name, a pronoun, a title, or nobody because it was said before."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.claim.happening.bounds import clause, governed_by, preposition, subject_relative
from sayso.claim.happening.forms import Carries, Form, readings
from sayso.claim.happening.phrases import KINDS, ends, is_adverb, stands
from sayso.claim.happening.scene import Scene
from sayso.claim.happening.trigger import Trigger
from sayso.claim.items import What
from sayso.model import Mention, MentionKind
from sayso.text import fold

_PERSONS = frozenset({MentionKind.PERSON, MentionKind.UNNAMED})
_ASKED = 14  # items between a word of asking and what is asked for
_OPENING = 3  # a verb among the first items of a sentence goes on with the subject of the sentence before
_SKIPPED = (
    "breaks",
    "auxiliaries",
    "passive",
    "progressive",
    "infinitive",
    "planned",
    "possible",
    "wanted",
    "ongoing",
    "negations",
    "undone",
    "joins",
    "complementisers",
    "relatives",
)


def subject_before(scene: Scene, trigger: Trigger) -> tuple[tuple[Mention, ...], bool]:
    """The names in the slot before the verb; True if they were taken over from an earlier clause."""
    low, _ = clause(scene.begun, trigger.head, len(scene.row))
    if stands(scene.row, low, scene.code, "relatives") and low < trigger.head:
        if subject_relative(scene.row, low, scene.found, scene.code, scene.words):
            passive = trigger.tense in {Form.PARTICIPLE, Form.PAST} and trigger.carries is Carries.ITSELF
            return _antecedent(scene, low, told=not (passive and trigger.form is Form.PARTICIPLE)), False
        low += stands(scene.row, low, scene.code, "relatives")
    if _asked(scene, low, trigger.head):
        return (), True
    names = _names_before(scene, low, trigger.head)
    if names:
        return names, False
    if scene.words.order == "vso":
        return (), False
    slot = range(low, trigger.head)
    if any(stands(scene.row, i, scene.code, "indefinite") for i in slot) or _doing(scene, trigger):
        return (), False
    meant = _pronoun(scene, slot)
    if meant is not None:
        return meant, True
    begun = max([low, *(t.last for t in scene.found if t.verbal and low <= t.head < trigger.head)])
    filled = _filled(scene, begun, trigger.head)
    if filled is not None:
        return _described(scene, filled, trigger.head), False
    if begun > low and low not in scene.memory.by_clause and _filled(scene, low, _first_verb(scene, low)) is not None:
        return (), True  # "the warring sides agreed to open": the subject has no name
    return _earlier(scene, clause(scene.begun, trigger.head, len(scene.row))[0]), True


def _asked(scene: Scene, low: int, head: int) -> bool:
    """Whether a pronoun is asked to do it: "a petition asking me, the mayor, to stop the works"."""
    if not ends(scene.row, head, scene.code, "infinitive"):
        return False
    return any(
        stands(scene.row, at, scene.code, "object_pronouns") and ends(scene.row, at, scene.code, "wanted")
        for at in range(max(low, head - _ASKED), head)
    )


def _pronoun(scene: Scene, slot: range) -> tuple[Mention, ...] | None:
    """Whom a pronoun in the slot stands for; None if there is no pronoun."""
    memory, speaker = scene.memory, scene.speaker
    if any(stands(scene.row, i, scene.code, "first_person") for i in slot):
        return speaker or memory.person
    if any(stands(scene.row, i, scene.code, "pronouns") for i in slot):
        if scene.reported and speaker and all(m.kind is MentionKind.PERSON for m in speaker):
            return speaker  # "Velik said that he will come"
        return memory.person or tuple(m for m in memory.body if m.kind is not MentionKind.PLACE)
    if any(stands(scene.row, i, scene.code, "neuter") for i in slot):
        return memory.noun or memory.body
    return None


def _first_verb(scene: Scene, low: int) -> int:
    return min((t.head for t in scene.found if t.verbal and t.head >= low), default=low)


def _doing(scene: Scene, trigger: Trigger) -> bool:
    """Whether a gerund hangs on a noun, so that nobody says who does it: "its help in reopening the road"."""
    if trigger.form is not Form.GERUND or preposition(scene.row, trigger.head, scene.code) is None:
        return False
    before = trigger.head - 2
    if before < 0:
        return False
    slot = any(ends(scene.row, before, scene.code, name) for name in ("determiners", "possessives"))
    return (
        slot
        or scene.row[before].mention is not None
        or any(t.first <= before < t.last and not t.verbal for t in scene.found)
    )


def going_on(scene: Scene, trigger: Trigger) -> tuple[Mention, ...]:
    """The subject that a verb without one goes on with: of its sentence, else of the sentence before."""
    known = scene.memory.by_clause
    before = [b for b in scene.begun if b <= trigger.head and known.get(b)]
    if before:
        return known[before[-1]]
    return scene.memory.subject if trigger.head < _OPENING else ()


def owner(scene: Scene, trigger: Trigger) -> tuple[tuple[Mention, ...], bool]:
    """Whose event a noun names: "A's visit", "his visit", "the A visit"; True if a pronoun names the owner."""
    row, code = scene.row, scene.code
    if scene.words.order == "vso":
        return (person_before(scene, trigger.first), True) if _suffixed(scene, trigger) else ((), False)
    for at in range(trigger.first - 1, max(-1, trigger.first - 6), -1):
        item = row[at]
        if item.mention is not None:
            return ((item.mention,), False) if not bracketed(scene, at) else ((), False)
        if stands(row, at, code, "first_person"):
            return scene.speaker, True
        if stands(row, at, code, "second_person"):
            return (), True
        if stands(row, at, code, "possessives") and not item.text.startswith("'"):
            return person_before(scene, at), True
        if item.text.startswith("'"):
            continue
        if item.what is What.MARK or preposition(row, at + 1, code) or ends(row, at + 1, code, "joins"):
            return (), False
        if stands(row, at, code, "determiners") or any(t.first <= at < t.last or t.head == at for t in scene.found):
            return (), False
    return (), False


def _suffixed(scene: Scene, trigger: Trigger) -> bool:
    """Whether a pronoun is written behind the noun: "زيارته"."""
    word = scene.row[trigger.last - 1].text
    return any(
        word.endswith(suffix) and any(e.form == Form.NOUN.value for e in readings(scene.code, word[: -len(suffix)]))
        for suffix in scene.words.suffix_pronouns
    )


def person_before(scene: Scene, at: int) -> tuple[Mention, ...]:
    """The last person that the sentence named before `at`, else the last subject."""
    low, _ = clause(scene.begun, at, len(scene.row))
    if low in scene.memory.by_clause:
        return scene.memory.by_clause[low]
    for i in range(at - 1, -1, -1):
        mention = scene.row[i].mention
        if mention is not None and mention.kind is MentionKind.PERSON:
            return (mention,)
    return scene.memory.person or scene.memory.subject


def owns(scene: Scene, at: int) -> bool:
    """Whether the name at `at` has a mark of possession behind it."""
    return (
        at + 1 < len(scene.row)
        and scene.row[at + 1].text.startswith("'")
        and bool(stands(scene.row, at + 1, scene.code, "possessives"))
    )


def bracketed(scene: Scene, at: int) -> bool:
    """Whether the name is a short form or credit in brackets: "(NC)"."""
    return at > 0 and scene.row[at - 1].text == "(" and at + 1 < len(scene.row) and scene.row[at + 1].text == ")"


def _names_before(scene: Scene, low: int, head: int) -> tuple[Mention, ...]:
    """The joined names that stand ungoverned between `low` and the verb."""
    others = [t for t in scene.found if low <= t.head < head and t.verbal]
    first = max([low + stands(scene.row, low, scene.code, "breaks"), *(o.last for o in others)])
    free: list[tuple[int, Mention]] = []
    for at in range(first, head):
        mention = scene.row[at].mention
        if mention is None or owns(scene, at) or bracketed(scene, at):
            continue
        if (others and mention.kind is MentionKind.PLACE) or _premodifies(scene, at) or attributive(scene, at):
            continue
        if _oblique(scene, mention):
            continue
        if governed_by(scene.row, at, scene.code, first) is None:
            free.append((at, mention))
    if scene.words.order == "vso":
        free = [f for f in free if _near(scene, f[0], head)]
    return _joined(scene, free)


def _premodifies(scene: Scene, at: int) -> bool:
    """Whether the name only stands before an event noun: "the Orlend conference ends"."""
    return scene.words.order == "svo" and any(t.first == at + 1 and not t.verbal for t in scene.found)


def attributive(scene: Scene, at: int) -> bool:
    """Whether a place only says whose the word before it is, in a language with cases: "президента Велморы"."""
    words, before = scene.words, at - 1
    if not words.cases or before < 0 or scene.row[before].what is not What.WORD:
        return False
    mention = scene.row[at].mention
    if mention is None or mention.kind is not MentionKind.PLACE:
        return False
    lists = ("joins", "adverbs", "auxiliaries", "passive", "negations", "breaks", "complementisers")
    closed = preposition(scene.row, at, scene.code) or any(ends(scene.row, at, scene.code, name) for name in lists)
    return not closed and not any(t.verbal and t.first <= before < t.end for t in scene.found)


def _oblique(scene: Scene, mention: Mention) -> bool:
    """Whether the ending of a body's name says that it is no subject: "армией"."""
    endings = scene.words.oblique_endings
    if not endings or mention.kind is not MentionKind.ORGANISATION:
        return False
    return fold(scene.text[mention.span.start : mention.span.end]).text.split()[0].endswith(endings)


def apposed(scene: Scene, at: int) -> bool:
    """Whether a place is only part of the title of the person behind the comma: "رئيس كستريا، سمير …"."""
    row = scene.row
    if scene.words.order != "vso" or at + 2 >= len(row) or row[at + 1].what is not What.MARK:
        return False
    mention, person = row[at].mention, row[at + 2].mention
    titled = at > 0 and row[at - 1].what is What.WORD and preposition(row, at, scene.code) is None
    placed = mention is not None and mention.kind is MentionKind.PLACE
    return titled and placed and person is not None and person.kind is MentionKind.PERSON


def _near(scene: Scene, at: int, head: int) -> bool:
    """Whether nothing but marks, times, titles and helpers stands between a name and its verb."""
    lists = ("joins", "planned", "negations", "adverbs", "auxiliaries", "possible")
    return all(
        scene.row[i].what is not What.WORD
        or scene.row[i].role
        or any(stands(scene.row, i, scene.code, n) for n in lists)
        for i in range(at + 1, head)
    )


def _joined(scene: Scene, free: Sequence[tuple[int, Mention]]) -> tuple[Mention, ...]:
    """All of a list "A, B and C"; without "and" the last of a kind that can act, or the first person before a comma."""
    if not free:
        return ()
    if any(stands(scene.row, i, scene.code, "joins") for i in range(free[0][0] + 1, free[-1][0])):
        return tuple(m for _, m in free)
    persons = [m for _, m in free if m.kind is MentionKind.PERSON]
    return (persons[0],) if persons else (free[0][1],)


def _filled(scene: Scene, low: int, head: int) -> int | None:
    """The first word between `low` and the verb that can be its subject, prepositional phrases left out."""
    row, code, at = scene.row, scene.code, low
    while at < head:
        size = next((n for name in _SKIPPED if (n := stands(row, at, code, name))), 0)
        if size and not _pronominal(scene, at):
            at += size
            continue
        opens = at == low or bool(ends(row, at, code, "complementisers"))
        if opens and row[at].what is What.WORD and stands(row, at, code, "determiners"):
            at += 1  # "des ingénieurs ont": an article, no preposition
        elif row[at].what is What.WORD and _preposition_at(scene, at):
            at = next((i for i in range(at + 1, head) if row[i].what is not What.WORD), head)
        elif row[at].what is What.WORD and not is_adverb(row, at, code, scene.words):
            return at
        else:
            at += 1
    return None


def _pronominal(scene: Scene, at: int) -> bool:
    """ "that ceasefire has", "both sides": a word of the skipped lists that opens a noun phrase."""
    return (
        bool(stands(scene.row, at, scene.code, "determiners"))
        and at + 1 < len(scene.row)
        and (scene.row[at + 1].what is What.WORD and not stands(scene.row, at + 1, scene.code, "auxiliaries"))
        and not stands(scene.row, at, scene.code, "relatives")
    )


def _preposition_at(scene: Scene, at: int) -> bool:
    return any(stands(scene.row, at, scene.code, kind) for kind in KINDS)


def _described(scene: Scene, at: int, head: int) -> tuple[Mention, ...]:
    """The one person of the page whose title is the description at `at`: "the Zahrani leader"."""
    said: set[str] = set()
    for i in range(at, min(head, at + 8)):
        item = scene.row[i]
        listed = any(stands(scene.row, i, scene.code, name) for name in _SKIPPED)
        if item.what is not What.WORD or listed or is_adverb(scene.row, i, scene.code, scene.words):
            break
        if not stands(scene.row, i, scene.code, "determiners"):
            said.add(item.text)
    if not said:
        return ()
    bodies = [m for name, m in scene.memory.bodies if said <= name and name]
    if bodies and len({frozenset(name) for name, _ in scene.memory.bodies if said <= name}) == 1:
        return (bodies[0],)
    titled = scene.memory.titled
    fitting = {name: (m,) for title, name, m in titled if said <= title}
    if not fitting:  # "the Kestrian president", where only one person is called president, and nothing else
        rivals = {name for title, name, _ in titled if said & title}
        fitting = {name: (m,) for title, name, m in titled if title <= said and len(rivals) == 1}
    return next(iter(fitting.values())) if len(fitting) == 1 else ()


def _earlier(scene: Scene, low: int) -> tuple[Mention, ...]:
    """The subject of the clause that this one goes on from, else of the sentence before."""
    known = scene.memory.by_clause
    if low in known:
        return known[low]
    goes_on = bool(stands(scene.row, low, scene.code, "joins"))
    for begun in reversed([b for b in scene.begun if b < low]):
        if stands(scene.row, begun, scene.code, "relatives") and not goes_on:
            continue
        if known.get(begun):
            return known[begun]
        high = min(b for b in scene.begun if b > begun)
        names = _names_before(scene, begun, high)
        verbs = [t.head for t in scene.found if t.verbal and begun <= t.head < high]
        if names and not verbs:
            return names
        if verbs and _filled(scene, begun, verbs[0]) is not None:
            return ()
    return scene.memory.person or scene.memory.subject


def _person_further(scene: Scene, at: int) -> tuple[Mention, ...]:
    """The person whom the office of a place or body belongs to: "X, the former leader of the republic, who"."""
    for i in range(at - 1, max(-1, at - 12), -1):
        mention = scene.row[i].mention
        if mention is not None and mention.kind in _PERSONS:
            return (mention,)
    return ()


def _of_persons(scene: Scene, low: int) -> bool:
    return bool(stands(scene.row, low, scene.code, "person_relatives"))


def _plain_head(scene: Scene, low: int) -> bool:
    """Whether a word that is no name stands before the relative: "a campaign that has killed", "a member who asked"."""
    at = low - 1
    while at > 0 and scene.row[at].text in {",", '"', ")", "'"}:
        at -= 1
    item = scene.row[at] if at >= 0 else None
    if item is None or item.what is not What.WORD or item.role or item.text.startswith("'"):
        return False
    event = any(t.first <= at < t.end and not t.verbal for t in scene.found)
    before = [i for i in range(max(0, at - 6), at) if scene.row[i].text == "," and i > 0]
    named = bool(before) and scene.row[before[-1] - 1].mention is not None  # "Velik, head of the army, who"
    bracket = any(scene.row[i].text == "(" for i in range(max(0, at - 3), at))
    return not (event or named or bracket)


def _antecedent(scene: Scene, low: int, *, told: bool) -> tuple[Mention, ...]:
    """The name before a relative pronoun; of a place behind an event noun, who took part in that event."""
    if scene.words.order == "svo" and _plain_head(scene, low):
        return ()
    for at in range(low - 1, max(-1, low - 9), -1):
        if any(t.first == at and not t.verbal for t in scene.found):
            return scene.memory.noun if told else ()
        mention = scene.row[at].mention
        if (
            mention is not None
            and mention.kind not in _PERSONS
            and (_of_persons(scene, low) or (scene.words.order == "vso" and governed_by(scene.row, at, scene.code, 0)))
        ):
            return _person_further(scene, at)
        if (
            mention is not None
            and mention.kind is MentionKind.PLACE
            and any(at - 6 < t.first < at and t.form.value == "noun" for t in scene.found)
        ):
            return (scene.memory.noun or (mention,)) if told else ()
        if mention is not None and not bracketed(scene, at):
            return (mention,)
    return ()
