"""A reading cut into pieces that tile it: words, each with the punctuation and white space beside it, and marks of omission."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache, partial
from itertools import accumulate, pairwise
from typing import NamedTuple

from compare.collate.kinship import NUMBER
from compare.model import NOWHERE, Span
from compare.text.contractions import expanded
from compare.text.measures import CURRENCIES
from compare.text.numbers import mentions
from compare.text.tokens import tokens

_OMISSION = r"[\[(]\s*(?:\u2026|\.(?:\s?\.){2,})\s*[\])]|\u2026(?:\s*\u2026)*|\.(?:\s?\.){2,}"
# The dots of an abbreviation (U.S. ...) are its own.
_ELLIPSIS = re.compile(rf"(?<![^\W\d_])(?:[^\W\d_]\.){{2,}}|({_OMISSION})")
_PERHAPS_ELLIPSIS = re.compile(r"\u2026|\.\s?\.")
# Marks that open something belong to the word after them, all others to the word before.
_OPENING = "[({<\"'\u2018\u201c\u201e\u00ab\u2039\u00bf\u00a1#@&+/-\u2013\u2014"
# Units that are part of a number's word, since they stand before it or after it ($20, 20 dollars); others are words of their own.
JOINED_UNITS = CURRENCIES | {"", "%", "th"}
# Words up to the next white space; most are met again and again, so what they hold is remembered.
_CHUNK = re.compile(r"\S+\s*")
LONGEST_CHUNK = 40
_SPAN = partial(tuple.__new__, Span)  # of a pair, without a step in Python
_JOINTS = frozenset((" ", "-", "", "\u00a0", "\u2011", "\n"))


class Cut(NamedTuple):
    """A word cut out of a reading: as printed with the marks `before` and `after` it, as compared, and the words that it contracts."""

    text: str
    norm: str
    before: str
    after: str
    contracts: tuple[str, ...] = ()


class Pieces(NamedTuple):
    """A reading's words and its marks of omission.

    `printed`, `spans` and `norms`: each word as printed, where, and as compared; a number, of however many words, is one word.
    `contracted`: word index -> the words that it stands for. `ellipses`: word index -> span of the mark before that word or after all.
    """

    printed: list[str]
    spans: list[Span]
    norms: list[str]
    contracted: dict[int, tuple[str, ...]]
    ellipses: dict[int, Span]


def pieces(text: str) -> Pieces:
    """Return the pieces of a reading; their spans, in order, tile it. A text without words is one word; an empty one has none."""
    cuts, ellipses = _cut(text)
    if not cuts:
        return _wordless(text, ellipses)
    if True in map(_is_number, [cut.norm for cut in cuts]):
        cuts, ellipses = _with_numbers(cuts, ellipses)
    printed = [cut.text for cut in cuts]
    contracted = {place: cut.contracts for place, cut in enumerate(cuts) if cut.contracts}
    return Pieces(printed, _spans(printed, ellipses), [cut.norm for cut in cuts], contracted, ellipses)


def _wordless(text: str, ellipses: dict[int, Span]) -> Pieces:
    whole = Span(0, len(text))
    if ellipses:
        return Pieces([], [], [], {}, {0: whole})
    return Pieces([text], [whole], [text.strip()], {}, {}) if text else Pieces([], [], [], {}, {})


def _spans(printed: Sequence[str], ellipses: dict[int, Span]) -> list[Span]:
    """Return where each word of a reading stands; words and marks of omission tile it."""
    found: list[Span] = []
    place = at = 0
    for word, mark in [*ellipses.items(), (len(printed), NOWHERE)]:
        found += map(_SPAN, pairwise(accumulate(map(len, printed[place:word]), initial=at)))
        place, at = word, mark.end
    return found


def _cut(text: str) -> tuple[list[Cut], dict[int, Span]]:
    """Return the words of a reading and its marks of omission."""
    marks = [found.span() for found in _ELLIPSIS.finditer(text) if found[1]] if _PERHAPS_ELLIPSIS.search(text) else []
    cuts: list[Cut] = []
    ellipses: dict[int, Span] = {}
    since, at = -1, 0  # where the mark before this stretch of words begins, and where it ends
    for start, end in [*marks, (len(text), len(text))]:
        before, found = _words(text[at:start])
        if found and since < 0:
            found[0] = Cut(before + found[0].text, found[0].norm, before + found[0].before, *found[0][3:])
        elif found:
            if not before and found[0].before:
                before, found[0] = found[0].before, found[0]._replace(text=found[0].text.removeprefix(found[0].before), before="")
            ellipses[len(cuts)] = Span(since, at + len(before))
            since = -1
        cuts += found
        if since < 0 and start < end:
            since = start if cuts else 0
        at = end
    if since >= 0:
        ellipses[len(cuts)] = Span(since, len(text))
    return cuts, ellipses


def _words(text: str) -> tuple[str, list[Cut]]:
    """Return the words of a stretch without marks of omission, and what stands before the first of them."""
    chunks = _CHUNK.findall(text)
    found = list(map(_chunk, chunks)) if not chunks or max(map(len, chunks)) <= LONGEST_CHUNK else list(map(_chunk.__wrapped__, chunks))
    before = leads = text[: len(text) - len(text.lstrip())]
    if not any(lead for lead, _ in found):
        return before, [cut for _, words in found for cut in words]
    cuts: list[Cut] = []
    for lead, words in [*found, ("", ())]:
        leads += lead  # marks that stand alone wait for the next word
        if leads and (words or not lead):
            if cuts:
                cuts[-1] = cuts[-1]._replace(text=cuts[-1].text + leads, after=cuts[-1].after + leads)
            else:
                before = leads
            leads = ""
        cuts += words
    return before, cuts


@lru_cache(maxsize=1 << 15)
def _chunk(chunk: str) -> tuple[str, tuple[Cut, ...]]:
    """Return what a chunk begins with that belongs to the word before it, and the words in it."""
    found = tokens(chunk)
    if not found:
        return chunk, ()
    lead = chunk[: found[0].start]
    begin = 0 if not lead.strip(_OPENING) else len(lead)
    spans = pairwise([begin, *[token.start for token in found[1:]], len(chunk)])
    cuts = [
        Cut(chunk[start:end], token.norm, chunk[start : token.start], chunk[token.end : end], _contracted(token.norm))
        for token, (start, end) in zip(found, spans, strict=True)
    ]
    return chunk[:begin], tuple(cuts)


def _contracted(norm: str) -> tuple[str, ...]:
    words = expanded(norm)
    return words if len(words) > 1 else ()


@lru_cache(maxsize=1 << 14)
def _is_number(norm: str) -> bool:
    return any(not mention.weak for mention in mentions((norm,)))


def _with_numbers(cuts: list[Cut], ellipses: dict[int, Span]) -> tuple[list[Cut], dict[int, Span]]:
    """Return the words with each number, also of several words (20 billion, $20bn), as one word whose normal form is its value."""
    made: list[Cut] = []
    now: list[int] = []  # how many words stand before each word, and after the last
    place = 0
    for mention in mentions(tuple([cut.norm for cut in cuts])):
        start, end = mention.start, mention.end if mention.unit in JOINED_UNITS else mention.bare
        run = cuts[start:end]
        if mention.weak or not _joined(run) or any(inner in ellipses for inner in range(start + 1, end)):
            continue
        now += range(len(made), len(made) + start - place)
        made += cuts[place:start]
        now += [len(made)] * (end - start)
        unit = mention.unit if end == mention.end else ""
        text = "".join([cut.text for cut in run])
        made.append(Cut(text, f"{NUMBER}{mention.value} {unit}", run[0].before, run[-1].after))
        place = end
    now += range(len(made), len(made) + len(cuts) - place + 1)
    return made + cuts[place:], {now[word]: mark for word, mark in ellipses.items()}


def _joined(run: Sequence[Cut]) -> bool:
    """Say whether nothing but a space or a hyphen parts the words of a run."""
    return all(one.after + other.before in _JOINTS for one, other in pairwise(run))
