"""Exports of press databases, many articles in one text: Nexis Uni, LexisNexis, Factiva. Their layouts are told by their own marks."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from compare.model import Article, NotRead
from compare.sources.item import Item
from compare.sources.metadata import DATE, day, language

NEXIS_END = "End of Document"
LEXIS_START = re.compile(r"\s*(?:Document )?\d+ of \d+(?: DOCUMENTS?)?\s*$", re.IGNORECASE)
FACTIVA_END = re.compile(r"Document [A-Z]{2,10}\w{10,}$")
# A field's code alone on its line, or before its value.
FACTIVA_FIELD = re.compile(r"(HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|IPC|IPD|PUB|AN)(?:$|([ \t]+)(.*)$)")
FIELD = re.compile(
    r"(Byline|Section|Length|Dateline|Highlight|Language|Load-Date|URL|Publication-Type|Subject|Graphic|Copyright)\b:? ?(.*)$",
    re.IGNORECASE,
)


def articles(item: Item, lines: Sequence[str]) -> Iterator[Article | NotRead]:
    """Yield the articles of a press database's export; nothing if the lines are none."""
    if NEXIS_END in lines and "Body" in lines:
        yield from _each(item, _parted(lines, lambda line: line == NEXIS_END), _nexis)
    elif sum(bool(FACTIVA_END.match(line)) for line in lines) and any(line == "HD" or line.startswith("HD ") for line in lines):
        yield from _each(item, _parted(lines, lambda line: bool(FACTIVA_END.match(line))), _factiva)
    elif any(LEXIS_START.match(line) for line in lines) and any(line.startswith("LENGTH:") for line in lines):
        yield from _each(item, _parted(lines, lambda line: bool(LEXIS_START.match(line))), _lexis)


def _parted(lines: Sequence[str], is_border: Callable[[str], bool]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for line in lines:
        if is_border(line):
            parts.append([])
        elif line.strip():
            parts[-1].append(line.strip())
    return [part for part in parts if part]


def _each(item: Item, parts: list[list[str]], parsed: Callable[[list[str]], dict[str, str | None]]) -> Iterator[Article | NotRead]:
    for number, part in enumerate(parts, start=1):
        place = f"{item.path} article {number}"
        fields = parsed(part)
        text = fields.pop("text") or ""
        if not text:
            yield NotRead(place, "no body in this article of the export", "look at it in the file")
            continue
        identity = hashlib.sha256("\n".join(part).encode()).hexdigest()
        yield Article(id=identity, name=f"{item.name}-{number}", text=text, path=place, reader="press export", **fields)  # type: ignore[arg-type]


def _nexis(lines: list[str]) -> dict[str, str | None]:
    body = lines.index("Body") if "Body" in lines else len(lines)
    end = next((i for i in range(body, len(lines)) if lines[i] == "Classification" or lines[i].startswith("Load-Date:")), len(lines))
    head = lines[:body]
    # Title, outlet, date: before them the first article has what the export says of itself.
    dated = [i for i in range(2, len(head)) if DATE.search(head[i]) and not FIELD.match(head[i])]
    title = dated[-1] - 2 if dated else 0
    return {
        "title": head[title] if head else None,
        "outlet": head[title + 1] if len(head) > 1 else None,
        "byline": _field(head, "byline"),
        "date": _date(head[title + 2 :]),
        "lang": _language(lines[end:]),
        "text": "\n\n".join(lines[body + 1 : end]),
    }


def _lexis(lines: list[str]) -> dict[str, str | None]:
    fields = [i for i, line in enumerate(lines) if FIELD.match(line)]
    length = next((i for i in fields if lines[i].upper().startswith("LENGTH")), len(lines) - 1)
    start = length + 1
    while start < len(lines) and FIELD.match(lines[start]):
        start += 1
    end = next((i for i in fields if i >= start), len(lines))
    first = min(fields, default=len(lines))
    return {
        "title": lines[first - 1] if first else None,
        "outlet": lines[0],
        "byline": _field(lines[:start], "byline"),
        "date": _date(lines[1:first]),
        "lang": _language(lines[end:]),
        "text": "\n\n".join(lines[start:end]),
    }


def _factiva(lines: list[str]) -> dict[str, str | None]:
    fields: dict[str, list[str]] = {}
    name = ""
    for line in lines:
        if (found := FACTIVA_FIELD.match(line)) and _begins_field(found, fields, name):
            name = found[1]
            fields.setdefault(name, []).extend([found[3]] if found[3] else [])
        elif name:
            fields[name].append(line)
    joined = {key: " ".join(value) for key, value in fields.items()}
    return {
        "title": joined.get("HD"),
        "outlet": joined.get("SN"),
        "byline": joined.get("BY"),
        "date": _date([joined.get("PD", "")]),
        "lang": language(joined.get("LA")),
        "text": "\n\n".join([*fields.get("LP", []), *fields.get("TD", [])]),
    }


def _begins_field(found: re.Match[str], fields: Mapping[str, list[str]], name: str) -> bool:
    """Tell whether a line that begins like a field does so; in the text, "IN THE END ..." is a sentence."""
    if found[1] in fields:
        return found[1] == "TD" and found[2] is None
    return name not in ("LP", "TD") or found[2] != " "


def _field(lines: Sequence[str], name: str) -> str | None:
    values = (found[2] for line in lines if (found := FIELD.match(line)) and found[1].lower() == name)
    return next(values, None)


def _language(lines: Sequence[str]) -> str | None:
    return language(_field(lines, "language"))


def _date(lines: Sequence[str]) -> str | None:
    """Return the first date in words as YYYY-MM-DD, None if there is none."""
    return next(filter(None, map(day, lines)), None)
