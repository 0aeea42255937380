"""What stands where on the pages: the first page on one page of either paper, tables the way their readings run."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compare.report.pdf import chunks, markup
from compare.report.view import MatrixCell, MatrixRow, OutletMatrix, ReportView
from compare.report.viewing import viewed
from compare.settings import Settings
from tests.report import sample

PIXELS = 96 / 25.4  # in a millimetre
SIDE = 17 * PIXELS  # the margin
LAST_WORDS = "function word only"  # of the last row of the legend


def with_outlets(names: tuple[str, ...]) -> ReportView:
    """Return the sample's view with these outlets in its matrix and its sources, and as many findings as a cover has."""
    view = viewed(sample.report(), Settings())
    cells = tuple(MatrixCell("12 of 34", 34, 2, "") for _ in names)
    matrix = OutletMatrix(names, tuple(MatrixRow(name, cells) for name in names), view.matrix.caption)
    sources = tuple(replace(view.sources[0], outlet=name, byline="Ada Lovelace", date="2024-02-01") for name in names)
    return replace(view, matrix=matrix, sources=sources, findings=(view.findings * 5)[:5], to_check=(view.findings * 3)[:3])


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize(
    "names",
    [
        ("The Gazette", "The Mail", "The Star"),
        tuple(f"00{n}_3f6ab9d2c1e8a7b4" for n in range(5)),
        tuple(f"The Northern Harbour Gazette {n}" for n in range(12)),
        tuple(f"{n}{'x' * 300}" for n in range(9)),
        tuple(f"Outlet {n}" for n in range(60)),
    ],
    ids=["few", "hashes", "twelve", "endless", "sixty"],
)
def test_the_cover_fits_its_page(names: tuple[str, ...], paper: str) -> None:
    settings = Settings(page_size=paper)
    made = markup.marked_up(with_outlets(names), settings)
    cover = chunks.laid_out(made.front({}), made.style, "en").pages[0]
    texts = [box for box in cover._page_box.descendants() if getattr(box, "text", "")]
    assert LAST_WORDS in " ".join(box.text for box in texts)
    assert max(box.position_x + box.width for box in texts) <= cover.width - SIDE + 1


def test_many_or_long_names_are_a_letter_above_their_column() -> None:
    assert OutletMatrix(("The Gazette", "The Mail"), ()).keys == ()
    assert OutletMatrix(("The Gazette", "x" * 15), ()).keys == ("A", "B")
    keys = OutletMatrix(tuple(map(str, range(60))), ()).keys
    assert (keys[0], keys[25], keys[26], keys[59]) == ("A", "Z", "AA", "BH")


def test_tables_of_readings_from_right_to_left_run_that_way() -> None:
    view = viewed(sample.report(), Settings())
    one = view.utterances[0]
    three = replace(one, readings=(*one.readings, one.readings[-1]))
    turned = replace(three, direction="rtl", readings=tuple(replace(reading, text="ما") for reading in three.readings))
    for utterance, table in ((three, '<table class="band"'), (turned, '<table class="band rtl"')):
        printed = "".join(markup.marked_up(replace(view, utterances=(utterance,)), Settings()).pieces)
        assert table in printed
    first = one.readings[0]
    assert printed.index(first.place.replace(" ", "\u00a0", 1)) < printed.index(f"<b>{first.outlet}</b>")
