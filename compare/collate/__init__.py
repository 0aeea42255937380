"""Lays the readings of one utterance side by side, word by word, in columns that rebuild every reading exactly."""

from __future__ import annotations

from compare.collate.collation import collated

__all__ = ["collated"]
