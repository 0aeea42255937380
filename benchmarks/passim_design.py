"""The first step of passim's published design on made articles, and crossquote from files to report, in one run.

passim (Smith, Cordell and Mullen, "Computational Methods for Uncovering Reprinted Texts", 2015; the Spark program `seriatim`) starts a
Spark session, takes the 25-grams of letters and digits that occur once in a document, joins the documents that share at least five of
them (of those that at most 100 documents hold), aligns these and clusters the passages with GraphFrames. Only the grams and the join are
done here, in this process, without Spark: less than what passim does. `python benchmarks/passim_design.py [ARTICLES]`.
"""

from __future__ import annotations

import itertools
import resource
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

import msgspec
from planted import BY_ARTICLE, planted

from compare.origins import resolved
from compare.pipeline import Job, report

GRAM, FEWEST, MOST = 25, 5, 100  # passim's defaults: letters of a gram, grams of a pair, documents of a gram


def grams(text: str) -> list[str]:
    """Return the grams that occur once in a text and begin with a word."""
    letters, starts, before = [], [], ""
    for letter in text:
        if letter.isalnum():
            starts.append(not before.isalnum())
            letters.append(letter.lower())
        before = letter
    joined = "".join(letters)
    counts = Counter(joined[at : at + GRAM] for at in range(len(joined) - GRAM + 1) if starts[at])
    return [gram for gram, times in counts.items() if times == 1]


def pairs(texts: list[str]) -> set[tuple[int, int]]:
    """Return the pairs of documents that share enough grams."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        for gram in grams(text):
            holders[gram].append(place)
    shared: Counter[tuple[int, int]] = Counter()
    for held in holders.values():
        if 1 < len(held) <= MOST:
            shared.update(itertools.combinations(held, 2))
    return {pair for pair, times in shared.items() if times >= FEWEST}


def cpu() -> float:
    """Return the CPU seconds of this process and of its ended children."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in both)


def main(count: int) -> None:
    """Print articles a CPU second of both, and how many planted pairs of articles each finds."""
    made = planted(count * BY_ARTICLE)
    start = cpu()
    found = pairs([article.text for article in made.articles])
    theirs = cpu() - start
    place = {article.id: number for number, article in enumerate(made.articles)}
    wanted = {
        tuple(sorted((place[made.quotations[a].article], place[made.quotations[b].article])))
        for both in made.pairs.values()
        for a, b in both
    }
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "articles.jsonl"
        corpus.write_bytes(
            b"".join(
                msgspec.json.encode({"id": one.name, "text": one.text, "outlet": one.source, "date": one.date}) + b"\n"
                for one in made.articles
            )
        )
        start = cpu()
        ours = report(Job(paths=(str(corpus),), resolved=resolved({"engine": "none"})))
        spent = cpu() - start
    names = {article.id: place[article.name] for article in ours.articles}
    home = {one.id: names[one.article] for one in ours.quotations}
    joined = {
        pair for one in ours.utterances for pair in itertools.combinations(sorted({home[reading.quotation] for reading in one.readings}), 2)
    }
    n = len(made.articles)
    print(f"{n} articles, {len(wanted)} planted pairs of articles")
    print(
        f"passim's grams and join alone: {n / theirs:.0f} articles a CPU second, {len(found & wanted) / len(wanted):.3f} of the planted pairs"
    )
    print(
        f"crossquote, files to report: {n / spent:.0f} articles a CPU second, {len(joined & wanted) / len(wanted):.3f} of the planted pairs"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
