"""The nouns that the stages hand to each other: frozen, without logic beyond derived properties.

Offsets are code points, half-open. Scores and divergences are 0-100, coverage and confidence 0-1, severities 0-3.
A noun's fields are what its JSON record holds (see `compare.report.records`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

Kind = Literal["direct", "mixed"]
Place = Literal["headline", "subhead", "body"]
Relation = Literal["full", "fragment"]
Opinion = Literal["agrees", "disagrees", "silent"]
CellState = Literal["text", "gap", "outside", "ellipsis"]
Severity = int

SOURCE_TEXT = "source text"  # the `marks` of a reading that is a passage of the source text, which has none
SEVERITIES: tuple[str, ...] = ("neutral", "minor", "major", "critical")


class Span(NamedTuple):
    """A half-open stretch of code points."""

    start: int
    end: int


NOWHERE = Span(0, 0)
SPAN = re.compile(r"(\d{1,12})-(\d{1,12})")  # the value of a decision that corrects a span


@dataclass(frozen=True, slots=True)
class Marked:
    """A quotation that came with its article, from data that holds quotations and not whole articles: its place, its speaker if named.

    `confidence` 0-1 is how sure the data's makers were of the speaker.
    """

    start: int
    end: int
    speaker: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Article:
    """One witness: a text as it was read, never altered, and what is known of it.

    `id` is the sha-256 (hex) of the input's bytes, or of the record's bytes in a corpus file; `name` the input's own id:
    the record's `id`, else the file's name without its ending; `path` what the user gave. A guessed outlet says so.
    `headings` are the lines that the input itself marks as such; `accessed` is when a page was fetched (UTC). `marked` holds quotations
    that came with the article: its text is then the words around them alone. `copy_of` is the id of the article whose story this one
    prints in other hands (a wire story), None for a source of its own.
    """

    id: str
    name: str
    text: str
    path: str = ""
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    date: str | None = None
    url: str | None = None
    lang: str | None = None
    reader: str = "text"
    encoding: str = "utf-8"
    outlet_guessed: bool = False
    notes: tuple[str, ...] = ()
    headings: tuple[Span, ...] = ()
    accessed: str | None = None
    marked: tuple[Marked, ...] = ()
    copy_of: str | None = None

    @property
    def story(self) -> str:
        """The id of the article that leads its story: copies of one wire story are one source."""
        return self.copy_of or self.id

    @property
    def source(self) -> str:
        """The name under which readers know this article: its outlet, else its own name."""
        return self.outlet or self.name


def source_names(articles: Sequence[Article]) -> dict[str, str]:
    """Return for each article (id) the name of the source that it counts for: its own, or that of the story which it copies."""
    own = {article.id: article.source for article in articles}
    return {article.id: own.get(article.story, article.source) for article in articles}


@dataclass(frozen=True, slots=True)
class NotRead:
    """An input that gave no article, and why, in words."""

    path: str
    reason: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """One stretch inside quotation marks (marks excluded), in one paragraph of one article, and who said it.

    `speaker` is the mention as printed, `speaker_name` who that is, resolved within the article; both None when unknown.
    `turn` is equal for the pieces of one interrupted or re-opened quotation of an article. `marks` names the style of the marks,
    `repaired` what had to be mended ("closing mark lost"), `rule` the attribution rule that gave the speaker,
    `confidence` 0-1 how sure it is, `via` who relayed the words, `person` who it is across all articles of the run. `repeats` is the id
    of the quotation whose words it prints again, in a copy of one wire story or beside the text (a pull quote): it counts with that one.
    `opinion` is what a parser says of the speaker, None where none was asked.
    """

    article: str
    name: str
    start: int
    end: int
    text: str
    speaker: str | None = None
    speaker_name: str | None = None
    cue: str | None = None
    kind: Kind = "direct"
    turn: int = 0
    speaker_span: Span | None = None
    rule: str | None = None
    confidence: float = 0.0
    via: str | None = None
    person: str | None = None
    marks: str = ""
    repaired: str | None = None
    place: Place = "body"
    paragraph: int = 0
    sentence: Span = NOWHERE
    flags: tuple[str, ...] = ()
    repeats: str | None = None
    opinion: Opinion | None = None

    @property
    def id(self) -> str:
        return f"{self.article}:{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class SetAside:
    """A marked stretch that is no quotation (title, nickname, scare quotes): counted, shown, not matched."""

    article: str
    start: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Match:
    """Two quotations (ids) of different articles and how surely they report one utterance.

    `score` 0-100: the chance, in per cent, by `compare.match.scoring`; `containment` 0-1 and `evidence` (nats of information in the aligned
    words) are what weighs most in it; `same_utterance` is said by threshold and group. `flags` are for the reader: "speaker differs",
    "date differs".
    """

    a: str
    b: str
    score: float
    relation: Relation
    same_utterance: bool
    containment: float = 0.0
    evidence: float = 0.0
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two quotations (ids) that may be translations of one utterance, with the evidence in words; never merged without a reader.

    `verdict` is what their wordings come to if they are one: its reading 0 is `a`, its reading 1 is `b`.
    """

    a: str
    b: str
    score: float
    evidence: tuple[str, ...] = ()
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a quotation (id) stands in the source text: spans in the order of its words; more than one means that it joins places.

    `found` is the share of its words that stand there.
    """

    quotation: str
    spans: tuple[Span, ...]
    found: float


@dataclass(frozen=True, slots=True)
class Reading:
    """One quotation (id) as a report of an utterance; `parent` is the longer reading (id) that it hangs on, None for the first."""

    quotation: str
    parent: str | None = None
    relation: Relation = "full"
    score: float = 100.0
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """What one reading has in one column.

    `text`: words at `span`, a stretch of that reading. `gap`: nothing, though the reading goes on around it. `outside`: nothing, the
    column lies beyond the edges of a shorter reading (not quoted, not dropped). `ellipsis`: a mark of omission, at `span`.
    """

    state: CellState
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One place of the utterance: a cell for each reading, in the readings' order.

    `moved` is the index of the column that its words moved from or to.
    """

    cells: tuple[Cell, ...]
    moved: int | None = None


@dataclass(frozen=True)
class Collation:
    """Readings side by side. Every row's spans, joined in column order, are the reading's text exactly: they tile it."""

    texts: tuple[str, ...]
    columns: tuple[Column, ...]

    @classmethod
    def of(
        cls, texts: Sequence[str], rows: Sequence[Sequence[Cell]], lines: Sequence[Sequence[str]], moved: Mapping[int, int]
    ) -> Collation:
        """Return the collation of these rows of cells, of which it is known already what they print; `moved` links columns."""
        columns = [Column(cells, moved.get(number)) for number, cells in enumerate(zip(*rows, strict=True))]
        made = cls(tuple(texts), tuple(columns))
        vars(made).update(rows=rows, lines=lines)
        return made

    @cached_property
    def rows(self) -> Sequence[Sequence[Cell]]:
        """The cells of each reading, in column order."""
        return tuple(zip(*[column.cells for column in self.columns], strict=True)) or ((),) * len(self.texts)

    @cached_property
    def lines(self) -> Sequence[Sequence[str]]:
        """What each reading prints in each column, "" where it has nothing; joined, it is the reading's text."""
        return tuple(
            [text[span.start : span.end] if (span := cell.span) else "" for cell in row]
            for text, row in zip(self.texts, self.rows, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Variant:
    """One place where two readings differ: `a` and `b` are spans in their texts, `columns` the range of the collation's columns.

    `sure` is False where no rule knows the relation of the words ("lexical, unverified").
    """

    a: Span
    b: Span
    type: str
    severity: Severity
    reason: str
    sure: bool = True
    reading_a: int = 0
    reading_b: int = 1
    columns: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a pair of readings, or an utterance, comes to: two numbers that are never one, and the variants that made them."""

    coverage: float
    divergence: float
    severity: Severity
    variants: tuple[Variant, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def types(self) -> tuple[str, ...]:
        return tuple(sorted({variant.type for variant in self.variants}))


@dataclass(frozen=True, slots=True)
class Utterance:
    """One act of speech, reported in several readings; `id` is its fullest reading's quotation id, `base` the index of the base reading."""

    id: str
    readings: tuple[Reading, ...]
    collation: Collation
    verdict: Verdict
    base: int = 0
    speaker: str | None = None
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer decided about something with a content id, when, and who."""

    target: str
    action: str
    value: str = ""
    note: str = ""
    who: str = ""
    when: str = ""
    applied: bool = True
    why_not: str = ""


def brief(quotation: str) -> str:
    """Return a content id as people can read it: the article's hash cut to twelve digits, and the place."""
    article, colon, place = quotation.rpartition(":")
    return f"{article[:12]}{colon}{place}"


def present_ids(decisions: Sequence[Decision]) -> dict[str, str]:
    """Return the id that each quotation has now, by the ids that it had before readers corrected its span."""
    following: dict[str, str] = {}
    for decision in decisions:
        span = SPAN.fullmatch(decision.value)
        if decision.action == "span" and decision.applied and span:
            here = _followed(following, decision.target)
            now = f"{decision.target.rpartition(':')[0]}:{int(span[1])}-{int(span[2])}"
            following.pop(now, None)
            if here != now:
                following[here] = now
    return {before: _followed(following, before) for before in following}


def _followed(following: Mapping[str, str], quotation: str) -> str:
    while quotation in following:
        quotation = following[quotation]
    return quotation


@dataclass(frozen=True, slots=True)
class SettingValue:
    """A setting as a report prints it: value, where the value came from, range and unit."""

    name: str
    value: float | int | str | bool
    origin: str
    unit: str
    low: float | None = None
    high: float | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """A rate k of n with its Wilson interval (95 %), 0-1; `rate` and bounds are None when n is 0."""

    k: int
    n: int
    rate: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class OutletFigures:
    """How one outlet's readings stand to the base readings of the utterances that it shares."""

    outlet: str
    shared: int
    rates: dict[str, Share] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Counts:
    """Sums that add up: given = read + not_read; marked = quotations + set_aside; quotations = in_utterances + single_source.

    `copies` are the articles among those read that print another one's story.
    """

    given: int
    read: int
    not_read: int
    marked: int
    quotations: int
    set_aside: int
    in_utterances: int
    single_source: int
    utterances: int
    by_severity: tuple[int, int, int, int]
    near_misses: int
    suggestions: int
    candidates: int
    copies: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """All that a run found; what `report.json` holds and every output is made from."""

    schema_version: int
    program: str
    title: str
    date: str
    command: str
    settings: tuple[SettingValue, ...]
    articles: tuple[Article, ...]
    quotations: tuple[Quotation, ...]
    set_aside: tuple[SetAside, ...]
    utterances: tuple[Utterance, ...]
    near_misses: tuple[Match, ...]
    suggestions: tuple[Suggestion, ...]
    single_source: tuple[str, ...]
    outlets: tuple[OutletFigures, ...]
    not_read: tuple[NotRead, ...]
    counts: Counts
    decisions: tuple[Decision, ...] = ()
