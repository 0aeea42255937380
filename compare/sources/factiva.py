"""Factiva's pages, many articles in one: as a table of coded fields, or as printed. Both become the coded lines of its RTF export."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

# A page of Factiva's has articles as <div class="article enArticle">; this tells such a page without building its tree.
SIGN = re.compile(rb"class=[\"']article [a-z]{2,4}Article[\"']")
CODE = re.compile(r"[A-Z]{2,3}")
WORDS, TIME = re.compile(r"[\d,.\s]+ \w+"), re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
DAY = re.compile(r"\d{1,2} \w+ \d{4}")


def lines(page: bytes) -> list[str]:
    """Return the coded lines of all articles of a page; none if it isn't Factiva's."""
    if not SIGN.search(page):
        return []
    from trafilatura import load_html  # noqa: PLC0415  (it finds the page's encoding)

    root = load_html(page)
    articles = () if root is None else (one for one in root.iter("div") if re.fullmatch(r"article [a-z]{2,4}Article", one.get("class", "")))
    return [line for one in articles for line in (_coded(one) if one.find(".//table") is not None else _printed(one))]


def _coded(article: Any) -> Iterator[str]:
    """Yield the lines of an article that is a table: a code in the first cell, its value in the second, a paragraph a line."""
    for row in article.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        if len(cells) == 2 and CODE.fullmatch(code := _words(cells[0])):
            yield code
            yield from filter(None, map(_words, list(cells[1].iter("p")) or [cells[1]]))


def _printed(article: Any) -> Iterator[str]:
    """Yield the lines of an article as printed: headline, author, then unnamed lines in Factiva's order, then its paragraphs."""
    awaited = iter(("SN", "SC"))
    for block in article.iter("div", "p"):
        words = _words(block)
        if block is article or not words:
            continue
        if block.tag == "p":
            if words.startswith("Document "):
                yield words
            elif "articleParagraph" in block.get("class", ""):
                yield from ("TD", words)
        elif block.get("id") == "hd" or block.find("span") is not None:
            yield from ("HD", words)
        elif block.get("class") == "author":
            yield from ("BY", words)
        elif DAY.fullmatch(words):
            yield from ("PD", words)
            awaited = iter(("SN", "SC", "LA"))
        elif not WORDS.fullmatch(words) and not TIME.fullmatch(words):
            code = next(awaited, None)
            if code:
                yield from (code, words)


def _words(element: Any) -> str:
    return " ".join(str(element.text_content()).split())
