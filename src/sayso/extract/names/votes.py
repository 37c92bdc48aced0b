"""The kind of a name by all that its page says around it: each place votes, names of one list vote together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from sayso.extract.names.around import HINT, STRONG, SURE, around, evidence, personal
from sayso.extract.names.kinds import ORGANISATION, OUTLET, PERSON, PLACE, Found, company, key
from sayso.extract.names.runs import initial
from sayso.extract.names.words import Lexicon, Word, has, ordinary
from sayso.model import MentionKind

Votes = Counter[MentionKind]
Kinds = dict[tuple[str, ...], MentionKind]
Line = tuple[Sequence[Word], Sequence[Found]]

TOLD = STRONG + HINT  # weight of what one name of the page says about another
_EXPANDED = 2  # words of what an abbreviation stands for, at least
_LISTED = 12  # names of one enumeration
_LISTS = frozenset({"listed-city", "listed-region"})


def known_kinds(lines: Sequence[Line], bases: frozenset[str], lexicon: Lexicon) -> Kinds:
    """The kind of every name by what stands around it everywhere; a last name stands for the person."""
    votes = _votes(lines, lexicon)
    for name, count in votes.items():
        if len(name) == 1 and name[0] in bases:
            count[PLACE] += TOLD
    _shorter(votes, lexicon)
    for words, found in lines:
        _together(words, found, votes, lexicon)
    for words, found in lines:
        _shortened(words, found, votes, lexicon)
    known = {name: kind for name, count in sorted(votes.items()) if (kind := winner(count)) is not None}
    for name in sorted(name for name, kind in known.items() if kind is PERSON and len(name) > 1):
        known.setdefault(name[-2:], PERSON)
    return known


def _votes(lines: Sequence[Line], lexicon: Lexicon) -> dict[tuple[str, ...], Votes]:
    """What each place of the page says about the kind of each name."""
    votes: dict[tuple[str, ...], Votes] = {}
    persons: set[tuple[str, ...]] = set()
    listed: dict[tuple[str, ...], MentionKind] = {}
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
            plain = opens and ordinary(name[0], lexicon)
            if each.by in _LISTS and each.kind is not None:
                listed[name], each = each.kind, replace(each, sure=False)  # noqa: PLW2901 - read without its list
            for seen, weight in around(words, each, lexicon) if opens else evidence(words, each, lexicon):
                if not (plain and seen is ORGANISATION) or company(words[each.first : each.last], lexicon):
                    count[seen] += weight
            if len(name) == 1 and not opens and personal(words[each.first].folded, lexicon):
                persons.add(name)
    for name, kind in sorted(listed.items(), key=lambda one: one[0]):
        votes[name][kind] += SURE  # once too: "Governor Brandon" is no city, however often the page says "Brandon"
    for name in sorted(persons):
        votes[name][PERSON] += HINT  # once: how often a page writes it says nothing
    return votes


def winner(count: Votes) -> MentionKind | None:
    """The kind with the most votes; ties go to the first of the alphabet, so that they are always the same."""
    best = sorted(count.items(), key=lambda vote: (-vote[1], vote[0].value))
    return best[0][0] if best and best[0][1] > 0 else None


def _shorter(votes: dict[tuple[str, ...], Votes], lexicon: Lexicon) -> None:
    """A last name stands for its person, a first word for its body ("Zellan" for "Zellan Motors")."""
    for name in sorted(name for name in votes if len(name) > 1):
        kind = winner(votes[name])
        if kind is PERSON:
            told = TOLD if votes[name][PERSON] < SURE else 3 * SURE
            for last in {name[-1], name[-1].rpartition("-")[2]}:  # "al-Munsif", "Munsif"
                votes.setdefault((last,), Counter())[PERSON] += told
        elif kind is OUTLET and name[:1] in votes and _outlet(name, lexicon):
            votes[name[:1]][OUTLET] += SURE
        elif kind is ORGANISATION and name[:1] in votes:
            firm = has(lexicon.firm_words, name[-1], lexicon) or name[-1] in lexicon.legal_forms
            votes[name[:1]][ORGANISATION] += SURE if firm else HINT


def _shortened(
    words: Sequence[Word], found: Sequence[Found], votes: dict[tuple[str, ...], Votes], lexicon: Lexicon
) -> None:
    """An abbreviation is of the kind of what it stands for: "Kestrian Water Treaty (KWT)", "KWT (Kestrian …)"."""
    for one, two in pairwise(found):
        bracketed = two.first == one.last and "(" in words[two.first].gap
        if not bracketed or (two.last < len(words) and not words[two.last].gap.startswith(")")):
            continue
        for short, long in ((two, one), (one, two)):
            name = words[long.first : long.last]
            if short.by != "acronym" or len(name) < _EXPANDED or not _stands_for(words[short.first], name):
                continue
            kind = long.kind if long.sure else winner(votes.get(key(name, lexicon), Counter()))
            if kind is not None:
                votes.setdefault(key(words[short.first : short.last], lexicon), Counter())[kind] += 3 * SURE


def _stands_for(short: Word, name: Sequence[Word]) -> bool:
    """Whether the letters of an abbreviation are first letters of the words of a name, most of them, in order."""
    letters = iter(short.folded)
    wanted = next(letters, "")
    met = 0
    for word in name:
        if wanted and word.folded.startswith(wanted):
            met, wanted = met + 1, next(letters, "")
    return not wanted or met >= max(2, len(short.folded) - 1)


def _outlet(name: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether the first word of a medium's name may stand for it: "Zellor" for "Zellor News"."""
    return has(lexicon.outlet_heads, name[-1], lexicon) and not ordinary(name[0], lexicon)


def _together(
    words: Sequence[Word], found: Sequence[Found], votes: dict[tuple[str, ...], Votes], lexicon: Lexicon
) -> None:
    """Names that are listed together are of one kind: who has no vote takes that of a neighbour."""
    for one, two in pairwise(found[:_LISTED]):
        between = words[one.last : two.first]
        joined = all(word.folded in lexicon.conjunctions | lexicon.articles for word in between)
        marks = {words[two.first].gap.strip(), *(word.gap.strip() for word in between)} <= {"", ","}
        opener = one.last - one.first == 1 and initial(words, one.first) and not one.sure
        if opener and common_word(words[one.first], lexicon):
            continue  # "Accordingly, KPA …"
        if not (joined and marks) or (not between and "," not in words[two.first].gap):
            continue
        left, right = (votes.setdefault(key(words[each.first : each.last], lexicon), Counter()) for each in (one, two))
        dotted = two.by == "acronym" and "." in words[two.first].text and not between
        if dotted and winner(left) is PLACE:
            right[PLACE] += SURE  # "Amhurst, N.H."
        for mine, theirs in ((left, right), (right, left)):
            kind = winner(theirs)
            if winner(mine) is None and kind in (PLACE, ORGANISATION):
                mine[kind] += HINT
            elif (
                kind is PERSON and two.last - two.first > 1 and one.last - one.first > 1 and not (one.sure or two.sure)
            ):
                mine[PERSON] += HINT  # "Ann Other, Kit Bond and Jim Tell"


def common_word(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word that opens a sentence looks like a common word."""
    return lexicon.heads_first or ordinary(word.folded, lexicon) or word.folded.endswith(lexicon.common_endings)
