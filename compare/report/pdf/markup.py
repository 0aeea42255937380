"""The pages' markup, cut where a chunk of the file may end: what comes first (cover, contents), then the pieces that follow it."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from compare.report.files import template_text
from compare.report.pdf import fonts, widths
from compare.report.view import BandView, ColumnView, ReportView, Run, UtteranceView, VariantRow
from compare.report.wording import reads_right_to_left
from compare.settings import Settings

FRONT, REST, STYLE = "front.pdf.html.j2", "report.pdf.html.j2", "pdf.css"
CUT = "<!--cut-->"
BLANKS = re.compile(r"\s+")
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
MOST_WORDINGS = 6
MATRIX_COLUMNS, MATRIX_LABEL = 12, 17.0  # outlets that stand side by side on the narrower paper; em of a row's label
Places = tuple[tuple[str, tuple[VariantRow, ...]], ...]


@dataclass(frozen=True, slots=True)
class Markup:
    """What is printed: `front` gives the cover and the contents for the pages of anchors in other chunks; `pieces` follow."""

    front: Callable[[Mapping[str, int]], str]
    pieces: tuple[str, ...]
    style: str


def marked_up(view: ReportView, settings: Settings) -> Markup:
    """Return the markup of a view, every character of which has a shape in the fonts."""
    view, left = fitted(view, settings)
    parts = [(name.replace("_", "-"), heading) for name, heading in PARTS if getattr(view, name)]
    made = {"view": view, "left": left, "parts": parts, "matrix_columns": MATRIX_COLUMNS}
    rest, missing = fonts.shaped(_template(REST).render(made))
    before, gone = fonts.shaped(_template(FRONT).render(made | {"pages": {}, "missing_shapes": ""}))
    made["missing_shapes"] = "".join(sorted({*missing, *gone}))

    def front(pages: Mapping[str, int]) -> str:
        return before if not pages and not made["missing_shapes"] else fonts.shaped(_template(FRONT).render(made | {"pages": pages}))[0]

    return Markup(front, tuple(piece for piece in rest.split(CUT) if piece.strip()), style(view, settings))


def style(view: ReportView, settings: Settings) -> str:
    """Return the style sheet: the paper, the running head and foot of this report, then what is the same for all."""
    foot = f"{f'{view.date} · ' if view.date else ''}{view.thresholds} · run {view.run}"
    heads = f"@top-right {{ content: {_quoted(view.title)} }} @bottom-left {{ content: {_quoted(foot)} }}"
    return f"@page {{ size: {settings.page_size}; {heads} }}\n{template_text(STYLE)}"


def _quoted(text: str) -> str:
    """Return `text` as a string of CSS, every character that could end it by its number."""
    shown = fonts.shaped(text)[0]
    return '"' + "".join(char if char.isalnum() or char in " .,-·" else f"\\{ord(char):x} " for char in shown) + '"'


@functools.cache
def _template(name: str) -> Any:
    import jinja2  # noqa: PLC0415

    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, lstrip_blocks=False)
    environment.filters.update(
        rtl=reads_right_to_left,
        is_label=is_label,
        flat=flat,
        neighbours=neighbours,
        row=row,
        places=places,
        changed=changed,
        columns=_columns,
        width=widths.total,
        clipped=functools.partial(widths.clipped, room=MATRIX_LABEL),
    )
    return environment.from_string(template_text(name))


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


def is_label(text: str) -> bool:
    """Return whether `text` fits the column of labels beside a reading."""
    return widths.extent(text) * widths.BOLD <= widths.LABEL_COLUMN and not reads_right_to_left(text)


def neighbours(runs: Sequence[Run]) -> list[Run]:
    """Return `runs` with neighbours under one mark as one, also where a blank parts them; a reader sees one line under both."""
    found: list[Run] = []
    for run in runs:
        if found and run.text and run.mark == found[-1].mark and found[-1].text:
            found[-1] = replace(found[-1], text=found[-1].text + run.text)
        elif len(found) > 1 and run.text and run.mark == found[-2].mark and found[-2].text and found[-1].text == " " and not found[-1].mark:
            found[-2:] = [replace(run, text=f"{found[-2].text} {run.text}")]
        else:
            found.append(run)
    return found


def row(one: UtteranceView) -> str:
    """Return an utterance's row in the contents, no longer than its line: who said it, the first words, who quotes it."""
    said, quoted_by = flat(f"{one.speaker}: {one.readings[0].text}"), flat(f" · {', '.join(one.outlets)}")
    room = max(widths.ROW - widths.extent(quoted_by), widths.ROW / 2)
    said = widths.clipped(said, room)
    return said + widths.clipped(quoted_by, widths.ROW - widths.extent(said))


def flat(text: str) -> str:
    """Return `text` on one line: each run of blanks, tabs and line ends is one blank."""
    return BLANKS.sub(" ", text)


def first_words(text: str, most: int = 60) -> str:
    """Return the beginning of `text`, cut at a space, at most `most` code points (but never fewer than 24) and an ellipsis."""
    most = max(most, LEAST)
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"


def places(one: UtteranceView, grave: bool) -> Places:
    """Return the findings of an utterance place by place, the `grave` ones or the accidental ones: where, in words, and what.

    With two readings the words of both stand there; with three or more, the numbers of the table's columns, or the wordings without one.
    """
    chosen = [v for v in one.variants if bool(v.severity) == grave]
    held: dict[str, list[VariantRow]] = {}
    for place, variant in enumerate(chosen):
        held.setdefault(variant.numbers or f"\0{place}", []).append(variant)
    return tuple((_where(one, variants[0]), tuple(variants)) for variants in held.values())


def _where(one: UtteranceView, variant: VariantRow) -> str:
    if not variant.numbers:
        return ""
    if len(one.readings) > 2:
        return f"{variant.numbers}\u2002"
    return "; ".join(_wordings(one, variant)) + "\u2002"


def _wordings(one: UtteranceView, variant: VariantRow) -> Iterable[str]:
    """Yield "“will” | “may”" for each run of columns of a finding between two readings."""
    columns = [(column.number, place, band) for band in one.bands for place, column in enumerate(band.columns)]
    runs = [tuple(map(int, run.split("–"))) for run in variant.numbers.split(", ")]
    for run in runs[:MOST_WORDINGS]:
        sides = [[band.rows[side].cells[place] for number, place, band in columns if run[0] <= number <= run[-1]] for side in (0, 1)]
        texts = [" ".join(cell.text for cell in side if cell.state == "text") for side in sides]
        yield " | ".join(f"“{first_words(text, 80)}”" if text else "nothing" for text in texts)
    if len(runs) > MOST_WORDINGS:
        yield f"and {len(runs) - MOST_WORDINGS} more"


def changed(bands: Sequence[BandView]) -> tuple[BandView, ...]:
    """Return the columns in which the readings differ as few bands, each as wide as the page allows; the readings show the others."""
    kept = [
        (column, [row.cells[place] for row in band.rows]) for band in bands for place, column in enumerate(band.columns) if column.changed
    ]
    found: list[BandView] = []
    for column, cells in kept:
        added = _with(found[-1], column, cells) if found else None
        if added and widths.fits(added):
            found[-1] = added
        else:
            found.append(_with(replace(bands[0], columns=(), rows=tuple(replace(row, cells=()) for row in bands[0].rows)), column, cells))
    return tuple(found)


def _with(band: BandView, column: ColumnView, cells: Sequence[Any]) -> BandView:
    rows = tuple(replace(row, cells=(*row.cells, cell)) for row, cell in zip(band.rows, cells, strict=True))
    return BandView((*band.columns, column), rows)


def _columns(band: BandView) -> tuple[tuple[ColumnView, int], ...]:
    return tuple(zip(band.columns, widths.widths(band), strict=True))
