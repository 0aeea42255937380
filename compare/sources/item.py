"""One input on its way to a reader: its bytes, and what is known before they are opened."""

from __future__ import annotations

import hashlib
import importlib
import importlib.metadata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import ModuleType

from compare.errors import InputError
from compare.model import Article, NotRead
from compare.settings import Settings


@dataclass(frozen=True, slots=True)
class Item:
    """Bytes to be read: `path` as the user knows them, `name` the article's name, `ending` in lower case with its dot.

    `columns` names columns of corpus files by field (`text` -> `BODY`).
    """

    path: str
    name: str
    ending: str
    data: bytes
    settings: Settings
    columns: Mapping[str, str]

    @property
    def id(self) -> str:
        """The content id of an article that is the whole input."""
        return hashlib.sha256(self.data).hexdigest()


Found = Iterator[Article | NotRead]
Reader = Callable[[Item], Found]


def needed(module: str, extra: str, what: str) -> ModuleType:
    """Return an optional library. Raises InputError that names the extra to install."""
    try:
        return importlib.import_module(module)
    except ImportError:
        raise InputError(f"{what} need {module.partition('.')[0]}, which is not installed", f'pip install "crossquote[{extra}]"') from None


def version(distribution: str) -> str:
    """Return which version of a library is installed, "" if that can't be told."""
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return ""
