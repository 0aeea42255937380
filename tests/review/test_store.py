"""The decisions file loses nothing: half-written lines are closed, unreadable ones come back as such."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.errors import InputError
from compare.model import Decision
from compare.review import append, load

FIRST = Decision("x:1-2", "accept", note="checked – “yes”", who="R.", when="2026-01-02T03:04:05Z")
SECOND = Decision("x:3-9", "merge", "y:1-4")


def test_what_is_appended_is_loaded_in_order(tmp_path: Path) -> None:
    for decision in (FIRST, SECOND):
        append(tmp_path / "d.jsonl", decision)
    assert load(tmp_path / "d.jsonl") == (FIRST, SECOND)


def test_a_half_written_line_does_not_swallow_the_next(tmp_path: Path) -> None:
    path = tmp_path / "d.jsonl"
    append(path, FIRST)
    with path.open("ab") as file:
        file.write(b'{"target": "x:5-6", "acti')
    append(path, SECOND)
    first, broken, second = load(path)
    assert (first, second) == (FIRST, SECOND)
    assert not broken.applied
    assert "line 2" in broken.why_not


def test_the_downloaded_list_loads_too(tmp_path: Path) -> None:
    path = tmp_path / "d.json"
    path.write_text('[{"target": "x:1-2", "action": "accept"}, {"target": "x:1-2", "action": "dance"}]')
    accepted, unknown = load(path)
    assert accepted == Decision("x:1-2", "accept")
    assert (unknown.applied, unknown.why_not) == (False, "unknown action")


def test_a_missing_or_broken_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="can't be opened"):
        load(tmp_path / "none.jsonl")
    (tmp_path / "d.json").write_text("[3]")
    with pytest.raises(InputError, match="not a list of decisions"):
        load(tmp_path / "d.json")
