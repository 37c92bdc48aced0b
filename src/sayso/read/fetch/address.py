"""Which addresses of the web may be asked: http or https, the usual ports, and only machines of the public internet."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import quote, urlsplit

from msgspec import Struct

PORTS = {"http": 80, "https": 443}
_EMBEDDING = (  # networks of IPv6 whose last four bytes are an address of IPv4 (RFC 6052; 4291; 8215)
    ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"), ip_network("::ffff:0:0/96"), ip_network("::/96"),
)  # fmt: skip
_TUNNELS = (ip_network("2002::/16"), ip_network("2001::/32"))  # 6to4, Teredo: they lead to an address inside
_RELAYS = (ip_network("192.88.99.0/24"),)
_FORBIDDEN = frozenset(map(chr, [*range(33), 127]))
_SAFE = "/:@!$&'()*+,;=~-._%"
_SAFE_QUERY = _SAFE + "?[]|^`{}\\"
_LONGEST = 4_000  # characters


class Place(Struct, frozen=True):
    """Where a page is asked for."""

    url: str  # without fragment
    scheme: str
    host: str  # ASCII
    port: int
    target: str  # path and query, ASCII


def place(url: str, ports: frozenset[int]) -> Place | str:
    """The place that a URL names, or the reason why it is not asked.

    >>> place("ftp://a.example/", frozenset({80}))
    'only http and https addresses are fetched'
    """
    if len(url) > _LONGEST or not _FORBIDDEN.isdisjoint(url):
        return "it is longer than 4,000 characters, or has white space or control characters in it"
    try:
        parts = urlsplit(url)
        scheme, port = parts.scheme.lower(), parts.port
        host = (parts.hostname or "").rstrip(".").encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        return "its host or port cannot be understood"
    if scheme not in PORTS:
        return "only http and https addresses are fetched"
    if "@" in parts.netloc:
        return "it has a name or password in it"
    if not host or "%" in host:
        return "its host or port cannot be understood"
    port = PORTS[scheme] if port is None else port
    if port not in ports:
        return f"port {port} is none of the usual ones (80 and 443)"
    return Place(parts._replace(fragment="").geturl(), scheme, host, port, _target(parts.path, parts.query))


def is_public(address: str) -> bool:
    """Whether an address belongs to a machine of the public internet, also where it is wrapped in another.

    >>> [is_public(a) for a in ("93.184.216.34", "127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "100.64.0.1")]
    [True, False, False, False, False]
    """
    try:
        first = ip_address(address)
    except ValueError:
        return False
    return all(map(_is_public, _wrapped(first)))


def _is_public(one: IPv4Address | IPv6Address) -> bool:
    if one.is_multicast or one.is_reserved or one.is_unspecified or one.is_loopback or one.is_link_local:
        return False
    inside = any(one.version == network.version and one in network for network in (*_TUNNELS, *_RELAYS))
    return one.is_global and not one.is_private and not inside


def _wrapped(one: IPv4Address | IPv6Address) -> Iterator[IPv4Address | IPv6Address]:
    """The address of IPv4 inside one of IPv6, if there is one; else itself."""
    if isinstance(one, IPv6Address) and any(one in network for network in _EMBEDDING):
        yield IPv4Address(int(one) & 0xFFFFFFFF)
    else:
        yield one


def _target(path: str, query: str) -> str:
    """Path and query as they go over the wire; what is escaped already stays so."""
    shown = quote(path or "/", safe=_SAFE)
    return f"{shown}?{quote(query, safe=_SAFE_QUERY)}" if query else shown
