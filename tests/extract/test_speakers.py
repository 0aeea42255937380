"""Who said a quotation, rule by rule; every sentence is made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.extract import extracted
from compare.extract.attribution import CONFIDENCE
from compare.extract.quotations import drafts
from compare.extract.speakers import attributed
from compare.model import Article, Quotation
from compare.settings import Settings


def quoted(text: str, lang: str = "en", settings: Settings | None = None) -> tuple[Quotation, ...]:
    return extracted(Article("id", "name", text, lang=lang), settings or Settings())[0]


def speaker(text: str, lang: str = "en") -> str | None:
    """Return the speaker of the last quotation."""
    return quoted(text, lang)[-1].speaker


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The pier is safe,” Marlow said.", "Marlow"),
        ("“The pier is safe,” said Marlow.", "Marlow"),
        ("“The pier is safe,” harbour master Ida Marlow told reporters.", "Ida Marlow"),
        ("“The pier is safe,” said Ida Marlow, who runs the harbour.", "Ida Marlow"),
        ("“The pier is safe,” Marlow, a former sailor from Hull, said on Friday.", "Marlow"),
        ("“Is the pier safe?” Marlow asked.", "Marlow"),
        ("“The pier is safe,” she later added.", "she"),
        ("“The pier is safe,” a spokesman for the Port Authority said.", "a spokesman for the Port Authority"),
        ("“The pier is safe,” Marlow and Quint said.", "Marlow and Quint"),
        ("“The pier is safe,” the letter read.", "the letter"),
    ],
)
def test_a_reporting_clause_behind_names_the_speaker(text: str, expected: str) -> None:
    assert speaker(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marlow said: “The pier is safe.”", "Marlow"),
        ("A sign that read “No more piers” hung there.", "A sign"),
        ("Marlow told the Harbour Gazette that “the pier is safe.”", "Marlow"),
        ("Marlow, who had inspected it twice, said the pier was “as safe as a house.”", "Marlow"),
        ("The head of the works council in Leith said the pier was “safe.”", "The head of the works council"),
        ("People in the room said it was “a fine speech.”", "People"),
        ("On Monday, after the vote, Marlow called the plan “hopeless.”", "Marlow"),
        ("The mayor, Ida Marlow, called the plan “hopeless.”", "Ida Marlow"),
        ("Marlow went on to say that the pier was “safe.”", "Marlow"),
        ("Marlow has repeatedly said the pier is “safe.”", "Marlow"),
    ],
)
def test_a_reporting_verb_before_gives_its_subject(text: str, expected: str) -> None:
    assert speaker(text) == expected


def test_a_participle_belongs_to_the_subject_of_the_main_clause() -> None:
    assert speaker("In a letter to Quint, Marlow rejected the plan, calling it “hopeless.”") == "Marlow"
    assert speaker("The council met late, with Marlow saying the plan was “hopeless.”") == "Marlow"


def test_according_to_names_the_speaker_before_and_behind() -> None:
    assert speaker("According to Ida Marlow, a diver, “the pier is safe.”") == "Ida Marlow"
    assert speaker("The pier is “safe as a house,” according to Marlow.") == "Marlow"


def test_a_passive_gives_its_agent_or_the_person_quoted() -> None:
    assert speaker("Quint was told by Marlow that “the pier is safe.”") == "Marlow"
    assert speaker("Marlow was quoted by the weekly as saying “the pier is safe.”") == "Marlow"


def test_a_clause_set_off_by_commas_speaks_for_a_fragment_before_it() -> None:
    assert speaker("A “small handful” of boats will stay, Marlow said.") == "Marlow"


def test_the_pieces_of_a_turn_share_their_speaker() -> None:
    pieces = quoted("“The pier is safe,” Marlow said, “and it will stay so.”")
    assert [piece.speaker for piece in pieces] == ["Marlow", "Marlow"]
    reopened = quoted("“The pier is safe.\n\n“It will stay so,” Marlow said.")
    assert [piece.speaker for piece in reopened] == ["Marlow", "Marlow"]


def test_who_spoke_goes_on_in_a_paragraph_that_names_nobody() -> None:
    text = "“The pier is safe,” Ida Marlow said.\n\n“We checked it in May.”"
    assert [(q.speaker, q.rule) for q in quoted(text)] == [("Ida Marlow", "clause behind"), ("Ida Marlow", "goes on")]


def test_a_sentence_before_without_a_reporting_verb_names_the_speaker() -> None:
    assert speaker("Marlow was blunt. “The pier is lost.”") == "Marlow"


def test_relayed_speech_keeps_the_speaker_and_who_relays() -> None:
    (quotation,) = quoted("A harbour source told the Gazette that Mayor Ida Marlow told Quint that “the pier is safe.”")
    assert (quotation.speaker, quotation.via) == ("Mayor Ida Marlow", "A harbour source")


def test_a_source_behind_a_reporting_clause_is_who_relays() -> None:
    (quotation,) = quoted("“The pier is safe,” Marlow said, according to the Gazette.")
    assert (quotation.speaker, quotation.via) == ("Marlow", "the Gazette")


def test_every_speaker_comes_with_its_span_rule_cue_and_confidence() -> None:
    text = "“The pier is safe,” Ida Marlow said."
    (quotation,) = quoted(text)
    assert quotation.speaker_span is not None
    assert text[slice(*quotation.speaker_span)] == quotation.speaker == "Ida Marlow"
    assert (quotation.rule, quotation.cue, quotation.confidence) == ("clause behind", "said", CONFIDENCE["clause behind"])


def test_unknown_is_an_answer() -> None:
    (quotation,) = quoted("“The pier is safe.”")
    assert quotation.speaker is None
    assert quotation.confidence == 0


def test_a_higher_least_confidence_leaves_weak_finds_unknown() -> None:
    text = "Marlow was blunt. “The pier is lost.”"
    assert quoted(text, settings=Settings(speaker_confidence=0.9))[0].speaker is None


def test_a_surname_is_resolved_to_the_longest_form_and_a_pronoun_to_a_person() -> None:
    text = "Mayor Ida Marlow met engineer Peter Quint. “The pier is safe,” she said. “It is old,” Quint said. “Very old,” he added."
    assert [q.speaker_name for q in quoted(text)] == ["Ida Marlow", "Peter Quint", "Peter Quint"]


def test_two_bearers_of_a_surname_stay_two() -> None:
    text = "Ida Marlow sat down. Peter Marlow stood. “I am staying,” Mr. Marlow said. “I am leaving,” Mrs. Marlow said."
    assert [q.speaker_name for q in quoted(text)] == ["Peter Marlow", "Ida Marlow"]


def test_a_role_means_whom_the_article_calls_so() -> None:
    text = "The Norwegian minister Kari Dahl arrived. The Danish minister Lars Holm left. “I am staying,” the Norwegian minister said."
    assert quoted(text)[0].speaker_name == "Kari Dahl"


def test_a_name_behind_an_office_is_the_person() -> None:
    found = quoted(
        "Former Secretary of State Nora Marlow spoke. “I am staying,” she said. “Never,” Secretary of State Nora Marlow told him."
    )
    assert [q.speaker_name for q in found] == ["Nora Marlow", "Nora Marlow"]


def test_a_line_of_a_quotation_and_its_speaker_is_no_headline() -> None:
    assert quoted("“I am staying,” said Mayor Nora Marlow.")[0].speaker_name == "Nora Marlow"


@pytest.mark.parametrize("who", ["an angry Williams", "a grim-faced Williams"])
def test_a_surname_behind_an_article_and_adjectives_is_the_persons(who: str) -> None:
    assert quoted(f"Serena Williams left. “It is not fair,” {who} said.")[0].speaker_name == "Serena Williams"
    assert quoted("Serena Williams left. “It is not fair,” the White House said.")[0].speaker_name == "the White House"


def test_a_headlines_verb_is_no_surname() -> None:
    text = "Keith Marlow Says “We Were Late To See The Risk” As He Faces Questions\n\nKeith Marlow came."
    assert quoted(text)[0].speaker_name == "Keith Marlow"


def test_a_name_in_capitals_ends_a_sentence() -> None:
    text = "Marlow spoke of the “breach of trust” by the firm CA. Quint began. “It was my mistake,” Quint said."
    assert [q.speaker_name for q in quoted(text)] == ["Marlow", "Quint"]


def test_a_stretch_of_time_says_nothing() -> None:
    (found,) = quoted("It took over two years to disclose the “breach of trust” that she saw.")
    assert found.speaker != "two years"
    assert quoted("“No,” said Doris Day.")[0].speaker_name == "Doris Day"


def test_a_title_is_no_forename() -> None:
    assert quoted("Sir Keith Marlow rose. “No,” Marlow said.")[0].speaker_name == "Keith Marlow"


@pytest.mark.parametrize("told", ["he told Hale", "he said to Hale", "he then told Peter Hale", "he told Mr Hale"])
def test_a_pronoun_is_not_whom_its_verb_addresses(told: str) -> None:
    text = f"Peter Hale sat down. The sharpest words came from Martin Stone.\n\n“We want our lives back,” {told}."
    assert quoted(text)[0].speaker_name == "Martin Stone"


def test_a_pronoun_without_a_person_has_no_name() -> None:
    (quotation,) = quoted("“The pier is safe,” she said.")
    assert (quotation.speaker, quotation.speaker_name) == ("she", None)


def test_sentences_glued_together_are_told_apart() -> None:
    found = quoted("“The pier is old,” the diver said.He then left.“It may fall,” Quint said.")
    assert [q.speaker for q in found] == ["the diver", "Quint"]


def test_a_language_without_cues_has_spans_without_speakers() -> None:
    (quotation,) = quoted("„Me peame tegutsema“, ütles Kallas, ja see on kõik, mida ta ütles.", lang="et") or (None,)
    assert quotation is None or quotation.speaker is None or quotation.confidence > 0


def test_attribution_keeps_the_quotations_and_their_order() -> None:
    text = "“A b c,” Marlow said. “D e f.”\n\n“G h i,” Quint said. " * 150
    article = Article("id", "name", text, lang="en")
    marked, _ = drafts(article, Settings())
    said = attributed(article, marked, Settings())
    assert [(q.start, q.end) for q in said] == [(q.start, q.end) for q in marked]
    assert {q.speaker for q in said} == {"Marlow", "Quint"}


pieces = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "said",
        " Ann Lee ",
        "he",
        ", ",
        ". ",
        "\n",
        "(",
        ")",
        "’s ",
        "according to ",
        "that ",
        "by ",
        "was ",
        "told ",
        ":",
        "\x00",
        "\ud800",
    ]
)


@given(st.lists(pieces, max_size=60).map("".join), st.sampled_from(["en", "de", "fr", "es", "ar", "fa", "ja", "xx", ""]))
def test_no_text_raises_and_every_span_slices_back(text: str, lang: str) -> None:
    for quotation in quoted(text, lang):
        if quotation.speaker_span is not None:
            assert text[slice(*quotation.speaker_span)] == quotation.speaker
        assert 0 <= quotation.confidence <= 1
        assert (quotation.speaker is None) == (quotation.rule is None)


@given(st.text(max_size=300))
def test_no_unicode_raises(text: str) -> None:
    quoted(f"“{text}” Ann Lee said. {text} “x y,” he said.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Nobody asked us,” Quint said. But Marlow is not convinced. “They did.”", "Marlow"),
        ("“Nobody asked us,” Quint said.\n\nMarlow laughed. “They did.”", "Marlow"),
        ("“Nobody asked us.” Quint shook his head.\n\nHer sister Vera nodded. “They did.” Marlow laughed.", "Her sister Vera"),
        ("“Nobody asked us,” Quint said. They live in a small town far from the sea. “It is quiet.”", "Quint"),
    ],
)
def test_a_short_sentence_about_somebody_leads_to_what_that_person_says(text: str, expected: str) -> None:
    assert speaker(text) == expected


def test_two_people_who_ask_and_answer_take_turns() -> None:
    said = quoted("“Did you sign?” Judge Odell asked.\n\n“I did,” Hollis said.\n\n“Did you read it?”\n\n“No.”\n\n“Why not?”")
    assert [one.speaker for one in said] == ["Judge Odell", "Hollis", "Judge Odell", "Hollis", "Judge Odell"]
    assert {one.rule for one in said[2:]} == {"question and answer"}


def test_a_paragraph_of_speech_behind_a_statement_is_the_same_speakers() -> None:
    said = quoted("“Did you sign?” Judge Odell asked.\n\n“I did,” Hollis said.\n\n“It was late.”")
    assert said[-1].speaker == "Hollis"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PORT ELLEN (CN) - The bank left its rate alone, saying prices were “too high.”", "The bank"),
        ("LEITH, June 3 (CN) - Marlow left early, calling it “a farce.”", "Marlow"),
        ("Marlow - the mayor - said it was “a farce.”", "Marlow"),
        ("Opening the debate, the home secretary, Ruth Gedney, told members it would “close the gap.”", "Ruth Gedney"),
        ("Her Labour shadow, Amir Poe, called it “a sledgehammer.”", "Amir Poe"),
        ("“A fine speech,” noted the opposition's Greta Holm.", "the opposition's Greta Holm"),
        ("“The pier is shut,” said the union’s regional secretary, Bill Marlow.", "Bill Marlow"),
        ("A panel headed by Ida Marlow said the pier was “hopeless.”", "A panel"),
        ("In a note signed by its director, Ida Marlow, the commission called it “a figment.”", "the commission"),
        ("He is “over the moon” about it, a source close to the actor said.", "a source"),
        ("In what Lee called “a farce,” Poe told the board that it had met twice.", "Lee"),
        ("Asked whether the mayor would hold a post, Marlow shook her head and said, “No.”", "Marlow"),
        ("A member of the family suggested it was “a farce.”", "A member of the family"),
        ("Others, reacting to the vote, shouted, “Shame!”", "Others"),
        ("Article 33 affirms: “No boat shall be turned away.”", "Article 33"),
        ("Number 10 said it was “a farce.”", "Number 10"),
        ("One of them called the storm “the worst since spring.”", "One of them"),
    ],
)
def test_what_stands_around_a_subject_does_not_hide_it(text: str, expected: str) -> None:
    assert speaker(text) == expected


def test_letters_behind_a_name_are_no_part_of_the_person() -> None:
    assert quoted("Miriam Odell KC told the jury it was “a lie.”")[0].speaker_name == "Miriam Odell"


def test_a_body_is_nobody_whose_name_stands_before_it() -> None:
    (said,) = quoted("In a note signed by its director, Ida Marlow, the commission called it “a figment.”")
    assert said.speaker_name == "the commission"


def test_confidence_is_the_languages_own_where_it_was_measured() -> None:
    german, english = quoted("Marlow nannte den Plan „verfehlt“.", "de"), quoted("Marlow called the plan “hopeless.”")
    assert 0 < german[0].confidence < english[0].confidence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘We are out of time’ — Ida Marlow\nThe port will close. It is old.", "Ida Marlow"),
        ("‘We are out of time’: Ida Marlow\nThe port will close. It is old.", "Ida Marlow"),
        ("“We are out of time and out of luck.”\n— Ida Marlow, harbour master\n\nThe port will close.", "Ida Marlow"),
        ("“We stay,” he said.\n\n“There is resistance here.”\n\n– An islander himself –", "he"),
    ],
)
def test_who_signs_a_quotation_spoke_it(text: str, expected: str) -> None:
    assert speaker(text) == expected


def test_a_subhead_quotes_who_speaks_below_it() -> None:
    found = quoted(
        "Port to close\nAnn Lee said the port was “old”. It was built long ago.\n‘Undeterred’\n"
        "The crew will fight, said Jonas Poe. “We are not deterred,” Poe said.\nThe end is near."
    )
    assert [q.speaker_name for q in found] == ["Ann Lee", "Jonas Poe", "Jonas Poe"]


def test_a_headline_without_a_name_quotes_who_says_its_words_below() -> None:
    found = quoted("‘Out of time’\nThe harbour master left.\nMayor Ann Lee said the port was ‘out of time’ and of money.")
    assert [q.speaker_name for q in found] == ["Ann Lee", "Ann Lee"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A tearful Judith Quint left. She called it “an honour”.", "Judith Quint"),
        ("Keeper Jonas Klee will leave. “I will leave,” said the 56-year-old Dane.", "Jonas Klee"),
        ("Keeper Jonas Klee will leave. “I will leave,” the 56-year-old said.", "Jonas Klee"),
        ("Tory PM Lee, speaking from Leith, said: “I disagree.”", "Lee"),
        ("You’ve heard of it, and Poe said it was “over”.", "Poe"),
        ("He made no effort to hide his anger at the news from the Harbour Court, which found it “void”.", "the Harbour Court"),
        ("Ann Lee held the office of Minister for Ports and Equality. Her work was criticised. “I go,” she said.", "Ann Lee"),
        ("Jonas Poe left. Adam Lee reacted. He sat down and then yelled to Lee: “Go!”", "Jonas Poe"),
    ],
)
def test_epithets_and_set_off_clauses_name_whom_they_mean(text: str, name: str) -> None:
    assert quoted(text)[-1].speaker_name == name


def test_a_surname_stays_with_whom_it_meant_when_a_relative_is_named() -> None:
    found = quoted(
        "Adam Poe slapped a host. Poe left the stage. The host had joked about Poe’s wife, Jane Marsh Poe, who was ill. "
        "In his post, Poe said he was “sorry”. “I was wrong,” he added."
    )
    assert [q.speaker_name for q in found] == ["Adam Poe", "Adam Poe"]


def test_words_behind_a_colon_in_a_title_case_headline_are_speech() -> None:
    found = quoted("Harbour Master Apologises To The Mayor: ‘I Was Out Of Line’\nThe harbour master was sorry.")
    assert [q.text for q in found] == ["I Was Out Of Line"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Archbishop of Leith said: “We pray.”\n\nHe added: “Every day.”", "The Archbishop of Leith"),
        ("“We go,” said a fisherman. “It is late,” he said.", "a fisherman"),
        ("“We go,” a newspaper wrote. “It is late,” he said.", None),
    ],
)
def test_a_pronoun_may_mean_who_spoke_without_a_name(text: str, name: str | None) -> None:
    assert quoted(text)[-1].speaker_name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“We are late. We are sorry.”\n\n–PA\n\nIt ended.", None),
        ("‘This is our darkest day’: Mayor Ida Marlow responds to attacks\nIt was late.", "Ida Marlow"),
        ("Poe said it was “late”.\n\nIda Marlow took exception to that, saying it was early.\n\n“It is early.”", "Ida Marlow"),
        ('Mayor Jonas Lee spoke. Poe "was a friend of the port" he said.', "Jonas Lee"),
        ("Ida Marlow, the mayor, reacts strongly to the end of the pier.\n\n“It is dark.”", "Ida Marlow"),
    ],
)
def test_who_speaks_is_found_beside_agencies_headlines_and_missing_commas(text: str, name: str | None) -> None:
    assert quoted(text)[-1].speaker_name == name


def test_a_pronoun_is_nobody_whom_its_words_name_if_somebody_else_fits() -> None:
    text = "President Jonas Lee announced that his predecessor, Robert Poe, has died.\n\n“I announce the passing of Robert Poe,” he shared."
    assert quoted(text)[-1].speaker_name == "Jonas Lee"
    assert quoted("Robert Poe left. “Nobody tells Robert Poe to stay,” he said.")[-1].speaker_name == "Robert Poe"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lee suggests, “no way” while Poe proposes, “the pier.”", "Poe"),
        ("It was “less about boats” says Harbour Today, a paper.", "Harbour Today"),
        ("New York (CNN) — The letter came.\n\nThe firm said it was late. But, he added, “we grow slowly.”", None),
        ("‘Will you go, man?’: Chaos, rage between Lee and Poe\nThe day was long.\n“Will you go, man,” Poe fumed on stage.", "Poe"),
        ("The news came to Mayor Jonas Lee, who released a statement, calling it “a step”.", "Jonas Lee"),
        ("Ida Marlow and Jonas Lee have applauded it, calling it “a step”.", "Ida Marlow and Jonas Lee"),
    ],
)
def test_names_relatives_and_headlines_in_odd_places(text: str, expected: str | None) -> None:
    assert quoted(text)[0].speaker_name == expected or quoted(text)[-1].speaker_name == expected
