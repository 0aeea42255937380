"""The text of a PDF, once as the pages show it and once as its structure tree reads it out: two readers that know no layout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

ARTIFACT = -1
HEX = re.compile(rb"<([0-9a-fA-F]*)>")


def shapes(font: Any) -> dict[int, str]:
    """Return what each two-byte code of a font stands for, by its ToUnicode map."""
    data = font.ToUnicode.read_bytes()
    known: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", data, re.S):
        codes = HEX.findall(block)
        pairs = zip(codes[::2], codes[1::2], strict=True)
        known.update((int(code, 16), bytes.fromhex(text.decode()).decode("utf-16-be")) for code, text in pairs)
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", data, re.S):
        for first, last, text in re.findall(rb"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            start = bytes.fromhex(text.decode()).decode("utf-16-be")
            known.update((int(first, 16) + i, start[:-1] + chr(ord(start[-1]) + i)) for i in range(int(last, 16) - int(first, 16) + 1))
    return known


def marked(page: Any) -> Iterator[tuple[int | None, str]]:
    """Yield each piece of text that a page shows with the number of its marked content: ARTIFACT for running heads, None if unmarked."""
    fonts = {name: shapes(font) for name, font in page.Resources.Font.items()}
    stack: list[int | None] = []
    current: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            inside = stack[-1] if stack else None
            if str(operands[0]) == "/Artifact":
                inside = ARTIFACT
            elif name == "BDC" and "/MCID" in operands[1]:
                inside = int(operands[1].MCID)
            stack.append(inside)
        elif name == "EMC":
            stack.pop()
        elif name == "Tf":
            current = fonts[str(operands[0])]
        elif name in ("Tj", "TJ"):
            pieces = operands[0] if name == "TJ" else [operands[0]]
            codes = b"".join(bytes(piece) for piece in pieces if isinstance(piece, pikepdf.String))
            text = "".join(current[int.from_bytes(codes[i : i + 2], "big")] for i in range(0, len(codes), 2))
            yield (stack[-1] if stack else None), text


def on_pages(pdf: pikepdf.Pdf) -> list[dict[int | None, str]]:
    """Return for each page its text by number of marked content."""
    found = []
    for page in pdf.pages:
        texts: dict[int | None, str] = {}
        for place, text in marked(page):
            texts[place] = texts.get(place, "") + text
        found.append(texts)
    return found


def in_tree(pdf: pikepdf.Pdf) -> Iterator[tuple[int, int]]:
    """Yield (page, number) of every marked content in the order in which the structure tree reads it out."""
    numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}

    def below(element: Any, page: int) -> Iterator[tuple[int, int]]:
        if isinstance(element, int):
            yield page, element
        elif isinstance(element, pikepdf.Array):
            for kid in element:
                yield from below(kid, page)
        elif element.get("/Type") != "/OBJR":
            here = numbers[element.Pg.objgen] if "/Pg" in element else page
            yield from below(element.get("/K", pikepdf.Array()), here)

    yield from below(pdf.Root.StructTreeRoot.K, 0)
