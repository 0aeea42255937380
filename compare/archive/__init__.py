"""An archive: the line of `compare.pipeline` over tables on an engine, for more articles than fit into memory."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compare.errors import EngineError
from compare.settings import Settings
from compare.sources import is_url

if TYPE_CHECKING:
    from compare.archive.run import report

__all__ = ["NONE", "announced", "engine_for", "report"]
NONE = "none"
DISK = 26  # bytes of stages for a byte of articles that are little but quotations (benchmarks/scale.py); news takes less


def engine_for(paths: Sequence[str], settings: Settings) -> str:
    """Return the engine that carries a run over these paths: the one that is asked for, else by the size of the files.

    Engines read files alone; where anything else is given too, none is taken.
    """
    if settings.engine != "auto":
        return settings.engine
    if any(path == "-" or is_url(path) for path in paths):
        return NONE
    return "duckdb" if size_of(paths, settings) >= settings.engine_from * 1_000_000 else NONE


def size_of(paths: Sequence[str], settings: Settings) -> int:
    """Return the bytes of the files that paths name and that are not too large to be read; of addresses and patterns nothing is known."""
    files = (file for path in map(Path, paths) for file in (path.rglob("*") if path.is_dir() else [path]))
    sizes = (file.stat().st_size for file in files if file.is_file())
    return sum(size for size in sizes if size <= settings.largest_file * 1_000_000)


def announced(paths: Sequence[str], work: Path, settings: Settings) -> str:
    """Return what a run over these paths will need of the disk, in words. Raises EngineError if it isn't there."""
    home = next(one for one in (work, *work.absolute().parents) if one.is_dir())
    needed, free = size_of(paths, settings) * DISK, shutil.disk_usage(home).free
    if needed > free and not work.is_dir():
        raise EngineError(
            f"{work}: about {needed / 1e9:.1f} GB are needed, {free / 1e9:.1f} GB are free",
            "make room, or name another folder with --work DIR",
        )
    return f"about {needed / 1e9:.1f} GB of disk for the stages in {work} ({free / 1e9:.0f} GB free)"


def __getattr__(name: str) -> Any:
    """Load the line when it is asked for: a small run loads no engine."""
    if name != "report":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from compare.archive import run  # noqa: PLC0415

    return run.report
