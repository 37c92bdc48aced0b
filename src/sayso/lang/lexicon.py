"""The forms of say-so of one language, folded and ready to be looked up."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from sayso.lang.saying import Saying, Take
from sayso.lang.table import table
from sayso.model import Stance
from sayso.text import fold


class Entry(Struct, frozen=True):
    """What a form of say-so is."""

    kind: str  # "verb", "according", "aside", "hearsay"
    stance: Stance
    takes: frozenset[Take]
    lemma: str  # the first form of its row
    chained: bool = False  # takes its source from the verb before: "adding"
    base: bool = False  # the bare form, which needs a plural subject or an auxiliary: "say"


class Lexicon(Struct, frozen=True):
    """`entries` by folded form (words joined by one space); `longest` is the most words of a form."""

    code: str
    entries: dict[str, Entry]
    longest: int
    sets: dict[str, frozenset[str]]  # the word lists of Saying by field name, folded
    clitics: tuple[str, ...]
    enclitics: tuple[str, ...]  # the longest first
    verb_first: bool
    zero_that: bool

    def has(self, field: str, word: str) -> bool:
        """Is `word` (folded) in the list `field` of the table?"""
        return word in self.sets[field]


@cache
def lexicon(code: str) -> Lexicon | None:
    """The lexicon of a language, or None where it has no table."""
    found = table(code)
    return None if found is None else _compiled(code, found.saying)


def _compiled(code: str, saying: Saying) -> Lexicon:
    entries: dict[str, Entry] = {}
    for verb in saying.verb:
        for row, chained in (*((row, False) for row in verb.forms), *((row, True) for row in verb.chains)):
            for form in row.split():
                key = _key(form)
                old = entries.get(key)
                takes = frozenset(verb.takes) | (old.takes if old is not None else frozenset())
                stance = old.stance if old is not None else verb.stance
                base = bool(saying.plural_letters) and form == row.split()[0] and " " not in key and not chained
                entries[key] = Entry("verb", stance, takes, _key(row.split()[0]), chained, base)
    for kind, phrases in (("according", saying.according), ("aside", saying.aside), ("hearsay", saying.hearsay)):
        for phrase in phrases:
            for form in phrase.forms:
                entries[_key(form)] = Entry(kind, phrase.stance, frozenset(), _key(form))
    sets = {
        field: frozenset(word if word in saying.accented else _key(word) for word in value)
        for field in Saying.__struct_fields__
        if isinstance(value := getattr(saying, field), tuple) and all(isinstance(word, str) for word in value)
    }
    longest = max((key.count(" ") + 1 for key in entries), default=0)
    clitics = tuple(sorted(sets["clitics"]))
    enclitics = tuple(sorted(sets["enclitics"], key=lambda form: (-len(form), form)))
    return Lexicon(code, entries, longest, sets, clitics, enclitics, saying.verb_first, saying.zero_that)


def _key(form: str) -> str:
    return fold(form.replace("_", " ")).text
