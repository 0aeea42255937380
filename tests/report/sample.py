"""A small report built by hand from the nouns: three outlets, four utterances, hostile strings, a Persian quotation."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from compare.model import (
    Article,
    Cell,
    Collation,
    Column,
    Counts,
    Decision,
    Match,
    NotRead,
    OutletFigures,
    Quotation,
    Reading,
    Report,
    SetAside,
    Share,
    Span,
    Suggestion,
    Utterance,
    Variant,
    Verdict,
)
from compare.origins import resolved

GAP, OUT = "\N{EMPTY SET}", "\N{CIRCLED DIVISION SLASH}"

HERALD = """\
Port talks end

Harbour minister Lena Varga told reporters on Monday that “we will never close the northern port to our neighbours”, adding that the \
talks had gone well.

She said: “The harbour and its people stand together with the fishing towns.”

“No ship waits longer than 20 days at our quays,” Varga said.

The union called the plan “=1+1 and <script>alert(1)</script> nonsense”.
"""
COURIER = """\
Minister on port

Ms Varga, the harbour minister, said “we may close the northern port to our neighbors”. She spoke in the old customs house.

Asked about the towns, she spoke of people who “stand together” with fishermen.

“No ship waits longer than 200 days at our quays”, the minister said.
"""
KAYHAN = """\
بندر شمالی

لنا وارگا گفت: «ما هرگز بندر شمالی را به روی همسایگان نمی‌بندیم» و افزود که گفت‌وگوها خوب بود.
"""
PULP = "The minister was said to be “<img src=x onerror=alert(2)>”, and “ready”.\n"


def article(name: str, text: str, outlet: str | None, **known: str) -> Article:
    return Article(hashlib.sha256(text.encode()).hexdigest(), name, text, path=f"{name}.txt", outlet=outlet, **known)  # type: ignore[arg-type]


ARTICLES = (
    article("herald", HERALD, "Harbour Herald", date="2024-03-04", lang="en", url="https://herald.example/port", title="Port talks end"),
    article("courier", COURIER, "City Courier", date="2024-03-05", lang="en", url="javascript:alert(3)", byline="=cmd()"),
    article("kayhan", KAYHAN, "Bandar <b>News</b>", lang="fa"),
    article("pulp", PULP, None),
)


def quotation(source: Article, text: str, **known: object) -> Quotation:
    start = source.text.index(text)
    paragraph = len([p for p in source.text[:start].split("\n\n") if p.strip()]) - 1
    return Quotation(source.id, source.name, start, start + len(text), text, paragraph=max(paragraph, 0), **known)  # type: ignore[arg-type]


VARGA = {"speaker": "Varga", "speaker_name": "Lena Varga", "person": "Lena Varga"}
HERALD_1 = quotation(ARTICLES[0], "we will never close the northern port to our neighbours", kind="mixed", **VARGA)
HERALD_2 = quotation(ARTICLES[0], "The harbour and its people stand together with the fishing towns.", **VARGA)
HERALD_3 = quotation(ARTICLES[0], "No ship waits longer than 20 days at our quays,", repaired="closing mark lost", **VARGA)
HERALD_4 = quotation(ARTICLES[0], "=1+1 and <script>alert(1)</script> nonsense", speaker="The union")
COURIER_1 = quotation(ARTICLES[1], "we may close the northern port to our neighbors", kind="mixed", **VARGA)
COURIER_2 = quotation(ARTICLES[1], "stand together", kind="mixed", **VARGA)
COURIER_3 = quotation(ARTICLES[1], "No ship waits longer than 200 days at our quays", **VARGA)
KAYHAN_1 = quotation(
    ARTICLES[2], "ما هرگز بندر شمالی را به روی همسایگان نمی‌بندیم", speaker="لنا وارگا", speaker_name="لنا وارگا", person="Lena Varga"
)
PULP_1 = quotation(ARTICLES[3], "<img src=x onerror=alert(2)>", speaker="=HYPERLINK(1)")
QUOTATIONS = (HERALD_1, HERALD_2, HERALD_3, HERALD_4, COURIER_1, COURIER_2, COURIER_3, KAYHAN_1, PULP_1)


def collation(*rows: Sequence[str]) -> Collation:
    """Return a collation of rows of cells; the text of a row is its cells joined, GAP and OUT stand for nothing."""
    cells: list[list[Cell]] = []
    texts = []
    for row in rows:
        at, made = 0, []
        for words in row:
            if words in (GAP, OUT):
                made.append(Cell("gap" if words == GAP else "outside"))
            else:
                made.append(Cell("text", Span(at, at + len(words))))
                at += len(words)
        cells.append(made)
        texts.append("".join(words for words in row if words not in (GAP, OUT)))
    return Collation(tuple(texts), tuple(Column(column) for column in zip(*cells, strict=True)))


def variant(made: Collation, column: int, name: str, severity: int, reason: str, a: int = 0, b: int = 1, sure: bool = True) -> Variant:
    """Return a variant between two readings of one column; a missing side is an empty span at its place."""

    def side(reading: int) -> Span:
        cell = made.columns[column].cells[reading]
        before = [c.cells[reading].span for c in made.columns[:column] if c.cells[reading].span]
        place = before[-1].end if before and before[-1] else 0
        return cell.span or Span(place, place)

    return Variant(side(a), side(b), name, severity, reason, sure, a, b, Span(column, column + 1))


def utterance(said: Sequence[Quotation], made: Collation, verdict: Verdict, fragments: Sequence[int] = ()) -> Utterance:
    assert [one.text for one in said] == list(made.texts)
    readings = tuple(
        Reading(
            one.id,
            said[0].id if index else None,
            "fragment" if index in fragments else "full",
            100.0 if not index else 88.5,
            ("short",) if index in fragments else (),
        )
        for index, one in enumerate(said)
    )
    return Utterance(said[0].id, readings, made, verdict, 0, "Lena Varga")


PORT = collation(
    ["we ", "will ", "never ", "close ", "the northern ", "port ", "to our ", "neighbours"],
    ["we ", "may ", GAP, "close ", "the northern ", "port ", "to our ", "neighbors"],
)
SHIPS = collation(
    ["No ship ", "waits longer than ", "20 ", "days ", "at our quays,"],
    ["No ship ", "waits longer than ", "200 ", "days ", "at our quays"],
)
TOWNS = collation(
    ["The harbour and its people ", "stand ", "together", " with ", "the fishing towns."],
    [OUT, "stand ", "together", OUT, OUT],
)
UTTERANCES = (
    utterance(
        (HERALD_1, COURIER_1),
        PORT,
        Verdict(
            0.875,
            78.4,
            3,
            (
                variant(PORT, 1, "modality", 2, "“will” became “may”"),
                variant(PORT, 2, "negation", 3, "negated in one reading: “never”"),
                variant(PORT, 7, "spelling", 0, "British and American spelling"),
            ),
        ),
    ),
    utterance(
        (HERALD_3, COURIER_3),
        SHIPS,
        Verdict(
            1.0,
            71.2,
            3,
            (variant(SHIPS, 2, "number", 3, "20 against 200"), variant(SHIPS, 4, "punctuation", 0, "punctuation only")),
            ("too short to judge word order",),
        ),
    ),
    utterance(
        (HERALD_2, COURIER_2),
        TOWNS,
        Verdict(0.2, 0.0, 0, (variant(TOWNS, 0, "truncation", 0, "an edge cut off"),)),
        fragments=(1,),
    ),
)


def report(**changes: object) -> Report:
    """Return the sample report; `changes` replace its fields."""
    fields: dict[str, object] = {
        "schema_version": 1,
        "program": "crossquote 0.1.0",
        "title": "",
        "date": "2024-03-06",
        "command": "crossquote report sample/ -o out",
        "settings": resolved().values(),
        "articles": ARTICLES,
        "quotations": QUOTATIONS,
        "set_aside": (SetAside(ARTICLES[3].id, 66, 71, "ready", "one word, no speaker"),),
        "utterances": UTTERANCES,
        "near_misses": (Match(HERALD_4.id, PULP_1.id, 41.25, "full", False, 0.5, 4.0, ("speaker differs",)),),
        "suggestions": (Suggestion(HERALD_1.id, KAYHAN_1.id, 62.0, ("same speaker", "same occasion"), UTTERANCES[0].verdict),),
        "single_source": (HERALD_4.id, KAYHAN_1.id, PULP_1.id),
        "outlets": (OutletFigures("City Courier", 3, {"substantive": Share(2, 3, 0.667, 0.208, 0.939), "omission": Share(0, 0)}),),
        "not_read": (NotRead("scan.pdf", "no text layer", "run an OCR program on it first"),),
        "counts": Counts(5, 4, 1, 10, 9, 1, 6, 3, 3, (1, 0, 0, 2), 1, 1, 12),
        "decisions": (
            Decision(HERALD_3.id, "accept", note="looked up: 20", who="reviewer", when="2024-03-07T10:00:00Z"),
            Decision("0" * 64 + ":1-2", "reject", applied=False, why_not="no such utterance in this report"),
        ),
    }
    return Report(**{**fields, **changes})  # type: ignore[arg-type]
