"""Who a speaker is across all articles of a run: spellings of one name together, roles resolved, namesakes kept apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from compare.extract.cast import SUFFIXES, key_of
from compare.extract.cues import Lexicon, lexicon
from compare.extract.forenames import gender_of
from compare.model import Article, Quotation

_CAPITAL = "A-Z\u00c0-\u00d6\u00d8-\u00de"
# Every run is bounded, so that a text without spaces costs no more than another.
_RUN = re.compile(
    rf"(?<![\w'’-])(?:[{_CAPITAL}](?:[\w'’-]{{1,40}}|\.)\.? |(?:al|el|bin|ibn|von|van|der|de|la|zu) ){{1,7}}"
    rf"(?:al-|el-)?[{_CAPITAL}][\w-]{{0,40}}\w"
)
_APPOSED = re.compile(
    rf"([{_CAPITAL}](?<![\w'’-].)[\w-]{{1,40}} (?:al-|el-)?[{_CAPITAL}][\w-]{{0,40}}\w), (?:the |a |an )?"
    r"((?:[\w-]{1,40}['’]s )?(?:[\w-]{1,40} ){0,3}[\w-]{1,40}),"
)
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
# An article and adjectives before a name: "an angry Williams".
_QUALIFIED = re.compile(rf"[Aa]n? (?:[a-z][a-z-]* ){{1,3}}[{_CAPITAL}][\w'’-]+")
# So many bearers of one role are looked through; a bound for hostile input only.
MOST_HOLDERS = 1000
# Surnames of so many letters (of their key) may be a slip of each other; so many of one forename and beginning are held together.
LONG_SURNAME = 6
MOST_NEAR = 50
# Offices in short, and those that one person holds at a time.
_SHORT_ROLES = {"pm": ("prime", "minister"), "ceo": ("chief", "executive")}
_SOLE = frozenset({"president", "premier", "chancellor", "pope", "king", "queen", "taoiseach", "archbishop", "mayor", "governor"})
_GENERAL = frozenset({"the", "a", "an", "this", "that", "his", "her", "their", "former"})


@dataclass(slots=True, eq=False)
class Known:
    """One person of the run: how often each form of the full name is printed, and the sets of words that describe them."""

    names: Counter[str] = field(default_factory=Counter)
    descriptions: set[frozenset[str]] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The form that is printed most often; of equals the longest, then the first in the alphabet."""
        return min(self.names, key=lambda name: (-self.names[name], -len(name), name))


class Registry:
    """All persons that a run's articles name in full, by the keys of surname and forename."""

    def __init__(self) -> None:
        self.by_surname: dict[str, list[Known]] = {}
        self.by_full_name: dict[tuple[str, str], Known] = {}
        self.by_initial: dict[tuple[str, str], Known] = {}
        self.by_description: dict[str, list[Known]] = {}

    def enter(self, words: Sequence[str], described: Iterable[str], times: int) -> None:
        """Note a full name, printed `times` times, with the words that describe its bearer."""
        known = self.bearer(words)
        surname = key_of(words[-1])
        if known is None:
            known = Known()
            self.by_surname.setdefault(surname, []).append(known)
        self.by_full_name.setdefault((surname, _forename_key(words[0])), known)
        self.by_initial.setdefault((surname, words[0][0].lower()), known)
        known.names[" ".join(words)] += times
        told = frozenset(part for word in described for part in _SHORT_ROLES.get(word, (word,)))
        if told and told not in known.descriptions:
            known.descriptions.add(told)
            for word in told:
                self.by_description.setdefault(word, []).append(known)

    def bearer(self, words: Sequence[str]) -> Known | None:
        """Return who bears a full name, or a surname alone if one person in the run does; None if nobody or several.

        An initial means the first person of the surname with that initial; a full forename also means one who is known by initial only.
        """
        surname = key_of(words[-1])
        if len(words) == 1:
            bearers = self.by_surname.get(surname, [])
            return bearers[0] if len(bearers) == 1 else None
        forename, initial = _forename_key(words[0]), words[0][0].lower()
        if len(forename) == 1:
            return self.by_initial.get((surname, initial))
        return self.by_full_name.get((surname, forename)) or self.by_full_name.get((surname, initial))

    def described(self, words: Sequence[str]) -> Known | None:
        """Return the only person of the run whom one article calls by all these words ("iranian", "president")."""
        spelt = [part for word in words for part in _SHORT_ROLES.get(word, (word,))]
        wanted = frozenset(spelt) - _GENERAL
        if len(wanted) < 2 and not wanted <= _SOLE:
            return None
        last = spelt[-1]
        fitting = {
            id(k.names): k for k in self.by_description.get(last, [])[:MOST_HOLDERS] if any(wanted <= told for told in k.descriptions)
        }
        return next(iter(fitting.values())) if len(fitting) == 1 else None

    def join_misspelt(self) -> None:
        """Make one person of two whose long surnames are a letter apart, if forename and description agree: a slip of the keys."""
        near: dict[tuple[str, str], list[tuple[str, Known]]] = {}
        for (surname, forename), known in self.by_full_name.items():
            if len(surname) >= LONG_SURNAME and known.descriptions:
                near.setdefault((forename, surname[:2]), []).append((surname, known))
        for bearers in near.values():
            for (one, a), (other, b) in combinations(bearers[:MOST_NEAR], 2):
                told = {words for words in a.descriptions & b.descriptions if len(words) > 1}
                if a is not b and told and Levenshtein.distance(one, other, score_cutoff=1) == 1:
                    a.names.update(b.names)
                    b.names = a.names


@dataclass(frozen=True, slots=True)
class Mentions:
    """Names as articles print them: `runs` of capital words, and `apposed` names with what is said of them; how often each."""

    runs: Counter[str] = field(default_factory=Counter)
    apposed: Counter[tuple[str, str]] = field(default_factory=Counter)


def mentions(texts: Iterable[str]) -> Mentions:
    """Return the names that texts print in full, those alone that a registry enters; the mentions of two sets of texts add up."""
    found = Mentions()
    for text in texts:
        found.runs.update(_RUN.findall(text))
        found.apposed.update(_APPOSED.findall(text))
    words = lexicon("en")
    if words is None:
        return Mentions()
    runs = {run: times for run, times in found.runs.items() if _is_name(*_split(run, words))}
    apposed = {said: times for said, times in found.apposed.items() if _is_name([], _split(said[0], words)[1])}
    return Mentions(Counter(runs), Counter(apposed))


def _is_name(described: Sequence[str], name: Sequence[str]) -> bool:
    return len(name) > 1 and bool(described or gender_of(name[0]))


def with_persons(quotations: Sequence[Quotation], articles: Sequence[Article]) -> tuple[Quotation, ...]:
    """Return the quotations, in the same order, with `person`: one name for one person in the whole run, None where the speaker is unknown.

    Spellings of a name fall together by `compare.text.names.name_key` (Rohani, Rouhani) where the forenames agree too; two people of one
    surname stay two. A role ("the Iranian president") is the person whom an article of the run introduces so, if only one is.
    """
    names = {quotation.speaker_name for quotation in quotations if quotation.speaker_name is not None}
    person = persons(names, mentions(article.text for article in articles))
    return tuple(replace(one, person=None if one.speaker_name is None else person[one.speaker_name]) for one in quotations)


def persons(names: Iterable[str], found: Mentions) -> dict[str, str]:
    """Return who each speaker's name means, given the names that all articles of the run print."""
    registry = _registry(found)
    known = {name: _person(name, registry) for name in names}
    bodies = _bodies(name for name, person in known.items() if name == person)
    return {name: bodies.get(name, person) for name, person in known.items()}


def _bodies(names: Iterable[str]) -> dict[str, str]:
    """Return the full name of each body that is also called by its head alone: "the Academy", "the Academy of Boats".

    Only where one body of the run begins so; names that differ in capitals or the article alone are one, the first in the alphabet.
    """
    written: dict[str, list[str]] = {}
    for name in names:
        if (name[:1].isupper() and not name.startswith(("A ", "An "))) or name.startswith("the "):  # not "a spokesman", "officials"
            written.setdefault(_body_key(name), []).append(name)
    longer: dict[str, set[str]] = {}
    for key in written:
        head, of, _ = key.partition(" of ")
        if of:
            longer.setdefault(head, set()).add(key)
    full = {key: next(iter(longer[key])) if len(longer.get(key, ())) == 1 else key for key in written}
    return {name: min(written[full[key]]) for key, all_names in written.items() for name in all_names}


def _body_key(name: str) -> str:
    return " ".join(name.casefold().removeprefix("the ").replace("&", "and").split())


def _registry(found: Mentions) -> Registry:
    registry, words = Registry(), lexicon("en")
    if words is None:
        return registry
    for run, times in sorted(found.runs.items(), key=lambda item: (-item[1], item[0])):
        described, name = _split(run, words)
        registry.enter(name, described, times)
    for run, words_after in sorted(found.apposed):
        described, name = _split(run, words)
        registry.enter(name, [*described, *_described(words_after)], 0)
    registry.join_misspelt()
    return registry


def _forename_key(forename: str) -> str:
    """Return the key of a forename; of an initial the letter."""
    return forename[0].lower() if len(forename.rstrip(".")) == 1 else key_of(forename)


def _described(text: str) -> list[str]:
    return [word.lower().removesuffix("'s").removesuffix("’s").rstrip(".") for word in _WORD.findall(text)]


def _split(run: str, lexicon: Lexicon) -> tuple[list[str], list[str]]:
    """Return the describing words before a name (lower case) and the name's words: "Iranian President Hassan Rohani"."""
    words = [word for word in run.split(" ") if word]
    start = 0
    for i, word in enumerate(words[:-1]):
        lower = word.lower().rstrip(".")
        if lower in lexicon.capitals or lexicon.words.get(lower, "x") in "RTjdD":
            start = i + 1
    if not gender_of(words[start]):
        # A title that the lists don't know, or another language's: the name begins with its first forename.
        start = next((i for i in range(start + 1, len(words) - 1) if gender_of(words[i])), start)
    name = [word for word in words[start:] if word.lower().rstrip(".") not in SUFFIXES]
    return [word.lower().rstrip(".") for word in words[:start]], name


def _person(name: str, registry: Registry) -> str:
    words = name.split()
    if words[0].lower() not in _GENERAL:
        known = registry.bearer(words)
    else:
        known = next(filter(None, map(registry.described, _roles(_described(name)))), None)
    if known is None and _QUALIFIED.fullmatch(name):
        known = registry.bearer(words[-1:])
    return known.name if known else name


def _roles(words: list[str]) -> list[list[str]]:
    """Return the roles that a phrase names, as the words of an introduction: "founder and head of Acme" is "acme founder", "acme head"."""
    head, _, body = " ".join(words).partition(" of ")
    return [[*body.split(), *role.split()] for role in head.split(" and ")]
