"""A second opinion on speakers, if asked for: a dependency parser looks at the clause that reports a quotation, and its subject.

It never changes a speaker, a mention or a rule. Where its subject is our mention, a part of the doubt goes; where it is somebody
else's, a part of the confidence (`opinion_agrees`, `opinion_disagrees`). Any spaCy pipeline with a parser will do: Stanford, Universal and
TIGER names of relations are understood. spaCy is imported only here, and only where `speaker_model` names a pipeline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from compare.errors import MissingDependencyError
from compare.extract.cues import Lexicon
from compare.extract.speakers import cue_words
from compare.model import Article, Opinion, Quotation, Span
from compare.settings import Settings

if TYPE_CHECKING:  # spaCy is an extra
    from spacy.language import Language
    from spacy.tokens import Doc, Token

# Names of relations, of the Stanford, Universal and TIGER schemes.
_ACTIVE = frozenset({"nsubj", "sb"})
_PASSIVE = frozenset({"nsubjpass", "nsubj:pass"})
_SUBJECTS = _ACTIVE | _PASSIVE
_RELATIVE = frozenset({"relcl", "acl", "acl:relcl", "rc"})
_COMPLEMENTS = frozenset({"ccomp", "parataxis", "oc"})
_OBJECTS = frozenset({"pobj", "obl", "nmod", "obl:agent", "nk"})
_AGENTS = frozenset({"agent", "obl:agent", "sbp"})
# Classes of the cue words (compare.extract.cues): verbs that report, finite or plain; participles; "according"; personal pronouns.
_VERBS, _PARTICIPLES, _ACCORDING, _PRONOUN, _RELATIVES = "VBUX", "GW", "a", "p", "wht"
_HIGHEST = 40  # verbs that are looked at above a quotation: hostile sentences are deep
_SURROGATE = re.compile("[\ud800-\udfff]")


def with_opinions(article: Article, quotations: Sequence[Quotation], settings: Settings) -> tuple[Quotation, ...]:
    """Return the quotations of one article, in the same order, with what the pipeline says of each speaker, and the confidence moved by it.

    A quotation without a speaker, in another language than the pipeline's, or in a sentence that is too long to parse, comes back with
    the opinion "silent" or none. Raises MissingDependencyError without spaCy, without the pipeline, or where that has no parser.
    """
    nlp = pipeline(settings.speaker_model)
    words = cue_words(article)
    if words is None or words.language != nlp.lang:
        return tuple(quotations)
    spans = [Span(quotation.start, quotation.end) for quotation in quotations]
    places = [i for i, quotation in enumerate(quotations) if quotation.speaker_span is not None]
    texts = (_sentence(article, quotations[i], settings) for i in places)
    given = list(quotations)
    for i, doc in zip(places, nlp.pipe(texts), strict=True):
        near = [span for span in spans[max(0, i - _HIGHEST) : i + _HIGHEST] if span.end > quotations[i].sentence.start]
        given[i] = moved(quotations[i], _Clause(doc, quotations[i], near, words).opinion(), settings)
    return tuple(given)


def moved(quotation: Quotation, opinion: Opinion, settings: Settings) -> Quotation:
    """Return the quotation with an opinion on its speaker: agreement takes a share of the doubt, disagreement one of the confidence."""
    sure = quotation.confidence
    if opinion == "agrees":
        sure = 1 - (1 - sure) * settings.opinion_agrees
    elif opinion == "disagrees":
        sure *= settings.opinion_disagrees
    return replace(quotation, opinion=opinion, confidence=sure)


@cache
def pipeline(name: str) -> Language:
    """Return the spaCy pipeline of a name (an installed package) or folder; nothing is downloaded.

    Raises MissingDependencyError, naming what to install, if spaCy or the pipeline is not there or the pipeline has no parser.
    """
    lacking = "no second opinion on speakers: "
    try:
        import spacy  # noqa: PLC0415
    except ImportError as error:
        hint = 'pip install "crossquote[spacy]", or leave speaker_model empty'
        raise MissingDependencyError(f"{lacking}spaCy is not installed ({error})", hint) from None
    try:
        nlp = spacy.load(name, exclude=["ner", "lemmatizer", "textcat"])
    except (OSError, ImportError, ValueError, KeyError) as error:
        hint = f"install the pipeline (python -m spacy download {name}), or name one, or its folder, in speaker_model"
        raise MissingDependencyError(f"{lacking}spaCy can't load the pipeline {name!r} ({_first_line(error)})", hint) from None
    if not nlp("Parsed.").has_annotation("DEP"):
        raise MissingDependencyError(f"{lacking}the pipeline {name!r} has no parser", "name one that has, in speaker_model")
    return nlp


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0][:200]


def _sentence(article: Article, quotation: Quotation, settings: Settings) -> str:
    """Return the sentence that is parsed, nothing if it is longer than what is read around a quotation for its speaker.

    Half a surrogate pair, which no parser takes, is replaced.
    """
    start, end = quotation.sentence
    return _SURROGATE.sub("\ufffd", article.text[start:end]) if end - start <= 2 * settings.speaker_reach else ""


class _Clause:
    """The parsed sentence of one quotation: who speaks in it, as the parser sees it."""

    def __init__(self, doc: Doc, quotation: Quotation, spans: Sequence[Span], words: Lexicon) -> None:
        self.doc, self.words = doc, words
        self.start = quotation.sentence.start
        self.mention = quotation.speaker_span or Span(0, 0)
        self.inside = self._tokens(quotation.start, quotation.end)
        self.quoted = {i for span in spans for i in self._tokens(*span)}

    def opinion(self) -> Opinion:
        """Return whether the subject of the reporting clause is the speaker's mention; silent where the parser finds neither."""
        subject = self.speaker()
        if subject is None:
            return "silent"
        return "agrees" if any(self._is_mention(token) for token in self._phrase(subject)) else "disagrees"

    def speaker(self) -> Token | None:
        """Return the head of the phrase that speaks: the subject of the nearest reporting verb above or beside the quotation."""
        found = (subject for i in sorted(self.inside) if self._is_top(i) for subject in self._subjects(self.doc[i]))
        return next(found, None)

    def _tokens(self, start: int, end: int) -> set[int]:
        """Return the indices of the tokens between two places of the article, none where they lie outside the sentence."""
        return {token.i for token in self.doc if start <= token.idx + self.start < end and not token.is_space}

    def _is_top(self, i: int) -> bool:
        head = self.doc[i].head.i
        return (head == i or head not in self.inside) and not self.doc[i].is_punct

    def _subjects(self, top: Token) -> Iterator[Token]:
        """Yield who may speak, best first: a verb of saying that hangs on the words themselves, then the verbs above them."""
        yield from self._beside(top, top)
        outer: Token | None = None
        for verb in [token for token, _ in zip(top.ancestors, range(_HIGHEST), strict=False)]:
            if verb.i not in self.quoted and self._class(verb) in _VERBS + _PARTICIPLES and (subject := self._subject(verb)) is not None:
                if self._class(subject) != _PRONOUN:
                    yield subject
                outer = outer or subject
            yield from self._beside(verb, top)
        if outer is not None:
            yield outer

    def _beside(self, token: Token, top: Token) -> Iterator[Token]:
        """Yield who speaks in a clause that hangs on a token: "..., Lee said", "according to Lee"."""
        for child in token.children:
            if child.i in self.quoted:
                continue
            if self._class(child) == _ACCORDING:
                yield from (token for to in child.children for token in to.children if token.dep_ in _OBJECTS)
            elif self._class(child) in _VERBS and (token.i == top.i or child.dep_ in _COMPLEMENTS):
                yield from self._own(child)

    def _own(self, verb: Token) -> Iterator[Token]:
        return (child for child in verb.children if child.dep_ in _SUBJECTS and child.i not in self.quoted)

    def _subject(self, verb: Token) -> Token | None:
        """Return a verb's subject, its own or that of the clause it depends on; in the passive who acts ("was told by Lee")."""
        for token in (verb, *verb.ancestors):
            if token.i in self.quoted:
                return None
            own = next(self._own(token), None)
            if own is not None:
                return self._agent(token) if own.dep_ in _PASSIVE and self._class(token) in _VERBS else own
            if token.dep_ in _RELATIVE:
                return token.head
        return None

    def _agent(self, verb: Token) -> Token | None:
        agents = (child for child in verb.children if child.dep_ in _AGENTS)
        return next((token for by in agents for token in (by, *by.children) if token.dep_ in _OBJECTS), None)

    def _phrase(self, subject: Token) -> Iterator[Token]:
        """Yield the tokens of the subject's phrase, without its relative clauses; with a relative pronoun, what it stands for."""
        if self._class(subject) in _RELATIVES and subject.head.dep_ in _RELATIVE:
            yield subject.head.head
        clauses = {token.i for child in subject.children if child.dep_ in _RELATIVE for token in child.subtree}
        yield from (token for token in subject.subtree if token.i not in clauses and token.i not in self.quoted)

    def _is_mention(self, token: Token) -> bool:
        start = token.idx + self.start
        return start < self.mention.end and self.mention.start < start + len(token)

    def _class(self, token: Token) -> str:
        return self.words.words.get(token.lower_, "-")
