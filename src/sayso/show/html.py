"""The dossier as one HTML file that asks nothing of the network."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from sayso.model import Analysis, Dossier
from sayso.show import chains, diagram, reading, rows, timeline, wording
from sayso.show.atlas import atlas
from sayso.show.board import Board, board
from sayso.show.findings import findings
from sayso.show.highlights import own_voice
from sayso.show.speakers import anchors, speakers
from sayso.show.title import counts, title

_TEMPLATES = files("sayso.show") / "templates"


def html(analyses: Sequence[Analysis], dossier: Dossier) -> str:
    """The dossier: findings, timeline, who says so, accounts, pages, how it was made."""
    made = board(analyses, dossier)
    style, script = _source("dossier.css"), _source("dossier.js")
    pictures, said = chains.pictures(made), speakers(made)
    return (
        _environment()
        .get_template("dossier.html.j2")
        .render(
            title=title(made),
            counts=counts(made),
            style=Markup(style),  # noqa: S704  our own file
            script=Markup(script),  # noqa: S704  our own file
            style_hash=_hash(style),
            script_hash=_hash(script),
            sheets=made.sheets,
            findings=findings(made),
            atlas=atlas(made),
            chart=timeline.chart(made),
            lines=timeline.lines(made),
            published=[timeline.published(sheet) for sheet in made.sheets],
            pictures=[(picture, diagram.diagram(picture.chains)) for picture in pictures if picture.is_drawn],
            direct=[picture for picture in pictures if not picture.is_drawn],
            nameless=chains.NAMELESS,
            speakers=said,
            says=anchors(said),
            tables=rows.tables(made),
            blocks=[reading.blocks(made, sheet) for sheet in made.sheets],
            voices=[own_voice(made, sheet) for sheet in made.sheets],
            issues=_issues(made),
            version=version("sayso"),
        )
    )


def _issues(made: Board) -> list[tuple[str, str, str]]:
    """Where, how grave, what: of the dossier as a whole, then of its pages."""
    whole = [(issue.page, issue.severity.value, issue.message) for issue in made.dossier.issues]
    return whole + [
        (f"Page {sheet.letter}", issue.severity.value, issue.message)
        for sheet in made.sheets
        for issue in sheet.analysis.issues
    ]


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("sayso.show"),
        autoescape=True,
        finalize=_finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "days": wording.days,
        "dir": wording.direction,
        "language": wording.language,
        "counted": wording.counted,
        "listed": wording.listed,
        "putting_out": wording.putting_out,
        "reasons": wording.reasons,
        "sentence": wording.sentence,
        "unbroken": wording.unbroken,
    }
    return made


def _finalize(value: object) -> object:
    """Everything that is printed passes here: controls become visible, what is not ours is then escaped."""
    return wording.seen(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _source(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _hash(source: str) -> str:
    return "sha256-" + b64encode(sha256(source.encode()).digest()).decode()
