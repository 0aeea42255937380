"""Plain text and Markdown: the file's own characters, unchanged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from compare.errors import InputError
from compare.model import Article, Span
from compare.sources import exports
from compare.sources.encodings import decoded, once, scalar
from compare.sources.item import Found, Item
from compare.sources.metadata import credited

LONGEST_TITLE = 200


def from_text(item: Item) -> Found:
    """Yield the article that a text file holds, or the articles of a press database's export.

    The article's title is the first line where that line looks like one. Raises InputError if the file is empty or isn't text.
    """
    read, encoding = decoded(item.data)
    text = once(scalar(read))
    if text != read and encoding == "utf-8":
        encoding = "utf-8, encoded twice"
    if not text.strip("\ufeff \t\r\n\0"):
        raise InputError("the file is empty", "give an article's text")
    found = list(exports.articles(item, text.splitlines()))
    if found:
        yield from found
        return
    notes = () if encoding in ("utf-8", "utf-16", "utf-32") else (f"encoding guessed: {encoding}",)
    yield whole(item, text, first_line_title(text), encoding=encoding, notes=notes)


def whole(item: Item, text: str, title: str | None, **read: Any) -> Article:
    """Return the article that is a whole input, with what a line near its top says of byline, outlet and date; `read` are more fields."""
    said: dict[str, Any] = dict(credited(text))
    return Article(item.id, item.name, text, path=item.path, title=title, outlet_guessed="outlet" in said, **said, **read)


def first_line_title(text: str) -> str | None:
    """Return the first line that isn't blank if it stands alone, is short and doesn't end like a sentence; else None."""
    head, _, rest = text.lstrip("\ufeff \t\r\n").partition("\n")
    line = head.strip().removeprefix("# ")
    if not rest.strip() or not line or len(line) > LONGEST_TITLE or line[-1] in ".,;:":
        return None
    return line


def headings(text: str, heads: Iterable[str]) -> tuple[Span, ...]:
    """Return where the headings of a text stand, in order: the lines that have their words."""
    awaited = Counter(" ".join(head.split()) for head in heads)
    found, start = [], 0
    for line in text.split("\n"):
        words = " ".join(line.split())
        if words and awaited[words] > 0:
            awaited[words] -= 1
            found.append(Span(start, start + len(line)))
        start += len(line) + 1
    return tuple(found)
