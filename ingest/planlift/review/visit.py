"""One request as the pages see it: who asks, for what, and with which form."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response

from planlift.review.deciding import GoneError
from planlift.review.desk import Desk
from planlift.review.links import link
from planlift.review.security.guard import UPLOAD_PATHS, TooLargeError
from planlift.review.security.roles import LOCAL, Role, User
from planlift.store.decisions import StaleError
from planlift.write import OutputError
from planlift_parsers.errors import PlanliftError

COOKIE = "planlift-session"
MOST_FILES = 200
MOST_FIELDS = 400
MOST_FIELD_BYTES = 500_000  # 100,000 signs, each of up to four bytes
_UNEXPECTED = 500


@dataclass(frozen=True, slots=True)
class Visit:
    """A request.

    Attributes:
        request: as it came.
        desk: what the pages share.
        user: who asks; None only where nobody needs to be known.
        form: what was sent, empty for a request that changes nothing.
    """

    request: Request
    desk: Desk
    user: User | None
    form: FormData

    @property
    def address(self) -> str:
        """From where it comes."""
        return self.request.client.host if self.request.client else ""

    @property
    def name(self) -> str:
        """Who asks, for histories."""
        return self.user.name if self.user else ""

    def asked(self, name: str) -> str:
        """A value of the query, "" where there is none."""
        return self.request.query_params.get(name, "")

    def sent(self, name: str) -> str:
        """A value of the form with line breaks as they are everywhere else, "" for none."""
        value = self.form.get(name, "")
        if not isinstance(value, str):
            return ""
        return value.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")

    def sent_all(self, name: str) -> list[str]:
        """The values of a field that may be sent several times."""
        values = [value for value in self.form.getlist(name) if isinstance(value, str)]
        return [value.replace("\r\n", "\n").replace("\x00", "") for value in values]

    def number(self, value: str, name: str) -> int:
        """A whole number out of what was asked or sent.

        Raises:
            HTTPException: it is none.
        """
        if not value.isdecimal() or len(value) > 9:
            raise HTTPException(400, f"{name} is no number")
        return int(value)


class SignedOutError(Exception):
    """Somebody sent a form whose session has ended: a redirect would lose what they wrote.

    Attributes:
        sent: names and values of the form.
    """

    def __init__(self, sent: list[tuple[str, str]]) -> None:
        super().__init__()
        self.sent = sent


Page = Callable[[Visit], Response]
Endpoint = Callable[[Request], Awaitable[Response]]


def at(page: Page, role: Role | None) -> Endpoint:
    """An endpoint that shows a page to those who may see it.

    Args:
        page: runs in a thread, so that it may wait for files and workers.
        role: that a visitor must have; None for anybody.
    """

    async def endpoint(request: Request) -> Response:
        began = time.monotonic()
        desk: Desk = request.app.state.desk
        status = 500
        try:
            response = await _answer(page, request, desk, role)
            status = response.status_code
        except Exception as error:
            status = status_of(error)
            raise
        finally:
            desk.metrics.answered(_route(request), status, time.monotonic() - began)
        return response

    return endpoint


# The first that fits. An output that cannot be written is the server's trouble, not the visitor's.
_STATUSES: tuple[tuple[type[Exception], int], ...] = (
    (OutputError, 503),
    (PlanliftError, 400),
    (SignedOutError, 401),
    (GoneError, 409),
    (StaleError, 409),
    (TooLargeError, 413),
    (ClientDisconnect, 400),
)


def status_of(error: Exception) -> int:
    """The status of HTTP that tells of an error."""
    if isinstance(error, HTTPException):
        return error.status_code
    return next((status for kind, status in _STATUSES if isinstance(error, kind)), _UNEXPECTED)


async def _answer(page: Page, request: Request, desk: Desk, role: Role | None) -> Response:
    user = await run_in_threadpool(user_of, request, desk)
    if role is not None and (user is None or user.role < role):
        return await _refusal(request, user, role)
    if request.method in ("GET", "HEAD") or _is_json(request):
        body = await request.body() if _is_json(request) else b""
        request.state.body = body
        return await run_in_threadpool(page, Visit(request, desk, user, FormData()))
    async with request.form(
        max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=MOST_FIELD_BYTES
    ) as form:
        return await run_in_threadpool(page, Visit(request, desk, user, form))


def user_of(request: Request, desk: Desk) -> User | None:
    """Who asks: by session, by a program's token, or whoever sits at the computer."""
    if not desk.settings.users:
        return LOCAL
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer":
        return desk.users.user_of_program(token.strip())
    session = request.cookies.get(COOKIE, "")
    return desk.users.user_of(session) if session else None


async def _refusal(request: Request, user: User | None, role: Role) -> Response:
    if user is not None:
        raise HTTPException(403, f"This needs the role of {role.word}; yours is {user.role.word}.")
    if request.url.path.startswith("/api/"):
        raise HTTPException(401, "Sign in, or send a token.", {"WWW-Authenticate": "Bearer"})
    if request.method == "POST" and request.url.path not in UPLOAD_PATHS:
        raise await _signed_out(request)
    back = request.url.path if request.method != "POST" else "/"
    if request.method != "POST" and request.url.query:
        back += f"?{request.url.query}"
    return RedirectResponse(link("/sign-in", {"to": back}), 303)


async def _signed_out(request: Request) -> SignedOutError:
    async with request.form(max_files=0, max_fields=MOST_FIELDS) as form:
        items = form.multi_items()
    return SignedOutError([(name, value) for name, value in items if isinstance(value, str)])


def _is_json(request: Request) -> bool:
    return request.headers.get("content-type", "").partition(";")[0].strip() == "application/json"


def _route(request: Request) -> str:
    route = request.scope.get("route")
    return str(getattr(route, "path", "unknown"))
