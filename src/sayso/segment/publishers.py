"""Who published a page: its address, what it declares, copyright line, tail of the title, masthead, blurb."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from sayso.lang.press import Key, by_name, key, owner, registered
from sayso.model import PassageKind
from sayso.segment.phrases import trim
from sayso.segment.signatures import nothing_else, signed
from sayso.segment.witness import Desk, Ground, Line, Witness, known, named
from sayso.text import fold

_NAME_WORDS = 7
_NAME_LENGTH = 70  # characters
_NOTICE_LENGTH = 400  # characters of a line that may be a copyright line
_TAIL_WORDS = 4  # of a tail that nothing but the headline before it confirms
_MASTHEAD = 8  # passages at the top of a page that may be the name of the outlet
_TELLING = 7  # letters: a shorter word above a story ("Time", "Focus") may be anything
_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\w+/(https?://.+)", re.IGNORECASE)
_SERVED = re.compile(r"\A(?:www\d?|m|mobile|amp|edition)\.")
_MARK = re.compile(r"©|\([cC]\)(?=\s*\w)")
_YEARS = re.compile(r"(?<![\d.])(?:19|20)\d\d(?:\s?[-–—/,]\s?(?:19|20)?\d\d)?(?!\d)")  # none of a date
_CUT = re.compile(
    r"\s{0,3}(?:[|•·;\n]|(?<=\w{4})\.(?=\s|\Z)|,(?=\s)|\s[–—/-]\s|:(?=\s))\s*"
)  # no stop of "St.", "Ltd."
_TAIL = re.compile(r"\s{1,3}[|•·»—–-]{1,2}\s+|\s{0,3}\|\s*|\s?(:)\s+")
_BESIDE = 60  # characters behind a copyright sign in which its year stands
SIGN = "copyright-sign"  # the rule of a bare "© Foo": heard only where it agrees with another
_STOP = re.compile(r"(?<=\w{4})[.!?]\s+")
_EDGE = ' \t.,;:|-–—©®™"“”«»()[]'


def address(desk: Desk) -> Iterator[Witness]:
    """The outlet to which the domain of the page belongs."""
    for host, place in _hosts(desk):
        press = owner(host)
        if press is not None:
            yield known(press, None, Ground("address", f"{place} {host} belongs to {press.name}", "the address"))


def declared(desk: Desk) -> Iterator[Witness]:
    """What the format gives as the site or its publisher."""
    facts = [(fact.value, fact.by, fact.key) for fact in desk.page.facts if fact.key in {"site", "publisher"}]
    if desk.page.outlet is not None and all(desk.page.outlet != value for value, _, _ in facts):
        facts.append((desk.page.outlet, "outlet", "site"))
    told = [line.text for line in desk.lines if line.passage.kind is PassageKind.HEADLINE]
    heads = {key(text) for text in told if len(text.split()) >= _TAIL_WORDS}
    for value, place, name in facts:
        if key(value) in heads:  # some put the title of the page there
            continue
        because = f'the page declares "{value}" as its {name} ({place})'
        host = _host(value)
        ground = Ground(f"fact {name}", because, "the metadata")
        press = None if host is None else owner(host)
        if press is not None:
            yield known(press, None, ground)
        elif host is None and 0 < len(value) <= _NAME_LENGTH and key(value):
            yield named(value, None, ground)


def copyright_line(desk: Desk) -> Iterator[Witness]:
    """ "© 2021 The Daily Foo. All rights reserved." """
    silent = {PassageKind.CAPTION, PassageKind.COMMENT, PassageKind.RELATED, PassageKind.HEADLINE}
    for line in reversed(desk.lines):
        if line.passage.kind in silent or not line.text or len(line.text) > _NOTICE_LENGTH:
            continue
        told = line.passage.kind is PassageKind.BODY and _MARK.search(line.text) is None
        held = None if told else _holder(desk, line.text)
        if held is not None:
            by = "copyright-line" if _claimed(desk, line.text) else SIGN
            ground = Ground(by, f'the copyright line is "{line.text}"', "the copyright line")
            yield from _held(desk, line, held, ground)
    for fact in desk.page.facts:
        held = _holder(desk, fact.value) if fact.key == "copyright" else None
        if held is not None:
            because = f'the page declares the copyright "{fact.value}" ({fact.by})'
            yield named(fact.value[slice(*held)], None, Ground("fact copyright", because, "the declared copyright"))


def _held(desk: Desk, line: Line, held: tuple[int, int], ground: Ground) -> Iterator[Witness]:
    """The holder, or the agencies that share the copyright: "© 2012 APA/AP"."""
    name = line.text[slice(*held)]
    found = signed(name, line.passage.lang)
    if not nothing_else(name, found):
        yield named(name, desk.span(line, *held), ground)
    for one in found if nothing_else(name, found) else ():
        yield known(one.press, desk.span(line, held[0] + one.start, held[0] + one.end), ground)


def _claimed(desk: Desk, text: str) -> bool:
    """A year or words beside the sign: "© Foo" alone may stand under any picture."""
    sign = _MARK.search(text)
    near = text if sign is None else text[max(0, sign.start() - _BESIDE // 4) : sign.end() + _BESIDE]
    return _YEARS.search(near) is not None or desk.phrases.copyright.search(fold(text).text) is not None


def _holder(desk: Desk, text: str) -> tuple[int, int] | None:
    """Where the holder stands in a copyright line: behind the mark, else before it; None if no line of that kind."""
    folded = fold(text)
    said = [(folded.starts[m.start()], folded.starts[m.end()]) for m in desk.phrases.copyright.finditer(folded.text)]
    signs = [match.span() for match in _MARK.finditer(text)]
    marks = sorted(said + signs)
    if not marks:
        return None
    years = [match.span() for match in _YEARS.finditer(text)]
    beside = [(folded.starts[m.start()], folded.starts[m.end()]) for m in desk.phrases.holder.finditer(folded.text)]
    cuts = [*marks, *years, *(match.span() for match in _CUT.finditer(text))]
    pieces = [*_between(text, cuts, beside)]
    behind = [piece for piece in pieces if piece[0] >= marks[0][1]][:1]
    before = [piece for piece in pieces if piece[0] < marks[0][1]][::-1]
    sure = bool(signs or years or len(marks) > 1)
    names = [(piece, text[slice(*piece)]) for piece in behind + before]
    fits = (piece for piece, name in names if _nameable(desk, name) and (sure or by_name().get(key(name)) is not None))
    return next(fits, None)


def _between(text: str, cuts: list[tuple[int, int]], beside: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What is left of a line between its cuts, without the words that may stand beside a name."""
    at = 0
    for start, end in (*sorted(cuts), (len(text), len(text))):
        first, last = at, start
        for begin, stop in beside:
            first = stop if not text[first:begin].strip(_EDGE) and first <= begin < last else first
        for begin, stop in reversed(beside):
            last = begin if first < begin and stop <= last and not text[stop:last].strip(_EDGE) else last
        bare = text[first:last].strip(_EDGE)
        if bare and not text[last:].lstrip().startswith(":"):  # "Note on pictures: …"
            begin = text.find(bare, first)
            yield begin, begin + len(bare)
        at = max(at, end)


def _nameable(desk: Desk, name: str) -> bool:
    """Short, written like a name, and no entry of a menu."""
    letters = sum(char.isalpha() for char in name)
    written = not name[:1].islower() or "." in name
    short = len(name.split()) <= _NAME_WORDS and len(name) <= _NAME_LENGTH
    whole = name.count("(") == name.count(")") and "://" not in name and "@" not in name
    return letters >= 2 and written and short and whole and not _furniture(desk, name)


def _furniture(desk: Desk, name: str) -> bool:
    """ "News" and "Science" are outlets too, but oftener entries of a menu."""
    folded = trim(fold(name).text)
    return bool(desk.phrases.menu.match(folded) or desk.phrases.promotion_line.match(folded))


def title_tail(desk: Desk) -> Iterator[Witness]:
    """ "Headline | Outlet": a tail that a table, site or address confirms, or that stands behind the headline."""
    confirmed = _confirmed(desk)
    titles: list[tuple[str, Line | None]] = [(fact.value, None) for fact in desk.page.facts if fact.key == "title"]
    titles += [(line.text, line) for line in desk.lines if line.passage.kind is PassageKind.HEADLINE]
    parted = [(text, line) for text, line in titles if _TAIL.search(text[:_NOTICE_LENGTH]) is not None]
    whole = {key(text) for text, _ in titles} if parted else set()
    for text, line in parted:
        found = [(_sure(desk, confirmed, text, piece), piece) for piece in _tails(text[:_NOTICE_LENGTH])]
        for start, end, other in [piece for sure, piece in found if sure] or [piece for _, piece in found]:
            name, cited = text[start:end], text[end : end + 2].strip() == ":"
            behind = not cited and key(other) in whole and len(name.split()) <= _TAIL_WORDS and _nameable(desk, name)
            if behind or _sure(desk, confirmed, text, (start, end, other)):
                ground = Ground("title-tail", f'the title is "{text}"', "the title")
                yield named(name, None if line is None else desk.span(line, start, end), ground)
                break


def _sure(desk: Desk, confirmed: set[Key], text: str, piece: tuple[int, int, str]) -> bool:
    """Site or address confirm the name, or a table knows it; "CNN: minister resigns" may stand in any paper."""
    start, end, _ = piece
    name = text[start:end]
    listed = by_name().get(key(name)) is not None and _nameable(desk, name) and text[end : end + 2].strip() != ":"
    return key(name) in confirmed or listed


def _tails(text: str) -> Iterator[tuple[int, int, str]]:
    """The pieces of a title from the last to the first, each with what stands before it (behind it, of the first)."""
    cuts = [*_TAIL.finditer(text)]
    for at in reversed(range(len(cuts))):
        if cuts[at][1] is None:
            end = cuts[at + 1].start() if at + 1 < len(cuts) else len(text)
            yield (*_trimmed(text, cuts[at].end(), end), text[: cuts[at].start()] if end == len(text) else "")
    if cuts:
        yield (*_trimmed(text, 0, cuts[0].start()), text[cuts[0].end() :])


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    bare = text[start:end].strip(_EDGE)
    first = text.find(bare, start)
    return first, first + len(bare)


def _confirmed(desk: Desk) -> set[Key]:
    """Keys of names that the site or the address gives."""
    sites = {key(fact.value) for fact in desk.page.facts if fact.key in {"site", "publisher"}}
    domains = [registered(host) for host, _ in _hosts(desk)]
    labels = [name for domain in domains for name in (domain, domain.partition(".")[0]) if not _furniture(desk, name)]
    return (sites | {key(name) for name in labels}) - {Key("")}


def masthead(desk: Desk) -> Iterator[Witness]:
    """The name of the outlet on a line of its own above the story."""
    confirmed = _confirmed(desk)
    for line in desk.lines[:_MASTHEAD]:
        if line.passage.kind is PassageKind.BODY:
            return
        name = line.text.strip(_EDGE)
        silent = line.passage.kind in {PassageKind.CAPTION, PassageKind.BYLINE, PassageKind.DATELINE}
        if silent or not name or not line.text[0].isalnum():  # "• News" is an entry of a menu
            continue
        press = by_name().get(key(name)) if len(name) <= _NAME_LENGTH else None
        telling = len(name.split()) > 1 or len(name) >= _TELLING
        listed = press is not None and not press.signatures and telling and not _furniture(desk, name)
        if len(name) <= _NAME_LENGTH and (listed or key(name) in confirmed):
            start = line.text.find(name)
            ground = Ground("masthead", f'"{name}" stands above the story', "the masthead")
            yield named(name, desk.span(line, start, start + len(name)), ground)


def blurb(desk: Desk) -> Iterator[Witness]:
    """ "Foo is an independent newspaper …" below the story."""
    told = max((at for at, line in enumerate(desk.lines) if line.passage.kind is PassageKind.HEADLINE), default=-1)
    silent = {PassageKind.BODY, PassageKind.COMMENT, PassageKind.CAPTION, PassageKind.RELATED, PassageKind.HEADLINE}
    for line in desk.lines[told + 1 :]:
        if line.passage.kind in silent:
            continue
        folded = fold(line.text[:_NOTICE_LENGTH])
        match = desk.phrases.about.search(folded.text)
        if match is None:
            continue
        before = line.text[: folded.starts[match.start()]]
        start = max((m.end() for m in _STOP.finditer(before)), default=0)
        name = before[start:].strip(_EDGE)
        if _nameable(desk, name) and len(name.split()) <= _NAME_WORDS - 2:
            first = before.find(name, start)
            because = f'the page says of itself "{line.text[start : folded.starts[match.end()]]} …"'
            yield named(name, desk.span(line, first, first + len(name)), Ground("blurb", because, "the blurb"))


def bare_address(desk: Desk) -> Iterator[Witness]:
    """The domain of a page as it stands, where no table knows it."""
    for host, place in _hosts(desk)[:1]:
        if owner(host) is None:
            name = registered(host)
            yield Witness(name, None, None, Ground("address", f"{place} stands under {name}", "the address"))


def _hosts(desk: Desk) -> list[tuple[str, str]]:
    """Hosts of the page's address and of its canonical one."""
    urls = [(desk.page.url, "the address")]
    urls += [(fact.value, "the canonical address") for fact in desk.page.facts if fact.key == "canonical"]
    hosts = [(host, place) for url, place in urls if url is not None and (host := _host(url)) is not None]
    return list({host: (host, place) for host, place in reversed(hosts)}.values())[::-1]


def _host(url: str) -> str | None:
    """The host of an address, of an archived page that of the original; None if this is no address."""
    archived = _ARCHIVED.match(url)
    try:
        host = urlsplit(archived[1] if archived is not None else url).hostname or ""
    except ValueError:
        return None
    host = _SERVED.sub("", host.rstrip("."))
    top = host.rpartition(".")[2]
    return host if "." in host and (top.isalpha() or top.startswith("xn--")) else None


RULES: tuple[Callable[[Desk], Iterator[Witness]], ...] = (
    address,
    declared,
    copyright_line,
    title_tail,
    masthead,
    blurb,
    bare_address,
)
