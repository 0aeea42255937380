"""Stretches inside quotation marks."""

from __future__ import annotations

import re

from compare.model import Article, Quotation, SetAside
from compare.settings import Settings
from compare.text.sentences import paragraphs, sentence_around, sentences

_PAIR = re.compile(r"[\u201c\u201e\"\u00ab]([^\u201c\u201d\u201e\"\u00ab\u00bb]+)[\u201d\u201c\"\u00bb]")


def quotations(article: Article, _settings: Settings) -> tuple[tuple[Quotation, ...], tuple[SetAside, ...]]:
    """Return the quotations of an article in order of place, and the marked stretches that are none."""
    found: list[Quotation] = []
    for number, paragraph in enumerate(paragraphs(article.text)):
        places = sentences(article.text, paragraph)
        for pair in _PAIR.finditer(article.text, paragraph.start, paragraph.end):
            body = pair.group(1)
            start = pair.start(1) + len(body) - len(body.lstrip())
            end = pair.end(1) - len(body) + len(body.rstrip())
            if start < end:
                found.append(
                    Quotation(
                        article.id,
                        article.name,
                        start,
                        end,
                        article.text[start:end],
                        turn=len(found),
                        paragraph=number,
                        sentence=sentence_around(places, start, end),
                    )
                )
    return tuple(found), ()
