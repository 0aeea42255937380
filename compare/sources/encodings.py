"""Bytes become text: the encoding is found, never forced, and what looks binary is refused."""

from __future__ import annotations

import codecs
import re

from compare.errors import InputError

BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (or DOCX, XLSX, ODT)"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"PAR1", "a Parquet file"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
)
# Bytes above ASCII that only occur as punctuation in Windows-1252 text: quotation marks, dashes, ellipsis, guillemets, no-break space.
WINDOWS_PUNCTUATION = re.compile(rb"[\x00-\x7f\x82\x84\x85\x8b\x91-\x97\x9b\xa0\xab\xbb]*")
SAMPLE = 1 << 16
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
ENTITY = re.compile(rb"<\0?!\0?E\0?N\0?T\0?I\0?T\0?Y")  # in UTF-16, too
SURROGATE = re.compile("[\ud800-\udfff]")


def decoded(data: bytes) -> tuple[str, str]:
    """Return the text of `data`, its characters unchanged, and the encoding's name.

    UTF-8 (with or without a signature, which stays a character), UTF-16 and UTF-32 by their signature, Windows-1252 punctuation in
    otherwise plain text, else the best guess of charset-normalizer. Raises InputError for what isn't text.
    """
    for magic, what in MAGIC:
        if data.startswith(magic):
            raise InputError(f"this is {what}, not text", "save it as plain text and give that file")
    for bom, name in BOMS:
        if data.startswith(bom):
            return data.decode(name, errors="replace"), name
    sample = data[:SAMPLE]
    if len(CONTROL.findall(sample)) * 20 > len(sample):
        raise InputError("this looks like a binary file: one byte in twenty is a control character", "give a text file")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    if WINDOWS_PUNCTUATION.fullmatch(data):
        return data.decode("cp1252"), "cp1252"
    return _guessed(data)


def _guessed(data: bytes) -> tuple[str, str]:
    from charset_normalizer import from_bytes  # noqa: PLC0415  (50 ms, needed for odd encodings only)

    best = from_bytes(data[: 4 * SAMPLE]).best()
    if best is None:
        raise InputError("no encoding fits these bytes", "save the file as UTF-8")
    return data.decode(best.encoding, errors="replace"), best.encoding


def without_entities(data: bytes) -> bytes:
    """Return the bytes of an XML document. Raises InputError if it declares entities: they make bombs, and lead to files and addresses."""
    if ENTITY.search(data):
        raise InputError("it declares XML entities, as bombs do", "save it again with the program that it comes from")
    return data


def scalar(text: str) -> str:
    """Return `text` with each lone surrogate, which no encoding can write, as U+FFFD; offsets stay."""
    return SURROGATE.sub("\ufffd", text) if SURROGATE.search(text) else text
