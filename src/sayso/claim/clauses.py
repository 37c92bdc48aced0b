"""Claims: what a page says has happened, clause by clause."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sayso.claim.happening.arguments import Cast, cast
from sayso.claim.happening.bounds import clause, starts
from sayso.claim.happening.forms import Form
from sayso.claim.happening.modality import as_told, modality, negated
from sayso.claim.happening.phrases import stands
from sayso.claim.happening.scene import Memory, Scene, Told
from sayso.claim.happening.spoken import Spoken, cuts
from sayso.claim.happening.tolls import caused
from sayso.claim.happening.trigger import Trigger
from sayso.claim.happening.triggers import triggers
from sayso.claim.happening.when import shared, times_of
from sayso.claim.hops import chain_of
from sayso.claim.items import Item, Marks, items, sorted_marks, within
from sayso.lang import predicates, table
from sayso.model import (
    Attribution,
    Claim,
    Found,
    Mention,
    MentionKind,
    Modality,
    Page,
    Passage,
    PassageKind,
    Role,
    Span,
    Stance,
)
from sayso.text import fold, sentences

_SPOKEN = frozenset({PassageKind.HEADLINE, PassageKind.STANDFIRST, PassageKind.BODY, PassageKind.CAPTION})
_ACTS = frozenset({MentionKind.PERSON, MentionKind.UNNAMED, MentionKind.ORGANISATION})
_QUESTIONS = frozenset("?؟")
_COMMAS = frozenset(",،")
_REPORTED = ("-that", "-clause")  # rules whose content is told in a clause of the sentence
_AROUND = frozenset({"aside-as", "according-to-last", "according-to-aside"})  # rules of say-so set around a sentence
_OPEN = frozenset({Form.GERUND})
_ADJECTIVE = 20  # characters before a title in which its adjective stands: "Kestrian President"
_BARE = frozenset({"start", "end", "launch", "raise", "cut"})  # say nothing without an object
_ALONE = frozenset({"leave", "take-part", "sign", "boycott"})  # say enough without an object

Chain = tuple[Attribution, ...]


class Source(Struct, frozen=True):
    """Where a sentence stands and what was found on its page."""

    page: Page
    marks: Marks
    hops: Chain  # those that speak in this sentence
    kind: PassageKind
    shares: dict[int, tuple[Span, ...]]  # numbers of the sentence by the head of their trigger


def claims(
    page: Page,
    passages: tuple[Passage, ...],
    marks: tuple[Found, ...],
    attributions: tuple[Attribution, ...],
    agency: Attribution | None = None,
) -> tuple[Claim, ...]:
    """The claims of the page's own text in order of place; () for a language without a table.

    What the page tells in its own voice is the word of the agency that supplied the text, if one did (see `credit`).
    """
    kept = sorted_marks(marks)
    spoken = Spoken(attributions)
    roles = _roles(page, kept)
    memory = Memory(roles=roles, bodies=_bodies(page, kept), titled=_titled(page, roles))
    told = [
        claim
        for passage in passages
        if passage.kind in _SPOKEN
        for claim in _passage(page, passage, kept, spoken, memory)
    ]
    if agency is not None:
        told = [one if one.say_so else replace(one, say_so=(agency,)) for one in told]
    return tuple(_unique(told))


def _roles(page: Page, marks: Marks) -> dict[str, tuple[Mention, ...]]:
    """Who is called what on this page: "Zahrani military leader" is Omar Dahan."""
    roles: dict[str, tuple[Mention, ...]] = {}
    for mention in marks.names:
        if mention.role is not None and mention.kind is MentionKind.PERSON:
            before = page.text[max(0, mention.role.start - _ADJECTIVE) : mention.role.start].rpartition("\n")[2].split()
            before = [word for word in before[-1:] if word[:1].isupper()]
            title = fold(" ".join((*before, page.text[mention.role.start : mention.role.end]))).text
            roles[title] = (*roles.get(title, ()), mention)
    return roles


def _titled(page: Page, roles: Mapping[str, tuple[Mention, ...]]) -> tuple[tuple[frozenset[str], str, Mention], ...]:
    """Each title with each name that bears it, once; the last mention stands for the rest."""
    found: dict[tuple[frozenset[str], str], Mention] = {}
    for title, owners in roles.items():
        for owner in owners:
            name = fold(page.text[owner.span.start : owner.span.end]).text.split()
            if name:
                found[frozenset(title.split()), name[-1]] = owner
    return tuple((title, name, owner) for (title, name), owner in found.items())


def _bodies(page: Page, marks: Marks) -> tuple[tuple[frozenset[str], Mention], ...]:
    """The words of each body's name, for "the army" that comes back; what is part of a longer name is left out."""
    named: dict[frozenset[str], Mention] = {}
    for mention in marks.names:
        if mention.kind is MentionKind.ORGANISATION:
            words = frozenset(fold(page.text[mention.span.start : mention.span.end]).text.split())
            if len(words) > 1:
                named.setdefault(words, mention)
    return tuple((words, m) for words, m in named.items() if not any(words < other for other in named))


def _passage(page: Page, passage: Passage, marks: Marks, spoken: Spoken, memory: Memory) -> Iterator[Claim]:
    words = table(passage.lang)
    if words is None or not words.claiming.words:
        return
    for start, end in sentences(page.text, passage.span.start, passage.span.end, passage.lang):
        row = items(page.text, start, end, marks, words.claiming)
        counted = _counted(marks, start, end)
        found = triggers(row, passage.lang, words.claiming, counted)
        memory.by_clause = {}
        if row and row[-1].text in _QUESTIONS:
            continue
        if not found:
            _bystander(row, memory)
            continue
        hops = spoken.between(start, end)
        edges = starts(row, found, passage.lang, words.claiming, cuts(row, hops))
        begun = tuple(b for b in edges if not _in_number(marks, row[b].start))
        scene = Scene(row, passage.lang, words.claiming, found, begun, memory, (), page.text, passage.span, counted)
        source = Source(page, marks, hops, passage.kind, shared(scene, marks))
        told = [claim for trigger in found if (claim := _claim(source, scene, trigger)) is not None]
        yield from caused(told)


def _in_number(marks: Marks, at: int) -> bool:
    """Whether the character stands inside a number: "more than 300 people" is one thing, not two clauses."""
    before = bisect_left(marks.number_starts, at) - 1
    return before >= 0 and marks.numbers[before].span.start < at < marks.numbers[before].span.end


def _counted(marks: Marks, start: int, end: int) -> frozenset[int]:
    """Where the words stand that a number counts."""
    numbers = (marks.numbers[i] for i in within(marks.number_starts, start, end))
    return frozenset(number.of.start for number in numbers if number.of is not None)


def _bystander(row: Sequence[Item], memory: Memory) -> None:
    """A sentence without a trigger still says who is spoken of: its first person."""
    first = next((i.mention for i in row if i.mention is not None), None)
    if first is not None and first.kind is MentionKind.PERSON:
        memory.keep((first,), 0)
        memory.by_clause = {}


def _claim(source: Source, scene: Scene, trigger: Trigger) -> Claim | None:
    page, marks = source.page, source.marks
    predicate = predicates()[trigger.predicate]
    word = Span(page.id, scene.row[trigger.first].start, scene.row[trigger.last - 1].end)
    chain = chain_of(source.hops, word)
    if chain and _inserted(scene, trigger):
        chain = tuple(hop for hop in chain if hop.by not in _AROUND)
    reported = bool(chain) and chain[-1].by.endswith(_REPORTED)
    scene = replace(scene, speaker=_speaker(chain, marks), reported=reported)
    told = cast(scene, trigger, predicate)
    low, high = clause(scene.begun, trigger.head, len(scene.row))
    how = as_told(modality(scene, trigger, predicate, source.kind), chain)
    if how is Modality.HAPPENED and told.known is Modality.PLANNED and trigger.verb is None:
        how = Modality.PLANNED
    _remember(scene, trigger, told, how)
    area = (scene.row[low].start, scene.row[high - 1].end)
    times = times_of(scene, trigger, marks, (low, high))
    numbers = source.shares.get(trigger.head, ()) if trigger.verbal or trigger.counted else ()
    if not _worth(scene, trigger, told, (*times, *numbers)) or any(_holds(hop, word) for hop in source.hops):
        return None
    inside = [a.span for a in told.arguments if area[0] <= a.span.start and a.span.end <= area[1]]
    span = _span(scene, trigger, [*inside, *(times if trigger.verbal else ()), *numbers, word])
    return Claim(
        id=f"{page.id}:{span.start}:{predicate.id}",
        span=span,
        predicate=predicate.id,
        arguments=told.arguments,
        say_so=chain,
        modality=how,
        negated=negated(scene, trigger, denied=any(hop.stance is Stance.DENIES for hop in chain)),
        by=f"{'verb' if trigger.verbal else 'noun'}-{trigger.tense.value}",
        trigger=word,
        times=times,
        quantities=numbers,
    )


def _inserted(scene: Scene, trigger: Trigger) -> bool:
    """Whether the trigger stands in a relative clause between commas behind the subject: "X, who is now in Athens, …".

    Where the say-so is only set around such a sentence, the page itself identifies X by it.
    """
    row, (low, _) = scene.row, clause(scene.begun, trigger.head, len(scene.row))
    opened = low > 1 and row[low - 1].text in _COMMAS and bool(stands(row, low, scene.code, "relatives"))
    return opened and any(row[at].text in _COMMAS for at in range(trigger.head + 1, len(row)))


def _holds(hop: Attribution, word: Span) -> bool:
    """Whether the word names the source itself: "the letter reads"."""
    return any(source.start <= word.start and word.end <= source.end for source in hop.sources)


def _remember(scene: Scene, trigger: Trigger, told: Cast, how: Modality) -> None:
    """Keeps the subject for the clauses that go on from it, and the parties for "the meeting"."""
    memory, predicate = scene.memory, predicates()[trigger.predicate]
    low, _ = clause(scene.begun, trigger.head, len(scene.row))
    if trigger.verbal and told.subject:
        if told.inherited:
            memory.by_clause.setdefault(low, told.subject)
        else:
            memory.keep(told.subject, low)
    if told.arguments:
        memory.by_predicate[predicate.id] = Told(told.arguments, told.parties, how)
        if any(a.role is not Role.PLACE for a in told.arguments):
            memory.by_family[predicate.family] = memory.by_predicate[predicate.id]
    if not trigger.verbal or trigger.verb is not None:
        memory.noun = told.parties


def _worth(scene: Scene, trigger: Trigger, told: Cast, more: Sequence[Span]) -> bool:
    """A claim needs somebody, somewhere, a time or a number; "is in" needs somebody and a place."""
    if trigger.predicate == "be-in":
        kinds = {item.mention.kind for item in scene.row if item.mention is not None} | {m.kind for m in told.subject}
        return bool(told.subject) and bool(kinds & _ACTS) and told.subject[0].kind in _ACTS
    if (
        told.inherited
        and trigger.verbal
        and trigger.verb is None
        and (predicates()[trigger.predicate].partakes or trigger.predicate in _BARE)
    ):
        return len(told.arguments) > len(told.subject) or (bool(told.arguments) and trigger.predicate in _ALONE)
    loose = trigger.verbal and trigger.tense in {Form.BASE, Form.GERUND}
    if loose and not told.arguments and not predicates()[trigger.predicate].toll:
        return False
    if _guessed(scene, trigger, told) and not more and len(told.arguments) <= len(told.subject):
        told_alone = predicates()[trigger.predicate].intransitive or trigger.predicate in _ALONE
        return bool(told.arguments) and told_alone and trigger.tense not in _OPEN
    before = range(max(0, trigger.first - 6), trigger.first)
    staged = any(stands(scene.row, at, scene.code, "existential") for at in before)
    return bool(told.arguments or more or staged)


def _guessed(scene: Scene, trigger: Trigger, told: Cast) -> bool:
    """Whether the subject is only the one of an earlier sentence, with no pronoun that stands for it."""
    if not (told.inherited and trigger.verbal and scene.words.order == "svo"):
        return False
    low, _ = clause(scene.begun, trigger.head, len(scene.row))
    lists = ("pronouns", "first_person", "neuter")
    pronoun = any(stands(scene.row, at, scene.code, name) for at in range(low, trigger.head) for name in lists)
    return not pronoun and all(m.span.end <= scene.row[0].start for m in told.subject)


def _speaker(chain: Chain, marks: Marks) -> tuple[Mention, ...]:
    """The names of the innermost source."""
    sources = chain[-1].sources if chain else ()
    return tuple(marks.names[i] for source in sources for i in within(marks.name_starts, source.start, source.end))


def _span(scene: Scene, trigger: Trigger, edges: Sequence[Span]) -> Span:
    """From the first to the last of trigger, its verb, and the participants, times and numbers of the clause."""
    start = min([scene.row[trigger.head].start, *(s.start for s in edges)])
    end = max([scene.row[trigger.end - 1].end, *(s.end for s in edges)])
    nouns = [t for t in scene.found if not t.verbal and t.first and scene.words.order == "svo"]
    for noun in nouns:  # "took part in the Lorvik conference" goes on to the end of what is named
        before = scene.row[noun.first - 1]
        end = scene.row[noun.last - 1].end if before.mention is not None and before.end == end else end
    return Span(edges[0].page, start, end)


def _unique(told: Sequence[Claim]) -> Iterator[Claim]:
    """Gives a second claim with the same id a number."""
    seen: dict[str, int] = {}
    for claim in sorted(told, key=lambda c: (c.span, c.predicate, c.trigger or c.span)):
        count = seen.get(claim.id, 0)
        seen[claim.id] = count + 1
        if not count:
            yield claim
        else:
            yield replace(claim, id=f"{claim.id}:{count + 1}")
