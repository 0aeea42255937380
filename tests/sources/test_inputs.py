"""Inputs become articles, by any path, and nothing is dropped in silence."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from compare.engines import Processes
from compare.errors import InputError, UsageError
from compare.settings import Settings
from compare.sources import Metadata, read
from compare.sources.inputs import effort, expanded

SETTINGS = Settings()


def written(folder: Path, **files: str | bytes) -> Path:
    for name, content in files.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def test_a_folder_gives_its_files_by_name(tmp_path: Path) -> None:
    written(tmp_path, b__txt="Second text.", a__txt="First text.", c__md="Third text.")
    articles, not_read = read([str(tmp_path)], SETTINGS)
    assert [article.name for article in articles] == ["a", "b", "c"]
    assert not_read == ()


def test_an_article_id_is_the_sha256_of_the_bytes(tmp_path: Path) -> None:
    written(tmp_path, a__txt="Some text.")
    (article,), _ = read([str(tmp_path / "a.txt")], SETTINGS)
    assert article.id == hashlib.sha256(b"Some text.").hexdigest()


def test_the_characters_are_unchanged(tmp_path: Path) -> None:
    content = "\ufeffOne\r\ntwo\tthree\u00a0four\n\n"
    written(tmp_path, a__txt=content)
    (article,), _ = read([str(tmp_path / "a.txt")], SETTINGS)
    assert article.text == content


def test_a_glob_and_a_folder_that_overlap_give_each_file_once(tmp_path: Path) -> None:
    written(tmp_path, a__txt="A.", b__txt="B.")
    articles, not_read = read([str(tmp_path), str(tmp_path / "*.txt")], SETTINGS)
    assert len(articles) == 2
    assert not_read == ()


def test_the_order_of_paths_changes_nothing(tmp_path: Path) -> None:
    written(tmp_path, a__txt="A.", b__txt="B.", c__xyz="C.")
    paths = [str(tmp_path / name) for name in ("a.txt", "b.txt", "c.xyz")]
    assert read(paths, SETTINGS) == read(paths[::-1], SETTINGS)


def test_the_same_bytes_twice_count_once_and_are_listed(tmp_path: Path) -> None:
    written(tmp_path, a__txt="Same.", b__txt="Same.")
    articles, (second,) = read([str(tmp_path)], SETTINGS)
    assert len(articles) == 1
    assert "same bytes" in second.reason
    assert second.path.endswith("b.txt")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a__txt", b"", "empty"),
        ("a__txt", b" \n\t\r\n", "empty"),
        ("a__txt", b"%PDF-1.7 ...", "PDF"),
        ("a__txt", bytes(range(256)) * 20, "binary"),
        ("a__txt", b"\x89PNG\r\n\x1a\n", "PNG"),
        ("a__exe", b"MZ", "no reader"),
        ("a__csv", b"x,y\n1,2\n", "no column holds the text"),
        ("a__json", b"{", "not JSON"),
        ("a__json", b"3", "a JSON list"),
    ],
)
def test_what_is_no_article_is_listed_with_the_reason(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    written(tmp_path, **{name: content})
    articles, (failed,) = read([str(tmp_path)], SETTINGS)
    assert articles == ()
    assert reason in failed.reason
    assert failed.hint


def test_one_bad_input_does_not_stop_the_others(tmp_path: Path) -> None:
    written(tmp_path, a__txt="", b__txt="Good text.")
    articles, not_read = read([str(tmp_path), str(tmp_path / "missing.txt")], SETTINGS)
    assert [article.name for article in articles] == ["b"]
    assert len(not_read) == 2


def test_paths_that_name_nothing_are_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        read([str(tmp_path / "nothing*.txt")], SETTINGS)


def test_a_folder_without_articles_is_a_usage_error_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no article in this folder"):
        read([str(tmp_path)], Settings())


@pytest.mark.parametrize(
    "mark", ['{\n"schema_version":1,\n"program":"crossquote 0.1.0",\n', '<meta name="generator" content="crossquote 0.1.0">']
)
def test_what_a_report_wrote_into_a_folder_is_no_article_of_it(tmp_path: Path, mark: str) -> None:
    ours = "report.json" if mark.startswith("{") else "report.html"
    written(tmp_path, **{"one.txt": "“It is fine,” she said.", "report.txt": "“It is not,” he said."})
    assert len(expanded(str(tmp_path))) == 2
    written(tmp_path, **{ours: mark, "decisions.jsonl": "{}", "report.utterances.csv": "a,b"})
    assert expanded(str(tmp_path)) == [str(tmp_path / "one.txt")]
    assert expanded(str(tmp_path / ours)) == [str(tmp_path / ours)]


def test_a_file_over_the_limit_is_refused_unopened(tmp_path: Path) -> None:
    written(tmp_path, a__txt="x" * 5000)
    _, (failed,) = read([str(tmp_path)], Settings(largest_file=0.001))
    assert "MB that are read" in failed.reason


def test_metadata_of_the_sidecar_and_the_command_line(tmp_path: Path) -> None:
    written(
        tmp_path, a__txt="A.", b__txt="B.", sources__toml='[a]\noutlet = "Evening News"\ndate = 2020-01-02\n["b.txt"]\noutlet = "Daily"\n'
    )
    (a, b), _ = read([str(tmp_path)], SETTINGS, Metadata(outlets={"b": "Weekly"}))
    assert (a.outlet, a.date, b.outlet) == ("Evening News", "2020-01-02", "Weekly")


@pytest.mark.parametrize("content", ["not toml", '[a]\ncolour = "red"\n', 'a = "x"\n'])
def test_a_broken_sidecar_is_named(tmp_path: Path, content: str) -> None:
    written(tmp_path, a__txt="A.", sources__toml=content)
    _, (failed,) = read([str(tmp_path)], SETTINGS)
    assert "sources.toml" in failed.reason


def test_json_lines_give_an_article_a_line(tmp_path: Path) -> None:
    lines = '{"id": "one", "text": "A.", "outlet": "X"}\nnot json\n\n{"content": "B.", "source": {"name": "Y"}}\n{"id": "three"}\n'
    written(tmp_path, corpus__jsonl=lines)
    articles, not_read = read([str(tmp_path)], SETTINGS)
    assert [(a.name, a.text, a.outlet) for a in articles] == [("corpus-4", "B.", "Y"), ("one", "A.", "X")]
    assert [n.path.rpartition(" ")[2] for n in not_read] == ["2", "5"]


def test_csv_columns_by_usual_names_and_by_map(tmp_path: Path) -> None:
    written(tmp_path, usual__csv='Headline,Body,Publication\nT,"A, with a comma.",X\n', odd__csv="id,WORDS\n7,B.\n")
    (usual,), _ = read([str(tmp_path / "usual.csv")], SETTINGS)
    (odd,), _ = read([str(tmp_path / "odd.csv")], SETTINGS, Metadata(columns={"text": "WORDS"}))
    assert (usual.title, usual.text, usual.outlet) == ("T", "A, with a comma.", "X")
    assert (odd.name, odd.text) == ("7", "B.")


def test_lone_surrogates_become_replacement_characters(tmp_path: Path) -> None:
    written(tmp_path, a__jsonl=b'{"id": "s", "text": "a\\ud800b"}')
    (article,), _ = read([str(tmp_path)], SETTINGS)
    assert article.text == "a\ufffdb"


def test_a_deeply_nested_json_line_is_listed(tmp_path: Path) -> None:
    written(tmp_path, a__jsonl=b"[" * 200_000)
    articles, not_read = read([str(tmp_path)], SETTINGS)
    assert articles == ()
    assert len(not_read) == 1


def test_standard_input_is_text_or_json_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    for given, expected in ((b"Plain text.", [("stdin", "Plain text.")]), (b'{"id": "r", "text": "T."}\n', [("r", "T.")])):
        monkeypatch.setattr("sys.stdin", FakeInput(given))
        articles, _ = read(["-"], SETTINGS)
        assert [(a.name, a.text) for a in articles] == expected


def test_standard_input_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", FakeInput(b"x" * 5000))
    _, (failed,) = read(["-"], Settings(largest_file=0.001))
    assert "MB that are read" in failed.reason


def test_workers_change_nothing_of_what_is_read(tmp_path: Path) -> None:
    written(tmp_path, bad__csv="x\n1\n", empty__txt="", corpus__jsonl='{"text": "One."}\nnot json\n{"text": "Two."}\n')
    for number in range(40):
        written(tmp_path, **{f"a{number}__html": f"<article><p>{'Words and words. ' * 20}</p><p>“Number {number}.”</p></article>"})
    steps: list[tuple[int, int]] = []
    apart = read([str(tmp_path)], SETTINGS, None, lambda _: Processes(2, 4).map, lambda done, total: steps.append((done, total)))
    assert apart == read([str(tmp_path)], SETTINGS)
    assert len(apart[0]) == 42
    assert steps == [(done, 43) for done in range(43)]


def test_a_pdf_takes_longer_than_a_text_of_its_size(tmp_path: Path) -> None:
    written(tmp_path, a__txt="x" * 1000, a__pdf="x" * 1000)
    assert effort(str(tmp_path / "a.pdf")) > 100 * effort(str(tmp_path / "a.txt"))
    assert effort(str(tmp_path / "missing")) == 0


class FakeInput:
    """Standard input that holds given bytes."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.buffer = self

    def read(self, size: int) -> bytes:
        return self.data[:size]


def test_input_error_carries_exit_code_three() -> None:
    assert InputError("x").exit_code == 3


def test_text_that_was_encoded_twice_is_read_as_it_was_meant(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("â€œWe are late,â€\x9d said ZoÃ« Lee.", encoding="utf-8")
    (article,), _ = read([str(tmp_path / "a.txt")], Settings())
    assert article.text == "“We are late,” said Zoë Lee."
    assert article.notes == ("encoding guessed: utf-8, encoded twice",)
