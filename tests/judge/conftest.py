"""Two wordings judged as the pipeline judges them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from compare import collate, judge
from compare.model import Verdict
from compare.settings import Settings

Judged = Callable[..., Verdict]


def judged_wordings(a: str, b: str, **chosen: object) -> Verdict:
    """Return the verdict on two wordings."""
    settings = Settings(**chosen)  # type: ignore[arg-type]
    longer_first = len(a) >= len(b)
    collation = collate.collated([a, b], [None, 0] if longer_first else [1, None], settings)
    return judge.judged_pair(collation, settings)


@pytest.fixture
def judged() -> Judged:
    return judged_wordings
