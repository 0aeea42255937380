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


@dataclass(frozen=True, slots=True)
class Trees:
    """Of each reading the link that it hangs on and its tree's first reading; both -1 if no other article reports what it says."""

    link: Ints
    root: Ints


def trees(articles: Ints, links: Links) -> Trees:
    """Return the utterances that at least two articles report; `articles` are those of all readings, which stand fullest first.

    Each reading hangs on the one fuller reading with which it has the best score (then the most evidence, then the fullest). One whose
    tree stays inside one article (a phrase that the article repeats) hangs on its best in a tree that doesn't, if any.
    """
    count = len(articles)
    link = _best(count, links, np.arange(len(links.a)))
    root = _roots(link, links)
    outward = _reaching_out(articles, root)
    rehung = _best(count, links, np.flatnonzero(outward[links.a] & ~outward[links.b]))
    link = np.where(outward, link, rehung)
    root = np.where(outward | (rehung != NONE), _roots(link, links), NONE)
    return Trees(link, root)


def _best(count: int, links: Links, allowed: Ints) -> Ints:
    """Return the best of the allowed links of each reading, -1 for none."""
    kept = links.taken(allowed)
    order = np.lexsort((kept.a, -kept.evidence, -kept.score, kept.b))
    first = np.ones(len(order), dtype=bool)
    first[1:] = kept.b[order][1:] != kept.b[order][:-1]
    best = np.full(count, NONE)
    best[kept.b[order[first]]] = allowed[order[first]]
    return best


def _roots(link: Ints, links: Links) -> Ints:
    """Return the first reading of each one's tree: every step doubles how far each looks up."""
    root = np.arange(len(link))
    hung = link != NONE
    root[hung] = links.a[link[hung]]
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
