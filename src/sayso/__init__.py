"""sayso: on whose say-so? `pages` reads, `analyse` looks at one page, `collate` at many, `brief` does all of it.

`analyses` reads and analyses in guarded processes: `brief(analyses("news/"))` survives whatever a page does to it.

Names are fetched when they are first used, so that `import sayso` and `sayso --help` cost nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.engine import analyses
    from sayso.model import Analysis, Dossier, Issue, Page
    from sayso.pipeline import analyse, brief, collate
    from sayso.read import pages

__version__ = "0.1.0"
__all__ = ["Analysis", "Dossier", "Issue", "Page", "__version__", "analyse", "analyses", "brief", "collate", "pages"]

_HOMES = {
    "Analysis": "sayso.model",
    "Dossier": "sayso.model",
    "Issue": "sayso.model",
    "Page": "sayso.model",
    "analyse": "sayso.pipeline",
    "analyses": "sayso.engine",
    "brief": "sayso.pipeline",
    "collate": "sayso.pipeline",
    "pages": "sayso.read",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"sayso has no {name!r}; it has {', '.join(__all__)}")
    return getattr(import_module(_HOMES[name]), name)
