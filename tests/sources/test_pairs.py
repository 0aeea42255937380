"""Pairs given by hand, from JSON lines or CSV."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.errors import InputError, UsageError
from compare.model import NotRead
from compare.settings import Settings
from compare.sources.pairs import Pair, read_pairs

SETTINGS = Settings()


def pairs_of(folder: Path, data: bytes) -> list[Pair | NotRead]:
    (folder / "pairs").write_bytes(data)
    return list(read_pairs(str(folder / "pairs"), SETTINGS))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_may_be_separated_in_any_usual_way(tmp_path: Path, separator: str) -> None:
    data = f"A{separator} b {separator}speaker_a\none{separator}two{separator}\n".encode()
    assert pairs_of(tmp_path, data) == [Pair(1, "one", "two")]


def test_speakers_and_outlets_are_kept_by_side(tmp_path: Path) -> None:
    data = b'{"a": "one", "b": "two", "speaker_a": "Ann", "speaker_b": null, "outlet_b": "South"}'
    assert pairs_of(tmp_path, data) == [Pair(1, "one", "two", ("Ann", None), (None, "South"))]


def test_windows_files_are_read(tmp_path: Path) -> None:
    assert pairs_of(tmp_path, '\ufeff{"a": "one", "b": "zwölf"}\r\n'.encode()) == [Pair(1, "one", "zwölf")]
    assert pairs_of(tmp_path, "a,b\r\none,zwölf\r\n".encode("utf-16")) == [Pair(1, "one", "zwölf")]


def test_an_empty_wording_is_a_wording(tmp_path: Path) -> None:
    assert pairs_of(tmp_path, b"a,b\none,\n") == [Pair(1, "one", "")]


def test_a_cell_may_hold_lines(tmp_path: Path) -> None:
    assert pairs_of(tmp_path, b'a,b\n"one\ntwo",three\n') == [Pair(1, "one\ntwo", "three")]


def test_a_row_that_ends_early_is_named(tmp_path: Path) -> None:
    (found,) = pairs_of(tmp_path, b"a,b\none\n")
    assert isinstance(found, NotRead)
    assert "record 1" in found.path
    assert "no b" in found.reason


def test_a_file_that_is_not_there_is_misuse_and_one_without_columns_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no such file"):
        read_pairs(str(tmp_path / "no"), SETTINGS)
    with pytest.raises(InputError, match="no column a and no column b; the first line has x, y"):
        pairs_of(tmp_path, b"x,y\n1,2\n")


@given(data=st.binary(max_size=200))
def test_no_bytes_raise_anything_but_an_input_error(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    try:
        found = pairs_of(tmp_path_factory.mktemp("pairs"), data)
    except InputError as error:
        assert error.hint
    else:
        assert all(isinstance(one, (Pair, NotRead)) for one in found)
