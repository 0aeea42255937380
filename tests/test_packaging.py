"""What is built is complete: the wheel works where the checkout is out of sight, and the sdist builds the same wheel."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

import compare
from compare import doctor

ROOT = Path(__file__).parents[1]
BIN = "Scripts" if os.name == "nt" else "bin"


def built(source: Path, target: Path, kind: str) -> Path:
    """Return the wheel or sdist that the build backend makes of a source folder."""
    words = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(target)]
    subprocess.run(words, cwd=source, check=True, capture_output=True)
    (made,) = target.glob("*.whl" if kind == "wheel" else "*.tar.gz")
    return made


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(ROOT, tmp_path_factory.mktemp("wheel"), "wheel")


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(ROOT, tmp_path_factory.mktemp("sdist"), "sdist")


def names(wheel: Path) -> set[str]:
    return set(zipfile.ZipFile(wheel).namelist())


def tracked(*folders: str) -> set[str]:
    """Return the files of these folders that are no leftovers of a run."""
    found = (path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file())
    return {path.relative_to(ROOT).as_posix() for path in found if "__pycache__" not in path.parts and ".received." not in path.name}


def test_the_wheel_holds_the_package_with_its_data_and_templates_and_nothing_else(wheel: Path) -> None:
    wanted = tracked("compare") | {f"compare/{name}" for name in tracked("report_templates")}
    inside = {name for name in names(wheel) if ".dist-info/" not in name}
    assert inside == wanted
    assert "compare/py.typed" in inside


def test_the_wheel_carries_licence_version_and_command(wheel: Path) -> None:
    info = f"crossquote-{compare.__version__}.dist-info"
    assert {f"{info}/METADATA", f"{info}/entry_points.txt", f"{info}/licenses/LICENSE"} <= names(wheel)
    assert b"crossquote = compare.cli:main" in zipfile.ZipFile(wheel).read(f"{info}/entry_points.txt")


def test_the_sdist_holds_what_tests_and_make_need(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        inside = {name.partition("/")[2] for name in archive.getnames()}
    wanted = {
        "Makefile",
        "README.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "LICENSE",
        "requirements.lock",
        "requirements-dev.lock",
        "pyproject.toml",
    }
    assert wanted <= inside
    assert tracked("compare", "report_templates", "seeds", "tests") <= inside
    assert not [name for name in inside if name.startswith((".venv", "out/report"))]


def test_a_wheel_made_from_the_sdist_is_the_same(wheel: Path, sdist: Path, tmp_path: Path) -> None:
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (folder,) = (path for path in tmp_path.iterdir() if path.is_dir())
    again = built(folder, tmp_path / "dist", "wheel")
    one, two = zipfile.ZipFile(wheel), zipfile.ZipFile(again)
    assert {name: one.read(name) for name in one.namelist()} == {name: two.read(name) for name in two.namelist()}


@pytest.mark.parametrize(("lock", "group"), [("requirements.lock", "build"), ("requirements-dev.lock", "dev")])
def test_the_locks_hold_every_dependency_that_is_declared(lock: str, group: str) -> None:
    held = {normal(line) for line in (ROOT / lock).read_text(encoding="utf-8").splitlines() if line[:1].isalnum()}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"].values() if group == "dev" else ()
    wanted = [*project["project"]["dependencies"], *(one for extra in extras for one in extra)]
    wanted += [one for one in project["dependency-groups"][group] if isinstance(one, str)]
    own = normal(project["project"]["name"])  # an extra may name another extra of the program
    assert {normal(line) for line in wanted} - {own} <= held, "make lock brings the locks up to date"


def normal(requirement: str) -> str:
    """Return the name in a requirement, as the package index normalises it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", requirement, maxsplit=1)[0]).lower()


@dataclass(frozen=True)
class Installed:
    """An environment that has the wheel, sees the libraries of this one, and does not see the checkout."""

    folder: Path
    work: Path

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "CROSSQUOTE_", "VIRTUAL_ENV"))}
        program = self.folder / BIN / words[0]
        return subprocess.run([str(program), *words[1:]], cwd=self.work, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    place = tmp_path_factory.mktemp("installed")
    uv = shutil.which("uv")
    venv.create(place / "env", with_pip=uv is None, symlinks=os.name != "nt")
    python = str(place / "env" / BIN / "python")
    pip = [uv, "pip", "install", "--python", python] if uv else [python, "-m", "pip", "install"]
    subprocess.run([*pip, "--no-deps", "--no-index", str(wheel)], check=True, capture_output=True)
    # A path in a .pth file is searched for modules, but its own .pth files (that of the checkout among them) are not read.
    purelib = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], check=True, capture_output=True, text=True
    )
    libraries = dict.fromkeys(sysconfig.get_path(name) for name in ("purelib", "platlib"))
    (Path(purelib.stdout.strip()) / "libraries.pth").write_text("\n".join(libraries) + "\n", encoding="utf-8")
    (place / "work").mkdir()
    shutil.copytree(ROOT / "seeds", place / "work" / "seeds")
    return Installed(place / "env", place / "work")


def test_the_checkout_is_out_of_sight(installed: Installed) -> None:
    found = installed.run("python", "-c", "import compare; print(compare.__file__)").stdout.strip()
    assert Path(found).is_relative_to(installed.folder)


def test_the_installed_program_writes_the_report_in_every_usual_format(installed: Installed) -> None:
    ran = installed.run("crossquote", "report", "seeds", "-o", "out", "--format", "html,json,pdf")
    has_pango = doctor.pango().state == "ok"
    assert ran.returncode == (0 if has_pango else 4), ran.stderr
    out = installed.work / "out"
    assert (out / "report.html").read_bytes().startswith(b"<!doctype html>")
    assert (out / "report.json").read_bytes().startswith(b"{")
    assert not has_pango or (out / "report.pdf").read_bytes().startswith(b"%PDF-")


def test_the_installed_program_runs_as_a_module_and_knows_its_dependencies(installed: Installed) -> None:
    assert installed.run("python", "-m", "compare", "--version").stdout == f"crossquote, version {compare.__version__}\n"
    ran = installed.run("crossquote", "doctor", "--format", "jsonl")
    assert '"state": "missing"' not in ran.stdout or doctor.pango().state == "missing"
