"""How fast quotations with speakers are found, how the time grows, and what hostile input does.

    python benchmarks/extraction.py [LABELLED.jsonl] [--rival PYTHON] [--largest MB] [--hostile N]

Takes the articles of a JSON-lines file with `text`, else our own (`benchmarks/marked_text.txt`). `--rival` is the Python of an
environment with textacy (see `benchmarks/textacy_rival.py`); it reads the same articles in the same run. `--largest` adds one article of
that many megabytes, `--hostile` rows of N marks. CPU time of one core; the best of three rounds.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from typography import HERE, own, read

from compare.extract import extracted
from compare.extract.quotations import quotations
from compare.model import Article
from compare.settings import Settings

HOSTILE = (
    '"',
    "'",
    "\u201c",
    "\u201d",
    "\u2018",
    "\u2019",
    "\u00ab",
    "\u201c\u2018",
    '"a ',
    "\u201ca\n\n",
    ".\u201d",
    "<",
    "\x00",
    "\ud800",
    '" ',
    "s' ",
)
ROUNDS = 3
RIVALS_ARTICLES = 40


def seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the CPU seconds of the best round."""
    best = float("inf")
    for _ in range(rounds):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return best


def articles_of(path: Path | None) -> list[Article]:
    labelled = read(path) if path else own(HERE / "marked_text.txt") * (RIVALS_ARTICLES // 5)
    return [Article(id=f"{one.name}-{n}", name=one.name, text=one.text, lang=one.lang) for n, one in enumerate(labelled)]


def megabytes(articles: Sequence[Article]) -> float:
    return sum(len(article.text.encode(errors="surrogatepass")) for article in articles) / 1e6


def speed(articles: Sequence[Article]) -> None:
    settings = Settings()
    size = megabytes(articles)
    spans = seconds(lambda: [quotations(article, settings) for article in articles])
    whole = seconds(lambda: [extracted(article, settings) for article in articles])
    print(f"{len(articles)} articles, {size:.2f} MB: spans {size / spans:.2f} MB/s; with speakers {size / whole:.2f} MB/s, ", end="")
    print(f"{len(articles) / whole:.0f} articles/s")


def rival(articles: Sequence[Article], python: str) -> None:
    few = articles[:RIVALS_ARTICLES]
    ours = seconds(lambda: [extracted(article, Settings()) for article in few])
    lines = "\n".join(json.dumps({"text": article.text}) for article in few)
    one_core = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    command = [python, str(HERE / "textacy_rival.py")]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True, env={**os.environ, **one_core})
    count, failures, found, theirs = json.loads(done.stdout)
    quotes = sum(len(extracted(article, Settings())[0]) for article in few)
    print(f"ours:    {count} articles, {quotes} quotations, {ours:.3f} s, {count / ours:.0f} articles/s, none raised")
    print(f"textacy: {count} articles, {found} quotations, {theirs:.3f} s, {count / theirs:.1f} articles/s, {failures} raised")
    print(f"ratio:   {theirs / ours:.0f}")


def growth(articles: Sequence[Article], largest: float) -> None:
    """Print the time of one article of growing length: all the articles' texts after one another, again and again."""
    body = "\n\n".join(article.text for article in articles)[:200_000]
    for times in (1, 10, 100):
        _one(body * times, f"x {times}")
    if largest:
        size = len(body.encode(errors="surrogatepass"))
        _one(body * max(1, round(largest * 1e6 / size)), f"{largest:g} MB")


def _one(text: str, name: str) -> None:
    article = Article(id="a", name="a", text=text, lang="en")
    size = megabytes([article])
    spans = seconds(lambda: quotations(article, Settings()), 1)
    whole = seconds(lambda: extracted(article, Settings()), 1)
    print(f"one article {name:>8}: {size:8.2f} MB, spans {spans:8.2f} s, {size / spans:6.2f} MB/s; ", end="")
    print(f"with speakers {whole:8.2f} s, {size / whole:6.2f} MB/s; ", end="")
    print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB", flush=True)


def hostile(count: int) -> None:
    for piece in HOSTILE:
        text = piece * count
        began = time.process_time()
        found, aside = extracted(Article(id="a", name="a", text=text, lang="en"), Settings())
        print(
            f"{piece!r:>12} x {count:,}: {time.process_time() - began:7.2f} s, {len(found)} quotations, {len(aside)} set aside", flush=True
        )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labelled", nargs="?", type=Path)
    parser.add_argument("--rival", metavar="PYTHON")
    parser.add_argument("--largest", type=float, default=0.0, metavar="MB")
    parser.add_argument("--hostile", type=int, default=0, metavar="N")
    arguments = parser.parse_args()
    articles = articles_of(arguments.labelled)
    speed(articles)
    if arguments.rival:
        rival(articles, arguments.rival)
    growth(articles, arguments.largest)
    if arguments.hostile:
        hostile(arguments.hostile)
    return 0


if __name__ == "__main__":
    sys.exit(main())
