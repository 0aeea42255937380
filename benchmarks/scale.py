"""An archive from files to the report, at 10,000, 100,000 and 1,000,000 quotations: `python benchmarks/scale.py [--engine E] [N ...]`.

For each size: CPU seconds of all processes, the largest memory that they held together, disk, CPU seconds and memory of the longest stages,
the hash of report.json, the share of planted pairs among the candidates by kind, and the largest group. Each run is a process of its own,
with articles made by `planted`. `--told` tells pairs and groups of a run that was kept, without doing it again.
"""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import json
import multiprocessing
import os
import resource
import shutil
import tempfile
import time
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any

import duckdb
import msgspec
import numpy as np
from planted import planted

from compare import archive
from compare.match.terms import number
from compare.model import Report
from compare.origins import resolved
from compare.pipeline import Job
from compare.report.json import rendered

BEAT = 0.5  # seconds between two looks at the memory
LONGEST = 80  # bytes of a stage's name
CARRIER = ("engine", "memory", "spark_master", "workers", "reported_quotations")
Pairs = dict[str, list[tuple[int, int]]]


def written(n: int, path: Path) -> Pairs:
    """Write the articles of `n` made quotations as a corpus file and return the planted pairs by kind, as numbers of quotations (ids)."""
    made = planted(n)
    ids: dict[str, str] = {}
    with path.open("wb") as file:
        for article in made.articles:
            line = msgspec.json.encode({"id": article.name, "text": article.text, "outlet": article.source, "date": article.date})
            file.write(line + b"\n")
            ids[article.id] = archive_id(line)
    names = [number(f"{ids[one.article]}:{one.start}-{one.end}") for one in made.quotations]
    return {kind: [(names[a], names[b]) for a, b in pairs] for kind, pairs in made.pairs.items()}


def kept(pairs: Pairs, corpus: Path) -> None:
    """Keep the planted pairs beside their corpus."""
    corpus.with_suffix(".pairs").write_bytes(msgspec.json.encode(pairs))


def archive_id(line: bytes) -> str:
    """Return the id that the article in a line of a corpus file gets."""
    return hashlib.sha256(line).hexdigest()


def memory_of(process: int) -> int:
    """Return the bytes that a process and those that it started hold, what they share counted once."""
    return sum(map(held_by, family(process)))


def held_by(process: int) -> int:
    """Return the bytes that one process holds, of what it shares its part; 0 if it has ended."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) * 1024


def family(process: int) -> set[int]:
    """Return a process and all that descend from it."""
    found, todo = {process}, [process]
    while todo:
        one = todo.pop()
        try:
            children = [int(word) for word in (Path("/proc") / str(one) / "task" / str(one) / "children").read_text().split()]
        except OSError:
            continue
        found.update(children)
        todo += children
    return found


def cpu_of(process: int) -> float:
    """Return the CPU seconds that a process and those that it started have used."""
    ticks = 0
    for one in family(process):
        try:
            words = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        ticks += sum(map(int, words[11:15]))  # own and of ended children
    return ticks / os.sysconf("SC_CLK_TCK")


def run(corpus: Path, work: Path, engine: str, settings: dict[str, object], told: Path, at: Any) -> None:
    """Make the report of a corpus and note the CPU time of each stage; `at` says which one it is at."""
    stages: dict[str, float] = {}
    stage, since = "start", cpu_of(os.getpid())

    def progress(name: str, _done: int, _total: int) -> None:
        nonlocal stage, since
        if name != stage:
            now = cpu_of(os.getpid())
            stages[stage] = stages.get(stage, 0.0) + now - since
            stage, since = name, now
            at.value = name.encode()[:LONGEST]

    os.chdir(corpus.parent)  # reports name their inputs
    made = archive.report(Job(paths=(corpus.name,), resolved=resolved(settings)), engine, work, progress)
    progress("", 0, 0)
    told.write_text(json.dumps({"counts": msgspec.to_builtins(made.counts), "stages": stages, "hash": hash_of(made)}))


def hash_of(report: Report) -> str:
    """Return the beginning of the SHA-256 of report.json without the settings that name the engine."""
    plain = dataclasses.replace(report, settings=tuple(one for one in report.settings if one.name not in CARRIER))
    return hashlib.sha256(rendered(plain)).hexdigest()[:16]


def watched(process: SpawnProcess, at: Any) -> dict[str, tuple[int, int]]:
    """Return the most bytes that a process and those that it starts hold in each stage until it ends, and how many of them are its own."""
    peaks: dict[str, tuple[int, int]] = {}
    while process.is_alive():
        own = held_by(process.pid or 0)
        stage, total = at.value.decode("utf-8", "replace"), memory_of(process.pid or 0)
        peaks[stage] = max(peaks.get(stage, (0, 0)), (total, own))
        process.join(BEAT)
    return peaks


def measured(n: int, engine: str, settings: dict[str, object], folder: Path) -> None:
    """Print the figures of one size."""
    corpus, work, told = folder / f"{n}.jsonl", folder / f"work-{n}", folder / f"{n}.json"
    pairs = written(n, corpus)
    kept(pairs, corpus)
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    spawn = multiprocessing.get_context("spawn")
    at = spawn.Array("c", LONGEST)
    process = spawn.Process(target=run, args=(corpus, work, engine, settings, told, at))
    process.start()
    peaks = watched(process, at)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    record = json.loads(told.read_text())
    counts, stages = record["counts"], sorted(record["stages"].items(), key=lambda item: -item[1])
    disk = sum(path.stat().st_size for path in work.rglob("*") if path.is_file())
    print(f"{n:>9,} quotations on {engine}: {counts['quotations']:,} found, {counts['candidates']:,} pairs scored")
    print(f"          {cpu:.0f} CPU s, {wall:.0f} s")
    peak = max(total for total, _ in peaks.values())
    print(f"          {peak / 1e9:.2f} GB of memory, {disk / 1e9:.2f} GB of disk, {corpus.stat().st_size / 1e9:.3f} GB of articles")
    print(f"          report.json {record['hash']}")
    print("          CPU s: " + ", ".join(f"{stage} {seconds:.1f}" for stage, seconds in stages[:16]))
    largest = sorted(peaks.items(), key=lambda item: item[1], reverse=True)[:8]
    words = (f"{stage or 'start'} {total / 1e9:.2f} ({own / 1e9:.2f})" for stage, (total, own) in largest)
    print("          GB (of it the driver's): " + ", ".join(words), flush=True)
    told_of_pairs(pairs, work)


def told_of_pairs(pairs: Pairs, work: Path) -> None:
    """Print the share of planted pairs that were looked at, and what the largest group of the others holds."""
    base = duckdb.connect()
    found = base.sql(f"SELECT a, b FROM '{work}/stages/candidates-*/*.parquet'").fetchnumpy()
    have = np.sort(np.minimum(found["a"], found["b"]) ^ (np.maximum(found["a"], found["b"]) * 3))
    hits: dict[bool, list[int]] = {True: [0, 0], False: [0, 0]}
    words = []
    for kind, wanted in pairs.items():
        sides = np.array(wanted, np.int64)
        code = np.minimum(sides[:, 0], sides[:, 1]) ^ (np.maximum(sides[:, 0], sides[:, 1]) * 3)
        there = int((have[np.minimum(np.searchsorted(have, code), len(have) - 1)] == code).sum())
        words.append(f"{kind} {there / len(code):.4f}")
        held = hits["fragment" in kind]
        held[0], held[1] = held[0] + there, held[1] + len(code)
    print("          recall of planted pairs: " + ", ".join(words))
    print(f"          full {hits[False][0] / hits[False][1]:.4f}, fragments {hits[True][0] / hits[True][1]:.4f}")
    planted_ones = np.unique(np.concatenate([np.array(wanted, np.int64).ravel() for wanted in pairs.values()]))
    rows = base.sql(f"SELECT utterance, id FROM '{work}/stages/readings-*/*.parquet'").fetchnumpy()
    other = ~np.isin(rows["id"], planted_ones)
    unplanted = np.unique(rows["utterance"][other], return_counts=True)[1].max(initial=0)
    largest = np.unique(rows["utterance"], return_counts=True)[1].max(initial=0)
    print(f"          largest group: {largest} readings; of the unplanted ones {unplanted}", flush=True)


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--engine", default="duckdb")
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE")
    parser.add_argument("--keep", metavar="DIR", help="where articles and stages stay")
    parser.add_argument("--told", action="store_true", help="tell the pairs of runs that stay in --keep")
    asked = parser.parse_args()
    settings: dict[str, object] = dict(word.split("=", 1) for word in asked.set)
    folder = Path(asked.keep or tempfile.mkdtemp()).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    for n in asked.sizes:
        if asked.told:
            told_of_pairs(msgspec.json.decode((folder / f"{n}.pairs").read_bytes()), folder / f"work-{n}")
        else:
            measured(n, asked.engine, settings, folder)
    if not asked.keep:
        shutil.rmtree(folder)


if __name__ == "__main__":
    os.environ.setdefault("PYTHONPATH", str(Path(__file__).parent))
    main()
