"""The ordered rules that find who speaks, on the phrases around a quotation (`compare.extract.phrases`).

Each rule looks at one quotation in its sentence and gives the phrase that is the speaker, or None; the first that gives one counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from compare.extract.phrases import SPEAKERS
from compare.extract.sentence import FURTHEST, Place
from compare.extract.subjects import ASIDE, agent, first_subject, left_subject, main_subject, named, turns

# Who "was asked" speaks; who "was criticised" says nothing.
ASKED = frozenset(["asked", "pressed", "questioned", "quoted", "quizzed"])


@dataclass(frozen=True, slots=True)
class Found:
    """Which symbols are the speaker (`subject`) and the cue, and by which rule; `via` is the symbol of who relays, if someone does."""

    subject: int
    cue: int | None
    rule: str
    via: int | None = None


# What may stand before a name and belong to it, unknown to the lexicon: "said undecided voter Ann Lee".
_MODIFIED = r"(?:n(?=S)|[SRn]?[yxgj]{1,3})?(?:[SR]c){0,2}"
_BEHIND = re.compile(
    rf"(?P<open>,?-?)[be]?(?:{_MODIFIED}(?P<subject>S)|y?(?:[SR]c){{0,2}}(?P<other>[Rnp])){ASIDE}?(?:[yxgbem]{{0,2}}?(?P<cue>[VB])|eqsG)"
)
# The words belong to the clause before, the one behind has an object of its own: 'In what Lee called "a farce," Poe told the board ...'
_EMBEDDED = re.compile(r"V(?:i?m)?t?$")
_OBJECTS = ("t", *SPEAKERS)
_CLOSED = re.compile("[./]|$")
_BEHIND_ANY = re.compile(r",(?:(?P<subject>[Sp])y?(?P<cue>[xUvB])|(?P<role>[Rn])y?(?P<verb>[Uv])(?=[.,iosl]))")
_TURNED = re.compile(r"(?P<open>,?-?)[ybe]{0,2}(?P<cue>V)(?:i[xn])?(?:[yxgj]{0,3}(?P<subject>S)|y?(?P<other>[Rnp]))(?![yb]?[VU])")
_OFFICE = re.compile(r",?-?[ybe]{0,2}(?P<cue>V)i(?P<subject>[SR])")
_TURNED_ANY = re.compile(r",(?P<cue>[xvU])y?(?P<subject>[SR])")
_STANDING = re.compile(rf"(?P<subject>[SRnp]){ASIDE}?[yxbe]{{0,2}}?(?P<cue>V)(?P<more>[.,/;]|[yimlox]|$)")
_POINTING_BACK = re.compile(r",?[./]{0,2}(?:(?:[yA][Dp]?b{0,3}|[Dp]b{0,2})e?V[yx]{0,2}(?P<subject>[SRn])|A(?P<so>[SRn]))(?![:t])")
# Who is named right before the colon: "Budget, Lee: '...'".
_BEFORE_COLON = re.compile(r"(?:(?:^|[/-])[SR]|,S)(?=:$)")
_PARENTHETIC = re.compile(
    rf"[,-](?:[yxgj]{{0,2}}(?P<subject>[SRp]){ASIDE}?[ybe]{{0,2}}(?P<cue>V)(?=[,;-]|[yim]|$)"
    r"|[ybe]?(?P<first>V)y?(?P<second>[SRn])(?=[,;-]|[wi]|$))(?![^,]*[QEF])"
)
_ACCORDING = re.compile(r"(?:al?[oir]?|(?:^|(?<=[./EF]))Y)(?P<subject>[SRnp])|(?P<earlier>[SRn])f|(?<=[,QEF])A(?P<so>[SRnp])")
_OUTER = re.compile(r"V(?:[SRn]|l[SRn])?t?$")
# A sentence whose first verb has no subject of its own: "Adding: ...", Spanish "Añadió que ...".
SUBJECTLESS = re.compile(r"[cytb]*[GWV]")
# A verb of saying without a subject, in languages that drop it: Spanish '"...", dijo.', Italian 'Poi ha aggiunto: "..."'.
_SUBJECTLESS_BEHIND = re.compile(r",?(?:Dp?)?[ybe]{0,4}V(?!y?[SRnp])")
_SUBJECTLESS_BEFORE = re.compile(r"(?:[iol][SRnm]|[^SRnpthV./EFQ])*V(?:[^SRnp]|[iol][SRn])*")
# What may stand between "that" and the speaker whose words somebody else relays.
_BETWEEN = re.compile("[yxjm]{0,2}")
_CUE = re.compile(r"(?:V|G|(?<=[^l])B)(?=(?:[^VBG]|(?<=l)B)*$)")
_INFINITIVE = re.compile(r"B(?=[^B]*$)")
_ATTACHED = re.compile(r"y?[SRnpD]?(?:[iol][SRnm]){0,2}m?[,:]?t?[,:]?/?D?")
# Who signs a quotation: "...” — Ann Lee, mayor", on its line or the next; in a headline '...': Ann Lee'.
_SIGNED = re.compile(r"/?-(?:(?P<subject>S)(?:[,(][^./QEFVUv-]{1,20})?|(?P<role>R))(?=/|$)|:(?P<named>S)(?=/|$|[VU])")
# A short sentence that leads to a quotation: "But Lee is not convinced.", "Lee laughed."
_LEADING = re.compile(r"[cy]?,?(?P<subject>S)(?:,R,)?(?:y?Vy?|[^VQEF]{1,7})")
_WEAK_LEADING = re.compile(r"(?P<subject>[SRp])y?(?P<cue>U)[,:]$")
_WEAK = re.compile(r"[UWq](?=[^UWq]*$)")


def behind(place: Place) -> Found | None:
    """Return the subject of a reporting clause right behind the quotation: '"...," Lee said', '"...," said Lee'."""
    symbol, symbols = place.phrases.symbols[place.at], place.phrases.symbols
    found = _BEHIND.match(symbols, place.at + 1, place.at + 40)
    turned = _TURNED.match(symbols, place.at + 1, place.at + 12)
    if symbol == "E" and not (turned and turned.start("cue") == place.at + 1):
        return None
    if place.phrases.lexicon.verb_first and (led := attached(place) or governing(place)) is not None:
        return led
    if (office := _office_behind(place)) is not None:
        return office
    if turned:
        return _clause(place, turned, "clause behind, inverted")
    if found and symbols[found.end() : found.end() + 1] in _OBJECTS and _EMBEDDED.search(place.before):
        return None
    if found and (found["open"] or symbol == "F" or place.at == place.start):
        return _clause(place, found, "clause behind")
    if found and found.end() == place.end and _CLOSED.match(symbols, found.end()) and not _CUE.search(place.before):
        return _clause(place, found, "clause behind")  # 'Poe "was a friend" he said.'
    if (other := _turned_by_shape(place)) is not None:
        return other
    loose = _BEHIND_ANY.match(symbols, place.at + 1, place.at + 12)
    if loose and loose["subject"]:
        return Found(loose.start("subject"), loose.start("cue"), "clause behind, other verb")
    if loose and place.at == place.start:
        return Found(loose.start("role"), loose.start("verb"), "clause behind, other verb")
    return None


def _turned_by_shape(place: Place) -> Found | None:
    """Return who stands behind an unknown word that ends as verbs do, in languages that put it first: '„...“, schildert Fink'."""
    endings = place.phrases.lexicon.endings
    found = _TURNED_ANY.match(place.phrases.symbols, place.at + 1, place.at + 12) if endings else None
    if not found or not place.phrases.printed(found.start("cue")).endswith(endings):
        return None
    return Found(named(place.phrases.symbols, place.at + 1, found.start("subject")), found.start("cue"), "clause behind, other verb")


def _office_behind(place: Place) -> Found | None:
    """Return the office in which words are said where a plural verb has no subject: Russian '«...», - сообщили в мэрии'."""
    plurals = place.phrases.lexicon.plural_endings
    found = _OFFICE.match(place.phrases.symbols, place.at + 1, place.at + 12) if plurals else None
    if not found or not place.phrases.printed(found.start("cue")).endswith(plurals):
        return None
    return Found(found.start("subject"), found.start("cue"), "clause behind, inverted")


def _clause(place: Place, clause: re.Match[str], rule: str) -> Found:
    subject = clause.start("subject" if clause["subject"] else "other")
    cue = clause.start("cue") if clause["cue"] else clause.end() - 1
    return Found(named(place.phrases.symbols, place.at + 1, subject), cue, rule)


def standing_behind(place: Place) -> Found | None:
    """Return the subject of a short clause behind a quotation that a full stop or nothing ends: '"Yes." Lee said on Monday.'"""
    found = _STANDING.match(place.phrases.symbols, place.at + 1, place.at + 40)
    return Found(found.start("subject"), found.start("cue"), "clause behind a full stop") if found else None


def named_behind(place: Place) -> Found | None:
    """Return who is named by a sentence behind that points back: Italian '"..." Lo ha detto Ferri', Spanish 'Así lo dijo Fuentes'."""
    found = _POINTING_BACK.match(place.phrases.symbols, place.at + 1, place.at + 16)
    if not found:
        return None
    subject = found.start("subject" if found["subject"] else "so")
    return Found(named(place.phrases.symbols, place.at + 1, subject), None, "clause behind a full stop")


def is_subjectless(place: Place) -> bool:
    """Tell whether the sentence's verb of saying, behind the quotation or before it, has no subject."""
    return bool(_SUBJECTLESS_BEHIND.match(place.behind) or _SUBJECTLESS_BEFORE.fullmatch(place.before))


def signed(place: Place) -> Found | None:
    """Return who signs the quotation, where it stands on a line of its own: '"We are late." — Ann Lee, harbour master'."""
    found = _SIGNED.match(place.phrases.symbols, place.at + 1)
    if not found or place.before.strip("/QEF,"):
        return None
    subject = found.start(found.lastgroup or 0)
    if found["subject"] and place.phrases.first(subject) == place.phrases.last(subject):
        return None  # an agency, not a person: "— PA"
    return Found(subject, None, "signed")


def according(place: Place) -> Found | None:
    """Return who is named by "according to" in the sentence; "According to the agency, Lee said that" gives Lee, whom the agency relays."""
    source = _source(place)
    if source is None or source.subject > place.at:
        return source
    said = attached(place)
    names_more = said and said.cue is not None and said.cue > source.subject and place.phrases.symbols[said.subject] == "S"
    return said if names_more else source


def _source(place: Place) -> Found | None:
    """Return the source named by "according to"; before the quotation the nearest, else behind it."""
    if not place.phrases.names_sources:
        return None
    earlier = [*_ACCORDING.finditer(place.phrases.symbols, place.start, place.at)]
    near = earlier[-1] if earlier else _ACCORDING.search(place.phrases.symbols, place.at + 1, place.end)
    return Found(near.start(near.lastgroup or 0), near.start(), "according to") if near else None


def attached(place: Place) -> Found | None:
    """Return the subject of a reporting verb that stands right before the quotation, at most an addressee and "that" between."""
    before = place.before
    found = _reporting(before)
    if not found or not _ATTACHED.fullmatch(before, found.end()):
        return None
    return _governed(place, place.start + found.start())


def governing(place: Place) -> Found | None:
    """Return the subject of the nearest reporting verb before the quotation in its sentence."""
    leading = _WEAK_LEADING.search(place.before)  # "Lee said no while Poe proposes, '...'"
    if leading and not place.phrases.lexicon.nouns_capitalised:
        return Found(
            named(place.phrases.symbols, place.start, place.start + leading.start("subject")),
            place.start + leading.start("cue"),
            "other verb",
        )
    found = _reporting(place.before)
    return _governed(place, place.start + found.start()) if found else None


def _reporting(before: str) -> re.Match[str] | None:
    """Return the last reporting verb: a finite one or a participle, else an infinitive."""
    return _CUE.search(before) or _INFINITIVE.search(before)


def _governed(place: Place, cue: int) -> Found | None:
    symbols = place.phrases.symbols
    near = _ATTACHED.fullmatch(symbols, cue + 1, place.at) is not None
    if symbols[cue] in "GW" and symbols[cue - 1] not in "eb":
        subject = main_subject(symbols, place.start, cue)
        if subject is None and (comma := symbols.find(",", place.at, place.end)) > 0:
            subject = first_subject(symbols, comma, place.end)
        rule = "participle"
    elif symbols[cue - 1] == "e" and symbols[cue] == "V":
        subject = agent(symbols, (cue + 1, place.at), (place.at + 1, min(place.end, place.at + 6)))
        rule = "passive"
    else:
        rule = "clause before" if near else "governing verb"
        find = first_subject if place.phrases.lexicon.verb_last else left_subject
        subject = find(symbols, place.start, cue)
        if cue + 1 < place.at and turns(place.phrases, place.start, subject, cue):
            subject, rule = cue + 1, "clause before, inverted"
    if subject is not None and symbols[subject] == "t" and place.phrases.lexicon.subject_dropped:
        before = symbols.rfind("V", place.start, subject)  # Spanish "Fuentes dijo que llamó": the subject goes on
        return _governed(place, before) if before >= 0 else None
    if subject is not None and subject < cue and symbols[subject] == "p":
        outer = _OUTER.search(symbols, place.start, subject)
        if outer and (teller := left_subject(symbols, place.start, outer.start())) is not None and symbols[teller] in "SR":
            subject, cue = teller, outer.start()
    return Found(named(symbols, place.start, subject), cue, rule) if subject is not None else None


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


def carried(place: Place, since: int, before: Found | None) -> Found | None:
    """Return the subject of the last reporting verb between symbol `since` and the quotation's sentence.

    Where that verb is the one of the quotation `before`, its speaker goes on.
    """
    symbols = place.phrases.symbols
    start = max(since, place.start - FURTHEST)
    for cue in range(place.start - 1, start - 1, -1):
        if before and cue == before.cue:
            return replace(before, rule="goes on")
        if symbols[cue] == "G" and symbols[cue - 1] == ",":  # "Lee took exception to it, saying it was late."
            begin = max((symbols.rfind(stop, start, cue) for stop in "./EFQ"), default=start) + 1
            subject = main_subject(symbols, begin, cue)
            if subject is not None and symbols[subject] in "SR":
                return Found(named(symbols, begin, subject), cue, "speaker before")
        if symbols[cue] == "V" and (symbols[cue - 1] != "e" or place.phrases.printed(cue).lower() in ASKED):
            begin = max((symbols.rfind(stop, start, cue) for stop in "./EFQ"), default=start) + 1
            find = first_subject if place.phrases.lexicon.verb_last else left_subject
            subject = find(symbols, begin, cue)
            if (subject is None and symbols[cue + 1] in "SRn") or turns(place.phrases, begin, subject, cue):
                subject = cue + 1
            if subject is not None:
                return Found(named(symbols, begin, subject), cue, "speaker before")
    return None


def led_in(place: Place, since: int) -> Found | None:
    """Return the subject of the sentence that leads to the quotation in its paragraph, after symbol `since`: 'Lee was blunt. "No."'"""
    symbols = place.phrases.symbols
    if place.start <= since + 1 or symbols[place.start - 1] != "." or place.phrases.lexicon.nouns_capitalised:
        return None
    begin = max(since, max(symbols.rfind(stop, since, place.start - 1) for stop in "./EFQ") + 1)
    found = _LEADING.fullmatch(symbols, begin, place.start - 1)
    return Found(found.start("subject"), None, "sentence before") if found else None


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
    named_last = _BEFORE_COLON.search(place.before)
    subject = place.start + named_last.end() - 1 if named_last else first_subject(place.phrases.symbols, place.start, place.at)
    if subject is None or place.phrases.symbols[subject] == "n":  # a plain noun ("the words are not hers") speaks where a verb says so
        return None
    return Found(named(place.phrases.symbols, subject, subject), None, "main clause")


def relay(place: Place, found: Found) -> int | None:
    """Return who relays the words of the speaker: "a source told Lee that Poe said", "Poe said, according to Lee", "..., Lee reported".

    None where nobody does, or where the relayer is the speaker.
    """
    symbols = place.phrases.symbols
    if found.cue is not None and place.start <= found.subject < place.at:
        that = symbols.rfind("t", place.start, found.subject)
        outer = symbols.rfind("V", place.start, that) if that > 0 else -1
        if outer > 0 and symbols[found.subject] in "SR" and _BETWEEN.fullmatch(symbols, that + 1, found.subject):
            teller = left_subject(symbols, place.start, outer)
            return teller if teller is not None and symbols[teller] in "SRn" else None
        if found.rule == "participle" and (by := symbols.find("r", place.start, found.cue)) > 0 and symbols[by + 1] in "SRn":
            return by + 1 if symbols[found.cue - 1] == "s" else None
    source = _source(place)
    if source and source.subject != found.subject:
        return source.subject
    late = parenthetic(place) if found.rule in {"clause before", "governing verb", "participle"} else None
    return late.subject if late and late.subject != found.subject and symbols[late.subject] != "p" else None


# How often a rule's speaker is right, measured on labelled news (benchmarks/README.md, "Speakers"); rounded.
CONFIDENCE = {
    "clause behind": 0.98,
    "clause behind, inverted": 0.98,
    "same turn": 0.98,
    "according to": 0.94,
    "clause set off": 0.91,
    "signed": 0.91,
    "governing verb": 0.91,
    "same paragraph": 0.91,
    "clause before": 0.89,
    "goes on": 0.89,
    "participle": 0.85,
    "passive": 0.8,
    "clause before, inverted": 0.7,
    "clause behind, other verb": 0.7,
    "question and answer": 0.7,
    "quotation below": 0.7,
    "sentence before": 0.7,
    "other verb": 0.64,
    "clause behind a full stop": 0.6,
    "clause inside": 0.6,
    "main clause": 0.54,
    "speaker before": 0.5,
    "sentence behind": 0.4,
}
RULES: tuple[Callable[[Place], Found | None], ...] = (behind, signed, according, attached, parenthetic, governing)
