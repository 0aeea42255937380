"""A small archive made up for the tests: articles that share utterances, copies, namesakes, and inputs that can't be read."""

from __future__ import annotations

import json
from pathlib import Path

PLACES = ("harbour", "bridge", "library", "orchard", "mill", "theatre", "quarry", "station", "market", "lighthouse")
NAMES = ("Ines Mota", "Jonas Beck", "Clara Winther", "Tomas Lindgren", "Ruth Okafor")
SAYINGS = (
    "The {0} will stay open through the winter storms, whatever the {1} council decides in March",
    "We counted 140 visitors at the {0} before the tide turned, and not one of them paid the {1} fee",
    "Nobody who has seen the {0} at dawn would ever agree to sell the {1} beside it",
    "It is not the job of this town to repair a {0} that the owners of the {1} have neglected for years",
)


def body(number: int, variant: int) -> str:
    """Return an article on one of the made events; variants quote the same words, whole, changed or in part."""
    first, second = PLACES[number % 10], PLACES[(number * 3 + number // 10 + 1) % 10]
    who = NAMES[number % 5]
    said = SAYINGS[number % 4].format(first, second)
    words = (said, said.replace("will", "must").replace("not", "never").replace("140", "410"), " ".join(said.split()[3:10]))[variant % 3]
    return (
        f"Talks about the {first} went on in the town hall on Tuesday, report {number} of outlet {variant} says.\n\n"
        f"“{words},” {who} told reporters. The {second} was not on the agenda, though several speakers came back to it.\n\n"
        f"Asked about the costs of case {number}, {who.split()[1]} said that “the sum of {number * 17 + 250} crowns” was known since May."
    )


def written(folder: Path, events: int = 12, variants: int = 3) -> Path:
    """Write the archive into a folder: single files, a corpus file, a file that is there twice and one that is none."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(events):
        for variant in range(variants - 1):
            (folder / f"event-{number:03}-{variant}.txt").write_text(body(number, variant), encoding="utf-8")
    with (folder / "corpus.jsonl").open("w", encoding="utf-8") as file:
        for number in range(events):
            date = f"2024-03-{number % 28 + 1:02}"
            record = {"id": f"c{number}", "text": body(number, variants - 1), "outlet": f"The {PLACES[number % 3]} Post", "date": date}
            file.write(json.dumps(record) + "\n")
        file.write("no JSON at all\n")
    (folder / "twice.txt").write_bytes((folder / "event-000-0.txt").read_bytes())
    (folder / "empty.txt").write_bytes(b"")
    return folder
