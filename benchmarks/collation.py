"""Measure collation on made readings, CollateX 2.3 beside it in the same run: python benchmarks/collation.py [--sets N] [--seed N].

The rival is measured if it is installed (`pip install collatex==2.3 python-Levenshtein`, near matching on, no segmentation). Figures:

pairs      F of aligned pairs of words, over all pairs of readings of all sets: a true pair goes back to the same word of the sentence;
           pairs of which one word was moved count neither way
moved      share of the pairs with a moved word that stand in one column, or in two columns linked as moved; and share of the links that
           join two columns with the same word of the sentence
a second   collations a second of CPU time, and their ratio; each set once, the two programs in turns of 20 sets
orders     sets whose collation is the same when the readings come in another order
wide       seconds for 100 readings of about 30 words; long: two readings of 50,000 words
"""

from __future__ import annotations

import argparse
import gc
import importlib
import random
import re
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from made_readings import MadeSet, made_set

from compare.collate import collated
from compare.settings import Settings

TURN = 20  # sets that a program collates before the other has its turn

Table = tuple[list[list[int]], dict[int, int]]  # for each reading the column of each code point; linked columns


def ours(made: MadeSet) -> Any:
    return collated(made.texts, made.parents, Settings())


def our_table(collation: Any, texts: Sequence[str]) -> Table:
    """Return where each code point of each reading stands."""
    places = [[-1] * len(text) for text in texts]
    for number, column in enumerate(collation.columns):
        for row, cell in enumerate(column.cells):
            if cell.state == "text":
                places[row][cell.span.start : cell.span.end] = [number] * (cell.span.end - cell.span.start)
    return places, {number: column.moved for number, column in enumerate(collation.columns) if column.moved is not None}


def rival(collatex: Any) -> Callable[[MadeSet], Any]:
    def run(made: MadeSet) -> Any:
        collation = collatex.Collation()
        for number, text in enumerate(made.texts):
            collation.add_plain_witness(str(number), text)
        return collatex.collate(collation, near_match=True, segmentation=False)

    return run


def rival_table(table: Any, texts: Sequence[str]) -> Table:
    """Return the same for a CollateX table; words that its rows have lost stand nowhere."""
    places = []
    for row, text in zip(table.rows, texts, strict=True):
        place, at = [-1 - k for k in range(len(text))], 0
        for number, cell in enumerate(row.cells):
            for token in cell or ():
                word = token.token_data["t"].strip()
                if (start := text.find(word, at)) >= 0:
                    at = start + len(word)
                    place[start:at] = [number] * len(word)
        places.append(place)
    return places, {}


def rebuilt(table: Any, texts: Sequence[str]) -> bool:
    """Return whether the rows of a CollateX table hold all words of the readings."""
    rows = ("".join(token.token_data["t"] for cell in row.cells for token in cell or ()) for row in table.rows)
    return all(row.split() == text.split() for row, text in zip(rows, texts, strict=True))


def counted(made: MadeSet, table: Table) -> Counter[str]:
    """Return how many pairs of words are true, given, both; moved, and moved and found."""
    places, links = table
    count: Counter[str] = Counter()
    right: set[int] = set()
    for a in range(len(made.texts)):
        for b in range(a):
            first = [(places[a][start], word) for start, word in made.words[a]]
            second = [(places[b][start], word) for start, word in made.words[b]]
            for column, word in first:
                for other_column, other in second:
                    same = not set(word.origins).isdisjoint(other.origins)
                    together = column == other_column
                    right |= {column} if same and links.get(column) == other_column else set()
                    if same and (word.moved or other.moved):
                        count["moved"] += 1
                        count["moved found"] += together or links.get(column) == other_column
                        continue
                    count["true"] += same
                    count["given"] += together
                    count["both"] += same and together
    count["links"] = len({frozenset(link) for link in links.items()})
    count["links right"] = len({frozenset((column, links[column])) for column in right})
    return count


@dataclass(slots=True)
class Program:
    """A program that is measured, and what it came to so far."""

    name: str
    run: Callable[[MadeSet], Any]
    table: Callable[[Any, Sequence[str]], Table]
    count: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    raised: int = 0

    def measure(self, sets: Sequence[MadeSet]) -> None:
        gc.collect()  # else one program pays for the other's garbage
        results = []
        begin = time.process_time()
        for made in sets:
            try:
                results.append((made, self.run(made)))
            except Exception:
                self.raised += 1
        self.seconds += time.process_time() - begin
        for made, result in results:
            self.count += counted(made, self.table(result, made.texts))

    def rate(self, sets: int) -> float:
        return (sets - self.raised) / self.seconds

    def show(self, sets: int) -> None:
        count = self.count
        precision, recall = count["both"] / count["given"], count["both"] / count["true"]
        print(
            f"{self.name:12} pairs F {2 * precision * recall / (precision + recall):.4f} (P {precision:.4f} R {recall:.4f})  moved "
            f"{count['moved found'] / max(1, count['moved']):.3f} of {count['moved']}, links right "
            f"{count['links right'] / max(1, count['links']):.3f} of {count['links']}  "
            f"{self.rate(sets):8.1f} a second  raised on {self.raised}"
        )


def measured(programs: Sequence[Program], sets: Sequence[MadeSet]) -> None:
    """Measure the programs in turns of 20 sets, and print their figures; both have collated 50 other sets before the clock starts."""
    chance = random.Random(0)
    for made in [made_set(chance) for _ in range(50)]:
        for program in programs:
            program.run(made)
    for start in range(0, len(sets), TURN):
        for program in programs:
            program.measure(sets[start : start + TURN])
    for program in programs:
        program.show(len(sets))


def same_in_any_order(sets: Sequence[MadeSet], chance: random.Random) -> int:
    same = 0
    for made in sets:
        order = chance.sample(range(len(made.texts)), len(made.texts))
        place = {old: new for new, old in enumerate(order)}
        texts = [made.texts[i] for i in order]
        parents = [None if (parent := made.parents[i]) is None else place[parent] for i in order]
        straight, mixed = ours(made), collated(texts, parents, Settings())
        same += [tuple(c.cells[i] for i in order) for c in straight.columns] == [c.cells for c in mixed.columns]
    return same


def timed(label: str, run: Callable[[], Any]) -> None:
    begin = time.process_time()
    run()
    print(f"{label}: {time.process_time() - begin:.2f} s")


def wide(count: int, words: int, chance: random.Random) -> MadeSet:
    """Return `count` whole readings of a sentence, of `words` words or a few more on average."""
    while True:
        made = made_set(chance, count, count, fragments=0.0)
        if words <= sum(len(text.split()) for text in made.texts) / count <= words + 5:
            return made


def long_readings(words: int, chance: random.Random) -> list[str]:
    """Return two readings of `words` words; a tenth of the second's sentences are changed, every fiftieth is left out."""
    vocabulary = [f"{a}{b}" for a in "bcdfghklmnprst" for b in re.findall("..", "anelinorusatemigoput")] + ["the", "of", "and", "to"] * 12
    first = [chance.choice(vocabulary) + chance.choice(("", "s", "ing")) for _ in range(words)]
    second = [chance.choice(vocabulary) if chance.random() < 0.1 else word for at, word in enumerate(first) if at // 20 % 50]
    return [" ".join(first), " ".join(second)]


def found(module: str) -> Any:
    """Return a module, None (and a line about it) if it isn't installed."""
    try:
        return importlib.import_module(module)
    except ImportError:
        print(f"{module} is not installed: no rival")
        return None


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--sets", type=int, default=200)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--brief", action="store_true", help="made sets only, no rival")
    given = arguments.parse_args()
    chance = random.Random(given.seed)
    sets = [made_set(chance) for _ in range(given.sets)]
    programs = [Program("crossquote", ours, our_table)]
    collatex = None if given.brief else found("collatex")
    if collatex:
        programs.append(Program("collatex 2.3", rival(collatex), rival_table))
    measured(programs, sets)
    if given.brief:
        return
    if collatex:
        print(f"ratio of collations a second: {programs[0].rate(len(sets)) / programs[1].rate(len(sets)):.1f}")
        lost = sum(not rebuilt(rival(collatex)(made), made.texts) for made in sets[:50])
        print(f"sets of which a row of CollateX's table has lost words: {lost} of {len(sets[:50])}")
    print(f"orders: {same_in_any_order(sets[:80], chance)} of {len(sets[:80])} sets the same")
    many = wide(100, 30, chance)
    print(f"wide: {len(many.texts)} readings of {sum(len(t.split()) for t in many.texts) / len(many.texts):.1f} words")
    timed("  crossquote", lambda: ours(many))
    texts = long_readings(50_000, chance)
    tracemalloc.start()
    timed("long: crossquote, while memory is watched", lambda: collated(texts, [None, None], Settings()))
    print(f"  peak {tracemalloc.get_traced_memory()[1] / 1e6:.0f} MB")
    tracemalloc.stop()
    if collatex:
        timed("wide: collatex", lambda: rival(collatex)(many))


if __name__ == "__main__":
    main()
