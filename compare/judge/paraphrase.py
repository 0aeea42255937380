"""Paraphrase: a stretch retold in other words, in which single differences say little."""

from __future__ import annotations

from collections.abc import Sequence

from compare.judge.rule import Rule
from compare.judge.units import Finding, Unit, quoted
from compare.settings import Settings

# Types where content came, went or changed.
CONTENT = frozenset(["omission", "lexical"])
SHOWN = 12


def retold(findings: Sequence[Finding], settings: Settings) -> list[Finding]:
    """Return a finding if several places have other words; asked where little of the stretch is shared."""
    other = [finding for finding in findings if finding.type in CONTENT and finding.severity > 0]
    if len(other) < settings.paraphrase_places:
        return []
    words_a = tuple(word for finding in other for word in finding.a)
    words_b = tuple(word for finding in other for word in finding.b)
    reason = "retold in other words: less than half of the stretch that both report is shared"
    return [Finding(words_a, words_b, "paraphrase", 2, reason, False, -1)]


def too_long(unit: Unit, settings: Settings) -> None:
    """Take a unit as a whole where both sides are so long that rules about single words would only guess."""
    if min(len(unit.a), len(unit.b)) > settings.longest_unit or max(len(unit.a), len(unit.b)) > 10 * settings.longest_unit:
        a, b = list(unit.a), list(unit.b)
        reason = f"retold in other words: '{quoted(a[:SHOWN])} ...' and '{quoted(b[:SHOWN])} ...'"
        unit.found(a, b, "paraphrase", 2, reason, sure=False)


RULE = Rule("paraphrase", "A stretch retold in other words, with less than half of the words shared.", None)
