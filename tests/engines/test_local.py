"""Which engine does the work never changes the result."""

from __future__ import annotations

import os

import pytest

from compare.engines import InProcess, Processes, chosen
from compare.errors import EngineError
from compare.settings import Settings


def doubled(number: int) -> int:
    if number < 0:
        raise ValueError("negative")
    return 2 * number


@pytest.mark.parametrize("engine", [InProcess(), Processes(2, 3)], ids=lambda engine: engine.name)
def test_results_come_in_the_order_of_the_items(engine: InProcess | Processes) -> None:
    assert list(engine.map(doubled, range(20))) == list(range(0, 40, 2))


@pytest.mark.parametrize("engine", [InProcess(), Processes(2, 1)], ids=lambda engine: engine.name)
def test_what_the_function_raises_comes_out(engine: InProcess | Processes) -> None:
    with pytest.raises(ValueError, match="negative"):
        list(engine.map(doubled, [1, 2, -1, 4]))


def fatal(number: int) -> int:
    if number == 7:
        os._exit(9)
    return number


def test_a_worker_that_dies_is_one_line_for_the_user() -> None:
    with pytest.raises(EngineError, match="a worker process died") as raised:
        list(Processes(2, 1).map(fatal, range(20)))
    assert raised.value.hint


def test_small_work_stays_in_this_process() -> None:
    assert isinstance(chosen(10_000, Settings()), InProcess)


def test_large_work_gets_the_workers_that_the_settings_name() -> None:
    engine = chosen(10_000_000, Settings(workers=3))
    assert engine.name == "3 processes"
    assert isinstance(chosen(10_000_000, Settings(workers=1)), InProcess)
