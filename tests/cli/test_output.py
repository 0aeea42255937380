"""Records on stdout."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.cli import output, tables
from compare.cli.messages import shown

ANY_TEXT = st.text(st.characters(exclude_categories=[]))


@given(text=ANY_TEXT)
def test_what_is_shown_steers_no_terminal_and_keeps_its_length(text: str) -> None:
    safe = shown(text)
    assert len(safe) == len(text)
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in safe)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert output.guarded(text) == f"'{text}"


@pytest.mark.parametrize("value", ["plain", "", 3, -3, 2.5, None, "a=b"])
def test_other_cells_stay_as_they_are(value: object) -> None:
    assert output.guarded(value) == value


def test_a_record_is_made_flat_with_points_in_the_names() -> None:
    assert output.flat({"a": {"b": {"c": 1}}, "d": [1, "x"], "e": True}) == {"a.b.c": 1, "d": '[1, "x"]', "e": "true"}


RECORDS = st.lists(st.fixed_dictionaries({"text": st.text(st.characters(exclude_categories=["Cs"])), "n": st.integers()}), max_size=5)


@given(records=RECORDS)
def test_json_lines_read_back(records: list[dict[str, object]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        stream = io.StringIO()
        patch.setattr("sys.stdout", stream)
        output.printed(records, {}, "jsonl")
    lines = stream.getvalue().split("\n")[:-1]
    assert [json.loads(line) for line in lines] == records


@given(records=RECORDS)
def test_csv_has_a_row_for_each_record(records: list[dict[str, object]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        stream = io.StringIO(newline="")
        patch.setattr("sys.stdout", stream)
        output.printed(records, {}, "csv")
    assert len(list(csv.DictReader(io.StringIO(stream.getvalue(), newline="")))) == len(records)


def test_a_table_keeps_lines_of_a_cell_apart(capsys: pytest.CaptureFixture[str]) -> None:
    output.printed([{"a": "[bold]one\x1b[31m", "b": "two"}], {"both": lambda r: (r["a"], r["b"]), "n": lambda _r: 1.25}, "table")
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert lines[0].split() == ["both", "n"]
    assert "[bold]one\N{REPLACEMENT CHARACTER}[31m" in lines[2]
    assert lines[3] == "two"


@given(natural=st.lists(st.integers(1, 200), min_size=1, max_size=8), room=st.integers(8, 400))
def test_columns_fit_and_none_is_broken_while_a_wider_one_is_whole(natural: list[int], room: int) -> None:
    widths = tables.shared_out(natural, room)
    assert sum(widths) <= room
    assert all(1 <= width <= wanted for width, wanted in zip(widths, natural, strict=True))
    broken = [wanted for width, wanted in zip(widths, natural, strict=True) if width < wanted]
    whole = [wanted for width, wanted in zip(widths, natural, strict=True) if width == wanted]
    assert not broken or not whole or max(whole) <= min(broken)


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_the_words_of_the_last_column_are_there_on_any_screen(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    tables.printed(["a", "b", "words"], [["x" * 20, "y" * 50, "one two three four"]])
    text = capsys.readouterr().out
    assert text.count("x") == 20
    assert text.count("y") == 50
    assert set(re.findall(r"one|two|three|four", text)) == {"one", "two", "three", "four"}
