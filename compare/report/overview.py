"""The report as a whole: outlet by outlet, who left what out, how divergence is distributed, rates, counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from compare.model import Article, Counts, OutletFigures, Quotation, Utterance
from compare.report.apparatus import separated
from compare.report.view import (
    Bin,
    CountRow,
    MatrixCell,
    MatrixRow,
    OutletMatrix,
    PresenceRow,
    RateCell,
    RateRow,
    UtteranceView,
)
from compare.report.wording import counted, rate_words, share_words, whole

SUBSTANTIVE = 2
LEVELS = 4
# Bins that never straddle a band of severity: 0 neutral, 1-33 minor, 34-66 major, 67-100 critical.
BINS = ((0, 0), (1, 11), (12, 22), (23, 33), (34, 44), (45, 55), (56, 66), (67, 77), (78, 88), (89, 100))
CAPTION = (
    "Of the quotations that two outlets share, in how many the wording differs in substance (major or critical). "
    "n is the number that they share; a pair without any is left blank, never scored 0."
)


def leading_outlets(utterances: Sequence[UtteranceView], articles: Sequence[Article], most: int) -> tuple[str, ...]:
    """Return the outlets that tables set side by side: those that share an utterance in the articles' order, cut to those with most."""
    shared = Counter(outlet for one in utterances for outlet in one.outlets)
    names = list(dict.fromkeys(article.source for article in articles))
    kept = set(sorted(names, key=lambda name: (-shared[name], names.index(name)))[:most])
    return tuple(name for name in names if name in kept)


def matrix(utterances: Sequence[Utterance], outlets: Sequence[str], sources: Mapping[str, str]) -> OutletMatrix:
    """Return outlet by outlet how often the wording differs in substance; `sources` gives each quotation's (id) outlet."""
    shared: Counter[tuple[str, str]] = Counter()
    substantive: Counter[tuple[str, str]] = Counter()
    own: Counter[str] = Counter()
    for utterance in utterances:
        held: dict[str, list[int]] = defaultdict(list)
        for index, reading in enumerate(utterance.readings):
            held[sources[reading.quotation]].append(index)
        own.update(held.keys())
        for a, b in combinations([outlet for outlet in outlets if outlet in held], 2):
            shared[a, b] += 1
            worst = max(separated(utterance, i, j) for i in held[a] for j in held[b])
            substantive[a, b] += worst >= SUBSTANTIVE
    rows = tuple(MatrixRow(a, tuple(_cell(a, b, outlets, own, shared, substantive) for b in outlets)) for a in outlets)
    return OutletMatrix(tuple(outlets), rows, CAPTION)


def _cell(
    a: str, b: str, outlets: Sequence[str], own: Counter[str], shared: Counter[tuple[str, str]], substantive: Counter[tuple[str, str]]
) -> MatrixCell:
    if a == b:
        return MatrixCell("", own[a], 0, f"{a} quotes {counted(own[a], 'shared utterance')}")
    pair = (a, b) if outlets.index(a) < outlets.index(b) else (b, a)
    n, k = shared[pair], substantive[pair]
    if not n:
        return MatrixCell("–", 0, 0, f"{a} and {b} share no quotation")
    level = 0 if not k else max(1, -(-LEVELS * k // n))
    return MatrixCell(f"{k} of {n}", n, level, f"{a} and {b}: {k} of {counted(n, 'shared quotation')} differ in substance")


def absent(utterances: Sequence[Utterance], quotations: Mapping[str, Quotation], sources: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Return, for each utterance, the outlets that quote the same person in this run but not these words."""
    quoting: dict[str, dict[str, None]] = defaultdict(dict)
    for quotation in quotations.values():
        person = quotation.person or quotation.speaker_name
        if person:
            quoting[person][sources[quotation.id]] = None
    found = []
    for utterance in utterances:
        here = {sources[reading.quotation] for reading in utterance.readings}
        found.append(tuple(outlet for outlet in quoting.get(utterance.speaker or "", {}) if outlet not in here))
    return found


def presence(utterances: Sequence[UtteranceView], outlets: Sequence[str], most: int) -> tuple[PresenceRow, ...]:
    """Return who quotes what, for the first `most` utterances: "full", "fragment", "left out", or "" (never quotes the speaker)."""
    rows = []
    for one in utterances[:most]:
        words = dict.fromkeys(one.left_out, "left out")
        for reading in one.readings:
            full = not reading.is_fragment or words.get(reading.outlet) == "full"
            words[reading.outlet] = "full" if full else "fragment"
        rows.append(PresenceRow(one.anchor, one.number, one.speaker, tuple(words.get(outlet, "") for outlet in outlets)))
    return tuple(rows)


def distribution(utterances: Sequence[Utterance]) -> tuple[Bin, ...]:
    """Return how many utterances fall into each bin of divergence."""
    scores = Counter(whole(one.verdict.divergence) for one in utterances)
    counts = [sum(scores[score] for score in range(low, high + 1)) for low, high in BINS]
    tallest = max([*counts, 1])
    return tuple(Bin(low, high, n, -(-100 * n // tallest)) for (low, high), n in zip(BINS, counts, strict=True))


def rates(figures: Sequence[OutletFigures]) -> tuple[RateRow, ...]:
    """Return each outlet's rates with their intervals in words."""
    return tuple(
        RateRow(one.outlet, one.shared, tuple(RateCell(rate_words(name), share_words(share)) for name, share in one.rates.items()))
        for one in figures
    )


def counts(sums: Counts) -> tuple[CountRow, ...]:
    """Return the sums of a run, each with what it is made of."""
    neutral, minor, major, critical = sums.by_severity
    return (
        CountRow("Inputs given", sums.given, f"{sums.read} read + {sums.not_read} not read"),
        CountRow("Marked stretches", sums.marked, f"{sums.quotations} quotations + {sums.set_aside} set aside"),
        CountRow("Quotations", sums.quotations, f"{sums.in_utterances} in an utterance + {sums.single_source} quoted by one source only"),
        CountRow("Utterances", sums.utterances, f"{critical} critical + {major} major + {minor} minor + {neutral} neutral"),
        CountRow("Near misses", sums.near_misses),
        CountRow("Suggestions", sums.suggestions),
        CountRow("Pairs compared", sums.candidates),
    )
