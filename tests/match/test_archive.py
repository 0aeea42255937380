"""Matching over tables gives what matching in memory gives: the same pairs, scores to the last digit, and groups."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from compare.match import archive, queries
from compare.match.archive import Columns
from compare.match.candidates import candidates
from compare.match.comparison import compared
from compare.match.run import matched
from compare.match.suggestions import suggested
from compare.match.surroundings import speaker_number
from compare.match.terms import number
from compare.model import Article, Quotation, Suggestion
from compare.settings import Settings

duckdb = pytest.importorskip("duckdb")
DEFAULT = Settings()
CROWDED = dataclasses.replace(DEFAULT, probe_all=0, posting_cap=12, hubs=3)
TYPES = {"int64": "BIGINT", "double": "DOUBLE", "binary": "BLOB", "bool": "BOOLEAN"}


class Rows:
    """Tables in DuckDB's memory: as little as the functions and queries of matching need."""

    def __init__(self) -> None:
        self.connection = duckdb.connect()

    def keep(self, name: str, columns: Columns, schema: Mapping[str, str]) -> Columns:
        self.connection.execute(f"CREATE TABLE {name} (" + ", ".join(f"{one} {TYPES[kind]}" for one, kind in schema.items()) + ")")
        given = {one: columns[one] for one in schema}  # DuckDB finds it by its name
        self.connection.execute(f"INSERT INTO {name} SELECT * FROM given") if len(next(iter(given.values()))) else None
        return columns

    def ask(self, name: str, query: queries.Query, **tables: str) -> Columns:
        casts = ", ".join(f"CAST({one} AS {TYPES[kind]}) AS {one}" for one, kind in query.schema.items())
        self.connection.execute(f"CREATE TABLE {name} AS SELECT {casts} FROM ({query.sql.format(**tables)})")
        found: dict[str, Any] = self.connection.execute(f"SELECT * FROM {name} ORDER BY ALL").fetchnumpy()
        return {one: np.asarray(values) for one, values in found.items()}


def beside_items(pairs: Columns, items: Columns) -> tuple[Columns, Columns]:
    """Return the pairs with the places of both sides in the items, and the items by id."""
    order = np.argsort(items["id"])
    sorted_items = {name: values[order] for name, values in items.items()}
    return {**pairs, **{f"at_{side}": np.searchsorted(sorted_items["id"], pairs[side]) for side in "ab"}}, sorted_items


COMMON = ["the", "of", "and", "to", "we", "will", "not", "our", "in", "people", "ferry", "bridge", "council", "winter", "budget", "city"]
WORDS = [
    *COMMON * 12,
    *(a + b + c for a in ("bra", "ko", "lu", "mi", "ste") for b in ("ra", "no", "ti", "vel", "dor", "gan") for c in "nrstkm"),
]


def made(events: int, seed: int = 7) -> tuple[tuple[Article, ...], list[list[Quotation]]]:
    """Return articles, three to an event, that report some of the event's sentences, whole, changed or in part."""
    chance = random.Random(seed)
    articles, quoted = [], []
    for event in range(events):
        said = [[chance.choice(WORDS) for _ in range(chance.randint(3, 18))] for _ in range(12)]
        people = [f"{chance.choice(['Ann', 'Carl', 'Ilse'])} {chance.choice(['Berg', 'Moss', 'Okafor', 'Brandt', 'Lind'])}" for _ in said]
        for outlet in range(3):
            lines, places = [" ".join(chance.choice(WORDS) for _ in range(60))], []
            for words, person in zip(said, people, strict=True):
                kept = words[: chance.randint(1, len(words))] if chance.random() < 0.4 else list(words)
                if chance.random() < 0.4:
                    kept[chance.randrange(len(kept))] = chance.choice(WORDS)
                start = sum(map(len, lines)) + len(lines) + len("Then: ")
                places.append((start, " ".join(kept), person if chance.random() < 0.7 else None))
                lines.append(f"Then: {places[-1][1]}, said {person} on the quay.")
            name = f"e{event}o{outlet}"
            day = f"2024-0{chance.randint(1, 3)}-{chance.randint(10, 12)}" if chance.random() < 0.8 else None
            articles.append(Article(name, name, "\n".join(lines), date=day))
            quoted.append([Quotation(name, name, start, start + len(text), text, person=person) for start, text, person in places])
    return tuple(articles), quoted


def joined(parts: list[Columns]) -> Columns:
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def on_tables(rows: Rows, ready: Columns, quotations: Mapping[int, Quotation], settings: Settings) -> tuple[Suggestion, ...]:
    """Return the suggestions, from the tables that matching made."""
    rows.ask("named", queries.named(settings), ready="ready")
    rows.ask("close", queries.close(settings), matches="matches", ready="ready")
    rows.keep("meetings", archive.meetings(ready, settings), archive.MEETINGS)
    given = {name: name for name in ("close", "named", "meetings", "ready", "readings")}
    pairs = rows.ask("proposed", queries.proposed(settings), **given)
    freer = dataclasses.replace(settings, least_shared=settings.suggestion_shared)
    aligned = rows.keep("loose", archive.align(*beside_items(pairs, ready), freer), archive.ALIGNED)
    rows.keep("around", archive.beside(*beside_items(aligned, ready), settings), archive.BESIDE)
    found = archive.suggest(rows.ask("facts", queries.FACTS, aligned="loose", beside="around", ready="ready", close="close"), settings)
    both = [(quotations[a], quotations[b]) for a, b in zip(found["a"].tolist(), found["b"].tolist(), strict=True)]
    return suggested(both, archive.facts(found), settings)


@pytest.mark.parametrize("settings", [DEFAULT, CROWDED], ids=["all looked up", "crowded"])
def test_tables_give_the_pairs_scores_and_groups_of_the_run_in_memory(settings: Settings) -> None:
    articles, quoted = made(60)
    quotations = [quotation for said in quoted for quotation in said]
    assert len(quotations) > 2000
    assert all(article.text[q.start : q.end] == q.text for article, said in zip(articles, quoted, strict=True) for q in said)
    rows = Rows()
    # In two batches: a row depends on its own article alone.
    halves = [archive.ready(articles[part], quoted[part], settings) for part in (slice(0, 70), slice(70, None))]
    ready, subjects = (joined([half[side] for half in halves]) for side in (0, 1))
    speakers = {number(quotation.id): speaker_number(quotation) for quotation in quotations}
    ready = {**ready, "speaker": np.array([speakers[one] for one in ready["id"].tolist()])}
    rows.keep("ready", ready, {**archive.READY, "speaker": "int64"})
    rows.keep("grams", archive.grams(ready, settings, len(quotations)), archive.GRAMS)
    rows.ask("counts", queries.COUNTS, grams="grams")
    rows.ask("held", queries.HELD, grams="grams", counts="counts")
    rows.ask("probes", queries.probes(settings, len(quotations)), grams="grams", held="held")
    rows.ask("hubs", queries.hubs(settings), held="held")
    pairs = rows.ask("candidates", queries.candidates(settings, len(quotations)), probes="probes", hubs="hubs")
    whole = compared(quotations, {article.id: article for article in articles}, settings)
    a, b = candidates(whole, settings)
    assert set(zip(pairs["a"].tolist(), pairs["b"].tolist(), strict=True)) == set(
        zip(whole.numbers[a].tolist(), whole.numbers[b].tolist(), strict=True)
    )

    aligned = rows.keep("aligned", archive.align(*beside_items(pairs, ready), settings), archive.ALIGNED)
    rows.keep("beside", archive.beside(*beside_items(aligned, ready), settings), archive.BESIDE)
    two = rows.ask("articles", queries.ARTICLE_PAIRS, beside="beside", ready="ready")
    rows.keep("subject", archive.subject(*beside_items(two, subjects), settings), archive.SUBJECT)
    found = rows.ask("surrounded", queries.SURROUNDED, aligned="aligned", ready="ready", beside="beside", subject="subject")
    rows.keep("scored", archive.score(found, settings), archive.SCORED)
    rows.ask("links", queries.LINKS, scored="scored")
    rows.ask("parents", queries.PARENTS, links="links")
    rows.ask("roots", queries.ROOTS, parents="parents")
    roots = "roots"
    while rows.ask(f"moved_{roots}", queries.MOVED, roots=roots)["moved"][0]:
        rows.ask(f"{roots}_on", queries.JUMPED, roots=roots)
        roots += "_on"
    rows.ask("outward", queries.OUTWARD, roots=roots, ready="ready")
    rows.ask("rehung", queries.REHUNG, links="links", outward="outward", ready="ready")
    readings = rows.ask("readings", queries.READINGS, outward="outward", parents="parents", rehung="rehung")
    said = rows.ask("matches", queries.MATCHES, scored="scored", readings="readings")

    result = matched(quotations, articles, settings, 0.0)
    ours = {
        (number(group[0].quotation), number(one.quotation), number(one.parent) if one.parent else -1)
        for group in result.groups
        for one in group
    }
    assert set(zip(*(readings[name].tolist() for name in ("utterance", "id", "parent")), strict=True)) == ours
    across = np.flatnonzero(said["across"])
    assert len(across) == result.candidates
    theirs = {
        frozenset((int(said["a"][row]), int(said["b"][row]))): (
            said["score"][row] / 10,
            bool(said["same"][row]),
            round(float(said["containment"][row]), 4),
            round(float(said["evidence"][row]), 3),
            "full" if said["entire"][row] else "fragment",
            bool(said["speaker_differs"][row]) + bool(said["date_differs"][row]),
        )
        for row in across
    }
    suggestions = on_tables(rows, ready, {number(one.id): one for one in quotations}, settings)
    assert result.suggestions and suggestions == result.suggestions
    assert {
        frozenset((number(m.a), number(m.b))): (m.score, m.same_utterance, m.containment, m.evidence, m.relation, len(m.flags))
        for m in result.matches
    } == theirs
