"""The structure tree of drawn pages: headings, paragraphs, lists, tables and links, each holding its text itself.

WeasyPrint makes an element for each box and each stretch of text, several times as many objects, gives header cells no scope, and
tags running heads and feet without a place in the tree; those are artifacts here.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

KINDS = {
    **{name: f"/{name.upper()}" for name in ("h1", "h2", "h3", "p", "tr", "th", "td")},
    "ul": "/L",
    "li": "/LI",
    "a": "/Link",
    "table": "/Table",
    "thead": "/THead",
    "tbody": "/TBody",
}
# These hold other elements; text goes into the elements below them.
HOLDERS = frozenset({"/Part", "/L", "/LI", "/Table", "/THead", "/TBody", "/TR"})
SCOPES = {"row": "/Row"}


def add_tags(pdf: Any, document: Any, _version: object, streams: list[Any]) -> None:
    """Add the structure tree to `pdf` (a pydyf.PDF): one part; `streams` are its pages' contents. Takes the place of WeasyPrint's own."""
    tree = _Tree(pdf)
    for number, (page, stream) in enumerate(zip(document.pages, streams, strict=True)):
        tree.add_page(page, number, stream)
    tree.finish(len(streams))


class _Tree:
    """The tree as it grows, page by page: an element that a page break cuts is one on each page."""

    def __init__(self, pdf: Any) -> None:
        self.pdf, self.pydyf = pdf, import_module("pydyf")
        self.root = self._added({"Type": "/StructTreeRoot"})
        self.top = self._added({"Type": "/StructElem", "S": "/Part", "P": self.root.reference, "K": self.pydyf.Array()})
        self.numbers = self.pydyf.Array()
        self.links: list[tuple[bytes, Any]] = []
        self.pages = pdf.page_references

    def add_page(self, page: Any, number: int, stream: Any) -> None:
        self.reference, self.tags = self.pages[number], stream._tags
        self.owners: dict[int, bytes] = {}
        artifacts: set[int] = set()
        for box in page._page_box.children:
            if type(box).__name__ == "MarginBox":
                artifacts.update(self.tags[text]["mcid"] for text in _texts(box) if text in self.tags)
            else:
                self._below(box, self.top, None)
        set_aside(stream, artifacts)
        most = max(self.owners, default=-1) + 1
        self.numbers.extend((number, self.pydyf.Array(self.owners.get(place, b"null") for place in range(most))))

    def finish(self, pages: int) -> None:
        for number, (element, annotation) in enumerate(self.links, start=pages):
            annotation["StructParent"] = number
            self.numbers.extend((number, element))
        parents = self._added({"Nums": self.numbers})
        self.root.update({"K": self.pydyf.Array([self.top.reference]), "ParentTree": parents.reference})
        self.pdf.catalog["StructTreeRoot"] = self.root.reference

    def _below(self, box: Any, owner: Any, element: Any) -> None:
        """Add what is in `box`; `owner` is the structure element around it, made for the page's `element`."""
        for child in getattr(box, "children", ()):
            child = getattr(child, "_box", child)
            if child in self.tags:
                self._hold(owner, self.tags[child]["mcid"])
                continue
            kind = KINDS.get(child.element_tag) if child.element is not None and child.element is not element else None
            if kind:
                self._below(child, self._element(kind, owner, child), child.element)
            else:
                self._link(owner, child)
                self._below(child, owner, element)

    def _element(self, kind: str, owner: Any, box: Any) -> Any:
        made = self._made(kind, self._made("/P", owner) if kind == "/Link" and owner["S"] in HOLDERS else owner)
        if kind == "/LI":
            made = self._made("/LBody", made)
        elif kind in ("/TH", "/TD"):
            made["A"] = self.pydyf.Dictionary({"O": "/Table"})
            if kind == "/TH":
                made["A"]["Scope"] = SCOPES.get(box.element.get("scope"), "/Column")
        self._link(made, box)
        return made

    def _link(self, owner: Any, box: Any) -> None:
        """Hang the link of a box, if it has one, on its element."""
        if getattr(box, "link_annotation", None):
            reference = box.link_annotation.reference
            owner["K"].append(self.pydyf.Dictionary({"Type": "/OBJR", "Obj": reference, "Pg": self.reference}))
            self.links.append((owner.reference, box.link_annotation))

    def _made(self, kind: str, owner: Any) -> Any:
        made = self._added({"Type": "/StructElem", "S": kind, "P": owner.reference, "Pg": self.reference, "K": self.pydyf.Array()})
        owner["K"].append(made.reference)
        return made

    def _hold(self, owner: Any, place: int) -> None:
        """Let `owner` hold a stretch of text, or a paragraph in it where it holds elements only."""
        owner = self._made("/P", owner) if owner["S"] in HOLDERS else owner
        owner["K"].append(place)
        self.owners[place] = owner.reference

    def _added(self, values: dict[str, Any]) -> Any:
        made = self.pydyf.Dictionary(values)
        self.pdf.add_object(made)
        return made


def _texts(box: Any) -> Iterator[Any]:
    for child in getattr(box, "children", ()):
        yield child
        yield from _texts(child)


def set_aside(stream: Any, places: set[int]) -> None:
    """Make artifacts of marked contents: rewrite `/Span <</MCID n>> BDC`, three items of the stream, for each n of `places`."""
    items = stream.stream
    for index, item in enumerate(items):
        if item == b"BDC" and isinstance(items[index - 1], dict) and items[index - 1].get("MCID") in places:
            items[index - 2 : index] = ["/Artifact", "<</Type /Pagination>>"]
