from compare.model import Match, Span, Variant, Verdict
from compare.report import match_record, pair_record, quote_record
from tests.report import sample

QUOTE_FIELDS = ["article", "name", "start", "end", "text", "speaker", "speaker_name", "cue", "kind", "turn"]


def test_a_quote_record_has_the_contracts_fields_in_order() -> None:
    record = quote_record(sample.HERALD_1)
    assert list(record) == QUOTE_FIELDS
    assert sample.HERALD[record["start"] : record["end"]] == record["text"]


def test_an_unknown_speaker_is_null() -> None:
    record = quote_record(sample.quotation(sample.ARTICLES[3], "ready"))
    assert record["speaker"] is None
    assert record["speaker_name"] is None


def test_a_match_record_names_both_sides() -> None:
    by_id = {one.id: one for one in sample.QUOTATIONS}
    record = match_record(Match(sample.HERALD_1.id, sample.COURIER_1.id, 88.5, "full", True), by_id)
    assert list(record) == ["a", "b", "score", "relation", "same_utterance"]
    assert list(record["b"]) == ["article", "name", "start", "end", "text"]
    assert record["b"]["name"] == "courier"


def test_a_pair_record_keeps_two_numbers_and_the_evidence() -> None:
    verdict = Verdict(0.9, 78.4, 3, (Variant(Span(0, 4), Span(0, 3), "negation", 3, "negated"),))
    record = pair_record("p1", verdict, 91.0)
    assert list(record) == ["id", "score", "coverage", "divergence", "severity", "types", "variants"]
    assert record["variants"] == [{"a": [0, 4], "b": [0, 3], "type": "negation", "severity": 3, "reason": "negated"}]
    assert record["types"] == ["negation"]


def test_a_pair_without_a_match_score_is_scored_by_its_coverage() -> None:
    assert pair_record(1, Verdict(0.905, 0, 0))["score"] == 90.5
