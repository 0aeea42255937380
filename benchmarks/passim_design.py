"""passim's own program, or the first steps of its published design, on made articles, and crossquote from files to report, in one run.

passim (Smith, Cordell and Mullen, "Computational Methods for Uncovering Reprinted Texts", 2015; the Spark program `seriatim`) starts a
Spark session, takes the 25-grams of letters and digits that occur once in a document, joins the documents that share at least five of
them (of those that at most 100 documents hold), aligns these and clusters the passages with GraphFrames. Only the grams and the join are
done here: in this process, which is less than what passim does, and over a Spark session, as it does them. With `--seriatim FILE` the
rival is that program itself (`passim/seriatim.py` of github.com/dasmiq/passim), up to its aligned passages: the clustering after these
needs GraphFrames from Maven (up to there empty classes do for what it imports from `graphframes` and `intervaltree`).
`PYTHONPATH=benchmarks python benchmarks/passim_design.py [ARTICLES] [--seriatim FILE]`.
"""

from __future__ import annotations

import argparse
import itertools
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path

import duckdb
import msgspec
import pyspark.sql.functions as f
from planted import BY_ARTICLE, planted
from pyspark.sql import SparkSession
from scale import cpu_of

from compare.origins import resolved
from compare.pipeline import Job, report

BEAT = 0.2  # seconds between two looks at the CPU time
# As it was written for older ones: Spark 4.2 would hand its functions to Arrow, which takes no generators.
SUBMIT = "--master local[2] --conf spark.ui.enabled=false --conf spark.sql.execution.pythonUDF.arrow.enabled=false pyspark-shell"
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


def pairs_on_spark(texts: list[str]) -> set[tuple[int, int]]:
    """Return the same pairs, by a Spark session of this machine."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    documents = session.createDataFrame(list(enumerate(texts)), "place INT, text STRING")
    documents.select("place", f.explode(f.udf(grams, "array<string>")("text")).alias("gram")).createOrReplaceTempView("posted")
    held = f"SELECT gram FROM posted GROUP BY gram HAVING COUNT(*) BETWEEN 2 AND {MOST}"
    found = session.sql(
        "SELECT a.place AS one, b.place AS other FROM posted a JOIN posted b ON a.gram = b.gram AND a.place < b.place "
        f"WHERE a.gram IN ({held}) GROUP BY a.place, b.place HAVING COUNT(*) >= {FEWEST}"
    ).collect()
    return {(row.one, row.other) for row in found}


def by_seriatim(program: str, texts: list[str]) -> tuple[set[tuple[int, int]], float]:
    """Return the pairs of documents with a passage in common by passim's own program, with its defaults, and its CPU seconds."""
    with tempfile.TemporaryDirectory() as folder:
        given, found = Path(folder) / "in.json", Path(folder) / "out"
        given.write_bytes(b"".join(msgspec.json.encode({"id": str(n), "place": n, "text": text}) + b"\n" for n, text in enumerate(texts)))
        words = [sys.executable, program, str(given), str(found), "--fields", "place"]
        ran = subprocess.Popen(
            words, env={**os.environ, "PYSPARK_PYTHON": sys.executable, "PYSPARK_SUBMIT_ARGS": SUBMIT}, stderr=subprocess.DEVNULL
        )
        spent = 0.0
        while ran.poll() is None:
            spent = max(spent, cpu_of(ran.pid))
            time.sleep(BEAT)
        rows = duckdb.sql(f"SELECT DISTINCT place, place2 FROM '{found}/tmp/extents.parquet/*.parquet'").fetchall()
    return {(min(a, b), max(a, b)) for a, b in rows}, spent


def main(count: int, program: str | None) -> None:
    """Print articles a CPU second of all, and how many planted pairs of articles each finds."""
    made = planted(count * BY_ARTICLE)
    texts, own = [article.text for article in made.articles], os.getpid()
    start = cpu_of(own)
    found = pairs(texts)
    alone = cpu_of(own) - start
    on_spark = pairs_on_spark(texts)
    spark = cpu_of(own) - start - alone
    rivals = [("passim's grams and join alone, in this process", alone, found), ("the same over Spark", spark, on_spark)]
    if program is not None:
        passages, seconds = by_seriatim(program, texts)
        rivals.append(("passim itself, up to its passages", seconds, passages))
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
        start = cpu_of(own)
        ours = report(Job(paths=(str(corpus),), resolved=resolved({"engine": "none"})))
        spent = cpu_of(own) - start
    names = {article.id: place[article.name] for article in ours.articles}
    home = {one.id: names[one.article] for one in ours.quotations}
    joined = {
        pair for one in ours.utterances for pair in itertools.combinations(sorted({home[reading.quotation] for reading in one.readings}), 2)
    }
    n = len(made.articles)
    print(f"{n} articles, {len(wanted)} planted pairs of articles")
    for words, spent_there, pairs_there in rivals:
        share = len(pairs_there & wanted) / len(wanted)
        print(f"{words}: {n / spent_there:.1f} articles a CPU second, {share:.3f} of the pairs")
    share = len(joined & wanted) / len(wanted)
    print(f"crossquote, files to report: {n / spent:.0f} articles a CPU second, {share:.3f} of the pairs")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("articles", nargs="?", type=int, default=1000)
    parser.add_argument("--seriatim", metavar="FILE")
    asked = parser.parse_args()
    main(asked.articles, asked.seriatim)
