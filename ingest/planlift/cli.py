"""The command line: a thin skin over the API.

Data goes to stdout, words for people to stderr. Each command lives in a module of its own under
`planlift.commands` and is imported when it is called or listed; none imports anything heavy
before it runs, so that the help answers at once.
"""

from __future__ import annotations

import atexit
import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import cast

import click

from planlift.commands.common import (
    EXIT_ALL_FAILED,
    EXIT_OK,
    EXIT_STOPPED,
    EXIT_USAGE,
    Settings,
    print_version,
    verbose_option,
)

# One line a command: the module of that name holds it as `command`.
COMMANDS = (
    "read",
    "convert",
    "watch",
    "check",
    "collate",
    "review",
    "template",
    "write",
    "tables",
    "formats",
)


class _Commands(click.Group):
    """A group whose commands are imported when they are needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        return cast(click.Command, import_module(f"planlift.commands.{cmd_name}").command)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=print_version,
    help="Show the version and exit.",
)
@verbose_option
def app() -> None:
    """Lift action plans out of Word, PDF, Excel, web pages and plain text.

    Exit codes: 0 all well, 1 some documents failed, 2 wrong use, 3 all failed, 4 findings at or
    above --fail-on, 130 stopped.
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: by default those of the process.

    Returns:
        The exit code.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    # The process ends: a last search for circular garbage among all its objects would free nothing
    # that the system does not, and took a tenth of the time of 60 pages.
    atexit.register(gc.freeze)
    settings = Settings()
    try:
        code = app.main(arguments, prog_name="planlift", standalone_mode=False, obj=settings)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("planlift: stopped.", err=True)
        return EXIT_STOPPED
    except Exception as error:
        return _told(error, settings)
    return code if isinstance(code, int) else EXIT_OK


def _told(error: Exception, settings: Settings) -> int:
    """Tell a person what went wrong."""
    from planlift.batch.worker import BUG_REMEDY, unexpected
    from planlift_parsers.errors import DocumentError, PlanliftError

    if settings.verbose:
        import traceback

        traceback.print_exception(error)
    if isinstance(error, PlanliftError):
        click.echo(f"planlift: {error}", err=True)
        return EXIT_ALL_FAILED if isinstance(error, DocumentError) else EXIT_USAGE
    click.echo(f"planlift: {unexpected(error)}. {BUG_REMEDY}", err=True)
    if not settings.verbose:
        click.echo("With --verbose it says where it happened.", err=True)
    return EXIT_ALL_FAILED
