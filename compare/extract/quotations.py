"""The quotations of an article: its marked stretches, each with how it was found, where it stands and what belongs together."""

from __future__ import annotations

from collections.abc import Sequence

from compare.extract.cues import Lexicon
from compare.extract.drafts import Draft
from compare.extract.given import given_stretches
from compare.extract.kinds import kind
from compare.extract.places import place_of
from compare.extract.set_aside import Setting, listed_together, named_elsewhere, reason_to_set_aside
from compare.extract.speakers import cue_words
from compare.extract.stretches import Stretch, stretches
from compare.extract.turns import turns
from compare.model import Article, Place, Quotation, SetAside, Span
from compare.settings import Settings
from compare.text.marks import MARK_CHARACTERS
from compare.text.sentences import paragraphs, sentence_around, sentences

_MOST_MARKS = 3  # marks that touch at a quotation's edge


def quotations(article: Article, settings: Settings) -> tuple[tuple[Quotation, ...], tuple[SetAside, ...]]:
    """Return the quotations of an article in order of place, without speakers, and the marked stretches that are none."""
    found, aside = drafts(article, settings)
    return tuple(draft.quotation() for draft in found), aside


def drafts(article: Article, settings: Settings) -> tuple[tuple[Draft, ...], tuple[SetAside, ...]]:
    """Return the quotations of an article in order of place, as far as their marks tell, and the marked stretches that are none."""
    blocks = paragraphs(article.text)
    words = cue_words(article)
    marked = given_stretches(article, blocks) if article.marked else stretches(article.text, blocks, words)
    around = _surroundings(article, marked, blocks, words, settings)
    if article.marked:  # nothing that the data call a quotation is set aside
        return _drafts(article, list(zip(marked, around, strict=True)), blocks, settings), ()
    said = [article.text[stretch.span.start : stretch.span.end] for stretch in marked]
    first = [reason_to_set_aside(article.text, stretch, setting) for stretch, setting in zip(marked, around, strict=True)]
    reasons = named_elsewhere(said, listed_together(article.text, [stretch.span for stretch in marked], first))
    aside = tuple(
        SetAside(article.id, stretch.span.start, stretch.span.end, text, reason)
        for stretch, text, reason in zip(marked, said, reasons, strict=True)
        if reason is not None
    )
    kept = [(stretch, setting) for stretch, setting, reason in zip(marked, around, reasons, strict=True) if reason is None]
    return _drafts(article, kept, blocks, settings), aside


def _drafts(article: Article, kept: Sequence[tuple[Stretch, Setting]], blocks: Sequence[Span], settings: Settings) -> tuple[Draft, ...]:
    text = article.text
    numbers = turns(text, [stretch for stretch, _ in kept], settings)
    found: list[Draft] = []
    last, continued = -1, None
    for (stretch, setting), turn in zip(kept, numbers, strict=True):
        start, end = stretch.span
        continued = kind(text, stretch, blocks[stretch.paragraph], continued if turn == last else None)
        last = turn
        found.append(
            Draft(
                article.id,
                article.name,
                start,
                end,
                text[start:end],
                continued,
                turn,
                stretch.style,
                stretch.repaired,
                setting.place,
                stretch.paragraph,
                setting.sentence,
            )
        )
    return tuple(found)


def _surroundings(
    article: Article, marked: Sequence[Stretch], blocks: Sequence[Span], words: Lexicon | None, settings: Settings
) -> list[Setting]:
    """Return what surrounds each stretch; sentences are looked for only in paragraphs that have marks."""
    singles = sum(stretch.single for stretch in marked)
    odd = 2 * singles < len(marked)
    language = words.language if words else ""
    found: list[Setting] = []
    number = -1
    inside: tuple[Span, ...] = ()
    place: Place = "body"
    for stretch in marked:
        if stretch.paragraph != number:
            number = stretch.paragraph
            inside, place = sentences(article.text, blocks[number]), place_of(article, blocks, number, settings)
        found.append(
            Setting(
                _with_own_marks(article.text, sentence_around(inside, *stretch.span), stretch.span),
                place,
                odd and stretch.single,
                words,
                language,
            )
        )
    return found


def _with_own_marks(text: str, sentence: Span, quotation: Span) -> Span:
    """Return the sentence with the quotation's marks, which a missing space may have left outside: Tuesday."We paint."""
    start, end = sentence
    if start == quotation.start:
        start -= len(text[max(0, start - _MOST_MARKS) : start]) - len(text[max(0, start - _MOST_MARKS) : start].rstrip(MARK_CHARACTERS))
    if end == quotation.end:
        end += len(text[end : end + _MOST_MARKS]) - len(text[end : end + _MOST_MARKS].lstrip(MARK_CHARACTERS))
    return Span(start, end)
