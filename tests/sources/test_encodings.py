"""The encoding is found; what is binary is refused; surrogates become writable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.errors import InputError
from compare.sources.encodings import decoded, once, scalar

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


def test_a_few_other_bytes_leave_utf_8_what_it_is() -> None:
    text = "“We’re late,” said Zoë. “It’s over,” she said – twice."
    pasted = text.encode().replace("–".encode(), "–".encode("cp1252"))
    assert decoded(pasted) == (text, "utf-8, with other bytes in it")


def test_encoded_surrogates_become_one_character_each() -> None:
    assert decoded("“We \ud800 go,” she said.".encode("utf-8", "surrogatepass"))[0] == "“We \ufffd go,” she said."


@pytest.mark.parametrize("text", [SAID, "« Déjà », a-t-il dit.", "„Schön“, sagte Jörg.", "«Уже», — сказал он."])
def test_utf_8_encoded_twice_is_read_once(text: str) -> None:
    twice = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())
    assert twice != text
    assert once(twice) == text


def test_a_closing_mark_that_lost_its_last_byte_is_one() -> None:
    assert once("â€œYes,â€ she said.") == "“Yes,” she said."


@given(st.text())
def test_what_was_encoded_once_stays(text: str) -> None:
    if not any(mark in text for mark in ("â€", "Â«", "Â»")):
        assert once(text) == text


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


def test_a_few_words_pasted_into_a_short_utf8_text_keep_both_kinds_of_marks() -> None:
    data = "“We wait,” she said.\n".encode() + b"\x93We open on Monday,\x94 he replied.\n"
    assert decoded(data)[0] == "“We wait,” she said.\n“We open on Monday,” he replied.\n"
