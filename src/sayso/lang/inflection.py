"""Cases of names: `inflection.toml` of a language whose names have case endings; what a form can be, by its end."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from sayso.errors import TableError
from sayso.lang.table import naming

_LEAST = 2  # letters that stay before an ending
_SHORTEST = 3  # letters of a name that has endings at all
Readings = frozenset[str]  # "gm": a case (n g d a i p) and a gender (m f u, x for the plural)
NONE: Readings = frozenset()


class Inflection(Struct, frozen=True, forbid_unknown_fields=True):
    """Endings of a language, lower case, "ё" written "е" where it is compared."""

    nouns: dict[str, str]  # ending: what a noun or name that has it can be; "" is any other end
    names: dict[str, str]  # what a name can be beside a given name: foreign ones have no cases
    adjectives: dict[str, str]
    surnames: dict[str, str]  # that show a surname
    bases: dict[str, tuple[str, ...]]  # ending of a case: what stands there in the nominative, likeliest first
    given: dict[str, dict[str, str]]  # end of a given name in the nominative: its case endings with what they can be
    declensions: dict[str, dict[str, str]]  # end of a common noun in the nominative: its case endings likewise
    lapses: dict[str, tuple[str, ...]] = {}  # `ends` of verbs and adverbs that end as nouns do
    stems: dict[str, str] = {}  # given names that change before an ending
    patronymics: dict[str, str] = {}


@cache
def inflection(lang: str) -> Inflection | None:
    """The endings of a language, or None where names have no cases. Raises TableError."""
    place = files("sayso.lang") / lang / "inflection.toml"
    if not place.is_file():
        return None
    try:
        read = msgspec.convert(tomllib.loads(place.read_text(encoding="utf-8")), Inflection)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise TableError(f"{place}: {error}. Mend the table; sayso/lang/inflection.py says what a key means") from error
    parts = ({plain(end): told for end, told in part.items()} for part in msgspec.structs.astuple(read))
    return msgspec.convert(dict(zip(Inflection.__struct_fields__, parts, strict=True)), Inflection)


@lru_cache(maxsize=1 << 15)
def plain(word: str) -> str:
    """A word as endings are compared: small, without marks of stress, "е" for "ё"; "й" stays.

    >>> plain("Королёв")
    'королев'
    """
    return word.casefold().replace("\u0301", "").replace("ё", "е")


@lru_cache(maxsize=1 << 15)
def noun(word: str, lang: str) -> Readings:
    """What a noun or a name can be by its end.

    >>> sorted(noun("Лестовым", "ru") & noun("Павлом", "ru")), sorted(noun("Павла", "ru") & noun("Тимур", "ru"))
    (['im', 'iu'], ['nf'])
    """
    told = inflection(lang)
    if told is None:
        return NONE
    return _by_end(told.nouns, word) | _by_end(told.surnames, word) | _by_end(told.adjectives, word)


@lru_cache(maxsize=1 << 15)
def unmarked(word: str, lang: str) -> bool:
    """Whether a noun has none of the endings that show a case.

    >>> unmarked("наук", "ru"), unmarked("науки", "ru")
    (True, False)
    """
    told = inflection(lang)
    return told is not None and not _longest(told.nouns, plain(word))


@lru_cache(maxsize=1 << 15)
def family(word: str, lang: str) -> Readings:
    """What a word can be as a family name beside a given name.

    >>> sorted(family("Обама", "ru")), sorted(family("Доврановой", "ru"))[:2]
    (['am', 'gm', 'nf', 'nm'], ['df', 'gf'])
    """
    return surname(word, lang) or (_by_end(told.names, word) if (told := inflection(lang)) is not None else NONE)


@lru_cache(maxsize=1 << 15)
def adjective(word: str, lang: str) -> Readings:
    """What an adjective can be by its end; nothing where it ends like none."""
    told = inflection(lang)
    return NONE if told is None else _by_end(told.adjectives, word)


@lru_cache(maxsize=1 << 15)
def surname(word: str, lang: str) -> Readings:
    """What a surname can be by its end; nothing where it has none of the ends that show a surname."""
    told = inflection(lang)
    return NONE if told is None or len(word) < _SHORTEST + 2 else _by_end(told.surnames, word)


@lru_cache(maxsize=1 << 15)
def bases(word: str, lang: str) -> tuple[str, ...]:
    """The forms that a word of a name can have in the nominative, itself first, small letters.

    >>> bases("Лестовым", "ru")
    ('лестовым', 'лестов')
    """
    told, small = inflection(lang), plain(word)
    if told is None or len(small) < _SHORTEST:
        return (small,)
    end = _longest(told.bases, small)
    made = [small[: len(small) - len(end)] + base for base in told.bases[end]] if end else []
    return tuple(dict.fromkeys([small, *(base for base in made if len(base) >= _LEAST)]))


@cache
def given(lang: str) -> Mapping[str, Readings]:
    """The case forms of all given names of a language's `naming.toml`, with what each can be.

    >>> sorted(given("ru")["павла"]), "павела" in given("ru")
    (['am', 'gm'], False)
    """
    told, found = inflection(lang), dict[str, Readings]()
    if told is None:
        return found
    for name in naming(lang).given_names:
        for form, readings in _declined(plain(name), told.given, told.stems).items():
            found[form] = found.get(form, NONE) | readings
    return found


@cache
def declined(nouns: tuple[str, ...], lang: str) -> Mapping[str, Readings]:
    """The case forms of common nouns in the nominative, with what each can be."""
    told, found = inflection(lang), dict[str, Readings]()
    if told is None:
        return found
    for noun in nouns:
        for form, readings in _declined(plain(noun), told.declensions, {}).items():
            found[form] = found.get(form, NONE) | readings
    return found


def _declined(name: str, ends: Mapping[str, Mapping[str, str]], stems: Mapping[str, str]) -> dict[str, Readings]:
    """The case forms of one name or noun."""
    end = _longest(ends, name)
    if end is None:
        return {name: NONE}
    stem = stems.get(name, name[: len(name) - len(end)])
    made = {stem + case: frozenset(readings.split()) for case, readings in ends[end].items() if case != end}
    return {**made, name: frozenset(ends[end].get(end, "").split())}


@lru_cache(maxsize=1 << 15)
def lapse(word: str, lang: str) -> bool:
    """Whether a word ends as verbs and adverbs do."""
    told = inflection(lang)
    return told is not None and plain(word).endswith(told.lapses.get("ends", ()))


def infinitive(word: str, lang: str) -> bool:
    """Whether a word ends as nothing but an infinitive does: "бояться"."""
    told = inflection(lang)
    return told is not None and plain(word).endswith(told.lapses.get("infinitive", ()))


@lru_cache(maxsize=1 << 15)
def patronymic(word: str, lang: str) -> Readings:
    """What a father's name can be by its end; nothing where it is none: "Петровичем"."""
    told, small = inflection(lang), plain(word)
    return NONE if told is None or len(small) < _SHORTEST + 3 else _by_end(told.patronymics, small)


def _by_end(listed: Mapping[str, str], word: str) -> Readings:
    end = _longest(listed, plain(word))
    return frozenset(listed[end].split()) if end is not None else NONE


def _longest(listed: Mapping[str, object], word: str) -> str | None:
    """The longest listed ending of a word that leaves two letters."""
    for length in range(min(5, len(word) - _LEAST), -1, -1):
        end = word[len(word) - length :]
        if end in listed:
            return end
    return None
