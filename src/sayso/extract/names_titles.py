"""Offices before a name in Arabic, the name after them, and bodies by their head nouns."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from sayso.extract.names_forms import Form
from sayso.extract.names_kinds import ORGANISATION, OUTLET, PLACE
from sayso.extract.names_words import Lexicon, ordinary
from sayso.lang.gazetteer import cities, organisations, outlets, territories
from sayso.model import MentionKind

_LONGEST = 4  # words of a person's name, particles not counted
_FARTHEST = 8  # words of an office


class Held(Struct, frozen=True):
    """An office: where its first words end, where a name would begin, where it ends if no name follows."""

    end: int
    name: int
    of: int | None
    realm: int | None = None  # the word of a place that no list knows


def office(line: Sequence[Form], at: int, words: Lexicon) -> Held | None:
    """The office or form of address that begins at `at`."""
    length = max(line[at].phrase(line, at, words.offices), line[at].phrase(line, at, words.address))
    if not length:
        return None
    end = name = at + length
    of = None
    if (
        line[at].phrase(line, at, words.spokespersons)
        and name < len(line)
        and line[name].near
        and not line[name].closed
    ):
        name += _of(line, name, words) or 1  # whom a spokesperson speaks for stands next
    while name < len(line) and name - at < _FARTHEST and line[name].near:
        step = _of(line, name, words)
        if not step:
            break
        body = body_end(line, name, words) > name or listed(line, name, words) is not None
        name, of = name + step, name + step if body or of is not None else None
    realm = None
    if _realm(line, name, words):
        realm, name = name, name + 1  # "رئيس فلمورا، إيليا دوفرانوف": the office of a place that no list knows
    if _apposed(line, name) or (name < len(line) and line[name].near):
        return Held(end, name, of, realm)
    return Held(end, min(name, len(line)), of)


def _realm(line: Sequence[Form], at: int, words: Lexicon) -> bool:
    """Whether a word that no dictionary knows stands here, and a comma and a name after it."""
    if at >= len(line) or not line[at].near or line[at].closed or ordinary(line[at].bare, words):
        return False
    bare = line[at].bare
    owned = any(bare.endswith(end) and ordinary(bare[: -len(end)], words) for end in words.enclitics)  # "دفاعه"
    return len(bare) > 2 and not owned and not line[at].definite and _apposed(line, at + 1)


def _apposed(line: Sequence[Form], at: int) -> bool:
    """Whether a comma and a name of two words stand here: "…، بافل ليستوف"."""
    if at + 1 >= len(line) or line[at].near or not _comma(line[at]):
        return False
    named = line[at + 1].strange or (line[at].given and not line[at + 1].closed)
    return not line[at].closed and line[at + 1].near and named


def _of(line: Sequence[Form], at: int, words: Lexicon) -> int:
    """How many words at `at` still belong to the office: "… الدفاع الروسي", "… باسم القصر"."""
    form = line[at]
    body = body_end(line, at, words)
    if body > at:
        return body - at
    length = form.phrase(line, at, words.offices) or form.phrase(line, at, words.address)
    if length:
        return length
    if form.any(words.body_heads) and at + 1 < len(line) and line[at + 1].near and line[at + 1].any(words.place_heads):
        return 1  # "رئيس بلدية وادي …"
    if form.any(words.office_adjectives) or form.any(words.nationalities):
        return 1
    hit = listed(line, at, words)
    if hit is not None:
        return hit[0] - at
    if form.any(words.place_heads) and at + 1 < len(line) and line[at + 1].near and not line[at + 1].closed:
        return 2
    more = at + 1 < len(line) and line[at + 1].near and not line[at + 1].closed
    last_before_comma = at + 1 < len(line) and "،" in line[at + 1].word.gap and line[at + 1].strange
    if form.definite and (more or last_before_comma) and (form.relational or form.common):
        return 1
    return (
        1
        if form.common
        and not form.closed
        and more
        and line[at + 1].strange
        and form.ordinary(words)
        and not form.any(words.given)
        else 0
    )


def person(line: Sequence[Form], at: int, words: Lexicon, seen: frozenset[str]) -> int:
    """Where the name of a person that begins at `at` ends; `at` if there is none."""
    apposed = _between_commas(line, at)
    if apposed > at:
        return apposed
    end, count = at, 0
    while end < len(line) and count < _LONGEST:
        form = line[end]
        if end > at and not form.near:
            break
        if form.closed and not (form.bare in words.given and end == at):
            break
        if form.bare in words.particles:
            end += 1
            continue
        if not _part(line, end, at, words):
            break
        end, count = end + 1, count + 1
        if count == 2 and line[end - 1].bare in seen and line[end - 1].strange:
            break
    while end > at and line[end - 1].bare in words.particles and end - at > 1 and line[end - 1].bare in words.common:
        end -= 1
    return end if count else at


def _between_commas(line: Sequence[Form], at: int) -> int:
    """Where a name of a few words ends that stands between two commas; `at` if none does."""
    if not at or at >= len(line) or not _comma(line[at]) or not (line[at].strange or line[at].given):
        return at
    end = at + 1
    while end < len(line) and end - at < _LONGEST and line[end].near and not line[end].closed:
        end += 1
    return end if end - at > 1 and end < len(line) and _comma(line[end]) else at


def _comma(form: Form) -> bool:
    return form.word.gap.strip() in ("،", ",")


def _part(line: Sequence[Form], at: int, first: int, words: Lexicon) -> bool:
    """Whether a word can be part of a name at this place."""
    form = line[at]
    if not form.bare.isalpha() or len(form.bare) < 2:
        return False
    if at == first:
        return form.strange or form.bare in words.given or (not form.any(words.nationalities) and form.definite)
    if form.strange or form.bare in words.given:
        return not any(letters and (ordinary(bare, words) or bare in words.common) for letters, bare in form.readings)
    follows = at + 1 < len(line) and line[at + 1].near and not line[at + 1].closed
    return form.definite and not form.any(words.nationalities) and at - first == 1 and not follows


def listed(line: Sequence[Form], at: int, words: Lexicon) -> tuple[int, MentionKind, int] | None:
    """The longest listed name that begins at `at`: its end, its kind, and the letters cut from its front."""
    for last in range(min(len(line), at + 5), at, -1):
        if not all(form.near for form in line[at + 1 : last]):
            continue
        rest = [form.word.folded for form in line[at + 1 : last]]
        for letters, bare in line[at].readings:
            kind = _kind(" ".join([bare, *rest]), words, single=last - at == 1)
            if kind is not None:
                return last, kind, letters
    return None


def _kind(name: str, words: Lexicon, *, single: bool) -> MentionKind | None:
    if single and name in words.common:
        return None
    if name in outlets():
        return OUTLET if not (single and ordinary(name, words) and not name.isascii()) else None
    if name in organisations():
        return ORGANISATION
    if name in territories():
        return PLACE
    city = cities().get(name)
    if city is None or len(name) < 4 or name in words.given:
        return None
    plain = next((name.removeprefix(article) for article in sorted(words.articles) if name.startswith(article)), name)
    common = any(ordinary(each, words) or each in words.place_heads for each in (name, plain))
    return PLACE if city.capital or not common else None


def body_end(line: Sequence[Form], at: int, words: Lexicon) -> int:
    """Where the name of a body ends that begins with a head noun at `at`; `at` if there is none."""
    head = line[at]
    if not (head.any(words.body_heads) or head.any(words.outlet_heads)):
        return at
    end = at + 1
    whole = any(bare.startswith(head.article) for _, bare in head.readings[:1])
    while end < len(line) and end - at < 6 and line[end].near:
        form = line[end]
        if not (form.definite and not form.closed) and not (
            end == at + 1 and not whole and _completes(line, end, words)
        ):
            break
        if end - at < 2 and any(letters and bare.startswith(form.article) for letters, bare in form.readings):
            break
        end += 1
    return end if end - at > 1 else at


def _completes(line: Sequence[Form], at: int, words: Lexicon) -> bool:
    """Whether a word without article can follow the head noun: a second noun before a definite one."""
    form = line[at]
    if form.closed or (
        not ordinary(form.readings[0][1], words)
        and any(letters for letters, _ in form.readings[1:])
        and not form.strange
    ):
        return False
    following = at + 1 < len(line) and line[at + 1].near and line[at + 1].definite and not line[at + 1].closed
    return following and form.common
