"""The line of `compare.pipeline` for an archive: the same stages over tables, on an engine, each kept in a work folder."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import pairwise
from pathlib import Path

import numpy as np

from compare import __version__, engines, extract, pipeline, sources
from compare.archive import hearing, judging, matching, result
from compare.archive.exporting import exported
from compare.archive.packing import from_bytes, numbers, objects, text_bytes, unpacked
from compare.engines import Columns, Note, Schema, Table, Tables, WorkFolder, joined, unheard
from compare.errors import UsageError
from compare.match.terms import number
from compare.model import Article, NotRead, Quotation, Report, SetAside
from compare.pipeline import Job, Progress, silent
from compare.settings import Collation, Copies, Extraction, Judging, Reading, Settings, narrowed

# So many inputs on average are read by one process at a time, and kept together.
INPUTS = 256
LARGE = 1 << 20  # bytes: a file of so many articles is a part of its own
PLACES = 1 << 32  # more than an input has articles
ORDER: Schema = {"source": "int64", "ordinal": "int64"}
FIRST: Schema = {"article": "int64", "first": "int64"}
PLACED: Schema = {"ordinal": "int64", "place": "int64", "article": "int64", "noun": "binary", "failed": "binary"}
TOTALS: Schema = dict.fromkeys(("articles", "size", "quotations", "set_aside"), "int64")
PERSONS: Schema = {"name": "int64", "person": "binary"}
# How many runs of words an article has; its place among articles by id, and among those that may lead a story.
SIZES: Schema = {"article": "int64", "runs": "int64", "name": "int64", "place": "int64"}
SHARED: Schema = {"place": "int64", "run": "int64"}
UPTO = "ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW"  # without it Sail asks for ranges, which bytes don't have
LED: Schema = {"article": "int64", "leader": "int64"}
COPIES: Schema = {**LED, "leader_id": "string", "leader_source": "binary"}
SPOKEN: Schema = {**hearing.SAID, "person": "binary", "story": "int64", "leader": "string", "story_source": "binary"}


def report(job: Job, engine: str, work: Path, progress: Progress = silent, note: Note = unheard, export: Path | None = None) -> Report:
    """Return the report of a job as `pipeline.report` does, worked out on an engine for tables; stages are kept in the folder `work`.

    All that was found goes into the folder `export` as tables. Raises EngineError, after which the same run goes on from what is finished.
    """
    folder = WorkFolder(work, program(), note)
    with folder.locked(), engines.opened(engine, folder, job.resolved.settings, progress) as tables:
        return reported(job, tables, export)


@cache
def program() -> str:
    """Return what tells this program from another version of it: stages made by another one are not reused."""
    home = Path(__file__).parents[1]
    held = hashlib.blake2b(digest_size=8)
    for path in sorted(home.rglob("*.py")):
        held.update(path.read_bytes())
    return f"{__version__} {held.hexdigest()}"


def reported(job: Job, tables: Tables, export: Path | None) -> Report:
    """Return the report of a job, worked out over tables; what readers decided and source texts need all quotations at once."""
    settings = job.resolved.settings
    source = pipeline.source_text(job)
    inputs, nowhere, order = listed(job, tables)
    reading = partial(hearing.read, settings=narrowed(settings, Reading), metadata=job.metadata)
    read = tables.map("read", inputs, reading, hearing.READ)
    heard = tables.map("extract", read, partial(hearing.heard, settings=narrowed(settings, Extraction)), hearing.HEARD)
    heard, not_read = once(heard, order, nowhere, tables)
    if job.decisions or source is not None:
        return decided(job, source, heard, not_read, tables)
    found = found_in(heard, not_read, settings, tables)
    made = result.report(job, found, tables)
    if export is not None:
        exported(found, export, tables)
    return made


def listed(job: Job, tables: Tables) -> tuple[Table, tuple[NotRead, ...], Table]:
    """Return a job's inputs, in parts that stay the same when others are added; the paths that name nothing; the inputs' order."""
    paths, nowhere = sources.listed(job.paths)
    if unfit := [path for path in paths if path == "-" or sources.is_url(path)]:
        raise UsageError(f"{unfit[0]}: an engine reads files only", "save it as a file first, or say --engine none")
    parts = [tables.made("inputs", given(part), hearing.INPUTS) for part in parted(sorted(paths))]
    places = {"source": numbers(map(number, paths)), "ordinal": np.arange(len(paths))}
    return joined("inputs", hearing.INPUTS, parts), nowhere, tables.made("order of inputs", places, ORDER)


def given(paths: Sequence[str]) -> Columns:
    """Return inputs as rows."""
    return {
        "source": numbers(map(number, paths)),
        "path": objects([*map(text_bytes, paths)]),
        "stamp": objects([*map(stamp, paths)]),
    }


def parted(paths: Sequence[str]) -> Iterator[list[str]]:
    """Yield the paths in parts, each large file alone, the others cut at certain paths, wherever these stand: a new path changes one."""
    part: list[str] = []
    for path in paths:
        if Path(path).stat().st_size >= LARGE:
            yield [path]
            continue
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


def once(heard: Table, order: Table, nowhere: tuple[NotRead, ...], tables: Tables) -> tuple[Table, tuple[NotRead, ...]]:
    """Return the articles, each once, and what could not be read; the same bytes a second time count as such."""
    first = tables.sql(
        "articles twice",
        f"SELECT h.article, MIN(o.ordinal * {PLACES} + h.place) AS first FROM {{heard}} h JOIN {{order}} o ON h.source = o.source "
        "WHERE h.article <> 0 GROUP BY h.article HAVING COUNT(*) > 1",
        FIRST,
        heard=heard,
        order=order,
    )
    others = tables.sql(
        "not read",
        "SELECT o.ordinal, h.place, h.article, h.noun, h.failed FROM {heard} h JOIN {order} o ON h.source = o.source "
        "WHERE h.article = 0 OR h.article IN (SELECT article FROM {first})",
        PLACED,
        heard=heard,
        order=order,
        first=first,
    )
    rows = tables.rows(others, ["ordinal", "place"])
    items = (unpacked(f, NotRead) if len(f) else unpacked(n, Article) for f, n in zip(rows["failed"], rows["noun"], strict=True))
    _, not_read = sources.once(items)
    said = tuple(sorted((*nowhere, *not_read), key=lambda n: n.path))
    if not np.any(rows["article"]):
        return heard, said
    kept = (
        "SELECT h.* FROM {heard} h JOIN {order} o ON h.source = o.source LEFT JOIN {first} f ON h.article = f.article "
        f"WHERE f.article IS NULL OR o.ordinal * {PLACES} + h.place = f.first"
    )
    return tables.sql("articles once", kept, hearing.HEARD, heard=heard, order=order, first=first), said


def decided(job: Job, source: Article | None, heard: Table, not_read: tuple[NotRead, ...], tables: Tables) -> Report:
    """Return the report of a job with readers' decisions or a source text, worked out in memory from what was extracted."""
    rows = tables.rows(tables.sql("articles", "SELECT * FROM {h} WHERE article <> 0", hearing.HEARD, h=heard), ["article"])
    found = {
        (article := unpacked(rows["noun"][row], Article)).id: (article, rows["quotations"][row], rows["set_aside"][row])
        for row in range(len(rows["article"]))
    }
    listing = sorted(found.values(), key=lambda item: (item[0].name, item[0].id))
    articles = tuple(article for article, _, _ in listing)
    quotations = [one for _, data, _ in listing for one in unpacked(data, tuple[Quotation, ...])]
    set_aside = [one for _, _, data in listing for one in unpacked(data, tuple[SetAside, ...])]
    made = pipeline.corrected(job, source, articles, not_read, extract.with_persons(quotations, articles), set_aside)
    return pipeline.reduced(pipeline.found_in(job, made, pipeline.judged), job.resolved.settings)


def found_in(heard: Table, not_read: tuple[NotRead, ...], settings: Settings, tables: Tables) -> result.Found:
    """Return what the articles hold: persons, copies, matches, judged utterances."""
    query = (
        "SELECT COUNT(*) AS articles, COALESCE(SUM(size), 0) AS size, COALESCE(SUM(quoted), 0) AS quotations, "
        "COALESCE(SUM(others), 0) AS set_aside FROM {heard} WHERE article <> 0"
    )
    sums = tables.rows(tables.sql("totals", query, TOTALS, heard=heard), ["articles"])
    totals = {name: int(values[0]) for name, values in sums.items()}
    copies = copied(heard, totals["size"], settings, tables)
    told = spoken(heard, persons(heard, tables), copies, settings, tables)
    fresh = result.one_number(tables, "fresh quotations", "SELECT COUNT(*) AS n FROM {told} WHERE repeats = 0", told=told)
    found = matching.matched(heard, told, fresh, settings, tables)
    joined_readings = {"readings": found.readings, "ready": found.ready, "told": told, "matches": found.matches}
    readings = tables.sql("readings with words", judging.READINGS, judging.READING, **joined_readings)
    own = narrowed(settings, Collation, Judging)
    judged = tables.map("collate and judge", readings, partial(judging.judged, settings=own), judging.JUDGED, by="utterance")
    figures = tables.map("count outlets", judged, judging.figures, judging.FIGURES)
    return result.Found(heard, told, found, judged, figures, not_read, copies, totals)


def persons(heard: Table, tables: Tables) -> Table:
    """Return who each speaker's name means in the whole archive."""
    own = tables.map("names", heard, hearing.names, hearing.NAMES)
    query = "SELECT kind, first, second, SUM(times) AS times FROM {names} GROUP BY kind, first, second"
    rows = tables.rows(tables.sql("names in all", query, hearing.NAMES, names=own), ["kind", "first", "second"])
    first, second = [*map(from_bytes, rows["first"])], [*map(from_bytes, rows["second"])]
    kinds, times = rows["kind"].tolist(), rows["times"].tolist()
    found = extract.Mentions(
        Counter({first[row]: times[row] for row, kind in enumerate(kinds) if kind == hearing.RUN}),
        Counter({(first[row], second[row]): times[row] for row, kind in enumerate(kinds) if kind == hearing.APPOSED}),
    )
    meant = extract.persons((first[row] for row, kind in enumerate(kinds) if kind == hearing.SPEAKER), found)
    columns = {"name": numbers(map(number, meant)), "person": objects([*map(text_bytes, meant.values())])}
    return tables.made("persons", columns, PERSONS)


def copied(heard: Table, size: int, settings: Settings, tables: Tables) -> Table:
    """Return the articles that print another one's story, with their leaders."""
    leaders = led(heard, sources.sampling(size, settings), settings, tables) if not settings.keep_copies else {}
    columns = {"article": numbers(leaders), "leader": numbers(leaders.values())}
    query = "SELECT c.*, h.id AS leader_id, h.outlet AS leader_source FROM {led} c JOIN {heard} h ON c.leader = h.article"
    return tables.sql("copies", query, COPIES, led=tables.made("led", columns, LED), heard=heard)


def led(heard: Table, one_in: int, settings: Settings, tables: Tables) -> dict[int, int]:
    """Return for each copy the article that leads its story (numbers); only runs of words that articles share are held here."""
    runs = tables.map("runs", heard, partial(hearing.runs, one_in=one_in, reach=settings.copy_reach), hearing.RUNS)
    counted = (
        f"SELECT h.article, r.runs, ROW_NUMBER() OVER (ORDER BY h.id {UPTO}) AS name, "
        f"ROW_NUMBER() OVER (ORDER BY h.date, h.size DESC, h.id {UPTO}) AS place "
        "FROM {heard} h JOIN (SELECT article, COUNT(*) AS runs FROM {runs} GROUP BY article) r ON h.article = r.article"
    )
    sizes = tables.sql("articles in order", counted, SIZES, heard=heard, runs=runs)
    several = (
        "SELECT z.place, r.run FROM {runs} r JOIN (SELECT run FROM {runs} GROUP BY run HAVING COUNT(*) > 1) s ON r.run = s.run "
        "JOIN {sizes} z ON r.article = z.article"
    )
    shared = tables.rows(tables.sql("shared runs", several, SHARED, runs=runs, sizes=sizes), ["place", "run"])
    order = tables.rows(sizes, ["place"])
    edges = np.searchsorted(shared["place"], order["place"]).tolist()
    held = (frozenset(shared["run"][start:stop].tolist()) for start, stop in pairwise([*edges, len(shared["run"])]))
    leaders = sources.leaders(zip(order["name"].tolist(), held, order["runs"].tolist(), strict=True), one_in, settings)
    article = dict(zip(order["name"].tolist(), order["article"].tolist(), strict=True))
    return {article[copy]: article[leader] for copy, leader in leaders.items()}


def spoken(heard: Table, persons: Table, copies: Table, settings: Settings, tables: Tables) -> Table:
    """Return the quotations with their persons, and what each prints again of its story."""
    own = tables.map("quotations", heard, hearing.said, hearing.SAID)
    query = (
        "SELECT s.*, COALESCE(p.person, s.source) AS person, COALESCE(c.leader, s.article) AS story, "
        "COALESCE(c.leader_id, '') AS leader, COALESCE(c.leader_source, s.source) AS story_source "
        "FROM {said} s LEFT JOIN {persons} p ON s.name = p.name LEFT JOIN {copies} c ON s.article = c.article"
    )
    rows = tables.sql("quotations with persons", query, SPOKEN, said=own, persons=persons, copies=copies)
    return tables.map("tell stories", rows, partial(hearing.told, settings=narrowed(settings, Copies)), hearing.TOLD, by="story")
