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
AS_WINDOWS = "crossquote-as-windows"
SEVERAL_BYTES = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf4][\x80-\xbf]{3}"
)
ENCODED_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
ABOVE_ASCII = re.compile(rb"[\x80-\xff]")
MOSTLY = 2  # bytes of UTF-8's characters for each byte that is in none
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
ENTITY = re.compile(rb"<\0?!\0?E\0?N\0?T\0?I\0?T\0?Y")  # in UTF-16, too
SURROGATE = re.compile("[\ud800-\udfff]")
# UTF-8 that was read as Windows-1252 and written again: a character's first byte, and those that follow, as they look then.
WINDOWS = {chr(byte): byte for byte in range(0x80, 0x100)} | {
    bytes([byte]).decode("cp1252"): byte for byte in range(0x80, 0xA0) if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_LATER = "[" + "".join(map(re.escape, (look for look, byte in WINDOWS.items() if byte < 0xC0))) + "]"
TWICE = re.compile(f"[\u00c2-\u00df]{_LATER}|[\u00e0-\u00ef]{_LATER}{{2}}|[\u00f0-\u00f4]{_LATER}{{3}}")
MARKS_TWICE = ("\u00e2\u20ac", "\u00c2\u00ab", "\u00c2\u00bb")
CUT_OFF = re.compile("\u00e2\u20ac(?=[\\s.,;:!?)]|$)")  # a closing mark whose last byte no program shows


def decoded(data: bytes) -> tuple[str, str]:
    """Return the text of `data`, its characters unchanged, and the encoding's name.

    UTF-8 (with or without a signature, which stays a character; with a few other bytes in it), UTF-16 and UTF-32 by their signature,
    Windows-1252 punctuation in otherwise plain text, else the best guess of charset-normalizer. Raises InputError for what isn't text.
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
        if _is_mostly_utf8(data):
            return data.decode("utf-8", errors=AS_WINDOWS), "utf-8, with other bytes in it"
    if WINDOWS_PUNCTUATION.fullmatch(data):
        return data.decode("cp1252"), "cp1252"
    return _guessed(data)


def _is_mostly_utf8(data: bytes) -> bool:
    """Tell whether the bytes above ASCII mostly make characters of UTF-8, as in a file that others were pasted into."""
    whole = sum(map(len, SEVERAL_BYTES.findall(data)))
    rest = len(ABOVE_ASCII.findall(SEVERAL_BYTES.sub(b"", data)))
    return whole > MOSTLY * rest or (rest > 0 and not ABOVE_ASCII.search(ENCODED_SURROGATE.sub(b"", SEVERAL_BYTES.sub(b"", data))))


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Return the character that the first byte is in Windows-1252, U+FFFD for an encoded surrogate, and where to go on."""
    assert isinstance(error, UnicodeDecodeError)
    if ENCODED_SURROGATE.match(error.object, error.start):
        return "\ufffd", error.start + 3
    return error.object[error.start : error.start + 1].decode("cp1252", errors="replace"), error.start + 1


codecs.register_error(AS_WINDOWS, _as_windows)


def once(text: str) -> str:
    """Return a text whose UTF-8 was encoded twice as it was before, any other as it is."""
    if not any(mark in text for mark in MARKS_TWICE):
        return text
    return CUT_OFF.sub("\u201d", TWICE.sub(_decoded_once, text))


def _decoded_once(found: re.Match[str]) -> str:
    try:
        return bytes(map(WINDOWS.__getitem__, found.group())).decode("utf-8")
    except UnicodeDecodeError:
        return found.group()


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
