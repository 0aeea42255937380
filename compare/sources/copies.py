"""One source in several places: articles that print one wire story, and quotations that are printed again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain, pairwise
from typing import TypeVar
from zlib import crc32

from compare.model import SOURCE_TEXT, Article, Quotation, Utterance
from compare.settings import Settings
from compare.text.normal import folded
from compare.text.tokens import WORD

RUN = 5  # words: shorter runs are shared by chance, longer ones break at every edit (4, 5 and 6 were measured, all part the two kinds)
UNDATED = "~"  # after any date
ONE_STORY = "printed by copies of one wire story alone"
Spans = Sequence[tuple[int, int]]
Name = TypeVar("Name", str, int)


def with_copies(articles: Sequence[Article], quotations: Sequence[Quotation], settings: Settings) -> tuple[Article, ...]:
    """Return the articles in their order, each copy with `copy_of`: the id of the article that leads its story.

    Two articles print one story if they share the reporter's words, those outside quotations: what is quoted may well be the same in
    independent articles. The earliest article leads, then the longest. Each article is held against leaders only, found by the runs of
    words that they share (containment of runs, Broder 1997), so stories never chain and the work is linear in the text.
    """
    if settings.keep_copies:
        return tuple(articles)
    quoted = _spans(quotations)
    one_in = sampling(sum(len(article.text) for article in articles), settings)
    first = sorted(articles, key=lambda one: (one.date or UNDATED, -len(one.text), one.id))
    own = ((one.id, runs(one, quoted.get(one.id, ()), one_in, settings.copy_reach)) for one in first if not one.marked)
    leader = leaders(((name, held, len(held)) for name, held in own), one_in, settings)
    return tuple(replace(article, copy_of=leader[article.id]) if article.id in leader else article for article in articles)


def sampling(size: int, settings: Settings) -> int:
    """Return of how many runs of words one is looked at in a run of so many code points."""
    return 1 + int(size // (settings.copy_sample_from * 1_000_000))


def leaders(articles: Iterable[tuple[Name, frozenset[int], int]], one_in: int, settings: Settings) -> dict[Name, Name]:
    """Return for each copy the article that leads its story; possible leaders come first.

    Articles come by name, with their runs of words, of which those that no other article has may be left out, and the number of all.
    """
    holders: dict[int, tuple[Name, ...]] = {}
    sizes: dict[Name, int] = {}
    leader: dict[Name, Name] = {}
    for name, own, size in articles:
        if size * one_in + RUN <= settings.copy_words:
            continue
        if best := _nearest(own, size, holders, sizes, settings):
            leader[name] = best
            continue
        sizes[name], alone = size, (name,)
        for run in own:
            held = holders.setdefault(run, alone)
            if held is not alone and len(held) < settings.copy_holders:
                holders[run] = held + alone
    return leader


def _spans(quotations: Iterable[Quotation]) -> dict[str, list[tuple[int, int]]]:
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for quotation in quotations:
        spans[quotation.article].append((quotation.start, quotation.end))
    return spans


def runs(article: Article, quoted: Spans, one_in: int, reach: int) -> frozenset[int]:
    """Return hashes of the runs of words in an article outside its quotations (spans), of its first `reach` words, one in so many."""
    found: set[int] = set()
    edges = [0, *(edge for span in sorted(quoted) for edge in span), len(article.text)]
    for start, end in list(pairwise(edges))[::2]:
        words = [number(word) for word in WORD.findall(article.text[start:end])[:reach]]
        hashes = map(hash, zip(*(words[at:] for at in range(RUN)), strict=False))
        found.update(hashes if one_in == 1 else (run for run in hashes if run % one_in == 0))
        reach -= len(words)
        if reach <= 0:
            break
    return frozenset(found)


@lru_cache(maxsize=1 << 16)
def number(word: str) -> int:
    """Return a number for a word as it is compared: the same in every process, so that the hash of several is, too."""
    return crc32(folded(word).encode("utf-8", "replace"))


def _nearest(
    own: frozenset[int], size: int, holders: Mapping[int, Sequence[Name]], sizes: Mapping[Name, int], settings: Settings
) -> Name | None:
    """Return the leader that shares most of the shorter text's runs, if that is enough; None otherwise."""
    known = (holders[run] for run in own if run in holders)
    shared = Counter(chain.from_iterable(held for held in known if len(held) < settings.copy_holders))
    shares = {one: n / min(size, sizes[one]) for one, n in shared.items()}
    best = min(shares, key=lambda one: (-shares[one], one), default=None)
    return best if best is not None and shares[best] >= settings.copy_share else None


def with_repeats(quotations: Sequence[Quotation], articles: Sequence[Article], settings: Settings) -> tuple[Quotation, ...]:
    """Return the quotations in their order, each that prints another one's words again with `repeats`: that one's id.

    In the copies of a story the leader's quotation is the first, in one article the one whose speaker is surest; a headline repeats only
    the words of another article. Case and punctuation don't count as words; another speaker, if both are named beside the words, makes
    another quotation.
    """
    story, fewest = {article.id: article.story for article in articles}, settings.repeat_words
    first: dict[tuple[str, str], Quotation] = {}
    again: dict[str, str] = {}
    for quotation in sorted(quotations, key=lambda q: (story[q.article] != q.article, q.place != "body", -q.confidence)):
        words = [folded(word) for word in WORD.findall(quotation.text)]
        held = first.setdefault((story[quotation.article], " ".join(words)), quotation)
        if held is not quotation and _is_again(quotation, held, len(words) >= fewest):
            again[quotation.id] = held.id
    return tuple(replace(q, repeats=again[q.id]) if q.id in again else q for q in quotations)


def _is_again(quotation: Quotation, held: Quotation, is_long: bool) -> bool:
    """Tell whether a quotation only prints again what `held`, of the same story and words, has."""
    if quotation.speaker_name != held.speaker_name and _is_named_beside(quotation) and _is_named_beside(held):
        return False
    return quotation.article != held.article or (quotation.place != "headline" and is_long)


def _is_named_beside(quotation: Quotation) -> bool:
    """Tell whether a quotation's sentence names its speaker: one that stands alone has only been given the last one."""
    at = quotation.speaker_span
    return at is not None and quotation.sentence.start <= at.start < quotation.sentence.end


def told_apart(utterances: Sequence[Utterance], articles: Sequence[Article], quotations: Sequence[Quotation]) -> tuple[Utterance, ...]:
    """Return the utterances that more than one source prints, each reading with who prints it again.

    One that copies of a wire story alone print stays if they differ in more than spelling and extent, flagged.
    """
    story = {one.id: one.story for one in articles}
    home = {quotation.id: (quotation.article, story[quotation.article]) for quotation in quotations}
    again = reprints(quotations, {one.id: one.source for one in articles})
    return tuple(kept for kept in (told(one, home, again) for one in utterances) if kept is not None)


def told(one: Utterance, home: Mapping[str, tuple[str, str]], again: Mapping[str, str]) -> Utterance | None:
    """Return the utterance as it is told, None if copies of one story alone print it alike.

    `home` has the article and story of each quotation (all by id), `again` who prints a quotation again.
    """
    homes = {home.get(reading.quotation, (SOURCE_TEXT, SOURCE_TEXT)) for reading in one.readings}
    copied = len(homes) > 1 and len({story for _, story in homes}) == 1
    if copied and not one.verdict.severity:
        return None
    readings = tuple(replace(r, flags=(*r.flags, again[r.quotation])) if r.quotation in again else r for r in one.readings)
    return replace(one, readings=readings, flags=(*one.flags, ONE_STORY) if copied else one.flags)


def reprints(quotations: Sequence[Quotation], source: Mapping[str, str]) -> dict[str, str]:
    """Return for each quotation (id) that is printed again, in words, by whom; `source` names the sources of articles (ids)."""
    outlets: dict[str, dict[str, None]] = {}
    for quotation in quotations:
        if quotation.repeats is not None:
            own = quotation.repeats.partition(":")[0] == quotation.article
            outlets.setdefault(quotation.repeats, {})["this article" if own else source[quotation.article]] = None
    return {one: f"printed again by {', '.join(names)}" for one, names in outlets.items()}
