"""What a difference is, how grave, and what it weighs."""

from __future__ import annotations

from dataclasses import dataclass

from compare.settings.setting import setting


@dataclass(frozen=True)
class Judging:
    """What a difference is, how grave, and what it weighs."""

    unverified_severity: int = setting(
        2,
        "severity",
        "Severity of other words in one place that no list relates: half of them mattered on the development data once "
        "synonyms were known.",
        1,
        2,
    )
    wordnet: str = setting(
        "",
        "folder",
        "Folder with the files of WordNet 3 (index.noun, data.noun, ...), asked for near synonyms that the lists don't know. "
        "Empty: only the lists, which hold its frequent senses.",
    )
    omission_words: int = setting(
        2, "content words", "From so many content words on an unmarked omission is major; raising it calls fewer of them major.", 1, 100
    )
    omission_length: int = setting(
        4,
        "words",
        "From so many words on an unmarked omission is major and looked at as a whole; raising it looks at more word by word.",
        2,
        100,
    )
    edge_words: int = setting(
        3,
        "words",
        "So few words at an edge that face other words count as replaced, not as cut off; raising it calls more replaced.",
        0,
        100,
    )
    solid_words: int = setting(
        3, "words", "So many shared words side by side are a solid stretch; before it, strange sentences are cut.", 1, 100
    )
    stranger_share: float = setting(
        0.4, "share", "Sentences before the solid stretch that share at most this part of their content words are other sentences.", 0, 1
    )
    most_moves: int = setting(
        200, "findings", "Moved words are looked for up to so many findings of a pair; more is a hostile text.", 0, 100_000
    )
    genitive_reach: int = setting(8, "columns", "How far apart two forms of a genitive may stand (the firm's ... of the firm).", 1, 100)
    hedged_words: int = setting(
        4, "words", "A hedge before a shorter fragment is no loss of the fragment's; raising it finds fewer hedges cut off.", 0, 100
    )
    longest_unit: int = setting(
        60, "words", "A place where both readings have more words than this is a paraphrase as a whole; raising it costs time.", 1, 100_000
    )
    clause_words: int = setting(
        3,
        "words",
        "A clause at the edge that is so much longer than what faces it is cut off, not replaced; raising it cuts fewer.",
        1,
        100,
    )
    paraphrase_places: int = setting(
        2, "places", "From so many places of other words on, with little overlap, a pair is a paraphrase.", 1, 100
    )
    moves_tried: int = setting(
        16, "places", "Places at which a moved stretch is looked for; raising it costs time on repetitive text.", 1, 1000
    )
    negation_scope: int = setting(3, "words", 'How far after a negator a word may stand that it denies ("not difficult").', 1, 50)
    moved_word_length: int = setting(4, "code points", "Shortest single word that counts as moved; raising it sees fewer moves.", 1, 50)
    typo_length: int = setting(5, "code points", "Shortest word that may be a typo of another, 0 for none; raising it finds fewer.", 0, 50)
    negation_context: int = setting(5, "words", "Words shown after a negator in the reason of a negation.", 1, 50)
    negation_reach: int = setting(
        8,
        "columns",
        "A negator that stands so near to another reading's one only moved; raising it calls fewer negations a reversal.",
        0,
        100,
    )
    fewest_content_words: int = setting(
        3, "content words", "With fewer shared content words a pair is noted as too short to judge.", 0, 100
    )
    paraphrase_overlap: float = setting(
        0.5, "share", "With less of the shorter reading aligned a pair is noted as a possible paraphrase or another utterance.", 0, 1
    )
    against: str = setting(
        "", "name", "Article (its name or id) whose reading is the base of each utterance that it shares; empty: the majority's."
    )
    pairs_judged: int = setting(
        60,
        "pairs",
        "Pairs of readings judged in an utterance besides those with the base; raising it costs time on large ones.",
        0,
        100_000,
    )
    language_words: int = setting(
        8, "words", "Fewer words than this in a pair are taken for English if they are in Latin letters.", 1, 1000
    )
    language_share: float = setting(
        0.1, "share", "With a smaller share of English function words a pair counts as another language; raising it judges fewer.", 0, 1
    )
    language_listed: float = setting(
        0.7, "share", "So large a share of frequent English words makes a pair English all the same; raising it judges fewer.", 0, 1
    )
    language_certain: float = setting(0.9, "share", "The same for a pair without a single English function word.", 0, 1)
    many_places: int = setting(
        3, "places", "From so many major or unverified places on, with little overlap, a minor pair is major.", 1, 1000
    )
    raised_overlap: float = setting(0.62, "share", "Overlap of the shared stretch below which many places raise a pair's severity.", 0, 1)
    weight_grammar: float = setting(
        0.5, "weight", "What a minor variant of grammar, order or fillers adds inside its severity's band.", 0, 100
    )
    weight_content: float = setting(3.0, "weight", "What a minor omission or an unverified other word adds; see weight_grammar.", 0, 100)
    weight_minor: float = setting(
        1.0, "weight", "What any other minor variant adds inside the band; raising it moves such pairs up.", 0, 100
    )
    weight_major: float = setting(2.0, "weight", "The same for a major variant.", 0, 100)
    weight_critical: float = setting(3.0, "weight", "The same for a critical variant.", 0, 100)
    weight_tau: float = setting(
        6.0, "weight", "Sum of weights at which a pair stands at 63 % of its band; raising it moves pairs down.", 0.1, 1000
    )
    attribution_confidence: float = setting(
        0.85, "share", "Speakers less sure than this are no attribution conflict; raising it reports fewer.", 0, 1
    )
    weight_unverified: float = setting(
        1.0, "weight", "The same for a major variant that no list vouches for; raising it ranks such pairs among the surely major.", 0, 100
    )
