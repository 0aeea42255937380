"""The commands that print records: `quotes`, `matches`, `pairs`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import click

from compare import match, pipeline, sources
from compare.cli import ending, options, output, progress
from compare.cli.messages import say
from compare.errors import UsageError
from compare.model import SEVERITIES, NotRead, Quotation
from compare.origins import Resolved
from compare.pipeline import Extracted
from compare.report import records
from compare.settings import Settings
from compare.sources.pairs import Pair, read_pairs

LOWEST, HIGHEST = 0.0, 100.0  # scores

QUOTES: output.Columns = {
    "article": lambda r: (r["name"], f"{r['start']}-{r['end']}"),
    "speaker": lambda r: (r["speaker_name"] or r["speaker"] or "unknown", f"{r['cue'] or 'no cue'}, {r['kind']}"),
    "quotation": lambda r: r["text"],
}
OPINIONS = {"agrees": "agrees", "disagrees": "disagrees", "silent": "says nothing"}
DETAILS: output.Columns = {
    **QUOTES,
    "found by": lambda r: (r["marks"], r["repaired"] or r["place"], *r["flags"]),
    "speaker by": lambda r: (
        r["rule"] or "no rule",
        f"sure {r['confidence']:.2f}",
        *([f"the parser {OPINIONS[r['opinion']]}"] if r["opinion"] else []),
        *([f"via {r['via']}"] if r["via"] else []),
    ),
}
MATCHES: output.Columns = {
    "score": lambda r: r["score"],
    "relation": lambda r: r["relation"],
    "same": lambda r: "yes" if r["same_utterance"] else "no",
    "quotations": lambda r: tuple(f"{r[side]['name']}: {r[side]['text']}" for side in "ab"),
}
PAIRS: output.Columns = {
    "id": lambda r: str(r["id"]),
    "verdict": lambda r: (
        SEVERITIES[r["severity"]],
        f"divergence {r['divergence']:.0f}",
        f"coverage {100 * r['coverage']:.0f} %",
        f"match {r['score']:.0f}",
    ),
    "what differs": lambda r: tuple(f"{variant['type']}: {variant['reason']}" for variant in r["variants"]) or "nothing",
}


@click.command()
@options.paths
@options.metadata
@click.option("--details", is_flag=True, help="Also how each was found: marks, repairs, place, and what gave the speaker, how surely.")
@output.format_option
@options.settings("speaker_model")
@options.debug
def quotes(
    paths: tuple[str, ...],
    outlets: Mapping[str, str],
    columns: Mapping[str, str],
    details: bool,
    form: str | None,
    given: Resolved,
) -> int:
    """List the quotations of articles, each with its speaker.

    PATH is a file, a folder, a glob in quotes, - (standard input) or a web address. Prints a table on a terminal, JSON lines otherwise.
    """
    record, shape = (records.detailed_quote_record, DETAILS) if details else (records.quote_record, QUOTES)
    reasons: Counter[str] = Counter()
    terminal = sys.stdout.isatty()
    with progress.shown() as bar:
        bar("read", 0, 1)
        articles, not_read = pipeline.read(paths, given.settings, known(given, outlets, columns), bar)
        found: Iterable[Extracted] = pipeline.extracted(articles, given.settings, bar)
        if details:  # a person is one of the whole run
            found = [pipeline.quoted(articles, given.settings, bar)]
        listed: Iterable[Quotation] = _counted(found, reasons)
        if terminal:  # where the line of progress stands until all are found
            listed = list(listed)
        else:
            output.printed(map(record, listed), shape, form)
    if terminal:
        output.printed(map(record, listed), shape, form)
    if reasons:
        say(f"set aside, no quotations: {', '.join(f'{n} {reason}' for reason, n in sorted(reasons.items()))}")
    return ending.inputs(not_read)


def _counted(found: Iterable[Extracted], reasons: Counter[str]) -> Iterator[Quotation]:
    """Yield the quotations of articles one after the other, and count why other marked stretches are none."""
    for quotations, set_aside in found:
        reasons.update(one.reason for one in set_aside)
        yield from quotations


@click.command()
@options.paths
@options.metadata
@click.option("--floor", type=float, metavar="0-100", help="The lowest score that is listed. [default: the match threshold]")
@output.format_option
@options.settings("match_threshold", "fragment_threshold")
@options.debug
def matches(
    paths: tuple[str, ...],
    outlets: Mapping[str, str],
    columns: Mapping[str, str],
    floor: float | None,
    form: str | None,
    given: Resolved,
) -> int:
    """List pairs of quotations that report one utterance, with scores.

    Two quotations of different articles are a pair; each pair is listed once, if its score is at or above the floor.
    """
    if floor is not None and not LOWEST <= floor <= HIGHEST:
        raise UsageError(f"command line: --floor is {floor:g}, out of its range", f"it takes {LOWEST:g} to {HIGHEST:g} (score)")
    with progress.shown() as bar:
        bar("read", 0, 1)
        articles, not_read = pipeline.read(paths, given.settings, known(given, outlets, columns), bar)
        quotations, _set_aside = pipeline.quoted(articles, given.settings, bar)
        lowest = given.settings.match_threshold if floor is None else floor
        bar("match", 0, 1)
        found = match.matched(quotations, articles, given.settings, floor=lowest)
    by_id = {quotation.id: quotation for quotation in quotations}
    output.printed((records.match_record(one, by_id) for one in found.matches), MATCHES, form)
    return ending.inputs(not_read)


def known(given: Resolved, outlets: Mapping[str, str], columns: Mapping[str, str]) -> sources.Metadata:
    """Return what this command line says of the inputs; pages are kept only where a setting says where."""
    return sources.Metadata(outlets, columns, pages=given.settings.fetched_folder)


@click.command()
@click.argument("file", metavar="FILE")
@output.format_option
@options.settings("wordnet")
@options.debug
def pairs(file: str, form: str | None, given: Resolved) -> int:
    """Judge pairs of wordings given by hand; no articles needed.

    FILE is JSON lines or CSV with the columns a and b and, if you like, id, speaker_a, speaker_b, outlet_a, outlet_b; - is standard
    input. Each pair comes back with score, coverage, divergence, severity and the variants that made them.
    """
    left_out: list[NotRead] = []
    output.printed(_judged(read_pairs(file, given.settings), left_out, given.settings), PAIRS, form)
    return ending.inputs(left_out)


def _judged(items: Iterator[Pair | NotRead], left_out: list[NotRead], settings: Settings) -> Iterator[dict[str, Any]]:
    """Yield the record of each pair; what isn't one goes to `left_out`."""
    for item in items:
        if isinstance(item, NotRead):
            left_out.append(item)
        else:
            yield judged(item, settings)


def judged(pair: Pair, settings: Settings) -> dict[str, Any]:
    """Return the record of one pair, as CONTRACT.md has it."""
    a, b = (wording(text, side, who) for text, side, who in zip((pair.a, pair.b), "ab", pair.speakers, strict=True))
    score = match.explained(a, b, settings).match.score
    verdict = pipeline.judged_pair(pair.a, pair.b, settings, pair.speakers)
    return records.pair_record(pair.id, verdict, score)


def wording(text: str, side: str, speaker: str | None = None) -> Quotation:
    """Return a text given by hand as a quotation of an article of its own."""
    return Quotation(article=side, name=side, start=0, end=len(text), text=text, speaker=speaker, speaker_name=speaker)
