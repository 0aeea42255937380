"""Data that hold quotations alone enter where quotations are known: the same report, with the speakers that the data name."""

from __future__ import annotations

import bz2
import gzip
import json
from pathlib import Path
from typing import Any

from compare.extract.given import GIVEN
from compare.model import Article, NotRead, Quotation
from compare.origins import resolved
from compare.pipeline import Job, quoted, report
from compare.settings import Settings
from compare.sources import read

SETTINGS = Settings()
GDELT: list[dict[str, Any]] = [
    {
        "date": "2024-02-03T10:00:00Z",
        "url": "https://www.herald.example/dam",
        "title": "Dam holds",
        "lang": "ENGLISH",
        "quotes": [
            {
                "pre": "is safe, its keepers say. ",
                "quote": "The dam will hold through the winter",
                "post": ", said Ines Mota, the engineer in charge",
            },
            {
                "pre": "of the council. The mayor, Jonas Beck, said: ",
                "quote": "We are not leaving our homes",
                "post": " Nobody was against",
            },
        ],
    },
    {
        "date": "2024-02-03T11:00:00Z",
        "url": "https://gazette.example/1",
        "title": "Spring",
        "lang": "GERMAN",
        "quotes": [{"pre": "", "quote": "Der Damm hält", "post": ", sagte Ines Mota"}],
    },
    {"date": "2024-02-03T11:00:00Z", "url": "https://gazette.example/2", "title": "Nothing", "lang": "ENGLISH", "quotes": []},
]
BY_ARTICLE = {
    "articleID": "2024-02-03-000001",
    "date": "2024-02-03 10:00:00",
    "title": "Dam",
    "url": "http://daily.example/x",
    "names": [],
    "quotations": [
        {
            "quoteID": "1",
            "quotation": "The dam will not hold through the winter",
            "leftContext": "it was said",
            "rightContext": "by her",
            "globalTopSpeaker": "I. Mota",
            "globalProbas": [{"speaker": "I. Mota", "proba": "0.7"}],
            "localTopSpeaker": "Ines Mota",
            "localProbas": [["Ines Mota", "0.83"], ["None", "0.17"]],
        }
    ],
}
BY_QUOTATION = [
    {
        "quoteID": "2024-02-03-9",
        "quotation": "We are not leaving our homes",
        "speaker": "Jonas Beck",
        "date": "2024-02-03 10:00:00",
        "probas": [["Jonas Beck", "0.9"], ["None", "0.1"]],
        "urls": ["http://one.example/a", "https://www.two.example/b"],
    },
    {
        "quoteID": "2024-02-03-10",
        "quotation": "The dam will hold through the winter",
        "speaker": "None",
        "date": "2024-02-02 10:00:00",
        "probas": [],
        "urls": ["http://one.example/a"],
    },
    {"quoteID": "2024-02-03-11", "quotation": "Nowhere", "speaker": "None", "date": "", "probas": [], "urls": []},
]


def lines(*records: object) -> bytes:
    return "\n".join(map(json.dumps, records)).encode()


def result(folder: Path, name: str, data: bytes) -> tuple[tuple[Article, ...], tuple[Quotation, ...], tuple[NotRead, ...]]:
    (folder / name).write_bytes(data)
    articles, not_read = read([str(folder / name)], SETTINGS)
    return articles, quoted(articles, SETTINGS)[0], not_read


def test_gdelt_gives_the_quotations_of_each_article_with_the_words_around(tmp_path: Path) -> None:
    (first, second), quotations, (empty,) = result(tmp_path, "20240203.gqg.json.gz", gzip.compress(lines(*GDELT)))
    assert (first.outlet, first.outlet_guessed, first.date, first.lang, second.lang) == (
        "herald.example",
        True,
        "2024-02-03T10:00:00Z",
        "en",
        "de",
    )
    assert [one.text for one in quotations] == ["The dam will hold through the winter", "We are not leaving our homes", "Der Damm hält"]
    assert [one.speaker_name for one in quotations] == ["Ines Mota", "Jonas Beck", "Ines Mota"]
    assert all(
        one.text == article.text[one.start : one.end] for article in (first, second) for one in quotations if one.article == article.id
    )
    assert "no quotation" in empty.reason


def test_quotebank_by_article_names_the_speaker_of_that_article(tmp_path: Path) -> None:
    (article,), (one,), _ = result(tmp_path, "quotebank-2024.json.bz2", bz2.compress(lines(BY_ARTICLE)))
    assert (article.name, article.url, article.outlet) == ("2024-02-03-000001", "http://daily.example/x", "daily.example")
    assert (one.speaker_name, one.rule, one.confidence) == ("Ines Mota", GIVEN, 0.83)


def test_quotebank_by_quotation_gives_an_article_for_each_address(tmp_path: Path) -> None:
    (one, two), quotations, (nowhere,) = result(tmp_path, "quotes-2024.json", lines(*BY_QUOTATION))
    assert (one.url, one.date, two.url, two.outlet) == (
        "http://one.example/a",
        "2024-02-02 10:00:00",
        "https://www.two.example/b",
        "two.example",
    )
    assert [(q.article == one.id, q.speaker_name) for q in quotations] == [(True, "Jonas Beck"), (True, None), (False, "Jonas Beck")]
    assert "without an address" in nowhere.reason


def test_marks_of_the_data_are_not_doubled(tmp_path: Path) -> None:
    record = {"url": "http://a.example", "quotes": [{"pre": "She said “", "quote": "“Stay where you are”", "post": "” and left"}]}
    (article,), (one,), _ = result(tmp_path, "a.jsonl", lines(record))
    assert article.text == "She said “Stay where you are” and left"
    assert one.text == "Stay where you are"


def test_a_speaker_of_one_piece_is_none_of_the_next(tmp_path: Path) -> None:
    record = {
        "url": "http://a.example",
        "lang": "en",
        "quotes": [
            {"pre": "Ines Mota said: ", "quote": "It will hold until the spring.", "post": " The town"},
            {"pre": "was told. ", "quote": "Nobody knows that yet.", "post": " The rain"},
        ],
    }
    _, (first, second), _ = result(tmp_path, "a.jsonl", lines(record))
    assert (first.speaker_name, second.speaker_name) == ("Ines Mota", None)


def test_both_kinds_go_through_the_same_report(tmp_path: Path) -> None:
    (tmp_path / "a.gqg.json").write_bytes(lines(*GDELT))
    (tmp_path / "quotebank.json").write_bytes(lines(BY_ARTICLE))
    (tmp_path / "quotes.json").write_bytes(lines(*BY_QUOTATION))
    found = report(Job(paths=(str(tmp_path),), resolved=resolved()))
    assert found.counts.quotations == 7
    assert found.counts.copies == 0
    assert [len(one.readings) for one in found.utterances] == [3, 3]


def test_what_only_looks_like_a_quotation_graph_is_read_as_a_record(tmp_path: Path) -> None:
    records = ({"text": "“Words,” she said.", "quotes": ["Words"], "url": "http://a.example"}, {"quotes": 3, "text": "Other words."})
    articles, _, not_read = result(tmp_path, "a.jsonl", lines(*records))
    assert sorted(article.text for article in articles) == ["Other words.", "“Words,” she said."]
    assert not_read == ()


def test_hostile_records_are_listed(tmp_path: Path) -> None:
    records = (
        {"url": None, "quotes": [{"quote": None}, {"quote": 3}, {"quote": "\ud800"}]},
        {"url": "http://[", "quotes": [{"quote": "Words of some kind", "pre": ["x"], "post": {}}]},
        {"quotation": "x", "urls": [None, 3, "http://b.example"], "probas": "many", "speaker": ["a"]},
    )
    articles, quotations, _ = result(tmp_path, "a.jsonl", lines(*records))
    assert len(articles) == len({article.id for article in articles}) == 4
    assert {one.text for one in quotations} == {"3", "Words of some kind", "x"}
