"""The material of the suggestions' benchmark: quotations that were published in two English renderings."""

import hashlib
import tomllib
from pathlib import Path

MATERIAL = Path(__file__).parents[2] / "benchmarks" / "translations.toml"
UTTERANCES = tomllib.loads(MATERIAL.read_text(encoding="utf-8"))["utterance"]


def test_every_utterance_has_two_texts_from_two_addresses() -> None:
    for one in UTTERANCES:
        a, b = one["a"], one["b"]
        assert a["text"] != b["text"] and a["url"] != b["url"], one["id"]
        assert all(side["url"].startswith(("http://", "https://")) and side["outlet"] for side in (a, b)), one["id"]


def test_quotations_are_short() -> None:
    assert all(0 < len(one[side]["text"].split()) < 40 for one in UTTERANCES for side in "ab")


def test_ids_differ_and_fix_the_halves() -> None:
    assert len({one["id"] for one in UTTERANCES}) == len(UTTERANCES)
    for one in UTTERANCES:
        odd = int(hashlib.sha256(one["id"].encode()).hexdigest(), 16) % 2
        assert one["split"] == ("held" if odd else "tune"), one["id"]


def test_neither_half_is_much_larger() -> None:
    tune = sum(one["split"] == "tune" for one in UTTERANCES)
    assert len(UTTERANCES) >= 40
    assert 0.4 <= tune / len(UTTERANCES) <= 0.6
