"""What a setting is: a field that carries its unit, its range, what it does and why."""

from __future__ import annotations

import dataclasses
from typing import TypeVar, cast

T = TypeVar("T", float, int, str, bool)
Value = float | int | str | bool


def setting(default: T, unit: str, about: str, low: float | None = None, high: float | None = None, choices: tuple[str, ...] = ()) -> T:
    """Return a dataclass field that carries its unit, range or choices, and what raising it does."""
    # Bounds are floats, as in the report's JSON: a report read back and written again has the same bytes.
    bounds = {"low": None if low is None else float(low), "high": None if high is None else float(high)}
    meta = {"unit": unit, "about": about, **bounds, "choices": choices}
    return cast("T", cast(object, dataclasses.field(default=default, metadata=meta)))
