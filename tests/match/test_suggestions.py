from compare.match import matched
from compare.model import Article
from compare.settings import Settings
from tests.match.made import article, quotations

ONE = article(
    "one",
    "In Varna, Ilia Petrov met envoys of the port. “The harbour belongs to the fishermen of Varna and to nobody else,” said Ilia Petrov."
    " He went on. “Foreign ships should leave these waters; seeing to it is a duty of each coastal nation that has them,” said"
    " Ilia Petrov.",
    "2022-05-05",
)
OTHER = article(
    "other",
    "Envoys of the port heard Ilia Petrov in Varna. “The harbour belongs to fishermen of Varna and nobody else,” said Ilia Petrov."
    " Later: “It isn't our business to make foreign vessels go: that duty falls to the nation whose coast they lie at,” said Ilia Petrov.",
    "2022-05-05",
)


def test_a_freer_translation_by_one_speaker_on_one_occasion_is_suggested_with_its_evidence() -> None:
    found = quotations(ONE, OTHER)
    result = matched(found, (ONE, OTHER), Settings(), 0.0)
    said = {quotation.id: quotation.text for quotation in found}
    assert [(said[one.a][:7], said[one.b][:7]) for one in result.suggestions] == [("Foreign", "It isn'")]
    assert any("Ilia Petrov" in evidence for evidence in result.suggestions[0].evidence)


def test_suggested_readings_are_in_no_common_group() -> None:
    result = matched(quotations(ONE, OTHER), (ONE, OTHER), Settings(), 0.0)
    together = [{reading.quotation for reading in group} for group in result.groups]
    assert all(not {one.a, one.b} <= group for one in result.suggestions for group in together)


def test_another_speaker_is_never_suggested() -> None:
    other = article(OTHER.name, OTHER.text.replace("at,” said Ilia Petrov", "at,” said Vera Koleva"), OTHER.date)
    assert not matched(quotations(ONE, other), (ONE, other), Settings(), 0.0).suggestions


ALONE = article(
    "alone",
    "In Varna, Ilia Petrov met envoys. “Whoever poisons this harbour will pay for it with his own boat,” said Ilia Petrov.",
    "2022-05-05",
)


def other_alone(date: str | None) -> Article:
    return article("other alone", "Ilia Petrov was angry. “He who puts poison in the harbour shall lose his boat,” said Ilia Petrov.", date)


def test_articles_of_one_day_that_share_nothing_else_are_searched_too() -> None:
    for date in ("2022-05-05", "2022-05-04", "2022-05-06"):
        other = other_alone(date)
        result = matched(quotations(ALONE, other), (ALONE, other), Settings(match_threshold=99.0, suggestion_occasion=100.0), 0.0)
        assert len(result.suggestions) == 1, date


def test_articles_of_other_days_or_without_a_date_are_not_if_they_share_nothing() -> None:
    for date in ("2022-05-07", "2022-06-05", None):
        other = other_alone(date)
        result = matched(quotations(ALONE, other), (ALONE, other), Settings(match_threshold=99.0, suggestion_occasion=100.0), 0.0)
        assert not result.suggestions, date


def test_a_word_that_the_speaker_uses_all_day_leads_nowhere() -> None:
    other = other_alone("2022-05-05")
    settings = Settings(match_threshold=99.0, suggestion_occasion=100.0, suggestion_holders=2)
    crowd = [
        article(f"paper {n}", f"“The poison of this harbour is in his boat {n}, and in other places,” said Ilia Petrov.", "2022-05-05")
        for n in range(4)
    ]
    every = (ALONE, other, *crowd)
    assert not matched(quotations(*every), every, settings, 0.0).suggestions
