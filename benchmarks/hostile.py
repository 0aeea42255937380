"""How the time grows on texts that no writer would write: python benchmarks/hostile.py [--largest N] [--only WORD]

Each pattern is set in texts of 10^4 characters, 10^5 and so on up to N (10^6 unless told): rows of every mark, pairs, nests, marks of all
families at random, and the same text, words and white space without marks, inside a quotation, behind a lost mark. Prints CPU seconds with
speakers and persons, what was found, and the growth from the second size to the third: ten times the text should take about ten times the
time. A pattern stops growing when one size took more than a minute.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterator

from compare.extract import extracted, with_persons
from compare.model import Article
from compare.settings import Settings
from compare.text.marks import FAMILIES, MARK_CHARACTERS

Pattern = Callable[[int], str]  # from a number of code points, about, to a text
GLYPHS = sorted(set(FAMILIES) | set(MARK_CHARACTERS))
PAIRS = ("“”", "‘’", "«»", "‹›", "„“", "‚‘", "「」", "『』", "《》", "〈〉", "〝〞", '""', "''", "``")
OPENING = "“„«‹《〈「『‘‚"
WORDS = (*GLYPHS, "a ", " b", ". ", ", ", "A", " said ", "\n", "s", "5")
# What is repeated: white space, letters, names, words of the rules, characters that other programs stumble over.
PIECES = {
    "newlines": "\n",
    "CR LF": "\r\n",
    "line separators": "\u2028",
    "spaces": " ",
    "tabs": "\t",
    "no-break spaces": "\xa0",
    "zero-width spaces": "\u200b",
    "one word": "a",
    "one word, capital": "A",
    "words": "the pier ",
    "names": "Marlow ",
    "names in lines": "Marlow\n",
    "full names": "Ann Marlow, ",
    "initials": "A. B. C. ",
    "titles": "Mr. ",
    "said": "said ",
    "he said": "he said ",
    "that he said": "that he said ",
    "by": "by ",
    "of the": "of the ",
    "and Lee": "and Lee ",
    "commas": ",",
    "commas, spaces": ", ",
    "full stops": ".",
    "full stops, spaces": ". ",
    "questions": "? ",
    "dashes": "—",
    "hyphens": "a-",
    "apostrophes": "a'",
    "brackets": "(",
    "tags": "<a ",
    "digits": "1",
    "lone surrogates": "\ud800",
    "NUL": "\x00",
    "right-to-left marks": "\u200f",
    "right-to-left embeddings": "\u202b",
    "combining accents": "\u0301",
    "letters with accents": "a\u0301",
    "Arabic": "قال ",
    "Chinese": "中",
    "particles": "Al-",
}


def repeated(piece: str, before: str = "", behind: str = "") -> Pattern:
    return lambda size: before + piece * (size // len(piece)) + behind


def nested(opening: str, closing: str) -> Pattern:
    return lambda size: opening * (size // 2) + "a" + closing * (size // 2)


def drawn(pieces: tuple[str, ...] | str) -> Pattern:
    """Return a pattern of pieces at random, the same at each call."""
    return lambda size: "".join(random.Random(1).choices(pieces, k=size))


def patterns() -> Iterator[tuple[str, Pattern]]:
    """Yield all patterns with their names."""
    for glyph in GLYPHS:
        yield f"marks {glyph}", repeated(glyph)
    for pair in PAIRS:
        opening, closing = pair
        yield f"words in {pair}", repeated(f"{opening}a{closing} ")
        yield f"pairs {pair}", repeated(pair)
        yield f"nest {pair}", nested(opening, closing)
        yield f"nest of words {pair}", nested(f"{opening}a ", f" a{closing}")
    yield "nest of three", repeated("“‘«a»’”")
    yield "marks at random", drawn(tuple(GLYPHS))
    yield "marks and words at random", drawn(WORDS)
    yield "opening marks at random", drawn(OPENING)
    yield "opening marks at random, words", drawn(tuple(f"{glyph}we " for glyph in OPENING))
    yield "opened in each paragraph", repeated("“We go\n\n")
    yield "never closed", repeated("“We go, he said. ")
    yield "never opened", repeated("We go” he said. ")
    for name, piece in PIECES.items():
        yield name, repeated(piece)
        yield f"{name}, between quotations", repeated(piece, "“We go,” ", " “we go.”")
        yield f"{name}, quoted", repeated(piece, "“We ", "go,” he said.")
        yield f"{name}, never closed", repeated(piece, "“We ")
        yield f"{name}, never opened", repeated(piece, "", "go,” he said.")


def read(text: str) -> tuple[int, int]:
    """Return how many quotations and set-aside stretches a text has; all stages up to the persons run."""
    article = Article(id="a", name="a", text=text, lang="en")
    found, aside = extracted(article, Settings())
    return len(with_persons(found, [article])), len(aside)


def seconds(text: str) -> tuple[float, tuple[int, int]]:
    began = time.process_time()
    found = read(text)
    return time.process_time() - began, found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--largest", type=int, default=1_000_000, metavar="N")
    parser.add_argument("--only", default="", metavar="WORD")
    arguments = parser.parse_args()
    sizes = [10**power for power in range(4, 10) if 10**power <= arguments.largest]
    for name, pattern in patterns():
        if arguments.only in name:
            times: list[float] = []
            for size in sizes:
                if not times or times[-1] < 60:
                    took, found = seconds(pattern(size))
                    times.append(took)
            growth = times[-1] / max(times[-2], 0.001) if len(times) > 1 else 0.0
            shown = " | ".join(f"{took:.2f}" for took in times)
            print(f"| {ascii(name)[1:-1]} | {shown} | {growth:.1f} | {found[0]}, {found[1]} set aside |", flush=True)


if __name__ == "__main__":
    main()
