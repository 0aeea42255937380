"""One wire story in several outlets is one source: its copies are found by the reporter's words, and their quotations count once."""

from __future__ import annotations

import random
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from compare.model import Article, Quotation, Report
from compare.origins import resolved
from compare.pipeline import Job, quoted, report
from compare.settings import Settings
from compare.sources import with_copies, with_repeats
from compare.sources.copies import ONE_STORY

SETTINGS = Settings()
STORY = (
    "The ferry company in the northern port said on Tuesday that it would cancel half of its crossings for want of engineers.",
    "“We cannot sail without the people who keep the engines running,” its director, Ines Mota, told reporters in the harbour.",
    "Passengers who hold tickets for the cancelled crossings can change them without a fee until the end of the year.",
    "“We are sorry for every family whose holiday is at risk,” Mota said.",
    "Two islands depend on the line for food and post, and their mayors have called a meeting for Thursday to talk about what can be done.",
    "The union of engineers has warned for three years that too few young people are trained, and says that pay is lower than elsewhere.",
)
OWN = (
    "At a packed news conference beside the old customs house, the head of the shipping line admitted that boats would stay tied up.",
    "Ines Mota said: “We cannot sail without the people who keep the engines running.”",
    "Critics of her management pointed to bonuses paid last spring, which an auditor had called hard to justify in a year of losses.",
)


def article(name: str, *paragraphs: str, date: str | None = None) -> Article:
    return Article(id=name.rjust(64, "0"), name=name, text="\n\n".join(paragraphs), outlet=name.title(), date=date)


def told(*articles: Article, settings: Settings = SETTINGS) -> tuple[tuple[Article, ...], tuple[Quotation, ...]]:
    quotations, _ = quoted(articles, settings)
    found = with_copies(articles, quotations, settings)
    return found, with_repeats(quotations, found, settings)


def leaders(*articles: Article, settings: Settings = SETTINGS) -> dict[str, str | None]:
    return {one.name: one.copy_of.lstrip("0") if one.copy_of else None for one in told(*articles, settings=settings)[0]}


def test_articles_that_print_one_story_are_copies_of_the_earliest() -> None:
    found = leaders(article("b", *STORY, date="2024-02-04"), article("a", *STORY[:5], date="2024-02-03"), article("own", *OWN))
    assert found == {"b": "a", "a": None, "own": None}


def test_without_dates_the_longest_leads() -> None:
    assert leaders(article("a", *STORY[:4]), article("b", *STORY)) == {"a": "b", "b": None}


def test_articles_that_share_only_what_they_quote_are_no_copies() -> None:
    speech = [f"“Sentence number {n} of a long speech that both of them print, word by word,” Mota said." for n in range(20)]
    assert leaders(article("a", *STORY, *speech), article("b", *OWN, *speech)) == {"a": None, "b": None}


def test_a_story_edited_here_and_there_is_a_copy_still() -> None:
    words = " ".join(STORY).split()
    edited = [word if place % 12 or not word.isalpha() else "otherwise" for place, word in enumerate(words)]
    assert leaders(article("a", *STORY, date="2024-02-03"), article("b", " ".join(edited)))["b"] == "a"


def test_a_story_in_another_dress_of_marks_and_case_is_a_copy() -> None:
    plain = "\n".join(STORY).replace("“", '"').replace("”", '"').upper()
    assert leaders(article("a", *STORY), article("b", plain))["b"] == "a"


def test_a_few_words_are_no_story() -> None:
    assert leaders(article("a", STORY[0]), article("b", STORY[0])) == {"a": None, "b": None}


def test_what_many_stories_share_is_boilerplate() -> None:
    boilerplate = "This text was made in the newsroom of the northern port and may be printed by all who pay for the service."
    bodies = [" ".join(map(str, random.Random(n).sample(range(10_000, 99_999), 40))) for n in range(40)]
    settings = Settings(copy_holders=8)
    assert set(leaders(*(article(f"a{n}", boilerplate, body) for n, body in enumerate(bodies)), settings=settings).values()) == {None}


def test_all_are_sources_of_their_own_if_copies_are_kept() -> None:
    assert leaders(article("a", *STORY), article("b", *STORY), settings=Settings(keep_copies=True)) == {"a": None, "b": None}


def test_a_sample_of_runs_finds_the_same_copies() -> None:
    settings = Settings(copy_sample_from=0.1)
    long = [f"{paragraph} It was the {n}th day of the strike." for n in range(150) for paragraph in STORY]
    assert leaders(article("a", *long), article("b", *long[:700]), article("own", *OWN), settings=settings) == {
        "a": None,
        "b": "a",
        "own": None,
    }


@given(order=st.permutations(range(4)))
def test_the_order_of_articles_changes_nothing(order: list[int]) -> None:
    articles = [article("a", *STORY), article("b", *STORY[:5]), article("c", *STORY[1:]), article("own", *OWN)]
    assert leaders(*(articles[place] for place in order)) == leaders(*articles)


def test_quotations_of_a_copy_repeat_those_of_its_leader() -> None:
    _, quotations = told(article("a", *STORY), article("b", *STORY[:4]))
    first = {one.text: one.id for one in quotations if one.name == "a"}
    assert [one.repeats for one in quotations] == [None, None, *(first[one.text] for one in quotations if one.name == "b")]


def test_a_quotation_that_a_copy_words_otherwise_repeats_nothing() -> None:
    changed = (paragraph.replace("We are sorry", "We are not sorry") for paragraph in STORY)
    _, quotations = told(article("a", *STORY, date="2024-02-03"), article("b", *changed, date="2024-02-04"))
    assert [one.repeats is None for one in quotations] == [True, True, False, True]


def test_a_pull_quote_repeats_the_quotation_with_its_speaker() -> None:
    pull = "“We cannot sail without the people who keep the engines running.”"
    _, (boxed, in_text, _) = told(article("a", STORY[0], pull, *STORY[1:5]))
    assert (boxed.repeats, in_text.repeats) == (in_text.id, None)


def test_a_short_phrase_said_twice_and_the_words_of_two_speakers_are_no_repeats() -> None:
    twice = ("“Not yet,” Ines Mota said.", "Later that day she was asked again. “Not yet,” Ines Mota said.")
    two = ("“We will all meet again at noon,” Ines Mota said.", "“We will all meet again at noon,” Jonas Beck said.")
    _, quotations = told(article("a", *twice, *two))
    assert [one.repeats for one in quotations] == [None] * 4


def written(folder: Path, **bodies: tuple[str, ...]) -> Path:
    folder.mkdir(exist_ok=True)
    for name, paragraphs in bodies.items():
        (folder / f"{name}.txt").write_text("\n\n".join(paragraphs), encoding="utf-8")
    return folder


def made(folder: Path, **values: object) -> Report:
    return report(Job(paths=(str(folder),), resolved=resolved(values)))


def test_what_only_copies_print_is_quoted_by_one_source(tmp_path: Path) -> None:
    found = made(written(tmp_path / "in", a=STORY, b=STORY[:5], own=OWN[:1] + OWN[2:]))
    assert found.utterances == ()
    assert len(found.single_source) == found.counts.quotations == 4
    assert found.counts.copies == 1


def test_a_story_counts_once_beside_an_article_of_its_own(tmp_path: Path) -> None:
    found = made(written(tmp_path / "in", a=STORY, b=STORY[:5], own=OWN))
    (utterance,) = found.utterances
    assert len(utterance.readings) == 2
    assert ("printed again by b",) in [reading.flags for reading in utterance.readings]
    assert found.counts.in_utterances == 3
    assert [(one.outlet, one.shared) for one in found.outlets] == [("a", 1), ("own", 1)]


def test_copies_that_differ_in_substance_are_shown_and_told(tmp_path: Path) -> None:
    changed = tuple(paragraph.replace("We are sorry", "We are not sorry") for paragraph in STORY)
    (utterance,) = made(written(tmp_path / "in", a=STORY, b=changed)).utterances
    assert utterance.verdict.severity == 3
    assert utterance.flags == (ONE_STORY,)


def test_kept_copies_agree_as_sources_do(tmp_path: Path) -> None:
    found = made(written(tmp_path / "in", a=STORY, b=STORY[:5]), keep_copies=True)
    assert len(found.utterances) == 2
    assert found.counts.copies == 0
