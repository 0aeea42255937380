"""A quotation as far as its marks tell, before anybody is asked who said it."""

from __future__ import annotations

from typing import NamedTuple

from compare.model import Kind, Place, Quotation, Span


class Said(NamedTuple):
    """Who says a quotation, and what told so; the fields are those of `Quotation`."""

    speaker: str | None = None
    name: str | None = None
    cue: str | None = None
    span: Span | None = None
    rule: str | None = None
    confidence: float = 0.0
    via: str | None = None


UNKNOWN = Said()


class Draft(NamedTuple):
    """The fields of a `Quotation` that its marks and place tell.

    To fill in a frozen quotation of so many fields costs as much as all the rules that find its speaker; so it is done once, at the end.
    """

    article: str
    name: str
    start: int
    end: int
    text: str
    kind: Kind
    turn: int
    marks: str
    repaired: str | None
    place: Place
    paragraph: int
    sentence: Span

    def quotation(self, said: Said = UNKNOWN) -> Quotation:
        """Return the quotation, with who says it."""
        return Quotation(
            self.article,
            self.name,
            self.start,
            self.end,
            self.text,
            said.speaker,
            said.name,
            said.cue,
            self.kind,
            self.turn,
            said.span,
            said.rule,
            said.confidence,
            said.via,
            marks=self.marks,
            repaired=self.repaired,
            place=self.place,
            paragraph=self.paragraph,
            sentence=self.sentence,
        )
