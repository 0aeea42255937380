"""Numbers as news writes them: figures, words, fractions, ordinals, currencies, per cent; what a stretch of words comes to."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from compare.text.measures import CURRENCY, MEASURES, amounts, unit_at

_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 100, "thousand": 10**3, "k": 10**3, "million": 10**6, "m": 10**6, "mn": 10**6, "mln": 10**6, "billion": 10**9, "bn": 10**9,
    "b": 10**9, "bln": 10**9, "trillion": 10**12, "tn": 10**12, "trn": 10**12, "dozen": 12, "dozens": 12, "lakh": 10**5, "crore": 10**7,
    "millions": 10**6, "billions": 10**9, "thousands": 10**3, "hundreds": 100,
}  # fmt: skip
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17,
    "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60,
    "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
}  # fmt: skip
_TENS = frozenset(word for word, value in _UNITS.items() if value >= 20)
_TEENS = frozenset(word for word, value in _UNITS.items() if 10 <= value <= 20)
_ONE_OF = frozenset(["dozen", "hundred", "thousand", "million", "billion", "trillion"])
# Parts of one: "a third of", "two thirds", "one eighth".
_PART = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "hundredth": 100}
_PARTS = {"halves": 2, "percentile": 100} | {part + "s": size for part, size in _PART.items() if part != "half"}
# How far rounding may lead a converted value from the other, as a share; a part of a whole from its per cent, in points.
ROUNDED, KELVIN, POINTS = Fraction(5, 100), Fraction(4, 1000), Fraction(1, 2)


class Mention(NamedTuple):
    """A number in a row of words, half-open `start`-`end`: its value, unit ("usd", "%", "th" for an ordinal, "" for none).

    `weak`: a word that often is no number ("one", "second", "a"). `bare`: where the number ends without its unit.
    """

    start: int
    end: int
    value: Fraction
    unit: str
    weak: bool
    bare: int = 0

    def same(self, other: Mention) -> bool:
        """Say whether two mentions come to the same number of the same thing; a part of one equals its per cent."""
        share = _shares(self, other)
        if share is not None:
            return share[0] * 100 == share[1]
        if self.unit and other.unit and self.unit != other.unit:
            both = amounts(self.value, self.unit, other.value, other.unit)
            return both is not None and both[0] == both[1] and {self.unit, other.unit} != {"celsius", "fahrenheit"}
        return self.value == other.value

    def near(self, other: Mention) -> bool:
        """Say whether two mentions come to about the same: in another unit (10 miles, 16 km), or as a rounded share (a third, 33 %)."""
        share = _shares(self, other)
        if share is not None:
            return abs(share[0] * 100 - share[1]) <= POINTS
        both = amounts(self.value, self.unit, other.value, other.unit)
        if both is None:
            return False
        rounded = KELVIN if "fahrenheit" in (self.unit, other.unit) else ROUNDED
        return abs(both[0] - both[1]) <= rounded * abs(both[1])


def _shares(one: Mention, other: Mention) -> tuple[Fraction, Fraction] | None:
    """Return a part of a whole and a per cent, None if two mentions are not these."""
    if {one.unit, other.unit} != {"", "%"}:
        return None
    part, share = (one, other) if other.unit == "%" else (other, one)
    return (part.value, share.value) if part.value <= 1 else None


# Longer words of digits are no numbers that anybody counts with, nor are more scales in a row ("a million billion").
LONGEST, MOST_SCALES = 40, 3
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}\.000|\d{1,3}\.\d{3},\d+")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")
_FRACTION = re.compile(r"(\d{1,3})[/\u2044](\d{1,3})")


def figure(norm: str) -> Fraction | None:
    """Return the value of a word of digits (1,000; 3.5; 3,5; 1/2; 17:30 in minutes), None if it is none.

    Points and commas group thousands or begin decimals, whichever fits; "1.500" is one and a half, as in English.
    """
    if not norm[:1].isdigit() or len(norm) > LONGEST:
        return None
    hours, colon, minutes = norm.partition(":")
    if colon and hours.isdecimal() and minutes.isdecimal():
        return Fraction(int(hours) * 60 + int(minutes))
    if _THOUSANDS.fullmatch(norm):
        point = "," if norm.find(".") < norm.find(",") and "." in norm else "."
        if point == "." and "," not in norm:
            point = ","
        return Fraction(norm.replace("," if point == "." else ".", "").replace(",", "."))
    if _PLAIN.fullmatch(norm):
        return Fraction(norm.replace(",", "."))
    part = _FRACTION.fullmatch(norm)
    return Fraction(int(part[1]), int(part[2])) if part and int(part[2]) else None


def numeric(norm: str) -> bool:
    """Say whether a word can be part of a number."""
    return norm in _ALL or norm[:1].isdigit()


@lru_cache(maxsize=1 << 12)
def mentions(norms: tuple[str, ...]) -> tuple[Mention, ...]:
    """Return the numbers among words in normal form, in order, without overlaps."""
    found = []
    place = 0
    while place < len(norms):
        mention = _at(norms, place)
        if mention is None:
            place += 1
        else:
            found.append(mention)
            place = mention.end
    return tuple(found)


def _at(norms: tuple[str, ...], start: int) -> Mention | None:
    place = start
    if norms[place] not in _BEGINS and not norms[place][:1].isdigit():
        return None
    sign = 1
    if norms[place] in ("minus", "negative"):
        sign, place = -1, place + 1
    unit = ""
    if place < len(norms) and norms[place] in CURRENCY and not norms[place].isalpha():
        unit = CURRENCY[norms[place]]
        place += 1
    read = _cardinal(norms, place)
    if read is None:
        return None if place > start else _lone(norms, place)
    value, end, weak = read
    if not unit:
        if end < len(norms) and norms[end] in _ORDINALS and _ORDINALS[norms[end]] < 10 and norms[end - 1] in _TENS:
            return Mention(start, end + 1, value + _ORDINALS[norms[end]], "th", False)
        found, after = unit_at(norms, end)
        if after > end:
            return Mention(start, after, value * sign, found, False, end)
    return Mention(start, end, value * sign, unit, weak and not unit)


def _lone(norms: tuple[str, ...], place: int) -> Mention | None:
    """Return the number that one word, or a part of a whole, is: "third", "dozen", "half", "a third of"."""
    word, after, _ = _three(norms, place)
    if word in _ORDINALS:
        return Mention(place, place + 1, Fraction(_ORDINALS[word]), "th", _ORDINALS[word] < 4)
    if word in ("a", "an") and after in _PART and norms[place + 2 : place + 3] == ("of",):
        unit, end = unit_at(norms, place + 2)
        return Mention(place, end, Fraction(1, _PART[after]), unit, False, place + 2)
    if word == "a" and after in ("decade", "century"):
        return Mention(place, place + 2, Fraction(1), after, False, place + 1)
    if word == "dozen":
        return Mention(place, place + 1, Fraction(12), "", False)
    if word == "half":
        return Mention(place, place + 1, Fraction(1, 2), "", True)
    return None


Read = tuple[Fraction, int, bool]


def _cardinal(norms: tuple[str, ...], start: int) -> Read | None:
    """Return value, end and weakness of the cardinal number that begins at `start`, None if none does."""
    first, second, third = _three(norms, start)
    value = figure(first)
    if value is not None:
        read = _figures(norms, start, value)
    elif first in _UNITS or (first == "a" and second in _ONE_OF):
        read = _spelled(norms, start)
    elif first == "half" and second in ("a", "an") and (third in _ONE_OF or third in MEASURES or third == "percent"):
        value, end = _scaled(Fraction(1, 2), norms, start + 2)
        return value, end, False
    elif first == "half" and second == "of" and third in ("one", "1") and norms[start + 3 : start + 4] in (("percent",), ("%",)):
        return Fraction(1, 2), start + 3, False
    else:
        return None
    return _in_parts(norms, *read)


def _three(norms: tuple[str, ...], start: int) -> tuple[str, str, str]:
    first, second, third, *_ = (*norms[start : start + 3], "", "", "")
    return first, second, third


def _figures(norms: tuple[str, ...], start: int, value: Fraction) -> Read:
    """Return the number that begins with figures: "20 billion", "2 1/2", "1 000 000"."""
    end = start + 1
    if value.denominator == 1 and norms[start].isdecimal():
        while (
            len(norms[start]) < 4
            and end < min(len(norms), start + LONGEST // 4)
            and len(norms[end]) == 3
            and norms[end].isdecimal()
            and value
        ):
            value, end = value * 1000 + int(norms[end]), end + 1
        part = _FRACTION.fullmatch(norms[end]) if end == start + 1 and end < len(norms) else None
        if part and 0 < int(part[1]) < int(part[2]):
            value, end = value + Fraction(int(part[1]), int(part[2])), end + 1
    value, end = _half_more(value, norms, end, Fraction(1))
    value, end = _scaled(value, norms, end)
    return value, end, False


def _spelled(norms: tuple[str, ...], start: int) -> Read:
    """Return the number that begins with a word: "two thousand and five", "one and a half million", "nineteen eighty-four"."""
    year = _year(norms, start)
    if year is not None:
        return year
    total, place, last = Fraction(0), start, Fraction(0)
    while place < len(norms):
        if norms[place] == "a":
            value, after = 1, place + 1
        else:
            value, after = _below_thousand(norms, place)
        whole, after = _half_more(Fraction(value), norms, after, Fraction(1))
        scaled, end = _scaled(whole, norms, after)
        if last and scaled >= last:
            break
        total, place, last = total + scaled, end, scaled / whole if whole else Fraction(1)
        if last == 1 or whole != value:
            break
        total, place = _half_more(total, norms, place, last)
        step = place + (norms[place : place + 1] == ("and",))
        if last < 100 or step >= len(norms) or norms[step] not in _UNITS:
            break
        place = step
    weak = place - start == 1 and norms[start] == "one"
    return total, place, weak


def _year(norms: tuple[str, ...], start: int) -> Read | None:
    first, second, _ = _three(norms, start)
    if first not in _TEENS or _UNITS.get(second, 0) < 10:
        return None
    low, end = _below_thousand(norms, start + 1)
    return (Fraction(_UNITS[first] * 100 + low), end, False) if low < 100 else None


def _below_thousand(norms: tuple[str, ...], start: int) -> tuple[int, int]:
    """Return value and end of number words below a thousand: "two hundred and fifty-one"."""
    total, place = 0, start
    while place < len(norms):
        norm = norms[place]
        if norm in _UNITS and (total == 0 or (total % 100 == 0) or (total % 10 == 0 and total % 100 >= 20 and _UNITS[norm] < 10)):
            total += _UNITS[norm]
        elif norm == "hundred" and 0 < total < 100:
            total *= 100
        elif not (norm == "and" and total % 100 == 0 and total and norms[place + 1 : place + 2] and norms[place + 1] in _UNITS):
            break
        place += 1
    return total, place


def _half_more(value: Fraction, norms: tuple[str, ...], place: int, scale: Fraction) -> tuple[Fraction, int]:
    """Add "and a half", "and three quarters" of a scale to a value."""
    _, word, part = _three(norms, place)
    if norms[place : place + 1] == ("and",) and word == "a" and part in ("half", "quarter"):
        return value + scale / _PART[part], place + 3
    if norms[place : place + 1] == ("and",) and word == "three" and part == "quarters":
        return value + scale * Fraction(3, 4), place + 3
    return value, place


def _scaled(value: Fraction, norms: tuple[str, ...], place: int) -> tuple[Fraction, int]:
    last = min(len(norms), place + MOST_SCALES)
    while place < last and norms[place] in SCALES:
        value *= SCALES[norms[place]]
        place += 1
    return value, place


def _in_parts(norms: tuple[str, ...], value: Fraction, end: int, weak: bool) -> Read:
    """Return a number with the parts that it counts: "two thirds", "one in five", "9 out of 10"."""
    after = norms[end] if end < len(norms) else ""
    if after in _PARTS or (after in _PART and value == 1):
        return value / (_PARTS.get(after) or _PART[after]), end + 1, False
    out = norms[end : end + 2] == ("out", "of")
    if (out or after == "in") and value.denominator == 1:
        place = end + 1 + out
        whole, past = _whole(norms, place)
        if whole and 0 < value < whole and (out or whole <= 10 or whole in (20, 50, 100, 1000)) and _counts(norms, past):
            return value / whole, past, False
    return value, end, weak


def _whole(norms: tuple[str, ...], place: int) -> tuple[Fraction | None, int]:
    if place >= len(norms):
        return None, place
    if norms[place] in _UNITS:
        value, end = _below_thousand(norms, place)
        return Fraction(value), end
    value_, end = figure(norms[place]), place + 1
    return (value_ if value_ is not None and value_.denominator == 1 else None), end


def _counts(norms: tuple[str, ...], place: int) -> bool:
    """Say whether what follows "one in five" is counted: not "one in five years"."""
    after = norms[place] if place < len(norms) else ""
    return after not in MEASURES and after not in SCALES and after not in ("%", "percent", "per")


_BEGINS = frozenset([*_UNITS, *_ORDINALS, "a", "an", "half", "dozen", "minus", "negative"]) | {
    sign for sign in CURRENCY if not sign.isalpha()
}
_ALL = (_BEGINS - {"a", "an"}).union(SCALES, _PART, _PARTS, CURRENCY, MEASURES, ["%", "percent", "pct", "per", "percentage"])
