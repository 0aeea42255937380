"""The words outside the marks, each with its class, a stretch of an article at a time.

The text is split and looked up as a whole; only stops, breaks and tokens that hold several words are looked at one by one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from compare.extract.drafts import Draft
from compare.extract.forenames import gender_of
from compare.extract.homographs import with_homographs
from compare.extract.vocabulary import EITHER, QUOTED, SEVERAL, Part, Vocabulary
from compare.model import Span
from compare.text.sentences import ABBREVIATIONS

_BLANKS = dict.fromkeys(map(ord, QUOTED.values()), " ")
_LETTER = r"[^\W\d_]"
_JOINED = rf"(?:[\u0300-\u036f\u05b0-\u05bd\u064b-\u065f\u0670\u200c]\w*+|[-'’&\u2010\u2011]{_LETTER}\w*+)*+"
# A word, joined by apostrophes and hyphens; letters with dots between; punctuation, quotations; line breaks; numbers ("76-year-old",
# "1st"); handles ("@annlee"). Most words are plain letters, and most places where no token begins are spaces: told first, they cost one
# look instead of one for each kind.
_TOKEN = re.compile(
    rf"([A-Za-z]++(?=[ ,\n])|{_LETTER}(?:\w++{_JOINED}|(?:\.{_LETTER})+\.?(?!\w)|{_JOINED})"
    r"|(?! )(?:[.,;:!?()\[\]…\u2013\u2014،؛؟۔。、，：\x01-\x03]|[\n\r\x0b\x0c\x85\u2028\u2029]+"
    r"|\d(?:[.,:]?\d)*(?:-\w+|st\b|nd\b|rd\b|th\b)*|(?<=s)[’'](?=\s)|--|(?<=\s)-(?=\s)|(?<!\w)@\w++))"
)
# Titles and roles right behind a name, which may be surnames: "Ann King"; a possessive is left as it is.
_AFTER_NAME = re.compile("N([TRjdm]+)(?!')")
# Marks right behind a stop that show that the sentence goes on, and those that may stand before its next word.
_GOES_ON = frozenset(",;:)-")
_EDGES = " \u00a0'\"”’»"
# Parts whose places are counted together: few places are asked for, and to count each costs three times as much.
BLOCK = 64
# Classes that are looked at one by one; all but `*` open a sentence.
_LOOKED_AT = re.compile(f"[./EF{SEVERAL}]")


@dataclass(frozen=True, slots=True)
class Words:
    """The words and quotations of a stretch of an article, in order: `classes` has one character for each.

    `parts` are by turns what stands between two words and a word as printed, a quotation as one character; `blocks` is where every
    `BLOCK`th begins. `pieces` and `places` tell where the pieces of the article that were read begin: in what was read, and in the article.
    """

    classes: str
    parts: Sequence[str]
    blocks: Sequence[int]
    pieces: Sequence[int]
    places: Sequence[int]

    def printed(self, first: int, last: int) -> str:
        """Return the text from word `first` to word `last`."""
        return "".join(self.parts[2 * first + 1 : 2 * last + 2])

    def span(self, first: int, last: int) -> Span:
        """Return the place in the article from word `first` to word `last`, between which no quotation stands."""
        block = (2 * first + 1) // BLOCK
        start = self.blocks[block] + len("".join(self.parts[BLOCK * block : 2 * first + 1]))
        piece = bisect_right(self.pieces, start) - 1
        start += self.places[piece] - self.pieces[piece]
        return Span(start, start + len(self.printed(first, last)))


def without_controls(text: str) -> str:
    """Return the text with blanks for the characters that stand for quotations here."""
    return text.translate(_BLANKS) if any(mark in text for mark in QUOTED.values()) else text


def words(text: str, quotations: Sequence[Draft], before: int, after: int, known: Vocabulary, reach: int) -> Words:
    """Return the words of `text` from `before` to `after` around quotations that stand there in order of place.

    Of a gap between two quotations that is longer than twice `reach`, only `reach` code points at either end are read.
    """
    read: list[str] = []
    places: list[int] = []
    place = before
    for quotation in quotations:
        _read_gap(text, place, quotation.start, reach, read, places)
        read[-1] += _symbol(quotation)
        place = quotation.end
    _read_gap(text, place, after, reach, read, places)
    classes, parts = _classified(_TOKEN.split("".join(read)), known)
    if EITHER in classes:
        classes = with_homographs(classes, parts, known)
    blocks = accumulate([len("".join(parts[i : i + BLOCK])) for i in range(0, len(parts), BLOCK)], initial=0)
    return Words(_with_surnames(classes, parts), parts, [*blocks], [*accumulate(map(len, read), initial=0)], places)


def _read_gap(text: str, start: int, end: int, reach: int, read: list[str], places: list[int]) -> None:
    """Add the text between two quotations; of a long gap only what is in reach at either end, with a break between."""
    if end - start > 2 * reach:
        read.append(text[start : start + reach] + "\n")
        places.append(start)
        start = end - reach
    read.append(text[start:end])
    places.append(start)


def _symbol(quotation: Draft) -> str:
    """Return what a quotation is read as: one character, and the comma that it ends with."""
    end = quotation.text[-8:].rstrip("\"'”’»“‘ ")[-1:] or " "
    if end == ",":
        return QUOTED["Q"] + ","
    return QUOTED["E" if end in ".…" else "F" if end in "?!" else "Q"]


def _classified(parts: list[str], known: Vocabulary) -> tuple[str, list[str]]:
    """Return the classes of the words in `parts`, and the parts with tokens taken apart and without stops that end no sentence."""
    tokens = [*parts[1::2], "\n"]
    codes = [*map(known.inside.__getitem__, tokens)]
    looked_at = [found.start() for found in _LOOKED_AT.finditer("".join(codes))]
    codes[0] = known.opening[tokens[0]]
    edited: list[str] = []
    done = fresh = 0  # the part up to which all are in `edited`; the token that opens a sentence
    for i in looked_at[:-1]:
        at = 2 * i + 1
        code = codes[i]
        if code == SEVERAL:
            held = (known.opening if i == fresh else known.inside).held(tokens[i])
            codes[i] = "".join([word[0] for word in held])
            edited += parts[done:at]
            parts[at + 1] = _take_apart(edited, tokens[i], held) + parts[at + 1]
            done = at + 1
            continue
        if code == "." and _ends_no_sentence(parts, at):
            codes[i] = ""
            edited += parts[done : at - 1]
            done = at + 1
            if _is_short_form(parts, at):
                edited[-1] += "."
            else:
                parts[done] = parts[at - 1] + parts[at] + parts[done]
            if i != fresh:
                continue
        fresh = i + 1
        codes[fresh] = known.opening[tokens[fresh]]
    return "".join(codes[:-1]), edited + parts[done:]


def _take_apart(edited: list[str], token: str, held: Sequence[Part]) -> str:
    """Add the words that a token holds, each with what stands before it; return what stands behind the last."""
    done = 0
    for n, (_, start, end) in enumerate(held):
        if n:
            edited.append(token[done:start])
        else:
            edited[-1] += token[:start]
        edited.append(token[start:end])
        done = end
    return token[done:]


def _ends_no_sentence(parts: Sequence[str], at: int) -> bool:
    """Tell whether the stop at part `at` ends no sentence: before a small letter or a comma, inside "D-N.Y.", behind a short form."""
    near = _behind(parts, at)
    following = near.lstrip(_EDGES)[:1]
    if following.islower():
        return True
    if parts[at] != ".":
        return following in _GOES_ON
    if near[:1] in _GOES_ON or _is_short_form(parts, at):
        return True
    return near[:1].isupper() and (parts[at - 1] or parts[max(0, at - 2)])[-1:].isupper()


def _is_short_form(parts: Sequence[str], at: int) -> bool:
    """Tell whether the stop at part `at` belongs to the word before it: an initial, or a short form before a space.

    Where a word in capitals stands before one that isn't ("the firm CA. Lee came"), it is a name of its own and no short form.
    """
    if parts[at] != "." or parts[at - 1] or at < 2:
        return False
    word, following = parts[at - 2], parts[at + 2] if at + 2 < len(parts) else ""
    if len(word) > 1 and word.isupper() and following[:1].isupper() and not following.isupper():
        return False
    return (len(word) == 1 and word.isupper()) or (word.lower() in ABBREVIATIONS and _behind(parts, at)[:1].isspace())


def _behind(parts: Sequence[str], at: int) -> str:
    """Return the characters behind part `at`, at most four."""
    return (parts[at + 1] + parts[at + 2] if at + 2 < len(parts) else parts[at + 1])[:4]


def _with_surnames(classes: str, parts: Sequence[str]) -> str:
    """Return the classes with that of a name for titles and roles that are surnames."""
    found = [i for run in _AFTER_NAME.finditer(classes) for i in _surnames(classes, parts, *run.span(1))]
    if not found:
        return classes
    codes = list(classes)
    for i in found:
        codes[i] = "N"
    return "".join(codes)


def _surnames(classes: str, parts: Sequence[str], start: int, end: int) -> list[int]:
    """Return which words of a run behind a name are surnames, from its beginning: "King" in "Ann King" or "Peter T. King"."""
    found: list[int] = []
    for i in range(start, end):
        at = 2 * i + 1
        word, before = parts[at], parts[at - 2]
        if not word[0].isupper() or word[-1] == "." or len(parts[at - 1]) > 1 or _behind(parts, at)[1:2].isupper():
            break
        named = i - 1 > start or classes[i - 2 : i - 1] == "N"
        if not (len(before) == 2 and before[1] == "." if named else gender_of(before) is not None):
            break
        found.append(i)
    return found
