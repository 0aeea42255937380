import dataclasses

import numpy as np

from compare.match.candidates import candidates, doublings
from compare.match.comparison import compared
from compare.model import Article, Quotation
from compare.settings import Settings

DEFAULT = Settings()
LARGE = dataclasses.replace(DEFAULT, probe_all=0)
LONG = "the ferry will sail every day until the bridge over the strait stands"
TEXTS = (LONG, "the ferry will sail each day until the bridge stands", "frost took the apple blossom", "ferry", "the of and")


def quoted(texts: tuple[str, ...], speakers: dict[str, str] | None = None) -> list[Quotation]:
    return [Quotation(f"{n:03}", f"{n:03}", 0, len(text), text, person=(speakers or {}).get(text)) for n, text in enumerate(texts)]


def met(quotations: list[Quotation], settings: Settings, articles: dict[str, Article] | None = None) -> set[frozenset[str]]:
    ready = compared(quotations, articles or {}, settings)
    a, b = candidates(ready, settings)
    assert np.all(a < b)
    return {frozenset((ready.quotations[x].text, ready.quotations[y].text)) for x, y in zip(a.tolist(), b.tolist(), strict=True)}


def pairs(texts: tuple[str, ...], *places: tuple[int, int]) -> set[frozenset[str]]:
    return {frozenset((texts[x], texts[y])) for x, y in places}


def test_texts_that_share_rare_words_meet_and_others_do_not() -> None:
    assert met(quoted(TEXTS), DEFAULT) == pairs(TEXTS, (0, 1), (0, 3), (1, 3))


def test_a_crowded_word_leads_to_its_fullest_holders_only() -> None:
    texts = (LONG, *(f"ferry {word}" for word in ("sank", "burned", "rested", "turned", "leaked")))
    crowded = dataclasses.replace(DEFAULT, posting_cap=3, hubs=1, least_looked_up=0.0)
    assert met(quoted(texts), crowded) == pairs(texts, *((0, place) for place in range(1, 6)))


def test_large_runs_look_up_what_tells_most() -> None:
    assert pairs(TEXTS, (0, 1), (0, 3)) <= met(quoted(TEXTS), dataclasses.replace(LARGE, probes=2))


CROWD = (*(f"they saw the {kind} ferry" for kind in ("red", "blue", "green", "old", "new", "tall")), "ferry")


def test_a_word_that_too_many_hold_is_found_where_the_speaker_is_one() -> None:
    narrow = dataclasses.replace(LARGE, posting_cap=2, hubs=0)
    assert not met(quoted(CROWD), narrow) & pairs(CROWD, (3, 6))
    speakers = {CROWD[3]: "Ann Berg", "ferry": "Ann Berg", CROWD[4]: "Carl Moss"}
    assert met(quoted(CROWD, speakers), narrow) & pairs(CROWD, *((n, 6) for n in range(6))) == pairs(CROWD, (3, 6))


def test_a_word_that_too_many_hold_is_found_on_the_same_day_or_the_next() -> None:
    narrow = dataclasses.replace(LARGE, posting_cap=3, hubs=0)
    days = {"003": "2024-03-01", "004": "2024-03-05", "005": "2024-02-29", "006": "2024-02-29"}
    articles = {name: Article(name, name, "", date=day) for name, day in days.items()}
    found = met(quoted(CROWD), narrow, articles)
    assert found & pairs(CROWD, *((n, 6) for n in range(6))) == pairs(CROWD, (3, 6), (5, 6))


def test_doublings_are_whole() -> None:
    assert doublings(np.array([1, 2, 3, 4, 7, 8, 200])).tolist() == [0, 1, 1, 2, 2, 3, 7]


def test_nothing_leads_to_nothing() -> None:
    assert met(quoted(()), DEFAULT) == met(quoted(("",)), DEFAULT) == met(quoted(("", "")), DEFAULT) == set()
    assert met(quoted(("", "the")), LARGE) == set()
