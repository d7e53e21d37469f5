"""`planlift review`: the page on which people put right what is doubtful."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from planlift.commands.common import limit_option, password_option, verbose_option

if TYPE_CHECKING:
    from planlift.review.security.users import Users
    from planlift_parsers.keys import Keys
    from planlift_parsers.limits import Limits

_ROLES = ("reader", "reviewer", "admin")
_FOLDER = click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
_NAME = click.argument("name", metavar="NAME")


class _ServesFolders(click.Group):
    """A group that takes anything but its own commands for a folder to serve."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        first = next((arg for arg in args if not arg.startswith("-")), "")
        if args and first not in self.commands and args[0] not in ("-h", "--help"):
            args = ["serve", *args]
        return super().parse_args(ctx, args)


@click.group(name="review", cls=_ServesFolders)
def command() -> None:
    """See the source beside what was read, and put right what is doubtful.

    `planlift review DIR` serves a folder that `convert` wrote (or a new one) on this computer and
    opens the browser. `planlift review users` says who may sign in where others can reach it.
    docs/review.md shows the page, docs/deploy.md a server.
    """


@command.command(name="serve")
@_FOLDER
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, help="Port [default: any that is free]."
)
@click.option(
    "--public-url",
    default="",
    metavar="URL",
    help="Address by which people reach it, through a proxy that ends TLS.",
)
@click.option("--users", is_flag=True, help="Ask who it is on this computer, too.")
@click.option("--no-browser", is_flag=True, help="Do not open the browser.")
@limit_option
@password_option
@verbose_option
def serve_command(  # noqa: PLR0913, PLR0917 - one argument an option
    folder: Path,
    host: str,
    port: int,
    public_url: str,
    users: bool,
    no_browser: bool,
    limits: Limits,
    keys: Keys,
) -> None:
    """Serve the page over DIR until Ctrl-C."""
    _check_installed()
    from planlift.quiet import quiet
    from planlift.review.security.users import Users
    from planlift.review.server import serve
    from planlift.review.settings import Settings, is_loopback
    from planlift.store.page_files import USERS

    quiet()
    _make(folder)
    known = Users(folder / USERS)
    reached = bool(public_url) or not is_loopback(host)
    needed = users or (reached and known.any())
    settings = Settings(folder.resolve(), host, port, public_url, needed, limits, keys)

    def ready(address: str) -> None:
        click.echo(f"The page is at {address} (Ctrl-C stops it)", err=True)
        if not no_browser and is_loopback(host):
            click.launch(address)

    serve(settings, ready)


@command.group(name="users")
def users_group() -> None:
    """Who may sign in, and what they may do: reader, reviewer or admin."""


@users_group.command(name="add")
@_FOLDER
@_NAME
@click.option("--role", type=click.Choice(_ROLES), default="reviewer", show_default=True)
@click.option(
    "--password-file",
    type=click.File(encoding="utf-8"),
    metavar="FILE",
    help="Text file with the password in its first line [default: asked for].",
)
def add_user(folder: Path, name: str, role: str, password_file: TextIO | None) -> None:
    """Add a user, or give one another password and role. A password has at least 12 signs."""
    from planlift.review.security.roles import Role

    users = _users(folder)
    password = password_file.readline().rstrip("\r\n") if password_file else _asked()
    _make(folder)
    users.add(name, password, Role[role.upper()])
    click.echo(f"{name} may sign in as {role}.", err=True)


@users_group.command(name="list")
@_FOLDER
def list_users(folder: Path) -> None:
    """List the users with their roles."""
    for user in _users(folder).all():
        click.echo(f"{user.name}\t{user.role.word}")


@users_group.command(name="remove")
@_FOLDER
@_NAME
def remove_user(folder: Path, name: str) -> None:
    """Remove a user; their sessions end at once."""
    _found(_users(folder).remove(name), name)


@users_group.command(name="unlock")
@_FOLDER
@_NAME
def unlock_user(folder: Path, name: str) -> None:
    """Let a user try again who gave a wrong password too often."""
    _found(_users(folder).unlock(name), name)


@users_group.command(name="token")
@_FOLDER
@_NAME
def give_token(folder: Path, name: str) -> None:
    """Print a new token by which a program uses the API as a user; an earlier one ends."""
    token = _users(folder).give_token(name)
    _found(token is not None, name)
    click.echo(token)


def _asked() -> str:
    """The password, typed twice.

    Raises:
        UsageError: there is nobody to ask.
    """
    from planlift_parsers.errors import UsageError

    try:
        answer: str = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    except click.Abort as error:
        if sys.stdin.isatty():
            raise  # Ctrl-C
        raise UsageError(
            "no password was given", "Type it twice, or give --password-file FILE."
        ) from error
    return answer


def _users(folder: Path) -> Users:
    _check_installed()
    from planlift.review.security.users import Users
    from planlift.store.page_files import USERS

    return Users(folder / USERS)


def _found(found: bool, name: str) -> None:
    from planlift_parsers.errors import UsageError

    if not found:
        raise UsageError(f"there is no user {name!r}", "'planlift review users list' lists them.")


def _make(folder: Path) -> None:
    from planlift.write import output_error
    from planlift_parsers.errors import UsageError

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise UsageError(
            "this is a file, and the page is over a folder",
            "Give a folder that 'planlift convert' wrote, or a new one.",
            file=str(folder),
        ) from error
    except OSError as error:
        raise output_error(folder, error) from error


def _check_installed() -> None:
    """Say how to install what the page needs, before anything is done.

    Raises:
        UsageError: a part is missing.
    """
    from importlib.util import find_spec

    from planlift_parsers.errors import UsageError

    parts = ("starlette", "uvicorn", "nhsuk_frontend_jinja", "multipart", "argon2")
    missing = [part for part in parts if find_spec(part) is None]
    if missing:
        raise UsageError(
            f"the review page needs parts that are not installed ({', '.join(missing)})",
            'Install them: pip install "planlift[review]".',
        )
