"""Corpus files, many articles in one: JSON lines, JSON, CSV, spreadsheets, Parquet. The usual names of columns are understood."""

from __future__ import annotations

import csv
import datetime
import hashlib
import io
import json
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from compare.errors import InputError
from compare.model import Article, NotRead
from compare.sources import archives, quotegraphs
from compare.sources.encodings import decoded, scalar
from compare.sources.item import Found, Item, needed
from compare.sources.metadata import language, outlet_of

EXTRA = "documents"
ADDRESSES = "give the addresses themselves, or the pages saved from them"
COLUMNS: dict[str, tuple[str, ...]] = {
    "text": ("text", "content", "body", "full_text", "fulltext", "article_text", "story_text", "article", "maintext"),
    "id": ("id", "guid", "stories_id", "story_id", "article_id", "uid", "key"),
    "title": ("title", "headline", "hl", "name"),
    "outlet": (
        *("outlet", "container-title", "publication title", "media_name", "source", "publication", "publisher", "source_name"),
        *("newspaper", "site", "domain"),
    ),
    "byline": ("byline", "author", "authors", "creator", "by"),
    "date": ("date", "publish_date", "published", "publishedat", "published_at", "pub_date", "publication_date", "pubdate", "issued"),
    "url": ("url", "link", "canonical_url", "uri"),
    "lang": ("lang", "language"),
}
# What exports give beside or in place of the text: a few sentences of it.
SHORT = ("description", "abstract", "abstract note", "summary")
CUT = re.compile(r"\[\+(\d+) chars\]\s*\Z")  # how NewsAPI ends a text that it cuts short
csv.field_size_limit(2**31 - 1)


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a corpus file: what it holds, the bytes that give its article's id, the article's name if it has none, its place."""

    held: Any
    data: bytes
    name: str
    place: str


def from_json_lines(item: Item) -> Found:
    """Yield an article for each line; a line that isn't a record with a text is a `NotRead` that names the line."""
    yield from _from_records(_lines(item), item)


def _lines(item: Item) -> Iterator[Record | NotRead]:
    for number, line in enumerate(item.data.split(b"\n"), start=1):
        if stripped := line.strip(b"\r\t \xef\xbb\xbf"):
            place = f"{item.path} line {number}"
            try:
                found = json.loads(stripped.decode("utf-8", errors="surrogateescape"))
            except (ValueError, RecursionError) as error:
                yield NotRead(place, _wrong(error), "each line is to be one JSON object")
                continue
            yield Record(found, stripped, f"{item.name}-{number}", place)


def from_json(item: Item) -> Found:
    """Yield an article for each object in a JSON list (or of the list under `articles`), or of JSON lines. Raises InputError for others."""
    try:
        found = json.loads(decoded(item.data)[0].lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        if str(error).startswith("Extra data"):
            yield from from_json_lines(item)
            return
        raise InputError(_wrong(error), "give a list of objects, or JSON lines as .jsonl") from None
    records = found.get("articles", [found]) if isinstance(found, dict) else found
    if not isinstance(records, list):
        raise InputError(f"a JSON list of articles was expected, found {type(records).__name__}", "give a list of objects with `text`")
    yield from _from_records(_rows(records, item), item)


def _wrong(error: Exception) -> str:
    return "nested more deeply than any record is" if isinstance(error, RecursionError) else f"not JSON: {error}"


def from_csv(item: Item) -> Found:
    """Yield an article for each row under the header. Raises InputError if no column holds the text."""
    text = decoded(item.data)[0].lstrip("\ufeff")
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    check_header([column for column in rows.fieldnames or () if column], item)
    yield from _from_records(_rows(rows, item), item)


def _delimiter(text: str) -> str:
    """Return what parts the columns: a comma, or what the header has more of (spreadsheets in much of Europe write semicolons)."""
    header = text[: text.find("\n")] if "\n" in text else text
    return max(",;\t|", key=header.count)


def from_xlsx(item: Item) -> Found:
    """Yield an article for each row under the header of the first sheet. Raises InputError if no column holds the text."""
    openpyxl = needed("openpyxl", EXTRA, "spreadsheets")
    archives.check_office(item, "spreadsheet")
    try:
        sheet = openpyxl.load_workbook(io.BytesIO(item.data), read_only=True, data_only=True).worksheets[0]
        rows = sheet.iter_rows(values_only=True)
        header = [str(cell or "") for cell in next(rows, ())]
    except (KeyError, IndexError, *archives.BROKEN) as error:
        raise InputError(f"no spreadsheet: {error}", "save it again as .xlsx, or as .csv") from None
    check_header(header, item)
    records = (dict(zip(header, map(_cell, row), strict=False)) for row in rows if any(row))
    yield from _from_records(_rows(records, item), item)


def _cell(value: object) -> object:
    return value.isoformat()[:10] if isinstance(value, datetime.date) else value


def from_parquet(item: Item) -> Found:
    """Yield an article for each row of a Parquet table. Raises InputError if it is none or no column holds the text."""
    import duckdb  # noqa: PLC0415  (66 MB of library)

    with tempfile.NamedTemporaryFile(suffix=".parquet") as file:
        file.write(item.data)
        file.flush()
        try:
            table = duckdb.connect().execute("SELECT * FROM read_parquet(?)", [file.name])
            header = [column[0] for column in table.description]
            check_header(header, item)
            rows = (dict(zip(header, row, strict=True)) for row in table.fetchall())
        except duckdb.Error as error:
            raise InputError(f"no Parquet table: {str(error).splitlines()[0]}", "write it again, or give it as .csv") from None
        yield from _from_records(_rows(rows, item), item)


def check_header(header: Sequence[str], item: Item) -> None:
    """Raise InputError if no column holds the text, or at least a part of it."""
    if column_of("text", header, item.columns) is not None or (not item.columns and _named(header, SHORT)):
        return
    if column_of("url", header, item.columns) is not None and "text" not in item.columns:
        raise InputError(f"a list of addresses without texts; the columns are {', '.join(header)}", ADDRESSES)
    raise InputError(f"no column holds the text; the columns are {', '.join(header) or 'none'}", "name it: --map text=COLUMN")


def _rows(records: Iterable[Any], item: Item) -> Iterator[Record]:
    for number, record in enumerate(records, start=1):
        canonical = json.dumps(record, sort_keys=True, default=str).encode()
        yield Record(record, canonical, f"{item.name}-{number}", f"{item.path} record {number}")


def _from_records(records: Iterable[Record | NotRead], item: Item) -> Found:
    """Yield the article of each record; single quotations are gathered, and come last as articles of the addresses that print them."""
    quotations = []
    for record in records:
        if isinstance(record, NotRead):
            yield record
        elif quotegraphs.is_quotation(record.held):
            quotations.append((record.held, record.place))
        else:
            yield _of(record, item)
    yield from quotegraphs.articles(quotations, item.name, item.path)


def _of(record: Record, item: Item) -> Article | NotRead:
    try:
        if quotegraphs.holds_quotations(record.held):
            return quotegraphs.article(record.held, record.data, record.name, record.place)
        return article(record.held, record.data, record.name, record.place, item.columns)
    except InputError as error:
        return NotRead(record.place, error.message, error.hint)


def column_of(field: str, header: Iterable[str], columns: Mapping[str, str]) -> str | None:
    """Return the column that holds `field`: the one the user named, else the first with a usual name; None if there is none."""
    if field in columns:
        return columns[field] if columns[field] in header else None
    return _named(header, COLUMNS[field])


def _named(header: Iterable[str], names: Iterable[str]) -> str | None:
    by_name = {str(column).strip().lower(): column for column in header}
    return next((by_name[name] for name in names if name in by_name), None)


def article(record: Any, data: bytes, name: str, path: str, columns: Mapping[str, str]) -> Article:
    """Return the article of one record; `data` are the bytes that give its id. Raises InputError if it has no text."""
    if not isinstance(record, dict):
        raise InputError(f"an object was expected, found {type(record).__name__}", "each record is to be a JSON object with `text`")
    found: dict[str, Any] = {field: _value(record, column_of(field, record, columns)) for field in COLUMNS}
    notes: tuple[str, ...] = ()
    text = found.pop("text")
    if (text is None or not text.strip()) and "text" not in columns:
        short = _named(record, SHORT)
        text, notes = _value(record, short), (f"only its {short} was given, not its text",)
    if text is None or not text.strip():
        if found["url"]:
            raise InputError(f"no text, only the address {found['url']}", ADDRESSES)
        raise InputError(f"no text; the columns are {', '.join(map(str, record)) or 'none'}", "name the column: --map text=COLUMN")
    if cut := CUT.search(text):
        notes = (*notes, f"cut short by the service that gave it, which has {cut[1]} characters more")
    named, lang = found.pop("id"), found.pop("lang")
    guessed = None if found["outlet"] else outlet_of(found["url"])
    found["outlet"] = found["outlet"] or guessed
    return Article(
        id=hashlib.sha256(data).hexdigest(),
        name=named or name,
        text=text,
        path=path,
        reader="records",
        notes=notes,
        outlet_guessed=guessed is not None,
        lang=language(lang) or lang,
        **found,
    )


def _value(record: Mapping[str, Any], column: str | None) -> str | None:
    value = _plain(record.get(column)) if column is not None else None
    return None if value is None or value == "" else scalar(str(value))


def _plain(value: Any) -> Any:
    """Return a value of a record as text: NewsAPI's source is an object with a name, CSL's persons and dates are objects of parts."""
    if isinstance(value, list):
        return ", ".join(str(_plain(one)) for one in value)
    if not isinstance(value, dict):
        return value
    if isinstance(parts := value.get("date-parts"), list):
        first = parts[0] if parts and isinstance(parts[0], list) else ()
        return "-".join(str(part).rjust(2, "0") for part in first)
    person = " ".join(str(value[part]) for part in ("given", "family") if value.get(part))
    return person or next((value[part] for part in ("name", "literal", "raw") if value.get(part)), None)
