"""The JSON view: everything, in the words of the model."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from sayso.model import Analysis, Dossier


def json_view(analyses: Sequence[Analysis], dossier: Dossier) -> str:
    """`{"analyses": […], "dossier": {…}, "issues": […]}` on one line; `issues` has all, first those without a page."""
    issues = (*dossier.issues, *(issue for analysis in analyses for issue in analysis.issues))
    return msgspec.json.encode({"analyses": analyses, "dossier": dossier, "issues": issues}).decode() + "\n"
