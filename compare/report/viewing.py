"""From a report to what its templates print."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from compare.model import (
    Article,
    Match,
    Quotation,
    Report,
    SettingValue,
    Suggestion,
    Verdict,
    source_names,
)
from compare.report import overview
from compare.report.apparatus import in_words, utterance_view
from compare.report.decided import about, decision_rows, tagged_by, tags_of, verdicts
from compare.report.legend import LEGEND, METHOD
from compare.report.passages import quoted
from compare.report.view import Finding, PairView, QuotedView, ReportView, SetAsideView, SettingRow, SourceView, UtteranceView
from compare.report.wording import SEVERITY_WORDS, counted, listed, number_word, plain_number, sentence, whole
from compare.settings import Settings

FINDINGS = 5
TO_CHECK = 3


def viewed(report: Report, settings: Settings) -> ReportView:
    """Return the view of a report: the same report and settings give the same view."""
    quotations = {quotation.id: quotation for quotation in report.quotations}
    articles = {article.id: article for article in report.articles}
    names = source_names(report.articles)
    sources = {quotation.id: names[quotation.article] for quotation in report.quotations}
    utterances = _utterances(report, quotations, articles, settings)
    outlets = overview.leading_outlets(utterances, report.articles, settings.matrix_outlets)
    return ReportView(
        title=report.title or default_title(report),
        summary=summary(report),
        program=report.program,
        date=report.date,
        command=report.command,
        run=run_name(report),
        lang="en",
        findings=findings(utterances),
        to_check=to_check(report.suggestions),
        sources=_sources(report, utterances),
        outlets=outlets,
        matrix=overview.matrix(report.utterances, outlets, sources),
        rates=overview.rates(report.outlets),
        presence=overview.presence(utterances, outlets, settings.presence_rows),
        distribution=overview.distribution(report.utterances),
        legend=LEGEND,
        utterances=utterances,
        suggestions=tuple(_suggestion(one, place, quotations, articles) for place, one in enumerate(report.suggestions, 1)),
        near_misses=tuple(_near_miss(one, quotations, articles, _line(one, report)) for one in report.near_misses),
        single_source=_single_source(report, quotations, articles),
        set_aside=tuple(
            SetAsideView(articles[one.article].source, one.text, one.reason, articles[one.article].lang or "") for one in report.set_aside
        ),
        not_read=report.not_read,
        decisions=decision_rows(report, utterances, quotations, sources),
        counts=overview.counts(report.counts),
        settings=tuple(setting_row(one) for one in report.settings),
        method=METHOD,
        match_threshold=settings.match_threshold,
        thresholds=f"match {settings.match_threshold:g} · fragment {settings.fragment_threshold:g} · from {settings.min_severity}",
        articles={article.id: article.text for article in report.articles},
    )


def _utterances(
    report: Report, quotations: Mapping[str, Quotation], articles: Mapping[str, Article], settings: Settings
) -> tuple[UtteranceView, ...]:
    decided, tagged = verdicts(report.decisions), tagged_by(report.decisions)
    left_out = overview.absent(report.utterances, quotations, articles, settings.left_out_days)
    return tuple(
        replace(view, tags=tags_of(one, tagged)) if tagged else view
        for number, one in enumerate(report.utterances, start=1)
        for view in [utterance_view(one, number, quotations, articles, left_out[number - 1], about(decided, one, ("", "")), settings)]
    )


def default_title(report: Report) -> str:
    """Return a title for a report that was given none: how many articles, and who speaks if one or two named speakers do."""
    speakers = Counter(one.speaker for one in report.utterances if one.speaker and not one.speaker[0].islower())
    said = f" say that {listed(name for name, _ in speakers.most_common(2))} said" if 0 < len(speakers) <= 2 else " quote"
    n = report.counts.read
    return (
        f"What {number_word(n)} article{'' if n == 1 else 's'}{said if n != 1 else said.replace('say', 'says').replace('quote', 'quotes')}"
    )


def summary(report: Report) -> str:
    """Return the findings in one or two sentences."""
    sums = report.counts
    substantive = sums.by_severity[2] + sums.by_severity[3]
    start = f"{sentence(number_word(sums.read))} article{'' if sums.read == 1 else 's'}, {counted(sums.quotations, 'quotation')}; "
    if not sums.utterances:
        return f"{start}{'none of them is carried by more than one source' if sums.quotations else 'there is nothing to compare'}."
    carried = f"{counted(sums.utterances, 'utterance')} {'is' if sums.utterances == 1 else 'are'} carried by more than one source. "
    held = len(report.utterances)
    rest = f" Only the {held} most divergent stand here; the tables of the run hold all." if held < sums.utterances else ""
    differs = "does the wording differ" if not substantive else "the wording differs"
    return f"{start}{carried}{sentence(_of_all(substantive, sums.utterances))} {differs} in substance.{rest}"


def _of_all(some: int, every: int) -> str:
    """Return "in none of them", "in 2 of the 5", "in all 5", and for one alone "in it" or "nowhere in it"."""
    if every == 1:
        return "in it" if some else "nowhere in it"
    return "in none of them" if not some else f"in all {every:,}" if some == every else f"in {some:,} of the {every:,}"


def findings(utterances: Sequence[UtteranceView]) -> tuple[Finding, ...]:
    """Return the most divergent utterances as lines of the cover; neutral ones are no findings."""
    worst = sorted((one for one in utterances if one.severity), key=lambda one: (-one.severity, -one.score, one.number))
    several = len({one.speaker for one in worst[:FINDINGS]}) > 1
    return tuple(
        Finding(one.anchor, f"Q{one.number}", one.score, one.severity_word, one.why, one.speaker if several else "")
        for one in worst[:FINDINGS]
    )


def to_check(suggestions: Sequence[Suggestion]) -> tuple[Finding, ...]:
    """Return the suggestions whose wordings would differ in substance if a reader joins them, the gravest first."""
    grave = [
        (place, one.verdict) for place, one in enumerate(suggestions, 1) if one.verdict and one.verdict.severity >= overview.SUBSTANTIVE
    ]
    grave.sort(key=lambda item: (-item[1].severity, item[0]))
    return tuple(
        Finding(f"s{place}", f"S{place}", whole(verdict.divergence), SEVERITY_WORDS[verdict.severity], in_words(verdict, fragment=False))
        for place, verdict in grave[:TO_CHECK]
    )


def run_name(report: Report) -> str:
    """Return six hex digits that change with the program, the articles and the settings."""
    parts = [report.program, *(article.id for article in report.articles), *(f"{s.name}={s.value}" for s in report.settings)]
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:6]


def _sources(report: Report, utterances: Sequence[UtteranceView]) -> tuple[SourceView, ...]:
    held = Counter(quotation.article for quotation in report.quotations)
    again = _printed_again(report)
    shared = Counter(name for one in utterances for name in {name for r in one.readings for name in (r.article, *again.get(r.id, ()))})
    names = source_names(report.articles)
    return tuple(_source(article, held[article.id], shared[article.id], names[article.id]) for article in report.articles)


def _source(article: Article, held: int, shared: int, counts_for: str) -> SourceView:
    guessed = ("the outlet is a guess",) if article.outlet_guessed else ()
    copied = (f"prints one story with {counts_for} and counts with it",) if article.copy_of else ()
    fetched = (f"fetched {article.accessed}",) if article.accessed else ()
    return SourceView(
        id=article.id,
        outlet=article.source,
        name=article.name,
        title=article.title or "",
        byline=article.byline or "",
        date=article.date or "",
        url=article.url if article.url and article.url.lower().startswith(("https://", "http://")) else "",
        path=article.path,
        lang=article.lang or "",
        reader=f"{article.reader}, {article.encoding}",
        quotations=held,
        shared=shared,
        held=f"{counted(held, 'quotation')}, {shared:,} shared",
        notes=copied + guessed + fetched + article.notes,
    )


def _single_source(report: Report, quotations: Mapping[str, Quotation], articles: Mapping[str, Article]) -> tuple[QuotedView, ...]:
    """Return the quotations of one source only; one that is printed again stands there once, with the outlets that print it."""
    again = _printed_again(report)
    found = []
    for quotation in (quotations[one] for one in report.single_source):
        if quotation.repeats is None:
            view = quoted(quotation, articles[quotation.article])
            others = (articles[name].source for name in again.get(quotation.id, ()))
            found.append(replace(view, outlet=", ".join(dict.fromkeys((view.outlet, *others)))))
    return tuple(found)


def _printed_again(report: Report) -> dict[str, list[str]]:
    """Return for each quotation (id) that is printed again the articles (ids) that do, in their order."""
    found: dict[str, list[str]] = {}
    for one in report.quotations:
        if one.repeats is not None:
            found.setdefault(one.repeats, []).append(one.article)
    return found


def _suggestion(one: Suggestion, place: int, quotations: Mapping[str, Quotation], articles: Mapping[str, Article]) -> PairView:
    a, b = quotations[one.a], quotations[one.b]
    return PairView(
        quoted(a, articles[a.article]),
        quoted(b, articles[b.article]),
        one.score,
        "; ".join(one.evidence),
        f"{whole(one.score)}",
        f"s{place}",
        _if_joined(one.verdict) if one.verdict else "",
    )


def _if_joined(verdict: Verdict) -> str:
    """Return what two wordings come to if they are one utterance."""
    found = f"{SEVERITY_WORDS[verdict.severity]}, divergence {whole(verdict.divergence)}/100: {in_words(verdict, fragment=False)}"
    return f"If they are one utterance: {found}."


def _near_miss(one: Match, quotations: Mapping[str, Quotation], articles: Mapping[str, Article], line: float) -> PairView:
    a, b = quotations[one.a], quotations[one.b]
    why = f"below the line of {line:g}" if one.score < line else f"above the line of {line:g}, but a reading fits another one better"
    return PairView(
        quoted(a, articles[a.article]), quoted(b, articles[b.article]), one.score, "; ".join((why, *one.flags)), _beside(one.score, line)
    )


def _beside(score: float, line: float) -> str:
    """Return a score as a whole number; with a decimal where it would read as on the line that it is below."""
    return f"{score:.1f}" if score < line <= whole(score) else f"{whole(score)}"


def _line(one: Match, report: Report) -> float:
    """Return the threshold that a pair was held against in this report; 0 if it doesn't say."""
    name = "match_threshold" if one.relation == "full" else "fragment_threshold"
    return next((float(value.value) for value in report.settings if value.name == name), 0.0)


def setting_row(one: SettingValue) -> SettingRow:
    """Return a setting as its table prints it."""
    bounds = f"{one.low:g} to {one.high:g}" if one.low is not None and one.high is not None else ""
    return SettingRow(one.name, plain_number(one.value), one.origin, f"{bounds} {one.unit}".strip(), one.about)
