"""Chains of say-so in our own corpus, by the whole analysis of each passage as a page of its own.

`exact`: F1 of chains with all hops in order, every source right, none invented, and 9 in 10 words of the content.
`hops`: hops of the corpus that are found. `speaker`: of the chains found (half of the words of the content) those whose
innermost source is right. A source is right if it touches the words of the corpus, or by the links of the page.
An outer part of a longer chain that is told by itself, and a credit of the page that stands alone, are not counted. A
content with its own cue in it ("The glacier has lost, they say, a third") is counted in its two parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from bench.figure import Figure
from bench.options import Options
from bench.say_so import peers
from bench.say_so.passages import LANGUAGES, Chain, Hop, Passage, passages, places
from bench.say_so.polnear import Tally
from bench.say_so.relations import Relation
from bench.say_so.verbs import verb_list
from bench.who.sets import figure, told
from sayso import resolve
from sayso.claim.hops import chain_of
from sayso.model import Analysis, Attribution, Page, Span, Stance
from sayso.pipeline import analyse
from sayso.text.parse import Parser

_FOUND, _SCOPE = 0.5, 0.9  # Dice of the words of a content: found as in the seeds' scorer; exact
_WORD = re.compile(r"\w+")
_DETAILS = ("scope", "stance", "to", "when", "via", "channel", "negated", "form", "own", "assessment")


class Told(Struct, frozen=True):
    """A chain as the program tells it."""

    content: Span
    hops: tuple[Attribution, ...]


class Tallies(Struct):
    """All measures of one language."""

    exact: Tally
    hops: Tally
    speaker: Tally
    details: dict[str, Tally]


def nothing() -> Tallies:
    """Nothing counted yet."""
    return Tallies(Tally(), Tally(), Tally(), {detail: Tally() for detail in _DETAILS})


def figures(options: Options) -> list[Figure]:
    """By language, and over all languages as the mean of theirs."""
    rows: list[Figure] = []
    for which in options.halves:
        done: dict[str, Tallies] = {}
        others: dict[str, Tallies] = {}
        for lang in LANGUAGES if not options.lang else (options.lang,):
            read = list(passages(lang, which))
            read = read[:: max(1, len(read) // options.sample)][: options.sample] if options.sample else read
            if read:
                done[lang], errors = measured(read, [read_as_page(passage.text) for passage in read])
                told(options, which, errors)
            if read and lang == "en" and not options.alone:
                others = _peers(read)
        rows += _rows(which, done, others)
    return rows


def _rows(which: str, done: dict[str, Tallies], others: dict[str, Tallies]) -> Iterator[Figure]:
    for measure in ("exact", "hops", "speaker"):
        each: dict[str, Tally] = {lang: getattr(tallies, measure) for lang, tallies in done.items()}
        value = f1 if measure == "exact" else share
        values = {lang: value(tally) for lang, tally in each.items()}
        beside = [(name, value(getattr(tallies, measure))) for name, tallies in others.items()]
        if len(each) > 1:
            count = sum(tally.gold for tally in each.values())
            yield figure(f"say_so.chains.{measure}", which, sum(values.values()) / len(values), count, note="mean")
        for lang, tally in each.items():
            row = beside if lang == "en" else []
            yield figure(f"say_so.chains.{measure}.{lang}", which, values[lang], tally.gold, peers=row, note=tally.note)
    for detail in _DETAILS:
        tally = Tally()
        for tallies in done.values():
            tally.add(tallies.details[detail].hits, tallies.details[detail].gold, 0)
        yield figure(f"say_so.chains.{detail}", which, share(tally), tally.gold)


def f1(tally: Tally) -> float:
    """F1 of a tally."""
    return tally.f


def share(tally: Tally) -> float:
    """Of what was asked the share that was found."""
    return tally.hits / max(1, tally.gold)


def measured(read: Sequence[Passage], said: Sequence[Reading]) -> tuple[Tallies, list[dict[str, object]]]:
    """All measures over some passages as they were read, and what is wrong."""
    tallies = nothing()
    errors: list[dict[str, object]] = []
    for passage, reading in zip(read, said, strict=True):
        errors += scored(passage, reading, tallies)
    return tallies, errors


def _peers(read: Sequence[Passage]) -> dict[str, Tallies]:
    """The systems that know English alone, on English passages: each relation is a chain of one hop."""
    systems = {"verb list": [verb_list(passage.text) for passage in read]}
    quoted = peers.quotations([passage.text for passage in read])
    systems |= {"textacy": quoted} if quoted is not None else {}
    return {
        name: measured(read, [as_told(passage.text, rows) for passage, rows in zip(read, said, strict=True)])[0]
        for name, said in systems.items()
    }


def as_told(text: str, rows: Sequence[Relation]) -> Reading:
    """The relations of another system as hops."""
    hops = tuple(
        Attribution(
            Span("p", *row.content[0]), tuple(Span("p", *part) for part in row.source), None, Stance.SAYS, None, "peer"
        )
        for row in rows
    )
    return Reading(Analysis(Page("p", text, "plain", "p"), (), (), hops, ()))


def read_as_page(text: str, parser: Parser | None = None) -> Reading:
    """The text of a passage as a page of its own."""
    return Reading(analyse(Page("passage", text, "plain", "passage"), parser=parser))


class Reading:
    """A passage as the program read it."""

    def __init__(self, analysis: Analysis) -> None:
        self.text = analysis.page.text
        self.analysis = analysis
        _, links = resolve.entities([self.analysis])
        self.entity = {link.mention: link.entity for link in links}

    def chains(self) -> list[Told]:
        """Every content with all hops that hold it, without a credit of the page alone."""
        hops = self.analysis.attributions
        found = [Told(content, chain_of(hops, content)) for content in dict.fromkeys(hop.content for hop in hops)]
        said = [one for one in found if any(hop.by != "agency-credit" for hop in one.hops)]
        return [part for one in said for part in _parts(one)]

    def means(self, told: Span, words: str) -> bool:
        """Is the source that is told one of the words of the corpus?"""
        spots = [spot for one in words.split("|") for spot in places(self.text, one)]
        if any(a < told.end and told.start < b for a, b in spots):
            return True
        meant = self.entity.get(told)
        here = {who for span, who in self.entity.items() if any(a < span.end and span.start < b for a, b in spots)}
        return meant is not None and meant in here


def _parts(one: Told) -> list[Told]:
    """A clause that its own cue cuts in two is two contents in the corpus, and one statement in the program."""
    hop = one.hops[-1]
    inside = [
        span
        for span in (hop.cue, hop.cue_words, hop.source_words, *hop.sources)
        if span is not None and one.content.start < span.start and span.end < one.content.end
    ]
    if hop.cue not in inside:
        return [one]
    first, last = min(span.start for span in inside), max(span.end for span in inside)
    ranges = ((one.content.start, first), (last, one.content.end))
    return [Told(Span(one.content.page, *part), one.hops) for part in ranges]


def scored(passage: Passage, reading: Reading, tallies: Tallies) -> Iterator[dict[str, object]]:
    said = reading.chains()
    pairs = _paired(passage, said)
    hit = [m for n, m in pairs.items() if _exact(reading, passage.chain[n], said[m])]
    extra = [m for m, one in enumerate(said) if m not in pairs.values() and not _implied(one, said)]
    tallies.exact.add(len(hit), len(passage.chain), len(pairs) + len(extra))
    for n, chain in enumerate(passage.chain):
        one = said[pairs[n]] if n in pairs else None
        right = _right_hops(reading, chain.hops, one.hops) if one is not None else 0
        tallies.hops.add(right, len(chain.hops), len(one.hops) if one is not None else 0)
        if one is not None:
            tallies.speaker.add(_same(reading, chain.hops[-1], one.hops[-1]), 1, 1)
            _details(reading, chain, one, tallies.details)
        if one is None or pairs[n] not in hit:
            yield _error("missed" if one is None else "not exact", reading, chain, one)
    yield from (_error("false", reading, None, said[m]) for m in extra)
    tallies.hops.add(0, 0, sum(len(said[m].hops) for m in extra))
    covers = [one.content for one in said]
    for words in passage.own:
        spots = places(reading.text, words)
        free = not any(c.start < b and a < c.end and 2 * _common((a, b), c) > b - a for a, b in spots for c in covers)
        tallies.details["own"].add(free, 1, 1)
    for words in passage.assessment:
        spots = places(reading.text, words)
        seen = any(a < s.span.end and s.span.start < b for a, b in spots for s in reading.analysis.assessments)
        tallies.details["assessment"].add(seen, 1, 1)


def _common(spot: tuple[int, int], span: Span) -> int:
    return min(spot[1], span.end) - max(spot[0], span.start)


def _paired(passage: Passage, said: Sequence[Told]) -> dict[int, int]:
    """Chains of the corpus and chains told, one to one, those that share most words first."""
    near = []
    for n, chain in enumerate(passage.chain):
        for spot in places(passage.text, chain.content)[:1]:
            near += [(-_dice(passage.text, spot, one.content), n, m) for m, one in enumerate(said)]
    left: dict[int, int] = {}
    for score, n, m in sorted(near):
        if -score >= _FOUND and n not in left and m not in left.values():
            left[n] = m
    return left


def _dice(text: str, spot: tuple[int, int], span: Span) -> float:
    left, right = ({word.start() for word in _WORD.finditer(text, a, b)} for a, b in (spot, (span.start, span.end)))
    return 2 * len(left & right) / max(1, len(left) + len(right))


def _same(reading: Reading, hop: Hop, told: Attribution) -> bool:
    """All sources of the hop, and no others."""
    if not hop.source or not told.sources:
        return not hop.source and not told.sources
    heard = all(any(reading.means(span, words) for span in told.sources) for words in hop.source)
    return heard and all(any(reading.means(span, words) for words in hop.source) for span in told.sources)


def _right_hops(reading: Reading, want: Sequence[Hop], told: Sequence[Attribution]) -> int:
    """Hops that are right, in order (longest common subsequence)."""
    row = [0] * (len(told) + 1)
    for hop in want:
        new = [0]
        for n, one in enumerate(told):
            new.append(row[n] + 1 if _same(reading, hop, one) else max(new[n], row[n + 1]))
        row = new
    return row[-1]


def _exact(reading: Reading, chain: Chain, told: Told) -> bool:
    spot = places(reading.text, chain.content)[0]
    whole = len(chain.hops) == len(told.hops) == _right_hops(reading, chain.hops, told.hops)
    return whole and _dice(reading.text, spot, told.content) >= _SCOPE


def _implied(one: Told, said: Sequence[Told]) -> bool:
    """Is it the outer part of a longer chain?"""
    return any(
        len(other.hops) > len(one.hops)
        and other.hops[: len(one.hops)] == one.hops
        and one.content.start <= other.content.start
        and other.content.end <= one.content.end
        for other in said
    )


def _details(reading: Reading, chain: Chain, told: Told, details: dict[str, Tally]) -> None:
    """What the innermost hop says besides; asked only where the corpus gives it."""
    want, hop = chain.hops[-1], told.hops[-1]
    details["scope"].add(_dice(reading.text, places(reading.text, chain.content)[0], told.content) == 1, 1, 1)
    details["stance"].add(hop.stance is want.stance, 1, 1)
    details["form"].add(hop.form is want.form, 1, 1)
    if want.to:
        details["to"].add(all(any(reading.means(span, words) for span in hop.to) for words in want.to), 1, 1)
    for name, span, words in (("when", hop.when, want.when), ("via", hop.via, want.via)):
        if words:
            details[name].add(span is not None and reading.means(span, words), 1, 1)
    if want.channel is not None:
        details["channel"].add(hop.channel is want.channel, 1, 1)
    if want.negated or hop.negated:
        details["negated"].add(want.negated == hop.negated, 1, 1)


def _error(kind: str, reading: Reading, chain: Chain | None, told: Told | None) -> dict[str, object]:
    text = reading.text
    row: dict[str, object] = {"kind": kind}
    if chain is not None:
        row["gold"] = [chain.content, *(f"{'+'.join(hop.source) or '-'} ({hop.cue})" for hop in chain.hops)]
    if told is not None:
        row["told"] = [
            text[told.content.start : told.content.end],
            *(
                f"{'+'.join(text[s.start : s.end] for s in hop.sources) or '-'} "
                f"({text[hop.cue.start : hop.cue.end] if hop.cue else ''}; {hop.by})"
                for hop in told.hops
            ),
        ]
    return {**row, "text": text}
