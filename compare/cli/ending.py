"""How a command ends: what could not be done is said, and becomes the exit code."""

from __future__ import annotations

from collections.abc import Sequence

from compare.cli import messages
from compare.errors import InputError
from compare.model import NotRead

DONE, FINDING = 0, 1


def inputs(not_read: Sequence[NotRead]) -> int:
    """Return the exit code of a command that left these inputs out, having named each on stderr."""
    for one in not_read:
        messages.failure(f"not read: {one.path}: {one.reason}", one.hint)
    return InputError.exit_code if not_read else DONE
