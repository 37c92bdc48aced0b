"""What the words of a name and those around it say about its kind: each piece of evidence is a kind and a weight."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from sayso.extract.names.kinds import (
    ORGANISATION,
    PERSON,
    PLACE,
    Found,
    company,
    listed_kind,
    office_end,
    phrase,
)
from sayso.extract.names.runs import capital, close, shouted
from sayso.extract.names.words import Lexicon, Word, has, ordinary
from sayso.model import MentionKind

Vote = tuple[MentionKind, int]

# Weights: what fits several kinds counts 1, what fits a single kind 3; a sure reading is worth two of those.
SURE, STRONG, LIKELY, HINT = 6, 3, 2, 1
_DATELINE = 8  # words within which a dateline ends
_TOLD = 7  # words of "X, the second largest … maker"
_FIRST = 3  # words within which the head stands where heads stand first
_HOST = 2  # letters of the shortest domain
_OWNED = 4  # words of "X's … plants"
_AGE = range(10, 111)  # years: "Lestov, 42, …"


def evidence(words: Sequence[Word], found: Found, lexicon: Lexicon) -> Iterator[Vote]:
    """What this place of the page says about the kind of a name."""
    if found.sure and found.kind is not None:
        yield found.kind, SURE
        return
    yield from _shape(words[found.first : found.last], found, lexicon)
    yield from around(words, found, lexicon)


def around(words: Sequence[Word], found: Found, lexicon: Lexicon) -> Iterator[Vote]:
    """What stands before and after the name."""
    if found.sure and found.kind is not None:
        yield found.kind, SURE
        return
    known = company(words[found.first : found.last], lexicon)
    if known:
        yield ORGANISATION, known
    if found.by == "body":
        yield ORGANISATION, STRONG
    before = list(_before(words, found, lexicon))
    yield from before
    placed = (PLACE, STRONG) in before  # "in X, the mayor said"
    yield from (vote for vote in _after(words, found, lexicon) if not placed or vote[0] is not PERSON)
    if dateline(words, found):
        yield PLACE, SURE


def _shape(name: Sequence[Word], found: Found, lexicon: Lexicon) -> Iterator[Vote]:
    """What the words of the name itself say."""
    first, last = name[0].folded, name[-1].folded
    if found.by == "acronym":
        yield ORGANISATION, STRONG + HINT
    if found.by == "office-of-place":
        yield PLACE, STRONG
    if len(name) > 1:
        yield from _several(name, lexicon)
    elif first.endswith(lexicon.place_endings or ("\0",)) and len(first) > 4:
        yield PLACE, HINT
    if "-" in first and first.partition("-")[0] in lexicon.place_openers:
        yield PLACE, STRONG + 1
    firm = len(name) > 1 and (has(lexicon.firm_words, last, lexicon) or last in lexicon.legal_forms)
    head, dot, tail = name[-1].text.rpartition(".")
    if firm or (dot and len(head) > _HOST and 1 < len(tail) <= _HOST + 2 and tail.islower()):  # "Zellan.com"
        yield ORGANISATION, SURE


def _several(name: Sequence[Word], lexicon: Lexicon) -> Iterator[Vote]:
    """What a name of several words looks like: given names, initials, the openers of places, plain nouns, "&"."""
    first, last = name[0].folded, name[-1].folded
    given = first in lexicon.given and first not in lexicon.front_particles
    if any("&" in word.gap for word in name[1:]) or (
        lexicon.base_forms and first not in lexicon.front_particles and _nouns(name, lexicon)
    ):
        yield ORGANISATION, LIKELY
    else:
        yield PERSON, HINT
    if given or _initials(name) or _article(last, lexicon):
        yield PERSON, STRONG
    elif first in lexicon.front_particles:
        yield PERSON, HINT
    if first in lexicon.place_openers or first in lexicon.directions:
        yield PLACE, STRONG + 1


def _nouns(name: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether a name is made of plain nouns: "Federal Reserve", "Best Buy"; or of a land and more: "Ford Velmora"."""
    words = [word for word in name if capital(word)]
    if any(word.folded in lexicon.given or len(word.folded) == 1 for word in words):
        return False
    plain = [ordinary(word.folded, lexicon) or shouted(word) for word in words]
    lands = [(listed_kind([word], lexicon) or (None, ""))[1] == "listed-country" for word in words]
    return (plain[-1] and sum(plain) + sum(lands) == len(words)) or lands[0] or lands[-1]


def personal(word: str, lexicon: Lexicon) -> bool:
    """Whether a word alone looks like the name of a person."""
    placed = word.endswith(lexicon.place_endings or ("\0",)) and len(word) > 4
    return not placed and (word in lexicon.given or _article(word, lexicon) or _surname(word, lexicon))


def _article(word: str, lexicon: Lexicon) -> bool:
    """ "al-Munsif": an article as persons have it."""
    head, mark, _ = word.partition("-")
    return bool(mark) and head in lexicon.particles


def _surname(word: str, lexicon: Lexicon) -> bool:
    return word.endswith(_surname_ends(lexicon.surname_endings, lexicon.endings))


@cache
def _surname_ends(surnames: tuple[str, ...], cases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(own + case for own in surnames for case in ("", *cases) if own)


def _initials(name: Sequence[Word]) -> bool:
    """ "J. Tell", "Ann B. Other"."""
    return any(len(word.folded) == 1 for word in name[:-1]) and len(name[-1].folded) > 2


def _before(words: Sequence[Word], found: Found, lexicon: Lexicon) -> Iterator[Vote]:
    at = found.first - 1
    if at >= 0 and words[found.first].gap.strip() == ",":
        kind = _told(words, _opening(words, at), at + 1, lexicon)
        if kind is not None:
            yield kind, STRONG  # "its northern division, Zellan"
    if at >= 0 and close(words[found.first], words[at]):
        yield from _right_before(words, at, lexicon)
        several = found.last - found.first > 1 and words[at].folded in lexicon.articles
        if several and not lexicon.heads_first:
            yield ORGANISATION, LIKELY  # "the Orlend Tigers": a person has seldom an article


def _right_before(words: Sequence[Word], at: int, lexicon: Lexicon) -> Iterator[Vote]:
    """What the words that end with `at` and lead to the name say: "a stake in X", "the X", "brother X"."""
    before, article = words[at].folded, words[at].folded in lexicon.articles
    headed = words[at - 1].folded if at else ""
    if article and at > 1:  # "in the Zahran"
        before, headed = headed, words[at - 2].folded
        at -= 1
    if at and not close(words[at], words[at - 1]):
        headed = ""
    linked = before in lexicon.links
    if (linked or before in lexicon.strong_place_cues) and has(lexicon.firm_shares, headed, lexicon):
        yield ORGANISATION, STRONG  # "a stake in Zellan"
    elif linked and has(lexicon.body_shares, headed, lexicon):
        yield ORGANISATION, LIKELY
    else:
        yield from _led(before, headed, lexicon)
        joint = article or before in lexicon.conjunctions
        if linked and not joint and headed and _bearer(words[at - 1], lexicon):
            yield PLACE, LIKELY  # "Ann Other of X"
        if not article:
            yield from _noun_before(words, at, before, lexicon)
        if lexicon.contracted and (article or before in lexicon.contracted):
            yield PLACE, LIKELY  # "la Velmora", "du Zahran": no person has an article
        elif article and lexicon.base_forms and not _small(before, lexicon):
            yield ORGANISATION, HINT  # "the Harunites": a land has seldom an article


def _led(before: str, headed: str, lexicon: Lexicon) -> Iterator[Vote]:
    """What a small word before the name and the word before that say: "in X", "travel to X", "siege of X"."""
    moved = before in lexicon.motion_links and has(lexicon.motion_words, headed, lexicon)
    if before in lexicon.strong_place_cues or moved:
        yield PLACE, STRONG
    elif before in lexicon.place_cues:
        yield PLACE, HINT
    if before in lexicon.links and has(lexicon.place_nouns, headed, lexicon):
        yield PLACE, STRONG
    elif before in lexicon.links and has(lexicon.state_nouns, headed, lexicon):
        yield PLACE, HINT


def _bearer(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word with a capital may end the name of someone who comes from a place."""
    return not lexicon.heads_first and capital(word) and not has(lexicon.body_heads, word.folded, lexicon)


def _opening(words: Sequence[Word], at: int) -> int:
    """Where the words began that end at `at` and have no mark between them."""
    first = at
    while first > 0 and at - first < _TOLD and close(words[first], words[first - 1]):
        first -= 1
    return first


def _noun_before(words: Sequence[Word], at: int, before: str, lexicon: Lexicon) -> Iterator[Vote]:
    """A noun or verb right before the name: "brother Omar", "правительство Велморы", "заявил Лестов"."""
    if before in lexicon.links:
        return
    nouns = (lexicon.place_nouns, lexicon.state_nouns) if lexicon.heads_first else ()
    if any(has(listed, before, lexicon) for listed in nouns) and not phrase(lexicon.offices, words, at, lexicon):
        yield PLACE, STRONG
    elif has(lexicon.firm_heads, before, lexicon):
        yield ORGANISATION, STRONG
    elif has(lexicon.person_nouns, before, lexicon):
        yield PERSON, HINT if before in lexicon.person_verbs else STRONG  # "told CNBC"
    elif before in lexicon.firm_verbs:
        yield ORGANISATION, LIKELY
    elif lexicon.heads_first and before not in lexicon.place_cues and has(lexicon.person_verbs, before, lexicon):
        yield PERSON, LIKELY


def _after(words: Sequence[Word], found: Found, lexicon: Lexicon) -> Iterator[Vote]:
    at = found.last
    if at >= len(words):
        return
    if words[at - 1].owns:
        yield from _possessed(words, at, lexicon)
        return
    mark = words[at].gap.strip()
    if mark in ("", ",") and words[at].folded in lexicon.person_pronouns:
        yield PERSON, STRONG
    elif mark == "":
        yield from _right_after(words, found, lexicon)
    elif mark in (",", "–", "—", "-", "(") and not _led_to(words, found, lexicon):
        yield from _apposed(words, at, lexicon)


def _possessed(words: Sequence[Word], at: int, lexicon: Lexicon) -> Iterator[Vote]:
    """What the name has: "X's capital", "X's wife", "X's … shares"."""
    owned = [word for word in words[at : at + _OWNED] if word.gap.strip() == "" or word is words[at]]
    for kind, listed, reach in (
        (PLACE, lexicon.place_nouns, 3),
        (PLACE, lexicon.state_nouns, 3),
        (PERSON, lexicon.person_nouns, 3),
        (ORGANISATION, lexicon.firm_nouns, _OWNED),
    ):
        if any(has(listed, word.folded, lexicon) for word in owned[:reach]):
            yield kind, STRONG
            break
    if any(phrase(lexicon.offices, words, i, lexicon) for i in range(at, min(len(words), at + 3))):
        yield PLACE, HINT


def _right_after(words: Sequence[Word], found: Found, lexicon: Lexicon) -> Iterator[Vote]:
    """A verb or noun right after the name: "X said", "X shares", "X have", "X is a carmaker"."""
    at = found.last
    following = words[at].folded
    second = words[at + 1] if at + 1 < len(words) and close(words[at + 1], words[at]) else None
    if has(lexicon.firm_nouns, following, lexicon) or phrase(lexicon.firm_offices, words, at, lexicon):
        yield ORGANISATION, STRONG
    elif following in lexicon.holder_nouns:
        yield PERSON, LIKELY
    elif second is not None and following not in lexicon.common and has(lexicon.firm_nouns, second.folded, lexicon):
        yield ORGANISATION, LIKELY
    elif following in lexicon.plural_verbs and not _joined(words, found, lexicon):
        yield ORGANISATION, STRONG
    elif following in lexicon.copulas and not _led_to(words, found, lexicon):
        yield from _apposed(words, at + 1, lexicon)
    elif has(lexicon.person_verbs, following, lexicon):
        yield PERSON, HINT


def _led_to(words: Sequence[Word], found: Found, lexicon: Lexicon) -> bool:
    """Whether a small word leads to the name, so that what follows is said of what stands before: "Lestov of X,"."""
    before = words[found.first - 1] if found.first else None
    if before is None or before.folded in lexicon.conjunctions:
        return False
    return _small(before.folded, lexicon) and close(words[found.first], before)


def _small(word: str, lexicon: Lexicon) -> bool:
    """Whether a word leads to a name: "of", "in", "to"."""
    return word in lexicon.links or word in lexicon.place_cues or word in lexicon.motion_links


def _joined(words: Sequence[Word], found: Found, lexicon: Lexicon) -> bool:
    """Whether the name is the last of several: "Lestov and Zellan have"."""
    if not found.first:
        return words[found.last - 1].folded.endswith("s")
    before = words[found.first - 1].folded
    gap = words[found.first].gap.strip()
    return before in lexicon.conjunctions or before in lexicon.articles or gap in (",", "&") or before.endswith("s")


def _apposed(words: Sequence[Word], at: int, lexicon: Lexicon) -> Iterator[Vote]:
    """What a name is said to be: "X, the second largest … maker", "X (42)", "X is a town"."""
    if at >= len(words):
        return
    if words[at].text.isdigit() and int(words[at].text[:4]) in _AGE and len(words[at].text) <= 3:
        after = words[at + 1].gap.strip()[:1] if at + 1 < len(words) else ""
        if after in (",", ")"):
            yield PERSON, STRONG
        return
    end = at + 1
    while end < len(words) and end - at < _TOLD and not words[end].gap.strip():
        end += 1
    kind = _told(words, at, end, lexicon)
    if kind is not None:
        yield kind, STRONG


def _told(words: Sequence[Word], at: int, end: int, lexicon: Lexicon) -> MentionKind | None:
    """The kind of what words [at, end) describe: "the region's largest carmaker", "a town in the north"."""
    first = words[at]
    described = first.folded in lexicon.apposers or any(word.owns for word in words[at:end])
    if not described:
        return _bare(words, at, end, lexicon)
    for i in range(at, min(end, at + _FIRST) if lexicon.heads_first else end):
        head = _head(words[:end], i, lexicon)
        if head is not None and (i + 1 == end or _head(words[:end], i + 1, lexicon) is None):
            return head
    return None


def _bare(words: Sequence[Word], at: int, end: int, lexicon: Lexicon) -> MentionKind | None:
    """ "X, mayor of Orlend", "X, constructeur automobile"; but not "In X, officials said"."""
    office = office_end(words, at, end, lexicon)
    last = office >= len(words) or words[office].gap.strip() != ""
    if office > at and (last or words[office].folded in lexicon.office_links):
        return PERSON
    head = _head(words[:end], at, lexicon) if lexicon.heads_first else None
    return None if head is PERSON else head


def _head(words: Sequence[Word], at: int, lexicon: Lexicon) -> MentionKind | None:
    """The kind of what a small noun calls its bearer: "carmaker", "town", "spokesman"."""
    word = words[at]
    if word.owns:
        return None
    if not word.text[0].islower():
        return PERSON if phrase(lexicon.offices, words, at, lexicon) else None
    if has(lexicon.firm_heads, word.folded, lexicon):
        return ORGANISATION
    if phrase(lexicon.offices, words, at, lexicon):
        return PERSON
    return PLACE if has(lexicon.place_kinds, word.folded, lexicon) else None


def dateline(words: Sequence[Word], found: Found) -> bool:
    """Whether a name opens a dateline: "SALTARA, 17 February (KORA) —"."""
    if found.first or found.last >= len(words) or not words[0].text.isupper():
        return False
    gaps = [word.gap for word in words[found.last : found.last + _DATELINE]]
    return any(mark in gap for gap in gaps for mark in (" — ", " – ", " - ", "― ", ") —")) and gaps[0].strip() in (
        ",",
        "(",
        "—",
        "–",
        "-",
        "―",
    )
