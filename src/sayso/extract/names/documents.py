"""Papers with a number ("Resolution 1973") and papers and meetings called after a place ("the Astana process")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.extract.names.kinds import DOCUMENT, PLACE, Found
from sayso.extract.names.runs import close
from sayso.extract.names.words import Lexicon, Word, has

_SIGNS = frozenset({"", "№", "n°", "nº", "no", "°", "º", "#", "n"})  # between the head and the number, beside words


def documents(words: Sequence[Word], found: Sequence[Found], lexicon: Lexicon) -> list[Found]:
    """The papers of a sentence, in order; none shares a word with another."""
    out: list[Found] = []
    for paper in sorted([*_numbered(words, lexicon), *_of_place(words, found, lexicon)], key=lambda one: one.first):
        if not out or paper.first >= out[-1].last:
            out.append(paper)
    return out


def apart(found: Sequence[Found], papers: Sequence[Found]) -> list[Found]:
    """The names that share no word with a paper."""
    taken = {at for paper in papers for at in range(paper.first, paper.last)}
    return [each for each in found if taken.isdisjoint(range(each.first, each.last))]


def _numbered(words: Sequence[Word], lexicon: Lexicon) -> Iterator[Found]:
    """ "Resolution 1973", "decree No. 214", "1973 sayılı karar"."""
    for at, word in enumerate(words):
        if not has(lexicon.numbered_documents, word.folded, lexicon):
            continue
        number = at + 1
        if number < len(words) and words[number].folded in lexicon.number_words:
            number += 1
        if number < len(words) and _number(words, number, lexicon):
            yield Found(at, number + 1, DOCUMENT, "document-number", sure=True)
        elif at > 1 and words[at - 1].folded in lexicon.number_words and _digits(words[at - 2]):
            yield Found(at - 2, at + 1, DOCUMENT, "document-number", sure=True)


def _number(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether the number of a paper stands here, and no day of a month."""
    gap = words[at].gap.lower().replace(".", " ").replace("\xa0", " ").split()
    dated = at + 1 < len(words) and words[at + 1].folded in lexicon.calendar
    return _digits(words[at]) and not dated and _SIGNS.issuperset(gap)


def _digits(word: Word) -> bool:
    return word.text[0].isdigit() and len(word.text) <= 12


def _of_place(words: Sequence[Word], found: Sequence[Found], lexicon: Lexicon) -> Iterator[Found]:
    """ "Astana process", "процесс" after its place where heads stand last."""
    for each in found if not lexicon.heads_first else ():
        head = words[each.last : each.last + 2]
        if each.kind is not PLACE or each.last - each.first > 2 or not head or words[each.last - 1].owns:
            continue
        for length in (2, 1):
            plain = tuple(word.folded for word in head[:length])
            whole = len(plain) == length and all(
                close(words[i], words[i - 1]) for i in range(each.last, each.last + length)
            )
            if whole and plain in lexicon.place_documents:
                yield Found(each.first, each.last + length, DOCUMENT, "document-of-place", sure=True)
                break
