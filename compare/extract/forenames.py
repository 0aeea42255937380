"""Which gender a forename tells, from a list that comes with the package."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

Gender = Literal["m", "f"]


@cache
def _forenames() -> dict[str, Gender]:
    """Return the gender of every forename of the list; its sources and licences stand at its head."""
    table: dict[str, Gender] = {}
    gender: Gender = "m"
    for line in files("compare.extract.cues").joinpath("forenames.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            gender = "f" if line == "[f]" else "m"
        elif not line.startswith("#"):
            table.update(dict.fromkeys(line.split(), gender))
    return table


@lru_cache(maxsize=65536)
def gender_of(forename: str) -> Gender | None:
    """Return the gender of nine in ten bearers of a forename, None where it is unknown or not so clear; "Hans-Peter" as "Hans"."""
    table, name = _forenames(), forename.lower()
    return table.get(name) or table.get(name.partition("-")[0])
