"""The work grows with the text and no faster, whatever marks it holds: counted in calls, not in seconds.

What a single call of `re` does inside is not counted; `benchmarks/hostile.py` times the same texts up to a million characters.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from compare.extract import extracted
from compare.model import Article
from compare.settings import Settings

PATH = Path(__file__).parents[2] / "benchmarks" / "hostile.py"
SPEC = importlib.util.spec_from_file_location("hostile", PATH)
assert SPEC is not None
assert SPEC.loader is not None
hostile = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(hostile)
SMALL, LARGE = 200, 800
MOST = 1.5 * LARGE / SMALL  # a quadratic step would be 16 times the work for 4 times the text


def calls(text: str) -> int:
    """Return how many functions, of Python and of its library, are called to read a text."""
    count = 0

    def counted(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        extracted(Article(id="a", name="a", text=text, lang="en"), Settings())
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("pattern", [pytest.param(pattern, id=ascii(name)) for name, pattern in hostile.patterns()])
def test_four_times_the_text_is_at_most_about_four_times_the_work(pattern: Callable[[int], str]) -> None:
    extracted(Article(id="a", name="a", text=pattern(LARGE), lang="en"), Settings())  # what is remembered is remembered now
    small, large = calls(pattern(SMALL)), calls(pattern(LARGE))
    assert large <= MOST * max(small, 1000)
