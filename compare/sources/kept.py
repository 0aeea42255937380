"""Pages kept as they were fetched, so that a report can be made again: their bytes by sha-256, and what each address gave and when.

The folder is marked as a cache (bford.info/cachedir), which backups and `crossquote report FOLDER` pass over.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import tempfile
from pathlib import Path

from compare.errors import InputError
from compare.settings import Settings
from compare.sources import web
from compare.sources.web import Fetched

TAG = "CACHEDIR.TAG"
SIGNATURE = "Signature: 8a477f597d28d172789f06886806bc55\n# Pages that crossquote has fetched; without them it fetches them again.\n"


def page(url: str, folder: str, refresh: bool, settings: Settings) -> Fetched:
    """Return what an address gave when it was fetched, which is now if the folder has nothing young enough, or none is named.

    Raises InputError as `web.fetched` does, and if the folder can't be written to.
    """
    if not folder:
        return web.fetched(url, settings)
    held = None if refresh else _held(Path(folder), url)
    if held is None or _age(held) > settings.fetched_days:
        held = web.fetched(url, settings)
        try:
            _keep(Path(folder), url, held)
        except OSError as error:
            raise InputError(
                f"fetched, but can't be kept in {folder} ({error.strerror})", "name another: --set fetched_folder=DIR"
            ) from None
    return held


def _held(folder: Path, url: str) -> Fetched | None:
    """Return what the folder has of an address; None if that is nothing, or not what was fetched any more."""
    try:
        entry = json.loads((folder / f"{_digest(url.encode())}.json").read_bytes())
        data = (folder / f"{entry['sha256']}.page").read_bytes()
        if entry["url"] == url and _digest(data) == entry["sha256"]:
            datetime.datetime.fromisoformat(entry["accessed"])
            return Fetched(data, str(entry["content_type"]), tuple(map(str, entry["way"])), entry["accessed"])
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return None


def _age(held: Fetched) -> float:
    """Return how long ago a page was fetched, in days."""
    return (datetime.datetime.now(datetime.UTC) - datetime.datetime.fromisoformat(held.accessed).astimezone()) / datetime.timedelta(days=1)


def _keep(folder: Path, url: str, held: Fetched) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    digest = _digest(held.data)
    entry = {"url": url, "way": held.way, "content_type": held.content_type, "sha256": digest, "accessed": held.accessed}
    _write(folder / TAG, SIGNATURE.encode())
    _write(folder / f"{digest}.page", held.data)
    _write(folder / f"{_digest(url.encode())}.json", json.dumps(entry, indent=1).encode())


def _write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, also where two runs write it at once."""
    descriptor, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
    Path(name).replace(path)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
