"""Names carried over from a translation on the same page: capitals there show what is a name in Arabic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sayso.extract.names.forms import Form
from sayso.extract.names.kinds import OUTLET, PERSON, PLACE, Found
from sayso.extract.names.words import Lexicon, ordinary
from sayso.lang.sounds import keys, near, parts
from sayso.model import Mention, MentionKind, Page

_NEAR = 0.8  # of a word alone
_TWO = 0.7  # of each of two words together
_MOST = 400  # names of one page that are carried over


def projected(
    page: Page, others: Sequence[Mention], lines: Sequence[Sequence[Form]], words: Lexicon
) -> list[list[Found]]:
    """For each Arabic sentence, the names that sound like a name of the page in another script."""
    names: dict[tuple[str, ...], MentionKind] = {}
    for mention in others:
        if mention.kind in (PERSON, PLACE, OUTLET):
            names.setdefault(parts(page.text[mention.span.start : mention.span.end]), mention.kind)
            if mention.kind is PERSON:
                names.setdefault(parts(page.text[mention.span.start : mention.span.end])[-1:], PERSON)
    by_key: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in sorted(names)[:_MOST]:
        for key in keys(name[0]) if name else ():
            by_key[key].append(name)
    return [_line(line, by_key, names, words) for line in lines]


def _line(
    line: Sequence[Form],
    by_key: dict[str, list[tuple[str, ...]]],
    names: dict[tuple[str, ...], MentionKind],
    words: Lexicon,
) -> list[Found]:
    out: list[Found] = []
    at = 0
    while at < len(line):
        best: tuple[int, float, int, Found] | None = None
        for letters, bare in line[at].readings:
            if (
                bare in words.common
                or bare in words.nationalities
                or (line[at].definite and line[at].any(words.nationalities))
            ):
                continue
            for name in sorted({name for key in keys(_article(bare, words)) for name in by_key.get(key, [])}):
                score, last = _match(line, at, _article(bare, words), name, words)
                adjective = names[name] is PLACE and line[at].relational and name[-1][-1] not in "iy"
                if last > at and not adjective and (best is None or (last, round(score, 1), letters) > best[:3]):
                    best = (
                        last,
                        round(score, 1),
                        letters,
                        Found(at, last, names[name], "as-translated", cut=letters, sure=True),
                    )
        if best is not None:
            out.append(best[3])
            at = best[0]
        else:
            at += 1
    return out


def _article(bare: str, words: Lexicon) -> str:
    for article in words.articles:
        if bare.startswith(article) and len(bare) > len(article) + 2:
            return bare[len(article) :]
    return bare


def _match(line: Sequence[Form], at: int, first: str, name: tuple[str, ...], words: Lexicon) -> tuple[float, int]:
    """How near the words from `at` are to a name, and where they end; `at` if they are not it."""
    if len(name) == 1:
        known = ordinary(first, words) or line[at].common
        score = near(first, name[0])
        return (
            (score, at + 1)
            if score >= (0.9 if known else _NEAR) and max(map(len, keys(first)), default=0) > 1
            else (0.0, at)
        )
    for count in range(len(name) + 1, len(name) - 2, -1):
        last = at + count
        if count < 2 or last > len(line) or not all(form.near for form in line[at + 1 : last]):
            continue
        tail = _article(line[last - 1].bare, words)
        front = "".join([first, *(form.bare for form in line[at + 1 : last - 1])])
        scores = near(front, "".join(name[:-1]).replace("-", "")), near(tail, name[-1])
        if min(scores) >= _TWO:
            return sum(scores) / 2, last
    return 0.0, at
