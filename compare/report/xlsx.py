"""The report as a workbook, one sheet a table; texts are texts, whatever they begin with."""

from __future__ import annotations

import datetime
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.errors import MissingDependencyError
from compare.model import Report
from compare.report.tables import Table, is_risky, tables
from compare.settings import Settings

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

# What the format holds: letters in a cell, rows in a sheet.
LONGEST_CELL, MOST_ROWS = 32_767, 1_048_576
WIDTH_OF = {"text": 60, "text_a": 40, "text_b": 40, "finding": 50, "reason": 50, "about": 70, "outlet": 20, "speaker_name": 20}
DEFAULT_WIDTH = 13
# A fixed day, so that the same report gives the same bytes.
CREATED = datetime.datetime(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Formats:
    """How headings, risky texts (kept as texts when they are edited) and long texts look."""

    heading: Format
    risky: Format
    text: Format


def render(report: Report, settings: Settings) -> bytes:  # noqa: ARG001
    """Return the workbook's bytes. Raises MissingDependencyError without xlsxwriter."""
    try:
        import xlsxwriter  # noqa: PLC0415
    except ImportError:
        raise MissingDependencyError("no spreadsheet: xlsxwriter is not installed", 'pip install "crossquote[xlsx]"') from None
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"title": report.title, "created": CREATED, "comments": report.program})
        formats = Formats(book.add_format({"bold": True}), book.add_format({"quote_prefix": True}), book.add_format({"text_wrap": True}))
        for table in tables(report):
            _sheet(book.add_worksheet(table.name), table, formats)
    return buffer.getvalue()


def _sheet(sheet: Worksheet, table: Table, formats: Formats) -> None:
    sheet.freeze_panes(1, 0)
    for column, name in enumerate(table.columns):
        sheet.set_column(column, column, WIDTH_OF.get(name, DEFAULT_WIDTH))
        sheet.write_string(0, column, name, formats.heading)
    shown = table.rows[: MOST_ROWS - 1]
    for row, values in enumerate(shown, start=1):
        for column, value in enumerate(values):
            if isinstance(value, str):
                cell = value if len(value) <= LONGEST_CELL else value[: LONGEST_CELL - 1] + "…"
                sheet.write_string(row, column, cell, formats.risky if is_risky(value) else formats.text)
            elif isinstance(value, bool):
                sheet.write_boolean(row, column, value)
            elif value is not None:
                sheet.write_number(row, column, value)
    if shown:
        sheet.autofilter(0, 0, len(shown), len(table.columns) - 1)
