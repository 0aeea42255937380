"""A pair of readings, cut into what both share and the units where they differ; the rules explain a unit's words away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from compare.judge.rows import Row, Side, Word
from compare.model import Severity, Span

# Beyond so many word pairs in one unit, only words at most REACH columns apart are compared: keeps the cost linear on long readings.
MANY = 2_500
REACH = 15
# A stretch of so many words that the other reading lacks is one omission: phrases inside it are not looked for.
LONG = 5


@dataclass(slots=True, eq=False)
class Finding:
    """What a rule found: the words on both sides, type, severity, the reason, whether the relation is sure, and its weight."""

    a: tuple[Word, ...]
    b: tuple[Word, ...]
    type: str
    severity: Severity
    reason: str
    sure: bool
    unit: int


class Unit:
    """A run of columns in which two readings differ: the words of each side that no rule has explained yet, in order.

    `first` and `last` say that the unit stands before the first or after the last word that both share. `row_a` and `row_b` are the
    whole readings, for context. Rules take words out by `found`; what they find is kept in `findings`.
    """

    __slots__ = ("a", "b", "findings", "first", "index", "last", "matched", "row_a", "row_b", "text_a", "text_b")

    def __init__(self, index: int, a: Sequence[Word], b: Sequence[Word], side_a: Side, side_b: Side) -> None:
        self.index = index
        self.a, self.b = list(a), list(b)
        self.row_a, self.row_b = side_a.row, side_b.row
        self.text_a, self.text_b = side_a.text, side_b.text
        self.first = self.last = False
        self.findings: list[Finding] = []
        self.matched = 0

    def found(self, a: Sequence[Word], b: Sequence[Word], type_: str, severity: Severity, reason: str, sure: bool = True) -> None:
        """Explain words away by a finding."""
        self.taken(a, b)
        if not sure:
            self.matched -= min(len(a), len(b))
        self.findings.append(Finding(tuple(a), tuple(b), type_, severity, reason, sure, self.index))

    def taken(self, a: Sequence[Word], b: Sequence[Word]) -> None:
        """Explain words away without a finding: they are the same."""
        if a:
            gone = {word.place for word in a}
            self.a[:] = [word for word in self.a if word.place not in gone]
        if b:
            gone = {word.place for word in b}
            self.b[:] = [word for word in self.b if word.place not in gone]
        self.matched += min(len(a), len(b))

    def pairs(self, related: Callable[[Word, Word], bool]) -> list[tuple[Word, Word]]:
        """Return the unexplained words of both sides that stand in a relation, each once, those that face each other first."""
        if not self.a or not self.b:
            return []
        if len(self.a) == len(self.b) == 1:
            return [(self.a[0], self.b[0])] if related(self.a[0], self.b[0]) else []
        wide = len(self.a) * len(self.b) > MANY
        found: list[tuple[Word, Word]] = []
        used: set[int] = set()
        by_column = {word.column: word for word in self.b}
        later = []
        for x in self.a:
            y = by_column.get(x.column)
            if y is not None and y.place not in used and related(x, y):
                used.add(y.place)
                found.append((x, y))
            else:
                later.append(x)
        for x in later:
            for y in self.b:
                if y.place not in used and not (wide and abs(x.column - y.column) > REACH) and related(x, y):
                    used.add(y.place)
                    found.append((x, y))
                    break
        return found


def contracted(x: Word, y: Word, row_x: Sequence[Word], row_y: Sequence[Word]) -> bool:
    """Say whether `x` begins a contraction whose other words stand beside `y` written out."""
    if not x.part or y.part:
        return False
    step = 1
    while x.place + step < len(row_x) and row_x[x.place + step].start == x.start:
        place = y.place + step
        if place >= len(row_y) or row_y[place].norm != row_x[x.place + step].norm:
            return False
        step += 1
    return step > 1


def quoted(words: Sequence[Word]) -> str:
    """Return words as a reason cites them: as printed, each contraction once, dots for words between them that are not meant."""
    shown: list[str] = []
    before: Word | None = None
    for word in words:
        if before is not None and word.place > before.place + 1:
            shown.append("...")
        if before is not None and word.start == before.end + 1 and before.text.isdigit() and word.text.isdigit():
            shown[-1] += "-" + word.text  # a range, "10-12"
        elif before is None or word.start != before.start:
            shown.append(word.text)
        before = word
    return " ".join(shown)


def in_order(words: Iterable[Word]) -> list[Word]:
    """Return words of one reading as they stand in it."""
    return sorted(words, key=_place)


def _place(word: Word) -> int:
    return word.place


def span(words: Sequence[Word], row: Row, at: int) -> Span:
    """Return the stretch that words cover; an empty one after the last word before column `at` if there are none."""
    if len(words) == 1:
        return Span(words[0].start, words[0].end)
    if words:
        return Span(min([word.start for word in words]), max([word.end for word in words]))
    before = row.before(at)
    return Span(before.end, before.end) if before else Span(0, 0)


def runs(words: Sequence[Word]) -> list[list[Word]]:
    """Return words grouped into stretches that stand side by side in their reading."""
    found: list[list[Word]] = []
    for word in words:
        if found and word.place == found[-1][-1].place + 1:
            found[-1].append(word)
        else:
            found.append([word])
    return found
