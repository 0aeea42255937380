"""What can go wrong, each kind with its exit code and what to do about it."""

from __future__ import annotations

from typing import ClassVar


class CrossquoteError(Exception):
    """A failure that the user can act on: one line that names what was found, and a hint that says what to type.

    The door (`compare.cli`) prints `message` and `hint` and ends with `exit_code`; anything else that
    reaches it is a bug of ours.
    """

    exit_code: ClassVar[int] = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(CrossquoteError):
    """The command's words don't fit together, or name something that isn't there."""


class SettingsError(CrossquoteError):
    """A setting is unknown, of the wrong kind or out of its range."""


class InputError(CrossquoteError):
    """An input could not be read; the others go on."""

    exit_code = 3


class MissingDependencyError(CrossquoteError):
    """Something that has to be installed isn't; what can be written without it is written."""

    exit_code = 4


class EngineError(CrossquoteError):
    """The engine that carries a large run failed."""

    exit_code = 5
