"""Candidates at 3,000, 30,000 and 300,000 quotations: `python benchmarks/match_scale.py [N ...]`.

For each size: pairs looked up and scored, their share of all pairs, the share of planted pairs among them by kind, CPU seconds, memory.
"""

from __future__ import annotations

import resource
import sys
import time

import numpy as np
from planted import planted

from compare.match.candidates import candidates
from compare.match.comparison import compared
from compare.match.run import grouped
from compare.settings import Settings


def measured(n: int) -> None:
    """Print the figures of one size."""
    settings, made = Settings(), planted(n)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start = time.process_time()
    ready = compared(made.quotations, {article.id: article for article in made.articles}, settings)
    read = time.process_time() - start
    a, b = candidates(ready, settings)
    looked_up = time.process_time() - start
    every = ready.scored(a, b, settings, settings.least_shared)
    scored = time.process_time() - start
    found = every.at_least(settings.match_threshold)
    groups, _, _ = grouped(ready, ready.matches(found, settings), found)
    whole = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{n:>7,} quotations: {len(a):,} pairs looked up, {len(every.a):,} scored ({200 * len(every.a) / n / (n - 1):.4f} % of all)")
    place = {quotation.id: number for number, quotation in enumerate(ready.quotations)}
    codes = every.a * n + every.b
    hits = total = 0
    for kind, pairs in made.pairs.items():
        places = np.sort(np.array([[place[made.quotations[x].id], place[made.quotations[y].id]] for x, y in pairs]), axis=1)
        there = int(np.isin(places[:, 0] * n + places[:, 1], codes).sum())
        hits, total = hits + there, total + len(pairs)
        print(f"        {kind}: {there / len(pairs):.4f}")
    print(f"        all planted pairs: {hits / total:.4f}")
    print(
        f"        CPU: read {read:.1f} s, look-up {looked_up - read:.1f}, scoring {scored - looked_up:.1f}, grouping {whole - scored:.1f}"
    )
    print(f"        peak {memory:,.0f} MB, of which {before:,.0f} are the made articles and quotations")
    print(f"        {len(groups):,} groups, the largest of {max(map(len, groups), default=0)} readings", flush=True)


if __name__ == "__main__":
    for size in [int(word) for word in sys.argv[1:]] or [3_000, 30_000, 300_000]:
        measured(size)
