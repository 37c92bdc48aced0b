"""Rules for what is no part of the story: meters, menus, promotion, links to other pages, captions, dates, names.

Each rule yields (index of a block, kind); zones.RULES says in which order they are heard.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.model import PassageKind
from sayso.segment.scene import LONG, Look, Scene
from sayso.segment.templates import Phrasing

Found = Iterator[tuple[int, PassageKind]]

_AMOUNT = re.compile(
    r"[$€£¥₽₴₺₹%]? ?\d[\d .,']{0,14} ?(?:[$€£¥₽₴₺₹%]|[a-z]{3}|руб\.?)?\Z"
)  # "2,500 $", "€ 300", "40 %"
_MONEY = re.compile(r"[$€£¥₽₴₺₹]|\b(?:usd|eur|gbp|rub)\b")
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_NUMERIC_DATE = re.compile(r"(?<!\d)\d{1,4}[./-]\d{1,2}[./-]\d{2,4}(?!\d)")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:h.]\d{2}(?!\d)")
_SEPARATOR = re.compile(r" ?[|·•›»>/\\→]+ ?| {3,}|\t+")
_SENTENCE_START = re.compile(r"(?:\A|[.!?؟:|»«\"-]) ?\Z")
_ACRONYM_END = re.compile(r"[(\[]([A-ZА-ЯЁ]{2,6})[)\]]\.?\Z")
_INITIAL = re.compile(r"\b([A-ZА-ЯЁ])")
_STOPPED_PAREN = re.compile(r"[.!?…؟][\"'»”’]{0,2} ?[(\[][^()\[\]]{1,60}[)\]]?[. ]{0,2}\Z")
ADDRESS = re.compile(r"(?:https?://|www\.)\S{3,}\Z|[^\s@]{1,64}@[^\s@]{3,190}\Z")
_MOST_DATE_TOKENS = 16
_LONGEST_CAPTION = 80  # words
_MENU_RUN = 3  # so many short lines in a row are a menu
_MENU_WORDS = 3
_SHORTEST_ROW = 5  # characters of three entries and what parts them: "a|b|c"
_STORY_WORDS = 60  # of full sentences above a header of comments that has prose below it
_TITLE_WORDS = (3, 30)  # of the title of another page


def donation_meter(scene: Scene) -> Found:
    """Lines of bare amounts, at least one of money, with a month and year inside the group: "974 $", "JULY 2020"."""
    for group in _groups(scene):
        amounts = {at for at in group if _AMOUNT.match(scene.looks[at].folded)}
        if len(amounts) >= 2 and any(_MONEY.search(scene.looks[at].folded) for at in amounts):
            for at in group:
                if at in amounts or (only_date(scene, scene.looks[at]) and scene.looks[at].words <= 3):
                    yield at, PassageKind.PROMOTION


def _groups(scene: Scene) -> Iterator[list[int]]:
    """Runs of blocks in which each is an amount or a date, at most one blank line apart."""
    group: list[int] = []
    for at, look in enumerate(scene.looks):
        fits = 0 < look.words <= 4 and (_AMOUNT.match(look.folded) is not None or only_date(scene, look))
        if group and (not fits or look.block.gap > 1):
            yield group
            group = []
        if fits:
            group.append(at)
    if group:
        yield group


def skip_link(scene: Scene) -> Found:
    """ "Skip to main content"."""
    for at, look in enumerate(scene.looks):
        if look.words <= 8 and scene.phrases.skip.match(look.bare):
            yield at, PassageKind.NAVIGATION


def web_address(scene: Scene) -> Found:
    """A line of nothing but an address: "https://…", "www.…", a mail address."""
    for at, look in enumerate(scene.looks):
        if ADDRESS.match(look.folded):
            yield at, PassageKind.NAVIGATION


def promotion(scene: Scene) -> Found:
    """Asks the reader for money, a subscription, a click."""
    for at, look in enumerate(scene.looks):
        line = 0 < look.words <= 6 and scene.phrases.promotion_line.match(look.bare) is not None
        if line or (0 < look.words <= 50 and _pleads(scene.phrases.promotion, look)):
            yield at, PassageKind.PROMOTION


def notice(scene: Scene) -> Found:
    """Copyright, licence, disclaimer."""
    for at, look in enumerate(scene.looks):
        if 0 < look.words <= 90 and _pleads(scene.phrases.notice, look):
            yield at, PassageKind.PROMOTION


def blurb(scene: Scene) -> Found:
    """What an outlet or an author says of themselves below the story."""
    words = scene.phrases
    told = [at for at, look in enumerate(scene.looks) if look.prose and scene.kinds[at] is not PassageKind.COMMENT]
    for at in told[-3:]:
        look = scene.looks[at]
        if at == told[0] or look.words > 120:
            continue
        hits = [m.start() for p in (words.blurb, words.notice, words.promotion) for m in p.finditer(look.folded)]
        if len(hits) >= 2 and any(words.blurb.finditer(look.folded)):
            yield at, PassageKind.PROMOTION


def _pleads(pattern: Phrasing, look: Look) -> bool:
    """A phrase that begins a sentence, or stands anywhere in a short line; never within quotation marks."""
    for match in pattern.finditer(look.folded):
        before = look.folded[: match.start()]
        if before.count('"') % 2:
            continue
        if look.words <= 12 or _SENTENCE_START.search(before):
            return True
    return False


def comment_heading(scene: Scene) -> Found:
    """ "3 comments", "Leave a reply", below the story, whatever prose readers may have written below that."""
    last = last_prose(scene)
    total = sum(look.words for at, look in enumerate(scene.looks) if look.prose and scene.open(at))
    told = 0
    for at, look in enumerate(scene.looks):
        heads = 0 < look.words <= 8 and scene.phrases.comment_header.match(look.bare)
        if heads and (at > last >= 0 or (told >= _STORY_WORDS and 2 * told >= total)):
            yield at, PassageKind.NAVIGATION
        told += look.words if look.prose and scene.open(at) else 0


def related_header(scene: Scene) -> Found:
    """ "More on this topic:" and the titles below it."""
    for at, look in enumerate(scene.looks):
        if look.words > 8 or scene.phrases.related_header.match(look.bare) is None:
            continue
        yield at, PassageKind.RELATED
        for after in range(at + 1, min(len(scene.looks), at + 13)):
            if not scene.open(after) or not _title(scene.looks[after]) or _leads_on(scene, after):
                break
            yield after, PassageKind.RELATED


def _leads_on(scene: Scene, at: int) -> bool:
    """Behind blank lines and right above prose: the headline or a subheading rather than the last link of a list."""
    looks = scene.looks
    return at + 1 < len(looks) and looks[at + 1].prose and looks[at].block.gap > 1


def read_more(scene: Scene) -> Found:
    """ "Read more »" and the title above it."""
    for at, look in enumerate(scene.looks):
        if look.words > 6 or scene.phrases.read_more.match(look.bare) is None:
            continue
        yield at, PassageKind.RELATED
        if at and scene.open(at - 1) and look.block.gap <= 1 and _title(scene.looks[at - 1]):
            yield at - 1, PassageKind.RELATED


def read_also(scene: Scene) -> Found:
    """ "Read also: title", or a teaser that ends in "… Read more"."""
    told = False
    for at, look in enumerate(scene.looks):
        also = told and look.words <= 40 and scene.phrases.read_also.match(look.folded) is not None
        if also or (look.words <= 60 and scene.phrases.read_more_end.search(look.tail)):
            yield at, PassageKind.RELATED
        told = told or look.prose


def _title(look: Look) -> bool:
    fewest, most = _TITLE_WORDS
    return fewest <= look.words <= most and not (look.prose and look.stop and look.folded.endswith("."))


def credit(scene: Scene) -> Found:
    """A caption: "Photo: …", "… IMAGE: NAME/AGENCY", "… (AFP)", "File photo of …"."""
    first = first_prose(scene)
    for at, look in enumerate(scene.looks):
        if (
            0 < look.words <= _LONGEST_CAPTION
            and look.block.end - look.block.start < LONG
            and _credited(scene, at, first)
        ):
            yield at, PassageKind.CAPTION


def _credited(scene: Scene, at: int, first: int) -> bool:
    words, look = scene.phrases, scene.looks[at]
    if words.credit_start.match(look.folded) or words.picture.match(look.folded) or _credit_inside(scene, look):
        return True
    if words.credit_end.search(look.tail):
        return at < first or _STOPPED_PAREN.search(look.tail) is None
    return _agency_unknown(scene, at)


def _credit_inside(scene: Scene, look: Look) -> bool:
    """A word for a picture with a colon, and no more than a few words behind it."""
    last = None
    for match in scene.phrases.credit_inside.finditer(look.folded):
        last = match
    if last is None or last.start() == 0:
        return False
    behind = look.folded[last.end() :]
    return len(behind.split()) <= 8 and behind.count('"') < 2 and not behind.rstrip().endswith(("?", "!"))


def _agency_unknown(scene: Scene, at: int) -> bool:
    """ "… at the airport (KPA)": capitals in brackets that abbreviate nothing before them, on a glued line."""
    look = scene.looks[at]
    match = _ACRONYM_END.search(look.text)
    if match is None or look.words < 4 or _STOPPED_PAREN.search(look.tail):
        return False
    initials = "".join(_INITIAL.findall(look.text[: match.start()]))
    glued = look.block.gap == 0 and at > 0
    return glued and match.group(1) not in initials


def credit_neighbour(scene: Scene) -> Found:
    """The line above a bare credit ("Photo: AFP") is its caption, if glued to it and no sentence of the story."""
    for at, look in enumerate(scene.looks[1:], start=1):
        above = scene.looks[at - 1]
        bare = scene.kinds[at] is PassageKind.CAPTION and scene.by[at] == "credit" and look.words <= 6
        if (
            bare
            and look.block.gap == 0
            and above.words <= 40
            and above.block.gap >= 1
            and at - 1 > 0
            and not above.prose
        ):
            yield at - 1, PassageKind.CAPTION


def bare_date(scene: Scene) -> Found:
    """A line of nothing but a date: "28 September", "Published: 3 May 2021 10:15 GMT"."""
    for at, look in enumerate(scene.looks):
        if only_date(scene, look):
            yield at, PassageKind.DATELINE


def only_date(scene: Scene, look: Look) -> bool:
    """Every word is a number, a month, a weekday or a word of dates, and together they name a day or a month."""
    if not 0 < look.words <= _MOST_DATE_TOKENS or len(look.folded) > 120:
        return False
    tokens = _TOKEN.findall(look.folded)
    if not tokens or not all(token.isdigit() or token in scene.phrases.dates for token in tokens):
        return False
    return dated(scene, look)


def dated(scene: Scene, look: Look) -> bool:
    """A month with a number, a numeric date, or a weekday stands in the line."""
    tokens = _TOKEN.findall(look.folded[:200])
    numbers = any(token.isdigit() for token in tokens)
    words = scene.phrases
    if numbers and any(token in words.months for token in tokens):
        return True
    return _NUMERIC_DATE.search(look.folded) is not None or any(token in words.weekdays for token in tokens[:4])


def byline(scene: Scene) -> Found:
    """ "By Name Name", "Reporting by …"; with a date in it, a date line."""
    for at, look in enumerate(scene.looks):
        if not 0 < look.words <= 16 or look.prose:
            continue
        match = scene.phrases.byline.match(look.folded)
        if match is not None and _names(look, match.end()):
            full = dated(scene, look) and not look.folded.startswith(tuple(scene.phrases.weekdays))
            yield at, PassageKind.DATELINE if full else PassageKind.BYLINE
        elif look.words <= 6 and not look.stop and scene.phrases.byline_end.match(look.bare):
            yield at, PassageKind.BYLINE


def _names(look: Look, behind: int) -> bool:
    """What follows is written like names; where a script has no capitals, it is short."""
    rest = look.text[behind:].split()
    cased = [word for word in rest if word[:1].isupper() or word[:1].islower()]
    if not cased:
        return bool(rest) and len(rest) <= 6
    capital = sum(word[:1].isupper() for word in cased)
    return capital >= 1 and capital >= 0.6 * len(cased) and rest[0][:1].isupper()


def menu(scene: Scene) -> Found:
    """Known entries of menus and toolbars, and lines made of them."""
    for at, look in enumerate(scene.looks):
        if look.words <= 7 and scene.phrases.menu.match(look.bare):
            yield at, PassageKind.NAVIGATION
            continue
        if len(look.folded) < _SHORTEST_ROW:
            continue
        parts = [part for part in _SEPARATOR.split(look.folded[:300]) if part.strip()]
        short = len(parts) >= 3 and all(len(part.split()) <= 6 for part in parts) and not look.stop
        if short and (len(parts) >= 4 or any(scene.phrases.menu.match(part.strip()) for part in parts)):
            yield at, PassageKind.NAVIGATION


def menu_run(scene: Scene) -> Found:
    """Three or more lines of a word or three in a row, above or below the story."""
    first, last = first_prose(scene), last_prose(scene)
    run: list[int] = []
    for at, look in enumerate(scene.looks):
        short = 0 < look.words <= _MENU_WORDS and not look.stop and (at < first or at > last)
        short = short and scene.kinds[at] in {None, PassageKind.NAVIGATION}
        if short and (not run or look.block.gap <= 2):
            run.append(at)
            continue
        yield from _run(run)
        run = [at] if short else []
    yield from _run(run)


def _run(run: list[int]) -> Found:
    if len(run) >= _MENU_RUN:
        for at in run:
            yield at, PassageKind.NAVIGATION


def first_prose(scene: Scene) -> int:
    """Index of the first block that reads like prose and is not taken; the number of blocks if there is none."""
    if any(scene.inside):
        return scene.inside.index(True)
    return next((at for at, look in enumerate(scene.looks) if look.prose and scene.open(at)), len(scene.looks))


def last_prose(scene: Scene) -> int:
    """Index of the last block that reads like prose and is not taken; -1 if there is none."""
    if any(scene.inside):
        return len(scene.inside) - 1 - scene.inside[::-1].index(True)
    return next((at for at in reversed(range(len(scene.looks))) if scene.looks[at].prose and scene.open(at)), -1)
