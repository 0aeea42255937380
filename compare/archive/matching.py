"""From ready quotations to readings in groups, over tables: the recipe of `compare.match.archive` and `compare.match.queries`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from compare.archive import hearing
from compare.engines import Table, Tables
from compare.match import archive, queries
from compare.match.queries import Query
from compare.settings import Matching, Settings, Surroundings, narrowed

SPOKEN: archive.Schema = {**archive.READY, "speaker": "int64"}


@dataclass(frozen=True, slots=True)
class Matched:
    """What matching found: `readings` in groups (`utterance`, `id`, `parent`), `matches` (scored pairs), and pairs to be suggested."""

    ready: Table
    readings: Table
    matches: Table
    suggested: Table


def matched(heard: Table, told: Table, quotations: int, settings: Settings, tables: Tables) -> Matched:
    """Return the groups and scored pairs of the fresh quotations in `told`; `heard` has their articles."""
    ready, subjects = prepared(heard, told, settings, tables)
    scored = compared(ready, subjects, candidates(ready, quotations, settings, tables), settings, tables)
    readings = grouped(ready, scored, tables)
    matches = asked("matches", queries.MATCHES, tables, scored=scored, readings=readings)
    return Matched(ready, readings, matches, suggested(ready, readings, matches, settings, tables))


def asked(name: str, query: Query, tables: Tables, **given: Table) -> Table:
    """Return a query's answer as a stage."""
    return tables.sql(name, query.sql, query.schema, **given)


def prepared(heard: Table, told: Table, settings: Settings, tables: Tables) -> tuple[Table, Table]:
    """Return the quotations and the articles' subjects as matching needs them."""

    both = (
        "SELECT article, CAST(-1 AS BIGINT) AS place, noun FROM {heard} WHERE quoted > 0 "
        "UNION ALL SELECT article, place, noun FROM {told} WHERE repeats = 0"
    )
    rows = tables.sql("articles with quotations", both, {"article": "int64", "place": "int64", "noun": "binary"}, heard=heard, told=told)
    getting = partial(hearing.ready, settings=narrowed(settings, Surroundings))
    made = tables.map("words", rows, getting, hearing.READY, by="article")
    columns = ", ".join(f"w.{name}" for name in archive.READY)
    spoken = f"SELECT {columns}, t.speaker FROM {{words}} w JOIN {{told}} t ON w.id = t.id WHERE NOT w.subject"
    ready = tables.sql("ready", spoken, SPOKEN, words=made, told=told)
    subjects = tables.sql("subjects", "SELECT id, keys, micros AS weights FROM {words} WHERE subject", archive.SUBJECTS, words=made)
    return ready, subjects


def candidates(ready: Table, quotations: int, settings: Settings, tables: Tables) -> Table:
    """Return the pairs that are worth scoring."""
    own = narrowed(settings, Matching)
    looking = partial(archive.grams, settings=own, quotations=quotations)
    grams = tables.map("grams", ready, looking, archive.GRAMS)
    counts = asked("gram counts", queries.COUNTS, tables, grams=grams)
    held = asked("held grams", queries.HELD, tables, grams=grams, counts=counts)
    probes = asked("probes", queries.probes(own, quotations), tables, grams=grams, held=held)
    hubs = asked("hubs", queries.hubs(own), tables, held=held)
    found = queries.candidates(own, quotations)
    return tables.sql("candidates", f"SELECT a, b FROM ({found.sql}) c ORDER BY a, b", found.schema, probes=probes, hubs=hubs)


def compared(ready: Table, subjects: Table, pairs: Table, settings: Settings, tables: Tables) -> Table:
    """Return the pairs with their scores."""
    own, around = narrowed(settings, Matching), narrowed(settings, Matching, Surroundings)
    aligned = tables.map_pairs("align", pairs, ready, partial(archive.align, settings=own), archive.ALIGNED)
    beside = tables.map_pairs("surroundings", aligned, ready, partial(archive.beside, settings=around), archive.BESIDE)
    two = asked("pairs of articles", queries.ARTICLE_PAIRS, tables, beside=beside, ready=ready)
    subject = tables.map_pairs("compare subjects", two, subjects, partial(archive.subject, settings=own), archive.SUBJECT)
    found = asked("surrounded", queries.SURROUNDED, tables, aligned=aligned, ready=ready, beside=beside, subject=subject)
    return tables.map("score", found, partial(archive.score, settings=own), archive.SCORED)


def grouped(ready: Table, scored: Table, tables: Tables) -> Table:
    """Return the readings of the groups that the scored pairs make."""
    links = asked("links", queries.LINKS, tables, scored=scored)
    parents = asked("parents", queries.PARENTS, tables, links=links)
    roots = asked("roots", queries.ROOTS, tables, parents=parents)
    while int(tables.rows(asked("moved", queries.MOVED, tables, roots=roots), ["moved"])["moved"][0]):
        roots = asked("roots", queries.JUMPED, tables, roots=roots)
    outward = asked("groups", queries.OUTWARD, tables, roots=roots, ready=ready)
    rehung = asked("rehung", queries.REHUNG, tables, links=links, outward=outward, ready=ready)
    return asked("readings", queries.READINGS, tables, outward=outward, parents=parents, rehung=rehung)


def suggested(ready: Table, readings: Table, matches: Table, settings: Settings, tables: Tables) -> Table:
    """Return the pairs that may be translations of one utterance, with what speaks for it."""
    own = narrowed(settings, Matching)
    named = asked("named speakers", queries.named(own), tables, ready=ready)
    close = asked("pairs near the line", queries.close(own), tables, matches=matches, ready=ready)
    meetings = tables.map("meetings", ready, partial(archive.meetings, settings=own), archive.MEETINGS)
    pairs = asked("proposed", queries.proposed(own), tables, close=close, named=named, meetings=meetings, ready=ready, readings=readings)
    freer = replace(own, least_shared=own.suggestion_shared)
    aligned = tables.map_pairs("align freely", pairs, ready, partial(archive.align, settings=freer), archive.ALIGNED)
    around = partial(archive.beside, settings=narrowed(settings, Matching, Surroundings))
    beside = tables.map_pairs("surroundings of these", aligned, ready, around, archive.BESIDE)
    facts = asked("facts", queries.FACTS, tables, aligned=aligned, beside=beside, ready=ready, close=close)
    return tables.map("suggest", facts, partial(archive.suggest, settings=own), queries.FACTS.schema)
