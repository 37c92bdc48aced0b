"""The baseline that anybody writes first: a list of verbs, the noun phrase beside them, the rest of the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bench.say_so.relations import Relation

_VERBS = (
    "said says say told tells wrote writes added adds asked asks announced reported reports argued argues noted notes "
    "claimed claims stated insisted believes believe thinks think denied confirmed acknowledged declared explained "
    "suggested warned tweeted replied responded saying adding arguing noting telling according"
)
_CUE = re.compile(rf"\b(?:{'|'.join(_VERBS.split())})\b(?: to\b)?")
_SENTENCE = re.compile(r"[^.!?\n]{1,1500}(?:[.!?]+[\"”’']*|\n|$)")
_NAME = re.compile(
    r"(?:\b(?:he|she|they|it|who|I|we|He|She|They|It|I|We)\b|(?:(?:the|The|a|A|an|An) [a-z]+(?: [a-z]+)?)"
    r"|(?:[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4}))"
)


def verb_list(text: str) -> list[Relation]:
    """A relation for each verb of say-so with a subject beside it."""
    return [row for sentence in _SENTENCE.finditer(text) for row in _sentence(text, *sentence.span())]


def _sentence(text: str, start: int, end: int) -> Iterator[Relation]:
    for cue in _CUE.finditer(text, start, end):
        before = [name.span() for name in _NAME.finditer(text, max(start, cue.start() - 60), cue.start())]
        after = [name.span() for name in _NAME.finditer(text, cue.end(), min(end, cue.end() + 60))]
        inverted = cue.group().startswith("according") or text[max(start, cue.start() - 3) : cue.start()].strip() in {
            '"', "”", ',"', ",”", ",",
        }  # fmt: skip
        source = (after[:1] if inverted else before[-1:]) or before[-1:] or after[:1]
        if not source:
            continue
        left, right = (start, min(source[0][0], cue.start())), (max(source[0][1], cue.end()), end)
        content = max(left, right, key=lambda part: part[1] - part[0])
        said = text[content[0] : content[1]]
        yield Relation((source[0],), (cue.span(),), (content,), '"' in said or "“" in said)
        return
