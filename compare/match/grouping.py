"""Groups of readings: each hangs on the fuller reading that it fits best, so that groups never chain through a phrase."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
NONE = -1


@dataclass(frozen=True, slots=True)
class Links:
    """Pairs that are said to be one utterance.

    Places of the fuller reading and of the other, a[i] < b[i]; score in tenths of points, evidence in thousandths of nats.
    """

    a: Ints
    b: Ints
    score: Ints
    evidence: Ints

    def taken(self, places: Ints) -> Links:
        """Return some of the pairs."""
        return Links(self.a[places], self.b[places], self.score[places], self.evidence[places])

    def and_turned(self, places: Ints) -> Links:
        """Return the pairs, and after them some of them the other way round."""
        back = self.taken(places)
        one, other = np.concatenate((self.a, back.b)), np.concatenate((self.b, back.a))
        return Links(one, other, np.concatenate((self.score, back.score)), np.concatenate((self.evidence, back.evidence)))


@dataclass(frozen=True, slots=True)
class Trees:
    """Of each reading the one that it hangs on, the link that says so, and its tree's first reading.

    -1: the first reading hangs on none; what no other article reports is in no tree.
    """

    parent: Ints
    link: Ints
    root: Ints


def trees(articles: Ints, words: Ints, links: Links) -> Trees:
    """Return the utterances that at least two articles report; `articles` and `words` are of all readings, which stand fullest first.

    Each reading hangs on the one fuller reading with which it has the best score (then the most evidence, then the fullest). One whose tree
    stays inside one article (a phrase that the article repeats), or that is alone, hangs on its best in another tree, if any: there one of
    as many words counts as fuller.
    """
    count = len(articles)
    link = _best(count, links, np.arange(len(links.a)))
    parent = np.where(link == NONE, NONE, links.a[link] if len(links.a) else NONE)
    root = _roots(parent)
    outward = _reaching_out(articles, root)
    alike = np.flatnonzero(words[links.a] == words[links.b])
    both = links.and_turned(alike)
    rehung = _best(count, both, np.flatnonzero(outward[both.a] & ~outward[both.b]))
    parent = np.where(outward, parent, NONE)
    hung = np.flatnonzero(rehung != NONE)
    parent[hung] = both.a[rehung[hung]]
    link[hung] = np.concatenate((np.arange(len(links.a)), alike))[rehung[hung]]
    root = np.where(outward | (rehung != NONE), _roots(parent), NONE)
    return Trees(parent, np.where(parent == NONE, NONE, link), root)


def _best(count: int, links: Links, allowed: Ints) -> Ints:
    """Return the best of the allowed links of each reading, -1 for none."""
    kept = links.taken(allowed)
    order = np.lexsort((kept.a, -kept.evidence, -kept.score, kept.b))
    first = np.ones(len(order), dtype=bool)
    first[1:] = kept.b[order][1:] != kept.b[order][:-1]
    best = np.full(count, NONE)
    best[kept.b[order[first]]] = allowed[order[first]]
    return best


def _roots(parent: Ints) -> Ints:
    """Return the first reading of each one's tree: every step doubles how far each looks up."""
    root = np.where(parent == NONE, np.arange(len(parent)), parent)
    while not np.array_equal(root, above := root[root]):
        root = above
    return root


def _reaching_out(articles: Ints, root: Ints) -> NDArray[np.bool_]:
    """Tell of each reading whether its tree spans at least two articles."""
    least, most = np.full(len(root), np.iinfo(np.int64).max), np.full(len(root), NONE)
    np.minimum.at(least, root, articles)
    np.maximum.at(most, root, articles)
    wide: NDArray[np.bool_] = least != most
    return wide[root]
