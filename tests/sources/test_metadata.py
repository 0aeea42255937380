"""What articles say of themselves in passing: by-lines, days, languages, sites."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from compare.settings import Settings
from compare.sources import Metadata, read
from compare.sources.metadata import credited, day


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("By Ines Mota", {"byline": "Ines Mota"}),
        ("By Ines Mota, Coast Gazette", {"byline": "Ines Mota", "outlet": "Coast Gazette"}),
        ("By Ines Mota, Coast Gazette, 3 February 2024", {"byline": "Ines Mota", "outlet": "Coast Gazette", "date": "2024-02-03"}),
        ("*By Ines de Mota and Jonas Beck | February 3, 2024*", {"byline": "Ines de Mota and Jonas Beck", "date": "2024-02-03"}),
        ("By Friday Morning", {}),
        ("By noon the harbour was full of boats.", {}),
        ("By Ines", {}),
        ("Standby Ines Mota", {}),
    ],
)
def test_a_by_line_says_who_where_and_when(line: str, said: dict[str, str]) -> None:
    assert credited(f"Harbour stays open\n\n{line}\n\nThe harbour stays open.") == said


def test_only_the_top_has_a_by_line() -> None:
    assert credited("A line.\n" * 10 + "By Ines Mota, Coast Gazette\n") == {}
    assert credited("") == credited("By " + "A " * 5000) == {}


@pytest.mark.parametrize(
    ("words", "found"), [("March 2024", "2024-03"), ("on 31 February 2024", None), ("3 May 2024 10:00", "2024-05-03"), ("", None)]
)
def test_a_day_in_words(words: str, found: str | None) -> None:
    assert day(words) == found


def test_an_outlet_from_a_by_line_or_an_address_is_a_guess_until_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Harbour stays open\n\nBy Ines Mota, Coast Gazette\n\nIt stays open.", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": "It stays open.", "url": "https://www.gazette.example/1"}), encoding="utf-8")
    (a, b), _ = read([str(tmp_path)], Settings())
    assert (a.outlet, a.outlet_guessed, b.outlet, b.outlet_guessed) == ("Coast Gazette", True, "gazette.example", True)
    (a, _), _ = read([str(tmp_path)], Settings(), Metadata(outlets={"a.txt": "The Gazette"}))
    assert (a.outlet, a.outlet_guessed) == ("The Gazette", False)
