"""A folder that documents are dropped into, converted as they come."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from planlift.paths import printable
from planlift_parsers.errors import UsageError

# A file that grew within so many seconds may still be on its way here.
QUIET_SECONDS = 2.0
# A folder that never rests is converted all the same; what was on its way is read again later.
PATIENCE_SECONDS = 60.0
# Path, size and time of change of each file.
State = frozenset[tuple[str, int, int]]


@dataclass(slots=True)
class Watch:
    """Says when a folder is to be converted.

    Attributes:
        folder: what is watched.
        left_out: folders below it to pass over: the outputs.
        quiet: seconds without a change after which what came is whole.
        clock: seconds.
        sleep: waits so many seconds.
    """

    folder: Path
    left_out: Sequence[Path] = ()
    quiet: float = QUIET_SECONDS
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _converted: State | None = field(default=None)

    def rounds(self) -> Iterator[None]:
        """Yield each time that documents have come, gone or changed and are whole; for ever.

        Raises:
            UsageError: the folder is gone.
        """
        while True:
            self._converted = self._changed()
            yield

    def _changed(self) -> State:
        """Wait for a change, and then until the folder rests; its state then."""
        state, began = self._state(), self.clock()
        while True:
            self.sleep(self.quiet)
            before, state = state, self._state()
            if state == self._converted or not state:
                began = self.clock()
            elif state == before or self.clock() - began >= PATIENCE_SECONDS:
                return state

    def _state(self) -> State:
        if not self.folder.is_dir():
            raise UsageError(
                "there is no such folder any more",
                "Make it again, and start planlift again.",
                file=printable(str(self.folder)),
            )
        return frozenset(_files(self.folder, {os.path.normcase(path) for path in self.left_out}))


def _files(top: Path, left_out: set[str]) -> Iterator[tuple[str, int, int]]:
    """Each regular file below a folder; links are not followed, and what goes meanwhile is gone."""
    folders = [os.fspath(top)]
    while folders:
        try:
            with os.scandir(folders.pop()) as listing:
                entries = list(listing)
        except OSError:
            continue
        for entry in entries:
            if os.path.normcase(entry.path) in left_out:
                continue
            try:
                status = entry.stat(follow_symlinks=False)
            except OSError:
                continue
            if stat.S_ISDIR(status.st_mode):
                folders.append(entry.path)
            elif stat.S_ISREG(status.st_mode):
                yield entry.path, status.st_size, status.st_mtime_ns
