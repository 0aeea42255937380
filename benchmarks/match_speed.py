"""Pairs scored in a CPU second beside a bare `rapidfuzz.fuzz.token_set_ratio` loop over the same candidate pairs, in the same run.

    python benchmarks/match_speed.py [N]             made quotations (default 10,000)
    python benchmarks/match_speed.py ARTICLES.jsonl  the quotations of a corpus, with all that stands around them

Ours is alignment, features and score of each pair (`Compared.scored`); theirs the ratio of the two printed texts. The texts are read
beforehand in both. Rounds alternate; the ratio's median and range are printed.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

import numpy as np
from planted import planted
from rapidfuzz import fuzz

from compare import extract, sources
from compare.match.alignment import aligned
from compare.match.candidates import candidates
from compare.match.comparison import compared
from compare.model import Article, Quotation
from compare.settings import Settings

ROUNDS = 7


def material(word: str, settings: Settings) -> tuple[tuple[Quotation, ...], dict[str, Article]]:
    """Return the quotations to compare, and their articles by id."""
    if not Path(word).exists():
        made = planted(int(word))
        return made.quotations, {article.id: article for article in made.articles}
    articles = sources.read([word], settings)[0]
    found = [quotation for article in articles for quotation in extract.extracted(article, settings)[0]]
    return extract.with_persons(found, articles), {article.id: article for article in articles}


def main(word: str) -> None:
    settings = Settings()
    quotations, articles = material(word, settings)
    ready = compared(quotations, articles, settings)
    a, b = candidates(ready, settings)
    kept = aligned(ready.table, a, b, settings, settings.least_shared).kept
    a, b = a[kept], b[kept]
    texts = [quotation.text for quotation in ready.quotations]
    pairs = list(zip(a.tolist(), b.tolist(), strict=True))
    ours, theirs = [], []
    for _ in range(ROUNDS):
        start = time.process_time()
        ready.scored(a, b, settings)
        ours.append(time.process_time() - start)
        start = time.process_time()
        for x, y in pairs:
            fuzz.token_set_ratio(texts[x], texts[y])
        theirs.append(time.process_time() - start)
    ratios = sorted(b / a for a, b in zip(ours, theirs, strict=True))
    words = np.diff(ready.table.starts).mean()
    print(f"{len(quotations):,} quotations of {words:.0f} words, {len(pairs):,} candidate pairs")
    print(f"crossquote {len(pairs) / statistics.median(ours):,.0f} pairs/s, token_set_ratio {len(pairs) / statistics.median(theirs):,.0f}")
    print(f"rate, ours / theirs: {statistics.median(ratios):.2f} ({ratios[0]:.2f}-{ratios[-1]:.2f})")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "10000")
