"""Where WeasyPrint has to be helped, for the time of one rendering: so that its bytes are the same and its time is linear."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from compare.report.pdf_fonts import in_environment


@contextlib.contextmanager
def repaired() -> Iterator[None]:
    """Within the block WeasyPrint writes the same bytes every time, in linear time."""
    was_enabled = gc.isenabled()
    # Layout makes many objects and drops few: looking through them for garbage costs a fifth of the time.
    gc.disable()
    try:
        # A variable font that is made static gets the time of day, unless this variable says another.
        with in_environment("SOURCE_DATE_EPOCH", "0"), _pages_listed_once(), _streams_ended_clearly():
            yield
    finally:
        if was_enabled:
            gc.enable()


@contextlib.contextmanager
def _replaced(owner: Any, name: str, value: object) -> Iterator[None]:
    before = getattr(owner, name)
    setattr(owner, name, value)
    try:
        yield
    finally:
        setattr(owner, name, before)


@contextlib.contextmanager
def _pages_listed_once() -> Iterator[None]:
    """Within the block the references to a file's pages are made once; as it is they are made for each tag, which is quadratic."""
    owner = import_module("pydyf").PDF
    read: Callable[[Any], tuple[bytes, ...]] = owner.page_references.fget
    known: dict[tuple[int, int], tuple[bytes, ...]] = {}

    def page_references(pdf: Any) -> tuple[bytes, ...]:
        key = (id(pdf), len(pdf.pages["Kids"]))
        if key not in known:
            known[key] = read(pdf)
        return known[key]

    with _replaced(owner, "page_references", property(page_references)):
        yield


@contextlib.contextmanager
def _streams_ended_clearly() -> Iterator[None]:
    """Within the block a stream that ends with a carriage return is followed by one more, so that its length can't be misread.

    "...\\r" + "\\n" + "endstream" looks like a stream one byte shorter, which PDF/A forbids; one compressed stream in 256 ends so.
    """
    owner = import_module("pydyf").Stream
    read: Callable[[Any], bytes] = owner.data.fget

    def data(stream: Any) -> bytes:
        made = read(stream)
        return made.removesuffix(b"\nendstream") + b"\r\nendstream" if made.endswith(b"\r\nendstream") else made

    with _replaced(owner, "data", property(data)):
        yield
