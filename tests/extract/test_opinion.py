"""A parser's opinion moves the confidence in a speaker, and nothing else; where none is asked, no parser is loaded."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.errors import MissingDependencyError
from compare.extract import extracted
from compare.extract.opinion import moved, pipeline
from compare.model import Article, Quotation
from compare.settings import Settings

spacy = pytest.importorskip("spacy", reason="the extra spacy is not installed")

# A sentence of our own, its parse (relation and head of each token), the speaker that our rules print.
STANFORD = {
    '"The pier is safe," Ann Marlow said on Monday.': (
        "punct>9 det>2 nsubj>3 ccomp>9 acomp>3 punct>9 punct>9 compound>8 nsubj>9 ROOT>9 prep>9 pobj>10 punct>9",
        "Ann Marlow",
    ),
    'Quint, who met Marlow, called the pier "a wreck".': (
        "nsubj>6 punct>0 nsubj>3 relcl>0 dobj>3 punct>0 ROOT>6 det>8 dobj>6 punct>11 det>11 oprd>6 punct>6 punct>6",
        "Quint",
    ),
    'Poe was told by Marlow that the pier was "safe".': (
        "nsubjpass>2 auxpass>2 ROOT>2 agent>2 pobj>3 mark>8 det>7 nsubj>8 ccomp>2 punct>8 acomp>8 punct>8 punct>2",
        "Marlow",
    ),
    'Marlow left early, calling it "a farce".': (
        "nsubj>1 ROOT>1 advmod>1 punct>1 advcl>1 dobj>4 punct>4 det>8 oprd>4 punct>4 punct>1",
        "Marlow",
    ),
    'According to Marlow, the pier is "safe".': (
        "prep>6 prep>0 pobj>1 punct>6 det>5 nsubj>6 ROOT>6 punct>6 acomp>6 punct>6 punct>6",
        "Marlow",
    ),
    'Marlow said he thought it was "safe".': (
        "nsubj>1 ROOT>1 nsubj>3 ccomp>1 nsubj>5 ccomp>3 punct>5 acomp>5 punct>5 punct>1",
        "Marlow",
    ),
    'Marlow was quoted as saying the pier was "safe".': (
        "nsubjpass>2 auxpass>2 ROOT>2 prep>2 pcomp>3 det>6 nsubj>7 ccomp>4 punct>7 acomp>7 punct>7 punct>2",
        "Marlow",
    ),
    '"Safe," said Marlow, who built it.': (
        "punct>4 ccomp>4 punct>4 punct>4 ROOT>4 nsubj>4 punct>5 nsubj>8 relcl>5 dobj>8 punct>4",
        "Marlow",
    ),
}
UNIVERSAL = {
    'Marlow was told by Poe it was "safe".': (
        "nsubj:pass>2 aux:pass>2 root>2 case>4 obl:agent>2 nsubj>8 cop>8 punct>8 ccomp>2 punct>8 punct>2",
        "Poe",
    ),
}
PARSES = {text: parse for text, (parse, _) in {**STANFORD, **UNIVERSAL}.items()}
FACTORY = "crossquote_made_parser"


@spacy.Language.component(FACTORY)
def made_parser(doc):  # type: ignore[no-untyped-def]
    """Set the relations that stand above; in any other text every token is a root."""
    relations = PARSES.get(doc.text, "").split() or [f"ROOT>{i}" for i in range(len(doc))]
    for token, relation in zip(doc, relations, strict=True):
        name, _, head = relation.rpartition(">")
        token.dep_, token.head = name, doc[int(head)]
    return doc


@pytest.fixture(scope="module")
def parser(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the folder of a pipeline with a parser."""
    nlp = spacy.blank("en")
    nlp.add_pipe(FACTORY)
    folder = tmp_path_factory.mktemp("pipeline")
    nlp.to_disk(folder)
    return str(folder)


def heard(text: str, model: str = "", lang: str = "en") -> tuple[Quotation, ...]:
    return extracted(Article(id="a", name="a", text=text, lang=lang), Settings(speaker_model=model))[0]


@pytest.mark.parametrize(("text", "speaker"), [(text, speaker) for text, (_, speaker) in {**STANFORD, **UNIVERSAL}.items()])
def test_a_parser_that_finds_our_speaker_agrees_and_takes_doubt_away(parser: str, text: str, speaker: str) -> None:
    (before,), (after,) = heard(text), heard(text, parser)
    assert (after.speaker, after.opinion) == (speaker, "agrees")
    assert before.confidence < after.confidence < 1
    assert replace(after, opinion=None, confidence=before.confidence) == before


def test_a_parser_that_finds_somebody_else_disagrees_and_the_speaker_stays(parser: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = 'Quint, who met Marlow, called the pier "a wreck".'
    monkeypatch.setitem(PARSES, text, "nsubj>3 punct>0 nsubj>3 relcl>0 nsubj>6 punct>0 ROOT>6 " + PARSES[text].split(" ", 7)[7])
    (before,), (after,) = heard(text), heard(text, parser)
    assert (after.speaker, after.rule, after.opinion) == ("Quint", before.rule, "disagrees")
    assert 0 < after.confidence < before.confidence


def test_a_parser_that_finds_nobody_is_silent_and_changes_nothing(parser: str) -> None:
    text = '"Not in this list," Ann Marlow said.'
    (before,), (after,) = heard(text), heard(text, parser)
    assert after.opinion == "silent"
    assert replace(after, opinion=None) == before


def test_a_sentence_longer_than_what_is_read_is_not_parsed(parser: str) -> None:
    text = '"The pier is safe," Ann Marlow said of ' + "the long pier and " * 200 + "the sea."
    assert [quotation.opinion for quotation in heard(text, parser)] == ["silent"]


def test_another_language_than_the_pipelines_gets_no_opinion(parser: str) -> None:
    (quotation,) = heard("„Der Steg hält“, sagte Marlow.", parser, "de")
    assert (quotation.speaker, quotation.opinion) == ("Marlow", None)


def test_no_parser_is_loaded_unless_one_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    assert [quotation.opinion for quotation in heard('"Safe," said Marlow.')] == [None]


def test_without_spacy_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(MissingDependencyError, match="spaCy is not installed") as raised:
        heard('"Safe," said Marlow.', "no_such_pipeline")
    assert "crossquote[spacy]" in raised.value.hint
    assert raised.value.exit_code == 4


def test_a_missing_pipeline_is_named(tmp_path: Path) -> None:
    for name in ("no_such_pipeline", str(tmp_path)):
        with pytest.raises(MissingDependencyError, match="pipeline") as raised:
            pipeline(name)
        assert name in raised.value.message
        assert "speaker_model" in raised.value.hint


def test_a_pipeline_without_a_parser_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path)
    with pytest.raises(MissingDependencyError, match="no parser"):
        pipeline(str(tmp_path))


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_confidence_moves_the_right_way_and_stays_one(confidence: float, agrees: float, disagrees: float) -> None:
    settings = Settings(opinion_agrees=agrees, opinion_disagrees=disagrees)
    quotation = Quotation(article="a", name="a", start=0, end=1, text="x", confidence=confidence)
    up, down = moved(quotation, "agrees", settings).confidence, moved(quotation, "disagrees", settings).confidence
    assert 0 <= down <= confidence
    assert confidence - 1e-12 <= up <= 1


@given(text=st.text(alphabet='“”"‘’ .,\n\x00\ud800said Marlow', max_size=80))
def test_no_text_raises_and_no_answer_changes(text: str, parser: str) -> None:
    asked, unasked = heard(text, parser), heard(text)
    assert [replace(one, opinion=None, confidence=0.0) for one in asked] == [replace(one, confidence=0.0) for one in unasked]
