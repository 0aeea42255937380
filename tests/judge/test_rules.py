"""Every rule's own examples are its tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from compare.judge import RULES
from compare.judge.rule import Different, Same
from compare.model import SEVERITIES, Verdict

Judged = Callable[..., Verdict]

SAMES = [pytest.param(example, id=f"{rule.name}: {example.a} | {example.b}") for rule in RULES for example in rule.same]
DIFFERENTS = [pytest.param(example, id=f"{rule.name}: {example.a} | {example.b}") for rule in RULES for example in rule.different]


@pytest.mark.parametrize("example", SAMES)
def test_what_a_rule_calls_the_same_never_matters(judged: Judged, example: Same) -> None:
    verdict = judged(example.a, example.b)
    assert verdict.severity <= 1
    assert example.type in ("", *verdict.types)


@pytest.mark.parametrize("example", DIFFERENTS)
def test_what_a_rule_calls_different_has_its_type_and_severity(judged: Judged, example: Different) -> None:
    verdict = judged(example.a, example.b)
    assert (example.type, example.severity) in {(variant.type, variant.severity) for variant in verdict.variants}
    assert verdict.severity == example.severity


@pytest.mark.parametrize("example", [*SAMES, *DIFFERENTS])
def test_examples_come_to_the_same_severity_either_way_round(judged: Judged, example: Same | Different) -> None:
    assert judged(example.a, example.b).severity == judged(example.b, example.a).severity


def test_every_rule_says_what_it_looks_for_and_has_a_name_of_its_own() -> None:
    assert all(rule.about.endswith(".") for rule in RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert len(SEVERITIES) == 4
