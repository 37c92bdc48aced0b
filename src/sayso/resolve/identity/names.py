"""The names that entities are made of: all mentions of a page with the same words, of one kind over all pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from sayso.model import MentionKind
from sayso.resolve.features import Name
from sayso.resolve.identity.forms import listed
from sayso.resolve.identity.kinds import kinds
from sayso.resolve.identity.uses import Use
from sayso.resolve.spellings import parts


def names_of(uses: Sequence[Use]) -> tuple[list[Name], list[list[int]]]:
    """One Name for each wording of a page, and the uses that it stands for."""
    gathered: dict[tuple[str, MentionKind, tuple[str, ...]], list[int]] = defaultdict(list)
    for at, (use, kind) in enumerate(zip(uses, kinds(uses), strict=True)):
        gathered[use.span.page, kind, parts(use.text)].append(at)
    names, members = [], []
    for (page, kind, _), found in sorted(gathered.items(), key=lambda item: item[1]):
        spelt = Counter(uses[at].text for at in found)
        text = max(sorted(spelt), key=lambda word: spelt[word])
        roles = tuple(sorted({uses[at].role for at in found if uses[at].role}))
        lang = next(uses[at].lang for at in found if uses[at].text == text)
        names.append(Name(page, kind, text, listed(text, kind, lang), roles, len(found), lang))
        members.append(found)
    return names, members
