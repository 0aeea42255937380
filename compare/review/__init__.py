"""Review: a reader's decisions, kept by content id, applied to the next run, never lost and never dropped in silence."""

from compare.review.apply import corrected, regrouped, with_bases, without
from compare.review.store import append, load

__all__ = ["append", "corrected", "load", "regrouped", "with_bases", "without"]
