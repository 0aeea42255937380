"""Facts about how the work grows with the readings; calls are counted, not seconds, so that a busy machine changes nothing."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable

import pytest

from compare.collate import collated
from compare.judge import judged_pair
from compare.model import Collation
from compare.settings import Settings

SOME = ("no", "never", "not", "will")


def some_words(count: int, seed: int) -> str:
    chance = random.Random(seed)
    return " ".join(chance.choice(SOME) for _ in range(count))


# Two readings of about `n` words each that repeat themselves.
HOSTILE: dict[str, Callable[[int], list[str]]] = {
    "one word": lambda n: ["no " * n, "no " * (n + 7)],
    "one word, dotted": lambda n: ["no. " * n, "no! " * (n - 3)],
    "two words turned round": lambda n: ["no yes " * (n // 2), "yes no " * (n // 2)],
    "another word": lambda n: ["no " * n, "yes " * n],
    "four words by chance": lambda n: [some_words(n, 1), some_words(n, 2)],
    "numbers": lambda n: ["20 " * n, "21 " * n],
    "names": lambda n: ["Iran " * n, "Irak " * (n - 5)],
    "brackets": lambda n: ["[no] " * n, "no " * n],
    "marks of omission": lambda n: ["no ... " * n, "no " * n],
    "phrases": lambda n: ["I think that you know " * (n // 5), "you know I think that " * (n // 5)],
}


def collate(*texts: str) -> Collation:
    return collated(texts, [None, *[0] * (len(texts) - 1)], Settings())


def calls(work: Callable[[], object]) -> int:
    """Return how many calls of functions, in Python and in C, some work takes; what it remembers was worked out before."""
    work()
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("kind", HOSTILE)
def test_work_on_readings_that_repeat_themselves_grows_with_their_length(kind: str) -> None:
    short, long = (HOSTILE[kind](n) for n in (600, 1200))
    assert calls(lambda: collate(*long)) < 2.6 * calls(lambda: collate(*short))
    laid = [collate(*texts) for texts in (short, long)]
    assert calls(lambda: judged_pair(laid[1], Settings())) < 2.6 * calls(lambda: judged_pair(laid[0], Settings())) + 100


@pytest.mark.parametrize("word", ["no", "no no. But", "20"])
def test_work_grows_with_the_number_of_readings_that_repeat_one_word(word: str) -> None:
    few, many = ([f"{word} " * (300 + k) for k in range(count)] for count in (10, 20))
    assert calls(lambda: collate(*many)) < 2.6 * calls(lambda: collate(*few))


def test_readings_of_a_few_words_by_chance_stand_under_each_other() -> None:
    texts = [some_words(900, seed) for seed in range(8)]
    assert len(collate(*texts).columns) < 4 * 900


def test_a_stretch_far_longer_than_what_faces_it_is_left_apart() -> None:
    collation = collated(["of the " * 400, "to a " * 30], [None, None], Settings(largest_gap=100))
    assert len(collation.columns) == 800 + 60
