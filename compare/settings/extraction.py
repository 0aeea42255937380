"""How quotations and their speakers are found."""

from __future__ import annotations

from dataclasses import dataclass

from compare.settings.setting import setting


@dataclass(frozen=True)
class Extraction:
    """How quotations and their speakers are found."""

    longest_interruption: int = setting(
        250,
        "code points",
        "The reporter's words between two pieces of one turn are at most this long; raising it joins more pieces "
        "(clauses in print reach 200).",
        0,
        2_000,
    )
    longest_subhead: int = setting(
        120, "code points", "A headline or subhead is at most this long; raising it takes longer lines for headlines.", 0, 1_000
    )
    speaker_confidence: float = setting(
        0.3,
        "confidence",
        "A speaker found with less confidence is left unknown; raising it leaves more unknown (0.55: without the main clause's subject, "
        "which is right for one in two).",
        0,
        1,
    )
    pronoun_subject: float = setting(
        1.5,
        "sentences",
        "A clause's subject counts so much nearer to a pronoun than another mention; raising it trusts subjects more (1 to 2 are alike).",
        0,
        20,
    )
    pronoun_speaker: float = setting(
        1.0, "sentences", "Who spoke last counts so much nearer; raising it lets speakers go on (0: 38, 1: 40, 2: 38 of 48 right).", 0, 20
    )
    pronoun_unknown: float = setting(
        1.5, "sentences", "Somebody whose gender nothing tells counts so much farther; raising it leaves more pronouns unresolved.", 0, 20
    )
    pronoun_reach: int = setting(
        12, "sentences", "A pronoun means nobody named farther back; raising it resolves more, and worse.", 1, 1000
    )
    speaker_reach: int = setting(
        800,
        "code points",
        "How much of the text on either side of a quotation is read for its speaker; nine in ten paragraphs of news are shorter.",
        100,
        100_000,
    )
    speaker_model: str = setting(
        "", "name", "spaCy pipeline (name or folder) that gives a second opinion on speakers: it moves the confidence only; empty: none."
    )
    opinion_agrees: float = setting(
        0.65, "share", "What is left of the doubt about a speaker where the parser agrees; raising it trusts the parser less.", 0, 1
    )
    opinion_disagrees: float = setting(
        0.7, "share", "What is left of the confidence in a speaker where the parser disagrees; raising it trusts the parser less.", 0, 1
    )
