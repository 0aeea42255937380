"""The house keeps its floors: imports go down, rooms don't know each other, and what is heavy is loaded where it is needed."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "compare"

# From the ground up; what stands on one line is one floor.
FLOORS: tuple[tuple[str, ...], ...] = (
    ("errors",),
    ("model",),
    ("settings",),
    ("ranges",),
    ("origins", "text"),
    ("sources", "extract", "match", "collate", "judge", "engines", "review", "report"),
    ("pipeline", "doctor"),
    ("archive",),
    ("cli",),
    ("__main__",),
)
FLOOR_OF = {room: height for height, rooms in enumerate(FLOORS) for room in rooms}

# Library -> the only modules that may import it, at the top or inside a function; `*` stands for what follows.
PLACES: dict[str, tuple[str, ...]] = {
    "click": ("compare.cli.*",),
    "rich": ("compare.cli.tables",),
    "tomlkit": ("compare.origins",),
    "weasyprint": ("compare.report.pdf.*",),
    "pydyf": ("compare.report.pdf.*",),
    "fontTools": ("compare.report.pdf.*",),
    "pikepdf": ("compare.report.pdf.*",),
    "jinja2": ("compare.report.html", "compare.report.pdf.markup"),
    "xlsxwriter": ("compare.report.xlsx",),
    "starlette": ("compare.review.server",),
    "uvicorn": ("compare.review.server",),
    "trafilatura": ("compare.sources.*",),
    "charset_normalizer": ("compare.sources.*",),
    "urllib3": ("compare.sources.*",),
    "lxml": ("compare.sources.*",),
    "duckdb": ("compare.engines.*", "compare.sources.*"),
    "pyspark": ("compare.engines.*",),
    "py4j": ("compare.engines.*",),
    "pyarrow": ("compare.engines.*",),
    "spacy": ("compare.extract.opinion",),
}
# What may not be loaded before it is called for; not even numpy for a handful of articles.
HEAVY = {
    "weasyprint",
    "jinja2",
    "pikepdf",
    "numpy",
    "rich",
    "tomlkit",
    "duckdb",
    "pyspark",
    "pyarrow",
    "pandas",
    "spacy",
    "trafilatura",
    "lxml",
    "starlette",
    "uvicorn",
    "fontTools",
}


@dataclass(frozen=True)
class Import:
    """One import of a module: who imports, what, on which line, and whether it happens when the importer is loaded."""

    importer: str
    imported: str
    line: int
    at_load: bool

    def __str__(self) -> str:
        return f"{self.importer}:{self.line} imports {self.imported}"


def modules() -> dict[str, Path]:
    """Return every module of the package by its dotted name."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = modules()


def imports_of(name: str, path: Path) -> Iterator[Import]:
    """Yield the imports of one module; what only a type checker reads is left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    yield from _walk(tree, name, at_load=True)


def _walk(node: ast.AST, name: str, at_load: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and ast.unparse(child.test) in ("TYPE_CHECKING", "typing.TYPE_CHECKING"):
            continue
        if isinstance(child, ast.Import):
            yield from (Import(name, alias.name, child.lineno, at_load) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            assert child.level == 0, f"{name}:{child.lineno} imports relatively"
            yield from (Import(name, target, child.lineno, at_load) for target in _targets(child))
        elif isinstance(child, ast.Call) and (target := _imported_by_call(child)):
            yield Import(name, target, child.lineno, at_load)
        inside = isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
        yield from _walk(child, name, at_load and not inside)


def _imported_by_call(node: ast.Call) -> str | None:
    """Return the module that `import_module("name")` loads, None for any other call."""
    called = ast.unparse(node.func) in ("import_module", "importlib.import_module")
    return str(node.args[0].value) if called and node.args and isinstance(node.args[0], ast.Constant) else None


def _targets(node: ast.ImportFrom) -> Iterator[str]:
    """Yield the modules that `from x import y` loads: `x.y` where that is a module, and `x`."""
    base = node.module or ""
    yield base
    yield from (f"{base}.{alias.name}" for alias in node.names if f"{base}.{alias.name}" in MODULES)


ALL = tuple(found for name, path in MODULES.items() for found in imports_of(name, path))


def room(module: str) -> str | None:
    """Return the room that a module of ours stands in; None for the bare package, which holds the version only."""
    parts = module.split(".")
    return parts[1] if parts[0] == "compare" and len(parts) > 1 else None


def test_every_module_stands_on_a_floor() -> None:
    assert {room(name) for name in MODULES} - {None} <= set(FLOOR_OF)


def test_imports_only_go_down_and_rooms_of_one_floor_do_not_know_each_other() -> None:
    pairs = [(found, room(found.importer), room(found.imported)) for found in ALL]
    wrong = [str(found) for found, here, there in pairs if here and there and here != there and FLOOR_OF[there] >= FLOOR_OF[here]]
    assert not wrong


def test_the_bare_package_imports_nothing_of_ours() -> None:
    assert not [str(found) for found in ALL if found.importer == "compare"]


def test_nouns_use_no_library() -> None:
    grounds = {"compare.errors", "compare.model", "compare.settings", "compare.ranges"}
    known = set(sys.stdlib_module_names) | {"compare"}
    assert not [str(found) for found in ALL if found.importer in grounds and found.imported.split(".")[0] not in known]


def test_no_modules_import_each_other_in_a_circle() -> None:
    # A part's import of a sibling names their package too, which is being loaded already: that is no circle.
    graph: dict[str, set[str]] = {name: set() for name in MODULES}
    for found in ALL:
        if found.at_load and found.imported in MODULES and not f"{found.importer}.".startswith(f"{found.imported}."):
            graph[found.importer].add(found.imported)
    done: set[str] = set()
    for start in graph:
        path: list[str] = []
        _visit(start, graph, path, done)


def _visit(name: str, graph: dict[str, set[str]], path: list[str], done: set[str]) -> None:
    assert name not in path, f"a circle: {' -> '.join([*path[path.index(name) :], name])}"
    if name in done:
        return
    path.append(name)
    for other in sorted(graph[name]):
        _visit(other, graph, path, done)
    path.pop()
    done.add(name)


def test_a_library_is_imported_only_where_it_belongs() -> None:
    wrong = [
        str(f)
        for f in ALL
        if (allowed := PLACES.get(f.imported.split(".")[0])) and not any(fnmatch(f.importer, place) for place in allowed)
    ]
    assert not wrong


def test_every_library_in_use_is_declared() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [*declared["dependencies"], *(one for extra in declared.get("optional-dependencies", {}).values() for one in extra)]
    known = {"".join(c if c.isalnum() else "_" for c in name.split(">")[0].split("[")[0].split("<")[0].strip()).lower() for name in names}
    used = {f.imported.split(".")[0] for f in ALL} - set(sys.stdlib_module_names) - {"compare"}
    assert {name.lower() for name in used} <= known


@pytest.mark.parametrize("arguments", [["--help"], ["quotes", "seeds", "--format", "jsonl"], ["settings", "--format", "jsonl"]])
def test_a_light_command_loads_nothing_heavy(arguments: list[str]) -> None:
    program = f"import sys; from compare.cli import run; code = run({arguments!r}); print(code, *sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    code, *loaded = done.stderr.split("\n")[-2].split()
    assert code == "0"
    assert not HEAVY & {name.split(".")[0] for name in loaded}
