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
# A dateline of one word: "Berlin – Der Rat ...", "Hannover (dts Nachrichtenagentur) – ...".
_DATELINE = re.compile(r"(?:^|(?<=/))N{1,3}(?:\([^()/]{1,8}\)-|-(?=[^-/.:QEF]*[./QEF:]))")
# Beside these classes (what names a source, a preposition) a phrase in any case may tell who speaks, or is known to be no subject.
_BESIDE = "aAfYiol"


def read_by_grammar(classes: str, read: Words, lexicon: Lexicon) -> str:
    """Return the classes of words, as many as there were, as the language's grammar has them; those of English as they were."""
    if lexicon.language == "en":
        return classes
    classes = _DATELINE.sub(lambda found: "x" * (len(found.group()) - 1) + "-", classes)
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


def is_oblique(first: str, before: str, behind: str, lexicon: Lexicon) -> bool:
    """Tell whether a phrase that begins with the word `first` is in a case that no subject has; "laut dem Rat" doesn't count."""
    return first.lower() in lexicon.oblique and before not in _BESIDE and behind not in _BESIDE[:3]
