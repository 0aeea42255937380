"""What the grammar of some languages does to the classes of words before they become phrases: noble particles, addressees, cases."""

from __future__ import annotations

import re

from compare.extract.cues import Lexicon
from compare.extract.words import Words

# "van der Bellen", and "von der Leyen" right behind a verb of saying.
_PARTICLES = re.compile(r"(?<=u)[DZ](?=N)")
_NOBLE = re.compile(r"Vo[DZ]?(?=N)")
# Whom somebody speaks to stands in the dative behind the name, and is no genitive: "sagte Fink der Zeitung".
_ADDRESSEE = re.compile(r"VT*u{0,2}N{1,3}Z")
# Where a report comes from: "Berlin – Der Rat ...", "Roma, 23 ott. (Ansa) - ...", "МОСКВА, 9 ноя — РИА Новости."
_DATELINE = re.compile(
    r"(?:^|(?<=/))[NLDuod]{1,8}(?:\([^()/QEF]{1,6}\))?"
    r"(?:[0mNxu.,]{0,6}\([^()/QEF]{1,8}\)[-.:]?|,[0mxu.]{1,5}-(?:N{1,3}\.)?|-(?=[^-/.:QEF]*[./QEF:]))"
)
# Behind a role the adjective belongs to it: "le président iranien", "el ministro alemán".
_ROLE_AND_ADJECTIVE = re.compile(r"R[xj](?![xj]?N)")
_ADJECTIVE = {
    "fr": re.compile(
        r"\w+(?:ien|ienne|ais|aise|ain|aine|éen|éenne|ois|oise|ique|iste|al|ale|and|ande|els?|elle|élu|élue|russe|turc|turque|grec|suisse)s?"
    ),
    "es": re.compile(r"\w+(?:ano|ana|és|esa|eño|eña|ista|al|ense|í|ino|ina|ico|ica|án|ana|ío|ruso|chino|griego|turco|electo|electa)s?"),
    "it": re.compile(r"\w+(?:ano|ana|ese|ista|ale|ino|ina|ico|ica|eno|ena|esco|esca|russo|greco|turco|uscente)"),
    "pt": re.compile(r"\w+(?:ano|ana|ês|esa|eiro|eira|ense|ista|al|ino|ina|ico|ica|eu|eia|ão|russo|grego|turco|eleito|eleita)"),
}

# "L'une d'entre eux", "un altro": two determiners without a noun are somebody.
_TWO_DETERMINERS = re.compile("DD(?![NRTxjdgXv0])")
# Words that name a source only behind one class ("de acuerdo con", Persian "be gofte-ye"), and what they are elsewhere.
_SOURCES = {"es": ("acuerdo", "o", "x"), "pt": ("acordo", "o", "x"), "fa": ("\u06af\u0641\u062a\u0647", "i", "V")}

# Beside these classes (what names a source, a preposition) a phrase in any case may tell who speaks, or is known to be no subject.
_BESIDE = "aAfYiol"


def read_by_grammar(classes: str, read: Words, lexicon: Lexicon) -> str:
    """Return the classes of words, as many as there were, as the language's grammar has them; those of English as they were."""
    if lexicon.language == "en":
        return classes
    classes = _DATELINE.sub(lambda found: "x" * (len(found.group()) - 1) + "-", classes)
    if lexicon.language in _SOURCES and "a" in classes:
        classes = _without_false_sources(classes, read, *_SOURCES[lexicon.language])
    if lexicon.elision:
        classes = _TWO_DETERMINERS.sub("DR", classes)
    if adjective := _ADJECTIVE.get(lexicon.language):
        return _ROLE_AND_ADJECTIVE.sub(lambda found: _with_adjective(found, read, adjective), classes)
    if not lexicon.nouns_capitalised:
        return classes
    classes = _PARTICLES.sub("u", classes)
    classes = _NOBLE.sub(lambda found: _noble(found, read, lexicon), classes)
    return _ADDRESSEE.sub(lambda found: _addressed(found, read), classes)


def _noble(found: re.Match[str], read: Words, lexicon: Lexicon) -> str:
    verb = read.printed(found.start(), found.start())
    return found.group() if verb in lexicon.of_verbs else "V" + "u" * (len(found.group()) - 1)


def _addressed(found: re.Match[str], read: Words) -> str:
    """Return the run with the addressee cut off, where one person speaks; "sagten Vertreter der Stadt" keeps its genitive."""
    plural = read.printed(found.start(), found.start()).endswith("en")
    return found.group() if plural else found.group()[:-1] + "D"


def _without_false_sources(classes: str, read: Words, word: str, before: str, other: str) -> str:
    return re.sub(
        f"(?<!{before})a",
        lambda found: other if read.printed(found.start(), found.start()).lower() == word else "a",
        classes,
    )


def _with_adjective(found: re.Match[str], read: Words, adjective: re.Pattern[str]) -> str:
    word = read.printed(found.start() + 1, found.start() + 1)
    return "RR" if adjective.fullmatch(word) else found.group()


def is_oblique(first: str, before: str, behind: str, lexicon: Lexicon) -> bool:
    """Tell whether a phrase that begins with the word `first` is in a case that no subject has; "laut dem Rat" doesn't count."""
    return first.lower() in lexicon.oblique and before not in _BESIDE and behind not in _BESIDE[:3]
