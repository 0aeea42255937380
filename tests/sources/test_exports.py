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


COVER = """User Name: Ines
Date and Time: Sunday, February 4, 2024 10:00:00 AM WET
Job Number: 123456
Documents (2)
1. Harbour stays open
2. Ferry late again
Client/Matter: -None-
Search Terms: harbour
| About LexisNexis | Privacy Policy | Copyright © 2024 LexisNexis
"""


def test_the_cover_of_an_export_is_no_title(tmp_path: Path) -> None:
    (tmp_path / "export.txt").write_text(COVER + NEXIS, encoding="utf-8")
    (first, _), _ = read([str(tmp_path)], Settings())
    assert (first.title, first.outlet, first.date) == ("Harbour stays open", "Coast Gazette", "2024-02-03")


def test_a_word_document_of_nexis_uni_falls_into_its_articles(tmp_path: Path) -> None:
    document = pytest.importorskip("docx", reason="python-docx is not installed: extra `documents`").Document()
    for line in (COVER + NEXIS).splitlines():
        document.add_paragraph(line, style="Heading 1" if line in ("Harbour stays open", "Body") else None)
    document.save(str(tmp_path / "export.docx"))
    (first, second), not_read = read([str(tmp_path)], Settings())
    assert not_read == ()
    assert (first.title, first.byline, second.outlet) == ("Harbour stays open", "Ines Mota", "Evening News")


def test_a_sentence_in_capitals_is_no_field_of_factiva(tmp_path: Path) -> None:
    text = FACTIVA.replace(
        "TD\n“All winter,” she added.", "TD\nIN THE END “all winter,” she added.\nNS\ngvio : Weather\nIN itra : Transport"
    )
    (tmp_path / "export.txt").write_text(text, encoding="utf-8")
    (first, _), _ = read([str(tmp_path)], Settings())
    assert first.text == "“The harbour will stay open,” said the harbour master.\n\nIN THE END “all winter,” she added."


CODED = """<html><body><div class="article enArticle"><table>
<tr><td><b>HD</b></td><td><span class="enHeadline">Harbour stays open</span></td></tr>
<tr><td><b>BY</b></td><td>Ines Mota</td></tr><tr><td><b>WC</b></td><td>120 words</td></tr>
<tr><td><b>PD</b></td><td>3 February 2024</td></tr><tr><td><b>SN</b></td><td>Coast Gazette</td></tr>
<tr><td><b>LA</b></td><td>English</td></tr>
<tr><td><b>LP</b></td><td><p class="articleParagraph">“The harbour will <b>stay open</b>,” said the harbour master.</p></td></tr>
<tr><td><b>TD</b></td><td><p>“All winter,” she added.</p><p>“And in spring.”</p></td></tr>
<tr><td><b>AN</b></td><td>Document CGAZ000020240204ek23000a1</td></tr></table></div>
<div class="article deArticle"><table><tr><td><b>HD</b></td><td>Hafen bleibt offen</td></tr><tr><td><b>SN</b></td><td>Küste</td></tr>
<tr><td><b>LA</b></td><td>German</td></tr><tr><td><b>TD</b></td><td><p>„Er bleibt offen“, sagte sie.</p></td></tr>
<tr><td><b>AN</b></td><td>Document KUST000020240204ek23000a2</td></tr></table></div></body></html>"""
PRINTED = """<html><body><div class="article enArticle"><div id="hd"><span class="enHeadline">Harbour stays open</span></div>
<div class="author">Ines Mota</div><div>120 words</div><div>3 February 2024</div><div>10:15</div><div>Coast Gazette</div><div>CGAZ</div>
<div>English</div><div>© 2024 Coast Gazette.</div>
<p class="articleParagraph enarticleParagraph">“The harbour will <b>stay open</b>,” said the harbour master.</p>
<p class="articleParagraph enarticleParagraph">“All winter,” she added.</p>
<p class="articleParagraph enarticleParagraph">“And in spring.”</p>
<p>Document CGAZ000020240204ek23000a1</p></div></body></html>"""


@pytest.mark.parametrize("page", [CODED, PRINTED], ids=["coded", "printed"])
def test_a_page_of_factiva_falls_into_its_articles(tmp_path: Path, page: str) -> None:
    (tmp_path / "factiva.html").write_text(page, encoding="utf-8")
    articles, not_read = read([str(tmp_path)], Settings())
    first = next(article for article in articles if article.lang == "en")
    assert not_read == ()
    assert (first.title, first.outlet, first.byline, first.date) == ("Harbour stays open", "Coast Gazette", "Ines Mota", "2024-02-03")
    assert first.text.split("\n\n") == [
        "“The harbour will stay open,” said the harbour master.",
        "“All winter,” she added.",
        "“And in spring.”",
    ]
    assert len(articles) == page.count("Document ")
