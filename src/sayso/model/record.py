"""What is kept of one page: the analysis, and what went wrong."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from sayso.model.annotation import Found
from sayso.model.claim import Assessment, Attribution, Claim
from sayso.model.page import Divergence, Imprint, Page, Passage


class Severity(Enum):
    NOTE = "note"  # worth knowing; nothing is lost
    LOSS = "loss"  # something of the page could not be read or analysed


class Issue(Struct, frozen=True):
    """Something that a reader must know about a page: what is wrong, what is known, what to do."""

    page: str  # Page.id, or the name of what could not become a page
    code: str  # "empty-page", "binary-file", "mixed-encoding", "no-language-table", …
    message: str
    severity: Severity


class Analysis(Struct, frozen=True):
    """One page, everything that it alone shows. Pure function of the page."""

    page: Page
    passages: tuple[Passage, ...]
    annotations: tuple[Found, ...]
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    issues: tuple[Issue, ...] = ()
    imprints: tuple[Imprint, ...] = ()  # who put the text out: outlet first, then agencies
    divergences: tuple[Divergence, ...] = ()  # where original and translation on the page differ on their face
    assessments: tuple[Assessment, ...] = ()  # what the outlet itself judges or foresees
