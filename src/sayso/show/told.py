"""Hops of say-so in words: "denied by the minister in a letter on 3 May 2031, through the agency"."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.model import Attribution, Channel, Claim, Form, Grain, Span, Stance
from sayso.show.board import Board, is_assessed, name, words
from sayso.show.wording import clipped, days, flat, is_vague, listed

OWN = "the outlet’s own word"
JUDGED = "the outlet’s own judgement or forecast"
NOBODY_SAYS = "nobody is named"
CREDIT = "agency-credit"  # Attribution.by of the hop of the agency that the page credits for its text
_NAMED = 60  # characters of a name, an addressee, a channel
_MOST = 4  # names in a row
_DONE = {
    Stance.SAYS: "said", Stance.CONFIRMS: "confirmed", Stance.DENIES: "denied", Stance.DOUBTS: "doubted",
    Stance.DEMANDS: "demanded", Stance.PROMISES: "promised", Stance.THINKS: "believed", Stance.HEARS: "heard",
}  # fmt: skip
_DOES = {
    Stance.SAYS: ("says", "say"), Stance.CONFIRMS: ("confirms", "confirm"), Stance.DENIES: ("denies", "deny"),
    Stance.DOUBTS: ("doubts", "doubt"), Stance.DEMANDS: ("demands", "demand"),
    Stance.PROMISES: ("promises", "promise"), Stance.THINKS: ("believes", "believe"), Stance.HEARS: ("hears", "hear"),
}  # fmt: skip
_IN = {
    Channel.LETTER: "in a letter", Channel.POST: "in a post", Channel.PRESS_CONFERENCE: "at a press conference",
    Channel.INTERVIEW: "in an interview", Channel.BROADCAST: "in a broadcast", Channel.DOCUMENT: "in a document",
    Channel.STATEMENT: "in a statement", Channel.SPEECH: "in a speech", Channel.CALL: "in a call",
}  # fmt: skip
_FORMS = {Form.DIRECT: "word for word", Form.MIXED: "partly word for word", Form.INDIRECT: ""}


def say_so(board: Board, claim: Claim) -> str:
    """Who says it, from the root to the page; of a claim without a source, whose word it is then."""
    if claim.say_so:
        return told(board, claim.say_so)
    return JUDGED if is_assessed(board, claim.span) else OWN


def is_sourced(claim: Claim) -> bool:
    """Whether a page gives somebody for a claim, and not only the agency of the whole text."""
    return any(hop.by != CREDIT for hop in claim.say_so)


def told(board: Board, hops: Sequence[Attribution]) -> str:
    """Who says it, from the root to the page, of hops nearest the page first."""
    root, outer = hops[-1], hops[:-1]
    if root.by == CREDIT:
        return f"own word of {names(board, root.sources)}, credited for the text"
    who = names(board, root.sources)
    said = f"{_verb(root)} {'from' if root.stance is Stance.HEARS else 'by'} {who}" if who else _nobody(root)
    first = " ".join(part for part in (said, how(board, root, outer)) if part)
    return ", ".join(part for part in (first, form(root), rest(board, hops)) if part)


def does(hop: Attribution) -> str:
    """What the one does who speaks: "denies", "does not say", "perhaps confirms"; "reportedly" where nobody does."""
    if hop.stance is Stance.HEARS and not hop.sources:
        return "reportedly"
    plain, bare = _DOES[hop.stance]
    return ("perhaps " if hop.hedged else "") + (f"does not {bare}" if hop.negated else plain)


def how(board: Board, hop: Attribution, beyond: Sequence[Attribution] = ()) -> str:
    """ "to reporters in a letter on 3 May 2031"; who was told and is a hop of its own (`beyond`) is not repeated."""
    known = {name(board, span).key for one in beyond for span in one.sources}
    to = [span for span in hop.to if name(board, span).key not in known]
    heard = f"to {names(board, to)}" if to else ""
    return " ".join(part for part in (heard, channel(board, hop), when(board, hop)) if part)


def channel(board: Board, hop: Attribution) -> str:
    """ "in a letter", "in a post (“his Facebook page”)"; "" where none is known or it is the source itself."""
    if hop.channel is None or _is_source(hop):
        return ""
    kind, said = _IN[hop.channel], flat(words(board, hop.via)) if hop.via is not None else ""
    plain = not said or said == words_of_cue(board, hop) or said.casefold() in kind
    return kind if plain else f"{kind} (“{clipped(said, _NAMED)}”)"


def when(board: Board, hop: Attribution) -> str:
    """ "on 3 May 2031", or the words of the page where the day is not known: "(“last week”)"."""
    if hop.when is None:
        return ""
    dating = board.dating.get(hop.when)
    known = dating is not None and not is_vague(dating.when) and None not in (dating.when.first, dating.when.last)
    if dating is None or not known:
        return f"(“{clipped(words(board, hop.when), _NAMED)}”)"
    return f"{'in' if dating.when.grain in (Grain.MONTH, Grain.YEAR) else 'on'} {days(dating.when)}"


def form(hop: Attribution) -> str:
    """ "word for word", "partly word for word", "" of words that the page reports in its own."""
    return _FORMS[hop.form]


def names(board: Board, spans: Sequence[Span]) -> str:
    """Whom some spans mean, in a row; each once."""
    found = list(dict.fromkeys(clipped(name(board, span).label, _NAMED) for span in spans))
    return listed([*found[:_MOST], f"{len(found) - _MOST} more"] if len(found) > _MOST else found)


def words_of_cue(board: Board, hop: Attribution) -> str:
    """The cue as it stands, whole."""
    span = hop.cue_words or hop.cue
    return flat(words(board, span)) if span is not None else ""


def is_relay(outer: Attribution, inner: Attribution) -> bool:
    """Whether a hop only passes on what the next one says: the same words, and no stand of its own."""
    takes_stand = outer.cue != inner.cue and (outer.negated or outer.stance not in (Stance.SAYS, Stance.HEARS))
    return outer.content == inner.content and not takes_stand


def _verb(hop: Attribution) -> str:
    return f"{'perhaps ' if hop.hedged else ''}{'not ' if hop.negated else ''}{_DONE[hop.stance]}"


def _nobody(hop: Attribution) -> str:
    plain = hop.stance in (Stance.SAYS, Stance.HEARS) and not hop.negated
    return f"{'reportedly' if plain else _verb(hop)}; {NOBODY_SAYS}"


def rest(board: Board, hops: Sequence[Attribution]) -> str:
    """What stands between the last of some hops and the page: "denied by the ministry, through the agency"."""
    root, stands, passing = hops[-1], [], _not_a_kind(board, hops[-1])
    for at in range(len(hops) - 2, -1, -1):
        hop, inner = hops[at], hops[at + 1]
        who = names(board, hop.sources)
        if hop.by == CREDIT:
            passing.append(_credited(board, hop))
        elif who and hop.cue != inner.cue and (hop.negated or hop.stance not in (Stance.SAYS, Stance.HEARS)):
            stands.append(" ".join(part for part in (_verb(hop), "by", who, how(board, hop, hops[:at])) if part))
        elif who:
            passing.append(who)
        passing += _not_a_kind(board, hop)
    own = names(board, root.sources)
    way = list(dict.fromkeys(step for step in passing if step and step != own))
    return ", ".join([*stands, *([f"through {listed(way)}"] if way else [])])


def _not_a_kind(board: Board, hop: Attribution) -> list[str]:
    """A channel of no known kind is a step on the way."""
    if hop.via is None or hop.channel is not None or _is_source(hop):
        return []
    return [clipped(name(board, hop.via).label, _NAMED)]


def _credited(board: Board, hop: Attribution) -> str:
    return f"{names(board, hop.sources)} (credited for the text)"


def _is_source(hop: Attribution) -> bool:
    """Whether the channel is the one who speaks: "the letter says"."""
    via = hop.via
    return via is not None and any(span.start < via.end and via.start < span.end for span in hop.sources)
