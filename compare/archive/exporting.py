"""What an archive's stages found as plain tables, for other programs: quotations, utterances, variants, matches."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from compare.archive.packing import from_bytes, numbers, objects, unpacked
from compare.archive.result import Found
from compare.engines import Columns, Schema, Table, Tables
from compare.model import SEVERITIES, Quotation, Utterance

QUOTATIONS: Schema = {
    "number": "int64",
    "id": "string",
    "article": "string",
    "name": "string",
    "outlet": "string",
    "start": "int64",
    "end": "int64",
    "text": "string",
    "speaker": "string",
    "person": "string",
    "kind": "string",
    "place": "string",
    "repeats": "string",
    "utterance": "string",
}
UTTERANCES: Schema = {
    "id": "string",
    "severity": "string",
    "divergence": "double",
    "coverage": "double",
    "readings": "int64",
    "speaker": "string",
    "types": "string",
    "flags": "string",
    "text": "string",
}
VARIANTS: Schema = {
    "utterance": "string",
    "a": "string",
    "b": "string",
    "a_text": "string",
    "b_text": "string",
    "type": "string",
    "severity": "string",
    "sure": "bool",
    "reason": "string",
}
MATCHES: Schema = {"a": "string", "b": "string", "score": "double", "relation": "string", "same_utterance": "bool"}
HOMES: Schema = {"id": "int64", "source": "binary", "noun": "binary", "utterance": "string"}


def exported(found: Found, folder: Path, tables: Tables) -> tuple[Path, ...]:
    """Write the tables into a folder, each as Parquet files in a folder of its own, and return these."""
    homes = (
        "SELECT t.id, t.source, t.noun, COALESCE(j.id, '') AS utterance FROM {told} t "
        "LEFT JOIN {readings} r ON t.id = r.id LEFT JOIN {judged} j ON r.utterance = j.utterance"
    )
    given = {"told": found.told, "readings": found.matched.readings, "judged": found.judged}
    quotations = tables.map("quotations as rows", tables.sql("quotations with homes", homes, HOMES, **given), quotation_rows, QUOTATIONS)
    pairs = (
        "SELECT a.id AS a, b.id AS b, m.score / 10.0 AS score, CASE WHEN m.entire THEN 'full' ELSE 'fragment' END AS relation, "
        "m.same AS same_utterance FROM {matches} m JOIN {rows} a ON m.a = a.number JOIN {rows} b ON m.b = b.number WHERE m.across"
    )
    made = {
        "quotations": quotations,
        "utterances": tables.map("utterances as rows", found.judged, utterance_rows, UTTERANCES),
        "variants": tables.map("variants as rows", found.judged, variant_rows, VARIANTS),
        "matches": tables.sql("matches as rows", pairs, MATCHES, matches=found.matched.matches, rows=quotations),
    }
    return tuple(placed(table, folder / name) for name, table in made.items())


def placed(table: Table, folder: Path) -> Path:
    """Put a table's files into a folder, in place of those that were there, and return it."""
    unfinished = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    for number, file in enumerate(table.files):
        beside = unfinished / f"part-{number:06}.parquet"
        try:
            os.link(file, beside)
        except OSError:  # another disk
            shutil.copyfile(file, beside)
    shutil.rmtree(folder, ignore_errors=True)
    unfinished.rename(folder)
    return folder


def whole(text: str | None) -> str:
    """Return text that any file can hold: half of a surrogate pair becomes a question mark, nothing an empty text."""
    return (text or "").encode("utf-8", "replace").decode()


def quotation_rows(columns: Columns) -> Columns:
    """Return a batch of quotations as plain columns."""
    found = [unpacked(noun, Quotation) for noun in columns["noun"]]
    return {
        "number": columns["id"],
        "id": objects([one.id for one in found]),
        "article": objects([one.article for one in found]),
        "name": objects([whole(one.name) for one in found]),
        "outlet": objects([whole(from_bytes(source)) for source in columns["source"]]),
        "start": numbers(one.start for one in found),
        "end": numbers(one.end for one in found),
        "text": objects([whole(one.text) for one in found]),
        "speaker": objects([whole(one.speaker) for one in found]),
        "person": objects([whole(one.person) for one in found]),
        "kind": objects([one.kind for one in found]),
        "place": objects([one.place for one in found]),
        "repeats": objects([one.repeats or "" for one in found]),
        "utterance": columns["utterance"],
    }


def utterance_rows(columns: Columns) -> Columns:
    """Return a batch of utterances as plain columns; `text` is the base reading."""
    found = [unpacked(noun, Utterance) for noun in columns["noun"]]
    return {
        "id": columns["id"],
        "severity": objects([SEVERITIES[one.verdict.severity] for one in found]),
        "divergence": columns["divergence"],
        "coverage": columns["coverage"],
        "readings": columns["readings"],
        "speaker": objects([whole(one.speaker) for one in found]),
        "types": objects([", ".join(one.verdict.types) for one in found]),
        "flags": objects([whole("; ".join(one.flags)) for one in found]),
        "text": objects([whole(one.collation.texts[one.base]) for one in found]),
    }


def variant_rows(columns: Columns) -> Columns:
    """Return the variants of a batch of utterances as plain columns."""
    found = [(one, variant) for one in (unpacked(noun, Utterance) for noun in columns["noun"]) for variant in one.verdict.variants]
    texts = [(one.collation.texts[v.reading_a][slice(*v.a)], one.collation.texts[v.reading_b][slice(*v.b)]) for one, v in found]
    return {
        "utterance": objects([one.id for one, _ in found]),
        "a": objects([one.readings[variant.reading_a].quotation for one, variant in found]),
        "b": objects([one.readings[variant.reading_b].quotation for one, variant in found]),
        "a_text": objects([whole(a) for a, _ in texts]),
        "b_text": objects([whole(b) for _, b in texts]),
        "type": objects([variant.type for _, variant in found]),
        "severity": objects([SEVERITIES[variant.severity] for _, variant in found]),
        "sure": numbers(variant.sure for _, variant in found).astype(bool),
        "reason": objects([whole(variant.reason) for _, variant in found]),
    }
