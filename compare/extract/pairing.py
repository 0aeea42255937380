"""Which marks open, which close, and which are apostrophes: the cheapest reading of an article's marks.

A state machine whose states are the stacks of open marks. Every mark may open, close, or be none; each choice costs what is unusual
about it (shape, neighbours, the article's habit), a lost mark costs most. The cheapest reading of the whole article is kept, found in
one pass (Viterbi) with few live states; so one lost mark is mended where it is cheapest and never shifts all pairs after it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from compare.extract.habits import Habits, habits
from compare.model import Span
from compare.text.marks import CLOSER, DASH, LOW, OPENER, OTHER, SINGLE, SPACE, STOP, WORD, Mark

# Costs in nats, set by hand from what is rare in print, then checked on typographic variants (benchmarks/typography.py).
# What stands left and right of an opening mark, and of a closing one.
_OPEN_LEFT = {SPACE: 0.0, OPENER: 0.0, DASH: 0.5, STOP: 2.5, CLOSER: 3.0, OTHER: 1.0, WORD: 4.0}
_OPEN_RIGHT = {WORD: 0.0, OPENER: 0.0, OTHER: 0.5, STOP: 1.5, DASH: 2.0, SPACE: 3.0, CLOSER: 5.0}
_CLOSE_LEFT = {STOP: 0.0, WORD: 0.0, CLOSER: 0.0, OTHER: 0.5, DASH: 1.0, SPACE: 3.0, OPENER: 5.0}
_CLOSE_RIGHT = {SPACE: 0.0, STOP: 0.0, CLOSER: 0.0, DASH: 0.3, OTHER: 0.5, OPENER: 2.0, WORD: 3.0}

_STRAY = 6.0  # a mark that is neither, and no apostrophe
_STRAY_SINGLE = 4.0
_INCHES = 1.0  # 5" and 6'
_POSSESSIVE = 0.7  # the councils' plan
_POSSESSIVE_AT_STOP = 1.5  # ... than the councils'.
_CUT_OFF = 2.5  # goin' on
_CLIPPED = 0.2  # 'twas, 'em, '90s
_OTHER_FAMILY = 0.5  # a double where the article quotes with singles
_SINGLE_OUTSIDE = 1.5  # a single where the article quotes with doubles
_NESTED = 0.4
_NESTED_ODDLY = 1.0  # doubles inside singles, though doubles are this article's own
_NESTED_SAME = 3.5  # “ inside “
_INNER_UNCLOSED = 2.0
_LOST_CLOSING = 4.5
_LOST_CLOSING_AT_STOP = 3.0  # “It is done. “We go on,” ...
_LOST_CLOSING_AT_END = 4.0
_REOPENED = 0.3  # the next paragraph opens again: the habit of print for a speech of several paragraphs
_CARRIED = 3.5  # a quotation that runs into the next paragraph without a mark
_CARRIED_ON = 0.8  # and into another: a letter in one pair of marks
_LOST_OPENING = 5.0
_MIXED_GLYPHS = 0.3
_SURE = 1.0  # an opening or closing mark that costs no more is sure
_REACH = 10.0  # readings this much dearer than the cheapest are given up
_REACH_ACROSS = 6.0  # the same at a paragraph's end: what a carried quotation can win is one lost opening and an odd neighbour
_DEEPEST = 3
_MOST_READINGS = 32  # that stay alive; no labelled article has more than 8

_CLIPPED_WORDS = frozenset(
    [
        "twas",
        "tis",
        "em",
        "til",
        "till",
        "cause",
        "bout",
        "round",
        "n",
        "nuff",
        "cos",
        "coz",
        "un",
        "cept",
        "twere",
        "twill",
        "tween",
        "er",
        "im",
    ]
)
_CLIPPED_WORD = re.compile(r"\d\d(?!\d)|[^\W\d_]{1,6}(?![^\W\d_])")
_STRAIGHT = frozenset(('"', "'", "''", "``", "`", "\uff02", "\uff07", "\u00b4", ",,"))
_CLOSES_LOW = frozenset("\u201c\u2018\u201f\u201b\u201d\u2019") | {"\u2018\u2018", "\u2019\u2019"}


class Pair(NamedTuple):
    """An opening and a closing mark (indices), outermost only; None where the mark is lost.

    `limit` is the place (code points) that a text without closing mark can't reach beyond; `reopened` tells that the next
    paragraph opens again, as print does with a speech of several paragraphs.
    """

    opening: int | None
    closing: int | None
    limit: int
    reopened: bool = False


# A reading of the marks so far: cost, indices of the open marks, outermost pairs as a list linked to earlier ones, newest first.
_Pairs = tuple[Pair, "_Pairs"] | None
_Reading = tuple[float, tuple[int, ...], _Pairs]
# Readings by the families of their open marks, outermost first.
_Readings = dict[str, _Reading]


def pairs(text: str, marks: Sequence[Mark], paragraphs: Sequence[Span]) -> tuple[Pair, ...]:
    """Return the outermost pairs of an article's marks in order; linear in the number of marks and paragraphs."""
    if not marks:
        return ()
    return _Machine(text, marks, habits(marks)).read(paragraphs)


class _Machine:
    """The cheapest reading of the marks of one article."""

    def __init__(self, text: str, marks: Sequence[Mark], habit: Habits) -> None:
        self.text = text
        self.marks = marks
        self.habit = habit
        self.known: dict[tuple[str, str, str], tuple[float, float]] = {}
        self.readings: _Readings = {"": (0.0, (), None)}

    def read(self, paragraphs: Sequence[Span]) -> tuple[Pair, ...]:
        place, starts = 0, [mark.start for mark in self.marks]
        starts.append(len(self.text))  # no paragraph reaches beyond
        for number, paragraph in enumerate(paragraphs):
            while starts[place] < paragraph.end:
                if not self.is_open and self._is_sure_pair(place, paragraph.end):
                    self.readings[""] = (0.0, (), (Pair(place, place + 1, self.marks[place + 1].start), self.readings[""][2]))
                    place += 2
                    continue
                self._take(place)
                place += 1
            if self.is_open:
                self._end_paragraph(paragraph, place, paragraphs[number + 1 : number + 2])
            elif place == len(self.marks):
                break
        return _in_order(min(self.readings.values(), key=lambda reading: reading[0])[2])

    @property
    def is_open(self) -> bool:
        """Whether a reading has an open mark."""
        return len(self.readings) > 1 or "" not in self.readings

    def _is_sure_pair(self, index: int, end: int) -> bool:
        """Tell whether a mark and the next surely open and close one quotation, so that no other reading need be kept alive.

        Two marks in three are taken so, in half the time; no variant of benchmarks/typography.py scores worse for it.
        """
        if index + 1 == len(self.marks):
            return False
        first, second = self.marks[index], self.marks[index + 1]
        if first.family == SINGLE or first.family != second.family or second.start >= end:
            return False
        if self._known_costs(first)[0] > _SURE or self._known_costs(second)[1] > _SURE:
            return False
        return _neither(self.text, first) == _neither(self.text, second) == _STRAY

    def _take(self, index: int) -> None:
        """Let one mark open, close or be none in every live reading, and keep the cheapest of each state."""
        mark = self.marks[index]
        opening, closing = self._known_costs(mark)
        neither = _neither(self.text, mark)
        found: _Readings = {}
        for state, (cost, stack, chain) in self.readings.items():
            if closing < _REACH and (not state or mark.family in state):
                self._close(found, index, state, cost + closing, stack, chain)
            if opening < _REACH:
                self._open(found, index, state, cost + opening, stack, chain)
            _offer(found, state, cost + neither, stack, chain)
        self.readings = _within_reach(found, _REACH)

    def _close(self, found: _Readings, index: int, state: str, cost: float, stack: tuple[int, ...], chain: _Pairs) -> None:
        mark = self.marks[index]
        if not state:
            _offer(found, "", cost + _LOST_OPENING, (), (Pair(None, index, mark.start), chain))
            return
        depth = state.rfind(mark.family)
        cost += self._mismatch(self.marks[stack[depth]].glyph, mark) + _INNER_UNCLOSED * (len(state) - 1 - depth)
        done = (Pair(stack[0], index, mark.start), chain) if depth == 0 else chain
        _offer(found, state[:depth], cost, stack[:depth], done)

    def _open(self, found: _Readings, index: int, state: str, cost: float, stack: tuple[int, ...], chain: _Pairs) -> None:
        mark = self.marks[index]
        if len(state) < _DEEPEST:
            _offer(found, state + mark.family, cost + self._nesting(state, mark), (*stack, index), chain)
        if state and state[0] == mark.family:
            lost = _LOST_CLOSING_AT_STOP if _after_stop(self.text, mark.start) else _LOST_CLOSING
            done = (Pair(stack[0], None, mark.start), chain)
            _offer(found, mark.family, cost + lost, (index,), done)

    def _end_paragraph(self, ended: Span, place: int, following: Sequence[Span]) -> None:
        """Let every reading with an open mark end it here, re-open it in the following paragraph, or carry it on."""
        reopens = following and place < len(self.marks) and self.marks[place].start <= following[0].start
        family = self.marks[place].family if reopens else ""
        found: _Readings = {}
        for state, (cost, stack, chain) in self.readings.items():
            if not state:
                _offer(found, "", cost, (), chain)
                continue
            reopened = family == state[0] and self.marks[stack[0]].start >= ended.start
            lost = (_REOPENED if reopened else _LOST_CLOSING_AT_END) + _INNER_UNCLOSED * (len(state) - 1)
            _offer(found, "", cost + lost, (), (Pair(stack[0], None, ended.end, reopened), chain))
            if following:
                carried = _CARRIED if self.marks[stack[0]].start >= ended.start else _CARRIED_ON
                _offer(found, state, cost + carried, stack, chain)
        self.readings = _within_reach(found, _REACH_ACROSS)

    def _known_costs(self, mark: Mark) -> tuple[float, float]:
        """Return what the mark costs as an opening and as a closing, by its shape and neighbours."""
        key = (mark.glyph, mark.left, mark.right)
        costs = self.known.get(key)
        if costs is None:
            opening, closing = self.habit.surprise[mark.glyph]
            opening += _OPEN_LEFT[mark.left] + _OPEN_RIGHT[mark.right]
            closing += _CLOSE_LEFT[mark.left] + _CLOSE_RIGHT[mark.right]
            costs = self.known[key] = (opening, closing)
        return costs

    def _nesting(self, state: str, mark: Mark) -> float:
        """Return what it costs to open a mark of this family in this state."""
        if not state:
            if mark.family == self.habit.primary:
                return 0.0
            return _SINGLE_OUTSIDE if mark.family == SINGLE else _OTHER_FAMILY
        if mark.family in state:
            return _NESTED_SAME if mark.glyph not in "\"'" else _REACH
        return _NESTED_ODDLY if state[-1] == SINGLE and self.habit.primary != SINGLE else _NESTED

    def _mismatch(self, opening: str, mark: Mark) -> float:
        """Return what it costs that a mark closes what this glyph opened."""
        if opening in LOW and mark.glyph in _CLOSES_LOW:
            return -self.habit.surprise[mark.glyph][1]
        plain = len(opening) == len(mark.glyph) and (opening in _STRAIGHT) == (mark.glyph in _STRAIGHT)
        return 0.0 if plain else _MIXED_GLYPHS


def _offer(found: _Readings, state: str, cost: float, stack: tuple[int, ...], chain: _Pairs) -> None:
    known = found.get(state)
    if known is None or cost < known[0]:
        found[state] = (cost, stack, chain)


def _within_reach(found: _Readings, reach: float) -> _Readings:
    """Return the readings that are at most `reach` dearer than the cheapest, at most `_MOST_READINGS`; costs are relative to it."""
    least = min([reading[0] for reading in found.values()])
    if not least and len(found) == 1:
        return found
    kept = {state: (cost - least, stack, chain) for state, (cost, stack, chain) in found.items() if cost <= least + reach}
    if len(kept) <= _MOST_READINGS:
        return kept
    return dict(sorted(kept.items(), key=lambda reading: (reading[1][0], reading[0]))[:_MOST_READINGS])


def _in_order(chain: _Pairs) -> tuple[Pair, ...]:
    out = []
    while chain is not None:
        pair, chain = chain
        out.append(pair)
    return tuple(reversed(out))


def _neither(text: str, mark: Mark) -> float:
    """Return what it costs that a mark neither opens nor closes."""
    if mark.family != SINGLE:
        return _INCHES if mark.left == WORD != mark.right and text[mark.start - 1].isdigit() else _STRAY
    before = text[mark.start - 1 : mark.start]
    if mark.left == WORD and before.isalnum():
        return _after_word(text, mark, before)
    if mark.right == WORD:
        word = _CLIPPED_WORD.match(text, mark.end)
        if word and (word.group()[0].isdigit() or word.group().lower() in _CLIPPED_WORDS):
            return _CLIPPED
    return _STRAY_SINGLE


def _after_word(text: str, mark: Mark, before: str) -> float:
    if before in "sSxXzZ":
        return _POSSESSIVE if mark.right == SPACE else _POSSESSIVE_AT_STOP
    if before.isdigit():
        return _INCHES
    if before in "nN" and text[mark.start - 2 : mark.start - 1] in "'\u2018\u2019":
        return _CLIPPED
    return _CUT_OFF


def _after_stop(text: str, place: int) -> bool:
    """Tell whether a sentence ends before `place`."""
    before = text[max(0, place - 4) : place].rstrip()
    return before[-1:] in tuple(".!?\u2026")
