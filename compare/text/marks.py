"""Quotation marks of all scripts: which characters they are, what each shape may do, and which pairs belong together."""

from __future__ import annotations

# Marks that come in two shapes, opening and closing, by the habit that most writers share; „...“ and »...« show that habit is not law.
OPENING_SHAPES = "\u201c\u201e\u2e42\u00ab\u2039\u300a\u3008\u300c\u300e\ufe41\ufe43\u301d\u2018\u201a\u201f\u201b"
CLOSING_SHAPES = "\u201d\u00bb\u203a\u300b\u3009\u300d\u300f\ufe42\ufe44\u301e\u301f\u2019"
STRAIGHT = "\"'\uff02\uff07`\u00b4"
MARK_CHARACTERS = OPENING_SHAPES + CLOSING_SHAPES + STRAIGHT
