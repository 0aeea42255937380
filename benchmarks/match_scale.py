"""Candidates at 3,000, 30,000 and 300,000 quotations: `python benchmarks/match_scale.py [N ...]`.

For each size: pairs looked up and scored, their share of all pairs, the share of planted pairs among them by kind, CPU seconds, memory.
"""

from __future__ import annotations

import resource
import sys
import time

import numpy as np
from planted import planted

from compare.match.alignment import aligned
from compare.match.candidates import candidates
from compare.match.comparison import compared
from compare.match.run import matched
from compare.settings import Settings


def measured(n: int) -> None:
    """Print the figures of one size."""
    settings, made = Settings(), planted(n)
    start = time.process_time()
    ready = compared(made.quotations, {article.id: article for article in made.articles}, settings)
    a, b = candidates(ready, settings)
    looked_up = time.process_time() - start
    kept = aligned(ready.table, a, b, settings, settings.least_shared).kept
    aligned_at = time.process_time() - start
    place = {quotation.id: number for number, quotation in enumerate(ready.quotations)}
    codes = a[kept] * n + b[kept]
    print(f"{n:>7,} quotations: {len(a):,} pairs looked up, {len(codes):,} scored ({200 * len(codes) / n / (n - 1):.4f} % of all)")
    hits = total = 0
    for kind, pairs in made.pairs.items():
        places = np.sort(np.array([[place[made.quotations[x].id], place[made.quotations[y].id]] for x, y in pairs]), axis=1)
        found = int(np.isin(places[:, 0] * n + places[:, 1], codes).sum())
        hits, total = hits + found, total + len(pairs)
        print(f"        {kind}: {found / len(pairs):.4f}")
    print(f"        all planted pairs: {hits / total:.4f}")
    start = time.process_time()
    result = matched(made.quotations, made.articles, settings, settings.match_threshold)
    whole = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"        CPU: look-up {looked_up:.1f} s, with alignment {aligned_at:.1f} s; `matched` {whole:.1f} s; peak {memory:,.0f} MB")
    print(f"        {len(result.groups):,} groups, the largest of {max(map(len, result.groups), default=0)} readings", flush=True)


if __name__ == "__main__":
    for size in [int(word) for word in sys.argv[1:]] or [3_000, 30_000, 300_000]:
        measured(size)
