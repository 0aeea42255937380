"""What a rule of judgement is, and the examples that it carries as its proof."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from compare.judge.units import Unit
from compare.model import Severity
from compare.settings import Settings


class Same(NamedTuple):
    """Two wordings between which the rule sees nothing that matters; `type` is what it calls the difference, "" if it is silent."""

    a: str
    b: str
    type: str = ""


class Different(NamedTuple):
    """Two wordings between which the rule finds a difference of this type and severity."""

    a: str
    b: str
    type: str
    severity: Severity


Apply = Callable[[Unit, Settings], None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its name, what it looks for in a sentence, the function that explains words of a unit away, and its examples.

    `words` gives the words (normal form) without which the rule has nothing to say; None where it looks at more than words.
    """

    name: str
    about: str
    apply: Apply
    same: tuple[Same, ...] = ()
    different: tuple[Different, ...] = ()
    words: Callable[[], frozenset[str]] | None = None

    @property
    def examples(self) -> tuple[Same | Different, ...]:
        """All examples, those that matter first."""
        return (*self.different, *self.same)
