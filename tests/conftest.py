"""What tests of several rooms share: the way to accept new golden files, and hypothesis without a clock."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# A test fails by what it finds, never by how busy the machine is.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="accept what golden tests find as the new expectation")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the golden file of a name; a mismatch leaves the new text beside it as `*.received.*`."""

    def compare(name: str, found: str) -> None:
        kept = GOLDEN / name
        received = kept.with_name(f"{kept.stem}.received{kept.suffix}")
        kept.parent.mkdir(exist_ok=True)
        if request.config.getoption("--accept"):
            kept.write_text(found, encoding="utf-8")
        expected = kept.read_text(encoding="utf-8") if kept.exists() else ""
        if found == expected:
            received.unlink(missing_ok=True)
            return
        received.write_text(found, encoding="utf-8")
        pytest.fail(f"{name} differs from the golden file; compare {received.name} beside it, accept with `make test ARGS=--accept`")

    return compare
