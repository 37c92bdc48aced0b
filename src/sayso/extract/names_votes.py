"""The kind of a name by all that its page says around it: each place votes, names of one list vote together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sayso.extract.names_kinds import ORGANISATION, PERSON, PLACE, Found, key, phrase
from sayso.extract.names_runs import close, initial
from sayso.extract.names_words import Lexicon, Word, has
from sayso.model import MentionKind

Votes = Counter[MentionKind]
Kinds = dict[tuple[str, ...], MentionKind]
Line = tuple[Sequence[Word], Sequence[Found]]

# Weights: what fits several kinds counts 1, what fits a single kind 3; a sure reading is worth two of those.
SURE, STRONG, HINT, TOLD = 6, 3, 1, 4
_DATELINE = 8  # words within which a dateline ends
_LISTED = 12  # names of one enumeration


def known_kinds(lines: Sequence[Line], bases: frozenset[str], lexicon: Lexicon) -> Kinds:
    """The kind of every name by what stands around it everywhere; a last name stands for the person."""
    votes = _votes(lines, lexicon)
    for name, count in votes.items():
        if len(name) == 1 and name[0] in bases:
            count[PLACE] += TOLD
    _shorter(votes)
    for words, found in lines:
        _together(words, found, votes, lexicon)
    known = {name: kind for name, count in sorted(votes.items()) if (kind := winner(count)) is not None}
    for name in sorted(name for name, kind in known.items() if kind is PERSON and len(name) > 1):
        known.setdefault(name[-2:], PERSON)
    return known


def _votes(lines: Sequence[Line], lexicon: Lexicon) -> dict[tuple[str, ...], Votes]:
    """What each place of the page says about the kind of each name."""
    votes: dict[tuple[str, ...], Votes] = {}
    personal: set[tuple[str, ...]] = set()
    inside = {
        key(words[each.first : each.last], lexicon)
        for words, found in lines
        for each in found
        if not initial(words, each.first)
    }
    for words, found in lines:
        for each in found:
            name = key(words[each.first : each.last], lexicon)
            count = votes.setdefault(name, Counter())
            opens = len(name) == 1 and name not in inside  # it may be any word that opens a sentence
            for seen, weight in _around(words, each, lexicon) if opens else _evidence(words, each, lexicon):
                if not opens or seen is not ORGANISATION:
                    count[seen] += weight
            if len(name) == 1 and not opens and _personal(words[each.first].folded, lexicon):
                personal.add(name)
    for name in sorted(personal):
        votes[name][PERSON] += HINT  # once: how often a page writes it says nothing
    return votes


def winner(count: Votes) -> MentionKind | None:
    """The kind with the most votes; ties go to the first of the alphabet, so that they are always the same."""
    best = sorted(count.items(), key=lambda vote: (-vote[1], vote[0].value))
    return best[0][0] if best and best[0][1] > 0 else None


def _shorter(votes: dict[tuple[str, ...], Votes]) -> None:
    """A last name stands for its person, a first word for its body ("Zellan" for "Zellan Motors")."""
    for name in sorted(name for name in votes if len(name) > 1):
        kind = winner(votes[name])
        if kind is PERSON:
            told = TOLD if votes[name][PERSON] < SURE else 3 * SURE
            for last in {name[-1], name[-1].rpartition("-")[2]}:  # "al-Munsif", "Munsif"
                votes.setdefault((last,), Counter())[PERSON] += told
        elif kind is ORGANISATION and name[:1] in votes:
            votes[name[:1]][ORGANISATION] += HINT


def _together(
    words: Sequence[Word], found: Sequence[Found], votes: dict[tuple[str, ...], Votes], lexicon: Lexicon
) -> None:
    """Names that are listed together are of one kind: who has no vote takes that of a neighbour."""
    for one, two in pairwise(found[:_LISTED]):
        between = words[one.last : two.first]
        joined = all(word.folded in lexicon.conjunctions | lexicon.articles for word in between)
        marks = {words[two.first].gap.strip(), *(word.gap.strip() for word in between)} <= {"", ","}
        if not (joined and marks) or (not between and "," not in words[two.first].gap):
            continue
        left, right = (votes.setdefault(key(words[each.first : each.last], lexicon), Counter()) for each in (one, two))
        for mine, theirs in ((left, right), (right, left)):
            kind = winner(theirs)
            if winner(mine) is None and kind in (PLACE, ORGANISATION):
                mine[kind] += HINT


def _evidence(words: Sequence[Word], found: Found, lexicon: Lexicon) -> Iterator[tuple[MentionKind, int]]:
    """What this place of the page says about the kind of a name."""
    if found.sure and found.kind is not None:
        yield found.kind, SURE
        return
    yield from _shape(words[found.first : found.last], found, lexicon)
    yield from _around(words, found, lexicon)


def _around(words: Sequence[Word], found: Found, lexicon: Lexicon) -> Iterator[tuple[MentionKind, int]]:
    """What stands before and after the name."""
    if found.sure and found.kind is not None:
        yield found.kind, SURE
        return
    yield from _before(words, found, lexicon)
    yield from _after(words, found, lexicon)
    if dateline(words, found):
        yield PLACE, SURE


def _shape(name: Sequence[Word], found: Found, lexicon: Lexicon) -> Iterator[tuple[MentionKind, int]]:
    """What the words of the name itself say."""
    first, last = name[0].folded, name[-1].folded
    if found.by == "acronym":
        yield ORGANISATION, HINT + 1
    if found.by == "office-of-place":
        yield PLACE, STRONG
    if len(name) > 1:
        yield PERSON, HINT
        if first in lexicon.given or _initials(name) or _article(last, lexicon):
            yield PERSON, STRONG
        if first in lexicon.place_openers:
            yield PLACE, STRONG + 1
    elif first.endswith(lexicon.place_endings) and len(first) > 4:
        yield PLACE, HINT
    if "-" in first and first.partition("-")[0] in lexicon.place_openers:
        yield PLACE, STRONG + 1
    if last.endswith(".com") or (len(name) > 1 and has(lexicon.firm_words, last, lexicon)):
        yield ORGANISATION, SURE


def _personal(word: str, lexicon: Lexicon) -> bool:
    """Whether a word alone looks like the name of a person."""
    placed = word.endswith(lexicon.place_endings or ("\0",)) and len(word) > 4
    return not placed and (word in lexicon.given or _article(word, lexicon) or _surname(word, lexicon))


def _article(word: str, lexicon: Lexicon) -> bool:
    """ "al-Munsif": an article as persons have it."""
    head, mark, _ = word.partition("-")
    return bool(mark) and head in lexicon.particles


def _surname(word: str, lexicon: Lexicon) -> bool:
    return any(word.endswith(own + case) for own in lexicon.surname_endings for case in ("", *lexicon.endings) if own)


def _initials(name: Sequence[Word]) -> bool:
    """ "J. Tell", "Ann B. Other"."""
    return any(len(word.folded) == 1 for word in name[:-1]) and len(name[-1].folded) > 2


def _before(words: Sequence[Word], found: Found, lexicon: Lexicon) -> Iterator[tuple[MentionKind, int]]:
    at = found.first - 1
    if at < 0 or not close(words[found.first], words[at]):
        return
    before = words[at].folded
    headed = words[at - 1].folded if at else ""
    if before in lexicon.articles and at > 1:  # "in the Zahran"
        before, headed = headed, words[at - 2].folded
    moved = before in lexicon.motion_links and has(lexicon.motion_words, headed, lexicon)
    if before in lexicon.strong_place_cues or moved:
        yield PLACE, STRONG
    elif before in lexicon.place_cues:
        yield PLACE, HINT
    if before in lexicon.links and has(lexicon.place_nouns, headed, lexicon):
        yield PLACE, STRONG
    elif before in lexicon.links and has(lexicon.state_nouns, headed, lexicon):
        yield PLACE, HINT
    else:
        yield from _noun_before(words, at, before, lexicon)


def _noun_before(words: Sequence[Word], at: int, before: str, lexicon: Lexicon) -> Iterator[tuple[MentionKind, int]]:
    """A noun or verb right before the name: "brother Omar", "правительство Велморы", "заявил Лестов"."""
    owned = lexicon.heads_first and has(lexicon.place_nouns | lexicon.state_nouns, before, lexicon)
    if owned and not phrase(lexicon.offices, words, at, lexicon):
        yield PLACE, STRONG
    elif has(lexicon.person_nouns, before, lexicon):
        yield PERSON, STRONG
    elif lexicon.heads_first and has(lexicon.person_verbs, before, lexicon):
        yield PERSON, HINT + 1


def _after(words: Sequence[Word], found: Found, lexicon: Lexicon) -> Iterator[tuple[MentionKind, int]]:
    at = found.last
    if at >= len(words):
        return
    following = words[at : at + 3]
    if words[at - 1].owns:
        for kind, listed in (
            (PLACE, lexicon.place_nouns | lexicon.state_nouns),
            (PERSON, lexicon.person_nouns),
            (ORGANISATION, lexicon.firm_nouns),
        ):
            if any(has(listed, word.folded, lexicon) for word in following):
                yield kind, STRONG
                break
        if any(phrase(lexicon.offices, words, i, lexicon) for i in range(at, min(len(words), at + 3))):
            yield PLACE, HINT
        return
    mark = words[at].gap.strip()
    if mark in ("", ",") and words[at].folded in lexicon.person_pronouns:
        yield PERSON, STRONG
    elif mark == "" and has(lexicon.person_verbs, words[at].folded, lexicon):
        yield PERSON, HINT
    elif mark == "" and has(lexicon.firm_nouns, words[at].folded, lexicon):
        yield ORGANISATION, STRONG


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
