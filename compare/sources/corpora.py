"""Corpus files, many articles in one: JSON lines, JSON, CSV, spreadsheets, Parquet. The usual names of columns are understood."""

from __future__ import annotations

import csv
import datetime
import hashlib
import io
import json
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from compare.errors import InputError
from compare.model import Article, NotRead
from compare.sources import archives
from compare.sources.encodings import decoded, scalar
from compare.sources.item import Found, Item, needed

EXTRA = "documents"
COLUMNS: dict[str, tuple[str, ...]] = {
    "text": ("text", "content", "body", "full_text", "fulltext", "article_text", "story_text", "article", "maintext"),
    "id": ("id", "guid", "stories_id", "story_id", "article_id", "uid"),
    "title": ("title", "headline", "hl", "name"),
    "outlet": ("outlet", "source", "publication", "publisher", "media_name", "source_name", "newspaper", "site", "domain"),
    "byline": ("byline", "author", "authors", "creator", "by"),
    "date": ("date", "publish_date", "published", "publishedat", "published_at", "pub_date", "publication_date", "pubdate"),
    "url": ("url", "link", "canonical_url", "uri"),
    "lang": ("lang", "language"),
}
csv.field_size_limit(2**31 - 1)


def from_json_lines(item: Item) -> Found:
    """Yield an article for each line; a line that isn't a record with a text is a `NotRead` that names the line."""
    for number, line in enumerate(item.data.split(b"\n"), start=1):
        if stripped := line.strip(b"\r\t \xef\xbb\xbf"):
            yield _from_line(stripped, f"{item.name}-{number}", f"{item.path} line {number}", item.columns)


def _from_line(line: bytes, name: str, path: str, columns: Mapping[str, str]) -> Article | NotRead:
    try:
        record = json.loads(line.decode("utf-8", errors="surrogateescape"))
        return article(record, line, name, path, columns)
    except (ValueError, RecursionError) as error:
        return NotRead(path, f"not JSON: {error}", "each line is to be one JSON object")
    except InputError as error:
        return NotRead(path, error.message, error.hint)


def from_json(item: Item) -> Found:
    """Yield an article for each object of a JSON list (or of the list under `articles`). Raises InputError if there is none."""
    try:
        found = json.loads(decoded(item.data)[0].lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"not JSON: {error}", "give a list of objects, or JSON lines as .jsonl") from None
    records = found.get("articles", [found]) if isinstance(found, dict) else found
    if not isinstance(records, list):
        raise InputError(f"a JSON list of articles was expected, found {type(records).__name__}", "give a list of objects with `text`")
    yield from _from_records(records, item)


def from_csv(item: Item) -> Found:
    """Yield an article for each row under the header. Raises InputError if no column holds the text."""
    rows = csv.DictReader(io.StringIO(decoded(item.data)[0].lstrip("\ufeff"), newline=""))
    check_header([column for column in rows.fieldnames or () if column], item)
    yield from _from_records(rows, item)


def from_xlsx(item: Item) -> Found:
    """Yield an article for each row under the header of the first sheet. Raises InputError if no column holds the text."""
    openpyxl = needed("openpyxl", EXTRA, "spreadsheets")
    archives.opened(item.data, item.settings).close()
    try:
        sheet = openpyxl.load_workbook(io.BytesIO(item.data), read_only=True, data_only=True).worksheets[0]
        rows = sheet.iter_rows(values_only=True)
        header = [str(cell or "") for cell in next(rows, ())]
    except (KeyError, IndexError, *archives.BROKEN) as error:
        raise InputError(f"no spreadsheet: {error}", "save it again as .xlsx, or as .csv") from None
    check_header(header, item)
    yield from _from_records((dict(zip(header, map(_cell, row), strict=False)) for row in rows if any(row)), item)


def _cell(value: object) -> object:
    return value.isoformat()[:10] if isinstance(value, datetime.date) else value


def from_parquet(item: Item) -> Found:
    """Yield an article for each row of a Parquet table. Raises InputError if it is none or no column holds the text."""
    duckdb = needed("duckdb", "duckdb", "Parquet tables")
    with tempfile.NamedTemporaryFile(suffix=".parquet") as file:
        file.write(item.data)
        file.flush()
        try:
            table = duckdb.sql("SELECT * FROM read_parquet($path)", params={"path": file.name})
            check_header(table.columns, item)
            rows = (dict(zip(table.columns, row, strict=True)) for row in table.fetchall())
        except duckdb.Error as error:
            raise InputError(f"no Parquet table: {str(error).splitlines()[0]}", "write it again, or give it as .csv") from None
        yield from _from_records(rows, item)


def check_header(header: Sequence[str], item: Item) -> None:
    """Raise InputError if no column holds the text."""
    if column_of("text", header, item.columns) is None:
        raise InputError(f"no column holds the text; the columns are {', '.join(header) or 'none'}", "name it: --map text=COLUMN")


def _from_records(records: Iterable[Any], item: Item) -> Found:
    for number, record in enumerate(records, start=1):
        place = f"{item.path} record {number}"
        try:
            canonical = json.dumps(record, sort_keys=True, default=str).encode()
            yield article(record, canonical, f"{item.name}-{number}", place, item.columns)
        except InputError as error:
            yield NotRead(place, error.message, error.hint)


def column_of(field: str, header: Iterable[str], columns: Mapping[str, str]) -> str | None:
    """Return the column that holds `field`: the one the user named, else the first with a usual name; None if there is none."""
    if field in columns:
        return columns[field] if columns[field] in header else None
    by_name = {str(column).strip().lower(): column for column in header}
    return next((by_name[name] for name in COLUMNS[field] if name in by_name), None)


def article(record: Any, data: bytes, name: str, path: str, columns: Mapping[str, str]) -> Article:
    """Return the article of one record; `data` are the bytes that give its id. Raises InputError if it has no text."""
    if not isinstance(record, dict):
        raise InputError(f"an object was expected, found {type(record).__name__}", "each record is to be a JSON object with `text`")
    found: dict[str, Any] = {field: _value(record, column_of(field, record, columns)) for field in COLUMNS}
    text = found.pop("text")
    if text is None or not text.strip():
        raise InputError(f"no text; the columns are {', '.join(map(str, record)) or 'none'}", "name the column: --map text=COLUMN")
    named = found.pop("id")
    return Article(id=hashlib.sha256(data).hexdigest(), name=named or name, text=text, path=path, reader="records", **found)


def _value(record: Mapping[str, Any], column: str | None) -> str | None:
    value = record.get(column) if column is not None else None
    if isinstance(value, dict):  # NewsAPI: {"source": {"id": ..., "name": ...}}
        value = value.get("name")
    if isinstance(value, list):
        value = ", ".join(map(str, value))
    return None if value is None or value == "" else scalar(str(value))
