"""`review` serves what `report` wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.cli import review
from compare.review.server import Session
from tests.cli.running import Crossquote


def test_the_page_is_that_of_the_report_and_decisions_stand_beside_it(
    crossquote: Crossquote, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served: list[Session] = []
    monkeypatch.setattr(review, "serve", served.append)
    crossquote("report", articles, "--format", "json", "--title", "The bridge")
    ran = crossquote("review", "out", "--no-open", "--port", "4711", "--who", "R. Reader")
    assert ran.code == 0
    (session,) = served
    assert session.address in ran.complaint
    assert session.decisions == Path("out") / "decisions.jsonl"
    assert (session.port, session.who) == (4711, "R. Reader")
    text = session.page("/token/decisions")
    assert "The bridge" in text
    assert "/token/decisions" in text


def test_an_interrupt_is_how_a_review_ends(crossquote: Crossquote, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: Session) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(review, "serve", interrupted)
    crossquote("report", articles, "--format", "json")
    ran = crossquote("review", "out", "--no-open")
    assert ran.code == 0
    assert "every decision is saved" in ran.err


def test_a_folder_without_a_report_is_an_error(crossquote: Crossquote, folder: Path) -> None:
    ran = crossquote("review", folder, "--no-open")
    assert ran.code == 2
    assert "there is no report.json" in ran.complaint
