"""What runs on tables: five verbs, the same on every engine; a stage is a table of Parquet files with a name of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias

if TYPE_CHECKING:
    from numpy.typing import NDArray

Kind = Literal["int64", "double", "string", "binary", "bool"]
Schema = Mapping[str, Kind]
# A column of strings or bytes is an array of objects. No column holds nulls: what is not known is "" or a number that says so.
Columns: TypeAlias = "Mapping[str, NDArray[Any]]"
Function: TypeAlias = "Callable[[Columns], Columns]"
PairFunction: TypeAlias = "Callable[[Columns, Columns], Columns]"
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Table:
    """A finished stage: its columns, the Parquet files that hold its rows, and `digest`, which names all that made it."""

    name: str
    schema: Schema
    digest: str
    files: tuple[str, ...]


class Tables(Protocol):
    """An engine for tables. Which one it is never changes a row; in which order the rows of a table stand may differ.

    Each verb makes a stage in the work folder, unless the folder has it already: a stage is known by its name, its function or query, and
    the digests of what it is made from. Raises EngineError if the engine dies or the disk is full.
    """

    name: str

    def made(self, name: str, columns: Columns, schema: Schema) -> Table:
        """Return a small table from memory."""
        ...

    def map(self, name: str, table: Table, function: Function, schema: Schema, by: str | None = None) -> Table:
        """Return what `function` makes of the table's rows, batch by batch; it may give more rows or fewer.

        The function is pure and of a module's top level, or a `functools.partial` of such a one. With `by`, rows that are equal in that
        integer column come in one batch.
        """
        ...

    def map_pairs(self, name: str, pairs: Table, items: Table, function: PairFunction, schema: Schema) -> Table:
        """Return what `function(pairs, items)` makes of pairs, batch by batch.

        `pairs` has the integer columns `a` and `b`, which are values of `id` in `items`. The function gets a batch of pairs with `at_a` and
        `at_b` beside its columns: the places of both sides in the batch's items.
        """
        ...

    def sql(self, name: str, query: str, schema: Schema, **tables: Table) -> Table:
        """Return what a query gives, in the SQL that DuckDB and Spark share; `{placeholder}` stands for the table given under that name."""
        ...

    def rows(self, table: Table, order: Sequence[str]) -> Columns:
        """Return a small table's rows, sorted by columns that leave no two alike."""
        ...


def joined(name: str, schema: Schema, tables: Sequence[Table]) -> Table:
    """Return tables of the same columns as one; its files are theirs, so that what was made of them stays made."""
    digest = hashlib.blake2b("".join(sorted(table.digest for table in tables)).encode(), digest_size=8).hexdigest()
    return Table(name, schema, digest, tuple(sorted(file for table in tables for file in table.files)))


def ordered(columns: Columns, order: Sequence[str]) -> Columns:
    """Return the rows of columns sorted by some of them, the first one first."""
    import numpy as np  # noqa: PLC0415  (a small run has no tables)

    # Objects can't be sorted by several keys: numbers that stand in the same order can.
    keys = [np.unique(columns[name], return_inverse=True)[1] for name in reversed(order)]
    place = np.lexsort(keys)
    return {name: values[place] for name, values in columns.items()}
