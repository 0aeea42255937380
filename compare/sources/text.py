"""Plain text and Markdown: the file's own characters, unchanged."""

from __future__ import annotations

import hashlib

from compare.errors import InputError
from compare.model import Article
from compare.sources.encodings import decoded, scalar

LONGEST_TITLE = 200


def article(data: bytes, name: str, path: str) -> Article:
    """Return the article that a text file holds; its title is the first line where that line looks like one.

    Raises InputError if the file is empty or isn't text.
    """
    text, encoding = decoded(data)
    text = scalar(text)
    if not text.strip("\ufeff \t\r\n\0"):
        raise InputError("the file is empty", "give an article's text")
    notes = () if encoding in ("utf-8", "utf-16", "utf-32") else (f"encoding guessed: {encoding}",)
    return Article(
        id=hashlib.sha256(data).hexdigest(), name=name, text=text, path=path, title=first_line_title(text), encoding=encoding, notes=notes
    )


def first_line_title(text: str) -> str | None:
    """Return the first line that isn't blank if it stands alone, is short and doesn't end like a sentence; else None."""
    head, _, rest = text.lstrip("\ufeff \t\r\n").partition("\n")
    line = head.strip().removeprefix("# ")
    if not rest.strip() or not line or len(line) > LONGEST_TITLE or line[-1] in ".,;:":
        return None
    return line
