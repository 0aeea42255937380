"""One person for one speaker in the whole run; every sentence is made up."""

from __future__ import annotations

import pytest

from compare.extract import extracted, with_persons
from compare.model import Article, Quotation
from compare.settings import Settings


def run(*texts: str) -> tuple[Quotation, ...]:
    articles = [Article(f"id{i}", f"a{i}", text, lang="en") for i, text in enumerate(texts)]
    found = [q for article in articles for q in extracted(article, Settings())[0]]
    return with_persons(found, articles)


def test_spellings_of_one_name_are_one_person() -> None:
    found = run(
        "Iranian President Hassan Rouhani spoke. “We stand by it,” Rouhani said.",
        "President Hassan Rohani spoke. “We stand by it,” Rohani said.",
        "General Qassem Tahmasbi spoke. “Never,” Tahmasbi said.",
        "General Qasem Tahmasbi spoke. “Never,” Tahmasbi said.",
    )
    assert len({q.person for q in found[:2]}) == 1
    assert len({q.person for q in found[2:]}) == 1


def test_names_that_only_look_alike_stay_apart() -> None:
    found = run(
        "Ayatollah Ali Khamenei spoke. “We stand by it,” Khamenei said.",
        "Ayatollah Ruhollah Khomeini spoke. “We stand by it,” Khomeini said.",
    )
    assert found[0].person != found[1].person


def test_two_people_of_one_surname_are_never_one() -> None:
    found = run(
        "Mayor Ida Marlow spoke. “The pier is safe,” Marlow said.",
        "Engineer Peter Marlow spoke. “The pier is safe,” Marlow said.",
    )
    assert [q.person for q in found] == ["Ida Marlow", "Peter Marlow"]


def test_a_bare_surname_with_two_bearers_in_the_run_stays_as_printed() -> None:
    found = run(
        "“The pier is safe,” Marlow said.",
        "Mayor Ida Marlow spoke.",
        "Engineer Peter Marlow spoke.",
    )
    assert found[0].person == "Marlow"


def test_a_role_is_the_person_whom_another_article_introduces_so() -> None:
    found = run(
        "“We stand by it,” the Norwegian president said.",
        "Norwegian President Kari Dahl arrived. “We stand by it,” she said.",
    )
    assert [q.person for q in found] == ["Kari Dahl", "Kari Dahl"]


def test_an_apposition_tells_the_role_too() -> None:
    found = run("“We stand by it,” the Norwegian president said.", "Peter Dahl, the Norwegian president, arrived.")
    assert found[0].person == "Peter Dahl"


@pytest.mark.parametrize("role", ["the CEO of Acme", "the founder and CEO of Acme"])
def test_a_role_may_name_its_body_behind(role: str) -> None:
    found = run(f"“We stand by it,” {role} said.", "Acme CEO Kari Dahl arrived. “We stand by it,” she said.")
    assert [q.person for q in found] == ["Kari Dahl", "Kari Dahl"]


def test_a_surname_behind_an_article_and_adjectives_is_the_persons_of_the_run() -> None:
    found = run("“We stand by it,” an angry Dahl said.", "Kari Dahl arrived. “We stand by it,” she said.")
    assert [q.person for q in found] == ["Kari Dahl", "Kari Dahl"]


def test_a_role_that_two_persons_have_stays_as_printed() -> None:
    found = run(
        "“We stand by it,” the Norwegian president said.",
        "Norwegian President Peter Dahl arrived.",
        "Norwegian President Anna Holm left.",
    )
    assert found[0].person == "the Norwegian president"


def test_an_unknown_speaker_is_no_person() -> None:
    (found,) = run("“We stand by it.”")
    assert found.person is None


def test_the_form_that_is_printed_most_often_is_the_persons_name() -> None:
    found = run(
        "Peter Quint spoke. Peter Quint left. “Never,” Quint said.",
        "Mr. Peter J. Quint spoke. “Never,” Quint said.",
    )
    assert {q.person for q in found} == {"Peter Quint"}


def test_the_order_of_the_articles_changes_no_person() -> None:
    texts = (
        "President Hassan Rohani spoke. “Never,” Rohani said.",
        "President Hassan Rouhani spoke. “Never,” Rouhani said.",
        "Peter Marlow spoke. “Never,” Marlow said.",
    )
    assert {q.person for q in run(*texts)} == {q.person for q in run(*reversed(texts))}


def test_a_title_of_another_language_is_no_part_of_a_name() -> None:
    articles = [
        Article("id0", "a0", "„Wir bleiben“, sagte Bundeskanzlerin Nora Finkler.", lang="de"),
        Article("id1", "a1", "„Wir bleiben“, sagte Finkler.", lang="de"),
    ]
    found = with_persons([q for article in articles for q in extracted(article, Settings())[0]], articles)
    assert {q.person for q in found} == {"Nora Finkler"}


@pytest.mark.parametrize("role", ["The PM", "The prime minister"])
def test_an_office_in_short_is_the_office_in_full(role: str) -> None:
    found = run(f"{role} said he was “sorry”.", "Prime Minister Adam Poe spoke. “I go,” he said.")
    assert [q.person for q in found] == ["Adam Poe", "Adam Poe"]


def test_an_office_of_one_holder_alone_is_the_runs_only_holder() -> None:
    found = run("“I stand by it,” the mayor said.", "Mayor Ida Marlow spoke. “I go,” she said.")
    assert [q.person for q in found] == ["Ida Marlow", "Ida Marlow"]
    found = run("“I stand by it,” the mayor said.", "Mayor Ida Marlow spoke.", "Mayor Adam Poe spoke.")
    assert found[0].person == "the mayor"


def test_a_long_surname_with_a_slip_is_one_person_where_forename_and_office_agree() -> None:
    found = run("Acme CEO Dennis Marlenburg spoke. “I go,” he said.", "Acme CEO Dennis Marlenberg spoke. “I stay,” he said.")
    assert len({q.person for q in found}) == 1
    found = run("Acme CEO Dennis Marlenburg spoke. “I go,” he said.", "Singer Dennis Marlenberg spoke. “I stay,” he said.")
    assert len({q.person for q in found}) == 2


def test_a_body_is_known_by_its_head_where_one_body_of_the_run_begins_so() -> None:
    found = run(
        "“We are late,” the academy said.",
        "“We are sorry,” the Academy of Boats and Piers said.",
        "“We go,” The Academy Of Boats & Piers said.",
    )
    assert len({q.person for q in found}) == 1
    found = run("“We are late,” the court said.", "“We go,” the Court of Leith said.", "“We stay,” the Court of Ayr said.")
    assert len({q.person for q in found}) == 3


def test_a_headline_in_capitals_and_half_a_surname_mean_one_person() -> None:
    found = run(
        "Adam Poe Publicly Apologizes To Chris Lee: ‘I Was Out Of Line’\nAdam Poe was sorry. Lee had joked about Poe’s wife Jane Marden "
        "Poe. Marden Poe has been vocal. Poe reacted by hitting Lee. He sat down and then yelled to Lee, “Go away!”"
    )
    assert [q.person for q in found] == ["Adam Poe", "Adam Poe"]
