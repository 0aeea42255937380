"""Articles and quotations made for the tests of matching."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.model import Article, Quotation, Reading

MARKED = re.compile(r"\u201c([^\u201c\u201d]+)\u201d(?:,? said ([A-Z]\w+ [A-Z]\w+))?")


def article(name: str, text: str, date: str | None = None) -> Article:
    return Article(id=name, name=name, text=text, date=date)


def quotations(*articles: Article) -> tuple[Quotation, ...]:
    """Return what stands between curly marks; "said First Last" after it names the speaker."""
    return tuple(
        Quotation(one.id, one.name, m.start(1), m.end(1), m.group(1), speaker_name=m.group(2), person=m.group(2))
        for one in articles
        for m in MARKED.finditer(one.text)
    )


def ids(groups: Sequence[Sequence[Reading]]) -> set[frozenset[str]]:
    return {frozenset(reading.quotation for reading in group) for group in groups}


HARBOUR = (
    article(
        "gazette",
        "The harbour town of Marlow argued about its ferry for years. “The ferry will sail every day, in storm or shine, until the bridge"
        " stands,” said Petra Lindqvist on the quay. The council calls the service “a floating museum” and wants to sell it.\n\n"
        "“Nobody asked the islanders what they need,” said Tomas Okafor.",
        "2024-03-01",
    ),
    article(
        "courier",
        "Petra Lindqvist, the ferry captain, spoke to islanders on the quay. “Our ferry will sail every day in storm or shine until the"
        " bridge stands,” said Petra Lindqvist. She was cheered for “storm or shine” all evening.\n\n"
        "The council had mocked the boat as a “floating museum” last week.",
        "2024-03-01",
    ),
)
ORCHARD = (
    article(
        "herald",
        "Apple growers met the minister in a barn. “Frost took two thirds of the blossom and all of our patience,” said Ilse Brandt."
        " The minister promised little.",
    ),
    article(
        "tribune",
        "Growers are angry. “The frost took two thirds of the blossom, and all our patience,” said Ilse Brandt, who grows pears.",
    ),
)
