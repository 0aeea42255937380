"""The ordered rules that find who speaks, on the phrases around a quotation (`compare.extract.phrases`).

Each rule looks at one quotation in its sentence and gives the phrase that is the speaker, or None; the first that gives one counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from compare.extract.phrases import NOUNS, SPEAKERS, STOPS, Phrases

FURTHEST = 160
# Symbols that open a phrase before the main clause: "After the vote, ...", "Facing ..., ...".
FRONTED = "zGWvioy"


OPENING = ",./EFQ;:zth-"


@dataclass(frozen=True, slots=True)
class Found:
    """Which symbols are the speaker (`subject`) and the cue, and by which rule; `via` is the symbol of who relays, if someone does."""

    subject: int
    cue: int | None
    rule: str
    via: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A quotation (symbol `at`) between the symbols where its sentence starts and ends (half-open)."""

    phrases: Phrases
    at: int
    start: int
    end: int

    @property
    def before(self) -> str:
        return self.phrases.symbols[self.start : self.at]

    @property
    def behind(self) -> str:
        return self.phrases.symbols[self.at + 1 : self.end]


_ASIDE = r"(?:\([^)./]*\)|,[^.,/QEFVG]{1,14}(?:,[^.,/QEFVG]{1,14})?,|,[wh][^./QEF]{1,30}?,|i[SRnm](?![,]))"
_BEHIND = re.compile(
    rf"(?P<open>[,-]?)[be]?(?:[yxgj]{{0,3}}(?:[SR]c){{0,2}}(?P<subject>S)|y?(?:[SR]c){{0,2}}(?P<other>[Rnp])){_ASIDE}?[yxgbem]{{0,2}}?(?P<cue>[VB])"
)
_BEHIND_ANY = re.compile(r",(?P<subject>[Sp])y?(?P<cue>[xUvB])")
_TURNED = re.compile(r"(?P<open>[,-]?)[ybe]{0,2}(?P<cue>V)y?(?P<subject>[SRnp])(?![yb]?[VU])")
_STANDING = re.compile(rf"(?P<subject>[SRnp]){_ASIDE}?[yxbe]{{0,2}}?(?P<cue>V)(?P<more>[.,/;]|[yimlox]|$)")
_PARENTHETIC = re.compile(
    rf"[,-](?:[yxgj]{{0,2}}(?P<subject>[SRp]){_ASIDE}?[ybe]{{0,2}}(?P<cue>V)(?=[,;-]|[yim]|$)|[ybe]?(?P<first>V)y?(?P<second>[SRn])(?=[,;-]|[wi]|$))(?![^,]*[QEF])"
)
_ACCORDING = re.compile(r"al?[oir]?(?P<subject>[SRnp])|(?P<earlier>[SRn])f|(?<=[,QEF])A(?P<so>[SRnp])")
_CLAUSE = re.compile(rf"(?:^|(?<=[,;:c./EFQ-]))y{{0,2}}(?:(?P<subject>[SRp]){_ASIDE}?y?[VUvbexgB]|(?<=[QEF,])V(?P<turned>[SR]))")
_STOPS = re.compile("[./EF]")
_CUE = re.compile(r"(?:V|G|(?<=[^l])B)(?=(?:[^VBG]|(?<=l)B)*$)")
_INFINITIVE = re.compile(r"B(?=[^B]*$)")
_ATTACHED = re.compile(r"y?[SRnpD]?(?:[iol][SRnm]){0,2}m?[,:]?t?[,:]?/?D?")
_WEAK = re.compile(r"[UWq](?=[^UWq]*$)")


def behind(place: Place) -> Found | None:
    """Return the subject of a reporting clause right behind the quotation: '"...," Lee said', '"...," said Lee'."""
    symbol, symbols = place.phrases.symbols[place.at], place.phrases.symbols
    found = _BEHIND.match(symbols, place.at + 1, place.at + 40)
    turned = _TURNED.match(symbols, place.at + 1, place.at + 12)
    if symbol == "E" and not (turned and turned.start("cue") == place.at + 1):
        return None
    if turned:
        subject = named(symbols, place.at + 1, turned.start("subject"))
        return Found(subject, turned.start("cue"), "clause behind, inverted")
    if found and (found["open"] or symbol == "F" or place.at == place.start):
        subject = found.start("subject" if found["subject"] else "other")
        return Found(named(symbols, place.at + 1, subject), found.start("cue"), "clause behind")
    loose = _BEHIND_ANY.match(symbols, place.at + 1, place.at + 12)
    return Found(loose.start("subject"), loose.start("cue"), "clause behind, other verb") if loose else None


def standing_behind(place: Place) -> Found | None:
    """Return the subject of a short clause behind a quotation that a full stop or nothing ends: '"Yes." Lee said on Monday.'"""
    found = _STANDING.match(place.phrases.symbols, place.at + 1, place.at + 40)
    return Found(found.start("subject"), found.start("cue"), "clause behind a full stop") if found else None


def according(place: Place) -> Found | None:
    """Return who is named by "according to" in the sentence; before the quotation the nearest, else behind it."""
    near = None
    for near in _ACCORDING.finditer(place.phrases.symbols, place.start, place.at):
        pass
    near = near or _ACCORDING.search(place.phrases.symbols, place.at + 1, place.end)
    return Found(near.start(near.lastgroup or 0), near.start(), "according to") if near else None


def attached(place: Place) -> Found | None:
    """Return the subject of a reporting verb that stands right before the quotation, at most an addressee and "that" between."""
    found = _CUE.search(place.before) or _INFINITIVE.search(place.before)
    if not found or not _ATTACHED.fullmatch(place.before, found.end()):
        return None
    return _governed(place, place.start + found.start())


def governing(place: Place) -> Found | None:
    """Return the subject of the nearest reporting verb before the quotation in its sentence."""
    found = _CUE.search(place.before) or _INFINITIVE.search(place.before)
    if not found:
        return None
    return _governed(place, place.start + found.start())


def _governed(place: Place, cue: int) -> Found | None:
    symbols = place.phrases.symbols
    near = _ATTACHED.fullmatch(symbols, cue + 1, place.at) is not None
    if symbols[cue] in "GW" and symbols[cue - 1] not in "eb":
        subject = main_subject(place, cue)
        rule = "participle"
    elif symbols[cue - 1] == "e" and symbols[cue] == "V":
        subject = agent(place, cue)
        rule = "passive"
    else:
        rule = "clause before" if near else "governing verb"
        subject = left_subject(symbols, place.start, cue)
        if cue + 1 < place.at and _turns(place.phrases, place.start, subject, cue):
            subject, rule = cue + 1, "clause before, inverted"
    return Found(named(symbols, place.start, subject), cue, rule) if subject is not None else None


def _turns(phrases: Phrases, start: int, left: int | None, cue: int) -> bool:
    """Tell whether a verb's subject stands behind it, by what stands there, what `left` offers, and the habit of the language."""
    symbols, lexicon = phrases.symbols, phrases.lexicon
    behind = symbols[cue + 1]
    if behind not in "SRnp" or (behind == "p" and left is None and not lexicon.verb_second):
        return False
    if left is None or lexicon.verb_first:
        return True
    governed = left > start and symbols[left - 1] in "ilaz"
    return lexicon.verb_second and (governed or (behind == "p" and phrases.printed(cue + 1).lower() in lexicon.nominative))


def parenthetic(place: Place) -> Found | None:
    """Return the subject of a reporting clause set off by commas behind the quotation: 'a "handful" of them stay, Lee said.'"""
    found = _PARENTHETIC.search(place.behind)
    if not found:
        return None
    offset = place.at + 1
    group, cue = ("subject", "cue") if found["subject"] else ("second", "first")
    subject = named(place.phrases.symbols, offset, offset + found.start(group))
    return Found(subject, offset + found.start(cue), "clause set off")


def weak(place: Place) -> Found | None:
    """Return the subject of another verb that may govern quoted words: 'Lee wants a "new start"'."""
    found = _WEAK.search(place.before)
    if not found:
        return None
    got = _governed(place, place.start + found.start())
    return Found(got.subject, got.cue, "other verb") if got else None


def carried(place: Place, since: int) -> Found | None:
    """Return the subject of the last reporting verb between symbol `since` (the last quotation, say) and the quotation's sentence."""
    symbols = place.phrases.symbols
    start = max(since, place.start - FURTHEST)
    for cue in range(place.start - 1, start - 1, -1):
        if symbols[cue] == "V":
            begin = max((symbols.rfind(stop, start, cue) for stop in "./EFQ"), default=start) + 1
            subject = left_subject(symbols, begin, cue)
            if subject is None and symbols[cue + 1] in "SRn":
                subject = cue + 1
            if subject is not None:
                return Found(named(symbols, begin, subject), cue, "speaker before")
    return None


def neighbour(place: Place) -> Found | None:
    """Return the subject of the sentence before in the same paragraph ("Lee was blunt."), else who speaks in the sentence behind."""
    symbols = place.phrases.symbols
    if place.start > 1 and symbols[place.start - 1] == ".":
        begin = max(symbols.rfind(stop, max(0, place.start - FURTHEST), place.start - 1) for stop in "./EFQ") + 1
        subject = first_subject(symbols, begin, place.start - 1)
        if subject is not None and symbols[subject] in "SRp":
            return Found(named(symbols, begin, subject), None, "sentence before")
    begin = place.end + 1 if symbols[place.end : place.end + 1] == "." else place.end
    limit = min(len(symbols), begin + FURTHEST)
    stops = [stop for stop in (symbols.find(mark, begin, limit) for mark in "./EFQ") if stop >= 0]
    for cue in range(begin, min(stops, default=limit)):
        if symbols[cue] in "VB" and (subject := left_subject(symbols, begin, cue)) is not None:
            return Found(subject, cue, "sentence behind")
    return None


def main_clause(place: Place) -> Found | None:
    """Return the subject of the sentence's main clause, where the sentence has no verb that is known to report."""
    subject = first_subject(place.phrases.symbols, place.start, place.at)
    return Found(subject, None, "main clause") if subject is not None else None


def named(symbols: str, start: int, noun: int) -> int:
    """Return the name that a role is apposed to, else the phrase itself: "Lee, the mayor, said", "the mayor, Ann Lee, said"."""
    if symbols[noun] not in "Rn":
        return noun
    if noun - 2 >= start and symbols[noun - 2 : noun] == "S," and (noun - 3 < start or symbols[noun - 3] not in "irol"):
        return noun - 2
    if symbols[noun + 1 : noun + 3] == ",S" and symbols[noun + 3 : noun + 4] in {",", "V", "G", "U", "", "("}:
        return noun + 2
    return noun


def agent(place: Place, cue: int) -> int | None:
    """Return who is named with "by" after a passive verb: before the quotation, or right behind it."""
    symbols = place.phrases.symbols
    for start, end in ((cue + 1, place.at), (place.at + 1, min(place.end, place.at + 6))):
        by = symbols.find("r", start, end)
        if 0 < by < len(symbols) - 1 and symbols[by + 1] in "SRnp":
            return by + 1
    return None


def relay(place: Place, found: Found) -> int | None:
    """Return who relays the words of the speaker: "a source told Lee that Poe said", "Poe said, according to Lee", "..., Lee reported".

    None where nobody does, or where the relayer is the speaker.
    """
    symbols = place.phrases.symbols
    if found.cue is not None and place.start <= found.subject < place.at:
        that = symbols.rfind("t", place.start, found.subject)
        outer = symbols.rfind("V", place.start, that) if that > 0 else -1
        if outer > 0 and not set(symbols[that + 1 : found.subject]) & set("VBGUQEF"):
            return left_subject(symbols, place.start, outer)
        if found.rule == "participle" and (by := symbols.find("r", place.start, found.cue)) > 0 and symbols[by + 1] in "SRn":
            return by + 1 if symbols[found.cue - 1] == "s" else None
    source = according(place)
    if source and source.subject != found.subject:
        return source.subject
    late = parenthetic(place) if found.rule in {"clause before", "governing verb", "participle"} else None
    return late.subject if late and late.subject != found.subject and symbols[late.subject] != "p" else None


def whole(symbols: str, subject: int) -> int:
    """Return the first symbol of a subject that is joined from several: "Lee and Poe said"; the subject itself where there is one."""
    first = subject
    while first > 2 and symbols[first - 1] == "c" and symbols[first - 2] in "SR" and symbols[subject] in "SR":
        if symbols[first - 3] not in OPENING and not (symbols[first - 3] == "," and symbols[first - 4] in "SR"):
            break
        first -= 2
    return first


def main_subject(place: Place, upto: int) -> int | None:
    """Return the subject that a participle at `upto` belongs to: that of the nearest finite verb before it, else the first in the sentence."""
    symbols = place.phrases.symbols
    if symbols[upto - 1] == "s" and (quoted := symbols.rfind("q", place.start, upto)) > 0:
        return left_subject(symbols, place.start, quoted)
    near = 2 if symbols[upto - 1] == "y" else 1
    if symbols[upto - near] in "SRp" and symbols[upto - near - 1] in "i-c":
        return upto - near
    nearest = None
    for nearest in _CLAUSE.finditer(symbols, place.start, upto):
        pass
    if nearest:
        return nearest.start("subject" if nearest["subject"] else "turned")
    found = first_subject(symbols, place.start, upto)
    if found is not None:
        return found
    comma = symbols.find(",", place.at, place.end)
    return first_subject(symbols, comma, place.end) if comma > 0 else None


def first_subject(symbols: str, start: int, end: int) -> int | None:
    """Return the first phrase between that can be a clause's subject: a name, role or pronoun that no preposition governs."""
    weaker = None
    while start < end and symbols[start] == "c":
        start += 1
    fronted = symbols.find(",", start, end) if start < end and symbols[start] in FRONTED else -1
    if fronted > 0 and re.search("[SRp]", symbols[fronted:end]):
        start = fronted
    for i in range(start, end):
        symbol = symbols[i]
        if symbol in "SRp" and not (i > start and symbols[i - 1] in "iorlz"):
            return i
        if symbol == "n" and weaker is None and not (i > start and symbols[i - 1] in "iorlz"):
            weaker = i
    return weaker


def left_subject(symbols: str, start: int, verb: int) -> int | None:
    """Return the subject of a finite verb: the phrase to its left, past adverbs, prepositional phrases, appositions and relative clauses."""
    i, skipped = verb - 1, 0
    while i >= start and symbols[i] in "ybexglmi0U" and skipped < 5:
        i, skipped = i - 1, skipped + 1
    if i < start:
        return None
    symbol = symbols[i]
    if symbol in NOUNS and i - 2 >= start and symbols[i - 1] == "i" and symbols[i - 2] in "bewh":
        return left_subject(symbols, start, i - 1)
    if symbol in SPEAKERS:
        return head_of(symbols, start, i)
    if symbol == ")":
        opening = symbols.rfind("(", start, i)
        return left_subject(symbols, start, opening) if opening > start else None
    if symbol == ",":
        inserted = _before_insertion(symbols, start, i)
        return inserted if inserted is not None else first_subject(symbols, start, i)
    return first_subject(symbols, start, verb)


def head_of(symbols: str, start: int, noun: int) -> int:
    """Return the head of a noun phrase that may end in prepositional phrases: "people in the room" has its head at "people"."""
    i = noun
    while i - 2 >= start and symbols[i - 1] in "il":
        j = i - 2
        if symbols[j] in "xGWUvg" and j > start:
            j -= 1
        if symbols[j] not in NOUNS:
            break
        i = j
        if i - 2 >= start and symbols[i - 1] in "GWg" and symbols[i - 2] in NOUNS:
            i -= 2
    return i


def _before_insertion(symbols: str, start: int, closing: int) -> int | None:
    """Return the phrase before an insertion between commas that ends at `closing`: "Lee, the mayor of Ayr, said"."""
    i, candidate = closing - 1, None
    while i > start and closing - i < 40:
        if symbols[i] == "," and symbols[i - 1] in "SRnp)":
            at = i - 1
            if symbols[at] == ")":
                at = max(symbols.rfind("(", start, at) - 1, start)
            if symbols[at] in "SRnp":
                at = head_of(symbols, start, at)
                governed = at > start and symbols[at - 1] in "irol"
                if not governed and (candidate is None or symbols[at] == "S" or symbols[candidate] != "S"):
                    candidate = at
                if at <= start or symbols[at - 1] != ",":
                    return candidate
        i -= 1
    return candidate


# How often a rule's speaker is right, measured on labelled news (benchmarks/README.md, "Speakers"); rounded.
CONFIDENCE = {
    "clause behind": 0.98,
    "clause behind, inverted": 0.98,
    "same paragraph": 0.97,
    "clause set off": 0.95,
    "according to": 0.93,
    "governing verb": 0.9,
    "clause before": 0.9,
    "participle": 0.85,
    "clause before, inverted": 0.85,
    "passive": 0.8,
    "same turn": 0.9,
    "clause behind, other verb": 0.7,
    "clause behind a full stop": 0.7,
    "other verb": 0.65,
    "goes on": 0.65,
    "speaker before": 0.6,
    "sentence before": 0.6,
    "sentence behind": 0.4,
    "main clause": 0.5,
}
RULES: tuple[Callable[[Place], Found | None], ...] = (behind, according, attached, parenthetic, governing, standing_behind)


def sentence_bounds(phrases: Phrases, at: int) -> tuple[int, int]:
    """Return where the sentence of the quotation at symbol `at` starts and ends (half-open), at most `FURTHEST` symbols away."""
    symbols = phrases.symbols
    start = low = max(0, at - FURTHEST)
    for stop in _STOPS.finditer(symbols, low, at):
        if _ends(phrases, stop.start()):
            start = stop.end()
    if _ends(phrases, at):
        return start, at + 1
    for stop in _STOPS.finditer(symbols, at + 1, at + FURTHEST):
        if _ends(phrases, stop.start()):
            return start, stop.start() + (symbols[stop.start()] in "EF")
    return start, min(len(symbols), at + FURTHEST)


def _ends(phrases: Phrases, i: int) -> bool:
    """Tell whether a sentence ends with symbol `i`: a stop, or a quotation that ends with one where a capital follows."""
    symbols = phrases.symbols
    symbol = symbols[i]
    if symbol in STOPS:
        return not (symbol == "/" and i > 0 and symbols[i - 1] == ":")
    if symbol not in "EF":
        return False
    behind = symbols[i + 1 : i + 2]
    return not behind or behind in "QEF" or phrases.text[phrases.starts[phrases.first[i + 1]]].isupper()
