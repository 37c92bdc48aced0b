"""Names of people in Arabic: given names, fathers' and family names, and the particles between them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from sayso.extract.names.forms import Form
from sayso.extract.names.words import Lexicon, ordinary
from sayso.lang.gazetteer import territories

_MOST = 6  # units of one name
_GIVEN, _NAME, _STRANGE = 3, 2, 1  # how sure a unit is: a given name or a compound; known of names; in no dictionary
_DOTLESS = "\u0649"  # of "على" (on), which folds to "علي" (Ali)


class Unit(Struct, frozen=True):
    """One step of a name: "محمد", "بن راشد", "عبد الرحمن", "أبو حميد"."""

    end: int
    sure: int  # _GIVEN, _NAME, _STRANGE
    twofold: bool = False  # means something besides: "كريم"


def person(line: Sequence[Form], at: int, bare: str, words: Lexicon) -> int:
    """Where the name ends that begins at `at`, read as `bare`, after a title; `at` if there is none."""
    units = _units(line, at, bare, words) or _forced(line, at, words)
    if units and _weak(line, units, at):
        return _rounded(line, at, units, words) if len(units) > 1 else at
    if not units or (units[0].sure == _STRANGE and line[at].definite and line[at].any(words.nationalities)):
        return at
    return _rounded(line, at, units, words)


def named(line: Sequence[Form], at: int, bare: str, words: Lexicon) -> int:
    """Where a name of two units or more ends that no title announces; `at` if there is none."""
    whole = line[at].bare == bare
    if bare.startswith(line[at].article) or bare in words.office_links or (bare in words.person_links and not whole):
        return at
    if bare in words.person_links:
        after = _unit(line, at, bare, words) if bare in words.person_openers else None
        return at if after is None else _rounded(line, at, _units(line, at, bare, words), words)
    units = _units(line, at, bare, words)
    if units and not words.articles and units[0].sure < _GIVEN:
        return at  # without the article fewer words are known to be common
    if not units or (len(units) > 1 and units[0].sure == _STRANGE and units[1].sure == _GIVEN):
        return at  # "… للبوروندي |طارق مبارك|"
    if whole and _weak(line, units, at) and (len(units) < 2 or units[1].sure < _NAME):
        return at
    end = _rounded(line, at, units, words)
    if (units[0].sure == _GIVEN and units[0].end - at > 1) or _two(units):
        return end  # "عبد الرحمن", "أبو حميد": sure though alone
    return end if units[0].sure == _GIVEN and end > units[0].end and not units[0].twofold else at


def _two(units: Sequence[Unit]) -> bool:
    """Whether two units make a name without a title: one of them at least is known to be part of names."""
    return len(units) > 1 and units[0].sure + units[1].sure > _NAME + (units[0].sure == _STRANGE)


def _weak(line: Sequence[Form], units: Sequence[Unit], at: int) -> bool:
    """Whether the first word is a small word as well, and the next does not begin as a name does: "علي الرغم"."""
    return line[at].closed and units[0].end == at + 1 and (len(units) < 2 or line[at + 1].definite)


def strangers(line: Sequence[Form], at: int, words: Lexicon) -> int:
    """Where a name ends of two words or more that need not be known, or of one that is; `at` if there is none."""
    units = _units(line, at, line[at].bare, words)
    alone = len(units) == 1 and units[0].sure >= _NAME and not (units[0].twofold or line[at].closed)
    sure = alone or (len(units) > 1 and not _weak(line, units, at))
    return _rounded(line, at, units, words) if sure else at


def part_of_name(bare: str, words: Lexicon) -> bool:
    """Whether a word is known to be part of names of people."""
    return bare in words.given or bare in words.people


def role(line: Sequence[Form], at: int, words: Lexicon) -> bool:
    """Whether a word says what somebody or something is."""
    form = line[at]
    if form.phrase(line, at, words.offices) or form.phrase(line, at, words.address):
        return True
    lists = (words.body_heads, words.place_heads, words.outlet_heads, words.kind_heads, words.directions)
    more = (words.office_adjectives, words.source_adjectives, words.nationalities)
    return form.phrase(line, at, words.sources) > 0 or any(form.any(each) for each in (*lists, *more))


def _units(line: Sequence[Form], at: int, bare: str, words: Lexicon) -> list[Unit]:
    units: list[Unit] = []
    here = at
    while here < len(line) and len(units) < _MOST:
        if here > at and (not line[here].near or _joined(line[here], words) or _title(line, here, words)):
            break
        if here > at and line[here].bare in words.particles and units[-1].sure > _STRANGE:
            here += 1
            continue
        unit = _unit(line, here, bare if here == at else line[here].bare, words)
        if unit is None and units:
            unit = _between(line, here, units, words)
        if unit is None or (here > at and _apart(line, here, units, words)):
            break
        units.append(unit)
        here = unit.end
    return units


def _forced(line: Sequence[Form], at: int, words: Lexicon) -> list[Unit]:
    """A common word right after a title, and a name after it: "… إميل لحود"."""
    if at + 1 >= len(line) or not line[at + 1].near or line[at].closed or role(line, at, words):
        return []
    bare = line[at].bare
    verb = bare.startswith(words.fronts) and not bare.startswith(line[at].article)  # "… يحذر بلادوف"
    if not bare.isalpha() or len(bare) < 3 or verb or line[at + 1].definite:
        return []
    after = _units(line, at + 1, line[at + 1].bare, words)
    return [Unit(at + 1, _STRANGE), *after] if after and not after[0].twofold else []


def _between(line: Sequence[Form], at: int, units: Sequence[Unit], words: Lexicon) -> Unit | None:
    """A common word between a given name and another part of a name: "محمد سيد عدنان"."""
    form = line[at]
    if (
        not words.articles
        or units[-1].sure < _GIVEN
        or form.closed
        or not form.bare.isalpha()
        or len(form.bare) < 3
        or role(line, at, words)
    ):
        return None
    named = form.bare.removeprefix(form.article) in words.people
    if form.definite and (form.relational or named) and not (units[-1].twofold and len(units) == 1):
        return Unit(at + 1, _NAME)  # "عبد الكريم الخطابي"
    if form.definite or any(letters and ordinary(bare, words) for letters, bare in form.readings) or len(units) > 1:
        return None
    if at + 1 >= len(line) or not line[at + 1].near or line[at + 1].closed or _joined(line[at + 1], words):
        return None
    after = _unit(line, at + 1, line[at + 1].bare, words)
    return Unit(at + 1, _STRANGE) if after is not None and not _title(line, at + 1, words) else None


def _joined(form: Form, words: Lexicon) -> bool:
    """Whether a small word is written before a name: "ومحمد"."""
    if form.given or form.bare in words.people:
        return False
    return any(letters and part_of_name(bare, words) for letters, bare in form.readings)


def _title(line: Sequence[Form], at: int, words: Lexicon) -> bool:
    """Whether an office or a country stands here, so that the name before it is over."""
    form = line[at]
    more = at + 1 < len(line) and line[at + 1].near and line[at + 1].definite
    if form.given and more and ((form.bare,) in words.offices or (form.bare,) in words.address):
        return True  # "… آل ثاني |أمير البلاد|"
    if form.bare in territories() or (form.bare,) in words.regions or form.bare in words.office_adjectives:
        return True
    return form.definite and (form.phrase(line, at, words.offices) > 0 or form.phrase(line, at, words.address) > 0)


def _apart(line: Sequence[Form], at: int, units: Sequence[Unit], words: Lexicon) -> bool:
    """Whether an adjective of nationality says what the one before is, and is no name: "… الإسباني"."""
    form = line[at]
    if not form.definite or form.bare in words.people or not form.any(words.nationalities):
        return False
    follows = at + 1 < len(line) and line[at + 1].near and not line[at + 1].closed
    return units[0].sure < _GIVEN or follows


def _unit(line: Sequence[Form], at: int, bare: str, words: Lexicon) -> Unit | None:
    form = line[at]
    if not bare.replace("-", "").isalpha() or len(bare) < 2:
        return None
    after = line[at + 1] if at + 1 < len(line) and line[at + 1].near else None
    if bare in words.person_links:
        return None if after is None else _linked(line, at, after, words)
    if bare in words.person_heads:
        return _headed(line, at, bare, words)
    fronts = bare in words.person_fronts or (bare in words.given and not form.closed)
    if after is not None and fronts and after.bare in words.person_ends:
        return Unit(at + 2, _GIVEN)
    if bare in words.given:
        return None if _shut(form, bare, words) else Unit(at + 1, _GIVEN, bare in words.twofold)
    if (bare in words.people and (bare != form.bare or not form.closed)) or _with_article(bare, form, words):
        return Unit(at + 1, _NAME)
    return Unit(at + 1, _STRANGE) if form.strange and bare == form.bare else None


def _shut(form: Form, bare: str, words: Lexicon) -> bool:
    """Whether a given name is a small word or verb here; "علي" is one where it is written "على"."""
    if bare in words.person_verbs:
        return True
    return bare in words.common and (form.word.text.endswith(_DOTLESS) or not form.word.text.endswith("ي"))


def _linked(line: Sequence[Form], at: int, after: Form, words: Lexicon) -> Unit | None:
    """ "بن" and what it stands before; after "آل" any word is a name."""
    inner = _unit(line, at + 1, after.bare, words)
    if inner is not None:
        return Unit(inner.end, inner.sure)
    plain = line[at].bare == line[at].article and after.bare.isalpha() and not after.definite
    return Unit(at + 2, _NAME) if plain else None


def _headed(line: Sequence[Form], at: int, bare: str, words: Lexicon) -> Unit | None:
    """ "عبد" and a word with the article; "أبو" and a name or a word with the article."""
    after = line[at + 1] if at + 1 < len(line) and line[at + 1].near else None
    if after is None or after.closed:
        return None
    if after.definite or after.bare in words.person_ends:
        return Unit(at + 2, _GIVEN)
    inner = None if bare in words.servants else _unit(line, at + 1, after.bare, words)
    return None if inner is None else Unit(inner.end, _GIVEN)


def _with_article(bare: str, form: Form, words: Lexicon) -> bool:
    """Whether a word is a name with the article: "البشير"."""
    plain = bare.removeprefix(form.article)
    if (bare,) in words.address or (bare,) in words.offices:
        return False
    return plain != bare and plain in words.given and not form.any(words.nationalities) and not form.closed


def _rounded(line: Sequence[Form], at: int, units: Sequence[Unit], words: Lexicon) -> int:
    """The end of the units with the number of a king, or with a last word that means something besides."""
    end = units[-1].end
    while end < len(line) and end - at < _MOST and line[end].near and line[end].bare in words.ordinals:
        end += 1
    if end > units[-1].end or len(units) > 1 or units[-1].sure < _GIVEN or end >= len(line) or not line[end].near:
        return end
    return end + 1 if _surname(line, end, words) else end


def _surname(line: Sequence[Form], at: int, words: Lexicon) -> bool:
    """Whether a common word stands where a surname does: right after a given name, and nothing that it goes with."""
    form = line[at]
    if not words.articles or form.closed or not form.bare.isalpha() or len(form.bare) < 3 or role(line, at, words):
        return False
    if _title(line, at, words) or any(letters and bare in words.dictionary for letters, bare in form.readings):
        return False
    return at + 1 >= len(line) or not line[at + 1].near or (line[at + 1].closed and len(line[at + 1].bare) > 1)
