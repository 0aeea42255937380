"""Who said each quotation: the rules of attribution applied to one article, and the mention resolved to a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from compare.extract import attribution
from compare.extract.attribution import Found
from compare.extract.cast import Cast, Person
from compare.extract.cues import Lexicon, lexicon
from compare.extract.drafts import UNKNOWN, Draft, Said
from compare.extract.inside import with_clauses_inside
from compare.extract.mentions import Reader
from compare.extract.phrases import Phrases, phrases
from compare.extract.sentence import Place, sentence_bounds
from compare.extract.subjects import whole
from compare.extract.vocabulary import vocabulary
from compare.extract.words import without_controls
from compare.model import Article, Quotation
from compare.settings import Settings
from compare.text.language import language_of

# Quotations that are read at a time, so that the memory for words doesn't grow with the article.
BATCH = 200
# Symbols of mentions that are no names: pronouns and relatives.
PRONOUNS = "pwth"
# So many quotations under a headline are looked through for its words.
MOST_BELOW = 40
_EDGES = " .,;:!?…"
# Rules that give the speakers of a dialogue.
DIALOGUE = frozenset({"clause behind", "clause behind, inverted", "same turn", "same paragraph", "question and answer"})


def attributed(article: Article, quotations: Sequence[Draft], settings: Settings) -> tuple[Quotation, ...]:
    """Return the quotations of one article, in the same order, with speaker, name, cue, rule, confidence and via where a rule found them.

    Quotations come in order of place and don't overlap. In a language without a cue file nobody speaks.
    """
    words = cue_words(article)
    known = vocabulary(words.language, article.text.isupper()) if words else None
    if words is None or known is None or not quotations:
        return tuple(draft.quotation() for draft in quotations)
    cast = Cast()
    if words.capitalised:
        cast.expect(article.text, words.gendered)
    text, reader, reach = without_controls(article.text), Reader(words, cast, settings), settings.speaker_reach
    out: list[Quotation] = []
    for first in range(0, len(quotations), BATCH):
        batch = quotations[first : first + BATCH]
        begin = quotations[first - 1].end if first else max(0, batch[0].start - 2 * reach)
        following = quotations[first + BATCH].start if first + BATCH < len(quotations) else len(article.text)
        read = phrases(text, batch, begin, min(following, batch[-1].end + reach), known, reach)
        out += _Batch(article.text, read, batch, words, settings).attributed(reader)
    return with_clauses_inside(text, out, known, settings) if words.clauses_inside else tuple(out)


def cue_words(article: Article) -> Lexicon | None:
    """Return the cue words of the article's language: as its metadata say, else as its text looks, else English; None if there are none."""
    return lexicon((article.lang or "")[:2].lower()) or lexicon(language_of(article.text) or "en")


@dataclass(frozen=True, slots=True)
class _Batch:
    text: str
    read: Phrases
    quotations: Sequence[Draft]
    words: Lexicon
    settings: Settings

    def attributed(self, reader: Reader) -> list[Quotation]:
        found = self.found()
        persons = reader.read(self.read, {got.subject: one.text for one, got in zip(self.quotations, found, strict=True) if got})
        return [quotation.quotation(self.said(got, persons)) for quotation, got in zip(self.quotations, found, strict=True)]

    def found(self) -> list[Found | None]:
        """Return what the rules find for each quotation, in order: in its sentence, in another piece of its turn, else around it."""
        places = [self.place(at) for at in self.read.quotes]
        found = [next((got for rule in attribution.RULES if (got := rule(place)) is not None), None) for place in places]
        turns = {quotation.turn: got for quotation, got in zip(self.quotations, found, strict=True) if got}
        for i, place in enumerate(places):
            got = found[i]
            if got is not None:
                via = attribution.relay(place, got)
                found[i] = replace(got, via=via) if via is not None else got
            elif (said := turns.get(self.quotations[i].turn)) is not None:
                found[i] = replace(said, rule="same turn")
            else:
                found[i] = self.around(i, place, found)
        for i in reversed(range(len(found) - 1)):
            first = not i or self.quotations[i].turn != self.quotations[i - 1].turn
            named = found[i] is not None or " " not in self.quotations[i].text
            if first and self.quotations[i].place != "body" and (not named or self.alone(places[i])):
                found[i] = self.below(i, found, self.alone(places[i]))
        return found

    def alone(self, place: Place) -> bool:
        """Tell whether a line has nothing but the quotation."""
        return not place.before.strip("/QEF,") and not place.behind.strip("/QEF,.")

    def below(self, i: int, found: Sequence[Found | None], alone: bool) -> Found | None:
        """Return who speaks in the text under a headline: whoever says the same words there, under a subhead of its own words else who
        speaks next."""
        words = self.quotations[i].text.casefold().strip(_EDGES)
        near = range(i + 1, min(len(found), i + MOST_BELOW))
        same = (j for j in near if self.quotations[j].place == "body" and words in self.quotations[j].text.casefold())
        j = next(same, i + 1 if alone and self.quotations[i].place == "subhead" else None)
        got = None if j is None else found[j]
        return replace(got, rule="quotation below") if got else found[i]

    def place(self, at: int) -> Place:
        return Place(self.read, at, *sentence_bounds(self.read, at))

    def around(self, i: int, place: Place, found: list[Found | None]) -> Found | None:
        """Return the speaker of a quotation whose sentence names none: its clause's subject, who goes on, who is near."""
        since = self.read.quotes[i - 1] + 1 if i else 0
        before = found[i - 1] if i else None
        if self.words.subject_dropped and (said := attribution.named_behind(place)) is not None:
            return said
        goes_on = self.words.subject_dropped and attribution.is_subjectless(place)
        if goes_on or (self.words.reported and self.reports(place)):
            on = attribution.carried(place, since, before) or (before and replace(before, rule="goes on"))
            if on or (goes_on and (on := attribution.neighbour(place))):
                return on
        if place.before.strip(",-ct") or place.behind.strip(",.-"):
            named = attribution.weak(place) or attribution.main_clause(place) or attribution.carried(place, since, before)
            subjectless = attribution.SUBJECTLESS.match(place.before) is not None
            if not subjectless or (named and not self.words.subject_dropped):
                topic = named is None and before and place.before.endswith(":")  # "On the match: ..."
                return replace(before, rule="goes on") if before and topic else named
            return replace(before, rule="goes on") if before else attribution.neighbour(place) or named
        if (led := attribution.led_in(place, since) or attribution.standing_behind(place)) is not None:
            return led
        if before and "/" not in self.read.symbols[since : place.at]:
            return replace(before, rule="same paragraph")
        answering = self.answering(i, found)
        if answering is not None:
            return answering
        carried = attribution.carried(place, since, before) or (before and replace(before, rule="goes on"))
        return carried or attribution.neighbour(place)

    def reports(self, place: Place) -> bool:
        """Tell whether the quotation's sentence has a verb form that reports words: "Er habe den Plan „nie“ gewollt"."""
        parts, first, end = self.read.words.parts, self.read.first(place.start), self.read.first(place.end)
        return any(parts[2 * word + 1].lower() in self.words.reported for word in range(first, end))

    def answering(self, i: int, found: Sequence[Found | None]) -> Found | None:
        """Return who speaks in a paragraph of nothing but speech where two people ask and answer in turns, None where they don't."""
        symbols, quotes = self.read.symbols, self.read.quotes
        asks = symbols[quotes[i]] == "F"
        for j in range(i - 1, max(-1, i - 4), -1):
            got, last = found[j], found[i - 1]
            if not got or not last or got.rule not in DIALOGUE or symbols[got.subject] not in "SR":
                return None
            if self.read.printed(got.subject) != self.read.printed(last.subject):
                asked = symbols[quotes[j]] == "F"
                return replace(got, rule="question and answer") if asks == asked and asks != (symbols[quotes[i - 1]] == "F") else None
        return None

    def said(self, got: Found | None, persons: dict[int, Person]) -> Said:
        """Return what was found, in words; nobody if nothing was, or nothing sure enough."""
        if got is None:
            return UNKNOWN
        sure = self.words.confidence.get(got.rule, attribution.CONFIDENCE[got.rule])
        if sure < self.settings.speaker_confidence:
            return UNKNOWN
        first = whole(self.read.symbols, got.subject)
        span = self.read.span(first, got.subject)
        mention = self.text[span.start : span.end]
        person = persons.get(got.subject) if first == got.subject else None
        unresolved = person is None and self.read.symbols[got.subject] in PRONOUNS
        name = person.name if person else None if unresolved else mention
        cue = None if got.cue is None else self.read.printed(got.cue)
        return Said(mention, name, cue, span, got.rule, sure, None if got.via is None else self.read.printed(got.via))
