"""An article's own use of marks outweighs what a glyph is drawn for."""

from __future__ import annotations

import pytest

from compare.extract.habits import habits
from compare.text.marks import ANGLE, DOUBLE, SINGLE, marks


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("“We paint,” she said. “We sing.”", DOUBLE),
        ("‘We paint,’ she said. ‘They say “no” to us.’", SINGLE),
        ("'We paint,' she said. 'It isn't the painters' fault.'", SINGLE),
        ("“They say ‘no’ to us,” she said.", DOUBLE),
        ("«We paint», she said.", ANGLE),
        ("No marks but the painters' apostrophes.", DOUBLE),
    ],
)
def test_the_primary_family_is_the_one_that_opens_most(text, family):
    assert habits(marks(text)).primary == family


def test_a_glyph_that_mostly_closes_here_is_expected_to_close():
    opening, closing = habits(marks("„Ja“, „nein“, „doch“, „ach“, „so“, „nun“")).surprise["“"]
    assert closing < opening
