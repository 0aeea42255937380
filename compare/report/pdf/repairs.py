"""Where WeasyPrint has to be helped, for the time of one drawing: so that its time is linear and short."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from compare.report.pdf.glyphs import Pen
from compare.report.pdf.paragraphs import setter
from compare.report.pdf.tags import add_tags


@contextlib.contextmanager
def repaired() -> Iterator[None]:
    """Within the block WeasyPrint sets a paragraph of plain words in one go, draws with our structure tree, and without fonts."""
    writer = import_module("weasyprint.pdf")
    with (
        _cleaned_once(),
        _replaced(writer, "add_tags", add_tags),
        _replaced(writer, "build_fonts_dictionary", _no_fonts),
        _paragraphs_whole(),
    ):
        yield


@contextlib.contextmanager
def _cleaned_once() -> Iterator[None]:
    """Look for garbage when the block has ended, and only among what it has made.

    Layout makes many objects and drops few: looking through them again and again costs a fifth of the time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    gc.freeze()
    try:
        yield
    finally:
        gc.collect()
        gc.unfreeze()
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


def _no_fonts(*_: object) -> Any:
    """Return an empty dictionary of fonts: they are written once for all chunks."""
    return import_module("pydyf").Dictionary()


@contextlib.contextmanager
def _paragraphs_whole() -> Iterator[None]:
    """Within the block a paragraph of plain words is set in one go, and its lines are drawn so."""
    layout, draw = import_module("weasyprint.layout.block"), import_module("weasyprint.draw")
    with (
        _replaced(layout, "iter_line_boxes", setter(layout.iter_line_boxes)),
        _replaced(draw, "draw_text", Pen(draw.draw_text).draw),
    ):
        yield
