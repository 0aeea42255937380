"""A quotation stands in the headline, a subhead or the body."""

from __future__ import annotations

TEXT = "Odell vows pier ‘will be blue’\n\nThe council met. “We paint,” Odell said.\n\n‘A gift’\n\nIt rained. “We sing,” she said."


def test_a_first_line_without_a_full_stop_is_the_headline_and_a_short_line_between_paragraphs_a_subhead(find):
    assert [quotation.place for quotation in find(TEXT)[0]] == ["headline", "body", "subhead", "body"]


def test_where_the_title_is_known_only_the_same_line_is_the_headline(find):
    text = "Town hall news\n\n" + TEXT
    places = [quotation.place for quotation in find(text, title="Odell vows pier ‘will be blue’")[0]]
    assert places[0] == "headline"


def test_a_first_line_that_is_a_sentence_is_body(find):
    assert find("“We paint,” Odell said.\n\nIt rained.")[0][0].place == "body"
