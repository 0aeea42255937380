"""The report as TEI P5, parallel segmentation: every utterance a division, every place where readings differ an apparatus entry."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from compare.model import Article, Quotation, Report, Utterance, Variant
from compare.report.marking import cell_texts
from compare.report.viewing import default_title
from compare.report.wording import percent, place_words, whole
from compare.settings import Settings

# What XML 1.0 can't hold, not even escaped.
ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NOT_QUOTED = "not-quoted"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0">\n'
ENCODING = """<encodingDesc>
<variantEncoding method="parallel-segmentation" location="internal"/>
<projectDesc><p>Readings of one utterance in several outlets. An empty reading has no words in this place; one of the type "not-quoted" lies
outside the part that the outlet quotes, and is no omission. The lemma is the base reading's.</p></projectDesc>
</encodingDesc>
"""


def render(report: Report, settings: Settings) -> bytes:  # noqa: ARG001
    """Return the report as the bytes of a TEI document that is valid against `tei_all`."""
    articles = {article.id: article for article in report.articles}
    quotations = {quotation.id: quotation for quotation in report.quotations}
    sigla = _sigla(report, quotations)
    persons = _persons(report)
    body = "".join(_division(number, one, quotations, sigla, persons) for number, one in enumerate(report.utterances, start=1))
    text = [HEAD, _header(report, articles, quotations, sigla, persons), "<text><body>\n", body or "<p>No utterances.</p>\n"]
    return "".join([*text, "</body></text>\n</TEI>\n"]).encode()


def _sigla(report: Report, quotations: dict[str, Quotation]) -> dict[str, str]:
    """Return a siglum for each reading (quotation id): w1 for an article, w1-2 for a further reading of it in one utterance."""
    numbers = {article.id: number for number, article in enumerate(report.articles, start=1)}
    sigla = {}
    for utterance in report.utterances:
        seen: Counter[str] = Counter()
        for reading in utterance.readings:
            article = quotations[reading.quotation].article
            seen[article] += 1
            sigla[reading.quotation] = f"w{numbers[article]}" + (f"-{seen[article]}" if seen[article] > 1 else "")
    return sigla


def _persons(report: Report) -> dict[str, str]:
    names = dict.fromkeys(one.speaker for one in report.utterances if one.speaker)
    return {name: f"p{number}" for number, name in enumerate(names, start=1)}


def _header(
    report: Report, articles: dict[str, Article], quotations: dict[str, Quotation], sigla: dict[str, str], persons: dict[str, str]
) -> str:
    further: dict[str, set[str]] = defaultdict(set)
    for reading, siglum in sigla.items():
        if "-" in siglum:
            further[quotations[reading].article].add(siglum)
    witnesses = "".join(_witness(number, one, sorted(further[one.id])) for number, one in enumerate(articles.values(), start=1))
    people = "".join(f'<person xml:id="{key}"><persName>{_text(name)}</persName></person>\n' for name, key in persons.items())
    date = f"<date>{_text(report.date)}</date>" if report.date else ""
    sources = f"<listWit>\n{witnesses}</listWit>" if witnesses else "<p>No articles.</p>"
    return (
        f"<teiHeader>\n<fileDesc>\n<titleStmt><title>{_text(report.title or default_title(report))}</title></titleStmt>\n"
        f"<publicationStmt><p>Made by {_text(report.program)} {date}</p></publicationStmt>\n"
        f"<sourceDesc>{sources}</sourceDesc>\n</fileDesc>\n{ENCODING}"
        + (f"<profileDesc><particDesc><listPerson>\n{people}</listPerson></particDesc></profileDesc>\n" if people else "")
        + "</teiHeader>\n"
    )


def _witness(number: int, article: Article, further: Sequence[str]) -> str:
    parts = [f"<title>{_text(article.title or article.name)}</title>", f"<publisher>{_text(article.source)}</publisher>"]
    if article.byline:
        parts.append(f"<author>{_text(article.byline)}</author>")
    if article.date:
        parts.append(f"<date>{_text(article.date)}</date>")
    parts.append(f'<idno type="sha256">{article.id}</idno>')
    if article.url:
        parts.append(f'<idno type="url">{_text(article.url)}</idno>')
    main = f'<witness xml:id="w{number}"><bibl>{"".join(parts)}</bibl></witness>\n'
    again = (f'<witness xml:id="{one}" corresp="#w{number}">A further reading in the same article</witness>\n' for one in further)
    return main + "".join(again)


def _division(number: int, one: Utterance, quotations: dict[str, Quotation], sigla: dict[str, str], persons: dict[str, str]) -> str:
    said = [quotations[reading.quotation] for reading in one.readings]
    who = f' who="#{persons[one.speaker]}"' if one.speaker in persons else ""
    heading = f"Q{number}" + (f" {one.speaker}" if one.speaker else "")
    verdict = one.verdict
    figures = f"Divergence {whole(verdict.divergence)} of 100, severity {verdict.severity} of 3, coverage {percent(verdict.coverage)}."
    places = "; ".join(f"{sigla[q.id]}: {q.name} {place_words(q)}, {q.start}-{q.end}" for q in said)
    return (
        f'<div type="utterance" xml:id="q{number}" n="{number}">\n<head>{_text(heading)}</head>\n'
        f"<ab><said{who}>{''.join(_columns(one, [sigla[q.id] for q in said]))}</said></ab>\n"
        f'<note type="figures">{_text(figures)}</note>\n<note type="places">{_text(places)}</note>\n</div>\n'
    )


def _columns(one: Utterance, sigla: Sequence[str]) -> Iterable[str]:
    """Yield the utterance's text: what all readings share as it is, every other column as an apparatus entry."""
    at: dict[int, list[Variant]] = defaultdict(list)
    for variant in one.verdict.variants:
        for column in range(variant.columns.start, max(variant.columns.end, variant.columns.start)):
            at[column].append(variant)
    for index, here in enumerate(one.collation.columns):
        texts = cell_texts(one.collation, index)
        held: dict[tuple[str, str], list[int]] = defaultdict(list)
        for reading, cell in enumerate(here.cells):
            held["outside" if cell.state == "outside" else "", texts[reading]].append(reading)
        if len(held) == 1:
            yield _text(texts[0])
        else:
            yield _entry(held, one.base, sigla, at[index])


def _entry(held: dict[tuple[str, str], list[int]], base: int, sigla: Sequence[str], variants: Sequence[Variant]) -> str:
    worst = max(variants, key=lambda v: v.severity, default=None)
    kind = f" type={quoteattr(worst.type)}" if worst else ""
    parts = []
    for (state, text), readings in sorted(held.items(), key=lambda item: base not in item[1]):
        wit = " ".join(f"#{sigla[reading]}" for reading in readings)
        tag = "lem" if base in readings else "rdg"
        outside = f' type="{NOT_QUOTED}"' if state else ""
        parts.append(f'<{tag} wit="{wit}"{outside}>{_text(text)}</{tag}>' if text else f'<{tag} wit="{wit}"{outside}/>')
    notes = [f"<note>{_text(reason)}</note>" for reason in dict.fromkeys(v.reason for v in variants if v.reason)]
    return f"<app{kind}>{''.join(parts)}{''.join(notes)}</app>"


def _text(text: str) -> str:
    return escape(ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text))
