"""The commands that write a report: `report` from articles, `render` from a report.json."""

from __future__ import annotations

import dataclasses
import datetime
import os
import shlex
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from compare import archive, pipeline, review, sources
from compare.cli import ending, messages, options, progress
from compare.errors import MissingDependencyError, UsageError
from compare.model import SEVERITIES, Report, SettingValue
from compare.origins import COMMAND_LINE, DEFAULT, PRESET, Resolved
from compare.ranges import checked
from compare.report import FORMATS
from compare.report import written as written_files
from compare.report.json import read as read_report
from compare.report.wording import counted
from compare.review.store import FILE as DECISIONS_FILE
from compare.settings import Settings
from compare.settings.printing import Printing

FETCHED = "fetched"  # pages, in the output folder
USUAL_FORMATS = ("pdf", "html", "json")
# Settings of the print alone, which `render` may change.
# Settings of the print, which `render` takes; the others of them say what a report holds.
PRINTED = tuple(field.name for field in dataclasses.fields(Printing) if not field.name.startswith("reported_"))
WORK = ".work"  # hidden, so that a run over the folder it stands in passes it over
TABLES = sources.OWN_TABLES
NAMED = 6  # so many reused stages are named
EPOCH = "SOURCE_DATE_EPOCH"  # seconds; what reproducible builds set in place of today


def _formats(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    names = [name.strip().lower() for words in given for name in words.split(",") if name.strip()]
    if wrong := [name for name in names if name not in FORMATS]:
        raise UsageError(f"command line: --format {wrong[0]!r} is not known", f"it takes {', '.join(FORMATS)}, one or several")
    return tuple(dict.fromkeys(names)) or USUAL_FORMATS


folder_option = click.option("-o", "--output", "folder", default="out", metavar="DIR", show_default=True, help="Where the files go.")
format_option = click.option(
    "--format", "formats", multiple=True, metavar="FORMAT,...", callback=_formats, help=f"Of {', '.join(FORMATS)}. [default: pdf,html,json]"
)


@click.command()
@options.paths
@folder_option
@format_option
@click.option("--title", default="", metavar="TEXT", help="The report's title. [default: made from what was found]")
@click.option("--date", metavar="YYYY-MM-DD", help="The report's date. [default: today]")
@click.option("--decisions", metavar="FILE", help=f"A reviewer's decisions to apply. [default: {DECISIONS_FILE} in DIR, if it is there]")
@click.option("--against", default="", metavar="FILE", help="A source text (a transcript) to hold the quotations against.")
@click.option("--fail-on", type=click.Choice(SEVERITIES), help="Exit code 1 if an utterance is as grave as this.")
@options.metadata
@options.settings(
    "match_threshold", "fragment_threshold", "min_severity", "speaker_model", "wordnet", "keep_copies", "engine", "memory", "spark_master"
)
@click.option("--work", metavar="DIR", help=f"Where an engine keeps its stages; a later run reuses them. [default: {WORK} in the output]")
@click.option("--refresh", is_flag=True, help=f"Fetch web addresses anew; without it, what `{FETCHED}` in the output keeps is read again.")
@options.debug
def report(
    paths: tuple[str, ...],
    folder: str,
    formats: tuple[str, ...],
    title: str,
    date: str | None,
    decisions: str | None,
    against: str,
    fail_on: str | None,
    work: str | None,
    refresh: bool,
    outlets: Mapping[str, str],
    columns: Mapping[str, str],
    given: Resolved,
) -> int:
    """Read articles and write the report: PDF, HTML and JSON.

    PATH is a file, a folder, a glob in quotes, - (standard input) or a web address. What can't be read is listed in the report.
    """
    day = the_day(date)
    out = checked_folder(folder)
    decided = decisions_file(decisions, out)
    job = pipeline.Job(
        paths=paths,
        resolved=given,
        title=title,
        date=day,
        decisions=review.load(decided) if decided else (),
        metadata=sources.Metadata(outlets, columns, pages=given.settings.fetched_folder or str(out / FETCHED), refresh=refresh),
        against=against,
    )
    job = dataclasses.replace(job, command=command_line(job, decided))
    with progress.shown() as bar:
        made = found(job, out, out / WORK if work is None else Path(work), bar)
        files, lacking = written(made, out, formats, given.settings, bar)
    written_code = told(files, lacking)
    messages.say(summary(made))
    read_code = ending.inputs(made.not_read)
    return written_code or read_code or failed_on(made, fail_on)


@click.command()
@click.argument("file", metavar="REPORT.JSON")
@folder_option
@format_option
@click.option("--title", default="", metavar="TEXT", help="Another title. [default: the report's]")
@options.settings("min_severity")
@options.debug
def render(file: str, folder: str, formats: tuple[str, ...], title: str, given: Resolved) -> int:
    """Write a report again from its report.json, without the articles.

    Settings that change what was found stay as they were in the run; those of the print can be given again.
    """
    old = read_report(Path(file))
    again = with_settings(old, given, title or old.title)
    out = checked_folder(folder)
    with progress.shown() as bar:
        settings = dataclasses.replace(settings_of(again.settings), workers=given.settings.workers)
        files, lacking = written(again, out, formats, settings, bar)
    return told(files, lacking)


def found(job: pipeline.Job, out: Path, work: Path, bar: progress.Bar) -> Report:
    """Return the report of a job, carried by the engine that its settings or its size ask for."""
    engine = archive.engine_for(job.paths, job.resolved.settings)
    if engine == archive.NONE:
        return pipeline.report(job, bar)
    messages.say(archive.announced(job.paths, work, job.resolved.settings))
    stages: dict[str, tuple[int, int]] = {}

    def note(stage: str, there: int, parts: int) -> None:
        before = stages.get(stage, (0, 0))
        stages[stage] = (before[0] + there, before[1] + parts)

    try:
        made = archive.report(job, engine, work, bar, note, out / TABLES)
    except KeyboardInterrupt:
        messages.say(f"what is finished is kept in {work}: the same command goes on from there")
        raise
    messages.say(f"{engine}: {reused(stages)}; tables of all that was found are in {out / TABLES}")
    return made


def reused(stages: Mapping[str, tuple[int, int]]) -> str:
    """Return in words what an earlier run had done already; `stages` has the parts of each stage that were there, and all."""
    kept = [name if there == parts else f"{name} {there}/{parts}" for name, (there, parts) in stages.items() if there]
    if not kept:
        return f"{len(stages)} stages made"
    return f"reused: {', '.join(kept[:NAMED])}{f' and {len(kept) - NAMED} more' if len(kept) > NAMED else ''}, of {len(stages)} stages"


def the_day(given: str | None) -> str:
    """Return the report's date: the one given, else that of SOURCE_DATE_EPOCH, else today. Raises UsageError if it is no date."""
    epoch = os.environ.get(EPOCH, "").strip()
    try:
        if given is not None:
            return datetime.date.fromisoformat(given).isoformat()
        if epoch:
            return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        if given is not None:
            raise UsageError(f"command line: --date {given!r} is no date", "write it as YYYY-MM-DD") from None
        raise UsageError(f"environment {EPOCH} is {epoch!r}", "it takes whole seconds since 1970, or take it away") from None
    return datetime.datetime.now().astimezone().date().isoformat()


def checked_folder(given: str) -> Path:
    """Return the output folder, made if it wasn't there. Raises UsageError if that can't be, before any work is done."""
    folder = Path(given)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise UsageError(f"{given}: is a file, not a folder", "name a folder with -o DIR") from None
    except OSError as error:
        raise UsageError(f"{given}: can't be made ({error.strerror})", "name another folder with -o DIR") from None
    if not os.access(folder, os.W_OK):
        raise UsageError(f"{given}: can't be written to", "name another folder with -o DIR")
    return folder


def decisions_file(given: str | None, folder: Path) -> Path | None:
    """Return the decisions file that was named, else the one that a review has left in the output folder, None if there is none."""
    kept = folder / DECISIONS_FILE
    return Path(given) if given is not None else kept if kept.is_file() else None


def command_line(job: pipeline.Job, decisions: Path | None) -> str:
    """Return the command that makes this report again anywhere: what environment and files set is written out, where it goes is not.

    `decisions` is the file that they were read from.
    """
    decided = str(decisions) if decisions else ""
    single = {"--date": job.date, "--title": job.title, "--decisions": decided, "--against": job.against}
    words = ["crossquote", "report", *job.paths, *(word for option, value in single.items() if value for word in (option, value))]
    words += [word for name, value in job.metadata.outlets.items() for word in ("--outlet", f"{name}={value}")]
    words += [word for name, value in job.metadata.columns.items() for word in ("--map", f"{name}={value}")]
    return shlex.join([*words, *settings_words(job.resolved)])


def settings_words(given: Resolved) -> list[str]:
    """Return the words of a command line that gives the same settings wherever they came from."""
    presets = {value.origin.removeprefix(PRESET).strip() for value in given.values() if value.origin.startswith(PRESET)}
    words = [word for name in sorted(presets) for word in ("--preset", name)]
    for value in given.reported():
        if value.origin != DEFAULT and not value.origin.startswith(PRESET):
            words += ["--set", f"{value.name}={value.value}"]
    return words


def written(
    made: Report, folder: Path, formats: tuple[str, ...], settings: Settings, bar: progress.Bar
) -> tuple[tuple[Path, ...], MissingDependencyError | None]:
    """Write the report's files and return their paths; where a library for a format is missing, the other formats are there."""
    files: list[Path] = []
    lacking = None
    for name in sorted(formats, key=list(FORMATS).index):
        try:
            files += written_files(made, folder, (name,), settings, bar)
        except MissingDependencyError as error:
            lacking = lacking or error
    return tuple(files), lacking


def told(files: tuple[Path, ...], lacking: MissingDependencyError | None) -> int:
    """Return the exit code of writing these files, having said what was written and what was not, and why."""
    messages.say(f"wrote {', '.join(map(str, files)) or 'nothing'}")
    if lacking is None:
        return ending.DONE
    messages.failure(lacking.message, lacking.hint)
    return lacking.exit_code


def summary(made: Report) -> str:
    """Return what was found, in one line."""
    counts = made.counts
    grave = [f"{n} {name}" for n, name in zip(counts.by_severity, SEVERITIES, strict=True) if n]
    found = f"{counted(counts.utterances, 'utterance')} in more than one source" + (f" ({', '.join(reversed(grave))})" if grave else "")
    return ", ".join((counted(counts.read, "article"), counted(counts.quotations, "quotation"), found))


def failed_on(made: Report, severity: str | None) -> int:
    """Return 1 if `--fail-on` names a severity that an utterance reaches, else 0."""
    if severity is None:
        return ending.DONE
    worst = max((one.verdict.severity for one in made.utterances), default=-1)
    return ending.FINDING if worst >= SEVERITIES.index(severity) else ending.DONE


def with_settings(old: Report, given: Resolved, title: str) -> Report:
    """Return the report with the settings given on this command line in place of its own; every other value stays.

    Raises UsageError for a setting that decides what is found: the report would say what it wasn't made with.
    """
    new = {value.name: value for value in given.values() if value.origin == COMMAND_LINE}
    if late := [name for name in new if name not in (*PRINTED, "workers")]:
        raise UsageError(f"command line: {late[0]} decides what is found, which is done", "run crossquote report again with it")
    return dataclasses.replace(old, title=title, settings=tuple(new.get(value.name, value) for value in old.settings))


def settings_of(values: Iterable[SettingValue]) -> Settings:
    """Return the settings that a report was made with; a setting that this version doesn't know is passed over."""
    known = {field.name for field in dataclasses.fields(Settings)}
    return Settings(**{value.name: checked(value.name, value.value, "the report") for value in values if value.name in known})  # type: ignore[arg-type]
