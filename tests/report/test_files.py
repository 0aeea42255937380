from pathlib import Path

import pytest

from compare.errors import MissingDependencyError, UsageError
from compare.report import files, written
from compare.report.json import parsed
from compare.settings import Settings
from tests.report import sample

FORMATS = ["html", "json", "csv", "tei"]


def test_each_format_has_its_file(tmp_path: Path) -> None:
    paths = written(sample.report(), tmp_path / "new" / "out", FORMATS, Settings())
    names = [path.name for path in paths]
    assert names == ["report.html", "report.json", "report.csv", "report.utterances.csv", "report.variants.csv", "report.tei.xml"]
    assert all(path.stat().st_size for path in paths)


def test_nothing_else_is_left_in_the_folder(tmp_path: Path) -> None:
    paths = written(sample.report(), tmp_path, FORMATS, Settings())
    assert sorted(tmp_path.iterdir()) == sorted(paths)


def test_a_report_from_its_json_gives_the_same_files(tmp_path: Path) -> None:
    first = written(sample.report(), tmp_path / "a", FORMATS, Settings())
    again = parsed((tmp_path / "a" / "report.json").read_bytes())
    second = written(again, tmp_path / "b", FORMATS, Settings())
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_an_unknown_format_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="'docx'"):
        written(sample.report(), tmp_path, ["html", "docx"], Settings())
    assert not list(tmp_path.iterdir())


def test_a_missing_library_does_not_stop_the_other_formats(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = files.rendered

    def without_typesetter(name: str, *rest: object) -> dict[str, bytes]:
        if name == "pdf":
            raise MissingDependencyError("no PDF", "install it")
        return whole(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(files, "rendered", without_typesetter)
    with pytest.raises(MissingDependencyError, match="no PDF"):
        written(sample.report(), tmp_path, ["pdf", "html", "json"], Settings())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.html", "report.json"]


def test_an_interrupted_write_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = files.placed(tmp_path / "report.json", b"old")

    def interrupt(_handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(files.os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        files.placed(path, b"new and longer")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_template_is_found() -> None:
    assert "<!doctype html>" in files.template_text("report.html.j2")
