"""`quotes`, `matches` and `pairs`: records as promised, and nothing but data on stdout."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.running import READINGS, Crossquote

QUOTE = ["article", "name", "start", "end", "text", "speaker", "speaker_name", "cue", "kind", "turn"]
SIDE = ["article", "name", "start", "end", "text"]
MATCH = ["a", "b", "score", "relation", "same_utterance"]
PAIR = ["id", "score", "coverage", "divergence", "severity", "types", "variants"]
VARIANT = ["a", "b", "type", "severity", "reason"]


def test_quotes_are_records_with_offsets_into_the_file(crossquote: Crossquote, articles: Path) -> None:
    ran = crossquote("quotes", articles)
    assert (ran.code, ran.err) == (0, "")
    assert [list(record) for record in ran.records] == [QUOTE, QUOTE]
    for record in ran.records:
        text = (articles / f"{record['name']}.txt").read_text(encoding="utf-8")
        assert text[record["start"] : record["end"]] == record["text"]
        assert record["speaker_name"] == "Ada Brenner"


def test_details_say_how_a_quotation_was_found_and_who_was_found_to_speak(crossquote: Crossquote, articles: Path) -> None:
    for record in crossquote("quotes", articles, "--details").records:
        assert list(record)[: len(QUOTE)] == QUOTE
        assert record["marks"]
        assert record["place"] == "body"
        assert record["rule"]
        assert 0 < record["confidence"] <= 1
        assert record["person"] == "Ada Brenner"


def test_what_is_set_aside_is_counted_on_stderr(crossquote: Crossquote, folder: Path) -> None:
    path = folder / "one.txt"
    path.write_text("Ana “Lefty” Gomez won the race. “I ran as hard as I could,” said Gomez.", encoding="utf-8")
    ran = crossquote("quotes", path)
    assert [record["text"] for record in ran.records] == ["I ran as hard as I could,"]
    assert "set aside, no quotations: 1 nickname" in ran.err


def test_matches_are_pairs_at_or_above_the_floor(crossquote: Crossquote, freer: Path) -> None:
    (record,) = crossquote("matches", freer, "--floor", "0").records
    assert list(record) == MATCH
    assert [list(record[side]) for side in "ab"] == [SIDE, SIDE]
    assert {record["a"]["name"], record["b"]["name"]} == set(READINGS)
    assert len(crossquote("matches", freer, "--floor", record["score"]).records) == 1
    assert crossquote("matches", freer, "--floor", "100").records == []


def test_the_floor_is_the_match_threshold_unless_given(crossquote: Crossquote, freer: Path) -> None:
    assert crossquote("matches", freer, "--match-threshold", "100").records == []
    assert len(crossquote("matches", freer, "--match-threshold", "1").records) == 1


@pytest.mark.parametrize("floor", ["-1", "100.5", "nan"])
def test_a_floor_out_of_range_is_an_error(crossquote: Crossquote, articles: Path, floor: str) -> None:
    ran = crossquote("matches", articles, "--floor", floor)
    assert ran.code == 2
    assert "--floor" in ran.complaint


def test_pairs_are_judged_from_json_lines_and_from_csv_alike(crossquote: Crossquote, folder: Path) -> None:
    pair = {"id": "x", "a": READINGS["north"], "b": READINGS["south"], "speaker_a": "Ada Brenner", "outlet_b": "South"}
    table = io.StringIO()
    writer = csv.DictWriter(table, fieldnames=list(pair))
    writer.writeheader()
    writer.writerow(pair)
    (folder / "pairs.csv").write_text(table.getvalue(), encoding="utf-8-sig")
    (from_lines,) = crossquote("pairs", "-", stdin=json.dumps(pair)).records
    (from_table,) = crossquote("pairs", "pairs.csv").records
    assert from_lines == from_table
    assert list(from_lines) == PAIR
    assert from_lines["id"] == "x"
    assert from_lines["severity"] == 3
    for variant in from_lines["variants"]:
        assert list(variant) == VARIANT
        assert all(0 <= start <= end for start, end in (variant["a"], variant["b"]))


def test_a_pair_without_an_id_is_called_by_its_number(crossquote: Crossquote) -> None:
    ran = crossquote("pairs", "-", stdin='{"a": "one", "b": "two"}\n\n{"a": "one", "b": "two", "id": 7}\n{"a": "one", "b": "two"}\n')
    assert [record["id"] for record in ran.records] == [1, 7, 3]


def test_a_pair_that_is_none_is_said_and_the_others_go_on(crossquote: Crossquote) -> None:
    ran = crossquote("pairs", "-", stdin='{"a": "one"}\n{"a": "one", "b": "two"}\nnonsense\n[]\n{"a": "one", "b": 2}\n')
    assert ran.code == 3
    assert len(ran.records) == 1
    lines = ran.err.splitlines()
    assert [("no b" in line, "not JSON" in line, "found list" in line, "b is a int" in line).index(True) for line in lines] == [0, 1, 2, 3]
    assert "- line 1" in lines[0]


@pytest.mark.parametrize(("text", "code"), [("x,y\n1,2\n", 3), ("", 3), ("a\n1\n", 3)])
def test_missing_columns_are_named(crossquote: Crossquote, text: str, code: int) -> None:
    ran = crossquote("pairs", "-", stdin=text)
    assert (ran.code, ran.out) == (code, "")
    assert "no column b" in ran.complaint


def test_pairs_of_a_file_that_is_not_there(crossquote: Crossquote) -> None:
    ran = crossquote("pairs", "nowhere.csv")
    assert ran.code == 2
    assert "nowhere.csv: there is no such file" in ran.complaint


def test_a_table_has_headings_and_no_escape_codes(crossquote: Crossquote, articles: Path) -> None:
    for command, heading in (("quotes", "speaker"), ("matches", "relation")):
        ran = crossquote(command, articles, "--format", "table", "--set", "match_threshold=1")
        assert heading in ran.out.splitlines()[0]
        assert all(word in ran.out for word in READINGS["north"].split())
        assert "\x1b" not in ran.out
    assert "divergence" in crossquote("pairs", "-", "--format", "table", stdin='{"a": "one", "b": "two"}').out


def test_csv_has_one_level_and_no_formulas(crossquote: Crossquote) -> None:
    ran = crossquote("pairs", "-", "--format", "csv", stdin='{"a": "one", "b": "two", "id": "=cmd()"}')
    (row,) = csv.DictReader(io.StringIO(ran.out))
    assert list(row) == PAIR
    assert row["id"] == "'=cmd()"
    assert json.loads(row["types"])


def test_csv_of_matches_names_both_sides(crossquote: Crossquote, articles: Path) -> None:
    (row,) = csv.DictReader(io.StringIO(crossquote("matches", articles, "--format", "csv", "--floor", "0").out))
    assert {row["a.name"], row["b.name"]} == set(READINGS)


def test_articles_come_from_standard_input_too(crossquote: Crossquote) -> None:
    (record,) = crossquote("quotes", "-", stdin="“It is a fine bridge for all of us,” Ada Brenner said.").records
    assert record["text"] == "It is a fine bridge for all of us,"


def test_columns_of_a_corpus_can_be_named(crossquote: Crossquote, folder: Path) -> None:
    (folder / "corpus.jsonl").write_text(json.dumps({"words": "“It is a fine bridge,” she said.", "key": "k1"}), encoding="utf-8")
    assert crossquote("quotes", "corpus.jsonl").code == 3
    ran = crossquote("quotes", "corpus.jsonl", "--map", "text=words", "--map", "id=key")
    assert [record["name"] for record in ran.records] == ["k1"]


def test_a_lone_surrogate_is_printed_as_json_can_write_it(crossquote: Crossquote) -> None:
    ran = crossquote("pairs", "-", stdin=b'{"a": "one \\ud800 two", "b": "one two", "id": "\\udcff"}')
    assert ran.code == 0
    assert [record["id"] for record in ran.records] == ["\udcff"]


def test_an_input_that_is_not_read_is_said_on_stderr_only(crossquote: Crossquote, articles: Path) -> None:
    (articles / "empty.txt").touch()
    for command in ("quotes", "matches"):
        ran = crossquote(command, articles)
        assert ran.code == 3
        assert "empty.txt" in ran.complaint
        assert "empty" not in ran.out
