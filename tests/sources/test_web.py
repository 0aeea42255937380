"""Web addresses: read when public or allowed; bounded; redirects are shown and checked anew; robots.txt is respected."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from compare.errors import InputError
from compare.settings import Settings
from compare.sources import read
from compare.sources.web import checked_address, fetched

ALLOWED = Settings(private_addresses=True, largest_page=0.1, fetch_seconds=1.0)
ARTICLE = (
    "<html><body><article>"
    + "<p>“The bridge is safe,” said the engineer who had looked at every bolt of it.</p>" * 4
    + "</article></body></html>"
)
PAGES = {
    "/page": (200, {"Content-Type": "text/html"}, ARTICLE.encode()),
    "/plain": (200, {"Content-Type": "text/plain"}, "“Plain words,” she said.".encode()),
    "/moved": (302, {"Location": "/page"}, b""),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/away": (302, {"Location": "file:///etc/passwd"}, b""),
    "/large": (200, {"Content-Type": "text/html"}, b"x" * 200_000),
    "/robots.txt": (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /kept-out\n"),
    "/kept-out": (200, {}, ARTICLE.encode()),
}


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, headers, body = PAGES.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

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
