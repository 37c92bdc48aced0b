"""The section `naming.toml` of a language table: the words that show what is a name and what it names."""

from __future__ import annotations

from msgspec import Struct


class Naming(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of one language, lower case; compared without case, marks and `endings`."""

    word_fronts: tuple[str, ...] = ()  # cut, as `word_ends` are, from words before they are compared with words.txt
    word_ends: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()  # case and number endings that are stripped before words are compared
    possessives: tuple[str, ...] = ()  # what is cut from the end of a name: "'s"
    clitics: tuple[str, ...] = ()  # written at the front of the next word: "و", "ب", "l'"
    enclitics: tuple[str, ...] = ()  # written at the end of the word before: "ه" (his)
    adjective_endings: tuple[str, ...] = ()  # make an adjective of a place on the page: "Velmora" + "n"
    adjective_cuts: tuple[str, ...] = ()  # cut from the place before the ending is added: "Kestri|a" + "an"
    demonym_endings: tuple[str, ...] = ()  # of adjectives of places that the page does not name: "-an"
    strong_place_cues: tuple[
        str, ...
    ] = ()  # before a place only: "in"; the other `place_cues` stand before persons too
    outlet_modifiers: tuple[str, ...] = ()  # outlet heads that need another head after them: "news (agency)"
    place_openers: tuple[str, ...] = ()  # first words of names of places: "wadi", "san", "new", "нижний"
    place_endings: tuple[str, ...] = ()  # ends of names of places: "-stan", "-burg", "-ville"
    place_genitives: tuple[str, ...] = ()  # case endings that a surname cannot have after an office: "-ии" of "-ия"
    place_nouns: tuple[str, ...] = ()  # what a state or town has: "government (of X)", "X's capital", "siege of X"
    state_nouns: tuple[str, ...] = ()  # what a state has, and at times a person: "government (of X)", "fall of X"
    person_nouns: tuple[str, ...] = ()  # what a person has, or stands before one: "X's wife", "brother X"
    firm_nouns: tuple[str, ...] = ()  # what a company has: "X shares", "X's chief executive"
    firm_words: tuple[str, ...] = ()  # last words of names of companies: "motors", "airlines"
    motion_words: tuple[str, ...] = ()  # before `motion_links` and a place: "travel (to)", "road (to)"
    motion_links: tuple[str, ...] = ()
    person_pronouns: tuple[str, ...] = ()  # after the name of a person: "who"
    capital_adjectives: tuple[str, ...] = ()  # ends of the adjective that alone has a capital: "Верховный суд"
    surname_endings: tuple[str, ...] = ()  # "-ов", "-son"
    cases: bool = False  # names take case endings: "Лестова"
    common_endings: tuple[str, ...] = ()  # ends of common words, told from names where they open a sentence: "-tion"
    relational_endings: tuple[str, ...] = ()  # of adjectives of places, known or not: "زهران" + "ية"
    groups: tuple[str, ...] = ()  # capitals of peoples, creeds, parties that are no names: "catholic", "republicans"
    nationality_cuts: tuple[str, ...] = ()  # cut from a country's name to make its adjective: "ليبيا" → "ليب"
    nationality_endings: tuple[str, ...] = ()  # and added to it: "ليبي"; empty where adjectives follow no rule
    articles: tuple[str, ...] = ()  # "the", "ال"
    determiners: tuple[str, ...] = ()  # open an unnamed source: "a", "one", "several"
    common: tuple[str, ...] = ()  # words that open a sentence or stand in capitals and are no names
    calendar: tuple[str, ...] = ()  # months, weekdays, eras: capitals without a name
    forms_of_address: tuple[str, ...] = ()  # before the name of a person only: "Mr", "Field Marshal", "Sheikh"
    offices: tuple[str, ...] = ()  # what a person holds: "president", "spokesman"
    spokespersons: tuple[str, ...] = ()  # offices that speak for a body
    office_adjectives: tuple[str, ...] = ()  # "deputy", "former", "foreign", "defence"
    office_links: tuple[str, ...] = ()  # between an office and what it is of: "of", "for", "at"
    links: tuple[str, ...] = ()  # lower-case words inside the name of a body or place: "of", "for", "and", "the"
    conjunctions: tuple[str, ...] = ()  # the links that may as well part two names: "and"
    patronymics: tuple[str, ...] = ()  # endings of a father's name between first and last name: "вич"
    particles: tuple[str, ...] = ()  # lower-case words inside the name of a person: "al", "bin", "de"
    body_heads: tuple[str, ...] = ()  # head nouns of organisations: "ministry", "army"
    heads_first: bool = False  # "l'agence VNA", "агентство ВНА"; false: "the VNA news agency"
    bodies: tuple[str, ...] = ()  # bodies that speak though written small: "foreign ministry", "civil defence"
    open_bodies: tuple[str, ...] = ()  # those that need to be told whose or what for: "ministry (of water)"
    place_heads: tuple[str, ...] = ()  # head nouns of places: "airport", "river"
    building_heads: tuple[str, ...] = ()  # head nouns that make a place of their own of a place: "airport" of "Orlend"
    outlet_heads: tuple[str, ...] = ()  # head nouns of media: "agency", "times"
    document_heads: tuple[str, ...] = ()  # head nouns of documents and meetings: "agreement", "conference"
    place_cues: tuple[str, ...] = ()  # before a place: "in", "near"
    directions: tuple[str, ...] = ()  # before a place, part of it: "eastern", "north"
    sources: tuple[str, ...] = ()  # head nouns of unnamed sources: "official", "source", "residents"
    source_adjectives: tuple[str, ...] = ()  # "senior", "local", "military"
    person_verbs: tuple[str, ...] = ()  # verbs after (Arabic: before) the name of a person or body
    given_names: tuple[str, ...] = ()  # common given names, of which many are words as well
    credits: tuple[str, ...] = ()  # open a credit of a picture: "image", "photo", "via"
    nationalities: dict[str, tuple[str, ...]] = {}  # ISO 3166 code: adjectives and nouns of people
    territories: dict[str, tuple[str, ...]] = {}  # ISO 3166 code: names beside those of CLDR ("UAE", "U.S.")
