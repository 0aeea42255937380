"""The line of `compare.pipeline` for an archive: the same stages over tables, on an engine, each kept in a work folder."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path

from compare import __version__, engines, extract, pipeline, sources
from compare.archive import stages
from compare.archive.packing import number, numbers, objects, text_bytes, unpacked
from compare.engines import Columns, Note, Table, Tables, WorkFolder, joined, unheard
from compare.errors import UsageError
from compare.model import Article, NotRead, Quotation, Reading, Report, SetAside, Utterance
from compare.pipeline import Heard, Job, Progress, silent
from compare.settings import Settings

# Inputs that are read by one process at a time, and kept together.
INPUTS = 256


def report(job: Job, engine: str, work: Path, progress: Progress = silent, note: Note = unheard) -> Report:
    """Return the report of a job as `pipeline.report` does, worked out on an engine for tables; stages are kept in the folder `work`."""
    folder = WorkFolder(work, program(), note)
    with folder.locked(), engines.opened(engine, folder, job.resolved.settings, progress) as tables:
        return reported(job, tables)


@cache
def program() -> str:
    """Return what tells this program from another version of it: stages made by another one are not reused."""
    home = Path(__file__).parents[1]
    held = hashlib.blake2b(digest_size=8)
    for path in sorted(home.rglob("*.py")):
        held.update(path.read_bytes())
    return f"{__version__} {held.hexdigest()}"


def reported(job: Job, tables: Tables) -> Report:
    """Return the report of a job, worked out over tables."""
    return pipeline.found_in(job, heard_in(job, tables), partial(judged, tables=tables))


def heard_in(job: Job, tables: Tables) -> Heard:
    """Return what a job's inputs hold."""
    settings = job.resolved.settings
    source = pipeline.source_text(job)
    inputs, nowhere, order = listed(job, tables)
    reading = partial(stages.read, settings=stages.narrowed(settings, "read"), metadata=job.metadata)
    read = tables.map("read", inputs, reading, stages.READ)
    hearing = partial(stages.heard, settings=stages.narrowed(settings, "read", "extract"))
    heard = tables.map("extract", read, hearing, stages.HEARD)
    articles, not_read, quotations, set_aside = unfolded(heard, order, tables)
    return pipeline.corrected(job, source, articles, sorted((*nowhere, *not_read), key=lambda n: n.path), quotations, set_aside)


def listed(job: Job, tables: Tables) -> tuple[Table, tuple[NotRead, ...], dict[int, int]]:
    """Return a job's inputs, in parts that stay the same when others are added; the paths that name nothing; the inputs' order."""
    paths, nowhere = sources.listed(job.paths)
    if unfit := [path for path in paths if path == "-" or sources.is_url(path)]:
        raise UsageError(f"{unfit[0]}: an engine reads files only", "save it as a file first, or say --engine none")
    parts = [tables.made("inputs", given(part), stages.INPUTS) for part in parted(sorted(paths))]
    return joined("inputs", stages.INPUTS, parts), nowhere, {number(path): place for place, path in enumerate(paths)}


def given(paths: Sequence[str]) -> Columns:
    """Return inputs as rows."""
    return {
        "source": numbers(map(number, paths)),
        "path": objects([*map(text_bytes, paths)]),
        "stamp": objects([*map(stamp, paths)]),
    }


def parted(paths: Sequence[str]) -> Iterator[list[str]]:
    """Yield the paths in parts whose edges are at certain paths, wherever these stand: a new path changes one part."""
    part: list[str] = []
    for path in paths:
        part.append(path)
        if number(path) % INPUTS == 0 or len(part) == 4 * INPUTS:
            yield part
            part = []
    if part:
        yield part


def stamp(path: str) -> str:
    """Return what changes when a file, or what its folder's sources.toml says of it, is written again."""
    file, beside = Path(path), Path(path).parent / sources.SIDECAR
    return " ".join(f"{one.st_size}-{one.st_mtime_ns}" for one in (each.stat() for each in (file, beside) if each.is_file()))


def unfolded(
    heard: Table, order: Mapping[int, int], tables: Tables
) -> tuple[tuple[Article, ...], tuple[NotRead, ...], tuple[Quotation, ...], tuple[SetAside, ...]]:
    """Return what the rows hold as nouns: each article once, its quotations with their persons."""
    rows = tables.rows(heard, ["source", "place"])
    places = sorted(range(len(rows["place"])), key=lambda row: (order[int(rows["source"][row])], int(rows["place"][row])))
    items: dict[int, Article | NotRead] = {}
    for row in places:
        failed = rows["failed"][row]
        items[row] = unpacked(failed, NotRead) if failed else unpacked(rows["noun"][row], Article)
    articles, not_read = sources.once(items.values())
    place = {id(item): row for row, item in items.items()}
    quotations = [one for a in articles for one in unpacked(rows["quotations"][place[id(a)]], tuple[Quotation, ...])]
    set_aside = [one for a in articles for one in unpacked(rows["set_aside"][place[id(a)]], tuple[SetAside, ...])]
    return articles, not_read, extract.with_persons(quotations, articles), tuple(set_aside)


def judged(
    groups: Sequence[Sequence[Reading]], quotations: Sequence[Quotation], settings: Settings, tables: Tables
) -> tuple[Utterance, ...]:
    """Return the utterances of groups of readings, collated and judged, most divergent first."""
    by_id = {quotation.id: quotation for quotation in quotations}
    said = tables.made("said", stages.said(groups, by_id), stages.SAID)
    judging = partial(stages.judged, settings=stages.narrowed(settings, "judge"))
    rows = tables.rows(tables.map("judge", said, judging, stages.JUDGED, by="utterance"), ["utterance"])
    utterances = [unpacked(noun, Utterance) for noun in rows["noun"]]
    return tuple(sorted(utterances, key=lambda u: (-u.verdict.severity, -u.verdict.divergence, u.id)))
