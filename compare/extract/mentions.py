"""Whom the mentions in a stretch mean: names by surname, pronouns by gender, subject and recency, roles by description."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from compare.extract.cast import Cast, Person
from compare.extract.cues import Lexicon
from compare.extract.nouns import Noun, noun
from compare.extract.phrases import Phrases
from compare.settings import Settings

_MENTIONS = re.compile("[SRpwth]|[./EF]+")
# The verb of a pronoun's clause and whom it addresses.
_TOLD = re.compile("(?:[^SRp./QEFz]{1,12}c)?[yxbe]{0,2}Vl?S")
# Somebody known already, by the age: "the 54-year-old striker".
_AGED = re.compile(r"the \d{2}[ -]years?[ -]old\b", re.IGNORECASE)
# Words for one person: officer, director, economist, technician, spokesperson.
_AGENT = re.compile("(?:er|or|ist|ian|person)$")
# Somebody new, or told by what they head: "a reporter", "the archbishop of Leith".
_NEW = re.compile("[Aa]n? |[Tt]he .*? (?:of|for) ")
# Behind these a role is a subject of its own, and not what the name before it is: "signed by Lee, the board said".
_VERBS = frozenset("VUBvbe")
# How many mentions are remembered; the sentences after which who spoke last is forgotten.
MEMORY = 40
SPEAKER_FADES = 2

# A person, the number of the sentence that mentions them, and whether it does as a clause's subject.
_Mention = tuple[Person, int, bool]


@dataclass(slots=True)
class Reader:
    """Reads mentions in order of place and remembers who was named, who spoke, in which sentence."""

    lexicon: Lexicon
    cast: Cast
    settings: Settings
    sentence: int = 0
    last_speaker: Person | None = None
    spoke_in: int = 0
    recent: deque[_Mention] = field(default_factory=lambda: deque(maxlen=MEMORY))
    place: int = 0

    def read(self, phrases: Phrases, speakers: Mapping[int, str]) -> dict[int, Person]:
        """Return the person behind each symbol that means one; `speakers` are the symbols that say a quotation, with its words."""
        found: dict[int, Person] = {}
        symbols, begun = phrases.symbols, self.place
        padded = "//" + symbols
        in_headlines = headlines(phrases.classes) if self.lexicon.capitalised else frozenset()
        nouns = _nouns(phrases)
        count = -1
        for mention in _MENTIONS.finditer(symbols):
            symbol = mention.start()
            code = symbols[symbol]
            if code in "./EF":
                self.sentence += 1
                continue
            self.place = begun + symbol
            if code == "S" or code == "R":
                count += 1
                first, read = nouns[count]
                if read.name:
                    apposed = symbols.startswith(",R", symbol + 1) and symbols[symbol + 3 : symbol + 4] not in _VERBS
                    behind = nouns[count + 1][1].roles if apposed else ()
                    before = nouns[count - 1][1].roles if count and symbols.startswith("R,", max(0, symbol - 2)) else ()
                    beside = not self.lexicon.kin.isdisjoint((*read.described, *before[-1:]))
                    person = self._named(read, behind, first + read.at in in_headlines, beside)
                else:
                    person = self._unnamed(read)
                if person is None and symbol in speakers and _AGED.search(phrases.printed(symbol)):
                    gender = next((told for word in read.roles if (told := self.lexicon.gendered.get(word))), None)
                    person = self.meant(gender)
                elif person is None and code == "R" and symbol in speakers:
                    person = self._nameless(phrases.printed(symbol))
            elif code == "p":
                gender = self.lexicon.gendered.get(phrases.printed(symbol).lower())
                addressed = nouns[count + 1][1] if gender and _TOLD.match(symbols, symbol + 1) else None
                person = self._meant_here(gender, addressed, speakers.get(symbol, "")) if gender else None
            else:
                person = found.get(symbol - 1) or found.get(symbol - 2) or found.get(symbol - 3)  # whom a relative pronoun means
            if person is None:
                continue
            found[symbol] = person
            if code in "SRp":
                self.recent.append((person, self.sentence, _is_subject(padded[symbol : symbol + 4])))
            if symbol in speakers:
                self.last_speaker, self.spoke_in = person, self.sentence
                person.speaks = True
        self.place = begun + len(symbols)
        return found

    def _named(self, read: Noun, apposed: tuple[str, ...], in_headline: bool, beside: bool) -> Person | None:
        """Return whom a name means, with the words of an apposition: "Lee, the Welsh minister, ..."; `beside`: a relative's name."""
        if read.in_office:
            return self.cast.add(read.name, None, read.described, self.place)
        name, described, gender = read.name, read.described, read.gender
        if apposed:
            described = (*described, *apposed)
            gender = gender or next((told for word in described if (told := self.lexicon.gendered.get(word))), None)
        if len(name) == 1 and not described and (known := self.cast.by_first_name(name[0])):
            known.last = self.place
            return known
        if in_headline:
            bearers = (self.cast.bearer(name[end - 1], name[0] if end > 1 else "", gender, self.place) for end in range(len(name), 0, -1))
            return next(filter(None, bearers), None)
        return self.cast.add(name, gender, described, self.place, beside)

    def _unnamed(self, read: Noun) -> Person | None:
        """Return the latest person described so ("the Welsh minister"), or one of that surname who is known in full ("an angry Lee")."""
        if read.surname:
            person = self.cast.bearer(read.surname, "", None, self.place)
            return person if person and person.forename else None
        return self.cast.holder(read.described[-1], frozenset(read.described[:-1])) if read.definite else None

    def _nameless(self, printed: str) -> Person | None:
        """Return a new person for a speaker who has no name but is one ("the archbishop of Leith"), whom "he" may mean after that."""
        head = re.split(" of | for |,", printed, maxsplit=1)[0].rpartition(" ")[2].lower()
        told = self.lexicon.gendered.get(head)
        one = told or (_NEW.match(printed) and (head in self.lexicon.capitals or _AGENT.search(head)))
        if not one or head in self.lexicon.statements:
            return None
        return Person(printed, "", "", told)

    def _meant_here(self, gender: str, addressed: Noun | None, said: str) -> Person | None:
        """Return whom a pronoun means where it stands: not whom it addresses in its clause ("she said to Lee"), nor, if somebody else
        fits, whom the words that it says name."""
        whom: set[Person] = set()
        if addressed and addressed.name:
            name = addressed.name
            bearer = self.cast.bearer(name[-1], name[0] if len(name) > 1 else "", addressed.gender, self.place)
            whom |= {bearer} if bearer else set()
        told = {person for person, _, _ in self.recent if person.surname and person.surname in said} if said else set()
        return (self.meant(gender, whom | told) if told else None) or self.meant(gender, whom)

    def meant(self, gender: str | None, but: Container[Person] = ()) -> Person | None:
        """Return whom a pronoun of a gender means: the nearest fitting mention, where subjects and the last speaker count as nearer.

        Nobody is meant who is among `but`. Without a gender ("the 54-year-old said") anybody fits.
        """
        settings, best, best_score = self.settings, None, float("-inf")
        nearest = settings.pronoun_subject + settings.pronoun_speaker
        speaker = self.last_speaker if self.sentence - self.spoke_in <= SPEAKER_FADES else None
        order = len(self.recent)
        for person, sentence, subject in reversed(self.recent):
            order -= 1
            score = sentence - self.sentence + order / (10 * MEMORY)
            if score + nearest < best_score or self.sentence - sentence > settings.pronoun_reach:
                break
            if person in but:
                continue
            if person.gender is None:
                if not (person.speaks or person.descriptions or (subject and person.forename)):
                    continue
                score -= settings.pronoun_unknown
            elif gender and person.gender != gender:
                continue
            score += settings.pronoun_subject * subject + settings.pronoun_speaker * (person is speaker)
            if score > best_score:
                best, best_score = person, score
        return best


def _nouns(phrases: Phrases) -> list[tuple[int, Noun]]:
    """Return the phrases with a name or a role in order: the first word of each, and what it says."""
    classes, parts, language = phrases.classes, phrases.words.parts, phrases.lexicon.language
    return [(first, noun(language, classes[first:end], *parts[2 * first + 1 : 2 * end : 2])) for first, end in phrases.nouns()]


@lru_cache(maxsize=65536)
def _is_subject(around: str) -> bool:
    """Tell whether a phrase looks like a clause's subject: it opens a clause, or a verb stands behind it, or a reporting verb before it.

    `around` is its symbol, with the two before it and the one behind it.
    """
    earlier, before, behind = around[0], around[1], around[3:]
    if before in "iorl":
        return False
    if before == "V" and earlier in ",QEF":
        return True
    return behind in {"V", "U", "v", "b", "e", "B"} or (before in "./EFQ,;:c-zthy" and behind in {"x", "y", "G", ",", "W", "p"})


def headlines(classes: str) -> frozenset[int]:
    """Return the words of lines with a capital on two words in three, verbs too: there a run of capitals is no name."""
    found: set[int] = set()
    start = 0
    for line in classes.split("/"):
        capitals = line.count("N") + line.count("T")
        if capitals > 2 and "V" not in line:
            words = len(line) - sum(map(line.count, ",.:;-()'0QEF"))
            if words > 3 and 3 * capitals > 2 * words:
                found.update(range(start, start + len(line)))
        start += len(line) + 1
    return frozenset(found)
