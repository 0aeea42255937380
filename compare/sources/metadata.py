"""What exports say of an article, brought into one form: its language as a code, its outlet from its address."""

from __future__ import annotations

import datetime
import re
from itertools import islice
from urllib.parse import urlsplit

MONTHS = "January February March April May June July August September October November December"
DAYS = frozenset(f"{MONTHS} Monday Tuesday Wednesday Thursday Friday Saturday Sunday".lower().split())
DATE = re.compile(rf"(?:(\d{{1,2}}) )?({MONTHS.replace(' ', '|')}) (?:(\d{{1,2}}),? )?(\d{{4}})")
NEAR_TOP, TOP = 2_000, 6  # code points; lines
NAME = r"[^\W\d_a-z][\w.'’-]*"
BYLINE = re.compile(
    rf"[Bb]y (?P<who>{NAME}(?: (?:and|de|da|van|von|al|bin|{NAME})){{1,7}})"
    r"(?:, (?P<outlet>[^\W\d_][^,|\d]{1,40}))?(?P<rest> ?[,|] .{1,60})?"
)
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


def credited(text: str) -> dict[str, str]:
    """Return what a line near the top like "By Ines Mota, Coast Gazette, 3 February 2024" says: byline, outlet, date."""
    lines = (line.strip().strip("*_") for line in text[:NEAR_TOP].split("\n"))
    found = next((match for line in islice(filter(None, lines), TOP) if (match := BYLINE.fullmatch(line))), None)
    if found is None or any(word.strip(",.").lower() in DAYS for word in found["who"].split()):
        return {}
    said = {"byline": found["who"], "outlet": found["outlet"], "date": day(found["rest"] or "")}
    return {name: value for name, value in said.items() if value}


def day(words: str) -> str | None:
    """Return the first date in words (3 February 2024, February 3, 2024, March 2024) as YYYY-MM-DD or YYYY-MM, None if there is none."""
    found = DATE.search(words)
    if found is None:
        return None
    number = found[1] or found[3]
    try:
        date = datetime.datetime.strptime(f"{number or 1} {found[2]} {found[4]}", "%d %B %Y").date()
    except ValueError:
        return None
    return date.isoformat() if number else date.isoformat()[:7]


def outlet_of(url: str | None) -> str | None:
    """Return the site of a web address without www., a guess at the outlet; None if it is no address."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return (host or "").removeprefix("www.") or None
