"""Makes one folder with an article in every format that is read, and a few that can't be.

    python -m tests.sources.every_format FOLDER && crossquote report FOLDER -o out

Documents and pages are those of tests/sources/material, as pandoc, LibreOffice and Chromium wrote them; the others are made here.
"""

from __future__ import annotations

import bz2
import gzip
import io
import json
import shutil
import sys
import zipfile
from email.message import EmailMessage
from pathlib import Path

MATERIAL = Path(__file__).parent / "material"
WORDS = "We will not close while one boat is at sea"
# Which file -> how many articles it holds.
READ = {
    "one.txt": 1,
    "utf16.txt": 1,
    "windows.txt": 1,
    "bare": 1,
    "packed.txt.gz": 1,
    "notes.md": 1,
    "page.html": 1,
    "page.mhtml": 1,
    "live.html": 1,
    "factiva.html": 2,
    "pandoc.docx": 1,
    "office.docx": 1,
    "office.odt": 1,
    "office.rtf": 1,
    "office.pdf": 1,
    "printed.pdf": 1,
    "nexis.docx": 2,
    "lexis.txt": 2,
    "factiva.rtf": 2,
    "table.csv": 2,
    "sheet.xlsx": 2,
    "lines.jsonl": 2,
    "newsapi.json": 1,
    "zotero.json": 1,
    "table.parquet": 2,
    "20240203.gqg.json.gz": 1,
    "quotebank.json.bz2": 1,
    "mail.eml": 1,
    "feed.rss": 2,
    "feed.atom": 1,
    "web.warc.gz": 1,
    "bundle.zip": 2,
}
NOT_READ = {
    "addresses.csv": "a list of addresses without texts",
    "broken.docx": "a broken Word document",
    "empty.txt": "the file is empty",
    "lines.jsonl line 3": "not JSON",
    "photo.png": "no reader for .png files",
    "scan.pdf": "a PDF without a text layer",
    "zotero.json record 2": "only the address",
}


def said(place: str) -> str:
    return f"From {place}: “{WORDS},” the harbour master, Olga Reis, told those who had come to {place} to hear her."


def lines(place: str) -> list[str]:
    return [f"{place} hears the harbour master", said(place), f"Nobody from {place} asked her anything."]


def text(place: str) -> str:
    return "\n\n".join(lines(place)) + "\n"


def made(folder: Path) -> Path:
    """Fill a folder, which is made if it isn't there, with `READ` and `NOT_READ`; return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for make in (_texts, _documents, _exports, _tables, _json, _mail_and_feeds, _archives, _broken):
        make(folder)
    return folder


def _texts(folder: Path) -> None:
    (folder / "one.txt").write_text(text("Alder"), encoding="utf-8")
    (folder / "utf16.txt").write_text(text("Birch"), encoding="utf-16")
    (folder / "windows.txt").write_text(text("Cedar"), encoding="cp1252")
    (folder / "bare").write_text(text("Dogwood"), encoding="utf-8")
    (folder / "packed.txt.gz").write_bytes(gzip.compress(text("Elder").encode(), mtime=0))
    (folder / "notes.md").write_text(f"# {text('Fir')}", encoding="utf-8")
    (folder / "sources.toml").write_text('[one]\noutlet = "Alder Post"\ndate = "2024-02-03"\n', encoding="utf-8")


def _documents(folder: Path) -> None:
    for source, target in {
        "harbour.html": "page.html",
        "harbour.chromium.mhtml": "page.mhtml",
        "live.html": "live.html",
        "harbour.pandoc.docx": "pandoc.docx",
        "harbour.libreoffice.docx": "office.docx",
        "harbour.libreoffice.odt": "office.odt",
        "harbour.libreoffice.rtf": "office.rtf",
        "harbour.libreoffice.pdf": "office.pdf",
        "harbour.chromium.pdf": "printed.pdf",
    }.items():
        shutil.copyfile(MATERIAL / source, folder / target)


def _exports(folder: Path) -> None:
    import docx  # noqa: PLC0415

    nexis = docx.Document()
    for place in ("Gorse", "Hazel"):
        head, *body = lines(place)
        day = "February 3, 2024 Saturday"
        for line in (head, f"{place} Gazette", day, "Length: 40 words", "Body", *body, "Load-Date: February 4, 2024", "End of Document"):
            nexis.add_paragraph(line)
    nexis.save(str(folder / "nexis.docx"))
    lexis, coded, printed = "", [], ""
    for number, place in enumerate(("Ivy", "Juniper"), start=1):
        head, *body = lines(place)
        lexis += f"{number} of 2 DOCUMENTS\n\n{place} News\n\nFebruary 3, 2024 Saturday\n\n{head}\n\nLENGTH: 40 words\n\n"
        lexis += "\n\n".join(body) + "\n\nLOAD-DATE: February 4, 2024\n\n"
    for number, place in enumerate(("Kapok", "Larch"), start=1):
        head, *body = lines(place)
        coded += ["HD", head, "PD", "3 February 2024", "SN", f"{place} Times", "LA", "English", "TD", *body]
        coded += ["AN", f"Document TIME00002024020{number}ek23000a1"]
    for number, place in enumerate(("Maple", "Nutmeg"), start=1):
        head, *body = lines(place)
        rows = {"HD": head, "PD": "3 February 2024", "SN": f"{place} Star", "TD": "".join(f"<p>{line}</p>" for line in body)}
        rows["AN"] = f"Document STAR00002024020{number}ek23000a1"
        table = "".join(f"<tr><td><b>{code}</b></td><td>{value}</td></tr>" for code, value in rows.items())
        printed += f'<div class="article enArticle"><table>{table}</table></div>'
    (folder / "lexis.txt").write_text(lexis, encoding="utf-8")
    written = "".join(f"{line}\\par\n" for line in coded).replace("“", "\\'93").replace("”", "\\'94")
    (folder / "factiva.rtf").write_text(f"{{\\rtf1\\ansi\\ansicpg1252\n{written}}}", encoding="cp1252")
    (folder / "factiva.html").write_text(f"<html><meta charset=utf-8><body>{printed}</body></html>", encoding="utf-8")


def _tables(folder: Path) -> None:
    import duckdb  # noqa: PLC0415
    import openpyxl  # noqa: PLC0415

    quoted = "".join(f'{place},"{said(place)}"\n' for place in ("Oak", "Pine"))
    (folder / "table.csv").write_text(f"outlet,body\n{quoted}", encoding="utf-8")
    book = openpyxl.Workbook()
    for row in (("Headline", "Full_Text"), *((place, said(place)) for place in ("Quince", "Rowan"))):
        book.active.append(row)
    book.save(folder / "sheet.xlsx")
    rows = ", ".join(f"('{place}', '{said(place)}')" for place in ("Sorrel", "Thorn"))
    duckdb.connect().execute(f"COPY (SELECT * FROM (VALUES {rows}) AS t(id, content)) TO '{folder / 'table.parquet'}' (FORMAT parquet)")


def _json(folder: Path) -> None:
    records = [json.dumps({"id": place, "text": said(place)}) for place in ("Ulex", "Vetch")]
    (folder / "lines.jsonl").write_text("\n".join([*records, "{broken"]) + "\n", encoding="utf-8")
    news = {
        "source": {"id": None, "name": "Willow"},
        "title": "T",
        "url": "https://willow.example/1",
        "content": f"{said('Willow')} [+99 chars]",
    }
    (folder / "newsapi.json").write_text(json.dumps({"status": "ok", "totalResults": 1, "articles": [news]}), encoding="utf-8")
    item = {
        "id": "yew",
        "type": "article-newspaper",
        "container-title": "Yew",
        "issued": {"date-parts": [[2024, 2, 3]]},
        "abstract": said("Yew"),
    }
    library = [item, {"id": "bare", "type": "webpage", "URL": "https://yew.example/bare"}]
    (folder / "zotero.json").write_text(json.dumps(library), encoding="utf-8")
    quotes = [{"pre": "At Zelkova the harbour master, Olga Reis, said: ", "quote": WORDS, "post": ". Nobody asked"}]
    graph = {"date": "2024-02-03T10:00:00Z", "url": "https://zelkova.example/1", "title": "T", "lang": "ENGLISH", "quotes": quotes}
    (folder / "20240203.gqg.json.gz").write_bytes(gzip.compress(json.dumps(graph).encode() + b"\n", mtime=0))
    bank = {"quoteID": "1", "quotation": WORDS, "speaker": "Olga Reis", "date": "2024-02-03", "probas": [["Olga Reis", "0.9"]]}
    bank["urls"] = ["https://acacia.example/1"]
    (folder / "quotebank.json.bz2").write_bytes(bz2.compress(json.dumps(bank).encode() + b"\n"))


def _mail_and_feeds(folder: Path) -> None:
    message = EmailMessage()
    message["Subject"], message["From"], message["Date"] = "Harbour", "desk@beech.example", "Sat, 03 Feb 2024 10:00:00 +0000"
    message.set_content(text("Beech"))
    (folder / "mail.eml").write_bytes(bytes(message))
    items = "".join(f"<item><title>{place}</title><description>{said(place)}</description></item>" for place in ("Clover", "Daisy"))
    (folder / "feed.rss").write_text(f'<rss version="2.0"><channel><title>Feed</title>{items}</channel></rss>', encoding="utf-8")
    entry = f"<entry><title>Erica</title><updated>2024-02-03T10:00:00Z</updated><content>{said('Erica')}</content></entry>"
    (folder / "feed.atom").write_text(f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Feed</title>{entry}</feed>', encoding="utf-8")


def _archives(folder: Path) -> None:
    from warcio.statusandheaders import StatusAndHeaders  # noqa: PLC0415
    from warcio.warcwriter import WARCWriter  # noqa: PLC0415

    told = "".join(
        f"<p>On the {day} day the people of Fern heard of boats, of ropes and of the price of fish.</p>" for day in ("first", "second")
    )
    page = f"<html lang=en><body><article><h1>Fern</h1><p>{said('Fern')}</p>{told}</article></body></html>".encode()
    with (folder / "web.warc.gz").open("wb") as file:
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        writer = WARCWriter(file, gzip=True)
        writer.write_record(writer.create_warc_record("https://fern.example/1", "response", payload=io.BytesIO(page), http_headers=headers))
    with zipfile.ZipFile(folder / "bundle.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inside/ginger.txt", text("Ginger"))
        archive.writestr("inside/heather.md", text("Heather"))


def _broken(folder: Path) -> None:
    import pikepdf  # noqa: PLC0415

    (folder / "empty.txt").write_bytes(b"")
    (folder / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 cut off")
    (folder / "addresses.csv").write_text(
        "id,language,media_name,publish_date,title,url\n1,en,a,2024-02-03,T,https://a.example/1\n", encoding="utf-8"
    )
    with pikepdf.new() as scan:
        scan.add_blank_page()
        scan.save(folder / "scan.pdf")


if __name__ == "__main__":
    made(Path(sys.argv[1]))
