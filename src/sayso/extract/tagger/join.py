"""Rules and tagger together: which names stay as the rules have them, which the tagger adds, mends or takes away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.extract.names.forms import Form, cut, forms
from sayso.extract.names.tokens import tokens
from sayso.extract.names.words import Lexicon, folded
from sayso.extract.tagger.decode import Tagged, tagged
from sayso.extract.tagger.features import NONE, Hint
from sayso.extract.tagger.page import settled
from sayso.extract.tagger.weights import Model
from sayso.lang.gazetteer import cities, organisations, outlets, territories
from sayso.model import Mention, MentionKind, Page, Passage, Span
from sayso.text import sentences

BY = "tagger"
_NAMED = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.OUTLET})
_LIKE = {MentionKind.OUTLET: "organisation"}
# By cross-validation on the developed half of newsfane, where rules and tagger differ (right : wrong of the rule).
# Names and edges that stay: heads that are sure 11 : 1 where the tagger sees other edges; and what it cannot see. Heads
# of bodies keep their names where the tagger sees none (53 : 70, most of them names to a reader), not their edges.
_HEADED = frozenset({"place-head", "small-body", "named-body", "ministry", "club"})
_WHOLE = _HEADED | {"as-translated", "quoted-outlet", "quoted", "office-of-place"}
_KIND_KEPT = frozenset({"listed", "seen-on-page"})  # 27 : 19 where it sees another kind
_GUESSES = frozenset({"given-name", "after-office", "after-verb", "after-nationality", "after-preposition"})  # 8 : 27
_PART = "part-of-country"  # 0 : 25 with a noun before the country ("شرق …"); with an adjective ("شرقي …") it stays

Line = tuple[Form, ...]


def corrected(
    page: Page, passages: Sequence[Passage], found: Sequence[Mention], words: Lexicon, model: Model
) -> list[Mention]:
    """The mentions of passages of one language after the tagger has seen them; `found` are those of the rules."""
    lines = lines_of(page, passages, words)
    ordered = sorted(found, key=lambda one: (one.span.start, one.span.end, one.kind.value))
    parted = list(by_line(lines, ordered))
    told = [hints(line, here) for line, here in zip(lines, parted, strict=True)]
    said = settled(lines, tagged(lines, told, words, model))
    out = [one for one in ordered if one.kind not in _NAMED]
    for line, here, names in zip(lines, parted, said, strict=True):
        out += _joined(page, line, here, names, words)
    return out


def lines_of(page: Page, passages: Sequence[Passage], words: Lexicon) -> list[Line]:
    """The sentences of the passages as words with their readings."""
    return [
        line
        for passage in passages
        for start, end in sentences(page.text, passage.span.start, passage.span.end, words.lang)
        if (line := forms(tokens(page.text, start, end, words), words))
    ]


def by_line(lines: Sequence[Line], ordered: Sequence[Mention]) -> Iterator[list[Mention]]:
    """The named mentions of each sentence."""
    at = 0
    named = [one for one in ordered if one.kind in _NAMED]
    for line in lines:
        end = line[-1].word.end
        here = []
        while at < len(named) and named[at].span.start < end:
            here.append(named[at])
            at += 1
        yield here


def hints(line: Line, found: Sequence[Mention]) -> list[Hint]:
    """What the rules say of each word of a sentence."""
    out = [NONE] * len(line)
    for mention in found:
        first, last = _words(line, mention)
        kind = _LIKE.get(mention.kind, mention.kind.value)
        for at in range(first, last):
            out[at] = Hint(f"{'B' if at == first else 'I'}-{kind}", mention.by)
    return out


def _words(line: Line, mention: Mention) -> tuple[int, int]:
    """The words [first, last) that a mention touches."""
    inside = [
        at for at, form in enumerate(line) if form.word.start < mention.span.end and mention.span.start < form.word.end
    ]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _joined(
    page: Page, line: Line, found: Sequence[Mention], names: Sequence[Tagged], words: Lexicon
) -> Iterator[Mention]:
    """The names of one sentence: those of the rules that stay, and those of the tagger beside them."""
    placed = [(mention, *_words(line, mention)) for mention in found]
    for mention, first, last in placed:
        free = not any(one.first < last and first < one.last for one in names)
        if _whole(mention, line[first], words) or (free and mention.by not in _GUESSES):
            yield mention
    for one in (part for name in names for part in _parted(line, name, placed)):
        touched = [each for each in placed if each[1] < one.last and one.first < each[2]]
        whole = any(_whole(mention, line[first], words) for mention, first, _ in touched)
        if whole or (not touched and _word_alone(line, one, words)):
            continue
        same = next((each[0] for each in touched if each[1:] == (one.first, one.last)), None)
        if same is not None and (_LIKE.get(same.kind, same.kind.value) == one.kind or same.by in _KIND_KEPT):
            yield same
        else:
            yield _mention(page, line, one, [each[0] for each in touched], words)


def _parted(line: Line, one: Tagged, placed: Sequence[tuple[Mention, int, int]]) -> Iterator[Tagged]:
    """A name, cut where the rules see that another one begins after a small word joined to it: "ريما …  ولينا …"."""
    for mention, first, _ in sorted(placed, key=lambda each: each[1]):
        if one.first < first < one.last and mention.span.start > line[first].word.start:
            yield Tagged(one.first, first, one.kind, joined=one.joined)
            one = Tagged(first, one.last, one.kind, joined=True)
    yield one


def _whole(mention: Mention, first: Form, words: Lexicon) -> bool:
    """Whether a name of the rules stays as it is; an outlet does, as only lists know it from other bodies."""
    return (
        mention.kind is MentionKind.OUTLET
        or mention.by in _WHOLE
        or (mention.by == _PART and first.bare.endswith(words.relational_endings))
    )


def _word_alone(line: Line, one: Tagged, words: Lexicon) -> bool:
    """Whether a name is one common word with the article: "السد" is a club to newspapers of Qatar, a dam elsewhere."""
    form = line[one.first]
    common = form.common or form.any(words.place_heads)
    return one.last - one.first == 1 and common and any(bare.startswith(form.article) for _, bare in form.readings)


def _mention(page: Page, line: Line, one: Tagged, touched: Sequence[Mention], words: Lexicon) -> Mention:
    """A name as the tagger sees it; the office that the rules found before it stays with a person."""
    first, last = line[one.first], line[one.last - 1]
    start = cut(page.text, first.word.start, _letters(line, one, words))
    near = next((each for each in touched if first.word.start <= each.span.start < first.word.end), None)
    if near is not None:
        start = near.span.start  # the rules know which small words are joined
    kind = MentionKind(one.kind)
    if kind is MentionKind.ORGANISATION and folded(page.text[start : last.word.end]) in outlets():
        kind = MentionKind.OUTLET
    role = next((each.role for each in touched if each.role is not None and each.role.end <= start), None)
    return Mention(Span(page.id, start, last.word.end), BY, kind, role=role if kind is MentionKind.PERSON else None)


def _letters(line: Line, one: Tagged, words: Lexicon) -> int:
    """How many letters at the front of a name are small words written together with it."""
    form = line[one.first]
    known = letters(form, words)
    return known if known or not one.joined else min((count for count, _ in form.readings[1:]), default=0)


def letters(form: Form, words: Lexicon) -> int:
    """How many letters to cut so that a list of names knows what remains; 0 if it knows the whole word, or nothing."""
    known = (words.given, territories(), cities(), organisations())
    return next((count for count, bare in form.readings if any(bare in held for held in known)), 0)
