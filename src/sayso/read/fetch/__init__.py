"""One page from the web, only when the user asks (--fetch) and only the address given: no cookies, proxies, passwords.

The name of the host is looked up once; every address that comes back must be public, and the connection goes to the
one that was checked. A second look-up could answer otherwise (DNS rebinding). Each redirect is checked like the first.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from http.client import HTTPException, HTTPResponse, IncompleteRead
from importlib.metadata import version
from threading import Thread
from urllib.parse import urljoin

from msgspec import Struct

from sayso.model import Issue
from sayso.read.blob import Blob, lost, shown
from sayso.read.entry import BombError
from sayso.read.fetch.address import PORTS, Place, is_public, place
from sayso.read.fetch.connection import Connection
from sayso.read.http import header_facts, media_type, unpacked

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 65_536  # bytes
_MOST_ADDRESSES = 3  # of one host that are tried
_CODINGS = frozenset({"", "identity", "gzip", "x-gzip"})  # that were asked for
_ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,text/plain;q=0.9,*/*;q=0.5"


class RefusedError(Exception):
    """An address that is not asked. Never leaves this module."""


class FailedError(Exception):
    """An answer that is no page. Never leaves this module."""


class Limits(Struct, frozen=True):
    """How much one fetch may cost."""

    seconds: float = 30.0  # from the first look-up to the last byte, with all redirects
    size: int = 20_000_000  # bytes, as they come and unpacked
    redirects: int = 3


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, as the system says."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def now() -> datetime:
    """This moment."""
    return datetime.now(UTC)


class Web(Struct, frozen=True):
    """The world as `fetch` sees it; a test gives one of its own."""

    resolve: Callable[[str, int], Sequence[str]] = resolve
    allows: Callable[[str], bool] = is_public
    ports: frozenset[int] = frozenset(PORTS.values())
    trust: Callable[[], ssl.SSLContext] = ssl.create_default_context
    now: Callable[[], datetime] = now
    limits: Limits = Limits()


WEB = Web()


class _Answer(Struct, frozen=True):
    url: str
    headers: dict[str, str]  # names in lower case
    data: bytes
    cut: str  # why it is not whole, or ""


def fetch(url: str, *, web: Web = WEB) -> tuple[Blob | None, tuple[Issue, ...]]:
    """What stands at an address, or the reason why nothing does; both where it came in part."""
    name = shown(url)
    deadline = time.monotonic() + web.limits.seconds
    try:
        answer = _followed(url, web, deadline)
    except RefusedError as error:
        return None, (lost(name, "fetch-refused", f"{name} was not fetched: {error}. Save the page and give the file"),)
    except FailedError as error:
        return None, (lost(name, "fetch-failed", f"{name} could not be fetched: {error}. Try again, or save the page"),)
    issues = (lost(name, "fetch-cut", f"{name} is not whole: {answer.cut}"),) if answer.cut else ()
    return _blob(name, answer, web), issues


def _followed(url: str, web: Web, deadline: float) -> _Answer:
    """The answer behind at most so many redirects."""
    for _ in range(web.limits.redirects + 1):
        found = place(url, web.ports)
        if isinstance(found, str):
            raise RefusedError(found)
        answer = _asked(found, web, deadline)
        if isinstance(answer, _Answer):
            return answer
        url = answer
    raise FailedError(f"it leads on more than {web.limits.redirects} times")


def _asked(found: Place, web: Web, deadline: float) -> _Answer | str:
    """The answer of one server, or the address to which it leads on."""
    try:
        with _connected(found, web, deadline) as line:
            connection = Connection(line, deadline)
            connection.sendall(_request(found))
            response = HTTPResponse(connection.socket(), method="GET")
            response.begin()
            if response.status in _REDIRECTS and (leads := response.getheader("Location")):
                return urljoin(found.url, _escaped(leads))
            return _answer(found, response, web.limits)
    except TimeoutError as error:
        raise FailedError(f"it took longer than {web.limits.seconds:g} seconds") from error
    except ssl.SSLCertVerificationError as error:
        raise FailedError(f"the certificate of {found.host} does not hold ({error.verify_message})") from error
    except (OSError, HTTPException, ValueError) as error:
        raise FailedError(_told(error)) from error


def _escaped(leads: str) -> str:
    """An address in a header; browsers take the spaces and the UTF-8 that stand in some."""
    return leads.strip().encode("latin-1", "replace").decode("utf-8", "replace").replace(" ", "%20")


def _told(error: Exception) -> str:
    return " ".join(shown(str(error)).split())[:200] or type(error).__name__


def _connected(found: Place, web: Web, deadline: float) -> socket.socket:
    """A connection to an address of the host that was checked."""
    addresses = _looked_up(found, web, deadline)
    if not addresses:
        raise FailedError(f"{found.host} has no address")
    refused = next((address for address in addresses if not web.allows(address)), None)
    if refused is not None:
        raise RefusedError(f"{found.host} is at {refused}, which is no address of the public internet")
    line = _opened(addresses[:_MOST_ADDRESSES], found.port, deadline)
    if found.scheme == "http":
        return line
    try:
        line.settimeout(_left(deadline))
        return web.trust().wrap_socket(line, server_hostname=found.host)
    except (OSError, ValueError):
        line.close()
        raise


def _looked_up(found: Place, web: Web, deadline: float) -> Sequence[str]:
    """The addresses of a host. The system gives a look-up no time limit, so it is left behind at the deadline."""
    answers: list[Sequence[str] | OSError | UnicodeError] = []

    def look_up() -> None:
        try:
            answers.append(web.resolve(found.host, found.port))
        except (OSError, UnicodeError) as error:
            answers.append(error)

    thread = Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(_left(deadline))
    if not answers:
        raise TimeoutError
    if isinstance(answers[0], Exception):
        raise answers[0]
    return answers[0]


def _opened(addresses: Sequence[str], port: int, deadline: float) -> socket.socket:
    """The first connection that comes about."""
    for address in addresses[:-1]:
        try:
            return socket.create_connection((address, port), timeout=_left(deadline) / 2)
        except OSError:
            continue  # the next address of the host, until the last, which says why
    return socket.create_connection((addresses[-1], port), timeout=_left(deadline))


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _request(found: Place) -> bytes:
    host = f"[{found.host}]" if ":" in found.host else found.host
    port = "" if found.port == PORTS[found.scheme] else f":{found.port}"
    lines = (
        f"GET {found.target} HTTP/1.1", f"Host: {host}{port}", f"User-Agent: sayso/{version('sayso')}",
        f"Accept: {_ACCEPT}", "Accept-Encoding: gzip", "Connection: close", "", "",
    )  # fmt: skip
    return "\r\n".join(lines).encode("ascii")


def _answer(found: Place, response: HTTPResponse, limits: Limits) -> _Answer:
    """The body with its headers, as far as limits allow."""
    if response.status != 200:
        raise FailedError(f"the server answers {response.status} {_told(ValueError(response.reason))[:60]}")
    headers = {name.lower(): value for name, value in response.getheaders()}
    body, cut = _body(response, limits.size)
    coding = headers.get("content-encoding", "").strip().lower()
    if coding not in _CODINGS:
        raise FailedError(f"it is packed as {shown(coding[:40])!r}, which nobody asked for")
    try:
        data, damage = unpacked(body, coding, limits.size)
    except BombError as error:
        raise FailedError(f"it unpacks to far more than pages do ({error})") from error
    if len(body) > limits.size or len(data) > limits.size:
        data, cut = data[: limits.size], f"it has more than {limits.size:,} bytes; what comes behind was not read"
    return _Answer(found.url, headers, data, cut or damage or "")


def _body(response: HTTPResponse, most: int) -> tuple[bytes, str]:
    """The bytes that came, a little more than `most` of an endless body, and why they are not all, or ""."""
    pieces, size, cut = list[bytes](), 0, ""
    try:
        while size <= most and (piece := response.read(_CHUNK)):
            pieces.append(piece)
            size += len(piece)
    except (IncompleteRead, ConnectionError, ssl.SSLError) as error:
        pieces.append(error.partial if isinstance(error, IncompleteRead) else b"")
        cut = "the connection broke off"
    if response.length and not cut and size <= most:
        cut = f"the server announced {response.length:,} bytes more than it sent"
    return b"".join(pieces), cut


def _blob(name: str, answer: _Answer, web: Web) -> Blob:
    """What came, with what the server says of it."""
    media, charset = media_type(answer.headers.get("content-type", ""))
    return Blob(
        name, answer.data, url=answer.url, fetched=web.now().isoformat(timespec="seconds"),
        media=media, charset=charset, facts=header_facts(answer.headers),
    )  # fmt: skip
