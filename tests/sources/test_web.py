"""Web addresses: read when public or allowed; bounded; redirects are shown and checked anew; robots.txt is respected."""

from __future__ import annotations

import gzip
import io
import socket
import threading
import time
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from compare.errors import InputError
from compare.settings import Settings
from compare.sources import read
from compare.sources.web import checked_address, fetched, is_public

ALLOWED = Settings(private_addresses=True, largest_page=0.1, fetch_seconds=1.0)
ARTICLE = (
    "<html><body><article>"
    + "<p>“The bridge is safe,” said the engineer who had looked at every bolt of it.</p>" * 4
    + "</article></body></html>"
)
FEED = '<rss version="2.0"><channel><title>News</title><item><description>“Open,” she said.</description></item></channel></rss>'


def archive() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("a.txt", "“Packed words,” he said.")
    return buffer.getvalue()


PAGES: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/page": (200, {"Content-Type": "text/html"}, ARTICLE.encode()),
    "/plain": (200, {"Content-Type": "text/plain"}, "“Plain words,” she said.".encode()),
    "/moved": (302, {"Location": "/page"}, b""),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/away": (302, {"Location": "file:///etc/passwd"}, b""),
    "/large": (200, {"Content-Type": "text/html"}, b"x" * 200_000),
    "/inward": (302, {"Location": "http://10.0.0.8/page"}, b""),
    "/bomb": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(bytes(5_000_000))),
    "/picture": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
    "/feed": (200, {"Content-Type": "application/rss+xml; charset=utf-8"}, FEED.encode()),
    "/articles.zip": (200, {"Content-Type": "application/octet-stream"}, archive()),
    "/with space/ü": (200, {"Content-Type": "text/plain"}, b"never asked for like that"),
    "/with%20space/%C3%BC": (200, {"Content-Type": "text/plain"}, "“Plain words,” she said.".encode()),
    "/robots.txt": (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /kept-out\n"),
    "/kept-out": (200, {}, ARTICLE.encode()),
}


DRIPS = ("/drip", "/drip-header")


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path in DRIPS:
            self.drip()
            return
        status, headers, body = PAGES.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def drip(self) -> None:
        """Send byte after byte, each in time: what never ends by a limit for single reads."""
        body = self.path == "/drip"
        self.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" if body else b"HTTP/1.0 200 OK\r\nX-Long: ")
        for _ in range(200):
            try:
                self.wfile.write(b"x")
                self.wfile.flush()
            except OSError:
                return
            time.sleep(0.05)

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_a_page_is_read_and_its_way_is_shown(site: str) -> None:
    (article,), _ = read([f"{site}/moved"], ALLOWED)
    assert "“The bridge is safe,” said the engineer" in article.text
    assert article.url == f"{site}/page"
    assert article.notes == (f"redirected: {site}/moved -> {site}/page",)


def test_plain_text_is_read_as_it_is(site: str) -> None:
    (article,), _ = read([f"{site}/plain"], ALLOWED)
    assert article.text == "“Plain words,” she said."


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/missing", "answered 404"),
        ("/loop", "redirects"),
        ("/away", "only http and https"),
        ("/large", "more than 0.1 MB"),
        ("/kept-out", "robots.txt"),
        ("/bomb", "more than 0.1 MB"),
        ("/picture", "the server sent image/png"),
        ("/drip", "not all there after 1 seconds"),
        ("/drip-header", "not all there after 1 seconds"),
    ],
)
def test_what_can_not_be_had_is_listed_with_the_reason(site: str, path: str, reason: str) -> None:
    articles, (failed,) = read([f"{site}{path}"], ALLOWED)
    assert articles == ()
    assert reason in failed.reason
    assert failed.hint


def test_an_address_on_this_machine_is_refused_unless_allowed(site: str) -> None:
    with pytest.raises(InputError, match="not a public address"):
        fetched(f"{site}/page", Settings())


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "10.0.0.8", "169.254.169.254", "::1", "0.0.0.0"])
def test_no_private_address_is_public(host: str) -> None:
    with pytest.raises(InputError, match="not a public address"):
        checked_address(host, Settings())


def test_a_server_that_does_not_answer_is_given_up() -> None:
    with pytest.raises(InputError, match="did not answer"):
        fetched("http://127.0.0.1:9/", ALLOWED)


@pytest.mark.parametrize(
    "address", ["::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::a00:1", "224.0.0.1", "fe80::1%eth0", "fd00::1"]
)
def test_an_address_that_wraps_a_private_one_is_private(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_a_public_address_is_public(address: str) -> None:
    assert is_public(address)


def answers(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> list[str]:
    """Let look-ups of any name give these addresses, one after the other, the last for ever; return the names that were asked for."""
    asked: list[str] = []

    def look_up(host: str, port: object, *_: object, **__: object) -> list[tuple[object, ...]]:
        address = addresses[min(len(asked), len(addresses) - 1)] if not host[:1].isdigit() else host
        if not host[:1].isdigit():
            asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr("socket.getaddrinfo", look_up)
    return asked


def test_a_redirect_to_a_private_address_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compare.sources.web.is_public", lambda address: address == "127.0.0.1")
    _, (failed,) = read([f"{site}/inward"], Settings())
    assert failed.reason == "10.0.0.8 is at 10.0.0.8, which is not a public address"


def test_a_name_that_leads_elsewhere_at_a_second_look_up_is_asked_for_once(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding: the first answer is checked and connected to; were the name asked for again, 10.0.0.8 would come."""
    monkeypatch.setattr("compare.sources.web.is_public", lambda address: address == "127.0.0.1")
    asked = answers(monkeypatch, "127.0.0.1", "127.0.0.1", "10.0.0.8")
    (article,), _ = read([f"{site.replace('127.0.0.1', 'rebound.example')}/plain"], Settings())
    assert article.text == "“Plain words,” she said."
    assert asked == ["rebound.example"] * 2  # for robots.txt and for the page


def test_a_name_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, "192.168.0.1")
    with pytest.raises(InputError, match=r"intranet\.example is at 192\.168\.0\.1"):
        checked_address("intranet.example", Settings())


def test_what_a_server_sends_is_read_by_its_type_or_ending(site: str) -> None:
    articles, not_read = read([f"{site}/feed", f"{site}/articles.zip"], ALLOWED)
    assert sorted(article.text for article in articles) == ["“Open,” she said.", "“Packed words,” he said."]
    assert not_read == ()


def test_an_address_with_blanks_and_letters_is_asked_for_as_servers_know_it(site: str) -> None:
    (article,), _ = read([f"{site}/with space/ü"], ALLOWED)
    assert article.text == "“Plain words,” she said."


@pytest.mark.parametrize("url", ["http://", "http://[", "https://exa mple.example/", "http://a.example:port/", "http://a\r\nb.example/"])
def test_what_is_no_address_is_listed(url: str) -> None:
    articles, (failed,) = read([url], ALLOWED)
    assert articles == ()
    assert failed.hint


def test_rules_for_programs_that_fail_let_nobody_in() -> None:
    class Failing(Site):
        def do_GET(self) -> None:
            self.send_response(503 if self.path == "/robots.txt" else 200)
            self.send_header("Content-Length", "0")
            self.end_headers()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Failing)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with pytest.raises(InputError, match="can't be had"):
        fetched(f"http://127.0.0.1:{server.server_port}/page", ALLOWED)
    server.shutdown()
