"""Who says so: from the one who spoke, through whom and what, to the page."""

from __future__ import annotations

from msgspec import Struct, structs

from sayso.model import Attribution, Claim, DerivationKind, Event, MentionKind, Origin, Passage, Span, Stance, Verdict
from sayso.show.board import Board, Name, Sheet, anchor, in_time, is_sure, name, pages_of, passage_at, words
from sayso.show.told import CREDIT, does, form, how, when, words_of_cue
from sayso.show.wording import clipped, counted, flat
from sayso.text import fold

_CHAINS_SHOWN = 8  # of one picture; a ninth goes into the list below it
NOBODY = Name("?", "not named", named=False)
NO_SOURCE = "no source given"
NAMELESS = (NOBODY.label, NO_SOURCE)  # labels that say themselves that nobody is named
_ROLE = 40  # characters
_CREDITED = "credited for the text"
_MADE = {
    DerivationKind.COPY: "copied", DerivationKind.TRANSLATION: "translated",
    DerivationKind.REWRITE: "rewritten", DerivationKind.CITATION: "cited",
}  # fmt: skip


class Arrow(Struct, frozen=True):
    """What stands at the arrow that leaves a stop."""

    label: str = ""  # what the stop does: "denies", "“told”"
    day: str = ""  # "on 3 May 2031"
    title: str = ""  # all of it: "denies to reporters in a letter on 3 May 2031, word for word"
    is_inferred: bool = False  # concluded, not written on the page


NO_ARROW = Arrow()


class Node(Struct, frozen=True):
    """A stop of a chain. `kind`: root, channel, page."""

    key: str
    label: str
    kind: str
    named: bool
    speaks_for: str = ""  # key of the one whom a spokesperson speaks for
    is_thing: bool = False  # a channel that is no name: "a letter"
    arrow: Arrow = NO_ARROW
    note: str = ""  # below the name: an office, what an agency is to the page
    who: str = ""  # key of the one who is meant, where the box stands for an origin


class Chain(Struct, frozen=True):
    """One way from a source to a page."""

    stops: tuple[Node, ...]
    href: str  # the words on the page


class Picture(Struct, frozen=True):
    """The chains that one event, or several told in the same way, came along."""

    events: tuple[Event, ...]
    labels: tuple[str, ...]
    anchors: tuple[str, ...]  # of the rows of the events
    chains: tuple[Chain, ...]
    folded: tuple[Chain, ...]
    is_drawn: bool  # a chain of two boxes needs no drawing
    count: str  # "2 reports · 1 origin (the ministry) · 0 untraceable"


def pictures(board: Board) -> tuple[Picture, ...]:
    """A picture for every event that has a source, those told by most pages first; equal pictures are one."""
    groups: dict[tuple[tuple[tuple[str, ...], ...], str], list[tuple[Event, tuple[Chain, ...]]]] = {}
    for event in sorted(board.dossier.events, key=in_time):
        found = chains(board, event)
        if found:
            shape = tuple(sorted(tuple(stop.key for stop in chain.stops) for chain in found))
            groups.setdefault((shape, count(board, event)), []).append((event, found))
    made = [_picture(board, [event for event, _ in group], group[0][1], said) for (_, said), group in groups.items()]
    return tuple(sorted(made, key=lambda picture: _weight(board, picture)))


def _weight(board: Board, picture: Picture) -> tuple[bool, bool, bool, int, int, int]:
    """What tells most about say-so: one origin behind several pages, disputes, long ways, many origins."""
    first = picture.events[0]
    longest = max(len(chain.stops) for chain in picture.chains)
    pages = len(pages_of(board, first))
    is_one = pages > 1 and len(first.origins) == 1 and not first.untraceable
    relations = board.relations.get(first.id, ())
    disputed = any(one.verdict is Verdict.CONTRADICTS and is_sure(board, one) for one in relations)
    return pages < 2, not is_one, not disputed and longest < 3, -len(first.origins), -longest, -len(picture.chains)


def _picture(board: Board, events: list[Event], found: tuple[Chain, ...], said: str) -> Picture:
    return Picture(
        events=tuple(events),
        labels=tuple(board.label[event.id] for event in events),
        anchors=tuple(board.row[event.id] for event in events),
        chains=found[:_CHAINS_SHOWN],
        folded=found[_CHAINS_SHOWN:],
        is_drawn=any(len(chain.stops) > 2 for chain in found) or len({chain.stops[-1].key for chain in found}) > 1,
        count=said,
    )


def count(board: Board, event: Event) -> str:
    """Reports, origins, and pages without a source, in one line."""
    reports, origins = len(pages_of(board, event)), len(event.origins)
    names = [clipped(board.origin[origin].label, 40) for origin in event.origins if origin in board.origin]
    who = f" ({', '.join([*names[:4], *(['…'] if len(names) > 4 else [])])})" if names else ""
    return f"{counted(reports, 'report')} · {counted(origins, 'origin')}{who} · {event.untraceable} untraceable"


def chains(board: Board, event: Event) -> tuple[Chain, ...]:
    """Every different way along which an event came to a page."""
    ways: dict[tuple[str, ...], Chain] = {}
    for claim in _sourced(board, event):
        for way in _ways(board, claim):
            stops = _copied(board, event, _merged(board, event, way))
            ways.setdefault(tuple(stop.key for stop in stops), Chain(stops, anchor(board, claim.span)))
    found = _longest(ways)
    told = {stop.label for chain in found for stop in chain.stops if stop.kind == "page"}
    bare = [_bare(board, event, sheet) for sheet in pages_of(board, event) if f"Page {sheet.letter}" not in told]
    return tuple(sorted([*found, *bare] if found else [], key=lambda chain: chain.stops[-1].label))


def _bare(board: Board, event: Event, sheet: Sheet) -> Chain:
    """The way of a page that names no source for what others name one for: from the only origin there is, if one."""
    here = [board.claim[one] for one in event.claims if one in board.claim]
    first = min((claim for claim in here if claim.span.page == sheet.analysis.page.id), key=lambda claim: claim.span)
    page = Node(f"page:{sheet.letter}", f"Page {sheet.letter}", "page", named=True)
    root = _only(board, event) or Node(f"{NOBODY.key}{first.span.page}", NO_SOURCE, "root", named=False)
    return Chain((_inferring(root) if root.label != NO_SOURCE else root, page), anchor(board, first.span))


def _inferring(node: Node) -> Node:
    said = "concluded: the page itself names nobody, or somebody else"
    return structs.replace(node, arrow=Arrow("concluded", "", said, is_inferred=True))


def _sourced(board: Board, event: Event) -> list[Claim]:
    """The claims of an event that name a source; of a passage and its translation on one page, the translation's."""
    claims = [board.claim[claim] for claim in event.claims if claim in board.claim and board.claim[claim].say_so]
    places = [passage_at(board.page[claim.span.page], claim.span.start) for claim in claims]
    translated = {place.renders for place in places if place is not None and place.renders is not None}
    return [claim for claim, place in zip(claims, places, strict=True) if not _is_original(place, translated)]


def _is_original(place: Passage | None, translated: set[Span]) -> bool:
    """A passage that another one translates, alone or together with its neighbours."""
    return (
        place is not None
        and place.renders is None
        and any(
            span.page == place.span.page and span.start <= place.span.start and place.span.end <= span.end
            for span in translated
        )
    )


def _merged(board: Board, event: Event, way: list[Node]) -> list[Node]:
    """A way that begins with the origin itself, where its words name it: the same box for every page."""
    root = way[0]
    for origin in (board.origin[one] for one in event.origins if one in board.origin):
        key = f"origin:{origin.id}"
        if origin.entity == root.key or _same(origin.label, root.label):
            return [structs.replace(root, key=key, who=root.key), *_things(key, way[1:])]
        if origin.channel is not None and _same(origin.channel, root.label):  # "the letter says": its writer says it
            author = _author(board, key, origin)
            letter = structs.replace(root, kind="channel", named=True, is_thing=True)
            return [author, *_things(key, [letter, *way[1:]])]
        if origin.entity is not None and root.speaks_for == origin.entity:
            spokesman = structs.replace(
                root, key=key, label=f"{root.label}, for {origin.label}", named=True, who=root.key
            )
            return [spokesman, *_things(key, way[1:])]
    writer = _only(board, event)
    if writer is None:
        return way
    if not root.named:
        return [_inferring(writer), *way[1:]]
    return [_inferring(writer), structs.replace(root, kind="channel", named=True), *way[1:]]


def _only(board: Board, event: Event) -> Node | None:
    """The one origin that all pages lead back to, also those that name somebody else or nobody: the act is its own."""
    found = [board.origin[one] for one in event.origins if one in board.origin]
    if len(found) != 1 or event.untraceable:
        return None
    return _author(board, f"origin:{found[0].id}", found[0])


def _author(board: Board, key: str, origin: Origin) -> Node:
    """The box of an origin that a page does not give as its own source."""
    known = board.entity.get(origin.entity or "")
    named = known.kind is not MentionKind.UNNAMED if known is not None else origin.entity is not None
    return Node(key, origin.label, "root", named, who=origin.entity or "", note="" if named else "not named")


def _things(key: str, stops: list[Node]) -> list[Node]:
    """Stops of which those that are no name, "a letter", belong to the one who sent them: one box for all pages."""
    return [
        structs.replace(stop, key=f"{key}:{_plain(stop.label)}") if stop.kind == "channel" and stop.is_thing else stop
        for stop in stops
    ]


def _plain(label: str) -> str:
    return fold(label).text.removeprefix("the ").removeprefix("a ").removeprefix("an ")


def _same(left: str, right: str) -> bool:
    return _plain(left) == _plain(right)


def _copied(board: Board, event: Event, way: list[Node]) -> tuple[Node, ...]:
    """A way to a page whose text comes from another page that tells the event goes through that page."""
    letters = {sheet.analysis.page.id: sheet.letter for sheet in pages_of(board, event)}
    for derivation in board.dossier.derivations:
        ends = letters.get(derivation.origin.page), letters.get(derivation.derived.page)
        between = derivation.kind is not DerivationKind.CITATION and None not in ends and ends[0] != ends[1]
        if between and way[-1].key == f"page:{ends[1]}":
            made = Arrow(
                _MADE[derivation.kind], "", f"{_MADE[derivation.kind]}: {derivation.because}", is_inferred=True
            )
            return (*way[:-1], Node(f"page:{ends[0]}", f"Page {ends[0]}", "page", named=True, arrow=made), way[-1])
    return tuple(way)


def _longest(ways: dict[tuple[str, ...], Chain]) -> list[Chain]:
    """Without the ways that are only a part of a longer one: "ministry → A" beside "letter → ministry → A"."""
    keys = sorted(ways, key=lambda key: (-len(key), key))
    kept: list[tuple[str, ...]] = []
    for key in keys:
        if not any(set(key) <= set(longer) for longer in kept):
            kept.append(key)
    return [ways[key] for key in sorted(kept, key=list(ways).index)]


def _ways(board: Board, claim: Claim) -> list[list[Node]]:
    """One way a joint source at the root; the later hops are shared."""
    sheet = board.page[claim.span.page]
    page = Node(f"page:{sheet.letter}", f"Page {sheet.letter}", "page", named=True)
    root = claim.say_so[-1]
    stops = [stop for at in range(len(claim.say_so) - 2, -1, -1) for stop in _hop(board, claim, at)]
    between = [*_channel(board, root), *stops]
    arrow = _arrow(board, claim.say_so, len(claim.say_so) - 1)
    heads = [_head(board, source, arrow) for source in root.sources] or [_nobody(claim, arrow)]
    heads = [structs.replace(head, note=_CREDITED) for head in heads] if root.by == CREDIT else heads
    return [_without_repeats([head, *between, page]) for head in heads]


def _hop(board: Board, claim: Claim, at: int) -> list[Node]:
    hop, arrow = claim.say_so[at], _arrow(board, claim.say_so, at)
    names = [name(board, source) for source in hop.sources]
    if not names:
        return [*([_nobody(claim, arrow)] if hop.via is None else []), *_channel(board, hop)]
    joint = Name(
        "+".join(one.key for one in names), " + ".join(one.label for one in names), all(n.named for n in names)
    )
    note = _CREDITED if hop.by == CREDIT else "" if joint.named else "not named"
    return [Node(joint.key, joint.label, "channel", joint.named, arrow=arrow, note=note), *_channel(board, hop)]


def _arrow(board: Board, hops: tuple[Attribution, ...], at: int) -> Arrow:
    """What a hop does; one that only shares the cue of the hop inside of it passes on, and says nothing of its own."""
    hop = hops[at]
    passes = at + 1 < len(hops) and hop.cue == hops[at + 1].cue
    if hop.by == CREDIT or passes:
        return NO_ARROW
    cue = words_of_cue(board, hop)
    plain = hop.stance is Stance.SAYS and not hop.negated and not hop.hedged
    passage = passage_at(board.page[hop.content.page], hop.cue.start) if hop.cue is not None else None
    is_read = passage is not None and passage.lang == "en"
    bare = flat(words(board, hop.cue)) if hop.cue is not None else ""
    is_word = is_read and any(char.isalpha() for char in bare)  # a colon is none
    label = f"“{bare}”" if (plain or hop.stance is Stance.HEARS) and is_word else does(hop)
    manner = ", ".join(part for part in (how(board, hop), form(hop)) if part)
    title = f"{does(hop)} {manner}{f': “{cue}”' if cue else ''}" if manner else ""
    return Arrow(label, when(board, hop), title)


def _channel(board: Board, hop: Attribution) -> list[Node]:
    if hop.via is None or hop.via == hop.cue:  # "tweeted": no thing that could stand in a box
        return []
    who = name(board, hop.via)
    return [Node(who.key, who.label, "channel", named=True, is_thing=who.key not in board.entity)]


def _head(board: Board, source: Span, arrow: Arrow) -> Node:
    who = name(board, source)
    mention = board.mention.get(source)
    body = mention.speaks_for if mention is not None else None
    role = clipped(flat(words(board, mention.role)), _ROLE) if mention is not None and mention.role is not None else ""
    note = role if who.named else "not named"
    return Node(
        who.key, who.label, "root", who.named, speaks_for=name(board, body).key if body is not None else "",
        arrow=arrow, note=note, who=who.key,
    )  # fmt: skip


def _nobody(claim: Claim, arrow: Arrow) -> Node:
    return Node(f"{NOBODY.key}{claim.span.page}", NOBODY.label, "root", named=False, arrow=arrow)


def _without_repeats(stops: list[Node]) -> list[Node]:
    first: dict[str, Node] = {}
    for stop in stops:
        first.setdefault(stop.key, stop)
    return list(first.values())
