"""The verdict on two readings, and on an utterance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from compare.judge.accidentals import shared_accidentals
from compare.judge.attribution import conflict, other_speaker
from compare.judge.extent import brackets_taken, edges_cut, ellipses_taken
from compare.judge.language import NOTE, is_english
from compare.judge.laying import Pair, followers_parted, laid, slid_to_edges, strangers_parted
from compare.judge.negation import moved_negators, opposites_denied
from compare.judge.number import equal_numbers_taken
from compare.judge.order import genitives_turned, moves_taken
from compare.judge.paraphrase import too_long
from compare.judge.registry import asked
from compare.judge.roles import roles_swapped
from compare.judge.spelling import masks_taken
from compare.judge.units import Unit
from compare.judge.utterance import base_of, conflicts, merged, pairs_of
from compare.judge.verdict import DOUBTS, divergence_of, verdict
from compare.model import Collation, Quotation, Span, Variant, Verdict
from compare.settings import Settings


def judged_pair(
    collation: Collation, settings: Settings, a: int = 0, b: int = 1, speakers: tuple[str | None, str | None] = (None, None)
) -> Verdict:
    """Return the verdict on readings `a` and `b` of a collation; two known and different speakers are a critical variant of their own.

    The order of decisions: what the shared words' print differs in; masked words; moved stretches; brackets; edges; marked omissions; then
    rule by rule what each unit's words come to.
    """
    pair = laid(collation, a, b)
    english = is_english(pair, settings)
    _whole_pair(pair, collation, a, b, settings)
    for unit in pair.units:
        too_long(unit, settings)
    for unit in pair.units:
        _explained(unit, english, settings)
    moved_negators(pair, settings)
    opposites_denied(pair, settings)
    found = verdict(pair, settings, () if english else (NOTE,))
    if other_speaker(*speakers):
        whole = Span(0, len(collation.columns))
        texts = (collation.texts[a], collation.texts[b])
        return _with_conflicts(found, (conflict(str(speakers[0]), str(speakers[1]), texts, columns=whole),), settings)
    return found


def _explained(unit: Unit, english: bool, settings: Settings) -> None:
    # Words only go while rules explain them, so those of the beginning do for all rules.
    for rule in asked(unit, english):
        if not (unit.a or unit.b):
            return
        if rule.apply is not None:
            rule.apply(unit, settings)


def _whole_pair(pair: Pair, collation: Collation, a: int, b: int, settings: Settings) -> None:
    strangers_parted(pair, settings)
    followers_parted(pair, settings)
    slid_to_edges(pair)
    shared_accidentals(pair)
    masks_taken(pair)
    equal_numbers_taken(pair)
    roles_swapped(pair)
    moves_taken(pair, settings)
    genitives_turned(pair, settings)
    brackets_taken(pair)
    edges_cut(pair, collation, a, b, settings)
    ellipses_taken(pair, settings)


def judged(collation: Collation, readings: Sequence[Quotation], settings: Settings) -> tuple[Verdict, int]:
    """Return the verdict on an utterance and the index of its base reading; `readings` stand in the order of the collation's rows."""
    base = base_of(collation, readings, settings)
    pairs = pairs_of(collation, base, settings)
    verdicts = {pair: judged_pair(collation, settings, *pair) for pair in pairs}
    # Two fragments of one long reading may be two statements: only what they surely share speaks of both.
    verdicts = {pair: one for pair, one in verdicts.items() if base in pair or DOUBTS.isdisjoint(one.notes)}
    found = merged(verdicts, base, settings)
    return _with_conflicts(found, conflicts(collation, readings, base, settings), settings), base


def _with_conflicts(found: Verdict, variants: tuple[Variant, ...], settings: Settings) -> Verdict:
    if not variants:
        return found
    together = (*found.variants, *variants)
    return replace(found, severity=3, divergence=divergence_of(together, 3, settings), variants=together)
