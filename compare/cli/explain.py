"""The command `explain`: the alignment, the numbers and the rules behind one pair, and what would change the answer."""

from __future__ import annotations

import dataclasses
import json
import re
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import click

from compare import match, pipeline
from compare.cli import options
from compare.cli.ending import DONE
from compare.cli.messages import shown
from compare.errors import UsageError
from compare.judge import RULES
from compare.model import SEVERITIES, Collation, Match, Quotation, Report, Verdict
from compare.origins import Resolved
from compare.report.json import read
from compare.report.records import pair_record

USUAL_REPORT = Path("out/report.json")
# An id is article:start-end. Any beginning of it will do: six characters with a digit in them ("facade" is a word), or fewer and a place.
LIKE_AN_ID = re.compile(r"(?=.*\d)[0-9a-f]{6,64}(:\d*(-\d*)?)?|[0-9a-f]{2,64}:\d+(-\d*)?")
SHORT_ID = 12


@click.command()
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@click.option("--report", "file", metavar="FILE", help=f"The report.json that ids are looked up in. [default: {USUAL_REPORT}]")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True, help="How it is printed.")
@options.settings("match_threshold", "fragment_threshold")
@options.debug
def explain(a: str, b: str, file: str | None, form: str, given: Resolved) -> int:
    """Say why two quotations match or not, rule by rule.

    A and B are ids of quotations from a report, or the beginnings of ids, or two wordings.
    """
    left, right, run = looked_up((a, b), file)
    articles, quotations = (run.articles, run.quotations) if run else ((), ())
    explanation = match.explained(left, right, given.settings, articles, quotations)
    verdict = pipeline.judged_pair(left.text, right.text, given.settings, (who(left), who(right)))
    if form == "json":
        record = pair_record(None, verdict, explanation.match.score) | {"match": dataclasses.asdict(explanation.match)}
        record |= {
            "a": left.text,
            "b": right.text,
            "lines": explanation.lines,
            "thresholds": list(turning_points(explanation.match, given)),
        }
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
        return DONE
    collation = pipeline.side_by_side(left.text, right.text, given.settings)
    lines = (
        *(quotation_line(side, quotation) for side, quotation in (("A", left), ("B", right))),
        *section("Do they report one utterance?", (*explanation.lines, *turning_points(explanation.match, given))),
        *section("Word by word", aligned_lines(collation)),
        *section("What differs", verdict_lines(left.text, right.text, verdict)),
        *section("The rules behind it (docs/rules.md has all)", rule_lines(verdict)),
    )
    for line in lines:
        click.echo(line)
    return DONE


def looked_up(words: tuple[str, str], file: str | None) -> tuple[Quotation, Quotation, Report | None]:
    """Return the quotations that two words stand for, and the report that ids were looked up in, if any.

    A word is a quotation of the report, by id, or itself a wording. Raises UsageError if an id can't be looked up.
    """
    if not any(LIKE_AN_ID.fullmatch(word) for word in words) and file is None:
        run = None
    elif file is not None or USUAL_REPORT.is_file():
        run = read(Path(file) if file else USUAL_REPORT)
    else:
        raise UsageError(
            f"{words[0]} {words[1]}: an id is looked up in a report, and there is no {USUAL_REPORT}", "name one: --report FILE"
        )
    left, right = (one(word, side, run.quotations if run else ()) for word, side in zip(words, "AB", strict=True))
    return left, right, run


def one(word: str, side: str, known: tuple[Quotation, ...]) -> Quotation:
    """Return the quotation whose id begins with `word`, or the word as a wording. Raises UsageError if no id or several do."""
    if not LIKE_AN_ID.fullmatch(word):
        return Quotation(article=side, name=side, start=0, end=len(word), text=word)
    article, _, place = word.partition(":")
    found = [q for q in known if q.article.startswith(article) and f"{q.start}-{q.end}".startswith(place)]
    exact = [q for q in found if f"{q.start}-{q.end}" == place]
    chosen = exact if len(exact) == 1 else found
    if not chosen:
        raise UsageError(
            f"{word}: no quotation of the report has an id that begins like this", "`crossquote quotes` lists article, start, end"
        )
    if len(chosen) > 1:
        some = ", ".join(f"{q.article[:SHORT_ID]}:{q.start}-{q.end}" for q in chosen[:3])
        raise UsageError(f"{word}: {len(chosen)} quotations begin like this ({some} ...)", "give more of the id")
    return chosen[0]


def who(quotation: Quotation) -> str | None:
    """Return the speaker of a quotation as far as known."""
    return quotation.person or quotation.speaker_name or quotation.speaker


def quotation_line(side: str, quotation: Quotation) -> str:
    """Return a quotation in a line, with where it stands and who said it, if it is one of a report."""
    place = (
        ""
        if quotation.article == side
        else f"  [{quotation.name} {quotation.start}-{quotation.end}, {who(quotation) or 'speaker unknown'}]"
    )
    return f"{side}  {shown(quotation.text)}{shown(place)}"


def section(title: str, lines: tuple[str, ...] | Iterator[str]) -> tuple[str, ...]:
    """Return a heading and its lines, indented."""
    return ("", title, *(f"   {shown(line)}" for line in lines))


def turning_points(found: Match, given: Resolved) -> Iterator[str]:
    """Yield what each threshold would have to be for the answer to change."""
    name = "match_threshold" if found.relation == "full" else "fragment_threshold"
    value = getattr(given.settings, name)
    option = f"--{name.replace('_', '-')}"
    yield f"{option} is {value:g} ({dict(given.origins)[name]}); it decides, since the pair is {found.relation}"
    if found.same_utterance:
        yield f"with {option} above {found.score:g} they would not match"
    elif found.score < value:
        yield f"with {option} at {found.score:g} or below they would match"
    else:
        yield f"the score is high enough; kept apart by: {', '.join(found.flags) or 'another rule'}"


def aligned_lines(collation: Collation) -> Iterator[str]:
    """Yield the columns, one a line: the words of A, a sign (= same, ~ other, + only in one), the words of B."""
    rows = []
    for column in collation.columns:
        a, b = (
            text[cell.span.start : cell.span.end].strip() if cell.span else ""
            for text, cell in zip(collation.texts, column.cells, strict=True)
        )
        outside = any(cell.state == "outside" for cell in column.cells)
        moved = " (moved)" if column.moved is not None else ""
        rows.append((a, sign(a, b, outside), b + moved))
    width = max((len(a) for a, _sign, _b in rows), default=0)
    for a, mark, b in rows:
        yield f"{shown(a).ljust(width)}  {mark}  {b}".rstrip()


def sign(a: str, b: str, outside: bool) -> str:
    """Return the sign between two cells; `.` where the shorter quotation doesn't reach."""
    if a and b:
        return "=" if a.casefold() == b.casefold() else "~"
    return "." if outside else "+"


def verdict_lines(a: str, b: str, verdict: Verdict) -> Iterator[str]:
    """Yield the two numbers and each variant with its type, severity and reason."""
    yield f"coverage {verdict.coverage:.2f} of the longer, divergence {verdict.divergence:.1f}, {SEVERITIES[verdict.severity]}"
    for variant in verdict.variants:
        words = f"“{a[variant.a.start : variant.a.end].strip()}” / “{b[variant.b.start : variant.b.end].strip()}”"
        unsure = "" if variant.sure else ", unverified"
        yield f"{SEVERITIES[variant.severity]} · {variant.type}{unsure} · {words}: {variant.reason}"
    yield from verdict.notes


def rule_lines(verdict: Verdict) -> Iterator[str]:
    """Yield, for each type of difference that was found, what its rule looks for and one of the examples that the rule is tested by."""
    for kind in verdict.types:
        cited = ((rule, example) for rule in RULES for example in rule.examples if example.type == kind)
        for rule, example in islice(cited, 1):
            yield f"{kind}: {rule.about} “{example.a}” / “{example.b}”"
