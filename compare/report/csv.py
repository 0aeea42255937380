"""The report as CSV: `report.csv` has a row for each reading; utterances and variants have files of their own."""

from __future__ import annotations

import csv
import io

from compare.model import Report
from compare.report.tables import Table, Value, is_risky, tables
from compare.settings import Settings

# The table whose file is `report.csv`, and those that are written beside it.
MAIN, OTHERS = "readings", ("utterances", "variants")


def render(report: Report, settings: Settings) -> dict[str, bytes]:  # noqa: ARG001
    """Return the files by ending: UTF-8 with a byte order mark (spreadsheets need it), CRLF, first row names."""
    made = {table.name: table for table in tables(report)}
    return {"csv": rendered(made[MAIN]), **{f"{name}.csv": rendered(made[name]) for name in OTHERS}}


def rendered(table: Table) -> bytes:
    """Return one table as CSV bytes; a text that a spreadsheet would run gets an apostrophe in front."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([guarded(value) for value in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig", "replace")


def guarded(value: Value) -> str | int | float:
    """Return a value as CSV may hold it: numbers as they are, yes and no in words, risky text made plain text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        value = value.replace("\0", "\N{REPLACEMENT CHARACTER}")
        return f"'{value}" if is_risky(value) else value
    return value
