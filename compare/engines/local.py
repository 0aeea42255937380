"""The embedded engines: this process, or worker processes on this machine."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

from compare.errors import EngineError
from compare.settings import Settings

SHARES = 4  # each worker gets its items in at least so many parts, so that all end at about the same time
T = TypeVar("T")
R = TypeVar("R")


class Engine(Protocol):
    """Something that applies a pure, module-level function to many items; which engine it is never changes a result."""

    name: str

    def map(self, function: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
        """Yield `function(item)` for each item, in the items' order. What the function raises comes out here."""
        ...


class InProcess:
    """Does the work here, one item after the other: nothing to start, nothing to copy."""

    name = "in process"

    def map(self, function: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
        """Yield `function(item)` for each item, in order."""
        return map(function, items)


class Processes:
    """Does the work in worker processes of this machine; `function` and items have to be picklable."""

    def __init__(self, workers: int, chunk: int) -> None:
        self.name = f"{workers} processes"
        self.workers = workers
        self.chunk = chunk

    def map(self, function: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
        """Yield `function(item)` for each item, in order; an interrupt stops the workers and is raised."""
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  (20 ms, large runs only)
        from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

        with ProcessPoolExecutor(self.workers) as pool:
            try:
                yield from pool.map(function, items, chunksize=max(1, min(self.chunk, len(items) // (SHARES * self.workers))))
            except BrokenProcessPool:
                raise EngineError("a worker process died, most likely for want of memory", "take fewer: --set workers=1") from None
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise


def chosen(size: int, settings: Settings) -> Engine:
    """Return the engine for work of `size` code points: this process below `parallel_from`, then as many workers as `workers` says."""
    workers = settings.workers or os.cpu_count() or 1
    if workers == 1 or size < settings.parallel_from * 1_000_000:
        return InProcess()
    return Processes(workers, settings.chunk)
