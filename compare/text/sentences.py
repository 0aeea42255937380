"""Paragraphs and sentences with their places, for any script, in one pass over the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter

from compare.model import Span
from compare.text.marks import CLOSING_SHAPES, MARK_CHARACTERS

# A text is set in lines of one width when three breaks, and a quarter of them, fall inside sentences; a line is full from 3/4 of the
# usual length on. A margin is white space at the edges of two neighbouring lines, code points.
_FEWEST_WRAPS, _SHARE_OF_WRAPS, _FULL_LINE, _WIDEST_MARGIN = 3, 0.25, 0.75, 80
_LINE = re.compile(r"\S(?:[^\n\r\x0b\x0c\x85\u2028\u2029]*\S)?")

# Titles and short forms after which a full stop ends no sentence when a capital follows.
_ABBREVIATIONS = """
    mr mrs ms mx dr prof rev hon st ste sr jr messrs mme mlle
    sen sens rep reps gov govs gen col lt maj capt cpl sgt cmdr adm brig supt insp det pvt pfc del assn dept dist ave blvd rd ft mt
    no nos vs v etc al eg ie cf approx est fig vol pp ed eds inc ltd corp co cos bros plc llc
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    ala ariz ark calif colo conn fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa penn tenn tex va vt wash
    wis wyo
    hr fr frau bzw ca evtl ggf nr str usw vgl dipl ing bspw sog mio mrd
    m mgr mlles av bd sra srta srs ud uds dn dña d
"""
ABBREVIATIONS = frozenset(_ABBREVIATIONS.split())
# Short forms that do end sentences now and then; the next word decides.
_STARTER_WORDS = """
    the a an he she they we i it his her their our my this that these those but and so in on at for if when while as after before
    there what who why how no not yes however meanwhile still yet another some many most all both each
"""
_STARTERS = frozenset(_STARTER_WORDS.split())
_CLOSERS = re.escape(CLOSING_SHAPES + ")]}\u2019\u201d\"'")
_END = re.compile(rf"[.!?\u2026\u203d\u061f\u06d4\u0964\u3002\uff01\uff0e\uff1f]+[{_CLOSERS}]*")
_START = itemgetter(0)
_WIDE = frozenset("\u3002\uff01\uff0e\uff1f\u0964")
_OPENERS = MARK_CHARACTERS + "([{\u00bf\u00a1-\u2013\u2014\u2022*"


def paragraphs(text: str) -> tuple[Span, ...]:
    """Return the paragraphs of `text` in order: its lines that hold more than white space, trimmed of it.

    Lines that only wrap are one paragraph: the next begins in lower case where no sentence ended, or the whole text is set in
    lines of one width.
    """
    lines = [Span(*line.span()) for line in _LINE.finditer(text)]
    wraps = [_runs_on(text, here, after) for here, after in pairwise(lines)]
    if not any(wraps):
        return tuple(lines)
    width = _set_width(text, lines, wraps)
    found = [lines[0]]
    for (here, after), wrapped in zip(pairwise(lines), wraps, strict=True):
        filled = width and here.end - here.start >= width and _adjacent(text, here, after)
        if wrapped or filled:
            found[-1] = Span(found[-1].start, after.end)
        else:
            found.append(after)
    return tuple(found)


def _adjacent(text: str, here: Span, after: Span) -> bool:
    """Tell whether one break of a line, and no empty line, parts two lines."""
    gap = after.start - here.end
    return gap == 1 or (gap < _WIDEST_MARGIN and len(text[here.end : after.start].splitlines()) == 1)


def _runs_on(text: str, here: Span, after: Span) -> bool:
    """Tell whether a sentence goes on over the break between two lines."""
    return text[after.start].islower() and (text[here.end - 1].isalnum() or text[here.end - 1] in ",-") and _adjacent(text, here, after)


def _set_width(text: str, lines: list[Span], wraps: list[bool]) -> int:
    """Return the length from which a line counts as full, 0 if the text isn't set in lines of one width."""
    beside = sum(_adjacent(text, here, after) for here, after in pairwise(lines))
    if sum(wraps) < _FEWEST_WRAPS or sum(wraps) < _SHARE_OF_WRAPS * beside:
        return 0
    lengths = sorted(line.end - line.start for line in lines)
    return int(lengths[len(lengths) * 9 // 10] * _FULL_LINE)


def sentences(text: str, span: Span) -> tuple[Span, ...]:
    """Return the sentences of the stretch `span` of `text`, in order, trimmed of white space.

    They cover every character of the stretch that is not white space. A full stop ends one only where the next word looks like a
    beginning ("said. He", "said.He"), and not after a title, an initial or a known short form.
    """
    start, end = span
    cuts = [found.end() for found in _END.finditer(text, start, end) if _ends_sentence(text, found.start(), found.end(), end)]
    cuts.append(end)
    out = []
    for cut in cuts:
        while start < cut and text[start].isspace():
            start += 1
        stop = cut
        while stop > start and text[stop - 1].isspace():
            stop -= 1
        if start < stop:
            out.append(Span(start, stop))
        start = cut
    return tuple(out)


def sentence_around(spans: tuple[Span, ...], start: int, end: int) -> Span:
    """Return the stretch from the sentence that holds `start` to the one that holds `end`; `spans` in order, not empty."""
    first = max(0, bisect_left(spans, start + 1, key=_START) - 1)
    if end <= spans[first].end:
        return spans[first]
    last = max(first, bisect_left(spans, max(start, end - 1) + 1, key=_START) - 1)
    return Span(spans[first].start, spans[last].end)


def _ends_sentence(text: str, stop: int, after: int, end: int) -> bool:
    """Tell whether the stops at `stop`, with the closing marks up to `after`, end a sentence."""
    if after >= end or text[stop] in _WIDE:
        return True
    follower = text[after]
    if follower.isspace():
        return _begins(text, after, end, stop)
    if after - stop == 1 and text[stop] == ".":
        return _glued(text, stop, after, end)
    return follower.isupper() or follower in _OPENERS[: len(MARK_CHARACTERS)]


def _glued(text: str, stop: int, after: int, end: int) -> bool:
    """Tell whether a full stop without a space after it ends a sentence: "said.He" and 'said."We' do, "U.S" and "example.Com" don't."""
    follower = text[after]
    before = text[stop - 1] if stop else " "
    if not before.islower() and not before.isdigit() and before not in ")]":
        return False
    if follower in MARK_CHARACTERS:
        return True
    word = _word_before(text, stop)
    return (
        follower.isupper()
        and len(word) > 1
        and after + 1 < end
        and (text[after + 1].islower() or text[after + 1].isupper() or text[after + 1] == " ")
    )


def _begins(text: str, after: int, end: int, stop: int) -> bool:
    place = after
    while place < end and (text[place].isspace() or text[place] in _OPENERS):
        place += 1
    if place >= end:
        return True
    if text[place].islower():
        return False
    if text[stop] != "." or after - stop > 1:
        return True
    word = _word_before(text, stop)
    if not word:
        return True
    if not _short_form(word):
        return True
    return _word_after(text, place, end) in _STARTERS and (len(word) > 1 or "." in word) and word.lower() not in ABBREVIATIONS


@lru_cache(maxsize=4096)
def _short_form(word: str) -> bool:
    """Tell whether a full stop after `word` belongs to the word: an initial, letters with dots between, a known short form."""
    if len(word) == 1:
        return word.isupper() and word != "I"
    if "." in word:
        return all(len(part) <= 2 for part in word.split("."))
    return word.lower() in ABBREVIATIONS and (
        word[0].isupper() or word.lower() not in {"no", "sat", "sun", "mar", "ill", "la", "co", "m", "miss", "wash", "mass"}
    )


def _word_before(text: str, stop: int) -> str:
    start = stop
    while start and stop - start < 24 and (text[start - 1].isalpha() or text[start - 1] == "."):
        start -= 1
    return text[start:stop]


def _word_after(text: str, place: int, end: int) -> str:
    stop = place
    while stop < end and stop - place < 24 and text[stop].isalpha():
        stop += 1
    return text[place:stop].lower()
