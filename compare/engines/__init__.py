"""Engines: who does the work of a stage. An engine knows nothing of quotations; a stage knows nothing of engines.

For a run that fits into memory `chosen` gives one that maps a function over items; for an archive `opened` gives one for tables.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from compare.engines.local import Engine, InProcess, Processes, chosen
from compare.engines.tables import Columns, Progress, Schema, Table, Tables, joined
from compare.engines.work import Note, WorkFolder, unheard
from compare.errors import UsageError
from compare.settings import Settings

__all__ = [
    "Columns",
    "Engine",
    "InProcess",
    "Note",
    "Processes",
    "Schema",
    "Table",
    "Tables",
    "WorkFolder",
    "chosen",
    "joined",
    "opened",
    "unheard",
]


@contextmanager
def opened(name: str, work: WorkFolder, settings: Settings, progress: Progress) -> Iterator[Tables]:
    """Give the engine for tables of that name; what it started ends with it. Raises EngineError if it can't be started."""
    if name == "duckdb":
        from compare.engines.duck import DuckTables  # noqa: PLC0415  (66 MB of library)

        with DuckTables(work, settings.workers or os.cpu_count() or 1, settings.memory, progress) as tables:
            yield tables
    elif name == "spark":
        from compare.engines.spark import SparkTables  # noqa: PLC0415  (an extra)

        with SparkTables(work, settings.spark_master, progress) as tables:
            yield tables
    else:
        raise UsageError(f"--engine {name}: no engine for tables", "it takes duckdb or spark")
