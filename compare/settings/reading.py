"""What is read, and where it ends: sizes, numbers, times, addresses."""

from __future__ import annotations

from dataclasses import dataclass

from compare.settings.setting import setting


@dataclass(frozen=True)
class Reading:
    """What is read, and where it ends: sizes, numbers, times, addresses."""

    largest_file: float = setting(
        1000.0, "MB", "A larger file is refused before it is opened; raising it lets larger ones in.", 0.001, 1_000_000
    )
    most_files: int = setting(100_000, "files", "An archive with more files is refused.", 1, 10_000_000)
    most_objects: int = setting(300_000, "objects", "A PDF with more objects is refused; a newspaper's has a few thousand.", 1, 100_000_000)
    read_seconds: float = setting(
        600.0,
        "CPU seconds",
        "A file that is not read by then is given up, and the others go on; hostile ones take for ever.",
        0.1,
        1_000_000,
    )
    most_pages: int = setting(5_000, "pages", "A PDF with more pages is refused.", 1, 1_000_000)
    fetch_seconds: float = setting(20.0, "seconds", "A web address that has not sent all by then is given up.", 0.1, 600)
    largest_page: float = setting(20.0, "MB", "A larger page is given up while it is being fetched.", 0.001, 10_000)
    most_redirects: int = setting(5, "redirects", "A web address that leads on more often is given up.", 0, 20)
    fetched_folder: str = setting(
        "", "folder", "Where fetched pages are kept, so that a report can be made again; empty: `fetched` in the output folder of a report."
    )
    fetched_days: float = setting(
        36_500.0, "days", "A page that was fetched longer ago is fetched again; raising it keeps reports the same for longer.", 0, 36_500
    )
    private_addresses: bool = setting(False, "", "Whether web addresses on this machine or network may be read.")
