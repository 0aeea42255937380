"""Pages fetched from web addresses that the user gave: public addresses only, robots.txt respected, bounded in time, size and redirects."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from compare import __version__
from compare.errors import InputError
from compare.settings import Settings

if TYPE_CHECKING:
    from urllib3 import HTTPConnectionPool
    from urllib3.response import BaseHTTPResponse

AGENT = f"crossquote/{__version__}"
REDIRECTS = (301, 302, 303, 307, 308)
PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: the bytes, their type as the server names it, and every address on the way, in order."""

    data: bytes
    content_type: str
    way: tuple[str, ...]


def fetched(url: str, settings: Settings) -> Fetched:
    """Return what a web address holds. Raises InputError if it is refused, fails, or is too large."""
    import urllib3  # noqa: PLC0415  (addresses only)

    try:
        return _followed(url, settings)
    except urllib3.exceptions.HTTPError as error:
        raise InputError(f"the server did not answer: {error}", "try again later, or save the page and give the file") from None


def _followed(url: str, settings: Settings) -> Fetched:
    way: list[str] = []
    while len(way) <= settings.most_redirects:
        way.append(url)
        _check_robots(url, settings)
        with _opened(url, settings) as response:
            if response.status in REDIRECTS and (location := response.headers.get("Location")):
                url = urljoin(url, location)
                continue
            if response.status != 200:
                raise InputError(f"the server answered {response.status}", "open the address in a browser, save the page and give the file")
            return Fetched(_bounded(response, settings), response.headers.get("Content-Type", ""), tuple(way))
    raise InputError(f"more than {settings.most_redirects} redirects", "give the address where they end")


def _opened(url: str, settings: Settings) -> BaseHTTPResponse:
    import urllib3  # noqa: PLC0415

    parts = urlsplit(url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    timeout = urllib3.Timeout(total=settings.fetch_seconds)
    return _pool(url, settings).urlopen(
        "GET",
        target,
        headers={"Host": parts.netloc.rpartition("@")[2], "User-Agent": AGENT, "Accept-Encoding": "identity"},
        timeout=timeout,
        retries=False,
        redirect=False,
        preload_content=False,
    )


def _pool(url: str, settings: Settings) -> HTTPConnectionPool:
    """Return connections to the address that was checked, so that a second look-up of the name can't lead elsewhere."""
    import urllib3  # noqa: PLC0415

    parts = urlsplit(url)
    try:
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise InputError("this is no web address", "check it") from None
    if parts.scheme not in ("http", "https") or not host:
        raise InputError(f"only http and https addresses are read, not {parts.scheme or 'this'}", "give a file, or a web address")
    address = checked_address(host, settings)
    if parts.scheme == "http":
        return urllib3.HTTPConnectionPool(address, port or 80)
    return urllib3.HTTPSConnectionPool(address, port or 443, assert_hostname=host, server_hostname=host)


def checked_address(host: str, settings: Settings) -> str:
    """Return the first address of a host. Raises InputError if it has none, or if any is not public and the settings don't allow that."""
    try:
        found = [info[4][0] for info in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError):
        raise InputError(f"no such host: {host}", "check the address and the connection") from None
    private = [str(address) for address in found if not ipaddress.ip_address(str(address).partition("%")[0]).is_global]
    if private and not settings.private_addresses:
        raise InputError(f"{host} is at {private[0]}, which is not a public address", "allow it with --set private_addresses=true")
    return str(found[0])


def _bounded(response: BaseHTTPResponse, settings: Settings) -> bytes:
    data, limit = bytearray(), int(settings.largest_page * 1_000_000)
    for piece in _pieces(response):
        data += piece
        if len(data) > limit:
            raise InputError(f"more than {settings.largest_page:g} MB", "raise it: --set largest_page=MB")
    return bytes(data)


def _pieces(response: BaseHTTPResponse) -> Iterator[bytes]:
    while piece := response.read(PIECE):
        yield piece


def _check_robots(url: str, settings: Settings) -> None:
    """Raise InputError if the host's robots.txt keeps us out; a host without one lets everybody in."""
    with _opened(urljoin(url, "/robots.txt"), settings) as response:
        if response.status != 200:
            return
        rules = RobotFileParser()
        rules.parse(_bounded(response, settings).decode("utf-8", errors="replace").splitlines())
    if not rules.can_fetch(AGENT, url):
        raise InputError(
            "the site's robots.txt asks programs not to read this page", "open it in a browser, save the page and give the file"
        )
