"""The report as flat tables, one row an utterance, a reading, a variant and so on, for CSV and spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from compare.model import SEVERITIES, Article, Quotation, Report, Span, Utterance
from compare.report.apparatus import why
from compare.report.decided import about, verdicts
from compare.report.wording import place_words

Value = str | int | float | bool | None
# A spreadsheet runs a cell that begins with one of these; blanks before it don't stop every program.
RUNS = ("=", "+", "-", "@")
CONTROLS = ("\t", "\r")


@dataclass(frozen=True, slots=True)
class Table:
    """A named table: its columns' names, and rows of as many values."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def is_risky(text: str) -> bool:
    """Return whether a spreadsheet could take `text` for a formula."""
    return text.startswith(CONTROLS) or text.lstrip().startswith(RUNS)


def tables(report: Report) -> tuple[Table, ...]:
    """Return the report's tables: readings (the fullest, first), utterances, variants, quoted by one source only, not read, settings."""
    articles = {article.id: article for article in report.articles}
    quotations = {quotation.id: quotation for quotation in report.quotations}
    return (
        Table("readings", READINGS, tuple(_readings(report, quotations, articles))),
        Table("utterances", UTTERANCES, tuple(_utterances(report, quotations, articles))),
        Table("variants", VARIANTS, tuple(_variants(report, quotations, articles))),
        Table("single_source", SINGLE, tuple(_quoted(quotations[one], articles) for one in report.single_source)),
        Table("not_read", ("path", "reason", "hint"), tuple((one.path, one.reason, one.hint) for one in report.not_read)),
        Table(
            "settings",
            ("name", "value", "origin", "unit", "about"),
            tuple((s.name, s.value, s.origin, s.unit, s.about) for s in report.settings),
        ),
    )


QUOTED = (
    "quotation",
    "outlet",
    "article",
    "name",
    "title",
    "date",
    "url",
    "start",
    "end",
    "place",
    "speaker",
    "speaker_name",
    "cue",
    "kind",
)
SINGLE = (*QUOTED, "text")
READINGS = ("number", "utterance", "divergence", "severity", *QUOTED, "relation", "score", "base", "text")
UTTERANCES = (
    *("number", "utterance", "speaker", "severity", "severity_word", "divergence", "coverage", "types", "finding"),
    *("readings", "outlets", "base", "notes", "decision", "decision_note"),
)
VARIANTS = (
    *("number", "utterance", "type", "severity", "severity_word", "reason", "sure"),
    *("quotation_a", "outlet_a", "start_a", "end_a", "text_a", "quotation_b", "outlet_b", "start_b", "end_b", "text_b"),
)


def _quoted(quotation: Quotation, articles: dict[str, Article]) -> tuple[Value, ...]:
    return (*_where(quotation, articles[quotation.article]), quotation.text)


def _where(quotation: Quotation, article: Article) -> tuple[Value, ...]:
    return (
        quotation.id,
        article.source,
        article.id,
        article.name,
        article.title,
        article.date,
        article.url,
        quotation.start,
        quotation.end,
        place_words(quotation),
        quotation.speaker,
        quotation.person or quotation.speaker_name,
        quotation.cue,
        quotation.kind,
    )


def _readings(report: Report, quotations: dict[str, Quotation], articles: dict[str, Article]) -> Iterable[tuple[Value, ...]]:
    for number, one in enumerate(report.utterances, start=1):
        for index, reading in enumerate(one.readings):
            quotation = quotations[reading.quotation]
            where = _where(quotation, articles[quotation.article])
            begun = (number, one.id, one.verdict.divergence, one.verdict.severity)
            yield (*begun, *where, reading.relation, reading.score, index == one.base, quotation.text)


def _utterances(report: Report, quotations: dict[str, Quotation], articles: dict[str, Article]) -> Iterable[tuple[Value, ...]]:
    decided = verdicts(report.decisions)
    for number, one in enumerate(report.utterances, start=1):
        outlets = dict.fromkeys(articles[quotations[reading.quotation].article].source for reading in one.readings)
        verdict = one.verdict
        yield (
            *(number, one.id, one.speaker, verdict.severity, SEVERITIES[verdict.severity], verdict.divergence, verdict.coverage),
            *("; ".join(verdict.types), why(one), len(one.readings), "; ".join(outlets), one.readings[one.base].quotation),
            *("; ".join(verdict.notes), *about(decided, one, ("", ""))),
        )


def _variants(report: Report, quotations: dict[str, Quotation], articles: dict[str, Article]) -> Iterable[tuple[Value, ...]]:
    for number, one in enumerate(report.utterances, start=1):
        for v in one.verdict.variants:
            a, b = _side(one, v.reading_a, v.a, quotations, articles), _side(one, v.reading_b, v.b, quotations, articles)
            yield (number, one.id, v.type, v.severity, SEVERITIES[v.severity], v.reason, v.sure, *a, *b)


def _side(
    utterance: Utterance, reading: int, span: Span, quotations: dict[str, Quotation], articles: dict[str, Article]
) -> tuple[Value, ...]:
    quotation = quotations[utterance.readings[reading].quotation]
    words = utterance.collation.texts[reading][span.start : span.end]
    return (quotation.id, articles[quotation.article].source, span.start, span.end, words)
