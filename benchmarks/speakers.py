"""How sure the speakers are, and how right: python benchmarks/speakers.py GOLD.jsonl

GOLD is a file of labelled articles: `id`, `lang`, `text`, `quotes` with `start`, `end`, `speaker`. A speaker is right if it shares a
name or noun with the labelled mention, or is the same pronoun. A quotation that is labelled as having no speaker counts as wrong where one
is given. Prints a row for each band of confidence and one for each rule, over the quotations that begin where a labelled one begins; and
the rival, who takes the name or pronoun that stands nearest.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from pathlib import Path

from compare.extract import extracted
from compare.model import Article
from compare.settings import Settings

PRONOUNS = {"he", "she", "they", "we", "who", "you"}
NO_NAMES = PRONOUNS | {"the", "sen", "rep", "gov", "president", "senator", "representative", "governor", "former"}
NAME = re.compile(r"\b(?:he|she|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)\b")
BANDS = (0.95, 0.9, 0.8, 0.6, 0.0)


def content(mention: str) -> set[str]:
    return {word for word in re.findall(r"\w{3,}", mention.lower()) if word not in NO_NAMES}


def is_right(gold: str | None, given: str) -> bool:
    return gold is not None and (given.lower() == gold.lower() or bool(content(given) & content(gold)))


def nearest(text: str, start: int, end: int) -> str:
    """Return the name or pronoun nearest to a quotation, 200 characters before or behind it."""
    before = [(start - m.end(), m.group()) for m in NAME.finditer(text, max(0, start - 200), start)]
    behind = [(m.start() - end, m.group()) for m in NAME.finditer(text, end, end + 200)]
    return min(before + behind, default=(0, ""))[1]


def main(path: str) -> None:
    bands: dict[float, list[tuple[bool, float]]] = defaultdict(list)
    rules: dict[str, list[tuple[bool, float]]] = defaultdict(list)
    rival: list[tuple[bool, float]] = []
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        labels = {quote["start"]: quote.get("speaker") for quote in record["quotes"]}
        found, _ = extracted(Article(record["id"], record["id"], record["text"], lang=record.get("lang")), Settings())
        for quotation in found:
            if quotation.start in labels and quotation.speaker and quotation.rule:
                row = (is_right(labels[quotation.start], quotation.speaker), quotation.confidence)
                bands[next(low for low in BANDS if quotation.confidence >= low)].append(row)
                rules[quotation.rule].append(row)
                guess = nearest(record["text"], quotation.start, quotation.end)
                rival.append((is_right(labels[quotation.start], guess), 0.0))
    printed("confidence from", sorted(bands.items(), reverse=True))
    printed("rule", sorted(rules.items(), key=lambda rule: -len(rule[1])))
    printed("all", [("crossquote", [row for rows in rules.values() for row in rows]), ("nearest name", rival)])


def printed(title: str, table: list) -> None:
    print(f"| {title} | quotations | mean confidence | right |\n|---|---|---|---|")
    for name, rows in table:
        print(f"| {name} | {len(rows)} | {sum(c for _, c in rows) / len(rows):.2f} | {sum(right for right, _ in rows) / len(rows):.2f} |")
    print()


if __name__ == "__main__":
    main(sys.argv[1])
