"""The report's own words: names of types and severities, places, counts, rates."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from compare.model import SEVERITIES, SOURCE_TEXT, Quotation, Share

SEVERITY_WORDS: tuple[str, ...] = tuple(word.capitalize() for word in SEVERITIES)

# Names of types as sentences use them; a type that is missing here is printed as it is, hyphens opened.
TYPE_WORDS: dict[str, str] = {
    "case": "capitals",
    "entity": "other person or group",
    "inflection": "form of a word",
    "lexical": "other word",
    "modality": "strength of the claim",
    "omission": "more or fewer words",
    "role": "who does what",
    "number-format": "form of a number",
    "transliteration": "form of a name",
    "masking": "masked word",
    "truncation": "not quoted",
    "ellipsis": "marked omission",
    "interpolation": "bracketed words",
    "scope": "paraphrased here, quoted there",
    "order": "word order",
    "entity-form": "name or pronoun for the same",
    "splice": "two statements joined",
    "attribution": "other speaker",
}
# Terms of the field at the beginning of a reason, and what the report says for them.
REASON_WORDS: dict[str, str] = {"lexical, unverified": "other words"}
RATE_WORDS: dict[str, str] = {
    "verbatim": "Word for word",
    "accidentals": "Spelling and punctuation only",
    "minor": "Minor wording",
    "substantive": "Major or critical",
    "omission": "Unmarked omission",
    "headline": "Words in the headline only",
    "attribution": "Other speaker",
}
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
LETTER = re.compile(r"[^\W\d_]")
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def type_words(name: str) -> str:
    """Return a type's name as a reader would say it."""
    return TYPE_WORDS.get(name, name.replace("-", " "))


def reason_words(reason: str) -> str:
    """Return a variant's reason as a reader would say it."""
    before, colon, rest = reason.partition(": ")
    return f"{REASON_WORDS.get(before, before)}{colon}{rest}"


def rate_words(name: str) -> str:
    """Return the name of an outlet's rate as a heading."""
    return RATE_WORDS.get(name, name.replace("_", " ").replace("-", " ").capitalize())


def number_word(n: int) -> str:
    """Return `n` in words up to twelve, else in digits grouped by a thin space."""
    return NUMBERS[n] if 0 <= n < len(NUMBERS) else f"{n:,}".replace(",", "\u202f")


def counted(n: int, noun: str, plural: str = "") -> str:
    """Return "1 quotation", "2 quotations"."""
    return f"{n:,} {noun if n == 1 else plural or noun + 's'}".replace(",", "\u202f")


def listed(words: Iterable[str]) -> str:
    """Return "a", "a and b", "a, b and c"."""
    items = list(words)
    return " and ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def reads_right_to_left(text: str) -> bool:
    """Return whether the first letter of `text` is of a script that runs from right to left."""
    first = LETTER.search(text)
    return bool(first and RIGHT_TO_LEFT.match(first[0]))


def first_words(text: str, most: int) -> str:
    """Return the first `most` words of `text`, at most ten times as many letters, with an ellipsis where there are more."""
    words = text.split(maxsplit=most)
    begun = " ".join(words[:most])
    return begun[: 10 * most].rstrip() + (" …" if len(words) > most or len(begun) > 10 * most else "")


def sentence(text: str) -> str:
    """Return `text` with its first letter raised."""
    return text[:1].upper() + text[1:]


def place_words(quotation: Quotation) -> str:
    """Return where in its article a quotation stands: "¶ 4", "headline", "subhead"."""
    return quotation.place if quotation.place != "body" else f"¶ {quotation.paragraph + 1}"


def kind_words(quotation: Quotation, is_fragment: bool) -> str:
    """Return how the words are quoted: source text, fragment, partly (a longer reported clause holds them), direct."""
    if quotation.marks == SOURCE_TEXT:
        return SOURCE_TEXT
    if is_fragment:
        return "fragment"
    return "partly quoted" if quotation.kind == "mixed" else "direct"


def share_words(share: Share) -> str:
    """Return "3 of 9 (12–65 %)", with no break inside the brackets; "– (n = 0)" without any."""
    if not share.n or share.rate is None:
        return "– (n = 0)"
    if share.low is None or share.high is None:
        return f"{share.k} of {share.n}"
    return f"{share.k} of {share.n} ({100 * share.low:.0f}–{100 * share.high:.0f}\u00a0%)"


def whole(score: float) -> int:
    """Return a score as the whole number that is printed: halves up, and never 0 for what is above 0 or 100 for what is below 100."""
    if 0 < score < 1:
        return 1
    if 99 < score < 100:
        return 99
    return math.floor(score + 0.5)


def percent(share: float) -> str:
    """Return a 0-1 share as "74 %"."""
    return f"{whole(100 * share)} %"


def plain_number(value: float | int | str | bool) -> str:
    """Return a setting's value without a needless ".0"."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)
