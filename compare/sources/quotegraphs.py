"""Data that hold quotations and not whole articles: GDELT's Global Quotation Graph, Quotebank. They enter where quotations are known.

An article's text is then its quotations, each a paragraph of its own with the words that the data give around it.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from compare.errors import InputError
from compare.model import Article, Marked, NotRead
from compare.sources.encodings import scalar
from compare.sources.metadata import language, outlet_of
from compare.text.marks import MARK_CHARACTERS

NOBODY = ("", "none", "unknown")  # Quotebank writes None where no speaker was found
HINT = "each record is to hold quotations, as the makers of the data publish it"
_TIGHT = (",", ".", ";", ":", "!", "?", ")")


@dataclass(frozen=True, slots=True)
class Piece:
    """One quotation of a record: its words, those before and after it, its speaker as the data name him, 0-1 how surely."""

    words: str
    before: str = ""
    after: str = ""
    speaker: str | None = None
    confidence: float = 1.0


def holds_quotations(record: object) -> bool:
    """Tell whether a record is an article of a quotation graph: GDELT's (`quotes`), or Quotebank's by article (`quotations`)."""
    return isinstance(record, dict) and (_listed(record, "quotes", "quote") or _listed(record, "quotations", "quotation"))


def is_quotation(record: object) -> bool:
    """Tell whether a record is one quotation with the addresses that print it: Quotebank's by quotation."""
    return isinstance(record, dict) and isinstance(record.get("quotation"), str) and isinstance(record.get("urls"), list)


def _listed(record: Mapping[str, Any], field: str, inside: str) -> bool:
    held = record.get(field)
    return isinstance(held, list) and all(isinstance(one, dict) and inside in one for one in held) and "url" in record


def article(record: Mapping[str, Any], data: bytes, name: str, path: str) -> Article:
    """Return the article of a record that `holds_quotations`; `data` are the bytes that give its id. Raises InputError if it has none."""
    graph = "quotes" in record
    pieces = [_from_gdelt(one) for one in record["quotes"]] if graph else [_from_quotebank(one) for one in record["quotations"]]
    reader = "GDELT quotation graph" if graph else "Quotebank by article"
    named = _words(record.get("articleID")) or name
    made = _made(pieces, hashlib.sha256(data).hexdigest(), named, path, reader)
    url = _words(record.get("url"))
    return dataclasses.replace(
        made,
        title=_words(record.get("title")),
        outlet=outlet_of(url),
        outlet_guessed=outlet_of(url) is not None,
        date=_words(record.get("date")),
        url=url,
        lang=language(_words(record.get("lang"))) or (None if graph else "en"),
    )


def articles(records: Iterable[tuple[Mapping[str, Any], str]], name: str, path: str) -> Iterator[Article | NotRead]:
    """Yield an article for each address that records, each with its place, name as printing them, in order of the addresses."""
    held: dict[str, list[tuple[Piece, str]]] = {}
    for record, place in records:
        piece, printed = _from_quotebank(record), [url for url in map(_words, record["urls"]) if url]
        if not printed:
            yield NotRead(place, "a quotation without an address that prints it", HINT)
        for url in dict.fromkeys(printed):
            held.setdefault(url, []).append((piece, _words(record.get("date")) or ""))
    for number, (url, pieces) in enumerate(sorted(held.items()), start=1):
        identity = hashlib.sha256("\n".join([url, *(piece.words for piece, _ in pieces)]).encode()).hexdigest()
        try:
            made = _made([piece for piece, _ in pieces], identity, f"{name}-{number}", f"{path} {url}", "Quotebank by quotation")
        except InputError as error:
            yield NotRead(f"{path} {url}", error.message, error.hint)
            continue
        date = min((date for _, date in pieces if date), default=None)
        yield dataclasses.replace(made, url=url, outlet=outlet_of(url), outlet_guessed=True, date=date, lang="en")


def _from_gdelt(one: Mapping[str, Any]) -> Piece:
    return Piece(_words(one.get("quote")) or "", _words(one.get("pre")) or "", _words(one.get("post")) or "")


def _from_quotebank(one: Mapping[str, Any]) -> Piece:
    speaker = next(filter(None, (_words(one.get(name)) for name in ("localTopSpeaker", "globalTopSpeaker", "speaker"))), "")
    sure = one.get("localProbas") or one.get("globalProbas") or one.get("probas")
    return Piece(
        _words(one.get("quotation")) or "",
        _words(one.get("leftContext")) or "",
        _words(one.get("rightContext")) or "",
        None if speaker.lower() in NOBODY else speaker,
        _probability(sure),
    )


def _probability(candidates: object) -> float:
    """Return how sure the first of the candidates is, written as [name, share] or {"speaker": name, "proba": share}; 1 if unknown."""
    first = candidates[0] if isinstance(candidates, list) and candidates else None
    share = first.get("proba") if isinstance(first, dict) else first[1] if isinstance(first, list) and len(first) > 1 else None
    try:
        return min(1.0, max(0.0, float(share)))  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return 1.0


def _words(value: object) -> str | None:
    """Return a value as one line of text, None if it is empty."""
    return scalar(" ".join(str(value).split())) or None if value is not None else None


def _made(pieces: Iterable[Piece], identity: str, name: str, path: str, reader: str) -> Article:
    """Return an article of quotations and the words around them. Raises InputError if there is none."""
    text, marked = "", []
    for piece in pieces:
        words = piece.words.strip(f"{MARK_CHARACTERS} ")
        if any(map(str.isalnum, words)):
            before, after = piece.before.rstrip(f"{MARK_CHARACTERS} "), piece.after.lstrip(f"{MARK_CHARACTERS} ")
            before = f"… {before}" if before[:1].islower() else before  # cut inside a sentence
            text += ("\n\n" if text else "") + (f"{before} “" if before else "“")
            marked.append(Marked(len(text), len(text) + len(words), piece.speaker, piece.confidence))
            text += f"{words}”" + (after if after.startswith(_TIGHT) or not after else f" {after}")
    if not marked:
        raise InputError("no quotation in this record", HINT)
    return Article(id=identity, name=name, text=text, path=path, reader=reader, marked=tuple(marked))
