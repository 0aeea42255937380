"""What the tests of collation share: a short way to collate, and the rows as they are printed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from compare.collate import collated
from compare.model import Collation
from compare.settings import Settings

SIGNS = {"gap": "-", "outside": ".", "ellipsis": "~"}


def printed(collation: Collation) -> list[list[str]]:
    """Return the cells of each row as text, without white space around; - gap, . outside, ~ omitted under a mark of omission."""
    return [
        [
            text[cell.span.start : cell.span.end].strip() if cell.span is not None else SIGNS[cell.state]
            for cell in (column.cells[row] for column in collation.columns)
        ]
        for row, text in enumerate(collation.texts)
    ]


def rows_of(*texts: str) -> list[list[str]]:
    return printed(collated(texts, [None] * len(texts), Settings()))


@pytest.fixture
def rows() -> Callable[..., list[list[str]]]:
    return rows_of
