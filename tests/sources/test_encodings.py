"""The encoding is found; what is binary is refused; surrogates become writable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.errors import InputError
from compare.sources.encodings import decoded, scalar

SAID = "She said, “It’s done — finally…” and left the café."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_unicode_is_read_as_it_is(encoding: str) -> None:
    assert decoded(SAID.encode(encoding)) == (SAID, encoding)


def test_windows_quotation_marks_are_read() -> None:
    text = "“We won’t,” he said – and left…"
    assert decoded(text.encode("cp1252")) == (text, "cp1252")


def test_other_legacy_encodings_are_guessed() -> None:
    text = "Президент заявил: «Мы не будем вмешиваться во внутренние дела соседней страны». " * 5
    assert decoded(text.encode("cp1251"))[0] == text


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_a_clear_refusal(data: bytes) -> None:
    try:
        text, encoding = decoded(data)
    except InputError as error:
        assert error.message
        assert error.hint
    else:
        assert isinstance(text, str)
        assert encoding


@given(st.text(st.characters(exclude_categories=())))
def test_scalar_text_keeps_its_length_and_can_be_written(text: str) -> None:
    assert len(scalar(text)) == len(text)
    scalar(text).encode("utf-8")
