"""The work folder: finished stages under names that say all that made them, so that a run goes on where an earlier one ended.

`stages/NAME-DIGEST/` holds a stage's Parquet files and appears by a rename, when it is whole. `cells/DIGEST/` notes, for a function over
the files of a table, which files it was applied to already and where the results are: new files cost only themselves.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from compare.engines.tables import Schema, Table
from compare.errors import EngineError, UsageError

STAGES, CELLS, UNFINISHED, LOCK = "stages", "cells", "unfinished", "lock"
GO_ON = "what is finished is kept: the same command goes on from there"
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
Note = Callable[[str, int, int], None]


def unheard(_name: str, _there: int, _parts: int) -> None:
    """Tell nobody about a stage."""


def digest(*parts: object) -> str:
    """Return a name for everything that the parts say, 16 hex digits; the same in every process and on every machine."""
    return hashlib.blake2b(json.dumps(parts, sort_keys=True, default=repr).encode(), digest_size=8).hexdigest()


def described(function: Callable[..., Any]) -> list[Any]:
    """Return what tells a function from another: where it stands, and the values that a `partial` gives it."""
    if isinstance(function, partial):
        return [*described(function.func), [repr(value) for value in function.args], {k: repr(v) for k, v in function.keywords.items()}]
    return [function.__module__, function.__qualname__]


class WorkFolder:
    """A folder of finished stages; `version` names the program, and `note` hears of each stage how many of its parts were there already."""

    def __init__(self, path: Path, version: str, note: Note = unheard) -> None:
        self.path = path
        self.version = version
        self.note = note
        self.noted: set[Path] = set()
        for name in (STAGES, CELLS, UNFINISHED):
            (path / name).mkdir(parents=True, exist_ok=True)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other runs out of the folder. Raises UsageError if one is in it; a run that was killed locks nobody out."""
        try:
            import fcntl  # noqa: PLC0415  (not on every system)
        except ImportError:
            yield
            return
        with (self.path / LOCK).open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise UsageError(f"{self.path}: another run is at work there", "wait for it, or name another one with --work DIR") from None
            self._swept()
            yield

    def _swept(self) -> None:
        """Take away what a killed run left unfinished."""
        shutil.rmtree(self.path / UNFINISHED)
        (self.path / UNFINISHED).mkdir()

    def key(self, name: str, *parts: object) -> str:
        """Return the digest of a stage that is made from `parts` by this version of the program."""
        return digest(self.version, name, *parts)

    def stage(self, name: str, key: str, schema: Schema, make: Callable[[Path], None]) -> Table:
        """Return the stage of that name and key; what isn't there `make` writes, as Parquet files in the folder it is given."""
        place = self.path / STAGES / f"{name}-{key}"
        there = place.is_dir()
        if place not in self.noted:
            self.note(name, int(there), 1)
            self.noted.add(place)
        if not there:
            unfinished = self.unfinished(name)
            make(unfinished)
            unfinished.rename(place)
        return Table(name, schema, key, tuple(sorted(str(path) for path in place.rglob("*.parquet"))))

    def unfinished(self, name: str) -> Path:
        """Return an empty folder for a stage in the making."""
        place = self.path / UNFINISHED / name
        if place.is_dir():
            shutil.rmtree(place)
        place.mkdir()
        return place

    def cells(self, key: str, files: Sequence[str]) -> tuple[tuple[str, ...], list[str]]:
        """Return the results that a function (its key) has given for some of a table's files, and the files that are still to be done."""
        wanted = dict.fromkeys(self._named(file) for file in files)
        found: list[str] = []
        done: set[str] = set()
        for note in sorted((self.path / CELLS / key).glob("*.json")):
            record = json.loads(note.read_text(encoding="utf-8"))
            given = set(record["of"])
            if given <= wanted.keys() and not given & done:
                done |= given
                found += [str(self.path / name) for name in record["files"]]
        return tuple(found), [file for file in files if self._named(file) not in done]

    def cell(self, key: str, of: Sequence[str]) -> Path:
        """Return the empty folder for a function's results of some files of a table; `kept` makes them count."""
        place = self.path / CELLS / key / digest(sorted(map(self._named, of)))
        if place.is_dir():
            shutil.rmtree(place)
        place.mkdir(parents=True)
        return place

    def kept(self, of: Sequence[str], place: Path) -> tuple[str, ...]:
        """Note that the results of some files are whole, and return the files that hold them."""
        made = sorted(str(path) for path in place.rglob("*.parquet"))
        record = {"of": sorted(map(self._named, of)), "files": [self._named(file) for file in made]}
        beside = place.with_suffix(".part")
        beside.write_text(json.dumps(record), encoding="utf-8")
        beside.replace(place.with_suffix(".json"))
        return tuple(made)

    def _named(self, file: str) -> str:
        """Return a file's path inside the folder: it may be moved."""
        return Path(file).relative_to(self.path).as_posix()

    def free(self) -> int:
        """Return the bytes that are free on the folder's disk."""
        return shutil.disk_usage(self.path).free

    def size(self) -> int:
        """Return the bytes that the folder's files take."""
        return sum(path.stat().st_size for path in self.path.rglob("*") if path.is_file())


def full_disk(error: BaseException) -> bool:
    """Tell whether a failure means that no more can be written: the disk is full, a quota is used up, files may not be so large."""
    said = str(error).lower()
    return getattr(error, "errno", None) in FULL or any(os.strerror(code).lower() in said for code in FULL)


@contextmanager
def failures(engine: str, folder: Path, *kinds: type[BaseException]) -> Iterator[None]:
    """Turn failures of an engine into an EngineError that says what to do; `kinds` are the engine's own."""
    try:
        yield
    except EngineError:
        raise
    except Exception as error:
        if not isinstance(error, (OSError, *kinds)):
            raise
        if full_disk(error):
            raise EngineError(
                f"the disk of {folder} is full, or its quota used up", f"make room or name another folder with --work DIR; {GO_ON}"
            ) from error
        if "memory" in str(error).lower():
            raise EngineError(f"{engine}: {first_line(error)}", f"give it more with --memory GB; {GO_ON}") from error
        raise EngineError(f"{engine} ended: {first_line(error)}", f"run it again: {GO_ON}") from error


def first_line(error: BaseException) -> str:
    """Return what an error says first, without the rest of a long trace."""
    return next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)[:300]
