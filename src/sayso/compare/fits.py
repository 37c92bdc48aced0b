"""Whether two groups of claims can be one event, and what speaks for it."""

from __future__ import annotations

from datetime import date, timedelta

from sayso.compare.drafts import Draft
from sayso.compare.kin import Context, lies, shared
from sayso.compare.objects import alike, content, stem
from sayso.compare.places import Lie
from sayso.compare.told import Standing
from sayso.compare.when import gap, overlap
from sayso.model import Grain, MentionKind, TimeSpan

NEAR = 10  # days: news of one event comes out within this many days of it, unless the claim itself says when
LATEST = 50  # claims of a group that nearness looks at
AHEAD = 30  # days: a plan told on a page and a happening at most this much later may be one event
ENOUGH = 2  # things in common that make claims of two pages one event
FEW_DAYS = 3  # days between two pages that tell one deed of one person and nothing else
MISDATED = 7  # days: two datings of what happens once that differ by no more contradict each other
LOOSE = frozenset(
    {"demand", "promise", "doubt", "refuse", "oppose", "agree", "accept", "propose", "support", "write-to", "travel"}
)
MOTION = "travel"  # the family of predicates whose place is what is told; elsewhere a country is only a background
SAME_WORDS = 3  # words that claims are about in common, where nobody says who did it
RARE = 4  # claims about one thing, of all pages, that make it a mark of one event
BESIDE = 0.5  # nearness of two passages of which one follows the other
_BY_LIE = {Lie.SAME: 1.5, Lie.WITHIN: 1.0, Lie.UNKNOWN: -1.5, Lie.APART: -9.0, None: 0.0}
_BY_GRAIN = {Grain.DAY: 3.0, Grain.WEEK: 2.0, Grain.MONTH: 1.5, Grain.YEAR: 1.0, Grain.UNKNOWN: 0.5}


def within_page(group: Draft, draft: Draft, around: Context) -> tuple[float, str] | None:
    """Support for one event on one page: two things in common; the same predicate and the next passage count too."""
    if _apart(group, draft, around) or not _same_page_time(group, draft):
        return None
    near = _nearness(group, draft)
    if all(one.bare for one in draft.tellings):
        return near, f"it names nobody and follows what the page tells of this kind ({draft.family})"
    score, why = _support(group, draft, around)
    things = _things(group, draft, around) + bool(group.predicates & draft.predicates) + (near >= BESIDE)
    things += bool(group.places & draft.places) and not (group.firm and draft.firm)  # "come to X", "he will come to X"
    near += 0.3 if Standing.REAL in group.standings and group.when is not None else 0.0  # a plain fact with its day
    if score > 0 and things >= ENOUGH:
        return score + near, f"one page tells it twice: {why}"
    again = _again(group, draft, near)
    return None if again is None else (near, again)


def _again(group: Draft, draft: Draft, near: float) -> str | None:
    """The page names one thing again: "the conference" after "the conference in Lisbon", with no other place."""
    if not (draft.nouns and group.nouns and group.predicates & draft.predicates) or draft.family in LOOSE:
        return None
    if draft.firm and not draft.firm & group.firm and near < 1:
        return None
    met = bool(draft.places & group.places) or near >= BESIDE or not (draft.places and group.places)
    return f"the page names it again ({group.family})" if met else None


def _nearness(group: Draft, draft: Draft) -> float:
    """0..1: a claim that names nobody ("the meeting took place") means the last one before it."""
    here = draft.tellings[0].passage
    before = [1.0 / (1 + here - one.passage) for one in group.tellings[-LATEST:] if one.passage <= here]
    after = [0.4 / (1 + one.passage - here) for one in group.tellings[-LATEST:] if one.passage > here]
    return max([*before, *after])


def _clash(group: Draft, draft: Draft) -> bool:
    """One is told as a fact, the other as lying ahead; what is only named may be either."""
    one, other = (draft.standings & {Standing.REAL, Standing.AHEAD} for draft in (group, draft))
    return bool(one and other and one != other)


def _same_page_time(group: Draft, draft: Draft) -> bool:
    if _clash(group, draft):
        return False
    if (group.when is None) == (draft.when is None):
        return True
    dated, bare = (group, draft) if draft.when is None else (draft, group)
    return dated.when is not None and _news(dated.when, bare)


def across_pages(group: Draft, draft: Draft, around: Context) -> tuple[float, str] | None:
    """Support for one event told by several pages: two things in common, or a named place and kind of event."""
    if group.words & draft.words and _same_news(group, draft) and not _apart(group, draft, around):
        return 9.0, f"the pages tell it in the same words ({group.family})"
    once = _once(group, draft, around)
    if once is not None:
        return 6.0, once
    rare = _rare(group, draft, around)
    if rare and _same_news(group, draft):
        return 4.0, f"the pages tell of one deed about “{', '.join(sorted(rare))}” ({group.family})"
    if _apart(group, draft, around) or not _same_time(group, draft, around):
        return None
    score, why = _support(group, draft, around)
    return (score, why) if score > 0 and _things(group, draft, around) >= ENOUGH else None


def _same_news(group: Draft, draft: Draft) -> bool:
    """Nothing shows that the pages came out at different times, or that one foretells what the other tells."""
    left, right = group.published, draft.published
    return not _clash(group, draft) and (left is None or right is None or gap(left, right) <= NEAR)


def _once(group: Draft, draft: Draft, around: Context) -> str | None:
    """What happens to one thing or person once is one event, even if the days that are told differ by a few."""
    if not (group.once and draft.once and group.predicates & draft.predicates) or _far(group, draft):
        return None
    core = (group.agents | group.patients, draft.agents | draft.patients)
    same, akin = shared(core[1], core[0], around.kin)
    named = bool(core[0] and core[1]) and not _two_tongues(group, draft, core[0] | core[1], around)
    if not (same | akin) and (named or not group.places & draft.places):
        return None
    whom = ", ".join(sorted(around.names.label(entity) for entity in same | akin))
    return f"it happens once ({group.family})" + (f" to {whom}" if whom else "")


def _two_tongues(group: Draft, draft: Draft, core: set[str], around: Context) -> bool:
    """Things that two languages call by two names: those do not keep them apart; people are spelt alike."""
    kinds = {around.names.kind(entity) for entity in core}
    return MentionKind.PERSON not in kinds and not group.langs & draft.langs


def _far(group: Draft, draft: Draft) -> bool:
    """The days told lie too far apart to be two datings of one day; or fine days and none can be the other."""
    return group.when is not None and draft.when is not None and gap(group.when, draft.when) > MISDATED


def _things(group: Draft, draft: Draft, around: Context) -> int:
    """How many things two groups have in common, of: a party, another party, a place, a day."""
    same, akin = shared(draft.parties, group.parties, around.kin)
    count = min(2, len(same | akin))
    lie, kind = _lie(group, draft, around), bool(group.predicates & draft.predicates) or group.family == MOTION
    count += lie is Lie.SAME or (lie is Lie.WITHIN and kind)
    count += group.when is not None and draft.when is not None
    count += _weekday_fits(group, draft) or _weekday_fits(draft, group)
    count += bool(group.patterns & draft.patterns)
    count += _alone(group, draft, same) or bool(_deed(group, draft, around))
    here = lie is Lie.SAME and bool(group.predicates & draft.predicates)
    nobody = not group.parties and not draft.parties
    unnamed = here and (group.nouns or draft.nouns) and not (group.firm and draft.firm)
    return count + ((nobody and kind) or unnamed)


def _deed(group: Draft, draft: Draft, around: Context) -> frozenset[str]:
    """The words for what one party did or suffered: "signed the bill"; of a demand all that it is about."""
    doers = shared(draft.agents, group.agents, around.kin), shared(draft.patients, group.patients, around.kin)
    if not (group.predicates & draft.predicates) or not any(same or akin for same, akin in doers):
        return frozenset()
    if group.family not in LOOSE:
        return alike(draft.about, group.about)
    found = content(draft.about, group.about)
    return found if len(found) >= ENOUGH else frozenset()


def _rare(group: Draft, draft: Draft, around: Context) -> frozenset[str]:
    """Words for what few claims are about, where one side does not say who did it: "his son signed a petition"."""
    if not (group.predicates & draft.predicates) or group.family in LOOSE or (group.agents and draft.agents):
        return frozenset()
    if group.standings | draft.standings != {Standing.REAL}:
        return frozenset()
    if days_apart(group, draft) or _patterns_apart(group, draft) or _lie(group, draft, around) is Lie.APART:
        return frozenset()
    if group.patients and draft.patients and not any(shared(draft.patients, group.patients, around.kin)):
        return frozenset()
    found = alike(draft.about, group.about)
    rare = any(around.common[stem(word)] <= RARE for word in found)
    return found if rare and len(found) >= SAME_WORDS else frozenset()


def _alone(group: Draft, draft: Draft, same: set[str]) -> bool:
    """One doer, one kind of deed, in the same few days, and nothing else told on either side."""
    if not (group.predicates & draft.predicates) or group.family in LOOSE or len(same) != 1:
        return False
    only = group.cast <= same or draft.cast <= same
    left, right = group.published, draft.published
    return only and left is not None and right is not None and gap(left, right) <= FEW_DAYS


def _weekday_fits(group: Draft, draft: Draft) -> bool:
    """A weekday or day of the year without a year, and the known day is one."""
    fine = group.when is not None and group.when.grain is Grain.DAY
    return fine and any(value.startswith("XXXX-") for value in draft.patterns)


def _same_time(group: Draft, draft: Draft, around: Context) -> bool:
    if group.pages == draft.pages:
        return _same_page_time(group, draft)
    if _clash(group, draft) and not _foretold(group, draft):
        return False
    if group.when is not None and draft.when is not None:
        return True
    if group.when is None and draft.when is None:
        left, right = group.published, draft.published
        if left is None or right is None:
            near = group.bounds is None or draft.bounds is None or gap(group.bounds, draft.bounds) <= NEAR
            same = len(group.parties & draft.parties) >= 2 or len(group.cast & draft.cast) >= 3
            same = same or bool(_deed(group, draft, around))
            return near and (same or bool(group.patterns and draft.patterns) or _both_ahead(group, draft))
        return gap(left, right) <= NEAR
    dated, bare = (group, draft) if draft.when is None else (draft, group)
    return dated.when is not None and _news(dated.when, bare)


def _both_ahead(group: Draft, draft: Draft) -> bool:
    """Two plans of one doer for one place."""
    ahead = group.standings == draft.standings == {Standing.AHEAD}
    return ahead and bool(group.agents & draft.agents) and bool(group.places & draft.places)


def _foretold(group: Draft, draft: Draft) -> bool:
    """The plan came out before the happening, and not long before."""
    plan, fact = (group, draft) if draft.real else (draft, group)
    told, day = plan.published, fact.when or fact.published
    if told is None or told.first is None or day is None:
        return False
    start, end = day.first or day.last, day.last or day.first
    return start is not None and end is not None and told.first <= end and (start - told.first).days <= AHEAD


def _news(when: TimeSpan, bare: Draft) -> bool:
    """A claim without a day, on a page of that time, may mean this day."""
    told = bare.published
    if told is None or told.first is None or told.last is None:
        return when.grain in (Grain.DAY, Grain.WEEK) and not _out_of_bounds(when, bare)
    before, after = (NEAR, 1) if Standing.AHEAD not in bare.standings else (1, AHEAD)
    if bare.ongoing and not bare.durative:
        before = 0
    if bare.standings == {Standing.NAMED}:
        before, after = NEAR, AHEAD
    window = TimeSpan(told.first - timedelta(before), told.last + timedelta(after), Grain.DAY)
    fine = when.first is not None and when.last is not None and (when.last - when.first).days <= 31
    return fine and overlap(window, when)


def _out_of_bounds(when: TimeSpan, bare: Draft) -> bool:
    """A page that came out before the day cannot tell it as a fact, nor one that came out after it as a plan."""
    if bare.bounds is None:
        return False
    first, last = bare.bounds.first, bare.bounds.last
    late = when.first is not None and last is not None and when.first > last + timedelta(1)
    past = when.last is not None and first is not None and when.last < first - timedelta(NEAR)
    return (late and Standing.REAL in bare.standings) or (past and Standing.AHEAD in bare.standings)


def days_apart(left: Draft, right: Draft) -> bool:
    """Both give days, and none in common."""
    return left.when is not None and right.when is not None and not overlap(left.when, right.when)


def _apart(group: Draft, draft: Draft, around: Context) -> bool:
    """They cannot be one event: other days, other doers, other sufferers, doer and sufferer exchanged."""
    if days_apart(group, draft) or _patterns_apart(group, draft) or _lie(group, draft, around) is Lie.APART:
        return True
    if _other_company(group, draft, around):
        return True
    if group.symmetric or draft.symmetric:
        left, right = (one.firm & (one.agents | one.patients) for one in (group, draft))
        return bool(left and right) and not any(shared(right, left, around.kin))
    if group.agents & draft.patients and draft.agents & group.patients and not group.agents & draft.agents:
        return True
    sides = ((group.agents, draft.agents), (group.patients, draft.patients))
    return any(left and right and not any(shared(right, left, around.kin)) for left, right in sides)


def _other_company(group: Draft, draft: Draft, around: Context) -> bool:
    """Each has two parties or more and they have only one in common: X met Y, and X met Z."""
    same, akin = shared(draft.firm, group.firm, around.kin)
    back, kin = shared(group.firm, draft.firm, around.kin)
    others = len(draft.firm) > len(same | akin) and len(group.firm) > len(back | kin)
    return others and len(same | akin) < 2


def _lie(group: Draft, draft: Draft, around: Context) -> Lie | None:
    return lies(group.places, draft.places, around) if group.places and draft.places else None


def _patterns_apart(group: Draft, draft: Draft) -> bool:
    """Both name a day of the year and the days differ, or the day is known and is another day of the week."""
    for left, right in ((group, draft), (draft, group)):
        for value in left.patterns:
            if right.when is not None and not _may_be(value, right.when):
                return True
            if any(_other_day(value, other) for other in right.patterns):
                return True
    return False


def _other_day(left: str, right: str) -> bool:
    alike = len(left) == len(right) and left[:5] == right[:5] == "XXXX-"
    return alike and ("W" in left) == ("W" in right) and left != right


def _may_be(value: str, when: TimeSpan) -> bool:
    """Can "XXXX-01-17" or "XXXX-WXX-5" be one of these days."""
    if when.first is None or when.last is None or not value.startswith("XXXX-") or (when.last - when.first).days > 6:
        return True
    days = [when.first + timedelta(n) for n in range((when.last - when.first).days + 1)]
    return any(_matches(value[5:], day) for day in days)


def _matches(rest: str, day: date) -> bool:
    if rest.startswith("WXX-"):
        return rest[4:] == str(day.isoweekday())
    return all(
        "X" in part or int(part) == number
        for part, number in zip(rest.split("-"), (day.month, day.day), strict=False)
        if part.isdigit() or "X" in part
    )


def _support(group: Draft, draft: Draft, around: Context) -> tuple[float, str]:
    """How much speaks for one event, and what."""
    same, akin = shared(draft.parties, group.parties, around.kin)
    ground, lie = group.places & draft.places, _lie(group, draft, around)
    ground |= (group.parties & draft.places) | (group.places & draft.parties)
    lie = Lie.SAME if ground else lie
    fits = _weekday_fits(group, draft) or _weekday_fits(draft, group)
    met = group.when is not None and draft.when is not None
    grain = group.when.grain if met and group.when is not None else None
    predicate = bool(group.predicates & draft.predicates)
    if not (same or akin or lie in (Lie.SAME, Lie.WITHIN)) and (draft.parties or draft.places):
        return 0.0, ""
    if not (same or akin) and ((draft.firm and group.firm) or not (predicate or met or fits)):
        return 0.0, ""
    score = 2.0 * len(same) + 1.5 * len(akin) + _BY_LIE[lie] + (_BY_GRAIN[grain] if grain else 0.0) + predicate + fits
    score += bool(_deed(group, draft, around))
    whom = ", ".join(sorted(around.names.label(entity) for entity in same | akin | ground)[:4])
    words = [f"the same kind of event ({group.family})"]
    words += [f"with {whom}"] * bool(whom)
    about = sorted(_deed(group, draft, around))
    words += [f"about “{', '.join(about[:3])}”"] * bool(about)
    words += [f"on days that meet ({_said(group.when)})"] * met
    words += ["told at the same time"] * (not met)
    return score or 0.5, " ".join(words)


def _said(when: TimeSpan | None) -> str:
    if when is None:
        return "no day"
    first, last = (day.isoformat() if day is not None else "open" for day in (when.first, when.last))
    return first if first == last else f"{first} to {last}"
