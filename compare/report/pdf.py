"""The report as a PDF to sign: paged, tagged, archival, the data attached, the same bytes on every machine and day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import md5
from typing import Any

from compare.model import Report
from compare.report import pdf_conformance, pdf_engine, pdf_fonts, pdf_widths
from compare.report.files import template_text
from compare.report.json import rendered
from compare.report.pdf_repairs import repaired
from compare.report.view import BandView, ColumnView, ReportView
from compare.report.viewing import viewed
from compare.settings import Settings

TEMPLATE, STYLE = "report.pdf.html.j2", "pdf.css"
VARIANT = "pdf/a-3a"
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
LETTER = re.compile(r"[^\W\d_]")
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
LEAST = 24
LISTS = ("utterances", "single_source", "near_misses", "suggestions", "set_aside", "not_read", "decisions")
PARTS = (
    ("suggestions", "Suggestions for the reader"),
    ("near_misses", "Near misses"),
    ("single_source", "Quoted by one source only"),
    ("set_aside", "Set aside"),
    ("not_read", "Not read"),
    ("decisions", "Decisions"),
    ("method", "Method"),
    ("settings", "Settings"),
    ("sources", "Sources"),
)


def render(report: Report, settings: Settings) -> bytes:
    """Return the report as a PDF (PDF/UA-1 and PDF/A-3a) with `report.json` attached.

    The same report and settings give the same bytes. Raises MissingDependencyError if the typesetting libraries aren't there.
    """
    return typeset(viewed(report, settings), rendered(report), settings)


def typeset(view: ReportView, data: bytes, settings: Settings) -> bytes:
    """Return the PDF of a view, with `data` (the report as JSON) attached."""
    weasyprint = pdf_engine.typesetter()
    with repaired():
        return bytes(
            laid_out(view, settings).write_pdf(
                pdf_variant=VARIANT,
                pdf_identifier=md5(data, usedforsecurity=False).hexdigest().encode(),
                attachments=[_attachment(weasyprint, view, data)],
                finisher=pdf_conformance.conforming,
            )
        )


def laid_out(view: ReportView, settings: Settings) -> Any:
    """Return the pages of a view as a WeasyPrint document, not yet drawn."""
    weasyprint = pdf_engine.typesetter()
    fonts, fetcher = pdf_fonts.configuration(), pdf_engine.closed_fetcher()
    style = f"@page {{ size: {settings.page_size} }}\n{template_text(STYLE)}"
    sheet = weasyprint.CSS(string=style, font_config=fonts, url_fetcher=fetcher)
    pages = weasyprint.HTML(string=markup(view, settings), url_fetcher=fetcher)
    pages._ua_stylesheets = lambda *_: []  # the style sheet brings the few defaults that it needs
    return pages.render(font_config=fonts, stylesheets=[sheet], pdf_variant=VARIANT)


def markup(view: ReportView, settings: Settings) -> str:
    """Return the pages' HTML, every character of which has a shape in the fonts."""
    import jinja2  # noqa: PLC0415

    view, left = fitted(view, settings)
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    environment.filters.update(rtl=reads_right_to_left, first_words=first_words, columns=_columns, width=pdf_widths.total, differ=differ)
    template = environment.from_string(template_text(TEMPLATE))
    parts = [(name.replace("_", "-"), heading) for name, heading in PARTS if getattr(view, name)]
    made = {"view": view, "left": left, "parts": parts, "created": _date(view), "missing_shapes": ""}
    text, missing = pdf_fonts.shaped(template.render(made))
    return pdf_fonts.shaped(template.render(made | {"missing_shapes": missing}))[0] if missing else text


def fitted(view: ReportView, settings: Settings) -> tuple[ReportView, dict[str, int]]:
    """Return the view cut to what is printed, and how many rows of each list are left to the attached data.

    The first `printed_utterances` that are to be detailed stay so, the others are listed; a list keeps `printed_rows` rows.
    """
    most = settings.printed_rows
    left = {name: max(len(getattr(view, name)) - most, 0) for name in LISTS}
    cut: dict[str, Any] = {name: getattr(view, name)[:most] for name in LISTS}
    beyond = {one.anchor for one in view.detailed[settings.printed_utterances :]}
    cut["utterances"] = tuple(replace(one, detailed=False) if one.anchor in beyond else one for one in cut["utterances"])
    return replace(view, **cut), left


def reads_right_to_left(text: str) -> bool:
    """Return whether the first letter of `text` is of a script that runs from right to left."""
    first = LETTER.search(text)
    return bool(first and RIGHT_TO_LEFT.match(first[0]))


def first_words(text: str, most: int = 60) -> str:
    """Return the beginning of `text`, cut at a space, at most `most` code points (but never fewer than 24) and an ellipsis."""
    most = max(most, LEAST)
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"


def differ(bands: Sequence[BandView]) -> bool:
    """Return whether a table shows more than its readings do already: whether they differ in one of its columns."""
    return any(column.changed for band in bands for column in band.columns)


def _columns(band: BandView) -> tuple[tuple[ColumnView, int], ...]:
    return tuple(zip(band.columns, pdf_widths.widths(band), strict=True))


def _date(view: ReportView) -> str:
    """Return the report's date as PDF metadata take it, or nothing where it is no date."""
    found = DATE.match(view.date)
    return found[0] if found else ""


def _attachment(weasyprint: Any, view: ReportView, data: bytes) -> Any:
    year, month, day = (int(part) for part in f"{_date(view) or '1970'}-01-01".split("-")[:3])
    made = datetime(year, month, day, tzinfo=UTC)
    return weasyprint.Attachment(
        string=data,
        name="report.json",
        description="The whole report as data",
        created=made,
        modified=made,
        relationship="Data",
        url_fetcher=pdf_engine.closed_fetcher(),
    )
