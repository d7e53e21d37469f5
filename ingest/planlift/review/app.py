"""The application: every route with the role that it needs, and the guard before all of them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Thread

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from planlift.review.api.routes import api_routes
from planlift.review.deciding import GoneError
from planlift.review.desk import Desk
from planlift.review.security.guard import TOO_LARGE, Guard, TooLargeError
from planlift.review.security.roles import Role
from planlift.review.showing import show_again, show_error
from planlift.review.visit import SignedOutError, at, status_of
from planlift.review.web import (
    columns,
    comparison,
    deciding,
    document,
    documents,
    files,
    health,
    home,
    signing,
    uploading,
)
from planlift.store.decisions import StaleError
from planlift_parsers.errors import PlanliftError

_STATIC = Path(__file__).parent / "static"

_PAGES = (
    ("/", home.show_home, Role.READER),
    ("/documents", documents.show_documents, Role.READER),
    ("/document", document.show_document, Role.READER),
    ("/next", document.go_to_next, Role.READER),
    ("/picture", document.show_picture, Role.READER),
    ("/split", deciding.show_split, Role.REVIEWER),
    ("/add", deciding.show_add, Role.REVIEWER),
    ("/history", deciding.show_history, Role.READER),
    ("/columns", columns.show_columns, Role.READER),
    ("/job", uploading.show_job, Role.READER),
    ("/job.json", uploading.tell_job, Role.READER),
    ("/files", files.show_files, Role.READER),
    ("/file", files.give_file, Role.READER),
    ("/plan", files.give_plan, Role.READER),
    ("/workbook", files.give_workbook, Role.READER),
    ("/source", files.give_source, Role.READER),
    ("/comparison", comparison.show_comparison, Role.READER),
    ("/comparison/file", comparison.give_comparison, Role.READER),
    ("/comparison/style.css", comparison.give_style, Role.READER),
    ("/audit", signing.show_audit, Role.ADMIN),
    ("/metrics", health.tell_metrics, Role.READER),
    ("/sign-in", signing.show_sign_in, None),
    ("/health", health.tell_health, None),
)
_FORMS = (
    ("/decide", deciding.take_decision, Role.REVIEWER),
    ("/undo", deciding.take_back, Role.REVIEWER),
    ("/columns", columns.take_columns, Role.REVIEWER),
    ("/upload", uploading.take_upload, Role.REVIEWER),
    ("/read-again", uploading.take_read_again, Role.REVIEWER),
    ("/files", files.write_anew, Role.REVIEWER),
    ("/comparison", comparison.compare_anew, Role.REVIEWER),
    ("/sign-in", signing.sign_in, None),
    ("/sign-out", signing.sign_out, None),
)


def application(desk: Desk) -> Guard:
    """The application over a folder.

    Args:
        desk: what the pages share; closed when the server ends.

    Raises:
        UsageError: others could reach it, and nobody would have to sign in.
    """
    settings = desk.settings
    settings.check()
    routes = [
        *(Route(path, at(page, role), methods=["GET"]) for path, page, role in _PAGES),
        *(Route(path, at(page, role), methods=["POST"]) for path, page, role in _FORMS),
        *api_routes(),
        Mount("/static", StaticFiles(directory=_STATIC)),
    ]
    app = Starlette(
        routes=routes,
        exception_handlers={
            HTTPException: _refused,
            PlanliftError: _told,
            GoneError: _gone,
            StaleError: _stale,
            SignedOutError: _signed_out,
            TooLargeError: _too_large,
            ClientDisconnect: _left,
            Exception: _unexpected,
        },
        lifespan=_living,
    )
    app.state.desk = desk
    return Guard(app, settings.hosts, settings.upload_bytes, settings.secure)


@asynccontextmanager
async def _living(app: Starlette) -> AsyncIterator[None]:
    desk: Desk = app.state.desk
    Thread(target=desk.viewer.warm, name="warm", daemon=True).start()
    yield
    desk.close()


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - as registered
    return _error(request, error.detail, error.status_code, error.headers)


async def _told(request: Request, error: Exception) -> Response:
    return _error(request, str(error), status_of(error))


async def _gone(request: Request, error: Exception) -> Response:
    words = "This document has no plan any more: its source was read again, or taken away."
    return _error(request, words, status_of(error))


async def _stale(request: Request, error: Exception) -> Response:
    words = "Others change this plan all the time. Nothing of yours was kept: try again."
    return _error(request, words, status_of(error))


async def _signed_out(request: Request, error: Exception) -> Response:
    assert isinstance(error, SignedOutError)  # noqa: S101 - as registered
    return show_again(request.url.path, error.sent, status_of(error))


async def _too_large(request: Request, error: Exception) -> Response:
    return _error(request, TOO_LARGE, status_of(error))


async def _left(request: Request, error: Exception) -> Response:
    return Response(status_code=status_of(error))  # nobody reads it


async def _unexpected(request: Request, error: Exception) -> Response:
    return _error(request, "Something went wrong here. It has been noted in the server's log.", 500)


def _error(request: Request, words: str, status: int, headers: object = None) -> Response:
    kept = dict(headers) if isinstance(headers, dict) else None
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": words}, status, kept)
    return show_error(words, status, kept)
