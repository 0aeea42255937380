"""Marked stretches that are no quotation: titles, nicknames, so-called terms.

They are counted and shown, never lost. A rule looks at the stretch itself, the words beside it and the reporting words of its sentence;
where it is not sure, the stretch stays a quotation: marked words in a report that names a speaker mostly are one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from compare.extract.cues import Lexicon
from compare.extract.scripts import spelling
from compare.extract.stretches import TITLE_MARKS, Stretch
from compare.model import Place, Span
from compare.text.marks import MARK_CHARACTERS

TITLE, NICKNAME, NAME, TERM, SCARE = "title", "nickname", "name", "so-called", "single marks beside double ones"

# Things that have titles, as they stand before or after one.
_WORKS = """
ad ads album anthem article book books chapter classic column comedy commercial documentary drama editorial episode essay exhibition
film films game magazine memoir miniseries movie movies musical newsletter newspaper novel novels opera painting play plays playlist
podcast podcasts poem program programme programmes programs segment sequel series show shows sitcom song songs soundtrack spot spots
thriller track tune video titled entitled headlined subtitled retitled
buch roman lied serie sendung zeitung magazin oper album titels livre chanson s\u00e9rie \u00e9mission titre journal revue intitul\u00e9
intitul\u00e9e libro pel\u00edcula novela canci\u00f3n programa t\u00edtulo peri\u00f3dico titulado titulada
"""
_AFTER_WORKS = """
album anchor blog column documentary editor episode fame franchise host hosts movie musical podcast program programme reboot series
show sitcom soundtrack special star stars tote tour trailer trailers t-shirt t-shirts
"""
_MAKERS = frozenset(["author", "authors", "co-author", "host", "hosts", "star", "stars", "editor", "version", "episode", "tune", "creator"])
_NAMING = frozenset(["nicknamed", "nickname", "alias", "aka", "named", "name", "moniker", "genannt", "surnomm\u00e9", "apodado"])
_SO_CALLED = frozenset(
    [
        "so-called",
        "sogenannte",
        "sogenannten",
        "sogenannter",
        "sogenanntes",
        "sogenanntem",
        "soi-disant",
        "genannte",
        "genannten",
        "genannter",
        "genanntes",
    ]
)
_LITTLE_WORDS = """
a an the of and or for to in on at by with from as but nor vs is de la le les des du el los las y der die das den dem und oder im am
für von zur zum ein eine einer gegen auf ohne bei mit
"""
# Languages that write every noun with a capital, and their definite articles.
_NOUN_CAPITALS = frozenset(["de", "lb"])
_DEFINITE = frozenset(["der", "die", "das", "des", "dem", "den", "vom", "zum", "beim", "im"])
_GERMAN_NAMING = frozenset(["genannt", "nennt", "nannte", "hei\u00dft", "hei\u00dfen", "hie\u00df", "auch", "laut"])
_LITTLE = frozenset(_LITTLE_WORDS.split())
_WORK = frozenset(_WORKS.split())
_AFTER_WORK = frozenset(_AFTER_WORKS.split())

_WORD = re.compile(r"[^\W_][\w.'\u2019-]*")
_ADDRESS = re.compile(r"(?:www\.)?[\w-]*\.(?:[\w-]+\.)*[a-z]{2,6}")  # a site's name: example.org
_STOP_INSIDE = re.compile("[.!?:;,\u060c\u061b\u061f]")
_EDGES = MARK_CHARACTERS + " \t\xa0\u202f"
_JOINING = frozenset(["", "and", "&", "or"])
_POSSESSIVE = ("'s", "\u2019s", "s'", "s\u2019", "S'", "S\u2019")
_CONTEXT = 60  # code points looked at on either side
_LONGEST_TITLE = 120  # code points; what is longer is speech
_LONGEST_NAME = 3  # words
_LONGEST_SCARE = 4  # words
_LONGEST_NAMED = 4  # words
_FAR = 400  # code points of a sentence that are searched for a word of reporting
_REPORTING = frozenset("VGBqa")
_ANNOUNCING = frozenset(["announce", "announced", "announces", "announcing"])  # works and programmes, too


class Setting(NamedTuple):
    """What a rule may look at besides the stretch: the sentence around it, its place, the article's family of marks, cue words."""

    sentence: Span
    place: Place
    single_marks_are_odd: bool
    lexicon: Lexicon | None
    language: str = "en"


def reason_to_set_aside(text: str, stretch: Stretch, around: Setting) -> str | None:
    """Return why a marked stretch is no quotation, in words; None if it is one."""
    start, end = stretch.span
    said = text[start:end]
    if stretch.style == TITLE_MARKS:
        return TITLE
    before = text[max(around.sentence.start, start - _CONTEXT) : start].rstrip(_EDGES)
    after = text[end : end + _CONTEXT].lstrip(MARK_CHARACTERS)
    last = before.rsplit(None, 1)[-1:]
    word = last[0].strip("(,:").lower() if last else ""
    if word in _SO_CALLED:
        return TERM
    if _ADDRESS.fullmatch(said):
        return NAME
    if _is_nickname(said, text, stretch.span, word):
        return NICKNAME
    if around.single_marks_are_odd and around.place == "body" and _is_scare(text, stretch.span, around):
        return SCARE
    if around.lexicon and around.lexicon.named and _is_named(said, before, after, around.lexicon):
        return NAME
    if around.language in _NOUN_CAPITALS and _is_name(said, before, after, word):
        return NAME
    if len(said) <= _LONGEST_TITLE and _is_title(text, stretch.span, before, after, word, around):
        return TITLE
    return None


def named_elsewhere(texts: Sequence[str], reasons: Sequence[str | None]) -> list[str | None]:
    """Return the reasons with one rule more: what was a title or name once in an article is one everywhere in it."""
    known = {_bare(text): reason for text, reason in zip(texts, reasons, strict=True) if reason in (TITLE, NAME)}
    return [reason or known.get(_bare(text)) for text, reason in zip(texts, reasons, strict=True)]


def listed_together(text: str, spans: Sequence[Span], reasons: Sequence[str | None]) -> list[str | None]:
    """Return the reasons with one rule more: where two of a list are titles, all are ('"The Pier," "Our Ports" and "The End"')."""
    found = list(reasons)
    start = 0
    for i in range(1, len(spans) + 1):
        if i < len(spans) and text[spans[i - 1].end : spans[i].start].strip(_EDGES + ",").casefold() in _JOINING:
            continue
        if sum(reason == TITLE for reason in reasons[start:i]) > 1:
            found[start:i] = [reason or TITLE for reason in reasons[start:i]]
        start = i
    return found


def _bare(text: str) -> str:
    return text.rstrip(",.")


def _is_nickname(said: str, text: str, span: Span, word: str) -> bool:
    """Tell whether a stretch is a name: in the middle of one (George "Jay" Miller), or after "the name"."""
    names = said.split(None, _LONGEST_NAME)
    if not 0 < len(names) <= _LONGEST_NAME or not all(name[0].isupper() for name in names):
        return False
    if word in _NAMING:
        return True
    before, after = text[max(0, span.start - _CONTEXT) : span.start], text[span.end : span.end + _CONTEXT]
    if said[-1] in ",.!?" or not before.rstrip(MARK_CHARACTERS).endswith(" ") or not after.lstrip(MARK_CHARACTERS).startswith(" "):
        return False
    first, second = before.rstrip(_EDGES).split()[-1:], after.lstrip(_EDGES).split()[:1]
    return bool(first and second) and first[0][0].isupper() and first[0][-1] not in ",;:!?" and second[0][0].isupper()


def _is_name(said: str, before: str, after: str, word: str) -> bool:
    """Tell whether a stretch is a name, where every noun has a capital: nouns only, set like one (das Magazin "Blick").

    After a noun, "the" or a word of naming, before one, alone in brackets, or as the subject of a sentence. Measured on German news:
    280 stretches that are no quotation against 12 that are.
    """
    if said[-1] in ",.!?" or not _in_title_case(said):
        return False
    following = _WORD.match(after.lstrip())
    if following and following.group().lower() in _GERMAN_NAMING:
        return True
    if not before or before[-1] in ".!?":
        return after[:1] == " " and after[1:2].islower()
    if before[-1] == "(":
        return after[:1] in (")", ",")
    beside = before[-1].isalnum() and before.split()[-1][0].isupper() and " " in before
    return beside or word in _DEFINITE or word in _GERMAN_NAMING


def _is_named(said: str, before: str, after: str, words: Lexicon) -> bool:
    """Tell whether a stretch is the name of something or somebody: the agency "Fars", the film "Dawn", "Ali Hosseini" beside his office."""
    if len(said.split(None, _LONGEST_NAMED)) > _LONGEST_NAMED or _STOP_INSIDE.search(said):
        return False
    beside = [spelling(word.lower()) for word in before.split()[-2:]] or [""]
    following = spelling((after.split() or [""])[0].lower())
    reported = words.words.get(beside[-1]) in _REPORTING
    if not words.capitalised and words.words.get(following) == "R" and not reported and before[-1:] != ":":
        return True
    if not before[-1:].isalnum():
        return False
    if any(_names_things(word, words) for word in (beside[-1:] if words.capitalised else beside)):
        return True
    return words.marked_names and said[0].isupper() and before[-1].islower() and not reported


def _names_things(word: str, words: Lexicon) -> bool:
    """Tell whether a word says what kind of thing has the name, letters that are written to it as one word aside."""
    return any(word[cut:] in words.named for cut in (0, 1, 2) if not word[:cut].strip(words.attached or "\0"))


def _is_scare(text: str, span: Span, around: Setting) -> bool:
    """Tell whether single marks in an article that quotes with others are scare quotes: short, and nobody is said to speak."""
    said = text[span.start : span.end]
    return len(said.split()) <= _LONGEST_SCARE and not _reported(text, span, around)


def _is_title(text: str, span: Span, before: str, after: str, word: str, around: Setting) -> bool:
    said = text[span.start : span.end]
    if said[-1] in "!?" and word not in _WORK:
        return False
    if not _in_title_case(said):
        return False
    following = _WORD.match(after.lstrip(" \t\xa0,"))
    if word in _WORK or before.endswith(_POSSESSIVE) or (following and following.group().lower() in _AFTER_WORK and after[0] == " "):
        return True
    if len(said.split()) < 2:
        return False
    words = before.lower().split()[-2:]
    if word == "on" or (word == "of" and words[0] in _MAKERS):
        return True
    # A colon or dash leads to speech: "Mayor Quits: 'I Was Wrong'"
    if before.endswith((":", "\u2014")) and around.language not in _NOUN_CAPITALS:
        return False
    return bool(before) and not _reported(text, span, around)


def _in_title_case(said: str) -> bool:
    """Tell whether every word but little ones begins with a capital."""
    first, titled = True, False
    for found in _WORD.finditer(said):
        word = found.group()
        if word[0].isupper():
            titled = True
        elif (first and word[0].islower()) or not (word[0].isdigit() or word in _LITTLE):
            return False
        first = False
    return titled


def _reported(text: str, span: Span, around: Setting) -> bool:
    """Tell whether the sentence outside the stretch has a word of reporting; True where no cue words are known."""
    if around.lexicon is None:
        return True
    outside = (
        text[max(around.sentence.start, span.start - _FAR) : span.start] + " " + text[span.end : min(around.sentence.end, span.end + _FAR)]
    )
    spoken = (word.lower() for word in _WORD.findall(outside))
    return any(around.lexicon.words.get(word) in _REPORTING and word not in _ANNOUNCING for word in spoken)
