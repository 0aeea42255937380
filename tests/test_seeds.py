"""The sample articles: what a reader finds in them stands in the report, and nothing that a reader would not join is joined."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable
from pathlib import Path

import lxml.html
import msgspec
import pytest

from compare.model import Report, Utterance
from compare.origins import resolved
from compare.pipeline import Job, report
from compare.report import html
from compare.report.json import rendered

SEEDS = Path(__file__).parent.parent / "seeds"


@functools.cache
def seeds() -> Report:
    return report(Job(paths=(str(SEEDS),), resolved=resolved(), title="Sample", date="2026-01-01", command="crossquote report seeds/"))


def readings(utterance: Utterance) -> list[str]:
    texts = {quotation.id: quotation.text for quotation in seeds().quotations}
    return [texts[reading.quotation] for reading in utterance.readings]


def utterance_with(words: str) -> Utterance:
    return next(one for one in seeds().utterances if any(words in text for text in readings(one)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We stand with the government and people of Iraq", "We are with the government and people of Iraq"),
        ("the unity of Shias is above any other consideration", "unity of Shi’ites"),
        ("the unity of Shias is above any other consideration", "the unity of the Shias"),
        ("Tehran does not interfere in internal Iraqi affairs", "it was against interfering in the internal affairs of Iraq"),
    ],
)
def test_readings_of_one_utterance_stand_side_by_side(one: str, other: str) -> None:
    assert any(other in text for text in readings(utterance_with(one)))


def test_the_short_ones_are_fragments() -> None:
    utterance = utterance_with("above any other consideration")
    fragments = [reading for reading in utterance.readings if reading.relation == "fragment"]
    assert len(fragments) >= 2


def test_the_duty_pair_is_at_least_a_suggestion() -> None:
    found = seeds()
    texts = {quotation.id: quotation.text for quotation in found.quotations}
    pairs = [(texts[one.a], texts[one.b]) for one in (*found.suggestions, *found.near_misses)]
    pairs += [(a, b) for one in found.utterances for a in readings(one) for b in readings(one)]
    assert any("the duty of Iran and every country" in a + b and "is not our job" in a + b for a, b in pairs if a != b)


def test_no_other_article_is_joined_to_the_two_that_report_the_visit() -> None:
    for utterance in seeds().utterances:
        names = {reading.quotation.partition(":")[0] for reading in utterance.readings}
        outlets = {article.name for article in seeds().articles if article.id in names}
        assert outlets <= {"baghdad-post", "jerusalem-post"}


def test_one_speaker_whatever_the_spelling() -> None:
    people = {utterance.speaker for utterance in seeds().utterances}
    assert len(people) == 1
    assert "hani" in str(people)


def test_every_setting_has_an_origin_and_every_article_a_hash() -> None:
    assert all(setting.origin for setting in seeds().settings)
    assert all(len(article.id) == 64 for article in seeds().articles)


def scrubbed() -> Report:
    articles = tuple(dataclasses.replace(article, path=Path(article.path).name) for article in seeds().articles)
    return dataclasses.replace(seeds(), program="crossquote", articles=articles)


def test_the_data_of_the_samples_are_the_golden_ones(golden: Callable[[str, str], None]) -> None:
    golden("seeds.json", msgspec.json.format(rendered(scrubbed()), indent=1).decode() + "\n")


def test_the_page_of_the_samples_reads_as_the_golden_one(golden: Callable[[str, str], None]) -> None:
    page = lxml.html.fromstring(html.render(scrubbed(), resolved().settings).decode())
    for unseen in [*page.iter("style", "script")]:
        unseen.drop_tree()
    lines = (" ".join(str(text).split()) for text in page.itertext())
    golden("seeds.page.txt", "\n".join(line for line in lines if line) + "\n")
