"""Direct is nothing but quoted words; mixed is quoted words in a longer reported clause."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("“We paint the pier,” Odell said.", ["direct"]),
        ("Odell said: “We paint the pier.”", ["direct"]),
        ("Odell said, “We paint the pier.”", ["direct"]),
        ("“We paint,” Odell said, “and we sing.”", ["direct", "direct"]),
        ("Odell said that “the pier will be blue.”", ["mixed"]),
        ("Odell called the pier “lovely” on Friday.", ["mixed"]),
        ("„Wir malen“, sagte Odell.", ["direct"]),
    ],
)
def test_the_kind_follows_from_how_the_words_begin_and_end(find, text, kinds):
    assert [quotation.kind for quotation in find(text)[0]] == kinds
