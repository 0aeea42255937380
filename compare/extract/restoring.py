"""Where a lost mark most likely stood."""

from __future__ import annotations

import re

from compare.extract.cues import Lexicon
from compare.model import Span
from compare.text.sentences import sentences

# What a piece of speech ends with before the reporter's clause (", he said").
_BREAK = re.compile(r"[,?!\u2026\u060c\u061f](?=\s)")
_TOKEN = re.compile(r"[^\W_](?:[\w'\u2019-]|\.(?=\w))*|[^\w\s]")
_CLAUSE = 160  # code points of a reporter's clause that are looked at
_LONGEST_SHORT_FORM = 4  # letters before a full stop inside the clause: Mr. Odell, Sen. Park, J. Park
_MOST_WORDS = 9  # from its beginning to its verb
_STOP = frozenset('.!?;:\u201c\u201d"\u00ab\u00bb\u061f')
_FINISHED = tuple(".!?\u2026\"'\u201d\u2019)\u061f\u3002")
_SPEAKERS = frozenset("pDRTjd")  # classes of words that a clause's subject is made of, besides names
_FIRST_PERSONS = frozenset(["i", "we", "you", "ich", "wir", "je", "nous", "yo", "nosotros"])


def lost_end(text: str, start: int, limit: int, lexicon: Lexicon | None) -> int:
    """Return where a quotation most likely ended that opens at `start` and has no closing mark before `limit`.

    Before the reporter's clause, if there is one; a fragment (lower case) before the reporter's sentence goes on (", but he", ",
    noting"), else at its end; other words at the last sentence that ends before `limit`.
    """
    clause = clause_after(text, start, limit, lexicon)
    if clause:
        return clause
    places = sentences(text, Span(start, limit))
    if not places:
        return start
    if text[places[0].start].islower():
        return _fragment_end(text, start, places[0].end, lexicon)
    complete = [place for place in places if text[place.end - 1] in _FINISHED]
    return complete[-1].end if complete else places[-1].end


def _fragment_end(text: str, start: int, sentence: int, lexicon: Lexicon | None) -> int:
    for found in _BREAK.finditer(text, start, sentence):
        words = _TOKEN.findall(text, found.end(), min(sentence, found.end() + _CLAUSE))[:2]
        first, second = [_class(word, lexicon) for word in (*words, "", "")[:2]]
        if found.group() != "," or first in ("G", "W", "h", "w") or (first == "c" and second == "p"):
            return found.end()
    return sentence


def ends_in_clause(text: str, start: int, limit: int, lexicon: Lexicon | None) -> int:
    """Return where the words end if the reporter's clause is the last thing before `limit`, else 0.

    So a paragraph that closes no mark tells a lost mark (", he said.") from a speech that goes on in the next one.
    """
    near = max(start, limit - _CLAUSE)
    place = clause_after(text, near, limit, lexicon)
    while place and len(sentences(text, Span(place, limit))) > 1:
        place = clause_after(text, place, limit, lexicon)
    return place


def lost_start(text: str, paragraph: int, quoted: int | None, end: int, lexicon: Lexicon | None) -> int:
    """Return where a quotation most likely began that closes at `end` without an opening mark; `end` if nowhere.

    After the reporter's introduction ("he said,", a colon), else at the paragraph's start; after another quotation (ending at
    `quoted`), at the first sentence that begins there.
    """
    places = sentences(text, Span(paragraph if quoted is None else quoted, end))
    if not places:
        return end
    introduced = _introduced(text, places[-1].start, end, lexicon)
    if quoted is None:
        return introduced or places[0].start
    if len(places) > 1:
        return places[1].start
    return introduced or end


def _introduced(text: str, start: int, end: int, lexicon: Lexicon | None) -> int:
    """Return the place after the last colon, or comma that follows a verb of saying; 0 if there is none."""
    place, word = 0, ""
    for token in _TOKEN.finditer(text, start, end):
        mark = token.group()
        if token.end() < end and (mark == ":" or (mark == "," and _class(word, lexicon) in ("V", "G"))):
            place = token.end()
        word = mark
    return place


def clause_after(text: str, start: int, limit: int, lexicon: Lexicon | None) -> int:
    """Return the place after the first punctuation that a reporter's clause follows (", said the mayor"), 0 if there is none."""
    for found in _BREAK.finditer(text, start, limit):
        if _is_clause(text, found.end(), limit, lexicon):
            return found.end()
    return 0


def _is_clause(text: str, start: int, limit: int, lexicon: Lexicon | None) -> bool:
    """Tell whether a subject and a verb of saying begin here, in either order; a name may have an apposition (", the mayor,")."""
    words = [token.group() for token in _TOKEN.finditer(text, start, min(limit, start + _CLAUSE))]
    if len(words) < 2 or lexicon is None or words[0].lower() in _FIRST_PERSONS:
        return False
    if _class(words[0], lexicon) == "V" and not words[0][0].isupper():
        return words[1][0].isupper() or _class(words[1], lexicon) in _SPEAKERS
    if not (words[0][0].isupper() or _class(words[0], lexicon) in _SPEAKERS):
        return False
    apposition = False
    for place, word in enumerate(words[1 : 2 * _MOST_WORDS], start=1):
        if word == "." and len(words[place - 1]) <= _LONGEST_SHORT_FORM:
            continue
        if word in _STOP:
            return False
        if word == ",":
            apposition = True
        elif _class(word, lexicon) == "V":
            return not apposition or words[place - 1] == ","
        elif place >= _MOST_WORDS and not apposition:
            return False
    return False


def _class(word: str, lexicon: Lexicon | None) -> str | None:
    return lexicon.words.get(word.lower()) if lexicon else None
