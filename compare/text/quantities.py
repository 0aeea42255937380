"""Quantities: numbers in their company, as one thing: ranges, clock times, days of the year, decades, ages, "twice".

Built on `compare.text.numbers`; the judge asks whether two of them are the same, nearly the same, or not.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from compare.text.numbers import SCALES, Mention, mentions, numeric

MONTHS = {
    form: number
    for number, forms in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug", "september sep sept",
            "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for form in forms.split()
}  # fmt: skip
_DECADES = {
    word: value
    for value, word in enumerate(("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"), start=2)
}
_CENTURIES = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}
_NAMED_HOURS = {"noon": 12 * 60, "midday": 12 * 60, "midnight": 0}
_TIMES = {"twice": 2, "thrice": 3}
# Half days: words after an hour, longest first, and whether they mean the half after noon.
_HALVES = (
    (("in", "the", "morning"), False), (("in", "the", "afternoon"), True), (("in", "the", "evening"), True), (("at", "night"), True),
    (("am",), False), (("pm",), True), (("a", "m"), False), (("p", "m"), True),
)  # fmt: skip
_HOUR, _DAY, _YEARS = 60, 12 * 60, range(1000, 2200)
_AGES = (("years", "of", "age"), ("years", "old"), ("year", "old"), ("year", "olds"))
_COMPANY = frozenset([*MONTHS, *_DECADES, *_NAMED_HOURS, *_TIMES, "am", "pm", "s", "o'clock", "aged", "old", "st", "nd", "rd", "th"])
# Words with which a quantity may begin that is no number.
_OPENING = frozenset([*MONTHS, *_DECADES, *_CENTURIES, *_NAMED_HOURS, *_TIMES, "between", "from", "the", "aged"])
# Words that belong to a quantity only beside a number.
JOINING = frozenset(["to", "and", "from", "between", "the", "of"])


class Quantity(NamedTuple):
    """A quantity in a row of words, half-open `start`-`end`: its kind, values and unit.

    Kinds: number, range (two values), clock (minutes after midnight), day (100 x month + day), decade, age, times. `open`: the clock may
    mean either half of the day. `weak`: a word that often is no number.
    """

    start: int
    end: int
    kind: str
    values: tuple[Fraction, ...]
    unit: str = ""
    weak: bool = False
    open: bool = False

    def mention(self, which: int = 0) -> Mention:
        """Return one of the values as a number."""
        return Mention(self.start, self.end, self.values[which], self.unit, self.weak)

    def compared(self, other: Quantity) -> str:
        """Return "same", "near" (about the same, by conversion or rounding), "other", or "" where the two can't be held together."""
        if self.kind != other.kind:
            return self._of_two_kinds(other)
        if self.kind == "clock":
            apart = abs(self.values[0] - other.values[0])
            return "same" if apart == 0 or (apart == _DAY and (self.open or other.open)) else "other"
        if self.kind == "decade":
            century = 100 if min(self.values[0], other.values[0]) < 100 else 10_000
            return "same" if self.values[0] % century == other.values[0] % century else "other"
        if self.kind in ("number", "range"):
            return _numbers(self, other)
        return "same" if self.values == other.values else "other"

    def _of_two_kinds(self, other: Quantity) -> str:
        kinds = {self.kind, other.kind}
        if "range" in kinds and "number" in kinds:
            return "other"
        plain = next((one for one in (self, other) if one.kind == "number"), None)
        if plain is None or (kinds == {"number", "decade"}):
            return ""
        told = other if plain is self else self
        if told.kind in ("age", "times"):
            return "same" if plain.values == told.values and plain.unit in ("", "yr", "times") else ("other" if plain.unit == "" else "")
        return ""


def _numbers(one: Quantity, other: Quantity) -> str:
    pairs = [(one.mention(place), other.mention(place)) for place in range(len(one.values))]
    if all(a.same(b) for a, b in pairs):
        # A per cent against the bare number is no matter of form: "20 people", "20 percent".
        return "same" if {one.unit, other.unit} != {"", "%"} or pairs[0][0].value != pairs[0][1].value else ""
    return "near" if all(a.near(b) for a, b in pairs) else "other"


@lru_cache(maxsize=1 << 14)
def telling(norm: str) -> bool:
    """Say whether a word can be part of a quantity."""
    return norm in _COMPANY or numeric(norm)


@lru_cache(maxsize=1 << 12)
def quantities(norms: tuple[str, ...], dashed: frozenset[int] = frozenset()) -> tuple[Quantity, ...]:
    """Return the quantities among words in normal form, in order, without overlaps; `dashed` words have a dash and no space after them."""
    starts = {mention.start: mention for mention in mentions(norms)}
    found: list[Quantity] = []
    place = 0
    while place < len(norms):
        opens = place in starts or norms[place] in _OPENING or "/" in norms[place]
        one = _at(norms, place, starts, dashed) if opens else None
        if one is None:
            place += 1
        else:
            found.append(one)
            place = one.end
    return tuple(found)


Starts = dict[int, Mention]


def _at(norms: tuple[str, ...], place: int, starts: Starts, dashed: frozenset[int]) -> Quantity | None:
    mention = starts.get(place)
    return (
        _day(norms, place, starts)
        or _range(norms, place, starts, dashed)
        or _decades(norms, place, mention)
        or _clock(norms, place, mention)
        or _age(norms, place, starts)
        or _word(norms, place)
        or (Quantity(place, mention.end, "number", (mention.value,), mention.unit, mention.weak) if mention else None)
    )


def _word(norms: tuple[str, ...], place: int) -> Quantity | None:
    if norms[place] in _TIMES:
        return Quantity(place, place + 1, "times", (Fraction(_TIMES[norms[place]]),))
    return None


def _day(norms: tuple[str, ...], place: int, starts: Starts) -> Quantity | None:
    """Return the day of the year that begins here: "March 3", "3rd of March", "the third of March"."""
    first = place + (norms[place] == "the")
    mention = starts.get(first)
    if mention is not None and _is_day(mention):
        after = mention.end + (norms[mention.end : mention.end + 1] == ("of",))
        if after < len(norms) and norms[after] in MONTHS:
            return Quantity(place, after + 1, "day", (MONTHS[norms[after]] * 100 + mention.value,))
    if norms[place] in MONTHS:
        after = place + 1 + (norms[place + 1 : place + 2] == ("the",))
        mention = starts.get(after)
        if mention is not None and _is_day(mention):
            return Quantity(place, mention.end, "day", (MONTHS[norms[place]] * 100 + mention.value,))
    return None


def _is_day(mention: Mention) -> bool:
    return mention.unit in ("", "th") and mention.value.denominator == 1 and 1 <= mention.value <= 31 and mention.end - mention.start <= 2


def _range(norms: tuple[str, ...], place: int, starts: Starts, dashed: frozenset[int]) -> Quantity | None:
    """Return the range that begins here: "between 10 and 20", "10 to 20", "10-20", "2015/16"."""
    opening = norms[place] if norms[place] in ("between", "from") else ""
    low = starts.get(place + bool(opening))
    if low is None or low.weak or low.unit == "th":
        return _season(norms, place)
    joint = norms[low.end] if low.end < len(norms) else ""
    if (opening == "between" and joint == "and") or (opening != "between" and joint == "to"):
        high = starts.get(low.end + 1)
    elif not opening and low.end - 1 in dashed:
        high = starts.get(low.end)
    else:
        return _season(norms, place)
    if high is None or high.weak or high.unit == "th" or (low.unit and low.unit != high.unit and high.unit):
        return None
    scale = SCALES.get(norms[high.end - 1 - bool(high.unit)], 1) if low.value < high.value else 1
    bare = SCALES.keys().isdisjoint(norms[low.start : low.end])
    ends = _bounds(low.value * scale if bare and low.value * scale < high.value else low.value, high.value)
    return Quantity(place, high.end, "range", ends, high.unit or low.unit)


def _bounds(low: Fraction, high: Fraction) -> tuple[Fraction, Fraction]:
    """Return both ends of a range, the second with the century that it leaves to the first (2015-16)."""
    if low in _YEARS and 0 <= high < 100 and low.denominator == 1:
        return low, low - low % 100 + high
    return low, high


def _season(norms: tuple[str, ...], place: int) -> Quantity | None:
    first, slash, second = norms[place].partition("/")
    if slash and len(first) == 4 and len(second) in (2, 4) and first.isdecimal() and second.isdecimal():
        return Quantity(place, place + 1, "range", _bounds(Fraction(int(first)), Fraction(int(second))))
    return None


def _decades(norms: tuple[str, ...], place: int, mention: Mention | None) -> Quantity | None:
    """Return the decade that begins here: "1990s", "'90s", "nineties", "nineteen-nineties"."""
    following = norms[place + 1] if place + 1 < len(norms) else ""
    if norms[place] in _CENTURIES and following in _DECADES:
        return Quantity(place, place + 2, "decade", (Fraction(_CENTURIES[norms[place]] + 10 * _DECADES[following]),))
    if norms[place] in _DECADES:
        return Quantity(place, place + 1, "decade", (Fraction(10 * _DECADES[norms[place]]),))
    if mention is not None and norms[place].isdecimal() and following == "s" and not mention.value % 10:
        return Quantity(place, place + 2, "decade", (mention.value,))
    return None


def _clock(norms: tuple[str, ...], place: int, mention: Mention | None) -> Quantity | None:
    """Return the time of day that begins here: "17:00", "5 p.m.", "five o'clock", "noon", "nine in the morning"."""
    if norms[place] in _NAMED_HOURS:
        return Quantity(place, place + 1, "clock", (Fraction(_NAMED_HOURS[norms[place]]),))
    if mention is None or mention.unit or mention.end != place + 1 or mention.value.denominator != 1:
        return None
    hours, colon, _ = norms[place].partition(":")
    minutes = mention.value if colon else mention.value * _HOUR
    end = place + 1
    told = norms[end : end + 1] == ("o'clock",)
    end += told
    half = next(((words, late) for words, late in _HALVES if norms[end : end + len(words)] == words), None)
    if not (colon or told or half) or minutes >= 24 * _HOUR or (half and not told and not colon and not 1 <= mention.value <= 12):
        return None
    if half is None:
        return Quantity(place, end, "clock", (minutes,), open=0 < minutes <= _DAY and not hours.startswith("0"))
    minutes = minutes % _DAY + (_DAY if half[1] else 0) if minutes < _DAY + _HOUR else minutes
    return Quantity(place, end + len(half[0]), "clock", (minutes,))


def _age(norms: tuple[str, ...], place: int, starts: Starts) -> Quantity | None:
    """Return the age that begins here: "aged 45", "45 years old"."""
    opening = norms[place] == "aged"
    mention = starts.get(place + opening)
    if mention is None or mention.unit not in ("", "yr"):
        return None
    if opening:
        return Quantity(place, mention.end, "age", (mention.value,), weak=False)
    end = mention.end - (mention.unit == "yr")
    words = next((words for words in _AGES if norms[end : end + len(words)] == words), None)
    return Quantity(place, end + len(words), "age", (mention.value,)) if words else None
