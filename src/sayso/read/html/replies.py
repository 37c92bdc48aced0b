"""Reader comments in the structure of HTML: where each begins, how deep it stands, who wrote it."""

from __future__ import annotations

import re

from sayso.model import PassageKind
from sayso.read.html.flow import Attributes

Proposal = tuple[PassageKind | None, str, int]  # kind, by, depth

_DEPTH = re.compile(r"(?:^|\s)depth-(\d{1,3})(?:\s|$)")  # WordPress counts from 1


class Replies:
    """Follows the comments of a page while its elements open and close."""

    def __init__(self) -> None:
        self._open: list[tuple[int, int]] = []  # of every open comment: length of the text when it began, depth
        self.around = 0  # how many elements are open that hold answers

    @property
    def inside(self) -> bool:
        """Whether a comment is open."""
        return bool(self._open)

    def opened(self, attributes: Attributes, length: int) -> Proposal:
        """A comment and its depth: as WordPress counts, else by nesting; a wrapper without own words adds none.

        Drupal sets the answers not into the comment but into a `div.indented` behind it: whichever is more counts.
        """
        told = _DEPTH.search(attributes.get("class", ""))
        if told is not None:
            depth = max(0, int(told[1]) - 1)
        elif not self._open:
            depth = self.around
        else:
            began, above = self._open[-1]
            depth = max(above if began == length else above + 1, self.around)
        self._open.append((length, depth))
        return PassageKind.COMMENT, "html:comment", depth

    def within(self, tag: str, said: tuple[str, ...]) -> tuple[Proposal, ...]:
        """What an element inside a comment says: it names the author, or nothing."""
        is_author = tag == "cite" or "author" in said
        return ((PassageKind.COMMENT, "html:comment-author", self._open[-1][1]),) if is_author else ()

    def closed(self) -> None:
        """The innermost comment ends."""
        self._open.pop()


def says_comment(attributes: Attributes) -> bool:
    """Whether microdata calls an element a comment."""
    kind = attributes.get("itemtype", "")
    return attributes.get("itemprop") == "comment" or kind.endswith(("/Comment", "/UserComments"))
