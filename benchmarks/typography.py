"""Set labelled articles in other quotation marks and measure how many quotations are still found, exactly.

    python benchmarks/typography.py [LABELLED.jsonl] [--write FOLDER] [--rival]

Without a file it takes `benchmarks/marked_text.txt`, a text of our own. A labelled file has one article a line: `text`, `quotes` (each
`start`, `end`, half-open code points, marks excluded) and, optionally, `id`, `lang` and `ignore` (regions that count neither way).
`--write` keeps each variant as JSON lines of the same form; `--rival` scores the paired-marks pattern of common scripts beside.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from compare.extract.quotations import quotations
from compare.model import Article
from compare.settings import Settings

HERE = Path(__file__).parent
DOUBLES = ("''", '"', "\u201c", "\u201d", "\u201e", "\u201f", "\u00ab", "\u00bb")
SINGLES = ("'", "\u2018", "\u2019", "\u201a", "`")
MARKS = "\"'`\u00ab\u00b4\u00bb\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2039\u203a"
FRAGMENT = 80  # code points between the marks of a fragment in single ones
PAIRED = re.compile('\u201c([^\u201c\u201d]+)\u201d|"([^"]+)"')

Place = tuple[int, int]
Edit = tuple[int, int, str]


@dataclass(frozen=True)
class Labelled:
    """A text with the places of its quotations and of what counts neither way."""

    name: str
    lang: str
    text: str
    quotes: tuple[Place, ...]
    ignore: tuple[Place, ...] = ()


@dataclass(frozen=True)
class Mark:
    """A mark of a text: where, what it does ("open", "close", "apostrophe"), whether it is an outer one, whether a quotation's own."""

    start: int
    end: int
    does: str
    outer: bool
    labelled: bool


# --- reading ---


def read(path: Path) -> list[Labelled]:
    """Return the labelled articles of a JSON-lines file."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        record = json.loads(line)
        quotes = tuple((quote["start"], quote["end"]) for quote in record["quotes"])
        ignore = tuple((start, end) for start, end in record.get("ignore", ()))
        found.append(Labelled(record.get("id", str(number)), record.get("lang", "en"), record["text"], quotes, ignore))
    return found


def own(path: Path) -> list[Labelled]:
    """Return the articles of our own text: parted by lines of `====`, quotations in <<...>> (or
    <<...>! where the next paragraph opens again), quotations inside them in {...}."""
    found = []
    for number, body in enumerate(re.split(r"^====\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)):
        text, quotes, start = "", [], 0
        for part in re.split(r"(<<|>>|>!|[{}])", body.strip("\n")):
            if part == "<<":
                text += "\u201c"
                start = len(text)
            elif part in (">>", ">!"):
                quotes.append((start, len(text)))
                text += "\u201d" if part == ">>" else ""
            else:
                text += {"{": "\u2018", "}": "\u2019"}.get(part, part.replace("'", "\u2019"))
        found.append(Labelled(f"own-{number}", "en", text, tuple(quotes)))
    return found


# --- marks of a labelled text ---


def marks(labelled: Labelled) -> list[Mark]:
    """Return the marks of a text: a quotation's own are known, others are told by what stands beside them."""
    text = labelled.text
    opens = {start: True for start, _ in labelled.quotes}
    found, place = [], 0
    while place < len(text):
        glyph = next((glyph for glyph in DOUBLES + SINGLES if text.startswith(glyph, place)), None)
        if glyph is None:
            place += 1
            continue
        end = place + len(glyph)
        found.append(_mark(labelled, place, end, glyph, opens))
        place = end
    return _with_fragments_closed(text, found)


def _with_fragments_closed(text: str, found: Sequence[Mark]) -> list[Mark]:
    """Return the marks, where a single one at a word's end closes the single that opened a few words before it in the line."""
    out: list[Mark] = []
    pending = -1
    for mark in found:
        new = mark
        if not mark.outer and mark.does == "open":
            pending = mark.end
        elif not mark.outer and not text[mark.end : mark.end + 1].isalnum() and pending >= 0:
            if mark.start - pending <= FRAGMENT and "\n" not in text[pending : mark.start]:
                new = replace(mark, does="close")
            pending = -1
        out.append(new)
    return out


def _mark(labelled: Labelled, start: int, end: int, glyph: str, opens: dict[int, bool]) -> Mark:
    text = labelled.text
    body = end + len(text[end:]) - len(text[end : end + 3].lstrip() + text[end + 3 :])
    if glyph in DOUBLES and (end in opens or body in opens):
        return Mark(start, end, "open", True, True)
    if glyph in DOUBLES and any(0 <= start - stop <= 2 and not text[stop:start].strip() for _, stop in _near(labelled.quotes, start)):
        return Mark(start, end, "close", True, True)
    before, after = text[start - 1 : start], text[end : end + 1]
    starts = (not before or before.isspace() or before in "([-\u2014" + MARKS) and (after.isalnum() or after in "[$#\u2026")
    if glyph in DOUBLES:
        return Mark(start, end, "open" if starts else "close", True, False)
    if before.isalnum() and after.isalnum():
        return Mark(start, end, "apostrophe", False, False)
    clipped = re.match(r"\d\ds?\b|(?:em|til|twas|tis|cause|n)\b", text[end : end + 6])
    if starts and not clipped:
        return Mark(start, end, "open", False, False)
    return Mark(start, end, "close" if before in ".,!?\u2026" or after in ".,!?;" + MARKS else "apostrophe", False, False)


def _near(quotes: Sequence[Place], place: int) -> Iterable[Place]:
    return [(start, end) for start, end in quotes if end <= place <= end + 2]


# --- variants ---

Style = Callable[[Mark, str, random.Random], str]


def _pairs(outer: tuple[str, str], inner: tuple[str, str], apostrophe: str) -> Style:
    def style(mark: Mark, _glyph: str, _chance: random.Random) -> str:
        if mark.does == "apostrophe":
            return apostrophe
        return (outer if mark.outer else inner)[mark.does == "close"]

    return style


CURLY = _pairs(("\u201c", "\u201d"), ("\u2018", "\u2019"), "\u2019")
STRAIGHT = _pairs(('"', '"'), ("'", "'"), "'")


def _mixed(mark: Mark, glyph: str, chance: random.Random) -> str:
    return (CURLY if chance.random() < 0.5 else STRAIGHT)(mark, glyph, chance)


def _lost(mark: Mark, glyph: str, chance: random.Random) -> str:
    return "" if mark.labelled and mark.does == "close" and chance.random() < 0.05 else glyph


def _wrong_way(mark: Mark, glyph: str, chance: random.Random) -> str:
    drawn = CURLY(mark, glyph, chance)
    return {"\u201c": "\u201d", "\u201d": "\u201c"}.get(drawn, drawn) if chance.random() < 0.1 else drawn


def _as_printed(_mark: Mark, glyph: str, _chance: random.Random) -> str:
    return glyph


VARIANTS: dict[str, Style] = {
    "as printed": _as_printed,
    "all straight": STRAIGHT,
    "all curly": CURLY,
    "mixed at random": _mixed,
    "guillemets": _pairs(("\u00ab", "\u00bb"), ("\u2039", "\u203a"), "\u2019"),
    "French, spaced": _pairs(("\u00ab\u00a0", "\u00a0\u00bb"), ("\u201c", "\u201d"), "\u2019"),
    "guillemets reversed": _pairs(("\u00bb", "\u00ab"), ("\u203a", "\u2039"), "\u2019"),
    "German": _pairs(("\u201e", "\u201c"), ("\u201a", "\u2018"), "\u2019"),
    "low and straight": _pairs(("\u201e", '"'), ("\u201a", "'"), "'"),
    "Swedish": _pairs(("\u201d", "\u201d"), ("\u2019", "\u2019"), "\u2019"),
    "two singles": _pairs(("''", "''"), ("'", "'"), "'"),
    "TeX": _pairs(("``", "''"), ("`", "'"), "'"),
    "British curly": _pairs(("\u2018", "\u2019"), ("\u201c", "\u201d"), "\u2019"),
    "British straight": _pairs(("'", "'"), ('"', '"'), "'"),
    "no line breaks": _as_printed,
    "wrong-way curls, 10 %": _wrong_way,
    "closing marks lost, 5 %": _lost,
}


def varied(labelled: Labelled, variant: str) -> Labelled:
    """Return the article set in another way, with its quotations' new places; the same for the same article and variant."""
    chance = random.Random(f"{labelled.name} {variant}")
    style = VARIANTS[variant]
    edits = [(mark.start, mark.end, style(mark, labelled.text[mark.start : mark.end], chance)) for mark in marks(labelled)]
    text, shift = _edited(labelled.text, edits)
    if variant == "no line breaks":
        text = re.sub(r"[\r\n]", " ", text)
    moved = tuple((shift(start), shift(end)) for start, end in labelled.quotes)
    return Labelled(labelled.name, labelled.lang, text, moved, tuple((shift(a), shift(b)) for a, b in labelled.ignore))


def _edited(text: str, edits: Sequence[Edit]) -> tuple[str, Callable[[int], int]]:
    """Return the text with its edits, and where a place of the old text is in the new one."""
    parts: list[str] = []
    places, last, length = [0] * (len(text) + 1), 0, 0
    for start, end, new in [*edits, (len(text), len(text), "")]:
        for place in range(last, start):
            places[place] = length + place - last
        parts.append(text[last:start])
        length += start - last
        for place in range(start, end):
            places[place] = length
        parts.append(new)
        length += len(new)
        last = end
        places[end] = length
    return "".join(parts), lambda place: places[place]


# --- scoring ---


def pieces(text: str, spans: Iterable[Place]) -> set[Place]:
    """Return spans cut at line breaks and trimmed of white space and marks; one without a letter or digit is none."""
    found = set()
    for start, end in spans:
        for line in re.finditer(r"[^\r\n]+", text[start:end]):
            a, b = start + line.start(), start + line.end()
            while a < b and (text[a].isspace() or text[a] in MARKS):
                a += 1
            while b > a and (text[b - 1].isspace() or text[b - 1] in MARKS):
                b -= 1
            if any(map(str.isalnum, text[a:b])):
                found.add((a, b))
    return found


def ignored(place: Place, regions: Iterable[Place]) -> bool:
    return 2 * sum(max(0, min(place[1], end) - max(place[0], start)) for start, end in regions) >= place[1] - place[0]


def ours(labelled: Labelled) -> list[Place]:
    found, _ = quotations(Article(id=labelled.name, name=labelled.name, text=labelled.text, lang=labelled.lang), Settings())
    return [(quotation.start, quotation.end) for quotation in found]


def regex(labelled: Labelled) -> list[Place]:
    return [found.span(found.lastindex or 0) for found in PAIRED.finditer(labelled.text)]


def score(articles: Sequence[Labelled], finder: Callable[[Labelled], list[Place]]) -> tuple[float, float, float, float]:
    """Return precision, recall and F1 of exact boundaries, and CPU seconds."""
    gold_count = given_count = both = 0
    seconds = 0.0
    for article in articles:
        began = time.process_time()
        spans = finder(article)
        seconds += time.process_time() - began
        gold = pieces(article.text, article.quotes)
        given = {place for place in pieces(article.text, spans) if place in gold or not ignored(place, article.ignore)}
        gold_count, given_count, both = gold_count + len(gold), given_count + len(given), both + len(gold & given)
    precision, recall = both / max(1, given_count), both / max(1, gold_count)
    return precision, recall, 2 * both / max(1, gold_count + given_count), seconds


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labelled", nargs="?", type=Path)
    parser.add_argument("--write", type=Path, metavar="FOLDER")
    parser.add_argument("--rival", action="store_true")
    arguments = parser.parse_args()
    articles = read(arguments.labelled) if arguments.labelled else own(HERE / "marked_text.txt")
    print(f"{'variant':<26}{'precision':>10}{'recall':>9}{'F1':>7}{'CPU s':>8}" + ("   regex F1" if arguments.rival else ""))
    for name in VARIANTS:
        changed = [varied(article, name) for article in articles]
        precision, recall, f1, seconds = score(changed, ours)
        rival = f"{score(changed, regex)[2]:>11.3f}" if arguments.rival else ""
        print(f"{name:<26}{precision:>10.3f}{recall:>9.3f}{f1:>7.3f}{seconds:>8.2f}{rival}", flush=True)
        if arguments.write:
            written(changed, arguments.write / f"{re.sub(r'[^a-z0-9]+', '-', name.lower()).strip('-')}.jsonl")
    return 0


def written(articles: Sequence[Labelled], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = []
    for one in articles:
        quotes = [{"start": start, "end": end, "text": one.text[start:end]} for start, end in one.quotes]
        lines.append(json.dumps({"id": one.name, "lang": one.lang, "text": one.text, "quotes": quotes, "ignore": one.ignore}))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
