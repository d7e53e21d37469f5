"""The log of a run: JSON Lines, written while it goes on, so that it tells where a run broke off.

It alone holds times: all other outputs are the same for the same documents.
"""

from __future__ import annotations

import datetime as dt
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from planlift import __version__
from planlift.batch.account import Record
from planlift.write import OutputError, output_error

LOG = "log.jsonl"
Entry = str | int | float | bool | None


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class RunLog:
    """One run's log. What cannot be logged does not stop the run; it is a problem told at its end.

    Every line has `time` (UTC), `event` and `document` (null for the run itself). Events:
    `run-started` (`planlift`, `files`), `document` (`outcome`, `format`, `bytes`, `seconds`,
    `known`, `actions`, `to_review`, `cause`, `remedy`, `plan`) and `run-ended` (`seconds`,
    `stopped`, and the number of files by outcome).

    Attributes:
        problem: why the log is not whole, None where it is.
    """

    def __init__(self, path: Path, now: Callable[[], dt.datetime] = _now) -> None:
        """Begin the log; one of an earlier run is replaced.

        Args:
            path: the file.
            now: the clock.
        """
        self.problem: OutputError | None = None
        self._path = path
        self._now = now
        self._began = time.monotonic()
        self._file: TextIO | None = None
        try:
            self._file = path.open("w", encoding="utf-8", newline="\n", buffering=1)
        except OSError as error:
            self.problem = output_error(path, error)

    def started(self, files: int) -> None:
        """Say that the run starts, over so many files."""
        self._write("run-started", None, {"planlift": __version__, "files": files})

    def document(
        self, record: Record, size: int | None, seconds: float | None, known: bool = False
    ) -> None:
        """Say what came of a document.

        Args:
            record: its line of the account.
            size: of the file in bytes, None where it is not known.
            seconds: that it took to read, None where it was not.
            known: an earlier run read it.
        """
        result = record.result
        self._write(
            "document",
            record.path,
            {
                "outcome": result.outcome.value,
                "format": result.format,
                "bytes": size,
                "seconds": None if seconds is None else round(seconds, 3),
                "known": known,
                "actions": result.actions,
                "to_review": result.to_review,
                "cause": result.reason,
                "remedy": result.remedy,
                "plan": record.plan,
            },
        )

    def ended(self, outcomes: dict[str, int], stopped: bool) -> None:
        """Say that the run ends.

        Args:
            outcomes: number of files by outcome.
            stopped: by Ctrl-C.
        """
        seconds = round(time.monotonic() - self._began, 3)
        self._write("run-ended", None, {"seconds": seconds, "stopped": stopped, **outcomes})

    def _write(self, event: str, document: str | None, rest: dict[str, Entry]) -> None:
        if self._file is None:
            return
        moment = self._now().isoformat(timespec="milliseconds")
        line = {"time": moment, "event": event, "document": document, **rest}
        try:
            self._file.write(json.dumps(line, ensure_ascii=False) + "\n")
        except OSError as error:
            self._give_up(error)

    def _give_up(self, error: OSError) -> None:
        self.problem = self.problem or output_error(self._path, error)
        file, self._file = self._file, None
        if file is not None:
            try:
                file.close()
            except OSError:
                return

    def __enter__(self) -> RunLog:
        return self

    def __exit__(self, *raised: object) -> None:
        if self._file is not None:
            try:
                self._file.close()
            except OSError as closing:
                self.problem = self.problem or output_error(self._path, closing)
