"""What a command line came to, and two articles to run one on."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

MAYOR = "The mayor spoke on Monday. “{}” Ada Brenner said at the harbour.\n\nNobody else was quoted that day.\n"
READINGS = {
    "north": "We will open the new harbour bridge to every cyclist before the end of the summer",
    "south": "We will not open the new harbour bridge to every cyclist before the end of the summer",
}


@dataclass(frozen=True)
class Ran:
    """What a command line came to."""

    code: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def complaint(self) -> str:
        """The one line that says what went wrong."""
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        return lines[0]


Crossquote = Callable[..., Ran]
