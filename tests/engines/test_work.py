"""The work folder knows what is done by what it was made from."""

from __future__ import annotations

import errno
from functools import partial
from pathlib import Path

import pytest

from compare.engines.work import WorkFolder, described, digest, full_disk
from tests.engines import stages


def test_a_digest_says_all_that_a_function_is_given() -> None:
    assert digest(*described(stages.repeated)) == digest(*described(stages.repeated))
    assert digest(*described(partial(stages.repeated, times=2))) != digest(*described(partial(stages.repeated, times=3)))
    assert digest(*described(stages.repeated)) != digest(*described(stages.summed))


def test_a_stage_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    work = WorkFolder(tmp_path / "work", "1")

    def fail(place: Path) -> None:
        (place / "part.parquet").write_bytes(b"half")
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        work.stage("one", work.key("one"), {"n": "int64"}, fail)
    assert not list((tmp_path / "work" / "stages").iterdir())
    with work.locked():
        assert not list((tmp_path / "work" / "unfinished").iterdir())


def test_results_count_only_if_all_that_they_hold_is_still_wanted(tmp_path: Path) -> None:
    work = WorkFolder(tmp_path / "work", "1")
    files = [str(tmp_path / "work" / "stages" / f"{number}.parquet") for number in range(3)]
    place = work.cell("key", files[:2])
    (place / "part.parquet").write_bytes(b"rows")
    work.kept(files[:2], place)
    assert work.cells("key", files) == ((str(place / "part.parquet"),), files[2:])
    assert work.cells("key", files[1:]) == ((), files[1:])
    assert work.cells("other", files) == ((), files)


def test_a_folder_may_be_moved(tmp_path: Path) -> None:
    work = WorkFolder(tmp_path / "work", "1")
    work.stage("one", "k", {"n": "int64"}, lambda place: (place / "part.parquet").write_bytes(b"rows") and None)
    (tmp_path / "work").rename(tmp_path / "moved")
    heard: list[tuple[str, int, int]] = []
    WorkFolder(tmp_path / "moved", "1", lambda *said: heard.append(said)).stage("one", "k", {"n": "int64"}, lambda _: None)
    assert heard == [("one", 1, 1)]


@pytest.mark.parametrize(
    ("error", "is_full"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), True),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), True),
        (RuntimeError("IO Error: Could not write file: File too large"), True),
        (OSError(errno.EIO, "Input/output error"), False),
    ],
)
def test_a_full_disk_is_told_from_a_broken_one(error: OSError, is_full: bool) -> None:
    assert full_disk(error) is is_full
