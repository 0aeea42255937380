"""Chunks drawn by several processes at once, in order; each holds one chunk at a time.

The processes are our own program, started anew: a fork would carry along all that the report holds, and multiprocessing would run the
user's script again.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import IO, Any

from compare.report.pdf_chunks import Drawn, drawn

# A process costs half a CPU second to start, as much as a chunk takes.
CHUNKS_EACH = 2
BROKEN = (OSError, EOFError, pickle.UnpicklingError)


def all_drawn(bodies: Sequence[str], style: str, lang: str, workers: int) -> Iterator[Drawn]:
    """Yield the drawn chunks in order; `workers` is the most processes, 0 for one a core. The number changes no byte."""
    processes = min(workers or os.cpu_count() or 1, len(bodies) // CHUNKS_EACH)
    if processes < 2 or not sys.executable:
        yield from (drawn(body, style, lang) for body in bodies)
        return
    with _started(processes, style, lang) as idle, ThreadPoolExecutor(processes) as threads:
        for body, made in zip(bodies, threads.map(lambda body: _asked(idle, body), bodies), strict=True):
            yield made or drawn(body, style, lang)


@contextlib.contextmanager
def _started(number: int, style: str, lang: str) -> Iterator[SimpleQueue[subprocess.Popen[bytes]]]:
    """Within the block that many processes wait for chunks."""
    idle: SimpleQueue[subprocess.Popen[bytes]] = SimpleQueue()
    paths = [str(Path(__file__).parents[2]), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    command = [sys.executable, "-m", "compare.report.pdf_workers"]
    started = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) for _ in range(number)]
    try:
        for process in started:
            with contextlib.suppress(OSError):
                _sent(process.stdin, (style, lang))
            idle.put(process)
        yield idle
    finally:
        for process in started:
            process.kill()
            process.communicate()


def _asked(idle: SimpleQueue[subprocess.Popen[bytes]], body: str) -> Drawn | None:
    """Return a chunk drawn by one of the idle processes, None if that process has ended."""
    process = idle.get()
    try:
        _sent(process.stdin, body)
        made: Drawn = pickle.load(process.stdout)  # type: ignore[arg-type]
    except BROKEN:
        return None
    else:
        return made
    finally:
        idle.put(process)


def _sent(file: IO[bytes] | None, value: Any) -> None:
    assert file is not None
    pickle.dump(value, file)
    file.flush()


def main() -> None:
    """Draw chunks for the process that started this one, until it sends no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one that started us tells what an interrupt means
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints must not stand among the answers
    with contextlib.suppress(EOFError):
        style, lang = pickle.load(sys.stdin.buffer)
        while True:
            _sent(answers, drawn(pickle.load(sys.stdin.buffer), style, lang))


if __name__ == "__main__":
    main()
