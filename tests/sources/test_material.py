"""Documents as real programs write them (tests/sources/material/make.py) give the same words whatever the program and the format."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.model import Article, Quotation
from compare.pipeline import quoted
from compare.settings import Settings
from compare.sources import read, with_repeats

MATERIAL = Path(__file__).parent / "material"
SETTINGS = Settings()
TITLE = "“The harbour stays open,” says its master"
SAID = [
    ("Olga Reis", "We will not close while one boat is at sea,"),
    ("Olga Reis", "That is what a harbour is for."),
    ("Jonas Beck", "The pumps are running, the lights are on, and nobody sleeps here,"),
    ("Paula Lind", "I have seen that wall move,"),
    ("Paula Lind", "Ask them about the north side."),
    (None, "Everybody who wants to speak will be heard,"),
]
DOCUMENTS = ["pandoc.docx", "pandoc.odt", "pandoc.rtf", "libreoffice.docx", "libreoffice.odt", "libreoffice.rtf", "libreoffice.pdf"]
PRINTED = ["chromium.mhtml", "chromium.pdf"]


def found(name: str) -> tuple[Article, tuple[Quotation, ...]]:
    pytest.importorskip("docx", reason="python-docx is not installed: extra `documents`")
    (article,), not_read = read([str(MATERIAL / name)], SETTINGS)
    assert not_read == ()
    return article, quoted([article], SETTINGS)[0]


@pytest.mark.parametrize("ending", [*DOCUMENTS, *PRINTED])
def test_links_bold_italics_and_cut_lines_leave_quotations_whole(ending: str) -> None:
    article, quotations = found(f"harbour.{ending}")
    texts = {one.text: one for one in quotations}
    assert article.title == TITLE
    for speaker, words in SAID:
        assert words in texts
        assert speaker is None or texts[words].speaker_name == speaker


@pytest.mark.parametrize("ending", [*DOCUMENTS, *PRINTED])
def test_the_headline_and_the_subhead_are_kept_as_such(ending: str) -> None:
    _, quotations = found(f"harbour.{ending}")
    places = {one.text.strip(","): one.place for one in quotations}
    assert places["The harbour stays open"] == "headline"
    assert places["Nobody sleeps here"] == "subhead"


@pytest.mark.parametrize("ending", [one for one in DOCUMENTS if not one.endswith("rtf")])
def test_what_stands_in_tables_and_notes_is_read(ending: str) -> None:
    _, quotations = found(f"harbour.{ending}")
    assert {"Wait until the tide turns.", "Come back on Monday.", "They will outlive us,"} <= {one.text for one in quotations}


@pytest.mark.parametrize("ending", ["pandoc.docx", "libreoffice.odt", "libreoffice.rtf"])
def test_deleted_words_and_comments_are_not(ending: str) -> None:
    article, (one,) = found(f"changed.{ending}")
    assert one.text == "The crossing is delayed,"
    assert "this right" not in article.text


@pytest.mark.parametrize("name", ["harbour.html", "harbour.chromium.mhtml"])
def test_a_page_gives_its_captions_and_no_other_articles(name: str) -> None:
    article, quotations = found(name)
    texts = {one.text for one in quotations}
    assert "It has held for a century," in texts
    assert not texts & {"I never signed that", "worst in a century", "rain, then more rain", "What nonsense,"}
    assert (article.outlet, article.byline, article.date, article.lang) == ("Coast Gazette", "Ines Mota", "2024-02-03", "en")
    assert article.url == "https://gazette.example/harbour-stays-open"


@pytest.mark.parametrize("name", ["harbour.html", "harbour.chromium.mhtml", "harbour.chromium.pdf"])
def test_a_pull_quote_counts_with_the_sentence_that_it_repeats(name: str) -> None:
    article, quotations = found(name)
    pumps = [one for one in with_repeats(quotations, [article], SETTINGS) if one.text.startswith("The pumps")]
    assert [one.repeats for one in pumps] == [pumps[1].id, None]
    assert pumps[1].speaker_name == "Jonas Beck"


@pytest.mark.parametrize("name", ["live.html", "live.chromium.mhtml"])
def test_each_entry_of_a_live_blog_keeps_its_heading_and_time(name: str) -> None:
    article, quotations = found(name)
    lines = article.text.split("\n\n")
    for heading, time in (("Schools to close at noon", "10:12"), ("“Stay at home.”", "09:40"), ("Ferries cancelled", "08:05")):
        assert lines[lines.index(heading) + 1] == time
    assert [(one.text, one.place, one.speaker_name) for one in quotations if one.text.startswith("Stay")] == [
        ("Stay at home.", "subhead", "Ruben Sol"),
        ("Stay at home,", "body", "Ruben Sol"),
    ]


def test_each_reader_says_which_library_read(tmp_path: Path) -> None:
    readers = {found(f"harbour.{ending}")[0].reader for ending in (*DOCUMENTS, *PRINTED)}
    assert all(any(character.isdigit() for character in reader) or reader.startswith("OpenDocument") for reader in readers)
