"""The embedded engine for tables: DuckDB runs the SQL on all cores, worker processes run the functions, each on its own Parquet files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from compare.engines import parquet
from compare.engines.memory_map import laid_out
from compare.engines.tables import Columns, Function, PairFunction, Progress, Schema, Table, ordered
from compare.engines.work import STAGES, UNFINISHED, WorkFolder, described, failures
from compare.engines.workers import MEMORY, Mapped, MappedPairs, Task, Workers

# A file is what a worker gets at a time: so many rows with texts, with numbers alone, or of whole groups.
TEXTS, NUMBERS, GROUPED = 1 << 14, 1 << 17, 1 << 12
INTERRUPTED = "interrupted"
DRIVER = 0.2  # what this process needs beside DuckDB (GB)


class DuckTables:
    """Tables on this machine; a context manager, which ends the worker processes. `memory` is in GB, shared by all processes."""

    name = "duckdb"

    def __init__(self, work: WorkFolder, processes: int, memory: float, progress: Progress) -> None:
        self.work = work
        self.progress = progress
        self.workers = Workers(processes)
        self.limits = processes, max(memory / 4, memory - DRIVER - processes * MEMORY)
        self._base: parquet.Connection | None = None

    def __enter__(self) -> DuckTables:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.workers.close(at_once=kind is not None)
        self._released()

    @property
    def base(self) -> parquet.Connection:
        """The connection, opened where it is needed."""
        if self._base is None:
            self._base = parquet.connected(self.work.path / UNFINISHED, *self.limits)
        return self._base

    def _released(self) -> None:
        """Close the connection: only so DuckDB gives back the memory that it took."""
        if self._base is not None:
            self._base.close()
            self._base = None

    def made(self, name: str, columns: Columns, schema: Schema) -> Table:
        """Return a small table from memory."""
        key = self.work.key(name, {column: columns[column].tolist() for column in schema}, dict(schema))
        return self._stage(name, key, schema, lambda place: parquet.written(place / "part.parquet", columns, schema, self.base))

    def sql(self, name: str, query: str, schema: Schema, **tables: Table) -> Table:
        """Return what a query gives."""
        key = self.work.key(name, query, dict(schema), {given: table.digest for given, table in tables.items()})
        made = parquet.typed(query.format(**parquet.relations(tables)), schema)
        rows = NUMBERS if {"string", "binary"}.isdisjoint(schema.values()) else TEXTS
        return self._stage(name, key, schema, lambda place: self._written(made, place, f"ROW_GROUP_SIZE {rows}, ROW_GROUPS_PER_FILE 1"))

    def map(self, name: str, table: Table, function: Function, schema: Schema, by: str | None = None) -> Table:
        """Return what a function makes of a table's files, each in a worker process."""
        given = table if by is None else self._gathered(f"{name} by {by}", table, by)
        return self._mapped(name, given, Mapped(function, table.schema, schema), schema, described(function))

    def map_pairs(self, name: str, pairs: Table, items: Table, function: PairFunction, schema: Schema) -> Table:
        """Return what a function makes of pairs, each worker process looking the items up where it needs them."""
        place = self.work.path / STAGES / f"{items.name} by id-{items.digest}"
        laid = self._stage(f"{items.name} by id", items.digest, items.schema, lambda folder: laid_out(items, folder, self.base))
        task = MappedPairs(function, pairs.schema, schema, str(place))
        return self._mapped(name, pairs, task, schema, [*described(function), laid.digest])

    def rows(self, table: Table, order: Sequence[str]) -> Columns:
        """Return a small table's rows, sorted."""
        with self._failures():
            return ordered(parquet.read(table.files, table.schema, self.base), order)

    def _gathered(self, name: str, table: Table, by: str) -> Table:
        """Return the table in files that hold whole groups."""
        with self._failures():
            (count,) = self.base.execute("SELECT COUNT(*) FROM " + parquet.relation(table.schema, table.files)).fetchall()[0]
        parts = count // GROUPED + 1
        query = f"SELECT *, {by} % {parts} AS part_ FROM {parquet.relation(table.schema, table.files)}"
        key = self.work.key(name, parts, table.digest)
        return self._stage(name, key, table.schema, lambda place: self._written(query, place, "PARTITION_BY (part_)"))

    def _written(self, query: str, place: Path, options: str) -> None:
        # Onto the folder that is there already: DuckDB writes into it as many files as come.
        parquet.copied(self.base, query, place, f"{options}, OVERWRITE true")

    def _stage(self, name: str, key: str, schema: Schema, make: Callable[[Path], None]) -> Table:
        self.progress(name, 0, 1)
        with self._failures():
            return self.work.stage(name, key, schema, make)

    def _mapped(self, name: str, table: Table, task: Task, schema: Schema, function: list[Any]) -> Table:
        """Return what a task gives for each file of the table; what it gave before is not done again."""
        key = self.work.key(name, function, dict(schema))
        found, missing = self.work.cells(key, table.files)
        files = list(found)
        self.work.note(name, len(table.files) - len(missing), len(table.files))
        self.progress(name, len(table.files) - len(missing), len(table.files))
        self._released()
        with self._failures():
            places = {file: self.work.cell(key, [file]) for file in missing}
            for done, file in enumerate(self.workers.run(task, places), start=len(table.files) - len(missing) + 1):
                files += self.work.kept([file], places[file])
                self.progress(name, done, len(table.files))
        return Table(name, schema, self.work.key(name, key, table.digest), tuple(sorted(files)))

    @contextmanager
    def _failures(self) -> Iterator[None]:
        with failures(self.name, self.work.path, parquet.Error):
            try:
                yield
            except (parquet.Error, RuntimeError) as error:
                # So DuckDB tells that the interrupt key was pressed while it was at work.
                if INTERRUPTED in str(error).lower():
                    raise KeyboardInterrupt from error
                raise
