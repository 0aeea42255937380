"""Which phrase is a verb's subject: the grammar behind the rules of attribution, on a string of symbols (`compare.extract.phrases`)."""

from __future__ import annotations

import re

from compare.extract.phrases import NOUNS, SPEAKERS, Phrases

# Symbols before which a phrase that opens a clause stands.
OPENING = ",./EFQ;:zth-"
# Symbols that open a phrase before the main clause: "After the vote, ...", "Facing ..., ...".
FRONTED = "zGWvioy"
# Prepositions: a phrase behind one is no subject.
GOVERNING = "iorl"
# What may stand between a subject and its verb: brackets, insertions between commas, a relative clause, a prepositional phrase.
ASIDE = r"(?:\([^)./]*\)|,[^.,/QEFVG]{1,14}(?:,[^.,/QEFVG]{1,14}){0,3},|,[wh][^./QEF]{1,30}?,|(?:[xU]?l|x?i)[SRnmp](?![,]))"
CLAUSE = re.compile(rf"(?:^|(?<=[,;:c./EFQ-]))y{{0,2}}(?:(?P<subject>[SRp]){ASIDE}?y?[VUvbexgB]|(?<=[QEF,])V(?P<turned>[SR]))")
_LONGEST_INSERTION = 40
# Somebody of whom a relative clause tells what they did: "Lee, who released a statement, calling it ...".
_RELATIVE = re.compile("[SR],w[ybe]{0,2}[VUvbex]")


def left_subject(symbols: str, start: int, verb: int) -> int | None:
    """Return the subject of a finite verb: the phrase to its left, past adverbs, prepositional phrases and insertions between commas."""
    i, skipped = verb - 1, 0
    while i >= start and symbols[i] in "ybexglmi0U" and skipped < 5:
        i, skipped = i - 1, skipped + 1
    if i < start:
        return None
    symbol = symbols[i]
    if symbol in NOUNS and i - 2 >= start and symbols[i - 1] == "i" and symbols[i - 2] in "bewh":
        return left_subject(symbols, start, i - 1)
    if symbol in "th":
        apart = i > start and symbols[i - 1] == ","
        noun = i - 2 if apart else i - 1
        if apart and symbol == "h" and noun >= start and symbols[noun] in "SR":
            return noun  # "news from the court, which found": a relative clause set off is about the nearest
        return head_of(symbols, start, noun) if noun >= start and symbols[noun] in NOUNS else i
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
    if i - 3 >= start and symbols[i - 1] == "r" and symbols[i - 2] in "vg" and symbols[i - 3] in NOUNS:
        i -= 3
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
    while i > start and closing - i < _LONGEST_INSERTION:
        if symbols[i] == "," and symbols[i - 1] in "SRnp)":
            at = i - 1
            if symbols[at] == ")":
                at = max(symbols.rfind("(", start, at) - 1, start)
            if symbols[at] in "SRnp":
                at = head_of(symbols, start, at)
                governed = at > start and symbols[at - 1] in GOVERNING
                if not governed and (
                    candidate is None or symbols[at] == "S" or symbols[candidate] == "n" or symbols[at] == symbols[candidate]
                ):
                    candidate = at
                if at <= start or symbols[at - 1] != ",":
                    return candidate
        i -= 1
    return candidate


def first_subject(symbols: str, start: int, end: int) -> int | None:
    """Return the first phrase between that can be a clause's subject: a name, role or pronoun that no preposition governs."""
    weaker = None
    while start < end and symbols[start] == "c":
        start += 1
    fronted = symbols.find(",", start, end) if start < end and _is_fronted(symbols, start) else -1
    if fronted > 0 and re.search("[SRp]", symbols[fronted:end]):
        start = fronted
    for i in range(start, end):
        symbol = symbols[i]
        if symbol not in "SRpn" or (i > start and symbols[i - 1] in GOVERNING):
            continue
        if symbol != "n" and not (i > start and symbols[i - 1] == "z"):
            return i
        weaker = i if weaker is None else weaker
    return weaker


def _is_fronted(symbols: str, start: int) -> bool:
    """Tell whether something other than a subject opens the clause; "Asked why, Lee said" begins with a verb that has none."""
    return symbols[start] in FRONTED or (symbols[start] == "V" and symbols[start + 1 : start + 2] not in SPEAKERS)


def main_subject(symbols: str, start: int, participle: int) -> int | None:
    """Return the subject that a participle belongs to: its own ("with Lee saying"), that of the nearest clause, the sentence's first."""
    if symbols[participle - 1] == "s" and (quoted := symbols.rfind("q", start, participle)) > 0:
        return left_subject(symbols, start, quoted)
    near = participle - 2 if symbols[participle - 1] == "y" else participle - 1
    if near > start and symbols[near] in "SRp" and symbols[near - 1] in "i-c":
        return near
    clauses = [*CLAUSE.finditer(symbols, start, participle)]
    relative = next(reversed([*_RELATIVE.finditer(symbols, start, participle)]), None)
    if relative and not (clauses and clauses[-1].start() > relative.start()):
        return relative.start()
    if clauses:
        return clauses[-1].start("subject" if clauses[-1]["subject"] else "turned")
    return first_subject(symbols, start, participle)


def agent(symbols: str, *stretches: tuple[int, int]) -> int | None:
    """Return who is named with "by" in one of the stretches, the first that names somebody."""
    for start, end in stretches:
        by = symbols.find("r", start, end)
        if 0 < by < len(symbols) - 1 and symbols[by + 1] in "SRnp":
            return by + 1
    return None


def named(symbols: str, start: int, noun: int) -> int:
    """Return the name that a role is apposed to, else the phrase itself: "Lee, the mayor, said", "the mayor, Ann Lee, said"."""
    if symbols[noun] == "S" and symbols[noun + 1 : noun + 3] == ",S" and symbols[noun + 3 : noun + 4] in {":", "t"}:
        return noun + 2  # a role that a script without capitals doesn't tell from a name
    if symbols[noun] not in "Rn":
        return noun
    if noun - 2 >= start and symbols[noun - 2 : noun] == "S," and not _is_governed(symbols, start, noun - 2):
        return noun - 2
    if symbols[noun + 1 : noun + 3] == ",S" and symbols[noun + 3 : noun + 4] in {",", "V", "G", "U", "", "(", ".", "/", "t", ":"}:
        return noun + 2
    return noun


def _is_governed(symbols: str, start: int, name: int) -> bool:
    """Tell whether a preposition governs a name, or the role that it is apposed to: "signed by Lee", "signed by its director, Lee"."""
    role = name - 2 if name - 2 >= start and symbols[name - 1] == "," and symbols[name - 2] in "Rn" else name
    return role > start and symbols[role - 1] in GOVERNING


def whole(symbols: str, subject: int) -> int:
    """Return the first symbol of a subject that is joined from several: "Lee and Poe said"; the subject itself where there is one."""
    first = subject
    while first > 1 and symbols[first - 1] == "c" and symbols[first - 2] in "SR" and symbols[subject] in "SR":
        if first > 2 and symbols[first - 3] not in OPENING and not (symbols[first - 3] == "," and symbols[first - 4] in "SR"):
            break
        first -= 2
    return first


def turns(phrases: Phrases, start: int, left: int | None, cue: int) -> bool:
    """Tell whether the subject of the verb `cue` stands behind it: by what stands there, what `left` offers, and the language's habit."""
    symbols, lexicon = phrases.symbols, phrases.lexicon
    behind = symbols[cue + 1]
    if behind not in "SRnp" or (behind == "p" and left is None and not lexicon.verb_second):
        return False
    if left is None or lexicon.verb_first:
        return True
    governed = left > start and symbols[left - 1] in "ilaz"
    fronted = symbols[start] in "ia" and symbols[cue - 1] == ","  # "Zu dem Plan, der ..., sagte Fink"
    # "Der Rat tagt, sagte Fink": a bare name behind the verb
    fronted |= behind == "S" and symbols[cue - 1] == "," and phrases.classes[phrases.first(cue + 1)] not in "DZ"
    return lexicon.verb_second and (governed or fronted or (behind == "p" and phrases.printed(cue + 1).lower() in lexicon.nominative))
