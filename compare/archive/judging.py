"""From readings in groups to judged utterances, as functions of batches; and the nouns as plain columns, for others to read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from compare import judge, pipeline, review, sources
from compare.archive.packing import from_bytes, numbers, objects, packed, text_bytes, unpacked
from compare.engines import Columns, Schema
from compare.model import Quotation, Reading, Relation, Utterance
from compare.settings import Settings

READING: Schema = {
    "utterance": "int64",
    "id": "int64",
    "parent": "int64",
    "fullness": "int64",
    "score": "int64",
    "entire": "bool",
    "speaker_differs": "bool",
    "date_differs": "bool",
    "story": "int64",
    "noun": "binary",
    "again": "binary",
    "source": "binary",
}
# The readings with all that judging needs; the pair that hangs one on its parent may stand either way round. Needs {readings}, {matches},
# {ready}, {told}.
READINGS = (
    "SELECT r.utterance, r.id, r.parent, y.fullness, COALESCE(m.score, n.score, 1000) AS score, "
    "COALESCE(m.entire, n.entire, TRUE) AS entire, COALESCE(m.speaker_differs, n.speaker_differs, FALSE) AS speaker_differs, "
    "COALESCE(m.date_differs, n.date_differs, FALSE) AS date_differs, t.story, t.noun, t.again, t.source "
    "FROM {readings} r JOIN {ready} y ON r.id = y.id JOIN {told} t ON r.id = t.id "
    "LEFT JOIN {matches} m ON r.parent = m.a AND r.id = m.b LEFT JOIN {matches} n ON r.id = n.a AND r.parent = n.b"
)
JUDGED: Schema = {
    "utterance": "int64",
    "severity": "int64",
    "divergence": "double",
    "coverage": "double",
    "id": "string",
    "readings": "int64",
    "noun": "binary",
    "figures": "binary",
}
FIGURES: Schema = {"source": "binary", "figure": "string", "times": "int64"}
SHARED = "shared"


def judged(columns: Columns, settings: Settings) -> Columns:
    """Return the utterances of a batch of readings, collated and judged, with their outlets' figures; groups come whole.

    A group that copies of one story alone print alike is none.
    """
    made = [(number, *found) for number, rows in groups(columns) if (found := utterance(columns, rows, settings)) is not None]
    return {
        "utterance": numbers(number for number, _, _ in made),
        "severity": numbers(one.verdict.severity for _, one, _ in made),
        "divergence": np.array([one.verdict.divergence for _, one, _ in made], dtype=np.float64),
        "coverage": np.array([one.verdict.coverage for _, one, _ in made], dtype=np.float64),
        "id": objects([one.id for _, one, _ in made]),
        "readings": numbers(len(one.readings) for _, one, _ in made),
        "noun": objects([packed(one) for _, one, _ in made]),
        "figures": objects([packed(figures) for _, _, figures in made]),
    }


def groups(columns: Columns) -> Iterator[tuple[int, list[int]]]:
    """Yield the groups of a batch of readings: number, and rows with the fullest first."""
    order = np.lexsort((columns["id"], -columns["fullness"], columns["utterance"]))
    numbers_of = columns["utterance"][order]
    edges = np.flatnonzero(numbers_of[1:] != numbers_of[:-1]) + 1
    for rows in np.split(order, edges) if len(order) else []:
        yield int(columns["utterance"][rows[0]]), rows.tolist()


def utterance(columns: Columns, rows: list[int], settings: Settings) -> tuple[Utterance, dict[str, dict[str, int]]] | None:
    """Return the utterance of a group and what it adds to the figures of outlets; None if it is told as none."""
    said = {int(columns["id"][row]): unpacked(columns["noun"][row], Quotation) for row in rows}
    # The reading that hangs on none comes first, as in a run in memory.
    ((readings,), _) = review.regrouped([tuple(reading(columns, row, said) for row in rows)], tuple(said.values()), ())
    by_id = {one.id: one for one in said.values()}
    home = {said[int(columns["id"][row])].id: (said[int(columns["id"][row])].article, str(columns["story"][row])) for row in rows}
    again = {said[int(columns["id"][row])].id: from_bytes(columns["again"][row]) for row in rows if columns["again"][row]}
    one = sources.told(pipeline.utterance(readings, by_id, settings), home, again)
    if one is None:
        return None
    outlet_of = {said[int(columns["id"][row])].article: from_bytes(columns["source"][row]) for row in rows}
    counts: defaultdict[str, judge.OutletCounts] = defaultdict(judge.OutletCounts)
    judge.count_utterance(one, [by_id[each.quotation] for each in one.readings], outlet_of, settings, counts)
    return one, {outlet: {SHARED: held.shared, **held.judged} for outlet, held in counts.items()}


def reading(columns: Columns, row: int, said: dict[int, Quotation]) -> Reading:
    """Return the reading in a row; `said` are the quotations of its group by number."""
    own, parent = said[int(columns["id"][row])], said.get(int(columns["parent"][row]))
    if parent is None:
        return Reading(own.id)
    raised = (("speaker differs", columns["speaker_differs"][row]), ("date differs", columns["date_differs"][row]))
    flags = tuple(words for words, is_raised in raised if is_raised)
    relation: Relation = "full" if columns["entire"][row] else "fragment"
    return Reading(own.id, parent.id, relation, int(columns["score"][row]) / 10, flags)


def figures(columns: Columns) -> Columns:
    """Return what a batch of utterances adds to the figures of outlets."""
    sums: defaultdict[tuple[str, str], int] = defaultdict(int)
    for held in columns["figures"]:
        for outlet, counts in unpacked(held, dict[str, dict[str, int]]).items():
            for figure, times in counts.items():
                sums[outlet, figure] += times
    return {
        "source": objects([text_bytes(outlet) for outlet, _ in sums]),
        "figure": objects([figure for _, figure in sums]),
        "times": numbers(sums.values()),
    }
