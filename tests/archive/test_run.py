"""An archive gives the report that a run in memory gives, on every engine, and goes on from what is done."""

from __future__ import annotations

import dataclasses
import importlib
import json
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pytest

from compare import archive, pipeline
from compare.archive import hearing
from compare.archive.packing import numbers, objects, packed, unpacked
from compare.model import Article, Decision, Report
from compare.origins import resolved
from compare.pipeline import Job
from compare.report.json import rendered
from compare.settings import Copies, Extraction, Settings, Surroundings
from tests.archive import corpus

Parts = dict[str, tuple[int, int]]
BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
CARRIER = ("engine", "memory", "spark_master", "workers")


def job(folder: Path, decisions: tuple[Decision, ...] = (), **values: object) -> Job:
    return Job(paths=(str(folder),), resolved=resolved(values), decisions=decisions)


def run(given: Job, work: Path, engine: str = "duckdb") -> tuple[Report, Parts]:
    """Return the report that an engine gives, and for each stage how many of its parts were there already, of how many."""
    parts: Parts = {}

    def note(stage: str, there: int, of: int) -> None:
        before = parts.get(stage, (0, 0))
        parts[stage] = (before[0] + there, before[1] + of)

    return archive.report(given, engine, work, note=note), parts


def bytes_of(report: Report) -> bytes:
    """Return a report's file without the settings that name the engine."""
    return rendered(dataclasses.replace(report, settings=tuple(one for one in report.settings if one.name not in CARRIER)))


def test_every_engine_gives_the_report_of_a_run_in_memory(articles: Path, tmp_path: Path, engine: tuple[str, Settings]) -> None:
    name, settings = engine
    values = {"workers": 2, "memory": 1.0, "spark_master": settings.spark_master}
    found, _ = run(job(articles, **values), tmp_path / "work", name)
    expected = pipeline.report(job(articles))
    assert expected.counts.utterances > 5
    assert {one.reason.partition(" /")[0] for one in expected.not_read} >= {"the same bytes as"}
    assert bytes_of(found) == bytes_of(expected)


def test_made_articles_with_days_and_speakers_give_the_same_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    made = importlib.import_module("planted").planted(1500, share=0.5)
    lines = [json.dumps({"id": one.name, "text": one.text, "outlet": one.name[-2:], "date": one.date}) for one in made.articles]
    (tmp_path / "made.jsonl").write_text("\n".join(lines), encoding="utf-8")
    values = {"suggestion_threshold": 20}
    expected = pipeline.report(job(tmp_path / "made.jsonl", **values))
    assert expected.suggestions
    assert expected.near_misses
    assert bytes_of(run(job(tmp_path / "made.jsonl", **values), tmp_path / "work")[0]) == bytes_of(expected)


def test_copies_of_a_story_are_told_by_what_articles_share(tmp_path: Path) -> None:
    story = " ".join(f"The {first} stood behind the {second} near case {place}." for place, (first, second) in enumerate(pairs_of_places()))
    texts = [f"{story} “{corpus.SAYINGS[0]},” the mayor said.", f"{story} “{corpus.SAYINGS[1]},” the mayor said.", corpus.body(1, 0)]
    for place, text in enumerate([*texts, f"Late news. {texts[0]}"]):
        (tmp_path / f"{place}.txt").write_text(text, encoding="utf-8")
    expected = pipeline.report(job(tmp_path))
    found, _ = run(job(tmp_path), tmp_path.with_suffix(".work"))
    assert expected.counts.copies == 2
    assert bytes_of(found) == bytes_of(expected)


def pairs_of_places() -> list[tuple[str, str]]:
    return [(first, second) for first in corpus.PLACES for second in corpus.PLACES if first < second]


def test_settings_and_decisions_mean_the_same_on_an_engine(articles: Path, tmp_path: Path) -> None:
    values: dict[str, Any] = {
        "match_threshold": 60,
        "longest_interruption": 20,
        "speaker_confidence": 0.8,
        "weight_major": 5,
        "context_window": 50,
    }
    utterance = pipeline.report(job(articles, **values)).utterances[0].id
    decisions = (Decision(utterance, "reject"),)
    found, _ = run(job(articles, decisions, workers=2, **values), tmp_path / "work")
    assert bytes_of(found) == bytes_of(pipeline.report(job(articles, decisions, **values)))


def test_a_second_run_does_nothing_again(articles: Path, tmp_path: Path) -> None:
    first, parts = run(job(articles), tmp_path / "work")
    again, reused = run(job(articles), tmp_path / "work")
    assert not any(there for there, _ in parts.values())
    assert all(there == of for there, of in reused.values())
    assert bytes_of(first) == bytes_of(again)


@pytest.mark.parametrize(
    ("setting", "done_again"),
    [
        ({"printed_utterances": 3}, set()),
        ({"weight_major": 5}, {"collate and judge"}),
        ({"match_threshold": 90}, {"collate and judge"}),
        ({"longest_interruption": 1}, {"extract", "words", "collate and judge"}),
        ({"largest_file": 999}, {"read", "extract", "words", "collate and judge"}),
    ],
)
def test_a_changed_setting_costs_the_stages_that_it_touches(
    articles: Path, tmp_path: Path, setting: dict[str, object], done_again: set[str]
) -> None:
    run(job(articles), tmp_path / "work")
    found, parts = run(job(articles, **setting), tmp_path / "work")
    assert {stage for stage in ("read", "extract", "words", "collate and judge") if parts[stage][0] < parts[stage][1]} == done_again
    assert bytes_of(found) == bytes_of(pipeline.report(job(articles, **setting)))


def test_new_articles_cost_themselves_and_the_result_is_that_of_a_full_run(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("compare.archive.run.INPUTS", 4)
    run(job(articles), tmp_path / "work")
    (articles / "added.txt").write_text(corpus.body(3, 1).replace("Tuesday", "Wednesday"), encoding="utf-8")
    found, parts = run(job(articles), tmp_path / "work")
    assert parts["read"][1] > 3
    assert parts["read"][1] - parts["read"][0] <= 2
    assert parts["extract"][1] - parts["extract"][0] <= 2
    assert bytes_of(found) == bytes_of(pipeline.report(job(articles)))


def test_a_new_corpus_file_costs_itself(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compare.archive.run.LARGE", 1000)
    run(job(articles), tmp_path / "work")
    record = json.dumps({"id": "new", "text": corpus.body(3, 1).replace("Tuesday", "Wednesday"), "filler": "-" * 1000})
    (articles / "added.jsonl").write_text(record, encoding="utf-8")
    found, parts = run(job(articles), tmp_path / "work")
    assert parts["read"][1] - parts["read"][0] == parts["extract"][1] - parts["extract"][0] == 1
    assert bytes_of(found) == bytes_of(pipeline.report(job(articles)))


def test_tables_hold_all_that_was_found(articles: Path, tmp_path: Path) -> None:
    values = {"reported_quotations": 10, "reported_utterances": 2}
    found = archive.report(job(articles, **values), "duckdb", tmp_path / "work", export=tmp_path / "tables")
    assert bytes_of(found) == bytes_of(pipeline.report(job(articles, **values)))
    whole = pipeline.report(job(articles))
    assert len(found.utterances) == 2
    assert found.counts == dataclasses.replace(whole.counts, suggestions=found.counts.suggestions, near_misses=found.counts.near_misses)

    def asked(query: str) -> list[tuple[Any, ...]]:
        return duckdb.sql(query.replace("TABLES", str(tmp_path / "tables"))).fetchall()

    utterances = asked("SELECT id, coverage FROM 'TABLES/utterances/*.parquet' ORDER BY id")
    assert utterances == sorted((one.id, one.verdict.coverage) for one in whole.utterances)
    quotations = dict(asked("SELECT id, utterance FROM 'TABLES/quotations/*.parquet'"))
    home = {reading.quotation: one.id for one in whole.utterances for reading in one.readings}
    assert quotations == {one.id: home.get(one.id, "") for one in whole.quotations}
    assert asked("SELECT COUNT(*) FROM 'TABLES/variants/*.parquet'") == [(sum(len(one.verdict.variants) for one in whole.utterances),)]
    assert asked("SELECT COUNT(*) FROM 'TABLES/matches/*.parquet'") == [(whole.counts.candidates,)]


class Asked(Settings):
    """Settings that note which of them are asked for."""

    __slots__ = ()
    names: set[str] = set()  # noqa: RUF012

    def __getattribute__(self, name: str) -> Any:
        Asked.names.add(name)
        return super().__getattribute__(name)


def test_no_stage_asks_for_a_setting_of_another_room(articles: Path) -> None:
    names = {field.name for field in dataclasses.fields(Settings)}
    found = pipeline.report(job(articles))
    given = numbers([1])
    rows = {"article": given, "source": given, "place": given, "noun": objects([packed(found.articles[0])]), "failed": objects([b""])}
    heard = hearing.heard(rows, Settings())
    sides = hearing.said(heard)
    given = dict.fromkeys(("story", "copied"), sides["article"]) | dict.fromkeys(("person", "leader", "story_source"), sides["source"])
    told = hearing.told({**sides, **given}, Settings())
    both = {name: np.concatenate((rows[name], told[name])) for name in ("article", "place", "noun")}
    both["place"][0] = -1
    calls = {
        Extraction: lambda own: hearing.heard(rows, own),
        Copies: lambda own: hearing.told({**sides, **given}, own),
        Surroundings: lambda own: hearing.ready(both, own),
    }
    for room, call in calls.items():
        Asked.names.clear()
        call(Asked())
        asked = Asked.names & names
        assert asked or room is Copies
        assert asked <= {field.name for field in dataclasses.fields(room)}


def test_a_noun_comes_back_from_its_bytes_whatever_letters_it_holds() -> None:
    for text in ("plain", "\ud800 half a pair", "\0 and “marks” 𝔸"):
        assert unpacked(packed(Article("a", "n", text)), Article).text == text


def test_auto_takes_an_engine_for_large_inputs_only(articles: Path) -> None:
    assert archive.engine_for([str(articles)], Settings()) == archive.NONE
    assert archive.engine_for([str(articles)], Settings(engine_from=0.001)) == "duckdb"
    assert archive.engine_for([str(articles)], Settings(engine="spark")) == "spark"
