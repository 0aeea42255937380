"""Chunks drawn by several processes at once; each holds one chunk at a time, and this process draws along.

The others are our own program, started anew: a fork would carry along all that the report holds, and multiprocessing would run the
user's script again.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Thread
from typing import IO, Any

from compare.report.pdf.chunks import Drawn, drawn

# A process costs more than half a CPU second to start, as much as a chunk takes.
CHUNKS_EACH = 3
BROKEN = (OSError, EOFError, pickle.UnpicklingError)
Process = subprocess.Popen[bytes]


def all_drawn(bodies: Sequence[str], style: str, lang: str, workers: int, told: Callable[[Sequence[Drawn]], None]) -> list[Drawn]:
    """Return the drawn chunks in order; `workers` is the most processes, 0 for one a core. The number changes no byte.

    `told` is called, here, with those that are ready, each time that this process has drawn one.
    """
    processes = min(workers or os.cpu_count() or 1, len(bodies) // CHUNKS_EACH)
    todo = deque(range(len(bodies)))
    made: dict[int, Drawn] = {}
    with _started(processes - 1 if sys.executable else 0) as started:
        threads = [Thread(target=_feed, args=(process, bodies, style, lang, todo, made), daemon=True) for process in started]
        for thread in threads:
            thread.start()
        while todo:
            _draw_next(bodies, style, lang, todo, made)
            told(tuple(made.values()))
        for thread in threads:
            thread.join()
        while todo:  # what a process had taken that has ended since
            _draw_next(bodies, style, lang, todo, made)
    told(tuple(made.values()))
    return [made[place] for place in range(len(bodies))]


def _draw_next(bodies: Sequence[str], style: str, lang: str, todo: deque[int], made: dict[int, Drawn]) -> None:
    with contextlib.suppress(IndexError):  # another has taken the last one
        place = todo.popleft()
        made[place] = drawn(bodies[place], style, lang)


def _feed(process: Process, bodies: Sequence[str], style: str, lang: str, todo: deque[int], made: dict[int, Drawn]) -> None:
    """Give chunks to a process until there are no more, or it has ended: then its chunk is left to others."""
    place = -1
    try:
        _sent(process.stdin, (style, lang))
        while todo:
            place = todo.popleft()
            _sent(process.stdin, bodies[place])
            made[place] = pickle.load(process.stdout)  # type: ignore[arg-type]  # it is our own process that answers
    except IndexError:
        return
    except BROKEN:
        if place >= 0:
            todo.append(place)


@contextlib.contextmanager
def _started(number: int) -> Iterator[list[Process]]:
    """Within the block that many processes wait for chunks."""
    paths = [str(Path(__file__).parents[3]), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    command = [sys.executable, "-m", "compare.report.pdf.workers"]
    started: list[Process] = []
    try:
        with contextlib.suppress(OSError):  # no more processes than the system allows
            while len(started) < number:
                process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
                started.append(process)
        yield started
    finally:
        for process in started:
            process.kill()
            process.communicate()


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
