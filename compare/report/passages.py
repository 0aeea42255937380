"""A reading in its sentence: what stands before and after it in the article, its marks, and a link to the live page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from compare.model import NOWHERE, Article, Quotation, Reading, Utterance
from compare.report.marking import Painted, runs
from compare.report.view import QuotedView, ReadingView
from compare.report.wording import kind_words, place_words
from compare.settings import Settings

MARKS = "\"'“”„‟‘’‚‛«»‹›「」『』《》＂`´"
OPENING = re.compile(rf"[{MARKS}]+[\s\u00a0\u202f]*$")
CLOSING = re.compile(rf"^[^\S\n\r]*[{MARKS}]+")
# At the end of a sentence these open the next quotation; the others do so where they have no partner in the sentence.
OPENERS, CLOSERS, EITHER = "“„‟‘‚‛«‹「『《", '"”＂」』》', '"”＂'
ADJACENT = re.compile(rf"[{MARKS}]+$")
MOST_MARKS = 3
SENTENCE_END = re.compile(r"[.!?…。！？؟]+[\"'”’»]*(?=\s)|\n")
FRAGMENT_WORDS = 4


def readings(
    utterance: Utterance,
    paints: Sequence[Painted],
    order: Sequence[int],
    quotations: Mapping[str, Quotation],
    articles: Mapping[str, Article],
    settings: Settings,
) -> tuple[ReadingView, ...]:
    """Return the utterance's readings in `order` (indexes), each in its sentence, named so that no two labels are equal."""
    said = [quotations[reading.quotation] for reading in utterance.readings]
    labels = labelled([articles[q.article].source for q in said], [place_words(q) for q in said])
    return tuple(
        _reading(utterance, index, said[index], articles[said[index].article], labels[index], paints[index], settings) for index in order
    )


def labelled(outlets: Sequence[str], places: Sequence[str]) -> list[str]:
    """Return a label for each reading: its outlet; with the place, and then a count, where that is not enough to tell them apart."""
    often = Counter(outlets)
    labels = [outlet if often[outlet] == 1 else f"{outlet} {place}" for outlet, place in zip(outlets, places, strict=True)]
    seen: dict[str, int] = {}
    for index, label in enumerate(labels):
        seen[label] = seen.get(label, 0) + 1
        if seen[label] > 1:
            labels[index] = f"{label} ({seen[label]})"
    return labels


def _reading(
    utterance: Utterance, index: int, quotation: Quotation, article: Article, label: str, paint: Painted, settings: Settings
) -> ReadingView:
    reading = utterance.readings[index]
    text = utterance.collation.texts[index]
    before, opening, closing, after = around(quotation, article.text, settings.context_length)
    states = [column.cells[index].state for column in utterance.collation.columns]
    return ReadingView(
        id=quotation.id,
        article=article.id,
        start=quotation.start,
        end=quotation.end,
        outlet=article.source,
        label=label,
        place=f"{place_words(quotation)} · {kind_words(quotation, reading.relation == 'fragment')}",
        speaker=quotation.speaker_name or quotation.speaker or "",
        is_base=index == utterance.base,
        is_fragment=reading.relation == "fragment",
        begins_inside=states[:1] == ["outside"],
        ends_inside=states[-1:] == ["outside"],
        before=before,
        opening=opening,
        runs=runs(text, paint),
        closing=closing,
        after=after,
        text=text,
        score=reading.score,
        lang=article.lang or "",
        link=live_link(article.url, text, leading_words(quotation, article.text)),
        remarks=remarks(quotation, reading, utterance.speaker),
    )


def quoted(quotation: Quotation, article: Article) -> QuotedView:
    """Return a quotation as a list of quotations shows it."""
    return QuotedView(
        id=quotation.id,
        article=article.id,
        start=quotation.start,
        end=quotation.end,
        outlet=article.source,
        place=f"{place_words(quotation)} · {kind_words(quotation, False)}",
        speaker=quotation.person or quotation.speaker_name or quotation.speaker or "",
        text=quotation.text,
        lang=article.lang or "",
    )


def remarks(quotation: Quotation, reading: Reading, speaker: str | None) -> tuple[str, ...]:
    """Return what a reader should know of a reading: another speaker than the utterance's or a parser's, mended marks, relay, flags."""
    person = quotation.person or quotation.speaker_name
    other = f"attributed to {person}" if person and person != speaker else ""
    relayed = f"relayed by {quotation.via}" if quotation.via else ""
    doubted = "a parser names another speaker" if quotation.opinion == "disagrees" else ""
    found = [other, doubted, quotation.repaired or "", relayed, *quotation.flags, *reading.flags]
    return tuple(dict.fromkeys(words for words in found if words))


def around(quotation: Quotation, text: str, most: int) -> tuple[str, str, str, str]:
    """Return the sentence before a quotation, its marks as printed, and the sentence after it; about `most` code points a side."""
    if text[quotation.start : quotation.end] != quotation.text:
        return "", "“", "”", ""
    end = _to(quotation, text)
    before, after = text[_from(quotation, text) : quotation.start], text[quotation.end : end]
    opening, closing = OPENING.search(before), CLOSING.search(after)
    beyond = quotation.end + (closing.end() if closing else 0)
    before = before[: opening.start()] if opening else before
    after = _without_next(after[closing.end() :] if closing else after, text[end : end + 1])
    return (
        _clipped_left(before, most),
        _own_opening(opening.group().strip()) if opening else "" if before else _touching(text, quotation.start),
        _own_closing(closing.group().strip(), text[beyond : beyond + 1]) if closing else "",
        _clipped_right(after, most),
    )


def _touching(text: str, start: int) -> str:
    """Return the marks right before a quotation, where a missing space left them in the sentence before (Tuesday."We paint)."""
    found = ADJACENT.search(text[max(0, start - MOST_MARKS) : start])
    return _own_opening(found.group()) if found else ""


def _own_opening(marks: str) -> str:
    """Return the marks before a quotation without one that closes the quotation right before it."""
    return marks[1:] if len(marks) > 1 and marks[0] in CLOSERS else marks


def _own_closing(marks: str, following: str) -> str:
    """Return the marks after a quotation without one that opens the quotation right after it."""
    opens = len(marks) > 1 and following.isalnum() and (marks[-1] in OPENERS or marks[-1] == marks[0] in EITHER)
    return marks[:-1] if opens else marks


def _without_next(after: str, following: str) -> str:
    """Return what follows a quotation in its sentence, without a mark at its end that opens the words right after it."""
    mark = after[-1:]
    if not mark or not following.isalnum() or not (mark in OPENERS or (mark in EITHER and after.count(mark) % 2)):
        return after
    return after[:-1]


def _from(quotation: Quotation, text: str) -> int:
    if quotation.sentence != NOWHERE and quotation.sentence.start <= quotation.start:
        return quotation.sentence.start
    return text.rfind("\n", 0, quotation.start) + 1


def _to(quotation: Quotation, text: str) -> int:
    end = CLOSING.search(text[quotation.end : quotation.end + 8])
    beyond = quotation.end + (end.end() if end else 0)
    if quotation.sentence != NOWHERE and quotation.sentence.end >= beyond:
        return quotation.sentence.end
    if text[quotation.end - 1 : quotation.end] in {".", "!", "?"} and text[beyond : beyond + 2].strip()[:1].isupper():
        return beyond
    stop = SENTENCE_END.search(text, beyond)
    return stop.end() if stop else len(text)


def _clipped_left(text: str, most: int) -> str:
    """Return the end of `text` in at most about `most` code points, one blank where it had several, cut at a word."""
    flat = _flat(text[-2 * most - 1 :]) if most else ""
    if len(flat) <= most and len(text) <= 2 * most:
        return flat.lstrip()
    cut = flat[-most:].split(" ", 1)[-1] if most else ""
    return f"… {cut}" if cut else "… "


def _clipped_right(text: str, most: int) -> str:
    flat = _flat(text[: 2 * most + 1]) if most else ""
    if len(flat) <= most and len(text) <= 2 * most:
        return flat.rstrip()
    cut = flat[:most].rsplit(" ", 1)[0] if most else ""
    return f"{cut} …"


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def leading_words(quotation: Quotation, text: str) -> str:
    """Return the last words of the line before a quotation, its opening mark with them, if its own stand earlier in the article too."""
    if text.find(quotation.text, 0, quotation.start) < 0:
        return ""
    before = text[max(text.rfind("\n", 0, quotation.start) + 1, quotation.start - 16 * FRAGMENT_WORDS) : quotation.start]
    return " ".join(before.split()[-FRAGMENT_WORDS:])


def live_link(url: str | None, text: str, before: str = "") -> str:
    """Return a link that opens the live article at the quoted words (a text fragment), or "" if its address is no web address.

    `before` are words right before them by which these are told from the same words elsewhere.
    """
    if not url or not url.lower().startswith(("https://", "http://")):
        return ""
    words = text.split()
    if len(words) <= 2 * FRAGMENT_WORDS:
        part = _encoded(" ".join(words))
    else:
        part = f"{_encoded(' '.join(words[:FRAGMENT_WORDS]))},{_encoded(' '.join(words[-FRAGMENT_WORDS:]))}"
    return f"{url.split('#', 1)[0]}#:~:text={f'{_encoded(before)}-,' if before else ''}{part}"


def _encoded(words: str) -> str:
    return quote(words, safe="").replace("-", "%2D")
