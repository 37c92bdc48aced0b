"""Writes src/sayso/extract/tagger/<code>.weights: a tagger of names, learnt from openly licensed texts.

Run: `SAYSO_SHARED=../shared python tools/train_tagger.py ar`. The same texts and rules always give the same bytes; the
statement beside the weights (`<code>.md`) says what they were learnt from, and gets their digest.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from bench.options import Options  # noqa: E402
from bench.who import ours, spans  # noqa: E402
from bench.who.sets import folder  # noqa: E402
from bench.who.spans import Text  # noqa: E402
from tools.crf import Example, Settings, learn  # noqa: E402

from sayso.extract.names import mentions  # noqa: E402
from sayso.extract.names.forms import Form  # noqa: E402
from sayso.extract.names.words import Lexicon, lexicon  # noqa: E402
from sayso.extract.tagger.features import features, grams, shapes  # noqa: E402
from sayso.extract.tagger.join import by_line, hints, letters, lines_of  # noqa: E402
from sayso.extract.tagger.weights import Model, Table, pack, sums, table  # noqa: E402
from sayso.lang.words import dictionary  # noqa: E402
from sayso.model import Page  # noqa: E402
from sayso.text import fold  # noqa: E402

OUT = ROOT / "src" / "sayso" / "extract" / "tagger"
CAUTION = -0.3  # the best of 0, -.3, -.6, -.9: F1 of names, by cross-validation
_FRONT = frozenset("وفبلك")  # newsfane parts these from the next word, pages do not
_REAR = frozenset({"ه", "ها", "هم", "نا", "هما", "هن", "ي"})  # and these from the word before
_ARABIC = re.compile("[ء-ي]{2,}")
GLUED = 3  # each third text is learnt from once more, written as pages are


def alike_table(names_of: Path, lang: str) -> Table:
    """How much letters are those of names: Wikidata's names (CC0, the training file alone) against common words."""
    rows = [line.split("\t")[1].replace(" ", "") for line in names_of.read_text(encoding="utf-8").splitlines()]
    common = set(dictionary(lang))
    for article in lexicon_of(lang).articles:
        common |= {word.removeprefix(article) for word in common}
    common = {word for word in common if len(word) > 2}
    names = {word for row in rows if len(word := fold(row).text) > 2} - common
    share = max(1, len(names) // max(1, len(common)))  # as many of the one as of the other
    examples: list[Example] = [([grams(word)], ["name"]) for word in sorted(names)]
    examples += [([grams(word)], ["O"]) for word in sorted(common)] * share
    learnt = learn(examples, Settings(passes=5, averaged=2, batch=256, shrink=2e-4, often=3))
    spot = learnt.labels.index("name")
    return table(learnt.features, 2 * learnt.weights[:, spot : spot + 1])  # the other column is its mirror


def lexicon_of(lang: str) -> Lexicon:
    """The words of a language that has a table."""
    words = lexicon(lang)
    if words is None:
        sys.exit(f"no words of {lang}; known: those with a folder in src/sayso/lang")
    return words


def texts_of(lang: str, data: Path) -> list[Text]:
    """The annotated texts of a language, in the order of the set."""
    return {"ar": lambda: spans.newsfane(place(data, "newsfane-ar") / "NewsFANE_first_half.txt")}[lang]()


def place(data: Path, name: str) -> Path:
    """The folder of a set, unpacked if need be."""
    found = folder(Options(data, ("developed",), 0), name)
    if found is None:
        sys.exit(f"no {name} at {data}: SAYSO_SHARED is the folder that holds data/{name}.tar.xz")
    return found


def examples(texts: Sequence[Text], alike: Table) -> list[list[Example]]:
    """What each text teaches: its sentences, with what the tagger sees and what it should say."""
    return [list(_examples(text, alike)) for text in texts]


def _examples(text: Text, alike: Table) -> Iterator[Example]:
    words = lexicon_of(text.lang)
    page, passages = Page("p", text.text, "plain", "p"), ours.lines(text.text, text.lang)
    lines = lines_of(page, passages, words)
    found = mentions(page, passages, models=lambda _: None)
    said = [hints(line, here) for line, here in zip(lines, by_line(lines, found), strict=True)]
    asked = shapes(lines)
    looks = dict(zip(asked, sums(alike, [grams(word) for word in asked])[:, 0].tolist(), strict=True))
    for line, rows in zip(lines, features(lines, said, words, looks), strict=True):
        yield rows, _labels(text, line)


def _labels(text: Text, line: Sequence[Form]) -> list[str]:
    """ "B-" or "C-" (small words joined to it) at the first word of a name, "I-" at the others."""
    out = ["O"] * len(line)
    for start, end, kind in [*text.free, *text.gold]:
        inside = [at for at, form in enumerate(line) if form.word.start < end and start < form.word.end]
        for at in inside:
            out[at] = f"I-{kind}"
        if inside:
            form = line[inside[0]]
            joined = form.word.start < start or (text.lang == "ar" and letters(form, lexicon_of(text.lang)) > 0)
            out[inside[0]] = f"{'C' if joined else 'B'}-{kind}"
    return out


def glued(text: Text) -> Text:
    """A text of newsfane with small words joined to their neighbours, as pages are written."""
    words = [(found.start(), found.end()) for found in re.finditer(r"\S+", text.text)]
    drop: set[int] = set()
    for (start, end), (after, to) in pairwise(words):
        one, other = text.text[start:end], text.text[after:to]
        if "\n" in text.text[end:after]:
            continue
        if one in _FRONT and _ARABIC.fullmatch(other):
            drop.update(range(end, after))
            if one == "ل" and other.startswith("ال"):
                drop.add(after)
        elif other in _REAR and _ARABIC.fullmatch(one):
            drop.update(range(end, after))
    place, at = [], 0
    for spot in range(len(text.text) + 1):
        place.append(at)
        at += spot not in drop
    plain = "".join(char for spot, char in enumerate(text.text) if spot not in drop)

    def moved(held: Sequence[spans.Gold]) -> tuple[spans.Gold, ...]:
        return tuple((place[start], place[end], kind) for start, end, kind in held)

    return Text(f"{text.name}-glued", plain, text.lang, moved(text.gold), moved(text.free))


def trained(taught: Sequence[Example], alike: Table, settings: Settings) -> Model:
    """The model that the examples teach."""
    learnt = learn(taught, settings)
    return Model(learnt.labels, table(learnt.features, learnt.weights), alike, learnt.moves, CAUTION)


def main(lang: str = "ar") -> None:
    """Learns from all texts of a language; writes the weights, and their digest into the statement."""
    data = Path(os.environ["SAYSO_SHARED"]) / "data"
    texts = texts_of(lang, data)
    alike = alike_table(place(data, "netransliteration") / "wd_arabic_64", lang)
    every = examples([*texts, *map(glued, texts[::GLUED])], alike)
    packed = pack(trained([one for text in every for one in text], alike, Settings()))
    (OUT / f"{lang}.weights").write_bytes(packed)
    statement = OUT / f"{lang}.md"
    digest = hashlib.sha256(packed).hexdigest()
    told = statement.read_text(encoding="utf-8")
    statement.write_text(re.sub(r"(?<=SHA-256: `)[0-9a-f]*", digest, told), encoding="utf-8")
    print(lang, len(packed), digest)  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
