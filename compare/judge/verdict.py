"""From findings to a verdict: severity, divergence, coverage, and notes for the reader."""

from __future__ import annotations

import math
from collections.abc import Sequence

from compare.judge.laying import Pair
from compare.judge.units import Finding, span
from compare.model import Severity, Span, Variant, Verdict
from compare.settings import Settings

# Divergence by severity: neutral is 0, the others a band each, so that one critical variant is never diluted.
BANDS = ((0.0, 0.0), (1.0, 33.0), (34.0, 66.0), (67.0, 100.0))


def verdict(pair: Pair, settings: Settings, notes: tuple[str, ...] = ()) -> Verdict:
    """Return what a pair's findings come to."""
    findings = [*pair.findings, *(finding for unit in pair.units for finding in unit.findings)]
    severity = severity_of(findings, pair, settings)
    return Verdict(
        coverage=covered(pair),
        divergence=divergence_of([(finding.severity, finding.sure) for finding in findings], severity, settings),
        severity=severity,
        variants=tuple(sorted((variant(finding, pair) for finding in findings), key=lambda one: (one.columns, one.a, one.b))),
        notes=(*notes, *_notes(findings, pair, settings)),
    )


def covered(pair: Pair) -> float:
    """Return the share of the longer reading's words that stand aligned, 0-1; 1 if both are empty."""
    longest = max(len(pair.a.row), len(pair.b.row))
    return min(1.0, _aligned(pair) / longest) if longest else 1.0


def _aligned(pair: Pair) -> int:
    return len(pair.shared) + sum(unit.matched for unit in pair.units)


def severity_of(findings: Sequence[Finding], pair: Pair, settings: Settings) -> Severity:
    """Return the worst finding's severity; one up where many places differ and little is shared."""
    worst = max((finding.severity for finding in findings), default=0)
    many = sum(finding.severity >= 2 or not finding.sure for finding in findings) >= settings.many_places
    if worst and many and _overlap(pair, findings) < settings.raised_overlap:
        return min(3, worst + 1) if worst < 2 else worst
    return worst


def _overlap(pair: Pair, findings: Sequence[Finding]) -> float:
    """Return the share of the core's words, cut edges left out, that stand aligned."""
    cut_a = sum(len(finding.a) for finding in findings if finding.type == "truncation")
    cut_b = sum(len(finding.b) for finding in findings if finding.type == "truncation")
    core = max(len(pair.a.row) - cut_a, len(pair.b.row) - cut_b)
    return _aligned(pair) / core if core else 1.0


def divergence_of(places: Sequence[tuple[Severity, bool]], severity: Severity, settings: Settings) -> float:
    """Return 0-100: the band of the severity, and in it 1 - exp(-sum of the places' weights / tau), to one decimal."""
    low, high = BANDS[severity]
    if not severity:
        return 0.0
    weights = (0.0, settings.weight_minor, settings.weight_major, settings.weight_critical)
    total = sum(weights[level] if sure else settings.weight_unverified for level, sure in places)
    return round(low + (high - low) * (1 - math.exp(-total / settings.weight_tau)), 1)


def variant(finding: Finding, pair: Pair) -> Variant:
    """Return a finding as the variant of the report: both spans, columns, type, severity, reason."""
    columns = [word.column for word in (*finding.a, *finding.b)]
    low, high = (min(columns), max(columns) + 1) if columns else (0, 0)
    return Variant(
        a=span(finding.a, pair.a.row, low),
        b=span(finding.b, pair.b.row, low),
        type=finding.type,
        severity=finding.severity,
        reason=finding.reason,
        sure=finding.sure,
        columns=Span(low, high),
    )


def _notes(findings: Sequence[Finding], pair: Pair, settings: Settings) -> tuple[str, ...]:
    notes = []
    content = sum(not x.function for x, _ in pair.shared) + sum(unit.matched for unit in pair.units)
    if content < settings.fewest_content_words and any(finding.severity for finding in findings):
        notes.append("too short to judge")
    if pair.a.row and pair.b.row and _overlap(pair, findings) < settings.paraphrase_overlap:
        notes.append("possibly a paraphrase or another utterance")
    return tuple(notes)
