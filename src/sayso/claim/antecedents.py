"""Who spoke before, so that "he", a verb without a subject, and a quotation without a cue have a source."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from sayso.claim.row import Frame, Row
from sayso.model import Mention, MentionKind, Span, Stance
from sayso.text import fold

_REACH = 4000  # characters between a pronoun and who is meant
_KEPT = 4  # speakers that are remembered
_TITLED = 4  # tokens before a name that can tell a man from a woman


class Speaker(Struct, frozen=True):
    """Who spoke, and how."""

    sources: tuple[Span, ...]
    person: bool | None  # None: one speaker who may be either
    stance: Stance
    cue: Span | None
    told: tuple[Span, ...]
    via: Span | None
    passage: int
    quoted: bool  # the last words were a quotation, or a colon opened one
    gender: str = ""  # "m", "f", or "" where nothing tells; of verbs that agree also of bodies


class Voices:
    """The speakers of one language on one page, the last one last, and what is known of the sex of names."""

    def __init__(self) -> None:
        self.heard: list[Speaker] = []
        self.genders: dict[str, str] = {}
        self.before: Span | None = None  # the sentence read last

    def last(self) -> Speaker | None:
        return self.heard[-1] if self.heard else None

    def add(self, speaker: Speaker) -> None:
        self.heard.append(speaker)
        del self.heard[:-_KEPT]

    def fitting(self, at: int, want: str, persons: Sequence[bool | None]) -> Speaker | None:
        """The last speaker if number and sex fit; where they do not, the only other one whom they fit."""
        near = [s for s in reversed(self.heard) if s.person in persons and at - s.sources[0].start < _REACH]
        if not near or near[0] is not self.heard[-1]:
            return None
        fit = [speaker for speaker in near if not want or speaker.gender in ("", want)]
        return fit[0] if fit and (fit[0] is near[0] or len({speaker.sources for speaker in fit}) == 1) else None


def resolved(row: Row, frame: Frame, voices: Voices) -> tuple[tuple[Span, ...], bool | None, str]:
    """The sources of a frame, whether one person, and the sex; a pronoun becomes the last speaker who fits."""
    token = row.tokens[frame.cue]
    agreed = row.lex.gender(token.text, token.entry) if token.entry is not None else ""
    everybody = (True, False, None)
    if frame.source is None:
        found = voices.fitting(token.start, agreed, everybody)
        return (found.sources, found.person, agreed or found.gender) if found is not None else ((), None, "")
    word = frame.source.pronoun
    if not word:
        return _named(row, frame, voices, agreed)
    many = row.lex.has("collective", word) or row.lex.has("bodies", word)
    want = row.lex.gender(word, None) or agreed
    found = voices.fitting(token.start, want, (many is False, None) if not many else (False, None))
    if found is not None:
        _learn(row, voices, found.sources, want)
        return found.sources, found.person, want or found.gender
    return frame.source.sources, not many, want


def _named(row: Row, frame: Frame, voices: Voices, agreed: str) -> tuple[tuple[Span, ...], bool | None, str]:
    """A source that is named: its sex from its verb, its titles, or what the page said before."""
    if frame.source is None:
        return (), None, ""
    sources = frame.source.sources
    named = {token.start: token.mention for token in row.tokens if token.mention is not None}
    person = _is_person([_kind(named.get(span.start)) for span in sources])
    if len(sources) != 1:
        return sources, person, ""
    gender = agreed or _titled(row, sources[0])
    if gender:
        _learn(row, voices, sources, gender)
    return sources, person, gender or voices.genders.get(_name(row, sources[0]), "")


def _titled(row: Row, source: Span) -> str:
    """What the words right before and in a source say: "spokeswoman X", "a woman"."""
    at = next((n for n, token in enumerate(row.tokens) if token.start >= source.start), len(row.tokens))
    own = [token.text for token in row.tokens[at:] if token.end <= source.end]
    before = [token.text for token in row.tokens[max(0, at - _TITLED) : at] if token.kind == "word"]
    told = [row.lex.gender(word, None) for word in (*own, *reversed(before))]
    return next((gender for gender in told if gender), "")


def _learn(row: Row, voices: Voices, sources: tuple[Span, ...], gender: str) -> None:
    if len(sources) == 1 and gender:
        voices.genders[_name(row, sources[0])] = gender


def _name(row: Row, source: Span) -> str:
    """The last word of a name."""
    return fold(row.text[source.start : source.end]).text.rpartition(" ")[2]


def _is_person(kinds: Sequence[MentionKind | None]) -> bool | None:
    """One person, or no person for sure; None where a single noun phrase may be either."""
    if len(kinds) == 1 and kinds[0] in (None, MentionKind.UNNAMED):
        return None
    return list(kinds) == [MentionKind.PERSON]


def _kind(mention: Mention | None) -> MentionKind | None:
    return mention.kind if mention is not None else None
