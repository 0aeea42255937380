"""A folder that mixes all formats goes through the README's command: all are read, those that can't be are listed, exit code 3."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from compare.cli import run
from tests.sources.every_format import NOT_READ, READ, WORDS, made

for module, extra in {
    "docx": "documents",
    "openpyxl": "documents",
    "duckdb": "duckdb",
    "feedparser": "archives",
    "warcio": "archives",
}.items():
    pytest.importorskip(module, reason=f"{module} is not installed: extra `{extra}`")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("every") / "in")


def report(folder: Path, out: Path, *words: str) -> tuple[int, dict[str, Any]]:
    code = run(["report", str(folder), "-o", str(out), "--format", "json", "--date", "2024-02-03", *words])
    return code, json.loads((out / "report.json").read_bytes())


def test_every_format_is_read_and_what_is_broken_is_listed(folder: Path, tmp_path: Path) -> None:
    code, found = report(folder, tmp_path)
    held = Counter(Path(article["path"].removeprefix(f"{folder}/").partition(" ")[0]).name for article in found["articles"])
    failed = {one["path"].removeprefix(f"{folder}/"): one["reason"] for one in found["not_read"]}
    assert code == 3
    assert held == READ
    assert failed.keys() == NOT_READ.keys()
    assert all(reason in failed[name] for name, reason in NOT_READ.items())
    assert found["counts"]["given"] == sum(READ.values()) + len(NOT_READ)


def test_one_article_in_eight_formats_is_one_source(folder: Path, tmp_path: Path) -> None:
    _, found = report(folder, tmp_path)
    ids = {article["id"]: Path(article["path"]).name for article in found["articles"]}
    copies = {ids[article["id"]] for article in found["articles"] if article["copy_of"]}
    leader = {ids[article["copy_of"]] for article in found["articles"] if article["copy_of"]}
    assert copies | leader == {
        "page.html",
        "page.mhtml",
        "pandoc.docx",
        "office.docx",
        "office.odt",
        "office.rtf",
        "office.pdf",
        "printed.pdf",
    }
    assert len(leader) == 1


def test_words_that_all_formats_quote_are_one_utterance(folder: Path, tmp_path: Path) -> None:
    _, found = report(folder, tmp_path)
    words = {one["id"]: one for one in found["quotations"] if WORDS in one["text"]}
    (utterance,) = (one for one in found["utterances"] if one["id"] in words)
    readings = {reading["quotation"] for reading in utterance["readings"]}
    # The story in eight formats counts once, and the live page doesn't quote her.
    assert len(readings) == sum(READ.values()) - 8 - 1 + 1
    assert {one["id"] for one in words.values() if one["repeats"] is None} == readings
    assert utterance["severity"] == 0
    assert {one["speaker_name"] for one in words.values()} == {"Olga Reis"}


@pytest.mark.parametrize("workers", [1, 2])
def test_the_number_of_workers_changes_no_byte(folder: Path, tmp_path: Path, workers: int) -> None:
    words = ("--set", f"workers={workers}", "--set", "parallel_from=0")
    _, apart = report(folder, tmp_path / "apart", *words)
    _, alone = report(folder, tmp_path / "alone")
    for one in (apart, alone):
        del one["settings"], one["command"]
    assert apart == alone


def test_an_engine_for_tables_finds_the_same(folder: Path, tmp_path: Path) -> None:
    _, tables = report(folder, tmp_path / "tables", "--engine", "duckdb")
    _, alone = report(folder, tmp_path / "alone")
    for one in (tables, alone):
        del one["settings"], one["command"]
    assert tables == alone
