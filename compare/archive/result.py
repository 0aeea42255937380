"""From judged utterances to the report: all of them, or of a large archive the most divergent, with the counts of all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

import numpy as np

from compare import judge, pipeline
from compare.archive.judging import FIGURES, SHARED
from compare.archive.matching import Matched
from compare.archive.packing import from_bytes, numbers, unpacked
from compare.engines import Columns, Schema, Table, Tables
from compare.match import archive
from compare.match.run import near_misses
from compare.match.suggestions import suggested
from compare.match.terms import number
from compare.model import Article, Counts, Match, NotRead, OutletFigures, Quotation, Report, SetAside, Suggestion, Utterance
from compare.settings import Settings

NOUN: Schema = {"id": "int64", "place": "int64", "noun": "binary"}
LED: Schema = {"id": "int64", "noun": "binary", "leader": "string"}
COUNT: Schema = {"n": "int64"}
PAIR: Schema = {
    "a": "int64",
    "b": "int64",
    "score": "int64",
    "entire": "bool",
    "same": "bool",
    "containment": "double",
    "evidence": "double",
    "speaker_differs": "bool",
    "date_differs": "bool",
}
SINGLE = (
    "FROM {told} t LEFT JOIN (SELECT r.id FROM {readings} r JOIN {judged} j ON r.utterance = j.utterance) x ON t.id = x.id "
    "LEFT JOIN (SELECT r.id FROM {readings} r JOIN {judged} j ON r.utterance = j.utterance) y ON t.repeats = y.id "
    "WHERE x.id IS NULL AND y.id IS NULL"
)


@dataclass(frozen=True, slots=True)
class Found:
    """All that an archive's stages found: tables, and what is small enough to be held."""

    heard: Table
    told: Table
    matched: Matched
    judged: Table
    figures: Table
    not_read: tuple[NotRead, ...]
    copies: Table
    totals: Mapping[str, int]


def report(job: pipeline.Job, found: Found, tables: Tables) -> Report:
    """Return the report of what was found: whole, or in an archive of more than `reported_quotations` the most divergent utterances."""
    settings = job.resolved.settings
    whole = found.totals["quotations"] <= settings.reported_quotations
    utterances = chosen(found, None if whole else settings.reported_utterances, tables)
    proposed = suggestions(found, settings, tables)
    near = apart(found, proposed, settings, tables)
    pairs = [(one.a, one.b) for one in near] + [(one.a, one.b) for one in proposed]
    wanted = {reading.quotation for one in utterances for reading in one.readings}.union(*pairs)
    quotations = quotations_of(found, None if whole else map(number, wanted), tables)
    articles = articles_of(found, None if whole else {one.article for one in quotations}, tables)
    return pipeline.made(
        job,
        articles=articles,
        quotations=quotations,
        set_aside=set_aside_in(found, articles, tables) if whole else (),
        utterances=utterances,
        near_misses=near,
        suggestions=pipeline.weighed(proposed, quotations, settings),
        single_source=single_sources(found, tables) if whole else (),
        outlets=outlets(found, tables),
        not_read=found.not_read,
        counts=counts(found, len(near), len(proposed), tables),
    )


def chosen(found: Found, most: int | None, tables: Tables) -> tuple[Utterance, ...]:
    """Return the utterances, most divergent first, at most so many."""
    table = found.judged
    if most is not None:
        best = f"SELECT * FROM {{judged}} ORDER BY severity DESC, divergence DESC, id LIMIT {most}"
        table = tables.sql("most divergent", best, table.schema, judged=table)
    nouns = tables.rows(table, ["utterance"])["noun"]
    utterances = [unpacked(noun, Utterance) for noun in nouns]
    return tuple(sorted(utterances, key=lambda u: (-u.verdict.severity, -u.verdict.divergence, u.id)))


def quotations_of(found: Found, wanted: Iterable[int] | None, tables: Tables) -> tuple[Quotation, ...]:
    """Return the quotations of these numbers, or all, in the order of their articles."""
    query, given = "SELECT t.id, t.place, t.noun FROM {told} t", {"told": found.told}
    if wanted is not None:
        given["wanted"] = tables.made("wanted", {"id": numbers(sorted(wanted))}, {"id": "int64"})
        query += " JOIN {wanted} w ON t.id = w.id"
    rows = tables.rows(tables.sql("reported quotations", query, NOUN, **given), ["id"])
    pairs = [(unpacked(noun, Quotation), place) for noun, place in zip(rows["noun"], rows["place"].tolist(), strict=True)]
    return tuple(one for one, _ in sorted(pairs, key=lambda pair: (pair[0].name, pair[0].article, pair[1])))


def articles_of(found: Found, wanted: set[str] | None, tables: Tables) -> tuple[Article, ...]:
    """Return the articles of these ids, or all, by name and id, each copy with its leader."""
    query = (
        "SELECT h.article AS id, h.noun, COALESCE(c.leader_id, '') AS leader FROM {heard} h LEFT JOIN {copies} c ON h.article = c.article"
    )
    given = {"heard": found.heard, "copies": found.copies}
    if wanted is not None:
        given["wanted"] = tables.made("wanted", {"id": numbers(sorted(map(number, wanted)))}, {"id": "int64"})
        query += " JOIN {wanted} w ON h.article = w.id"
    rows = tables.rows(tables.sql("reported articles", query + " WHERE h.article <> 0", LED, **given), ["id"])
    articles = (replace(unpacked(noun, Article), copy_of=leader or None) for noun, leader in zip(rows["noun"], rows["leader"], strict=True))
    return tuple(sorted(articles, key=lambda one: (one.name, one.id)))


def set_aside_in(found: Found, articles: Sequence[Article], tables: Tables) -> tuple[SetAside, ...]:
    """Return what was set aside, in the order of the articles."""
    query = "SELECT article AS id, place, set_aside AS noun FROM {heard} WHERE others > 0"
    rows = tables.rows(tables.sql("set aside", query, NOUN, heard=found.heard), ["id"])
    held = {int(name): unpacked(noun, tuple[SetAside, ...]) for name, noun in zip(rows["id"], rows["noun"], strict=True)}
    return tuple(one for article in articles for one in held.get(number(article.id), ()))


def single_sources(found: Found, tables: Tables) -> tuple[str, ...]:
    """Return the quotations (ids) that stand in one source only, in the order of their articles."""
    given = {"told": found.told, "readings": found.matched.readings, "judged": found.judged}
    rows = tables.rows(tables.sql("single sources", f"SELECT t.id, t.place, t.noun {SINGLE}", NOUN, **given), ["id"])
    pairs = [(unpacked(noun, Quotation), place) for noun, place in zip(rows["noun"], rows["place"].tolist(), strict=True)]
    return tuple(one.id for one, _ in sorted(pairs, key=lambda pair: (pair[0].name, pair[0].article, pair[1])))


def suggestions(found: Found, settings: Settings, tables: Tables) -> tuple[Suggestion, ...]:
    """Return pairs that may be translations of one utterance, best first."""
    rows = tables.rows(found.matched.suggested, ["a", "b"])
    said = {number(one.id): one for one in quotations_of(found, {*rows["a"].tolist(), *rows["b"].tolist()}, tables)}
    pairs = [(said[a], said[b]) for a, b in zip(rows["a"].tolist(), rows["b"].tolist(), strict=True)]
    return suggested(pairs, archive.facts(rows), settings)


def apart(found: Found, proposed: Sequence[Suggestion], settings: Settings, tables: Tables) -> tuple[Match, ...]:
    """Return the best pairs that no group joins and whose score is not far below its threshold; suggestions are left out."""
    full, fragment = (
        ceil(10 * (line - settings.near_miss_depth) - 1e-6) for line in (settings.match_threshold, settings.fragment_threshold)
    )
    query = (
        f"SELECT {', '.join('m.' + name for name in PAIR)} FROM {{matches}} m "
        "LEFT JOIN {readings} x ON m.a = x.id LEFT JOIN {readings} y ON m.b = y.id "
        f"WHERE m.across AND m.score >= CASE WHEN m.entire THEN {full} ELSE {fragment} END "
        "AND (x.utterance IS NULL OR y.utterance IS NULL OR x.utterance <> y.utterance)"
    )
    near = tables.sql("near misses", query, PAIR, matches=found.matched.matches, readings=found.matched.readings)
    heights = tables.sql(
        "near misses by score", "SELECT score, COUNT(*) AS n FROM {near} GROUP BY score", {"score": "int64", "n": "int64"}, near=near
    )
    line = lowest(tables.rows(heights, ["score"]), settings.near_miss_count + settings.suggestion_count)
    best = tables.rows(tables.sql("best near misses", f"SELECT * FROM {{near}} WHERE score >= {line}", PAIR, near=near), ["a", "b"])
    said = {number(one.id): one for one in quotations_of(found, {*best["a"].tolist(), *best["b"].tolist()}, tables)}
    pairs = [pair_of(best, row, said) for row in range(len(best["a"]))]
    place = {one.id: (0, one.name + "\0" + one.article, one.start, one.end) for one in said.values()}
    return near_misses(pairs, (), proposed, place, settings)


def lowest(heights: Columns, most: int) -> int:
    """Return the score from which on there are so many pairs, or all."""
    upto = np.cumsum(heights["n"][::-1])
    return int(heights["score"][::-1][min(int(np.searchsorted(upto, most)), len(upto) - 1)]) if len(upto) else 0


def pair_of(rows: Columns, row: int, said: Mapping[int, Quotation]) -> Match:
    """Return the pair in a row, the quotation first that comes first in the articles."""
    sides = sorted((said[int(rows[side][row])] for side in "ab"), key=lambda one: (one.name, one.article, one.start, one.end))
    raised = (("speaker differs", rows["speaker_differs"][row]), ("date differs", rows["date_differs"][row]))
    return Match(
        a=sides[0].id,
        b=sides[1].id,
        score=int(rows["score"][row]) / 10,
        relation="full" if rows["entire"][row] else "fragment",
        same_utterance=bool(rows["same"][row]),
        containment=round(float(rows["containment"][row]), 4),
        evidence=round(float(rows["evidence"][row]), 3),
        flags=tuple(words for words, is_raised in raised if is_raised),
    )


def outlets(found: Found, tables: Tables) -> tuple[OutletFigures, ...]:
    """Return how each outlet's readings stand to the base readings."""
    counted: defaultdict[str, judge.OutletCounts] = defaultdict(judge.OutletCounts)
    sums = tables.sql("outlets", "SELECT source, figure, SUM(times) AS times FROM {f} GROUP BY source, figure", FIGURES, f=found.figures)
    rows = tables.rows(sums, ["source", "figure"])
    for source, figure, times in zip(map(from_bytes, rows["source"]), rows["figure"], rows["times"].tolist(), strict=True):
        if figure == SHARED:
            counted[source].shared = times
        else:
            counted[source].judged = counted[source].judged + Counter({figure: times})
    schema: Schema = {"source": "binary", "headlines": "int64", "strange": "int64"}
    query = "SELECT source, SUM(headline) AS headlines, SUM(strange) AS strange FROM {told} GROUP BY source"
    rows = tables.rows(tables.sql("headlines", query, schema, told=found.told), ["source"])
    for source, headlines, strange in zip(
        map(from_bytes, rows["source"]), rows["headlines"].tolist(), rows["strange"].tolist(), strict=True
    ):
        counted[source].headlines, counted[source].strange = headlines, strange
    return judge.figures(counted)


def counts(found: Found, near: int, proposed: int, tables: Tables) -> Counts:
    """Return the sums of the whole archive; they add up."""
    given = {"told": found.told, "readings": found.matched.readings, "judged": found.judged}
    single = one_number(tables, "single", f"SELECT COUNT(*) AS n {SINGLE}", **given)
    candidates = one_number(tables, "scored pairs", "SELECT COUNT(*) AS n FROM {matches} WHERE across", matches=found.matched.matches)
    by_severity = tables.sql(
        "severities",
        "SELECT severity, COUNT(*) AS n FROM {judged} GROUP BY severity",
        {"severity": "int64", "n": "int64"},
        judged=found.judged,
    )
    rows = tables.rows(by_severity, ["severity"])
    severities = dict(zip(rows["severity"].tolist(), rows["n"].tolist(), strict=True))
    quotations, set_aside, read = (found.totals[name] for name in ("quotations", "set_aside", "articles"))
    return Counts(
        given=read + len(found.not_read),
        read=read,
        not_read=len(found.not_read),
        marked=quotations + set_aside,
        quotations=quotations,
        set_aside=set_aside,
        in_utterances=quotations - single,
        single_source=single,
        utterances=sum(severities.values()),
        by_severity=(severities.get(0, 0), severities.get(1, 0), severities.get(2, 0), severities.get(3, 0)),
        near_misses=near,
        suggestions=proposed,
        candidates=candidates,
        copies=one_number(tables, "number of copies", "SELECT COUNT(*) AS n FROM {copies}", copies=found.copies),
    )


def one_number(tables: Tables, name: str, query: str, **given: Table) -> int:
    """Return the only number that a query gives."""
    return int(tables.rows(tables.sql(name, query, COUNT, **given), ["n"])["n"][0])
