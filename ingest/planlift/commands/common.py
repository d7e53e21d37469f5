"""What the commands share. Imports nothing heavy."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from planlift.batch import DEFAULT_TIMEOUT

if TYPE_CHECKING:
    from planlift_parsers.limits import Limits

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


def timeout_option(function: _Decorated) -> _Decorated:
    """The option --timeout SECONDS of commands that read documents."""
    decorate: Callable[[_Decorated], _Decorated] = click.option(
        "--timeout",
        type=click.FloatRange(min=0, min_open=True),
        default=DEFAULT_TIMEOUT,
        show_default=True,
        metavar="SECONDS",
        help="Time that one document may take.",
    )
    return decorate(function)


def limit_option(function: _Decorated) -> _Decorated:
    """The option --limit NAME=NUMBER of commands that read documents; gives `Limits`."""
    decorate: Callable[[_Decorated], _Decorated] = click.option(
        "--limit",
        "limits",
        multiple=True,
        callback=_limits,
        metavar="NAME=NUMBER",
        help="Read larger documents: cells, paragraphs, pages, memory_bytes and the like, as "
        "the message names it; may be given several times.",
    )
    return decorate(function)


def _limits(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> Limits:
    from planlift_parsers.limits import DEFAULT_LIMITS

    known = {each.name: type(getattr(DEFAULT_LIMITS, each.name)) for each in fields(DEFAULT_LIMITS)}
    given: dict[str, Any] = {}
    for value in values:
        name, _, number = value.partition("=")
        if name not in known:
            raise click.BadParameter(f"{name!r} is no limit; there are {', '.join(known)}")
        try:
            given[name] = known[name](number.replace("_", "").replace(",", ""))
        except ValueError:
            raise click.BadParameter(f"{number!r} is no number, in {value!r}") from None
        if given[name] <= 0:
            raise click.BadParameter(f"{name} must be above 0")
    return replace(DEFAULT_LIMITS, **given)


def print_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    """The option --version."""
    if value:
        from planlift import __version__

        click.echo(f"planlift {__version__}")
        ctx.exit()


def put(text: str | bytes, out: Path | None) -> None:
    """Give data to stdout, or write it to a file whole or not at all.

    Raises:
        OutputError: the file cannot be written.
    """
    data = text.encode() if isinstance(text, str) else text
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
def guarded(
    file: Path, limits: Limits | None = None, timeout: float = DEFAULT_TIMEOUT
) -> Iterator[None]:
    """Ends the command, with a message, where a document takes too much time or memory.

    Args:
        file: the document, as it was given.
        limits: of which `memory_bytes` is kept; by default the usual ones.
        timeout: seconds that it may take.
    """
    from planlift.batch.watchdog import watched
    from planlift_parsers.limits import DEFAULT_LIMITS

    def bite(cause: str, remedy: str) -> None:
        click.echo(f"planlift: {file}: {cause}. {remedy}", err=True)
        os._exit(EXIT_ALL_FAILED)

    memory = (limits or DEFAULT_LIMITS).memory_bytes
    with watched(memory=memory, seconds=timeout, bite=bite):
        yield
