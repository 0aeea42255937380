"""rapidfuzz's scorers as pair scores on the same quotations: `python benchmarks/match_rivals.py ARTICLES.jsonl FOLDER`.

Writes FOLDER/NAME.jsonl for each scorer and for crossquote, in the form of `crossquote matches --floor 0`, for `score_matches.py`. A
rival scores all pairs inside each event of the corpus (field `event`), which is where pairs are labelled; from 85 on it says "same
utterance", "full" where the shorter side has three quarters of the longer one's words. crossquote gets no events.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

from rapidfuzz import fuzz, utils

from compare import extract, match, sources
from compare.model import Quotation
from compare.settings import Settings

SCORERS: dict[str, Callable[[str, str], float]] = {
    "ratio": fuzz.ratio,
    "token_sort_ratio": fuzz.token_sort_ratio,
    "WRatio": fuzz.WRatio,
    "partial_ratio": fuzz.partial_ratio,
    "token_set_ratio": fuzz.token_set_ratio,
}
SAME, FULL = 85.0, 0.75


def record(a: Quotation, b: Quotation, score: float, relation: str, same: bool) -> str:
    sides = {
        side: {"article": one.article, "name": one.name, "start": one.start, "end": one.end, "text": one.text}
        for side, one in (("a", a), ("b", b))
    }
    return json.dumps({**sides, "score": round(score, 2), "relation": relation, "same_utterance": same}, ensure_ascii=False)


def main(corpus: str, folder: Path) -> None:
    settings = Settings()
    articles = sources.read([corpus], settings)[0]
    quotations = extract.with_persons([q for one in articles for q in extract.extracted(one, settings)[0]], articles)
    by_id = {quotation.id: quotation for quotation in quotations}
    found = match.matched(quotations, articles, settings, 0.0)
    ours = (record(by_id[m.a], by_id[m.b], m.score, m.relation, m.same_utterance) for m in found.matches)
    (folder / "crossquote.jsonl").write_text("\n".join(ours) + "\n", encoding="utf-8")
    event = {record["id"]: record["event"] for record in map(json.loads, Path(corpus).read_text(encoding="utf-8").splitlines())}
    near = [(a, b) for a, b in combinations(quotations, 2) if a.article != b.article and event[a.name] == event[b.name]]
    plain = {quotation.id: utils.default_process(quotation.text) for quotation in quotations}
    words = {name: len(text.split()) for name, text in plain.items()}
    for name, scorer in SCORERS.items():
        with (folder / f"{name}.jsonl").open("w", encoding="utf-8") as out:
            for a, b in near:
                score = scorer(plain[a.id], plain[b.id])
                shorter, longer = sorted((words[a.id], words[b.id]))
                out.write(record(a, b, score, "full" if shorter >= FULL * longer else "fragment", score >= SAME) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
