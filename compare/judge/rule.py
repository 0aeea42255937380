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

    `apply` is None where the rule's findings come from the whole pair. A unit that holds none of what a rule looks at is not shown to it:
    `words` (normal form), a `word` of some kind (normal form, and whether it has a capital), two `facing` words, one of each reading, in
    some relation (normal forms). A rule that names none of these sees every unit.
    """

    name: str
    about: str
    apply: Apply | None
    same: tuple[Same, ...] = ()
    different: tuple[Different, ...] = ()
    words: Callable[[], frozenset[str]] | None = None
    word: Callable[[str, bool], bool] | None = None
    facing: Callable[[str, str], bool] | None = None

    def looks_at(self, norm: str, capital: bool) -> bool:
        """Say whether the rule looks at a word."""
        return (self.words is not None and norm in self.words()) or (self.word is not None and self.word(norm, capital))

    @property
    def looks_at_all(self) -> bool:
        """Whether the rule sees every unit."""
        return self.apply is not None and not (self.words or self.word or self.facing)

    @property
    def examples(self) -> tuple[Same | Different, ...]:
        """All examples, those that matter first."""
        return (*self.different, *self.same)
