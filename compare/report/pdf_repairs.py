"""Where WeasyPrint has to be helped, for the time of one drawing: so that its time is linear and short."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from compare.report.pdf_tags import add_tags


@contextlib.contextmanager
def repaired() -> Iterator[None]:
    """Within the block WeasyPrint draws with our structure tree, without fonts, and keeps each line that it has set."""
    writer = import_module("weasyprint.pdf")
    with _cleaned_once(), _replaced(writer, "add_tags", add_tags), _replaced(writer, "build_fonts_dictionary", _no_fonts), _lines_kept():
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
def _lines_kept() -> Iterator[None]:
    """Within the block a line of text is set once; as it is, it is forgotten when measured and set again to be drawn.

    Pango's mode for a single paragraph is what the drawing asks for; set at the start, it does not make the line be set again.
    """
    module = import_module("weasyprint.text.line_break")
    pango, owner = module.pango, module.Layout
    set_text: Callable[..., None] = owner.set_text
    reactivate: Callable[..., None] = owner.reactivate

    def set_text_as_drawn(layout: Any, text: str, justify: bool = False) -> None:
        if "\n" not in text:
            pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
        set_text(layout, text, justify)

    def set_again(layout: Any, style: Any) -> None:
        if layout.justification_spacing:
            reactivate(layout, style)

    with (
        _replaced(owner, "set_text", set_text_as_drawn),
        _replaced(owner, "reactivate", set_again),
        _replaced(owner, "deactivate", lambda _layout: None),
    ):
        yield
