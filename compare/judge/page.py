"""The page of the rules for the docs, made from the rules' own examples: python -m compare.judge.page > docs/rules.md."""

from __future__ import annotations

import sys

from compare.judge.registry import RULES
from compare.judge.rule import Rule
from compare.model import SEVERITIES

HEAD = """# Rules

Every rule of judgement, in the order in which they are asked, with the examples that are its tests. Made by
`python -m compare.judge.page`; a test holds this page against the rules. How they work together stands in [Method](method.md#divergence).
"""


def page() -> str:
    """Return the page as Markdown."""
    return HEAD + "".join(_section(rule) for rule in RULES)


def _section(rule: Rule) -> str:
    rows = [(one.a, one.b, f"{one.type or 'nothing'}, at most minor") for one in rule.same]
    rows += [(one.a, one.b, f"{one.type}, {SEVERITIES[one.severity]}") for one in rule.different]
    table = "".join(f"| {_cell(a)} | {_cell(b)} | {what} |\n" for a, b, what in rows)
    return f"\n## {rule.name.capitalize()}\n\n{rule.about}\n" + (f"\n| A | B | found |\n|---|---|---|\n{table}" if rows else "")


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("*", "\\*").replace("[", "\\[").replace("$", "\\$")


if __name__ == "__main__":
    sys.stdout.write(page())
