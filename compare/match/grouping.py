"""Groups of readings: each hangs on the longer reading that it fits best."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from compare.model import Match, Quotation, Reading


def grouped(ordered: Sequence[Quotation], matches: Sequence[Match]) -> tuple[tuple[Reading, ...], ...]:
    """Return the utterances of at least two articles; readings fullest first, then in the order of articles and places."""
    by_id = {q.id: q for q in ordered}
    rank = {q.id: (-len(q.text), place) for place, q in enumerate(ordered)}
    parents: dict[str, Match] = {}
    for match in matches:
        if match.same_utterance:
            child, parent = sorted((match.a, match.b), key=lambda i: rank[i], reverse=True)
            held = parents.get(child)
            if held is None or (match.score, -rank[parent][1]) > (held.score, -rank[_other(held, child)][1]):
                parents[child] = match
    members: dict[str, list[str]] = defaultdict(list)
    for q in ordered:
        members[_root(q.id, parents)].append(q.id)
    groups = []
    for ids in members.values():
        if len({by_id[i].article for i in ids}) > 1:
            groups.append(tuple(_reading(i, parents) for i in sorted(ids, key=lambda i: rank[i])))
    return tuple(groups)


def _other(match: Match, one: str) -> str:
    return match.b if match.a == one else match.a


def _root(one: str, parents: dict[str, Match]) -> str:
    while one in parents:
        one = _other(parents[one], one)
    return one


def _reading(one: str, parents: dict[str, Match]) -> Reading:
    held = parents.get(one)
    return Reading(one) if held is None else Reading(one, _other(held, one), held.relation, held.score, held.flags)
