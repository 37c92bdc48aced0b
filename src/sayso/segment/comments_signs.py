"""What a line says about reader comments: a signature (name, date), a header, an action, a form, a text."""

from __future__ import annotations

import re

from msgspec import Struct

from sayso.segment.phrases import trim
from sayso.segment.scene import Look, Scene
from sayso.segment.stamps import stamp
from sayso.text import fold

LONGEST_NAME = 60  # characters of a display name; anything may stand in it
NAME_WORDS = 6
_SIGNED_WORDS = 18  # words of a line with name, date and what can be clicked
_SIGNED_LENGTH = 160  # characters
_TITLED_WORDS = 30  # a weblog that refers to the page "says" under its whole title
_ACTION_WORDS = 10
_ACTION_PART = 5  # words of one action in a line of several
_HEADER_WORDS = 30  # "3 thoughts on" and the title of the page
_FORM_WORDS = 40
_ANNOUNCED_WORDS = 5  # of a header that only its noun tells
_LEAD = re.compile(r"(?:[•·*‣◦▪●○■□–—+-]|o(?= )|[#№]? ?\d{1,5}[.):]?(?=\s)|[#№]\d{1,5}[.):]?)\s*(?=\S)")
_NUMBERED = re.compile(r"[#№]? ?(\d{1,5})[.):]?(?=\s|\Z)")
_CAMEL = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-ZÀ-ÖØ-ÞА-ЯЁ])")  # "ReplyDelete"
_WORD = re.compile(r"[#+-]?\w+(?:['’-]\w+)*|#")
_EDGE = " \t|,;:·•–—-/@>«»()[]{}"  # between a name and a date
_COUNTED = re.compile(r"\d{1,5} [^.:;,|/()-]{1,60}(?=[.:;,|/()-])")
_EMBEDDED = re.compile(r"- .{1,80} \(@")  # "— Ilse Marron (@ilse) May 3, 2021" under a quoted tweet
_SAYS_END = (":", "：", "...", "…")  # "Mira said…"
_AGE = re.compile(r"\d{1,3}[^\W\d]{1,3}\Z")  # "3d", "2wk", beside what can be clicked
_FIELD = re.compile(r"\S.{0,40}\*:?\Z")  # "Name *": a field that must be filled in


class Sign(Struct, frozen=True):
    """Block `at` holds the date of a comment, its author, or both."""

    at: int
    author: tuple[int, int] | None  # characters of the page
    stamp: str | None  # shape of the date
    clock: bool  # a day and an hour
    says: bool  # "Mira says:"
    number: int | None  # "#12"
    acts: bool = False  # something to click stands in the same line

    @property
    def kind(self) -> tuple[bool, bool, bool]:
        """What the signatures of one page have in common."""
        return (self.author is not None, self.stamp is not None, self.clock)


def sign(scene: Scene, at: int) -> Sign | None:
    """The signature that a block is, or None."""
    look = scene.looks[at]
    if look.words == 0 or look.words > _TITLED_WORDS or is_form(scene, look) or _embedded(look):
        return None
    says = _says(scene, look)
    if _signed_words(scene, look) > _SIGNED_WORDS or look.block.end - look.block.start > _SIGNED_LENGTH:
        return _said(scene, at) if says else None
    found = stamp(look.text, scene.phrases)
    if found is None:
        return _said(scene, at) if says else None
    before, behind = look.text[: found.start], _unanswered(scene, look.text[found.end :])
    start, end = _name(scene, before)
    if start == end and not _is_actions(scene, behind):
        start, end = _name(scene, behind)
        start, end, behind = found.end + start, found.end + end, ""
    by = scene.phrases.comment_by.match(look.bare) is not None
    if start < end and not ((by or _namelike(look.text[start:end])) and _quiet(behind)):
        return None
    acts = bool(behind.strip(_EDGE)) and _is_actions(scene, behind)
    return Sign(at, _range(look, start, end), found.shape, found.clock and found.day, says, _number(look), acts)


def _embedded(look: Look) -> bool:
    """The signature of a message of a network that the story shows."""
    return _EMBEDDED.match(look.folded) is not None or (look.bullet > 0 and " (@" in look.folded)


def _signed_words(scene: Scene, look: Look) -> int:
    """Words of a line, without those behind "in reply to"."""
    if look.words <= _SIGNED_WORDS or look.block.end - look.block.start > _SIGNED_LENGTH:
        return look.words
    return len(_unanswered(scene, look.text).split()) or look.words


def _unanswered(scene: Scene, behind: str) -> str:
    """What stands behind a date, without "in reply to …"."""
    if not behind.strip():
        return behind
    folded = fold(behind)
    starts = [0, *(at + 1 for at, char in enumerate(folded.text) if char == " ")]
    cut = next((at for at in starts if scene.phrases.comment_answers.match(folded.text[at:]) is not None), None)
    return behind if cut is None else behind[: folded.starts[cut]]


def _said(scene: Scene, at: int) -> Sign:
    look = scene.looks[at]
    author = _range(look, *_name(scene, look.text))
    return Sign(at, author, None, clock=False, says=True, number=_number(look))


def _says(scene: Scene, look: Look) -> bool:
    """ "Mira says:": the words of a table and a colon behind them."""
    words = scene.phrases
    said = words.comment_says.match(look.bare) is not None or words.comment_verb.search(look.bare) is not None
    return said and look.text.rstrip().endswith(_SAYS_END)


def _name(scene: Scene, text: str) -> tuple[int, int]:
    """Where the name stands in a piece of a line: without number, "comment by", "says:"."""
    start, end = 0, len(text)
    for _ in range(3):
        lead = _LEAD.match(text, start)
        start = lead.end() if lead is not None else start
    start += len(text[start:]) - len(text[start:].lstrip(_EDGE))
    folded = fold(text[start:])
    by = scene.phrases.comment_by.match(folded.text) or scene.phrases.byline.match(folded.text)
    start += folded.starts[by.end()] if by is not None else 0
    end = start + len(text[start:end].rstrip(_EDGE))
    folded = fold(text[start:end])
    verb = scene.phrases.comment_verb.search(folded.text)
    end = start + folded.starts[verb.start()] if verb is not None else end
    end = start + len(text[start:end].rstrip(_EDGE))
    return (start, end) if any(char.isalnum() for char in text[start:end]) else (end, end)


def _namelike(text: str) -> bool:
    words = text.split()
    ends = len(words) <= 1 or not text.endswith(("!", "?", "…", ".")) or len(words[-1]) <= 3
    return len(text) <= LONGEST_NAME and len(words) <= NAME_WORDS and ends and ". " not in text[4:-2]


def _quiet(behind: str) -> bool:
    """Behind name and date stands nothing, or a few words that can be clicked."""
    if not behind.strip(_EDGE + "."):
        return True
    return len(behind.split()) <= NAME_WORDS and not behind.rstrip().endswith((".", "!", "?"))


def _range(look: Look, start: int, end: int) -> tuple[int, int] | None:
    first = look.block.start + look.bullet
    return (first + start, first + end) if start < end else None


def _number(look: Look) -> int | None:
    found = _NUMBERED.match(look.text)
    return int(found[1]) if found is not None else None


def is_name(scene: Scene, look: Look) -> bool:
    """A line that may be nothing but a display name."""
    if not 0 < look.words <= NAME_WORDS or look.block.end - look.block.start - look.bullet > LONGEST_NAME:
        return False
    ends = not look.stop or look.words <= 2
    return ends and not (is_action(scene, look) or is_header(scene, look) or is_form(scene, look))


def name_range(scene: Scene, look: Look) -> tuple[int, int] | None:
    """The name in a line that `is_name`."""
    return _range(look, *_name(scene, look.text))


def is_header(scene: Scene, look: Look) -> bool:
    """ "14 comments", "3 thoughts on …", "Leave a reply"; not "0 comments", nor a bare "Reply"."""
    if not 0 < look.words <= _HEADER_WORDS:
        return False
    header = scene.phrases.comment_header
    counted = _COUNTED.match(look.bare)  # "38 comments… read them below"
    if not (header.match(look.bare) or (counted is not None and header.match(trim(counted[0])))):
        return False
    numbers = re.findall(r"\d+", look.bare)
    return any(int(number) for number in numbers) if numbers else not is_action(scene, look)


def announces(scene: Scene, look: Look) -> bool:
    """A short line that is no header of the table but holds its noun: "All your comments (11)", "Previous comments".

    Only signatures right below make it one.
    """
    if not 0 < look.words <= _ANNOUNCED_WORDS or look.stop or len(look.bare) > LONGEST_NAME or is_form(scene, look):
        return False
    header = scene.phrases.comment_header
    words = (word for word in _WORD.findall(look.bare) if word.isalpha())
    return any(header.match(word) and header.match(f"7 {word}") for word in words)


def is_form(scene: Scene, look: Look) -> bool:
    """Where a reader is asked to write a comment."""
    if not 0 < look.words <= _FORM_WORDS:
        return False
    field = look.words <= 4 and _FIELD.match(look.text.rstrip()) is not None
    return field or scene.phrases.comment_form.search(look.folded) is not None


def is_action(scene: Scene, look: Look) -> bool:
    """What can be clicked or counted at a comment: "Reply", "12 likes", "ReplyDelete", "Like Liked by 21 people"."""
    return 0 < look.words <= _ACTION_WORDS and not look.folded.endswith((".", "?")) and _is_actions(scene, look.text)


def is_click(scene: Scene, look: Look) -> bool:
    """An action in words, rather than a number that may count anything."""
    return any(char.isalpha() for char in look.bare) and is_action(scene, look)


def is_answering(scene: Scene, look: Look) -> bool:
    """A click of comments only: "Reply", "12 likes"; not "Share link", which any piece of a page may have."""
    menu = scene.phrases.menu
    words = look.bare.split(maxsplit=1)
    return is_click(scene, look) and not (menu.match(look.bare) or menu.match(words[0]))


def _is_actions(scene: Scene, text: str) -> bool:
    if len(text) > _SIGNED_LENGTH:
        return False
    action = scene.phrases.comment_action
    whole = trim(fold(text).text)
    if not whole:
        return not text.strip(_EDGE)
    if action.match(whole):
        return True
    words = [word for word in _WORD.findall(fold(_CAMEL.sub(" ", text)).text) if word != "#"]
    at = 0
    while at < len(words):
        sizes = range(min(_ACTION_PART, len(words) - at), 0, -1)
        size = next((size for size in sizes if action.match(" ".join(words[at : at + size]))), 0)
        aged = not size and at > 0 and _AGE.match(words[at]) is not None
        if not (size or aged):
            return False
        at += size or 1
    return bool(words)


def is_text(look: Look) -> bool:
    """What somebody has written, rather than a name, a number or something to click."""
    return look.words >= NAME_WORDS or (look.stop and look.words >= 2) or look.prose


def closes(scene: Scene, look: Look) -> bool:
    """The furniture below the comments begins."""
    words = scene.phrases
    if is_action(scene, look):
        return False
    if look.words <= 8 and (words.related_header.match(look.bare) or words.promotion_line.match(look.bare)):
        return True
    return is_form(scene, look) or (look.words <= 30 and words.notice.search(look.folded) is not None)


def is_written(scene: Scene, look: Look) -> bool:
    """A text that is no part of the furniture around comments."""
    return is_text(look) and not (is_form(scene, look) or is_header(scene, look) or closes(scene, look))
