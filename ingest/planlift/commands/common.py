"""What the commands share. Imports nothing heavy."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

_Decorated = TypeVar("_Decorated", bound=Callable[..., Any])
EXIT_OK, EXIT_SOME_FAILED, EXIT_USAGE, EXIT_ALL_FAILED, EXIT_STOPPED = 0, 1, 2, 3, 130
# A reader that closes the pipe early (head) is EPIPE on POSIX and EINVAL on Windows.
_PIPE_CLOSED = (errno.EPIPE, errno.EINVAL)


@dataclass(slots=True)
class Settings:
    """What holds for the whole run.

    Attributes:
        verbose: show tracebacks.
    """

    verbose: bool = False


def _be_verbose(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        ctx.ensure_object(Settings).verbose = True


def verbose_option(function: _Decorated) -> _Decorated:
    """The option --verbose, which may stand before or after the command's name."""
    decorate: Callable[[_Decorated], _Decorated] = click.option(
        "-v",
        "--verbose",
        is_flag=True,
        expose_value=False,
        callback=_be_verbose,
        help="Show where an unexpected error happened.",
    )
    return decorate(function)


def out_option(function: _Decorated) -> _Decorated:
    """The option --out FILE of commands that print data."""
    decorate: Callable[[_Decorated], _Decorated] = click.option(
        "--out",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Write to this file instead of stdout.",
    )
    return decorate(function)


def mapping_option(function: _Decorated) -> _Decorated:
    """The option --mapping FILE of commands that read documents."""
    decorate: Callable[[_Decorated], _Decorated] = click.option(
        "--mapping",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Corrections: what the columns of tables with certain headers mean "
        "[default: planlift.toml beside the documents or above, up to what was given].",
    )
    return decorate(function)


def print_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    """The option --version."""
    if value:
        from planlift import __version__

        click.echo(f"planlift {__version__}")
        ctx.exit()


def put(text: str, out: Path | None) -> None:
    """Give data to stdout, or write it to a file whole or not at all.

    Raises:
        OutputError: the file cannot be written.
    """
    data = text.encode()
    if out is not None:
        from planlift.write import write_whole

        write_whole(out, data)
        return
    try:
        click.echo(data, nl=False)
    except OSError as error:
        if error.errno not in _PIPE_CLOSED:
            raise
        # Python would flush once more at exit, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def guarded(file: Path) -> Iterator[None]:
    """Ends the command, with a message, where a document takes too much time or memory.

    Args:
        file: the document, as it was given.
    """
    from planlift.batch import DEFAULT_TIMEOUT
    from planlift.batch.watchdog import watched
    from planlift_parsers.limits import DEFAULT_LIMITS

    def bite(cause: str, remedy: str) -> None:
        click.echo(f"planlift: {file}: {cause}. {remedy}", err=True)
        os._exit(EXIT_ALL_FAILED)

    with watched(memory=DEFAULT_LIMITS.memory_bytes, seconds=DEFAULT_TIMEOUT, bite=bite):
        yield
