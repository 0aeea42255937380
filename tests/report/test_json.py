import json
from pathlib import Path

import jsonschema
import pytest

import compare.report
from compare.errors import InputError
from compare.report.json import parsed, read, rendered, schema
from tests.report import sample

SHIPPED = Path(compare.report.__file__).with_name("report.schema.json")


def test_a_report_comes_back_from_its_json_unchanged() -> None:
    assert parsed(rendered(sample.report())) == sample.report()


def test_the_same_report_gives_the_same_bytes() -> None:
    assert rendered(sample.report()) == rendered(parsed(rendered(sample.report())))


def test_the_json_fits_its_schema() -> None:
    validator = jsonschema.Draft202012Validator(schema())
    validator.check_schema(schema())
    validator.validate(json.loads(rendered(sample.report())))


def test_the_schema_notices_a_wrong_report() -> None:
    record = json.loads(rendered(sample.report()))
    record["utterances"][0]["divergence"] = "high"
    assert list(jsonschema.Draft202012Validator(schema()).iter_errors(record))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("extra",), 1),
        (("utterances", 0, "severity"), 4),
        (("utterances", 0, "divergence"), -1),
        (("utterances", 0, "coverage"), 1.5),
        (("utterances", 0, "unknown"), ""),
        (("near_misses", 0, "score"), 101),
        (("quotations", 0, "confidence"), 2),
        (("outlets", 0, "rates", "omission", "rate"), -0.1),
    ],
)
def test_the_schema_is_closed_and_knows_the_ranges(path: tuple[str | int, ...], value: object) -> None:
    record = json.loads(rendered(sample.report()))
    within = record
    for step in path[:-1]:
        within = within[step]
    within[path[-1]] = value
    assert list(jsonschema.Draft202012Validator(schema()).iter_errors(record))


def test_an_utterance_holds_its_figures_and_a_quotation_its_id() -> None:
    record = json.loads(rendered(sample.report()))
    assert record["utterances"][0]["divergence"] == 78.4
    assert record["utterances"][0]["types"] == ["modality", "negation", "spelling"]
    assert record["quotations"][0]["id"] == sample.HERALD_1.id


def test_a_quotation_can_be_found_by_its_selectors() -> None:
    record = json.loads(rendered(sample.report()))
    texts = {article["id"]: article["text"] for article in record["articles"]}
    for quotation in record["quotations"]:
        place, words = quotation["selector"]
        text = texts[quotation["article"]]
        assert text[place["start"] : place["end"]] == words["exact"] == quotation["text"]
        assert words["prefix"] + words["exact"] + words["suffix"] in text


def test_half_a_surrogate_pair_does_not_stop_the_file() -> None:
    title = json.loads(rendered(sample.report(title="a\ud800b")))["title"]
    assert title == "a\N{REPLACEMENT CHARACTER}b"


def test_each_item_of_a_list_has_a_line_of_its_own() -> None:
    lines = rendered(sample.report()).splitlines()
    assert sum(line.startswith(b'{"article":') for line in lines) >= len(sample.QUOTATIONS)


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}", b"null", b'{"utterances": 3}', b'{"utterances": [1]}', b"\xff\xfe", b'{"utterances": [{}]}']
)
def test_what_is_no_report_is_refused_with_its_name(data: bytes) -> None:
    with pytest.raises(InputError, match=r"old\.json: not a report"):
        parsed(data, "old.json")


def test_a_report_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone\.json: can't be opened"):
        read(tmp_path / "gone.json")


def test_the_schema_that_ships_is_the_nouns_schema(request: pytest.FixtureRequest) -> None:
    made = json.dumps(schema(), indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    if request.config.getoption("--accept"):
        SHIPPED.write_text(made, encoding="utf-8")
    assert SHIPPED.read_text(encoding="utf-8") == made, "a noun changed: run this test with --accept, and say so in the changelog"
