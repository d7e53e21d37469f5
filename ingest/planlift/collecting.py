"""When Python looks for garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Puts the search for circular garbage off until a document is read.

    A document's parts refer to each other in one direction, so that the search finds next to
    nothing among its hundred thousands of words; it took an eighth of the time of an 80-page PDF.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
