"""The verdict on two wordings: the pinned pair, the guards, and what holds for any text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from compare import collate, judge
from compare.judge.attribution import other_speaker
from compare.model import Verdict
from compare.settings import Settings

Judged = Callable[..., Verdict]
DEFAULTS = Settings()

WORKING = st.sampled_from(["working", "striving", "fighting", "doing all we can"])
REMOVE = st.sampled_from(["remove", "expel", "drive out", "withdraw"])
FORCES = st.sampled_from(["American forces", "US forces", "American troops", "the American army"])
TRYING = st.sampled_from(["trying", "seeking", "working", "hoping"])
REGION = st.sampled_from(["region", "area", "Gulf", "country"])
PRESENT = st.sampled_from(["present", "stationed", "based", "found"])


def verdict_of(a: str, b: str) -> Verdict:
    collation = collate.collated([a, b], [None, 0] if len(a) >= len(b) else [1, None], DEFAULTS)
    return judge.judged_pair(collation, DEFAULTS)


@settings(max_examples=60, deadline=None)
@given(WORKING, REMOVE, FORCES, PRESENT, TRYING, REGION)
def test_a_duty_that_is_denied_stays_critical_whatever_its_neutral_words(
    working: str, remove: str, forces: str, present: str, trying: str, region: str
) -> None:
    a = f"{working} to {remove} {forces} is the duty of Iran and every country in which the Americans are {present}"
    b = f"{trying} to get the United States out of the {region} is not our job: it's the duty of any country where Americans are {present}"
    found = verdict_of(a, b)
    assert found.severity == 3
    assert any(variant.type == "negation" and "not our job" in variant.reason for variant in found.variants)
    assert any(variant.type == "role" and "Iran" in variant.reason for variant in found.variants)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The test is easy to pass for us", "The test is not difficult to pass for us"),
        ("They were prosecuted not because of the money but the lies", "They were not prosecuted because of the money but the lies"),
        ("Nobody wants a longer strike in this town", "We don't want a longer strike in this town"),
        ("The firm does not interfere in the affairs of the town", "The firm is against interfering in the affairs of the town"),
        ("He refused to sign the new contract with the club", "He did not sign the new contract with the club"),
        ("I do not think that it is safe to swim here", "I think that it is not safe to swim here"),
        ("We have no choice but to close the mine", "We have to close the mine"),
        ("It is not impossible to win the cup", "It is possible to win the cup"),
        ("It would not be legal to sell the boat", "It would be illegal to sell the boat"),
    ],
)
def test_a_denial_said_in_other_words_is_no_reversal(a: str, b: str) -> None:
    assert verdict_of(a, b).severity <= 1


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("We will never leave the harbour to them", "We will leave the harbour to them", "negation"),
        ("The plan is legal in every way for us", "The plan is illegal in every way for us", "lexical"),
        ("They deny that the ship was late", "They say that the ship was late", "lexical"),
        ("The bridge opened in 2016 in the rain", "The bridge opened in 2017 in the rain", "number"),
        ("We sold the farm to Norway last year", "We sold the farm to Denmark last year", "entity"),
        ("The euro rose against the dollar", "The dollar rose against the euro", "role"),
        ("Women earn less than men here", "Men earn less than women here", "role"),
        ("The plan is likely to work", "The plan is unlikely to work", "lexical"),
        ("He is a witness, not a suspect", "He is a suspect", "negation"),
    ],
)
def test_what_reverses_the_sense_is_critical_and_names_its_kind(a: str, b: str, kind: str) -> None:
    found = verdict_of(a, b)
    assert found.severity == 3
    assert kind in {variant.type for variant in found.variants if variant.severity == 3}


@pytest.mark.parametrize(
    ("a", "b", "severity"),
    [
        ("I am not saying we should leave the club tomorrow", "we should leave the club tomorrow", 3),
        ("It is a lie that we sold the boat to pay for the roof", "We sold the boat to pay for the roof", 3),
        ("Nobody doubts that the guards opened the gate for us", "the guards opened the gate for us", 1),
        ("I am not sure that the guards opened the gate for us", "the guards opened the gate for us", 2),
        ("Nothing has changed. The guards opened the gate for us", "The guards opened the gate for us", 0),
        ("How odd, we are the only club in the valley with a boat", "We are the only club in the valley with a boat", 0),
        ("The fund has no money left.", "The fund has no money.", 0),
        ("We sold the house yesterday.", "We sold the house.", 0),
    ],
)
def test_a_cut_matters_only_where_it_turns_what_is_left(a: str, b: str, severity: int) -> None:
    assert verdict_of(a, b).severity == verdict_of(b, a).severity == severity


def test_sentences_after_the_shared_words_that_have_nothing_in_common_are_edges() -> None:
    found = verdict_of("We will do it again. This is bigger than politics", "We will do it again by telling that story")
    assert (found.severity, set(found.types)) == (0, {"truncation"})


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("We want peace. We want it soon, and for all of us. We are tired", "We want peace. We are tired", "splice"),
        ("We want peace for all of us and for our children. We are tired", "We want peace. We are tired", "omission"),
    ],
)
def test_two_statements_joined_are_a_splice_and_one_shortened_is_none(a: str, b: str, kind: str) -> None:
    assert [variant.type for variant in verdict_of(a, b).variants] == [kind]


def test_what_no_list_vouches_for_stands_low_in_its_band() -> None:
    found = verdict_of("They broke the door and took the safe", "They painted the door and took the safe")
    assert (found.severity, [variant.sure for variant in found.variants]) == (2, [False])
    assert found.divergence < 40


def test_a_name_one_letter_apart_is_not_surely_another() -> None:
    found = verdict_of("We asked Lindkvast for the boat", "We asked Lindkvost for the boat")
    assert [(one.type, one.severity, one.sure) for one in found.variants] == [("entity", 2, False)]


def test_a_verbatim_fragment_diverges_nowhere_and_covers_little() -> None:
    found = verdict_of("We will rebuild the harbour before the winter and repair every boat in it", "rebuild the harbour before the winter")
    assert (found.severity, found.divergence) == (0, 0.0)
    assert found.coverage < 0.5


def test_words_that_reverse_nothing_because_they_were_cut_off_are_no_reversal() -> None:
    found = verdict_of("We will rebuild the harbour, and we will not ask the town for money", "We will rebuild the harbour")
    assert found.severity == 0


def test_one_critical_variant_is_not_diluted_by_a_long_text() -> None:
    long = "the harbour master read the list of ships and the crews stood in the rain and waited for their names " * 20
    found = verdict_of(long + "and nobody left", long + "and nobody stayed")
    assert found.divergence >= 67


def test_two_wordings_with_little_in_common_say_so() -> None:
    found = verdict_of("the lamp above the door was broken by hail", "the old ferry across the river sank near the mill")
    assert "possibly a paraphrase or another utterance" in found.notes


def test_a_pair_with_hardly_a_shared_word_is_too_short_to_judge() -> None:
    assert "too short to judge" in verdict_of("a red kite", "a red herring").notes


def test_another_language_is_said_to_be_judged_in_part() -> None:
    found = verdict_of(
        "Wir werden die Brücke nicht bauen, sagte der Minister am Montag in Berlin",
        "Wir werden die Brücke bauen, sagte der Minister am Montag",
    )
    assert any(note.startswith("not English") for note in found.notes)
    assert found.severity <= 1


def test_numbers_are_judged_in_any_language() -> None:
    found = verdict_of("Le budget est de 20 millions pour la ville de Nantes", "Le budget est de 30 millions pour la ville de Nantes")
    assert found.severity == 3


def test_two_known_speakers_are_a_critical_variant_of_their_own() -> None:
    collation = collate.collated(["We will go home"] * 2, [None, 0], DEFAULTS)
    found = judge.judged_pair(collation, DEFAULTS, speakers=("Ingrid Lindqvist", "Tomas Okafor"))
    assert [variant.type for variant in found.variants] == ["attribution"]
    assert found.severity == 3


@pytest.mark.parametrize(
    "speakers", [("Ingrid Lindqvist", "Lindqvist"), ("Hassan Rouhani", "Rohani"), (None, "Okafor"), ("the minister", "Okafor")]
)
def test_one_speaker_under_two_forms_of_a_name_is_no_conflict(speakers: tuple[str | None, str | None]) -> None:
    collation = collate.collated(["We will go home"] * 2, [None, 0], DEFAULTS)
    assert judge.judged_pair(collation, DEFAULTS, speakers=speakers).severity == 0


WORDS = st.lists(
    st.sampled_from(
        [
            "we",
            "do",
            "not",
            "don't",
            "will",
            "may",
            "all",
            "some",
            "5",
            "five",
            "%",
            "$",
            "Iran",
            "Tehran",
            "the",
            "a",
            "of",
            "very",
            "...",
            "[sic]",
            "(and)",
            "f***",
            ",",
            ".",
            "?",
            "!",
            "and",
            "peace",
            "war",
        ]
    ),
    max_size=25,
).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(st.one_of(WORDS, st.text(max_size=60)), st.one_of(WORDS, st.text(max_size=60)))
@example("", "")
@example("...", "[")
@example("''", "don't")
def test_any_two_texts_get_a_verdict_whose_spans_lie_in_them(a: str, b: str) -> None:
    found = verdict_of(a, b)
    low, high = ((0, 0), (1, 33), (34, 66), (67, 100))[found.severity]
    assert low <= found.divergence <= high
    assert 0 <= found.coverage <= 1
    assert found.severity == max((variant.severity for variant in found.variants), default=0) or found.severity == 2
    for variant in found.variants:
        assert 0 <= variant.a.start <= variant.a.end <= len(a)
        assert 0 <= variant.b.start <= variant.b.end <= len(b)
        assert variant.reason


@settings(max_examples=80, deadline=None)
@given(st.one_of(WORDS, st.text(max_size=60)))
def test_a_text_never_diverges_from_itself(a: str) -> None:
    found = verdict_of(a, a)
    assert (found.severity, found.divergence, found.variants, found.coverage) == (0, 0.0, (), 1.0)


@settings(max_examples=150, deadline=None, derandomize=True)  # shuffled nonsense can differ: docs/hard-cases.md
@given(WORDS, WORDS)
def test_which_reading_comes_first_changes_no_severity(a: str, b: str) -> None:
    collation = collate.collated([a, b], [None, 0] if len(a) >= len(b) else [1, None], DEFAULTS)
    assert judge.judged_pair(collation, DEFAULTS, 0, 1).severity == judge.judged_pair(collation, DEFAULTS, 1, 0).severity


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        ("Ana Gomez", "Ines Mota", True),
        ("Ana Gomez", "Gomez", False),
        ("Rouhani", "Hassan Rohani", False),
        ("Ana Gomez", "the harbour master", False),
        ("Ana Gomez", "The White House", False),
        ("Ana Gomez", "Evening News", False),
        ("Ana Gomez", "the Coast Gazette’s editor", False),
        ("Ana Gomez", None, False),
    ],
)
def test_only_two_persons_names_are_two_speakers(one: str, other: str | None, conflict: bool) -> None:
    assert other_speaker(one, other) is conflict
    assert other_speaker(other, one) is conflict


def test_a_reason_shows_where_words_between_are_not_meant(judged: Judged) -> None:
    reasons = [one.reason for one in judged("We met a tired closed gate", "We met an iron closing fence").variants]
    assert "lexical, unverified: 'tired ... gate' and 'iron ... fence'" in reasons


def test_a_sentence_left_out_between_two_denies_nothing(judged: Judged) -> None:
    found = judged(
        "It happens each time I play. It’s not right. It’s not fair. I have worked for it.", "It happens each time I play. It’s not fair."
    )
    assert "negation" not in found.types
    assert found.severity < 3


def test_a_noun_before_a_relative_clause_denies_nothing(judged: Judged) -> None:
    found = judged("The worst mistakes that the harbour made in the spring were many", "the harbour made in the spring")
    assert found.severity < 2
    assert judged("It is a lie that the harbour will close in the spring", "the harbour will close in the spring").severity == 3


def test_a_sentence_after_a_date_written_otherwise_is_an_edge() -> None:
    found = verdict_of(
        "I will leave the post at the Harbour and Pier Party on Friday June 7. It will be a regret that I have not been able to save it.",
        "I will leave the post at the Harbour and Pier Party on Friday 7 June so that another can be chosen.",
    )
    assert found.severity == 0


def test_a_list_and_the_beginning_of_a_clause_do_not_face_each_other() -> None:
    assert verdict_of("The order was void and of no effect", "unlawful, void and of no effect").severity == 0
    assert verdict_of("Yesterday, we lost the whole pier", "Today we lost the whole pier").severity > 0


def test_a_few_words_of_grammar_far_away_have_not_moved() -> None:
    found = verdict_of(
        "Sadly, I have not been able to do so. I tried three times. I believe it was right to wait, even where the odds seemed high.",
        "I believe it was right to wait, even when the odds seemed high. It is a regret that I have not been able to deliver it.",
    )
    assert "order" not in {one.type for one in found.variants}
    found = verdict_of(
        "I would like to say sorry to you. I was late. I am no longer the man I want to be, and never was.", "I want to say sorry to you"
    )
    assert "order" not in {one.type for one in found.variants}


@pytest.mark.parametrize(
    ("a", "b", "severity"),
    [
        ("to be fined by some millions is a disgrace for us", "to be fined by some million is a disgrace for us", 1),
        ("Many of those who will have been hurt by this may leave", "Many of those hurt by this may leave", 1),
        ("We mourn our founding father, Comrade Robert Poe", "We mourn our founding father, Cde Robert Poe", 0),
        ("It is that I am, how can I say it, running out of time", "It is that I am running out of time", 1),
        ("We act in accordance with our bylaws and the law", "We act consistent with our bylaws and the law", 1),
    ],
)
def test_forms_frames_titles_and_near_phrases_weigh_little(a: str, b: str, severity: int) -> None:
    assert verdict_of(a, b).severity == severity


def test_a_range_is_cited_as_one() -> None:
    found = verdict_of("if the club has 10-12 games less I am glad", "if the club has 12 games less I am glad")
    assert any("10-12" in one.reason for one in found.variants)


def test_no_word_is_an_opposite_by_a_form_that_does_not_exist() -> None:
    found = verdict_of("to deliver real change we can and must do more", "to live a real change we can and must do more")
    assert found.severity == 2


def test_two_words_that_a_far_sentence_has_too_have_not_moved() -> None:
    found = verdict_of(
        "We are winning, as we told you, and our boats are popular. Sharing is creating revenue growth headwinds.",
        "Our revenue growth has slowed, as the results show. We are winning, as we told you, and our boats are popular",
    )
    assert found.severity == 0
