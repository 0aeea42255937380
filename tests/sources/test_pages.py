"""Saved pages give their article, with the words inside links and bold kept and what stands around left out."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

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
