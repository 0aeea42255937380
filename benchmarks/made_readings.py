"""Readings of one utterance with known truth: a sentence of our own, copied and changed word by word, each word with its origin.

Changes: synonyms and unrelated words, near spellings, contractions, word division, dropped and added words, marked omissions, moved
words, brackets, case and punctuation; some readings are fragments. A reading is copied from the sentence or from an earlier reading.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

SUBJECTS = [
    "the council",
    "our government",
    "the harbour workers",
    "President Rouhani",
    "the Shias of the north",
    "my mother's village",
    "every honest farmer",
    "the labour union",
    "Muammar Qaddafi",
    "the new programme",
    "the people of Kyiv",
    "the defence minister",
]
VERBS = [
    "will never support",
    "has always opposed",
    "cannot accept",
    "did not expect",
    "wants to finish",
    "is going to change",
    "must protect",
    "could have stopped",
    "should not ignore",
    "refuses to discuss",
    "has started to build",
    "does not understand",
]
OBJECTS = [
    "the large bridge",
    "twenty new schools",
    "a fair price for the grain",
    "the secret agreement",
    "the long strike",
    "this terrible law",
    "the quick vote on water",
    "the old friendship between the towns",
    "the hungry children",
    "the honour of the country",
    "a dangerous plan",
    "the big colour screens in the market",
]
PLACES = [
    "in the valley",
    "near the border",
    "at the northern gate",
    "on the other side of the river",
    "in Baghdad",
    "outside the theatre",
    "across the whole region",
    "under the old tower",
]
TIMES = ["today", "last winter", "before the election", "after the long meeting", "this morning", "for ten years", "next week"]
LINKS = ["because", "and", "but", "although", "so", "while", "and we know that", "which means that"]
TAILS = ["as everyone can see", "thank God", "if nobody helps us", "without any doubt", "and that is the truth", "with great courage"]
SYNONYMS = [
    ("large", "big", "huge"),
    ("quick", "fast", "rapid"),
    ("start", "begin"),
    ("started", "begun"),
    ("finish", "complete", "end"),
    ("refuses", "declines"),
    ("terrible", "awful"),
    ("protect", "guard", "defend"),
    ("support", "back"),
    ("children", "kids"),
    ("opposed", "resisted"),
    ("dangerous", "risky"),
    ("village", "town"),
    ("courage", "bravery"),
    ("price", "cost"),
    ("agreement", "deal", "accord"),
    ("expect", "foresee"),
    ("nobody", "no-one"),
    ("whole", "entire"),
    ("today", "now"),
    ("must", "should"),
    ("will", "shall"),
    ("people", "citizens"),
    ("honest", "decent"),
    ("fair", "just"),
    ("change", "alter"),
    ("near", "by", "beside"),
    ("although", "though"),
    ("the", "this"),
    ("a", "the"),
    ("our", "the"),
    ("has", "had"),
]
SPELLINGS = [
    ("Rouhani", "Rohani", "Ruhani"),
    ("Shias", "Shi'ites", "Shiites"),
    ("Qaddafi", "Gaddafi", "al-Gadhafi"),
    ("Kyiv", "Kiev"),
    ("harbour", "harbor"),
    ("labour", "labor"),
    ("programme", "program"),
    ("defence", "defense"),
    ("theatre", "theater"),
    ("honour", "honor"),
    ("colour", "color"),
    ("Muammar", "Moammar"),
    ("twenty", "20"),
    ("ten", "10"),
]
DIVISIONS = [
    (("will", "never"), "won't ever"),
    (("did", "not"), "didn't"),
    (("does", "not"), "doesn't"),
    (("should", "not"), "shouldn't"),
    (("that", "is"), "that's"),
    (("is", "going"), "'s going"),
    (("cannot",), "can not"),
    (("cannot",), "can't"),
]
UNRELATED = ["orange", "careful", "seven", "wisdom", "carry", "market", "quiet", "glass", "winter", "paper", "music", "ladder"]
ADDED = [
    "really",
    "indeed",
    "of course",
    "I think",
    "you know",
    "very",
    "all",
    "even",
    "once again",
    "by the way",
    "most of",
    "frankly",
    "almost",
    "in fact",
    "perhaps",
    "only",
    "so far",
    "sadly",
    "with respect",
    "I believe",
    "as always",
    "again and again",
    "of ours",
]
OMISSIONS = ["…", "...", "[...]", ". . .", "[…]", "(...)"]


@dataclass(frozen=True, slots=True)
class Made:
    """A word as printed, the places of the sentence that it goes back to (numbers above 1,000 are additions), and whether it moved."""

    text: str
    origins: tuple[int, ...]
    moved: bool = False


Words = list[Made]


@dataclass(frozen=True, slots=True)
class MadeSet:
    """Readings of one utterance: texts, and for each the words with the code point where each begins."""

    texts: tuple[str, ...]
    words: tuple[tuple[tuple[int, Made], ...], ...]
    parents: tuple[int | None, ...]


def sentence(chance: random.Random) -> Words:
    """Return a sentence of 12 to 45 words."""
    parts = []
    for clause in range(chance.choice((1, 2, 2, 3))):
        parts += [chance.choice(LINKS)] if clause else []
        parts += [chance.choice(pool) for pool in (SUBJECTS, VERBS, OBJECTS, PLACES)]
        parts += [chance.choice(TIMES)] if chance.random() < 0.5 else []
    parts += [chance.choice(TAILS)]
    return [Made(word, (place,)) for place, word in enumerate(" ".join(parts).split())]


def _exchanged(words: Words, groups: list[tuple[str, ...]], rate: float, chance: random.Random) -> Words:
    others = {word: [other for other in group if other != word] for group in groups for word in group}
    return [Made(chance.choice(others[w.text]), w.origins, w.moved) if w.text in others and chance.random() < rate else w for w in words]


def _unrelated(words: Words, rate: float, chance: random.Random) -> Words:
    return [Made(chance.choice(UNRELATED), w.origins, w.moved) if len(w.text) > 4 and chance.random() < rate else w for w in words]


def _misspelt(words: Words, rate: float, chance: random.Random) -> Words:
    made = []
    for w in words:
        if len(w.text) > 4 and w.text.isalpha() and chance.random() < rate:
            at = chance.randrange(1, len(w.text) - 2)
            w = Made(w.text[:at] + w.text[at + 1] + w.text[at] + w.text[at + 2 :], w.origins, w.moved)
        made.append(w)
    return made


def _divided(words: Words, rate: float, chance: random.Random) -> Words:
    for pattern, instead in DIVISIONS:
        for at in range(len(words) - len(pattern), -1, -1):
            run = words[at : at + len(pattern)]
            if tuple(w.text for w in run) == pattern and chance.random() < rate:
                origins = tuple(origin for w in run for origin in w.origins)
                parts = instead.split()
                single = len(parts) == len(run) or len(run) == 1
                made = [Made(part, (origins[min(k, len(origins) - 1)],) if single else origins) for k, part in enumerate(parts)]
                words = [*words[:at], *made, *words[at + len(pattern) :]]
    return words


def _dropped(words: Words, rate: float, chance: random.Random) -> Words:
    kept = [w for w in words if chance.random() >= rate]
    return kept if len(kept) > 3 else words


def _added(words: Words, rate: float, chance: random.Random, fresh: list[str]) -> Words:
    """Return the words with others between them; `fresh` are additions that the set has not used yet."""
    made: Words = []
    for w in words:
        if fresh and chance.random() < rate:
            first = 1001 + 10 * len(fresh)
            made += [Made(part, (first + k,)) for k, part in enumerate(fresh.pop().split())]
        made.append(w)
    return made


def _shortened(words: Words, chance: random.Random) -> Words:
    """Return the words with a marked omission of 2 to 7 of them."""
    if len(words) < 11:
        return words
    length = chance.randint(2, 7)
    at = chance.randrange(2, len(words) - length - 1)
    return [*words[:at], Made(chance.choice(OMISSIONS), ()), *words[at + length :]]


def _moved(words: Words, chance: random.Random) -> Words:
    """Return the words with a run of 1 to 3 of them elsewhere."""
    if len(words) < 10:
        return words
    length = chance.randint(1, 3)
    at = chance.randrange(len(words) - length)
    run = [Made(w.text, w.origins, True) for w in words[at : at + length]]
    rest = words[:at] + words[at + length :]
    to = chance.choice([place for place in range(len(rest) + 1) if abs(place - at) >= 2])
    return rest[:to] + run + rest[to:]


def _cut(words: Words, chance: random.Random) -> Words:
    length = chance.randint(3, 10)
    at = chance.randrange(max(1, len(words) - length))
    return words[at : at + length]


def _changed(words: Words, chance: random.Random, fresh: list[str]) -> Words:
    words = _divided(words, 0.4, chance)
    words = _exchanged(words, SYNONYMS, 0.15, chance)
    words = _exchanged(words, SPELLINGS, 0.4, chance)
    words = _unrelated(words, 0.02, chance)
    words = _misspelt(words, 0.02, chance)
    words = _dropped(words, 0.03, chance)
    words = _added(words, 0.03, chance, fresh)
    words = _moved(words, chance) if chance.random() < 0.2 else words
    return _shortened(words, chance) if chance.random() < 0.25 else words


def _printed(words: Words, chance: random.Random) -> tuple[str, tuple[tuple[int, Made], ...]]:
    text, placed = "", []
    for place, w in enumerate(words):
        shown = w.text[:1].upper() + w.text[1:] if place == 0 and chance.random() < 0.8 else w.text
        bracketed = bool(w.origins) and chance.random() < 0.01
        text += "[" if bracketed else ""
        if w.origins:
            placed.append((len(text), w))
        text += shown + ("]" if bracketed else "") + ("," if w.origins and chance.random() < 0.05 else "") + " "
    text = text.strip()
    return (text + chance.choice((".", ",", "", "!")) if words[-1].origins else text), tuple(placed)


def made_set(chance: random.Random, low: int = 2, high: int = 8, fragments: float = 1 / 3) -> MadeSet:
    """Return `low` to `high` readings of one sentence; a share of them, but never the first, are fragments."""
    fresh = chance.sample(ADDED, len(ADDED))
    base = sentence(chance)
    versions = [_changed(base, chance, fresh)]
    parents: list[int | None] = [None]
    for _ in range(chance.randint(low, high) - 1):
        source = chance.randrange(-1, len(versions))
        copied = versions[source] if source >= 0 and parents[source] is None else base
        fragment = chance.random() < fragments
        versions.append(_changed(_cut(copied, chance) if fragment else copied, chance, fresh))
        whole = source if source >= 0 and parents[source] is None else 0
        parents.append(whole if fragment else None)
    printed = [_printed(words, chance) for words in versions]
    return MadeSet(tuple(text for text, _ in printed), tuple(placed for _, placed in printed), tuple(parents))
