"""Where in an article a paragraph stands: headline, subhead or body."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from compare.model import Article, Place, Span
from compare.settings import Settings
from compare.text.marks import MARK_CHARACTERS

_FINAL = tuple(".:;,\u2026\u3002\u06d4\u0964")
_LOOSE = MARK_CHARACTERS + " )]"


def place_of(article: Article, paragraphs: Sequence[Span], number: int, settings: Settings) -> Place:
    """Return the place of paragraph `number`.

    The headline is the article's title where it is known, else the first line if no full stop ends it; a subhead is a short line
    without a final stop between the paragraphs. Marked questions and exclamations on a line of their own are speech, not subheads.
    Where the input marks its headings, these are the subheads, and the first is the headline if no title is known.
    """
    start, end = paragraphs[number]
    if article.headings:
        return _marked_place(article, paragraphs[number])
    if end - start > settings.longest_subhead:
        return "body"
    line = article.text[start:end]
    if article.title is not None and _same(line, article.title):
        return "headline"
    if line.rstrip(_LOOSE).endswith(_FINAL):
        return "body"
    if number == 0:
        return "headline" if article.title is None else "body"
    asked = line.rstrip(_LOOSE).endswith(("!", "?"))
    return "body" if asked or number + 1 == len(paragraphs) else "subhead"


def _marked_place(article: Article, paragraph: Span) -> Place:
    headings = article.headings
    line = article.text[paragraph.start : paragraph.end]
    if article.title is not None and len(line) <= 2 * len(article.title) and _same(line, article.title):
        return "headline"
    at = bisect_right(headings, paragraph.start, key=lambda heading: heading.start) - 1
    if at < 0 or headings[at].end <= paragraph.start:
        return "body"
    return "headline" if article.title is None and at == 0 else "subhead"


def _same(line: str, title: str) -> bool:
    return line.casefold().split() == title.casefold().split()
