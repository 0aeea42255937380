"""The report as a PDF to sign: paged, tagged, archival, the data attached, the same bytes on every machine and day."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from compare.model import Report
from compare.report.files import Progress, silent
from compare.report.json import rendered
from compare.report.pdf import engine
from compare.report.pdf.chunks import Drawn, chunks, drawn
from compare.report.pdf.conformance import Imprint, attach, claim
from compare.report.pdf.fonts import shaped
from compare.report.pdf.joining import Numbered, Place, joined, numbered, saved
from compare.report.pdf.markup import Markup, marked_up
from compare.report.pdf.workers import all_drawn
from compare.report.view import ReportView
from compare.report.viewing import viewed
from compare.settings import Settings

DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
STAGE = "write pdf, pages"
SHORT = 14  # utterances whose contents leave room for them on the same page
FIRST_ROWS, ROWS = 38, 50  # of the contents, on their first page and on the others


def render(report: Report, settings: Settings, progress: Progress = silent) -> bytes:
    """Return the report as a PDF (PDF/UA-1 and PDF/A-3a) with `report.json` attached.

    The same report and settings give the same bytes. Raises MissingDependencyError if the typesetting libraries aren't there.
    """
    return typeset(viewed(report, settings), rendered(report), settings, progress)


def typeset(view: ReportView, data: bytes, settings: Settings, progress: Progress = silent) -> bytes:
    """Return the PDF of a view, with `data` (the report as JSON) attached."""
    engine.typesetter()
    pdf = joined(_set(view, settings, progress))
    imprint = _imprint(view)
    claim(pdf, imprint)
    attach(pdf, data, "report.json", "The whole report as data", imprint.date)
    return saved(pdf)


def _set(view: ReportView, settings: Settings, progress: Progress) -> Numbered:
    """Return all pages in order: the cover and the contents are set last, when the other pages have their numbers."""
    markup, lang = marked_up(view, settings), view.lang or "en"
    bodies = chunks(markup.pieces)
    if len(view.utterances) <= SHORT and len(bodies) == 1:
        return numbered([drawn(markup.front({}) + bodies[0], markup.style, lang)])

    def told(made: Sequence[Drawn]) -> None:
        pages = sum(part.pages for part in made)
        progress(STAGE, pages, pages * len(bodies) // len(made))

    rest = all_drawn(bodies, markup.style, lang, settings.workers, told)
    return numbered((_front(markup, lang, numbered(rest).anchors, len(view.utterances)), *rest))


def _front(markup: Markup, lang: str, anchors: Mapping[str, Place], rows: int) -> Drawn:
    """Return the cover and the contents with the numbers of the pages that follow them; how many they are themselves is tried."""
    pages = 2 + max(-(-(rows - FIRST_ROWS) // ROWS), 0)
    while True:
        numbers = {anchor: pages + page + 1 for anchor, (page, _, _) in anchors.items()}
        front = drawn(markup.front(numbers), markup.style, lang)
        if front.pages == pages:
            return front
        pages = front.pages


def _imprint(view: ReportView) -> Imprint:
    date = DATE.match(view.date)
    title, subject, creator = (shaped(text)[0] for text in (view.title, view.summary, view.program))
    return Imprint(title, subject, creator, view.lang or "en", date[0] if date else "")
