"""The section `saying.toml` of a language table: who says so, in words."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from sayso.model import Stance

Take = Literal["that", "quote", "noun", "hearer", "object", "as", "infinitive"]


class Verb(Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs of one stance and one frame."""

    stance: Stance
    takes: tuple[
        Take, ...
    ]  # a clause, a quotation, a noun, a hearer before the clause, "accuse X of", "call X Y", "vow to"
    forms: tuple[str, ...]  # one verb a row: its forms with spaces between; "_" is a space inside a form ("point_out")
    chains: tuple[str, ...] = ()  # rows of forms that take their source from the verb before: "adding", "مشيراً"


class Phrase(Struct, frozen=True, forbid_unknown_fields=True):
    """Fixed phrases of one stance; "_" is not needed: one phrase a string."""

    stance: Stance
    forms: tuple[str, ...]


class Saying(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of one language for this section, as the language writes them; matching folds both sides."""

    verb: tuple[Verb, ...] = ()
    according: tuple[Phrase, ...] = ()  # the source follows: "according to", "وفق"
    own_words: tuple[Phrase, ...] = ()  # the source is who spoke before: "in his words", "по его словам"
    aside: tuple[Phrase, ...] = ()  # the source follows only where a comma opens the phrase: ", for"
    hearsay: tuple[Phrase, ...] = ()  # nobody is named: "reportedly", "it is said that"
    zero_that: bool = False  # a clause can follow its verb bare: "he said it fell"
    inserted_tags: bool = False  # a tag can stand inside the marks of a quotation: "« Non, dit-il, jamais. »"
    verb_first: bool = False  # the subject stands after its verb: Arabic
    article: tuple[str, ...] = ()  # letters at the front of a definite word, where the article is written so: "ال"
    clitics: tuple[str, ...] = ()  # letters glued to the front of a word, no part of it: "و"
    quoted_as: tuple[str, ...] = ()  # follow a passive and open the quotation: "as saying"
    that: tuple[str, ...] = ()  # open the clause that is said
    whether: tuple[str, ...] = ()  # open an indirect question: "whether", "why"
    as_if: tuple[str, ...] = ()  # open an aside that holds subject and cue: "as", "as … told"
    what: tuple[str, ...] = ()  # "what": opens a source clause after "according to"
    determiners: tuple[str, ...] = ()
    possessives: tuple[str, ...] = ()  # "his": a determiner that is part of what is said
    pronouns: tuple[str, ...] = ()  # that a person can be meant by: "he"
    collective: tuple[str, ...] = ()  # pronouns for many: "they"
    bodies: tuple[str, ...] = ()  # pronouns for a body: "it said"
    plural_nouns: tuple[str, ...] = ()  # plural without a plural ending
    plural_letters: tuple[str, ...] = ()  # ends of plural nouns, where a base form needs a plural subject: "s"
    objects: tuple[str, ...] = ()  # pronouns that are told something: "him"
    things: tuple[str, ...] = ()  # pronouns that never name a source: "it" as in "it rained", "this"
    speakers_not: tuple[str, ...] = ()  # the page's own voice or anybody: "you", "one"
    prepositions: tuple[str, ...] = ()
    of: tuple[str, ...] = ()  # the preposition that binds nouns into one name
    contracted: tuple[str, ...] = ()  # auxiliaries glued to a pronoun: "'s"
    enclitics: tuple[str, ...] = ()  # subjects glued behind a verb: "-t-il"
    accented: tuple[str, ...] = ()  # words that an accent alone tells from another: "à" is not "a"
    elided: tuple[str, ...] = ()  # words glued to the next by an apostrophe: "l'", "qu'"
    auxiliaries: tuple[str, ...] = ()
    passives: tuple[str, ...] = ()  # forms of "be" that make a passive
    negations: tuple[str, ...] = ()
    by: tuple[str, ...] = ()  # names the source of a passive
    coordinators: tuple[str, ...] = ()
    joins: tuple[str, ...] = ()  # coordinators that join sources
    subordinators: tuple[str, ...] = ()
    cuts: tuple[str, ...] = ()  # after a comma, end what is said: "while", "but"
    relatives: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()  # may stand between a subject and its verb
    adverb_endings: tuple[str, ...] = ()  # of adverbs made from adjectives: "ly"
    to: tuple[str, ...] = ()  # names the hearer, opens an infinitive
    gerunds: tuple[str, ...] = ()  # auxiliaries that open what is denied or admitted: "denied having …"
    hearers: tuple[str, ...] = ()  # people who are told and pass nothing on: "reporters"
    agencies: tuple[str, ...] = ()  # nouns of bodies that pass on what they are told: "news agency"
    channels: tuple[str, ...] = ()  # nouns of what carries words: "letter", "Facebook page"
    channel_verbs: tuple[str, ...] = ()  # verbs that name their channel: "tweeted"
    through: tuple[str, ...] = ()  # prepositions before a channel
    people: tuple[str, ...] = ()  # nouns of those who can speak: "official", "ministry"
    groups: tuple[str, ...] = ()  # nouns of bodies before whose name no title is meant: "قوات X"
    collectives: tuple[str, ...] = ()  # nouns for several speakers already known: "the two sides"
    naming: tuple[str, ...] = ()  # nouns before a name in quotation marks: "newspaper"
    called: tuple[str, ...] = ()  # words before a name in quotation marks: "dubbed"
    anonymity: tuple[str, ...] = ()  # what a source that asks for it wants: "anonymity", "عدم ذكر اسمه"
    nounlike: tuple[str, ...] = ()  # forms that are nouns more often, so a bare clause is not their content: "states"
    never_said: tuple[str, ...] = ()  # nouns that make a verb of say-so something else: "claimed lives"
    without: tuple[str, ...] = ()  # open an aside of the page's own about what was not said
    plural_endings: tuple[str, ...] = ()  # of a verb that follows its subject where verbs come first: "ان", "وا"
    glued_to: tuple[str, ...] = ()  # letters glued to the front of a hearer: "ل"
    impersonal: tuple[str, ...] = ()  # "it should be noted that": the page's own voice
    indefinite: tuple[str, ...] = ()  # determiners that stay with a description: "a member of the council"
    masculine: tuple[str, ...] = ()  # words that say that a speaker is a man: "he", "spokesman"
    feminine: tuple[str, ...] = ()  # … a woman
    masculine_endings: tuple[str, ...] = ()  # of the verb of a man, where verbs agree: "л"
    feminine_endings: tuple[str, ...] = ()  # of the verb of a woman, and of bodies named by a feminine noun: "ла", "ت"
    case_endings: tuple[str, ...] = ()  # of nouns, where they have cases; "" is one of them
    dative_endings: tuple[str, ...] = ()  # of the noun of a body that is told: "агентству"
    within: tuple[str, ...] = ()  # prepositions before a body that speaks in the plural: "в министерстве заявили"
    cites: tuple[str, ...] = ()  # open an aside that names the source behind a report: "citing"
    quoting: tuple[str, ...] = ()  # verbs of "quoted X as saying"
    carried: tuple[str, ...] = ()  # open an aside that names who carries the words: "quoted by"
    speaking: tuple[str, ...] = ()  # open a phrase that names the outlet spoken to: "in an interview with"
    relays: tuple[str, ...] = ()  # verbs whose "from X" names the source: "نقلت الوكالة عن X"
    from_whom: tuple[str, ...] = ()  # that "from"
    saying_of: tuple[str, ...] = ()  # between that source and "that": "قوله"
    about_this: tuple[str, ...] = ()  # open a sentence that gives the source of the one before: "об этом сообщает X"
    times: tuple[str, ...] = ()  # words of an adverbial of time: "Thursday", "yesterday"
