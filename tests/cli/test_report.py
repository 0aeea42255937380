"""`report` and `render`: what is written, what is said, and how it ends."""

from __future__ import annotations

import dataclasses
import json
import shlex
from pathlib import Path
from typing import Any

import pytest

from compare.cli.report import PRINTED
from compare.errors import MissingDependencyError
from compare.report import files
from compare.settings import Settings
from tests.cli.running import Crossquote


def made(folder: Path) -> Any:
    return json.loads((folder / "report.json").read_text(encoding="utf-8"))


def test_a_report_is_written_and_said_on_stderr(crossquote: Crossquote, articles: Path) -> None:
    formats = ("--format", "html,json", "--format", "json")
    ran = crossquote("report", articles, "-o", "made", *formats, "--title", "The bridge", "--date", "2024-05-06")
    assert (ran.code, ran.out) == (0, "")
    assert f"wrote {Path('made/report.html')}, {Path('made/report.json')}" in ran.err
    assert "2 articles, 2 quotations, 1 utterance in more than one source" in ran.err
    report = made(articles.parent / "made")
    assert (report["title"], report["date"]) == ("The bridge", "2024-05-06")
    assert sorted(path.name for path in (articles.parent / "made").iterdir()) == ["report.html", "report.json"]


def test_the_usual_place_is_out(crossquote: Crossquote, articles: Path) -> None:
    assert crossquote("report", articles, "--format", "json").code == 0
    assert (articles.parent / "out" / "report.json").is_file()


def test_the_day_is_an_input(crossquote: Crossquote, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    crossquote("report", articles, "--format", "json")
    assert made(articles.parent / "out")["date"] == "1970-01-02"
    for wrong in ("soon", "9" * 30, "1e5"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", wrong)
        assert f"SOURCE_DATE_EPOCH is '{wrong}'" in crossquote("report", articles, "--format", "json").complaint


def test_the_command_in_the_report_makes_the_same_report(crossquote: Crossquote, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (articles.parent / "crossquote.toml").write_text("fragment-threshold = 51\n", encoding="utf-8")
    monkeypatch.setenv("CROSSQUOTE_MATCH_THRESHOLD", "52")
    words = ("--preset", "loose", "--title", "A 'title'", "--outlet", "north.txt=The North")
    crossquote("report", articles, "-o", "one", "--format", "json", *words)
    monkeypatch.delenv("CROSSQUOTE_MATCH_THRESHOLD")
    (articles.parent / "crossquote.toml").unlink()
    command = made(articles.parent / "one")["command"]
    assert crossquote(*shlex.split(command)[1:], "-o", "two", "--format", "json").code == 0
    one, two = made(articles.parent / "one"), made(articles.parent / "two")
    for report in (one, two):
        report["settings"] = {value["name"]: value["value"] for value in report["settings"]}
    assert one["settings"]["match_threshold"] == 52
    assert one["settings"]["fragment_threshold"] == 51
    assert one.pop("command") == two.pop("command")
    assert one == two


def test_thresholds_change_what_is_found(crossquote: Crossquote, freer: Path) -> None:
    crossquote("report", freer, "-o", "low", "--format", "json", "--match-threshold", "10", "--fragment-threshold", "10")
    crossquote("report", freer, "-o", "high", "--format", "json", "--match-threshold", "100", "--fragment-threshold", "100")
    assert len(made(freer.parent / "low")["utterances"]) == 1
    assert len(made(freer.parent / "high")["utterances"]) == 0


def test_a_severity_can_be_made_a_failure(crossquote: Crossquote, articles: Path) -> None:
    assert crossquote("report", articles, "--format", "json").code == 0
    assert crossquote("report", articles, "--format", "json", "--fail-on", "neutral").code == 1
    (articles / "south.txt").write_text("Nobody was quoted that day.", encoding="utf-8")
    assert crossquote("report", articles, "--format", "json", "--fail-on", "neutral").code == 0


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [("empty.txt", b"", "empty"), ("picture.png", b"\x89PNG\r\n\x1a\n", "reader"), ("noise.txt", bytes(range(32)) * 9, "binary")],
)
def test_what_could_not_be_read_is_said_listed_and_ends_with_3(
    crossquote: Crossquote, articles: Path, name: str, data: bytes, reason: str
) -> None:
    (articles / name).write_bytes(data)
    ran = crossquote("report", articles, "--format", "json")
    assert ran.code == 3
    line = next(line for line in ran.err.splitlines() if "not read" in line)
    assert name in line
    assert reason in line
    report = made(articles.parent / "out")
    assert [Path(one["path"]).name for one in report["not_read"]] == [name]
    assert report["counts"]["given"] == 3


def test_a_path_that_is_nothing_ends_with_2_and_writes_nothing(crossquote: Crossquote, folder: Path) -> None:
    ran = crossquote("report", "nowhere.txt")
    assert ran.code == 2
    assert "nowhere.txt" in ran.complaint
    assert not list(folder.rglob("report.*"))


def test_a_folder_without_articles_ends_with_2(crossquote: Crossquote, folder: Path) -> None:
    (folder / "empty").mkdir()
    ran = crossquote("report", "empty")
    assert ran.code == 2
    assert "empty" in ran.complaint


def test_one_path_of_two_that_is_nothing_does_not_stop_the_other(crossquote: Crossquote, articles: Path) -> None:
    ran = crossquote("report", articles, "nowhere.txt", "--format", "json")
    assert ran.code == 3
    assert made(articles.parent / "out")["counts"]["read"] == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--match-threshold", "101"], "command line: match_threshold is 101, out of its range; it takes 0 to 100 (score)"),
        (["--match-threshold", "nan"], "match_threshold is nan"),
        (["--fragment-threshold", "-1"], "fragment_threshold is -1"),
        (["--min-severity", "grave"], "it takes one of neutral, minor, major, critical"),
        (["--preset", "odd"], "it takes one of strict, balanced, loose"),
        (["--set", "match_treshold=5"], "did you mean 'match_threshold'?"),
        (["--set", "match_threshold"], "is not of the form NAME=VALUE"),
        (["--config", "broken.toml"], "broken.toml: not TOML"),
        (["--config", "no.toml"], "no.toml: can't be read"),
        (["--format", "docx"], "it takes"),
        (["--date", "2024-02-30"], "'2024-02-30' is no date"),
        (["--outlet", "north.txt"], "is not of the form NAME=VALUE"),
        (["--map", "=x"], "is not of the form NAME=VALUE"),
        (["-o", "broken.toml"], "broken.toml: is a file, not a folder"),
    ],
)
def test_a_wrong_value_is_one_line_before_any_work(crossquote: Crossquote, articles: Path, words: list[str], said: str) -> None:
    (articles.parent / "broken.toml").write_text("match_threshold = \n", encoding="utf-8")
    ran = crossquote("report", articles, *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.complaint
    assert not (articles.parent / "out" / "report.json").exists()


def test_without_the_library_for_pdf_the_rest_is_written_and_the_command_told(
    crossquote: Crossquote, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = files.rendered

    def lacking(name: str, *rest: Any) -> Any:
        if name == "pdf":
            raise MissingDependencyError("no PDF: no Pango", "type: apt-get install pango")
        return usual(name, *rest)

    monkeypatch.setattr(files, "rendered", lacking)
    (articles / "empty.txt").touch()
    ran = crossquote("report", articles)
    assert ran.code == 4
    assert "not read" in ran.err
    assert "crossquote: no PDF: no Pango; type: apt-get install pango" in ran.err.splitlines()
    assert sorted(path.name for path in (articles.parent / "out").iterdir()) == ["report.html", "report.json"]


def test_what_a_review_decided_is_used_by_the_next_run(crossquote: Crossquote, articles: Path) -> None:
    out = articles.parent / "out"
    crossquote("report", articles, "--format", "json")
    decision = {"target": made(out)["utterances"][0]["id"], "action": "note", "note": "seen", "who": "A", "when": "2024-05-06T00:00:00Z"}
    (out / "decisions.jsonl").write_text(json.dumps(decision) + "\n", encoding="utf-8")
    crossquote("report", articles, "--format", "json")
    assert [one["note"] for one in made(out)["decisions"]] == ["seen"]
    assert f"--decisions {Path('out') / 'decisions.jsonl'}" in made(out)["command"]
    (out / "decisions.jsonl").rename(articles.parent / "kept.jsonl")
    crossquote("report", articles, "--format", "json")
    assert made(out)["decisions"] == []
    crossquote("report", articles, "--format", "json", "--decisions", "kept.jsonl")
    assert [one["note"] for one in made(out)["decisions"]] == ["seen"]
    assert crossquote("report", articles, "--decisions", "gone.jsonl").code == 3


def test_render_writes_the_same_report_without_the_articles(crossquote: Crossquote, articles: Path) -> None:
    crossquote("report", articles, "-o", "one", "--format", "html,json", "--set", "context_length=100")
    for path in articles.iterdir():
        path.unlink()
    ran = crossquote("render", Path("one") / "report.json", "-o", "two", "--format", "html,json")
    assert ran.code == 0
    for name in ("report.json", "report.html"):
        assert (articles.parent / "one" / name).read_bytes() == (articles.parent / "two" / name).read_bytes()


def test_render_takes_a_new_title_and_new_settings_of_the_print(crossquote: Crossquote, articles: Path) -> None:
    crossquote("report", articles, "-o", "one", "--format", "json")
    crossquote("render", Path("one") / "report.json", "-o", "two", "--format", "json", "--title", "Again", "--min-severity", "major")
    again = made(articles.parent / "two")
    assert again["title"] == "Again"
    assert {value["name"]: (value["value"], value["origin"]) for value in again["settings"]}["min_severity"] == ("major", "command line")


def test_no_number_of_processes_changes_a_byte(crossquote: Crossquote, articles: Path) -> None:
    for number in ("1", "3"):
        assert crossquote("report", articles, "-o", number, "--format", "html,json", "--set", f"workers={number}").code == 0
    assert crossquote("render", Path("1") / "report.json", "-o", "again", "--format", "html,json", "--set", "workers=2").code == 0
    for name in ("report.json", "report.html"):
        assert len({(articles.parent / folder / name).read_bytes() for folder in ("1", "3", "again")}) == 1


def test_render_takes_every_setting_of_the_print(crossquote: Crossquote, articles: Path) -> None:
    crossquote("report", articles, "-o", "one", "--format", "json")
    rest = [word for name in ("printed_utterances=9", "printed_rows=9", "left_out_days=9") for word in ("--set", name)]
    assert crossquote("render", Path("one") / "report.json", "-o", "two", "--format", "json", *rest).code == 0
    assert crossquote("render", Path("one") / "report.json", "--set", "reported_utterances=9").code == 2


def test_render_refuses_a_setting_that_would_belie_what_was_found(crossquote: Crossquote, articles: Path) -> None:
    crossquote("report", articles, "-o", "one", "--format", "json")
    ran = crossquote("render", Path("one") / "report.json", "--set", "match_threshold=90")
    assert ran.code == 2
    assert "match_threshold decides what is found" in ran.complaint
    assert set(PRINTED) <= {field.name for field in dataclasses.fields(Settings)}


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b"\xff", b'{"utterances": 3}', b"nonsense"])
def test_render_refuses_what_is_no_report(crossquote: Crossquote, folder: Path, data: bytes) -> None:
    (folder / "report.json").write_bytes(data)
    ran = crossquote("render", "report.json")
    assert ran.code == 3
    assert ran.complaint.startswith("crossquote: report.json: not a report")


@pytest.mark.parametrize(("error", "code"), [(KeyboardInterrupt(), 130), (OSError(28, "No space left on device", "report.json"), 2)])
def test_a_run_that_is_cut_short_leaves_the_old_report_and_nothing_half_written(
    crossquote: Crossquote, articles: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int
) -> None:
    out = articles.parent / "out"
    crossquote("report", articles, "--format", "json", "--title", "Old")
    before = (out / "report.json").read_bytes()

    def cut_short(_: int) -> None:
        raise error

    monkeypatch.setattr("compare.report.files.os.fsync", cut_short)
    ran = crossquote("report", articles, "--format", "json", "--title", "New")
    assert ran.code == code
    assert [path.name for path in out.iterdir()] == ["report.json"]
    assert (out / "report.json").read_bytes() == before
