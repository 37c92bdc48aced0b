"""Who spoke before, so that "he", a verb without a subject, and a quotation without a cue have a source."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from sayso.claim.say_so.manner import Manner
from sayso.claim.say_so.people import Met, People, alike
from sayso.claim.say_so.row import Frame, Row
from sayso.claim.say_so.sources import Party
from sayso.model import Attribution, Mention, MentionKind, Span, Stance
from sayso.text import fold

_REACH = 4000  # characters between a pronoun and who is meant
_NEAR = 2  # sentences in which a speaker of the right sex is nearer than one of unknown sex
_FAR = 3  # sentences in which nobody spoke of who is meant, where a language is strict
_KEPT = 4  # speakers that are remembered
_TITLE = 3  # tokens of a title that stands for its holder
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
    manner: Manner | None = None  # of the words said last
    outer: tuple[Attribution, ...] = ()  # hops through which they came to the page


class Voices:
    """The speakers of one language on one page, the last one last, and whom the page has named."""

    def __init__(self, means: dict[Span, Span] | None = None) -> None:
        self.heard: list[Speaker] = []
        self.people = People(means or {})
        self.answers: dict[Span, tuple[tuple[Span, ...], bool | None, str]] = {}  # of pronouns met
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

    def surely(self, at: int, want: str) -> Speaker | None:
        """The only speaker of the last sentences who is known to be of a sex, if the last one is not known."""
        if not want or not self.heard or self.heard[-1].gender:
            return None
        here = self.people.number(at)
        near = [s for s in self.heard if s.gender == want and s.person is not False and here - self.spoke(s) <= _NEAR]
        return near[-1] if len({speaker.sources for speaker in near}) == 1 else None

    def spoke(self, speaker: Speaker) -> int:
        """The sentence in which a speaker was heard."""
        return self.people.number((speaker.cue or speaker.sources[0]).start)


def resolved(row: Row, frame: Frame, voices: Voices) -> tuple[tuple[Span, ...], bool | None, str]:
    """The sources of a frame, whether one person, and the sex; a pronoun becomes the last speaker who fits."""
    token = row.tokens[frame.cue]
    agreed = row.lex.gender(token.text, token.entry) if token.entry is not None else ""
    everybody = (True, False, None)
    if frame.source is None:
        found = voices.fitting(token.start, agreed, everybody)
        if found is not None and row.lex.verb_first and voices.people.number(token.start) - voices.spoke(found) > _NEAR:
            return (), None, ""  # others may have come between
        if found is None and row.lex.verb_first and voices.last() is None:
            met = voices.people.meant(token.start, agreed, [])  # "وصل X. وقال إن …"
            return ((met.span,), True, agreed) if met is not None else ((), None, "")
        return (found.sources, found.person, agreed or found.gender) if found is not None else ((), None, "")
    word = frame.source.pronoun
    if not word:
        return _named(row, frame, voices, agreed)
    want = row.lex.gender(word, None) or agreed
    if row.lex.has("collective", word) or row.lex.has("bodies", word):
        either = row.lex.free_order and row.lex.has("bodies", word)
        found = voices.fitting(token.start, want, (True, False, None) if either else (False, None))
        if (
            found is not None
            and row.lex.free_order
            and not either
            and len(found.sources) == 1
            and not (found.person is None and _in_plural(row, found))
        ):
            found = None  # a body is no "они"
        return (found.sources, found.person, want or found.gender) if found is not None else _kept(frame, voices, want)
    key = frame.source.sources[0] if frame.source.sources else None
    if key is None:
        return _one_person(row, frame, voices, want)
    if key not in voices.answers:  # "he said, adding": once for all verbs of a pronoun
        voices.answers[key] = _one_person(row, frame, voices, want)
    return voices.answers[key]


def _in_plural(row: Row, speaker: Speaker) -> bool:
    """Did a verb in the plural report what a speaker said: "эксперты считают"?"""
    ends = tuple(sorted(row.lex.sets["plural_endings"]))
    return bool(ends) and speaker.cue is not None and row.text[: speaker.cue.end].endswith(ends)


def _kept(frame: Frame, voices: Voices, want: str) -> tuple[tuple[Span, ...], bool | None, str]:
    """A pronoun for many or for a body, which nobody heard before fits: what the page means by it, or as it stands."""
    sources = frame.source.sources if frame.source is not None else ()
    return tuple(voices.people.means.get(source, source) for source in sources), False, want


def _one_person(row: Row, frame: Frame, voices: Voices, want: str) -> tuple[tuple[Span, ...], bool | None, str]:
    """Who is meant by "he": who leads his sentence, or who spoke or led last, whichever is nearer."""
    sources = frame.source.sources if frame.source is not None else ()
    at, people = (sources[0].start if sources else row.tokens[frame.cue].start), voices.people
    bodies = row.lex.inverts or row.lex.verb_second  # where "he" can be a ministry
    heard = voices.surely(at, want) or voices.fitting(at, want, (True, None, False) if bodies else (True, None))
    said = [(row.tokens[_clause(row, a)].start, row.tokens[b - 1].end) for a, b in frame.parts]
    met = people.meant(at, want, said)
    if met is not None and heard is not None:
        spoke, here = voices.spoke(heard), people.number(at)
        if row.lex.verb_second:  # a pronoun that leads is no nearer than the name it means
            met = replace(met, sentence=people.number(met.span.start))
        doubtful = not met.sex and heard.gender == want != ""
        sure = met.sex == want != "" and not heard.gender and met.sentence == spoke
        if met.sentence < here and (met.sentence < spoke or (met.sentence == spoke and not sure) or doubtful):
            met = None
    if (
        met is None
        and heard is not None
        and sources
        and row.lex.verb_second
        and _other(row, heard, voices, (at, want), said)
    ):
        return sources, True, want
    if met is not None and row.lex.free_order and _rivals(people, met, at, want):
        return sources, True, want
    if met is not None:
        people.learn(met.who, want)
        return (met.span,), True, want or met.sex
    if heard is None and sources and (means := people.means.get(sources[0])) is not None:
        return (means,), True, want
    if heard is None:
        return sources, True, want
    people.learn(_name(row, heard.sources[0]), want if len(heard.sources) == 1 else "")
    return heard.sources, heard.person, want or heard.gender


def _other(row: Row, heard: Speaker, voices: Voices, pronoun: tuple[int, str], said: Sequence[tuple[int, int]]) -> bool:
    """Has somebody else whom the pronoun (offset, sex) fits come between who was heard and the pronoun?"""
    at, want = pronoun
    people = voices.people
    if len(heard.sources) != 1:
        return False
    who = _name(row, heard.sources[0])
    last = max((met.sentence for met in people.names if met.who == who), default=0)
    far = people.number(at) - max(voices.spoke(heard), last) > _FAR
    return far or people.rival(who, at, want, said)


def _rivals(people: People, met: Met, at: int, want: str) -> bool:
    """Does another person of the sentence stand nearer to a pronoun: "X обвинил Y в том, что он угрожал Z"?"""
    here = people.number(at)
    between = [one for one in people.persons(here, want, at) if one.span.start > met.span.end and one.who != met.who]
    return met.sentence == here and bool(between)


def _clause(row: Row, part: int) -> int:
    """Where the clause of a quotation begins: names in it are in what is said ("X “has chosen to wait”, he said")."""
    while part > 0 and row.kind(part - 1) in ("word", "name", "cue"):
        part -= 1
    return part


def _named(row: Row, frame: Frame, voices: Voices, agreed: str) -> tuple[tuple[Span, ...], bool | None, str]:
    """A source that is named: its sex from its verb, its titles, or what the page said before."""
    if frame.source is None:
        return (), None, ""
    sources, people = frame.source.sources, voices.people
    person = is_person(row, sources)
    if len(sources) != 1:
        return sources, person, ""
    if person is None and (writer := _writer(row, frame.source, voices)) is not None:
        return writer.sources, writer.person, writer.gender
    if person is None and (means := _holder(row, frame.source, people)) is not None and not _later(row, frame, means):
        return (means.span,), means.kind is MentionKind.PERSON, agreed or means.sex
    gender = agreed or _titled(row, sources[0])
    people.learn(_name(row, sources[0]), gender)
    return sources, person, gender or people.sexes.get(_name(row, sources[0]), "")


def _later(row: Row, frame: Frame, means: Met) -> bool:
    """ "The panel expected Mr. X to": a name behind the verb is nobody's who stands before it."""
    return row.lex.zero_that and row.tokens[frame.cue].start < means.span.start <= row.tokens[-1].end


def _writer(row: Row, source: Party, voices: Voices) -> Speaker | None:
    """Whose a document is that speaks: of who said something in it before ("in a letter … the letter reads")."""
    if not row.lex.noun("channels", source.words):
        return None
    for speaker in reversed(voices.heard):
        if speaker.via is not None and speaker.via not in speaker.sources:
            words = fold(row.text[speaker.via.start : speaker.via.end]).text.split()
            if any(alike(source.words, word, stems=bool(row.lex.stems)) for word in words):
                return speaker
    return None


def _holder(row: Row, source: Party, people: People) -> Met | None:
    """Who is meant by a title alone, with its article where the language has one: "the minister", "министр"."""
    span = source.sources[0]
    at = next((n for n, token in enumerate(row.tokens) if token.start >= span.start), len(row.tokens))
    inside = [token for token in row.tokens[at:] if token.end <= span.end]
    if not inside or len(inside) > _TITLE or any(_speaks(token.mention) for token in inside):
        return None
    articles = tuple(sorted(row.lex.sets["article"]))
    head = source.words
    if articles:
        known = head.startswith(articles)
        head = next((head[len(article) :] for article in articles if head.startswith(article)), head)
    else:
        known = bool(row.lex.stems) or (row.word(at - 1, "determiners") and not row.word(at - 1, "indefinite"))
    if not known or not row.lex.noun("people", source.words):
        return None
    found = people.holder(row, head)
    body = found is not None and found.kind is not MentionKind.PERSON  # "вирусолог" is no "кафедра вирусологии"
    if found is not None and row.lex.has("many_hold", head) and (body or people.nearer(found, span.start)):
        return None
    if found is not None and articles:  # "الرئيس الفلسطيني" is not "الرئيس الإيراني X"
        rest = {token.text for token in inside if token.text != source.words}
        if not rest <= {*found.titles, *(article + title for article in articles for title in found.titles)}:
            return None
    if found is not None and row.lex.free_order:  # "президент США" is not "президент России X"
        others = [token.text for token in inside if token.text != head]
        if not all(any(alike(word, title, stems=True) for title in found.titles) for word in others):
            return None
    return found


def _speaks(mention: Mention | None) -> bool:
    """Somebody, and not a place: "the Sardian governor"."""
    return mention is not None and mention.kind not in (MentionKind.PLACE, MentionKind.UNNAMED)


def _titled(row: Row, source: Span) -> str:
    """What the words right before and in a source say: "spokeswoman X", "a woman"."""
    at = next((n for n, token in enumerate(row.tokens) if token.start >= source.start), len(row.tokens))
    own = [token.text for token in row.tokens[at:] if token.end <= source.end]
    before = [token.text for token in row.tokens[max(0, at - _TITLED) : at] if token.kind == "word"]
    told = [row.lex.gender(word, None) for word in (*own, *reversed(before))]
    return next((gender for gender in told if gender), "")


def _name(row: Row, source: Span) -> str:
    """The last word of a name."""
    return fold(row.text[source.start : source.end]).text.rpartition(" ")[2]


def is_person(row: Row, sources: Sequence[Span]) -> bool | None:
    """One person, or no person for sure; None where the sources may be either."""
    named = {token.start: token.mention for token in row.tokens if token.mention is not None}
    return _is_person([_kind(named.get(span.start)) for span in sources])


def _is_person(kinds: Sequence[MentionKind | None]) -> bool | None:
    """One person, or no person for sure; None where a single noun phrase may be either."""
    if len(kinds) == 1 and kinds[0] in (None, MentionKind.UNNAMED):
        return None
    return list(kinds) == [MentionKind.PERSON]


def _kind(mention: Mention | None) -> MentionKind | None:
    return mention.kind if mention is not None else None
