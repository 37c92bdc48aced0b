"""sayso: on whose say-so? `pages` reads, `analyse` looks at one page, `collate` at many."""

from sayso.pipeline import analyse, collate
from sayso.read import pages

__version__ = "0.1.0"
__all__ = ["__version__", "analyse", "collate", "pages"]
