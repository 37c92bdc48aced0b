"""Persons and bodies as a page names them, sentence by sentence: who leads, of which sex, with which titles."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from sayso.claim.say_so.row import COMMA, Row, surnamed
from sayso.lang.referring import referring
from sayso.lang.sexes import sex
from sayso.model import Found, MentionKind, Reference, Span
from sayso.text import fold

_KEPT = 80  # names that are remembered
_OPENING = 3  # tokens in which a pronoun opens a sentence
_BEFORE, _BEHIND = 5, 7  # tokens before a name, and behind its comma, that can be its title
_BACK = 3  # sentences in which a pronoun is looked for
_POSSESSIVE = ("'", "’", "‘")
_ENDS = ("prepositions", "of", "determiners", "auxiliaries", "coordinators", "subordinators", "relatives", "that")
_BODIES = frozenset({MentionKind.ORGANISATION, MentionKind.OUTLET})
_STEM, _ENDING = 5, 3  # letters that two cases of a noun share at least, and that they may not


class Met(Struct, frozen=True):
    """A name where it stands, or a pronoun that opens a sentence, which leads it for the one it means."""

    span: Span
    who: str  # its last word, folded; of a body all of it
    kind: MentionKind
    sex: str  # "m", "f", or "" where nothing tells
    sentence: int
    leads: bool  # the subject of its sentence, as far as its place tells
    free: bool  # no preposition rules it, it owns nothing
    titles: frozenset[str] = frozenset()


class People:
    """Whom a page has named so far in one language; grows sentence by sentence."""

    def __init__(self, means: dict[Span, Span]) -> None:
        self.means = means  # words that stand for a name, and the name
        self.names: list[Met] = []
        self.starts: list[int] = []  # of the sentences read, offsets
        self.sexes: dict[str, str] = {}  # by last word of a name
        self.strict = False  # rather nobody than a doubtful person

    def meet(self, row: Row) -> None:
        """Read a sentence."""
        if not row.tokens:
            return
        number, self.strict = len(self.starts), row.lex.verb_second
        self.starts.append(row.tokens[0].start)
        led = self._lead_by_pronoun(row, number)
        for at, token in enumerate(row.tokens):
            mention = token.mention
            if mention is None or mention.kind not in (MentionKind.PERSON, *_BODIES):
                continue
            person = mention.kind is MentionKind.PERSON
            span = surnamed(row, at, mention.span) if row.lex.free_order else mention.span
            who = row.tokens[at + (span != mention.span)].text.rpartition(" ")[2] if person else token.text
            free = _free(row, at)
            leads = free and not led
            led = led or leads
            told = self._told(row, at, who) if person else ""
            titles = _titles(row, at) if person else frozenset[str]()
            self.names.append(Met(span, who, mention.kind, told, number, leads, free, titles))
        if row.lex.verb_second and (owner := self._owner(row, number)) is not None:
            self.names.append(owner)
        del self.names[:-_KEPT]

    def _owner(self, row: Row, number: int) -> Met | None:
        """Who owns the noun that opens a sentence, by a name known before: "Kranz' Stimme", "Orns Stimme"."""
        token = row.tokens[0]
        if token.kind != "word" or not token.text.endswith("s"):
            return None
        met = next((met for met in reversed(self.names) if met.who == token.text[:-1]), None)
        return replace(met, sentence=number, leads=False, free=False) if met is not None else None

    def _lead_by_pronoun(self, row: Row, number: int) -> bool:
        """A sentence that a pronoun opens is led by whom it means: "He also defended his talks with X"."""
        at = next((n for n in range(min(_OPENING, len(row.tokens))) if row.word(n, "pronouns")), None)
        if at is None or any(row.kind(n) in ("quote", "name") for n in range(at)):
            return False
        if row.lex.verb_second and row.word(at - 1, "prepositions"):
            return False  # "Laut dieser ist …"
        met = self.meant(row.tokens[at].start, row.lex.gender(row.tokens[at].text, None), ())
        if met is not None:
            self.names.append(replace(met, sentence=number, leads=True, free=True))
        return True

    def _told(self, row: Row, at: int, who: str) -> str:
        """The sex of a person: from titles beside the name, the given name, or what the page has told before."""
        words = row.tokens[at].text.split()
        beside = [
            *words,
            *(token.text for token in reversed(row.tokens[max(0, at - _BEFORE) : at]) if token.kind == "word"),
        ]
        found = next((told for word in beside[: len(words) + 2] if (told := row.lex.gender(word, None))), "")
        if not found and row.lex.verb_second and row.mark(at - 1, COMMA):  # "die Wirtin der Hütte, X"
            led = (token.text for token in row.tokens[max(0, at - _BEFORE - 1) : at] if token.kind == "word")
            found = next((told for word in led if (told := row.lex.gender(word, None))), "")
        if not found and len(words) > 1:
            found = sex(words[0], row.lex.code)
        if found:
            self.sexes[who] = found
        return found or self.sexes.get(who, "")

    def learn(self, who: str, told: str) -> None:
        """A verb or a pronoun told the sex of a name."""
        if told and who:
            self.sexes[who] = told

    def number(self, at: int) -> int:
        """The sentence in which an offset of the page stands."""
        return bisect_right(self.starts, at) - 1

    def persons(self, sentence: int, want: str, before: int) -> list[Met]:
        """The persons of a sentence who stand before an offset and whose sex fits, in order of place."""
        return [
            met
            for met in self.names
            if met.sentence == sentence
            and met.kind is MentionKind.PERSON
            and met.span.end <= before
            and (not want or self.sexes.get(met.who, met.sex) in ("", want))
        ]

    def meant(self, at: int, want: str, said: Sequence[tuple[int, int]]) -> Met | None:
        """Whom a pronoun at an offset means, if nobody spoke nearer: who leads its sentence or the ones before.

        Not who is only named in what is `said` (ranges of offsets).
        """
        here = self.number(at)
        for sentence in range(here, max(-1, here - _BACK), -1):
            there = [
                met for met in self.persons(sentence, want, at) if not any(a <= met.span.start < b for a, b in said)
            ]
            led = [met for met in there if met.leads][:1]
            alone = [met for met in there if met.free and sentence < here]
            found = led[0] if led else alone[-1] if len({met.who for met in alone}) == 1 else None
            if found is not None and not self.sexes.get(found.who, found.sex) and sentence < here:
                sure = [met for met in there if met.free and self.sexes.get(met.who, met.sex) == want]
                if self.strict and want and any(met.who != found.who for met in sure):
                    return None  # "So half Kranz. Er sagte": the subject, or who is known to be a man
                found = sure[-1] if want and len({met.who for met in sure}) == 1 else found
            if found is not None:
                return found
        return None

    def rival(self, who: str, at: int, want: str, said: Sequence[tuple[int, int]]) -> bool:
        """Has another person, whom a pronoun at an offset fits too, led a sentence since `who` was named last?"""
        here = self.number(at)
        named = [met for met in self.names if met.who == who and met.sentence <= here]
        last = max((met.sentence for met in named if met.leads or not met.free), default=here)
        return any(
            (met.leads or sentence == here - 1) and met.who != who and not any(a <= met.span.start < b for a, b in said)
            for sentence in range(max(last + 1, here - _BACK), here + 1)
            for met in self.persons(sentence, want, at)
        )

    def nearer(self, met: Met, before: int) -> bool:
        """Does somebody else, who may have the same role, lead a sentence between a name and an offset?"""
        later = [one for one in self.names if met.sentence < one.sentence and one.span.end <= before]
        return any(one.leads and one.kind is MentionKind.PERSON and one.who != met.who for one in later)

    def holder(self, row: Row, head: str) -> Met | None:
        """The only one on the page so far who has a title, or a body with such a noun in its name: "the minister"."""
        unlike, heads = _unlike(row.lex.code), _same(row, head)
        found = [
            met
            for met in self.names
            if any(alike(one, word, stems=bool(row.lex.stems)) for one in heads for word in _offices(met))
            and not met.titles & unlike
        ]
        return found[-1] if len({met.who for met in found}) == 1 else None


def _offices(met: Met) -> Sequence[str]:
    """What a person is called, or the words of a body's name."""
    return met.who.split() if met.kind in _BODIES else sorted(met.titles)


def _same(row: Row, head: str) -> tuple[str, ...]:
    """The words for the same office."""
    for line in sorted(row.lex.sets["same_office"]):
        if head in line.split():
            return tuple(line.split())
    return (head,)


def meanings(marks: Sequence[Found]) -> dict[Span, Span]:
    """What words that stand for a name stand for."""
    return {mark.span: mark.means for mark in marks if isinstance(mark, Reference)}


def _free(row: Row, at: int) -> bool:
    """Can a name be the subject: no preposition before it, nothing that it owns behind it?"""
    token = row.tokens[at]
    if row.text[token.end : token.end + 1] in _POSSESSIVE and row.text[token.end + 1 : token.end + 2] in ("s", " "):
        return False
    back = at - 1
    while back >= 0 and row.tokens[back].kind == "word" and not _ruling(row, back) and at - back <= _BEFORE:
        if row.lex.verb_second and row.word(back, "genitives") and _noun(row, back - 1):
            return False  # "die Gäste der Nordallianz"
        back -= 1
    return back < 0 or not _ruling(row, back)


def _noun(row: Row, at: int) -> bool:
    """A word with a capital inside a sentence, where nouns have one."""
    return at > 0 and row.kind(at) in ("word", "name") and row.text[row.tokens[at].start].isupper()


def _ruling(row: Row, at: int) -> bool:
    opens = row.lex.verb_second and (at == 0 or row.mark(at - 1, COMMA))  # "Als X ankam, sagte er"
    if opens and row.word(at, "subordinators") and not row.word(at, "as_if"):
        return False
    return row.word(at, "prepositions", "of", "glued_to", "subordinators")


def _titles(row: Row, at: int) -> frozenset[str]:
    """The words right before a name, in its role, and between commas behind it."""
    mention = row.tokens[at].mention
    words: list[str] = []
    if mention is not None and mention.role is not None:
        words += fold(row.text[mention.role.start : mention.role.end]).text.split()
    back = at - 1
    while back >= max(0, at - _BEFORE) and row.tokens[back].kind in ("word", "cue") and not row.word(back, *_ENDS):
        if row.lex.free_order and row.finite(back):
            break  # "оппозиция обвинила губернатора X"
        if row.lex.verb_second and not _titling(row, back):
            break  # "Polizei fasst Verdächtigen X"
        words.append(row.tokens[back].text)
        back -= 1
    if row.mark(at + 1, (*COMMA, "-")):
        behind = at + 2
        while behind < min(len(row.tokens), at + 2 + _BEHIND) and row.kind(behind) in ("word", "name"):
            if row.word(behind, "relatives", "auxiliaries", "of", "prepositions"):
                break
            words.append(row.tokens[behind].text)
            behind += 1
    return frozenset(words)


def _titling(row: Row, at: int) -> bool:
    """A noun, or an adjective by its ending, where nouns have capitals."""
    token = row.tokens[at]
    return row.text[token.start].isupper() or token.text.endswith(("e", "en", "er", "es", "em"))


def alike(head: str, word: str, *, stems: bool) -> bool:
    """Are two words one noun, in cases where the language has them?"""
    if head == word or not stems:
        return head == word
    shared = next((n for n, (a, b) in enumerate(zip(head, word, strict=False)) if a != b), min(len(head), len(word)))
    return shared >= _STEM and max(len(head), len(word)) - shared <= _ENDING


def _unlike(lang: str) -> frozenset[str]:
    table = referring(lang) or {}
    return frozenset(word for word, lists in table.items() if "unlike" in lists)
