"""The section `saying.toml` of a language table: who says so, in words."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from sayso.model import Channel, Stance

Take = Literal["that", "quote", "noun", "hearer", "object", "as", "called", "figure", "infinitive"]


class Verb(Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs of one stance and one frame."""

    stance: Stance
    takes: tuple[Take, ...]  # a clause, a quotation, a noun, a hearer before the clause, "accuse X of",
    # "describe X as Y", "call X Y", "put X at 12", "vow to"
    forms: tuple[str, ...]  # one verb a row: its forms with spaces between; "_" is a space inside a form ("point_out")
    governs: tuple[str, ...] = ()  # prepositions before what is said as a noun: "ب" of "طالب ب", "إلى" of "دعا إلى"
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
    postposed: tuple[Phrase, ...] = ()  # the source stands before: "zufolge"
    self: tuple[Phrase, ...] = ()  # the source is the subject of the clause: "nach eigenen Angaben"
    impersonal_verb: tuple[Phrase, ...] = ()  # verbs of "it" that name their source as a place: "hieß es aus X"
    hearsay: tuple[Phrase, ...] = ()  # nobody is named: "reportedly", "it is said that"
    zero_that: bool = False  # a clause can follow its verb bare: "he said it fell"
    inserted_tags: bool = False  # a tag can stand inside the marks of a quotation: "« Non, dit-il, jamais. »"
    verb_first: bool = False  # the subject stands after its verb: Arabic
    exact: bool = False  # a verb is met only with the accents of the table: "anunció" is no "anuncio"
    inverts: bool = False  # the subject can follow its verb, phrases of time and place between: French, Spanish
    to_the: tuple[str, ...] = ()  # `to` and an article in one: "aux", "al"
    source_phrases: tuple[str, ...] = ()  # their last word begins the source: "de source" of "de source policière"
    personal_to: bool = False  # `to` opens also the object of "accuse": "acusó a X"
    drops_subject: bool = False  # a verb without a subject has the one who spoke before: "Añadió que …"
    free_order: bool = False  # the subject stands on either side of its verb, a comma before every clause: Russian
    verb_second: bool = False  # the verb is second in a main clause and last in another: German
    compounds: bool = False  # nouns are written together and capitalised; the last part says what they are
    article: tuple[str, ...] = ()  # letters at the front of a definite word, where the article is written so: "ال"
    clitics: tuple[str, ...] = ()  # letters glued to the front of a word, no part of it: "و"
    glued: tuple[str, ...] = ()  # letters that are read as words of their own: "و", "ب", "ل"
    drops_alif: tuple[str, ...] = ()  # of these, those that swallow the first letter of the article: "للوزير"
    whole: tuple[str, ...] = ()  # words that only look as if a letter were glued to them: "والد", "بيان"
    suffixes: tuple[str, ...] = ()  # pronouns that a dump parts from the word before: "ه" of "ان ه"
    before_that: tuple[str, ...] = ()  # words whose "that" opens nothing said: "بعد أن", "يمكن أن"
    as_verbs: tuple[str, ...] = ()  # of `according`, those that "that" can follow anywhere: "جاء في X أن"
    past: tuple[str, ...] = ()  # with `done` behind it, opens what was before: the page's own "، وكان X قد …"
    done: tuple[str, ...] = ()
    therein: tuple[str, ...] = ()  # behind a verb, say that its words stand in what was named before: "قالت فيه"
    offices: tuple[str, ...] = ()  # words of a title that goes on behind "ل": "المدير العام لوكالة X"
    bare_that: tuple[str, ...] = ()  # of `that`, those that a verb in the subjunctive follows: "أن يقول"
    binding: tuple[str, ...] = ()  # prepositions that bind a place to who is described: "مصدر في الوفد"
    rumours: tuple[str, ...] = ()  # nouns and verbs of hearsay, which name nobody: "أنباء", "يتردد"
    kin: tuple[str, ...] = ()  # nouns that with a name behind them mean another: "محامي X"
    quoted_as: tuple[str, ...] = ()  # follow a passive and open the quotation: "as saying"
    that: tuple[str, ...] = ()  # open the clause that is said
    whether: tuple[str, ...] = ()  # open an indirect question: "whether", "why"
    compares: tuple[str, ...] = ()  # before "as", make it no aside of say-so: "so" of "so lange, wie"
    yes_no: tuple[str, ...] = ()  # of them, those that are no part of what is said: "si", "ob"
    as_if: tuple[str, ...] = ()  # open an aside that holds subject and cue: "as", "as … told"
    what: tuple[str, ...] = ()  # "what": opens a source clause after "according to"
    determiners: tuple[str, ...] = ()
    genitives: tuple[str, ...] = ()  # determiners that bind a noun to the noun before: "des", "einer"
    dative_plurals: tuple[str, ...] = ()  # of them, those that are datives in the plural alone: "den"
    datives: tuple[str, ...] = ()  # determiners of who is told: "dem", "einer"
    possessives: tuple[str, ...] = ()  # "his": a determiner that is part of what is said
    pronouns: tuple[str, ...] = ()  # that a person can be meant by: "he"
    collective: tuple[str, ...] = ()  # pronouns for many: "they"
    bodies: tuple[str, ...] = ()  # pronouns for a body: "it said"
    plural_nouns: tuple[str, ...] = ()  # plural without a plural ending
    plural_letters: tuple[str, ...] = ()  # ends of plural nouns, where a base form needs a plural subject: "s"
    objects: tuple[str, ...] = ()  # pronouns that are told something: "him"
    things: tuple[str, ...] = ()  # pronouns that never name a source: "it" as in "it rained", "this"
    anybody_verbs: tuple[str, ...] = ()  # verbs without a subject that mean people in general: "cuentan que"
    anybody: tuple[str, ...] = ()  # behind a verb, no subject: "-t-on"
    expletives: tuple[str, ...] = ()  # the "it" of "it is said": "es"
    speakers_not: tuple[str, ...] = ()  # the page's own voice or anybody: "you", "one"
    prepositions: tuple[str, ...] = ()
    of: tuple[str, ...] = ()  # the preposition that binds nouns into one name
    contracted: tuple[str, ...] = ()  # auxiliaries glued to a pronoun: "'s"
    enclitics: tuple[str, ...] = ()  # subjects glued behind a verb: "-t-il"
    accented: tuple[str, ...] = ()  # words that an accent alone tells from another: "à" is not "a"
    elided: tuple[str, ...] = ()  # words glued to the next by an apostrophe: "l'", "qu'"
    auxiliaries: tuple[str, ...] = ()
    perfects: tuple[str, ...] = ()  # auxiliaries that make a participle a verb of its own: "hat … gesagt"
    perfect_participles: tuple[str, ...] = ()  # forms that need such an auxiliary: "gesagt"
    perhaps_participles: tuple[str, ...] = ()  # forms that are so only beside one: "erklärt"
    modals: tuple[str, ...] = ()  # auxiliaries of an infinitive: "will", "kann"
    hearsay_modals: tuple[str, ...] = ()  # with a perfect infinitive, hearsay: "soll … betrogen haben"
    participle_marks: tuple[str, ...] = ()  # ends of participles as written; no verbs of their own: "ado", "é"
    impersonals: tuple[str, ...] = ()  # right before a verb, leave it without a subject: "se"
    said_self: tuple[str, ...] = ()  # participles behind it that open what somebody says of himself: "s'est dit prêt"
    reflexives: tuple[str, ...] = ()  # that "se"
    object_pronouns: tuple[str, ...] = ()  # between a subject and its auxiliary: "l'a dit", "leur a promis"
    finite_endings: tuple[str, ...] = ()  # of verbs with a subject of their own, whatever they mean: "ront", "ait"
    half_conditionals: tuple[str, ...] = ()  # conditionals that are hearsay only behind "se": "serait"
    conditionals: tuple[str, ...] = ()  # with a participle, hearsay: "aurait", "habría"
    conditions: tuple[str, ...] = ()  # words beside which a conditional is an ordinary one: "si"
    not_hearsay: tuple[str, ...] = ()  # participles of a wish or a regret: "pu", "voulu"
    own_account_modals: tuple[str, ...] = ()  # the same, on the word of the subject: "will … gesehen haben"
    participle_beginnings: tuple[str, ...] = ()  # in the participle of such an infinitive: "ge"
    participle_endings: tuple[str, ...] = ()  # of that participle
    perfect_ends: tuple[str, ...] = ()  # the ends of such an infinitive: "haben"
    reported: tuple[str, ...] = ()  # forms that say alone that the words are another's: "sei", "habe"
    reported_weak: tuple[str, ...] = ()  # forms that do so right after words that are
    not_reported: tuple[str, ...] = ()  # words beside which such a form is an ordinary one: "ich"
    passives: tuple[str, ...] = ()  # forms of "be" that make a passive
    negations: tuple[str, ...] = ()
    by: tuple[str, ...] = ()  # names the source of a passive
    coordinators: tuple[str, ...] = ()
    joins: tuple[str, ...] = ()  # coordinators that join sources
    subordinators: tuple[str, ...] = ()
    cuts: tuple[str, ...] = ()  # after a comma, end what is said: "while", "but"
    purposes: tuple[str, ...] = ()  # open a clause of purpose or manner with an infinitive: "um", "ohne"
    relatives: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()  # may stand between a subject and its verb
    adverb_endings: tuple[str, ...] = ()  # of adverbs made from adjectives: "ly"
    to: tuple[str, ...] = ()  # names the hearer, opens an infinitive
    infinitives: tuple[str, ...] = ()  # open an infinitive, besides `to`: "de" of "promet de payer"
    infinitive_endings: tuple[str, ...] = ()  # of infinitives that nothing opens: "ar" of "prometió pagar"
    gerunds: tuple[str, ...] = ()  # auxiliaries that open what is denied or admitted: "denied having …"
    hearers: tuple[str, ...] = ()  # people who are told and pass nothing on: "reporters"
    agencies: tuple[str, ...] = ()  # nouns of bodies that pass on what they are told: "news agency"
    words_of: tuple[str, ...] = ()  # nouns of words whose owner is the source: "Angaben der Polizei"
    staff: tuple[str, ...] = ()  # nouns after which an outlet says whose: "ein Sprecher der Zeitung"
    mastheads: tuple[str, ...] = ()  # words that are in the names of outlets, and alone no noun for them: "Courier"
    channels: tuple[str, ...] = ()  # nouns of what carries words: "letter", "Facebook page"
    channel_verbs: tuple[str, ...] = ()  # verbs that name their channel: "tweeted"
    through: tuple[str, ...] = ()  # prepositions before a channel
    people: tuple[str, ...] = ()  # nouns of those who can speak: "official", "ministry"
    groups: tuple[str, ...] = ()  # nouns of bodies before whose name no title is meant: "قوات X"
    collectives: tuple[str, ...] = ()  # nouns for several speakers already known: "the two sides"
    same_office: tuple[str, ...] = ()  # rows of words for one office: "gov governor"
    questions: tuple[str, ...] = ()  # labels of turns of an interview: "Q"
    answers: tuple[str, ...] = ()  # … of answers: "A"
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
    women_nouns: tuple[str, ...] = ()  # endings of nouns that are said of women: "erin" of "Reporterin"
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
    said_nouns: tuple[str, ...] = ()  # what is said follows them: "claim" that
    hearsay_nouns: tuple[str, ...] = ()  # of those, the ones that need nobody to be named: "reports" that
    from_agent: tuple[str, ...] = ()  # names who says it, besides `by`: "from"
    owners: tuple[str, ...] = ()  # a possessive and its pronoun: "her she"
    noun_forms: tuple[str, ...] = ()  # forms that are nouns as well: a subject must stand right before them: "claims"
    pluperfects: tuple[str, ...] = ()  # auxiliaries that look back: "had"
    occasions: tuple[str, ...] = ()  # words before a subject that name another occasion: "at the time"
    concessions: tuple[str, ...] = ()  # before a clause of another speaker: "though X said P, Y said Q"
    ing: tuple[str, ...] = ()  # endings of present participles: "banging"
    past_endings: tuple[str, ...] = ()  # of verbs in the past: "scheduled"
    by_people: tuple[str, ...] = ()  # verbs that say something of people only, not of what shows: "underscore"
    concerning: tuple[str, ...] = ()  # before what a verb is about: "against a rush to judgment"
    ifs: tuple[str, ...] = ()  # subordinators of a condition before its speaker: "if P, he said Q"
    mr: tuple[str, ...] = ()  # what may stand between a preposition and a name: "a lawyer for Mrs. X"
    evidence: tuple[str, ...] = ()  # nouns of what shows something: "poll", "records"
    participles: tuple[str, ...] = ()  # ends of words that open a clause before its subject: "ing"
    subject_relatives: tuple[str, ...] = ()  # relatives that can be subjects: "who"
    verdicts: tuple[str, ...] = ()  # adjectives that judge: "called the plan absurd"
    figure_at: tuple[str, ...] = ()  # before the figure of "put the number at 12"
    roughly: tuple[str, ...] = ()  # open a number of people: "about half of the voters"
    leads_to: tuple[str, ...] = ()  # before an infinitive of say-so that did happen: "went on to say"
    times: tuple[str, ...] = ()  # words of an adverbial of time: "Thursday", "yesterday"
    hedges: tuple[str, ...] = ()  # before a verb of say-so, leave open whether it was said: "may", "appeared"
    denied: tuple[str, ...] = ()  # of `negations`, those that make a saying none: "not", not "refused"
    nobody: tuple[str, ...] = ()  # verbs that need no subject: "сообщается"
    irreal: tuple[str, ...] = ()  # open a clause that has not happened: "если"
    adjective_endings: tuple[str, ...] = ()
    gerund_endings: tuple[str, ...] = ()  # of words that open an aside about the subject: "выступая", "пожелавший"
    instrumental_endings: tuple[str, ...] = ()  # of what something is called: "назвал отчёт ошибочным"
    relative_subjects: tuple[str, ...] = ()  # of `relatives`, those that can be the subject: "который"
    correlatives: tuple[str, ...] = ()  # before a comma, make "as" no aside: "после того, как"
    sourced: tuple[str, ...] = ()  # of `nobody`, those that say something only of a source: "следует"
    shows: tuple[str, ...] = ()  # verbs with which only what is in `evidence` says something: "показал"
    credits: tuple[str, ...] = ()  # words in brackets that end the words below a picture: "أرشيف"
    dual_endings: tuple[str, ...] = ()  # of verbs whose subject is two: "أكدتا"
    genitive_names: tuple[str, ...] = ()  # ends of first names that are no subject: "адвокат Асии"
    dative_sure: tuple[str, ...] = ()  # of `dative_endings`, those that no nominative has
    active_participles: tuple[str, ...] = ()  # ends of words before a phrase and its noun: "ушедшие из партии министры"
    plural_heads: tuple[str, ...] = ()  # last letters of nouns that can be the subject of a verb in the plural
    in_which: tuple[str, ...] = ()  # behind a comma and a preposition, point back at a clause: ", в чём X уверен"
    many_hold: tuple[str, ...] = ()  # roles that several people of one page have: "эксперт", "аналитик"
    interlocutors: tuple[str, ...] = ()  # nouns of who spoke to the outlet named behind: "собеседник агентства"
    oblique_masculine: tuple[str, ...] = ()  # ends of a man's name that is no subject
    oblique_feminine: tuple[str, ...] = ()  # … of a woman's
    channel_kinds: dict[Channel, tuple[str, ...]] = {}  # nouns and verbs of `channels` by what they are
