"""What exports say of an article, brought into one form: its language as a code, its outlet from its address."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

CODE = re.compile(r"([a-z]{2,3})(?:[-_][A-Za-z0-9]+)*")
# The English and the own names of languages that press databases and exports write; ISO 639-1 codes.
LANGUAGES = {
    "arabic": "ar",
    "chinese": "zh",
    "deutsch": "de",
    "dutch": "nl",
    "english": "en",
    "español": "es",
    "farsi": "fa",
    "finnish": "fi",
    "français": "fr",
    "french": "fr",
    "german": "de",
    "greek": "el",
    "hebrew": "he",
    "hindi": "hi",
    "italian": "it",
    "italiano": "it",
    "japanese": "ja",
    "korean": "ko",
    "nederlands": "nl",
    "norwegian": "no",
    "persian": "fa",
    "polish": "pl",
    "polski": "pl",
    "portuguese": "pt",
    "português": "pt",
    "romanian": "ro",
    "russian": "ru",
    "spanish": "es",
    "swedish": "sv",
    "turkish": "tr",
    "ukrainian": "uk",
}


def language(given: str | None) -> str | None:
    """Return the code of a language given by code or by name ("en-GB", "English; EN", "DEUTSCH"); None if it is neither."""
    word = (given or "").partition(";")[0].strip()
    code = CODE.fullmatch(word[:2].lower() + word[2:]) if len(word) <= 3 or word[2:3] in "-_" else None
    return LANGUAGES.get(word.lower()) or (code[1].lower() if code else None)


def outlet_of(url: str | None) -> str | None:
    """Return the site of a web address without www., a guess at the outlet; None if it is no address."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return (host or "").removeprefix("www.") or None
