"""Who an event is known from: the roots of the chains of say-so, each counted once whoever passes it on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from hashlib import blake2s
from itertools import combinations

from msgspec import Struct

from sayso.compare.kin import Context
from sayso.compare.plain import listed, many
from sayso.compare.renderings import renderings
from sayso.compare.told import Telling, Told
from sayso.compare.when import gap
from sayso.model import Attribution, DerivationKind, Entity, Grain, Mention, MentionKind, Origin, Span, TimeSpan
from sayso.text import fold

SAME_WORD = 4  # letters of a folded word that makes two descriptions alike ("letter", "diplomat")
ONE_RELEASE = 10  # days: what a body passes on from another within this time is one release with one origin
WRITING = "write-to"  # the family of predicates whose agent is the author of a letter
CREDIT = "agency-credit"  # the rule of hops that say which agency supplied the text
_RELAYS = frozenset({MentionKind.OUTLET})
_ONE_TEXT = frozenset({DerivationKind.COPY, DerivationKind.REWRITE, DerivationKind.TRANSLATION})

Roots = Callable[[Sequence[Telling]], tuple[tuple[Origin, ...], int]]


class Source(Struct, frozen=True, order=True):
    """One source at one hop: an entity, or words that name nobody."""

    key: str  # "=" + entity, or "~" + page + description
    span: Span
    unnamed: bool
    document: bool


class Hop(Struct, frozen=True):
    """One page lets a body report what another says."""

    page: str
    outer: str  # Source.key
    inner: str
    published: TimeSpan | None


class Sets:
    """Which keys are one (union-find); the smallest key stands for all."""

    def __init__(self) -> None:
        self._up: dict[Hashable, Hashable] = {}

    def top(self, key: Hashable) -> Hashable:
        while self._up.get(key, key) != key:
            key = self._up[key]
        return key

    def join(self, left: Hashable, right: Hashable) -> None:
        ends = sorted((self.top(left), self.top(right)), key=str)
        if ends[0] != ends[1]:
            self._up[ends[1]] = ends[0]


class _Pages:
    """What the sources of a set of pages look up."""

    def __init__(self, told: Told, all_told: Iterable[Telling], around: Context) -> None:
        self.text = {analysis.page.id: analysis.page.text for analysis in told.analyses}
        self.around = around
        self._words: dict[Span, frozenset[str]] = {}
        self.documents: dict[str, list[Attribution]] = defaultdict(list)
        for analysis in told.analyses:
            self.documents[analysis.page.id] = [hop for hop in analysis.attributions if hop.via is not None]
        self.writers: dict[str, set[str]] = defaultdict(set)  # page -> who writes to somebody there
        for telling in all_told:
            if telling.family == WRITING:
                self.writers[telling.page] |= telling.agents
        self.bodies = _one_body(told.entities)
        self.spoken = _spoken(told, around)
        self.texts = Sets()  # pages that carry one text
        for one in told.derivations:
            if one.kind in _ONE_TEXT and one.derived.page != one.origin.page:
                self.texts.join(one.derived.page, one.origin.page)

    def words(self, span: Span) -> frozenset[str]:
        if span not in self._words:
            self._words[span] = self._said(span)
        return self._words[span]

    def _said(self, span: Span) -> frozenset[str]:
        said = fold(self.text[span.page][span.start : span.end]).text.replace("-", " ").split()
        return frozenset(word.strip(".,;:'\"()[]") for word in said if len(word) >= SAME_WORD)


def roots(told: Told, all_told: Sequence[Telling], around: Context) -> Roots:
    """A function from the claims of one event to its origins and the number of pages without any."""
    pages = _Pages(told, all_told, around)
    chains = _linked(all_told, pages)

    def of(event: Sequence[Telling]) -> tuple[tuple[Origin, ...], int]:
        sets = Sets()
        found: _Found = {}
        told_apart = {one.page for one in event if not _credited(one) and _heard_from(one, pages)}
        for one in event:
            if _credited(one) and one.page in told_apart:
                continue  # the page says in another place who told its agency
            for source in _heard_from(one, pages):
                found.setdefault(source.key, (source, []))[1].append(one)
        _merge(found, event, sets, pages, chains)
        groups: dict[Hashable, list[str]] = defaultdict(list)
        for key in sorted(found):
            groups[sets.top(key)].append(key)
        origins = tuple(
            _origin([found[key] for key in keys], around, pages, _maybe(keys, found, sets, pages))
            for _, keys in sorted(groups.items(), key=str)
        )
        sourced = {one.page for one in event if _heard_from(one, pages)}
        return tuple(sorted(origins, key=lambda one: one.id)), len({one.page for one in event} - sourced)

    return of


def _credited(one: Telling) -> bool:
    """Told in the own voice of a page that credits an agency for its text."""
    return [hop.by for hop in one.claim.say_so] == [CREDIT]


def _maybe(keys: Sequence[str], found: _Found, sets: Sets, pages: _Pages) -> list[str]:
    """Words for the other sources of the event that may be the same and are counted apart, for want of evidence."""
    out = set()
    for left, right in _unnamed_pairs(found):
        apart = sets.top(left.key) != sets.top(right.key) and left.span.page != right.span.page
        if apart and (left.key in keys) != (right.key in keys) and not _told_apart(left, right, found, pages):
            other = (right if left.key in keys else left).span
            out.add(pages.text[other.page][other.start : other.end])
    return sorted(out)


def _sources(hop: Attribution, pages: _Pages) -> list[Source]:
    """The sources of one hop; a spokesperson stands for the body."""
    out = []
    for span in hop.sources:
        named = pages.around.names.meant(span)
        mention = _mention(span, pages)
        document = (mention is not None and mention.kind is MentionKind.DOCUMENT) or _is_channel(span, hop.via)
        unnamed = mention is not None and mention.kind is MentionKind.UNNAMED
        office = None if named is None or named in pages.around.bodies else pages.spoken.get((span.page, named))
        if office is not None:  # a spokesperson of a body that no link names
            words = " ".join(sorted(pages.words(office)))
            out.append(Source(f"~{office.page} {words or office.start}", office, unnamed=True, document=False))
        elif named is not None:
            body = pages.bodies.get(pages.around.bodies.get(named, named), pages.around.bodies.get(named, named))
            out.append(Source("=" + body, span, unnamed, document))
        else:
            words = " ".join(sorted(pages.words(span)))
            out.append(Source(f"~{span.page} {words or span.start}", span, unnamed=True, document=document))
    return out


def _is_channel(span: Span, channel: Span | None) -> bool:
    """The channel is given as the source, alone or with whose it is: "the letter reads", "in the general's letter"."""
    return _inside(span, channel) or (channel is not None and _inside(channel, span))


def _inside(span: Span, channel: Span | None) -> bool:
    """The channel itself is given as the source: "the letter reads"."""
    return channel is not None and span.page == channel.page and channel.start <= span.start and span.end <= channel.end


def _mention(span: Span, pages: _Pages) -> Mention | None:
    return pages.around.names.mentions.get(span)


def _root(say_so: Sequence[Attribution], pages: _Pages) -> list[Source]:
    """The sources of the innermost hop that names any: a document's authors; outlets only where nobody else is."""
    hops = [sources for hop in reversed(say_so) if (sources := _sources(hop, pages))]
    for sources in hops:
        if len(sources) == 1 and sources[0].document:
            return _authors(sources[0], pages) or sources
        if not all(_relay(source, pages) for source in sources):
            return sources
    return hops[0] if hops else []


def _heard_from(one: Telling, pages: _Pages) -> list[Source]:
    """The roots of a claim; of a letter that the page quotes, its writer: it is known from the letter itself."""
    return _root(one.claim.say_so, pages) or _quoted_writer(one, pages)


def _quoted_writer(one: Telling, pages: _Pages) -> list[Source]:
    """Who writes, where the page quotes from the letter: "G wrote in a letter …", and somewhere its words."""
    named = pages.words(one.claim.trigger) if one.claim.trigger is not None else frozenset()
    said = [hop.via for hop in pages.documents[one.page] if hop.via is not None]
    if any(_inside(via, one.claim.span) or named & pages.words(via) for via in said):
        return _writers(one, pages)
    return []


def _writers(one: Telling, pages: _Pages) -> list[Source]:
    """The agents of a claim of writing whom the page quotes through a document."""
    if one.family != WRITING:
        return []
    heard = (source for hop in pages.documents[one.page] for source in _root((hop,), pages))
    return list({source.key: source for source in heard if source.key[1:] in one.agents}.values())


def _authors(document: Source, pages: _Pages) -> list[Source]:
    """Who speaks on this page by way of a document of the same description."""
    words = pages.words(document.span)
    for hop in pages.documents[document.span.page]:
        if hop.via is not None and words & pages.words(hop.via):
            authors = [source for source in _sources(hop, pages) if not source.document]
            if authors:
                return authors
    writers = pages.writers.get(document.span.page, set())
    return [
        Source("=" + writer, document.span, unnamed=False, document=False) for writer in writers if len(writers) == 1
    ]


def _linked(all_told: Iterable[Telling], pages: _Pages) -> list[Hop]:
    """Every body that reports what another says; outlets report everything and link nothing."""
    found: dict[tuple[str, str, str], Hop] = {}
    for one in all_told:
        hops = [_sources(hop, pages) for hop in one.claim.say_so]
        inner = _root(one.claim.say_so, pages)
        for outer in (source for hop in hops[:-1] for source in hop if not _relay(source, pages)):
            for root in inner:
                if root.key != outer.key:
                    found[one.page, outer.key, root.key] = Hop(one.page, outer.key, root.key, one.published)
        for writer in _writers(one, pages):  # a press service tells that G wrote, and the page quotes G's letter
            for outer in (source for source in inner if source.key != writer.key and not source.unnamed):
                found[one.page, outer.key, writer.key] = Hop(one.page, outer.key, writer.key, one.published)
    return [found[key] for key in sorted(found)]


def _relay(source: Source, pages: _Pages) -> bool:
    entity = source.key[1:] if source.key.startswith("=") else None
    kind = pages.around.names.kind(entity) if entity is not None else None
    mention = _mention(source.span, pages)
    return kind in _RELAYS or (mention is not None and mention.kind in _RELAYS)


_Found = dict[str, tuple[Source, list[Telling]]]


def _merge(found: _Found, event: Sequence[Telling], sets: Sets, pages: _Pages, chains: Iterable[Hop]) -> None:
    """Join the roots of one event that cannot be shown to be independent."""
    told_on = {one.page for one in event}
    days = [one.published for one in event if one.published is not None]
    for hop in chains:
        if hop.outer in found and hop.inner in found:
            near = hop.published is not None and any(gap(hop.published, day) <= ONE_RELEASE for day in days)
            if near or hop.page in told_on:
                sets.join(hop.outer, hop.inner)
    _join_renderings(event, sets, pages)
    named = sorted(key for key in found if key.startswith("="))
    for one, other in combinations(named, 2):
        if other[1:] in pages.around.kin.get(one[1:], ()):
            sets.join(one, other)
    for left, right in _unnamed_pairs(found):
        if _one_unnamed(left, right, found, pages):
            sets.join(left.key, right.key)


def _unnamed_pairs(found: _Found) -> Iterator[tuple[Source, Source]]:
    unnamed = [found[key][0] for key in sorted(found) if found[key][0].unnamed]
    return combinations(unnamed, 2)


def _one_unnamed(left: Source, right: Source, found: _Found, pages: _Pages) -> bool:
    """Sources without a name are one where nothing tells them apart: in two languages a person only by one agency."""
    words = pages.words(left.span), pages.words(right.span)
    if left.span.page == right.span.page:
        return bool(words[0] and words[1]) and (words[0] <= words[1] or words[1] <= words[0])
    if _told_apart(left, right, found, pages):
        return False
    if not (_person(left, pages) or _person(right, pages)):
        return True
    through = _relays_of(left, found, pages) & _relays_of(right, found, pages)
    alike = bool(pages.words(left.span) & pages.words(right.span))
    return bool(through) or alike or pages.texts.top(left.span.page) == pages.texts.top(right.span.page)


def _person(source: Source, pages: _Pages) -> bool:
    """Somebody described, such as "a diplomat", and no body such as "the ministry"."""
    mention = _mention(source.span, pages)
    return mention is not None and mention.kind is MentionKind.UNNAMED and not source.document


def _relays_of(source: Source, found: _Found, pages: _Pages) -> set[str]:
    """The outlets through which the source is heard."""
    hops = [hop for one in found[source.key][1] for hop in one.claim.say_so]
    return {each.key for hop in hops for each in _sources(hop, pages) if _relay(each, pages)}


def _spoken(told: Told, around: Context) -> dict[tuple[str, str], Span]:
    """The words for the body that a person speaks for, on every page that names the person: first its own words."""
    own: dict[tuple[str, str], Span] = {}
    anywhere: dict[str, Span] = {}
    for analysis in told.analyses:
        for mark in analysis.annotations:
            person = around.names.of(mark.span) if isinstance(mark, Mention) else None
            if isinstance(mark, Mention) and person is not None and mark.speaks_for is not None:
                own.setdefault((analysis.page.id, person), mark.speaks_for)
                anywhere.setdefault(person, mark.speaks_for)
    pages = [analysis.page.id for analysis in told.analyses]
    return {
        (page, person): own.get((page, person), span) for person, span in sorted(anywhere.items()) for page in pages
    }


def _one_body(entities: Iterable[Entity]) -> dict[str, str]:
    """The press service of a body speaks for the body: its name begins with the whole name of the other."""
    named: dict[str, str] = {}
    bodies = [one for one in entities if one.kind is MentionKind.ORGANISATION]
    for one in sorted(bodies, key=lambda each: each.id):
        for name in (*one.names, one.label):
            named.setdefault(fold(name).text, one.id)
    found: dict[str, str] = {}
    for name, entity in sorted(named.items()):
        words = name.split()
        heads = (" ".join(words[:n]) for n in range(1, len(words)))
        head = next(
            (named[head] for head in heads if len(head) >= SAME_WORD and named.get(head, entity) != entity), None
        )
        if head is not None:
            found.setdefault(entity, head)
    return found


def _told_apart(left: Source, right: Source, found: _Found, pages: _Pages) -> bool:
    """Two unnamed sources are two only if one language describes them with no word in common."""
    langs = {found[one.key][1][0].lang for one in (left, right)}
    return len(langs) == 1 and not pages.words(left.span) & pages.words(right.span)


def _join_renderings(event: Sequence[Telling], sets: Sets, pages: _Pages) -> None:
    """The sources of a translated claim are those of the original, in their order."""
    known = {one.id: one for one in event}
    for rendered, original in sorted(renderings(event).items()):
        left, right = (_root(known[ident].claim.say_so, pages) for ident in (rendered, original))
        same = {each.key for each in left} & {each.key for each in right}
        rest = [[each for each in side if each.key not in same] for side in (left, right)]
        for a, b in zip(*rest, strict=True) if len(rest[0]) == len(rest[1]) else ():
            sets.join(a.key, b.key)


def _origin(
    members: Sequence[tuple[Source, list[Telling]]], around: Context, pages: _Pages, maybe: Sequence[str]
) -> Origin:
    """One origin of all its names; the deepest named one gives the label."""
    named = sorted(source.key for source, _ in members if source.key.startswith("="))
    told = sorted((one for _, claims in members for one in claims), key=lambda one: one.spot)
    first = min(source for source, _ in members)
    entity = named[0][1:] if named else None
    label = (
        around.names.label(entity)
        if entity is not None
        else pages.text[first.span.page][first.span.start : first.span.end]
    )
    when = _said_by(told)
    era = when.last.strftime("%Y") if when is not None and when.last is not None else ""
    ident = blake2s("|".join([*named, *([] if named else [first.key]), era]).encode(), digest_size=6).hexdigest()
    outlets = len({one.page for one in told})
    others = [around.names.label(key[1:]) for key in named[1:]]
    because = f"{many(len(told), 'claim')} on {many(outlets, 'page')}, all from {label}"
    because += f", in one chain with {listed(others)}" if others else ""
    spelt = sorted(
        {pages.text[source.span.page][source.span.start : source.span.end] for source, _ in members} - {label}
    )
    because += f"; also called {listed(f'“{each}”' for each in spelt)}" if spelt and not others else ""
    through = sorted(
        {key[1:] for source, _ in members for key in _relays_of(source, {source.key: (source, told)}, pages)}
    )
    if len(members) > 1 and not named:
        by = listed(around.names.label(each) for each in through if each in around.names.entities)
        because += f"; nothing tells them apart{' and all are heard through ' + by if by else ''}, so they count once"
    because += f"; may be the same as {listed(f'“{each}”' for each in maybe)}" if maybe else ""
    return Origin("o_" + ident, label, entity, _channel(told, pages), when, because)


def _said_by(told: Sequence[Telling]) -> TimeSpan | None:
    lasts = [one.published.last for one in told if one.published is not None and one.published.last is not None]
    return TimeSpan(None, min(lasts), Grain.DAY) if lasts else None


def _channel(told: Sequence[Telling], pages: _Pages) -> str | None:
    for one in told:
        for hop in reversed(one.claim.say_so):
            if hop.via is not None:
                return pages.text[hop.via.page][hop.via.start : hop.via.end]
    return None
