"""The records of the data commands, with the fields and names that scripts rely on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from compare.model import Match, Quotation, Variant, Verdict

Record = dict[str, Any]


def quote_record(quotation: Quotation) -> Record:
    """Return a `quotes` record: one quotation, offsets in code points of its article's text, marks excluded."""
    return {
        "article": quotation.article,
        "name": quotation.name,
        "start": quotation.start,
        "end": quotation.end,
        "text": quotation.text,
        "speaker": quotation.speaker,
        "speaker_name": quotation.speaker_name,
        "cue": quotation.cue,
        "kind": quotation.kind,
        "turn": quotation.turn,
    }


def detailed_quote_record(quotation: Quotation) -> Record:
    """Return a `quotes` record with how it was found: marks, repairs, place, and what gave the speaker, how surely, by whom relayed."""
    return quote_record(quotation) | {
        "marks": quotation.marks,
        "repaired": quotation.repaired,
        "place": quotation.place,
        "paragraph": quotation.paragraph,
        "speaker_span": list(quotation.speaker_span) if quotation.speaker_span else None,
        "rule": quotation.rule,
        "confidence": round(quotation.confidence, 3),
        "opinion": quotation.opinion,
        "via": quotation.via,
        "person": quotation.person,
        "flags": list(quotation.flags),
    }


def match_record(match: Match, quotations: Mapping[str, Quotation]) -> Record:
    """Return a `matches` record; `quotations` holds both sides by id."""
    return {
        "a": _side(quotations[match.a]),
        "b": _side(quotations[match.b]),
        "score": match.score,
        "relation": match.relation,
        "same_utterance": match.same_utterance,
    }


def pair_record(name: str | int | None, verdict: Verdict, score: float | None = None) -> Record:
    """Return a `pairs` record; `score` (0-100) is the match score, and where none is given 100 x coverage."""
    return {
        "id": name,
        "score": round(100 * verdict.coverage, 2) if score is None else score,
        "coverage": verdict.coverage,
        "divergence": verdict.divergence,
        "severity": verdict.severity,
        "types": list(verdict.types),
        "variants": [_variant(variant) for variant in verdict.variants],
    }


def _side(quotation: Quotation) -> Record:
    return {
        "article": quotation.article,
        "name": quotation.name,
        "start": quotation.start,
        "end": quotation.end,
        "text": quotation.text,
    }


def _variant(variant: Variant) -> Record:
    return {
        "a": [variant.a.start, variant.a.end],
        "b": [variant.b.start, variant.b.end],
        "type": variant.type,
        "severity": variant.severity,
        "reason": variant.reason,
    }
