"""Saved web pages, HTML and MHTML: the article without what stands around it (trafilatura)."""

from __future__ import annotations

import re

from compare.errors import InputError
from compare.model import Article
from compare.sources import exports, factiva, markup, mime
from compare.sources.encodings import once, scalar
from compare.sources.item import Found, Item
from compare.sources.text import headings

LANGUAGE = re.compile(rb"<html\b[^>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z]{2,3})", re.IGNORECASE)
HEAD = 4096
PARAGRAPH = re.compile(r"\n+")


def from_html(item: Item) -> Found:
    """Yield the page's article, or those of a page of Factiva's; its metadata are what the page says of itself.

    Raises InputError if the page holds no article.
    """
    found = list(exports.articles(item, factiva.lines(item.data)))
    yield from found or [article(item.data, item, "page")]


def from_mhtml(item: Item) -> Found:
    """Yield the article of a page that a browser saved as one file. Raises InputError if it holds no HTML part or no article."""
    parts = [part.get_payload(decode=True) for part in mime.message(item.data).walk() if part.get_content_type() == "text/html"]
    if not parts or not isinstance(parts[0], bytes):
        raise InputError("no HTML part in this MHTML file", "save the page again, as a single file or as HTML")
    yield article(parts[0], item, "MHTML page")


def article(page: bytes, item: Item, reader: str) -> Article:
    """Return the article of a page that came with `item`. Raises InputError if the page holds none."""
    import trafilatura  # noqa: PLC0415  (0.4 s, for pages only)

    if len(page) > item.settings.largest_page * 1_000_000:
        raise InputError(f"a page of more than {item.settings.largest_page:g} MB", "raise it: --set largest_page=MB")
    tree = trafilatura.load_html(page)
    if tree is not None:
        markup.mend(tree)
    found = None if tree is None else trafilatura.bare_extraction(tree, with_metadata=True, include_comments=False)
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        raise InputError("no article was found in this page", "save its text as .txt and give that file")
    language = LANGUAGE.search(page[:HEAD])
    text = once(scalar(PARAGRAPH.sub("\n\n", found.text or "")))
    return Article(
        id=item.id,
        name=item.name,
        text=text,
        path=item.path,
        title=once(found.title or "") or None,
        outlet=found.sitename or found.hostname or None,
        byline=found.author or None,
        date=found.date or None,
        url=found.url or None,
        lang=language[1].decode().lower() if language else None,
        reader=f"{reader}, trafilatura {trafilatura.__version__}",
        outlet_guessed=bool(found.sitename or found.hostname),
        headings=headings(text, () if found.body is None else (" ".join(head.itertext()) for head in found.body.iter("head"))),
    )
