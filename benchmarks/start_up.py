"""What starting costs: CPU seconds of whole processes, each beside its rival in the same run.

    .venv/bin/python benchmarks/start_up.py [--runs N]

Every line is the median of N processes (default 15), which take turns, with the middle half of them as spread. The rivals: an empty
Python; one that imports click, which is what any command line of this kind pays; one that imports the libraries that a report in HTML
and JSON uses, and does nothing with them.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
SEEDS = str(ROOT / "seeds")
LIBRARIES = "click, jinja2, msgspec, numpy, rapidfuzz.process, rapidfuzz.distance, uuid, csv, html, hashlib, tempfile"


def programs(out: str) -> dict[str, list[str]]:
    """Return the processes to measure, by the name of their line."""
    ours = [sys.executable, "-m", "compare"]
    return {
        "empty Python": [sys.executable, "-c", "pass"],
        "import click": [sys.executable, "-c", "import click"],
        "crossquote --help": [*ours, "--help"],
        "crossquote quotes seeds": [*ours, "quotes", SEEDS, "--format", "jsonl"],
        "import the libraries of a report": [sys.executable, "-c", f"import {LIBRARIES}"],
        "crossquote report seeds, HTML and JSON": [*ours, "report", SEEDS, "--format", "html,json", "-o", out],
    }


def cpu_seconds(words: list[str], environment: dict[str, str]) -> float:
    """Return user and system seconds of one process and its children. Raises CalledProcessError if it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(words, cwd=ROOT, check=True, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print a table of medians and spreads."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as out:
        lines = programs(out)
        # Byte code is kept, as for any user, whatever this shell says; the first round makes it.
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment["PYTHONPYCACHEPREFIX"] = f"{out}/bytecode"
        for words in lines.values():
            cpu_seconds(words, environment)
        taken: dict[str, list[float]] = {name: [] for name in lines}
        for _ in range(runs):
            for name, words in lines.items():
                taken[name].append(cpu_seconds(words, environment))
    print("| process | CPU s, median | middle half |\n|---|---|---|")
    for name, values in taken.items():
        low, middle, high = statistics.quantiles(values, n=4)
        print(f"| {name} | {middle:.3f} | {low:.3f}-{high:.3f} |")
    report, libraries = (statistics.median(taken[list(lines)[place]]) for place in (-1, -2))
    print(f"\nthe report beyond its libraries: {report - libraries:.3f} CPU s")


if __name__ == "__main__":
    main()
