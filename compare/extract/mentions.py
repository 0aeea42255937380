"""Whom the mentions in a stretch mean: names by surname, pronouns by gender, subject and recency, roles by description."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Collection
from dataclasses import dataclass, field

from compare.extract.cast import Cast, Person
from compare.extract.cues import Lexicon
from compare.extract.forenames import gender_of
from compare.extract.phrases import Phrases
from compare.settings import Settings

_MENTIONS = re.compile("[SRpwth]|[./EF]+")
# The verb of a pronoun's clause and whom it addresses.
_TOLD = re.compile("[yxbe]{0,2}Vl?(?P<whom>S)")
# Token classes of an article and adjectives before one word with a capital.
_QUALIFIED = re.compile("Dx+N")
# How many mentions are remembered; the sentences after which who spoke last is forgotten.
MEMORY = 40
SPEAKER_FADES = 2
# In a script without capitals a run of more words than this is not taken for a name.
LONGEST_UNMARKED = 3

# The words of a printed name, the words that describe its bearer, the gender that these tell.
Named = tuple[list[str], list[str], str | None]


@dataclass(slots=True)
class _Mention:
    person: Person
    sentence: int
    subject: bool


@dataclass(slots=True)
class Reader:
    """Reads mentions in order of place and remembers who was named, who spoke, in which sentence."""

    text: str
    lexicon: Lexicon
    cast: Cast
    settings: Settings
    sentence: int = 0
    last_speaker: Person | None = None
    spoke_in: int = 0
    recent: deque[_Mention] = field(default_factory=lambda: deque(maxlen=MEMORY))
    place: int = 0
    headline_tokens: frozenset[int] = frozenset()
    printed: dict[str, Named] = field(default_factory=dict)

    def read(self, phrases: Phrases, speakers: Collection[int]) -> dict[int, Person]:
        """Return the person behind each symbol that means one; `speakers` are the symbols that say a quotation."""
        found: dict[int, Person] = {}
        self.headline_tokens = headlines(phrases.classes) if self.lexicon.capitalised else frozenset()
        begun = self.place
        for mention in _MENTIONS.finditer(phrases.symbols):
            symbol, code = mention.start(), mention.group()
            if code[0] in "./EF":
                self.sentence += 1
                continue
            self.place = begun + symbol
            person = self._person(phrases, symbol, code, found)
            if person is None:
                continue
            found[symbol] = person
            if code in "SRp":
                self.recent.append(_Mention(person, self.sentence, _is_subject(phrases.symbols, symbol)))
            if symbol in speakers:
                self.last_speaker, self.spoke_in = person, self.sentence
                person.speaks = True
        self.place = begun + len(phrases.symbols)
        return found

    def _person(self, phrases: Phrases, symbol: int, code: str, found: dict[int, Person]) -> Person | None:
        if code == "S":
            return self._named(phrases, symbol)
        if code == "p":
            span = phrases.span(symbol)
            gender = self.lexicon.gendered.get(self.text[span.start : span.end].lower())
            return self.meant(gender, but=self._addressed(phrases, symbol)) if gender else None
        if code == "R" and (person := self._in_office(phrases, symbol)):
            return person
        if code in "wth":
            return next((found[i] for i in range(symbol - 1, max(-1, symbol - 4), -1) if i in found), None)
        return self._described(phrases, symbol) if code == "R" else None

    def _named(self, phrases: Phrases, symbol: int) -> Person | None:
        tokens = name_tokens(phrases, symbol)
        if tokens is None:
            return self._qualified(phrases, symbol)
        if not self.lexicon.capitalised and tokens[1] - tokens[0] > LONGEST_UNMARKED:
            return None
        words, described, gender = self._parts(phrases, symbol, tokens)
        if phrases.symbols[symbol + 1 : symbol + 3] == ",R":
            described = [*described, *self._apposed(phrases, symbol)]
            gender = gender or self._gender(described)
        if len(words) == 1 and not described and (known := self.cast.by_first_name(words[0])):
            known.last = self.place
            return known
        if tokens[0] in self.headline_tokens:
            return self.cast.bearer(words[-1], words[0] if len(words) > 1 else "", gender, self.place)
        return self.cast.add(words, gender, described, self.place)

    def _qualified(self, phrases: Phrases, symbol: int) -> Person | None:
        """Return whom "an angry Price" means: somebody whose full name stood before; "the White House" means nobody."""
        first, last = phrases.first[symbol], phrases.last[symbol]
        if not _QUALIFIED.fullmatch(phrases.classes, first, last + 1):
            return None
        person = self.cast.bearer(self.text[phrases.starts[last] : phrases.ends[last]], "", None, self.place)
        return person if person and person.forename else None

    def _parts(self, phrases: Phrases, symbol: int, tokens: tuple[int, int]) -> Named:
        """Return the words of a name, the words that describe its bearer, and the gender that these tell; kept for the next time."""
        printed = phrases.printed(symbol)
        if known := self.printed.get(printed):
            return known
        words = [self.text[phrases.starts[i] : phrases.ends[i]] for i in range(*tokens)]
        if len(words) > 2 and gender_of(words[1]) and not gender_of(words[0]) and "." not in words[0]:
            words = words[1:]
        described = [word for i in range(phrases.first[symbol], tokens[0]) if (word := self._role_word(phrases, i))]
        self.printed[printed] = parts = (words, described, self._gender(described))
        return parts

    def _gender(self, described: list[str]) -> str | None:
        return next((gender for word in described if (gender := self.lexicon.gendered.get(word))), None)

    def _apposed(self, phrases: Phrases, symbol: int) -> list[str]:
        """Return the describing words of an apposition: "Lee, the Welsh minister, ..."."""
        at = symbol + 2
        return [word for i in range(phrases.first[at], phrases.last[at] + 1) if (word := self._role_word(phrases, i))]

    def _role_word(self, phrases: Phrases, token: int) -> str:
        if phrases.classes[token] not in "RTjdN":
            return ""
        return self.text[phrases.starts[token] : phrases.ends[token]].lower().rstrip(".")

    def _in_office(self, phrases: Phrases, symbol: int) -> Person | None:
        """Return who is named behind an office: "Secretary of State Ann Lee", where the phrase's head is the secretary."""
        first, last = phrases.first[symbol], phrases.last[symbol]
        office = phrases.classes.rfind("o", first, last + 1) + 1
        if not office or last - office < 2:
            return None
        words = [self.text[phrases.starts[i] : phrases.ends[i]] for i in range(office, last + 1)]
        if words[0].lower() not in self.lexicon.offices or not gender_of(words[1]):
            return None
        described = [word for i in range(first, office + 1) if (word := self._role_word(phrases, i))]
        return self.cast.add(words[1:], None, described, self.place)

    def _described(self, phrases: Phrases, symbol: int) -> Person | None:
        """Return whom "the Welsh minister" means: the latest person described so; with "a" or "some" it means nobody known."""
        first, last = phrases.first[symbol], phrases.last[symbol]
        classes = phrases.classes[first : last + 1]
        opening = self.text[phrases.starts[first] : phrases.ends[first]].lower()
        if "o" in classes or "'" in classes or (classes[0] == "D" and opening not in self.lexicon.definite):
            return None
        words = [word for i in range(first, last + 1) if (word := self._role_word(phrases, i))]
        return self.cast.holder(words[-1], frozenset(words[:-1])) if words else None

    def _addressed(self, phrases: Phrases, symbol: int) -> Person | None:
        """Return to whom a pronoun speaks in its own clause, which is somebody else: "he told Lee", "she said to Lee"."""
        told = _TOLD.match(phrases.symbols, symbol + 1)
        tokens = name_tokens(phrases, told.start("whom")) if told else None
        if told is None or tokens is None:
            return None
        words, _, gender = self._parts(phrases, told.start("whom"), tokens)
        return self.cast.bearer(words[-1], words[0] if len(words) > 1 else "", gender, self.place)

    def meant(self, gender: str, but: Person | None = None) -> Person | None:
        """Return whom a pronoun of a gender means: the nearest fitting mention, where subjects and the last speaker count as nearer.

        Nobody is meant who is `but`.
        """
        best, best_score = None, float("-inf")
        for order, mention in enumerate(self.recent):
            person = mention.person
            if (
                person is but
                or person.gender not in (gender, None)
                or (person.gender is None and not (person.speaks or person.descriptions or (mention.subject and person.forename)))
                or self.sentence - mention.sentence > self.settings.pronoun_reach
            ):
                continue
            score = mention.sentence - self.sentence + order / (10 * MEMORY)
            score += (
                self.settings.pronoun_subject * mention.subject
                + self.settings.pronoun_speaker * (person is self.last_speaker and self.sentence - self.spoke_in <= SPEAKER_FADES)
                - self.settings.pronoun_unknown * (person.gender is None)
            )
            if score > best_score:
                best, best_score = person, score
        return best


def _is_subject(symbols: str, symbol: int) -> bool:
    """Tell whether a phrase looks like a clause's subject: it opens a clause, or a verb stands behind it, or a reporting verb before it."""
    before, behind = symbols[symbol - 1] if symbol else "/", symbols[symbol + 1 : symbol + 2]
    if before in "iorl":
        return False
    if before == "V" and symbol > 1 and symbols[symbol - 2] in ",QEF":
        return True
    return behind in {"V", "U", "v", "b", "e", "B"} or (before in "./EFQ,;:c-zthy" and behind in {"x", "y", "G", ",", "W", "p"})


def headlines(classes: str) -> frozenset[int]:
    """Return the tokens of lines with a capital on two words in three, verbs too: there a run of capitals is no name."""
    found: set[int] = set()
    start = 0
    for line in classes.split("/"):
        words = len(line) - sum(map(line.count, ",.:;-()'0QEF"))
        if words > 3 and "V" not in line and 3 * (line.count("N") + line.count("T")) > 2 * words:
            found.update(range(start, start + len(line)))
        start += len(line) + 1
    return frozenset(found)


def name_tokens(phrases: Phrases, symbol: int) -> tuple[int, int] | None:
    """Return the tokens (half-open) of the person's name at the head of a phrase; None if its head is no person's name.

    "state Del. Marsha Price" gives "Marsha Price"; "the Justice Department" and "Clinton campaign" give None.
    """
    first = phrases.first[symbol]
    classes = phrases.classes[first : phrases.last[symbol] + 1]
    genitive = classes.find("D", 1)
    end = len(classes[: genitive if genitive > 0 else None].partition("o")[0])
    start = end
    while start > 0 and classes[start - 1] in "Nu":
        start -= 1
    while start < end and classes[start] == "u":
        start += 1
    if start == end or (classes[0] == "D" and not classes[:start].strip("D0x'j")):
        return None
    return first + start, first + end
