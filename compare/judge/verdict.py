"""From findings to a verdict: severity, divergence, coverage, and notes for the reader."""

from __future__ import annotations

import math
from collections.abc import Sequence

from compare.judge.laying import Pair, content_words
from compare.judge.paraphrase import CONTENT, retold
from compare.judge.units import Finding, span
from compare.model import Severity, Span, Variant, Verdict
from compare.settings import Settings

# Divergence by severity: neutral is 0, the others a band each, so that one critical variant is never diluted.
BANDS = ((0.0, 0.0), (1.0, 33.0), (34.0, 66.0), (67.0, 100.0))

# Minor types that leave the words' sense alone.
GRAMMAR = frozenset(["function-word", "inflection", "filler", "order", "interpolation"])

TOO_SHORT = "too short to judge"
PARAPHRASE = "possibly a paraphrase or another utterance"
DOUBTS = frozenset([TOO_SHORT, PARAPHRASE])


def verdict(pair: Pair, settings: Settings, notes: tuple[str, ...] = ()) -> Verdict:
    """Return what a pair's findings come to."""
    aligned = sum([stretch.length for stretch in pair.shared]) + sum([unit.matched for unit in pair.units])
    findings = list(pair.findings)
    for unit in pair.units:
        findings += unit.findings
    overlap = _overlap(pair, aligned, findings)
    if overlap < settings.paraphrase_overlap:
        findings += retold(findings, settings)
    severity = severity_of(findings, overlap, settings)
    return Verdict(
        coverage=covered(pair, aligned),
        divergence=divergence_of(findings, severity, settings),
        severity=severity,
        variants=tuple(sorted([variant(finding, pair) for finding in findings], key=_where)),
        notes=(*notes, *_notes(severity, pair, overlap, settings)),
    )


def _where(one: Variant) -> tuple[Span, Span, Span]:
    return one.columns, one.a, one.b


def covered(pair: Pair, aligned: int) -> float:
    """Return the share of the longer reading's words that stand aligned, 0-1; 1 if both are empty."""
    longest = max(pair.a.row.length, pair.b.row.length)
    return min(1.0, aligned / longest) if longest else 1.0


def severity_of(findings: Sequence[Finding], overlap: float, settings: Settings) -> Severity:
    """Return the worst finding's severity; one up where many places differ and little is shared."""
    worst = max([finding.severity for finding in findings], default=0)
    if worst != 1 or overlap >= settings.raised_overlap:
        return worst
    many = sum([finding.severity >= 2 or not finding.sure for finding in findings]) >= settings.many_places
    return 2 if many else 1


def _overlap(pair: Pair, aligned: int, findings: Sequence[Finding]) -> float:
    """Return the share of the core's words, cut edges left out, that stand aligned."""
    cut_a = cut_b = 0
    for finding in findings:
        if finding.type == "truncation":
            cut_a, cut_b = cut_a + len(finding.a), cut_b + len(finding.b)
    core = max(pair.a.row.length - cut_a, pair.b.row.length - cut_b)
    return aligned / core if core > 0 else float(aligned > 0 or not (pair.a.row.length and pair.b.row.length))


def divergence_of(places: Sequence[Finding | Variant], severity: Severity, settings: Settings) -> float:
    """Return 0-100: the band of the severity, and in it 1 - exp(-sum of the places' weights / tau), to one decimal."""
    low, high = BANDS[severity]
    if not severity:
        return 0.0
    total = math.fsum(_weight(place, settings) for place in places)
    return round(low + (high - low) * (1 - math.exp(-total / settings.weight_tau)), 1)


def _weight(place: Finding | Variant, settings: Settings) -> float:
    if place.severity == 2 and not place.sure:
        return settings.weight_unverified
    if place.severity != 1:
        return (0.0, 0.0, settings.weight_major, settings.weight_critical)[place.severity]
    if place.type in GRAMMAR:
        return settings.weight_grammar
    return settings.weight_content if place.type in CONTENT else settings.weight_minor


def variant(finding: Finding, pair: Pair) -> Variant:
    """Return a finding as the variant of the report: both spans, columns, type, severity, reason."""
    low, high = _columns(finding)
    return Variant(
        a=span(finding.a, pair.a.row, low),
        b=span(finding.b, pair.b.row, low),
        type=finding.type,
        severity=finding.severity,
        reason=finding.reason,
        sure=finding.sure,
        columns=Span(low, high),
    )


def _columns(finding: Finding) -> tuple[int, int]:
    both = (*finding.a, *finding.b)
    if len(both) == 1:
        return both[0].column, both[0].column + 1
    columns = [word.column for word in both]
    return (min(columns), max(columns) + 1) if columns else (0, 0)


def _content(pair: Pair, enough: int) -> int:
    count = sum([unit.matched for unit in pair.units])
    for stretch in pair.shared:
        if count >= enough:
            break
        count += content_words(pair.a.row, stretch.a, stretch.a + stretch.length)
    return count


def _notes(severity: Severity, pair: Pair, overlap: float, settings: Settings) -> tuple[str, ...]:
    notes = []
    if severity and _content(pair, settings.fewest_content_words) < settings.fewest_content_words:
        notes.append(TOO_SHORT)
    if pair.a.row.length and pair.b.row.length and overlap < settings.paraphrase_overlap:
        notes.append(PARAPHRASE)
    return tuple(notes)
