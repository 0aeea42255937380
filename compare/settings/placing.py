"""How quotations are placed in a source text (`--against`)."""

from __future__ import annotations

from dataclasses import dataclass

from compare.settings.setting import setting


@dataclass(frozen=True)
class Placing:
    """How quotations are placed in a source text (`--against`)."""

    place_containment: float = setting(0.5, "share", "Share of a quotation's information that a place in the source has to hold.", 0, 1)
    place_evidence: float = setting(
        8.0, "nats", "Information that a place has to share; raising it leaves short fragments unplaced.", 0, 1000
    )
    places_tried: int = setting(4, "places", "Places of the source that are aligned for each quotation.", 1, 1000)
    least_window: int = setting(12, "words", "Shortest stretch of the source that is looked at around a place.", 1, 10_000)
    splice_containment: float = setting(0.8, "share", "The same share for a stretch that comes from another place.", 0, 1)
    longest_passage: int = setting(
        300, "code points", "Places of the source that are joined over more text than this are shown apart.", 1, 1_000_000
    )
    splice_distance: int = setting(12, "words", "So far apart two places are joined, not cut; raising it names fewer splices.", 1, 100_000)
