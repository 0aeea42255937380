"""Matching for tables: what `compare.match.run` does in memory, as functions of batches of rows; `compare.match.queries` joins them.

A batch is columns of one length. Lists of numbers travel as bytes. The functions are those of the run in memory, on the batch's own items.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from compare.match import grams as lookup
from compare.match import suggestions as suggesting
from compare.match import surroundings
from compare.match.alignment import Alignments, aligned
from compare.match.bags import Bags
from compare.match.comparison import compared
from compare.match.scoring import Features, judged, plain, with_beside, with_subjects
from compare.match.surroundings import other_subject, same_speaker
from compare.match.terms import Table, number
from compare.model import Article, Quotation
from compare.settings import Settings

Ints = NDArray[np.int64]
Columns = Mapping[str, NDArray[Any]]
Schema = Mapping[str, Literal["int64", "double", "string", "binary", "bool"]]

READY: Schema = {
    "id": "int64",
    "article": "int64",
    "fullness": "int64",
    "told": "int64",
    "words": "int64",
    "day": "int64",
    "start": "int64",
    "norms": "binary",
    "keys": "binary",
    "micros": "binary",
    "beside_keys": "binary",
    "beside_micros": "binary",
}
SUBJECTS: Schema = {"id": "int64", "keys": "binary", "weights": "binary"}
GRAMS: Schema = {"gram": "int64", "id": "int64", "fullness": "int64", "micro": "int64", "kind": "int64"}
ALIGNED: Schema = {
    "a": "int64",
    "b": "int64",
    "told": "int64",
    "shared": "double",
    "words": "int64",
    "run": "double",
    "common": "double",
    "speaker": "int64",
    "near": "bool",
}
MEETINGS: Schema = {"meeting": "int64", "id": "int64", "article": "int64"}
BESIDE: Schema = {"a": "int64", "b": "int64", "beside": "int64", "likely": "bool"}
SUBJECT: Schema = {"a": "int64", "b": "int64", "other": "double"}
SCORED: Schema = {
    "a": "int64",
    "b": "int64",
    "fullness": "int64",
    "score": "int64",
    "milli": "int64",
    "entire": "bool",
    "same": "bool",
    "containment": "double",
    "evidence": "double",
    "speaker_differs": "bool",
    "date_differs": "bool",
    "across": "bool",
    "alike": "bool",
}


def ready(articles: Sequence[Article], quoted: Sequence[Sequence[Quotation]], settings: Settings) -> tuple[Columns, Columns]:
    """Return the quotations of articles as rows of READY, and the articles that have any as rows of SUBJECTS.

    A row depends on its own article alone.
    """
    made = compared([q for said in quoted for q in said], {article.id: article for article in articles}, settings)
    table, around = made.table, made.around
    besides = [around.beside_of(place) for place in range(len(made.quotations))]
    # After the last word has been met.
    norms, keys = around.vocabulary.norm_numbers(), around.vocabulary.key_numbers()
    homes = np.fromiter((number(name) for name in made.names), np.int64, len(made.names))
    rows: Columns = {
        "id": made.numbers,
        "article": homes[around.articles],
        "fullness": table.fullness(),
        "told": table.told,
        "words": table.lengths,
        "day": around.days,
        "start": np.fromiter((q.start for q in made.quotations), np.int64, len(made.quotations)),
        "norms": _packed(norms[table.norm].astype(np.int32), table.starts),
        "keys": _packed(keys[table.key], table.starts),
        "micros": _packed(table.micro, table.starts),
        "beside_keys": _objects([keys[bag].tobytes() for bag, _ in besides]),
        "beside_micros": _objects([weights.tobytes() for _, weights in besides]),
    }
    subjects = around.subjects
    named: Columns = {
        "id": homes,
        "keys": _packed(keys[subjects.key], subjects.starts),
        "weights": _packed(subjects.weight, subjects.starts),
    }
    return rows, named


def grams(rows: Columns, settings: Settings, quotations: int) -> Columns:
    """Return the grams that rows of READY, with a column `speaker`, are looked up by in a run of so many quotations."""
    nobody, never = np.zeros(len(rows["id"]), np.int64), np.full(len(rows["id"]), -1)
    who, when = (rows["speaker"], rows["day"]) if quotations > settings.probe_all else (nobody, never)
    keys, starts = _unpacked(rows["keys"], np.int64)
    made = lookup.grams(keys, _unpacked(rows["micros"], np.int32)[0], starts, who, when, settings).distinct()
    return {
        "gram": made.gram,
        "id": rows["id"][made.text],
        "fullness": rows["fullness"][made.text],
        "micro": made.micro.astype(np.int64),
        "kind": made.kind.astype(np.int64),
    }


def meetings(rows: Columns, settings: Settings) -> Columns:
    """Return under which numbers rows of READY, with a column `speaker`, meet those that may be translations of them."""
    named = np.flatnonzero((rows["speaker"] > 0) & (rows["words"] >= settings.suggestion_words))
    keys, starts = _unpacked(rows["keys"][named], np.int64)
    micros = _unpacked(rows["micros"][named], np.int32)[0]
    meeting, text = suggesting.meetings(keys, micros, starts, rows["speaker"][named], rows["day"][named], settings)
    return {"meeting": meeting, "id": rows["id"][named][text], "article": rows["article"][named][text]}


def align(pairs: Columns, items: Columns, settings: Settings) -> Columns:
    """Return pairs (the fuller first) that have enough words in common, aligned; `items` are rows of READY with `speaker`.

    `near` are those that what stands around could lift to `context_from`.
    """
    a, b = pairs["at_a"], pairs["at_b"]
    found = aligned(_table(items), a, b, settings, settings.least_shared)
    kept = np.flatnonzero(found.kept)
    a, b, found = a[kept], b[kept], found.taken(kept)
    told, words = np.minimum(items["told"][a], items["told"][b]), np.maximum(items["words"][a], items["words"][b])
    speaker = same_speaker(items["speaker"][a], items["speaker"][b])
    return {
        "a": pairs["a"][kept],
        "b": pairs["b"][kept],
        "told": told,
        "shared": found.shared,
        "words": found.count,
        "run": found.run,
        "common": found.common,
        "speaker": speaker,
        "near": plain(found, told, words, speaker).at_best() >= settings.context_from,
    }


def beside(pairs: Columns, items: Columns, settings: Settings) -> Columns:
    """Return what stands around both sides of pairs that are `near`; `items` are rows of READY.

    `likely` are those that still reach `context_from`, if their articles are about one thing.
    """
    near = np.flatnonzero(pairs["near"])
    a, b = pairs["at_a"][near], pairs["at_b"][near]
    count = len(items["id"])
    (own_row, own_key), (row, key) = _coded(items["keys"], items["beside_keys"])
    own = surroundings.telling(own_row, own_key, _unpacked(items["micros"], np.int32)[0], count, settings)
    around = Bags.of(row, key, _unpacked(items["beside_micros"], np.int64)[0], count)
    common = surroundings.beside(around, own, a, b)
    common = np.where(items["article"][a] == items["article"][b], -1, common)
    given = _plain({name: pairs[name][near] for name in ALIGNED}, np.maximum(items["words"][a], items["words"][b]))
    likely = with_beside(given, np.arange(len(near)), common).scores() >= settings.context_from
    return {"a": pairs["a"][near], "b": pairs["b"][near], "beside": common, "likely": likely}


def subject(pairs: Columns, items: Columns, settings: Settings) -> Columns:
    """Return how sure it is that pairs of articles are about different things; `items` are rows of SUBJECTS."""
    ((row, key),) = _coded(items["keys"])
    subjects = Bags.of(row, key, _unpacked(items["weights"], np.int64)[0], len(items["id"]))
    other = other_subject(subjects, pairs["at_a"], pairs["at_b"], settings)
    return {"a": pairs["a"], "b": pairs["b"], "other": other}


def score(rows: Columns, settings: Settings) -> Columns:
    """Return the pairs of `queries.SURROUNDED` scored: tenths of points, thousandths of nats; `entire` if full; `same` before grouping."""
    every = np.arange(len(rows["a"]))
    given = with_subjects(with_beside(_plain(rows, rows["longer"]), every, rows["beside"]), every, rows["other"])
    said = judged(given, rows["days"], settings)
    return {
        "a": rows["a"],
        "b": rows["b"],
        "fullness": rows["fullness"],
        "score": np.rint(said.scores * 10).astype(np.int64),
        "milli": np.rint(given.evidence * 1000).astype(np.int64),
        "entire": said.full,
        "same": said.same,
        "containment": given.containment,
        "evidence": given.evidence,
        "speaker_differs": said.speaker_differs,
        "date_differs": said.date_differs,
        "across": rows["across"],
        "alike": rows["alike"],
    }


def facts(rows: Columns) -> suggesting.Facts:
    """Return what speaks for the pairs of `queries.FACTS`."""
    told = rows["told_a"].astype(np.float64) * rows["told_b"].astype(np.float64)
    return suggesting.Facts(rows["common"], told, rows["anchors"], rows["shared"], rows["crossed"], rows["days"], rows["beside"])


def suggest(rows: Columns, settings: Settings) -> Columns:
    """Return the rows of `queries.FACTS` that have points enough to be suggested: few, for `suggestions.suggested`."""
    kept = np.flatnonzero(facts(rows).tenths() >= settings.suggestion_threshold * 10)
    return {name: values[kept] for name, values in rows.items()}


def _plain(rows: Columns, longer: Ints) -> Features:
    """Return the features of rows of ALIGNED before what stands around is looked at; `longer` are the words of the longer sides."""
    found = Alignments(rows["shared"], rows["words"], rows["run"], rows["common"], np.ones(len(longer), dtype=bool), [])
    return plain(found, rows["told"], longer, rows["speaker"])


def _table(items: Columns) -> Table:
    """Return the table of terms of a batch's items."""
    ((_, codes),) = _coded(items["keys"])
    norms, starts = _unpacked(items["norms"], np.int32)
    return Table(norms, codes.astype(np.int32), _unpacked(items["micros"], np.int32)[0], starts)


def _coded(*columns: NDArray[Any]) -> list[tuple[Ints, Ints]]:
    """Return for each column of keys the row of every key, and small numbers for the keys, equal ones for equal keys."""
    held = [_unpacked(column, np.int64) for column in columns]
    codes = np.unique(np.concatenate([keys for keys, _ in held]), return_inverse=True)[1]
    parts = np.split(codes, np.cumsum([len(keys) for keys, _ in held])[:-1])
    return [(np.repeat(np.arange(len(starts) - 1), np.diff(starts)), part) for part, (_, starts) in zip(parts, held, strict=True)]


def _packed(values: NDArray[Any], starts: Ints) -> NDArray[Any]:
    """Return stretches of numbers as a column of bytes."""
    data, size = values.tobytes(), values.itemsize
    edges = (starts * size).tolist()
    return _objects([data[start:stop] for start, stop in pairwise(edges)])


def _unpacked(column: NDArray[Any], kind: type[np.generic]) -> tuple[NDArray[Any], Ints]:
    """Return the numbers that a column of bytes holds, one row after the other, and where each row starts."""
    sizes = np.fromiter(map(len, column), np.int64, len(column)) // np.dtype(kind).itemsize
    return np.frombuffer(b"".join(column), kind), np.concatenate(([0], np.cumsum(sizes, dtype=np.int64)))


def _objects(values: Sequence[bytes]) -> NDArray[Any]:
    made = np.empty(len(values), dtype=object)
    made[:] = values
    return made
