"""What a report prints, and how much of it."""

from __future__ import annotations

from dataclasses import dataclass

from compare.model import SEVERITIES
from compare.settings.setting import setting


@dataclass(frozen=True)
class Printing:
    """What a report prints, and how much of it."""

    min_severity: str = setting(
        "neutral", "severity", "Utterances below it are indexed in the report, not printed; raising it prints fewer.", choices=SEVERITIES
    )
    reported_quotations: int = setting(
        50_000,
        "quotations",
        "Of a larger archive the report holds the most divergent utterances and the counts of all; raising it takes memory.",
        1,
        10_000_000,
    )
    reported_utterances: int = setting(
        2_000, "utterances", "So many utterances of such an archive are reported; raising it makes the report larger.", 1, 1_000_000
    )
    page_size: str = setting("A4", "paper", "The paper of the PDF.", choices=("A4", "Letter"))
    printed_utterances: int = setting(
        400,
        "utterances",
        "Most utterances that the PDF prints in full, the most divergent; it lists the others. Each costs 0.02 CPU s.",
        0,
        1_000_000,
    )
    printed_rows: int = setting(
        2_000, "rows", "Most rows of each list in the PDF; the attached data hold the rest. Raising it makes it longer.", 1, 10_000_000
    )
    band_width: int = setting(
        96, "characters", "Room of one band of the aligned table (A4 in 8 pt); raising it makes fewer, wider bands.", 40, 400
    )
    cell_width: int = setting(
        30, "characters", "A cell of the aligned table breaks its line there; raising it makes lower, wider tables.", 10, 200
    )
    equal_words: int = setting(
        14, "words", "Longer stretches that all readings share are shortened in the table (the reading above has them whole).", 4, 10_000
    )
    context_length: int = setting(
        160,
        "code points",
        "Most text shown before and after a quotation in its sentence; raising it shows more of long sentences.",
        0,
        2_000,
    )
    presence_rows: int = setting(
        500, "utterances", "Most rows of the table who left what out; raising it makes long reports slower to open.", 0, 1_000_000
    )
    left_out_days: int = setting(
        3,
        "days",
        "An outlet that quotes the person that near in time, but not these words, left them out; raising it lists more.",
        0,
        100_000,
    )
    matrix_outlets: int = setting(
        12, "outlets", "Most outlets that the outlet tables set side by side, those with most shared utterances first.", 2, 200
    )
