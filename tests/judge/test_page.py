"""The docs' page of rules is the rules'."""

from __future__ import annotations

from pathlib import Path

from compare.judge.page import page


def test_the_page_in_the_docs_is_made_from_the_rules_examples() -> None:
    written = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
    assert written == page(), "python -m compare.judge.page > docs/rules.md"
