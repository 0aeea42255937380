"""Which file each format becomes, and how it gets to the disk: written beside, then renamed, so that no half-written file is ever seen."""

from __future__ import annotations

import importlib
import os
import tempfile
from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path

from compare.errors import MissingDependencyError, UsageError
from compare.model import Report
from compare.report.json import normal
from compare.settings import Settings

# Format to module. Modules are imported when their format is asked for: typesetting costs fifteen times the command line's own start.
FORMATS: dict[str, str] = {
    "html": "compare.report.html",
    "json": "compare.report.json",
    "csv": "compare.report.csv",
    "xlsx": "compare.report.xlsx",
    "tei": "compare.report.tei",
    "pdf": "compare.report.pdf.document",
}
LONG = frozenset({"pdf"})  # these say how far they are
ENDINGS = {"tei": "tei.xml"}
NAME = "report"
Progress = Callable[[str, int, int], None]  # the stage, how much of it is done, of how much
MODE = 0o666


def silent(_stage: str, _done: int, _total: int) -> None:
    """Report no progress."""


def written(report: Report, folder: Path, formats: Sequence[str], settings: Settings, progress: Progress = silent) -> tuple[Path, ...]:
    """Write the report into `folder` in each format and return the paths, in the order of `formats`; CSV is several files.

    Raises UsageError for an unknown format before anything is written. A format whose libraries are missing doesn't stop the others:
    MissingDependencyError is raised after all that can be written is written.
    """
    for name in formats:
        if name not in FORMATS:
            raise UsageError(f"no format is called {name!r}", f"it takes any of {', '.join(FORMATS)}")
    report = normal(report)
    folder.mkdir(parents=True, exist_ok=True)
    missing: MissingDependencyError | None = None
    paths: dict[str, list[Path]] = {}
    # The PDF takes longest and may lack a library of the system: it comes last.
    for name in sorted(dict.fromkeys(formats), key=list(FORMATS).index):
        try:
            made = rendered(name, report, settings, progress)
        except MissingDependencyError as error:
            missing = missing or error
        else:
            paths[name] = [placed(folder / f"{NAME}.{ending}", data) for ending, data in made.items()]
    if missing:
        raise missing
    return tuple(path for name in dict.fromkeys(formats) for path in paths[name])


def rendered(name: str, report: Report, settings: Settings, progress: Progress = silent) -> dict[str, bytes]:
    """Return a format's files, ending to bytes; the same report and settings give the same bytes."""
    progress(f"write {name}", 0, 1)
    render: Callable[..., bytes | dict[str, bytes]] = importlib.import_module(FORMATS[name]).render
    made = render(report, settings, progress) if name in LONG else render(report, settings)
    return made if isinstance(made, dict) else {ENDINGS.get(name, name): made}


def placed(path: Path, data: bytes) -> Path:
    """Write `data` to `path` in one step: a reader sees the old file or the new one. Returns the path; raises OSError."""
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        mask = os.umask(0)
        os.umask(mask)
        Path(beside).chmod(MODE & ~mask)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    return path


def template_text(name: str) -> str:
    """Return a file of the report's templates: from the installed package, else from the checkout beside it."""
    packaged = files("compare").joinpath("report_templates", name)
    if packaged.is_file():
        return packaged.read_text(encoding="utf-8")
    return (Path(__file__).parents[2] / "report_templates" / name).read_text(encoding="utf-8")
