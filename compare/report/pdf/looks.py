"""How a stretch of words looks, read once from each computed style; or that it has more to it than that."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any

# What a stretch of plain words has; anything else is for WeasyPrint to set.
PLAIN: dict[str, tuple[Any, ...]] = {
    "position": ("static",),
    "float": ("none",),
    "vertical_align": ("baseline",),
    "visibility": ("visible",),
    "letter_spacing": ("normal",),
    "word_spacing": (0,),
    "hyphens": ("none", "manual"),
    "white_space": ("normal", "nowrap", "pre"),
    "anchor": (None, ""),
}
NONE = ("margin_top", "margin_right", "margin_bottom", "padding_top", "padding_bottom")
SOME = ("margin_left", "padding_left", "padding_right")
WIDTHS = tuple(f"border_{side}_width" for side in ("right", "top", "bottom"))
LINES = ("solid", "dashed", "dotted", "double")


@dataclass(frozen=True, slots=True)
class Rule:
    """An underline: how thick, how far its upper edge is below the base line (pixels), its style and colour."""

    thickness: float
    offset: float
    style: str
    colour: Any


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands before and behind the words (pixels): a margin, a border of a colour and a padding; a padding."""

    margin: float
    border: float
    colour: Any
    left: float
    right: float


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """A font (its Pango description and size in pixels), a line's height above and below the base line, colours, what else is drawn."""

    style: Any
    font: Any
    size: float
    above: float
    below: float
    ink: Any
    ground: Any
    rule: Rule | None
    frame: Frame | None


class Looks:
    """The looks of a document's styles. A style is known by its identity: WeasyPrint shares it among elements, and it is kept here."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Any, Look | None]] = {}

    def of(self, style: Any) -> Look | None:
        """Return the look of a stretch in `style`, None if it is more than words."""
        known = self._known.get(id(style))
        if known is None:
            known = self._known[id(style)] = style, _look(style) if _is_plain(style) else None
        return known[1]


def _is_plain(style: Any) -> bool:
    return (
        all(style[name] in values for name, values in PLAIN.items())
        and all(getattr(style[name], "value", style[name]) == 0 for name in NONE)
        and all(getattr(style[name], "unit", "") == "px" and style[name].value >= 0 for name in SOME)
        and not any(style[name] for name in WIDTHS)
        and style["border_left_style"] in ("none", "solid")
        and all(kind == "none" for kind, _ in style["background_image"])
        and style["font_size"] > 0
        and (style["text_decoration_line"] == "none" or _is_underline(style))
    )


def _is_underline(style: Any) -> bool:
    lengths = (style["text_decoration_thickness"], style["text_underline_offset"])
    return (
        set(style["text_decoration_line"]) == {"underline"}
        and style["text_decoration_style"] in LINES
        and all(getattr(length, "unit", "") == "px" for length in lengths)
    )


def _look(style: Any) -> Look:
    text, colours = import_module("weasyprint.text.line_break"), import_module("weasyprint.draw.color")
    height, above = text.strut(style)
    ground, rule = colours.get_color(style, "background_color"), None
    if style["text_decoration_line"] != "none":
        thickness, offset = style["text_decoration_thickness"].value, style["text_underline_offset"].value
        rule = Rule(thickness, offset, style["text_decoration_style"], colours.get_color(style, "text_decoration_color"))
    font, shown = text.get_font_description(style), ground if ground.alpha else None
    return Look(style, font, style["font_size"], above, height - above, style["color"], shown, rule, _frame(style))


def _frame(style: Any) -> Frame | None:
    margin, left, right = (float(style[name].value) for name in SOME)
    border = float(style["border_left_width"])
    if not any((margin, border, left, right)):
        return None
    return Frame(margin, border, import_module("weasyprint.draw.color").get_color(style, "border_left_color"), left, right)
