"""Names: one name in other letters is an accident, another form of one referent is minor, another referent is critical."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from compare.judge.rows import Word
from compare.judge.rule import Different, Rule, Same
from compare.judge.units import Unit, quoted, runs
from compare.settings import Settings
from compare.text.names import SHORT, same_name
from compare.text.stems import stem
from compare.text.words import is_common, listed, longest_metonym, metonyms

_ARTICLES = frozenset(["al", "el", "ad", "as", "ash", "ar", "an", "at", "ibn", "bin", "abu", "ul"])
_JOINING = frozenset(["and", "or"])
_ENDS = frozenset('.?!:\u2026\u201c\u2018"')
_PRONOUNS = frozenset(
    ["i", "we", "you", "he", "she", "it", "they", "me", "us", "him", "her", "them", "my", "our", "your", "his", "its", "their"]
)


def apply(unit: Unit, settings: Settings) -> None:  # noqa: ARG001
    """Explain names: respelled, in another form, added to or cut down, replaced by a pronoun, replaced by another name."""
    for x, y in unit.pairs(lambda x, y: x.capital and y.capital and x.norm != y.norm and _base(x.norm) == _base(y.norm)):
        if _genitive(x, unit.text_a) and _genitive(y, unit.text_b):
            unit.found([x], [y], "spelling", 0, f"two spellings of a genitive: '{x.text}' and '{y.text}'")
            continue
        unit.found([x], [y], "function-word", 1, f"with and without a genitive: '{x.text}' and '{y.text}'")
    for x, y in unit.pairs(_where(unit, lambda x, y: same_name(x.text, y.text))):
        unit.found([x], [y], "transliteration", 0, f"one name in two spellings: '{x.text}' and '{y.text}'")
    _articles_taken(unit)
    _forms(unit)
    _initials(unit)
    _added(unit)
    _replaced(unit)
    _joined(unit)


def _genitive(word: Word, text: str) -> bool:
    return word.norm.endswith("'s") or text[word.end : word.end + 1] in ("'", "\u2019")


def _base(norm: str) -> str:
    return norm.rstrip("'").removesuffix("'s")


def _where(unit: Unit, related: Callable[[Word, Word], bool]) -> Callable[[Word, Word], bool]:
    """Return the relation limited to names."""

    def both(x: Word, y: Word) -> bool:
        return x.capital and y.capital and is_name(x, unit.row_a, unit.text_a) and is_name(y, unit.row_b, unit.text_b) and related(x, y)

    return both


def is_name(word: Word, row: Sequence[Word], text: str) -> bool:
    """Say whether a word is part of a name: a capital inside a sentence, or one at its start on a word that is no common word."""
    if not word.capital or word.function or word.norm in ("i",):
        return False
    if not opens_sentence(word, row, text):
        return True
    return not is_common(word.norm) or bool(group((word.norm,))) or word.text.isupper()


def opens_sentence(word: Word, row: Sequence[Word], text: str) -> bool:
    """Say whether a word is the first of a reading or of a sentence in it, where any word has a capital."""
    before = row[word.place - 1] if word.place else None
    if before is None:
        return True
    marks = _ENDS & set(text[before.end : word.start])
    # The full stop of "Mr." or of an initial ends no sentence.
    short = before.capital and (before.norm in listed("titles") or len(before.norm) == 1)
    return bool(marks - {"."} if short else marks)


@lru_cache(maxsize=1 << 12)
def group(norms: tuple[str, ...]) -> str:
    """Return the country or body that a word or phrase stands for, "" if the lists know none."""
    known = metonyms().get(norms)
    if known:
        return known
    if len(norms) == 1:
        key = stem(norms[0])
        return metonyms().get((key,), key) if key in _keys() or stem(key + "n") == key else ""
    return ""


@lru_cache(maxsize=1)
def _keys() -> frozenset[str]:
    return frozenset(metonyms().values())


def _articles_taken(unit: Unit) -> None:
    """Explain "al" in "al-Ghozi", where the other reading has the name without it."""
    for side, words, row, text in (("a", list(unit.a), unit.row_a, unit.text_a), ("b", list(unit.b), unit.row_b, unit.text_b)):
        for word in words:
            following = row[word.place + 1] if word.place + 1 < len(row) else None
            if word.norm not in _ARTICLES or (word.function and following is not None and " " in text[word.end : following.start]):
                continue  # "as" is an article in "as-Sadr", not in "as Lee"
            if following is not None and following.capital and following.start - word.end <= 1:
                a, b = ([word], []) if side == "a" else ([], [word])
                unit.found(a, b, "transliteration", 0, f"the article of a name in one reading only: '{word.text}-{following.text}'")


def _forms(unit: Unit) -> None:
    """Explain names, or phrases, of one country or body ("Tehran", "Iran"; "the United States", "America")."""
    left, right = _grouped(unit.a), _grouped(unit.b)
    for a, one in left:
        for place, (b, other) in enumerate(right):
            if one == other:
                unit.found(a, b, "entity-form", 1, f"two forms of one name: '{quoted(a)}' and '{quoted(b)}'")
                del right[place]
                break


def _grouped(words: list[Word]) -> list[tuple[list[Word], str]]:
    found = []
    for run in runs(words):
        place = 0
        while place < len(run):
            step = 1
            for length in range(min(longest_metonym(), len(run) - place), 0, -1):
                part = run[place : place + length]
                name = group(tuple(word.norm for word in part)) if any(word.capital for word in part) else ""
                if name:
                    found.append((part, name))
                    step = length
                    break
            place += step
    return found


def _initials(unit: Unit) -> None:
    """Explain an acronym by the words it is made of."""
    for flipped in (False, True):
        mine, theirs = (unit.b, unit.a) if flipped else (unit.a, unit.b)
        for word in [word for word in mine if len(word.norm) > 1 and word.text.replace(".", "").isupper()]:
            for run in runs(theirs):
                found = _spelled(word.norm, run)
                if found:
                    a, b = (found, [word]) if flipped else ([word], found)
                    unit.found(a, b, "abbreviation", 0, f"abbreviated: '{quoted(a)}' and '{quoted(b)}'")
                    break


def _spelled(initials: str, run: list[Word]) -> list[Word]:
    for start, first in enumerate(run):
        if not first.capital:
            continue
        found, letters = [], ""
        for word in run[start:]:
            found.append(word)
            letters += word.norm[0] if word.capital else ""
            if letters == initials:
                return found
            if not initials.startswith(letters):
                break
    return []


def _added(unit: Unit) -> None:
    """Explain titles, forenames and surnames that only one reading adds to a name that both have."""
    titles = listed("titles")
    for side in ("a", "b"):
        words, other, row, text = (unit.a, unit.b, unit.row_a, unit.text_a) if side == "a" else (unit.b, unit.a, unit.row_b, unit.text_b)
        others, other_text = (unit.row_b, unit.text_b) if side == "a" else (unit.row_a, unit.text_a)
        for run in runs([word for word in words if is_name(word, row, text) or (word.norm in titles and word.capital)]):
            beside = [*row[max(0, run[0].place - 1) : run[0].place], *row[run[-1].place + 1 : run[-1].place + 2]]
            named = any(is_name(one, row, text) and one not in words and not _parted(one, run, text) for one in beside)
            rival = any(is_name(one, others, other_text) for one in other)
            if named and (not rival or all(word.norm in titles for word in run)):
                a, b = (run, []) if side == "a" else ([], run)
                unit.found(a, b, "entity-form", 1, f"a title or a part of the name in one reading only: '{quoted(run)}'")


def _parted(one: Word, run: list[Word], text: str) -> bool:
    low, high = (one.end, run[0].start) if one.place < run[0].place else (run[-1].end, one.start)
    return any(mark in ",;:.?!" for mark in text[low:high].replace(". ", " ", 1) if mark)


def _replaced(unit: Unit) -> None:
    """Explain a name against a pronoun (another form), and a name against another name (another referent)."""
    left = runs([word for word in unit.a if is_name(word, unit.row_a, unit.text_a)])
    right = runs([word for word in unit.b if is_name(word, unit.row_b, unit.text_b)])
    for a, b in zip(left, right, strict=False):
        if len(a) == len(b) == 1 and _within(_base(a[0].norm), _base(b[0].norm)):
            reason = f"perhaps one name, the other longer: '{quoted(a)}' and '{quoted(b)}'"
            unit.found(a, b, "entity-form", 1, reason, sure=False)
            continue
        if len(a) == len(b) == 1 and _a_letter_apart(a[0].norm, b[0].norm):
            unit.found(a, b, "entity", 2, f"another name, or another spelling: '{quoted(a)}' and '{quoted(b)}'", sure=False)
            continue
        unit.found(a, b, "entity", 3, f"another name: '{quoted(a)}' and '{quoted(b)}'")
    _opening_names(unit, left[len(right) :], right[len(left) :])
    for flipped, rest, theirs in ((False, left[len(right) :], unit.b), (True, right[len(left) :], unit.a)):
        for run in rest:
            pronoun = next((word for word in theirs if word.norm in _PRONOUNS), None)
            if pronoun is not None:
                a, b = ([pronoun], run) if flipped else (run, [pronoun])
                unit.found(a, b, "entity-form", 1, f"a name in one reading, a pronoun in the other: '{quoted(a)}' and '{quoted(b)}'")


def _opening_names(unit: Unit, left: list[list[Word]], right: list[list[Word]]) -> None:
    """Report a name that opens a sentence against a word that is common too, in the same place: "Ryan" and "Bush"."""
    for flipped, rest in ((False, left), (True, right)):
        theirs, row, text = (unit.a, unit.row_a, unit.text_a) if flipped else (unit.b, unit.row_b, unit.text_b)
        for run in rest:
            facing = [word for word in theirs if word.column == run[0].column and word.capital and not word.function]
            if len(run) == 1 and facing and not facing[0].norm.endswith("s") and opens_sentence(facing[0], row, text):
                a, b = (facing, run) if flipped else (run, facing)
                unit.found(a, b, "entity", 3, f"another name: '{quoted(a)}' and '{quoted(b)}'")
                rest.remove(run)
                return


def _a_letter_apart(a: str, b: str) -> bool:
    return min(len(a), len(b)) > SHORT and OSA.distance(a, b, score_cutoff=1) <= 1


def _within(a: str, b: str) -> bool:
    shorter, longer = sorted((a, b), key=len)
    return len(shorter) >= SHORT and longer.endswith(shorter)


def _joined(unit: Unit) -> None:
    """Report a name that one reading joins to what both have: "the duty of Iran and every country" against "of any country"."""
    for side, row, text in (("a", unit.row_a, unit.text_a), ("b", unit.row_b, unit.text_b)):
        for run in runs(list(unit.a if side == "a" else unit.b)):
            names = [word for word in run if is_name(word, row, text)]
            if names and len(run) <= len(names) + 2 and (run[0].norm in _JOINING or run[-1].norm in _JOINING):
                a, b = (run, []) if side == "a" else ([], run)
                unit.found(a, b, "role", 2, f"an agent named in one reading only: '{quoted(names)}'")


def _may_name(norm: str, capital: bool) -> bool:
    return capital or norm in _ARTICLES


RULE = Rule(
    "name",
    "Who or what is named.",
    apply,
    word=_may_name,
    same=(
        Same("We met Mr. Rouhani in Vienna", "We met Mr. Rohani in Vienna", "transliteration"),
        Same("The envoy of al-Hariri left", "The envoy of Hariri left", "transliteration"),
        Same("They asked the World Food Programme for rice", "They asked the WFP for rice", "abbreviation"),
    ),
    different=(
        Different("We trust the people of Norway", "We trust the people of Denmark", "entity", 3),
        Different("We met President Okafor in Vienna", "We met Okafor in Vienna", "entity-form", 1),
        Different("We met Mr. Brown in Vienna", "We met Thomas Brown in Vienna", "entity-form", 1),
        Different("The talks with Tehran go on", "The talks with Iran go on", "entity-form", 1),
        Different("Ryan said that the port is safe", "Bush said that the port is safe", "entity", 3),
        Different("We thank Lindqvist for the boat", "We thank her for the boat", "entity-form", 1),
    ),
)
