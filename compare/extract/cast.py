"""Who an article speaks of: its persons by surname, their fullest names, genders and roles; and whom a mention or pronoun means."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from compare.extract.cues import Lexicon
from compare.extract.forenames import gender_of
from compare.extract.phrases import Phrases
from compare.text.names import name_key

_FULL_NAME = re.compile(
    r"(?<![^\W\d_])(?:[^\W\d_](?:[\w\u0300-\u036f]|[-'’](?=[^\W\d_])|\.(?=\s?[A-Z]))*\.? (?:(?:al|el|bin|ibn|von|van|der|den|de|di|da|du|del|la|le|zu|dos) ){0,2}){1,5}"
    r"(?:al-|el-)?[A-Z\u00c0-\u00de](?:[\w\u0300-\u036f]|[-'’](?=[^\W\d_]))+"
)
_NAME_WORD = re.compile(r"[^\W\d_](?:[\w\u0300-\u036f.]|[-'’](?=[^\W\d_]))*")


@dataclass(slots=True)
class Person:
    """Somebody named in one article: the longest form of the name so far, and what tells the gender."""

    name: str
    forename: str
    surname: str
    gender: str | None = None
    roles: set[str] = field(default_factory=set)
    mentions: int = 0
    last: int = -1


class Cast:
    """The persons of one article, filled while it is read from start to end."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.by_surname: dict[str, list[Person]] = {}

    def add(self, words: list[str], gender: str | None, role: str | None, place: int) -> Person | None:
        """Return the person that a printed name means, a new one if nobody fits; None for no name."""
        words = [word for word in words if word.lower().rstrip(".") not in {"jr", "sr", "ii", "iii", "iv"}] or words
        if not words:
            return None
        surname, forename = words[-1], words[0] if len(words) > 1 else ""
        person = self.find(surname, forename, gender)
        if person is None:
            person = Person(" ".join(words), forename, surname)
            self.by_surname.setdefault(name_key(surname), []).append(person)
        self._learn(person, words, forename, gender, role, place)
        return person

    def _learn(self, person: Person, words: list[str], forename: str, gender: str | None, role: str | None, place: int) -> None:
        if forename and not person.forename:
            person.forename = forename
        if len(words) > len(person.name.split()):
            person.name = " ".join(words)
        told = gender or (gender_of(person.forename) if person.forename else None)
        if told and (gender or person.gender is None):
            person.gender = told
        if role:
            person.roles.add(role)
        person.mentions += 1
        person.last = place

    def find(self, surname: str, forename: str, gender: str | None) -> Person | None:
        """Return who bears the surname: with a forename only one whose forename agrees, without one the latest whose gender agrees."""
        bearers = self.by_surname.get(name_key(surname), [])
        if forename:
            return next((p for p in bearers if not p.forename or same_forename(p.forename, forename)), None)
        fitting = [p for p in bearers if not gender or not p.gender or p.gender == gender]
        return max(fitting, key=lambda p: p.last, default=None)

    def with_role(self, role: str) -> Person | None:
        """Return the latest person that was called by a role, None if there is none."""
        holders = [p for people in self.by_surname.values() for p in people if role in p.roles]
        return max(holders, key=lambda p: p.last, default=None)


def same_forename(a: str, b: str) -> bool:
    """Tell whether two forenames can be one person's: equal by key, or one is the other's initial."""
    short, long = sorted((a.rstrip("."), b.rstrip(".")), key=len)
    if len(short) == 1:
        return long[:1].lower() == short.lower()
    return name_key(a) == name_key(b)


def name_tokens(phrases: Phrases, symbol: int) -> tuple[int, int] | None:
    """Return the tokens (half-open) of the person's name at the head of a phrase; None if its head is no person's name.

    "state Del. Marsha Price" gives "Marsha Price"; "the Justice Department" and "Clinton campaign" give None.
    """
    first, last = phrases.first[symbol], phrases.last[symbol]
    classes = phrases.classes[first : last + 1]
    end = len(classes.partition("o")[0])
    start = end
    while start > 0 and classes[start - 1] in "Nu":
        start -= 1
    while start < end and classes[start] == "u":
        start += 1
    if start == end or (start > 0 and not classes[:start].strip("D0x'") and classes[0] == "D"):
        return None
    return first + start, first + end


def names_in(text: str) -> list[tuple[int, list[str]]]:
    """Return every run of capitalised words in `text` that may be a full name, with its place."""
    return [(m.start(), _NAME_WORD.findall(m.group())) for m in _FULL_NAME.finditer(text)]
