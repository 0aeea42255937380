"""Coverage-guided fuzzing of the extract room: no text may raise, and every span slices back to its words.

    python -m venv /tmp/fuzz && /tmp/fuzz/bin/pip install atheris
    PYTHONPATH=. /tmp/fuzz/bin/python benchmarks/fuzz_extract.py --write-corpus /tmp/corpus
    PYTHONPATH=. /tmp/fuzz/bin/python benchmarks/fuzz_extract.py /tmp/corpus -max_total_time=600 -max_len=2000

The first byte of an input says how the rest is read: as UTF-8 with lone surrogates let through, or each byte as one piece of an
alphabet of marks, stops, line breaks, cue words and names, which reaches the rules far sooner than letters do.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["compare"]):
    from compare.extract import extracted, with_persons
    from compare.model import Article
    from compare.settings import Settings

HERE = Path(__file__).parent
MARKS = "\"'`\u00b4\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u201b\u00ab\u00bb\u2039\u203a\u300c\u300d\u300e\u300f\u300a\u300b\uff02"
PIECES = (
    "''|``|,,|<a href=\"|\">|<|>|. |.|, |,|!|?|\u2026|: |; | \u2013 |-|(|)|[|]|\n|\n\n|\r\n|\u2028|\xa0|\u202f|\u200b|\u00ad|\x00"
    "|\ud800|\udfff"
    "| Odell | Park |Ms. |Dr. |president | said | told |said|added| he | she |, who |, a |the |according to | called | that "
    "|5|5'|'90s|\u20ac5|USA|U.S. |\u00e9|\u4e2d|\u3002|\u0642\u0627\u0644 |\u060c|\u0915\u093e|\U0001f600|\u0130|\u00df"
    "|We paint|it is|blue|s' |o'clock|Iran|Iranian |sagte |Frau |a d\u00e9clar\u00e9 |dijo | |a|b|c"
)
ALPHABET = (*MARKS, *PIECES.split("|"))
LANGUAGES = (None, "en", "de", "fr", "es", "fa", "ar", "xx")


def text_of(data: bytes) -> str:
    """Return the text that an input stands for."""
    if not data or data[0] % 2 == 0:
        return data[1:].decode("utf-8", errors="surrogatepass" if _passes(data[1:]) else "replace")
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in data[1:])


def _passes(data: bytes) -> bool:
    try:
        data.decode("utf-8", errors="surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def check(data: bytes) -> None:
    """Raise if the extract room does, or if what it returns is not what it promises."""
    text = text_of(data)
    language = LANGUAGES[(data[0] // 2) % len(LANGUAGES)] if data else None
    article = Article(id="a", name="a", text=text, lang=language)
    found, aside = extracted(article, Settings())
    last = 0
    for start, end, words in sorted((one.start, one.end, one.text) for one in (*found, *aside)):
        assert last <= start < end <= len(text), (last, start, end)
        assert text[start:end] == words, (start, end)
        last = end
    for quotation in found:
        assert quotation.sentence.start <= quotation.start < quotation.end <= quotation.sentence.end
        if quotation.speaker_span is not None:
            assert text[quotation.speaker_span.start : quotation.speaker_span.end] == quotation.speaker
    assert len(with_persons(found, [article])) == len(found)


def write_corpus(folder: Path) -> None:
    """Write the first inputs: our own marked text, paragraph by paragraph, and every piece of the alphabet twice around words."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, paragraph in enumerate((HERE / "marked_text.txt").read_text(encoding="utf-8").split("\n\n")):
        for name, marks in (("curly", "\u201c\u201d"), ("straight", '""'), ("british", "\u2018\u2019"), ("german", "\u201e\u201c")):
            text = paragraph.replace("<<", marks[0]).replace(">>", marks[1]).replace(">!", "")
            (folder / f"own-{number}-{name}").write_bytes(b"\x02" + text.encode())
    for number in range(len(ALPHABET)):
        (folder / f"piece-{number}").write_bytes(bytes([1, number, len(ALPHABET) - 30, number, 40 % len(ALPHABET), number]))


def main() -> None:
    if sys.argv[1:2] == ["--write-corpus"]:
        write_corpus(Path(sys.argv[2]))
        return
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
