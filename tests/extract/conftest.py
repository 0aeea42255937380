"""What the tests of the extract room share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from compare.extract.quotations import quotations
from compare.model import Article, Quotation, SetAside
from compare.settings import Settings

Found = tuple[tuple[Quotation, ...], tuple[SetAside, ...]]


@pytest.fixture
def find() -> Callable[..., Found]:
    """Return what an article with this text quotes and sets aside."""

    def found(text: str, lang: str | None = None, title: str | None = None) -> Found:
        return quotations(Article(id="a", name="a", text=text, lang=lang, title=title), Settings())

    return found


@pytest.fixture
def texts(find: Callable[..., Found]) -> Callable[..., list[str]]:
    """Return the wordings that an article with this text quotes, in order."""

    def found(text: str, lang: str | None = None) -> list[str]:
        return [quotation.text for quotation in find(text, lang)[0]]

    return found
