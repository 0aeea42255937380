"""What is known about English words, from the lists in `compare/text/lists`: base forms, spellings, synonyms, opposites, kinds.

Words are given in normal form (`compare.text.normal.folded`). Sources and licences of the lists stand in `lists/README.md` and the files.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from compare.text.frequency import is_listed

_LISTS = Path(__file__).parent / "lists"
_VOWELS = frozenset("aeiou")
_NEGATING_PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non", "anti", "mis", "de")


def _lines(name: str) -> list[str]:
    text = (_LISTS / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def listed(name: str) -> frozenset[str]:
    """Return the words of the list `name`, a file of words parted by white space."""
    return frozenset(word for line in _lines(name + ".txt") for word in line.split())


@cache
def phrases(name: str) -> dict[tuple[str, ...], str]:
    """Return the phrases of the list `name`, one a line, as word tuples, each with what stands after a tab in its line."""
    rows = (line.partition("\t") for line in _lines(name + ".txt"))
    return {tuple(phrase.split()): rest for phrase, _, rest in rows}


@cache
def longest_phrase(name: str) -> int:
    """Return how many words the longest phrase of the list `name` has."""
    return max(map(len, phrases(name)))


@cache
def phrase_starts(name: str) -> frozenset[str]:
    """Return the words that the phrases of the list `name` begin with."""
    return frozenset(phrase[0] for phrase in phrases(name))


@cache
def phrase_seconds(name: str) -> dict[str, frozenset[str]]:
    """Return for each word that begins phrases of the list `name` the words that come second; none if it is a phrase by itself."""
    seconds: dict[str, set[str]] = {}
    for phrase in phrases(name):
        seconds.setdefault(phrase[0], set()).update(phrase[1:2])
    alone = {phrase[0] for phrase in phrases(name) if len(phrase) == 1}
    return {start: frozenset() if start in alone else frozenset(words) for start, words in seconds.items()}


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    bases: dict[str, tuple[str, ...]] = {}
    for line in _lines("irregular.tsv"):
        form, base = line.split("\t")
        bases[form] = (*bases.get(form, ()), base)
    return bases


@cache
def _spellings() -> dict[str, str]:
    return dict(line.split("\t") for line in _lines("spellings.tsv"))


@lru_cache(maxsize=1 << 15)
def american(norm: str) -> str:
    """Return the American spelling of a word, itself if it has no other one."""
    known = _spellings().get(norm)
    if known is not None:
        return known
    # A genitive or plural of a listed word ("programme's").
    head, mark, ending = norm.partition("'")
    return _spellings().get(head, head) + mark + ending if mark else norm


@lru_cache(maxsize=1 << 15)
def lemmas(norm: str) -> frozenset[str]:
    """Return the base forms that a word may be an inflected form of, itself among them.

    Regular endings are undone without a dictionary, so some of the forms are no words; that two words share one is what counts.
    """
    word = american(norm).removesuffix("'s").rstrip("'")
    found = {word, *_irregular().get(word, ())}
    for ending in ("s", "ed", "ing", "er", "est", "ly"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= 2 + (ending != "s") and (ending != "s" or not word.endswith(("ss", "us", "is"))):
            found.update(_restored(stem, ending))
    return frozenset(found)


def _restored(stem: str, ending: str) -> set[str]:
    forms = {stem}
    if ending == "s":
        if stem.endswith("ie"):
            forms.add(stem[:-2] + "y")
        if stem.endswith(("se", "xe", "ze", "che", "she", "oe")):
            forms.add(stem[:-1])
        return forms
    if stem.endswith("i"):
        forms.add(stem[:-1] + "y")
    if ending == "ly":
        return forms | ({stem + "le"} if stem.endswith("b") else set())
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        forms.add(stem[:-1])
    forms.add(stem + "e")
    return forms


def same_lemma(a: str, b: str) -> bool:
    """Say whether two words may be forms of one word (interfere, interfering)."""
    return not lemmas(a).isdisjoint(lemmas(b))


def _common(a: str, b: str) -> int:
    common = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        common += 1
    return common


def same_root(a: str, b: str) -> bool:
    """Say whether two words are made from one root by endings that keep its sense (strong, strongly; organise, organisation)."""
    endings = listed("deriving") | {""}
    shortest = max(4, (max(len(a), len(b)) + 1) // 2)
    return any(a[cut:] in endings and b[cut:] in endings for cut in range(_common(a, b), shortest - 1, -1))


def person_and_thing(a: str, b: str) -> bool:
    """Say whether one word names people and the other what they do or believe (terrorists, terrorism)."""
    people, things = listed("persons"), frozenset(["ism", "isms", "y", "ics", "ry", "ion", "ions", "ence", "ance", "ment"])
    return any(
        (a[cut:] in people and b[cut:] in things) or (b[cut:] in people and a[cut:] in things) for cut in range(_common(a, b), 3, -1)
    )


@cache
def _groups() -> dict[str, frozenset[str]]:
    """Return for each word the words that the lists call its near synonyms."""
    near: dict[str, set[str]] = {}
    for line in _lines("synonyms.tsv"):
        group = line.split()
        for word in group:
            near.setdefault(word, set()).update(group)
    for line in _lines("synonyms_wordnet.tsv"):
        a, b = line.split("\t")
        near.setdefault(a, set()).add(b)
        near.setdefault(b, set()).add(a)
    return {word: frozenset(group) for word, group in near.items()}


@cache
def _against() -> dict[str, frozenset[str]]:
    """Return for each word the words that reverse it."""
    opposites: dict[str, set[str]] = {}
    for name in ("opposites.tsv", "opposites_wordnet.tsv"):
        for line in _lines(name):
            word, others = line.split("\t")
            for other in others.split():
                opposites.setdefault(word, set()).add(other)
                opposites.setdefault(other, set()).add(word)
    return {word: frozenset(others) for word, others in opposites.items()}


@lru_cache(maxsize=1 << 14)
def synonyms(a: str, b: str) -> bool:
    """Say whether the lists know two words, in any of their forms, as near synonyms."""
    near, forms = _groups(), lemmas(b)
    return any(not near.get(form, frozenset()).isdisjoint(forms) for form in lemmas(a))


@lru_cache(maxsize=1 << 14)
def opposed(a: str, b: str) -> bool:
    """Say whether two words, in any of their forms, reverse each other: by the lists, by a negating prefix, or by -ful and -less."""
    against, forms_a, forms_b = _against(), lemmas(a), lemmas(b)
    if not forms_a.isdisjoint(forms_b):
        return False
    if any(not against.get(form, frozenset()).isdisjoint(forms_b) for form in forms_a):
        return True
    known_a, known_b = _real(a, forms_a), _real(b, forms_b)
    return any(_prefixed(x, y) for x in known_a for y in forms_b) or any(_prefixed(y, x) for y in known_b for x in forms_a)


def _real(word: str, forms: frozenset[str]) -> list[str]:
    """Return the forms that are words as far as the table of frequencies knows: "delive" is none, so "deliver" does not deny "live"."""
    return [form for form in forms if form == word or is_listed(form)]


def _prefixed(word: str, base: str) -> bool:
    if len(base) < 4:
        return False
    if word.endswith("less") and base.endswith("ful"):
        return word[:-4] == base[:-3]
    return word.endswith(base) and word[: -len(base)] in _NEGATING_PREFIXES and word not in listed("not_prefixed")


def is_function_word(norm: str) -> bool:
    """Say whether a word only carries grammar (articles, prepositions, pronouns, auxiliaries)."""
    return norm in listed("function_words")


@lru_cache(maxsize=1 << 14)
def is_common(norm: str) -> bool:
    """Say whether a word is an English word that is no name, as far as the lists know; its inflected forms are."""
    if is_function_word(norm) or any(norm in listed(name) for name in ("degree", "quantity", "titles")):
        return True
    return any(form in _groups() or form in _against() for form in lemmas(norm))


@cache
def _abbreviations() -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for line in _lines("abbreviations.tsv"):
        short, full = line.split("\t")
        found[short] = (*found.get(short, ()), tuple(full.split()))
    return found


def abbreviated(norm: str) -> tuple[tuple[str, ...], ...]:
    """Return the phrases that a word is known to abbreviate, each as words in normal form."""
    return _abbreviations().get(norm, ())


def confused(a: str, b: str) -> bool:
    """Say whether two words are written for each other by mistake (affect, effect)."""
    return b in _confused().get(a, ())


@cache
def _confused() -> dict[str, frozenset[str]]:
    return {word: frozenset(group) - {word} for group in map(str.split, _lines("confused.txt")) for word in group}


@cache
def _variants() -> dict[str, str]:
    return {word: line.split()[0] for line in _lines("variants.txt") for word in line.split()}


def spelling_group(norm: str) -> str:
    """Return the first of the spellings that a word is one of, "" if the list doesn't know it."""
    return _variants().get(norm, "")


@cache
def metonyms() -> dict[tuple[str, ...], str]:
    """Return the phrases that stand for a country, a government or a body, as words in normal form, each with its key."""
    rows = (line.split("\t") for line in _lines("metonyms.tsv"))
    return {tuple(phrase.split()): key for phrase, key in rows}


@cache
def longest_metonym() -> int:
    """Return how many words the longest of `metonyms` has."""
    return max(map(len, metonyms()))
