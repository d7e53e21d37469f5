"""What is asked of every request before any page sees it, and put on every answer."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
FORM_BYTES = 2 * 1024 * 1024  # a field has 100,000 signs at most, a form a dozen of them
UPLOAD_PATHS = frozenset({"/upload", "/api/documents"})
# Per client, which may be an office behind one address: ten people who each save once a second.
CHANGES_A_MINUTE = 600
SIGN_INS_A_MINUTE = 20
SIGN_IN_PATH = "/sign-in"
STATIC_PATH = "/static/"
TOO_LARGE = "This is larger than what is taken."
_CLIENTS = 10_000  # remembered; more are forgotten oldest first
_LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")

_HEADERS = {
    "content-security-policy": "default-src 'none'; img-src 'self'; style-src 'self'; "
    "script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_TLS_HEADER = ("strict-transport-security", "max-age=31536000")


@dataclass(slots=True)
class Guard:
    """ASGI middleware: hosts, origins, sizes and rates of requests; headers of answers.

    It stands outside of all else, so that the page that tells of an unexpected error is one of its
    answers, too.

    Attributes:
        app: what is guarded; it answers a `TooLargeError` itself.
        hosts: names by which the page is asked for, without port: another name is a trick to
            reach a page on this machine by way of a browser (DNS rebinding).
        upload_bytes: size of an upload.
        secure: TLS stands in front.
        clock: seconds that only rise.
    """

    app: ASGIApp
    hosts: tuple[str, ...] = _LOCAL_HOSTS
    upload_bytes: int = 100 * 1024 * 1024
    secure: bool = False
    clock: Callable[[], float] = time.monotonic
    _changes: Rates = field(init=False)
    _sign_ins: Rates = field(init=False)

    def __post_init__(self) -> None:
        self._changes = Rates(CHANGES_A_MINUTE, self.clock)
        self._sign_ins = Rates(SIGN_INS_A_MINUTE, self.clock)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        sender = self._with_headers(scope, send)
        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, sender)
            return
        body = _Capped(receive, self._most_bytes(scope))
        await self.app(scope, body.receive, sender)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        if _name_of(headers.get("host", "")) not in self.hosts:
            return _refused("This page is not known by that name.", 421)
        if scope["method"] in SAFE_METHODS:
            return None
        if not is_same_origin(headers):
            return _refused("This was sent from another site, and nothing was changed.", 403)
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self._most_bytes(scope):
            return _refused(TOO_LARGE, 413)
        client = (scope.get("client") or ("",))[0]
        rates = self._sign_ins if scope["path"] == SIGN_IN_PATH else self._changes
        if not rates.allow(client):
            return _refused("Too many requests. Wait a minute.", 429)
        return None

    def _most_bytes(self, scope: Scope) -> int:
        return self.upload_bytes if scope["path"] in UPLOAD_PATHS else FORM_BYTES

    def _with_headers(self, scope: Scope, send: Send) -> Send:
        # Our own files may be kept, and are asked after; of plans nothing stays in the browser.
        kept = "no-cache" if scope["path"].startswith(STATIC_PATH) else "no-store"

        async def sender(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", kept)
                if self.secure:
                    headers[_TLS_HEADER[0]] = _TLS_HEADER[1]
            await send(message)

        return sender


def is_same_origin(headers: Headers) -> bool:
    """Whether a request that changes something comes from this page, or from no browser.

    As Go's `http.CrossOriginProtection`: browsers tell by Sec-Fetch-Site, older ones by Origin;
    what has neither is no browser, and brings no cookie along against its user's will.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = headers.get("origin")
    if origin is None:
        return True
    try:
        return urlsplit(origin).netloc == headers.get("host", "")
    except ValueError:  # it is no address
        return False


@dataclass(slots=True)
class Rates:
    """How often each client does something: so many times a minute, and no more.

    Attributes:
        a_minute: how many times.
        clock: seconds.
    """

    a_minute: int
    clock: Callable[[], float]
    _left: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)

    def allow(self, client: str) -> bool:
        """Count one; False where it is one too many."""
        now = self.clock()
        left, then = self._left.pop(client, (float(self.a_minute), now))
        left = min(left + (now - then) * self.a_minute / 60, self.a_minute)
        self._left[client] = (max(left - 1, 0.0), now) if left >= 1 else (left, now)
        while len(self._left) > _CLIENTS:
            self._left.popitem(last=False)
        return left >= 1


class TooLargeError(Exception):
    """A body is larger than it said, or than what is taken."""


@dataclass(slots=True)
class _Capped:
    """A body that ends with an error where it exceeds its size."""

    source: Receive
    most: int
    taken: int = 0

    async def receive(self) -> Message:
        message = await self.source()
        self.taken += len(message.get("body", b""))
        if self.taken > self.most:
            raise TooLargeError
        return message


def _name_of(host: str) -> str:
    """A host without its port, in lower case."""
    name, _, port = host.rpartition(":")
    return (name if port.isdecimal() else host).lower()


def _refused(words: str, status: int) -> PlainTextResponse:
    return PlainTextResponse(words + "\n", status)
