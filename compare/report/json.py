"""`report.json`: all that a run found, one object a line, and back again; its JSON Schema comes from the same nouns.

The file is the `Report` with three conveniences: a quotation carries its `id` and its selectors (W3C Web Annotation), and an utterance
holds its verdict's fields itself.
"""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any

import msgspec

from compare.errors import InputError
from compare.model import Quotation, Report, Utterance, Verdict
from compare.settings import Settings

Record = dict[str, Any]
VERDICT = tuple(field.name for field in dataclasses.fields(Verdict))
HINT = "make it with `crossquote report PATH... --format json`"
# Code points before and after a quotation by which it is told from the same words elsewhere, in a page that may have changed.
AROUND = 32
SURROGATE = re.compile("[\ud800-\udfff]")
SCHEMA_ID = "https://json-schema.org/draft/2020-12/schema"


def render(report: Report, settings: Settings) -> bytes:  # noqa: ARG001
    """Return the report, which is `normal`, as the bytes of `report.json`; settings stand in the report itself."""
    return encoded(to_record(report))


def rendered(report: Report) -> bytes:
    """Return any report as the bytes of `report.json`."""
    return encoded(to_record(normal(report)))


def encoded(record: Record) -> bytes:
    """Return a record as UTF-8 JSON: one line for each simple field, one line for each item of a list."""
    lines = []
    for name, value in record.items():
        if isinstance(value, (list, tuple)) and value:
            items = b",\n".join(msgspec.json.encode(item) for item in value)
            lines.append(b'"' + name.encode() + b'":[\n' + items + b"\n]")
        else:
            lines.append(b'"' + name.encode() + b'":' + msgspec.json.encode(value))
    return b"{\n" + b",\n".join(lines) + b"\n}\n"


def normal(report: Report) -> Report:
    """Return the report as it comes back from its file: a whole number in a field of fractions (0 for 0.0) becomes a fraction.

    Whatever is printed from it is then the same in the run and from the file. Half of a surrogate pair, which no file can hold, becomes the
    replacement character; offsets stay right.
    """
    try:
        return msgspec.json.decode(msgspec.json.encode(report), type=Report)
    except UnicodeEncodeError:
        return msgspec.convert(_mended(msgspec.to_builtins(report)), Report)


def _mended(value: Any) -> Any:
    if isinstance(value, str):
        return SURROGATE.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, dict):
        return {name: _mended(one) for name, one in value.items()}
    return [_mended(one) for one in value] if isinstance(value, (list, tuple)) else value


def to_record(report: Report) -> Record:
    """Return the report as the fields of its file; their values are nouns still, which the encoder turns into objects."""
    record = _fields(report)
    texts = {article.id: article.text for article in report.articles}
    record["quotations"] = [
        {**_fields(one), "id": one.id, "selector": selectors(one, texts.get(one.article, ""))} for one in report.quotations
    ]
    record["utterances"] = [_flat(one) for one in report.utterances]
    return record


def selectors(quotation: Quotation, text: str) -> list[Record]:
    """Return where a quotation stands, as W3C Web Annotation selectors: by place (code points), and by its words and those around."""
    start, end = quotation.start, quotation.end
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(0, start - AROUND) : start],
            "suffix": text[end : end + AROUND],
        },
    ]


def _flat(one: Utterance) -> Record:
    record = _fields(one)
    verdict: Verdict = record.pop("verdict")
    return {**record, **_fields(verdict), "types": verdict.types}


def _fields(noun: Report | Quotation | Utterance | Verdict) -> Record:
    return {field.name: getattr(noun, field.name) for field in dataclasses.fields(noun)}


def parsed(data: bytes, name: str = "report.json") -> Report:
    """Return the report that the bytes of a `report.json` hold. Raises InputError, naming the file and what is wrong."""
    try:
        record = msgspec.json.decode(data)
        for utterance in record["utterances"]:
            utterance["verdict"] = {field: utterance.pop(field) for field in VERDICT}
        return msgspec.convert(record, Report)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise InputError(f"{name}: not a report: {error}", HINT) from None
    except (KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{name}: not a report: {error!r} is missing or of another kind", HINT) from None


def read(path: Path) -> Report:
    """Return the report in a file. Raises InputError if it can't be opened or isn't one."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: can't be opened ({error.strerror})", HINT) from None
    return parsed(data, str(path))


SELECTOR: Record = {
    "oneOf": [
        {
            "type": "object",
            "properties": {"type": {"const": "TextPositionSelector"}, "start": {"type": "integer"}, "end": {"type": "integer"}},
            "required": ["type", "start", "end"],
        },
        {
            "type": "object",
            "properties": {
                "type": {"const": "TextQuoteSelector"},
                "exact": {"type": "string"},
                "prefix": {"type": "string"},
                "suffix": {"type": "string"},
            },
            "required": ["type", "exact", "prefix", "suffix"],
        },
    ]
}


# The ranges of numbers, by noun and field; what stands nowhere here may be any number of its kind.
RANGES: dict[str, dict[str, tuple[float, float]]] = {
    "Utterance": {"coverage": (0, 1), "divergence": (0, 100), "severity": (0, 3)},
    "Verdict": {"coverage": (0, 1), "divergence": (0, 100), "severity": (0, 3)},
    "Variant": {"severity": (0, 3)},
    "Reading": {"score": (0, 100)},
    "Match": {"score": (0, 100), "containment": (0, 1)},
    "Suggestion": {"score": (0, 100)},
    "Quotation": {"confidence": (0, 1)},
    "Share": {"rate": (0, 1), "low": (0, 1), "high": (0, 1)},
}


def schema() -> Record:
    """Return the JSON Schema (2020-12) of `report.json`, made from the nouns: closed, with the ranges of its numbers."""
    made: Record = msgspec.json.schema(Report)
    nouns = made["$defs"]
    verdict = nouns["Verdict"]
    utterance = nouns["Utterance"]
    utterance["properties"].pop("verdict")
    utterance["properties"] |= verdict["properties"] | {"types": {"type": "array", "items": {"type": "string"}}}
    utterance["required"] = [*(name for name in utterance["required"] if name != "verdict"), *verdict["required"], "types"]
    nouns["Quotation"]["properties"]["id"] = {"type": "string"}
    nouns["Quotation"]["properties"]["selector"] = {"type": "array", "items": SELECTOR, "minItems": 2, "maxItems": 2}
    nouns["Quotation"]["required"] += ["id", "selector"]
    for name, ranges in RANGES.items():
        for field, (low, high) in ranges.items():
            nouns[name]["properties"][field] |= {"minimum": low, "maximum": high}
    for noun in nouns.values():
        if "properties" in noun:
            noun["additionalProperties"] = False
        if "description" in noun:
            noun["description"] = noun["description"].partition("\n")[0]
    return {"$schema": SCHEMA_ID, "title": "crossquote report", **made}
