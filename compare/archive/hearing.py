"""From files to quotations that can be matched, as functions of batches: read, extract, names, copies, what matching needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

import numpy as np

from compare import extract, judge, sources
from compare.archive.packing import from_bytes, numbers, objects, packed, text_bytes, unpacked
from compare.engines import Columns, Schema
from compare.match import archive as matching
from compare.match.surroundings import speaker_number
from compare.match.terms import number
from compare.model import Article, NotRead, Quotation
from compare.settings import Settings

INPUTS: Schema = {"source": "int64", "path": "binary", "stamp": "string"}
READ: Schema = {"article": "int64", "source": "int64", "place": "int64", "noun": "binary", "failed": "binary"}
HEARD: Schema = {
    **READ,
    "id": "string",
    "date": "binary",
    "outlet": "binary",
    "size": "int64",
    "quotations": "binary",
    "set_aside": "binary",
    "quoted": "int64",
    "others": "int64",
}
NAMES: Schema = {"kind": "int64", "first": "binary", "second": "binary", "times": "int64"}
RUNS: Schema = {"article": "int64", "run": "int64"}
SAID: Schema = {"id": "int64", "article": "int64", "place": "int64", "name": "int64", "noun": "binary", "source": "binary"}
TOLD: Schema = {
    "id": "int64",
    "article": "int64",
    "story": "int64",
    "place": "int64",
    "repeats": "int64",
    "speaker": "int64",
    "noun": "binary",
    "again": "binary",
    "source": "binary",
    "headline": "int64",
    "strange": "int64",
}
READY: Schema = {**matching.READY, "subject": "bool"}
RUN, APPOSED, SPEAKER = range(3)
NOBODY = 0


def read(columns: Columns, settings: Settings, metadata: sources.Metadata) -> Columns:
    """Return the articles of a batch of inputs, and what could not be read of them, each with its place in its input."""
    rows = [
        (source, place, item)
        for source, path in zip(columns["source"].tolist(), map(from_bytes, columns["path"]), strict=True)
        for place, item in enumerate(sources.opened(path, settings, metadata))
    ]
    return {
        "article": numbers(number(item.id) if isinstance(item, Article) else NOBODY for _, _, item in rows),
        "source": numbers(source for source, _, _ in rows),
        "place": numbers(place for _, place, _ in rows),
        "noun": objects([packed(item) if isinstance(item, Article) else b"" for _, _, item in rows]),
        "failed": objects([packed(item) if isinstance(item, NotRead) else b"" for _, _, item in rows]),
    }


def heard(columns: Columns, settings: Settings) -> Columns:
    """Return the articles of a batch with their quotations and what is set aside in each."""
    articles = [unpacked(noun, Article) if noun else None for noun in columns["noun"]]
    found = [extract.extracted(article, settings) if article else ((), ()) for article in articles]
    return {
        **columns,
        "id": objects([article.id if article else "" for article in articles]),
        "date": objects([text_bytes((article and article.date) or sources.UNDATED) for article in articles]),
        "outlet": objects([text_bytes(article.source if article else "") for article in articles]),
        "size": numbers(len(article.text) if article else 0 for article in articles),
        "quotations": objects([packed(quotations) for quotations, _ in found]),
        "set_aside": objects([packed(set_aside) for _, set_aside in found]),
        "quoted": numbers(len(quotations) for quotations, _ in found),
        "others": numbers(len(set_aside) for _, set_aside in found),
    }


def articles_of(columns: Columns) -> Iterator[tuple[int, Article, tuple[Quotation, ...]]]:
    """Yield the articles in rows of HEARD, each with its number and quotations."""
    for name, noun, quotations in zip(columns["article"].tolist(), columns["noun"], columns["quotations"], strict=True):
        if noun:
            yield name, unpacked(noun, Article), unpacked(quotations, tuple[Quotation, ...])


def names(columns: Columns) -> Columns:
    """Return the names that the articles of a batch print, and those of their speakers."""
    texts: list[str] = []
    speakers: set[str] = set()
    for _, article, quotations in articles_of(columns):
        texts.append(article.text)
        speakers.update(one.speaker_name for one in quotations if one.speaker_name is not None)
    found = extract.mentions(texts)
    rows = [(RUN, run, "", times) for run, times in found.runs.items()]
    rows += [(APPOSED, first, second, times) for (first, second), times in found.apposed.items()]
    rows += [(SPEAKER, name, "", 1) for name in speakers]
    return {
        "kind": numbers(kind for kind, _, _, _ in rows),
        "first": objects([text_bytes(first) for _, first, _, _ in rows]),
        "second": objects([text_bytes(second) for _, _, second, _ in rows]),
        "times": numbers(times for _, _, _, times in rows),
    }


def runs(columns: Columns, one_in: int, reach: int) -> Columns:
    """Return the runs of words of a batch's articles outside their quotations, by which copies of one story are known."""
    found = {
        name: sources.runs(article, [(one.start, one.end) for one in quotations], one_in, reach)
        for name, article, quotations in articles_of(columns)
        if not article.marked
    }
    return {
        "article": np.repeat(numbers(found), numbers(map(len, found.values()))),
        "run": numbers(chain.from_iterable(found.values())),
    }


def said(columns: Columns) -> Columns:
    """Return the quotations of a batch's articles as rows."""
    rows = [(name, article, place, one) for name, article, found in articles_of(columns) for place, one in enumerate(found)]
    return {
        "id": numbers(number(one.id) for _, _, _, one in rows),
        "article": numbers(name for name, _, _, _ in rows),
        "place": numbers(place for _, _, place, _ in rows),
        "name": numbers(number(one.speaker_name) if one.speaker_name is not None else NOBODY for _, _, _, one in rows),
        "noun": objects([packed(one) for _, _, _, one in rows]),
        "source": objects([text_bytes(article.source) for _, article, _, _ in rows]),
    }


def told(columns: Columns, settings: Settings) -> Columns:
    """Return quotations with their persons, what they repeat, and by whom they are printed again; those of a story are all there."""
    nouns = [unpacked(noun, Quotation) for noun in columns["noun"]]
    order = sorted(range(len(nouns)), key=lambda row: (nouns[row].name, nouns[row].article, columns["place"][row]))
    leads = [leader or None for leader in columns["leader"]]
    articles = {one.article: Article(one.article, one.name, "", copy_of=lead) for one, lead in zip(nouns, leads, strict=True)}
    spoken = [replace(nouns[row], person=from_bytes(columns["person"][row]) if columns["name"][row] else None) for row in order]
    quotations = sources.with_repeats(spoken, tuple(articles.values()), settings)
    own = {nouns[row].article: from_bytes(columns["source"][row]) for row in order}
    again = sources.reprints(quotations, own)
    strange = {one.id: is_strange for one, is_strange in judge.headlines(quotations)}
    return {
        "id": columns["id"][order],
        "article": columns["article"][order],
        "story": columns["story"][order],
        "place": columns["place"][order],
        "repeats": numbers(number(one.repeats) if one.repeats is not None else NOBODY for one in quotations),
        "speaker": numbers(map(speaker_number, quotations)),
        "noun": objects([packed(one) for one in quotations]),
        "again": objects([text_bytes(again.get(one.id, "")) for one in quotations]),
        "source": objects([bytes(columns["story_source"][row]) for row in order]),
        "headline": numbers(int(one.id in strange) for one in quotations),
        "strange": numbers(int(strange.get(one.id, False)) for one in quotations),
    }


def ready(columns: Columns, settings: Settings) -> Columns:
    """Return what matching needs of the articles (`place` -1) and fresh quotations of a batch; an article's rows are all there.

    Quotations are rows of `matching.READY`; `subject` marks rows of `matching.SUBJECTS`, with their weights as `micros`.
    """
    articles = [unpacked(noun, Article) for noun, place in zip(columns["noun"], columns["place"], strict=True) if place < 0]
    quoted: dict[str, list[Quotation]] = {article.id: [] for article in articles}
    for row in np.flatnonzero(columns["place"] >= 0).tolist():
        quotation = unpacked(columns["noun"][row], Quotation)
        quoted[quotation.article].append(quotation)
    rows, subjects = matching.ready(articles, list(quoted.values()), settings)
    count = len(subjects["id"])
    blank = {"int64": np.zeros(count, np.int64), "binary": objects([b""] * count)}
    extra = {**{name: blank[kind] for name, kind in matching.READY.items()}, **subjects, "micros": subjects["weights"]}
    made = {name: np.concatenate((rows[name], extra[name])) for name in matching.READY}
    return {**made, "subject": np.concatenate((np.zeros(len(rows["id"]), bool), np.ones(count, bool)))}
