"""Pages fetched from web addresses that the user gave: public addresses only, robots.txt respected, bounded in time, size and redirects."""

from __future__ import annotations

import datetime
import http.client
import ipaddress
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

from compare import __version__
from compare.errors import InputError
from compare.settings import Settings

if TYPE_CHECKING:
    from urllib3.connection import HTTPConnection
    from urllib3.response import BaseHTTPResponse
    from urllib3.util import Url

AGENT = f"crossquote/{__version__}"
REDIRECTS = (301, 302, 303, 307, 308)
OK, REFUSED, FAILED = 200, 400, 500
PIECE = 1 << 16
BROWSER = "open the address in a browser, save the page and give the file"
NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: the bytes, their type as the server names it, every address on the way in order, and when (UTC, ISO 8601)."""

    data: bytes
    content_type: str
    way: tuple[str, ...]
    accessed: str


def fetched(url: str, settings: Settings) -> Fetched:
    """Return what a web address holds now. Raises InputError if it is refused, fails, is late or too large."""
    import urllib3  # noqa: PLC0415  (addresses only)

    try:
        status, page = _followed(url, settings, lambda here: _check_robots(here, settings))
    except (urllib3.exceptions.LocationParseError, http.client.InvalidURL) as error:
        raise InputError(f"no web address, or one that leads to none: {error}", "check it") from None
    except (urllib3.exceptions.HTTPError, http.client.HTTPException, OSError) as error:
        raise InputError(f"the server did not answer: {error}", "try again later, or save the page and give the file") from None
    except ValueError as error:
        raise InputError(f"no web address, or one that leads to none: {error}", "check it") from None
    if status != OK:
        raise InputError(f"the server answered {status}", BROWSER)
    return page


def _followed(url: str, settings: Settings, check: Callable[[str], None]) -> tuple[int, Fetched]:
    """Return the status and the page to which an address leads; `check` is asked before each step."""
    way: list[str] = []
    while len(way) <= settings.most_redirects:
        way.append(url)
        check(url)
        with _answer(url, settings) as (response, late):
            if response.status in REDIRECTS and (location := response.headers.get("Location")):
                url = urljoin(url, location)
                continue
            data = _bounded(response, late, settings) if response.status == OK else b""
            now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
            return response.status, Fetched(data, response.headers.get("Content-Type", ""), tuple(way), now)
    raise InputError(f"more than {settings.most_redirects} redirects: {' -> '.join(way)}", "give the address where they end")


@contextmanager
def _answer(url: str, settings: Settings) -> Iterator[tuple[BaseHTTPResponse, threading.Event]]:
    """Give the server's answer, and an event that is set when its time is up: the connection is cut then, however slowly it drips."""
    from urllib3.util import parse_url  # noqa: PLC0415

    place, late = parse_url(url), threading.Event()
    connection = _connection(place, settings)
    connection.connect()  # which has a time limit of its own
    timer = threading.Timer(settings.fetch_seconds, _cut, (connection.sock, late))
    timer.daemon = True
    timer.start()
    try:
        headers = {"Host": place.netloc or "", "User-Agent": AGENT, "Accept-Encoding": "identity"}
        connection.request("GET", place.request_uri, headers=headers, preload_content=False)
        yield connection.getresponse(), late
    except (OSError, http.client.HTTPException) as error:
        raise _too_late(settings) if late.is_set() else error from None
    finally:
        timer.cancel()
        connection.close()


def _cut(connected: socket.socket, late: threading.Event) -> None:
    late.set()
    with suppress(OSError):
        connected.shutdown(socket.SHUT_RDWR)


def _too_late(settings: Settings) -> InputError:
    return InputError(f"not all there after {settings.fetch_seconds:g} seconds", "raise it: --set fetch_seconds=N")


def _connection(place: Url, settings: Settings) -> HTTPConnection:
    """Return a connection to the address that was checked, so that a second look-up of the name can't lead elsewhere."""
    from urllib3.connection import HTTPConnection, HTTPSConnection  # noqa: PLC0415

    host = (place.host or "").strip("[]")
    if place.scheme not in ("http", "https") or not host:
        raise InputError(f"only http and https addresses are read, not {place.scheme or 'this'}", "give a file, or a web address")
    address = checked_address(host, settings)
    if place.scheme == "http":
        return HTTPConnection(address, place.port or 80, timeout=settings.fetch_seconds)
    return HTTPSConnection(address, place.port or 443, timeout=settings.fetch_seconds, assert_hostname=host, server_hostname=host)


def checked_address(host: str, settings: Settings) -> str:
    """Return the first address of a host. Raises InputError if it has none, or if any is not public and the settings don't allow that."""
    try:
        found = [str(info[4][0]) for info in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError):
        raise InputError(f"no such host: {host}", "check the address and the connection") from None
    private = [address for address in found if not is_public(address)]
    if private and not settings.private_addresses:
        raise InputError(f"{host} is at {private[0]}, which is not a public address", "allow it with --set private_addresses=true")
    return found[0]


def is_public(address: str) -> bool:
    """Tell whether an IP address is public; one that only wraps an IPv4 address is as public as that."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (ipaddress.IPv4Address(int(found) & 0xFFFFFFFF) if found in NAT64 else None)
        found = inner or found
    return found.is_global and not found.is_multicast


def _bounded(response: BaseHTTPResponse, late: threading.Event, settings: Settings) -> bytes:
    data, limit = bytearray(), int(settings.largest_page * 1_000_000)
    while piece := response.read1(PIECE):
        data += piece
        if len(data) > limit:
            raise InputError(f"more than {settings.largest_page:g} MB", "raise it: --set largest_page=MB")
    if late.is_set():
        raise _too_late(settings)
    return bytes(data)


def _check_robots(url: str, settings: Settings) -> None:
    """Raise InputError if the site's robots.txt keeps us out (RFC 9309): none lets everybody in, one that fails nobody."""
    rules = _robots(urljoin(url, "/robots.txt"), settings)
    if rules is None:
        raise InputError("the site's robots.txt can't be had, so it may ask programs not to read this page", BROWSER)
    if not rules.can_fetch(AGENT, url):
        raise InputError("the site's robots.txt asks programs not to read this page", BROWSER)


@lru_cache(maxsize=256)
def _robots(address: str, settings: Settings) -> RobotFileParser | None:
    """Return a site's rules for programs, asked for once a run; None if the site fails to give them."""
    status, page = _followed(address, settings, lambda _: None)
    if status >= FAILED:
        return None
    rules = RobotFileParser()
    rules.parse(page.data.decode("utf-8", errors="replace").splitlines() if status == OK else ())
    return rules
