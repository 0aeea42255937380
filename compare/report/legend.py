"""How to read the marks, and the method in a few paragraphs: text that every report carries."""

from __future__ import annotations

from compare.report.view import LegendRow, MethodNote

LEGEND: tuple[LegendRow, ...] = (
    LegendRow("meaning", "never", "changes the meaning: yes or no, number, who, how certain"),
    LegendRow("word", "assist", "another word in the same place"),
    LegendRow("added", "[the minister]", "present here, absent in the base reading"),
    LegendRow("dropped", "", "words of the base reading are absent here"),
    LegendRow("order", "ports and roads", "the same words in another order"),
    LegendRow("accidental", "harbour", "spelling, punctuation or function word only"),
)

METHOD: tuple[MethodNote, ...] = (
    MethodNote(
        "A difference is not an error",
        "Translated, shortened or re-worded quotations can differ with nobody misquoting. Without the speaker's own text this "
        "report shows that two readings differ and how; it does not show which one is right. Words that are present in one "
        "reading and absent in another are called just that.",
    ),
    MethodNote(
        "Quotations",
        "Words between quotation marks are found in every common style of marks, paragraph by paragraph; lost marks are mended, "
        "and a mended one says so. The speaker is found by ordered rules from the reporting clause, the sentence and the "
        "paragraph; “speaker unknown” is an answer, a guess is not.",
    ),
    MethodNote(
        "One utterance",
        "Quotations of different articles are joined when the words that they share carry enough information for the match "
        "threshold. A shorter reading hangs on the longer reading that it fits best. Pairs just below the threshold are listed "
        "as near misses; possible translations are listed as suggestions and are never joined without a reader.",
    ),
    MethodNote(
        "Side by side",
        "Readings are aligned word by word. In the table adjacent columns that split the readings alike are shown as one. Where "
        "a fragment stops, the rest is hatched “not quoted” and never counted as dropped; a reading that quotes nothing of a band of "
        "the table is left out of it in print.",
    ),
    MethodNote(
        "Two numbers",
        "Coverage is the share of the longer reading's words that are aligned. Divergence, 0 to 100, is measured on the aligned "
        "words only. The gravest variant picks the band: neutral 0, minor 1–33, major 34–66, critical 67–100; further variants "
        "move it up inside the band. A critical variant is not diluted by the length of the quotation.",
    ),
    MethodNote(
        "Who left it out",
        "An outlet is listed as leaving an utterance out if it quotes the same person in an article of this run, within a few days "
        "where dates are known, but not these words. It may have had reasons, or another occasion.",
    ),
)
