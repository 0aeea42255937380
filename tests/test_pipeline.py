"""The whole line: what goes in comes out accounted for, in any order, and thresholds mean what they say."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compare import match
from compare.model import Article, Decision, Report
from compare.origins import resolved
from compare.pipeline import Job, extracted, quoted, report
from compare.settings import Settings

SAID = (
    "“The harbour will stay open through the winter storms,” the harbour master, Ines Mota, told reporters.",
    "Ines Mota said that “the harbour will stay open” whatever the weather.",
    "“The harbour will not stay open through the winter storms,” Mota said.",
    '"We counted 140 boats before the tide turned," said the pilot, Jonas Beck.',
    '"We counted nearly 400 boats before the tide turned," Beck said.',
    "Nobody was quoted here.",
    "„Der Hafen bleibt offen“, sagte Mota.",
    "“An opening mark that never closes, he said.",
    "",
)
BODIES = st.lists(st.lists(st.sampled_from(SAID), min_size=1, max_size=4).map("\n\n".join), min_size=1, max_size=4, unique=True)
ON_DISK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def run(folder: Path, bodies: list[str], **values: float) -> Report:
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for number, body in enumerate(bodies):
        (folder / f"article-{number}.txt").write_text(body, encoding="utf-8")
    return report(Job(paths=(str(folder),), resolved=resolved(values)))


@ON_DISK
@given(bodies=BODIES)
def test_counts_add_up_and_spans_slice_back(tmp_path: Path, bodies: list[str]) -> None:
    found = run(tmp_path / "in", bodies)
    counts = found.counts
    assert counts.given == counts.read + counts.not_read == len(bodies)
    assert counts.marked == counts.quotations + counts.set_aside
    assert counts.quotations == counts.in_utterances + counts.single_source == len(found.quotations)
    assert sum(counts.by_severity) == counts.utterances == len(found.utterances)
    texts = {article.id: article.text for article in found.articles}
    for quotation in found.quotations:
        assert texts[quotation.article][quotation.start : quotation.end] == quotation.text


@ON_DISK
@given(bodies=BODIES, turn=st.randoms())
def test_the_order_of_inputs_changes_nothing(tmp_path: Path, bodies: list[str], turn: object) -> None:
    found = run(tmp_path / "in", bodies)
    paths = [str(path) for path in sorted((tmp_path / "in").iterdir())]
    turn.shuffle(paths)  # type: ignore[attr-defined]
    again = report(Job(paths=tuple(paths), resolved=resolved()))
    assert dataclasses.replace(again, articles=found.articles) == found


@ON_DISK
@given(bodies=BODIES, low=st.integers(0, 100), high=st.integers(0, 100))
def test_raising_a_threshold_never_adds_a_match(tmp_path: Path, bodies: list[str], low: int, high: int) -> None:
    low, high = min(low, high), max(low, high)
    texts = [Article(id=f"{number:064}", name=str(number), text=body) for number, body in enumerate(bodies)]
    same = []
    for threshold in (low, high):
        values = Settings(match_threshold=threshold, fragment_threshold=threshold)
        quotations, _ = quoted(texts, values)
        matches = match.matched(quotations, texts, values, floor=0).matches
        same.append({(one.a, one.b) for one in matches if one.same_utterance})
    assert same[1] <= same[0]


def test_a_decision_is_applied_and_stands_in_the_report(tmp_path: Path) -> None:
    first = run(tmp_path / "in", [SAID[0], SAID[2]])
    (utterance,) = first.utterances
    decisions = (Decision(utterance.id, "reject"), Decision("gone:1-2", "accept"))
    second = report(Job(paths=(str(tmp_path / "in"),), resolved=resolved(), decisions=decisions))
    assert second.utterances == ()
    assert [decision.applied for decision in second.decisions] == [True, False]
    assert second.counts.quotations == second.counts.single_source


def test_a_suggestion_says_what_joining_comes_to_and_is_gone_once_joined() -> None:
    seeds = str(Path(__file__).parent.parent / "seeds")
    first = report(Job(paths=(seeds,), resolved=resolved()))
    proposed = first.suggestions[0]
    assert proposed.verdict is not None
    assert proposed.verdict.severity == 3
    assert any("not our job" in variant.reason for variant in proposed.verdict.variants)
    second = report(Job(paths=(seeds,), resolved=resolved(), decisions=(Decision(proposed.a, "merge", proposed.b),)))
    assert proposed not in second.suggestions
    assert second.counts.suggestions == len(second.suggestions) == len(first.suggestions) - 1
    assert any({proposed.a, proposed.b} <= {reading.quotation for reading in one.readings} for one in second.utterances)


@pytest.mark.parametrize("workers", [1, 2])
def test_the_number_of_workers_changes_nothing(tmp_path: Path, workers: int) -> None:
    values = {"workers": workers, "parallel_from": 0.0}
    assert run(tmp_path / "in", list(SAID[:5]), **values).utterances == run(tmp_path / "in", list(SAID[:5])).utterances


def test_quotations_are_held_against_a_source_text(tmp_path: Path) -> None:
    speech = "Thank you. We will keep the harbour open through the winter. It is not our job to mend the old pier. " + "And so on. " * 60
    (tmp_path / "speech.txt").write_text(speech, encoding="utf-8")
    bodies = ["She promised to “keep the harbor open through the winter”.", "“It is our job to mend the old pier,” said Ines Mota."]
    (tmp_path / "in").mkdir()
    for number, body in enumerate(bodies):
        (tmp_path / "in" / f"{number}.txt").write_text(body, encoding="utf-8")
    found = report(Job(paths=(str(tmp_path / "in"),), resolved=resolved(), against=str(tmp_path / "speech.txt")))
    true = {reading.flags[0] for one in found.utterances for reading in one.readings[1:]}
    assert true == {"accidentals only", "altered"}
    assert max(one.verdict.severity for one in found.utterances) == 3
    assert all(one.base == 0 for one in found.utterances)
    assert found.counts.quotations == found.counts.in_utterances == 2


def test_quotations_are_handed_on_article_by_article() -> None:
    articles = [Article(f"a{number}", f"a{number}", body, lang="en") for number, body in enumerate(SAID)]
    done: list[int] = []
    found = extracted(articles, Settings(), lambda _stage, count, _total: done.append(count))
    first, _ = next(found)
    assert done == [1]
    assert [quotation.article for quotation in first] == ["a0"]
    assert len(list(found)) == len(articles) - 1
