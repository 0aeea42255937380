"""A paragraph that Pango sets in one go stands as WeasyPrint sets it, in one box a line; what is more than words is left to it."""

from __future__ import annotations

import io
import re
import unicodedata
from contextlib import nullcontext
from importlib import import_module
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.report.pdf import chunks, markup, pango, paragraphs, repairs
from compare.report.pdf.paragraphs import NOT_PLAIN
from compare.report.viewing import viewed
from compare.settings import Settings
from tests.report import sample

STYLE = markup.style(viewed(sample.report(), Settings()), Settings())
READING = (
    '<p class="r"><b class="o">Harbour Herald\t</b><i class="g">The minister said on Monday that </i>“we <i class="meaning t">will never'
    '</i> close the <i class="accidental">harbour</i>, and nobody who lives beside it needs to fear that”<i class="g"> at the quay.</i></p>'
)
PERSIAN = '<p class="r rtl">«ما هرگز <i class="word">بندر شمالی</i> را نمی‌بندیم»</p>'
LINKED = '<p class="d">See <a href="page:q-1">the first</a> of them</p>'


# An accent of Latin behind a full stop in Arabic is read out as a second full stop: they don't stand together here.
ALPHABETS = st.sampled_from(("abcdé “”-,. яб1234567890\u0301", "abcdé “”-,. яб\u0628\u0646\u200c\u062f1234567890"))


def lines(markup: str, whole: bool = True) -> list[Any]:
    """Return the line boxes of the first page of a body."""
    with repairs.repaired() if whole else nullcontext():
        page = chunks.laid_out(markup, STYLE, "en").pages[0]._page_box
    boxes = import_module("weasyprint.formatting_structure.boxes")
    bodies = [child for child in page.children if type(child).__name__ != "MarginBox"]
    return [box for body in bodies for box in body.descendants() if isinstance(box, boxes.LineBox)]


def words(markup: str) -> str:
    """Return the text of a body's pages without blanks, running heads and feet left out, letters and their accents apart."""
    drawn = chunks.drawn(markup, STYLE, "en")
    # A chunk has no fonts yet: what its glyphs stand for is told beside it.
    known = {face.hash: face.texts for face in drawn.faces}
    found, current, artifact = "", {}, False
    for page in pikepdf.open(io.BytesIO(drawn.file)).pages:
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "Tf":
                current = known[str(operands[0]).removeprefix("/")]
            elif str(operator) in ("BDC", "EMC"):
                artifact = str(operator) == "BDC" and str(operands[0]) == "/Artifact"
            elif str(operator) == "TJ" and not artifact:
                codes = b"".join(bytes(one) for one in operands[0] if isinstance(one, pikepdf.String))
                found += "".join(current[int.from_bytes(codes[i : i + 2], "big")] for i in range(0, len(codes), 2))
    return bare(found)


def bare(text: str) -> str:
    return re.sub(r"[\s\u200b-\u200f\ufeff]", "", unicodedata.normalize("NFD", text))


def test_a_line_is_one_box_whatever_looks_it_has() -> None:
    set_whole = lines(READING)
    assert len(set_whole) == 2
    assert all(len(line.children) == 1 and not line.children[0].children for line in set_whole)
    assert sum(len(line.children) for line in lines(READING, whole=False)) > 2


@pytest.mark.parametrize("markup", [READING, PERSIAN, READING.replace("harbour", "بندر")])
def test_lines_stand_where_weasyprint_sets_them(markup: str) -> None:
    whole, other = lines(markup), lines(markup, whole=False)
    assert [line.position_y for line in whole] == pytest.approx([line.position_y for line in other], abs=1)
    assert [line.height for line in whole] == pytest.approx([line.height for line in other], abs=1)


def test_a_first_line_begins_outside_and_the_others_do_not() -> None:
    first, second = lines(READING)
    assert second.children[0].position_x - first.children[0].position_x == pytest.approx(34 * 96 / 25.4)


def test_lines_from_right_to_left_end_at_the_right_edge() -> None:
    (line,) = lines(PERSIAN)
    said = line.children[0]
    width = pango.width(said.paragraph.lines[said.number])
    assert said.position_x + width == pytest.approx(line.position_x + line.width)
    assert width < line.width


@pytest.mark.parametrize(
    "markup", [LINKED, "<p>soft\xadly</p>", '<p class="r">said <i class="rtl">بندر</i></p>', '<p><i class="f3">80</i></p>']
)
def test_what_is_more_than_words_is_left_to_weasyprint(markup: str) -> None:
    assert not any(hasattr(line.children[0], "paragraph") for line in lines(markup))


def test_a_score_is_a_word_on_a_tint_and_a_bar() -> None:
    (line,) = lines('<p class="s"><b class="s3">Critical</b><i class="f17"></i> 78/100</p>')
    assert line.children[0].paragraph.text.decode() == "\u2060Critical\u2060\u2060\u2060 78/100"
    width = pango.width(line.children[0].paragraph.lines[0])
    (plain,) = lines('<p class="s"><b>Critical</b> 78/100</p>')
    more = width - pango.width(plain.children[0].paragraph.lines[0])
    assert more == pytest.approx((2 * 1.5 + 2.5 + 22) * 96 / 25.4, abs=0.1)


def test_a_long_word_breaks_where_the_style_allows() -> None:
    assert len(lines(f'<p class="d">{"x" * 400}</p>')) > 1


def test_a_paragraph_goes_on_on_the_next_page_where_it_was_cut() -> None:
    text = " ".join(f"word{number}" for number in range(3000))
    assert words(f"<p>{text}</p>").count("word") == 3000


@settings(max_examples=40, deadline=None)
@given(ALPHABETS.flatmap(lambda letters: st.lists(st.text(st.sampled_from(letters), min_size=1), min_size=1, max_size=6)))
def test_no_word_is_lost(texts: list[str]) -> None:
    marked = "".join(f'<i class="meaning t">{text}</i>' if number % 2 else text for number, text in enumerate(texts))
    assert sorted(words(f"<p>{marked}</p>")) == sorted(bare("".join(texts)))


def test_marks_of_a_paragraphs_end_are_not_plain() -> None:
    assert all(NOT_PLAIN.search(char) for char in "\n\r\u2028\u2029\xad")
    assert not NOT_PLAIN.search("a\tb c\u200c")


def test_the_names_that_are_replaced_are_weasyprints() -> None:
    assert callable(import_module("weasyprint.layout.block").iter_line_boxes)
    assert callable(import_module("weasyprint.draw").draw_text)
    assert paragraphs.pango.native().ffi.sizeof("PangoGlyphInfo") == 20
