"""The decisions file: JSON lines, append-only, one line a decision, on disk before it is acknowledged."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from compare.errors import InputError
from compare.model import Decision

FILE = "decisions.jsonl"
ACTIONS = ("accept", "reject", "merge", "split", "move", "base", "speaker", "span", "note", "tag", "untag", "reopen", "withdraw")


def append(path: Path, decision: Decision) -> None:
    """Write one decision at the end of the file and return when the disk has it. Raises OSError if it can't be kept.

    A line that an earlier crash left half-written is closed first, so that it can't swallow this one.
    """
    line = msgspec.json.encode(decision) + b"\n"
    is_new = not path.exists()
    with path.open("ab+") as file:
        end = file.seek(0, os.SEEK_END)
        if end:
            file.seek(end - 1)
            if file.read(1) != b"\n":
                line = b"\n" + line
        file.write(line)
        file.flush()
        os.fsync(file.fileno())
    if is_new and os.name == "posix":
        _keep_name(path.parent)


def _keep_name(folder: Path) -> None:
    """Have the disk keep that the folder holds a new file: a power cut could otherwise take the file with all that is in it."""
    held = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)


def load(path: Path) -> tuple[Decision, ...]:
    """Return the decisions of a file in the order in which they were made: JSON lines, or the JSON list that the page downloads.

    A line that can't be read comes back as a decision that is not applied and says why. Raises InputError if the file can't be opened.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: can't be opened ({error.strerror})", "name a decisions file with --decisions") from None
    if data.lstrip().startswith(b"["):
        try:
            return tuple(_checked(decision) for decision in msgspec.json.decode(data, type=list[Decision]))
        except msgspec.DecodeError as error:
            raise InputError(f"{path}: not a list of decisions: {error}", "download the decisions from the report again") from None
    return tuple(_decoded(line, number) for number, line in enumerate(data.splitlines(), start=1) if line.strip())


def _decoded(line: bytes, number: int) -> Decision:
    try:
        return _checked(msgspec.json.decode(line, type=Decision))
    except msgspec.DecodeError as error:
        text = line.decode("utf-8", errors="replace")
        return Decision(target="", action="unreadable", note=text, applied=False, why_not=f"line {number} is no decision: {error}")


def _checked(decision: Decision) -> Decision:
    if decision.action in ACTIONS:
        return decision
    return Decision(decision.target, decision.action, decision.value, decision.note, decision.who, decision.when, False, "unknown action")
