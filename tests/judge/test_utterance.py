"""An utterance's verdict comes from its columns, never from the mean of its pairs."""

from __future__ import annotations

from compare import collate, judge
from compare.model import Quotation, Verdict
from compare.settings import Settings

DEFAULTS = Settings()
PLAIN = "We will rebuild the harbour before the winter"
MAY = "We may rebuild the harbour before the winter"
FRAGMENT = "rebuild the harbour"
DENIED = "We will not rebuild the harbour before the winter"


def quotation(text: str, name: str = "a", speaker: str | None = None, confidence: float = 0.9) -> Quotation:
    return Quotation(article=name * 8, name=name, start=0, end=len(text), text=text, speaker_name=speaker, confidence=confidence)


def judged(texts: list[str], speakers: list[str | None] | None = None, chosen: Settings = DEFAULTS) -> tuple[Verdict, int]:
    longest = max(range(len(texts)), key=lambda row: len(texts[row]))
    parents = [None if row == longest else longest for row in range(len(texts))]
    said = speakers or [None] * len(texts)
    readings = [quotation(text, chr(97 + row), speaker) for row, (text, speaker) in enumerate(zip(texts, said, strict=True))]
    return judge.judged(collate.collated(texts, parents, chosen), readings, chosen)


def test_the_base_is_the_majority_reading() -> None:
    assert judged([MAY, PLAIN, PLAIN, FRAGMENT])[1] == 1


def test_the_base_is_the_reading_of_the_article_that_the_user_names() -> None:
    assert judged([PLAIN, PLAIN, MAY], chosen=Settings(against="c"))[1] == 2


def test_the_worst_pair_gives_the_severity_though_all_others_agree() -> None:
    verdict, _ = judged([PLAIN, PLAIN, PLAIN, PLAIN, DENIED])
    assert verdict.severity == 3
    assert verdict.divergence >= 67


def test_how_many_readings_make_one_change_weighs_nothing() -> None:
    assert judged([PLAIN, PLAIN, PLAIN, MAY])[0].divergence == judged([PLAIN, PLAIN, PLAIN, MAY, MAY])[0].divergence


def test_a_fragment_is_judged_only_where_it_has_words() -> None:
    verdict, _ = judged([PLAIN, FRAGMENT])
    assert verdict.severity == 0
    assert verdict.coverage < 0.5


def test_a_pair_without_the_base_counts_where_it_is_worse_than_all_that_the_base_has() -> None:
    texts = ["The town lost some boats and the mill", "The town lost all boats and the mill", "The town lost no boats and the mill"]
    verdict, base = judged(texts)
    assert verdict.severity == max(
        judge.judged_pair(collate.collated([a, b], [None, 0], DEFAULTS), DEFAULTS).severity for a in texts for b in texts if a != b
    )
    assert {variant.reading_a for variant in verdict.variants} | {variant.reading_b for variant in verdict.variants} >= {base}


def test_one_reading_alone_has_nothing_to_diverge_from() -> None:
    verdict, base = judged([PLAIN])
    assert (verdict.severity, verdict.divergence, base) == (0, 0.0, 0)


def test_a_conflict_of_speakers_is_a_variant_of_its_own() -> None:
    verdict, base = judged([PLAIN, PLAIN, PLAIN], ["Ingrid Lindqvist", "Ingrid Lindqvist", "Tomas Okafor"])
    assert [(variant.type, variant.reading_a, variant.reading_b) for variant in verdict.variants] == [("attribution", base, 2)]


def test_an_uncertain_speaker_is_no_conflict() -> None:
    readings = [quotation(PLAIN, "a", "Ingrid Lindqvist"), quotation(PLAIN, "b", "Tomas Okafor", confidence=0.2)]
    verdict, _ = judge.judged(collate.collated([PLAIN, PLAIN], [None, 0], DEFAULTS), readings, DEFAULTS)
    assert verdict.severity == 0


def test_two_fragments_that_share_nothing_are_not_held_against_each_other() -> None:
    long = "We will rebuild the harbour before the winter, and it is a matter of regret to me that we have not been able to save the pier"
    verdict, _ = judged(
        [long, "We will rebuild the harbour before the winter", "a matter of regret to me that we have not been able to save"]
    )
    assert verdict.severity == 0


def test_a_note_stands_only_where_it_is_true_of_every_pair_as_grave() -> None:
    texts = [PLAIN + ", said the council of the old town", PLAIN + ", said the council of the new town", "the harbor"]
    assert judged(texts)[0].notes == ()
