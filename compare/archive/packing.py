"""Nouns as values of a table: bytes that come back as the same noun."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

T = TypeVar("T")


def packed(noun: Any) -> bytes:
    """Return a noun, or a tuple of them, as bytes; half of a surrogate pair is kept."""
    try:
        return msgspec.json.encode(noun)
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(noun)).encode("ascii")


def unpacked(data: bytes, kind: type[T]) -> T:
    """Return the noun of that kind, or the tuple of nouns, that the bytes hold."""
    try:
        return msgspec.json.decode(data, type=kind)
    except msgspec.DecodeError:
        return msgspec.convert(json.loads(bytes(data)), kind)


def text_bytes(text: str) -> bytes:
    """Return text as bytes that sort as the text does."""
    return text.encode("utf-8", "surrogatepass")


def from_bytes(data: bytes) -> str:
    """Return the text of such bytes."""
    return bytes(data).decode("utf-8", "surrogatepass")


def numbers(values: Iterable[int]) -> NDArray[np.int64]:
    """Return whole numbers as a column."""
    return np.fromiter(values, np.int64)


def objects(values: Sequence[bytes] | Sequence[str]) -> NDArray[Any]:
    """Return bytes or texts as a column."""
    made = np.empty(len(values), dtype=object)
    made[:] = values
    return made
