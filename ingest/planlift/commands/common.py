"""What the commands share. Imports nothing heavy."""

from __future__ import annotations

import datetime as dt
import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

import click

from planlift.batch import DEFAULT_TIMEOUT

if TYPE_CHECKING:
    from planlift_parsers.keys import Keys
    from planlift_parsers.limits import Limits

_Decorated = TypeVar("_Decorated", bound=Callable[..., Any])
EXIT_OK, EXIT_SOME_FAILED, EXIT_USAGE, EXIT_ALL_FAILED, EXIT_STOPPED = 0, 1, 2, 3, 130
LOCAL, SPARK = "local", "spark"
# A reader that closes the pipe early (head) is EPIPE on POSIX and EINVAL on Windows.
_PIPE_CLOSED = (errno.EPIPE, errno.EINVAL)


@dataclass(slots=True)
class Settings:
    """What holds for the whole run.

    Attributes:
        verbose: show tracebacks.
        mapping: a mapping file; None for those beside the documents and above.
        join: the documents of a folder are the pages of one plan.
        again: what an earlier run read is read again.
        jobs: documents read at a time; None for as many as cores.
        engine: what runs the workers: this machine, or Spark.
        master: Spark's master URL; None for that of spark-submit or its settings.
    """

    verbose: bool = False
    mapping: Path | None = None
    join: bool = False
    again: bool = False
    jobs: int | None = None
    engine: str = LOCAL
    master: str | None = None

    def on_spark(self) -> bool:
        """Whether Spark runs the workers.

        Raises:
            UsageError: an option was given that is not for the engine.
        """
        from planlift_parsers.errors import UsageError

        if self.engine != SPARK:
            if self.master is not None:
                raise UsageError("--master is for Spark", "Add --engine spark.")
            return False
        if self.jobs is not None:
            raise UsageError("--jobs is not for --engine spark", "Spark's own settings say it.")
        if self.join:
            raise UsageError("--join is not for --engine spark", "Leave out --engine spark.")
        return True


class Day(click.DateTime):
    """A day as people write it in a command; click's own words name a format that few know."""

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d"])

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.datetime:
        """The day's first moment."""
        try:
            made: dt.datetime = super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"{value!r} is no day. Write it as year-month-day: 2024-03-31.", param, ctx)
        return made


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


def document_options(function: _Decorated) -> _Decorated:
    """The options --out FILE and --overwrite of commands that write one document for people."""
    decorate: Callable[[_Decorated], _Decorated] = click.option(
        "--overwrite", is_flag=True, help="Replace a file of that name."
    )
    return out_option(decorate(function))


def mapping_option(function: _Decorated) -> _Decorated:
    """The option --mapping FILE of commands that read documents; it stands in the settings."""
    decorate: Callable[[_Decorated], _Decorated] = click.option(
        "--mapping",
        type=click.Path(path_type=Path),
        metavar="FILE",
        expose_value=False,
        callback=into_settings,
        help="Corrections: what the columns of tables with certain headers mean "
        "[default: planlift.toml beside the documents or above, up to what was given].",
    )
    return decorate(function)


def jobs_option(function: _Decorated) -> _Decorated:
    """The option --jobs of commands that read many documents; it stands in the settings."""
    decorate: Callable[[_Decorated], _Decorated] = click.option(
        "--jobs",
        type=click.IntRange(min=1),
        expose_value=False,
        callback=into_settings,
        help="Documents read at a time [default: all cores].",
    )
    return decorate(function)


def join_option(function: _Decorated) -> _Decorated:
    """The option --join of commands that read folders; it stands in the settings."""
    decorate: Callable[[_Decorated], _Decorated] = click.option(
        "--join",
        is_flag=True,
        expose_value=False,
        callback=into_settings,
        help="Read the documents of each folder as the pages of one plan, such as a web page for "
        "each indicator, and write plans/<folder>.json.",
    )
    return decorate(function)


def into_settings(ctx: click.Context, param: click.Parameter, value: object) -> None:
    """Keep an option's value under its name in the settings of the run."""
    setattr(ctx.ensure_object(Settings), str(param.name), value)


def engine_options(function: _Decorated) -> _Decorated:
    """The options --engine and --master of `convert`; they stand in the settings."""
    master: Callable[[_Decorated], _Decorated] = click.option(
        "--master",
        metavar="URL",
        expose_value=False,
        callback=into_settings,
        help="Spark's master, as in spark://host:7077 or yarn [default: that of spark-submit, "
        "else local[*]].",
    )
    engine: Callable[[_Decorated], _Decorated] = click.option(
        "--engine",
        type=click.Choice([LOCAL, SPARK]),
        default=LOCAL,
        show_default=True,
        expose_value=False,
        callback=into_settings,
        help="What runs the workers: this machine, or a Spark cluster (with planlift[spark]).",
    )
    return engine(master(function))


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
    """The option --limit NAME=NUMBER, which gives the command `limits`."""
    decorate: Callable[[_Decorated], _Decorated] = click.option(
        "--limit",
        "limits",
        multiple=True,
        metavar="NAME=NUMBER",
        callback=_limits,
        help="Raise or lower a limit, as in cells=200000 or file_bytes=500M; may be given several "
        "times. Messages name the limit that was reached; 'planlift formats' lists them all.",
    )
    return decorate(function)


def password_option(function: _Decorated) -> _Decorated:
    """The option --password-file FILE, which gives the command `keys`."""
    decorate: Callable[[_Decorated], _Decorated] = click.option(
        "--password-file",
        "keys",
        type=click.Path(path_type=Path),
        metavar="FILE",
        callback=_keys,
        help="Text file with the passwords to try on locked documents, one a line.",
    )
    return decorate(function)


def _limits(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> Limits:
    from planlift_parsers.limits import limits_from

    try:
        return limits_from(value)
    except ValueError as error:
        raise click.BadParameter(str(error), ctx, param) from error


def _keys(ctx: click.Context, param: click.Parameter, value: Path | None) -> Keys:
    from planlift_parsers.keys import NO_KEYS, keys_from

    if value is None:
        return NO_KEYS
    try:
        return keys_from(value.read_bytes())
    except (OSError, ValueError) as error:
        said = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise click.BadParameter(f"{value}: {said}", ctx, param) from error


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
    put_written(lambda file: file.write(data), out)


def put_written(write: Callable[[BinaryIO], object], out: Path | None) -> None:
    """As `put`, of data that writes itself.

    Args:
        write: writes all of it to an open file.
        out: the file, None for stdout.

    Raises:
        OutputError: the file cannot be written.
    """
    if out is not None:
        from planlift.write import write_whole_by

        write_whole_by(out, write)
        return
    stdout = sys.stdout.buffer
    try:
        write(stdout)
        stdout.flush()
    except OSError as error:
        if error.errno not in _PIPE_CLOSED:
            raise
        # Python would flush once more at exit, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def put_document(data: bytes, form: str, out: Path | None, *, overwrite: bool) -> None:
    """Write a document, or give it to stdout where that is no terminal.

    What people fill in by hand is not replaced unasked.

    Args:
        data: the whole file.
        form: its format, as its name would end.
        out: the file, None for stdout.
        overwrite: replace a file that stands there.

    Raises:
        UsageError: a file stands there, or the document would go to a terminal.
        OutputError: it cannot be written.
    """
    from planlift_parsers.errors import UsageError

    if out is None and sys.stdout.isatty() and form in ("docx", "xlsx"):
        raise UsageError(f"a .{form} file cannot be shown here", "Give --out FILE.")
    if out is not None and out.exists() and not overwrite:
        raise UsageError(
            "a file of that name is there", "Give another --out, or --overwrite.", file=str(out)
        )
    put(data, out)
    if out is not None:
        click.echo(f"Written to {out}", err=True)


@contextmanager
def guarded(file: Path, limits: Limits, timeout: float = DEFAULT_TIMEOUT) -> Iterator[None]:
    """Ends the command, with a message, where a document takes too much time or memory.

    Args:
        file: the document, as it was given.
        limits: `memory_bytes` is kept.
        timeout: seconds that it may take.
    """
    from planlift.batch.watchdog import watched

    def bite(cause: str, remedy: str) -> None:
        click.echo(f"planlift: {file}: {cause}. {remedy}", err=True)
        os._exit(EXIT_ALL_FAILED)

    with watched(memory=limits.memory_bytes, seconds=timeout, bite=bite):
        yield
