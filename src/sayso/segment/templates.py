"""Templates of the tables as one pattern; common beginnings are shared, so that a line is not read once a template."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NUMBER = r"[\d][\d.,' ]{0,11}[km]?"
_SOME = r".{1,120}?"
_MARKS = {"#": _NUMBER, "*": _SOME, " *": rf"(?: ?: ?| ){_SOME}"}  # before the last words a colon may stand
_PART = re.compile(r" \*\Z|[#*]|.", re.DOTALL)
_END = ""  # a template may end here
_Tree = dict[str, "_Tree"]


def any_of(templates: Iterable[str]) -> str:
    """A pattern without groups that matches what any of the templates does, the longest first.

    `#` stands for a number, `*` for some words; a `*` costs no more than its 120 characters.

    >>> any_of(["read", "read also", "read more"])
    'read(?:\\\\ (?:also|more))?'
    """
    root: _Tree = {}
    for template in templates:
        node = root
        for part in _PART.findall(template):
            node = node.setdefault(_MARKS.get(part, re.escape(part)), {})
        node[_END] = {}
    return _written(root) or "(?!)"


def _written(node: _Tree) -> str:
    """The pattern of what follows a node; longer ones before shorter ones, plain characters before marks."""
    ends = _END in node
    onward = sorted((part for part in node if part != _END), key=lambda part: (part in _MARKS.values(), part))
    branches = [part + _written(node[part]) for part in onward]
    if not branches:
        return ""
    if len(branches) == 1 and not ends:
        return branches[0]
    return f"(?:{'|'.join(branches)})" + ("?" if ends else "")
