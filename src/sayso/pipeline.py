"""The product on one screen: what is done to one page, and to many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from sayso import claim, compare, extract, group, resolve, segment
from sayso.errors import cause
from sayso.model import Analysis, Dossier, Issue, Page, Severity, Tie
from sayso.text.parse import Parser


def analyse(page: Page, *, parser: Parser | None = None) -> Analysis:
    """Everything that one page alone shows. Pure: same page and parser, same analysis.

    A parser (`sayso.parsing.english()`) makes say-so in its language more exact and takes twice the time; without one
    the patterns of the tables do all.
    """
    passages, issues = segment.passages(page)
    marks = extract.marks(page, passages)
    imprints = segment.imprints(page, passages)
    agency = claim.credit(page, passages, marks, imprints)
    attributions = claim.attributions(page, passages, marks, agency, parser)
    claims = claim.claims(page, passages, marks, attributions, agency)
    divergences = segment.divergences(page, passages)
    judged = claim.assessments(page, passages, marks, attributions)
    return Analysis(page, passages, marks, attributions, claims, issues, imprints, divergences, judged)


def outline(page: Page) -> Analysis:
    """A page cut into its passages, and nothing found in them yet: how it was read."""
    passages, issues = segment.passages(page)
    return Analysis(page, passages, (), (), (), issues, segment.imprints(page, passages))


def collate(analyses: Sequence[Analysis]) -> Dossier:
    """Everything that pages show together. Pure: the order of the pages does not matter."""
    read = sorted(analyses, key=lambda analysis: analysis.page.id)
    entities, links = resolve.entities(read)
    threads = group.threads(read, links)  # by entities, so that pages in different scripts meet
    derivations = compare.derivations(read, links)
    told = compare.Told(read, threads, entities, links, derivations)
    ties: tuple[Tie, ...] = ()
    for _ in range(3):  # events need dates, and some dates need events: "on Friday" here is "17 January" there
        datings, published = resolve.dates(read, ties=ties)
        events, origins = compare.events(told, datings, published)
        before, ties = ties, compare.ties(told, events)
        if ties == before:
            break
    relations = compare.relations(told, events, datings, published)
    return Dossier(
        entities=entities,
        links=links,
        datings=datings,
        published=published,
        origins=origins,
        events=events,
        accounts=compare.accounts(told, events, relations, published),
        derivations=derivations,
        relations=relations,
        stories=compare.stories(told, events),
    )


def brief(
    read: Iterable[Page | Analysis | Issue], *, parser: Parser | None = None
) -> tuple[tuple[Analysis, ...], Dossier]:
    """Analyses by name of page and the dossier of all; what could not be read is in one of them as an Issue.

    Takes what `pages` read, or what `analyses` made of it in guarded processes; pages are analysed with the parser.
    """
    done = [analyse_safely(item, parser=parser) if isinstance(item, Page) else item for item in read]
    issues = sorted((item for item in done if isinstance(item, Issue)), key=lambda issue: (issue.page, issue.code))
    analyses = sorted((item for item in done if isinstance(item, Analysis)), key=lambda a: (a.page.name, a.page.id))
    analyses = [
        replace(analysis, issues=(*(issue for issue in issues if issue.page == analysis.page.id), *analysis.issues))
        for analysis in analyses
    ]
    known = {analysis.page.id for analysis in analyses}
    dossier = collate(analyses)
    return tuple(analyses), replace(dossier, issues=tuple(issue for issue in issues if issue.page not in known))


def analyse_safely(page: Page, *, parser: Parser | None = None) -> Analysis | Issue:
    """The analysis of a page, or an Issue if it fails: one page must not cost the others.

    Every exception is caught here and in engine.child: pages come from anywhere, and what one of them breaks is
    unforeseen by nature. Nothing is swallowed, the Issue names page, error and line; interruptions and exits pass.
    """
    try:
        return analyse(page, parser=parser)
    except Exception as error:
        message = f"{page.name} could not be analysed ({cause(error)}): please report it with the page"
        return Issue(page.name, "page-failed", message, Severity.LOSS)
