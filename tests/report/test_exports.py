import csv
import io
import os
from pathlib import Path
from xml.etree import ElementTree

import pytest
from lxml import etree

from compare.report import csv as tables_csv
from compare.report import tei, xlsx
from compare.report.tables import tables
from compare.settings import Settings
from tests.report import sample

SCHEMA = "TEI_ALL_RNG"


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_csv_has_a_row_for_each_reading_utterance_and_variant() -> None:
    made = tables_csv.render(sample.report(), Settings())
    assert list(made) == ["csv", "utterances.csv", "variants.csv"]
    assert [len(rows(data)) for data in made.values()] == [6, 3, 6]
    assert rows(made["csv"])[0]["text"] == sample.HERALD_1.text


def test_a_value_that_a_spreadsheet_would_run_is_made_text() -> None:
    hostile = ["=cmd()", "+1", "-1", "@x", "\t=1", "  =1", "\r=1"]
    assert [tables_csv.guarded(text) for text in hostile] == [f"'{text}" for text in hostile]
    assert tables_csv.guarded(-1.5) == -1.5
    assert tables_csv.guarded("a = b") == "a = b"


def test_rows_have_as_many_values_as_columns() -> None:
    for table in tables(sample.report()):
        assert all(len(row) == len(table.columns) for row in table.rows), table.name


def test_a_workbook_holds_texts_and_no_formulas() -> None:
    pytest.importorskip("xlsxwriter", reason="the extra xlsx is not installed")
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl reads the workbook back")
    data = xlsx.render(sample.report(title="=cmd()"), Settings())
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["readings", "utterances", "variants", "single_source", "not_read", "settings"]
    values = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert all(cell.data_type != "f" for cell in values)
    assert any(cell.value == "=HYPERLINK(1)" for cell in values)


def test_a_workbook_is_the_same_bytes_again() -> None:
    pytest.importorskip("xlsxwriter", reason="the extra xlsx is not installed")
    assert xlsx.render(sample.report(), Settings()) == xlsx.render(sample.report(), Settings())


NAMES = {"t": "http://www.tei-c.org/ns/1.0"}


def read_back(said: ElementTree.Element, siglum: str) -> str:
    """Return one witness's text: what stands outside every entry, and its own reading in each."""
    text = said.text or ""
    for entry in said:
        own = [one for one in entry if siglum in one.get("wit", "").split()]
        text += (own[0].text or "") + (entry.tail or "")
    return text


def test_tei_is_well_formed_and_rebuilds_every_reading() -> None:
    document = ElementTree.fromstring(tei.render(sample.report(), Settings()))
    for said, utterance in zip(document.iterfind(".//t:said", NAMES), sample.UTTERANCES, strict=True):
        for index, text in enumerate(utterance.collation.texts, start=1):
            assert read_back(said, f"#w{index}") == text


def test_tei_holds_what_xml_cannot_and_stays_well_formed() -> None:
    ElementTree.fromstring(tei.render(sample.report(title="a\x00b\x0b<&\ufffe"), Settings()))


@pytest.mark.skipif(SCHEMA not in os.environ, reason=f"{SCHEMA} does not name a copy of tei_all.rng")
def test_tei_is_valid_against_the_consortiums_schema() -> None:
    schema = etree.RelaxNG(etree.parse(Path(os.environ[SCHEMA])))  # takes fifteen seconds: once for all documents
    for report in (sample.report(), sample.report(utterances=()), sample.report(date="", title="x", articles=sample.ARTICLES[::-1])):
        schema.assertValid(etree.fromstring(tei.render(report, Settings())))
