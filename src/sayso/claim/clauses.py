"""Claims: what a page says has happened, clause by clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sayso.claim.arguments import Cast, cast
from sayso.claim.bounds import clause, starts
from sayso.claim.items import Item, Marks, items, sorted_marks, within
from sayso.claim.modality import modality, negated
from sayso.claim.scene import Memory, Scene, Told
from sayso.claim.phrases import stands
from sayso.claim.triggers import Trigger, triggers
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
)
from sayso.text import fold, sentences

_SPOKEN = frozenset({PassageKind.HEADLINE, PassageKind.STANDFIRST, PassageKind.BODY, PassageKind.CAPTION})
_ACTS = frozenset({MentionKind.PERSON, MentionKind.UNNAMED, MentionKind.ORGANISATION})
_QUESTIONS = frozenset("?؟")
_BARE = frozenset({"start", "end", "launch", "raise", "cut"})  # say nothing without an object
_ALONE = frozenset({"leave", "take-part", "sign", "boycott"})  # say enough without an object
_PREMODIFIED = 3  # items before a noun that a time may stand in: "Sunday's talks", "the 2011 uprising"

Chain = tuple[Attribution, ...]


class Source(Struct, frozen=True):
    """Where a sentence stands and what was found on its page."""

    page: Page
    marks: Marks
    chains: Sequence[Chain]
    kind: PassageKind


def claims(
    page: Page, passages: tuple[Passage, ...], marks: tuple[Found, ...], attributions: tuple[Attribution, ...]
) -> tuple[Claim, ...]:
    """The claims of the page's own text in order of place; () for a language without a table."""
    kept = sorted_marks(marks)
    chains = _chains(attributions)
    memory = Memory(roles=_roles(page, kept))
    told = [
        claim
        for passage in passages
        if passage.kind in _SPOKEN
        for claim in _passage(page, passage, kept, chains, memory)
    ]
    return tuple(_unique(told))


def _roles(page: Page, marks: Marks) -> dict[str, tuple[Mention, ...]]:
    """Who is called what on this page: "Libyan military leader" is Khalifa Haftar."""
    roles: dict[str, tuple[Mention, ...]] = {}
    for mention in marks.names:
        if mention.role is not None and mention.kind is MentionKind.PERSON:
            title = fold(page.text[mention.role.start : mention.role.end]).text
            roles[title] = (*roles.get(title, ()), mention)
    return roles


def _passage(page: Page, passage: Passage, marks: Marks, chains: Sequence[Chain], memory: Memory) -> Iterator[Claim]:
    words = table(passage.lang)
    if words is None or not words.claiming.words:
        return
    for start, end in sentences(page.text, passage.span.start, passage.span.end, passage.lang):
        row = items(page.text, start, end, marks, words.claiming)
        found = triggers(row, passage.lang, words.claiming)
        memory.by_clause = {}
        if row and row[-1].text in _QUESTIONS:
            continue
        if not found:
            _bystander(row, memory)
            continue
        begun = starts(row, found, passage.lang, words.claiming)
        scene = Scene(row, passage.lang, words.claiming, found, begun, memory, (), page.text, passage.span)
        for trigger in found:
            claim = _claim(Source(page, marks, chains, passage.kind), scene, trigger)
            if claim is not None:
                yield claim


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
    chain = _say_so(source.chains, word)
    scene = replace(scene, speaker=_speaker(chain, marks))
    told = cast(scene, trigger, predicate)
    low, high = clause(scene.begun, trigger.head, len(scene.row))
    how = modality(scene, trigger, predicate, source.kind)
    if how is Modality.HAPPENED and told.known is Modality.PLANNED and trigger.verb is None:
        how = Modality.PLANNED
    _remember(scene, trigger, told, how)
    area = (scene.row[low].start, scene.row[high - 1].end)
    times = _times(scene, trigger, marks, (low, high))
    numbers = tuple(marks.numbers[i].span for i in within(marks.number_starts, *area)) if trigger.verbal else ()
    if not _worth(scene, trigger, told, (*times, *numbers)):
        return None
    inside = [a.span for a in told.arguments if area[0] <= a.span.start and a.span.end <= area[1]]
    span = _span(scene, trigger, [*inside, *((*times, *numbers) if trigger.verbal else ()), word])
    return Claim(
        id=f"{page.id}:{span.start}:{predicate.id}",
        span=span,
        predicate=predicate.id,
        arguments=told.arguments,
        say_so=chain,
        modality=how,
        negated=negated(scene, trigger),
        by=f"{'verb' if trigger.verbal else 'noun'}-{trigger.tense.value}",
        trigger=word,
        times=times,
        quantities=numbers,
    )


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
        return len(told.arguments) > len(told.subject) or trigger.predicate in _ALONE
    before = range(max(0, trigger.first - 6), trigger.first)
    staged = any(stands(scene.row, at, scene.code, "existential") for at in before)
    return bool(told.arguments or more or staged)


def _speaker(chain: Chain, marks: Marks) -> tuple[Mention, ...]:
    """The names of the innermost source."""
    sources = chain[-1].sources if chain else ()
    return tuple(marks.names[i] for source in sources for i in within(marks.name_starts, source.start, source.end))


def _times(scene: Scene, trigger: Trigger, marks: Marks, bounds: tuple[int, int]) -> tuple[Span, ...]:
    """The times of the clause for a verb; for a noun those beside it."""
    low, high = bounds
    if not trigger.verbal and trigger.verb is None:
        later = [t.head for t in scene.found if t.head >= trigger.last]
        low, high = max(low, trigger.first - _PREMODIFIED), min([high, *later])
    first, last = scene.row[low].start, scene.row[high - 1].end
    here = [marks.times[i].span for i in within(marks.time_starts, first, last)]
    if not here and trigger.verbal and low == _leading(scene):
        here = [marks.times[i].span for i in within(marks.time_starts, scene.row[0].start, first)]
    return tuple(here)


def _leading(scene: Scene) -> int:
    """Where the main clause starts if only a time stands before it: "On Friday, …", else -1."""
    return next((b for b in scene.begun if 0 < b <= 4), -1)


def _span(scene: Scene, trigger: Trigger, edges: Sequence[Span]) -> Span:
    """From the first to the last of trigger, its verb, and the participants, times and numbers of the clause."""
    start = min([scene.row[trigger.head].start, *(s.start for s in edges)])
    end = max([scene.row[trigger.end - 1].end, *(s.end for s in edges)])
    return Span(edges[0].page, start, end)


def _chains(attributions: Sequence[Attribution]) -> tuple[Chain, ...]:
    """Consecutive hops with one content are one chain."""
    chains: list[list[Attribution]] = []
    for hop in attributions:
        if chains and chains[-1][-1].content == hop.content:
            chains[-1].append(hop)
        else:
            chains.append([hop])
    return tuple(tuple(chain) for chain in chains)


def _say_so(chains: Sequence[Chain], word: Span) -> tuple[Attribution, ...]:
    """The chain with the smallest content that covers the trigger; () is the outlet's own voice."""
    around = [
        (chain[0].content.end - chain[0].content.start, chain)
        for chain in chains
        if chain[0].content.start <= word.start and word.end <= chain[0].content.end
    ]
    return min(around, key=lambda pair: pair[0])[1] if around else ()


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
