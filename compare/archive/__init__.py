"""An archive: the line of `compare.pipeline` over tables on an engine, for more articles than fit into memory."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compare.settings import Settings

if TYPE_CHECKING:
    from compare.archive.run import report

__all__ = ["engine_for", "report"]
NONE = "none"


def engine_for(paths: Sequence[str], settings: Settings) -> str:
    """Return the engine that carries a run over these paths: the one that is asked for, else by the size of the files."""
    if settings.engine != "auto":
        return settings.engine
    size = 0
    for path in map(Path, paths):
        size += sum(file.stat().st_size for file in (path.rglob("*") if path.is_dir() else [path]) if file.is_file())
    return "duckdb" if size >= settings.engine_from * 1_000_000 else NONE


def __getattr__(name: str) -> Any:
    """Load the line when it is asked for: a small run loads no engine."""
    if name != "report":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from compare.archive import run  # noqa: PLC0415

    return run.report
