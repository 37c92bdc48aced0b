"""The section `claiming.toml` of a language table: how the language says what happened, and how sure it is."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """What names one predicate. More words after the first one of a verb are its principal parts, see `principal`.

    A `+` joins the words that must follow: "take+part", "carry+out".
    """

    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()  # irregular past forms
    futures: tuple[str, ...] = ()  # irregular future forms: "прибудет"
    received: tuple[str, ...] = ()  # verbs whose subject undergoes it: "receive+weapons"
    passives: tuple[str, ...] = ()  # participles that stand for a passive: "backed", "مدعوم"


class Inflection(Struct, frozen=True, forbid_unknown_fields=True):
    """Endings that replace `ends` at the end of a lemma; the longest `ends` that fits is taken."""

    ends: str
    base: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    future: tuple[str, ...] = ()
    participle: tuple[str, ...] = ()
    gerund: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()


class Affix(Struct, frozen=True, forbid_unknown_fields=True):
    """What can be written together with a word of a form, in front and behind (Arabic)."""

    stem: Literal["base", "present", "past", "participle", "gerund", "noun"]  # which forms it is added to
    form: Literal["base", "present", "past", "future", "participle", "gerund", "noun"]  # what the whole is
    before: tuple[str, ...] = ("",)
    after: tuple[str, ...] = ("",)


class Numbers(Struct, frozen=True, forbid_unknown_fields=True):
    """How a language says how many."""

    thousands: tuple[str, ...] = (",",)  # marks between groups of three digits
    decimal: str = "."
    words: dict[str, float] = {}  # "twelve" = 12; words in a row are added
    multipliers: dict[str, float] = {}  # "thousand" = 1000
    vague: dict[str, tuple[float, float]] = {}  # "dozens" = [24, 99]
    joins: tuple[str, ...] = ()  # between number words: "and"
    of: tuple[str, ...] = ()  # between a vague number and its multiplier: "tens of thousands"
    to: tuple[str, ...] = ()  # between the two ends of a range: "to", "-"
    more: tuple[str, ...] = ()  # open above: "more than", "at least"
    less: tuple[str, ...] = ()  # open below: "fewer than", "up to"
    about: tuple[str, ...] = ()
    units: dict[str, str] = {}  # word to unit: "people" = "person", "%" = "percent"
    tolls: dict[str, str] = {}  # words that are counted to the predicate they tell: "dead" = "die"
    rates: dict[str, str] = {}  # words for how many, to the predicate that is counted: "death toll" = "die"
    reached: tuple[str, ...] = ()  # before the number that a toll has come to: "to", "at"
    money: dict[str, str] = {}  # word or sign to currency: "$" = "usd"
    stops: tuple[str, ...] = ()  # words that no number reaches over to what it counts: "in", "and"
    durations: tuple[str, ...] = ()  # what makes a time of a number: "years", "January"
    never_after: tuple[str, ...] = ()  # a number behind these words counts nothing: "number", "aged"


class Claiming(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of one language for this section; every list may hold phrases, words apart by a space."""

    order: Literal["svo", "vso"] = "svo"  # what stands first after which: subject, verb, object
    principal: tuple[Literal["base", "present", "past", "future", "participle", "gerund"], ...] = ("base",)
    inflections: tuple[Inflection, ...] = ()
    noun_inflections: tuple[Inflection, ...] = ()
    affixes: tuple[Affix, ...] = ()
    numbers: Numbers = Numbers()
    words: dict[str, Words] = {}  # by the id of a predicate
    light: tuple[str, ...] = ()  # verbs that only carry an event noun, the subject acts: "carry+out", "hold held held"
    light_received: tuple[str, ...] = ()  # the subject undergoes it: "receive", "come+under"
    never: tuple[str, ...] = ()  # phrases with a trigger in them that tell nothing: "according to", "meeting room"
    cases: bool = False  # endings, not places in the sentence, say who is whose
    oblique_endings: tuple[str, ...] = ()  # of nouns that are no subject: "армией"
    elisions: tuple[str, ...] = ()  # words cut at an apostrophe before the next word: "l", "qu"
    clitics: tuple[str, ...] = ()  # what is cut off behind an apostrophe: "s"
    # --- around the verb
    auxiliaries: tuple[str, ...] = ()  # "has", "did"
    passive: tuple[str, ...] = ()  # forms of "be" that make a passive with a participle
    progressive: tuple[str, ...] = ()  # present forms of "be" before a gerund
    infinitive: tuple[str, ...] = ()  # "to"
    adverbs: tuple[str, ...] = ()  # may stand between subject and verb: "also", "reportedly"
    adverb_endings: tuple[str, ...] = ()  # "ly"
    negations: tuple[str, ...] = ()
    denials: tuple[str, ...] = ()  # "denied that": a negation where no source is known to deny
    planned: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()
    possible_present: tuple[str, ...] = ()  # possible before a present form only: "قد"
    wanted: tuple[str, ...] = ()
    ongoing: tuple[str, ...] = ()
    conditional: tuple[str, ...] = ()  # open a clause that is only supposed: "if"
    ahead: tuple[str, ...] = ()  # before a noun: what it names is still to come: "ahead of"
    undone: tuple[str, ...] = ()  # before a noun or verb: it did not come to pass: "failed to", "without"
    including: tuple[str, ...] = ()  # before names of some of those who were counted: "including"
    existential: tuple[str, ...] = ()  # before an event noun that has no subject: "there will be"
    # --- around the nouns
    determiners: tuple[str, ...] = ()
    definite: tuple[str, ...] = ()  # before a noun that names something known: "the", "this"
    definite_prefixes: tuple[str, ...] = ()  # the same, written together with the noun: "ال"
    joined_prefixes: tuple[str, ...] = ()  # "and" written together with the next word: "و"
    suffix_pronouns: tuple[str, ...] = ()  # written behind a noun: whose event it is: "ه"
    passive_marks: tuple[str, ...] = ()  # vowel signs that make a past form passive
    person_relatives: tuple[str, ...] = ()  # relatives of persons only: "who"
    possessives: tuple[str, ...] = ()  # "his", "their"
    pronouns: tuple[str, ...] = ()  # subjects: "he", "they"
    first_person: tuple[str, ...] = ()  # "I", "we", "my": who speaks
    second_person: tuple[str, ...] = ()  # "you", "your"
    indefinite: tuple[str, ...] = ()  # subjects that name nobody: "nobody", "everyone"
    neuter: tuple[str, ...] = ()  # "it": an event or a body
    object_pronouns: tuple[str, ...] = ()  # "him", "them"
    relatives: tuple[str, ...] = ()  # "who", "which"
    joins: tuple[str, ...] = ()  # "and"
    breaks: tuple[str, ...] = ()  # open a clause: "but", "after", "because"
    complementisers: tuple[str, ...] = ()  # open the clause of what is said: "that", "أن"
    # --- prepositions, by what they make of the name behind them
    agent_prepositions: tuple[str, ...] = ()  # "by"
    source_prepositions: tuple[str, ...] = ()  # "from": who invites or supports, else where from
    genitives: tuple[str, ...] = ()  # "of"
    between: tuple[str, ...] = ()
    patient_prepositions: tuple[str, ...] = ()  # "with", "to", "against"
    place_prepositions: tuple[str, ...] = ()  # "in", "at"
    other_prepositions: tuple[str, ...] = ()  # "for", "about"
