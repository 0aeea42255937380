"""Fetched pages are kept, so that a report can be made again, offline and the same; they are fetched anew when asked or too old."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from compare import archive
from compare.cli import run
from compare.settings import Settings
from compare.sources import Metadata, read
from compare.sources.inputs import expanded

ALLOWED = Settings(private_addresses=True, fetch_seconds=2.0)


class Counting(BaseHTTPRequestHandler):
    """A site whose page says how often it was asked for."""

    asked = 0

    def do_GET(self) -> None:
        found = self.path in ("/page", "/moved")
        type(self).asked += found
        body = f"“This was said {type(self).asked} times,” Ines Mota said.".encode() if self.path == "/page" else b""
        self.send_response(302 if self.path == "/moved" else 200 if found else 404)
        if self.path == "/moved":
            self.send_header("Location", "/page")
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    Counting.asked = 0
    server = ThreadingHTTPServer(("127.0.0.1", 0), Counting)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def address(server: ThreadingHTTPServer, path: str = "/page") -> str:
    return f"http://127.0.0.1:{server.server_port}{path}"


def text(url: str, pages: Path | str, settings: Settings = ALLOWED, refresh: bool = False) -> str:
    (article,), _ = read([url], settings, Metadata(pages=str(pages), refresh=refresh))
    return article.text


def test_a_page_is_fetched_once(server: ThreadingHTTPServer, tmp_path: Path) -> None:
    assert {text(address(server), tmp_path) for _ in range(3)} == {"“This was said 1 times,” Ines Mota said."}
    assert Counting.asked == 1


def test_when_and_by_which_way_it_came_is_kept_too(server: ThreadingHTTPServer, tmp_path: Path) -> None:
    first, _ = read([address(server, "/moved")], ALLOWED, Metadata(pages=str(tmp_path)))
    server.shutdown()
    server.server_close()
    again, _ = read([address(server, "/moved")], ALLOWED, Metadata(pages=str(tmp_path)))
    assert first == again
    assert first[0].accessed is not None
    assert first[0].accessed.endswith("+00:00")
    assert first[0].notes == (f"redirected: {address(server, '/moved')} -> {address(server)}",)


def test_it_is_fetched_anew_when_asked_or_too_old(server: ThreadingHTTPServer, tmp_path: Path) -> None:
    texts = [text(address(server), tmp_path) for _ in range(2)]
    texts += [text(address(server), tmp_path, refresh=True), text(address(server), tmp_path)]
    texts += [text(address(server), tmp_path, Settings(private_addresses=True, fetched_days=0))]
    assert [one.split()[3] for one in texts] == ["1", "1", "2", "2", "3"]


def test_without_a_folder_nothing_is_kept(server: ThreadingHTTPServer) -> None:
    assert [text(address(server), "").split()[3] for _ in range(2)] == ["1", "2"]


@pytest.mark.parametrize("damage", ["page", "json"])
def test_a_page_that_is_not_what_was_fetched_is_fetched_anew(server: ThreadingHTTPServer, tmp_path: Path, damage: str) -> None:
    text(address(server), tmp_path)
    (file,) = tmp_path.glob(f"*.{damage}")
    file.write_bytes(b"{}" if damage == "json" else b"other bytes")
    assert text(address(server), tmp_path).split()[3] == "2"


def test_a_folder_of_kept_pages_is_no_folder_of_articles(server: ThreadingHTTPServer, tmp_path: Path) -> None:
    text(address(server), tmp_path / "out" / "fetched")
    (tmp_path / "own.txt").write_text("“Own words,” she said.", encoding="utf-8")
    assert expanded(str(tmp_path)) == [str(tmp_path / "own.txt")]


def test_a_folder_that_can_not_be_written_is_named(server: ThreadingHTTPServer, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    _, (failed,) = read([address(server)], ALLOWED, Metadata(pages=str(tmp_path / "file")))
    assert "can't be kept in" in failed.reason


def test_a_report_made_again_offline_is_the_same(server: ThreadingHTTPServer, tmp_path: Path) -> None:
    words = ["report", address(server), "-o", str(tmp_path / "out"), "--format", "json,html", "--date", "2024-02-03"]
    words += ["--set", "private_addresses=true"]
    assert run(words) == 0
    first = {path.name: path.read_bytes() for path in (tmp_path / "out").glob("report.*")}
    server.shutdown()
    server.server_close()
    assert run(words) == 0
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").glob("report.*")} == first
    (article,) = json.loads(first["report.json"])["articles"]
    assert article["accessed"] is not None
    assert run([*words, "--refresh"]) == 3


def test_a_run_that_has_an_address_takes_no_engine_by_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x" * 2000, encoding="utf-8")
    settings = Settings(engine_from=0.001)
    assert archive.engine_for([str(tmp_path)], settings) == "duckdb"
    assert archive.engine_for([str(tmp_path), "https://news.example/a"], settings) == archive.NONE
    assert archive.engine_for([str(tmp_path), "-"], settings) == archive.NONE
