"""The distributed engine for tables: Spark, by its classic session or by Spark Connect (which Sail speaks too); one adapter for all.

The work folder has to be one that the driver and all executors see under one path, and the executors need this program in their Python.
"""

from __future__ import annotations

import os
import shutil
import socket
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import numpy as np

from compare.engines.tables import Columns, Function, Kind, PairFunction, Progress, Schema, Table, ordered
from compare.engines.work import WorkFolder, described, failures
from compare.errors import EngineError, MissingDependencyError

if TYPE_CHECKING:
    import pyarrow as pa

TYPES: dict[Kind, str] = {"int64": "BIGINT", "double": "DOUBLE", "string": "STRING", "binary": "BINARY", "bool": "BOOLEAN"}
HINT = 'pip install "crossquote[spark]", and Java 17 or newer unless you name a Spark Connect server'
ROWS = 1 << 13  # of a batch that a function gets
LOCAL_PARTITIONS = 16  # on one machine; a cluster has its own setting
CONNECT = "sc://"
CONNECT_PORT, ANSWER = 15002, 10.0  # Spark Connect's own port; seconds


class SparkTables:
    """Tables on a Spark cluster, or on Spark's own processes here (`local[2]`); a context manager, which ends its session."""

    name = "spark"

    def __init__(self, work: WorkFolder, master: str, progress: Progress) -> None:
        self.work = work
        self.progress = progress
        self.spark = started(master)

    def __enter__(self) -> SparkTables:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.spark.stop()
        # A session by Connect leaves a note that lets no other kind start in this process.
        os.environ.pop("SPARK_CONNECT_MODE_ENABLED", None)

    def made(self, name: str, columns: Columns, schema: Schema) -> Table:
        """Return a small table from memory."""
        import pyarrow.parquet as pq  # noqa: PLC0415  (comes with Spark)

        key = self.work.key(name, {column: columns[column].tolist() for column in schema}, dict(schema))
        batch = to_arrow(columns, schema)
        return self._stage(name, key, schema, lambda place: pq.write_table(batch, place / "part.parquet"))

    def sql(self, name: str, query: str, schema: Schema, **tables: Table) -> Table:
        """Return what a query gives."""
        key = self.work.key(name, query, dict(schema), {given: table.digest for given, table in tables.items()})
        return self._stage(name, key, schema, lambda place: self._written(self._asked(query, schema, tables), place))

    def map(self, name: str, table: Table, function: Function, schema: Schema, by: str | None = None) -> Table:
        """Return what a function makes of the table's batches, of whole groups with `by`."""
        key = self.work.key(name, described(function), dict(schema), by)
        if by is not None:
            whole = self.work.key(name, key, table.digest)
            return self._stage(name, whole, schema, lambda place: self._written(self._grouped(table, function, schema, by), place))
        found, missing = self.work.cells(key, table.files)
        self.work.note(name, len(table.files) - len(missing), len(table.files))
        if missing:
            part = Table(name, table.schema, key, tuple(missing))
            self.progress(name, 0, 1)
            with self._failures():
                place = self.work.cell(key, missing)
                self._written(self._frame(part).mapInArrow(Batches(function, dict(schema)), ddl(schema)), place / "part")
                found += self.work.kept(missing, place)
        return Table(name, schema, self.work.key(name, key, table.digest), found)

    def map_pairs(self, name: str, pairs: Table, items: Table, function: PairFunction, schema: Schema) -> Table:
        """Return what a function makes of pairs, joined with both sides' items."""
        key = self.work.key(name, described(function), dict(schema), pairs.digest, items.digest)
        sides = [f"{side}.{column} AS {side}_{column}" for side in "xy" for column in items.schema]
        query = f"SELECT p.*, {', '.join(sides)} FROM {{pairs}} p JOIN {{items}} x ON p.a = x.id JOIN {{items}} y ON p.b = y.id"
        joined = {**pairs.schema, **{f"{side}_{column}": kind for side in "xy" for column, kind in items.schema.items()}}
        batches = Batches(Met(function, tuple(pairs.schema), tuple(items.schema)), dict(schema))

        def make(place: Path) -> None:
            self._written(self._asked(query, joined, {"pairs": pairs, "items": items}).mapInArrow(batches, ddl(schema)), place)

        return self._stage(name, key, schema, make)

    def rows(self, table: Table, order: Sequence[str]) -> Columns:
        """Return a small table's rows, sorted; read from the folder, which this process sees too."""
        import pyarrow as pa  # noqa: PLC0415
        import pyarrow.parquet as pq  # noqa: PLC0415

        with self._failures():
            empty = to_arrow({name: np.zeros(0, object) for name in table.schema}, table.schema)
            parts = [pq.ParquetFile(file).read(list(table.schema)).cast(empty.schema) for file in table.files]
            return ordered(from_arrow(pa.concat_tables([empty, *parts]), table.schema), order)

    def _grouped(self, table: Table, function: Function, schema: Schema, by: str) -> Any:
        """Return what a function makes of parts of the table that hold whole groups each."""
        frame = self._frame(table)
        frame = frame.withColumn("part_", frame[by] % (frame.count() // ROWS + 1))
        names, kinds = tuple(table.schema), dict(schema)
        # Spark looks at the number of arguments, of which a method would have one too many.
        return frame.groupBy("part_").applyInArrow(lambda part: applied(part, function, names, kinds), ddl(schema))

    def _frame(self, table: Table) -> Any:
        if not table.files:
            return self.spark.createDataFrame([], ddl(table.schema))
        return self.spark.read.schema(ddl(table.schema)).parquet(*table.files)

    def _asked(self, query: str, schema: Schema, tables: dict[str, Table]) -> Any:
        for given, table in tables.items():
            self._frame(table).createOrReplaceTempView(f"given_{given}")
        columns = ", ".join(f"CAST(`{name}` AS {TYPES[kind]}) AS `{name}`" for name, kind in schema.items())
        return self.spark.sql(f"SELECT {columns} FROM ({query.format(**{given: f'given_{given}' for given in tables})})")

    def _written(self, frame: Any, place: Path) -> None:
        frame.write.mode("overwrite").parquet(str(place))

    def _stage(self, name: str, key: str, schema: Schema, make: Callable[[Path], None]) -> Table:
        self.progress(name, 0, 1)
        with self._failures():
            return self.work.stage(name, key, schema, make)

    @contextmanager
    def _failures(self) -> Iterator[None]:
        from py4j.protocol import Py4JError  # noqa: PLC0415
        from pyspark.errors import PySparkException  # noqa: PLC0415

        with failures(self.name, self.work.path, PySparkException, Py4JError, ConnectionError):
            yield


def started(master: str) -> Any:
    """Return a Spark session. Raises MissingDependencyError without Spark, EngineError if it doesn't answer."""
    try:
        from pyspark.sql import SparkSession  # noqa: PLC0415
    except ImportError:
        raise MissingDependencyError("--engine spark needs pyspark, which is not installed", HINT) from None
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    # An address with a token in it need not stand on a command line, nor in a report.
    master = os.environ.get("SPARK_REMOTE", master) if master == CONNECT else master
    if not master.startswith(CONNECT) and shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        raise MissingDependencyError("--engine spark needs Java, which is not installed", HINT)
    if master.startswith(CONNECT):
        check_answers(master)
    builder = SparkSession.builder.appName("crossquote")
    builder = builder.remote(master) if master.startswith(CONNECT) else builder.master(master).config("spark.ui.enabled", "false")
    try:
        if master.startswith("local"):
            builder = builder.config("spark.sql.shuffle.partitions", LOCAL_PARTITIONS)
        session = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", ROWS).getOrCreate()
        if not master.startswith(CONNECT):
            session.sparkContext.setLogLevel("ERROR")
    except Exception as error:
        raise EngineError(f"Spark at {master} does not start: {str(error).splitlines()[0][:200]}", "check --spark-master") from error
    return session


def check_answers(master: str) -> None:
    """Raise EngineError if nobody listens at a Spark Connect address: its client would ask again for ten minutes."""
    address = urlsplit(master.partition(";")[0])
    try:
        socket.create_connection((address.hostname or "", address.port or CONNECT_PORT), timeout=ANSWER).close()
    except OSError as error:
        raise EngineError(f"Spark at {master} does not answer: {error.strerror or error}", "check --spark-master") from None


def ddl(schema: Schema) -> str:
    """Return a schema as Spark writes it."""
    return ", ".join(f"`{name}` {TYPES[kind]}" for name, kind in schema.items())


@dataclass(frozen=True, slots=True)
class Batches:
    """A function over columns as one over Arrow batches."""

    function: Function
    schema: Schema

    def __call__(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Yield what the function makes of each batch."""
        for batch in batches:
            if batch.num_rows:
                yield from to_arrow(self.function(from_arrow(batch, batch.schema.names)), self.schema).to_batches()


def applied(part: pa.Table, function: Function, names: Sequence[str], schema: Schema) -> pa.Table:
    """Return what a function over columns makes of an Arrow table."""
    return to_arrow(function(from_arrow(part, names)), schema)


@dataclass(frozen=True, slots=True)
class Met:
    """A function over pairs and items as one over rows that hold both sides."""

    function: PairFunction
    pairs: tuple[str, ...]
    items: tuple[str, ...]

    def __call__(self, columns: Columns) -> Columns:
        """Return what the function makes of a batch."""
        both = {name: np.concatenate((columns[f"x_{name}"], columns[f"y_{name}"])) for name in self.items}
        _, first, place = np.unique(both["id"], return_index=True, return_inverse=True)
        half = len(place) // 2
        pairs = {**{name: columns[name] for name in self.pairs}, "at_a": place[:half], "at_b": place[half:]}
        return self.function(pairs, {name: values[first] for name, values in both.items()})


def to_arrow(columns: Columns, schema: Schema) -> pa.Table:
    """Return columns as an Arrow table."""
    import pyarrow as pa  # noqa: PLC0415

    types = {"int64": pa.int64(), "double": pa.float64(), "string": pa.string(), "binary": pa.binary(), "bool": pa.bool_()}
    return pa.table({name: pa.array(columns[name], type=types[kind]) for name, kind in schema.items()})


def from_arrow(found: pa.Table | pa.RecordBatch, names: Iterable[str]) -> Columns:
    """Return Arrow columns as arrays."""
    return {name: column_of(found.column(name)) for name in names}


def column_of(column: pa.ChunkedArray | pa.Array) -> Any:
    """Return an Arrow column as an array that owns its values."""
    chunks = getattr(column, "chunks", [column])
    parts = [np.array(chunk.to_numpy(zero_copy_only=False)) for chunk in chunks]
    return np.concatenate(parts) if parts else np.zeros(0)
