"""What the user gave becomes a list of inputs, each input its articles."""

from __future__ import annotations

import dataclasses
import glob
import re
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from compare.errors import CrossquoteError, InputError, UsageError
from compare.model import Article, NotRead
from compare.settings import Settings
from compare.sources import archives, corpora, documents, feeds, kept, pages, pdf, text, web
from compare.sources.item import Found, Item, Reader
from compare.sources.patience import limited

SIDECAR = "sources.toml"
OWN_TABLES = "report.tables"  # a folder that `report` writes
# What this program writes into a folder, and how its files begin.
OWN_NAME, OWN_DECISIONS, OWN_HEAD = "report", "decisions.jsonl", 4096
OWN_MARK = re.compile(rb'"program":"crossquote |name="generator" content="crossquote ')
PATH_HINT = "give a file, a folder, a glob in quotes, or - for standard input"
FIELDS = ("title", "outlet", "byline", "date", "url", "lang")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the user says of the inputs: outlets by file name, and columns of corpus files by field (`text` -> `BODY`).

    `pages` is the folder that keeps fetched pages, none if empty; `refresh` fetches them anew all the same.
    """

    outlets: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    pages: str = ""
    refresh: bool = False


READERS: dict[str, Reader] = {
    ".txt": text.from_text,
    ".text": text.from_text,
    ".md": text.from_text,
    ".markdown": text.from_text,
    "": text.from_text,
    ".html": pages.from_html,
    ".htm": pages.from_html,
    ".xhtml": pages.from_html,
    ".mhtml": pages.from_mhtml,
    ".mht": pages.from_mhtml,
    ".jsonl": corpora.from_json_lines,
    ".ndjson": corpora.from_json_lines,
    ".json": corpora.from_json,
    ".csv": corpora.from_csv,
    ".xlsx": corpora.from_xlsx,
    ".parquet": corpora.from_parquet,
    ".docx": documents.from_docx,
    ".odt": documents.from_odt,
    ".rtf": documents.from_rtf,
    ".pdf": pdf.from_pdf,
    ".eml": feeds.from_mail,
    ".rss": feeds.from_feed,
    ".atom": feeds.from_feed,
    ".xml": feeds.from_feed,
    ".warc": feeds.from_warc,
}


# What a server says that it sends, and the ending of such a file; packed and unnamed types go by the address.
TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "multipart/related": ".mhtml",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "application/pdf": ".pdf",
    "application/json": ".json",
    "application/x-ndjson": ".jsonl",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "message/rfc822": ".eml",
    "application/zip": ".zip",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
}


# How much longer a byte of such a file takes to be read than a code point takes to be searched for quotations; all others about as long.
EFFORT = {".pdf": 30.0, ".txt": 0.05, ".text": 0.05, ".md": 0.05, ".markdown": 0.05, "": 0.05, ".jsonl": 0.05, ".ndjson": 0.05}
Mapped = Callable[[Callable[[str], tuple[Article | NotRead, ...]], Sequence[str]], Iterator[tuple[Article | NotRead, ...]]]


def read(
    paths: Sequence[str],
    settings: Settings,
    metadata: Metadata | None = None,
    mapped: Callable[[int], Mapped] = lambda _effort: map,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> tuple[tuple[Article, ...], tuple[NotRead, ...]]:
    """Return the articles of all inputs, by name and id whatever the order given, and what could not be read.

    A path is a file, a folder (all files below it), a glob, `-` (standard input) or a web address. The same bytes twice are read once; the
    second is listed. `mapped` gives what reads files for an effort (in code points of extraction): it changes no result. Addresses are
    asked one after the other, here. Raises UsageError if no path names anything.
    """
    known = metadata or Metadata()
    files, nowhere = listed(paths)
    local = [path for path in files if path != "-" and not is_url(path)]
    found = mapped(sum(map(effort, local)))(partial(opened, settings=settings, metadata=known), local)
    read_so_far: list[Article | NotRead] = []
    for done, path in enumerate(files):
        progress(done, len(files))
        read_so_far += opened(path, settings, known) if path == "-" or is_url(path) else next(found)
    articles, not_read = once(read_so_far)
    return articles, tuple(sorted((*nowhere, *not_read), key=lambda n: n.path))


def effort(path: str) -> int:
    """Return how long a file takes to be read, in the code points whose extraction takes as long; 0 if it can't be told."""
    try:
        return int(Path(path).stat().st_size * EFFORT.get(Path(path).suffix.lower(), 1.0))
    except (OSError, ValueError):
        return 0


def listed(paths: Sequence[str]) -> tuple[tuple[str, ...], tuple[NotRead, ...]]:
    """Return the files, `-` and addresses that paths stand for, once each, and the paths that name nothing.

    Raises UsageError if no path names anything.
    """
    found = {given: expanded(given) for given in dict.fromkeys(paths)}
    if not any(found.values()):
        raise UsageError("; ".join(f"{given}: {nothing(given)}" for given in found) or "no path", PATH_HINT)
    nowhere = (NotRead(given, nothing(given), PATH_HINT) for given, inputs in found.items() if not inputs)
    return tuple(dict.fromkeys(path for inputs in found.values() for path in inputs)), tuple(nowhere)


def once(items: Iterable[Article | NotRead]) -> tuple[tuple[Article, ...], tuple[NotRead, ...]]:
    """Return the articles among the items, by name and id, and what could not be read; the same bytes a second time count as such."""
    articles: dict[str, Article] = {}
    not_read: list[NotRead] = []
    for item in items:
        if isinstance(item, NotRead):
            not_read.append(item)
        elif item.id in articles:
            not_read.append(NotRead(item.path, f"the same bytes as {articles[item.id].path}", "an article counts once"))
        else:
            articles[item.id] = item
    return tuple(sorted(articles.values(), key=lambda a: (a.name, a.id))), tuple(not_read)


def read_one(path: str, settings: Settings) -> Article:
    """Return the one article of an input, a source text for instance. Raises InputError if it can't be read or holds several."""
    found = opened(path, settings, Metadata())
    articles = [item for item in found if isinstance(item, Article)]
    if len(articles) == 1:
        return articles[0]
    failed = next((item for item in found if isinstance(item, NotRead)), NotRead(path, f"{len(articles)} articles", PATH_HINT))
    raise InputError(f"{path}: {failed.reason}, where one text was expected", failed.hint)


def nothing(given: str) -> str:
    """Return why a path that gave no input did so."""
    if "://" in given:
        return f"only http and https addresses are read, not {given.partition('://')[0]}"
    return "no article in this folder" if Path(given).is_dir() else "there is no such file or folder"


def expanded(given: str) -> list[str]:
    """Return the files that a path given by the user stands for, in a stable order; none if it names nothing.

    Of a folder's files these are passed over: hidden ones, sources.toml, caches, and what an earlier `report` wrote into it.
    """
    if given == "-" or is_url(given):
        return [given]
    path = Path(given)
    if path.is_dir():
        found = [p for p in sorted(path.rglob("*")) if not p.is_dir() and not _passed_over(p.relative_to(path))]
        caches = {p.parent for p in found if p.name == kept.TAG}
        return [str(p) for p in found if not (written_by_us(p) or caches & set(p.parents))]
    if path.exists():
        return [given]
    # glob.glob and not Path.glob: the pattern may be absolute.
    return sorted(p for p in glob.glob(given, recursive=True) if Path(p).is_file())  # noqa: PTH207


def is_url(given: str) -> bool:
    """Tell whether a path given by the user is a web address."""
    return given.lower().startswith(("http://", "https://"))


def _passed_over(path: Path) -> bool:
    return path.name == SIDECAR or any(part.startswith(".") or part == OWN_TABLES for part in path.parts)


def written_by_us(path: Path) -> bool:
    """Tell whether a file is one that `report` writes, in a folder where it has: its quotations are those of the articles."""
    if not path.name.startswith(f"{OWN_NAME}.") and path.name != OWN_DECISIONS:
        return False
    for sibling in (path.with_name(f"{OWN_NAME}.json"), path.with_name(f"{OWN_NAME}.html")):
        if sibling.is_file():
            with sibling.open("rb") as file:
                if OWN_MARK.search(file.read(OWN_HEAD)):
                    return True
    return False


def opened(path: str, settings: Settings, metadata: Metadata) -> tuple[Article | NotRead, ...]:
    """Return the articles of one input with what the user and the sidecar say of them; where it fails, a `NotRead` follows them."""
    found: list[Article | NotRead] = []
    try:
        with limited(settings):
            table = sidecar(Path(path).parent) if path != "-" and not is_url(path) else {}
            for item in _items(path, settings, metadata):
                # One by one: what was read before a failure stays.
                found += (with_metadata(item, Path(path).name, table, metadata.outlets) if isinstance(item, Article) else item,)
    except CrossquoteError as error:
        found.append(NotRead(path, error.message, error.hint))
    except OSError as error:
        found.append(NotRead(path, f"can't be opened ({error.strerror or error})", "check the path and its permissions"))
    except RecursionError:
        found.append(NotRead(path, "nested more deeply than any article is", "save its text as .txt and give that file"))
    except MemoryError:
        found.append(NotRead(path, "more than the memory holds", "give it in parts"))
    return tuple(found)


def _items(path: str, settings: Settings, metadata: Metadata) -> Found:
    if is_url(path):
        yield from _from_web(path, settings, metadata)
    elif path == "-":
        data = sys.stdin.buffer.read(int(settings.largest_file * 1_000_000) + 1)
        _check_size(len(data), settings)
        ending = ".jsonl" if data.lstrip().startswith(b'{"') else ""
        yield from unfolded(Item(path, "stdin", ending, data, settings, metadata.columns))
    else:
        file = Path(path)
        yield from unfolded(Item(path, file.stem, file.suffix.lower(), bounded(file, settings), settings, metadata.columns))


def unfolded(item: Item) -> Found:
    """Yield the articles of an item; of an archive, the articles of the files in it, each of which may fail alone."""
    if item.ending == ".zip":
        for member in archives.members(item):
            try:
                if member.ending == ".zip":
                    raise InputError("an archive in an archive is not unpacked", "unpack it by hand")
                yield from unfolded(member)
            except InputError as error:
                yield NotRead(member.path, error.message, error.hint)
    elif item.ending in archives.PACKED and not item.name.lower().endswith(".warc"):
        inner = archives.unwrapped(item)
        if inner.ending in (".zip", *archives.PACKED):
            raise InputError("an archive in an archive is not unpacked", "unpack it by hand")
        yield from unfolded(inner)
    elif item.ending in READERS or item.ending == ".gz":
        yield from READERS.get(item.ending, feeds.from_warc)(item)
    else:
        raise InputError(f"no reader for {item.ending} files", f"the endings are {', '.join(sorted(filter(None, (*READERS, '.zip'))))}")


def _from_web(url: str, settings: Settings, metadata: Metadata) -> Found:
    page = kept.page(url, metadata.pages, metadata.refresh, settings)
    way = (f"redirected: {' -> '.join(page.way)}",) if len(page.way) > 1 else ()
    for found in unfolded(Item(url, url, _ending_of(page), page.data, settings, metadata.columns)):
        if isinstance(found, Article):
            found = dataclasses.replace(found, url=found.url or page.way[-1], accessed=page.accessed, notes=(*found.notes, *way))
        yield found


def _ending_of(page: web.Fetched) -> str:
    """Return the ending of files such as the page: by its type, else by its address. Raises InputError if no reader reads such."""
    kind = page.content_type.partition(";")[0].strip().lower()
    if kind in TYPES:
        return TYPES[kind]
    ending = Path(urlsplit(page.way[-1]).path).suffix.lower()
    if kind in ("", "application/octet-stream", "binary/octet-stream") and ending in (*READERS, ".zip", *archives.PACKED):
        return ending or ".html"
    raise InputError(f"the server sent {kind or 'no type'}, which no reader reads", "give an address of a page, a text or a document")


def bounded(path: Path, settings: Settings) -> bytes:
    """Return a file's bytes. Raises InputError if it is larger than the settings allow or no ordinary file."""
    if not path.is_file():
        raise InputError("not an ordinary file", "give a file or a folder")
    _check_size(path.stat().st_size, settings)
    return path.read_bytes()


def _check_size(size: int, settings: Settings) -> None:
    if size > settings.largest_file * 1_000_000:
        raise InputError(
            f"{size / 1e6:,.0f} MB, more than the {settings.largest_file:,.0f} MB that are read", "raise it: --set largest_file=MB"
        )


def with_metadata(article: Article, file: str, table: Mapping[str, Mapping[str, str]], outlets: Mapping[str, str]) -> Article:
    """Return the article with what the folder's sources.toml (`table`) and `--outlet` say of it; the command line wins."""
    names = (article.name, file)
    said: dict[str, Any] = dict(next((table[name] for name in names if name in table), {}))
    said |= next(({"outlet": outlets[name]} for name in names if name in outlets), {})
    return dataclasses.replace(article, outlet_guessed="outlet" not in said and article.outlet_guessed, **said)


def sidecar(folder: Path) -> dict[str, dict[str, str]]:
    """Return what a folder's sources.toml says, by file name with or without its ending; empty if there is none.

    Raises InputError if it isn't TOML or has another shape.
    """
    path = folder / SIDECAR
    if not path.is_file():
        return {}
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path} is not TOML: {error}", "mend the line, or take the file away") from None
    return {name: _fields(path, name, table) for name, table in tables.items()}


def _fields(path: Path, name: str, table: object) -> dict[str, str]:
    if not isinstance(table, dict) or not set(table) <= set(FIELDS):
        raise InputError(f"{path}: [{name}] has to be a table of {', '.join(FIELDS)}", "mend the table")
    return {key: str(value) for key, value in table.items()}
