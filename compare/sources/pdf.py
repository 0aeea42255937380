"""PDF: the text layer, columns in reading order, cut words mended."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

from compare.errors import InputError
from compare.sources.columns import Box, reading_order
from compare.sources.documents import EXTRA, articles
from compare.sources.item import Found, Item, needed, version

# A word cut at a line's end, put together again only where both halves are small letters ("divi-\ndend", not "al-\nSadr").
HYPHENATED = re.compile(r"(?<=[^\W\d_])[-\u2010\xad]\n(?=[^\W\d_])")
MORE = "print it to PDF again, or raise it: --set most_objects=N"
CLOSE = 0.5  # line heights between the lines of one paragraph
SAME_SIZE = 0.1
ENDS = tuple('.!?:\u201d"\u00bb\u2026')
BLANKS = re.compile(r"\s+")


def from_pdf(item: Item) -> Found:
    """Yield the article in a PDF's text layer, columns in reading order, words cut at line ends mended. Raises InputError without one."""
    high_level, layout = needed("pdfminer.high_level", EXTRA, "PDF documents"), needed("pdfminer.layout", EXTRA, "PDF documents")
    objects = item.data.count(b" obj")
    if objects > item.settings.most_objects:
        raise InputError(f"a PDF of {objects:,} objects, more than the {item.settings.most_objects:,} that are read", MORE)
    try:
        title = _title(item.data)
        pages = list(high_level.extract_pages(io.BytesIO(item.data), maxpages=item.settings.most_pages + 1, laparams=layout.LAParams()))
    except needed("pdfminer.pdfdocument", EXTRA, "PDF documents").PDFPasswordIncorrect:
        raise InputError("a PDF that asks for a password", "open it and print it to PDF again") from None
    except Exception as error:  # pdfminer raises whatever a broken file trips over; one file never stops the others
        raise InputError(f"no readable PDF: {type(error).__name__} {error}".strip(), "print it to PDF again") from None
    if len(pages) > item.settings.most_pages:
        raise InputError(f"more than {item.settings.most_pages:,} pages", "raise it: --set most_pages=N")
    lines = [mended(text.strip()) for page in pages for text in _texts([box for box in page if isinstance(box, layout.LTTextBox)])]
    if not any(line.strip() for line in lines):
        raise InputError("a PDF without a text layer (a scan?)", "run text recognition on it first, for instance with ocrmypdf")
    yield from articles(item, lines, f"PDF, pdfminer.six {version('pdfminer.six')}", title=title)


def _texts(boxes: Sequence[Any]) -> list[str]:
    """Return the texts of a page's boxes in the order of reading, those that one paragraph was broken into as one."""
    placed = [Box(box.x0, box.y0, box.x1, box.y1, number) for number, box in enumerate(boxes)]
    found: list[str] = []
    last = None
    for box in (boxes[place.number] for place in reading_order(placed)):
        text = box.get_text()
        if last is not None and (_is_next_line(last, box) or runs_on(found[-1], text)):
            found[-1] = f"{found[-1].rstrip()}\n{text.lstrip()}"
        else:
            found.append(text)
        last = box
    return found


def _is_next_line(above: Any, below: Any) -> bool:
    """Tell whether a box begins as close under another as lines of one paragraph stand, at the same edge and in the same size."""
    size, own = (min((line.height for line in box), default=0.0) for box in (above, below))
    gap = above.y0 - below.y1
    return bool(abs(above.x0 - below.x0) < size and abs(size - own) < size * SAME_SIZE and -size < gap < size * CLOSE)


def runs_on(before: str, text: str) -> bool:
    """Tell whether a sentence goes on from one box to the next, as from column to column."""
    return text.lstrip()[:1].islower() and not before.rstrip().endswith(ENDS)


def _title(data: bytes) -> str:
    """Return the title that a PDF says it has, "" if none."""
    parser, document = needed("pdfminer.pdfparser", EXTRA, "PDF documents"), needed("pdfminer.pdfdocument", EXTRA, "PDF documents")
    said = [about["Title"] for about in document.PDFDocument(parser.PDFParser(io.BytesIO(data))).info if "Title" in about]
    title = said[-1] if said and isinstance(said[-1], bytes) else b""
    return title.decode("utf-16" if title[:2] in (b"\xfe\xff", b"\xff\xfe") else "cp1252", errors="replace")


def mended(box: str) -> str:
    """Return a box of text as one line, the words that line ends cut joined again."""
    return BLANKS.sub(" ", HYPHENATED.sub(_joined, box))


def _joined(cut: re.Match[str]) -> str:
    before, after = cut.string[cut.start() - 1], cut.string[cut.end()]
    return "" if before.islower() and after.islower() else "-"
