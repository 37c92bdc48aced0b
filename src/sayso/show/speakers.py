"""Who says what: for every speaker all that the pages have him say, through whom, when, in which channel."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, structs

from sayso.model import Attribution, Span
from sayso.show.board import Board, Name, Sheet, anchor, name, passage_at, words
from sayso.show.chains import NOBODY
from sayso.show.hops import Spoken, spoken
from sayso.show.told import CREDIT, does, form, how, is_relay, names, rest
from sayso.show.wording import bare, clipped, flat

_WORDS = 200  # characters of what is said
_ROLE, _CUE = 80, 60


class Saying(Struct, frozen=True):
    """Words that a page gives to a speaker."""

    spoken: Spoken
    letter: str  # of the page
    words: str
    href: str
    lang: str
    does: str  # "denies"
    cue: str  # as it stands on the page: "denied"
    manner: str  # "to reporters in a letter on 3 May 2031, with the ministry, word for word, through the agency"


class Relay(Struct, frozen=True):
    """Words of somebody else that a speaker only passes on."""

    spoken: Spoken
    letter: str
    of: str
    href: str


class Speaker(Struct, frozen=True):
    """Somebody whom pages have say something; nobody, where they name nobody."""

    key: str
    anchor: str
    label: str
    named: bool
    role: str
    sayings: tuple[Saying, ...]  # in the order of the pages, which is that of their publication
    relays: tuple[Relay, ...]
    letters: tuple[str, ...]  # of the pages


class _Found(Struct):
    """A speaker while the pages are read."""

    name: Name
    role: str
    sayings: list[Saying]
    relays: list[Relay]


def speakers(board: Board) -> tuple[Speaker, ...]:
    """Those who say most first, those who only pass on words after them, nobody last."""
    found: dict[str, _Found] = {}
    for sheet in board.sheets:
        for one in spoken(sheet.analysis.attributions):
            heads = {name(board, source).key: source for source in one.hop.sources}
            for source in heads.values():
                _heard(board, sheet, one, _entry(board, found, source))
            if not heads:
                _heard(board, sheet, one, found.setdefault(NOBODY.key, _Found(NOBODY, "", [], [])))
    ranked = sorted(found.values(), key=_rank)
    return tuple(_speaker(one, at) for at, one in enumerate(ranked, 1))


def anchors(found: Sequence[Speaker]) -> dict[str, str]:
    """By the key of a speaker the place of his list."""
    return {one.key: one.anchor for one in found}


def saying(board: Board, one: Spoken) -> Saying:
    """The words of a hop, what their speaker does with them, and the way from him to the page."""
    hop, sheet = one.hop, board.page[one.hop.content.page]
    passage = passage_at(sheet, hop.content.start)
    return Saying(
        spoken=one,
        letter=sheet.letter,
        words=clipped(bare(flat(words(board, hop.content))), _WORDS),
        href=anchor(board, hop.content),
        lang=passage.lang if passage is not None else "und",
        does=does(hop),
        cue=_cue(board, hop),
        manner=", ".join(part for part in (how(board, hop, one.outer), _rest(board, one)) if part),
    )


def together(board: Board, hop: Attribution, who: str) -> str:
    """The others with whom somebody says it."""
    return names(board, [source for source in hop.sources if name(board, source).key != who])


def passed_on(one: Spoken) -> Attribution | None:
    """The hop whose words a source only passes on; None if they are its own."""
    if not one.inner or not is_relay(one.hop, one.inner[0]):
        return None
    return one.inner[-1]


def _cue(board: Board, hop: Attribution) -> str:
    """The word of say-so; a colon is none."""
    said = clipped(words(board, hop.cue), _CUE) if hop.cue is not None else ""
    return said if any(char.isalpha() for char in said) else ""


def _rest(board: Board, one: Spoken) -> str:
    return ", ".join(part for part in (form(one.hop), rest(board, (*one.outer, one.hop))) if part)


def _entry(board: Board, found: dict[str, _Found], source: Span) -> _Found:
    who = name(board, source)
    mention = board.mention.get(source)
    role = clipped(flat(words(board, mention.role)), _ROLE) if mention is not None and mention.role is not None else ""
    entry = found.setdefault(who.key, _Found(who, role, [], []))
    entry.role = max(entry.role, role, key=len)  # "Mr" says less than "the senator for Tarn"
    return entry


def _heard(board: Board, sheet: Sheet, one: Spoken, entry: _Found) -> None:
    root = passed_on(one)
    if root is not None:
        of = names(board, root.sources) or NOBODY.label
        entry.relays.append(Relay(one, sheet.letter, of, anchor(board, one.hop.content)))
    elif one.hop.by != CREDIT:
        made = saying(board, one)
        beside = together(board, one.hop, entry.name.key)
        manner = ", ".join(part for part in (f"with {beside}" if beside else "", made.manner) if part)
        entry.sayings.append(structs.replace(made, manner=manner))


def _rank(one: _Found) -> tuple[bool, int, int, str, str]:
    return one.name is NOBODY, -len(one.sayings), -len(one.relays), one.name.label, one.name.key


def _speaker(one: _Found, at: int) -> Speaker:
    letters = {*(said.letter for said in one.sayings), *(relay.letter for relay in one.relays)}
    return Speaker(
        key=one.name.key,
        anchor=f"says-{at}",
        label=one.name.label,
        named=one.name.named,
        role=one.role,
        sayings=tuple(one.sayings),
        relays=tuple(one.relays),
        letters=tuple(sorted(letters, key=lambda letter: (len(letter), letter))),
    )
