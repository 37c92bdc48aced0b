"""An event while it is being put together from claims."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.compare.told import Standing, Telling
from sayso.compare.when import meeting
from sayso.model import Grain, Modality, TimeSpan

ABOUT = 20  # claims of an event whose objects are remembered


class Draft:
    """An event while it is being put together."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        self.tellings: list[Telling] = []
        self.agents: set[str] = set()
        self.patients: set[str] = set()
        self.parties: set[str] = set()
        self.firm: set[str] = set()  # parties with a name
        self.places: set[str] = set()
        self.patterns: set[str] = set()
        self.predicates: set[str] = set()
        self.pages: set[str] = set()
        self.words: set[str] = set()
        self.about: list[frozenset[str]] = []  # what its claims are about, in words that name no one
        self.langs: set[str] = set()
        self.standings: set[Standing] = set()
        self.ongoing = self.symmetric = self.durative = self.once = False
        self.when: TimeSpan | None = None
        self.published: TimeSpan | None = None  # from the first to the last day on which its pages came out
        self.bounds: TimeSpan | None = None  # the same, of pages whose day is hardly known as well
        self.because: list[str] = []
        self.family = tellings[0].family
        for one in tellings:
            self.add(one)

    def add(self, one: Telling) -> None:
        self.tellings.append(one)
        self.agents |= one.agents
        self.patients |= one.patients
        self.parties |= one.parties
        self.firm |= one.parties - one.described
        self.places |= one.places
        self.patterns |= set(one.patterns)
        self.predicates.add(one.claim.predicate)
        self.pages.add(one.page)
        self.langs.add(one.lang)
        self.words |= {one.words} - {""}
        if one.about and one.about not in self.about and len(self.about) < ABOUT:
            self.about.append(one.about)
        self.standings.add(one.standing)
        self.ongoing = self.ongoing or one.claim.modality is Modality.ONGOING
        self.symmetric, self.durative = self.symmetric or one.symmetric, self.durative or one.durative
        self.once = self.once or one.once
        self.when = meeting([span for span in (self.when, one.when) if span is not None])
        self.published = _hull(self.published, one.published)
        self.bounds = _hull(self.bounds, one.bounds)

    def join(self, other: Draft, because: str) -> None:
        for one in other.tellings:
            self.add(one)
        self.because += [because, *other.because]

    @property
    def cast(self) -> set[str]:
        return self.parties | self.places

    @property
    def nouns(self) -> bool:
        """It is only named: "the conference"."""
        return all(one.noun for one in self.tellings)

    @property
    def real(self) -> bool:
        return Standing.AHEAD not in self.standings or Standing.REAL in self.standings


def _hull(left: TimeSpan | None, right: TimeSpan | None) -> TimeSpan | None:
    if left is None or right is None:
        return left if right is None else right
    firsts, lasts = (left.first, right.first), (left.last, right.last)
    first = None if None in firsts else min(day for day in firsts if day is not None)
    last = None if None in lasts else max(day for day in lasts if day is not None)
    return TimeSpan(first, last, Grain.DAY)
