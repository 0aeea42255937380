"""The report as one HTML file that opens from disk: no network, nothing from an article can run, one style and one script by their hash."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from compare.model import SEVERITIES, Report
from compare.report import pictures
from compare.report.files import template_text
from compare.report.tei import ILLEGAL
from compare.report.view import ReportView, UtteranceView
from compare.report.viewing import viewed
from compare.report.wording import type_words
from compare.settings import Settings

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

PAGE, CARD, STYLE = "report.html.j2", "report.card.html.j2", "report.css"
# The parts of the page's script in `report_templates/js`, in their order: each may use what stands before it.
SCRIPT = ("page", "cards", "filters", "moving", "deciding", "correcting", "whole_article", "taking_back", "saving", "looks", "start")
# Cards of one data block: the page parses a block when one of its cards comes into sight.
CHUNK = 40
SORTS = (
    ("divergence", "Most divergent first"),
    ("least", "Least divergent first"),
    ("coverage", "Lowest coverage first"),
    ("readings", "Most outlets first"),
    ("speaker", "Speaker"),
    ("date", "Date"),
    ("order", "As in the report"),
)
DECISIONS = (("open", "Open"), ("accept", "Accepted"), ("reject", "Rejected"), ("unsure", "Unsure"))
KEYS = (
    ("j", "next utterance"),
    ("k", "previous utterance"),
    ("o", "next open utterance: one that nobody decided on yet"),
    ("a", "accept: these are readings of one utterance, rightly judged"),
    ("r", "reject: they are not"),
    ("u", "unsure"),
    ("n", "note"),
    ("t", "tag"),
    ("e", "correct a reading: where it belongs, base, speaker, words; again for the next reading"),
    ("c", "the quotation in its whole article"),
    ("/", "search"),
    ("b", "blind: hide scores and severities"),
    ("d", "theme: system, light, dark"),
    ("s", "save decisions to a file for --decisions"),
    ("?", "this list"),
    ("Esc", "leave a field, close a menu or a window"),
)
CORRECTIONS = ("split", "move", "base", "speaker", "span", "tag", "untag", "withdraw")


class Part(NamedTuple):
    """A part of the page for its list of contents."""

    id: str
    name: str
    n: int | None


def render(report: Report, settings: Settings) -> bytes:
    """Return the report as the bytes of an HTML file; the same report and settings give the same bytes."""
    return page(viewed(report, settings)).encode()


def page(view: ReportView, decisions_to: str = "") -> str:
    """Return the page of a view.

    With `decisions_to`, an address of the server that the page comes from, each decision is sent there too (POST, JSON); the page may then
    connect to its own origin and to nothing else.
    """
    environment = _environment()
    style, script = trusted(template_text(STYLE)), trusted(scripted())
    dates = {source.id: source.date for source in view.sources}
    place = {source.id: number for number, source in enumerate(view.sources)}
    shown = {"suggestions": view.suggestions, "near_misses": view.near_misses}
    return environment.get_template(PAGE).render(
        view=view,
        policy=policy(str(style), str(script), bool(decisions_to)),
        decisions_to=decisions_to,
        style=style,
        script=script,
        parts=parts(view),
        histogram=pictures.histogram(view.distribution),
        grid=pictures.grid(view.matrix),
        timeline=pictures.timeline(view.utterances, dates, view.outlets),
        choices=choices(view),
        line=round(view.match_threshold),
        keys=KEYS,
        place=place,
        data=in_script(
            {
                "run": view.run,
                "size": CHUNK,
                "articles": list(place),
                "outcomes": outcomes(view),
                "utterances": [_index(one, place) for one in view.utterances],
            }
        ),
        articles=in_script([_article(source, view) for source in view.sources]),
        chunks=_chunks(environment, view, place),
        **shown,
    )


def policy(style: str, script: str, connects: bool = False) -> str:
    """Return the page's content security policy: nothing may load or run but the style and the script with these texts."""
    rules = ["default-src 'none'", f"style-src '{digest(style)}'", f"script-src '{digest(script)}'"]
    return "; ".join([*rules, *(["connect-src 'self'"] if connects else []), "base-uri 'none'", "form-action 'none'"])


def digest(text: str) -> str:
    """Return the sha256 source expression of an inline text."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def in_script(value: object) -> Markup:
    """Return a value as JSON that can stand in a script element: no character of it can end or open a tag."""
    from markupsafe import Markup  # noqa: PLC0415

    text = msgspec.json.encode(value).decode()
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)


@cache
def scripted() -> str:
    """Return the page's script: its parts, in a scope of their own."""
    parts = "\n".join(template_text(f"js/{name}.js") for name in SCRIPT)
    return f'"use strict";\n(() => {{\n{parts}}})();\n'


def trusted(text: str) -> Markup:
    """Return a style or script of the package, which is printed as it is."""
    from markupsafe import Markup  # noqa: PLC0415

    return Markup(text)


def choices(view: ReportView) -> dict[str, Iterable[tuple[str, str]]]:
    """Return what the page's selects offer, each as (value, words)."""
    speakers = sorted({one.speaker for one in view.utterances})
    outlets = sorted({outlet for one in view.utterances for outlet in one.outlets})
    types = sorted({name for one in view.utterances for name in one.types})
    return {
        "speaker": [(name, name) for name in speakers],
        "outlet": [(name, name) for name in outlets],
        "type": [(name, name if type_words(name) == name else f"{name} ({type_words(name)})") for name in types],
        "severity": [(str(level), word.capitalize()) for level, word in reversed(list(enumerate(SEVERITIES)))],
        "decision": DECISIONS,
        "sort": SORTS,
    }


def outcomes(view: ReportView) -> dict[str, str]:
    """Return what became of the corrections that this report knows, by action, target, value and time."""
    return {" ".join((one.action, one.target, one.value, one.when)): one.outcome for one in view.decisions if one.action in CORRECTIONS}


def parts(view: ReportView) -> tuple[Part, ...]:
    """Return the parts that the page has, in its order, each with how many items it holds."""
    every = (
        Part("utterances", "Utterances", len(view.utterances)),
        Part("suggestions", "Suggestions", len(view.suggestions)),
        Part("left-out", "Who left this out", None if view.presence else 0),
        Part("near-misses", "Near misses", len(view.near_misses)),
        Part("single-source", "Quoted by one source only", len(view.single_source)),
        Part("set-aside", "No quotation", len(view.set_aside)),
        Part("not-read", "Not read", len(view.not_read)),
        Part("sources", "Sources", len(view.sources)),
        Part("decisions", "Decisions", len(view.decisions)),
        Part("legend", "How to read the marks", None),
        Part("method", "Method", None),
        Part("settings", "Settings", None),
    )
    return tuple(part for part in every if part.n != 0)


def _environment() -> Environment:
    import jinja2  # noqa: PLC0415

    return jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, loader=jinja2.FunctionLoader(template_text), auto_reload=False, finalize=_visible
    )


def _visible(value: object) -> object:
    """Return a text with U+FFFD for each control character that no page may hold; anything else as it is."""
    return ILLEGAL.sub("\ufffd", value) if type(value) is str else value


def _chunks(environment: Environment, view: ReportView, place: dict[str, int]) -> Iterable[Markup]:
    """Yield the cards as the text of data elements, CHUNK a block.

    The cards are escaped already, so no text of an article holds a tag that could end the element; the cards' own tags don't either.
    """
    from markupsafe import Markup  # noqa: PLC0415

    card = environment.get_template(CARD)
    for first in range(0, len(view.utterances), CHUNK):
        yield Markup("".join(card.render(u=one, place=place) for one in view.utterances[first : first + CHUNK]))


def _index(one: UtteranceView, place: dict[str, int]) -> dict[str, Any]:
    """Return what the page's script searches, filters and sorts by; an id's article is its place among the articles."""
    words = [f"Q{one.number}", one.speaker, one.why, *(reading.text for reading in one.readings), *one.outlets, one.decision_note]
    first = next(reading for reading in one.readings if reading.id == one.id)
    return {
        "id": f"{place[first.article]}:{first.start}-{first.end}",
        "n": one.number,
        "speaker": one.speaker,
        "outlets": one.outlets,
        "types": one.types,
        "severity": one.severity,
        "score": one.score,
        "coverage": one.coverage,
        "match": round(one.match, 1),
        "date": one.dates[0] if one.dates else "",
        "decision": one.decision,
        "note": one.decision_note,
        "why": one.why,
        "others": [f"{place[r.article]}:{r.start}-{r.end}" for r in one.readings if r.id != one.id],
        "text": " \n".join(words),
    }


def _article(source: Any, view: ReportView) -> tuple[str, str, str, str]:
    about = [source.outlet if source.title else "", source.byline, source.date, source.path]
    return source.title or source.outlet, " · ".join(part for part in about if part), source.lang, view.articles[source.id]
