"""A paragraph's lines, set by Pango in one go.

WeasyPrint sets each stretch of each line on its own, with a box for each element: half of the time of a page of ours. Here a paragraph
is one text, its stretches in their looks, and a line of it one box. Whatever is more than words in several looks (links, padding, text
that runs the other way, an ellipsis) is left to WeasyPrint.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from compare.report.pdf import pango
from compare.report.pdf.looks import Look, Looks

# Where Pango would end a paragraph, and the soft hyphen, which it sets in its own way.
NOT_PLAIN = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029\xad]")
# What the stretches of a paragraph have in common, because Pango is told it once.
SHARED = ("direction", "lang", "font_feature_settings", "overflow_wrap")
ROOM = "\u2060"  # a character in whose place Pango sets room: it ends no line
WIDEST = 2**20  # pixels: more does not fit Pango's integers
Lines = Iterator[tuple[Any, dict[int, None] | None]]
Stretch = tuple[str, Look]


@dataclass(slots=True, eq=False)
class Paragraph:
    """A paragraph as Pango has set it: its lines and where each begins (bytes), its looks and where each begins, what its boxes are like.

    `share` is how much of the room that a line leaves is on its left.
    """

    layout: Any
    width: float
    indent: float
    share: float
    text: bytes
    lines: list[Any]
    starts: list[int]
    base: Look
    looks: list[Look]
    places: list[int]
    box: Any

    def boxes(self, container: Any, position_y: float, skip: int) -> Lines:
        """Yield a box for each line from the byte `skip` on, with where the next one begins: what `iter_line_boxes` yields."""
        for number in range(bisect_right(self.starts, skip) - 1, len(self.lines)):
            line = self._box(number, container, position_y)
            position_y += line.height
            yield line, {self.starts[number + 1]: None} if number + 1 < len(self.starts) else None

    def look(self, place: int) -> tuple[int, Look]:
        """Return which stretch a byte is in, and its look."""
        number = bisect_right(self.places, place) - 1
        return number, self.looks[number]

    def _box(self, number: int, container: Any, position_y: float) -> Any:
        line, words = self.box.copy(), object.__new__(_words_class())
        above, below = self._extent(number)
        line.position_x, line.position_y = container.content_box_x(), position_y
        line.width, line.height, line.baseline = self.width, above + below, above
        words.__dict__.update(line.__dict__)
        words.paragraph, words.number, words.children = self, number, ()
        words.position_x += self._shift(number)
        line.children = (words,)
        return line

    def _shift(self, number: int) -> float:
        """Return how far to the right of its block's left edge a line begins."""
        indent = 0.0 if number else self.indent
        left_to_right = self.box.style["direction"] == "ltr"
        if left_to_right and not self.share:
            return indent
        room = self.width - indent - pango.width(self.lines[number])
        return indent + max(room, 0.0) * self.share if left_to_right else room - max(room, 0.0) * (1 - self.share)

    def _extent(self, number: int) -> tuple[float, float]:
        """Return how far a line reaches above and below its base line, in pixels: as far as the highest of its looks."""
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
        first, beyond = bisect_right(self.places, self.starts[number]) - 1, bisect_right(self.places, end - 1)
        looks = (self.base, *self.looks[first:beyond])
        return max(look.above for look in looks), max(look.below for look in looks)


@functools.cache
def _words_class() -> type[Any]:
    class Words(import_module("weasyprint.formatting_structure.boxes").TextBox):  # type: ignore[misc]
        """All words of a line: of line `number` of `paragraph`."""

    return Words


def setter(left: Callable[..., Lines]) -> Callable[..., Lines]:
    """Return what takes the place of WeasyPrint's `iter_line_boxes` for one document; `left` sets what isn't plain."""
    looks = Looks()

    def lines(context: Any, box: Any, position_y: float, bottom: float, skip: Any, container: Any, *others: Any) -> Lines:
        *_, first_letter, first_line = others
        special = first_letter or first_line or context.excluded_shapes
        paragraph = None if special else _paragraph(box, context, container, looks)
        if paragraph is None:
            return left(context, box, position_y, bottom, skip, container, *others)
        return paragraph.boxes(container, position_y, next(iter(skip)) if skip else 0)

    return lines


def _paragraph(box: Any, context: Any, container: Any, looks: Looks) -> Paragraph | None:
    """Return the paragraph of a line box that is not cut to lines yet, made once for each width; None if it isn't plain."""
    made: Paragraph | None
    width, made = box.__dict__.get("made_whole", (None, None))
    if width != container.width:
        made = _made(box, context, container, looks)
        box.made_whole = container.width, made
    return made


def _made(box: Any, context: Any, container: Any, looks: Looks) -> Paragraph | None:
    base, share, stretches = looks.of(box.style), _share(box.style), _stretches(box, looks)
    text = "".join(words for words, _ in stretches or ())
    if base is None or share is None or not stretches or NOT_PLAIN.search(text) or container.width > WIDEST or box.block_ellipsis != "none":
        return None
    percent = import_module("weasyprint.layout.percent")
    percent.resolve_percentages(box, container)
    indent = percent.percentage(box.style["text_indent"], box.style, container.width)
    places, place = [], 0
    for words, _ in stretches:
        places.append(place)
        place += len(words.encode())
    spans = [(look, start, end) for (_, look), start, end in zip(stretches, places, (*places[1:], place), strict=True) if look is not base]
    layout = _layout(text, box.style, context, container.width, indent, spans)
    lines = pango.lines(layout.layout)
    if box.text_overflow != "clip" and any(pango.width(line) > container.width for line in lines):
        return None
    starts, found = [line.start_index for line in lines], [look for _, look in stretches]
    return Paragraph(layout, container.width, indent, share, text.encode(), lines, starts, base, found, places, box)


def _share(style: Any) -> float | None:
    """Return how much of the room that a line leaves is on its left, None if the room is to be filled."""
    left_to_right = style["direction"] == "ltr"
    sides = {"left": 0.0, "center": 0.5, "right": 1.0, "start": 0.0 if left_to_right else 1.0, "end": 1.0 if left_to_right else 0.0}
    return sides.get(style["text_align_all"]) if style["text_align_last"] == "auto" else None


def _stretches(box: Any, looks: Looks) -> list[Stretch] | None:
    """Return the words of a paragraph with their looks, None if it holds anything else."""
    boxes = import_module("weasyprint.formatting_structure.boxes")
    found: list[Stretch] = []
    for child in box.children:
        inner = (child,) if type(child) is boxes.TextBox else _inner(child, boxes)
        look = looks.of((box if inner == (child,) else child).style)
        if inner is None or look is None or not _goes_with(look.style, box.style):
            return None
        text = "".join(one.text for one in inner)
        if look.frame and text and (look.frame.margin or look.frame.border):
            return None  # where a line breaks, only its first part has them
        if text or look.frame:
            found.append((f"{ROOM}{text}{ROOM}" if look.frame else text, look))
    return found if box.style["white_space"] == "pre" else _stripped(found)


def _goes_with(style: Any, base: Any) -> bool:
    return style is base or (style["white_space"] in ("pre", base["white_space"]) and all(style[name] == base[name] for name in SHARED))


def _inner(child: Any, boxes: Any) -> Sequence[Any] | None:
    """Return the texts in an element of a line, None if it is more than an element with text."""
    more = child.link or child.is_leader or child.footnote or child.bookmark_label or child.string_set
    if more or type(child) is not boxes.InlineBox or any(type(one) is not boxes.TextBox for one in child.children):
        return None
    return tuple(child.children)


def _stripped(stretches: list[Stretch]) -> list[Stretch]:
    """Return stretches without the blanks at both ends."""
    while stretches and not stretches[0][0].lstrip(" "):
        del stretches[0]
    while stretches and not stretches[-1][0].rstrip(" "):
        del stretches[-1]
    if stretches:
        stretches[0] = (stretches[0][0].lstrip(" "), stretches[0][1])
        stretches[-1] = (stretches[-1][0].rstrip(" "), stretches[-1][1])
    return stretches


def _layout(text: str, style: Any, context: Any, width: float, indent: float, spans: list[tuple[Look, int, int]]) -> Any:
    """Return WeasyPrint's layout object for a text; `spans` are looks with the bytes at which they begin and end."""
    c, line_break = pango.native(), import_module("weasyprint.text.line_break")
    layout = line_break.create_layout(text, style, context, None, 0)
    if spans:
        attributes = c.pango.pango_layout_get_attributes(layout.layout)
        if attributes == c.ffi.NULL:
            attributes = c.ffi.gc(c.pango.pango_attr_list_new(), c.pango.pango_attr_list_unref)
        for number, (look, start, end) in enumerate(spans):
            # A colour parts runs of glyphs also where two looks have one font; nothing is drawn in it.
            made = [(c.pango.pango_attr_font_desc_new(look.font), start, end)]
            made.append((c.pango.pango_attr_foreground_new(number & 0xFFFF, 0, 0), start, end))
            if frame := look.frame:
                wide = len(ROOM.encode())
                made.append((pango.room(frame.margin + frame.border + frame.left), start, start + wide))
                made.append((pango.room(frame.right), end - wide, end))
            for attribute, first, beyond in made:
                attribute.start_index, attribute.end_index = first, beyond
                c.pango.pango_attr_list_insert(attributes, attribute)
        c.pango.pango_layout_set_attributes(layout.layout, attributes)
    if style["white_space"] == "normal":
        # A first line that begins outside is Pango's measure: it sets the others in by as much.
        c.pango.pango_layout_set_width(layout.layout, int((width - min(indent, 0)) * pango.UNITS))
        c.pango.pango_layout_set_indent(layout.layout, int(indent * pango.UNITS))
        if style["overflow_wrap"] != "normal":
            c.pango.pango_layout_set_wrap(layout.layout, c.pango.PANGO_WRAP_WORD_CHAR)
    return layout
