"""Views: of a dossier, each a function from the analyses and what is concluded from them to a text; and of pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sayso.model import Analysis, Dossier
from sayso.show.html import html
from sayso.show.json import json_view
from sayso.show.markdown import md
from sayso.show.pages import PAGES, PagesView
from sayso.show.terminal import text
from sayso.show.who import WHO, WhoView
from sayso.show.why import WHY, WhyView

View = Callable[[Sequence[Analysis], Dossier], str]

VIEWS: dict[str, View] = {"html": html, "json": json_view, "md": md, "text": text}

__all__ = ["PAGES", "VIEWS", "WHO", "WHY", "PagesView", "View", "WhoView", "WhyView"]
