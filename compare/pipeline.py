"""Articles go in, a report comes out: the one module that knows every stage."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, TypeVar

from compare import __version__, collate, engines, extract, judge, match, review, sources
from compare.model import (
    SOURCE_TEXT,
    Article,
    Collation,
    Counts,
    Decision,
    Match,
    NotRead,
    Quotation,
    Reading,
    Report,
    SetAside,
    Suggestion,
    Utterance,
    Verdict,
)
from compare.origins import Resolved
from compare.settings import Settings

SCHEMA_VERSION = 1
Progress = Callable[[str, int, int], None]
# Quotations, and marked stretches that are none.
Extracted = tuple[tuple[Quotation, ...], tuple[SetAside, ...]]
NO_METADATA = sources.Metadata()
Pair = TypeVar("Pair", Match, Suggestion)
Judging = Callable[[Sequence[Sequence[Reading]], Sequence[Quotation], Settings], tuple[Utterance, ...]]


@dataclass(frozen=True, slots=True)
class Job:
    """What one run is asked for: inputs, settings with their origins, and what the report prints about the run itself.

    `against` is the path of a source text (a transcript) that the quotations are held against.
    """

    paths: tuple[str, ...]
    resolved: Resolved
    title: str = ""
    date: str = ""
    command: str = ""
    decisions: tuple[Decision, ...] = ()
    metadata: sources.Metadata = NO_METADATA
    against: str = ""


def silent(_stage: str, _done: int, _total: int) -> None:
    """Report no progress."""


def report(job: Job, progress: Progress = silent) -> Report:
    """Return the report of a job: read, extract, match, collate, judge, and what readers decided before."""
    heard = heard_in(job, progress)
    progress("match", 0, 1)
    return reduced(found_in(job, heard, partial(judged, progress=progress)), job.resolved.settings)


def reduced(report: Report, settings: Settings) -> Report:
    """Return the report as it is, or in a run of more than `reported_quotations` what it holds of the most divergent utterances.

    The counts and the outlets' figures stay those of the whole run.
    """
    if report.counts.quotations <= settings.reported_quotations:
        return report
    utterances = report.utterances[: settings.reported_utterances]
    pairs = [(one.a, one.b) for one in report.near_misses] + [(one.a, one.b) for one in report.suggestions]
    wanted = {reading.quotation for one in utterances for reading in one.readings}.union(*pairs)
    quotations = tuple(one for one in report.quotations if one.id in wanted)
    homes = {one.article for one in quotations}
    articles = tuple(one for one in report.articles if one.id in homes)
    return replace(report, articles=articles, quotations=quotations, utterances=utterances, set_aside=(), single_source=())


@dataclass(frozen=True, slots=True)
class Heard:
    """What was read, and what is quoted in it: the articles, the source text if there is one, quotations as readers corrected them."""

    articles: tuple[Article, ...]
    source: Article | None
    not_read: tuple[NotRead, ...]
    quotations: tuple[Quotation, ...]
    set_aside: tuple[SetAside, ...]
    decisions: tuple[Decision, ...]


def heard_in(job: Job, progress: Progress) -> Heard:
    """Return what a job's inputs hold: read, extract, correct."""
    settings = job.resolved.settings
    progress("read", 0, 1)
    source = source_text(job)
    articles, not_read = read(job.paths, settings, job.metadata, progress)
    return corrected(job, source, articles, not_read, *quoted(articles, settings, progress))


def read(
    paths: Sequence[str], settings: Settings, metadata: sources.Metadata = NO_METADATA, progress: Progress = silent
) -> tuple[tuple[Article, ...], tuple[NotRead, ...]]:
    """Return the articles of all inputs and what could not be read; large inputs are read by several processes, with the same result."""
    return sources.read(paths, settings, metadata, lambda effort: engines.chosen(effort, settings).map, partial(progress, "read"))


def source_text(job: Job) -> Article | None:
    """Return the source text that quotations are held against, if one is named."""
    return sources.read_one(job.against, job.resolved.settings) if job.against else None


def corrected(
    job: Job,
    source: Article | None,
    articles: Sequence[Article],
    not_read: Sequence[NotRead],
    quotations: Sequence[Quotation],
    set_aside: Sequence[SetAside],
) -> Heard:
    """Return what was read and extracted as readers corrected it, with copies of one story told."""
    settings = job.resolved.settings
    quotations, decisions = review.corrected(quotations, {article.id: article.text for article in articles}, job.decisions)
    articles = sources.with_copies(articles, quotations, settings)
    quotations = sources.with_repeats(quotations, articles, settings)
    return Heard(articles, source, tuple(not_read), quotations, tuple(set_aside), decisions)


def found_in(job: Job, heard: Heard, judging: Judging) -> Report:
    """Return the report of what was heard: match, collate and judge by `judging`, and what readers decided before."""
    settings = job.resolved.settings
    fresh = [quotation for quotation in heard.quotations if quotation.repeats is None]
    found = match.matched(fresh, heard.articles, settings, floor=settings.match_threshold)
    groups, passages = held_against(heard.source, found.groups, fresh, settings)
    groups, decisions = review.regrouped(groups, (*heard.quotations, *passages), heard.decisions)
    utterances = judging(groups, (*heard.quotations, *passages), settings)
    utterances, decisions = review.with_bases(utterances, decisions)
    utterances = sources.told_apart(utterances, heard.articles, heard.quotations)
    return assembled(job, replace(heard, decisions=decisions), passages, found, utterances)


def held_against(
    source: Article | None, groups: Sequence[tuple[Reading, ...]], quotations: Sequence[Quotation], settings: Settings
) -> tuple[tuple[tuple[Reading, ...], ...], tuple[Quotation, ...]]:
    """Return the groups with all quotations that stand in the source text hung on its passages, and those passages as readings."""
    if source is None:
        return tuple(groups), ()
    passages = match.reported(quotations, source, settings)
    placed = {reading.quotation for passage in passages for reading in passage.readings}
    rest = review.without(groups, placed, quotations)
    return (*(passage.readings for passage in passages), *rest), tuple(passage.quotation for passage in passages)


def quoted(articles: Sequence[Article], settings: Settings, progress: Progress = silent) -> Extracted:
    """Return the quotations of all articles, each with its speaker across the run, and the marked stretches that are none."""
    quotations: list[Quotation] = []
    set_aside: list[SetAside] = []
    for kept, left in extracted(articles, settings, progress):
        quotations += kept
        set_aside += left
    return extract.with_persons(quotations, articles), tuple(set_aside)


def extracted(articles: Sequence[Article], settings: Settings, progress: Progress = silent) -> Iterator[Extracted]:
    """Yield for each article, in order, its quotations, each with its speaker in the article, and the marked stretches that are none."""
    engine = engines.chosen(sum(len(article.text) for article in articles), settings)
    results = engine.map(partial(extract.extracted, settings=settings), articles)
    for done, found in enumerate(results, start=1):
        progress("extract", done, len(articles))
        yield found


def judged(
    groups: Sequence[Sequence[Reading]], quotations: Sequence[Quotation], settings: Settings, progress: Progress = silent
) -> tuple[Utterance, ...]:
    """Return the utterances of groups of readings, collated and judged, most divergent first."""
    by_id = {quotation.id: quotation for quotation in quotations}
    utterances = []
    for done, readings in enumerate(groups, start=1):
        utterances.append(utterance(readings, by_id, settings))
        progress("collate and judge", done, len(groups))
    return tuple(sorted(utterances, key=lambda u: (-u.verdict.severity, -u.verdict.divergence, u.id)))


def utterance(readings: Sequence[Reading], by_id: dict[str, Quotation], settings: Settings) -> Utterance:
    """Return one utterance: its readings side by side and what their differences come to."""
    places = {reading.quotation: place for place, reading in enumerate(readings)}
    said = [by_id[reading.quotation] for reading in readings]
    parents = [places.get(reading.parent) if reading.parent else None for reading in readings]
    collation = collate.collated([quotation.text for quotation in said], parents, settings)
    flags = tuple(sorted({flag for reading in readings for flag in reading.flags}))
    if said[0].marks == SOURCE_TEXT:
        settings, flags = replace(settings, against=said[0].article), (f"held against {said[0].name}",)
        readings = with_fidelity(readings, collation, settings)
    verdict, base = judge.judged(collation, said, settings)
    who = next(filter(None, map(speaker, said)), None)
    return Utterance(said[0].id, tuple(readings), collation, verdict, base, who, flags)


def with_fidelity(readings: Sequence[Reading], collation: Collation, settings: Settings) -> tuple[Reading, ...]:
    """Return the readings of a passage of the source text, its own first, each other one with how true it is to it as a flag."""
    first, *others = readings
    true = (judge.fidelity(collation, 0, place, settings) for place in range(1, len(readings)))
    return (first, *(replace(reading, flags=(word, *reading.flags)) for reading, word in zip(others, true, strict=True)))


def weighed(suggestions: Sequence[Suggestion], quotations: Sequence[Quotation], settings: Settings) -> tuple[Suggestion, ...]:
    """Return suggestions with what their wordings come to if a reader joins them: that tells which to look at first."""
    said = {quotation.id: quotation for quotation in quotations}
    pairs = [(said[one.a], said[one.b]) for one in suggestions]
    verdicts = (judged_pair(a.text, b.text, settings, (speaker(a), speaker(b))) for a, b in pairs)
    return tuple(replace(one, verdict=verdict) for one, verdict in zip(suggestions, verdicts, strict=True))


def speaker(quotation: Quotation) -> str | None:
    """Return who is quoted: the person across the run, else the name that the article gives."""
    return quotation.person or quotation.speaker_name


def judged_pair(a: str, b: str, settings: Settings, speakers: tuple[str | None, str | None] = (None, None)) -> Verdict:
    """Return the verdict on two wordings given by hand."""
    return judge.judged_pair(side_by_side(a, b, settings), settings, speakers=speakers)


def side_by_side(a: str, b: str, settings: Settings) -> Collation:
    """Return two wordings in columns; the shorter hangs on the longer."""
    longer_first = len(a) >= len(b)
    return collate.collated([a, b], [None, 0] if longer_first else [1, None], settings)


def assembled(job: Job, heard: Heard, passages: Sequence[Quotation], found: match.Matched, utterances: Sequence[Utterance]) -> Report:
    """Return the report that holds what the stages found, with counts that add up; the source's passages are counted nowhere."""
    articles = heard.articles if heard.source is None else (*heard.articles, heard.source)
    quotations = (*heard.quotations, *passages)
    figures = judge.outlet_figures(utterances, quotations, articles, job.resolved.settings)
    joined = {reading.quotation for one in utterances for reading in one.readings}
    single = tuple(q.id for q in heard.quotations if q.id not in joined and q.repeats not in joined)
    near_misses = still_apart(found.near_misses, utterances)
    suggestions = weighed(still_apart(found.suggestions, utterances), heard.quotations, job.resolved.settings)
    severities = [sum(one.verdict.severity == level for one in utterances) for level in range(4)]
    counts = Counts(
        given=len(heard.articles) + len(heard.not_read),
        read=len(heard.articles),
        not_read=len(heard.not_read),
        marked=len(heard.quotations) + len(heard.set_aside),
        quotations=len(heard.quotations),
        set_aside=len(heard.set_aside),
        in_utterances=len(heard.quotations) - len(single),
        single_source=len(single),
        utterances=len(utterances),
        by_severity=(severities[0], severities[1], severities[2], severities[3]),
        near_misses=len(near_misses),
        suggestions=len(suggestions),
        candidates=found.candidates,
        copies=sum(article.copy_of is not None for article in heard.articles),
    )
    return made(
        job,
        articles=articles,
        quotations=quotations,
        set_aside=heard.set_aside,
        utterances=tuple(utterances),
        near_misses=near_misses,
        suggestions=suggestions,
        single_source=single,
        outlets=tuple(one for one in figures if heard.source is None or one.outlet != heard.source.source),
        not_read=heard.not_read,
        counts=counts,
        decisions=heard.decisions,
    )


def made(job: Job, **found: Any) -> Report:
    """Return the report of a job that found this."""
    program, settings = f"crossquote {__version__}", job.resolved.reported()
    return Report(SCHEMA_VERSION, program, title=job.title, date=job.date, command=job.command, settings=settings, **found)


def still_apart(pairs: Sequence[Pair], utterances: Sequence[Utterance]) -> tuple[Pair, ...]:
    """Return the pairs whose quotations no utterance holds together: a reader or the source text may have joined some since."""
    home = {reading.quotation: one.id for one in utterances for reading in one.readings}
    return tuple(pair for pair in pairs if pair.a not in home or home[pair.a] != home.get(pair.b))
