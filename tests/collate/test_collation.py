"""Facts about collations: they rebuild every reading, the order of input changes nothing, kin words share a column."""

from __future__ import annotations

import random
import tracemalloc
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from compare.collate import collated
from compare.model import Collation
from compare.settings import Settings

WORDS = (
    "we stand with the miners miners' Shi'ites Shias can't cannot can not don't do 20 bn billion … ... [...] (now) well-known health care "
    "healthcare US United States harbour harbor it's it is"
)
LINES = st.lists(st.sampled_from(WORDS.split(" ")), max_size=9).map(" ".join)
READINGS = st.lists(st.one_of(LINES, LINES, st.text(max_size=20)), min_size=1, max_size=6)
Rows = Callable[..., list[list[str]]]


def rebuilt(collation: Collation) -> list[str]:
    """Return what the cells of each row print, joined."""
    made = []
    for row, text in enumerate(collation.texts):
        spans = [column.cells[row].span for column in collation.columns]
        made.append("".join(text[span.start : span.end] for span in spans if span is not None))
    return made


def collate(*texts: str, parents: tuple[int | None, ...] = ()) -> Collation:
    return collated(texts, parents or [None] * len(texts), Settings())


@settings(max_examples=300)
@given(READINGS)
def test_rows_rebuild_every_reading(texts: list[str]) -> None:
    assert rebuilt(collate(*texts)) == texts


@given(READINGS)
def test_the_rows_and_lines_handed_over_are_those_that_the_columns_give(texts: list[str]) -> None:
    made = collate(*texts)
    derived = Collation(made.texts, made.columns)
    assert [list(row) for row in made.rows] == [list(row) for row in derived.rows]
    assert [list(line) for line in made.lines] == [list(line) for line in derived.lines]
    assert ["".join(line) for line in made.lines] == texts


@given(READINGS)
def test_every_column_holds_a_cell_of_each_reading_and_something_of_one(texts: list[str]) -> None:
    for column in collate(*texts).columns:
        assert len(column.cells) == len(texts)
        assert any(cell.span is not None for cell in column.cells)
        assert all(cell.span is not None for cell in column.cells if cell.state == "text")


@given(READINGS, st.randoms(use_true_random=False))
def test_permuting_the_input_permutes_the_rows_and_changes_nothing_else(texts: list[str], chance: random.Random) -> None:
    order = list(range(len(texts)))
    chance.shuffle(order)
    longest = max(range(len(texts)), key=lambda i: len(texts[i]))
    parents = [None if i == longest else longest for i in range(len(texts))]
    moved = [None if (parent := parents[i]) is None else order.index(parent) for i in order]
    straight = collated(texts, parents, Settings())
    mixed = collated([texts[i] for i in order], moved, Settings())
    assert [tuple(column.cells[i] for i in order) for column in straight.columns] == [column.cells for column in mixed.columns]
    assert [column.moved for column in straight.columns] == [column.moved for column in mixed.columns]


@given(READINGS)
def test_columns_between_which_words_moved_name_each_other(texts: list[str]) -> None:
    columns = collate(*texts).columns
    for number, column in enumerate(columns):
        assert column.moved is None or (column.moved != number and columns[column.moved].moved == number)


def test_empty_and_one_word_readings_work() -> None:
    assert rebuilt(collate("", "a", "", "…", "   ", "!!!")) == ["", "a", "", "…", "   ", "!!!"]
    assert collate("").columns == ()


def test_an_empty_reading_beside_others_lies_outside_of_every_column(rows: Rows) -> None:
    assert rows("the ferry sank", "", "the ferry sank")[1] == [".", ".", "."]


def test_equal_readings_have_equal_rows() -> None:
    collation = collate("We sail at dawn", "We sail", "We sail at dawn")
    assert all(column.cells[0] == column.cells[2] for column in collation.columns)


def test_two_hundred_readings_are_collated() -> None:
    chance = random.Random(5)
    sentence = "the old harbour master of the northern town will not open the gates before the storm is over"
    texts = [" ".join(word for word in sentence.split(" ") if chance.random() > 0.1) for _ in range(200)]
    assert rebuilt(collate(*texts)) == texts


def test_long_readings_need_no_table_of_all_words_against_all() -> None:
    chance = random.Random(6)
    first = ["".join(chance.choices("abcdefgh", k=5)) for _ in range(8000)]
    second = [word for place, word in enumerate(first) if place % 17]
    tracemalloc.start()
    collation = collate(" ".join(first), " ".join(second))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8000 * 8000 / 2  # bytes: one of the half table's cells each
    assert sum(column.cells[1].state == "text" for column in collation.columns) == len(second)
    assert len(collation.columns) == len(first)


def test_a_gap_beyond_the_largest_table_still_tiles() -> None:
    chance = random.Random(7)
    texts = [" ".join(chance.choice(["of", "the", "a", "to"]) for _ in range(60)) for _ in range(2)]
    assert rebuilt(collated(texts, [None, None], Settings(largest_gap=100))) == texts


def test_words_are_aligned_in_preference_to_punctuation(rows: Rows) -> None:
    # CollateX issue 58: commas drew the words out of their columns.
    assert rows("The tall, red, rusty crane.", "The tall, old, red crane:", "The tall, red, rusty tower.") == [
        ["The", "tall,", "-", "red,", "rusty", "crane."],
        ["The", "tall,", "old,", "red", "-", "crane:"],
        ["The", "tall,", "-", "red,", "rusty", "tower."],
    ]


def test_a_word_that_all_share_is_in_one_column_whatever_the_order(rows: Rows) -> None:
    # CollateX issue 66: the longer reading's words went under others as soon as a third reading had one word more.
    texts = ["The red crane.", "The tall red crane.", "The crane stands in a yard."]
    for order in ((0, 1, 2), (2, 0, 1), (1, 2, 0)):
        table = rows(*[texts[i] for i in order])
        place = next(row for row in table if "stands" in row).index("crane")
        assert all(row[place].startswith("crane") for row in table)


def test_readings_without_a_word_in_common_are_collated_without_loss() -> None:
    # CollateX 2.3 with near matching loses words of readings like these from its table.
    texts = ["we them with", "the", "stand stands"]
    assert rebuilt(collate(*texts)) == texts


def test_shiites_is_one_word_under_shias(rows: Rows) -> None:
    first, second = rows("the unity of the Shias of the north", "the unity of Shi'ites of the north")
    assert first[first.index("Shias")] == "Shias"
    assert second[first.index("Shias")] == "Shi'ites"


def test_a_relative_clause_in_other_words_stays_between_its_neighbours(rows: Rows) -> None:
    first, second = rows(
        "it is the duty of every country in which the Americans are present", "it is the duty of any country where Americans are present"
    )
    assert second[first.index("every")] == "any"
    assert second[first.index("country")] == "country"
    assert second[first.index("Americans")] == "Americans"


def test_what_a_fragment_leaves_out_at_its_edges_is_outside_and_inside_a_gap(rows: Rows) -> None:
    assert rows("We will surely mend the broken bridge today", "mend the bridge")[1] == [".", ".", ".", "mend", "the", "-", "bridge", "."]


def test_a_mark_of_omission_stands_for_what_others_have_there(rows: Rows) -> None:
    assert rows("We will mend the bridge and the road", "We will … the road") == [
        ["We", "will", "mend", "the", "bridge", "and", "the", "road"],
        ["We", "will", "…", "~", "~", "~", "the", "road"],
    ]


def test_a_mark_of_omission_where_no_other_has_words_has_a_column_of_its_own(rows: Rows) -> None:
    assert rows("We will [...] go", "We will go") == [["We", "will", "[...]", "go"], ["We", "will", "-", "go"]]


def test_a_fragment_hangs_on_the_words_of_its_parent() -> None:
    texts = ["the gate was open and the gate was shut", "the gate was shut and then the gate was open", "gate was shut"]
    for parent, start in ((0, 26), (1, 4)):
        collation = collate(*texts, parents=(None, None, parent))
        cells = [column.cells[parent] for column in collation.columns if column.cells[2].state == "text"]
        assert cells[0].span is not None
        assert cells[0].span.start == start


def test_moved_words_link_their_columns() -> None:
    collation = collate("Yesterday the council closed the old theatre", "The council closed the old theatre yesterday")
    links = [(number, column.moved) for number, column in enumerate(collation.columns) if column.moved is not None]
    assert links == [(0, 7), (7, 0)]


def test_a_contraction_shares_a_column_with_its_words(rows: Rows) -> None:
    assert rows("We won't sail", "We will not sail") == [["We", "won't", "sail"], ["We", "will not", "sail"]]
    assert rows("We cannot sail", "We can not sail", "We can't sail")[1] == ["We", "can not", "sail"]


def test_a_contraction_whose_words_stand_far_apart_elsewhere_takes_one_column(rows: Rows) -> None:
    table = rows("We cannot accept this", "We can, as my old neighbours used to say, not accept this")
    assert table[0].count("cannot") == 1
    assert len(table[0]) > 10


def test_a_divided_word_shares_a_column_with_the_whole_one(rows: Rows) -> None:
    assert rows("our healthcare works", "our health care works", "our health-care works")[2] == ["our", "health-care", "works"]


def test_an_abbreviation_shares_a_column_with_its_words(rows: Rows) -> None:
    assert rows("The U.S. helped us", "The United States helped us") == [
        ["The", "U.S.", "helped", "us"],
        ["The", "United States", "helped", "us"],
    ]


def test_a_number_is_one_word_however_it_is_written(rows: Rows) -> None:
    assert rows("It cost $20bn in all", "It cost 20 billion dollars in all") == [
        ["It", "cost", "$20bn", "in", "all"],
        ["It", "cost", "20 billion dollars", "in", "all"],
    ]


def test_numbers_that_differ_share_a_column(rows: Rows) -> None:
    first, second = rows("some 300 men of the garrison fled", "some brave five thousand men fled")
    assert second[first.index("300")] == "five thousand"


def test_one_word_against_another_inside_stands_in_one_column(rows: Rows) -> None:
    assert rows("We saw the yellow boat", "We saw the wooden boat")[1] == ["We", "saw", "the", "wooden", "boat"]


def test_long_stretches_that_have_nothing_in_common_stand_apart(rows: Rows) -> None:
    table = rows(
        "We sail because doctors advised quiet walks along empty beaches, my friends",
        "We sail because nobody painted those rusty engines before winter, my friends",
    )
    replaced = [(a, b) for a, b in zip(*table, strict=True) if a != b]
    assert len(replaced) == 14
    assert all("-" in pair for pair in replaced)
