"""Every threshold of the program, room by room: value, unit, range, what it does and why; and the presets.

What a value may be is held by `compare.ranges`; where a run's values come from stands in `compare.origins`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from compare.settings.collation import Collation
from compare.settings.copies import Copies
from compare.settings.extraction import Extraction
from compare.settings.judging import Judging
from compare.settings.matching import Matching
from compare.settings.placing import Placing
from compare.settings.printing import Printing
from compare.settings.reading import Reading
from compare.settings.running import Running
from compare.settings.setting import Value
from compare.settings.surroundings import Surroundings

__all__ = [
    "PRESETS",
    "Collation",
    "Copies",
    "Extraction",
    "Judging",
    "Matching",
    "Placing",
    "Printing",
    "Reading",
    "Running",
    "Settings",
    "Surroundings",
    "Value",
    "narrowed",
]


# The fields of the last base come first.
@dataclass(frozen=True)
class Settings(Running, Printing, Placing, Judging, Collation, Matching, Surroundings, Copies, Extraction, Reading):
    """All values of one run. A field's `about` says what it does, what raising it does, and where the default came from."""


def narrowed(settings: Settings, *rooms: type[Any]) -> Settings:
    """Return the settings of some rooms (`Matching`), all others at their defaults: what decides that a stage has to be done again."""
    return Settings(**{one.name: getattr(settings, one.name) for room in rooms for one in fields(room)})


PRESETS: dict[str, dict[str, Value]] = {
    "strict": {"match_threshold": 66.0, "fragment_threshold": 66.0},
    "balanced": {},
    "loose": {"match_threshold": 20.0, "fragment_threshold": 20.0},
}
