"""What the PDF promises: both standards, one text, its own fonts, the same bytes, and nothing from outside."""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import page as validation
import pikepdf
import pytest

from compare.errors import MissingDependencyError
from compare.model import Report
from compare.report import pdf, pdf_engine, pdf_fonts, pdf_widths
from compare.report.json import rendered
from compare.report.view import UtteranceView
from compare.report.viewing import viewed
from compare.settings import Settings
from tests.report import pdf_text, sample

ROOT = Path(__file__).parents[2]
SETTINGS = Settings(match_threshold=40.0, fragment_threshold=40.0)
CUNEIFORM = "\U00012000\U00012001"
CHINESE = "我们决不关闭港口"


@pytest.fixture(scope="module")
def made() -> bytes:
    return pdf.render(brief(), SETTINGS)


@pytest.fixture(scope="module")
def opened(made: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(made))


@pytest.fixture(scope="module")
def many() -> bytes:
    """A report of several pages: its tables, lists and sections break."""
    view = viewed(brief(), Settings())
    utterances = tuple(renumbered(view.utterances[n % len(view.utterances)], n + 1) for n in range(15))
    single = view.single_source * 40
    return pdf.typeset(replace(view, utterances=utterances, single_source=single), b"{}", Settings())


def renumbered(utterance: UtteranceView, number: int) -> UtteranceView:
    return replace(utterance, number=number, anchor=f"q-{number}")


def brief(**changes: object) -> Report:
    """Return the sample report with two settings only: the table of all of them takes a third of the time."""
    return sample.report(**{"settings": sample.report().settings[:2], **changes})


def failures(data: bytes, profile: str) -> list[str]:
    limits = validation.SafetyLimits(max_reference_depth=100_000)
    report = validation.validate_pdf_bytes(data, profile=profile, limits=limits)
    return sorted({f"{failure.rule_id}: {failure.message}" for failure in report.failures})


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_one_file_is_universally_accessible_and_archival(made: bytes, profile: str) -> None:
    assert failures(made, profile) == []


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_breaks_between_pages_keep_both_standards(many: bytes, profile: str) -> None:
    assert failures(many, profile) == []


@pytest.mark.parametrize("which", ["made", "many"])
def test_the_structure_tree_reads_out_the_text_of_the_pages(which: str, request: pytest.FixtureRequest) -> None:
    file = pikepdf.open(io.BytesIO(request.getfixturevalue(which)))
    pages, tree = pdf_text.on_pages(file), list(pdf_text.in_tree(file))
    shown = {(number, place) for number, texts in enumerate(pages) for place in texts if place != pdf_text.ARTIFACT}
    assert max(Counter(tree).values()) == 1
    assert shown <= set(tree)
    read = "".join(pages[number].get(place, "") for number, place in tree)
    for words in ("Quotation divergence report", "Quoted by one source only", "SHA-256 of the input", "we may close the northern port"):
        assert words.replace(" ", "").lower() in re.sub(r"\s+", "", read).lower()


def test_running_heads_and_feet_are_artifacts(opened: pikepdf.Pdf) -> None:
    heads = [texts.get(pdf_text.ARTIFACT, "") for texts in pdf_text.on_pages(opened)]
    pages = len(opened.pages)
    for number, text in enumerate(heads, start=1):
        assert f"{number} / {pages}" in text
        assert "2024-03-06" in text
        assert "match 40 · fragment 40" in text


def test_header_cells_say_what_they_head(opened: pikepdf.Pdf) -> None:
    scopes = Counter(str(item.A.Scope) for item in opened.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/TH")
    assert scopes["/Column"] > 5
    assert scopes["/Row"] > 5


def test_the_data_ride_along_as_data(opened: pikepdf.Pdf) -> None:
    specification = opened.attachments["report.json"]
    assert specification.get_file().read_bytes() == rendered(brief())
    assert specification.obj.AFRelationship == "/Data"
    assert len(opened.Root.AF) == 1


def test_the_only_dates_are_the_reports(opened: pikepdf.Pdf) -> None:
    assert str(opened.docinfo["/CreationDate"]) == str(opened.docinfo["/ModDate"]) == "D:20240306"
    assert opened.attachments["report.json"].get_file().creation_date.isoformat().startswith("2024-03-06T00:00:00")
    undated = pikepdf.open(io.BytesIO(pdf.render(brief(date=""), Settings())))
    assert "/CreationDate" not in undated.docinfo


def test_the_same_report_gives_the_same_bytes_in_any_process() -> None:
    program = (
        "import hashlib; from compare.report import pdf; from compare.settings import Settings; from tests.report import sample;"
        "print(hashlib.sha256(pdf.render(sample.report(), Settings())).hexdigest())"
    )
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "TZ": zone},
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima"))
    ]
    first, second = (run.communicate()[0].strip() for run in runs)
    assert len(first) == len(hashlib.sha256().hexdigest())
    assert first == second


def test_every_font_comes_with_a_package_and_is_embedded(opened: pikepdf.Pdf) -> None:
    names = set()
    for item in opened.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
            names.add(str(item.FontName).split("+")[1])
            assert "/FontFile2" in item or "/FontFile3" in item
    assert names
    assert all(name.startswith(("Noto-Sans", "Noto-Serif", "IBM-Plex-Sans-Arabic")) for name in names), names


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs pdftotext (Debian: poppler-utils)")
def test_persian_and_russian_words_can_be_copied_out(tmp_path: Path) -> None:
    title = "Россия не закроет северный порт — بندر شمالی، انقلاب اسلامی"
    file = tmp_path / "report.pdf"
    file.write_bytes(pdf.render(brief(title=title), Settings()))
    text = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout
    for word in ("Россия", "северный", "بندر", "شمالی", "انقلاب", "اسلامی", "همسایگان", "we will never close"):
        assert word in text


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs pdftotext (Debian: poppler-utils)")
@pytest.mark.skipif(not find_spec("noto_cjk_sans_otc"), reason="needs the extra cjk")
def test_chinese_words_can_be_copied_out_with_the_extra_fonts(tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(pdf.render(brief(title=CHINESE), Settings()))
    assert CHINESE in subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout
    assert failures(file.read_bytes(), "ua1") == failures(file.read_bytes(), "3a") == []


def test_a_character_without_a_font_is_replaced_and_told() -> None:
    data = pdf.render(brief(title=f"Port {CUNEIFORM}"), Settings())
    assert failures(data, "ua1") == []
    assert "have no shape in the fonts" in pdf.markup(viewed(sample.report(title=CUNEIFORM), Settings()), Settings())
    assert "have no shape in the fonts" not in pdf.markup(viewed(sample.report(), Settings()), Settings())


def test_what_is_taken_as_covered_has_a_shape() -> None:
    known = pdf_fonts._characters() | pdf_fonts.SHAPELESS | set("\t\n\r")
    doubted = {char for char in map(chr, range(0x3000)) if pdf_fonts.COVERED.fullmatch(char)} - known
    assert sorted(map(hex, map(ord, doubted))) == []


@pytest.mark.parametrize("text", ["\x00\x07", "\ud800", "\U0001f600", "\ufffe", "\ue000"])
def test_no_character_breaks_the_file(text: str) -> None:
    assert failures(pdf.render(brief(title=f"Port {text} talks"), Settings()), "ua1") == []


@pytest.mark.parametrize("url", ["https://example.org/x.png", "http://127.0.0.1/", "file:///etc/hostname", "ftp://example.org/a"])
def test_nothing_is_fetched(url: str) -> None:
    pdf_engine.typesetter()
    with pytest.raises(ValueError, match="disallowed protocol"):
        pdf_engine.closed_fetcher().fetch(url)


def test_markup_in_an_article_stays_text(opened: pikepdf.Pdf) -> None:
    markup = pdf.markup(viewed(sample.report(), Settings()), Settings())
    assert "<script" not in markup
    assert "<img" not in markup
    links = [item.A for item in opened.objects if isinstance(item, pikepdf.Dictionary) and "/A" in item and "/Rect" in item]
    targets = [str(link.get("/URI", "")) for link in links]
    assert all(not target.startswith("javascript") for target in targets)


def test_without_pango_the_error_says_what_to_type(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def failing(name: str) -> Any:
        sys.stdout.write("-----\nWeasyPrint could not import some external libraries.")
        raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(pdf_engine, "import_module", failing)
    with pytest.raises(MissingDependencyError, match="libpango") as caught:
        pdf.render(sample.report(), Settings())
    assert pdf_engine.command() in caught.value.hint
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("platform", "words"), [("linux", "apt-get install libpango"), ("darwin", "brew install pango"), ("win32", "MSYS2")]
)
def test_each_platform_has_its_command(platform: str, words: str) -> None:
    assert words in pdf_engine.command(platform)


@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_the_paper_is_a_setting(paper: str, size: tuple[int, int]) -> None:
    file = pikepdf.open(io.BytesIO(pdf.render(brief(utterances=()), Settings(page_size=paper))))
    assert tuple(round(float(length)) for length in file.pages[0].MediaBox[2:]) == size


def test_utterances_below_the_line_are_indexed_and_not_printed() -> None:
    settings = Settings(min_severity="major")
    view = viewed(sample.report(), settings)
    markup = pdf.markup(view, settings)
    assert len(re.findall(r'<section class="u"', markup)) == len(view.detailed) == 2
    assert len(re.findall(r"<td>Q\d", markup)) == 3


def test_long_reports_are_cut_and_say_so() -> None:
    settings = Settings(printed_utterances=1, printed_rows=2)
    markup = pdf.markup(viewed(sample.report(), settings), settings)
    assert len(re.findall(r'<section class="u"', markup)) == 1
    assert len(re.findall(r"<td>Q\d", markup)) == 2
    assert markup.count("1 more stand in the attached data") == 2  # an utterance, a quotation of one source


def test_an_empty_report_is_a_report() -> None:
    parts = ("utterances", "single_source", "near_misses", "suggestions", "set_aside", "not_read", "decisions", "outlets")
    empty = sample.report(**dict.fromkeys((*parts, "articles", "quotations", "settings"), ()))
    assert failures(pdf.render(empty, Settings()), "ua1") == []


def test_an_utterance_costs_few_boxes() -> None:
    """The time of a page grows with its boxes, so they are counted: 128 for a made utterance, two or three readings, two variants."""
    view = viewed(sample.report(), Settings())
    boxes = [0, 0]
    for page in pdf.laid_out(view, Settings()).pages:
        _count(page._page_box, boxes, within=False)
    assert boxes[1] / len(view.detailed) <= 130


def _count(box: Any, boxes: list[int], within: bool) -> None:
    element = getattr(box, "element", None)
    within = within or (element is not None and box.element_tag == "section" and element.get("class") == "u")
    boxes[within] += 1
    for child in getattr(box, "children", ()):
        _count(getattr(child, "_box", child), boxes, within)


def test_columns_are_as_wide_as_their_words_and_fit_the_page() -> None:
    for utterance in viewed(sample.report(), Settings()).utterances:
        for band in utterance.bands:
            widths = pdf_widths.widths(band)
            assert sum(widths) / 2 <= pdf_widths.ROOM + len(widths) / 2
            for place, width in enumerate(widths):
                assert all(width / 2 >= max(map(pdf_widths.extent, row.cells[place].text.split()), default=0) for row in band.rows)
