"""One value in two writings is an accident of print; two values are a finding that names both."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from compare.model import Verdict
from tests.judge.conftest import judged_wordings

Judged = Callable[..., Verdict]
SMALL = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(n: int) -> str:
    """Return a number below a million in English words."""
    if n < 20:
        return SMALL[n]
    if n < 100:
        return TENS[n // 10] + (f"-{SMALL[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{SMALL[n // 100]} hundred" + (f" and {in_words(n % 100)}" if n % 100 else "")
    return f"{in_words(n // 1000)} thousand" + (f" {'and ' if n % 1000 < 100 else ''}{in_words(n % 1000)}" if n % 1000 else "")


def written(n: int) -> list[str]:
    arabic = str(n).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    persian = str(n).translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    return [str(n), f"{n:,}", in_words(n), arabic, persian]


FRAMES = st.sampled_from(["They counted {} boats in the bay", "We have lost {} dollars since Monday", "Only {} percent of us were told"])
NUMBERS = st.integers(min_value=2, max_value=999_999)


@settings(max_examples=150, deadline=None)
@given(FRAMES, NUMBERS, st.integers(0, 4), st.integers(0, 4))
def test_equal_values_are_no_more_than_an_accident(frame: str, n: int, one: int, other: int) -> None:
    a, b = frame.format(written(n)[one]), frame.format(written(n)[other])
    assert judged_wordings(a, b).severity == 0


@settings(max_examples=150, deadline=None)
@given(FRAMES, NUMBERS, NUMBERS, st.integers(0, 4), st.integers(0, 4))
def test_other_values_are_critical_and_both_are_named(frame: str, n: int, m: int, one: int, other: int) -> None:
    assume(n != m)
    x, y = written(n)[one], written(m)[other]
    found = judged_wordings(frame.format(x), frame.format(y))
    assert found.severity == 3
    reasons = [variant.reason for variant in found.variants if variant.type == "number"]
    assert any(x.split("-")[0].split()[0] in reason and y.split("-")[0].split()[0] in reason for reason in reasons)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 12), st.integers(0, 59), st.booleans())
def test_a_time_of_day_is_one_in_both_clocks(hour: int, minute: int, late: bool) -> None:
    half = "p.m." if late else "a.m."
    twelve = f"We left the hall at {hour}:{minute:02} {half} on Friday"
    twenty_four = f"We left the hall at {hour % 12 + 12 * late}:{minute:02} on Friday"
    assert judged_wordings(twelve, twenty_four).severity == 0


@pytest.mark.parametrize("decade", range(1920, 2000, 10))
def test_a_decade_is_one_with_and_without_its_century(decade: int) -> None:
    names = ["the {}s", "the {}'s", "the '{}s", "the {}s"]
    forms = [names[0].format(decade), names[1].format(decade), names[2].format(decade % 100), names[3].format(decade % 100)]
    forms.append(f"the {TENS[decade % 100 // 10].removesuffix('y')}ies")
    for form in forms[1:]:
        assert judged_wordings(f"We came here in {forms[0]} by boat", f"We came here in {form} by boat").severity == 0


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("We meet on March 3 in Oslo", "We meet on 3 March in Oslo"),
        ("We meet on March 3 in Oslo", "We meet on the 3rd of March in Oslo"),
        ("We sold half a million boats", "We sold 500,000 boats"),
        ("We sold two dozen boats", "We sold 24 boats"),
        ("We lost one third of the crop", "We lost a third of the crop"),
        ("We sold 1.5m boats", "We sold one and a half million boats"),
        ("It cost US$20bn to build", "It cost 20 billion dollars to build"),
        ("It weighs 2½ tonnes", "It weighs 2.5 tonnes"),
        ("It weighs 3,5 tonnes", "It weighs 3.5 tonnes"),
        ("It takes 10-20 days", "It takes 10 to 20 days"),
        ("It takes between five and ten days", "It takes 5-10 days"),
        ("In the first week", "In the 1st week"),
        ("It cost 50 cents", "It cost $0.50"),
    ],
)
def test_a_quantity_in_other_words_is_an_accident(judged: Judged, a: str, b: str) -> None:
    found = judged(a, b)
    assert (found.severity, "number-format" in found.types) == (0, True)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("We sold 10 million boats", "We sold 10 boats"),
        ("Prices rose by 20 percent", "Prices rose by 20 percentage points"),
        ("It takes 10 to 20 days", "It takes 10 to 30 days"),
        ("The water is minus 5 degrees", "The water is 5 degrees"),
        ("We have 5 dogs and 5 cats", "We have 5 dogs and 6 cats"),
    ],
)
def test_a_part_of_a_quantity_makes_it_another(judged: Judged, a: str, b: str) -> None:
    found = judged(a, b)
    assert (found.severity, "number" in found.types) == (3, True)
