"""Mail, feeds and web archives: each message, entry or captured page is an article."""

from __future__ import annotations

import dataclasses
import hashlib
import io
from email.message import EmailMessage
from typing import Any

from compare.errors import InputError
from compare.model import Article, NotRead
from compare.sources import mime, pages
from compare.sources.encodings import scalar, without_entities
from compare.sources.item import Found, Item, needed

EXTRA = "archives"


def from_mail(item: Item) -> Found:
    """Yield the article in a mail: its plain text, else the article of its HTML. Raises InputError if it has neither."""
    message = mime.message(item.data)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise InputError("no mail in this file", "save the mail again as .eml")
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        raise InputError("no text in this mail", "save what it holds and give that")
    known: dict[str, Any] = {"title": _header(message, "subject"), "byline": _header(message, "from"), "date": _day(message)}
    if body.get_content_type() == "text/html":
        page = body.get_payload(decode=True)
        yield dataclasses.replace(pages.article(page if isinstance(page, bytes) else b"", item, "mail"), **known)
        return
    text = scalar(str(body.get_content()))
    if not text.strip():
        raise InputError("no text in this mail", "save what it holds and give that")
    yield Article(id=item.id, name=item.name, text=text, path=item.path, reader="mail", **known)


def _header(message: EmailMessage, name: str) -> str | None:
    value = message.get(name)
    return scalar(str(value)) if value else None


def _day(message: EmailMessage) -> str | None:
    sent = getattr(message.get("date"), "datetime", None)
    return sent.date().isoformat() if sent else None


def from_feed(item: Item) -> Found:
    """Yield the entries of an RSS or Atom feed that carry their text. Raises InputError if it is no feed."""
    feedparser = needed("feedparser", EXTRA, "feeds")
    without_entities(item.data)
    feed = feedparser.parse(io.BytesIO(item.data))
    if not feed.entries:
        raise InputError("no feed entries in this file", "give an RSS or Atom feed")
    for number, entry in enumerate(feed.entries, start=1):
        yield _entry(entry, feed.feed.get("title"), number, item)


def _entry(entry: Any, outlet: str | None, number: int, item: Item) -> Article | NotRead:
    place = f"{item.path} entry {number}"
    content = " ".join(part.value for part in entry.get("content", ())) or entry.get("summary", "")
    text = _text_of(content)
    if not text:
        return NotRead(place, "an entry without text", "give the page that it links to")
    date = entry.get("published_parsed") or entry.get("updated_parsed")
    return Article(
        id=hashlib.sha256(content.encode("utf-8", errors="replace")).hexdigest(),
        name=f"{item.name}-{number}",
        text=text,
        path=place,
        title=entry.get("title"),
        outlet=outlet,
        byline=entry.get("author"),
        date=f"{date.tm_year:04}-{date.tm_mon:02}-{date.tm_mday:02}" if date else None,
        url=entry.get("link"),
        reader="feed",
    )


def _text_of(markup: str) -> str:
    from lxml import html  # noqa: PLC0415

    if not markup.strip():
        return ""
    root = html.fragment_fromstring(markup, create_parent="div")
    for block in root.iter("p", "br", "div", "li", "blockquote", "h1", "h2", "h3"):
        block.tail = f"\n\n{block.tail or ''}"
    for unseen in list(root.iter("script", "style")):
        unseen.drop_tree()
    return scalar(str(root.text_content())).strip()


def from_warc(item: Item) -> Found:
    """Yield the articles of the HTML pages in a web archive. Raises InputError if it is none."""
    warcio = needed("warcio.archiveiterator", EXTRA, "web archives")
    exceptions = needed("warcio.exceptions", EXTRA, "web archives")
    try:
        for number, record in enumerate(warcio.ArchiveIterator(io.BytesIO(item.data)), start=1):
            if record.rec_type == "response" and "html" in (record.http_headers.get_header("Content-Type") or ""):
                yield _captured(record, number, item)
    except exceptions.ArchiveLoadFailed as error:
        raise InputError(f"no web archive: {error}", "give a .warc or .warc.gz file") from None


def _captured(record: Any, number: int, item: Item) -> Article | NotRead:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    limit = int(item.settings.largest_page * 1_000_000)
    page = record.content_stream().read(limit + 1)
    place = f"{item.path} record {number}"
    if len(page) > limit:
        return NotRead(place, f"more than {item.settings.largest_page:g} MB", "raise it: --set largest_page=MB")
    part = dataclasses.replace(item, path=place, name=url or f"{item.name}-{number}", data=page)
    try:
        found = pages.article(page, part, "web archive")
    except InputError as error:
        return NotRead(place, error.message, error.hint)
    captured = (record.rec_headers.get_header("WARC-Date") or "")[:10]
    return dataclasses.replace(found, url=found.url or url, date=found.date or captured or None)
