"""Documents of word processors: their paragraphs in order, tables, text boxes and notes too; deleted words and comments stay out."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from compare.errors import InputError
from compare.sources import archives, exports
from compare.sources.encodings import scalar, without_entities
from compare.sources.item import Found, Item, needed, version
from compare.sources.text import first_line_title, headings, whole

EXTRA = "documents"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ODF = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
TOP = 20  # lines
HEADS = ("heading", "title", "subtitle")  # how the names of such styles begin in every language's Word


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a kind of document names its parts: paragraphs, text (all of it if empty), what stands for white space, what is no text."""

    paragraphs: frozenset[str]
    text: frozenset[str]
    blanks: frozenset[str]
    passed_over: frozenset[str]


DOCX = Dialect(
    paragraphs=frozenset({f"{WORD}p"}),
    text=frozenset({f"{WORD}t"}),
    blanks=frozenset({f"{WORD}tab", f"{WORD}br", f"{WORD}cr", f"{WORD}noBreakHyphen"}),
    passed_over=frozenset({f"{WORD}del", f"{WORD}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}),
)
TEXT = ODF % "text"
ODT = Dialect(
    paragraphs=frozenset({f"{TEXT}p", f"{TEXT}h"}),
    text=frozenset(),
    blanks=frozenset({f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break"}),
    passed_over=frozenset({f"{TEXT}tracked-changes", f"{TEXT}note-citation", f"{TEXT}sequence-decls", f"{ODF % 'office'}annotation"}),
)


@dataclass(slots=True)
class Line:
    """One paragraph on its way: its element, and the words gathered so far."""

    element: Any
    pieces: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        return " ".join("".join(self.pieces).split())


def lines(root: Any, dialect: Dialect) -> list[Line]:
    """Return the paragraphs of a document's tree in order; one inside another (a text box, a note) follows it."""
    found: list[Line] = []
    _gather(root, dialect, found, None)
    return found


def _gather(element: Any, dialect: Dialect, found: list[Line], line: Line | None) -> None:
    # As deep as the tree, which the parser holds under 256.
    if line is not None and element.text and (element.tag in dialect.text or not dialect.text):
        line.pieces.append(element.text)
    for child in element:
        if child.tag in dialect.paragraphs:
            found.append(Line(child))
            _gather(child, dialect, found, found[-1])
        elif child.tag in dialect.blanks:
            if line is not None:
                line.pieces.append("-" if child.tag.endswith("Hyphen") else " ")
        elif child.tag not in dialect.passed_over and isinstance(child.tag, str):
            _gather(child, dialect, found, line)
        if line is not None and child.tail and not dialect.text:
            line.pieces.append(child.tail)


def from_docx(item: Item) -> Found:
    """Yield the article of a Word document, or the articles of a Nexis Uni export. Raises InputError if it can't be opened."""
    docx = needed("docx", EXTRA, "Word documents")
    archives.check_office(item, "Word document")
    try:
        document = docx.Document(io.BytesIO(item.data))
        styles = {style.style_id: (style.name or "").lower() for style in document.styles}
        found = lines(document.element.body, DOCX)
        for relation in document.part.rels.values():
            if relation.reltype.endswith(("/footnotes", "/endnotes")):
                found += lines(_parsed(relation.target_part.blob), DOCX)
        title = document.core_properties.title
    except (ValueError, KeyError, SyntaxError, AttributeError, *archives.BROKEN) as error:
        raise InputError(f"no Word document: {error}", "save it again as .docx") from None
    heads = [line.words for line in found if styles.get(_style(line.element), "").startswith(HEADS)]
    yield from articles(item, (line.words for line in found), f"Word document, python-docx {version('python-docx')}", heads, title)


def _style(paragraph: Any) -> str:
    style = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
    return "" if style is None else style.get(f"{WORD}val", "")


def _parsed(data: bytes) -> Any:
    """Return the tree of XML that may be hostile: no entity is expanded, nothing is fetched. Raises SyntaxError for what is no XML."""
    from lxml import etree  # noqa: PLC0415

    return etree.fromstring(
        without_entities(data), etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    )


def from_odt(item: Item) -> Found:
    """Yield the article of an OpenDocument text. Raises InputError if it can't be opened."""
    with archives.opened(item.data, item.settings, "OpenDocument text") as archive:
        try:
            root = _parsed(archives.unpacked(archive, archive.getinfo("content.xml"), item.settings))
            about = (
                _parsed(archives.unpacked(archive, archive.getinfo("meta.xml"), item.settings))
                if "meta.xml" in archive.namelist()
                else root
            )
        except (KeyError, SyntaxError) as error:
            raise InputError(f"no OpenDocument text: {error}", "save it again as .odt") from None
    found = lines(root, ODT)
    style = f"{TEXT}style-name"
    heads = [one.words for one in found if one.element.tag == f"{TEXT}h" or one.element.get(style, "").lower().startswith(HEADS)]
    title = about.findtext(".//{http://purl.org/dc/elements/1.1/}title")
    yield from articles(item, (line.words for line in found), "OpenDocument text", heads, title)


# Before striprtf reads it: what was deleted is ignored, cells part by a blank, and links stay the words that they are printed as.
RTF_CHANGES = ((r"\\cell(?![a-z])", r"\\tab"), (r"\\row(?![a-z])", r"\\par"), (r"\\fldinst(?![a-z])", r"\\*\\link"))
DELETED, KEPT_AGAIN = re.compile(r"\\deleted(?![a-z0-9])"), re.compile(r"\\deleted0")


def from_rtf(item: Item) -> Found:
    """Yield the article of a rich-text document, or the articles of a Factiva or LexisNexis export. Raises InputError if it isn't RTF."""
    striprtf = needed("striprtf.striprtf", EXTRA, "RTF documents")
    if not item.data.lstrip().startswith(b"{\\rtf"):
        raise InputError("no RTF document", "save it again as .rtf")
    written = item.data.decode("cp1252", errors="replace")
    for pattern, changed in RTF_CHANGES:
        written = re.sub(pattern, changed, written)
    if not KEPT_AGAIN.search(written):
        written = DELETED.sub(r"\\*\\deleted", written)
    try:
        text = striprtf.rtf_to_text(written, errors="replace")
    except (ValueError, TypeError, OverflowError, LookupError):
        raise InputError("a broken RTF document", "save it again as .rtf") from None
    yield from articles(item, text.split("\n"), f"RTF document, striprtf {version('striprtf')}")


def articles(item: Item, lines: Iterable[str], reader: str, heads: Iterable[str] = (), title: str | None = None) -> Iterator[Any]:
    """Yield the article that lines hold, or those of a press database's export; `title` is what the document says of itself.

    Raises InputError if there is no text.
    """
    kept = [scalar(line.replace("\xa0", " ").strip()) for line in lines]
    found = list(exports.articles(item, kept))
    if found:
        yield from found
        return
    text = "\n\n".join(line for line in kept if line)
    if not text:
        raise InputError("no text in this document", "give a document with text")
    printed = _printed(title or "", kept) or first_line_title(text)
    yield whole(item, text, printed, reader=reader, headings=headings(text, heads))


def _printed(title: str, lines: list[str]) -> str | None:
    """Return the line near the top that a document's own title is, or begins with: what programs write there may be anything."""
    own = " ".join(title.split())
    return next((line for line in lines[:TOP] if len(line.split()) > 1 and own.startswith(line)), None)
