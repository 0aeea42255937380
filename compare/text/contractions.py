"""Contracted words and the words that they stand for."""

from __future__ import annotations

from functools import lru_cache

# Irregular forms; the regular ones are cut at the apostrophe.
WHOLE: dict[str, tuple[str, ...]] = {
    "won't": ("will", "not"),
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "shan't": ("shall", "not"),
    "ain't": ("is", "not"),
    "let's": ("let", "us"),
    "gonna": ("going", "to"),
    "gotta": ("got", "to"),
    "wanna": ("want", "to"),
    "gimme": ("give", "me"),
    "lemme": ("let", "me"),
    "y'all": ("you", "all"),
}
_ENDINGS: dict[str, str] = {"re": "are", "ve": "have", "ll": "will", "m": "am", "d": "would"}
# After these words 's is a verb; after any other it is most often a genitive and stays on its word.
_VERBAL = frozenset(
    ["i", "you", "he", "she", "it", "we", "they", "that", "this", "there", "here", "who", "what", "where", "when", "how", "why"]
)


@lru_cache(maxsize=1 << 14)
def expanded(norm: str) -> tuple[str, ...]:
    """Return the words, in normal form, that a word in normal form stands for: ("do", "not") for "don't", itself if it is no contraction.

    's is read as "is" and 'd as "would", though they can be "has" and "had".
    """
    if norm in WHOLE:
        return WHOLE[norm]
    head, mark, ending = norm.rpartition("'")
    if not mark or not head:
        return (norm,)
    if ending == "t" and head.endswith("n") and len(head) > 2:
        return (head[:-1], "not")
    if ending == "s" and head in _VERBAL:
        return (head, "is")
    if ending in _ENDINGS:
        return (*expanded(head), _ENDINGS[ending])
    return (norm,)
