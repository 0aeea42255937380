"""`crossquote` itself: the list of commands, each loaded when it is called for, and how a run ends."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence

import click

from compare import __version__
from compare.cli import messages
from compare.errors import CrossquoteError

# Name -> module that holds the command, and the line that `crossquote --help` prints without loading it.
COMMANDS: dict[str, tuple[str, str]] = {
    "report": ("compare.cli.report", "Read articles and write the report: PDF, HTML and JSON."),
    "quotes": ("compare.cli.data", "List the quotations of articles, each with its speaker."),
    "matches": ("compare.cli.data", "List pairs of quotations that report one utterance, with scores."),
    "pairs": ("compare.cli.data", "Judge pairs of wordings given by hand; no articles needed."),
    "explain": ("compare.cli.explain", "Say why two quotations match or not, rule by rule."),
    "review": ("compare.cli.review", "Open a written report for review in the browser."),
    "agreement": ("compare.cli.agreement", "Say how far two reviewers agree, and where they don't."),
    "render": ("compare.cli.report", "Write a report again from its report.json, without the articles."),
    "settings": ("compare.cli.house", "List every threshold with its range, value and origin."),
    "doctor": ("compare.cli.house", "Say what is installed, what is missing, and what to type."),
}
DONE, FINDING, USAGE, INTERRUPTED, BUG = 0, 1, 2, 130, 70

EPILOG = """\b
Exit codes: 0 done, 1 a divergence as grave as --fail-on, 2 usage or settings,
3 some inputs could not be read, 4 a dependency is missing, 5 the engine failed,
130 interrupted. `crossquote COMMAND --help` tells a command's options."""


class Door(click.Group):
    """A group whose commands are loaded one at a time, so that asking for help costs nothing."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        found = getattr(importlib.import_module(COMMANDS[cmd_name][0]), cmd_name)
        return found if isinstance(found, click.Command) else None

    def invoke(self, ctx: click.Context) -> object:
        """Return what the command returns; a reader of a pipe that has gone (`| head`) has what it wanted, which is no failure."""
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # Python flushes stdout once more at exit; onto nothing, so that it doesn't complain.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return DONE
        return code

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_module, line) in COMMANDS.items()])


@click.group(
    cls=Door,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="crossquote")
@click.option("--debug", is_flag=True, expose_value=False, help="Show the traceback of a bug of ours.")
def crossquote() -> None:
    """Align what several outlets print of one person's words, and show where the wording diverges and whether it matters."""


def main() -> None:
    """Run the command line of this process and end with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Return the exit code of one command line; whatever goes wrong has been said on stderr, in one line."""
    messages.prepare_streams()
    try:
        code = crossquote.main(args=list(arguments), prog_name="crossquote", standalone_mode=False)
    except (KeyboardInterrupt, click.Abort):
        messages.say("interrupted; no file is left half-written")
        return INTERRUPTED
    except Exception as error:
        return _failed(error, debug="--debug" in arguments)
    return code if isinstance(code, int) else DONE


def _failed(error: Exception, debug: bool) -> int:
    """Return the exit code of a failure, having said it in a line."""
    if isinstance(error, click.ClickException):
        return _misused(error)
    if isinstance(error, CrossquoteError):
        messages.failure(error.message, error.hint)
        return error.exit_code
    if isinstance(error, OSError) and error.filename is not None and not debug:
        messages.failure(f"{error.filename}: {error.strerror or error}", "check the path, its permissions and the room on the disk")
        return USAGE
    if debug:
        raise error
    messages.failure(
        f"a bug of ours: {type(error).__name__}: {error}",
        "run it again as `crossquote --debug ...` and send us what it prints, with the input if you can",
    )
    return BUG


def _misused(error: click.ClickException) -> int:
    command = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "crossquote"
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return USAGE
    messages.failure(error.format_message().rstrip("."), f"`{command} --help` tells what it takes")
    return USAGE
