"""When articles print one wire story, and quotations are printed again."""

from __future__ import annotations

from dataclasses import dataclass

from compare.settings.setting import setting


@dataclass(frozen=True)
class Copies:
    """When articles print one wire story, and quotations are printed again."""

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
