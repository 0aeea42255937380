"""How many speakers are right in passages of our own, in styles that the labelled articles don't have: python benchmarks/passages.py

A mention is right if it shares a word with the one that was written down beforehand (`passages.toml`), titles and roles included, and is a
pronoun where that is one; a person is right if the last word of the name is. Prints a row for each style and whatever is wrong.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from compare.extract import extracted
from compare.model import Article, Quotation
from compare.settings import Settings

PATH = Path(__file__).with_name("passages.toml")
LITTLE = {"the", "a", "an", "of", "and", "to", "from", "on", "in", "mr", "mrs", "ms"}


class Answer(NamedTuple):
    """One quotation of a passage: how it begins, the mention and person written down, what was found (None: no such quotation)."""

    style: str
    begins: str
    mention: str
    person: str
    found: Quotation | None

    @property
    def mention_right(self) -> bool:
        given = words(self.found.speaker) if self.found else set()
        return bool(given & words(self.mention))

    @property
    def person_right(self) -> bool:
        """Tell whether the person is right, or none is named where the passage names none but by the mention."""
        if not self.person:
            return self.mention_right
        return bool(self.found and self.found.speaker_name) and last(self.found.speaker_name) == last(self.person)


def words(mention: str | None) -> set[str]:
    return {word for word in re.findall(r"[\w-]+", (mention or "").lower()) if word not in LITTLE}


def last(name: str | None) -> str:
    return ([*re.findall(r"[\w-]+", (name or "").lower())] or [""])[-1]


def answers(text: str) -> Iterator[Answer]:
    """Yield what is found for each quotation written down, in order."""
    for passage in tomllib.loads(text)["passage"]:
        found, _ = extracted(Article(id="a", name="a", text=passage["text"], lang="en"), Settings())
        for begins, mention, person in passage["said"]:
            given = next((one for one in found if one.text.startswith(begins)), None)
            yield Answer(passage["style"], begins, mention, person, given)


def row(name: str, given: Sequence[Answer]) -> str:
    mentions, persons = sum(one.mention_right for one in given), sum(one.person_right for one in given)
    return f"| {name} | {len(given)} | {mentions} | {persons} |"


def main() -> None:
    given = [*answers(PATH.read_text(encoding="utf-8"))]
    print("| style | quotations | mention right | person right |\n|---|---|---|---|")
    for style in dict.fromkeys(one.style for one in given):
        print(row(style, [one for one in given if one.style == style]))
    print(row("all", given) + "\n")
    for one in given:
        if not (one.mention_right and one.person_right):
            found = one.found and f"{one.found.speaker!r} = {one.found.speaker_name!r} ({one.found.rule})"
            print(f"{one.style}: {one.begins!r}: {one.mention!r} = {one.person!r}, found {found}")


if __name__ == "__main__":
    main()
