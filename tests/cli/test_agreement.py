"""`agreement` says how far two reviewers agree, and names what they see otherwise in words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import Crossquote


def test_a_disagreement_is_named_by_the_words_that_it_is_about(crossquote: Crossquote, articles: Path) -> None:
    pytest.importorskip("nltk")
    crossquote("report", articles, "--format", "json")
    report = json.loads(Path("out/report.json").read_text(encoding="utf-8"))
    target, other = report["utterances"][0]["id"], "elsewhere:1-2"
    for name, action in (("a", "accept"), ("b", "reject")):
        lines = [{"target": target, "action": action}, {"target": other, "action": action}]
        Path(f"out/{name}.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    ran = crossquote("agreement", "out/a.jsonl", "out/b.jsonl", "--format", "jsonl")
    assert ran.code == 0
    assert "Cohen's kappa" in ran.complaint
    assert [(record["first"], record["second"]) for record in ran.records] == [("accept", "reject")] * 2
    words = {record["target"]: record["words"] for record in ran.records}
    assert words[target].startswith("We will")
    assert words[other] == ""


def test_a_report_that_is_none_does_not_stop_it(crossquote: Crossquote, folder: Path) -> None:
    pytest.importorskip("nltk")
    (folder / "report.json").write_text("{}", encoding="utf-8")
    for name, action in (("a", "accept"), ("b", "reject")):
        (folder / name).write_text(json.dumps({"target": "x:1-2", "action": action}), encoding="utf-8")
    assert crossquote("agreement", "a", "b").code == 0
