"""The product on one screen: what is done to one page, and to many."""

from __future__ import annotations

from collections.abc import Sequence

from sayso import claim, compare, extract, group, resolve, segment
from sayso.model import Analysis, Dossier, Page, Tie


def analyse(page: Page) -> Analysis:
    """Everything that one page alone shows. Pure: same page, same analysis."""
    passages, issues = segment.passages(page)
    marks = extract.marks(page, passages)
    attributions = claim.attributions(page, passages, marks)
    claims = claim.claims(page, passages, marks, attributions)
    return Analysis(page, passages, marks, attributions, claims, issues)


def collate(analyses: Sequence[Analysis]) -> Dossier:
    """Everything that pages show together. Pure: the order of the pages does not matter."""
    read = sorted(analyses, key=lambda analysis: analysis.page.id)
    threads = group.threads(read)
    entities, links = resolve.entities(read)
    derivations = compare.derivations(read, links)
    told = compare.Told(read, threads, entities, links, derivations)
    ties: tuple[Tie, ...] = ()
    for _ in range(2):  # events need dates, and some dates need events: "on Friday" here is "17 January" there
        datings, published = resolve.dates(read, ties=ties)
        events, origins = compare.events(told, datings, published)
        ties = compare.ties(told, events)
    relations = compare.relations(told, events, datings)
    return Dossier(
        entities=entities,
        links=links,
        datings=datings,
        published=published,
        origins=origins,
        events=events,
        accounts=compare.accounts(told, events, relations),
        derivations=derivations,
        relations=relations,
        stories=compare.stories(told, events),
    )
