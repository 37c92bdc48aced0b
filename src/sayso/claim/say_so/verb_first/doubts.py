"""What is rather no speaker behind a verb of say-so, where verbs come first (Arabic): no attribution then."""

from __future__ import annotations

from sayso.claim.say_so.row import Row
from sayso.claim.say_so.sources import Party
from sayso.claim.say_so.verb_first.nouns import definite, kind_of, past_front, speaks
from sayso.claim.say_so.verb_first.subjects import begins
from sayso.model import MentionKind


def unread(row: Row, at: int, stop: int) -> bool:
    """Do words stand between a verb and what is said that no rule could read? Its subject may be one of them."""
    left = [n for n in range(past_front(row, at + 1, stop), stop) if not row.word(n, "prepositions", "glued_to")]
    return any(row.kind(n) in ("word", "name") and not row.tokens[n].text.endswith("ا") for n in left)


def no_speaker(row: Row, source: Party) -> bool:
    """A definite noun that is none of those who speak."""
    first = source.sources[0].start
    at = next((n for n, token in enumerate(row.tokens) if token.start == first), 0)
    return definite(row, at) and not speaks(row, at) and not row.word(at, "channels", "agencies", "pronouns")


def thing(row: Row, source: Party) -> bool:
    """A bare noun that no table knows with its genitive: "أكدا أهمية الحفاظ على P"."""
    span = source.sources[0]
    at = next((n for n, token in enumerate(row.tokens) if token.start == span.start), 0)
    longer = row.tokens[at].end < span.end and definite(row, at + 1)
    known = speaks(row, at) or row.word(at, "channels", "agencies", "groups", "naming", "indefinite", "kin", "rumours")
    return row.kind(at) == "word" and longer and not definite(row, at) and not known


def in_phrase(row: Row, at: int) -> bool:
    """Is the subject of the verb the bare noun right before it: "أي تفويض يأمر قواته بـP"?"""
    text = row.tokens[at - 1].text if at else ""
    bare = row.kind(at - 1) == "word" and not definite(row, at - 1) and not begins(row, at) and not text.endswith("ا")
    entry = row.tokens[at].entry
    present = entry is not None and not row.tokens[at].text.startswith(entry.lemma[:1])
    apart = row.word(at - 2, "prepositions") and not present  # "في بيان أعلن X", but "على بيان يدعو X إلى P"
    return bare and not row.word(at - 1, "times", "suffixes", "prepositions") and not apart


def person(row: Row, source: Party | None) -> bool:
    """A person known by name: "بيان طالب فيه X بـP", and not the object of "بيان أكد فيه التزام البلاد"."""
    spans = source.sources[:1] if source is not None else ()
    return any(
        token.mention is not None and token.mention.span == span and kind_of(row, n) is MentionKind.PERSON
        for span in spans
        for n, token in enumerate(row.tokens)
    )
