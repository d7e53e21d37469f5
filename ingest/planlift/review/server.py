"""Serves the page until it is stopped."""

from __future__ import annotations

import asyncio
import socket
import sys
from collections.abc import Callable

import uvicorn

from planlift.review.app import application
from planlift.review.desk import desk_for
from planlift.review.settings import Settings
from planlift_parsers.errors import UsageError

_GRACE_SECONDS = 5
_CLIENTS_AT_ONCE = 200
_HEADER_BYTES = 64 * 1024


def serve(settings: Settings, ready: Callable[[str], None]) -> None:
    """Serve a folder until Ctrl-C.

    Args:
        settings: how.
        ready: called with the address once the page can be opened.

    Raises:
        UsageError: the address is taken, or others could come in without signing in.
    """
    desk = desk_for(settings)
    app = application(desk)
    listening = _bound(settings)
    port = listening.getsockname()[1]
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_GRACE_SECONDS,
        limit_concurrency=_CLIENTS_AT_ONCE,
        h11_max_incomplete_event_size=_HEADER_BYTES,
    )
    server = uvicorn.Server(config)
    name = settings.host if ":" not in settings.host else f"[{settings.host}]"
    address = settings.public_url or f"http://{name}:{port}/"
    with listening:
        asyncio.run(_serve(server, listening, lambda: ready(address)))


async def _serve(
    server: uvicorn.Server, listening: socket.socket, ready: Callable[[], None]
) -> None:
    async def tell() -> None:
        while not server.started:
            await asyncio.sleep(0.02)
        ready()

    telling = asyncio.create_task(tell())
    await server.serve([listening])
    telling.cancel()


def _bound(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    if sys.platform != "win32":  # there it would let another program listen on the same port
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host, settings.port))
    except OSError as error:
        listening.close()
        raise UsageError(
            f"{settings.host}:{settings.port} cannot be listened on ({error.strerror})",
            "Give another --port, or leave it out for any that is free.",
        ) from error
    return listening
