"""How the HTML page behaves with many utterances: time to make, size, load, filter, heap, in headless Chromium.

    python benchmarks/html_scale.py [UTTERANCES]        # default 10000; needs playwright and chromium

The rival, in the same run, is the same cards all written into the document (with content-visibility).

Made data: sentences of made-up words, four outlets, two to four readings an utterance, a variant in about every sixth word.
"""

from __future__ import annotations

import json
import random
import re
import resource
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from compare.model import Article, Cell, Collation, Column, Counts, Quotation, Reading, Report, Span, Utterance, Variant, Verdict
from compare.origins import resolved
from compare.report import html
from compare.report.json import normal, rendered
from compare.settings import Settings

SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "is")]
OUTLETS = ("Harbour Herald", "City Courier", "Evening Post", "Northern Star")
TYPES = (("synonym", 1), ("spelling", 0), ("modality", 2), ("negation", 3), ("lexical", 2), ("function-word", 1))
WORDS_EACH = (12, 40)


def vocabulary(dice: random.Random, size: int) -> list[str]:
    """Return made-up words."""
    return ["".join(dice.choices(SYLLABLES, k=dice.randint(1, 3))) for _ in range(size)]


def made_report(n: int) -> Report:
    """Return a report of `n` made utterances, the same for the same `n`."""
    dice = random.Random(n)
    words = vocabulary(dice, 5000)
    speakers = [" ".join(word.capitalize() for word in dice.choices(words, k=2)) for _ in range(60)]
    texts: dict[str, list[str]] = {outlet: [] for outlet in OUTLETS}
    length = dict.fromkeys(OUTLETS, 0)
    quotations: list[Quotation] = []
    utterances = []
    for _ in range(n):
        outlets = dice.sample(OUTLETS, dice.choice((2, 2, 2, 3, 4)))
        speaker = dice.choice(speakers)
        collation, variants = made_collation(dice, words, len(outlets))
        readings = []
        for outlet, text in zip(outlets, collation.texts, strict=True):
            before = f"{speaker} said on Monday: “"
            start = length[outlet] + len(before)
            quotations.append(Quotation(outlet, outlet, start, start + len(text), text, speaker, speaker, person=speaker))
            texts[outlet].append(f"{before}{text}”, and went on.\n\n")
            length[outlet] += len(texts[outlet][-1])
            readings.append(Reading(quotations[-1].id, readings[0].quotation if readings else None, score=dice.uniform(40, 100)))
        severity = max((variant.severity for variant in variants), default=0)
        verdict = Verdict(dice.random(), (0, 1, 34, 67)[severity] + dice.random() * 30 * (severity > 0), severity, variants)
        utterances.append(Utterance(readings[0].quotation, tuple(readings), collation, verdict, 0, speaker))
    articles = tuple(Article(outlet, outlet, "".join(texts[outlet]), outlet=outlet, lang="en") for outlet in OUTLETS)
    counts = Counts(4, 4, 0, len(quotations), len(quotations), 0, len(quotations), 0, n, (0, 0, 0, 0), 0, 0, 0)
    return Report(
        1,
        "crossquote",
        "Made data",
        "2024-01-01",
        "",
        resolved().values(),
        articles,
        tuple(quotations),
        (),
        tuple(utterances),
        (),
        (),
        (),
        (),
        (),
        counts,
    )


def made_collation(dice: random.Random, words: list[str], readings: int) -> tuple[Collation, tuple[Variant, ...]]:
    """Return readings of one made sentence, and a variant wherever one has another word."""
    at = [0] * readings
    texts = [""] * readings
    columns: list[Column] = []
    variants: list[Variant] = []
    for place in range(dice.randint(*WORDS_EACH)):
        said = [dice.choice(words) + " "] * readings
        other = dice.randrange(1, readings) if dice.random() < 0.16 else 0
        if other:
            said[other] = dice.choice(words) + " "
        cells = []
        for reading, word in enumerate(said):
            cells.append(Cell("text", Span(at[reading], at[reading] + len(word))))
            at[reading] += len(word)
            texts[reading] += word
        columns.append(Column(tuple(cells)))
        if other:
            name, severity = dice.choice(TYPES)
            spans = cells[0].span or Span(0, 0), cells[other].span or Span(0, 0)
            reason = f"“{said[0].strip()}” against “{said[other].strip()}”"
            variants.append(Variant(*spans, name, severity, reason, True, 0, other, Span(place, place + 1)))
    return Collation(tuple(texts), tuple(columns)), tuple(variants)


def all_at_once(page: str) -> str:
    """Return the rival: the same cards under the same style, all in the document, no script."""
    style = re.search(r"<style>.*?</style>", page, re.DOTALL)
    chunks = re.findall(r'<script type="text/plain" class="chunk">(.*?)</script>', page, re.DOTALL)
    lazy = "<style>.card{content-visibility:auto;contain-intrinsic-size:auto 26rem}</style>"
    return f"<!doctype html><meta charset=utf-8>{style[0] if style else ''}{lazy}<body>{''.join(chunks)}"


FILTER = """([id, value]) => { const e = document.getElementById(id), t = performance.now();
  e.value = value; e.dispatchEvent(new Event('input', {bubbles: true}));
  document.body.offsetHeight; return performance.now() - t; }"""
FILTERS = (("f-words", "ba"), ("f-words", "kala vi"), ("f-words", ""), ("f-type", "negation"), ("f-type", ""), ("f-outlet", "Evening Post"),
           ("f-outlet", ""), ("f-divergence", "50"), ("f-divergence", "0"), ("f-sort", "speaker"), ("f-sort", "divergence"))  # fmt: skip


READING = 3000  # ms that a person looks at the page before the first search
LOADED = "performance.getEntriesByType('navigation')[0].loadEventEnd"


def in_browser(path: Path, rival: Path, runs: int = 5) -> dict[str, object]:
    """Return load times (ms, best and median, from navigation to the end of the load event, when the first cards are drawn) of the page and
    of its rival, turn by turn; each filter's times; the heap after a collection."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        loads: dict[str, list[float]] = {"page": [], "rival": []}
        for turn in range(runs):
            for name, file in (("rival", rival), ("page", path)):
                page = browser.new_page()
                page.goto(file.as_uri())
                loads[name].append(page.evaluate(LOADED))
                if name == "rival" or turn < runs - 1:
                    page.close()
        times: dict[str, list[float]] = {}
        page.wait_for_timeout(READING)
        for _ in range(3):
            for where, value in FILTERS:
                times.setdefault(f"{where}={value}", []).append(page.evaluate(FILTER, [where, value]))
        session = page.context.new_cdp_session(page)
        session.send("HeapProfiler.collectGarbage")
        heap = session.send("Runtime.getHeapUsage")["usedSize"]
        browser.close()
    filters = {name: [round(value) for value in all_] for name, all_ in times.items()}
    figures = {name: {"best": round(min(all_)), "median": round(statistics.median(all_))} for name, all_ in loads.items()}
    return {"load_ms": figures["page"], "rival_load_ms": figures["rival"], "filter_ms": filters, "heap_mb": round(heap / 1e6, 1)}


def main() -> None:
    """Print the figures as JSON."""
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    report = normal(made_report(n))
    start = time.process_time()
    data = html.render(report, Settings())
    spent = time.process_time() - start
    start = time.process_time()
    size = len(rendered(report))
    figures: dict[str, object] = {"utterances": n, "render_cpu_s": round(spent, 2), "html_mb": round(len(data) / 1e6, 1)}
    figures |= {"json_cpu_s": round(time.process_time() - start, 2), "json_mb": round(size / 1e6, 1)}
    figures["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.html"
        path.write_bytes(data)
        rival = Path(folder) / "rival.html"
        rival.write_text(all_at_once(data.decode()), encoding="utf-8")
        figures |= in_browser(path, rival)
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
