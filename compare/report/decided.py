"""What readers decided, as the report shows it: on each utterance its judgement, note and tags, and the list of all decisions in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from compare.model import Decision, Quotation, Report, Utterance, present_ids
from compare.report.view import DecisionRow, UtteranceView
from compare.report.wording import first_words

VERDICTS = {"accept": "accept", "reject": "reject", "reopen": ""}
UNSURE = "unsure"
BEGINNING = 8  # words of a quotation by which a list names it
# What each action says in the list of decisions; what else it needs to say follows.
ACTION_WORDS = {
    "accept": "accepted",
    "reject": "rejected",
    "reopen": "opened again",
    "merge": "joined with",
    "split": "made an utterance of its own",
    "move": "moved to",
    "base": "made the base reading",
    "speaker": "speaker:",
    "span": "words corrected",
    "note": "note",
    "tag": "tagged:",
    "untag": "tag taken off:",
    "withdraw": "taken back:",
}
T = TypeVar("T")


def verdicts(decisions: Sequence[Decision]) -> dict[str, tuple[str, str]]:
    """Return what readers last decided of each target (id): accept, reject, unsure or "", and their last note; refused ones don't count."""
    found: dict[str, tuple[str, str]] = {}
    for target, one in _applied(decisions):
        action, note = found.get(target, ("", ""))
        if one.action in VERDICTS:
            action = VERDICTS[one.action]
        elif one.action == "tag" and one.value == UNSURE:
            action = UNSURE
        elif not one.note and one.action != "note":
            continue
        found[target] = (action, one.note if one.action == "note" else one.note or note)
    return found


def tagged_by(decisions: Sequence[Decision]) -> dict[str, list[tuple[int, Decision]]]:
    """Return what tags readers set and took off, for each target (id), numbered in their order."""
    found: dict[str, list[tuple[int, Decision]]] = defaultdict(list)
    for number, (target, one) in enumerate(_applied(decisions)):
        if one.action in {"tag", "untag"} and one.value not in {"", UNSURE}:
            found[target].append((number, one))
    return found


def tags_of(utterance: Utterance, tagged: Mapping[str, list[tuple[int, Decision]]]) -> tuple[str, ...]:
    """Return the tags that an utterance has, by whichever of its readings they name it, in order, each once."""
    kept: dict[str, None] = {}
    for _, one in sorted(made for reading in utterance.readings for made in tagged.get(reading.quotation, ())):
        if one.action == "tag":
            kept[one.value] = None
        else:
            kept.pop(one.value, None)
    return tuple(kept)


def about(decided: Mapping[str, T], utterance: Utterance, nothing: T) -> T:
    """Return what was decided of an utterance, by whichever of its readings a decision names it, the first before the others."""
    return next((decided[one] for one in (utterance.id, *(r.quotation for r in utterance.readings)) if one in decided), nothing)


def _applied(decisions: Sequence[Decision]) -> Iterator[tuple[str, Decision]]:
    """Yield the decisions that count, each after the id that its target has now."""
    now = present_ids(decisions)
    return ((now.get(one.target, one.target), one) for one in decisions if one.applied)


def decision_rows(
    report: Report, utterances: Sequence[UtteranceView], quotations: Mapping[str, Quotation], sources: Mapping[str, str]
) -> tuple[DecisionRow, ...]:
    """Return all decisions in their order, each with what it is about in words; `sources` names each quotation's (id) source."""
    now = present_ids(report.decisions)
    homes = {reading.id: one for one in utterances for reading in one.readings}

    def named(quotation: str) -> str:
        here = now.get(quotation, quotation)
        return f"{sources[here]}: “{first_words(quotations[here].text, BEGINNING)}”" if here in quotations else "not in this run"

    def anchor(quotation: str) -> str:
        home = homes.get(now.get(quotation, quotation))
        return home.anchor if home else ""

    return tuple(
        DecisionRow(
            one.target,
            one.action,
            one.value,
            one.note,
            one.who,
            one.when,
            "applied" if one.applied else f"not applied: {one.why_not or 'its target is not in this report'}",
            named(one.target) if one.target else "a line of the decisions file",
            anchor(one.target),
            _in_words(one, named),
        )
        for one in report.decisions
    )


def _in_words(one: Decision, named: Callable[[str], str]) -> str:
    """Return what was decided, in words; `named` says in words which quotation an id is."""
    words = ACTION_WORDS.get(one.action, one.action)
    if one.action in {"merge", "move"}:
        return f"{words} {'; '.join(named(part) for part in one.value.replace(',', ' ').split())}"
    if one.action == "speaker":
        return f"{words} {one.value or 'nobody is named'}"
    if one.action == "withdraw":
        taken, _, rest = one.value.partition(" ")
        return f"{words} {_in_words(Decision(one.target, taken, rest), named)}"
    return f"{words} {one.value}" if one.action in {"tag", "untag", "span"} and one.value else words
