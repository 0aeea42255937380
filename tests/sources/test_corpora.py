"""Corpus files are understood as the services that people use write them."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
from pathlib import Path
from typing import Any

import pytest

from compare.model import Article, NotRead
from compare.settings import Settings
from compare.sources import read
from compare.sources.metadata import language, outlet_of

SAID = "“The harbour will stay open,” said the harbour master."


def result(folder: Path, name: str, data: bytes | str, settings: Settings | None = None) -> tuple[tuple[Article, ...], tuple[NotRead, ...]]:
    (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
    return read([str(folder / name)], settings or Settings())


def news_api(**fields: Any) -> str:
    article = {
        "source": {"id": None, "name": "Coast Gazette"},
        "author": "Ines Mota",
        "title": "Harbour stays open",
        "description": "The harbour stays open.",
        "url": "https://gazette.example/harbour",
        "urlToImage": None,
        "publishedAt": "2024-02-03T10:00:00Z",
        "content": f"{SAID} It will… [+3456 chars]",
    }
    return json.dumps({"status": "ok", "totalResults": 1, "articles": [article | fields]})


def test_newsapi_gives_its_articles_and_says_that_they_are_cut_short(tmp_path: Path) -> None:
    (article,), _ = result(tmp_path, "newsapi.json", news_api())
    assert (article.outlet, article.byline, article.date) == ("Coast Gazette", "Ines Mota", "2024-02-03T10:00:00Z")
    assert article.notes == ("cut short by the service that gave it, which has 3456 characters more",)


def test_newsapi_without_a_content_gives_its_description_and_says_so(tmp_path: Path) -> None:
    (article,), _ = result(tmp_path, "newsapi.json", news_api(content=None))
    assert (article.text, article.notes) == ("The harbour stays open.", ("only its description was given, not its text",))


def test_zotero_csl_json_gives_persons_dates_and_the_abstract(tmp_path: Path) -> None:
    items = [
        {
            "id": "mota2024",
            "type": "article-newspaper",
            "title": "Harbour stays open",
            "container-title": "Coast Gazette",
            "source": "gazette.example",
            "author": [{"family": "Mota", "given": "Ines"}, {"literal": "Harbour desk"}],
            "issued": {"date-parts": [["2024", 2, 3]]},
            "URL": "https://gazette.example/harbour",
            "language": "en-GB",
            "abstract": SAID,
        },
        {"id": "bare", "type": "webpage", "title": "Only a link", "URL": "https://gazette.example/link"},
    ]
    (article,), (bare,) = result(tmp_path, "library.json", json.dumps(items))
    assert (article.name, article.outlet, article.byline, article.date, article.lang) == (
        "mota2024",
        "Coast Gazette",
        "Ines Mota, Harbour desk",
        "2024-02-03",
        "en",
    )
    assert article.notes == ("only its abstract was given, not its text",)
    assert "only the address https://gazette.example/link" in bare.reason


def test_a_list_of_addresses_says_that_it_is_one(tmp_path: Path) -> None:
    header = "id,indexed_date,language,media_name,media_url,publish_date,title,url"
    row = "1,2024-02-04,en,gazette.example,https://gazette.example,2024-02-03,Harbour,https://gazette.example/harbour"
    articles, (failed,) = result(tmp_path, "mediacloud.csv", f"{header}\n{row}\n")
    assert articles == ()
    assert failed.reason.startswith("a list of addresses without texts")
    assert "give the addresses themselves" in failed.hint


def test_media_cloud_with_texts_gives_its_articles(tmp_path: Path) -> None:
    header = "stories_id,publish_date,title,url,language,media_id,media_name,media_url,story_text"
    row = f'7,2024-02-03 10:00:00,Harbour,https://gazette.example/h,en,1,Coast Gazette,https://gazette.example,"{SAID}"'
    (article,), _ = result(tmp_path, "mediacloud.csv", f"{header}\n{row}\n")
    assert (article.name, article.outlet, article.text) == ("7", "Coast Gazette", SAID)


def test_json_lines_in_a_json_file_are_read(tmp_path: Path) -> None:
    articles, _ = result(tmp_path, "a.json", f"{json.dumps({'text': SAID})}\n{json.dumps({'text': 'Other.'})}\n")
    assert len(articles) == 2


@pytest.mark.parametrize(("ending", "pack"), [("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress)])
def test_a_packed_file_is_read_as_what_it_holds(tmp_path: Path, ending: str, pack: Any) -> None:
    (article,), _ = result(tmp_path, f"a.txt.{ending}", pack(SAID.encode()))
    assert (article.name, article.text) == ("a", SAID)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt.gz", gzip.compress(bytes(3_000_000)), "when unpacked"),
        ("a.txt.bz2", bz2.compress(bytes(3_000_000)), "when unpacked"),
        ("a.txt.xz", lzma.compress(bytes(3_000_000)), "when unpacked"),
        ("a.txt.gz", gzip.compress(SAID.encode())[:-9], "can't be unpacked"),
        ("a.txt.xz", b"nothing", "can't be unpacked"),
        ("a.txt.gz.gz", gzip.compress(gzip.compress(b"x")), "archive in an archive"),
    ],
    ids=["gz bomb", "bz2 bomb", "xz bomb", "cut off", "none", "twice"],
)
def test_a_packed_bomb_or_a_broken_one_is_listed(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    articles, (failed,) = result(tmp_path, name, data, Settings(largest_file=1.0))
    assert articles == ()
    assert reason in failed.reason
    assert failed.hint


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("English", "en"),
        ("en-GB", "en"),
        ("EN", "en"),
        ("DEUTSCH", "de"),
        ("English; EN", "en"),
        ("por", "por"),
        ("Klingon", None),
        (None, None),
    ],
)
def test_a_language_is_a_code_however_it_is_given(given: str | None, code: str | None) -> None:
    assert language(given) == code


def test_an_address_gives_its_site() -> None:
    assert outlet_of("https://www.gazette.example:8080/a?b") == "gazette.example"
    assert outlet_of("no address") is outlet_of("http://[") is None


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_columns_are_parted_by_what_the_header_has(tmp_path: Path, mark: str) -> None:
    (article,), _ = result(tmp_path, "export.csv", f'\ufefftext{mark}id{mark}outlet\r\n"{SAID}"{mark}1{mark}Coast Gazette\r\n')
    assert (article.text, article.name, article.outlet) == (SAID, "1", "Coast Gazette")
