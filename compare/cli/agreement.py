"""The command `agreement`: how far two reviewers' decisions agree."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import click

from compare.cli import options, output
from compare.cli.ending import DONE
from compare.cli.messages import say
from compare.cli.review import REPORT
from compare.errors import InputError
from compare.report.json import read
from compare.report.wording import first_words
from compare.review.agreement import Agreement
from compare.review.agreement import agreement as agreed
from compare.review.store import FILE, load

COLUMNS: output.Columns = {
    "first": lambda r: r["first"],
    "second": lambda r: r["second"],
    "words": lambda r: r["words"],
    "target": lambda r: r["target"],
}
BEGINNING = 10  # words of a quotation that tell which one it is


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
    words = words_of(Path(given) for given in (first, second)) if found.disagreements else {}
    records = ({"target": target, "first": a, "second": b, "words": words.get(target, "")} for target, a, b in found.disagreements)
    output.printed(records, COLUMNS, form)
    return DONE


def words_of(given: Iterable[Path]) -> dict[str, str]:
    """Return the first words of quotations (ids) from the reports that stand in the given folders, or beside the given files."""
    words: dict[str, str] = {}
    for folder in sorted({path if path.is_dir() else path.parent for path in given}):
        with suppress(InputError):  # no report there, or another program's
            words |= {one.id: first_words(one.text, BEGINNING) for one in read(folder / REPORT).quotations}
    return words


def _figures(found: Agreement) -> tuple[tuple[str, float | None], ...]:
    return (("observed agreement", found.observed), ("Cohen's kappa", found.kappa), ("Krippendorff's alpha", found.alpha))
