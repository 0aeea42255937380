"""Exports of press databases fall into their articles, each with its fields."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.settings import Settings
from compare.sources import read

NEXIS = """Harbour stays open
Coast Gazette
February 3, 2024 Saturday
Copyright 2024 Coast Gazette All Rights Reserved
Section: NEWS; Pg. 1
Length: 120 words
Byline: Ines Mota
Body
“The harbour will stay open,” said the harbour master.
“All winter,” she added.
Classification
Language: ENGLISH
Publication-Type: Newspaper
Load-Date: February 4, 2024
End of Document
Ferry late again
Evening News
March 2024
Length: 80 words
Body
“We are sorry,” said the ferry company.
Load-Date: March 9, 2024
End of Document
"""
LEXIS = """
                               1 of 2 DOCUMENTS

                                Coast Gazette

                         February 3, 2024 Saturday

Harbour stays open

BYLINE: Ines Mota

SECTION: NEWS; Pg. 1

LENGTH: 120 words

DATELINE: PORT

“The harbour will stay open,” said the harbour master.

“All winter,” she added.

LANGUAGE: ENGLISH

LOAD-DATE: February 4, 2024

                               2 of 2 DOCUMENTS

                                Evening News

                              March 9, 2024

Ferry late again

LENGTH: 80 words

“We are sorry,” said the ferry company.

LOAD-DATE: March 9, 2024
"""
FACTIVA = """HD
Harbour stays open
BY Ines Mota
WC 120 words
PD 3 February 2024
SN Coast Gazette
SC CGAZ
LA English
LP
“The harbour will stay open,” said the harbour master.
TD
“All winter,” she added.
AN
Document CGAZ000020240204ek23000a1
HD Ferry late again
PD 9 March 2024
SN Evening News
LA German
TD
“We are sorry,” said the ferry company.
Document EVEN000020240309ek390002b
"""


@pytest.mark.parametrize("export", [NEXIS, LEXIS, FACTIVA], ids=["Nexis Uni", "LexisNexis", "Factiva"])
def test_an_export_falls_into_its_articles(tmp_path: Path, export: str) -> None:
    (tmp_path / "export.txt").write_text(export, encoding="utf-8")
    (first, second), not_read = read([str(tmp_path)], Settings())
    assert not_read == ()
    assert (first.title, first.outlet, first.byline, first.date, first.lang) == (
        "Harbour stays open",
        "Coast Gazette",
        "Ines Mota",
        "2024-02-03",
        "en",
    )
    assert first.text == "“The harbour will stay open,” said the harbour master.\n\n“All winter,” she added."
    assert (second.title, second.outlet, second.text) == ("Ferry late again", "Evening News", "“We are sorry,” said the ferry company.")
    assert second.date is not None
    assert second.date.startswith("2024-03")
    assert first.id != second.id


def test_an_article_without_a_body_is_listed(tmp_path: Path) -> None:
    (tmp_path / "export.txt").write_text(NEXIS.replace("“We are sorry,” said the ferry company.\n", ""), encoding="utf-8")
    articles, (failed,) = read([str(tmp_path)], Settings())
    assert len(articles) == 1
    assert "no body" in failed.reason


def test_an_ordinary_text_is_no_export(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Body\n\nLENGTH: 3 words\n\nDocument X1\n", encoding="utf-8")
    (article,), _ = read([str(tmp_path)], Settings())
    assert article.reader == "text"
