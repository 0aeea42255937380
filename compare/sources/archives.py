"""ZIP archives, each file in one an input of its own, and single packed files; a bomb is refused before or while it is unpacked."""

from __future__ import annotations

import bz2
import dataclasses
import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import IO

from compare.errors import InputError
from compare.settings import Settings
from compare.sources.encodings import without_entities
from compare.sources.item import Item

BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    RuntimeError,
    NotImplementedError,
    EOFError,
    ValueError,
    OSError,
    lzma.LZMAError,
    zlib.error,
)
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
TRUSTED = "if you trust it, raise it: --set largest_file=MB"
PACKED: dict[str, Callable[[IO[bytes]], IO[bytes]]] = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}  # type: ignore[dict-item]


def members(item: Item) -> Iterator[Item]:
    """Yield the files of an archive by name; hidden ones and folders are passed over. Raises InputError for a broken or swollen archive."""
    with opened(item.data, item.settings) as archive:
        for info in sorted(archive.infolist(), key=lambda info: info.filename):
            inside = PurePosixPath(info.filename)
            if info.is_dir() or any(part.startswith((".", "__MACOSX")) and part != ".." for part in inside.parts):
                continue
            data = unpacked(archive, info, item.settings)
            yield Item(f"{item.path} > {info.filename}", inside.stem, inside.suffix.lower(), data, item.settings, item.columns)


def opened(data: bytes, settings: Settings, kind: str = "archive") -> zipfile.ZipFile:
    """Return the archive that a file is. Raises InputError if it is broken, holds too many files or would unpack to too much."""
    if data.startswith(OLD_OFFICE):
        raise InputError(f"an old Office document, or one with a password, not a {kind} of today", "open it and save it again without one")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN as error:
        raise InputError(f"a broken {kind}: {error}", "make it again") from None
    size, limit = sum(info.file_size for info in archive.infolist()), settings.largest_file * 1_000_000
    if size > limit:
        raise InputError(f"{size / 1e6:,.0f} MB when unpacked, more than the {limit / 1e6:,.0f} MB that are read", TRUSTED)
    if len(archive.infolist()) > settings.most_files:
        raise InputError(
            f"{len(archive.infolist()):,} files, more than the {settings.most_files:,} that are read",
            "if you trust it, raise it: --set most_files=N",
        )
    return archive


def check_office(item: Item, kind: str) -> None:
    """Raise InputError if a document of Word's or Excel's is broken or swollen, or has XML that declares entities."""
    with opened(item.data, item.settings, kind) as archive:
        for info in archive.infolist():
            if info.filename.lower().endswith((".xml", ".rels")):
                without_entities(unpacked(archive, info, item.settings))


def unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, settings: Settings) -> bytes:
    """Return one file of an archive, whatever size its header claims. Raises InputError if it is broken, locked or larger than it says."""
    limit = int(min(info.file_size, settings.largest_file * 1_000_000))
    try:
        with archive.open(info) as file:
            data = file.read(limit + 1)
    except BROKEN as error:
        raise InputError(f"{info.filename}: can't be unpacked: {error}", "unpack it by hand") from None
    if len(data) > limit:
        raise InputError(f"{info.filename}: larger than the archive says", "make the archive again")
    return data


def unwrapped(item: Item) -> Item:
    """Return the file that a packed one (.gz, .bz2, .xz) holds. Raises InputError if it is broken or would unpack to too much."""
    packed, limit = PACKED[item.ending], int(item.settings.largest_file * 1_000_000)
    try:
        with packed(io.BytesIO(item.data)) as file:
            data = file.read(limit + 1)
    except BROKEN as error:
        raise InputError(f"can't be unpacked: {error}", "make it again") from None
    if len(data) > limit:
        raise InputError(f"more than {limit / 1e6:,.0f} MB when unpacked", TRUSTED)
    inside = PurePosixPath(item.name)
    return dataclasses.replace(item, name=inside.stem, ending=inside.suffix.lower(), data=data)
