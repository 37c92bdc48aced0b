"""Which names are worth comparing: those that share a key. What a page costs stays flat as the desk grows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set

from sayso.lang.heads import head_nouns
from sayso.model import MentionKind
from sayso.resolve.features import Name, head_of, pieces
from sayso.resolve.identity.bodies import core, initials, letters, shortened
from sayso.resolve.identity.forms import forms
from sayso.resolve.spellings import acronym, keys, parts

_MOST = 240  # names under one key that are compared with each other; a key with more says nothing
_FEW = 4  # keys of the second word that are looked at
_BODIES = frozenset({MentionKind.ORGANISATION})


def blocked(names: Sequence[Name], settled: Set[int] = frozenset()) -> set[tuple[int, int]]:
    """Pairs of names of one kind with a key in common; `settled` names and descriptions are left out."""
    blocks: dict[tuple[MentionKind, str], list[int]] = defaultdict(list)
    single = [len(parts(name.text)) == 1 for name in names]
    for at, name in enumerate(names):
        if name.kind is not MentionKind.UNNAMED and at not in settled:
            for key in sorted(set(_keys(name)) - {""}):
                blocks[name.kind, key].append(at)
    return {
        (a, b)
        for (_, key), block in sorted(blocks.items(), key=lambda item: item[1])
        if len(block) <= _MOST
        for i, a in enumerate(block)
        for b in block[i + 1 :]
        if not key.startswith("last:") or single[a] or single[b]
    }


def _keys(name: Name) -> Iterator[str]:
    """What other spellings of a name share with it."""
    words = parts(name.text)
    yield name.known
    yield "=" + " ".join(words)
    if name.kind is MentionKind.PERSON:
        yield from _of_person(words, name.lang)
    else:
        yield from _of_thing(name)
    if name.kind in _BODIES:
        made = (acronym(name.text), letters(name.text), *sorted(initials(name.text)))
        yield from (f"letters:{each}" for each in made if each)
        yield from ("core:" + " ".join(each) for each in (core(name.text), *shortened(name.text, name.lang)))


def _of_person(words: Sequence[str], lang: str) -> Iterator[str]:
    """The last name, for those who have no other; with the first sound of the first name for the rest."""
    last = _sounded(words[-1], lang)
    yield from (f"last:{key}" for key in last)
    if len(words) > 1:
        first = {key[:1] for key in _sounded(words[0], lang)[:_FEW]}
        yield from (f"{key}|{sound}" for key in last for sound in sorted(first))
        yield from (f"{key}|{sound[:1]}" for key in _sounded(words[0], lang)[:_FEW] for sound in last[:_FEW])


def _of_thing(name: Name) -> Iterator[str]:
    """Its word; of several the first with the first sound of the second; of a place the words beside its head noun."""
    words = pieces(name.text) or ("",)
    if len(words) == 1:
        yield from (f"word:{key}" for key in _sounded(words[0], name.lang))
        return
    second = {key[:1] for key in _sounded(words[1], name.lang)[:_FEW]}
    yield from (f"{key}|{sound}" for key in _sounded(words[0], name.lang) for sound in sorted(second))
    head = head_of(name.text)
    if head and name.kind is MentionKind.PLACE:
        rest = [word for word in words if word not in head_nouns()]
        yield from (f"{head}:{key}" for word in rest[:2] for key in _sounded(word, name.lang))


def _sounded(word: str, lang: str) -> list[str]:
    return list(dict.fromkeys(key for form in forms(word, lang) for key in keys(form)))
