"""Parquet files in and out, by DuckDB: columns of arrays, queries over tables."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import duckdb
import numpy as np

from compare.engines.tables import Columns, Kind, Schema, Table

Error = duckdb.Error
PART = 4_000_000  # bytes
Connection = duckdb.DuckDBPyConnection
TYPES: dict[Kind, str] = {"int64": "BIGINT", "double": "DOUBLE", "string": "VARCHAR", "binary": "BLOB", "bool": "BOOLEAN"}
ARRAYS: dict[Kind, str] = {"int64": "int64", "double": "float64", "string": "object", "binary": "object", "bool": "bool"}


def connected(room: Path | None = None, threads: int = 1, memory: float = 0.5) -> Connection:
    """Return a connection that uses so many threads, about `memory` GB, and `room` for what is larger."""
    connection = duckdb.connect()
    connection.execute(f"SET threads = {threads}")
    connection.execute(f"SET memory_limit = '{memory:.3f}GB'")
    connection.execute("SET preserve_insertion_order = false")
    connection.execute("SET enable_progress_bar = false")
    if room is not None:
        connection.execute("SET temp_directory = " + quoted(str(room / "spilled")))
    return connection


def quoted(text: str) -> str:
    """Return text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def relation(schema: Schema, files: Sequence[str]) -> str:
    """Return what stands for Parquet files after FROM; no files are a table without rows."""
    if files:
        return f"read_parquet([{', '.join(map(quoted, files))}])"
    return "(SELECT " + ", ".join(f'CAST(NULL AS {TYPES[kind]}) AS "{name}"' for name, kind in schema.items()) + " WHERE false)"


def relations(tables: dict[str, Table]) -> dict[str, str]:
    """Return what stands for each table after FROM."""
    return {given: relation(table.schema, table.files) for given, table in tables.items()}


def typed(query: str, schema: Schema) -> str:
    """Return the query with the columns of a schema, in its order and types."""
    return "SELECT " + ", ".join(f'CAST("{name}" AS {TYPES[kind]}) AS "{name}"' for name, kind in schema.items()) + f" FROM ({query})"


def copied(connection: Connection, query: str, to: Path, options: str = "") -> None:
    """Write what a query gives to a Parquet file, or files in a folder."""
    connection.execute(f"COPY ({query}) TO {quoted(str(to))} (FORMAT parquet, COMPRESSION zstd{options and ', '}{options})").fetchall()


def written(path: Path, columns: Columns, schema: Schema, connection: Connection) -> None:
    """Write columns to a Parquet file."""
    if len(columns[next(iter(schema))]):
        connection.register("given_columns", {name: np.asarray(columns[name], dtype=ARRAYS[kind]) for name, kind in schema.items()})
        copied(connection, typed("SELECT * FROM given_columns", schema), path)
        connection.unregister("given_columns")
    else:
        copied(connection, "SELECT * FROM " + relation(schema, ()), path)


def written_parts(folder: Path, columns: Columns, schema: Schema, connection: Connection) -> None:
    """Write columns to Parquet files of about `PART` bytes each: what one process gets at a time when it goes on with them."""
    sizes = np.zeros(len(columns[next(iter(schema))]), np.int64)
    for name, kind in schema.items():
        sizes += np.fromiter(map(len, columns[name]), np.int64, len(sizes)) if kind in ("binary", "string") else np.int64(8)
    edges = np.flatnonzero(np.diff(np.cumsum(sizes) // PART)) + 1
    for start, stop in pairwise([0, *edges.tolist(), len(sizes)]):
        written(folder / f"part-{start:09}.parquet", {name: columns[name][start:stop] for name in schema}, schema, connection)


def read(files: Sequence[str], schema: Schema, connection: Connection) -> Columns:
    """Return all rows of Parquet files."""
    found = connection.execute("SELECT " + ", ".join(f'"{name}"' for name in schema) + " FROM " + relation(schema, files)).fetchnumpy()
    return {name: np.asarray(found[name], dtype=ARRAYS[kind]) for name, kind in schema.items()}
