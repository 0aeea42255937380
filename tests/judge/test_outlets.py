"""An outlet's figures are rates of the utterances that it shares, with their intervals."""

from __future__ import annotations

import pytest

from compare import collate, judge
from compare.judge.outlets import wilson
from compare.model import Article, Quotation, Reading, Utterance
from compare.settings import Settings

DEFAULTS = Settings()
PLAIN = "We will rebuild the harbour before the winter"


def made(texts: dict[str, str], place: str = "body") -> tuple[Utterance, list[Quotation], list[Article]]:
    """Return one utterance that each outlet reports in its own words, with quotations and articles."""
    articles = [Article(id=outlet * 4, name=outlet, text=text, outlet=outlet) for outlet, text in texts.items()]
    quotations = [Quotation(article=a.id, name=a.name, start=0, end=len(a.text), text=a.text, place=place) for a in articles]  # type: ignore[arg-type]
    collation = collate.collated([q.text for q in quotations], [None] + [0] * (len(quotations) - 1), DEFAULTS)
    verdict, base = judge.judged(collation, quotations, DEFAULTS)
    readings = tuple(Reading(q.id) for q in quotations)
    return Utterance(quotations[0].id, readings, collation, verdict, base), quotations, articles


def test_each_outlet_stands_in_the_class_of_its_worst_difference() -> None:
    one, quotations, articles = made(
        {"Dawn": PLAIN, "Echo": PLAIN, "Gull": PLAIN.replace("harbour", "harbor"), "Kite": PLAIN.replace("will", "may")}
    )
    figures = {figure.outlet: figure for figure in judge.outlet_figures([one], quotations, articles, DEFAULTS)}
    assert figures["Echo"].rates["verbatim"].k == 1
    assert figures["Gull"].rates["accidentals"].k == 1
    assert figures["Kite"].rates["substantive"].k == 1
    assert all(figure.shared == 1 for figure in figures.values())


def test_the_base_outlet_is_not_held_against_itself() -> None:
    one, quotations, articles = made({"Dawn": PLAIN, "Echo": PLAIN, "Kite": PLAIN.replace("will", "may")})
    figures = {figure.outlet: figure for figure in judge.outlet_figures([one], quotations, articles, DEFAULTS)}
    base = quotations[one.base].name
    assert figures[base].rates["verbatim"].n == 0
    assert figures[base].rates["verbatim"].rate is None


def test_an_utterance_of_one_outlet_alone_gives_no_figures() -> None:
    one, quotations, articles = made({"Dawn": PLAIN})
    assert judge.outlet_figures([one], quotations, articles, DEFAULTS) == ()


def test_headline_words_that_no_body_quotation_bears_are_counted() -> None:
    one, quotations, articles = made({"Dawn": PLAIN, "Echo": PLAIN})
    headline = Quotation(article=articles[0].id, name="Dawn", start=0, end=9, text="We surrender", place="headline")
    borne = Quotation(article=articles[1].id, name="Echo", start=0, end=9, text="rebuilding the harbour", place="headline")
    figures = {f.outlet: f for f in judge.outlet_figures([one], [*quotations, headline, borne], articles, DEFAULTS)}
    assert (figures["Dawn"].rates["headline"].k, figures["Dawn"].rates["headline"].n) == (1, 1)
    assert (figures["Echo"].rates["headline"].k, figures["Echo"].rates["headline"].n) == (0, 1)


@pytest.mark.parametrize(("k", "n", "low", "high"), [(0, 10, 0.0, 0.278), (5, 10, 0.237, 0.763), (10, 10, 0.722, 1.0)])
def test_the_interval_is_wilsons(k: int, n: int, low: float, high: float) -> None:
    share = wilson(k, n)
    assert share.low == pytest.approx(low, abs=0.001)
    assert share.high == pytest.approx(high, abs=0.001)


def test_no_trials_give_no_rate() -> None:
    assert wilson(0, 0).rate is None
