"""What a PDF of N utterances costs: ours, Chromium printing the same HTML, Typst setting the same words. CPU seconds of whole processes.

    .venv/bin/python benchmarks/pdf.py [N ...]            (default 100; needs `chromium`; Typst: pip install typst)
    .venv/bin/python benchmarks/pdf.py --plain [N ...]    (the readings' words alone, a paragraph each: what the typesetters cost at least)

The rivals take turns in one run, `ROUNDS` times. CPU time counts every process that a rival starts, also those that outlive their parent.
"""

from __future__ import annotations

import ctypes
import html
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from compare.report.pdf import fonts, markup  # noqa: E402
from compare.report.view import ReportView  # noqa: E402
from compare.report.viewing import viewed  # noqa: E402
from compare.settings import Settings  # noqa: E402
from tests.report import sample  # noqa: E402

ROUNDS = 3
SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER: orphans of our children become ours, so that their time is counted

OURS = """
import pickle, sys
from pathlib import Path
from compare.report.pdf import document
from compare.settings import Settings
view = pickle.loads(Path(sys.argv[1]).read_bytes())
Path(sys.argv[2]).write_bytes(document.typeset(view, b"{}", Settings(printed_utterances=1_000_000)))
"""
TYPST = """
import json, sys, typst
words, fonts = sys.argv[1], json.loads(sys.argv[3])
typst.compile(words, output=sys.argv[2], format="pdf", font_paths=fonts, ignore_system_fonts=True, pdf_standards=["ua-1", "a-3a"])
"""


PLAIN = """
import sys, weasyprint
weasyprint.HTML(filename=sys.argv[1]).write_pdf(sys.argv[2], pdf_variant="pdf/ua-1")
"""


def made(number: int) -> ReportView:
    """Return a view of `number` utterances: those of the sample report, over and over."""
    view = viewed(sample.report(), Settings())
    utterances = (replace(view.utterances[n % len(view.utterances)], number=n + 1, anchor=f"q-{n + 1}") for n in range(number))
    return replace(view, utterances=tuple(utterances))


def cpu(command: list[str]) -> tuple[float, float]:
    """Run a command; return the CPU seconds of all its processes and the most memory that any one of ours has held so far, in MB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)
    until = time.monotonic() + 5
    while time.monotonic() < until:
        try:
            if os.waitpid(-1, os.WNOHANG) == (0, 0):
                time.sleep(0.02)
        except ChildProcessError:
            break
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, after.ru_maxrss / 1024


def plain(view: ReportView, folder: Path) -> dict[str, list[str]]:
    """Return the commands that set the readings' words as plain paragraphs, by name: what no markup of ours can undercut."""
    words = [f"{one.before}{one.opening}{one.text}{one.closing}{one.after}" for said in view.utterances for one in said.readings]
    style = "body { font: 10pt/1.4 Noto Serif } p { margin: 0 0 2mm } @page { size: A4; margin: 20mm }"
    head = f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"/><title>Plain</title><style>{style}</style></head><body>'
    (folder / "page.html").write_text(head + "".join(f"<p>{html.escape(one)}</p>" for one in words), encoding="utf-8")
    (folder / "words.json").write_text(json.dumps(words), encoding="utf-8")
    (folder / "report.typ").write_text(
        '#set document(title: "Plain")\n#set page(paper: "a4", margin: 20mm)\n#set text(font: "Noto Serif", size: 10pt)\n'
        '#for one in json("words.json") [#one #parbreak()]',
        encoding="utf-8",
    )
    return {"ours": [sys.executable, "-c", PLAIN, str(folder / "page.html"), str(folder / "ours.pdf")], **_others(folder)}


def rivals(view: ReportView, folder: Path) -> dict[str, list[str]]:
    """Return the commands that make one PDF each, by name, from files that are written into `folder`."""
    import dataclasses  # noqa: PLC0415
    import pickle  # noqa: PLC0415

    (folder / "view.pickle").write_bytes(pickle.dumps(view))
    marked = markup.marked_up(view, Settings(printed_utterances=1_000_000))
    head = (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"/><title>{html.escape(view.title)}</title><style>{marked.style}</style>'
    )
    page = folder / "page.html"
    page.write_text(f"{head}</head><body>{marked.front({})}{''.join(marked.pieces)}</body></html>", encoding="utf-8")
    (folder / "view.json").write_text(json.dumps(dataclasses.asdict(view)), encoding="utf-8")
    shutil.copy(Path(__file__).with_suffix(".typ"), folder / "report.typ")
    return {"ours": [sys.executable, "-c", OURS, str(folder / "view.pickle"), str(folder / "ours.pdf")], **_others(folder)}


def _others(folder: Path) -> dict[str, list[str]]:
    """Return the commands of those rivals that are installed."""
    page, found = folder / "page.html", {}
    if chromium := shutil.which("chromium"):
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", f"--user-data-dir={folder / 'profile'}"]
        output = ["--generate-pdf-document-outline", f"--print-to-pdf={folder / 'chromium.pdf'}"]
        found["chromium"] = [chromium, *flags, *output, page.as_uri()]
    if find_spec("typst"):
        folders = json.dumps([str(path) for path in fonts.folders()])
        found["typst"] = [sys.executable, "-c", TYPST, str(folder / "report.typ"), str(folder / "typst.pdf"), folders]
    return found


def measure(number: int, task: Callable[[ReportView, Path], dict[str, list[str]]]) -> None:
    """Print what each rival costs for `number` utterances, and the ratio to each."""
    with tempfile.TemporaryDirectory() as name:
        commands = task(made(number), Path(name))
        costs: dict[str, list[tuple[float, float]]] = {rival: [] for rival in commands}
        for _ in range(ROUNDS):
            for rival, command in commands.items():
                costs[rival].append(cpu(command))
        ours = median(cost for cost, _ in costs["ours"])
        for rival, runs in costs.items():
            seconds = sorted(cost for cost, _ in runs)
            size = (Path(name) / f"{rival}.pdf").stat().st_size / 1e6
            print(
                f"{number} utterances, {rival}: {median(seconds):.2f} CPU s ({seconds[0]:.2f}-{seconds[-1]:.2f}), "
                f"{size:.1f} MB, {max(memory for _, memory in runs):.0f} MB of memory; ours / {rival} = {ours / median(seconds):.2f}"
            )


if __name__ == "__main__":
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
    numbers = [argument for argument in sys.argv[1:] if argument != "--plain"]
    for argument in numbers or ["100"]:
        measure(int(argument), plain if "--plain" in sys.argv else rivals)
