"""Fetching an address, against a server of our own: what is refused, what is cut, what is kept."""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from sayso.model import Fact, Severity
from sayso.read.fetch import WEB, Limits, Web, fetch
from sayso.read.fetch.address import is_public, place

PAGE = b"<html><body><p>The dam holds, the minister said.</p></body></html>"
THEN = datetime(2021, 3, 12, 8, 0, tzinfo=UTC)
Answers = dict[str, Callable[["_Handler"], None]]


class _Handler(BaseHTTPRequestHandler):
    """Answers by path; what was asked is kept."""

    answers: Answers
    asked: list[str]
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.asked.append(self.headers.as_string() if self.path == "/" else self.path)
        self.answers[self.path.partition("?")[0]](self)
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass

    def say(self, data: bytes, headers: dict[str, str] | None = None, *, status: int = 200) -> None:
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(data))} | (headers or {})).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)


@contextmanager
def _served(answers: Answers, secured: ssl.SSLContext | None = None) -> Iterator[tuple[int, list[str]]]:
    """A server on this machine: its port, and what it was asked."""
    asked: list[str] = []
    handler = type("Handler", (_Handler,), {"answers": answers, "asked": asked})
    server = HTTPServer(("127.0.0.1", 0), handler)
    if secured is not None:
        server.socket = secured.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server.server_port, asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _web(port: int, *, limits: Limits = Limits(seconds=5), names: dict[str, str] | None = None) -> Web:  # noqa: B008
    """A world in which this machine is public under the names of tests, and nothing else is."""
    known = names or {}
    return Web(
        resolve=lambda host, _port: [known.get(host, "127.0.0.1")],
        allows=lambda address: address == "127.0.0.1",
        ports=frozenset({port, 80, 443}),
        now=lambda: THEN,
        limits=limits,
    )


def _codes(url: str, web: Web = WEB) -> list[str]:
    blob, issues = fetch(url, web=web)
    assert blob is None
    assert all(issue.severity is Severity.LOSS and issue.page in issue.message for issue in issues)
    return [issue.code for issue in issues]


def test_a_page_comes_with_what_the_server_says_of_it() -> None:
    said = {"Content-Type": "text/html; charset=Windows-1251", "Last-Modified": "Thu, 11 Mar 2021 07:00:00 GMT"}
    said |= {"Content-Language": "ru, en", "Set-Cookie": "a=b"}
    with _served({"/": lambda handler: handler.say(PAGE, said)}) as (port, asked):
        url = f"http://news.example:{port}/#part"
        blob, issues = fetch(url, web=_web(port))
    assert issues == ()
    assert blob is not None
    assert (blob.name, blob.url, blob.data) == (url, f"http://news.example:{port}/", PAGE)
    assert (blob.media, blob.charset, blob.fetched) == ("text/html", "windows-1251", "2021-03-12T08:00:00+00:00")
    assert Fact("modified", "2021-03-11T07:00:00+00:00", "http Last-Modified") in blob.facts
    assert Fact("language", "ru", "http Content-Language") in blob.facts
    assert f"Host: news.example:{port}" in asked[0]
    assert "Cookie" not in asked[0]
    assert "Authorization" not in asked[0]


def test_no_proxy_of_the_environment_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with _served({"/": lambda handler: handler.say(PAGE)}) as (port, _):
        blob, _ = fetch(f"http://news.example:{port}/", web=_web(port))
    assert blob is not None


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "[::1]", "0x7f.1", "2130706433", "0177.0.0.1", "127.1", "0.0.0.0", "[::]", "169.254.169.254",  # noqa: S104
        "10.0.0.1", "192.168.1.1", "172.16.0.1", "100.64.0.1", "[::ffff:127.0.0.1]", "[::ffff:169.254.169.254]",
        "[64:ff9b::7f00:1]", "[fe80::1]", "[fc00::1]", "224.0.0.1", "255.255.255.255", "localhost", "[2002:7f00:1::]",
    ],
)  # fmt: skip
def test_hostile_39_no_address_of_this_machine_or_net_is_asked(host: str) -> None:
    assert _codes(f"http://{host}/") == ["fetch-refused"]


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.255.255.254", "::1", "0.0.0.0", "::", "169.254.169.254", "10.1.2.3", "192.168.0.1",  # noqa: S104
        "172.31.255.255", "100.64.0.1", "192.0.2.1", "198.18.0.1", "203.0.113.9", "240.0.0.1", "255.255.255.255",
        "224.0.0.251", "ff02::1", "fe80::1", "fe80::1%eth0", "fc00::1", "2001:db8::1", "::ffff:127.0.0.1",
        "::ffff:7f00:1", "::7f00:1", "64:ff9b::127.0.0.1", "64:ff9b::a00:1", "64:ff9b:1::1", "2002:7f00:1::",
        "2001:0:1::", "192.88.99.1", "not an address", "",
    ],
)  # fmt: skip
def test_what_is_no_public_address(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "1.1.1.1", "2606:4700:4700::1111", "::ffff:1.1.1.1", "64:ff9b::1.1.1.1"]
)
def test_what_is_a_public_address(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "ftp://a.example/", "gopher://a.example/", "javascript:alert(1)", "data:text/html,x",
        "//a.example/", "http://", "http:///path", "http://name:word@a.example/", "http://name@a.example/", "http://a.example:22/",
        "http://a.example:0/", "http://a.example:99999/", "http://a.example:x/", "http://[::1", "http://[fe80::1%25eth0]/",
        "http://a.example/\r\nHost: b.example", "http://a.example/ b", "http://a.example/\x00",
        "http://" + "a" * 300 + ".example/",
        "http://a.example/" + "a" * 5000,
    ],
)  # fmt: skip
def test_addresses_that_are_refused_before_anything_is_looked_up(url: str) -> None:
    looked: list[str] = []

    def counted(host: str, _port: int) -> list[str]:
        looked.append(host)
        return []

    assert _codes(url, Web(resolve=counted)) == ["fetch-refused"]
    assert looked == []


@pytest.mark.parametrize(
    ("url", "host", "target"),
    [
        ("http://Bücher.example/ä?q=ö&r=%20#x", "xn--bcher-kva.example", "/%C3%A4?q=%C3%B6&r=%20"),
        ("HTTPS://A.EXAMPLE.", "a.example", "/"),
        ("http://a.example?x", "a.example", "/?x"),
    ],
)
def test_how_an_address_is_asked(url: str, host: str, target: str) -> None:
    found = place(url, frozenset({80, 443}))
    assert not isinstance(found, str)
    assert (found.host, found.target) == (host, target)


def _leads(to: str) -> Callable[[_Handler], None]:
    return lambda handler: handler.say(b"", {"Location": to}, status=302)


@pytest.mark.parametrize(
    ("to", "code"),
    [
        ("http://inner.example/", "fetch-refused"),
        ("file:///etc/passwd", "fetch-refused"),
        ("ftp://news.example/", "fetch-refused"),
        ("http://name:word@news.example/", "fetch-refused"),
        ("http://news.example:22/", "fetch-refused"),
        ("/loop", "fetch-failed"),
    ],
)
def test_a_redirect_is_checked_like_the_first_address(to: str, code: str) -> None:
    with _served({"/away": _leads(to), "/loop": _leads("/loop")}) as (port, asked):
        web = _web(port, names={"inner.example": "10.0.0.1"})
        assert _codes(f"http://news.example:{port}/away", web) == [code]
    assert len(asked) <= 4


def test_a_redirect_is_followed_and_the_last_address_is_that_of_the_page() -> None:
    with _served({"/a": _leads("b c?d"), "/b%20c": lambda handler: handler.say(PAGE)}) as (port, asked):
        blob, issues = fetch(f"http://news.example:{port}/a", web=_web(port))
    assert blob is not None
    assert issues == ()
    assert (blob.url, asked) == (f"http://news.example:{port}/b%20c?d", ["/a", "/b%20c?d"])


def test_one_look_up_an_address_so_no_second_answer_can_lead_inside() -> None:
    looked: list[str] = []

    def rebinding(host: str, _port: int) -> list[str]:
        looked.append(host)
        return ["127.0.0.1"] if len(looked) == 1 else ["10.0.0.1"]

    with _served({"/": lambda handler: handler.say(PAGE)}) as (port, _):
        allowed = Web(resolve=rebinding, allows=lambda address: address == "127.0.0.1", ports=frozenset({port}))
        blob, _ = fetch(f"http://news.example:{port}/", web=allowed)
    assert blob is not None
    assert looked == ["news.example"]


def test_a_look_up_that_hangs_is_left_behind() -> None:
    asked = threading.Event()

    def hanging(_host: str, _port: int) -> list[str]:
        asked.wait(20)
        return []

    started = time.monotonic()
    assert _codes("http://news.example/", Web(resolve=hanging, limits=Limits(seconds=0.2))) == ["fetch-failed"]
    assert time.monotonic() - started < 6  # of 10 s or more without the deadline; workers share the machine
    asked.set()


def test_one_address_inside_among_several_is_enough_to_refuse() -> None:
    web = Web(resolve=lambda _host, _port: ["93.184.216.34", "127.0.0.1"])
    assert _codes("http://news.example/", web) == ["fetch-refused"]


def _dripping(handler: _Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    _drip(handler.wfile.write)


def _drip(write: Callable[[bytes], object]) -> None:
    try:
        for _ in range(200):
            write(b"x")
            time.sleep(0.05)
    except OSError:  # the other side has hung up, as it should
        pass


@pytest.mark.parametrize("answer", [_dripping, lambda handler: _drip(handler.wfile.write)], ids=["body", "head"])
def test_a_server_that_drips_hits_the_deadline(answer: Callable[[_Handler], None]) -> None:
    with _served({"/": answer}) as (port, _):
        started = time.monotonic()
        assert _codes(f"http://news.example:{port}/", _web(port, limits=Limits(seconds=0.5))) == ["fetch-failed"]
        assert time.monotonic() - started < 6  # of 10 s or more without the deadline; workers share the machine


def _endless(handler: _Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    try:
        for _ in range(1000):
            handler.wfile.write(b"words " * 10_000)
    except OSError:
        pass


def test_a_body_that_never_ends_is_cut_and_the_loss_is_named() -> None:
    with _served({"/": _endless}) as (port, _):
        blob, issues = fetch(f"http://news.example:{port}/", web=_web(port, limits=Limits(seconds=5, size=100_000)))
    assert blob is not None
    assert len(blob.data) == 100_000
    assert [(issue.code, issue.severity) for issue in issues] == [("fetch-cut", Severity.LOSS)]


@pytest.mark.parametrize(
    ("data", "said", "length", "codes"),
    [
        (gzip.compress(PAGE), {"Content-Encoding": "gzip"}, len(PAGE), []),
        (gzip.compress(bytes(10_000_000)), {"Content-Encoding": "gzip"}, 100_000, ["fetch-cut"]),
        (gzip.compress(PAGE)[:-9], {"Content-Encoding": "gzip"}, 61, ["fetch-cut"]),
        (PAGE, {"Content-Length": "5000"}, len(PAGE), ["fetch-cut"]),
    ],
    ids=["gzip", "gzip bomb", "gzip cut off", "body cut off"],
)
def test_what_is_packed_or_cut_off(data: bytes, said: dict[str, str], length: int, codes: list[str]) -> None:
    with _served({"/": lambda handler: handler.say(data, said)}) as (port, _):
        blob, issues = fetch(f"http://news.example:{port}/", web=_web(port, limits=Limits(seconds=5, size=100_000)))
    assert blob is not None
    assert len(blob.data) == length
    assert [issue.code for issue in issues] == codes


@pytest.mark.parametrize(
    "answer",
    [
        lambda handler: handler.say(b"gone", status=404),
        lambda handler: handler.say(PAGE, {"Content-Encoding": "br"}),
        lambda handler: handler.wfile.write(b"SSH-2.0-none\r\n"),
        lambda handler: handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 500 + b"\r\n"),
        lambda handler: handler.wfile.write(b"HTTP/1.1 200 OK\r\nA: " + b"b" * 100_000),
        lambda _: None,
    ],
    ids=["missing", "packed oddly", "no http", "many headers", "long header", "silence"],
)
def test_an_answer_that_is_no_page(answer: Callable[[_Handler], None]) -> None:
    with _served({"/": answer}) as (port, _):
        assert _codes(f"http://news.example:{port}/", _web(port)) == ["fetch-failed"]


def test_a_port_at_which_nobody_answers() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        assert _codes(f"http://news.example:{port}/", _web(port)) == ["fetch-failed"]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for news.example, with its key."""
    if shutil.which("openssl") is None:
        pytest.skip("no openssl to make a certificate with")
    place = tmp_path_factory.mktemp("tls") / "both.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=news.example"]
    extra = ["-addext", "subjectAltName=DNS:news.example", "-keyout", str(place) + ".key", "-out", str(place)]
    subprocess.run([*command, *extra], check=True, capture_output=True)
    place.write_bytes(place.read_bytes() + Path(str(place) + ".key").read_bytes())
    return place


@pytest.mark.parametrize(
    ("host", "trusts", "fetched"),
    [("news.example", True, True), ("other.example", True, False), ("news.example", False, False)],
)
def test_a_certificate_must_hold_for_the_host_asked(certificate: Path, host: str, trusts: bool, fetched: bool) -> None:  # noqa: FBT001
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(certificate)
    with _served({"/": lambda handler: handler.say(PAGE)}, server) as (port, _):
        web = _web(port)
        trusting = Web(
            resolve=web.resolve, allows=web.allows, ports=web.ports, now=web.now, limits=web.limits,
            trust=lambda: ssl.create_default_context(cafile=str(certificate) if trusts else None),
        )  # fmt: skip
        blob, issues = fetch(f"https://{host}:{port}/", web=trusting)
    assert (blob is not None) == fetched
    assert [issue.code for issue in issues] == ([] if fetched else ["fetch-failed"])
    assert fetched or "certificate" in issues[0].message
