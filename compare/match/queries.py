"""The rule of `compare.match.candidates` and the groups of `compare.match.grouping` in SQL that DuckDB and Spark share.

Whole numbers and total orders only: every engine gives the rows that the functions in this room give. `{name}` in a query stands for a
table. The fuller of two quotations is the one with the greater `fullness`, of equals the one with the smaller `id`.
"""

from __future__ import annotations

import math
from typing import Literal, NamedTuple

from compare.match.candidates import DOUBLING
from compare.match.grams import WORD
from compare.match.terms import MICRO
from compare.settings import Settings

Kind = Literal["int64", "double", "string", "binary", "bool"]


class Query(NamedTuple):
    """What to ask, and the columns of the answer."""

    sql: str
    schema: dict[str, Kind]


def _numbers(names: str) -> dict[str, Kind]:
    return dict.fromkeys(names.split(), "int64")


# How many hold each gram that at least two hold. Needs {grams}.
COUNTS = Query("SELECT gram, COUNT(*) AS holders FROM {grams} GROUP BY gram HAVING COUNT(*) > 1", _numbers("gram holders"))
# The grams that lead somewhere, with their holders. Needs {grams}, {counts}.
HELD = Query(
    "SELECT g.gram, g.id, g.fullness, g.micro, g.kind, c.holders FROM {grams} g JOIN {counts} c ON g.gram = c.gram",
    _numbers("gram id fullness micro kind holders"),
)


def probes(settings: Settings, quotations: int) -> Query:
    """Return the query for what quotations look up, each with the value of what it finds and all that is wanted. Needs {grams}, {held}."""
    rare = micro(settings.rare_word)
    if quotations <= settings.probe_all:
        value = f"CASE WHEN kind = {WORD} THEN micro ELSE 0 END"
        wanted = f"SELECT id, SUM({value}) AS wanted FROM {{grams}} WHERE micro >= {rare} GROUP BY id"
        chosen = f"SELECT gram, id, fullness, micro, {value} AS value FROM {{held}} WHERE micro >= {rare}"
    else:
        worth = f"micro - {DOUBLING} * ({_doublings(settings)})"
        ranked = f"SELECT *, ROW_NUMBER() OVER (PARTITION BY id ORDER BY {worth} DESC, gram) AS place FROM {{held}} WHERE micro >= {rare}"
        chosen = f"SELECT gram, id, fullness, micro, 1 AS value FROM ({ranked}) r WHERE place <= {settings.probes}"
        wanted = f"SELECT id, COUNT(*) AS wanted FROM ({chosen}) k GROUP BY id"
    sql = f"SELECT p.gram, p.id, p.fullness, p.micro, p.value, w.wanted FROM ({chosen}) p JOIN ({wanted}) w ON p.id = w.id"
    return Query(sql, _numbers("gram id fullness micro value wanted"))


def hubs(settings: Settings) -> Query:
    """Return the query for who is found by a gram: all that hold it, of a crowded one its fullest holders. Needs {held}."""
    ranked = (
        "SELECT gram, id, fullness, ROW_NUMBER() OVER (PARTITION BY gram ORDER BY fullness DESC, id) AS place "
        f"FROM {{held}} WHERE holders > {settings.posting_cap}"
    )
    few = f"SELECT gram, id, fullness FROM {{held}} WHERE holders <= {settings.posting_cap}"
    return Query(
        f"{few} UNION ALL SELECT gram, id, fullness FROM ({ranked}) r WHERE place <= {settings.hubs}", _numbers("gram id fullness")
    )


def candidates(settings: Settings, quotations: int) -> Query:
    """Return the query for the pairs to be scored: `a` the fuller, `b` the other. Needs {probes}, {hubs}."""
    least = settings.least_looked_up if quotations <= settings.probe_all else settings.least_probed
    enough = f"SUM(p.value) * {MICRO} >= MAX(p.wanted) * {micro(least)}"
    sql = (
        "SELECT h.id AS a, p.id AS b FROM {probes} p JOIN {hubs} h ON p.gram = h.gram "
        "WHERE h.fullness > p.fullness OR (h.fullness = p.fullness AND h.id < p.id) "
        f"GROUP BY h.id, p.id HAVING {enough} OR MAX(p.micro) >= {micro(settings.telling_gram)}"
    )
    return Query(sql, _numbers("a b"))


def _doublings(settings: Settings) -> str:
    """Return the expression for how often two doubles to reach what a gram leads to."""
    top = max(settings.posting_cap, settings.hubs).bit_length()
    steps = " ".join(f"WHEN reach < {1 << power} THEN {power - 1}" for power in range(1, top + 1))
    crowded = settings.hubs.bit_length() - 1
    inside = steps.replace("reach", "holders")
    return f"CASE WHEN holders > {settings.posting_cap} THEN {crowded} {inside} ELSE {top} END"


def micro(value: float) -> int:
    """Return a setting in millionths."""
    return round(value * MICRO)


# Pairs of articles whose subjects are to be compared. Needs {beside}, {ready}.
ARTICLE_PAIRS = Query(
    "SELECT DISTINCT LEAST(x.article, y.article) AS a, GREATEST(x.article, y.article) AS b "
    "FROM {beside} p JOIN {ready} x ON p.a = x.id JOIN {ready} y ON p.b = y.id WHERE p.likely",
    _numbers("a b"),
)
# What scoring needs of each pair beside its alignment. Needs {aligned}, {ready}, {beside}, {subject}.
SURROUNDED = Query(
    "SELECT p.a, p.b, x.fullness, p.told, p.shared, p.words, p.run, p.common, p.speaker, "
    "GREATEST(x.words, y.words) AS longer, x.words = y.words AS alike, x.article <> y.article AS across, "
    "CASE WHEN x.day < 0 OR y.day < 0 THEN -1 ELSE ABS(x.day - y.day) END AS days, "
    "COALESCE(n.beside, -1) AS beside, COALESCE(s.other, 0.0) AS other "
    "FROM {aligned} p JOIN {ready} x ON p.a = x.id JOIN {ready} y ON p.b = y.id "
    "LEFT JOIN {beside} n ON p.a = n.a AND p.b = n.b "
    "LEFT JOIN {subject} s ON LEAST(x.article, y.article) = s.a AND GREATEST(x.article, y.article) = s.b AND n.likely",
    _numbers("a b fullness told words speaker longer days beside")
    | {"shared": "double", "run": "double", "common": "double"}
    | {"other": "double", "across": "bool", "alike": "bool"},
)

# Pairs that are said to be one utterance. Needs {scored}.
LINKS = Query(
    "SELECT a, b, fullness, score, milli, alike FROM {scored} WHERE same",
    _numbers("a b fullness score milli") | {"alike": "bool"},
)
_BEST = (
    "SELECT b AS id, a AS parent FROM "
    "(SELECT *, ROW_NUMBER() OVER (PARTITION BY b ORDER BY score DESC, milli DESC, fullness DESC, a) AS place FROM (%s) l) r "
    "WHERE place = 1"
)
# The fuller reading that each hangs on: `id`, `parent`. Needs {links}.
PARENTS = Query(_BEST % "SELECT * FROM {links}", _numbers("id parent"))
# Each reading with the one that it hangs on, or itself: `id`, `root`. Needs {parents}.
ROOTS = Query(
    "SELECT id, parent AS root FROM {parents} UNION ALL "
    "SELECT DISTINCT p.parent AS id, p.parent AS root FROM {parents} p LEFT JOIN {parents} q ON p.parent = q.id WHERE q.id IS NULL",
    _numbers("id root"),
)
# The same looking up twice as far; to be repeated until MOVED counts none. Needs {roots}.
JUMPED = Query("SELECT r.id, s.root FROM {roots} r JOIN {roots} s ON r.root = s.id", _numbers("id root"))
MOVED = Query("SELECT COUNT(*) AS moved FROM {roots} r JOIN {roots} s ON r.root = s.id WHERE r.root <> s.root", _numbers("moved"))
# The readings whose trees span at least two articles: `id`, `root`. Needs {roots}, {ready}.
OUTWARD = Query(
    "SELECT r.id, r.root FROM {roots} r JOIN ("
    "SELECT t.root FROM {roots} t JOIN {ready} y ON t.id = y.id GROUP BY t.root HAVING MIN(y.article) <> MAX(y.article)"
    ") o ON r.root = o.root",
    _numbers("id root"),
)
# The links from inside these trees outwards; of two readings with as many words either one counts as the fuller.
_OUTSIDE = (
    "SELECT k.a, k.b, k.fullness, k.score, k.milli FROM ("
    "SELECT a, b, fullness, score, milli FROM {links} UNION ALL SELECT l.b AS a, l.a AS b, y.fullness, l.score, l.milli "
    "FROM {links} l JOIN {ready} y ON l.b = y.id WHERE l.alike"
    ") k JOIN {outward} x ON k.a = x.id LEFT JOIN {outward} y ON k.b = y.id WHERE y.id IS NULL"
)
# Readings of other trees, hung on their best in these: `id`, `parent`. Needs {links}, {outward}, {ready}.
REHUNG = Query(
    _BEST % _OUTSIDE,
    _numbers("id parent"),
)
# Readings in groups: the group (its first reading's id), `id`, the `parent` (-1 for the first). Needs {outward}, {parents}, {rehung}.
READINGS = Query(
    "SELECT o.root AS utterance, o.id, COALESCE(p.parent, -1) AS parent FROM {outward} o LEFT JOIN {parents} p ON o.id = p.id "
    "UNION ALL SELECT o.root AS utterance, r.id, r.parent FROM {rehung} r JOIN {outward} o ON r.parent = o.id",
    _numbers("utterance id parent"),
)
# Scored pairs with `same` true only inside a group. Needs {scored}, {readings}.
MATCHES = Query(
    "SELECT s.a, s.b, s.fullness, s.score, s.milli, s.entire, s.same AND x.utterance IS NOT NULL AND y.utterance IS NOT NULL "
    "AND x.utterance = y.utterance AS same, s.containment, s.evidence, s.speaker_differs, s.date_differs, s.across, s.alike "
    "FROM {scored} s LEFT JOIN {readings} x ON s.a = x.id LEFT JOIN {readings} y ON s.b = y.id",
    _numbers("a b fullness score milli")
    | {"containment": "double", "evidence": "double"}
    | {"entire": "bool", "same": "bool", "speaker_differs": "bool", "date_differs": "bool", "across": "bool", "alike": "bool"},
)


# --- what may be translations ---

# The articles that each utterance reaches.
_REACHED = "SELECT DISTINCT r.utterance, q.article FROM {readings} r JOIN {ready} q ON r.id = q.id"


def named(settings: Settings) -> Query:
    """Return the query for the quotations of known speakers that suggestions are looked for among, few of an article. Needs {ready}."""
    ranked = (
        "SELECT id, article, speaker, fullness, ROW_NUMBER() OVER (PARTITION BY article ORDER BY fullness DESC, id) AS place "
        f"FROM {{ready}} WHERE speaker > 0 AND words >= {settings.suggestion_words}"
    )
    return Query(
        f"SELECT id, article, speaker, fullness FROM ({ranked}) r WHERE place <= {settings.suggestion_readings}",
        _numbers("id article speaker fullness"),
    )


def close(settings: Settings) -> Query:
    """Return the query for pairs near the line: their articles, smaller number first, and where both stand. Needs {matches}, {ready}."""
    turned = "x.article > y.article"
    return Query(
        f"SELECT CASE WHEN {turned} THEN y.article ELSE x.article END AS a, CASE WHEN {turned} THEN x.article ELSE y.article END AS b, "
        f"CASE WHEN {turned} THEN y.start ELSE x.start END AS begins, CASE WHEN {turned} THEN x.start ELSE y.start END AS meets, m.same "
        "FROM {matches} m JOIN {ready} x ON m.a = x.id JOIN {ready} y ON m.b = y.id "
        f"WHERE m.across AND m.score >= {math.ceil(settings.suggestion_occasion * 10)}",
        _numbers("a b begins meets") | {"same": "bool"},
    )


def proposed(settings: Settings) -> Query:
    """Return the query for the pairs to be compared, the fuller first. Needs {close}, {named}, {meetings}, {ready}, {readings}."""
    few = f"SELECT meeting FROM {{meetings}} GROUP BY meeting HAVING COUNT(*) BETWEEN 2 AND {settings.suggestion_holders}"
    return Query(
        "SELECT p.a, p.b FROM (SELECT DISTINCT CASE WHEN x.fullness > y.fullness OR (x.fullness = y.fullness AND x.id < y.id) "
        "THEN x.id ELSE y.id END AS a, CASE WHEN x.fullness > y.fullness OR (x.fullness = y.fullness AND x.id < y.id) "
        "THEN y.id ELSE x.id END AS b FROM ("
        "SELECT v.id AS one, w.id AS other FROM (SELECT DISTINCT a, b FROM {close}) o "
        "JOIN {named} v ON v.article = o.a JOIN {named} w ON w.article = o.b AND w.speaker = v.speaker "
        f"UNION SELECT m.id AS one, n.id AS other FROM ({few}) f JOIN {{meetings}} m ON m.meeting = f.meeting "
        "JOIN {meetings} n ON n.meeting = f.meeting AND n.id > m.id AND n.article <> m.article"
        ") c JOIN {ready} x ON c.one = x.id JOIN {ready} y ON c.other = y.id) p "
        "JOIN {ready} x ON p.a = x.id JOIN {ready} y ON p.b = y.id "
        "LEFT JOIN {readings} g ON p.a = g.id LEFT JOIN {readings} h ON p.b = h.id "
        f"LEFT JOIN ({_REACHED}) i ON g.utterance = i.utterance AND i.article = y.article "
        f"LEFT JOIN ({_REACHED}) j ON h.utterance = j.utterance AND j.article = x.article "
        "WHERE i.article IS NULL AND j.article IS NULL",
        _numbers("a b"),
    )


_SIDES = (
    "SELECT p.a, p.b, p.common, x.told AS told_a, y.told AS told_b, GREATEST(COALESCE(n.beside, 0), 0) AS beside, "
    "CASE WHEN x.day < 0 OR y.day < 0 THEN -1 ELSE ABS(x.day - y.day) END AS days, "
    "LEAST(x.article, y.article) AS home, GREATEST(x.article, y.article) AS away, "
    "CASE WHEN x.article <= y.article THEN x.start ELSE y.start END AS here, "
    "CASE WHEN x.article <= y.article THEN y.start ELSE x.start END AS there "
    "FROM {aligned} p JOIN {ready} x ON p.a = x.id JOIN {ready} y ON p.b = y.id LEFT JOIN {beside} n ON p.a = n.a AND p.b = n.b"
)
# What speaks for the pairs proposed, once aligned. Needs {aligned} and {beside} of these pairs, {ready}, {close}.
FACTS = Query(
    "SELECT s.a, s.b, s.common, s.told_a, s.told_b, s.beside, s.days, COALESCE(o.anchors, 0) AS anchors, COALESCE(o.shared, 0) AS shared, "
    f"COALESCE(k.crossed, 0) AS crossed FROM ({_SIDES}) s LEFT JOIN (SELECT a, b, COUNT(*) AS anchors, "
    "LEAST(COUNT(DISTINCT begins), COUNT(DISTINCT meets)) AS shared FROM {close} WHERE same GROUP BY a, b) o "
    "ON s.home = o.a AND s.away = o.b "
    "LEFT JOIN (SELECT t.a, t.b, SUM(CASE WHEN (t.here < c.begins) = (t.there < c.meets) THEN 0 ELSE 1 END) AS crossed "
    f"FROM ({_SIDES}) t JOIN {{close}} c ON t.home = c.a AND t.away = c.b WHERE c.same GROUP BY t.a, t.b) k ON s.a = k.a AND s.b = k.b",
    _numbers("a b told_a told_b beside days anchors shared crossed") | {"common": "double"},
)
