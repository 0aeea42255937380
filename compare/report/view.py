"""What a template prints: the report as rows, runs, bands and sentences, with nothing left to compute.

`compare.report.viewing.viewed` makes a `ReportView` from a `Report`. Both the HTML and the PDF template print it. Every text is plain
text: the template escapes it. A mark is one of `MARKS`; how it looks (line style, weight, tint) belongs to the style sheet.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from compare.model import NotRead, brief

Mark = Literal["", "accidental", "order", "added", "dropped", "word", "meaning"]
CellWords = Literal["text", "gap", "outside", "ellipsis"]

# From weakest to strongest: where two variants cover the same words, the stronger mark is shown.
NAMED_COLUMNS, LONGEST_HEAD = 4, 14  # columns, and letters of a word, with which the outlets' names still fit above their columns
MARKS: tuple[Mark, ...] = ("", "accidental", "order", "added", "dropped", "word", "meaning")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a reading under one mark; `note` says in words what was found. A `dropped` run has no text: it is a caret."""

    text: str
    mark: Mark = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReadingView:
    """One reading in its sentence: grey `before`, the `opening` mark, the runs, the `closing` mark, grey `after`.

    `label` is the outlet, with its paragraph where the outlet has several readings here. `begins_inside` and `ends_inside` say that a
    fragment starts after, or stops before, what the longer readings quote (print "…", never a deletion). `score` is the match score.
    `start` and `end` are code points in the article's text; `link` leads to the words in the live article, or is empty.
    """

    id: str
    article: str
    start: int
    end: int
    outlet: str
    label: str
    place: str
    speaker: str
    is_base: bool
    is_fragment: bool
    begins_inside: bool
    ends_inside: bool
    before: str
    opening: str
    runs: tuple[Run, ...]
    closing: str
    after: str
    text: str
    score: float
    lang: str = ""
    link: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CellView:
    """What one reading has in one merged column. `repeats`: equal to a row above, print grey. `tinted` is False in the base reading."""

    text: str
    state: CellWords = "text"
    mark: Mark = ""
    repeats: bool = False
    tinted: bool = False

    @property
    def style(self) -> str:
        """The names under which a style sheet knows the cell: its state, unless it is plain text, its mark, whether it repeats."""
        state = "" if self.state == "text" else self.state
        return " ".join(word for word in (state, f"m {self.mark}" if self.mark else "", "same" if self.repeats else "") if word)


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A merged column: its number in the utterance (from 1) and whether the readings differ in it."""

    number: int
    changed: bool
    mark: Mark = ""


@dataclass(frozen=True, slots=True)
class RowView:
    """One reading's cells in one band, one for each column."""

    label: str
    is_base: bool
    cells: tuple[CellView, ...]
    lang: str = ""

    @property
    def joined(self) -> tuple[tuple[CellView, int], ...]:
        """The cells with the number of columns that each spans: neighbours that are not quoted are one cell."""
        runs = ((key, len(list(same))) for key, same in groupby(enumerate(self.cells), key=_stretch))
        return tuple((cell, span) for (_, cell), span in runs)


def _stretch(place: tuple[int, CellView]) -> tuple[int, CellView]:
    """Return what neighbouring cells must share to be one: their place in the row, unless nothing is quoted there."""
    index, cell = place
    return (-1 if cell.state == "outside" else index), cell


@dataclass(frozen=True, slots=True)
class BandView:
    """A stretch of merged columns that fits the width of a page; the bands of a table are about equally wide."""

    columns: tuple[ColumnView, ...]
    rows: tuple[RowView, ...]

    @property
    def quoting(self) -> tuple[RowView, ...]:
        """The rows of readings that quote something of this stretch; the others would be hatched from end to end."""
        return tuple(row for row in self.rows if any(cell.state != "outside" for cell in row.cells))


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a place and who has it ("Baghdad Post, Al Jazeera")."""

    text: str
    outlets: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class VariantRow:
    """One finding of the apparatus: where (numbers of columns), what kind, how grave, why.

    `wordings` is filled only for three readings or more, or where the grid does not show the words: with two, the grid above shows them.
    `caution` is empty, or says that no rule knows the relation of the words.
    """

    numbers: str
    type: str
    type_words: str
    severity: int
    severity_word: str
    reason: str
    mark: Mark
    wordings: tuple[Wording, ...] = ()
    caution: str = ""


@dataclass(frozen=True, slots=True)
class UtteranceView:
    """One utterance: heading, two numbers, the readings in their sentences, the aligned bands, the apparatus.

    `number` counts from 1 in the report's order; `anchor` is its place in the file, `detailed` False if it is below `min_severity` (index
    only). `score` is the divergence rounded to a whole number, 0-100; `coverage` is in words ("74 %"). `match` is the best match score
    that joins two readings of it. `decision` is a reviewer's action, "" if none. `left_out` names outlets that quote the speaker, but not
    these words. `direction` is which way the base reading runs, and with it the columns of the bands: "ltr" or "rtl".
    """

    id: str
    anchor: str
    number: int
    speaker: str
    severity: int
    severity_word: str
    score: int
    coverage: str
    why: str
    readings: tuple[ReadingView, ...]
    bands: tuple[BandView, ...]
    variants: tuple[VariantRow, ...]
    types: tuple[str, ...]
    outlets: tuple[str, ...]
    left_out: tuple[str, ...]
    match: float
    dates: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    decision: str = ""
    decision_note: str = ""
    detailed: bool = True
    direction: str = "ltr"

    @property
    def permalink(self) -> str:
        """The content id as it stands in an address."""
        return brief(self.id)


@dataclass(frozen=True, slots=True)
class Finding:
    """A line of the cover: which utterance (Q1) or suggestion (S1), its divergence, and the finding in words.

    `speaker` is empty where all lines are about one speaker.
    """

    anchor: str
    label: str
    score: int
    severity_word: str
    words: str
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """How two outlets word what both quote: `text` ("2 of 4", or "–"), `n` shared utterances, `level` 0-4 for the tint, `words` in full."""

    text: str
    n: int
    level: int
    words: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One outlet against all others, in the matrix's order."""

    outlet: str
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class OutletMatrix:
    """Outlet by outlet: of the utterances that both quote, in how many the wording differs in substance (major or critical).

    `alone` says in words which outlet differs from all others where these agree, of the utterances that three or more quote.
    """

    outlets: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    caption: str = ""
    alone: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """A letter for each outlet, to head its column, where the names are too many or too long for that; else none."""
        if len(self.outlets) <= NAMED_COLUMNS and all(len(word) <= LONGEST_HEAD for name in self.outlets for word in name.split()):
            return ()
        return tuple(_letters(place) for place in range(len(self.outlets)))


def _letters(place: int) -> str:
    """Return A to Z for the first places, then AA, AB and so on."""
    return (_letters(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)


@dataclass(frozen=True, slots=True)
class RateCell:
    """One rate of one outlet with its interval, in words ("3 of 9 (12-65 %)")."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class RateRow:
    """An outlet's figures over the utterances that it shares with others."""

    outlet: str
    shared: int
    rates: tuple[RateCell, ...]


@dataclass(frozen=True, slots=True)
class PresenceRow:
    """Who quotes an utterance: for each outlet of the report "full", "fragment", "left out" or "" (not concerned); `words` begin it."""

    anchor: str
    number: int
    speaker: str
    cells: tuple[str, ...]
    words: str = ""


@dataclass(frozen=True, slots=True)
class Bin:
    """How many utterances have a divergence of `low` to `high` (whole numbers, both included); `height` 0-100 of the tallest bin."""

    low: int
    high: int
    count: int
    height: int


@dataclass(frozen=True, slots=True)
class SourceView:
    """One article as a source: who, what, when, and the sha-256 that names it; `held` says in words how many quotations it has."""

    id: str
    outlet: str
    name: str
    title: str
    byline: str
    date: str
    url: str
    path: str
    lang: str
    reader: str
    quotations: int
    shared: int
    notes: tuple[str, ...] = ()
    held: str = ""


@dataclass(frozen=True, slots=True)
class QuotedView:
    """One quotation outside the utterances' sections."""

    id: str
    article: str
    start: int
    end: int
    outlet: str
    place: str
    speaker: str
    text: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class PairView:
    """Two quotations that were not joined: a near miss, or a possible translation; `words` says why, `shown` is the score as printed.

    `anchor` leads to it; `joined` says what the wordings come to if a reader takes them for one utterance.
    """

    a: QuotedView
    b: QuotedView
    score: float
    words: str
    shown: str = ""
    anchor: str = ""
    joined: str = ""


@dataclass(frozen=True, slots=True)
class SetAsideView:
    """A marked stretch that was taken for no quotation, and why."""

    outlet: str
    text: str
    reason: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class SettingRow:
    """A setting as printed: value with unit, where it came from, range, what it does."""

    name: str
    value: str
    origin: str
    range: str
    about: str


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """What a reviewer decided, about what, and whether it could be applied.

    `about` names the quotation in words and `anchor` its utterance in the file (empty if in none); `words` say what was decided.
    """

    target: str
    action: str
    value: str
    note: str
    who: str
    when: str
    outcome: str
    about: str = ""
    anchor: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class CountRow:
    """One sum of the report in words ("Quotations in an utterance", 12)."""

    words: str
    n: int
    of: str = ""


@dataclass(frozen=True, slots=True)
class LegendRow:
    """A mark, an example of it, and what it means."""

    mark: Mark
    example: str
    words: str


@dataclass(frozen=True, slots=True)
class MethodNote:
    """A paragraph of the method appendix."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """All that a report prints, in its order. `summary` is one sentence; `run` a short hash of inputs, settings and program."""

    title: str
    summary: str
    program: str
    date: str
    command: str
    run: str
    lang: str
    findings: tuple[Finding, ...]
    to_check: tuple[Finding, ...]
    sources: tuple[SourceView, ...]
    outlets: tuple[str, ...]
    matrix: OutletMatrix
    rates: tuple[RateRow, ...]
    presence: tuple[PresenceRow, ...]
    distribution: tuple[Bin, ...]
    legend: tuple[LegendRow, ...]
    utterances: tuple[UtteranceView, ...]
    suggestions: tuple[PairView, ...]
    near_misses: tuple[PairView, ...]
    single_source: tuple[QuotedView, ...]
    set_aside: tuple[SetAsideView, ...]
    not_read: tuple[NotRead, ...]
    decisions: tuple[DecisionRow, ...]
    counts: tuple[CountRow, ...]
    settings: tuple[SettingRow, ...]
    method: tuple[MethodNote, ...]
    match_threshold: float = 0.0
    thresholds: str = ""
    articles: dict[str, str] = field(default_factory=dict)

    @property
    def detailed(self) -> tuple[UtteranceView, ...]:
        """The utterances that are printed in full."""
        return tuple(one for one in self.utterances if one.detailed)

    @property
    def indexed(self) -> tuple[UtteranceView, ...]:
        """The utterances below `min_severity`, listed only."""
        return tuple(one for one in self.utterances if not one.detailed)
