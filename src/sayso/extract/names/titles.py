"""Offices before a name in Arabic, the name after them, and bodies by their head nouns."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from sayso.extract.names.forms import Form
from sayso.extract.names.kinds import ORGANISATION, OUTLET, PLACE
from sayso.extract.names.persons import named, part_of_name, person
from sayso.extract.names.words import Lexicon, ordinary
from sayso.lang.gazetteer import Known, cities, organisations, outlets, territories
from sayso.model import MentionKind

_LONGEST = 4  # words of a name between commas
_LARGE = 400  # thousands of people of a city
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
    if _apposed(line, name, words) or (name < len(line) and line[name].near):
        return Held(end, name, of, realm)
    return Held(end, min(name, len(line)), of)


def _realm(line: Sequence[Form], at: int, words: Lexicon) -> bool:
    """Whether a word that no dictionary knows stands here, and a comma and a name after it."""
    if at >= len(line) or not line[at].near or line[at].closed or ordinary(line[at].bare, words):
        return False
    bare = line[at].bare
    owned = any(bare.endswith(end) and ordinary(bare[: -len(end)], words) for end in words.enclitics)  # "دفاعه"
    return len(bare) > 2 and not owned and not line[at].definite and _apposed(line, at + 1, words)


def _apposed(line: Sequence[Form], at: int, words: Lexicon) -> bool:
    """Whether a comma and a name of two words stand here: "…، بافل ليستوف"."""
    if at + 1 >= len(line) or line[at].near or not _comma(line[at]):
        return False
    named = line[at + 1].strange or (line[at].given and not line[at + 1].closed)
    named = named or part_of_name(line[at + 1].bare, words)
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
    if form.definite and (more or _apposed(line, at + 1, words)) and (form.relational or form.common):
        return 0 if _first_name(line, at, words) else 1
    whose = not line[at - 1].definite and line[at - 1].any(words.office_heads)
    return 1 if whose and _plain(form, words) and more and line[at + 1].strange else 0


def _first_name(line: Sequence[Form], at: int, words: Lexicon) -> bool:
    """Whether a word with the article is a first name, as after an adjective of nationality: "… إلهام علييف"."""
    form, before = line[at], line[at - 1]
    told = before.definite and (before.any(words.nationalities) or before.any(words.office_adjectives))
    return told and not form.relational and not line[at + 1].definite and line[at + 1].strange


def _plain(form: Form, words: Lexicon) -> bool:
    """Whether a word is a common noun and no name."""
    return form.common and not form.closed and form.ordinary(words) and not part_of_name(form.bare, words)


def titled(line: Sequence[Form], at: int, words: Lexicon) -> int:
    """Where the name of a person ends that begins at `at`, after a title; `at` if there is none."""
    apposed = _between_commas(line, at)
    return apposed if apposed > at else person(line, at, line[at].bare, words) if at < len(line) else at


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


def listed(line: Sequence[Form], at: int, words: Lexicon) -> tuple[int, MentionKind, int] | None:
    """The longest listed name that begins at `at`: its end, its kind, and the letters cut from its front."""
    firsts = _firsts()
    if not any(bare in firsts or bare in words.land_firsts for _, bare in line[at].readings):
        return None
    for last in range(min(len(line), at + 5), at, -1):
        if not all(form.near for form in line[at + 1 : last]):
            continue
        rest = [form.word.folded for form in line[at + 1 : last]]
        for letters, bare in line[at].readings:
            kind = _kind(" ".join([bare, *rest]), words, single=last - at == 1)
            if kind is not None and not (letters and last - at == 1 and _own(line[at], bare, words)):
                return last, kind, letters
    return None


@cache
def _firsts() -> frozenset[str]:
    """The first words of all listed names."""
    listed = (outlets(), organisations(), territories(), cities())
    return frozenset(name.partition(" ")[0] for names in listed for name in names)


def _own(form: Form, bare: str, words: Lexicon) -> bool:
    """Whether a word stands for itself, so that no small word is cut from it to find a town: "كريم", "بلاتر"."""
    if part_of_name(form.bare, words):
        return True
    city = cities().get(bare)
    return bare not in territories() and city is not None and not _large(city)


def _kind(name: str, words: Lexicon, *, single: bool) -> MentionKind | None:
    adjective = name in words.nationalities and name not in words.lands  # "روسية"; "روسیه" is Russia in Persian
    if single and (name in words.common or name in words.doubtful_towns or adjective):
        return None
    if name in outlets():
        return OUTLET if not (single and ordinary(name, words) and not name.isascii()) else None
    if name in organisations():
        return ORGANISATION
    if name in territories():
        return PLACE
    if tuple(name.split()) in words.regions or tuple(name.split()) in words.towns:
        return PLACE
    city = cities().get(name)
    if city is None or len(name) < 3 or (single and part_of_name(name, words) and not _large(city)):
        return None
    plain = next((name.removeprefix(article) for article in sorted(words.articles) if name.startswith(article)), name)
    common = any(ordinary(each, words) or each in words.place_heads for each in (name, plain))
    return PLACE if city.capital or not common else None


def country(line: Sequence[Form], first: int, last: int) -> bool:
    """Whether words [first, last) are the name of a country or territory."""
    return " ".join(form.bare for form in line[first:last]) in territories()


def listed_longer(line: Sequence[Form], at: int, words: Lexicon) -> bool:
    """Whether a listed name of two words or more begins here: "أبو ظبي", "سان فرانسيسكو"."""
    hit = listed(line, at, words)
    return hit is not None and hit[0] - at > 1


def _large(city: Known) -> bool:
    """Whether a city is so large that its name is not first taken for that of a person."""
    return city.capital or city.people >= _LARGE


def body_end(line: Sequence[Form], at: int, words: Lexicon) -> int:
    """Where the name of a body ends that begins with a head noun at `at`; `at` if there is none."""
    head = line[at]
    if not (head.any(words.body_heads) or head.any(words.outlet_heads)) or head.phrase(line, at, words.open_bodies):
        return at
    end = _body_words(line, at, words)
    if end - at < 2 or (head.any(words.collectives) and _described(line, at, end, words)):
        return at
    longer = _further(line, at, end, words)
    generic = longer == end and end - at == 2 and _definite(head) and head.any(words.generic_heads)
    return at if generic and (line[at + 1].relational or line[at + 1].any(words.nationalities)) else longer


def _definite(head: Form) -> bool:
    return any(bare.startswith(head.article) for _, bare in head.readings)


def _described(line: Sequence[Form], at: int, end: int, words: Lexicon) -> bool:
    """Whether what stands after the head noun only tells whose or which: "القوات الإسرائيلية", "قوات الاحتلال"."""
    rest = line[at + 1 : end]
    if len(rest) == 1 and not line[at].definite:
        return True  # "قوات الاحتلال", "حكومة بلادوف"
    return all(each.any(words.nationalities) or each.any(words.source_adjectives) or each.relational for each in rest)


def _body_words(line: Sequence[Form], at: int, words: Lexicon) -> int:
    head, end = line[at], at + 1
    whole, proper = _definite(head), False
    if not whole and end < len(line) and line[end].near:
        end = body_name(line, at, words)
        proper = end > at + 1
        if end > at + 1 and head.any(words.collectives):
            return at
        if proper and listed(line, at + 1, words) is None:
            return end  # what follows a proper name only describes: "شركة موتورولا الأميركية"
    while end < len(line) and end - at < 7 and line[end].near:
        form = line[end]
        if _outside(line, at, end, words) or (proper and form.any(words.nationalities)):
            break
        if not (form.definite and not form.closed) and not (
            end == at + 1 and not whole and _completes(line, end, words)
        ):
            break
        if end - at < 2 and any(letters and bare.startswith(form.article) for letters, bare in form.readings):
            break
        end += 1
    return end


def body_name(line: Sequence[Form], at: int, words: Lexicon) -> int:
    """Where a proper name right after a head noun ends: "جامعة |محمد الخامس|", "شركة |موتورولا|"; `at` + 1 if none."""
    first = at + 1
    hit = listed(line, first, words)
    if hit is not None:
        return first if hit[2] else hit[0]
    inner = named(line, first, line[first].bare, words)
    if inner > first:
        return inner
    return _strange(line, first, words) if line[first].strange or line[first].bare in words.people else first


def _further(line: Sequence[Form], at: int, end: int, words: Lexicon) -> int:
    """Where a body ends with a second adjective or noun, and with what it is for: "… والاجتماعي", "… للاستثمار"."""
    joined = _second(line, end, words)
    if joined > end and line[end - 1].definite and line[end - 1].relational == line[joined - 1].relational:
        end = joined
    if end < len(line) and line[end].near and _purpose(line, end, words):
        end += 1
        while end < len(line) and end - at < 9 and line[end].near and line[end].definite and not line[end].closed:
            if _outside(line, at, end, words):
                break
            end += 1
    return end


def _second(line: Sequence[Form], at: int, words: Lexicon) -> int:
    """Where "and" and a word with the article end; `at` if they do not stand here."""
    if at >= len(line) or not line[at].near:
        return at
    parted = line[at].bare in words.conjunctions and at + 1 < len(line) and line[at + 1].near and line[at + 1].definite
    last = at + 1 if parted else at
    form = line[last]
    joined = parted or any(letters == 1 and bare.startswith(form.article) for letters, bare in form.readings)
    wrong = form.closed or form.any(words.body_heads) or form.any(words.nationalities)
    wrong = wrong or any((bare,) in words.offices or (bare,) in words.address for _, bare in form.readings)
    return last + 1 if joined and not wrong and line[at].bare[0] in words.conjunctions else at


def _purpose(line: Sequence[Form], at: int, words: Lexicon) -> bool:
    """Whether a word tells what a body is for: "للاستثمار", "لحقوق الإنسان"."""
    form = line[at]
    if form.closed or form.any(words.body_heads) or form.any(words.nationalities) or listed(line, at, words):
        return False
    if any(letters and bare in words.body_purposes for letters, bare in form.readings):
        return True
    bound = any(letters > 1 and bare.startswith(form.article) for letters, bare in form.readings)
    return bound and form.ordinary(words) and not any((bare,) in words.offices for _, bare in form.readings)


def _strange(line: Sequence[Form], at: int, words: Lexicon) -> int:
    """Where a run of words that no dictionary knows ends: "شركة أميركان إيرلاينز"."""
    end = at
    while end < len(line) and end - at < 4 and (end == at or line[end].near):
        form = line[end]
        if form.closed or form.definite or not (form.strange or form.bare in words.people):
            break
        if form.any(words.nationalities):
            return max(at, end)
        end += 1
    return end


def _outside(line: Sequence[Form], at: int, end: int, words: Lexicon) -> bool:
    """Whether a word with the article no longer belongs to a body that stands whole before it."""
    form = line[end]
    if end - at < 2:
        return False
    title = (form.bare,) in words.offices or (form.bare,) in words.address
    return title or form.any(words.office_adjectives) or form.any(words.body_heads)


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
