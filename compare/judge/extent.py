"""Extent: how much of the words a reading gives (truncation, ellipsis, interpolation), and when a cut changes the sense."""

from __future__ import annotations

from collections.abc import Sequence

from compare.judge.degree import makes_more
from compare.judge.filler import only_fillers
from compare.judge.frames import frame_before
from compare.judge.laying import Pair
from compare.judge.omission import denies
from compare.judge.phrases import ending_phrase
from compare.judge.rows import Row, Side, Word
from compare.judge.rule import Different, Rule, Same
from compare.judge.units import Unit, quoted
from compare.model import Collation, Severity
from compare.settings import Settings
from compare.text.numbers import mentions
from compare.text.words import lemmas, listed

_ENDS = ".?!\u2026"
_CONDITIONS = frozenset(["if", "unless", "provided", "assuming"])
# Quantities that bound what is said of the noun after them.
_EXTENTS = frozenset(["all", "some", "most", "many", "few", "several", "every", "half"])
# Words of grammar that belong to what stands behind them.
_TYING = frozenset(
    ["is", "are", "was", "were", "be", "been", "has", "have", "had", "that", "of", "to", "the", "a", "an", "by", "with", "as"]
)
_UNTIL = frozenset(["until", "till"])  # a condition on what is denied: "not ... until ..."
_TAGS = frozenset([("right",), ("is", "not", "it"), ("are", "not", "they"), ("does", "not", "it"), ("do", "not", "you", "think"), ("no",)])


def edges_cut(pair: Pair, collation: Collation, a: int, b: int, settings: Settings) -> None:
    """Take out of the first and last unit the words that lie beyond the other reading's edges, and report them as truncation."""
    columns = collation.columns
    for unit in (unit for unit in pair.units if unit.first or unit.last):
        beyond_a, beyond_b = _other_sentences(unit, pair, settings)
        if not beyond_a and not beyond_b:
            beyond_a = [word for word in unit.a if columns[word.column].cells[b].state == "outside"]
            beyond_b = [word for word in unit.b if columns[word.column].cells[a].state == "outside"]
            if _belongs(unit, beyond_a, beyond_b, settings):
                beyond_a, beyond_b = [], []
        if not beyond_a and not beyond_b:
            beyond_a, beyond_b = _clauses_beyond(unit, pair, settings)
        if bool(unit.a) != bool(unit.b) or _of_two_kinds(unit, pair):
            beyond_a, beyond_b = list(unit.a), list(unit.b)
        both = bool(unit.a) and bool(unit.b) and bool(pair.shared)
        for words, side in ((beyond_a, "a"), (beyond_b, "b")):
            # Where both readings say something and one denies what the shared words say, the words are no cut edge.
            if words and not (both and denies(_nearest_sentence(words, unit, side), unit, side)):
                _cut(unit, words, side, pair, settings)


def _nearest_sentence(words: list[Word], unit: Unit, side: str) -> list[Word]:
    """Return those words of a cut edge that stand in the sentence beside the shared ones: what is said farther out denies nothing here."""
    text = unit.text_a if side == "a" else unit.text_b
    ends = [place for place in range(1, len(words)) if any(mark in _ENDS for mark in text[words[place - 1].end : words[place].start])]
    if not ends:
        return words
    return words[ends[-1] :] if unit.first else words[: ends[0]]


def _belongs(unit: Unit, a: Sequence[Word], b: Sequence[Word], settings: Settings) -> bool:
    """Say whether a few words at the edge face other words of the other reading: replaced, not cut off."""
    if not a and not b:
        return False
    return bool(unit.a) and bool(unit.b) and max(len(unit.a), len(unit.b)) <= settings.edge_words


def _other_sentences(unit: Unit, pair: Pair, settings: Settings) -> tuple[list[Word], list[Word]]:
    """Return the words of both sides if they are whole sentences beside the shared ones, with nothing in common.

    After the shared words it is enough that one side begins a sentence there and the other goes on.
    """
    if min(len(unit.a), len(unit.b)) < settings.clause_words or unit.first == unit.last:
        return [], []
    parted = (_parted(unit.a, pair.a, unit.first), _parted(unit.b, pair.b, unit.first))
    if not (all(parted) or (unit.last and any(parted))):
        return [], []
    return list(unit.a), list(unit.b)


def _clauses_beyond(unit: Unit, pair: Pair, settings: Settings) -> tuple[list[Word], list[Word]]:
    """Return the clauses of the longer side that lie beyond what the shorter side can face, parted by a mark, away from the core."""
    longer, shorter, side = (unit.a, unit.b, pair.a) if len(unit.a) > len(unit.b) else (unit.b, unit.a, pair.b)
    if unit.first == unit.last or len(longer) < len(shorter) + settings.clause_words:
        return [], []
    cuts = [place for place in range(1, len(longer)) if _clause_mark(longer[place - 1], longer[place], side.text)]
    if unit.last:
        place = next((cut for cut in cuts if len(longer) - cut >= settings.clause_words), None)
        beyond = longer[place:] if place else []
    else:
        place = next((cut for cut in reversed(cuts) if cut >= settings.clause_words), None)
        beyond = longer[:place] if place else []
    return (beyond, []) if longer is unit.a else ([], beyond)


def _of_two_kinds(unit: Unit, pair: Pair) -> bool:
    """Tell whether a list goes on in one reading where the other begins the clause: "useless, old and of no use", "it was old ...".

    A comma parts the one from the shared words, and a word of grammar ties the other to them.
    """
    if not unit.first or unit.last or not unit.a or not unit.b:
        return False
    ties = [_ties(unit.a[-1], pair.a), _ties(unit.b[-1], pair.b)]
    return sorted(ties) == ["list", "tied"] and not any(word.norm in listed("negators") for word in (*unit.a, *unit.b))


def _ties(word: Word, side: Side) -> str:
    """Return how a word stands before the one behind it: "tied" by grammar, in a "list", or neither."""
    after = side.row[word.place + 1] if word.place + 1 < len(side.row) else None
    if after is None:
        return ""
    between = side.text[word.end : after.start]
    return "list" if "," in between and not word.function else "tied" if word.norm in _TYING and not between.strip() else ""


def _clause_mark(before: Word, word: Word, text: str) -> bool:
    return any(mark in ".?!;:,\u2014" for mark in text[before.end : word.start])


def _parted(words: Sequence[Word], side: Side, first: bool) -> bool:
    row = side.row
    place = words[-1].place if first else words[0].place - 1
    if not 0 <= place < len(row) - 1:
        return False
    return any(mark in _ENDS for mark in side.text[row[place].end : row[place + 1].start])


def _cut(unit: Unit, words: list[Word], side: str, pair: Pair, settings: Settings) -> None:
    own = pair.a if side == "a" else pair.b
    text, row = own.text, own.row
    if unit.first:
        words = _opening(unit, _bounds(unit, words, side, row), side, text, settings)
    if not words:
        return
    if len(words) == 1 and words[0].norm in listed("negators") and pair.shared:
        unit.found(*_sides(words, side), "negation", 3, f"negated at the edge of one reading: '{_edge_words(unit, words[0], row)}'")
        return
    head = _head_cut(words, unit, pair)
    if head and head.capital and all(word.capital for word in words):
        unit.found(*_sides(words, side), "entity-form", 1, f"a part of the name in one reading only: '{quoted([head, *words])}'")
        return
    if head:
        reason = f"cut before the noun that the phrase is about, and closed with a full stop: '{quoted([head, *words])}'"
        unit.found(*_sides(words, side), "truncation", 3, reason)
        return
    severity, why = (2, ", which holds a condition") if _conditional(words, unit, row, text) else (0, "")
    if severity == 0 and unit.last and _tag(words, text):
        severity, why = 2, ", which makes it a question"
    where = "begins with" if unit.first else "goes on"
    reason = f"only one reading {where}{why}: '{quoted(words)}'"
    unit.found(*_sides(words, side), "truncation", severity, reason)


def _edge_words(unit: Unit, word: Word, row: Row) -> str:
    return quoted(row[max(0, word.place - 3) : word.place + 1] if unit.last else row[word.place : word.place + 4])


def _bounds(unit: Unit, words: list[Word], side: str, row: Row) -> list[Word]:
    """Report a bound right before a number that both readings have ("nearly 100", "100"); return the words before it."""
    if makes_more(words[-1], row):
        unit.found(
            *_sides(words[-1:], side), "degree", 2, f"hardly any in one reading, some in the other: 'a {row[words[-1].place + 1].text}'"
        )
        return words[:-1]
    bound = words[-2:] if words[-1].norm in ("than", "least", "most", "to") and len(words) > 1 else words[-1:]
    after = tuple(word.norm for word in row[words[-1].place + 1 : words[-1].place + 4])
    known = listed("bounds")
    if len(bound) < len(words):
        return words
    if not any(word.norm in known for word in bound) or not any(found.start == 0 and not found.weak for found in mentions(after)):
        return words
    unit.found(*_sides(bound, side), "degree", 2, f"a bound on the number in one reading only: '{quoted(bound)}'")
    return []


def _sides(words: list[Word], side: str) -> tuple[list[Word], list[Word]]:
    return (words, []) if side == "a" else ([], words)


def _opening(unit: Unit, words: list[Word], side: str, text: str, settings: Settings) -> list[Word]:
    """Report a filler or a frame of opinion right before the shared words; return the words before it."""
    row = unit.row_b if side == "a" else unit.row_a
    if not words or len(row) < settings.hedged_words:
        return words
    if only_fillers(words):
        unit.found(*_sides(words, side), "filler", 0, f"a filler at the edge of one reading: '{quoted(words)}'")
        return []
    alone = _before_noun(words, unit.row_a if side == "a" else unit.row_b, text)
    if alone is not None:
        kind, grave, reason = alone
        unit.found(*_sides(words, side), kind, grave, f"{reason}: '{quoted(words)}'")
        return []
    frame = frame_before(words, unit.row_a if side == "a" else unit.row_b, text)
    if frame is not None:
        framing, kind, grave, reason = frame
        unit.found(*_sides(framing, side), kind, grave, f"{reason}: '{quoted(framing)}'")
        return words[: len(words) - len(framing)]
    found = ending_phrase(words, text)
    if found is None:
        return words
    phrase, kind = found
    severity = 1 if kind == "frame" else 2
    unit.found(*_sides(phrase, side), "modality", severity, f"{kind} before the words, in one reading only: '{quoted(phrase)}'")
    return words[: len(words) - len(phrase)]


def _before_noun(words: list[Word], row: Row, text: str) -> tuple[str, Severity, str] | None:
    """Return type, severity and reason if all that is cut off belongs to the first shared words: "All", "Only", "Prime Minister"."""
    following = row[words[-1].place + 1] if words[-1].place + 1 < len(row) else None
    if following is None or any(mark in _ENDS + ",;:" for mark in text[words[-1].end : following.start].replace(". ", " ", 1)):
        return None
    if len(words) == 1 and not following.function and words[0].norm in _EXTENTS:
        return "degree", 2, "a quantity in one reading only, cut off"
    if all(word.capital and word.norm in listed("titles") for word in words) and following.capital:
        return "entity-form", 1, "a title in one reading only, cut off"
    return None


def _conditional(words: Sequence[Word], unit: Unit, row: Row, text: str) -> bool:
    """Say whether the cut stretch is a condition on the shared words: "if ...," right before them, or "if ..." right after."""
    if unit.last:
        before = row[words[0].place - 1] if words[0].place else None
        goes_on = before is not None and not any(mark in _ENDS for mark in text[before.end : words[0].start])
        denied = words[0].norm in _UNTIL and any(piece.norm in listed("negators") for piece in row.pieces[: words[0].place])
        return goes_on and (denied or words[0].norm in _CONDITIONS)
    start = next((place for place in range(len(words) - 1, -1, -1) if words[place].norm in _CONDITIONS), None)
    if start is None or len(words) - start < 2:
        return False
    opens = start == 0 or any(mark in _ENDS + "," for mark in text[words[start - 1].end : words[start].start])
    inner = text[words[start].start : words[-1].end]
    after = text[words[-1].end : words[-1].end + 2]
    return opens and "," in after and not any(mark in inner for mark in _ENDS)


def _head_cut(words: Sequence[Word], unit: Unit, pair: Pair) -> Word | None:
    """Return the noun with which the shorter reading ends, and a full stop, where it only describes the nouns that the longer ends with.

    "keep the border." is said of another thing than "keep the border crackdown". A fragment's full stop is the house's, so only
    readings that begin together count, and no nouns of time ("the house yesterday").
    """
    if not unit.last or (unit.a and unit.b) or len(words) > 2 or not pair.shared or pair.shared[0][:2] != (0, 0):
        return None
    longer, shorter = (pair.a, pair.b) if unit.a else (pair.b, pair.a)
    if words[-1].place + 1 < len(longer.row) or shorter.text[shorter.row[-1].end :].strip()[:1] != ".":
        return None
    before = longer.row[words[0].place - 1]
    nouns = all(_is_noun(word) for word in (before, *words))
    return before if nouns and longer.text[before.end : words[0].start].strip() == "" else None


def _is_noun(word: Word) -> bool:
    if word.function or word.norm in listed("times"):
        return False
    return word.capital or not lemmas(word.norm).isdisjoint(listed("nouns_wordnet"))


def _tag(words: Sequence[Word], text: str) -> bool:
    return tuple(word.norm for word in words) in _TAGS and "?" in text[words[-1].end : words[-1].end + 2]


def ellipses_taken(pair: Pair, settings: Settings) -> None:
    """Report the words that stand where the other reading marks an omission.

    At an edge, where one reading goes on with words of its own after its mark, all words that the other has there are covered by it.
    """
    if not pair.a.ellipses and not pair.b.ellipses:
        return
    for unit in pair.units:
        if unit.last and unit.a and unit.b:
            _after_ellipsis(unit, pair, settings)
        covered_a = [word for word in unit.a if word.column in pair.b.ellipses]
        covered_b = [word for word in unit.b if word.column in pair.a.ellipses]
        covered_a = covered_a or _turned(unit.a, unit.b, unit.row_a, pair.b.ellipses, settings)
        covered_b = covered_b or _turned(unit.b, unit.a, unit.row_b, pair.a.ellipses, settings)
        for a, b in ((covered_a, []), ([], covered_b)):
            if a or b:
                unit.found(a, b, "ellipsis", 0, f"omission marked in the other reading: '{quoted(a or b)}'")


def _turned(words: list[Word], others: list[Word], row: Row, ellipses: set[int], settings: Settings) -> list[Word]:
    """Return a one-sided stretch that a mark of omission covers once it is turned by one word, or that begins right behind it.

    "among (the ills of) the sea" against "among ... the sea": the aligner may take either "the"; and it may find an "I" of the stretch
    left out for the one after the mark.
    """
    if not words or others:
        return []
    first, last = words[0], words[-1]
    before = row[first.place - 1] if first.place else None
    after = row[last.place + 1] if last.place + 1 < len(row) else None
    if before is not None and before.norm == last.norm and any(before.column - 1 <= column < first.column for column in ellipses):
        return list(words)
    if after is not None and after.norm == first.norm and any(last.column < column <= after.column + 1 for column in ellipses):
        return list(words)
    behind = before is not None and before.function and any(before.column - 1 <= column < first.column for column in ellipses)
    return list(words) if behind and len(words) >= settings.omission_length else []


def _after_ellipsis(unit: Unit, pair: Pair, settings: Settings) -> None:
    for side, ellipses, words, other in (("a", pair.b.ellipses, unit.a, unit.b), ("b", pair.a.ellipses, unit.b, unit.a)):
        start = min(word.column for word in (*unit.a, *unit.b))
        first = min(word.column for word in other)
        if any(start - 1 <= column <= first for column in ellipses):
            covered, beyond = list(words), list(other)
            unit.found(*_sides(covered, side), "ellipsis", 0, f"omission marked in the other reading: '{quoted(covered)}'")
            _cut(unit, beyond, "b" if side == "a" else "a", pair, settings)
            return


def brackets_taken(pair: Pair) -> None:
    """Report bracketed words that the other reading has not: added beside its words, or put in place of its pronouns and articles."""
    if not pair.a.row.has_brackets and not pair.b.row.has_brackets:
        return
    for unit in pair.units:
        for words, others, side in ((unit.a, unit.b, "a"), (unit.b, unit.a, "b")):
            inside = [word for word in words if word.bracketed]
            if not inside or any(word.bracketed for word in others):
                continue
            if (unit.first or unit.last) and len(inside) < len(words) and len(words) > len(others) + len(inside):
                continue
            facing = [word for word in others if word.function] if all(word.function for word in others) else []
            if facing and len(inside) == len(words):
                a, b = (inside, facing) if side == "a" else (facing, inside)
                unit.found(a, b, "interpolation", 1, f"brackets in place of words: '{quoted(inside)}' for '{quoted(facing)}'")
            else:
                unit.found(*_sides(inside, side), "interpolation", 0, f"added in brackets: '{quoted(inside)}'")


RULE = Rule(
    "extent",
    "How much of the words a reading gives: edges cut off, marked omissions, words in brackets.",
    None,
    same=(
        Same("We owe the harbour to our parents and to the sea", "We owe the harbour to our parents", "truncation"),
        Same("The bridge, built by my father, will stand", "The bridge ... will stand", "ellipsis"),
        Same("He [the mayor] signed the letter", "He signed the letter", "interpolation"),
    ),
    different=(
        Different("If the river falls, we will open the lock for ships", "We will open the lock for ships", "truncation", 2),
        Different("I believe we will open the lock for ships", "We will open the lock for ships", "modality", 1),
        Different("I do not believe that the lock is safe for ships", "The lock is safe for ships", "negation", 3),
        Different("Some teachers support the reform of schools", "Teachers support the reform of schools", "degree", 2),
        Different("Prime Minister Okafor opened the new bridge", "Okafor opened the new bridge", "entity-form", 1),
        Different("They claim that the mayor took the money", "The mayor took the money", "modality", 2),
        Different("We will end the border crisis.", "We will end the border.", "truncation", 3),
        Different("It was good that [the mayor] signed the letter", "It was good that he signed the letter", "interpolation", 1),
    ),
)
