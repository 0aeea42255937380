"""Which room a setting belongs to: what decides that a stage has to be done again."""

from __future__ import annotations

from dataclasses import fields

from compare.settings import Settings

# A stage sees the settings of its own rooms and those that stand nowhere here; of all others it sees the defaults, so that they don't
# decide whether it is done again. A test holds that no stage asks for more.
ROOMS: dict[str, str] = {
    "read": """largest_file most_files most_objects most_pages read_seconds fetch_seconds largest_page most_redirects private_addresses
        fetched_folder fetched_days""",
    "extract": """longest_interruption longest_subhead speaker_confidence pronoun_subject pronoun_speaker pronoun_unknown pronoun_reach
        speaker_reach speaker_model opinion_agrees opinion_disagrees""",
    "copies": "keep_copies copy_share copy_words copy_holders copy_reach copy_sample_from repeat_words",
    "ready": "voice_share voice_words context_window context_rarity longest_quotation",
    "match": """match_threshold fragment_threshold gap_cost form_share context_from subject_words subject_same subject_span rare_word
        rare_pair telling_gram least_probed least_shared_of least_shared least_looked_up posting_cap hubs probe_all probes
        full_coverage near_miss_depth near_miss_count occasion_days suggestion_occasion suggestion_words suggestion_readings
        suggestion_rarity suggestion_probes suggestion_holders suggestion_shared suggestion_threshold suggestion_each
        suggestion_count""",
    "judge": """anchor_weight largest_gap longest_replacement move_weight move_reach unverified_severity omission_words omission_length
        edge_words solid_words stranger_share most_moves genitive_reach hedged_words longest_unit clause_words paraphrase_places moves_tried
        negation_scope moved_word_length typo_length negation_context negation_reach fewest_content_words paraphrase_overlap against
        pairs_judged language_words language_share language_listed language_certain many_places raised_overlap weight_grammar
        weight_content weight_minor weight_major weight_critical weight_tau wordnet""",
    "against": "place_containment place_evidence places_tried least_window splice_containment longest_passage splice_distance",
    "print": """min_severity page_size printed_utterances printed_rows band_width cell_width equal_words context_length presence_rows
        left_out_days matrix_outlets reported_quotations reported_utterances""",
    "engine": "engine engine_from memory spark_master workers parallel_from chunk",
}
ROOM_OF = {name: room for room, names in ROOMS.items() for name in names.split()}


def narrowed(settings: Settings, *rooms: str) -> Settings:
    """Return the settings of some rooms, all others at their defaults."""
    names = (field.name for field in fields(Settings))
    return Settings(**{name: getattr(settings, name) for name in names if ROOM_OF.get(name) in (None, *rooms)})
