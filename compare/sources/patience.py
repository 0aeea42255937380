"""A limit to the time that one input may take: what a hostile file makes endless is given up, and the others go on."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from compare.errors import InputError
from compare.settings import Settings

AGAIN = 1.0  # seconds after which a reader that went on all the same is interrupted once more


class TooLongError(BaseException):
    """The time is up. No Exception, so that no library takes it for one of its own."""


@contextmanager
def limited(settings: Settings) -> Iterator[None]:
    """Let what is done inside take `read_seconds` of processor time. Raises InputError after that.

    Where there is no such timer (Windows, other threads than the main one) nothing is limited.
    """
    if not hasattr(signal, "SIGPROF") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGPROF, _too_long)
    signal.setitimer(signal.ITIMER_PROF, settings.read_seconds, AGAIN)
    try:
        yield
    except TooLongError:
        raise InputError(f"not read after {settings.read_seconds:g} seconds", "raise it: --set read_seconds=N") from None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, signal.SIG_IGN if before is signal.SIG_DFL else before)  # a late signal's default is to kill


def _too_long(_signal: int, _frame: FrameType | None) -> None:
    raise TooLongError
