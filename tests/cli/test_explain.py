"""`explain` says why two quotations match or not, and what would change the answer."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.running import READINGS, Crossquote


def test_two_wordings_are_explained(crossquote: Crossquote) -> None:
    ran = crossquote("explain", READINGS["north"], READINGS["south"])
    assert (ran.code, ran.err) == (0, "")
    for heading in ("Do they report one utterance?", "Word by word", "What differs"):
        assert heading in ran.out
    assert re.search(r"^   negation: .+ “.+” / “.+”$", ran.out, re.MULTILINE)
    assert "critical" in ran.out
    assert "_threshold" not in ran.out
    assert "-threshold is" in ran.out


def test_the_threshold_that_would_change_the_answer_does_change_it(crossquote: Crossquote) -> None:
    words = (READINGS["north"], READINGS["south"])
    found = json.loads(crossquote("explain", *words, "--format", "json").out)
    score = found["match"]["score"]
    option = "--match-threshold" if found["match"]["relation"] == "full" else "--fragment-threshold"
    assert found["match"]["same_utterance"]
    assert json.loads(crossquote("explain", *words, "--format", "json", option, score).out)["match"]["same_utterance"]
    higher = json.loads(crossquote("explain", *words, "--format", "json", option, score + 0.01).out)
    assert not higher["match"]["same_utterance"]
    assert any("or below they would match" in line for line in higher["thresholds"])


def test_quotations_of_a_report_are_found_by_the_beginning_of_their_ids(crossquote: Crossquote, articles: Path) -> None:
    crossquote("report", articles, "--format", "json")
    one, two = crossquote("quotes", articles).records
    ids = [f"{record['article']}:{record['start']}-{record['end']}" for record in (one, two)]
    whole = crossquote("explain", *ids)
    assert whole.code == 0
    assert f"[{one['name']} {one['start']}-{one['end']}, Ada Brenner]" in whole.out
    short = [f"{record['article'][:10]}:{record['start']}" for record in (one, two)]
    assert crossquote("explain", *short, "--report", Path("out") / "report.json").out == whole.out


def test_quotations_of_a_report_have_the_score_that_they_have_in_it(crossquote: Crossquote, articles: Path) -> None:
    crossquote("report", articles, "--format", "json")
    (record,) = crossquote("matches", articles, "--floor", "0").records
    ids = [f"{record[side]['article']}:{record[side]['start']}-{record[side]['end']}" for side in "ab"]
    assert json.loads(crossquote("explain", *ids, "--format", "json").out)["match"]["score"] == record["score"]


def test_an_id_that_the_report_has_not_is_an_error(crossquote: Crossquote, articles: Path) -> None:
    crossquote("report", articles, "--format", "json")
    ran = crossquote("explain", "0123456789abcdef:1-2", "some words")
    assert ran.code == 2
    assert "no quotation of the report has an id that begins like this" in ran.complaint


def test_an_id_that_several_have_is_an_error_that_lists_some(crossquote: Crossquote, articles: Path) -> None:
    (articles / "north.txt").write_text("“It is a fine bridge,” she said.\n\n“It is a long bridge,” she said.", encoding="utf-8")
    crossquote("report", articles, "--format", "json")
    article = next(record["article"] for record in crossquote("quotes", articles).records if record["name"] == "north")
    ran = crossquote("explain", f"{article}", "some words", "--report", "out/report.json")
    assert ran.code == 2
    assert "2 quotations begin like this" in ran.complaint


def test_an_id_without_a_report_is_an_error_that_says_what_to_name(crossquote: Crossquote) -> None:
    ran = crossquote("explain", "0123456789abcdef:1-2", "some words")
    assert ran.code == 2
    assert "--report FILE" in ran.complaint


def test_a_word_that_could_be_hexadecimal_is_a_wording(crossquote: Crossquote) -> None:
    ran = crossquote("explain", "facade", "decade")
    assert ran.code == 0
    assert ran.out.startswith("A  facade\nB  decade\n")


def test_a_report_that_is_not_there_is_named(crossquote: Crossquote) -> None:
    ran = crossquote("explain", "one", "two", "--report", "gone.json")
    assert ran.code == 3
    assert "gone.json" in ran.complaint


@pytest.mark.parametrize(("a", "b"), [("", ""), ("word", ""), ("\x1b[31m", "…"), ("\u202e", "\u0000"), ("…" * 50, "a b c")])
def test_odd_wordings_are_explained_too_and_steer_no_terminal(crossquote: Crossquote, a: str, b: str) -> None:
    ran = crossquote("explain", a, b)
    assert ran.code == 0
    assert "\x1b" not in ran.out
