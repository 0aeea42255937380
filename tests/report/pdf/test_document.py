"""What the PDF promises: both standards, one text, its own fonts, the same bytes, and nothing from outside."""

from __future__ import annotations

import hashlib
import html
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
from compare.report.json import rendered
from compare.report.pdf import chunks, document, engine, fonts, markup, repairs, widths, workers
from compare.report.view import ReportView, Run, UtteranceView
from compare.report.viewing import viewed
from compare.settings import Settings
from tests.report import pdf_text, sample

ROOT = Path(__file__).parents[3]
SETTINGS = Settings(match_threshold=40.0, fragment_threshold=40.0)
CUNEIFORM = "\U00012000\U00012001"
CHINESE = "我们决不关闭港口"


@pytest.fixture(scope="module")
def made() -> bytes:
    return document.render(brief(), SETTINGS)


@pytest.fixture(scope="module")
def opened(made: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(made))


@pytest.fixture(scope="module")
def many() -> bytes:
    """A report of several pages: its lists and sections break, its contents stand apart from the rest."""
    return document.typeset(repeated(30), b"{}", Settings(page_size="Letter"))


@pytest.fixture(scope="module")
def chunked() -> bytes:
    """The same report drawn in several chunks by one process."""
    return in_chunks(1)


def in_chunks(workers: int) -> bytes:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(document, "chunks", lambda pieces: chunks.chunks(pieces, 9_000))
        return document.typeset(repeated(30), b"{}", Settings(workers=workers))


def repeated(number: int) -> ReportView:
    """Return a view of so many utterances: those of the sample, over and over."""
    view = viewed(brief(), Settings())
    utterances = tuple(renumbered(view.utterances[n % len(view.utterances)], n + 1) for n in range(number))
    return replace(view, utterances=utterances, single_source=view.single_source * 40)


def marked_up(view: ReportView, settings: Settings) -> str:
    """Return the markup of a view in one piece."""
    made = markup.marked_up(view, settings)
    return made.front({}) + "".join(made.pieces)


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
@pytest.mark.parametrize("which", ["many", "chunked"])
def test_breaks_between_pages_and_chunks_keep_both_standards(which: str, profile: str, request: pytest.FixtureRequest) -> None:
    assert failures(request.getfixturevalue(which), profile) == []


@pytest.mark.parametrize("workers", [2, 3])
def test_any_number_of_processes_draws_the_same_bytes(chunked: bytes, workers: int) -> None:
    assert hashlib.sha256(in_chunks(workers)).digest() == hashlib.sha256(chunked).digest()


def test_the_page_is_drawn_here_where_another_process_has_died(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers.sys, "executable", shutil.which("false") or "/bin/false")
    bodies = ["<p>one</p>"] * 6
    assert [part.pages for part in workers.all_drawn(bodies, "", "en", 2, lambda _: None)] == [1] * 6


def test_links_and_outline_lead_into_other_chunks(chunked: bytes) -> None:
    file = pikepdf.open(io.BytesIO(chunked))
    pages = {page.objgen: number for number, page in enumerate(file.pages)}
    names = list(file.Root.Names.Dests.Names)
    places = {str(name): pages[place[0].objgen] for name, place in zip(names[::2], names[1::2], strict=True)}
    assert {f"q-{number}" for number in range(1, 31)} | {"settings", "sources"} <= places.keys()
    assert list(map(str, names[::2])) == sorted(places)
    links = [link for page in file.pages for link in page.obj.get("/Annots", ())]
    assert len(links) > 30
    for link in links:
        assert link.Contents == f"page {places[str(link.Dest)] + 1}"
    titles, item = [], file.Root.Outlines.First
    while item is not None:
        titles.append(str(item.Title))
        item = item.get("/Next")
    assert titles[:2] == ["Contents", "Q1 Lena Varga"]
    assert titles[-1] == "Sources"


def test_the_contents_print_the_page_on_which_an_utterance_is(chunked: bytes) -> None:
    texts = pdf_text.on_pages(pikepdf.open(io.BytesIO(chunked)))
    whole = [
        "".join(words for place, words in sorted((p, w) for p, w in texts[n].items() if p not in (None, -1))) for n in range(len(texts))
    ]
    number = next(n for n, text in enumerate(whole, start=1) if "Q17 Lena Varga" in text)
    assert re.search(rf"Q1771critical{number}LenaVarga:", re.sub(r"\s", "", whole[1]))


def test_chunks_are_cut_by_what_they_hold() -> None:
    pieces = [str(n) * 300 for n in range(10)]
    cut = chunks.chunks(pieces, 1000)
    assert "".join(cut) == "".join(pieces)
    assert [len(chunk) for chunk in cut] == [900, 1200, 900]
    assert chunks.chunks(["x" * 5000, "y"], 1000)[0] == "x" * 5000


@pytest.mark.parametrize("which", ["made", "many", "chunked"])
def test_the_structure_tree_reads_out_the_text_of_the_pages(which: str, request: pytest.FixtureRequest) -> None:
    file = pikepdf.open(io.BytesIO(request.getfixturevalue(which)))
    pages, tree = pdf_text.on_pages(file), list(pdf_text.in_tree(file))
    shown = {(number, place) for number, texts in enumerate(pages) for place in texts if place != pdf_text.ARTIFACT}
    assert max(Counter(tree).values()) == 1
    assert shown <= set(tree)
    read = "".join(pages[number].get(place, "") for number, place in tree)
    for words in ("Quotation divergence report", "Quoted by one source only", "SHA-256", "close the northern port to our"):
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
    undated = pikepdf.open(io.BytesIO(document.render(brief(date=""), Settings())))
    assert "/CreationDate" not in undated.docinfo


def test_the_same_report_gives_the_same_bytes_in_any_process() -> None:
    program = (
        "import hashlib; from compare.report.pdf import document; from compare.settings import Settings; from tests.report import sample;"
        "print(hashlib.sha256(document.render(sample.report(), Settings())).hexdigest())"
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
    file.write_bytes(document.render(brief(title=title), Settings()))
    text = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout
    for word in ("Россия", "северный", "بندر", "شمالی", "انقلاب", "اسلامی", "همسایگان", "we will never close"):
        assert word in text


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs pdftotext (Debian: poppler-utils)")
@pytest.mark.skipif(not find_spec("noto_cjk_sans_otc"), reason="needs the extra cjk")
def test_chinese_words_can_be_copied_out_with_the_extra_fonts(tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(document.render(brief(title=CHINESE), Settings()))
    assert CHINESE in subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout
    assert failures(file.read_bytes(), "ua1") == failures(file.read_bytes(), "3a") == []


def test_a_character_without_a_font_is_replaced_and_told() -> None:
    data = document.render(brief(title=f"Port {CUNEIFORM}"), Settings())
    assert failures(data, "ua1") == []
    assert "have no shape in the fonts" in marked_up(viewed(sample.report(title=CUNEIFORM), Settings()), Settings())
    assert "have no shape in the fonts" not in marked_up(viewed(sample.report(), Settings()), Settings())


def test_what_is_taken_as_covered_has_a_shape() -> None:
    known = set().union(*map(fonts._characters, fonts.folders())) | fonts.SHAPELESS | set("\t\n\r")
    doubted = {char for char in map(chr, range(0x3000)) if fonts.COVERED.fullmatch(char)} - known
    assert sorted(map(hex, map(ord, doubted))) == []


@pytest.mark.parametrize("text", ["\u0926\u0941\u0928\u093f\u092f\u093e", "\x00\x07", "\ud800", "\U0001f600", "\ufffe", "\ue000"])
def test_no_character_breaks_the_file(text: str) -> None:
    assert failures(document.render(brief(title=f"Port {text} talks"), Settings()), "ua1") == []


@pytest.mark.parametrize("url", ["https://example.org/x.png", "http://127.0.0.1/", "file:///etc/hostname", "ftp://example.org/a"])
def test_nothing_is_fetched(url: str) -> None:
    engine.typesetter()
    with pytest.raises(ValueError, match="disallowed protocol"):
        engine.closed_fetcher().fetch(url)


def test_markup_in_an_article_stays_text(opened: pikepdf.Pdf) -> None:
    markup = marked_up(viewed(sample.report(), Settings()), Settings())
    assert "<script" not in markup
    assert "<img" not in markup
    links = [item.A for item in opened.objects if isinstance(item, pikepdf.Dictionary) and "/A" in item and "/Rect" in item]
    targets = [str(link.get("/URI", "")) for link in links]
    assert all(not target.startswith("javascript") for target in targets)


def test_without_pango_the_error_says_what_to_type(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def failing(name: str) -> Any:
        sys.stdout.write("-----\nWeasyPrint could not import some external libraries.")
        raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(engine, "import_module", failing)
    with pytest.raises(MissingDependencyError, match="libpango") as caught:
        document.render(sample.report(), Settings())
    assert engine.command() in caught.value.hint
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("platform", "words"), [("linux", "apt-get install libpango"), ("darwin", "brew install pango"), ("win32", "MSYS2")]
)
def test_each_platform_has_its_command(platform: str, words: str) -> None:
    assert words in engine.command(platform)


@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_the_paper_is_a_setting(paper: str, size: tuple[int, int]) -> None:
    file = pikepdf.open(io.BytesIO(document.render(brief(utterances=()), Settings(page_size=paper))))
    assert tuple(round(float(length)) for length in file.pages[0].MediaBox[2:]) == size


def test_utterances_below_the_line_are_indexed_and_not_printed() -> None:
    settings = Settings(min_severity="major")
    view = viewed(sample.report(), settings)
    markup = marked_up(view, settings)
    assert len(re.findall(r'<h2 class="u"', markup)) == len(view.detailed) == 2
    assert len(re.findall(r'<p class="i">.*Q\d', markup)) == 3


def test_long_reports_are_cut_and_say_so() -> None:
    settings = Settings(printed_utterances=1, printed_rows=2)
    markup = marked_up(viewed(sample.report(), settings), settings)
    assert len(re.findall(r'<h2 class="u"', markup)) == 1
    assert len(re.findall(r'<p class="i">.*Q\d', markup)) == 2
    assert markup.count("1 more stand in the attached data") == 2  # an utterance, a quotation of one source


def test_an_empty_report_is_a_report() -> None:
    parts = ("utterances", "single_source", "near_misses", "suggestions", "set_aside", "not_read", "decisions", "outlets")
    empty = sample.report(**dict.fromkeys((*parts, "articles", "quotations", "settings"), ()))
    assert failures(document.render(empty, Settings()), "ua1") == []


def test_an_utterance_costs_few_boxes() -> None:
    """The time of a page grows with its boxes, so they are counted: what one more made utterance of two readings adds to the bodies."""
    counts = []
    for number in (6, 18):
        made = markup.marked_up(repeated(number), Settings())
        pieces = [piece for piece in made.pieces if 'class="u"' in piece]
        with repairs.repaired():
            document = chunks.laid_out("".join(pieces), made.style, "en")
        counts.append(sum(_boxes(page._page_box) for page in document.pages))
    assert (counts[1] - counts[0]) / 12 <= 30


def _boxes(box: Any) -> int:
    children = [getattr(child, "_box", child) for child in getattr(box, "children", ())]
    return 1 + sum(_boxes(child) for child in children if type(child).__name__ != "MarginBox")


def test_neighbours_under_one_mark_are_one_run() -> None:
    runs = [Run("we "), Run("will", "meaning"), Run(" "), Run("never", "meaning"), Run(" "), Run("x", "word"), Run("", "dropped")]
    joined = markup.neighbours(runs)
    assert [(run.text, run.mark) for run in joined] == [("we ", ""), ("will never", "meaning"), (" ", ""), ("x", "word"), ("", "dropped")]


def test_the_settings_take_less_than_a_page_and_are_all_there() -> None:
    settings = Settings(match_threshold=41.0)
    report = sample.report(
        settings=tuple(replace(one, origin="command line") if n == 1 else one for n, one in enumerate(sample.report().settings))
    )
    view = viewed(report, settings)
    made = markup.marked_up(view, settings)
    piece = next(piece for piece in made.pieces if 'id="settings"' in piece)
    assert len(chunks.laid_out(piece, made.style, "en").pages) == 1
    for row in view.settings:
        assert f"{row.name} {row.value}" in html.unescape(piece)
    assert html.escape(view.settings[1].about) in piece


def test_progress_counts_pages() -> None:
    said: list[tuple[str, int, int]] = []
    document.typeset(repeated(16), b"{}", Settings(), lambda *step: said.append(step))
    assert said
    assert all(stage == "write pdf, pages" and 0 < done <= total for stage, done, total in said)
    assert said[-1][1] == said[-1][2]


def test_columns_are_as_wide_as_their_words_and_fit_the_page() -> None:
    for utterance in viewed(sample.report(), Settings()).utterances:
        for band in utterance.bands:
            found = widths.widths(band)
            assert sum(found) / 2 <= widths.ROOM + len(found) / 2
            for place, width in enumerate(found):
                assert all(width / 2 >= max(map(widths.extent, row.cells[place].text.split()), default=0) for row in band.rows)
