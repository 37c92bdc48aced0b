"""The forms of say-so of one language, folded and ready to be looked up."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from sayso.lang.saying import Phrase, Saying, Take
from sayso.lang.table import saying
from sayso.model import Channel, Stance
from sayso.text import fold

_CASED = ("people", "channels", "agencies")  # lists whose nouns are also looked for in their other cases
_SPLIT = "…"  # between the two parts of a verb: "teilte…mit"
_ASIDES = ("speaking", "carried", "cites")  # lists of phrases that open an aside
_STEM = 4  # letters: shorter nouns are looked for as they stand


class Entry(Struct, frozen=True):
    """What a form of say-so is."""

    kind: str  # "verb", "split" (a verb only with its last part), "according", "own_words", "aside", "postposed", …
    stance: Stance
    takes: frozenset[Take]
    lemma: str  # the first form of its row
    chained: bool = False  # takes its source from the verb before: "adding"
    base: bool = False  # the bare form, which needs a plural subject or an auxiliary: "say"
    governs: frozenset[str] = frozenset()  # prepositions before what is said as a noun


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
    drops_subject: bool
    personal_to: bool
    inverts: bool
    participle_marks: tuple[str, ...]  # as they are written
    exact: dict[str, frozenset[str]]  # forms as they are written, by their folded form, where accents tell words apart
    verb_second: bool
    free_order: bool
    compounds: bool
    split: dict[str, dict[str, Entry]]  # by finite form: the verbs that it makes with a word at the end of its clause
    asides: frozenset[str]  # the first words of phrases that open an aside
    channel_kinds: dict[str, Channel]  # by folded noun or verb, and by stem where nouns have cases

    def has(self, field: str, word: str) -> bool:
        """Is `word` (folded) in the list `field` of the table?"""
        return word in self.sets[field]

    def noun(self, field: str, word: str) -> bool:
        """Is `word` in the list, in any case where the language has cases?"""
        if word in self.sets[field]:
            return True
        if self.compounds:
            return any(word[n:] in self.sets[field] for n in range(2, len(word) - 2))
        endings = self.sets["case_endings"]
        stems = self.stems.get(field)
        if stems is None:
            return False
        size = len(word)
        return any(word[: size - n] in stems and word[size - n :] in endings for n in range(4))

    def channel_kind(self, word: str) -> Channel | None:
        """What kind of channel a word or phrase names, in any case where the language has cases."""
        found = self.channel_kinds.get(word)
        if found is not None or not self.sets["case_endings"]:
            return found
        cuts = (word[: len(word) - n] for n in range(1, 4) if word[len(word) - n :] in self.sets["case_endings"])
        return next((kind for cut in cuts if len(cut) >= _STEM and (kind := self.channel_kinds.get(cut))), None)

    def gender(self, word: str, entry: Entry | None) -> str:
        """ "m", "f", or "" where neither the word nor, of a verb, its ending tells."""
        if self.has("masculine", word) or self.has("feminine", word):
            return "m" if self.has("masculine", word) else "f"
        if self.sets["women_nouns"] and word.endswith(tuple(self.sets["women_nouns"])):
            return "f"
        if entry is None or entry.chained or not self.sets["feminine_endings"]:
            return ""
        if word.endswith(tuple(self.sets["feminine_endings"])):
            return "f"
        men = tuple(self.sets["masculine_endings"])
        return "m" if word == entry.lemma and (not men or word.endswith(men)) else ""


@cache
def lexicon(code: str) -> Lexicon | None:
    """The lexicon of a language, or None where it has no words of say-so."""
    found = saying(code)
    return None if found is None else _compiled(code, found)


def _compiled(code: str, words: Saying) -> Lexicon:
    entries: dict[str, Entry] = {}
    split: dict[str, dict[str, Entry]] = {}
    for verb in words.verb:
        for row, chained in (*((row, False) for row in verb.forms), *((row, True) for row in verb.chains)):
            for form in row.split():
                if _SPLIT in form:
                    finite, second = (_key(part) for part in form.split(_SPLIT))
                    entry = Entry("verb", verb.stance, frozenset(verb.takes), _key(row.split()[0]))
                    split.setdefault(finite, {})[second] = entry
                    continue
                key = _key(form)
                old = entries.get(key)
                takes = frozenset(verb.takes) | (old.takes if old is not None else frozenset())
                stance = old.stance if old is not None else verb.stance
                bare = form not in row.split()[1:]  # "put puts put" is a past as well
                base = bool(words.plural_letters) and form == row.split()[0] and bare and " " not in key and not chained
                governs = frozenset(map(_key, verb.governs)) | (old.governs if old is not None else frozenset())
                entries[key] = Entry("verb", stance, takes, _key(row.split()[0]), chained, base, governs)
    for form in split:
        entries.setdefault(form, Entry("split", Stance.SAYS, frozenset(), form))
    for kind in ("according", "own_words", "aside", "postposed", "self", "impersonal_verb", "hearsay"):
        phrases: tuple[Phrase, ...] = getattr(words, kind)
        for phrase in phrases:
            for form in phrase.forms:
                entries[_key(form)] = Entry(kind, phrase.stance, frozenset(), _key(form))
    sets = {
        field: frozenset(_phrase(word, words.accented) for word in value)
        for field in Saying.__struct_fields__
        if isinstance(value := getattr(words, field), tuple) and all(isinstance(word, str) for word in value)
    }
    longest = max((key.count(" ") + 1 for key in entries), default=0)
    clitics = tuple(sorted(sets["clitics"]))
    enclitics = tuple(sorted(sets["enclitics"], key=lambda form: (-len(form), form)))
    opens: dict[str, int] = {}
    for key in entries:
        first, size = key.split(" ", 1)[0], key.count(" ") + 1
        opens[first] = max(size, opens.get(first, 0))
    last = tuple(sorted(ending for ending in words.case_endings if len(ending) == 1))
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
        words.verb_first,
        words.zero_that,
        words.inserted_tags,
        words.drops_subject,
        words.personal_to,
        words.inverts,
        words.participle_marks,
        _exact(words) if words.exact else {},
        words.verb_second,
        words.free_order,
        words.compounds,
        split,
        frozenset(phrase.split(" ", 1)[0] for field in _ASIDES for phrase in sets[field]),
        _kinds(words, last),
    )


def _exact(words: Saying) -> dict[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    forms = [form.replace("_", " ") for v in words.verb for row in (*v.forms, *v.chains) for form in row.split()]
    for form in (*forms, *(form for phrase in words.own_words for form in phrase.forms)):
        out.setdefault(_key(form), set()).add(form)
    return {key: frozenset(forms) for key, forms in out.items()}


def _kinds(words: Saying, endings: tuple[str, ...]) -> dict[str, Channel]:
    out: dict[str, Channel] = {}
    for kind, nouns in words.channel_kinds.items():
        for noun in (_key(noun) for noun in nouns):
            out[noun] = kind
            if endings and len(noun) > _STEM:
                out.setdefault(noun[:-1] if noun.endswith(endings) else noun, kind)
    return out


def _phrase(words: str, accented: tuple[str, ...]) -> str:
    return " ".join(word if word in accented else _key(word) for word in words.split())


def _key(form: str) -> str:
    return fold(form.replace("_", " ")).text
