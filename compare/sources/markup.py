"""What of a page an extractor of articles would lose or take for the article: mended in the page's tree before it is extracted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.text.marks import MARK_CHARACTERS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MARK = re.compile(f"[{re.escape(MARK_CHARACTERS)}]")
# Lines that lead to other articles; their quotations are not this one's.
ELSEWHERE = re.compile(
    r"(?:read (?:more|next|also)|see also|also read|related(?: stories| articles)?|more on this(?: story)?|mehr zum thema)\b", re.I
)
LINKED = 0.6  # share of a line's letters inside links from which it leads elsewhere
ENTRY = re.compile(r"\b(?:live-?blog|live)[-_]*(?:entry|post|update|item|block)|\bblock-time|\bliveBlogUpdate\b", re.I)


def mend(tree: HtmlElement) -> None:
    """Change a page's tree: captions with quotations and the names under block quotations become paragraphs, live entries keep their
    times, lines that lead to other articles go.
    """
    for caption in list(tree.iter("figcaption")):
        if MARK.search(str(caption.text_content())):
            _as_paragraph(caption, _figure_of(caption))
    for under in list(tree.iterfind(".//blockquote//footer")) + list(tree.iterfind(".//blockquote//cite")):
        quote = next(under.iterancestors("blockquote"), None)
        if quote is not None:
            _as_paragraph(under, quote)
    for time in list(tree.iter("time")):
        if any(ENTRY.search(_names(above)) for above in time.iterancestors()):
            _as_paragraph(time, time)
    for line in list(tree.iter("p", "li", "h2", "h3", "h4")):
        if _leads_elsewhere(line):
            line.drop_tree()


def _as_paragraph(found: HtmlElement, after: HtmlElement) -> None:
    """Put the words of an element into a paragraph behind another; the element goes."""
    from lxml.html import Element  # noqa: PLC0415

    paragraph = Element("p")
    paragraph.text = " ".join(str(found.text_content()).split())
    after.addnext(paragraph)
    if after is not found:
        paragraph.tail, after.tail = after.tail, None
    found.drop_tree()


def _figure_of(caption: HtmlElement) -> HtmlElement:
    return next(caption.iterancestors("figure"), caption)


def _names(element: HtmlElement) -> str:
    return f"{element.get('class', '')} {element.get('itemprop', '')}"


def _leads_elsewhere(line: HtmlElement) -> bool:
    """Tell whether an element is a line like "Read more: ..." whose words are mostly links."""
    if len(line) > 8 or line.getparent() is None:
        return False
    words = " ".join(str(line.text_content()).split())
    if len(words) > 400 or not ELSEWHERE.match(words):
        return False
    linked = sum(len("".join(link.itertext())) for link in line.iter("a"))
    return linked >= LINKED * (len(words) - len(words.partition(":")[0]))
