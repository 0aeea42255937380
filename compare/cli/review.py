"""The command `review`: a written report in the browser, each decision kept beside it."""

from __future__ import annotations

import datetime
import getpass
from pathlib import Path

import click

from compare.cli import options
from compare.cli.ending import DONE
from compare.cli.messages import say
from compare.cli.report import settings_of
from compare.errors import UsageError
from compare.report.html import page
from compare.report.json import read
from compare.report.viewing import viewed
from compare.review.server import Session, free_port, new_token, serve
from compare.review.store import FILE

REPORT = "report.json"
PORTS = (1024, 65535)


@click.command()
@click.argument("folder", metavar="DIR")
@click.option("--port", type=click.IntRange(*PORTS), metavar="PORT", help="The port on this machine. [default: a free one]")
@click.option("--who", metavar="NAME", help="Who decides. [default: the name of this account]")
@click.option("--open/--no-open", "opened", default=True, help="Open the browser. [default: open]")
@options.debug
def review(folder: str, port: int | None, who: str | None, opened: bool) -> int:
    """Open a written report for review in the browser.

    DIR is where `report` wrote. It is served on this machine only; each decision is saved in DIR at once and used by the next run.
    """
    session = session_of(Path(folder), port or free_port(), who or account())
    say(f"review at {session.address} (only from this machine; Ctrl-C ends it); decisions go to {session.decisions}")
    if opened:
        click.launch(session.address)
    try:
        serve(session)
    except KeyboardInterrupt:
        say("review ended; every decision is saved")
    return DONE


def session_of(folder: Path, port: int, who: str) -> Session:
    """Return the review of a folder's report. Raises UsageError if there is no report."""
    path = folder if folder.is_file() else folder / REPORT
    if not path.is_file():
        raise UsageError(f"{folder}: there is no {REPORT} in it", "write it first: crossquote report PATH... -o DIR")
    report = read(path)
    view = viewed(report, settings_of(report.settings))
    return Session(
        page=lambda address: page(view, decisions_to=address),
        decisions=path.parent / FILE,
        who=who,
        now=lambda: datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        token=new_token(),
        port=port,
    )


def account() -> str:
    """Return the name of the account that runs this, empty if the system doesn't tell."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
