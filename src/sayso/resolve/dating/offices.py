"""What offices say of the day of a page: "President X" is written in X's time, "former president X" after it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from enum import Enum

from msgspec import Struct

from sayso.lang.inflection import bases
from sayso.lang.offices import Term, by_key, by_word, known_as, titles
from sayso.lang.sounds import keys, near, parts
from sayso.model import Analysis, Mention, MentionKind, PassageKind, Span
from sayso.resolve.dating import calendar
from sayso.resolve.dating.witness import KNOWN_TIMES, Witness
from sayso.text import fold

_TELLING = frozenset({PassageKind.HEADLINE, PassageKind.STANDFIRST, PassageKind.BODY, PassageKind.CAPTION})
_SURE = 0.78  # nearness of two spellings across scripts, as of entities (resolve/spellings.py)
_BEFORE, _BEHIND = 24, 16  # characters around title and name in which "former" or "elect" can stand
_NEXT = 2  # words before a title in which "former" belongs to it
_RUNNING = frozenset({"candidate"})
_AFTERGLOW = 45  # days that news still calls somebody by an office after the last day in it
_WAIT = 120  # days from an election to the day when the elected takes office
_TAILS = frozenset({"jr", "sr", "ii", "iii"})


class Sense(Enum):
    """In which sense somebody is called the holder of an office."""

    NOW = "now"
    FORMER = "former"
    THEN = "then"
    ELECT = "elect"
    RUNS = "runs"  # named without a title; speaks only beside words of a campaign


class Called(Struct, frozen=True):
    """Somebody is called the holder of an office."""

    span: Span
    words: str
    sense: Sense
    terms: tuple[Term, ...]  # those that it can mean, oldest first

    @property
    def since(self) -> date:
        """The first day in the office."""
        return self.terms[0].first


def called(analysis: Analysis) -> Iterator[Called]:
    """Everybody on a page who is called by a title that the table of offices knows, in order of place."""
    telling = sorted((p for p in analysis.passages if p.kind in _TELLING), key=lambda p: p.span.start)
    mentions = (m for m in analysis.annotations if isinstance(m, Mention) and m.kind is MentionKind.PERSON)
    at = 0
    for mention in sorted(mentions, key=lambda m: m.span):
        while at < len(telling) and telling[at].span.end <= mention.span.start:
            at += 1
        if at < len(telling) and telling[at].span.start <= mention.span.start:
            text, lang = analysis.page.text, telling[at].lang
            found = None if mention.role is None else _called(text, lang, mention, mention.role)
            yield from (one for one in (found, _running(text, lang, mention)) if one is not None)


def _running(text: str, lang: str, mention: Mention) -> Called | None:
    """Somebody who has run for an office, by first and last name."""
    name = " ".join(text[mention.span.start : mention.span.end].split())
    if " " not in name or parts(name)[-1] in _TAILS:
        return None
    terms = _terms(name, lang, _RUNNING)
    return Called(mention.span, name, Sense.RUNS, terms) if terms else None


def _called(text: str, lang: str, mention: Mention, role: Span) -> Called | None:
    start, end = min(role.start, mention.span.start), max(role.end, mention.span.end)
    title = fold(text[role.start : role.end]).text
    offices = _offices(title)
    if not offices:
        return None
    name = text[mention.span.start : mention.span.end]
    terms = _terms(name, lang, offices)
    before, behind = fold(text[max(0, start - _BEFORE) : start]).text, fold(text[end : end + _BEHIND]).text
    before = before.rpartition("\n")[2]
    if not terms or titles().not_yet.search(before):
        return None
    words = " ".join(text[start:end].split())
    return Called(mention.span, words, _sense(before[-_BEFORE:], title, behind), terms)


def _offices(title: str) -> frozenset[str]:
    """The offices that a title can mean: those of its last word of an office; none if another word bars it."""
    known = titles()
    found = [known.offices[match[0]] for match in known.any.finditer(title)]
    return frozenset() if not found or not all(found) else found[-1]


def _sense(before: str, title: str, behind: str) -> Sense:
    known = titles()
    near_by = " ".join(before.rpartition(",")[2].split()[-_NEXT:])
    if known.former.search(near_by) or known.former.search(title):
        return Sense.FORMER
    if known.then.search(near_by) or known.then.search(title):
        return Sense.THEN
    return Sense.ELECT if known.elect.search(title) or known.elect.match(behind.lstrip(" -")) else Sense.NOW


def _terms(name: str, lang: str, offices: frozenset[str]) -> tuple[Term, ...]:
    """The times in one of the offices of those whom a name can mean, oldest first; `lang` of its passage."""
    words = [bases(word, lang) for word in parts(name) if word not in _TAILS]
    known = {term for forms in words for form in forms for term in _known_by(form) if term.office in offices}
    fitting = (term for term in known if _same(words, term))
    return tuple(sorted(fitting, key=lambda term: (term.first, term.office, term.where, term.name)))


def _known_by(word: str) -> Iterator[Term]:
    if word.isascii():
        yield from by_word().get(word, ())
    else:
        yield from (term for key in keys(word) for term in by_key().get(key, ()))


def _same(words: Sequence[Sequence[str]], term: Term) -> bool:
    """The name by which the holder is known, and no other first name; of each word the forms that it can have."""
    full = tuple(word for word in parts(term.name) if word not in _TAILS)
    known = known_as(term)
    if len(words) == 1:
        return any(_alike(words[0], one) for one in known)
    if not any(_alike(word, one) for word in words for one in known):
        return False
    shared = sum(any(_alike(word, one) for one in full) for word in words)
    return shared > 1 or words[0][0][:1] == fold(term.name).text[:1]


def _alike(forms: Sequence[str], known: str) -> bool:
    """The same letters, or in another script the same sounds, in one of the forms."""
    return any(form == known if form.isascii() else near(form, known) >= _SURE for form in forms)


def holders(found: Sequence[Called]) -> tuple[Witness, ...]:
    """What those who are called by an office say of the day of the page: it is not older than the first day in it, and
    not much younger than the last day of the last holder who is named. The latest first; nobody knows a holder to come.
    """
    told = {(one.words, one.sense): one for one in found if one.sense is not Sense.RUNS}
    order = sorted(told.values(), key=lambda one: (-one.since.toordinal(), one.words, one.sense.value))
    last = latest(found)
    out = []
    for one in order:
        days = _days(one) if is_last(one, last) or one.sense is not Sense.NOW else calendar.between(one.since, None)
        if days not in (0, calendar.ANY):
            out.append(Witness(KNOWN_TIMES, days, because(one), wide=True))
    return tuple(out)


def latest(found: Sequence[Called]) -> dict[tuple[str, str], date]:
    """Since when the last holder that is named has been in each office."""
    out: dict[tuple[str, str], date] = {}
    for one in found:
        for term in one.terms if one.sense is Sense.NOW else ():
            out[term.office, term.where] = max(out.get((term.office, term.where), date.min), one.since)
    return out


def is_last(one: Called, last: Mapping[tuple[str, str], date]) -> bool:
    """Is no later holder of the office named?"""
    return all(last.get((term.office, term.where), date.min) <= one.since for term in one.terms)


def _days(found: Called) -> int:
    """The days on which a page can call them so."""
    made = 0
    for term in found.terms:
        made |= _of_term(term, found.sense)
    if found.sense is Sense.FORMER:
        for term in found.terms:
            made &= ~calendar.between(term.first, None if term.last is None else term.last - timedelta(1))
    return made & calendar.ANY


def _of_term(term: Term, sense: Sense) -> int:
    if sense is Sense.NOW:
        return calendar.between(term.first, None if term.last is None else term.last + timedelta(_AFTERGLOW))
    if sense is Sense.THEN:
        return calendar.between(term.first, None)
    if sense is Sense.ELECT:
        return calendar.between(term.first - timedelta(_WAIT), None)
    return 0 if term.last is None else calendar.between(term.last, None)


def because(found: Called) -> str:
    """ "it calls Ada Lind president: 2009 to 2017"."""
    terms = found.terms if len({term.name for term in found.terms}) > 1 else found.terms[-3:]
    years = ", ".join(dict.fromkeys(_years(term) for term in terms[:3]))
    if found.sense is Sense.FORMER:
        return f"it calls “{found.words}” former, whose time was {years}"
    if found.sense is Sense.RUNS:
        return f"it names “{found.words}”, who ran {years}"
    if found.sense is Sense.ELECT:
        return f"it calls “{found.words}” elected, whose time was {years}"
    return f"it speaks of “{found.words}”, whose time was {years}"


def _years(term: Term) -> str:
    return f"from {term.first}" if term.last is None else f"{term.first} to {term.last}"
