"""Pango as WeasyPrint has loaded it, with the few functions that it does not declare itself."""

from __future__ import annotations

import functools
from importlib import import_module
from typing import Any

UNITS = 1024  # of Pango in a pixel
DECLARED = """
    gpointer g_object_ref (gpointer object);
    PangoAttribute * pango_attr_font_desc_new (const PangoFontDescription *desc);
    PangoAttribute * pango_attr_foreground_new (uint16_t red, uint16_t green, uint16_t blue);
    PangoAttribute * pango_attr_shape_new (const PangoRectangle *ink, const PangoRectangle *logical);
    GSList * pango_layout_get_lines_readonly (PangoLayout *layout);
    void pango_layout_set_indent (PangoLayout *layout, int indent);
"""


@functools.cache
def native() -> Any:
    """Return the module that holds the libraries (`pango`, `gobject`) and the door to them (`ffi`)."""
    module = import_module("weasyprint.text.ffi")
    module.ffi.cdef(DECLARED, override=True)
    return module


def lines(layout: Any) -> list[Any]:
    """Return the lines of a layout; they live as long as it does."""
    c = native()
    found, item = [], c.pango.pango_layout_get_lines_readonly(layout)
    while item != c.ffi.NULL:
        found.append(c.ffi.cast("PangoLayoutLine *", item.data))
        item = item.next
    return found


def width(line: Any) -> float:
    """Return how wide a line is, in pixels."""
    c = native()
    logical = c.ffi.new("PangoRectangle *")
    c.pango.pango_layout_line_get_extents(line, c.ffi.NULL, logical)
    return float(logical.width) / UNITS


def room(wide: float) -> Any:
    """Return the attribute that sets so many pixels of room in the place of a character."""
    c = native()
    rectangle = c.ffi.new("PangoRectangle *", {"width": round(wide * UNITS), "height": 1})
    return c.pango.pango_attr_shape_new(rectangle, rectangle)


def address(thing: Any) -> int:
    """Return where an object of C lies."""
    return int(native().ffi.cast("uintptr_t", thing))


def kept(thing: Any) -> Any:
    """Return an object of C that lives as long as what is returned."""
    c = native()
    return c.ffi.gc(c.ffi.cast("PangoFont *", c.gobject.g_object_ref(thing)), c.gobject.g_object_unref)
