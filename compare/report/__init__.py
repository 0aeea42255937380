"""A report on disk: PDF, HTML, JSON, CSV, XLSX and TEI files made from one `Report`, and the records of the data commands."""

from compare.report.files import FORMATS, written
from compare.report.json import read
from compare.report.records import match_record, pair_record, quote_record

__all__ = ["FORMATS", "match_record", "pair_record", "quote_record", "read", "written"]
