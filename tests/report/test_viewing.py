import dataclasses
from pathlib import Path

from compare.model import Counts, Decision
from compare.origins import resolved
from compare.pipeline import Job, report
from compare.report.apparatus import ranges, several, told_once
from compare.report.decided import verdicts
from compare.report.overview import between
from compare.report.viewing import default_title, run_name, summary, viewed
from compare.report.wording import reads_right_to_left, reason_words
from compare.settings import Settings
from tests.report import sample

EMPTY = Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, (0, 0, 0, 0), 0, 0, 0)


def test_the_findings_are_the_gravest_first_and_never_neutral() -> None:
    view = viewed(sample.report(), Settings())
    assert [(one.label, one.severity_word) for one in view.findings] == [("Q1", "Critical"), ("Q2", "Critical")]


def test_the_summary_says_how_many_differ_in_substance() -> None:
    assert summary(sample.report()).endswith(
        "3 utterances are carried by more than one source. In 2 of the 3 the wording differs in substance."
    )


def test_the_summary_says_that_an_archive_holds_more() -> None:
    whole = sample.report()
    part = dataclasses.replace(whole, utterances=whole.utterances[:1])
    assert summary(part) == f"{summary(whole)} Only the 1 most divergent stand here; the tables of the run hold all."


def test_a_report_on_nothing_is_still_a_report() -> None:
    empty = sample.report(
        articles=(), quotations=(), set_aside=(), utterances=(), near_misses=(), suggestions=(), single_source=(), outlets=(), counts=EMPTY
    )
    view = viewed(empty, Settings())
    assert view.summary == "No articles, 0 quotations; there is nothing to compare."
    assert view.findings == ()


def test_a_title_is_made_of_the_speakers() -> None:
    assert default_title(sample.report()) == "What four articles say that Lena Varga said"
    office = dataclasses.replace(sample.UTTERANCES[1], speaker="the prime minister")
    assert default_title(sample.report(utterances=(sample.UTTERANCES[0], office))) == "What four articles say that Lena Varga said"


def test_a_fragment_is_shown_inside_and_its_rest_as_not_quoted() -> None:
    towns = viewed(sample.report(), Settings()).utterances[2]
    fragment = towns.readings[1]
    assert (fragment.begins_inside, fragment.ends_inside) == (True, True)
    cells = towns.bands[0].rows[1].cells
    assert [(cell.text, cell.state) for cell in cells] == [("not quoted", "outside"), ("stand together", "text"), ("not quoted", "outside")]
    assert towns.variants == ()


def test_the_base_reading_comes_first_and_has_no_tint() -> None:
    port = sample.UTTERANCES[0]
    turned = viewed(sample.report(utterances=(dataclasses.replace(port, base=1),)), Settings()).utterances[0]
    assert turned.readings[0].outlet == "City Courier"
    assert turned.readings[0].is_base
    rows = turned.bands[0].rows
    assert not any(cell.tinted for cell in rows[0].cells)
    assert any(cell.tinted for cell in rows[1].cells)


def test_words_equal_to_the_reading_above_repeat() -> None:
    rows = viewed(sample.report(), Settings()).utterances[0].bands[0].rows
    assert [cell.repeats for cell in rows[0].cells] == [False] * 4
    assert [cell.repeats for cell in rows[1].cells] == [True, False, True, False]


def test_with_two_readings_the_list_of_variants_does_not_repeat_the_words() -> None:
    for row in viewed(sample.report(), Settings()).utterances[0].variants:
        assert row.wordings == ()
        assert row.reason


def test_with_three_readings_each_wording_names_its_outlets() -> None:
    made = sample.collation(["we ", "stand"], ["we ", "stand"], ["we ", "sit"])
    said = [
        dataclasses.replace(one, text=text)
        for one, text in zip((sample.HERALD_1, sample.COURIER_1, sample.KAYHAN_1), made.texts, strict=True)
    ]
    verdict = dataclasses.replace(
        sample.UTTERANCES[0].verdict, variants=(sample.variant(made, 1, "lexical", 2, "other verb", 0, 2, sure=False),)
    )
    view = viewed(
        sample.report(
            quotations=tuple(said), utterances=(sample.utterance(said, made, verdict),), suggestions=(), near_misses=(), single_source=()
        ),
        Settings(),
    )
    row = view.utterances[0].variants[0]
    assert [(one.text, one.outlets) for one in row.wordings] == [("stand", "Harbour Herald, City Courier"), ("sit", "Bandar <b>News</b>")]
    assert row.caution


def test_a_suggestion_that_would_be_grave_is_to_be_checked_first() -> None:
    mild = sample.UTTERANCES[2].verdict
    grave = next(one.verdict for one in sample.UTTERANCES if one.verdict.severity == 3)
    pairs = [dataclasses.replace(sample.report().suggestions[0], verdict=verdict) for verdict in (mild, grave, None)]
    view = viewed(sample.report(suggestions=tuple(pairs)), Settings())
    assert [(one.label, one.anchor, one.severity_word) for one in view.to_check] == [("S2", "s2", "Critical")]
    assert [one.anchor for one in view.suggestions] == ["s1", "s2", "s3"]
    assert view.suggestions[1].joined.startswith("If they are one utterance: Critical, divergence ")
    assert view.suggestions[2].joined == ""


def test_utterances_below_the_severity_asked_for_are_only_indexed() -> None:
    view = viewed(sample.report(), Settings(min_severity="minor"))
    assert [one.number for one in view.detailed] == [1, 2]
    assert [one.number for one in view.indexed] == [3]


def test_an_outlet_that_quotes_the_speaker_elsewhere_left_it_out() -> None:
    view = viewed(sample.report(), Settings())
    assert view.utterances[0].left_out == ("Bandar <b>News</b>",)
    assert view.presence[2].cells == ("full", "fragment", "left out", "")


def test_outlets_without_shared_utterances_have_no_score() -> None:
    matrix = viewed(sample.report(), Settings()).matrix
    assert [(cell.text, cell.n) for cell in matrix.rows[0].cells] == [("", 3), ("2 of 3", 3), ("–", 0), ("–", 0)]


def test_two_readings_are_separated_through_the_base() -> None:
    made = sample.collation(["we ", "stand"], ["we ", "sit"], ["we ", "sit"])
    verdict = dataclasses.replace(
        sample.UTTERANCES[0].verdict,
        variants=(sample.variant(made, 1, "lexical", 2, "x", 0, 1), sample.variant(made, 1, "lexical", 2, "x", 0, 2)),
    )
    one = dataclasses.replace(sample.UTTERANCES[0], collation=made, verdict=verdict)
    worst = between(one, {"A": [0], "B": [1], "C": [2]})
    assert [worst.get(frozenset(pair), 0) for pair in ("AB", "AC", "BC")] == [2, 2, 0]


def test_the_bins_of_the_distribution_hold_every_utterance() -> None:
    view = viewed(sample.report(), Settings())
    assert sum(one.count for one in view.distribution) == len(view.utterances)


def test_the_counts_that_are_printed_add_up() -> None:
    rows = {row.words: row for row in viewed(sample.report(), Settings()).counts}
    for name in ("Inputs given", "Marked stretches", "Quotations", "Utterances"):
        assert sum(int(word) for word in rows[name].of.split() if word.isdigit()) == rows[name].n


def test_the_last_decision_counts_and_a_refused_one_does_not() -> None:
    made = (
        Decision("a", "accept", note="first"),
        Decision("a", "reject"),
        Decision("b", "accept", applied=False),
        Decision("c", "accept"),
        Decision("c", "reopen"),
        Decision("d", "tag", "unsure"),
        Decision("e", "note", note="only a note"),
    )
    assert verdicts(made) == {"a": ("reject", "first"), "c": ("", ""), "d": ("unsure", ""), "e": ("", "only a note")}
    assert verdicts([*made, Decision("e", "note")])["e"] == ("", "")


def test_tags_and_notes_stand_beside_the_utterance_and_among_the_decisions() -> None:
    herald, courier = (reading.quotation for reading in sample.UTTERANCES[0].readings)
    made = (Decision(courier, "tag", "mistranslated"), Decision(herald, "note", note="ask the desk"), Decision(courier, "tag", "unsure"))
    view = viewed(sample.report(decisions=made), Settings())
    assert view.utterances[0].tags == ("mistranslated",)
    assert (view.utterances[0].decision, view.utterances[0].decision_note) == ("", "ask the desk")
    assert [(row.action, row.value, row.note, row.outcome) for row in view.decisions] == [
        ("tag", "mistranslated", "", "applied"),
        ("note", "", "ask the desk", "applied"),
        ("tag", "unsure", "", "applied"),
    ]
    assert not any(one.tags for one in view.utterances[1:])


def test_a_tag_is_taken_off_by_whichever_reading_it_was_set_on() -> None:
    herald, courier = (reading.quotation for reading in sample.UTTERANCES[0].readings)
    made = [Decision(courier, "tag", "agency copy"), Decision(herald, "tag", "ask"), Decision(herald, "untag", "agency copy")]
    assert viewed(sample.report(decisions=tuple(made)), Settings()).utterances[0].tags == ("ask",)
    made.append(Decision(courier, "tag", "agency copy"))
    assert viewed(sample.report(decisions=tuple(made)), Settings()).utterances[0].tags == ("ask", "agency copy")


def test_a_decision_is_shown_after_the_span_of_its_target_was_corrected() -> None:
    article, _, place = sample.UTTERANCES[0].id.rpartition(":")
    made = (Decision(f"{article}:1-9", "accept"), Decision(f"{article}:1-9", "span", place))
    assert viewed(sample.report(decisions=made), Settings()).utterances[0].decision == "accept"


def test_the_runs_name_changes_with_the_articles() -> None:
    assert run_name(sample.report()) == run_name(sample.report(title="Another"))
    assert run_name(sample.report()) != run_name(sample.report(articles=sample.ARTICLES[:3]))


def test_numbers_are_listed_as_ranges() -> None:
    assert ranges([1, 3, 4, 5, 9]) == "1, 3–5, 9"
    assert ranges([]) == ""


def test_reasons_are_told_once() -> None:
    assert told_once(["capitals: 'a' and 'A'", "capitals: 'b' and 'B'"], "capitals") == "'a' and 'A'; 'b' and 'B'"
    assert told_once(["other: 1", "other: 2", "other: 1", "plain"], "kind") == "other: 1; 2; plain"
    assert told_once([str(n) for n in range(9)], "kind") == "0; 1; 2; 3; 4; 5; and 3 more"


def test_neighbouring_cells_that_are_not_quoted_are_one() -> None:
    made = sample.collation(["a ", "b ", "c ", "d"], ["a ", "x ", "c ", "d"], [sample.OUT, sample.OUT, "c ", sample.OUT])
    said = (sample.HERALD_1, sample.COURIER_1, sample.KAYHAN_1)
    said = tuple(dataclasses.replace(one, text=text) for one, text in zip(said, made.texts, strict=True))
    one = sample.utterance(said, made, dataclasses.replace(sample.UTTERANCES[0].verdict, variants=()), fragments=(2,))
    view = viewed(sample.report(quotations=said, utterances=(one,), suggestions=(), near_misses=(), single_source=()), Settings())
    assert [(cell.state, span) for cell, span in view.utterances[0].bands[0].rows[2].joined] == [
        ("outside", 2),
        ("text", 1),
        ("outside", 1),
    ]


def test_two_readings_that_differ_from_the_base_each_in_its_way_are_separated() -> None:
    made = sample.collation(["we ", "stand"], ["we ", "sit"], ["we ", "lie"])
    found = tuple(sample.variant(made, 1, "lexical", 2, "x", 0, other) for other in (1, 2))
    verdict = dataclasses.replace(sample.UTTERANCES[0].verdict, variants=found)
    one = dataclasses.replace(sample.UTTERANCES[0], collation=made, verdict=verdict)
    assert between(one, {"B": [1], "C": [2]})[frozenset("BC")] == 2


def test_an_outlet_stands_alone_where_the_others_agree() -> None:
    made = sample.collation(["we ", "stand"], ["we ", "stand"], ["we ", "sit"])
    said = (sample.HERALD_1, sample.COURIER_1, sample.KAYHAN_1)
    said = tuple(dataclasses.replace(one, text=text) for one, text in zip(said, made.texts, strict=True))
    found = (sample.variant(made, 1, "lexical", 2, "x", 0, 2),)
    one = sample.utterance(said, made, dataclasses.replace(sample.UTTERANCES[0].verdict, variants=found))
    view = viewed(sample.report(quotations=said, utterances=(one,), suggestions=(), near_misses=(), single_source=()), Settings())
    assert view.matrix.alone == ("Bandar <b>News</b> alone in 1 of 1",)


def test_a_copy_shares_the_utterances_that_its_quotations_repeat(tmp_path: Path) -> None:
    story = "\n\n".join(
        (
            "The ferry company in the port said on Tuesday that it would cancel half of its crossings next month for want of engineers.",
            "“We cannot sail without the people who keep the engines running,” its director, Ines Mota, told reporters in the harbour.",
            "Passengers who hold tickets for the cancelled crossings can change them without a fee until the end of the year.",
        )
    )
    own = "Ines Mota said: “We cannot sail without the people who keep the engines running.”"
    for name, text in {"a": story, "b": f"{story}\n", "c": own}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    made = report(Job(paths=(str(tmp_path),), resolved=resolved()))
    view = viewed(made, Settings())
    assert [(one.name, one.quotations, one.shared) for one in view.sources] == [("a", 1, 1), ("b", 1, 1), ("c", 1, 1)]
    assert sum("counts with it" in " ".join(one.notes) for one in view.sources) == 1


def test_the_list_of_decisions_says_in_words_what_was_decided_about_what() -> None:
    herald, courier = (reading.quotation for reading in sample.UTTERANCES[0].readings)
    made = (
        Decision(herald, "merge", courier),
        Decision(courier, "speaker"),
        Decision(courier, "withdraw", "tag agency copy"),
        Decision("gone:1-2", "accept", applied=False, why_not="not in the run: gone:1-2"),
    )
    rows = viewed(sample.report(decisions=made), Settings()).decisions
    assert [row.anchor for row in rows] == ["q-1", "q-1", "q-1", ""]
    assert rows[0].about.partition(":")[0] != rows[1].about.partition(":")[0]
    assert rows[0].words == f"joined with {rows[1].about}"
    assert [row.words for row in rows[1:]] == ["speaker: nobody is named", "taken back: tagged: agency copy", "accepted"]
    assert rows[3].about == "not in this run"


def test_a_score_below_the_line_never_reads_as_on_it() -> None:
    line = next(float(one.value) for one in sample.report().settings if one.name == "match_threshold")
    misses = tuple(dataclasses.replace(sample.report().near_misses[0], score=score) for score in (line - 0.3, line - 0.7, line))
    pairs = viewed(sample.report(near_misses=misses), Settings()).near_misses
    assert [pair.shown for pair in pairs] == [f"{line - 0.3:.1f}", f"{line - 1:.0f}", f"{line:.0f}"]


def test_reasons_use_no_terms_of_the_trade() -> None:
    assert reason_words("lexical, unverified: 'tram' and 'bus'") == "other words: 'tram' and 'bus'"
    assert reason_words("negated in one reading: 'not'") == "negated in one reading: 'not'"


def test_a_text_that_runs_from_right_to_left_is_told_by_its_first_letter() -> None:
    assert reads_right_to_left("«ما»")
    assert not reads_right_to_left("“We” ما")


def test_of_many_readings_with_one_wording_the_first_are_named() -> None:
    assert several(["a", "b"]) == "a, b"
    assert several([f"paper {n}" for n in range(40)]) == "paper 0, paper 1, paper 2, paper 3, paper 4 and 35 more"
