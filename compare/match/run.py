"""From quotations to utterances: candidates, scores, groups, what lies just below the line, what may be a translation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from compare.match.candidates import candidates
from compare.match.comparison import Compared, Ints, Scored, compared
from compare.match.grouping import Links, trees
from compare.match.suggestions import suggestions
from compare.model import Article, Match, Quotation, Reading, Suggestion
from compare.settings import Settings

Place = tuple[int, str, int, int]
Group = tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Matched:
    """What matching found.

    `matches` are the pairs at or above the floor, of different articles, once each; `groups` the utterances that at least two articles
    report; `near_misses` and `suggestions` what a person should look at; `candidates` how many pairs were scored.
    """

    matches: tuple[Match, ...]
    groups: tuple[tuple[Reading, ...], ...]
    near_misses: tuple[Match, ...]
    suggestions: tuple[Suggestion, ...]
    candidates: int


def matched(quotations: Sequence[Quotation], articles: Sequence[Article], settings: Settings, floor: float) -> Matched:
    """Return the pairs of quotations of different articles with a score of at least `floor`, and the groups that they make.

    Pairs inside one article count for the groups only: an article may quote a phrase twice. The result doesn't depend on the order of the
    quotations; that of the articles decides only in which order things are listed.
    """
    ready = compared(quotations, {article.id: article for article in articles}, settings)
    a, b = candidates(ready, settings)
    every = ready.scored(a, b, settings, settings.least_shared)
    found = every.at_least(min(floor, _lowest(settings)))
    pairs = ready.matches(found, settings)
    groups, pairs, groups_of = grouped(ready, pairs, found)
    apart = (ready.articles[found.a] != ready.articles[found.b]).tolist()
    listing = {article.id: place for place, article in enumerate(articles)}
    place = {q.id: (listing.get(q.article, len(listing)), q.article, q.start, q.end) for q in ready.quotations}
    across = [_turned(pair, place) for pair, outward in zip(pairs, apart, strict=True) if outward]
    proposed = suggestions(ready, across, groups_of, settings)
    return Matched(
        matches=tuple(sorted((pair for pair in across if pair.score >= floor), key=lambda pair: (place[pair.a], place[pair.b]))),
        groups=tuple(sorted(groups, key=lambda group: min(place[reading.quotation] for reading in group))),
        near_misses=near_misses(across, groups, proposed, place, settings),
        suggestions=proposed,
        candidates=int((ready.articles[every.a] != ready.articles[every.b]).sum()),
    )


def grouped(ready: Compared, pairs: Sequence[Match], found: Scored) -> tuple[tuple[Group, ...], tuple[Match, ...], Ints]:
    """Return the utterances that at least two articles report, and the pairs with `same_utterance` true only inside one.

    Also the number of each reading's utterance, -1 for none.
    """
    joined = np.flatnonzero([pair.same_utterance for pair in pairs]).astype(np.int64)
    tenths, thousandths = np.rint(found.features.scores() * 10), np.rint(found.features.evidence * 1000)
    score, evidence = (values.astype(np.int64)[joined] for values in (tenths, thousandths))
    made = trees(ready.articles, ready.table.lengths, Links(found.a[joined], found.b[joined], score, evidence))
    members: dict[int, list[Reading]] = defaultdict(list)
    for place in np.flatnonzero(made.root >= 0).tolist():
        own, parent = ready.quotations[place].id, int(made.parent[place])
        pair = pairs[joined[made.link[place]]] if parent >= 0 else None
        members[int(made.root[place])].append(
            Reading(own, ready.quotations[parent].id, pair.relation, pair.score, pair.flags) if pair else Reading(own)
        )
    apart = (made.root[found.a] != made.root[found.b]) | (made.root[found.a] < 0)
    kept = tuple(
        replace(pair, same_utterance=False) if pair.same_utterance and out else pair for pair, out in zip(pairs, apart, strict=True)
    )
    return tuple(map(tuple, members.values())), kept, made.root


def _lowest(settings: Settings) -> float:
    """Return the lowest score that anything of the result depends on."""
    lines = min(settings.match_threshold, settings.fragment_threshold)
    return max(0.0, min(lines - settings.near_miss_depth, settings.suggestion_occasion))


def _turned(pair: Match, place: Mapping[str, Place]) -> Match:
    """Return the pair with the quotation first that comes first in the articles."""
    return pair if place[pair.a] <= place[pair.b] else replace(pair, a=pair.b, b=pair.a)


def near_misses(
    pairs: Sequence[Match],
    groups: Sequence[Sequence[Reading]],
    proposed: Sequence[Suggestion],
    place: Mapping[str, Place],
    settings: Settings,
) -> tuple[Match, ...]:
    """Return the best pairs that no group joins and whose score is not far below its threshold, best first; suggestions are left out."""
    group = {reading.quotation: number for number, readings in enumerate(groups) for reading in readings}
    shown = {frozenset((one.a, one.b)) for one in proposed}
    near = [
        pair
        for pair in pairs
        if pair.score >= _threshold(pair, settings) - settings.near_miss_depth
        and not (pair.a in group and group[pair.a] == group.get(pair.b))
        and frozenset((pair.a, pair.b)) not in shown
    ]
    near.sort(key=lambda pair: (-pair.score, place[pair.a], place[pair.b]))
    return tuple(near[: settings.near_miss_count])


def _threshold(pair: Match, settings: Settings) -> float:
    return settings.match_threshold if pair.relation == "full" else settings.fragment_threshold
