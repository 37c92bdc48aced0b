"""The forms of say-so of one language, folded and ready to be looked up."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from sayso.lang.saying import Phrase, Saying, Take
from sayso.lang.table import table
from sayso.model import Stance
from sayso.text import fold

_CASED = ("people", "channels", "agencies")  # lists whose nouns are also looked for in their other cases
_STEM = 4  # letters: shorter nouns are looked for as they stand


class Entry(Struct, frozen=True):
    """What a form of say-so is."""

    kind: str  # "verb", "according", "own_words", "aside", "hearsay"
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
    opens: dict[str, int]  # by first word: the most words of a form that it opens
    sets: dict[str, frozenset[str]]  # the word lists of Saying by field name, folded
    firsts: dict[str, frozenset[str]]  # the first words of their phrases
    clitics: tuple[str, ...]
    enclitics: tuple[str, ...]  # the longest first
    stems: dict[str, frozenset[str]]  # of nouns by field name, where nouns have cases
    verb_first: bool
    zero_that: bool
    inserted_tags: bool

    def has(self, field: str, word: str) -> bool:
        """Is `word` (folded) in the list `field` of the table?"""
        return word in self.sets[field]

    def noun(self, field: str, word: str) -> bool:
        """Is `word` in the list, in any case where the language has cases?"""
        if word in self.sets[field]:
            return True
        endings = self.sets["case_endings"]
        stems = self.stems.get(field)
        return stems is not None and any(
            word[: len(word) - n] in stems and word[len(word) - n :] in endings for n in range(4)
        )

    def gender(self, word: str, entry: Entry | None) -> str:
        """ "m", "f", or "" where neither the word nor, of a verb, its ending tells."""
        if self.has("masculine", word) or self.has("feminine", word):
            return "m" if self.has("masculine", word) else "f"
        if entry is None or entry.chained or not self.sets["feminine_endings"]:
            return ""
        if word.endswith(tuple(self.sets["feminine_endings"])):
            return "f"
        men = tuple(self.sets["masculine_endings"])
        return "m" if word == entry.lemma and (not men or word.endswith(men)) else ""


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
    for kind in ("according", "own_words", "aside", "hearsay"):
        phrases: tuple[Phrase, ...] = getattr(saying, kind)
        for phrase in phrases:
            for form in phrase.forms:
                entries[_key(form)] = Entry(kind, phrase.stance, frozenset(), _key(form))
    sets = {
        field: frozenset(_phrase(word, saying.accented) for word in value)
        for field in Saying.__struct_fields__
        if isinstance(value := getattr(saying, field), tuple) and all(isinstance(word, str) for word in value)
    }
    longest = max((key.count(" ") + 1 for key in entries), default=0)
    clitics = tuple(sorted(sets["clitics"]))
    enclitics = tuple(sorted(sets["enclitics"], key=lambda form: (-len(form), form)))
    opens: dict[str, int] = {}
    for key in entries:
        first, words = key.split(" ", 1)[0], key.count(" ") + 1
        opens[first] = max(words, opens.get(first, 0))
    last = tuple(sorted(ending for ending in saying.case_endings if len(ending) == 1))
    stems = {f: frozenset(w[:-1] if w.endswith(last) else w for w in sets[f] if len(w) > _STEM) for f in _CASED if last}
    return Lexicon(
        code,
        entries,
        longest,
        opens,
        sets,
        {field: frozenset(phrase.split(" ", 1)[0] for phrase in phrases) for field, phrases in sets.items()},
        clitics,
        enclitics,
        stems,
        saying.verb_first,
        saying.zero_that,
        saying.inserted_tags,
    )


def _phrase(words: str, accented: tuple[str, ...]) -> str:
    return " ".join(word if word in accented else _key(word) for word in words.split())


def _key(form: str) -> str:
    return fold(form.replace("_", " ")).text
