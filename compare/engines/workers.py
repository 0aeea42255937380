"""Worker processes of this machine: each reads a file of a table, applies a function to it and writes the result."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from multiprocessing import connection
from pathlib import Path
from typing import Protocol

from compare.engines import parquet
from compare.engines.memory_map import opened
from compare.engines.tables import Function, PairFunction, Schema
from compare.engines.work import GO_ON
from compare.errors import EngineError

__all__ = ["Mapped", "MappedPairs", "Task", "Workers"]
AGAIN = f"run it again, with --set workers=1 if that happens again; {GO_ON}"
# What a worker needs beside a batch: Python, numpy, the word lists (GB).
MEMORY = 0.3
CYCLES = (100_000, 50, 1000)  # a batch is thousands of nouns without a cycle: looking for some was a fifth of judging
WAITING = 2  # files that wait for each worker, so that none is idle


class Task(Protocol):
    """What is done to one Parquet file: read it, and write another into a folder."""

    def __call__(self, file: str, place: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Mapped:
    """A function applied to a file of the given columns."""

    function: Function
    given: Schema
    schema: Schema

    def __call__(self, file: str, place: str) -> None:
        with parquet.connected() as own:
            columns = parquet.read([file], self.given, own)
            parquet.written_parts(Path(place), self.function(columns), self.schema, own)


@dataclass(frozen=True, slots=True)
class MappedPairs:
    """A function applied to a file of pairs, with the items that are laid out in the folder `items`."""

    function: PairFunction
    given: Schema
    schema: Schema
    items: str

    def __call__(self, file: str, place: str) -> None:
        with parquet.connected() as own:
            pairs = parquet.read([file], self.given, own)
            parquet.written_parts(Path(place), self.function(*opened(self.items).up(pairs)), self.schema, own)


class Workers:
    """A pool of processes, started when there is something to do and kept for the whole run."""

    def __init__(self, processes: int) -> None:
        self.processes = processes
        self._pool: ProcessPoolExecutor | None = None

    def run(self, task: Task, places: Mapping[str, Path]) -> Iterator[str]:
        """Yield each file when the task has been done to it, with its folder of `places`; raises what the task raises, or EngineError."""
        todo = iter(places.items())
        running: dict[Future[None], str] = {}
        while True:
            for file, place in islice(todo, self.processes * WAITING - len(running)):
                running[self._started().submit(task, file, str(place))] = file
            if not running:
                return
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                try:
                    future.result()
                except BrokenProcessPool as error:
                    raise EngineError("a worker process died, most likely for want of memory", AGAIN) from error
                yield running.pop(future)

    def _started(self) -> ProcessPoolExecutor:
        # Spawned, not forked: DuckDB's threads run in this process.
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self.processes, multiprocessing.get_context("spawn"), _prepared)
        return self._pool

    def close(self, at_once: bool) -> None:
        """End the processes; `at_once` in the middle of their work, which is then not kept."""
        if self._pool is None:
            return
        if at_once:
            for process in multiprocessing.active_children():
                process.terminate()
        self._pool.shutdown(wait=True, cancel_futures=True)


def _prepared() -> None:
    """Make a worker end with its parent, however that ends, leave the interrupt key to it, and look for cycles less often."""
    gc.set_threshold(*CYCLES)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_ended_with_parent, daemon=True).start()


def _ended_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
