"""Units of measure and money: their names, and what one unit comes to in another."""

from __future__ import annotations

from fractions import Fraction

CURRENCY = {
    "$": "usd", "dollar": "usd", "dollars": "usd", "usd": "usd", "us$": "usd", "bucks": "usd", "€": "eur", "euro": "eur", "euros": "eur",
    "eur": "eur", "£": "gbp", "pound": "gbp", "pounds": "gbp", "gbp": "gbp", "quid": "gbp", "¥": "jpy", "yen": "jpy", "yuan": "cny",
    "renminbi": "cny", "rmb": "cny", "₹": "inr", "rupee": "inr", "rupees": "inr", "₽": "rub", "rouble": "rub", "roubles": "rub",
    "ruble": "rub", "rubles": "rub", "rial": "irr", "rials": "irr", "₩": "krw", "won": "krw", "₪": "ils", "shekel": "ils", "shekels": "ils",
    "₺": "try", "lira": "try", "liras": "try",
}  # fmt: skip


MEASURES = {
    word: words.split()[0]
    for words in (
        "km kms kilometre kilometres kilometer kilometers", "metre metres meter meters", "mi mile miles", "ft foot feet", "yd yard yards",
        "cm centimetre centimetres centimeter centimeters", "mm millimetre millimetres millimeter millimeters",
        "kg kgs kilo kilos kilogram kilograms", "g gram grams gramme grammes", "tonne tonnes", "ton tons", "lb lbs", "oz ounce ounces",
        "l litre litres liter liters", "gal gallon gallons", "ha hectare hectares", "acre acres", "hr hrs hour hours",
        "min mins minute minutes", "sec secs seconds", "day days", "week weeks", "month months", "yr yrs year years",
        "mw megawatt megawatts",
        "gw gigawatt gigawatts", "kwh", "mph", "kph kmh", "barrel barrels bbl", "degree degrees", "inch inches",
        "celsius centigrade c", "fahrenheit f", "point points", "cent cents", "penny pence", "times", "decade decades", "century centuries",
    )
    for word in words.split()
}  # fmt: skip
# Units in two words: "20 degrees Celsius", "5 percentage points", "70 miles per hour".
_TWO_WORDS = {
    (first, second): MEASURES[second]
    for first, seconds in (("degrees", "celsius centigrade fahrenheit c f"), ("percentage", "point points"))
    for second in seconds.split()
}
_SPEEDS = {"mi": "mph", "km": "kph"}
# What one of a unit comes to in the base of its dimension; a pound is money or weight.
_SYSTEM = {
    unit: (dimension, Fraction(factor))
    for dimension, units in (
        ("length", "km:1000 metre:1 cm:0.01 mm:0.001 mi:1609.344 ft:0.3048 yd:0.9144 inch:0.0254"),
        ("weight", "kg:1 g:0.001 tonne:1000 ton:907.185 lb:0.45359237 oz:0.02834952 gbp:0.45359237"),
        ("volume", "l:1 gal:3.785412"), ("area", "ha:1 acre:0.404686"), ("speed", "kph:1 mph:1.609344"), ("power", "mw:1 gw:1000"),
        ("time", "sec:1 min:60 hr:3600 day:86400 week:604800"), ("long time", "month:1 yr:12 decade:120 century:1200"),
    )
    for unit, _, factor in (one.partition(":") for one in units.split())
}  # fmt: skip
_SMALL_CHANGE = {("cent", "usd"), ("cent", "eur"), ("penny", "gbp")}
# The units that are sums of money.
CURRENCIES = frozenset(CURRENCY.values())


def unit_at(norms: tuple[str, ...], end: int) -> tuple[str, int]:
    """Return the unit whose name begins at `end`, and where it ends; "" and `end` if there is none."""
    after, following = norms[end] if end < len(norms) else "", norms[end + 1] if end + 1 < len(norms) else ""
    if after == "of" and following in ("a", "an", "one", "1") and norms[end + 2 : end + 3] not in ((), ("of",)):
        unit, past = unit_at(norms, end + 2)  # "a third of a mile"
        return (unit, past) if unit else ("", end)
    if (after, following) in _TWO_WORDS:
        return _TWO_WORDS[after, following], end + 2
    if after in ("%", "percent", "pct") or (after == "per" and following == "cent"):
        return "%", end + (2 if after == "per" else 1)
    if after in ("th", "st", "nd", "rd"):
        return "th", end + 1
    if after in MEASURES:
        unit = MEASURES[after]
        fast = unit in _SPEEDS and norms[end + 1 : end + 3] in (("per", "hour"), ("an", "hour"))
        return (_SPEEDS[unit], end + 3) if fast else (unit, end + 1)
    if after in CURRENCY and after.isalpha() and after != "won":
        return CURRENCY[after], end + 1
    if after in ("us", "american") and CURRENCY.get(following) == "usd":
        return "usd", end + 2
    return "", end


def amounts(one: Fraction, a: str, other: Fraction, b: str) -> tuple[Fraction, Fraction] | None:
    """Return two amounts, `one` in unit `a` and `other` in unit `b`, in one unit; None if nothing converts the one into the other."""
    if (a, b) in _SMALL_CHANGE:
        return one, other * 100
    if (b, a) in _SMALL_CHANGE:
        return one * 100, other
    if "degree" in (a, b) and not {"celsius", "fahrenheit"}.isdisjoint((a, b)):
        return one, other
    if {a, b} == {"celsius", "fahrenheit"}:
        return _kelvin(one, a), _kelvin(other, b)
    if a not in _SYSTEM or b not in _SYSTEM or _SYSTEM[a][0] != _SYSTEM[b][0]:
        return None
    return one * _SYSTEM[a][1], other * _SYSTEM[b][1]


def _kelvin(value: Fraction, unit: str) -> Fraction:
    return Fraction(27315, 100) + (value if unit == "celsius" else (value - 32) * 5 / 9)
