"""Which quotations are compared, which are one utterance, and what is shown below the line."""

from __future__ import annotations

from dataclasses import dataclass

from compare.settings.setting import setting


@dataclass(frozen=True)
class Matching:
    """Which quotations are compared, which are one utterance, and what is shown below the line."""

    match_threshold: float = setting(
        40.0,
        "score",
        "From this score on two quotations count as one utterance; raising it joins fewer. 40: precision and recall .97 on labelled news.",
        0,
        100,
    )
    fragment_threshold: float = setting(
        40.0,
        "score",
        "The same for a pair whose one side is a fragment of the other; raising it hangs fewer fragments. 40: precision .94, recall .95.",
        0,
        100,
    )
    gap_cost: float = setting(
        0.25, "nats", "Cost of a word skipped inside an alignment; raising it keeps aligned words closer together.", 0, 10
    )
    form_share: float = setting(
        0.85, "share", "What an inflected form or another spelling counts of an equal word; raising it joins freer readings.", 0, 1
    )
    context_from: float = setting(
        5.0, "score", "Pairs that context could not lift to this score are scored by their words alone; raising it saves time.", 0, 100
    )
    subject_words: int = setting(
        40, "words", "Rare words that both articles need before their subjects are compared; raising it spares short texts.", 1, 10_000
    )
    subject_same: float = setting(0.3, "cosine", "From here on two articles count as about one thing; raising it separates more.", 0, 1)
    subject_span: float = setting(
        0.15, "cosine", "This far below, they count as surely about different things; raising it makes the step gentler.", 0.01, 1
    )
    rare_word: float = setting(3.5, "nats", "What a word must tell to propose a pair by itself; raising it proposes fewer pairs.", 0, 20)
    rare_pair: float = setting(
        3.5, "nats", "What two words beside each other must tell to propose a pair; raising it proposes fewer pairs.", 0, 40
    )
    telling_gram: float = setting(
        10.0,
        "nats",
        "One word or pair of words that tells so much proposes a pair by itself in large runs too; raising it proposes fewer pairs.",
        0,
        100,
    )
    least_shared: float = setting(
        0.4,
        "share",
        "Share of the shorter quotation's information that must be in the longer one to score a pair; raising it scores fewer.",
        0,
        1,
    )
    least_shared_of: float = setting(
        40.0,
        "nats",
        "Of a longer quotation's information only so much counts there: long readings share much in a small part; raising it scores fewer.",
        1,
        100_000,
    )
    posting_cap: int = setting(
        200,
        "quotations",
        "A word or pair of words that more quotations hold proposes only its hubs; raising it proposes more pairs.",
        2,
        1_000_000,
    )
    hubs: int = setting(
        32, "quotations", "The longest holders of a crowded word still meet all others; raising it proposes more pairs.", 0, 10_000
    )
    probe_all: int = setting(
        5_000, "quotations", "Up to so many, quotations are looked up by all their words; raising it costs time.", 0, 10_000_000
    )
    probes: int = setting(
        12,
        "grams",
        "In larger runs, how many of its grams a quotation is looked up by, those that tell most for what they lead to; raising it "
        "proposes more pairs.",
        1,
        10_000,
    )
    least_looked_up: float = setting(
        0.25,
        "share",
        "Share of the information of the rare words looked up that must be found together to score a pair; raising it scores fewer.",
        0,
        1,
    )
    least_probed: float = setting(
        0.16, "share", "The same in larger runs: the share of the grams looked up (two of twelve); raising it scores fewer.", 0, 1
    )
    full_coverage: float = setting(
        0.75,
        "share",
        "A pair is full where both sides have this share of their words aligned, else a fragment; raising it calls fewer full.",
        0,
        1,
    )
    near_miss_depth: float = setting(
        25.0, "points", "How far below its threshold a pair is still shown as a near miss; raising it shows more.", 0, 100
    )
    near_miss_count: int = setting(100, "pairs", "Most near misses that a report shows, best first; raising it shows more.", 0, 100_000)
    occasion_days: int = setting(
        3, "days", "Readings in articles further apart than this are flagged: date differs; raising it flags fewer.", 0, 36_500
    )
    suggestion_occasion: float = setting(
        20.0,
        "score",
        "Articles with a pair of this score are searched for translations of one utterance; raising it searches fewer.",
        0,
        100,
    )
    suggestion_words: int = setting(
        6, "words", "Shorter quotations are never suggested as translations; raising it suggests fewer.", 1, 1000
    )
    suggestion_readings: int = setting(
        100, "quotations", "Most quotations of an article, longest first, that are searched so; raising it costs time.", 1, 10_000
    )
    suggestion_rarity: float = setting(
        3.0, "nats", "Words of that much information lead to suggestions between articles of one day; raising it looks up fewer.", 0, 20
    )
    suggestion_probes: int = setting(
        8, "words", "How many of its rarest words a quotation is looked up by for such suggestions; raising it finds more.", 1, 1000
    )
    suggestion_holders: int = setting(
        16, "quotations", "A word that more quotations of the speaker share on that day is not looked up; raising it finds more.", 2, 10_000
    )
    suggestion_shared: float = setting(
        0.15,
        "share",
        "Share of the shorter quotation's information in common words that a suggestion needs; raising it suggests fewer.",
        0,
        1,
    )
    suggestion_threshold: float = setting(50.0, "points", "Points that a suggestion needs; raising it suggests fewer.", 0, 100)
    suggestion_each: int = setting(2, "suggestions", "Most suggestions for one quotation; raising it suggests more.", 1, 100)
    suggestion_count: int = setting(100, "suggestions", "Most suggestions of a report, best first; raising it shows more.", 0, 100_000)
