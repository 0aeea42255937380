"""Which language a text is in: by script, then by the commonest function words; cheap enough for every article."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache

SAMPLE = 4000
# A language is told only when its function words are at least this share of the words, and a tenth more than the next one's.
ENOUGH = 0.08
AHEAD = 1.1

_LATIN = {
    "en": "the of and to in that is was for it with on as by at from be are this he his have not but they were which an has had said who",
    "de": "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an er hat aus bei wird sie nach "
    "um am wir ich sagte so vom zum zur wurde werden haben kann noch wie seine",
    "fr": "le la les de des et en un une du dans que qui pour au est par sur plus ne pas il ce se avec son sont aux ont cette l d a "
    "où très été mais comme nous vous même qu c n s leur ses sans selon après nos",
    "es": "el la los las de del y en que un una por con se para es al lo como más su no ha pero sus este entre fue dijo también "
    "según han ya está muy sobre todo hay sin ser desde dice dijeron",
    "pt": "o a os as de da do dos das e em que um uma para com não se por mais na no ao como foi mas sua seu são pelo à é disse ele "
    "ela está pelos pela segundo já também sobre",
    "it": "il la di che e un una in per con non del della dei da le si al sono è ha nel alla anche gli più come i lo ma detto "
    "secondo hanno dopo nei sul essere stato lui tra",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er om ook als die bij door naar heeft maar uit werd over",
    "sv": "och i att det som en på är av för med den till har inte om ett han de var sig från men också vi kan ska",
    "pl": "w i z na się do że nie jest o to jak po od za przez są dla był które oraz już ale tym tak jego przed powiedział "
    "powiedziała jako tylko",
    "cs": "a v se na je že s z o do to jako za pro by ve po který podle byl ale také si řekl řekla jak tak jsem jsme byla není už",
    "da": "og i at det en den til er som på de med for af ikke der var et har han men også fra blev",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi kadar sonra dedi ne o en ise değil göre her diye ancak ifadelerini",
    "ro": "și în de la a cu pe din că un o care pentru nu este sunt mai au fost",
    "hu": "a az és hogy nem is egy meg de ez volt csak már mint el",
}
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
)
# A letter of any script but Latin; the general marks between are none.
_NOT_LATIN = re.compile("[\u0370-\u1dff\u3040-\ud7ff\uf900-\ufefe]")
# Letters that one language of a shared script has and its neighbour hasn't.
_PERSIAN = re.compile("[\u067e\u0686\u0698\u06af\u06a9\u06cc]")
_ARABIC_ONLY = re.compile("[\u064a\u0629\u0643]")
_UKRAINIAN = re.compile("[\u0456\u0457\u0454\u0491]")
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _languages_of() -> dict[str, tuple[str, ...]]:
    """Return the languages in which a word is a function word."""
    table: dict[str, tuple[str, ...]] = {}
    for language, words in _LATIN.items():
        for word in words.split():
            table[word] = (*table.get(word, ()), language)
    return table


def language_of(text: str) -> str | None:
    """Return the two-letter code of the language of a text, by its first `SAMPLE` code points; None where that is not clear.

    The script decides first; among languages in Latin letters the share of function words. A short text may stay undecided.
    """
    return _of_sample(text[:SAMPLE])


@lru_cache(maxsize=256)
def _of_sample(sample: str) -> str | None:
    """Return the language of a sample; kept, since several stages ask for the language of the article in hand."""
    if _NOT_LATIN.search(sample) is None:
        return _of_words(sample)
    letters = sum(map(str.isalpha, sample))
    if not letters:
        return None
    for language, script in _SCRIPTS:
        found = len(script.findall(sample))
        if found > letters * (0.1 if language == "ja" else 0.5):
            return _of_script(language, sample)
    return _of_words(sample)


def _of_script(language: str, sample: str) -> str:
    if language == "ar" and len(_PERSIAN.findall(sample)) > len(_ARABIC_ONLY.findall(sample)):
        return "fa"
    return "uk" if language == "ru" and _UKRAINIAN.search(sample) else language


def _of_words(sample: str) -> str | None:
    words = Counter(_WORD.findall(sample.lower()))
    table, counts = _languages_of(), Counter[str]()
    for word, times in words.items():
        for language in table.get(word, ()):
            counts[language] += times
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < ENOUGH * words.total():
        return None
    if len(ranked) > 1 and ranked[0][1] < AHEAD * ranked[1][1]:
        return None
    return ranked[0][0]
