"""Numbers as news writes them: figures, words, fractions, ordinals, currencies, per cent; what a stretch of words comes to."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {
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
_ONE_OF = frozenset(["dozen", "hundred", "thousand", "million", "billion", "trillion"])
_PART_OF = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_PARTS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4, "thirds": 3, "fifths": 5, "tenths": 10, "percentile": 100}
_CURRENCY = {
    "$": "usd", "dollar": "usd", "dollars": "usd", "usd": "usd", "us$": "usd", "bucks": "usd", "€": "eur", "euro": "eur", "euros": "eur",
    "eur": "eur", "£": "gbp", "pound": "gbp", "pounds": "gbp", "gbp": "gbp", "quid": "gbp", "¥": "jpy", "yen": "jpy", "yuan": "cny",
    "renminbi": "cny", "rmb": "cny", "₹": "inr", "rupee": "inr", "rupees": "inr", "₽": "rub", "rouble": "rub", "roubles": "rub",
    "ruble": "rub", "rubles": "rub", "rial": "irr", "rials": "irr", "₩": "krw", "won": "krw", "₪": "ils", "shekel": "ils", "shekels": "ils",
    "₺": "try", "lira": "try", "liras": "try",
}  # fmt: skip


_MEASURES = {
    word: words.split()[0]
    for words in (
        "km kms kilometre kilometres kilometer kilometers", "metre metres meter meters", "mi mile miles", "ft foot feet", "yd yard yards",
        "cm centimetre centimetres centimeter centimeters", "mm millimetre millimetres millimeter millimeters",
        "kg kgs kilo kilos kilogram kilograms", "g gram grams gramme grammes", "tonne tonnes", "ton tons", "lb lbs", "oz ounce ounces",
        "l litre litres liter liters", "gal gallon gallons", "ha hectare hectares", "acre acres", "hr hrs hour hours",
        "min mins minute minutes", "sec secs seconds", "day days", "week weeks", "month months", "yr yrs year years",
        "mw megawatt megawatts",
        "gw gigawatt gigawatts", "kwh", "mph", "kph", "barrel barrels bbl", "degree degrees", "inch inches",
    )
    for word in words.split()
}  # fmt: skip


class Mention(NamedTuple):
    """A number in a row of words, half-open `start`-`end`: its value, unit ("usd", "%", "th" for an ordinal, "" for none).

    `weak`: a word that often is no number ("one", "second", "a").
    """

    start: int
    end: int
    value: Fraction
    unit: str
    weak: bool

    def same(self, other: Mention) -> bool:
        """Say whether two mentions come to the same number of the same thing; a part of one equals its per cent."""
        if {self.unit, other.unit} == {"", "%"}:
            part, share = (self, other) if other.unit == "%" else (other, self)
            if part.value <= 1:
                return part.value * 100 == share.value
        return self.value == other.value and (self.unit == other.unit or "" in (self.unit, other.unit))


def figure(norm: str) -> Fraction | None:
    """Return the value of a word of digits (1,000; 3.5; 1/2), None if it is none."""
    if not norm[:1].isdigit():
        return None
    hours, colon, minutes = norm.partition(":")
    if colon and hours.isdigit() and minutes.isdigit():
        return Fraction(int(hours) * 60 + int(minutes))
    plain = norm.replace(",", "") if all(len(part) == 3 for part in norm.split(",")[1:]) else norm.replace(",", ".")
    try:
        return Fraction(plain)
    except (ValueError, ZeroDivisionError):
        return None


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
    unit = ""
    if norms[place] in _CURRENCY and not norms[place].isalpha():
        unit = _CURRENCY[norms[place]]
        place += 1
    read = _cardinal(norms, place)
    if read is None:
        return None if place > start else _lone(norms, place)
    value, end, weak = read
    if end < len(norms):
        after = norms[end]
        if after in _ORDINALS and _ORDINALS[after] < 10 and norms[end - 1] in _TENS:
            return Mention(start, end + 1, value + _ORDINALS[after], "th", False)
        if after in ("%", "percent", "pct") or (after == "per" and norms[end + 1 : end + 2] == ("cent",)):
            return Mention(start, end + (2 if after == "per" else 1), value, "%", False)
        if after in ("th", "st", "nd", "rd") and not unit:
            return Mention(start, end + 1, value, "th", False)
        if after in _MEASURES and not unit:
            return Mention(start, end + 1, value, _MEASURES[after], False)
        if after in _CURRENCY and after.isalpha() and not unit and after != "won":
            return Mention(start, end + 1, value, _CURRENCY[after], False)
    return Mention(start, end, value, unit, weak and not unit)


def _lone(norms: tuple[str, ...], place: int) -> Mention | None:
    if norms[place] in _ORDINALS:
        return Mention(place, place + 1, Fraction(_ORDINALS[norms[place]]), "th", _ORDINALS[norms[place]] < 4)
    if norms[place] == "a" and norms[place + 1 : place + 2] and norms[place + 1] in _ONE_OF:
        value, end = _scaled(Fraction(1), norms, place + 1)
        return Mention(place, end, value, "", False)
    if norms[place] == "a" and norms[place + 1 : place + 2] and norms[place + 1] in _PART_OF and norms[place + 2 : place + 3] == ("of",):
        return Mention(place, place + 2, Fraction(1, _PART_OF[norms[place + 1]]), "", False)
    if norms[place] == "dozen":
        return Mention(place, place + 1, Fraction(12), "", False)
    if norms[place] == "half":
        return Mention(place, place + 1, Fraction(1, 2), "", True)
    return None


def _cardinal(norms: tuple[str, ...], start: int) -> tuple[Fraction, int, bool] | None:
    """Return value, end and weakness of the cardinal number that begins at `start`, None if none does."""
    first = norms[start] if start < len(norms) else ""
    value = figure(first)
    if value is not None:
        value, end = _scaled(value, norms, start + 1)
        return value, end, False
    if first not in _UNITS:
        return None
    total, place = _written(norms, start)
    value, end = _scaled(Fraction(total), norms, place)
    if end < len(norms) and norms[end] in _PARTS:
        return value / _PARTS[norms[end]], end + 1, False
    if end + 1 < len(norms) and norms[end] == "in" and norms[end + 1] in _UNITS and value < _UNITS[norms[end + 1]]:
        return value / _UNITS[norms[end + 1]], end + 2, False
    return value, end, end - start == 1 and first == "one"


def _written(norms: tuple[str, ...], start: int) -> tuple[int, int]:
    """Return value and end of number words below a thousand: "two hundred and fifty-one"."""
    total, place = 0, start
    while place < len(norms):
        norm = norms[place]
        if norm in _UNITS and (total == 0 or total % 100 == 0 or (total % 10 == 0 and total % 100 >= 20 and _UNITS[norm] < 10)):
            total += _UNITS[norm]
        elif norm == "hundred" and 0 < total < 100:
            total *= 100
        elif not (norm == "and" and total % 100 == 0 and total and norms[place + 1 : place + 2] and norms[place + 1] in _UNITS):
            break
        place += 1
    return total, place


def _scaled(value: Fraction, norms: tuple[str, ...], place: int) -> tuple[Fraction, int]:
    while place < len(norms) and norms[place] in _SCALES:
        value *= _SCALES[norms[place]]
        place += 1
    return value, place


_ALL = frozenset([*_UNITS, *_SCALES, *_ORDINALS, *_PARTS, *_CURRENCY, *_MEASURES, *_ONE_OF, "%", "percent", "pct", "per", "cent"])
# The units of mentions that are sums of money.
CURRENCIES = frozenset(_CURRENCY.values())
