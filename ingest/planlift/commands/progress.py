"""How far a run is: a bar on a terminal, now and then a plain line elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

import click

if TYPE_CHECKING:
    from rich.console import Console

# Elsewhere than on a terminal: a line for so many documents at most, and none sooner after the
# last than so many seconds, so that a log of a night stays short.
EVERY_DOCUMENTS = 25
EVERY_SECONDS = 10.0


class Progress(Protocol):
    """Shows how far a run is, while it is entered."""

    def __enter__(self) -> Progress: ...

    def __exit__(self, *raised: object) -> None: ...

    def show(self, done: int, total: int) -> None:
        """So many documents of all are done."""


def progress_on_stderr() -> Progress:
    """A bar where stderr is a terminal, else plain lines."""
    from rich.console import Console

    console = Console(stderr=True)
    return Bar(console) if console.is_terminal else PlainProgress()


class Bar:
    """A bar with the number of documents, their rate and the time left."""

    def __init__(self, console: Console) -> None:
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            TextColumn,
            TimeRemainingColumn,
        )
        from rich.progress import Progress as RichProgress

        self._bar = RichProgress(
            TextColumn("Reading"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
            TextColumn("left"),
            console=console,
            transient=True,
        )
        self._task = self._bar.add_task("Reading", total=None, rate="")
        self._pace = Pace(time.monotonic)

    def __enter__(self) -> Bar:
        self._bar.start()
        return self

    def __exit__(self, *raised: object) -> None:
        self._bar.stop()

    def show(self, done: int, total: int) -> None:
        """Move the bar."""
        self._bar.update(self._task, completed=done, total=total, rate=self._pace.rate(done))


class PlainProgress:
    """A line now and then, for logs and screen readers."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        say: Callable[[str], None] = lambda line: click.echo(line, err=True),
    ) -> None:
        """Say nothing yet.

        Args:
            clock: seconds.
            say: takes a line.
        """
        self._clock = clock
        self._say = say
        self._pace = Pace(clock)
        self._said = clock()

    def __enter__(self) -> PlainProgress:
        return self

    def __exit__(self, *raised: object) -> None:
        pass

    def show(self, done: int, total: int) -> None:
        """Say a line, where it is time for one."""
        now = self._clock()
        if done % EVERY_DOCUMENTS or done == total or now - self._said < EVERY_SECONDS:
            return
        self._said = now
        left = self._pace.left(done, total)
        self._say(f"{done:,} of {total:,} documents, {self._pace.rate(done)}, {left} left")


class Pace:
    """How fast it goes, over the whole run."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Begin to count.

        Args:
            clock: seconds.
        """
        self._clock = clock
        self._began = clock()

    def rate(self, done: int) -> str:
        """Documents a second, or a minute where that is less than one; "" before there are any."""
        seconds = self._clock() - self._began
        if not done or seconds <= 0:
            return ""
        rate = done / seconds
        return f"{rate:.1f} a second" if rate >= 1 else f"{rate * 60:.1f} a minute"

    def left(self, done: int, total: int) -> str:
        """Time left, in words.

        Args:
            done: documents that are done, at least one.
            total: of so many.
        """
        seconds = (self._clock() - self._began) / done * (total - done)
        minutes = round(seconds / 60)
        if minutes < 1:
            return "less than a minute"
        hours, rest = divmod(minutes, 60)
        return f"about {hours} h {rest} min" if hours else f"about {minutes} min"
