"""Saved pages give their article, with the words inside links and bold kept and what stands around left out."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from compare.settings import Settings
from compare.sources import Metadata, read

PAGE = """<!doctype html><html lang="en"><head><title>Dam holds, says engineer | Evening News</title>
<meta property="og:site_name" content="Evening News"><meta property="article:published_time" content="2024-02-03T10:00:00Z"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Dam holds, says engineer</h1>
<p>The dam above the town is safe, its keepers say, after a week of rain that filled it to the brim and worried thousands of people.</p>
<p>“It will <a href="https://news.example/dam">hold through</a> the <b>winter</b>,” said the engineer.<script>alert(1)</script></p>
<img src="file:///etc/passwd"><p>“We are not leaving,” said the mayor, who had called a meeting of the council for the same evening.</p>
</article><footer>All rights reserved</footer></body></html>"""


def test_a_saved_page_gives_article_and_metadata(tmp_path: Path) -> None:
    (tmp_path / "dam.html").write_text(PAGE, encoding="utf-8")
    (article,), _ = read([str(tmp_path)], Settings())
    assert "“It will hold through the winter,” said the engineer." in article.text
    assert "alert" not in article.text
    assert "All rights reserved" not in article.text
    assert (article.title, article.outlet, article.date, article.lang) == ("Dam holds, says engineer", "Evening News", "2024-02-03", "en")
    assert article.outlet_guessed


def test_a_named_outlet_is_no_guess(tmp_path: Path) -> None:
    (tmp_path / "dam.html").write_text(PAGE, encoding="utf-8")
    (article,), _ = read([str(tmp_path)], Settings(), Metadata(outlets={"dam.html": "The Evening News"}))
    assert (article.outlet, article.outlet_guessed) == ("The Evening News", False)


def test_a_page_saved_as_one_file_is_read(tmp_path: Path) -> None:
    message = EmailMessage()
    message.set_content(PAGE, subtype="html")
    (tmp_path / "dam.mhtml").write_bytes(bytes(message))
    (article,), _ = read([str(tmp_path)], Settings())
    assert "“We are not leaving,” said the mayor" in article.text


def test_a_page_without_an_article_is_listed(tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_text("<html><body></body></html>")
    (tmp_path / "broken.mhtml").write_text("no mail at all")
    articles, not_read = read([str(tmp_path)], Settings())
    assert articles == ()
    assert [failed.reason for failed in not_read] == ["no HTML part in this MHTML file", "no article was found in this page"]


def paragraphs_of(folder: Path, body: str) -> list[str]:
    filler = "".join(
        f"<p>Paragraph {n} of the article tells at some length what happened on the coast in that long night.</p>" for n in range(5)
    )
    (folder / "a.html").write_text(f"<html><body><article><h1>Head</h1>{filler}{body}{filler}</article></body></html>", encoding="utf-8")
    (article,), _ = read([str(folder)], Settings())
    return article.text.split("\n\n")


def test_the_name_under_a_block_quotation_stays(tmp_path: Path) -> None:
    found = paragraphs_of(tmp_path, "<blockquote><p>“It will stand for a century.”</p><footer>— Jonas Beck, engineer</footer></blockquote>")
    assert found[found.index("“It will stand for a century.”") + 1] == "— Jonas Beck, engineer"


def test_a_caption_without_a_quotation_is_no_paragraph(tmp_path: Path) -> None:
    figures = "<figure><img src=x><figcaption>{}</figcaption></figure>"
    found = paragraphs_of(tmp_path, figures.format("The dam on Friday") + figures.format("“Only water,” said the keeper."))
    assert "“Only water,” said the keeper." in found
    assert "The dam on Friday" not in found


@pytest.mark.parametrize(
    "line",
    [
        '<p>Read more: <a href="/x">Minister “never signed”</a></p>',
        '<p><strong>Related</strong>: <a href="/x">Minister “never signed”</a></p>',
        '<ul><li>See also <a href="/x">Minister “never signed”</a></li></ul>',
        '<h3><a href="/x">Read next: minister “never signed”</a></h3>',
    ],
)
def test_a_line_that_leads_to_another_article_goes(tmp_path: Path, line: str) -> None:
    assert not any("never signed" in paragraph for paragraph in paragraphs_of(tmp_path, line))


def test_a_sentence_that_only_begins_so_stays(tmp_path: Path) -> None:
    line = '<p>Read more than the first page, <a href="/x">she said</a>: “It is all in there.”</p>'
    assert "“It is all in there.”" in paragraphs_of(tmp_path, line)[6]


def test_headings_are_where_the_page_marks_them(tmp_path: Path) -> None:
    (tmp_path / "dam.html").write_text(PAGE.replace("<p>“We are", "<h2>“Leave? Never.”</h2><p>“We are"), encoding="utf-8")
    (article,), _ = read([str(tmp_path)], Settings())
    assert [article.text[heading.start : heading.end] for heading in article.headings] == ["Dam holds, says engineer", "“Leave? Never.”"]


def test_a_page_over_the_limit_is_listed(tmp_path: Path) -> None:
    (tmp_path / "dam.html").write_text(PAGE + " " * 20_000, encoding="utf-8")
    _, (failed,) = read([str(tmp_path)], Settings(largest_page=0.02))
    assert "a page of more than 0.02 MB" in failed.reason


@pytest.mark.parametrize(
    "page", ["<div>" * 100_000 + "“x”", "<p>" + "<b>" * 50_000 + "“x”", "<a " + "x=y " * 100_000 + ">", "\0" * 5_000, "<" * 50_000]
)
def test_a_hostile_page_harms_nobody(tmp_path: Path, page: str) -> None:
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    (tmp_path / "dam.html").write_text(PAGE, encoding="utf-8")
    articles, not_read = read([str(tmp_path)], Settings())
    assert "dam" in [article.name for article in articles]
    assert len(articles) + len(not_read) == 2
