"""One page, one kind: a word that the page has as a name more than once is the same name, also where it stands bare."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import structs

from sayso.extract.names.forms import Form
from sayso.extract.tagger.decode import FREE, Tagged

Line = Sequence[Form]


def settled(lines: Sequence[Line], said: Sequence[Sequence[Tagged]]) -> list[list[Tagged]]:
    """The names of each sentence, those of one word with the kind that most of the page's say, and more like them."""
    kinds = _kinds(lines, said)
    out = []
    for line, names in zip(lines, said, strict=True):
        mended = [structs.replace(one, kind=kinds.get(_key(line, one) or "", one.kind)) for one in names]
        out.append(sorted([*mended, *_more(line, mended, kinds)]))
    return out


def _kinds(lines: Sequence[Line], said: Sequence[Sequence[Tagged]]) -> dict[str, str]:
    """The kind of each word that is a name alone, or the last word of a person, more than half of the times."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for line, names in zip(lines, said, strict=True):
        for one in names:
            key = _key(line, one)
            if key is not None:
                votes[key][one.kind] += 1
            elif one.kind == "person":
                votes[line[one.last - 1].bare]["person"] += 1
    return {
        word: kind
        for word, counts in votes.items()
        for kind, count in counts.items()
        if 2 * count > counts.total() and kind != FREE
    }


def _key(line: Line, one: Tagged) -> str | None:
    """The word of a name of one word, without what is joined to it."""
    if one.last - one.first > 1:
        return None
    form = line[one.first]
    return min((bare for _, bare in form.readings[1:]), key=len, default=form.bare) if one.joined else form.bare


def _more(line: Line, names: Sequence[Tagged], kinds: Mapping[str, str]) -> Iterator[Tagged]:
    """Words that no dictionary knows and that are names elsewhere on the page."""
    taken = {at for one in names for at in range(one.first, one.last)}
    for at, form in enumerate(line):
        if at in taken or not form.strange:
            continue
        hit = next(((letters, kinds[bare]) for letters, bare in form.readings if bare in kinds and len(bare) > 2), None)
        if hit is not None:
            yield Tagged(at, at + 1, hit[1], joined=hit[0] > 0)
