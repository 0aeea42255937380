"""What each setting takes: a value out of range is an error that says so; nothing is clamped in silence."""

from __future__ import annotations

import dataclasses
import difflib
import math
from collections.abc import Iterable, Mapping
from typing import Any

from compare.errors import SettingsError
from compare.settings import Settings, Value

TRUTHS = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False, "0": False}


def checked(name: str, value: object, origin: str) -> Value:
    """Return `value` as the kind that setting `name` has; text is read as that kind.

    Raises SettingsError, naming origin, setting, value and range, if the name is unknown, the kind is wrong or the value is out of range.
    """
    known = {field.name: field for field in dataclasses.fields(Settings)}
    if name not in known:
        raise SettingsError(f"{origin}: no setting is called {name!r}{meant(name, known)}", "`crossquote settings` lists them all")
    kept = _as_kind(value, type(known[name].default))
    if kept is None:
        raise SettingsError(f"{origin}: {name} is {value!r}", f"it takes {with_unit(name)}")
    if not _in_range(kept, known[name].metadata):
        shown = repr(kept) if isinstance(kept, str) else f"{kept:g}, out of its range"
        raise SettingsError(f"{origin}: {name} is {shown}", f"it takes {with_unit(name)}")
    return kept


def _in_range(value: Value, meta: Mapping[str, Any]) -> bool:
    if meta["choices"]:
        return value in meta["choices"]
    if isinstance(value, (bool, str)):
        return True
    low, high = (-math.inf if meta["low"] is None else meta["low"]), (math.inf if meta["high"] is None else meta["high"])
    return math.isfinite(value) and bool(low <= value <= high)


def _as_kind(value: object, kind: type[Any]) -> Value | None:
    """Return `value` as `kind`, None if it isn't one. A whole number may be given where a fraction is taken, not the reverse."""
    if kind is bool:
        return value if isinstance(value, bool) else TRUTHS.get(value.strip().lower()) if isinstance(value, str) else None
    if kind is str or isinstance(value, bool):
        return value if kind is str and isinstance(value, str) else None
    if not isinstance(value, (int, float, str)):
        return None
    try:
        if kind is int:
            return int(value) if isinstance(value, str) or float(value).is_integer() else None
        return float(value)
    except (ValueError, OverflowError):
        return None


def range_of(name: str) -> str:
    """Return what setting `name` takes, in words: "0 to 100", "one of neutral, minor", "true or false"."""
    field = next(field for field in dataclasses.fields(Settings) if field.name == name)
    low, high, choices = field.metadata["low"], field.metadata["high"], field.metadata["choices"]
    if choices:
        return f"one of {', '.join(choices)}"
    if isinstance(field.default, bool):
        return "true or false"
    if isinstance(field.default, str):
        return "text"
    bounds = {(True, True): "any number", (True, False): f"up to {_plain(high)}", (False, True): f"{_plain(low)} and up"}
    words = bounds.get((low is None, high is None), f"{_plain(low)} to {_plain(high)}")
    return f"{words}, whole numbers" if isinstance(field.default, int) else words


def with_unit(name: str) -> str:
    """Return what setting `name` takes, with its unit where it has one: "0 to 100 (score)"."""
    unit = next(field.metadata["unit"] for field in dataclasses.fields(Settings) if field.name == name)
    return f"{range_of(name)} ({unit})" if unit else range_of(name)


def _plain(bound: float | None) -> str:
    return "" if bound is None else f"{bound:.15g}"


def meant(name: object, known: Iterable[str]) -> str:
    """Return ", did you mean ...?" if one of the known names is near, else nothing."""
    near = difflib.get_close_matches(str(name), list(known), n=1)
    return f" (did you mean {near[0]!r}?)" if near else ""
