"""What a format with structure (HTML) says about a block, heard as one voice among the rules."""

from __future__ import annotations

from sayso.model import PassageKind
from sayso.segment.furniture import Found
from sayso.segment.scene import Look, Scene

_WEAK = {PassageKind.BODY, PassageKind.COMMENT, PassageKind.OTHER}  # BODY is heard late, COMMENT by comments.py


_REGIONS = {PassageKind.NAVIGATION, PassageKind.RELATED, PassageKind.PROMOTION}  # often drawn too wide


def markup(scene: Scene) -> Found:
    """The innermost structural voice: figcaption, nav, h1, aside. A region gives way to prose taken for main text."""
    for at, look in enumerate(scene.looks):
        kind = next((mark.kind for mark in look.block.marks if mark.kind is not None and mark.kind not in _WEAK), None)
        if kind is not None and not (kind in _REGIONS and look.prose and voiced(look)):
            yield at, kind


def markup_body(scene: Scene) -> Found:
    """What the format's reader takes for the main text, unless a rule has called it something else."""
    for at, look in enumerate(scene.looks):
        if voiced(look):
            yield at, PassageKind.BODY


def outside(scene: Scene) -> Found:
    """Where the format's reader knows the main text: what lies before or behind it and nobody has named."""
    told = [at for at, look in enumerate(scene.looks) if voiced(look)]
    if told:
        yield from ((at, PassageKind.OTHER) for at in range(len(scene.looks)) if not told[0] <= at <= told[-1])


def voiced(look: Look) -> bool:
    """The format's reader takes the block for main text."""
    return any(mark.kind is PassageKind.BODY for mark in look.block.marks)
