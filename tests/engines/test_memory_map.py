"""Rows are looked up by their id, whatever the order in which the table has them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from compare.engines import Schema, Table
from compare.engines.memory_map import laid_out, opened
from compare.engines.parquet import connected, read, written_parts

SCHEMA: Schema = {"id": "int64", "word": "string", "data": "binary", "share": "double", "sure": "bool"}


def table(folder: Path, ids: list[int]) -> Table:
    words, data = (np.empty(len(ids), dtype=object) for _ in range(2))
    words[:], data[:] = [f"wört {one}" * (one % 3) for one in ids], [bytes(one % 4) for one in ids]
    columns = {"id": np.array(ids), "word": words, "data": data, "share": np.array(ids) / 2, "sure": np.array(ids) % 2 == 0}
    with connected() as own:
        written_parts(folder, columns, SCHEMA, own)
    return Table("t", SCHEMA, "d", tuple(sorted(map(str, folder.glob("*.parquet")))))


@pytest.mark.parametrize("part", [4_000_000, 100])
def test_a_look_up_gives_the_rows_of_both_sides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: int) -> None:
    monkeypatch.setattr("compare.engines.parquet.PART", part)
    (tmp_path / "rows").mkdir()
    (tmp_path / "laid").mkdir()
    ids = [70, 3, 41, 5, 9, 2, 88, 13]
    with connected() as own:
        given = table(tmp_path / "rows", ids)
        assert (len(given.files) > 1) is (part == 100)
        assert sorted(read(given.files, SCHEMA, own)["id"].tolist()) == sorted(ids)
        laid_out(given, tmp_path / "laid", own)
    pairs, items = opened(str(tmp_path / "laid")).up({"a": np.array([88, 3]), "b": np.array([2, 88])})
    assert items["id"].tolist() == [2, 3, 88]
    for side in "ab":
        assert items["id"][pairs[f"at_{side}"]].tolist() == pairs[side].tolist()
    assert items["word"].tolist() == ["wört 2" * 2, "", "wört 88"]
    assert [bytes(one) for one in items["data"]] == [bytes(2), bytes(3), b""]
    assert items["share"].tolist() == [1.0, 1.5, 44.0]
    assert items["sure"].tolist() == [True, False, True]
    with pytest.raises(KeyError, match="not there"):
        opened(str(tmp_path / "laid")).up({"a": np.array([1]), "b": np.array([2])})


def test_an_empty_table_is_looked_up_without_pairs(tmp_path: Path) -> None:
    with connected() as own:
        laid_out(Table("t", SCHEMA, "d", ()), tmp_path, own)
    none = np.zeros(0, np.int64)
    pairs, items = opened(str(tmp_path)).up({"a": none, "b": none})
    assert len(pairs["at_a"]) == len(items["id"]) == 0
