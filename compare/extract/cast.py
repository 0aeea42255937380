"""Who an article speaks of: its persons by surname, with fullest name, gender and descriptions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from compare.extract.forenames import gender_of
from compare.text.names import name_key

_CAPITAL = "A-Z\u00c0-\u00d6\u00d8-\u00de"
# Every run is bounded, so that a text without spaces costs no more than another. The look back follows the first letter: a pattern that
# begins with a letter is found twice as fast.
_FULL_NAME = re.compile(
    rf"[{_CAPITAL}](?<![\w'’-].)[\w'’-]{{1,40}}+ (?:[{_CAPITAL}](?:\.|[\w'’-]{{1,40}}+) |(?:al|el|bin|von|van|der|de|la|zu|da) ){{0,3}}"
    rf"(?:al-|el-)?[{_CAPITAL}][\w-]{{0,40}}\w"
)
SUFFIXES = frozenset(
    ["jr", "sr", "ii", "iii", "iv", "kc", "qc", "sc", "mp", "msp", "mep", "mla", "td", "cbe", "obe", "mbe", "phd", "md", "esq"]
)  # and letters behind a name
RECENT = 60
# So many people of one surname are told apart in one article, the latest; a bound for hostile input only.
NAMESAKES = 100

key_of = lru_cache(maxsize=65536)(name_key)


@dataclass(slots=True, eq=False)
class Person:
    """Somebody named in one article: the longest form of the name so far, what tells the gender, how the article describes them.

    `descriptions` are the words that stood with the name ("iranian", "president"); `last` is the place of the latest mention,
    `introduced` that of the latest one with a forename, `alone` how often the surname stood alone.
    """

    name: str
    forename: str
    surname: str
    gender: str | None = None
    descriptions: list[frozenset[str]] = field(default_factory=list)
    mentions: int = 0
    last: int = -1
    introduced: int = -RECENT
    speaks: bool = False
    alone: int = 0

    def described_as(self, role: str, further: frozenset[str]) -> bool:
        """Tell whether the article calls the person by `role`, and by every one of `further` words where it says so at all."""
        return any(role in words and further <= words for words in self.descriptions)


class Cast:
    """The persons of one article, filled while it is read from start to end."""

    def __init__(self) -> None:
        self.by_surname: dict[str, list[Person]] = {}
        self.by_forename: dict[str, list[Person]] = {}
        self.by_role: dict[str, list[Person]] = {}

    def expect(self, text: str, titles: Container[str]) -> None:
        """Enter the full names of a text whose forename tells a gender, so that a surname that comes first finds its bearer.

        `titles` are words (small letters) that stand before a name and are none of it.
        """
        found = Counter(_FULL_NAME.findall(text))
        for name, times in found.items():
            words = name.split(" ")
            if any(found.get(" ".join(words[:end]), 0) >= times for end in range(2, len(words))):
                continue  # a line in capitals: "Ann Lee Publicly Apologizes"
            if words[0].lower() in titles:
                del words[0]
            if len(words) > 1 and gender_of(words[0]) and (person := self.add(without_suffixes(words), None, (), -RECENT)):
                person.mentions += times - 1

    def add(self, named: Sequence[str], gender: str | None, described: Iterable[str], place: int, beside: bool = False) -> Person | None:
        """Return the person that the words of a name (without suffixes) mean, a new one if nobody fits; None for no name.

        `beside`: the words name a relative of somebody else, which is no introduction of a person to be quoted.
        """
        if not named:
            return None
        surname, forename = named[-1], named[0] if len(named) > 1 else ""
        person = self.bearer(surname, forename, gender, place)
        if person is None:
            person = Person(" ".join(named), "", surname)
            self.by_surname.setdefault(key_of(surname), []).append(person)
        if forename and not person.forename:
            self.by_forename.setdefault(forename.lower(), []).append(person)
        introduced = person.introduced
        _learn(person, named, gender, place)
        if beside:
            person.introduced = introduced
        if described:
            self.describe(person, described)
        return person

    def describe(self, person: Person, words: Iterable[str]) -> None:
        """Note the words that an article puts to a person's name."""
        described = frozenset(words)
        if described and described not in person.descriptions and len(person.descriptions) < RECENT:
            person.descriptions.append(described)
            for word in described:
                holders = self.by_role.setdefault(word, [])
                if person not in holders and len(holders) < RECENT:
                    holders.append(person)

    def bearer(self, surname: str, forename: str, gender: str | None, place: int) -> Person | None:
        """Return who is meant by a surname, with its forename if printed.

        A forename must agree, a gender (of a title) must not differ. Among several, one whose full name was just printed comes first,
        else the one named most often; but who was called by the surname alone before is still meant where the other never was.
        """
        bearers = self.by_surname.get(key_of(surname))
        if not bearers:
            return None
        if len(bearers) == 1:
            return bearers[0] if _fits(bearers[0], forename, gender) else None
        fitting = [person for person in bearers[-NAMESAKES:] if _fits(person, forename, gender)]
        if forename:
            return fitting[0] if fitting else None
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        found = max(fitting, key=lambda p: (p.introduced if place - p.introduced < RECENT else -1, p.mentions))
        usual = max(fitting, key=lambda p: (p.alone, p.mentions))
        return usual if usual.alone and not found.alone else found

    def by_first_name(self, forename: str) -> Person | None:
        """Return the one person of the article with this forename, None if there is none, several, or it is a surname here."""
        if key_of(forename) in self.by_surname or gender_of(forename) is None:
            return None
        found = self.by_forename.get(forename.lower(), ())
        return found[0] if len(found) == 1 else None

    def holder(self, role: str, further: frozenset[str]) -> Person | None:
        """Return the latest person that the article calls by a role (with all of `further` words), None if there is none."""
        fitting = [p for p in self.by_role.get(role, ()) if p.described_as(role, further)]
        return max(fitting, key=lambda p: p.last, default=None)


def without_suffixes(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words of a name without "Jr." and the like; none where the last is no surname ("U.S.")."""
    named = tuple(word for word in words if word.lower().rstrip(".") not in SUFFIXES)
    return named if named and "." not in named[-1].rstrip(".") else ()


def _fits(person: Person, forename: str, gender: str | None) -> bool:
    """Tell whether a person may bear a forename; where none is printed, whether the gender may be theirs."""
    if forename:
        return not person.forename or same_forename(person.forename, forename) or _bears_two_surnames(person, forename)
    return not gender or not person.gender or person.gender == gender


def _bears_two_surnames(person: Person, first: str) -> bool:
    """Tell whether a word is the first of a person's two surnames: "Marsh" in "Jane Marsh Lee"."""
    named = f" {first} {person.surname}" in person.name
    return named and gender_of(first) is None and gender_of(person.forename) is not None


def _learn(person: Person, words: Sequence[str], gender: str | None, place: int) -> None:
    known = person.forename if person.mentions else None
    if len(words) > 1:
        person.introduced = place
        person.forename = person.forename if len(person.forename.rstrip(".")) > 1 else words[0]
        if len(words) > person.name.count(" ") + 1:
            person.name = " ".join(words)
    else:
        person.alone += 1
    if gender:
        person.gender = gender
    elif person.gender is None and person.forename != known:
        person.gender = gender_of(person.forename or person.surname)
    person.mentions += 1
    person.last = place


def same_forename(a: str, b: str) -> bool:
    """Tell whether two forenames can be one person's: one name by key, or one is the other's initial."""
    if a == b:
        return True
    short, long = sorted((a.rstrip("."), b.rstrip(".")), key=len)
    if len(short) == 1 or (len(short) < 5 and "." in short):
        return long[:1].lower() == short[:1].lower()
    return key_of(a) == key_of(b)
