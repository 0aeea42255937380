"""The stages of an archive: batches of rows in, batches out. Each calls one room; none knows which engine runs it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields

import numpy as np

from compare import extract, pipeline, sources
from compare.archive.packing import from_bytes, number, numbers, objects, packed, unpacked
from compare.engines.tables import Columns, Schema
from compare.model import Article, NotRead, Quotation, Reading
from compare.settings import Settings

INPUTS: Schema = {"source": "int64", "path": "binary", "stamp": "string"}
READ: Schema = {"article": "int64", "source": "int64", "place": "int64", "noun": "binary", "failed": "binary"}
HEARD: Schema = {**READ, "quotations": "binary", "set_aside": "binary", "quoted": "int64", "others": "int64"}
SAID: Schema = {"utterance": "int64", "place": "int64", "reading": "binary", "quotation": "binary"}
JUDGED: Schema = {"utterance": "int64", "severity": "int64", "divergence": "double", "id": "string", "noun": "binary"}

# Which room a setting belongs to. A stage sees the settings of its own rooms and those that stand nowhere here; of all others it sees the
# defaults, so that they don't decide whether it has to be done again. A test holds that no stage asks for more.
ROOMS: dict[str, str] = {
    "read": "largest_file most_files most_pages fetch_seconds largest_page most_redirects private_addresses fetched_folder fetched_days",
    "extract": """longest_interruption longest_subhead speaker_confidence pronoun_subject pronoun_speaker pronoun_unknown pronoun_reach
        speaker_reach""",
    "copies": "keep_copies copy_share copy_words copy_holders copy_reach copy_sample_from repeat_words",
    "match": """match_threshold fragment_threshold gap_cost form_share voice_share voice_words context_window context_rarity context_from
        subject_words subject_same subject_span rare_word least_shared least_looked_up posting_cap hubs probe_all probes full_coverage
        near_miss_depth near_miss_count occasion_days suggestion_occasion suggestion_words suggestion_readings suggestion_rarity
        suggestion_probes suggestion_holders suggestion_shared suggestion_threshold suggestion_each suggestion_count longest_quotation""",
    "judge": """anchor_weight largest_gap longest_replacement move_weight move_reach unverified_severity omission_words omission_length
        edge_words solid_words stranger_share most_moves genitive_reach hedged_words longest_unit clause_words paraphrase_places moves_tried
        negation_scope moved_word_length typo_length negation_context negation_reach fewest_content_words paraphrase_overlap against
        pairs_judged attribution_confidence language_words language_share language_listed language_certain many_places raised_overlap
        weight_grammar weight_content weight_minor weight_major weight_critical weight_unverified weight_tau wordnet""",
    "against": """place_containment place_evidence places_tried least_window splice_containment longest_passage splice_distance""",
    "print": """min_severity page_size printed_utterances printed_rows band_width cell_width equal_words context_length presence_rows
        left_out_days matrix_outlets""",
    "engine": "engine engine_from memory spark_master workers parallel_from chunk",
}
ROOM_OF = {name: room for room, names in ROOMS.items() for name in names.split()}


def narrowed(settings: Settings, *rooms: str) -> Settings:
    """Return the settings of some rooms, all others at their defaults."""
    names = (field.name for field in fields(Settings))
    return Settings(**{name: getattr(settings, name) for name in names if ROOM_OF.get(name) in (None, *rooms)})


def read(columns: Columns, settings: Settings, metadata: sources.Metadata) -> Columns:
    """Return the articles of a batch of inputs, and what could not be read of them, each with its place in its input."""
    rows = [
        (source, at, item)
        for source, path in zip(columns["source"].tolist(), map(from_bytes, columns["path"]), strict=True)
        for at, item in enumerate(sources.opened(path, settings, metadata))
    ]
    return {
        "article": numbers(number(item.id) if isinstance(item, Article) else 0 for _, _, item in rows),
        "source": numbers(source for source, _, _ in rows),
        "place": numbers(at for _, at, _ in rows),
        "noun": objects([packed(item) if isinstance(item, Article) else b"" for _, _, item in rows]),
        "failed": objects([packed(item) if isinstance(item, NotRead) else b"" for _, _, item in rows]),
    }


def heard(columns: Columns, settings: Settings) -> Columns:
    """Return the articles of a batch with their quotations and what is set aside in each."""
    found = [extract.extracted(unpacked(noun, Article), settings) if noun else ((), ()) for noun in columns["noun"]]
    return {
        **columns,
        "quotations": objects([packed(quotations) for quotations, _ in found]),
        "set_aside": objects([packed(set_aside) for _, set_aside in found]),
        "quoted": numbers(len(quotations) for quotations, _ in found),
        "others": numbers(len(set_aside) for _, set_aside in found),
    }


def judged(columns: Columns, settings: Settings) -> Columns:
    """Return the utterances of a batch of readings, collated and judged; the readings of an utterance are all there."""
    order = np.lexsort((columns["place"], columns["utterance"]))
    groups = columns["utterance"][order]
    edges = np.flatnonzero(np.concatenate(([True], groups[1:] != groups[:-1]))).tolist() if len(order) else []
    made = []
    for start, stop in zip(edges, [*edges[1:], len(order)], strict=True):
        rows = order[start:stop]
        said = {quotation.id: quotation for quotation in (unpacked(columns["quotation"][row], Quotation) for row in rows)}
        readings = [unpacked(columns["reading"][row], Reading) for row in rows]
        made.append(pipeline.utterance(readings, said, settings))
    return {
        "utterance": numbers(groups[edges]),
        "severity": numbers(one.verdict.severity for one in made),
        "divergence": np.array([one.verdict.divergence for one in made], dtype=np.float64),
        "id": objects([one.id for one in made]),
        "noun": objects([packed(one) for one in made]),
    }


def said(groups: Sequence[Sequence[Reading]], quotations: Mapping[str, Quotation]) -> Columns:
    """Return the readings of groups as rows."""
    rows = [(place, at, one) for place, readings in enumerate(groups) for at, one in enumerate(readings)]
    return {
        "utterance": numbers(place for place, _, _ in rows),
        "place": numbers(at for _, at, _ in rows),
        "reading": objects([packed(one) for _, _, one in rows]),
        "quotation": objects([packed(quotations[one.quotation]) for _, _, one in rows]),
    }
