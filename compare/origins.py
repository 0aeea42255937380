"""Where the values of a run come from, and the TOML file that holds them.

Precedence: command line, environment (`CROSSQUOTE_*`), file (`--config`, else the nearest `crossquote.toml` or `[tool.crossquote]` in a
`pyproject.toml`), preset, default. A name that no setting has is an error wherever it stands, in the environment too: a mistyped
`CROSSQUOTE_MATCH_TRESHOLD` that did nothing would be worse. An empty variable counts as not set.
"""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from compare.errors import SettingsError
from compare.model import SettingValue
from compare.ranges import checked, meant, with_unit
from compare.settings import PRESETS, Settings, Value

ENVIRONMENT_PREFIX = "CROSSQUOTE_"
CONFIG_VARIABLE = "CROSSQUOTE_CONFIG"  # names the file, as --config does
FILES = ("crossquote.toml", "pyproject.toml")
DEFAULT, COMMAND_LINE, PRESET = "default", "command line", "preset"
RIGHT_FILE = "`crossquote settings --write FILE` makes a right one"

Layer = dict[str, tuple[object, str]]


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

    def reported(self) -> tuple[SettingValue, ...]:
        """Return the settings that a report states: all but how many processes work, so that their number changes no byte of it."""
        return tuple(value for value in self.values() if value.name != "workers")


def resolved(
    command_line: Mapping[str, object] | None = None,
    environment: Mapping[str, str] | None = None,
    file: Path | None = None,
    preset: str | None = None,
) -> Resolved:
    """Return the settings that command line, environment, file, preset and defaults give together, each value with its origin.

    `preset` is the command line's; environment (`CROSSQUOTE_PRESET`) and file (`preset = "strict"`) may name one too. Raises SettingsError.
    """
    from_command_line: Layer = {name: (value, COMMAND_LINE) for name, value in (command_line or {}).items() if value is not None}
    if preset is not None:
        from_command_line["preset"] = (preset, COMMAND_LINE)
    given = [from_file(file) if file else {}, from_environment(environment or {}), from_command_line]
    chosen = next((layer["preset"] for layer in reversed(given) if "preset" in layer), None)
    values: dict[str, Any] = dataclasses.asdict(Settings())
    origins = dict.fromkeys(values, DEFAULT)
    for layer in (of_preset(*chosen) if chosen else {}, *given):
        for name, (value, origin) in layer.items():
            if name != "preset":
                values[name], origins[name] = checked(name, value, origin), origin
    return Resolved(Settings(**values), origins)


def of_preset(name: object, origin: str) -> Layer:
    """Return the values of a preset. Raises SettingsError if there is none of that name."""
    if not isinstance(name, str) or name not in PRESETS:
        raise SettingsError(f"{origin}: no preset is called {name!r}{meant(name, PRESETS)}", f"it takes one of {', '.join(PRESETS)}")
    return {key: (value, f"{PRESET} {name}") for key, value in PRESETS[name].items()}


def from_environment(environment: Mapping[str, str]) -> Layer:
    """Return the values that `CROSSQUOTE_*` variables set, by setting; an empty variable sets nothing."""
    return {
        key.removeprefix(ENVIRONMENT_PREFIX).lower(): (value, f"environment {key}")
        for key, value in environment.items()
        if key.startswith(ENVIRONMENT_PREFIX) and key != CONFIG_VARIABLE and value.strip()
    }


def from_file(path: Path) -> Layer:
    """Return the values that a TOML file sets; of a pyproject.toml those under `[tool.crossquote]`.

    Raises SettingsError if the file can't be read or isn't TOML.
    """
    try:
        tables: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingsError(f"{path}: can't be read ({error.strerror})", f"name a settings file that is there; {RIGHT_FILE}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not TOML: {error}", RIGHT_FILE) from None
    if path.name == "pyproject.toml":
        tables = _own_table(tables)
    return {name.replace("-", "_"): (value, f"file {path}") for name, value in tables.items()}


def _own_table(tables: dict[str, Any]) -> dict[str, Any]:
    tool = tables.get("tool", {})
    own = tool.get("crossquote", {}) if isinstance(tool, dict) else {}
    return own if isinstance(own, dict) else {}


def found_file(folder: Path) -> Path | None:
    """Return the settings file that applies in `folder`: the nearest one at or above it, None if there is none."""
    candidates = (place / name for place in (folder, *folder.parents) for name in FILES)
    return next((path for path in candidates if _has_settings(path)), None)


def _has_settings(path: Path) -> bool:
    try:
        if not path.is_file():
            return False
        return path.name != "pyproject.toml" or "[tool.crossquote" in path.read_text(encoding="utf-8", errors="replace")
    except OSError:  # a folder above that may not be looked into
        return False


def as_toml(given: Resolved) -> str:
    """Return all settings as a TOML file with a comment for each; read back it gives the same values."""
    import tomlkit  # noqa: PLC0415 - only `settings --write` needs it

    document = tomlkit.document()
    for line in ("Settings of crossquote. Each line may be left out; then the preset's or the default's value holds.", ""):
        document.add(tomlkit.comment(line) if line else tomlkit.nl())
    for value in given.values():
        document.add(tomlkit.comment(value.about))
        document.add(tomlkit.comment(f"{with_unit(value.name)}; default {_default(value.name)}; from {value.origin}"))
        document.add(value.name, tomlkit.item(value.value))
        document.add(tomlkit.nl())
    return tomlkit.dumps(document)


def _default(name: str) -> Value:
    value: Value = getattr(Settings(), name)
    return value
