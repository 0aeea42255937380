"""The command `agreement`: how far two reviewers' decisions agree."""

from __future__ import annotations

from pathlib import Path

import click

from compare.cli import options, output
from compare.cli.ending import DONE
from compare.cli.messages import say
from compare.review.agreement import Agreement
from compare.review.agreement import agreement as agreed
from compare.review.store import FILE, load

COLUMNS: output.Columns = {"what": lambda r: r["target"], "first": lambda r: r["first"], "second": lambda r: r["second"]}


@click.command()
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@output.format_option
@options.debug
def agreement(first: str, second: str, form: str | None) -> int:
    """Say how far two reviewers agree, and where they don't.

    A and B are decisions files, or the folders that `crossquote review` worked in.
    """
    found = agreed(*(load(Path(given) / FILE if Path(given).is_dir() else Path(given)) for given in (first, second)))
    figures = (f"{name} {'undefined' if value is None else format(value, '.3f')}" for name, value in _figures(found))
    say(f"{found.both} judged by both, {found.one} by one alone; {', '.join(figures)}")
    records = ({"target": target, "first": a, "second": b} for target, a, b in found.disagreements)
    output.printed(records, COLUMNS, form)
    return DONE


def _figures(found: Agreement) -> tuple[tuple[str, float | None], ...]:
    return (("observed agreement", found.observed), ("Cohen's kappa", found.kappa), ("Krippendorff's alpha", found.alpha))
