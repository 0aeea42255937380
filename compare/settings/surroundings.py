"""What of an article is looked at around its quotations, before they are compared."""

from __future__ import annotations

from dataclasses import dataclass

from compare.settings.setting import setting


@dataclass(frozen=True)
class Surroundings:
    """What of an article is looked at around its quotations, before they are compared."""

    voice_share: float = setting(
        0.2,
        "share",
        "How much the words that an article says itself count as common; raising it trusts fragments of them less (.05-.4 measured alike).",
        0,
        1,
    )
    voice_words: int = setting(
        200, "words", "An article that says less itself is taken to say this many; raising it evens out short ones.", 1, 100_000
    )
    context_window: int = setting(
        200, "code points", "How far around a quotation shared names and rare words are looked for; raising it looks further.", 0, 10_000
    )
    context_rarity: float = setting(
        4.0, "nats", "What a word around a quotation must tell to count as shared context; raising it leaves names alone.", 0, 20
    )
    longest_quotation: int = setting(1000, "words", "Only so many words of a quotation are aligned; raising it costs time.", 10, 100_000)
