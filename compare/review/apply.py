"""Decisions applied: to quotations before they are matched, to groups of readings after; the inputs are never changed.

Each function returns the decisions too, in order, each saying whether it was applied and, if not, why it no longer fits.
A quotation is found by its content id (article:start-end), so a decision finds its utterance whatever the thresholds made of it.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from compare.model import SPAN, Decision, Quotation, Reading, Utterance, brief, present_ids
from compare.review.standing import refused, standing

Group = tuple[Reading, ...]
JOINED = "joined by a reader"
REMARKS = ("note", "tag", "untag", "reopen")  # these change no group, but what they are about must be in the run


def corrected(
    quotations: Sequence[Quotation], texts: dict[str, str], decisions: Sequence[Decision]
) -> tuple[tuple[Quotation, ...], tuple[Decision, ...]]:
    """Return the quotations with speakers and spans as readers corrected them; `texts` are the articles' texts by id.

    This is where decisions come in: those that a later one replaced or took back are refused before anything is done.
    """
    now = {quotation.id: quotation for quotation in quotations}
    first = {quotation: quotation for quotation in now}  # the id that a quotation came with, by every id that it has had since
    done: list[Decision] = []
    for decision in standing(decisions):
        if decision.action not in ("speaker", "span") or not decision.applied:
            done.append(decision)
            continue
        came = first.get(decision.target)
        if came is None:
            done.append(refused(decision, "this quotation is not in the run"))
            continue
        changed = _corrected(now[came], texts[now[came].article], decision)
        if changed is None:
            done.append(refused(decision, "the span is not inside the article"))
        elif first.setdefault(changed.id, came) != came:
            done.append(refused(decision, "another quotation has this span"))
        else:
            now[came] = changed
            done.append(decision)
    return tuple(sorted(now.values(), key=lambda q: (q.name, q.article, q.start, q.end))), tuple(done)


def _corrected(quotation: Quotation, text: str, decision: Decision) -> Quotation | None:
    if decision.action == "speaker":
        name = decision.value or None
        sure = 1.0 if name else 0.0
        return dataclasses.replace(quotation, speaker_name=name, person=name, rule="reader", confidence=sure, opinion=None)
    found = SPAN.fullmatch(decision.value)
    if not found or not int(found[1]) < int(found[2]) <= len(text):
        return None
    start, end = int(found[1]), int(found[2])
    return dataclasses.replace(quotation, start=start, end=end, text=text[start:end], repaired="span set by a reader")


def regrouped(
    groups: Sequence[Group], quotations: Sequence[Quotation], decisions: Sequence[Decision]
) -> tuple[tuple[Group, ...], tuple[Decision, ...]]:
    """Return the groups as readers joined, parted and moved their readings, in the order of their decisions."""
    known = {quotation.id: quotation for quotation in quotations}
    members = [{reading.quotation: reading for reading in group} for group in groups]
    now = present_ids(decisions)
    done = []
    for decision in decisions:
        act = ACTS.get(decision.action)
        meant = _meant(decision, now)
        if not decision.applied or not (act or decision.action in REMARKS):
            done.append(decision)
        elif missing := [q for q in (meant.target, *(named(meant) if act else ())) if q not in known]:
            done.append(refused(decision, f"not in the run: {', '.join(dict.fromkeys(map(brief, missing)))}"))
        elif act is None:
            done.append(decision)
        else:
            why_not = act(members, meant)
            done.append(refused(decision, why_not) if why_not else decision)
    kept = (rooted(group, known) for group in members if len(group) > 1)
    return tuple(sorted(kept, key=lambda group: group[0].quotation)), tuple(done)


def _meant(decision: Decision, now: Mapping[str, str]) -> Decision:
    """Return the decision with the ids that its quotations have now, after corrections of spans."""
    if not now or decision.action not in (*ACTS, *REMARKS, "base"):
        return decision
    if decision.action in REMARKS:
        return dataclasses.replace(decision, target=now.get(decision.target, decision.target))
    value = " ".join(now.get(quotation, quotation) for quotation in named(decision))
    return dataclasses.replace(decision, target=now.get(decision.target, decision.target), value=value)


Members = list[dict[str, Reading]]


def named(decision: Decision) -> list[str]:
    """Return the quotation ids in a decision's value."""
    return [part for part in re.split(r"[,\s]+", decision.value) if part]


def _home(members: Members, quotation: str) -> dict[str, Reading]:
    for group in members:
        if quotation in group:
            return group
    alone = {quotation: Reading(quotation, flags=(JOINED,))}
    members.append(alone)
    return alone


def _join(members: Members, ids: Iterable[str]) -> None:
    homes = list({id(home): home for home in [_home(members, quotation) for quotation in ids]}.values())
    for other in homes[1:]:
        homes[0].update(other)
        other.clear()


def _accept(members: Members, decision: Decision) -> str:
    _join(members, [decision.target, *named(decision)])
    return "" if len(_home(members, decision.target)) > 1 else "its readings are not known any more; name them in `value`"


def _reject(members: Members, decision: Decision) -> str:
    home = _home(members, decision.target)
    apart = set(named(decision)) or set(home)
    if len(home) < 2:
        return "these readings are not joined in this run"
    for quotation in apart & set(home):
        del home[quotation]
    return ""


def _merge(members: Members, decision: Decision) -> str:
    if not named(decision):
        return "it does not say with what to merge"
    _join(members, [decision.target, *named(decision)])
    return ""


def _split(members: Members, decision: Decision) -> str:
    home, leaving = _home(members, decision.target), named(decision)
    taken = {quotation: home.pop(quotation) for quotation in leaving if quotation in home}
    members.append(taken)
    return "" if taken else "none of these readings is in that utterance"


def _move(members: Members, decision: Decision) -> str:
    goals = named(decision)
    if not goals:
        return "it does not say where to move the reading"
    reading = _home(members, decision.target).pop(decision.target)
    _home(members, goals[0])[decision.target] = dataclasses.replace(reading, flags=tuple({*reading.flags, JOINED}))
    return ""


ACTS: dict[str, Callable[[Members, Decision], str]] = {
    "accept": _accept,
    "reject": _reject,
    "merge": _merge,
    "split": _split,
    "move": _move,
}


def rooted(group: dict[str, Reading], known: dict[str, Quotation]) -> Group:
    """Return a group's readings, one without a parent first; what hung on a reading that left hangs on the first."""
    roots = [r for r in group.values() if r.parent is None] or list(group.values())
    root = max(roots, key=lambda r: (len(known[r.quotation].text), r.quotation))
    rest = [
        reading if reading.parent in group else dataclasses.replace(reading, parent=root.quotation)
        for reading in group.values()
        if reading.quotation != root.quotation
    ]
    return (dataclasses.replace(root, parent=None, relation="full"), *rest)


def without(groups: Sequence[Group], gone: Collection[str], quotations: Sequence[Quotation]) -> tuple[Group, ...]:
    """Return the groups without the readings that went elsewhere; those that one article alone is left in are none any more."""
    known = {quotation.id: quotation for quotation in quotations}
    left = [{reading.quotation: reading for reading in group if reading.quotation not in gone} for group in groups]
    return tuple(rooted(group, known) for group in left if len({known[quotation].article for quotation in group}) > 1)


def with_bases(utterances: Sequence[Utterance], decisions: Sequence[Decision]) -> tuple[tuple[Utterance, ...], tuple[Decision, ...]]:
    """Return the utterances with the base readings that readers chose (`base`: target any reading, value the base)."""
    kept, done, now = list(utterances), [], present_ids(decisions)
    places = {quotation: place for place, one in enumerate(utterances) for quotation in _ids(one)}
    for decision in decisions:
        if decision.action != "base" or not decision.applied:
            done.append(decision)
            continue
        meant = _meant(decision, now)
        place = places.get(meant.target)
        if place is None or places.get(meant.value) != place:
            done.append(refused(decision, "no utterance of this run holds both readings"))
            continue
        kept[place] = dataclasses.replace(kept[place], base=_ids(kept[place]).index(meant.value))
        done.append(decision)
    return tuple(kept), tuple(done)


def _ids(utterance: Utterance) -> list[str]:
    return [reading.quotation for reading in utterance.readings]
