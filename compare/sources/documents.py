"""Documents of word processors, and PDF: the text of their paragraphs."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable

from compare.errors import InputError
from compare.model import Article
from compare.sources import archives, exports
from compare.sources.encodings import scalar
from compare.sources.item import Found, Item, needed
from compare.sources.text import first_line_title

EXTRA = "documents"
ODF_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
# A word cut at a line's end, put together again only where both halves are small letters ("divi-\ndend", not "al-\nSadr").
HYPHENATED = re.compile(r"(?<=[a-zà-ÿ])-\n(?=[a-zà-ÿ])")
LINE_END = re.compile(r"[ \t]*\n[ \t]*")


def from_docx(item: Item) -> Found:
    """Yield the article of a Word document, or the articles of a Nexis Uni export. Raises InputError if it can't be opened."""
    docx = needed("docx", EXTRA, "Word documents")
    archives.opened(item.data, item.settings).close()
    try:
        document = docx.Document(io.BytesIO(item.data))
        lines = [paragraph.text for paragraph in document.paragraphs]
    except (ValueError, KeyError, SyntaxError, *archives.BROKEN) as error:
        raise InputError(f"no Word document: {error}", "save it again as .docx") from None
    yield from _articles(item, lines, "Word document")


def from_odt(item: Item) -> Found:
    """Yield the article of an OpenDocument text. Raises InputError if it can't be opened."""
    from lxml import etree  # noqa: PLC0415

    with archives.opened(item.data, item.settings) as archive:
        try:
            data = archives.unpacked(archive, archive.getinfo("content.xml"), item.settings)
            parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
            root = etree.fromstring(data, parser)
        except (KeyError, etree.XMLSyntaxError) as error:
            raise InputError(f"no OpenDocument text: {error}", "save it again as .odt") from None
    paragraphs = root.iter(f"{ODF_TEXT}h", f"{ODF_TEXT}p")
    yield from _articles(item, ("".join(p.itertext()) for p in paragraphs), "OpenDocument text")


def from_rtf(item: Item) -> Found:
    """Yield the article of a rich-text document, or the articles of a Factiva or LexisNexis export. Raises InputError if it isn't RTF."""
    striprtf = needed("striprtf.striprtf", EXTRA, "RTF documents")
    if not item.data.lstrip().startswith(b"{\\rtf"):
        raise InputError("no RTF document", "save it again as .rtf")
    text = striprtf.rtf_to_text(item.data.decode("cp1252", errors="replace"), errors="replace")
    yield from _articles(item, text.split("\n"), "RTF document")


def from_pdf(item: Item) -> Found:
    """Yield the article in a PDF's text layer, columns in reading order, words cut at line ends mended. Raises InputError without one."""
    high_level, layout = needed("pdfminer.high_level", EXTRA, "PDF documents"), needed("pdfminer.layout", EXTRA, "PDF documents")
    try:
        pages = list(high_level.extract_pages(io.BytesIO(item.data), maxpages=item.settings.most_pages + 1, laparams=layout.LAParams()))
    except Exception as error:  # pdfminer raises whatever a broken file trips over; one file never stops the others
        raise InputError(f"no readable PDF: {type(error).__name__} {error}".strip(), "print it to PDF again") from None
    if len(pages) > item.settings.most_pages:
        raise InputError(f"more than {item.settings.most_pages:,} pages", "raise it: --set most_pages=N")
    boxes = [box.get_text() for page in pages for box in page if isinstance(box, layout.LTTextBox)]
    lines = [LINE_END.sub(" ", HYPHENATED.sub("", box.strip())) for box in boxes]
    if not any(line.strip() for line in lines):
        raise InputError("a PDF without a text layer (a scan?)", "run text recognition on it first, for instance with ocrmypdf")
    yield from _articles(item, lines, "PDF")


def _articles(item: Item, lines: Iterable[str], reader: str) -> Found:
    kept = [scalar(line.replace("\xa0", " ").strip()) for line in lines]
    found = list(exports.articles(item, kept))
    if found:
        yield from found
        return
    text = "\n\n".join(line for line in kept if line)
    if not text:
        raise InputError("no text in this document", "give a document with text")
    yield Article(id=item.id, name=item.name, text=text, path=item.path, title=first_line_title(text), reader=reader)
