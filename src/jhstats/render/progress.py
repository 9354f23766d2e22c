"""What is said on a terminal while something takes long."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

_LONG = 1.0
"""Seconds after which a person wants to know."""


@contextmanager
def waiting(text: str) -> Iterator[None]:
    """Say on a terminal what is done meanwhile; nothing where it is soon over."""
    done = Event()

    def show() -> None:
        if not done.wait(_LONG):
            from jhstats.render.terminal import timed  # noqa: PLC0415 - rich is for who waits

            with timed(text):
                done.wait()

    thread = Thread(target=show, daemon=True)
    if sys.stderr.isatty():
        thread.start()
    try:
        yield
    finally:
        done.set()
        if thread.ident:
            thread.join()
