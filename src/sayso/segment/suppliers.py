"""Who supplied the text of a page, by its own marks: dateline, sign-off, byline, credit lines, declared agency."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from sayso.lang.press import Press, by_domain, by_name, key
from sayso.model import PassageKind
from sayso.segment.signatures import INITIALS, nothing_else, rest, signed
from sayso.segment.templates import Phrasing
from sayso.segment.witness import Desk, Ground, Line, Witness, known
from sayso.text import Folded, fold

_OPENING = 3  # paragraphs of a language that may begin with a dateline
_BEHIND = 3  # passages right behind the story that may be nothing but a sign-off
_HEAD = 140  # characters of a paragraph that may be its dateline
_TAIL = 120  # characters at its end that may be its sign-off
_PLACE_WORDS = 10  # of place and date in a dateline
_CREDIT_WORDS = 30  # of a line that says who supplied a text
_NAMES = 8  # words of those who are named there
_SILENT = {PassageKind.CAPTION, PassageKind.COMMENT, PassageKind.RELATED}  # the credit of a photo is none of the text
_TOLD = {PassageKind.BODY, PassageKind.DATELINE, PassageKind.STANDFIRST}
_BRACKETED = re.compile(r"([^()\[\]\n]{0,110}?)[(\[]\s*([^()\[\]\n]{2,60})\s*[)\]]([^\w\s]{0,3}\s{0,3}\S?)")
_SLASHED = re.compile(r"([^()\[\]/\n]{0,110}?)/\s*([^()\[\]/\n]{2,60})\s*/([^\w\s]{0,3}\s{0,3}\S?)")
_PIECES = re.compile(r"\s{0,3}[—–]\s*|\s-{1,3}\s|,\s*|[.:]\s+|[.:]\Z")
_PERSON = re.compile(r"[^\W\d_a-z][\w'’.-]{0,20}(?: [^\W\d_a-z][\w'’.-]{1,20}){1,2}")
_DASH = re.compile(r"[—–:-]")
_CLOSED = re.compile(r"[(\[]([^()\[\]]{2,80})[)\]][ .]{0,3}\Z")
_DASHED = re.compile(r"(?:\A|[.!?…»\"”]\s{0,3})[—–-]{1,2}\s{0,3}(.{2,60})\Z")
_STOPPED = re.compile(r"(?:\A|[.!?…؟。»\"”’'])\s{0,3}\Z")
_SEPARATOR = re.compile(r"\s{0,3}[,/|;•·&—–\n]\s*|\s-\s")
_SENTENCE_END = re.compile(r"[.!?](?:\s|\Z)|[)\]\n]")
_STARTS = re.compile(r"(?:\A|[.!?(\[—–:-])\s{0,2}\Z")
_TOKEN = re.compile(r"\w+")
_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?([\w-]{1,63}(?:\.[\w-]{1,63}){1,8})", re.IGNORECASE)


def suppliers(desk: Desk) -> Iterator[Witness]:
    """Everybody who supplied text, by the strongest evidence first."""
    for rule in RULES:
        yield from rule(desk)


def dateline(desk: Desk) -> Iterator[Witness]:
    """ "MOSCOW (Reuters) - …", "МОСКВА, 13 янв — РИА Новости. …", "AFP - …" at the beginning of the story."""
    for line in _opening(desk):
        for start, end, quoted in (*_bracketed(desk, line), *_dashed(desk, line)):
            ground = Ground("dateline", f'the dateline of the text is "{quoted}"', "the dateline")
            yield from _named(desk, line, (start, end), ground)


def _opening(desk: Desk) -> list[Line]:
    seen: dict[str, int] = {}
    out = []
    for line in desk.lines:
        if line.passage.kind in _TOLD and line.text:
            lang = line.passage.lang
            seen[lang] = seen.get(lang, 0) + (line.passage.kind is PassageKind.BODY)
            if seen[lang] <= _OPENING:
                out.append(line)
    return out


def _bracketed(desk: Desk, line: Line) -> Iterator[tuple[int, int, str]]:
    head = line.text[:_HEAD]
    match = _BRACKETED.match(head) or _SLASHED.match(head)
    if match is None or not _place_and_date(desk, match[1]) or not _credits(desk, match[2], line.passage.lang):
        return
    dash = _DASH.search(match[3]) is not None or line.text[match.end(2) :].strip(" )]/.") == ""
    numbered = any(char.isdigit() for char in match[1])
    stopped = match[3].startswith(".") and len(match[1].split()) <= _PLACE_WORDS // 2  # "Wiesbaden (KNA). "
    if dash or numbered or stopped:
        yield match.start(2), match.end(2), line.text[: match.end(2) + 1]


def _dashed(desk: Desk, line: Line) -> Iterator[tuple[int, int, str]]:
    head, start = line.text[:_HEAD], 0
    for match in _PIECES.finditer(head):
        piece = head[start : match.start()]
        first = start == 0
        closes = _DASH.search(match[0]) is not None or (not first and match[0].strip() == ".")
        if closes and piece.strip() and _credits(desk, piece, line.passage.lang):
            if _place_and_date(desk, head[:start]):
                yield start, match.start(), head[: match.end()].strip()
            return
        if not _place_and_date(desk, head[: match.start()]):
            return
        start = match.end()


def _place_and_date(desk: Desk, text: str) -> bool:
    """Only names, numbers and words of dates; where a script has no capitals, only a few words."""
    words = _TOKEN.findall(text)
    if len(words) > _PLACE_WORDS:
        return False
    cased = [word for word in words if word[0].isupper() or word[0].islower()]
    return all(word[0].isupper() or fold(word).text in desk.phrases.dates for word in cased)


def sign_off(desk: Desk) -> Iterator[Witness]:
    """ "(Reuters)", "— AFP", "ТАСС", "dpa/abc" where the story ends."""
    for line, last in _closing(desk):
        tail = line.text[-_TAIL:]
        offset = len(line.text) - len(tail)
        for start, end, free in _ends(desk, tail, line.passage.lang):
            if free or (last and _no_definition(tail[: start - 1], tail[start:end], line.passage.lang)):
                ground = Ground("sign-off", f'"{tail[start:end].strip()}" closes the text', "the sign-off")
                yield from _named(desk, line, (offset + start, offset + end), ground)


def _closing(desk: Desk) -> Iterator[tuple[Line, bool]]:
    """Lines that may be signed, and whether each is the last of the story in its language."""
    body = [at for at, line in enumerate(desk.lines) if line.passage.kind is PassageKind.BODY]
    for lang in sorted({desk.lines[at].passage.lang for at in body}):
        own = [at for at in body if desk.lines[at].passage.lang == lang]
        yield from ((desk.lines[at], at == own[-1]) for at in own)
        for place, line in enumerate(desk.lines[own[-1] + 1 : own[-1] + 1 + _BEHIND]):
            caption = line.passage.kind is PassageKind.CAPTION
            bare = caption and not _pictured(desk, line) and _credits(desk, line.text, lang)  # a credit, no picture
            left = place == 0 and line.passage.kind is PassageKind.OTHER  # a last paragraph that ends in "— AFP"
            if (line.passage.kind in _SILENT and not bare) or (line.words > _NAMES and not left) or "©" in line.text:
                break
            yield line, False


def _ends(desk: Desk, tail: str, lang: str) -> Iterator[tuple[int, int, bool]]:
    """What may be a sign-off at the end of a line, and whether it stands free of the sentence before it."""
    closed = _CLOSED.search(tail)
    if closed is not None and _credits(desk, closed[1], lang):
        before = tail[: closed.start()]
        initials = len(before) < _TAIL // 4 and all(len(word) <= INITIALS for word in _TOKEN.findall(before))
        yield closed.start(1), closed.end(1), initials or _STOPPED.search(before) is not None
        return
    dashed = _DASHED.search(tail)
    if dashed is not None and _credits(desk, dashed[1], lang):
        yield dashed.start(1), dashed.end(1), True
    elif len(tail) < _TAIL and len(tail.split()) <= _NAMES and _credits_alone(desk, tail, lang):
        yield 0, len(tail), True


def _no_definition(before: str, credit: str, lang: str) -> bool:
    """The bracket does not spell out what stands before it: "the Associated Press (AP)", "Alliance for Peace (AP)"."""
    found = signed(credit, lang)
    initials = "".join(word[0] for word in _TOKEN.findall(before[-_TAIL:]) if word[0].isupper())
    named = key(before)
    told = any(one.press.name and key(name) in named for one in found for name in (one.press.name, *one.press.names))
    return all(one.strong for one in found) and not told and not any(key(credit).upper() in initials for _ in found)


def byline(desk: Desk) -> Iterator[Witness]:
    """ "By Reuters", "Jane Doe, Associated Press", "Le Foo avec AFP", and an agency alone right above the story."""
    kinds = [line.passage.kind for line in desk.lines]
    told = kinds.index(PassageKind.BODY) if PassageKind.BODY in kinds else 0
    for at, line in enumerate(desk.lines):
        written = line.passage.kind is PassageKind.BYLINE or (
            line.passage.kind is PassageKind.CAPTION and desk.phrases.byline.match(fold(line.text).text) is not None
        )
        near = told - _BEHIND <= at < told and PassageKind.HEADLINE in kinds[:at] and kinds[at] not in _SILENT
        alone = near and desk.phrases.menu.match(_bare(line.text)) is None  # "APP"
        dated = line.passage.kind is PassageKind.DATELINE
        if not (written or dated or alone) or line.words > _CREDIT_WORDS or _pictured(desk, line):
            continue
        ground = Ground("byline", f'the byline is "{line.text}"', "the byline")
        for start, end in _pieces(line.text):
            piece = line.text[start:end]
            whole = _credits_alone(desk, piece, line.passage.lang) and (
                written or dated or end - start == len(line.text)
            )
            if whole or (written and _at_an_end(piece, line.passage.lang)):
                yield from _named(desk, line, (start, end), ground)


def _pictured(desk: Desk, line: Line) -> bool:
    """A word for a picture, or a person and an agency behind slashes as under pictures: "PANOPTA/ Jane Doe"."""
    folded = fold(line.text).text
    if any(p.search(folded) is not None for p in (desk.phrases.credit_start, desk.phrases.credit_inside)):
        return True
    if "/" not in line.text or desk.phrases.byline.match(folded) is not None:
        return False
    persons = [line.text[start:end].strip() for start, end in _pieces(line.text)]
    return any(_PERSON.fullmatch(piece) and not signed(piece, line.passage.lang) for piece in persons)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """What stands between commas, slashes and dashes."""
    start = 0
    for match in _SEPARATOR.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _at_an_end(piece: str, lang: str) -> bool:
    """A signature that cannot be anything else begins or ends the piece."""
    found = [one for one in signed(piece, lang) if one.strong]
    bare = piece.strip(" .()[]")
    start = piece.find(bare)
    return any(one.start == start or one.end == start + len(bare) for one in found)


def supplied(desk: Desk) -> Iterator[Witness]:
    """ "With files from The Canadian Press", "(mit Material von dpa)", "With inputs from agencies"."""
    yield from _introduced(desk, desk.phrases.supplied, "credit-line")


def reprint(desk: Desk) -> Iterator[Witness]:
    """ "This article was originally published by The Foo"."""
    yield from _introduced(desk, desk.phrases.reprint, "reprint")


def source(desk: Desk) -> Iterator[Witness]:
    """ "Source: AFP", "المصدر: وكالات", "Quelle: dpa"."""
    told = max((at for at, line in enumerate(desk.lines) if line.passage.kind is PassageKind.BODY), default=-1)
    for at, line in enumerate(desk.lines):
        if not 0 < line.words <= _NAMES + 2:
            continue
        folded = _folded(line.text)
        match = desk.phrases.source.match(folded.text)
        if match is None:
            continue
        caption = line.passage.kind is PassageKind.CAPTION and at != told + 1  # under a picture, not under the story
        below = at > 0 and desk.lines[at - 1].passage.kind is PassageKind.CAPTION
        if caption or below or line.passage.kind in _SILENT - {PassageKind.CAPTION}:
            continue
        yield from _listed(desk, line, (folded.starts[match.end()], len(line.text)), "source-line")


def _introduced(desk: Desk, pattern: Phrasing, by: str) -> Iterator[Witness]:
    """Who is named right behind words that introduce a supplier."""
    for line in desk.lines:
        body = line.passage.kind is PassageKind.BODY
        if line.passage.kind in _SILENT or line.passage.kind is PassageKind.HEADLINE:
            continue
        offset = 0 if len(line.text) <= 2 * _TAIL else len(line.text) - 2 * _TAIL
        folded = _folded(line.text[offset:])
        for match in pattern.finditer(folded.text):
            free = _STARTS.search(folded.text[: match.start()]) is not None
            single = len(match[0].split()) == 1
            bracket = folded.text[: match.start()].rstrip().endswith(("(", "["))
            if (body and not (bracket if single else free)) or not (free or line.words <= _CREDIT_WORDS):
                continue
            start = offset + folded.starts[match.end()]
            stop = _SENTENCE_END.search(line.text, start)
            end = min(stop.start() if stop is not None else len(line.text), start + _TAIL)
            if not single or _credits(desk, line.text[start:end], line.passage.lang):
                yield from _listed(desk, line, (start, end), by)
            break


@lru_cache(maxsize=4096)
def _folded(text: str) -> Folded:
    """The end of a line, which more than one rule looks at."""
    return fold(text)


def _listed(desk: Desk, line: Line, place: tuple[int, int], by: str) -> Iterator[Witness]:
    """The suppliers in a piece of a line: by signature, by name or address of an outlet, or agencies without a name."""
    start, text = place[0], line.text[slice(*place)]
    stood = line.text if len(line.text) <= _TAIL else line.text[-_TAIL:]
    ground = Ground(by, f'the line "{stood}" names the supplier', "a credit line")
    found = [one for one in signed(text, line.passage.lang) if one.start <= len("the ") or nothing_else(text, (one,))]
    if found or desk.phrases.wires.match(_bare(text)):
        yield from _named(desk, line, place, ground)
        return
    for first, last in _pieces(text):
        press = _outlet(text[first:last])
        if press is not None:
            yield known(press, desk.span(line, start + first, start + last), ground)


def _outlet(piece: str) -> Press | None:
    address = _ADDRESS.fullmatch(piece.strip(" ."))
    if address is not None:
        return by_domain().get(address[1].lower())
    return by_name().get(key(piece))


def declared(desk: Desk) -> Iterator[Witness]:
    """What the format gives as agency, or as an author that is one."""
    for fact in desk.page.facts:
        if fact.key not in {"agency", "author"}:
            continue
        found = signed(fact.value, desk.lines[0].passage.lang if desk.lines else "")
        because = f'the page declares "{fact.value}" as {fact.key} ({fact.by})'
        if found and not rest(fact.value, found):
            for one in found:
                if one.strong or fact.key == "agency" or fact.value.isupper():
                    yield known(one.press, None, Ground(f"fact {fact.key}", because, "the metadata"))
        elif fact.key == "agency" and (press := _outlet(fact.value)) is not None:
            yield known(press, None, Ground("fact agency", because, "the metadata"))


def _bare(text: str) -> str:
    return fold(text).text.strip(" .,;:()[]-")


def _credits(desk: Desk, text: str, lang: str) -> bool:
    """Nothing but signatures, and agencies without a name."""
    wires = desk.phrases.wires
    found = signed(text, lang)
    unnamed = all(len(word) <= INITIALS or wires.match(_bare(word)) is not None for word in rest(text, found))
    return (bool(found) and unnamed) or wires.match(_bare(text)) is not None


def _credits_alone(desk: Desk, text: str, lang: str) -> bool:
    """The same without a bracket: a short signature stands in capitals, or in a script that has none."""
    found = signed(text, lang)
    clear = all(one.strong or text[one.start : one.end].isupper() for one in found)
    return _credits(desk, text, lang) and clear


def _named(desk: Desk, line: Line, place: tuple[int, int], ground: Ground) -> Iterator[Witness]:
    """A witness for each signature in a piece of a line; for agencies without a name, the words as they stand."""
    start, text = place[0], line.text[slice(*place)]
    found = signed(text, line.passage.lang)
    for one in found:
        yield known(one.press, desk.span(line, start + one.start, start + one.end), ground)
    if not found:
        cut = text.strip(" .,;:()[]-")
        first = start + text.find(cut)
        unnamed = Ground(ground.by, f"{ground.because}: agencies that are not named", ground.short)
        yield Witness(cut, None, desk.span(line, first, first + len(cut)), unnamed)


RULES: tuple[Callable[[Desk], Iterator[Witness]], ...] = (
    dateline,
    sign_off,
    supplied,
    source,
    byline,
    declared,
    reprint,
)
