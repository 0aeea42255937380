"""Pairs of wordings given by hand, as JSON lines or CSV: `a` and `b`, with or without id, speakers and outlets."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from compare.errors import InputError, UsageError
from compare.model import NotRead
from compare.settings import Settings
from compare.sources.encodings import decoded
from compare.sources.inputs import bounded

WANTED = ("a", "b")
OPTIONAL = ("id", "speaker_a", "speaker_b", "outlet_a", "outlet_b")
SHAPE = f"give JSON lines or CSV with the columns a and b, and if you like {', '.join(OPTIONAL)}"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two wordings; `id` is the record's own, as it was written, else its number in the file from 1."""

    id: str | int
    a: str
    b: str
    speakers: tuple[str | None, str | None] = (None, None)
    outlets: tuple[str | None, str | None] = (None, None)


def read_pairs(path: str, settings: Settings) -> Iterator[Pair | NotRead]:
    """Yield the pairs of a file (`-`: standard input) in its order; a record that can't be used is a `NotRead` naming its line.

    Raises UsageError if there is no such file, InputError if it is no text or a CSV without the columns `a` and `b`.
    """
    if path != "-" and not Path(path).exists():
        raise UsageError(f"{path}: there is no such file", SHAPE)
    try:
        text = decoded(sys.stdin.buffer.read() if path == "-" else bounded(Path(path), settings))[0].removeprefix("\ufeff")
    except InputError as error:
        raise InputError(f"{path}: {error.message}", error.hint) from None
    if text.lstrip().startswith("{"):
        return _from_lines(text, path)
    return _from_table(text, path)


def _from_lines(text: str, path: str) -> Iterator[Pair | NotRead]:
    number = 0
    for line_number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        number += 1
        place = f"{path} line {line_number}"
        try:
            yield pair(json.loads(line), number)
        except (ValueError, RecursionError) as error:
            yield NotRead(place, f"not JSON: {error}", "each line is to be one JSON object")
        except InputError as error:
            yield NotRead(place, error.message, error.hint)


def _from_table(text: str, path: str) -> Iterator[Pair | NotRead]:
    header = text.split("\n", 1)[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=header.count))
    rows.fieldnames = [name.strip().lower() for name in rows.fieldnames or ()]
    if missing := [name for name in WANTED if name not in rows.fieldnames]:
        found = ", ".join(rows.fieldnames) or "nothing"
        raise InputError(f"{path}: no column {' and no column '.join(missing)}; the first line has {found[:200]}", SHAPE)
    return _from_rows(rows, path)


def _from_rows(rows: csv.DictReader[str], path: str) -> Iterator[Pair | NotRead]:
    for number, row in enumerate(rows, start=1):
        place = f"{path} record {number}"
        try:
            yield pair({name: value for name, value in row.items() if value != "" or name in WANTED}, number)
        except InputError as error:
            yield NotRead(place, error.message, error.hint)


def pair(record: Any, number: int) -> Pair:
    """Return the pair of one record. Raises InputError, with what was found, if it has no two texts."""
    if not isinstance(record, dict):
        raise InputError(f"an object was expected, found {type(record).__name__}", SHAPE)
    if missing := [name for name in WANTED if record.get(name) is None]:
        raise InputError(f"no {' and no '.join(missing)}; it has {', '.join(map(str, record))[:200] or 'nothing'}", SHAPE)
    if wrong := [name for name in WANTED if not isinstance(record[name], str)]:
        raise InputError(f"{wrong[0]} is a {type(record[wrong[0]]).__name__}, not a text", SHAPE)
    given = record.get("id")
    name = given if isinstance(given, (str, int)) else number if given is None else str(given)
    return Pair(name, record["a"], record["b"], _sides(record, "speaker"), _sides(record, "outlet"))


def _sides(record: Mapping[str, Any], name: str) -> tuple[str | None, str | None]:
    a, b = (record.get(f"{name}_{side}") for side in WANTED)
    return (str(a) if a else None, str(b) if b else None)
