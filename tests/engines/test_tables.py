"""The verbs of an engine for tables mean the same on each."""

from __future__ import annotations

import numpy as np
import pytest

from compare.engines import Columns, Schema, Table, Tables, joined
from compare.engines.tables import ordered
from tests.engines import stages
from tests.engines.conftest import Open

BASE: Schema = {"number": "int64", "word": "string", "data": "binary"}
PAIRS: Schema = {"a": "int64", "b": "int64"}
COUNT = 500


def column(values: list[object]) -> np.ndarray:
    made = np.empty(len(values), dtype=object)
    made[:] = values
    return made


def base(engine: Tables, first: int = 0, count: int = COUNT) -> Table:
    numbers = list(range(first, first + count))
    columns = {
        "number": np.array(numbers),
        "word": column([f"wörd {n}" for n in numbers]),
        "data": column([b"\0" * (n % 3) for n in numbers]),
    }
    return engine.made("base", columns, BASE)


def listed(columns: Columns, name: str) -> list[object]:
    return [bytes(value) if isinstance(value, bytearray) else value for value in columns[name].tolist()]


def test_each_verb_gives_what_it_says(tables: Open) -> None:
    with tables() as engine:
        given = base(engine)
        even = [n for n in range(COUNT) if n % 2 == 0 for _ in range(2)]
        repeated = engine.rows(engine.map("repeated", given, stages.repeated, BASE), ["number"])
        assert listed(repeated, "number") == even
        assert listed(repeated, "word") == [f"wörd {n}" for n in even]
        assert listed(repeated, "data") == [b"\0" * (n % 3) for n in even]

        grouped = engine.sql("grouped", "SELECT number, number % 7 AS group_of FROM {x}", {"number": "int64", "group_of": "int64"}, x=given)
        sums = engine.map("sums", grouped, stages.summed, {"group_of": "int64", "total": "int64"}, by="group_of")
        assert listed(engine.rows(sums, ["group_of"]), "total") == [sum(range(rest, COUNT, 7)) for rest in range(7)]

        items = engine.sql("items", "SELECT number AS id, word FROM {x}", {"id": "int64", "word": "string"}, x=given)
        pairs = engine.sql("pairs", "SELECT x.id AS a, y.id AS b FROM {x} x JOIN {x} y ON x.id + 1 = y.id", PAIRS, x=items)
        met = engine.map_pairs("met", pairs, items, stages.met, {**PAIRS, "words": "string"})
        assert listed(engine.rows(met, ["a"]), "words") == [f"wörd {n}-wörd {n + 1}" for n in range(COUNT - 1)]

        none = engine.sql("none", "SELECT * FROM {x} WHERE number < 0", BASE, x=given)
        assert listed(engine.rows(engine.map("nothing", none, stages.repeated, BASE), ["number"]), "number") == []


def test_a_second_run_makes_nothing_again_and_a_new_part_costs_itself(tables: Open) -> None:
    heard: list[tuple[str, int, int]] = []

    def run(*firsts: int) -> list[object]:
        heard.clear()
        with tables(note=lambda *said: heard.append(said)) as engine:
            given = joined("base", BASE, [base(engine, first, 10) for first in firsts])
            doubled = engine.map("doubled", given, stages.repeated, BASE)
            count = engine.sql("count", "SELECT COUNT(*) AS n FROM {x}", {"n": "int64"}, x=doubled)
            return listed(engine.rows(count, ["n"]), "n")

    assert run(0, 100) == [20]
    assert {there for _, there, _ in heard} == {0}
    assert run(0, 100) == [20]
    assert all(there == parts for _, there, parts in heard)
    assert run(0, 100, 200) == [30]
    assert ("doubled", 2, 3) in heard
    assert run(100) == [10] or heard  # what a batch of an earlier run held together may be made again


def test_another_version_of_the_program_reuses_nothing(tables: Open) -> None:
    heard: list[tuple[str, int, int]] = []
    for version in ("1", "2"):
        heard.clear()
        with tables(version, lambda *said: heard.append(said)) as engine:
            base(engine)
    assert heard == [("base", 0, 1)]


def test_a_bug_in_a_function_is_no_failure_of_duckdb(tables: Open) -> None:
    with tables() as engine:
        if engine.name != "duckdb":
            pytest.skip("Spark wraps it in an error of its own")
        with pytest.raises(ValueError, match="a bug"):
            engine.map("failing", base(engine), stages.failing, BASE)


def test_rows_are_sorted_by_several_columns() -> None:
    columns = {"word": column(["b", "a", "b", "a"]), "number": np.array([1, 2, 0, 1])}
    found = ordered(columns, ["word", "number"])
    assert list(zip(found["word"].tolist(), found["number"].tolist(), strict=True)) == [("a", 1), ("a", 2), ("b", 0), ("b", 1)]
