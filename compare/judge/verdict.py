"""From findings to a verdict: severity, divergence, coverage, and notes for the reader."""

from __future__ import annotations

import math
from collections.abc import Sequence

from compare.judge.laying import Pair
from compare.judge.units import Finding, span
from compare.model import Severity, Span, Variant, Verdict
from compare.settings import Settings

BANDS = ((0.0, 0.0), (1.0, 33.0), (34.0, 66.0), (67.0, 100.0))


def verdict(pair: Pair, settings: Settings) -> Verdict:
    """Return what a pair's findings come to."""
    findings = [*pair.findings, *(finding for unit in pair.units for finding in unit.findings)]
    coverage = covered(pair)
    severity = _severity(findings, pair, settings)
    return Verdict(
        coverage=coverage,
        divergence=divergence(findings, severity, settings),
        severity=severity,
        variants=tuple(variant(finding, pair) for finding in findings),
        notes=_notes(findings, pair, coverage, settings),
    )


def covered(pair: Pair) -> float:
    """Return the share of the longer reading's words that stand aligned, 0-1."""
    longest = max(len(pair.a.row), len(pair.b.row))
    aligned = len(pair.shared) + sum(unit.matched for unit in pair.units)
    return min(1.0, aligned / longest) if longest else 0.0


def _severity(findings: Sequence[Finding], pair: Pair, settings: Settings) -> Severity:
    worst = max((finding.severity for finding in findings), default=0)
    return worst


def divergence(findings: Sequence[Finding], severity: Severity, settings: Settings) -> float:
    """Return 0-100: the band of the severity, and in it 1 - exp(-sum of weights / tau)."""
    low, high = BANDS[severity]
    weights = (0.0, settings.weight_minor, settings.weight_major, settings.weight_critical)
    total = sum(weights[finding.severity] for finding in findings)
    return round(low + (high - low) * (1 - math.exp(-total / settings.weight_tau)), 1) if severity else 0.0


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


def _notes(findings: Sequence[Finding], pair: Pair, coverage: float, settings: Settings) -> tuple[str, ...]:
    notes = []
    content = sum(not x.function for x, _ in pair.shared)
    if content < settings.fewest_content_words and any(finding.severity for finding in findings):
        notes.append("too short to judge")
    shortest = min(len(pair.a.row), len(pair.b.row))
    if shortest and (len(pair.shared) + sum(unit.matched for unit in pair.units)) / shortest < settings.paraphrase_overlap:
        notes.append("possibly a paraphrase or another utterance")
    return tuple(notes)
