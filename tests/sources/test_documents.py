"""Documents, spreadsheets, mail, feeds and archives give their articles; broken and swollen ones are listed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest

from compare.model import Article, NotRead
from compare.settings import Settings
from compare.sources import read
from compare.sources.pdf import mended

SETTINGS = Settings()
LINES = ("Harbour stays open", "“The harbour will stay open,” said the harbour master.", "“All winter,” she added.")


def result(folder: Path, name: str, data: bytes, settings: Settings = SETTINGS) -> tuple[tuple[Article, ...], tuple[NotRead, ...]]:
    (folder / name).write_bytes(data)
    return read([str(folder / name)], settings)


def docx(*lines: str) -> bytes:
    document = pytest.importorskip("docx", reason="python-docx is not installed: extra `documents`").Document()
    for line in lines:
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def zipped(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "."), data)
    return buffer.getvalue()


def odt() -> bytes:
    paragraphs = "".join(f"<text:p>{line}</text:p>" for line in LINES)
    names = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    content = (
        f"<office:document-content {names}><office:body><office:text>{paragraphs}</office:text></office:body></office:document-content>"
    )
    return zipped(**{"content.xml": content.encode()})


def rtf() -> bytes:
    body = "\\par ".join(line.replace("“", "\\'93").replace("”", "\\'94") for line in LINES)
    return b"{\\rtf1\\ansi\\ansicpg1252 " + body.encode() + b"\\par}"


def pdf() -> bytes:
    weasyprint = pytest.importorskip("weasyprint", reason="WeasyPrint is not installed")
    return bytes(weasyprint.HTML(string="".join(f"<p>{line}</p>" for line in LINES)).write_pdf())


def mail() -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"], message["Date"] = "Harbour", "desk@news.example", "Sat, 03 Feb 2024 10:00:00 +0000"
    message.set_content("\n\n".join(LINES))
    return bytes(message)


@pytest.mark.parametrize(
    ("name", "made"),
    [("a.docx", lambda: docx(*LINES)), ("a.odt", odt), ("a.rtf", rtf), ("a.pdf", pdf), ("a.eml", mail)],
    ids=lambda x: str(x)[:8],
)
def test_a_document_gives_its_paragraphs(tmp_path: Path, name: str, made: Callable[[], bytes]) -> None:
    (article,), not_read = result(tmp_path, name, made())
    assert not_read == ()
    for line in LINES[1:]:
        assert line in article.text


def test_a_mail_gives_subject_sender_and_day(tmp_path: Path) -> None:
    (article,), _ = result(tmp_path, "a.eml", mail())
    assert (article.title, article.byline, article.date) == ("Harbour", "desk@news.example", "2024-02-03")


def test_a_spreadsheet_gives_an_article_a_row(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed: extra `documents`")
    book = openpyxl.Workbook()
    for row in (("id", "Headline", "Body", "Source"), (7, "T", LINES[1], "X"), (8, "U", LINES[2], "Y")):
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    articles, _ = result(tmp_path, "a.xlsx", buffer.getvalue())
    assert [(a.name, a.text, a.outlet) for a in articles] == [("7", LINES[1], "X"), ("8", LINES[2], "Y")]


def test_a_parquet_table_gives_an_article_a_row(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed: extra `duckdb`")
    path = tmp_path / "a.parquet"
    duckdb.sql(f"COPY (SELECT 'one' AS id, 'Some words.' AS content, DATE '2024-02-03' AS publish_date) TO '{path}' (FORMAT parquet)")
    (article,), _ = read([str(path)], SETTINGS)
    assert (article.name, article.text, article.date) == ("one", "Some words.", "2024-02-03")


def test_a_feed_gives_its_entries(tmp_path: Path) -> None:
    pytest.importorskip("feedparser", reason="feedparser is not installed: extra `archives`")
    text = "&lt;p&gt;“Open,” she said.&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;"
    entry = f"<item><title>T</title><link>https://news.example/1</link><description>{text}</description></item>"
    feed = f'<rss version="2.0"><channel><title>News</title>{entry}<item><title>Empty</title></item></channel></rss>'
    (article,), (empty,) = result(tmp_path, "a.rss", feed.encode())
    assert (article.text, article.outlet, article.url) == ("“Open,” she said.", "News", "https://news.example/1")
    assert "without text" in empty.reason


def test_a_web_archive_gives_its_pages(tmp_path: Path) -> None:
    reason = "warcio is not installed: extra `archives`"
    headers_of = pytest.importorskip("warcio.statusandheaders", reason=reason).StatusAndHeaders
    writer_of = pytest.importorskip("warcio.warcwriter", reason=reason).WARCWriter

    page = (
        "<html><body><article>" + "<p>“The harbour will stay open,” said the harbour master on Monday.</p>" * 4 + "</article></body></html>"
    )
    with (tmp_path / "a.warc.gz").open("wb") as file:
        writer = writer_of(file, gzip=True)
        headers = headers_of("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record("https://news.example/a", "response", payload=io.BytesIO(page.encode()), http_headers=headers)
        )
    (article,), _ = read([str(tmp_path / "a.warc.gz")], SETTINGS)
    assert article.url == "https://news.example/a"
    assert "“The harbour will stay open,”" in article.text


def test_an_archive_gives_the_articles_of_its_files_each_failing_alone(tmp_path: Path) -> None:
    data = zipped(a__txt=b"First.", b__csv=b"id,text\n1,Second.\n", c__bin=b"x", d__zip=zipped(a__txt=b"Third."))
    articles, not_read = result(tmp_path, "a.zip", data)
    assert [article.text for article in articles] == ["Second.", "First."]
    assert [failed.path.rpartition(" > ")[2] for failed in not_read] == ["c.bin", "d.zip"]


def test_a_file_of_an_archive_never_leaves_it(tmp_path: Path) -> None:
    articles, _ = result(tmp_path, "a.zip", zipped(**{"../../x.txt": b"Outside."}))
    assert [article.name for article in articles] == ["x"]
    assert [path.name for path in tmp_path.parent.iterdir()].count("x.txt") == 0


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.zip", zipped(a__txt=b"\0" * 3_000_000), "when unpacked"),
        ("a.docx", zipped(a__xml=b"\0" * 3_000_000), "when unpacked"),
        ("a.zip", b"PK\x03\x04 no archive", "broken archive"),
        ("a.docx", zipped(a__txt=b"x"), "no Word document"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document, or one with a password"),
        ("a.odt", zipped(a__txt=b"x"), "no OpenDocument text"),
        ("a.odt", zipped(**{"content.xml": b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'}), "declares XML entities"),
        ("a.rtf", b"plain", "no RTF"),
        ("a.pdf", b"%PDF-1.4 broken", "PDF"),
        ("a.eml", b"", "no mail"),
        ("a.xlsx", zipped(a__txt=b"x"), "no spreadsheet"),
        ("a.parquet", b"PAR1 broken", "no Parquet table"),
        ("a.xml", b"<x/>", "no feed entries"),
        ("a.warc", b"nothing", "no web archive"),
    ],
)
def test_what_is_broken_or_swollen_is_listed(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    articles, (failed,) = result(tmp_path, name, data, Settings(largest_file=1.0))
    assert articles == ()
    assert reason in failed.reason
    assert failed.hint


def test_without_its_library_the_error_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "docx", None)
    _, (failed,) = result(tmp_path, "a.docx", zipped(a__txt=b"x"))
    assert "docx" in failed.reason
    assert failed.hint == 'pip install "crossquote[documents]"'


def test_a_pdf_with_a_password_says_so(tmp_path: Path) -> None:
    pikepdf = pytest.importorskip("pikepdf")
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(tmp_path / "a.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    _, (failed,) = read([str(tmp_path)], SETTINGS)
    assert failed.reason == "a PDF that asks for a password"


def test_words_that_a_printer_cut_at_line_ends_are_whole_again(tmp_path: Path) -> None:
    weasyprint = pytest.importorskip("weasyprint", reason="WeasyPrint is not installed")
    words = "“The extraordinarily comprehensive infrastructure modernisation programme of the northern municipality continues,” she said."
    style = "body { hyphens: auto; width: 4cm; font: 12pt serif; text-align: justify } article { columns: 2 }"
    page = f"<html lang=en><style>{style}</style><article>{f'<p>{words}</p>' * 6}</article></html>"
    weasyprint.HTML(string=page).write_pdf(tmp_path / "a.pdf")
    (article,), _ = read([str(tmp_path)], SETTINGS)
    assert words.split("modernisation")[0] in article.text
    assert "- " not in article.text


@pytest.mark.parametrize(
    ("cut", "whole"), [("divi-\ndend", "dividend"), ("al-\nSadr", "al-Sadr"), ("1990-\n91", "1990- 91"), ("so\u2010\ncalled", "socalled")]
)
def test_a_hyphen_at_a_line_end_goes_only_between_small_letters(cut: str, whole: str) -> None:
    assert mended(cut) == whole
