"""Every threshold of the program: value, unit, range, what it does and why; and the presets.

What a value may be is held by `compare.ranges`; where a run's values come from stands in `compare.origins`.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TypeVar, cast

from compare.model import SEVERITIES

T = TypeVar("T", float, int, str, bool)
Value = float | int | str | bool


def setting(default: T, unit: str, about: str, low: float | None = None, high: float | None = None, choices: tuple[str, ...] = ()) -> T:
    """Return a dataclass field that carries its unit, range or choices, and what raising it does."""
    # Bounds are floats, as in the report's JSON: a report read back and written again has the same bytes.
    bounds = {"low": None if low is None else float(low), "high": None if high is None else float(high)}
    meta = {"unit": unit, "about": about, **bounds, "choices": choices}
    return cast("T", cast(object, dataclasses.field(default=default, metadata=meta)))


@dataclass(frozen=True, slots=True)
class Settings:
    """All values of one run. A field's `about` says what it does, what raising it does, and where the default came from."""

    # --- what the user asks for ---
    match_threshold: float = setting(
        40.0,
        "score",
        "From this score on two quotations count as one utterance; raising it joins fewer. 40: best F1 on labelled news (docs/method.md).",
        0,
        100,
    )
    fragment_threshold: float = setting(
        40.0,
        "score",
        "The same for a pair whose one side is a fragment of the other; raising it hangs fewer fragments. 40: best F1 of fragments.",
        0,
        100,
    )
    min_severity: str = setting(
        "neutral", "severity", "Utterances below it are indexed in the report, not printed; raising it prints fewer.", choices=SEVERITIES
    )

    # --- extract ---
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

    # --- match ---
    gap_cost: float = setting(
        0.25, "nats", "Cost of a word skipped inside an alignment; raising it keeps aligned words closer together.", 0, 10
    )
    form_share: float = setting(
        0.85, "share", "What an inflected form or another spelling counts of an equal word; raising it joins freer readings.", 0, 1
    )
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
    longest_quotation: int = setting(1000, "words", "Only so many words of a quotation are aligned; raising it costs time.", 10, 100_000)

    # --- collate ---
    anchor_weight: float = setting(
        1.5,
        "words",
        "Equal words in a row that tell as much as this many content words are aligned first; raising it aligns slower.",
        0,
        100,
    )
    largest_gap: int = setting(
        250_000,
        "cells",
        "The largest table of words against words; a gap beyond it is parted by equal runs, or cut. Memory, not quality.",
        100,
        10**8,
    )
    longest_replacement: int = setting(
        4, "words", "More words in a row that have nothing in common with those in their place stand apart from them.", 1, 1000
    )
    move_weight: float = setting(
        0.8, "words", "Words count as moved if they tell as much as this many content words; raising it finds fewer moves.", 0, 100
    )
    move_reach: int = setting(
        12, "columns", "One word alone moves at most so far; raising it takes more second mentions for moves.", 1, 10**6
    )
    # --- judge ---
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
    attribution_confidence: float = setting(
        0.85, "share", "Speakers less sure than this are no attribution conflict; raising it reports fewer.", 0, 1
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
    weight_unverified: float = setting(
        1.0, "weight", "The same for a major variant that no list vouches for; raising it ranks such pairs among the surely major.", 0, 100
    )
    weight_critical: float = setting(3.0, "weight", "The same for a critical variant.", 0, 100)
    weight_tau: float = setting(
        6.0, "weight", "Sum of weights at which a pair stands at 63 % of its band; raising it moves pairs down.", 0.1, 1000
    )

    # --- a source text (--against) ---
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

    # --- sources ---
    largest_file: float = setting(
        1000.0, "MB", "A larger file is refused before it is opened; raising it lets larger ones in.", 0.001, 1_000_000
    )

    # --- one wire story in several outlets ---
    keep_copies: bool = setting(False, "", "Articles that print one wire story count as sources of their own all the same.")
    copy_share: float = setting(
        0.4,
        "share",
        "Two articles that share this part of the words outside their quotations (runs of five, of the shorter one's) print one story; "
        "raising it finds fewer. Independent articles on one event share at most .06, boilerplate up to .24, copies .94 and more.",
        0.05,
        1,
    )
    copy_words: int = setting(
        40, "words", "An article with fewer words outside its quotations is never called a copy; raising it finds fewer.", 5, 100_000
    )
    copy_holders: int = setting(
        16, "articles", "A run of words that more stories share is boilerplate and tells nothing; raising it costs time.", 2, 10_000
    )
    copy_reach: int = setting(
        20_000, "words", "So many words outside an article's quotations are looked at; raising it costs memory.", 100, 10_000_000
    )
    copy_sample_from: float = setting(
        40.0,
        "million code points",
        "In runs of so much text, twice, three times as much, one in two, three, four runs of words is looked at; raising it costs memory.",
        0.1,
        1_000_000,
    )
    repeat_words: int = setting(
        6,
        "words",
        "A quotation of so many words that its article prints twice counts once (a pull quote); raising it finds fewer.",
        1,
        1000,
    )

    # --- the report ---
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

    most_files: int = setting(100_000, "files", "An archive with more files is refused.", 1, 10_000_000)
    most_objects: int = setting(300_000, "objects", "A PDF with more objects is refused; a newspaper's has a few thousand.", 1, 100_000_000)
    read_seconds: float = setting(
        600.0,
        "CPU seconds",
        "A file that is not read by then is given up, and the others go on; hostile ones take for ever.",
        0.1,
        1_000_000,
    )
    most_pages: int = setting(5_000, "pages", "A PDF with more pages is refused.", 1, 1_000_000)
    fetch_seconds: float = setting(20.0, "seconds", "A web address that has not sent all by then is given up.", 0.1, 600)
    largest_page: float = setting(20.0, "MB", "A larger page is given up while it is being fetched.", 0.001, 10_000)
    most_redirects: int = setting(5, "redirects", "A web address that leads on more often is given up.", 0, 20)
    fetched_folder: str = setting(
        "", "folder", "Where fetched pages are kept, so that a report can be made again; empty: `fetched` in the output folder of a report."
    )
    fetched_days: float = setting(
        36_500.0, "days", "A page that was fetched longer ago is fetched again; raising it keeps reports the same for longer.", 0, 36_500
    )
    private_addresses: bool = setting(False, "", "Whether web addresses on this machine or network may be read.")

    # --- engines (no result depends on them) ---
    engine: str = setting(
        "auto",
        "",
        "What carries the run: none (this process alone), duckdb (stages on this machine's disk), spark (a cluster), or auto: "
        "none below engine_from, duckdb above.",
        choices=("auto", "none", "duckdb", "spark"),
    )
    engine_from: float = setting(
        20.0,
        "MB of input",
        "From so much on auto takes duckdb: less memory, and stages that a later run reuses; starting it costs about three CPU seconds.",
        0,
        1_000_000_000,
    )
    memory: float = setting(
        2.0, "GB", "What DuckDB and the worker processes use together; raising it spills less to the disk of the work folder.", 0.5, 100_000
    )
    spark_master: str = setting(
        "local[*]", "url", "Where Spark is: local[N], spark://HOST:PORT, yarn, k8s://..., or sc://HOST:PORT for Spark Connect."
    )
    workers: int = setting(0, "processes", "How many processes a large run uses; 0 takes one for each core.", 0, 1024)
    parallel_from: float = setting(
        4.0,
        "million code points",
        "Text from which worker processes are started; starting them costs about a tenth of a second, as much as 0.5 million code points.",
        0,
        1_000_000,
    )
    chunk: int = setting(
        16, "items", "Items that a worker process gets at a time; raising it copies less often and balances worse.", 1, 100_000
    )
    # --- speakers ---
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


PRESETS: dict[str, dict[str, Value]] = {
    "strict": {"match_threshold": 66.0, "fragment_threshold": 66.0},
    "balanced": {},
    "loose": {"match_threshold": 20.0, "fragment_threshold": 20.0},
}
