"""Every threshold of the program: value, unit, range, reason; presets; and where a run's values came from.

Precedence: command line, environment (`CROSSQUOTE_*`), file (`--config`, `crossquote.toml`, `[tool.crossquote]` in `pyproject.toml`),
preset, default. A value out of range is an error; nothing is clamped in silence.
"""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, cast

from compare.errors import SettingsError
from compare.model import SEVERITIES, SettingValue

T = TypeVar("T", float, int, str, bool)


def setting(default: T, unit: str, about: str, low: float | None = None, high: float | None = None, choices: tuple[str, ...] = ()) -> T:
    """Return a dataclass field that carries its unit, range or choices, and what raising it does."""
    meta = {"unit": unit, "about": about, "low": low, "high": high, "choices": choices}
    return cast("T", cast(object, dataclasses.field(default=default, metadata=meta)))


@dataclass(frozen=True, slots=True)
class Settings:
    """All values of one run. A field's `about` says what it does, what raising it does, and where the default came from."""

    # --- what the user asks for ---
    match_threshold: float = setting(
        60.0, "score", "From this score on two quotations count as one utterance; raising it joins fewer.", 0, 100
    )
    fragment_threshold: float = setting(
        60.0, "score", "The same for a pair whose one side is a fragment of the other; raising it hangs fewer fragments.", 0, 100
    )
    min_severity: str = setting(
        "neutral", "severity", "Utterances below it are indexed in the report, not printed; raising it prints fewer.", choices=SEVERITIES
    )

    # --- sources ---
    largest_file: float = setting(
        1000.0, "MB", "A larger file is refused before it is opened; raising it lets larger ones in.", 0.001, 1_000_000
    )


PRESETS: dict[str, dict[str, float | int | str | bool]] = {
    "strict": {"match_threshold": 75.0, "fragment_threshold": 75.0},
    "balanced": {},
    "loose": {"match_threshold": 45.0, "fragment_threshold": 45.0},
}

ENVIRONMENT_PREFIX = "CROSSQUOTE_"
FILES = ("crossquote.toml", "pyproject.toml")


@dataclass(frozen=True, slots=True)
class Resolved:
    """The settings of a run and, for each, the origin of its value in words."""

    settings: Settings
    origins: Mapping[str, str]

    def values(self) -> tuple[SettingValue, ...]:
        """Return every setting as a report prints it, in the order of `Settings`."""
        return tuple(
            SettingValue(
                name=f.name,
                value=getattr(self.settings, f.name),
                origin=self.origins[f.name],
                unit=f.metadata["unit"],
                low=f.metadata["low"],
                high=f.metadata["high"],
                about=f.metadata["about"],
            )
            for f in dataclasses.fields(Settings)
        )


def checked(name: str, value: object, origin: str) -> float | int | str | bool:
    """Return `value` as the kind that setting `name` has.

    Raises SettingsError, naming setting, origin, range and value, if the name is unknown, the kind is wrong or the value is out of range.
    """
    known = {f.name: f for f in dataclasses.fields(Settings)}
    if name not in known:
        raise SettingsError(f"{origin}: no setting is called {name!r}", "`crossquote settings` lists them all")
    field = known[name]
    kept = _converted(name, value, type(field.default), origin)
    low, high, choices = field.metadata["low"], field.metadata["high"], field.metadata["choices"]
    if choices and kept not in choices:
        raise SettingsError(f"{origin}: {name} is {kept!r}", f"it takes one of {', '.join(choices)}")
    if isinstance(kept, (int, float)) and not isinstance(kept, bool) and not (_bound(low, kept) and _bound(kept, high)):
        raise SettingsError(f"{origin}: {name} is {kept:g}, out of its range", f"it takes {low:g} to {high:g} ({field.metadata['unit']})")
    return kept


def _bound(low: float | None, high: float | None) -> bool:
    return low is None or high is None or low <= high


def _converted(name: str, value: object, kind: type[Any], origin: str) -> float | int | str | bool:
    try:
        if kind is bool and isinstance(value, str):
            return {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}[value.lower()]
        if kind is bool or isinstance(value, bool):
            if kind is bool and isinstance(value, bool):
                return value
            raise ValueError(value)
        if kind in (int, float) and isinstance(value, (int, float, str)):
            return cast(float, kind(value))
        if kind is str and isinstance(value, str):
            return value
        raise ValueError(value)
    except (ValueError, KeyError, OverflowError):
        raise SettingsError(f"{origin}: {name} is {value!r}", f"it takes a {kind.__name__}") from None


def from_file(path: Path) -> tuple[dict[str, object], str]:
    """Return the values that a TOML file sets, and its name as their origin; `[tool.crossquote]` in a pyproject.toml.

    Raises SettingsError if the file can't be read or isn't TOML.
    """
    try:
        tables: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{path}: can't be read ({error.strerror})", "name a file that is there with --config") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not TOML: {error}", "`crossquote settings --write FILE` makes a right one") from None
    if path.name == "pyproject.toml":
        tables = tables.get("tool", {}).get("crossquote", {})
    return {name.replace("-", "_"): value for name, value in tables.items()}, f"file {path.name}"


def found_file(folder: Path) -> Path | None:
    """Return the settings file that applies in `folder`: the nearest one at or above it, None if there is none."""
    for place in (folder, *folder.parents):
        for name in FILES:
            path = place / name
            if path.is_file() and (name != "pyproject.toml" or "[tool.crossquote" in path.read_text(encoding="utf-8", errors="replace")):
                return path
    return None


def resolved(
    command_line: Mapping[str, object] | None = None,
    environment: Mapping[str, str] | None = None,
    file: Path | None = None,
    preset: str | None = None,
) -> Resolved:
    """Return the settings that the four sources give together, each value with its origin.

    `preset` may come from any of the sources (`preset = "strict"`, `CROSSQUOTE_PRESET`). Raises SettingsError.
    """
    from_env = {
        key.removeprefix(ENVIRONMENT_PREFIX).lower(): (value, f"environment {key}")
        for key, value in (environment or {}).items()
        if key.startswith(ENVIRONMENT_PREFIX)
    }
    in_file, file_origin = from_file(file) if file else ({}, "")
    given = [
        {name: (value, "default") for name, value in dataclasses.asdict(Settings()).items()},
        {name: (value, file_origin) for name, value in in_file.items()},
        from_env,
        {name: (value, "command line") for name, value in (command_line or {}).items() if value is not None},
    ]
    chosen = next((layer["preset"][0] for layer in reversed(given) if "preset" in layer), None)
    name = preset or chosen
    if name is not None:
        if name not in PRESETS:
            raise SettingsError(f"no preset is called {name!r}", f"it takes one of {', '.join(PRESETS)}")
        given.insert(1, {key: (value, f"preset {name}") for key, value in PRESETS[str(name)].items()})
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for layer in given:
        for key, (value, origin) in layer.items():
            if key != "preset":
                values[key], origins[key] = checked(key, value, origin), origin
    return Resolved(Settings(**values), origins)
