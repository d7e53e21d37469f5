"""Signing in and out, and the log for those who may see it."""

from __future__ import annotations

from starlette.responses import Response

from planlift.review.links import is_own
from planlift.review.security.users import SESSION_SECONDS, RefusedError
from planlift.review.showing import go, show
from planlift.review.visit import COOKIE, Visit

_SHOWN = 500  # lines of the log
_REFUSED = 401


def show_sign_in(visit: Visit) -> Response:
    """The page on which people sign in."""
    return show(visit, "sign-in.html", {"to": _target(visit.asked("to")), "problem": ""})


def sign_in(visit: Visit) -> Response:
    """Begin a session, or say that name and password do not fit."""
    name, to = visit.sent("name"), _target(visit.sent("to"))
    try:
        token = visit.desk.users.sign_in(name, visit.sent("password"))
    except RefusedError as error:
        visit.desk.audit.note("refused", name[:64], visit.address, "", str(error))
        return show(visit, "sign-in.html", {"to": to, "problem": str(error)}, _REFUSED)
    visit.desk.audit.note("signed in", name[:64], visit.address)
    response = go(to)
    response.set_cookie(
        COOKIE,
        token,
        max_age=SESSION_SECONDS,
        httponly=True,
        samesite="strict",
        secure=visit.desk.settings.secure,
    )
    return response


def sign_out(visit: Visit) -> Response:
    """End the session."""
    token = visit.request.cookies.get(COOKIE, "")
    if token:
        visit.desk.users.sign_out(token)
        visit.desk.audit.note("signed out", visit.name, visit.address)
    response = go("/sign-in")
    response.delete_cookie(COOKIE)
    return response


def show_audit(visit: Visit) -> Response:
    """Who did what."""
    return show(visit, "audit.html", {"lines": visit.desk.audit.last(_SHOWN), "most": _SHOWN})


def _target(given: str) -> str:
    return given if is_own(given) else "/"
