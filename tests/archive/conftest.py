"""What the tests of an archive share: the engines of `tests.engines`, and an archive on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.archive import corpus
from tests.engines.conftest import engine, sail  # noqa: F401


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with the made archive."""
    return corpus.written(tmp_path / "articles")
