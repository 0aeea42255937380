"""How well suggestions find two renderings of one utterance: `python benchmarks/translations.py [tune|held]`, tables for each half.

The material is `translations.toml`: utterances published in two English renderings. Around these quotations two made articles are
written, in four settings:

    same passages   both articles quote all passages of the occasion, each in its own rendering
    one in common   only one passage is in both; the other passages stand in one article each; both also quote one made sentence alike
    nothing else    as before, without the made sentence
    a crowd         as "one in common", but with 30 passages from the whole material beside it in each article, all put into one made
                    person's mouth: many candidates, nobody misquoted

Each reading asks for its counterpart among the other article's quotations of the speaker. Where the two match as one utterance anyway
there is nothing to suggest, so these are counted apart. `rapidfuzz.fuzz.token_set_ratio` ranks the same candidates.
"""

from __future__ import annotations

import hashlib
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, utils

from compare import match
from compare.model import Article, Quotation
from compare.settings import Settings

MATERIAL = Path(__file__).parent / "translations.toml"
SETTINGS = ("same passages", "one in common", "nothing else", "a crowd")
LISTS = ("suggested @1 / @5", "no line @1 / @5", "rival @1 / @5")
COLUMNS = ("setting", "half", "readings", "match anyway", "rival @1 there", "left", *LISTS, "first is right", "joined wrongly")
FEWEST = 6  # passages for an article; a shorter occasion borrows from the speaker's other ones, then there are fewer
NO_LINE: dict[str, Any] = {
    "suggestion_each": 100,
    "suggestion_count": 100_000,
    "suggestion_threshold": 0.0,
    "suggestion_shared": 0.0,
    "suggestion_words": 1,
}
CROWD, MADE = 30, {"speaker": "Ilia Petrov", "occasion": "a long day of speeches", "date": "2020-05-05"}
SPOKESWOMAN, ALIKE = "Nadia Brun", "The doors will open at nine and the programme will be printed in both languages of the house"
FIRST, SECOND = "“{text},” said {speaker}.", "Another passage of {speaker}: “{text}”"

Utterance = dict[str, Any]
Rank = int | None  # the counterpart's place, from 1; None where it is not in the list


@dataclass(frozen=True, slots=True)
class Answer:
    """What one reading got: did it match its counterpart, and where did the counterpart stand in each list."""

    split: str
    matched: bool
    wrongly: bool
    ranks: dict[str, Rank]
    listed: dict[str, int]


def material() -> list[Utterance]:
    return list(tomllib.loads(MATERIAL.read_text(encoding="utf-8"))["utterance"])


def half(name: str) -> str:
    """Return the half that an utterance (id) belongs to; fixed for good."""
    return "held" if int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 else "tune"


def shuffled(utterances: Sequence[Utterance], salt: str) -> list[Utterance]:
    """Return the utterances in an order that is the same in each run and has nothing to do with that of the speech."""
    return sorted(utterances, key=lambda one: hashlib.sha256((salt + str(one["id"])).encode()).digest())


def made(name: str, utterances: Sequence[Utterance], side: str, alike: bool) -> tuple[Article, list[tuple[str, Quotation]]]:
    """Return an article around one side of the utterances, and its quotations with the ids of their utterances."""
    one = utterances[0]
    frame = FIRST if side == "a" else SECOND
    text = f"{one['speaker']} spoke: {one['occasion']}." if side == "a" else f"What {one['speaker']} had to say, in short."
    said = [(str(u["id"]), str(u["speaker"]), str(u[side]["text"])) for u in utterances]
    if alike:
        said.insert(len(said) // 2, ("", SPOKESWOMAN, ALIKE))
    quotations = []
    for which, speaker, words in said:
        before, _, after = frame.format(text="\0", speaker=speaker).partition("\0")
        start = len(text) + 1 + len(before)
        text += f" {before}{words}{after}"
        quotation = Quotation(name, name, start, start + len(words), words, speaker=speaker, speaker_name=speaker, person=speaker)
        quotations.append((which, quotation))
    return Article(id=name, name=name, text=text, date=str(one["date"])), quotations


def settings_of(utterances: Sequence[Utterance], setting: str) -> Iterator[tuple[list[Utterance], list[Utterance], set[str]]]:
    """Yield what the two articles quote, and the ids that are asked for."""
    if setting == "a crowd":
        for one in utterances:
            others = shuffled([other for other in utterances if other is not one], str(one["id"]))[: 2 * CROWD]
            sides = ([{**other, **MADE} for other in (one, *half_of)] for half_of in (others[::2], others[1::2]))
            left, right = sides
            yield shuffled(left, "a"), shuffled(right, "b"), {str(one["id"])}
        return
    occasions: dict[tuple[str, str], list[Utterance]] = defaultdict(list)
    for one in utterances:
        occasions[one["speaker"], one["date"]].append(one)
    for (speaker, date), own in occasions.items():
        more = [one for one in utterances if one["speaker"] == speaker and one["date"] != date]
        every = own + shuffled(more, date)[: max(0, FEWEST - len(own))]
        if setting == "same passages":
            yield shuffled(every, "a"), shuffled(every, "b"), {str(one["id"]) for one in own}
            continue
        for one in own:
            others = shuffled([other for other in every if other is not one], str(one["id"]))
            yield shuffled([one, *others[::2]], "a"), shuffled([one, *others[1::2]], "b"), {str(one["id"])}


def answers(utterances: Sequence[Utterance], setting: str, settings: Settings) -> Iterator[Answer]:
    for left, right, asked in settings_of(utterances, setting):
        alike = setting in ("one in common", "a crowd")
        sides = made("first", left, "a", alike), made("second", right, "b", alike)
        articles = tuple(article for article, _ in sides)
        here = [quotation for _, said in sides for _, quotation in said]
        shown = match.matched(here, articles, replace(settings, suggestion_each=5), 0.0)
        every = match.matched(here, articles, replace(settings, **NO_LINE), 0.0)
        for (_, mine), (_, theirs) in (sides, sides[::-1]):
            candidates = {which: quotation for which, quotation in theirs if which}
            for which, quotation in mine:
                if which in asked:
                    yield answer(which, quotation, candidates, shown, every)


def answer(which: str, asked: Quotation, candidates: dict[str, Quotation], shown: match.Matched, every: match.Matched) -> Answer:
    """Return where the counterpart of a reading stands in the lists of suggestions and in the rival's list."""
    own = {one.quotation for group in shown.groups for one in group if asked.id in {reading.quotation for reading in group}}
    joined = {name for name, quotation in candidates.items() if quotation.id in own}
    there = {quotation.id: name for name, quotation in candidates.items()}
    lists: dict[str, list[str | None]] = {
        "suggested": [there.get(other(one, asked.id)) for one in shown.suggestions if asked.id in (one.a, one.b)],
        "no line": [there.get(other(one, asked.id)) for one in every.suggestions if asked.id in (one.a, one.b)],
        "token_set_ratio": [*sorted(candidates, key=lambda name: -rival(asked.text, candidates[name].text))],
    }
    ranks: dict[str, Rank] = {name: found.index(which) + 1 if which in found else None for name, found in lists.items()}
    return Answer(half(which), which in joined, bool(joined - {which}), ranks, {name: len(found) for name, found in lists.items()})


def other(pair: Any, asked: str) -> str:
    return str(pair.b if pair.a == asked else pair.a)


def rival(a: str, b: str) -> float:
    return fuzz.token_set_ratio(a, b, processor=utils.default_process)


def share(found: Sequence[bool]) -> str:
    return f"{sum(found) / len(found):.2f}" if found else "-"


def within(given: Sequence[Answer], name: str, most: int) -> str:
    return share([rank is not None and rank <= most for rank in (one.ranks[name] for one in given)])


def row(setting: str, split: str, given: Sequence[Answer]) -> str:
    same, left = [one for one in given if one.matched], [one for one in given if not one.matched]
    offered = [one.ranks["suggested"] == 1 for one in left if one.listed["suggested"]]
    cells = [setting, split, str(len(given)), f"{len(same)}", within(same, "token_set_ratio", 1), str(len(left))]
    cells += [f"{within(left, name, 1)} / {within(left, name, 5)}" for name in ("suggested", "no line", "token_set_ratio")]
    cells += [f"{share(offered)} ({len(offered)})", str(sum(one.wrongly for one in given))]
    return "| " + " | ".join(cells) + " |"


def main(splits: Sequence[str]) -> None:
    utterances = material()
    assert all(one["split"] == half(one["id"]) for one in utterances)
    counts = {split: sum(one["split"] == split for one in utterances) for split in ("tune", "held")}
    print(f"{len(utterances)} utterances: {counts['tune']} tune, {counts['held']} held\n")
    print("| " + " | ".join(COLUMNS) + " |\n|" + "---|" * len(COLUMNS))
    for setting in SETTINGS:
        given = list(answers(utterances, setting, Settings()))
        for split in splits:
            print(row(setting, split, [one for one in given if one.split == split]))


if __name__ == "__main__":
    main(sys.argv[1:] or ["tune", "held"])
