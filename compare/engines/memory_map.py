"""A table laid out on the disk column by column, so that rows are looked up by their number without reading the rest.

The system keeps what is in use in memory and shares it between processes; nobody holds the whole table.
"""

from __future__ import annotations

import json
import mmap
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from compare.engines import parquet
from compare.engines.tables import Columns, Schema, Table

SCHEMA, ENDS, ORDER = "schema.json", "ends", "order"
DENSE: Mapping[str, type] = {"int64": np.int64, "double": np.float64, "bool": np.bool_}


def laid_out(table: Table, folder: Path, connection: parquet.Connection) -> None:
    """Write the columns of a table into a folder: numbers side by side, texts one after the other with the places where they end."""
    (folder / SCHEMA).write_text(json.dumps(dict(table.schema)), encoding="utf-8")
    ends = dict.fromkeys(table.schema, 0)
    for name in table.schema:
        (folder / name).touch()
    for file in table.files:
        columns = parquet.read([file], table.schema, connection)
        for name, kind in table.schema.items():
            with (folder / name).open("ab") as values:
                if kind in DENSE:
                    values.write(columns[name].tobytes())
                    continue
                pieces = [one.encode("utf-8") if kind == "string" else bytes(one) for one in columns[name]]
                values.write(b"".join(pieces))
            stops = ends[name] + np.cumsum([len(one) for one in pieces], dtype=np.int64)
            ends[name] = int(stops[-1]) if len(stops) else ends[name]
            with (folder / f"{name}.{ENDS}").open("ab") as places:
                places.write(stops.tobytes())
    np.argsort(np.fromfile(folder / "id", np.int64), kind="stable").tofile(folder / ORDER)


@dataclass(frozen=True, slots=True)
class Looked:
    """A table in such a folder, to look rows up in by their `id`; `order` are the rows in the order of `ids`."""

    schema: Schema
    columns: Mapping[str, Any]
    ends: Mapping[str, NDArray[np.int64]]
    order: NDArray[np.int64]
    ids: NDArray[np.int64]

    def up(self, pairs: Columns) -> tuple[Columns, Columns]:
        """Return the pairs with the places `at_a` and `at_b` of their sides in the items, and these items, by id. Raises KeyError."""
        wanted, at = np.unique(np.concatenate((pairs["a"], pairs["b"])), return_inverse=True)
        rows = self.order[np.minimum(np.searchsorted(self.ids, wanted), len(self.ids) - 1)] if len(wanted) else wanted
        items = {name: self._taken(name, rows) for name in self.schema}
        if not np.array_equal(items["id"], wanted):
            raise KeyError("a pair names an item that is not there")
        half = len(pairs["a"])
        return {**pairs, "at_a": at[:half], "at_b": at[half:]}, items

    def _taken(self, name: str, rows: NDArray[np.int64]) -> NDArray[Any]:
        values = self.columns[name]
        if self.schema[name] in DENSE:
            return np.asarray(values[rows])
        stops = self.ends[name][rows]
        starts = np.where(rows > 0, self.ends[name][rows - 1], 0)
        made = np.empty(len(rows), dtype=object)
        pieces = (values[start:stop] for start, stop in zip(starts.tolist(), stops.tolist(), strict=True))
        made[:] = [piece.decode("utf-8") for piece in pieces] if self.schema[name] == "string" else list(pieces)
        return made


@cache
def opened(folder: str) -> Looked:
    """Return the table in a folder, opened once for a process."""
    place = Path(folder)
    schema: Schema = json.loads((place / SCHEMA).read_text(encoding="utf-8"))
    columns = {name: _numbers(place / name, DENSE[kind]) if kind in DENSE else _bytes(place / name) for name, kind in schema.items()}
    ends = {name: _numbers(place / f"{name}.{ENDS}", np.int64) for name, kind in schema.items() if kind not in DENSE}
    order = np.fromfile(place / ORDER, np.int64)
    return Looked(schema, columns, ends, order, np.asarray(columns["id"])[order])


def _numbers(path: Path, kind: type) -> NDArray[Any]:
    # An empty file can't be mapped.
    return np.memmap(path, kind, "r") if path.is_file() and path.stat().st_size else np.zeros(0, kind)


def _bytes(path: Path) -> mmap.mmap | bytes:
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if path.stat().st_size else b""
