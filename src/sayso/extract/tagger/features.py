"""What a tagger of names sees of each word: its letters, our tables, its neighbours, what the rules say of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from msgspec import Struct

from sayso.extract.names.forms import Form
from sayso.extract.names.words import Lexicon, lexicon
from sayso.lang.gazetteer import cities, organisations, outlets, territories

_LISTS = (
    "body_heads", "place_heads", "outlet_heads", "place_cues", "strong_place_cues", "particles", "person_verbs",
    "nationalities", "directions", "office_adjectives", "source_adjectives", "given",
)  # fmt: skip
_ENDS = 4  # letters of the beginnings and ends of words
_REACH = 2  # words before and behind
_LONGEST = 8  # letters of a word, from which on it is long


class Hint(Struct, frozen=True):
    """What the rules say of a word: "O", or "B-place" and the rule."""

    label: str = "O"
    by: str = ""


NONE = Hint()


def features(
    lines: Sequence[Sequence[Form]], hints: Sequence[Sequence[Hint]], words: Lexicon, alike: Mapping[str, float]
) -> list[list[list[str]]]:
    """For each word of each sentence of one page, what is true of it; `alike`: how much words look like names."""
    seen = [[_seen(form, line, at, words) for at, form in enumerate(line)] for line in lines]
    around = _page(lines, seen, hints)
    return [
        [
            [*_word(line, at, lit, around), *_said(line, at, lit, hint), *_alike(line, at, alike)]
            for at in range(len(line))
        ]
        for line, lit, hint in zip(lines, seen, hints, strict=True)
    ]


def shapes(lines: Sequence[Sequence[Form]]) -> list[str]:
    """The words whose likeness to names is asked, sorted."""
    return sorted({word for line in lines for form in line for word in (stem(form), *(r for _, r in form.readings))})


def grams(word: str) -> list[str]:
    """One to four letters of a word, its edges marked.

    >>> grams("ab")
    ['<', 'a', 'b', '>', '<a', 'ab', 'b>', '<ab', 'ab>', '<ab>']
    """
    edged = f"<{word}>"
    return [edged[at : at + size] for size in range(1, 5) for at in range(len(edged) - size + 1)]


def stem(form: Form) -> str:
    """A word without article, to compare it with others of the page."""
    return form.bare.removeprefix(form.article)


def _seen(form: Form, line: Sequence[Form], at: int, words: Lexicon) -> tuple[str, ...]:
    """What our tables know of a word, in any reading."""
    out = [*_listed(form.readings, form.article, words.lang)]
    out += ["def"] if form.definite else []
    out += ["closed"] if form.closed else ["common"] if form.common else ["strange"] if form.strange else []
    out += ["rel"] if form.relational else []
    out += ["office"] if form.phrase(line, at, words.offices) else []
    out += ["address"] if form.phrase(line, at, words.address) else []
    out += ["digit"] if form.bare[:1].isdigit() else []
    out += ["short"] if len(form.bare) < 3 else []
    return tuple(out)


@lru_cache(maxsize=1 << 16)
def _listed(readings: tuple[tuple[int, str], ...], article: str, lang: str) -> tuple[str, ...]:
    """The lists that hold a word in any reading, with its article or without."""
    words = lexicon(lang)
    bare = {bare for _, bare in readings}
    bare |= {word.removeprefix(article) for word in bare}
    held = [] if words is None else [(name, getattr(words, name)) for name in _LISTS]
    return tuple(name for name, listed in [*held, *_places()] if not bare.isdisjoint(listed))


@cache
def _places() -> tuple[tuple[str, frozenset[str]], ...]:
    return (
        ("country", frozenset(territories())),
        ("city", frozenset(cities())),
        ("capital", frozenset(name for name, city in cities().items() if city.capital or city.people > 1000)),
        ("org", frozenset(word for name in organisations() for word in name.split())),
        ("outlet", frozenset(outlets())),
    )


def _page(
    lines: Sequence[Sequence[Form]], seen: Sequence[Sequence[tuple[str, ...]]], hints: Sequence[Sequence[Hint]]
) -> dict[str, tuple[str, ...]]:
    """Of each word that the page has more than once: what the rules take it for, and what it stands beside."""
    counts: Counter[str] = Counter()
    told: dict[str, Counter[str]] = {}
    for line, lit, hint in zip(lines, seen, hints, strict=True):
        for at, form in enumerate(line):
            if form.closed or len(form.bare) < 3:
                continue
            key = stem(form)
            counts[key] += 1
            here = told.setdefault(key, Counter())
            if hint[at].label != "O":
                here["pg" + hint[at].label] += 1
            before = lit[at - 1] if at and form.near else ()
            after = lit[at + 1] if at + 1 < len(line) and line[at + 1].near else ()
            here.update("pg-" + name for name in before if name in _TELLING)
            here.update("pg+" + name for name in after if name in _TELLING)
    return {key: ("pgmany" if counts[key] > 2 else "pgtwo", *sorted(told[key])) for key in counts if counts[key] > 1}


_TELLING = frozenset(
    {"office", "address", "given", "strong_place_cues", "body_heads", "place_heads", "person_verbs", "nationalities"}
)


def _word(
    line: Sequence[Form], at: int, lit: Sequence[tuple[str, ...]], around: dict[str, tuple[str, ...]]
) -> list[str]:
    """The letters of a word, what the page has of it, what stands between it and its neighbours."""
    form, bare, plain = line[at], line[at].bare, stem(line[at])
    out = ["b", "st=" + plain, f"len={min(len(bare), _LONGEST)}"]
    for size in range(1, _ENDS + 1):
        out += [f"p{size}={bare[:size]}", f"s{size}={bare[-size:]}"]
        if plain != bare:
            out.append(f"q{size}={plain[:size]}")
    out += ["r=" + reading for _, reading in form.readings[1:]]
    out += ["^" + name for name in around.get(plain, ())]
    if at and form.near:
        out.append(f"2={line[at - 1].bare}|{bare}")
        out += [f"{one}>{other}" for one in lit[at - 1] for other in lit[at]]
    out.append("g=" + form.word.gap.strip()[:2])
    out.append("n=" + (line[at + 1].word.gap.strip()[:2] if at + 1 < len(line) else "end"))
    return out


def _said(line: Sequence[Form], at: int, lit: Sequence[tuple[str, ...]], hint: Sequence[Hint]) -> Iterator[str]:
    """The words around a word and itself: what they are, what our tables and rules say of them."""
    for step in range(-_REACH, _REACH + 1):
        there = at + step
        if not 0 <= there < len(line):
            yield f"{step}edge"
            continue
        yield f"{step}w={line[there].bare}"
        for name in lit[there]:
            yield f"{step}{name}"
        if step:
            yield f"{step}s2={line[there].bare[-2:]}"
        yield f"{step}h={hint[there].label}"
        if abs(step) < 2 and hint[there].by:
            yield f"{step}hb={hint[there].label}{hint[there].by}"


def _alike(line: Sequence[Form], at: int, alike: Mapping[str, float]) -> Iterator[str]:
    """How much the word and its neighbours look like names."""
    around = [_rough(alike[stem(line[there])]) if 0 <= there < len(line) else "e" for there in (at - 1, at, at + 1)]
    yield f"l={_step(alike[stem(line[at])])}"
    yield f"la={_step(max(alike[reading] for _, reading in line[at].readings))}"
    yield "-1l=" + around[0]
    yield "1l=" + around[2]
    yield "lll=" + "".join(around)


def _step(value: float) -> int:
    return round(max(-4.0, min(5.0, value)))


def _rough(value: float) -> str:
    return "-" if value < -1.5 else "0" if value < 0.5 else "+" if value < 2.5 else "#"
