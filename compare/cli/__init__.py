"""The door: words on a command line become one call, and what comes back becomes lines on a screen and an exit code."""

from compare.cli.door import main, run

__all__ = ["main", "run"]
