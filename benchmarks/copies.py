"""How well copies of one wire story are told from independent articles: what pairs share, edited copies that are found, CPU time.

    python benchmarks/copies.py ARTICLES.jsonl... [--rival]     # the rival is datasketch's MinHash LSH, on all words

Copies are made from the articles themselves: cut to their first half, with one word in so many replaced outside the quotations, or both,
with two paragraphs of another article before.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations

from compare.model import Article, Quotation
from compare.pipeline import quoted
from compare.settings import Settings
from compare.sources import read, with_copies
from compare.sources.copies import runs

SETTINGS = Settings()
EVERYTHING = 1_000_000


def shares(articles: Sequence[Article], quotations: Sequence[Quotation]) -> list[float]:
    """Return what part of the shorter one's runs of words each pair of articles shares, largest first; pairs that share none left out."""
    spans = defaultdict(list)
    for one in quotations:
        spans[one.article].append((one.start, one.end))
    prints = {one.id: runs(one, spans[one.id], 1, EVERYTHING) for one in articles}
    holders = defaultdict(list)
    for name, held in prints.items():
        for run in held:
            holders[run].append(name)
    shared = Counter(pair for names in holders.values() if len(names) < 100 for pair in combinations(names, 2))
    sizes = {name: max(len(held), 1) for name, held in prints.items()}
    return sorted((n / min(sizes[a], sizes[b]) for (a, b), n in shared.items()), reverse=True)


def edited(article: Article, other: Article, one_in: int, half: bool, led: bool) -> Article:
    """Return a copy of an article as a newsroom may print it."""
    paragraphs = article.text.split("\n")
    kept = paragraphs[: max(1, len(paragraphs) // 2)] if half else paragraphs
    chance = random.Random(article.id)
    words = [[word if not word.isalpha() or chance.random() * one_in >= 1 else "otherwise" for word in line.split(" ")] for line in kept]
    lead = [line for line in other.text.split("\n") if line.strip()][:2] if led else []
    text = "\n".join([*lead, *(" ".join(line) for line in words)])
    return Article(id=f"copy of {article.id}", name=article.name, text=text, date="9999")


def found_by_us(articles: Sequence[Article]) -> set[tuple[str, str]]:
    quotations, _ = quoted(articles, SETTINGS)
    before = time.process_time()
    told = with_copies(articles, quotations, SETTINGS)
    print(f"    ours {time.process_time() - before:.2f} CPU s", end="")
    return {(one.id, one.copy_of) for one in told if one.copy_of}


def found_by_lsh(articles: Sequence[Article]) -> set[tuple[str, str]]:
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415

    before = time.process_time()
    lsh, found = MinHashLSH(threshold=SETTINGS.copy_share, num_perm=128), set()
    for one in articles:
        words = one.text.casefold().split()
        print_ = MinHash(num_perm=128)
        print_.update_batch([" ".join(words[at : at + 5]).encode() for at in range(max(1, len(words) - 4))])
        found.update((one.id, held) for held in lsh.query(print_))
        lsh.insert(one.id, print_)
    print(f"    datasketch {time.process_time() - before:.2f} CPU s", end="")
    return found


def recall(articles: Sequence[Article], finder: Callable[[Sequence[Article]], set[tuple[str, str]]], **how: int | bool) -> None:
    copies = [edited(one, articles[at - 1], **how) for at, one in enumerate(articles)]  # type: ignore[arg-type]
    found = finder([*articles, *copies])
    right = sum((copy.id, one.id) in found or (one.id, copy.id) in found for one, copy in zip(articles, copies, strict=True))
    print(f"  {right} of {len(articles)} copies found, {len(found) - right} other pairs")


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("files", nargs="+")
    options.add_argument("--rival", action="store_true")
    given = options.parse_args()
    for file in given.files:
        articles, _ = read([file], SETTINGS)
        quotations, _ = quoted(articles, SETTINGS)
        print(f"{file}: {len(articles)} articles")
        for name, spans in (("outside quotations", quotations), ("all words", ())):
            print(f"  shared {name}: {', '.join(f'{share:.2f}' for share in shares(articles, spans)[:6])}, ...")
        original = [one for one in with_copies(articles, quotations, SETTINGS) if one.copy_of is None]
        for how in (
            {"one_in": EVERYTHING, "half": True, "led": False},
            {"one_in": 20, "half": False, "led": False},
            {"one_in": 10, "half": False, "led": False},
            {"one_in": 7, "half": False, "led": False},
            {"one_in": 5, "half": False, "led": False},
            {"one_in": 20, "half": True, "led": True},
        ):
            print(f"  {how}")
            for finder in (found_by_us, found_by_lsh) if given.rival else (found_by_us,):
                recall(original, finder, **how)


if __name__ == "__main__":
    main()
