"""Hostile inputs are refused or made harmless, each with a clear line, and the others go on: through the command that people type."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import os
import threading
import zipfile
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from compare import archive
from compare.cli import run
from compare.settings import Settings
from compare.sources import read
from compare.sources.inputs import opened

GOOD = "“The others go on,” Ines Mota said."
ENTITIES = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
BOMB = f'<!DOCTYPE lol [<!ENTITY a "ha">{ENTITIES}]>'
OUTSIDE = '<!DOCTYPE lol [<!ENTITY j SYSTEM "file:///etc/passwd">]>'
ODT_TEXT = '<x xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><text:p>“&j;”</text:p></x>'
FEED = '<rss version="2.0"><channel><title>T</title><item><description>“&j;”</description></item></channel></rss>'


def zipped(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def lying() -> bytes:
    """Return an archive whose directory says that its file is small."""
    data = bytearray(zipped(**{"a.txt": b"x" * 100_000}))
    place = data.index(b"PK\x01\x02") + 24
    data[place : place + 4] = (10).to_bytes(4, "little")
    return bytes(data)


def many_objects() -> bytes:
    return b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n<<>>\nendobj\n" % n for n in range(2_000)) + b"trailer<</Root 1 0 R>>"


def nested_mail() -> bytes:
    return b"From: a@example.org\n" + b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(3_000))


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "bomb.zip": (lambda: zipped(**{"a.txt": bytes(3_000_000)}), "3 MB when unpacked, more than the 1 MB that are read"),
    "lying.zip": (lying, "a.txt: can't be unpacked"),
    "bomb.json.gz": (lambda: gzip.compress(bytes(3_000_000)), "more than 1 MB when unpacked"),
    "bomb.txt.bz2": (lambda: bz2.compress(bytes(3_000_000)), "more than 1 MB when unpacked"),
    "large.txt": (lambda: b"x" * 1_500_000, "2 MB, more than the 1 MB that are read"),
    "many.pdf": (many_objects, "a PDF of 2,000 objects, more than the 1,000 that are read"),
    "bomb.xml": (lambda: f"<?xml version='1.0'?>{BOMB}{FEED}".encode(), "it declares XML entities"),
    "wide.xml": (lambda: f"<?xml version='1.0'?>{BOMB}{FEED}".encode("utf-16"), "it declares XML entities"),
    "outside.rss": (lambda: f"<?xml version='1.0'?>{OUTSIDE}{FEED}".encode(), "it declares XML entities"),
    "bomb.odt": (lambda: zipped(**{"content.xml": f"{BOMB}{ODT_TEXT}".encode()}), "it declares XML entities"),
    "outside.odt": (lambda: zipped(**{"content.xml": f"{OUTSIDE}{ODT_TEXT}".encode()}), "it declares XML entities"),
    "bomb.docx": (lambda: zipped(**{"word/document.xml": BOMB.encode()}), "it declares XML entities"),
    "bomb.xlsx": (lambda: zipped(**{"xl/workbook.xml": BOMB.encode()}), "it declares XML entities"),
    "nested.eml": (nested_mail, "3,000 parts that hold parts"),
    "nested.mhtml": (nested_mail, "3,000 parts that hold parts"),
    "nested.json": (lambda: b"[" * 100_000, "nested more deeply than any record is"),
    "nested.rtf": (lambda: b"{\\rtf1 " + b"{" * 50_000 + b"\\u99999999999 \\uc ", "a broken RTF document"),
    "fields.rtf": (lambda: b"{\\rtf1 " + b'{\\field{\\*\\fldinst{HYPERLINK "a" ' * 5_000, "no text in this document"),
}


def report(folder: Path, *words: str) -> tuple[int, dict[str, Any]]:
    out = folder.parent / "out"
    limits = ("--set", "largest_file=1", "--set", "most_objects=1000", "--format", "json,html,csv")
    code = run(["report", str(folder), "-o", str(out), *limits, *words])
    return code, json.loads((out / "report.json").read_bytes())


def test_each_is_refused_with_a_clear_line_and_the_others_go_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for module in ("docx", "openpyxl", "feedparser", "striprtf"):
        pytest.importorskip(module, reason=f"{module} is not installed")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    for name, (made, _) in HOSTILE.items():
        (folder / name).write_bytes(made())
    os.mkfifo(folder / "pipe.txt")
    (folder / "endless.txt").symlink_to("/dev/zero")
    code, found = report(folder)
    failed = {Path(one["path"].partition(" > ")[0]).name: one for one in found["not_read"]}
    assert code == 3
    assert [article["name"] for article in found["articles"]] == ["good"]
    for name, (_, reason) in HOSTILE.items():
        assert reason in failed[name]["reason"], name
        assert failed[name]["hint"]
    assert failed["pipe.txt"]["reason"] == failed["endless.txt"]["reason"] == "not an ordinary file"
    said = [line for line in capsys.readouterr().err.splitlines() if "not read" in line]
    assert len(said) == len(HOSTILE) + 2
    assert not any("Traceback" in line or "bug of ours" in line for line in said)


def test_a_file_of_ten_gigabytes_is_refused_unopened_and_asks_for_no_engine(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    with (folder / "large.txt").open("wb") as file:
        file.truncate(10_000_000_000)
    assert archive.engine_for([str(folder)], Settings()) == archive.NONE
    code, found = report(folder)
    assert code == 3
    assert [one["name"] for one in found["articles"]] == ["good"]
    assert found["not_read"][0]["reason"].startswith("10,000 MB, more than")


def test_names_that_lead_out_or_look_like_formulas_stay_names(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    names = {"../../out.txt": "Out,", "/etc/hosts.txt": "Root,", "=cmd()|x.txt": "Formula,", "<img src=x onerror=alert(1)>.txt": "Markup,"}
    (folder / "a.zip").write_bytes(zipped(**{name: f"“{said}” Ines Mota said.".encode() for name, said in names.items()}))
    (folder / "=1+1.txt").write_text(GOOD, encoding="utf-8")
    code, found = report(folder)
    page, table = (tmp_path / "out" / "report.html").read_text(), (tmp_path / "out" / "report.csv").read_text(encoding="utf-8-sig")
    assert code == 0
    assert {article["name"] for article in found["articles"]} == {"out", "hosts", "=cmd()|x", "<img src=x onerror=alert(1)>", "=1+1"}
    assert not (tmp_path / "out.txt").exists()
    assert "<img src=x onerror" not in page
    assert not any(cell.strip('"').startswith("=") for line in table.splitlines() for cell in line.split(","))


def test_a_page_with_scripts_and_local_links_gives_words_alone(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    words = "<p>“The dam will hold through the winter,” said the engineer, Ines Mota, who had walked along it in the rain.</p>" * 4
    unsafe = (
        '<script>fetch("file:///etc/passwd")</script><iframe src="file:///etc/passwd"></iframe><img src="file:///etc/passwd" onerror="x()">'
    )
    head = '<base href="file:///"><link rel="canonical" href="javascript:alert(1)">'
    (folder / "a.html").write_text(f"<html><head>{head}</head><body onload='x()'><article>{words}{unsafe}</article></body></html>")
    code, found = report(folder)
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert code == 0
    assert "passwd" not in found["articles"][0]["text"]
    assert 'href="javascript' not in page
    assert 'href="file' not in page


def test_an_address_that_leads_to_this_machine_is_refused_and_the_others_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Leading(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(302 if self.path != "/robots.txt" else 404)
            self.send_header("Location", "http://127.0.0.2/secret")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Leading)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    # The first address stands for a public one.
    monkeypatch.setattr("compare.sources.web.is_public", lambda address: address == "127.0.0.1")
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    url = f"http://127.0.0.1:{server.server_port}/"
    assert run(["report", url, str(tmp_path / "good.txt"), "-o", str(tmp_path / "out"), "--format", "json"]) == 3
    server.shutdown()
    found = json.loads((tmp_path / "out" / "report.json").read_bytes())
    assert [article["name"] for article in found["articles"]] == ["good"]
    assert found["not_read"][0]["reason"] == "127.0.0.2 is at 127.0.0.2, which is not a public address"


def test_what_takes_for_ever_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(_: object) -> object:
        while True:
            try:
                while True:
                    pass
            except Exception:
                continue

    monkeypatch.setitem(__import__("compare.sources.inputs").sources.inputs.READERS, ".txt", endless)
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.md").write_text(GOOD, encoding="utf-8")
    articles, (failed,) = read([str(tmp_path)], Settings(read_seconds=0.2))
    assert [article.name for article in articles] == ["b"]
    assert failed.reason == "not read after 0.2 seconds"


@pytest.mark.parametrize(("error", "reason"), [(RecursionError, "nested more deeply"), (MemoryError, "more than the memory holds")])
def test_what_a_reader_trips_over_is_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[Exception], reason: str) -> None:
    def tripping(_: object) -> object:
        raise error

    monkeypatch.setitem(__import__("compare.sources.inputs").sources.inputs.READERS, ".txt", tripping)
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    (failed,) = opened(str(tmp_path / "a.txt"), Settings(), __import__("compare.sources").sources.Metadata())
    assert reason in failed.reason
