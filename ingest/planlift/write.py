"""Write files whole or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from pydantic_core import to_json

from planlift.paths import reason_of
from planlift_parsers.errors import PlanliftError
from planlift_schema import ActionPlan

_PASSING = ".planlift-*.tmp"  # passing name of a file that is being written


class OutputError(PlanliftError):
    """An output could not be written."""

    code = "output"


def plan_json(plan: ActionPlan) -> str:
    """The plan as JSON: two spaces of indent, the model's key order, a newline at the end.

    The same plan gives the same text, on every machine.
    """
    return plan_bytes(plan).decode()


def plan_bytes(plan: ActionPlan) -> bytes:
    """As `plan_json`, in UTF-8: the JSON of a large plan is held once and not as text too."""
    return to_json(plan, indent=2) + b"\n"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; what stood there before stays until then.

    Args:
        path: the file; missing folders above it are made.
        data: its content.

    Raises:
        OutputError: it cannot be written.
    """
    write_whole_by(path, lambda file: file.write(data))


def write_whole_by(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """As `write_whole`, of content that writes itself to an open file."""
    with WholeFile(path) as whole:
        try:
            write(whole.file)
        except OSError as error:
            raise output_error(path, error) from error
        whole.commit()


def passing_path(folder: Path) -> Path:
    """A name for a file that is being written, in a folder from which `sweep` takes it away."""
    return folder / _PASSING.replace("*", secrets.token_hex(4))


class WholeFile:
    """A file that appears under its name only once it is whole.

    It is written beside its place under a passing name; `commit` moves it there in one step.
    Left without `commit` (an error, Ctrl-C), nothing of it remains.

    Attributes:
        path: where it will stand.
        file: to write to.
    """

    def __init__(self, path: Path) -> None:
        """Open the passing file.

        Raises:
            OutputError: the folder cannot be made or written to.
        """
        self.path = path
        # The permissions are those of any new file, which tempfile's are not.
        self._passing = passing_path(path.parent)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self.file: BinaryIO = self._passing.open("xb")
        except OSError as error:
            raise output_error(path, error) from error

    def commit(self) -> None:
        """Put the file in its place.

        Raises:
            OutputError: the disk is full, or another program holds the file that stands there.
        """
        try:
            self.file.close()
            self._passing.replace(self.path)
        except OSError as error:
            raise output_error(self.path, error) from error

    def __enter__(self) -> WholeFile:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            self.file.close()
        except OSError:
            if error is None:
                raise
        finally:
            self._passing.unlink(missing_ok=True)


def put_in_place(passing: Path, path: Path) -> None:
    """Give a file that is whole its name; what stood there before stays until then.

    Args:
        passing: on the same disk.
        path: where it is to stand; missing folders above it are made.

    Raises:
        OutputError: it cannot be put there.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        passing.replace(path)
    except OSError as error:
        passing.unlink(missing_ok=True)
        raise output_error(path, error) from error


def sweep(out: Path, plans: str) -> None:
    """Remove what a run that was ended from outside was writing.

    Args:
        out: an output folder that no other run writes into now.
        plans: name of the folder of plans in it.
    """
    for passing in (*out.glob(_PASSING), *(out / plans).rglob(_PASSING)):
        with suppress(OSError):
            passing.unlink()


def output_error(path: Path, error: OSError) -> OutputError:
    """What a person is told when an output cannot be written."""
    if isinstance(error, PermissionError):
        cause = "no permission to write it, or it is open in another program"
        remedy = "Close it (in Excel, say) and run the command again, or give another --out."
    elif isinstance(error, IsADirectoryError):
        cause, remedy = "a folder of that name stands there", "Move it, or give another --out."
    elif isinstance(error, NotADirectoryError | FileExistsError):
        cause, remedy = "a file stands where a folder is needed", "Give another --out."
    else:
        cause = f"it could not be written ({reason_of(error)})"
        remedy = "Make room on the disk, or give another --out."
    return OutputError(cause, remedy, file=os.fspath(path))
