"""Records on stdout: JSON lines for programs, CSV for spreadsheets, a table for people."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import click

from compare.cli.messages import shown

FORMATS = ("table", "jsonl", "csv")
Record = Mapping[str, Any]
Columns = Mapping[str, Callable[[Record], object]]


def format_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a data command `--format`, as `form`."""
    default = "[default: a table on a terminal, JSON lines otherwise]"
    return click.option("--format", "form", type=click.Choice(FORMATS), help=f"How records are printed. {default}")(command)


def table_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command whose output is for people `--format`, as `form`."""
    return click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True, help="How it is printed.")(
        command
    )


def printed(records: Iterable[Record], columns: Columns, form: str | None) -> None:
    """Print records on stdout as `form`; `columns` are those of the table, by heading."""
    form = form or ("table" if sys.stdout.isatty() else "jsonl")
    {"table": _table, "jsonl": _json_lines, "csv": _csv}[form](records, columns)
    sys.stdout.flush()


def _json_lines(records: Iterable[Record], _columns: Columns) -> None:
    # A lone surrogate passes json.dumps and is then written as \udXXX by stdout: valid JSON, nothing lost.
    for record in records:
        sys.stdout.write(json.dumps(record, ensure_ascii=False, separators=(", ", ": ")) + "\n")


def _csv(records: Iterable[Record], _columns: Columns) -> None:
    writer: csv.DictWriter[str] | None = None
    for record in records:
        row = {name: guarded(value) for name, value in flat(record).items()}
        if writer is None:
            writer = csv.DictWriter(sys.stdout, fieldnames=list(row), lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
            writer.writeheader()
        writer.writerow(row)


def flat(record: Record, prefix: str = "") -> dict[str, object]:
    """Return a record with one level: `a.text` for the `text` in `a`; a list is written as JSON."""
    row: dict[str, object] = {}
    for name, value in record.items():
        if isinstance(value, Mapping):
            row |= flat(value, f"{prefix}{name}.")
        else:
            row[prefix + name] = json.dumps(value, ensure_ascii=False) if isinstance(value, (list, tuple, bool)) else value
    return row


def guarded(value: object) -> object:
    """Return a cell that no spreadsheet takes for a formula: text that could start one gets an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def _table(records: Iterable[Record], columns: Columns) -> None:
    from compare.cli import tables  # noqa: PLC0415 - rich is for people; programs should not wait for it

    rows = ([_cell(value(record)) for value in columns.values()] for record in records)
    tables.printed(list(columns), rows)


def _cell(value: object) -> str:
    """Return a cell's text, safe for a terminal; a tuple is one line for each of its values."""
    if isinstance(value, tuple):
        return "\n".join(map(_cell, value))
    if isinstance(value, float):
        return f"{value:.1f}"
    return "" if value is None else shown(str(value))
