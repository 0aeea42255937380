"""One utterance as its section prints it: heading, readings, aligned bands, and the list of what differs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from compare.model import SEVERITIES, Article, Quotation, Utterance, Variant, Verdict
from compare.report.marking import WHOLE, all_painted, strongest_mark
from compare.report.passages import readings
from compare.report.table import Merged, bands, merged, numbers_of_columns
from compare.report.view import MARKS, Mark, UtteranceView, VariantRow, Wording
from compare.report.wording import SEVERITY_WORDS, listed, percent, reads_right_to_left, reason_words, type_words, whole
from compare.settings import Settings

NOTHING = "nothing"
NOT_QUOTED = "not quoted"
UNJUDGED = "not judged in this language"
UNVERIFIED = "how they are related is not known"
REASONS_IN_HEADING = 2
REASONS_IN_ROW = 6
NAMED = 6  # so many readings with one wording are named


def utterance_view(
    utterance: Utterance,
    number: int,
    quotations: Mapping[str, Quotation],
    articles: Mapping[str, Article],
    left_out: Sequence[str],
    decision: tuple[str, str],
    settings: Settings,
) -> UtteranceView:
    """Return one utterance ready to print, the base reading first; `decision` is what readers decided of it, and their note."""
    order = sorted(range(len(utterance.readings)), key=lambda index: (index != utterance.base, index))
    paints = all_painted(utterance)
    shown = readings(utterance, paints, order, quotations, articles, settings)
    labels = dict(zip(order, (one.label for one in shown), strict=True))
    columns = merged(utterance, paints)
    verdict = utterance.verdict
    said = [articles[quotations[reading.quotation].article] for reading in utterance.readings]
    return UtteranceView(
        id=utterance.id,
        anchor=f"q-{number}",
        number=number,
        speaker=utterance.speaker or "Speaker unknown",
        severity=verdict.severity,
        severity_word=SEVERITY_WORDS[verdict.severity],
        score=whole(verdict.divergence),
        coverage=percent(verdict.coverage),
        why=why(utterance),
        readings=shown,
        bands=bands(utterance, columns, paints, order, shown, settings),
        variants=variant_rows(utterance, columns, order, labels),
        types=verdict.types,
        outlets=tuple(dict.fromkeys(one.outlet for one in shown)),
        left_out=tuple(left_out),
        match=max((reading.score for reading in utterance.readings if reading.parent is not None), default=100.0),
        dates=tuple(sorted({article.date for article in said if article.date})),
        notes=verdict.notes,
        remarks=utterance.flags,
        decision=decision[0],
        decision_note=decision[1],
        direction="rtl" if reads_right_to_left(shown[0].text) else "ltr",
        detailed=verdict.severity >= SEVERITIES.index(settings.min_severity),
    )


def why(utterance: Utterance) -> str:
    """Return the finding on an utterance in words."""
    return in_words(utterance.verdict, fragment=any(reading.relation == "fragment" for reading in utterance.readings))


def in_words(verdict: Verdict, *, fragment: bool) -> str:
    """Return a verdict in words: the reasons of the gravest variants, or that only spelling and extent differ."""
    worst = [v for v in verdict.variants if v.severity == verdict.severity > 0]
    reasons = list(dict.fromkeys(reason_words(v.reason) for v in sorted(worst, key=lambda v: not v.sure)))
    if reasons:
        more = len(reasons) - REASONS_IN_HEADING
        return "; ".join(reasons[:REASONS_IN_HEADING]) + (f"; and {more} more" if more > 0 else "")
    if not verdict.variants:
        return "the same words"
    accidentals = listed(dict.fromkeys(type_words(v.type) for v in verdict.variants if v.type not in {"truncation", "scope"}))
    rest = "the rest is not quoted by every outlet" if fragment else ""
    return "; ".join(part for part in (f"only {accidentals} differs" if accidentals else "the same words", rest) if part)


def variant_rows(
    utterance: Utterance, columns: Sequence[Merged], order: Sequence[int], labels: Mapping[int, str]
) -> tuple[VariantRow, ...]:
    """Return the apparatus: equal findings in one row, the gravest first, then by place."""
    numbers = numbers_of_columns(columns)
    groups: dict[tuple[int, str, str, bool], list[tuple[tuple[int, ...], Variant]]] = defaultdict(list)
    for variant in utterance.verdict.variants:
        if variant.type == "truncation" and not variant.severity:
            continue  # the table hatches it: what a fragment does not quote is no finding
        # What is marked as small is one row for each type: a reader counts it, nobody weighs it.
        reason = "" if strongest_mark(variant, utterance.collation.texts) in {"", "accidental"} else reason_words(variant.reason)
        groups[(variant.severity, variant.type, reason, variant.sure)].append((_numbers(utterance, variant, numbers), variant))
    rows = [(_first(held), _row(utterance, held, columns, order, labels)) for held in groups.values()]
    return tuple(row for _, row in sorted(rows, key=lambda item: (-item[1].severity, item[0], item[1].type)))


def _first(held: Sequence[tuple[tuple[int, ...], Variant]]) -> int:
    return min((number for numbers, _ in held for number in numbers), default=0)


def _row(
    utterance: Utterance,
    held: Sequence[tuple[tuple[int, ...], Variant]],
    columns: Sequence[Merged],
    order: Sequence[int],
    labels: Mapping[int, str],
) -> VariantRow:
    variant = held[0][1]
    places = sorted({number for numbers, _ in held for number in numbers})
    texts = utterance.collation.texts
    mark: Mark = max((strongest_mark(one, texts) for _, one in held), key=MARKS.index)
    return VariantRow(
        numbers=ranges(places),
        type=variant.type,
        type_words=type_words(variant.type),
        severity=variant.severity,
        severity_word=SEVERITY_WORDS[variant.severity],
        reason=told_once([reason_words(one.reason) for _, one in held], type_words(variant.type)),
        mark=mark,
        wordings=_wordings(utterance, places, columns, order, labels) if len(order) > 2 and variant.severity else (),
        caution="" if variant.sure or UNJUDGED in variant.reason else UNVERIFIED,
    )


def told_once(reasons: Sequence[str], kind: str) -> str:
    """Return reasons in one line: each once; what stands before a colon only at its first use, and not at all if it is the `kind`."""
    told, start = [], ""
    for reason in dict.fromkeys(reasons):
        before, colon, rest = reason.partition(": ")
        said = rest if colon and before in {start, kind} else reason
        start = before if colon else ""
        told.append(said)
    return "; ".join(told[:REASONS_IN_ROW]) + (f"; and {len(told) - REASONS_IN_ROW} more" if len(told) > REASONS_IN_ROW else "")


def _wordings(
    utterance: Utterance, places: Sequence[int], columns: Sequence[Merged], order: Sequence[int], labels: Mapping[int, str]
) -> tuple[Wording, ...]:
    """Return the wordings of a run of merged columns, each with the readings that have it; words before absence before "not quoted"."""
    if not places or places[-1] - places[0] + 1 != len(places):
        return ()
    held: dict[str, list[str]] = defaultdict(list)
    for reading in order:
        spans = [span for number in places if (span := columns[number - 1].spans[reading])]
        if spans:
            held[utterance.collation.texts[reading][spans[0].start : spans[-1].end].strip()].append(labels[reading])
        else:
            outside = all(columns[number - 1].states[reading] == "outside" for number in places)
            held[NOT_QUOTED if outside else NOTHING].append(labels[reading])
    last = {NOTHING: 1, NOT_QUOTED: 2}
    return tuple(Wording(text, several(who)) for text, who in sorted(held.items(), key=lambda item: last.get(item[0], 0)))


def several(labels: Sequence[str]) -> str:
    """Return who has a wording: all, or the first and how many more."""
    return ", ".join(labels) if len(labels) <= NAMED else f"{', '.join(labels[: NAMED - 1])} and {len(labels) - NAMED + 1} more"


def ranges(numbers: Sequence[int]) -> str:
    """Return sorted numbers as "1, 3–5"."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][-1] + 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in parts)


def _numbers(utterance: Utterance, variant: Variant, numbers: Sequence[int]) -> tuple[int, ...]:
    """Return the merged columns that a variant lies in, by its columns or, without them, by its spans; none for whole readings."""
    if variant.type in WHOLE:
        return ()
    if variant.columns.end > variant.columns.start:
        return tuple(sorted(set(numbers[variant.columns.start : variant.columns.end])))
    touched = set()
    for index, column in enumerate(utterance.collation.columns):
        for reading, span in ((variant.reading_a, variant.a), (variant.reading_b, variant.b)):
            cell = column.cells[reading].span
            if cell and span.start < cell.end and cell.start < span.end:
                touched.add(numbers[index])
    return tuple(sorted(touched))
