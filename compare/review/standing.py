"""Which decisions stand: what a later one replaced or took back has no effect, and says so."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Sequence

from compare.model import Decision, present_ids

UNSURE = "unsure"
REPLACED = "a later decision replaced it"
TAKEN_BACK = "it was taken back later"
NOTHING = "there is no such decision to take back"


def refused(decision: Decision, why: str) -> Decision:
    """Return the decision as one that was not applied, with the reason."""
    return dataclasses.replace(decision, applied=False, why_not=why)


def is_judgement(decision: Decision) -> bool:
    """Return whether a decision says of a whole utterance what it is worth: accepted, rejected, unsure, open again."""
    return decision.action in {"accept", "reject", "reopen"} or (decision.action == "tag" and decision.value == UNSURE)


def standing(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Return all decisions in order, those refused that a later one replaced or took back.

    Of the judgements on an utterance the last one counts, but a rejection adds to an earlier one that names other readings. `withdraw`
    takes back the last decision with its target that reads as its value does: action and value ("split ID"). Linear.
    """
    now = present_ids(decisions)
    gone: dict[int, str] = {}
    judged: dict[str, list[int]] = defaultdict(list)
    made: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, decision in enumerate(decisions):
        if not decision.applied:
            continue
        if decision.action == "withdraw":
            earlier = made[decision.target, decision.value]
            gone |= {earlier.pop(): TAKEN_BACK} if earlier else {place: NOTHING}
            continue
        made[decision.target, f"{decision.action} {decision.value}".strip()].append(place)
        if is_judgement(decision):
            held = judged[now.get(decision.target, decision.target)]
            kept = [at for at in held if decisions[at].action == decision.action and decisions[at].value != decision.value]
            gone |= {at: REPLACED for at in held if at not in kept and at not in gone}
            held[:] = [*kept, place]
    return tuple(refused(one, gone[place]) if place in gone else one for place, one in enumerate(decisions))
