"""Answers: pages made of templates, with every word of a document escaped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader
from starlette.responses import HTMLResponse, RedirectResponse, Response

from planlift import __version__
from planlift.review.links import link
from planlift.review.visit import Visit

SEE_OTHER = 303
_WRITTEN = ("text", "part", "new-")  # fields of forms that hold what somebody wrote


@cache
def environment() -> Environment:
    """The templates: ours, and those of nhsuk-frontend."""
    made = Environment(
        loader=ChoiceLoader(
            [PackageLoader("planlift.review"), PackageLoader("nhsuk_frontend_jinja")]
        ),
        autoescape=True,
        undefined=ChainableUndefined,  # as nhsuk-frontend's templates need it
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["link"] = link
    made.globals["version"] = __version__
    made.filters["grouped"] = "{:,}".format
    made.filters["capitalised"] = lambda text: text[:1].upper() + text[1:]
    return made


def show(
    visit: Visit, template: str, values: Mapping[str, object], status: int = 200
) -> HTMLResponse:
    """A page.

    Args:
        visit: for whom.
        template: its name.
        values: what it shows.
        status: of HTTP.
    """
    desk = visit.desk
    html = (
        environment()
        .get_template(template)
        .render(
            {
                "user": visit.user,
                "signing_in": desk.settings.users,
                "path": visit.request.url.path,
                **values,
            }
        )
    )
    return HTMLResponse(html, status)


def go(target: str) -> Response:
    """Send the browser on to a page by GET."""
    return RedirectResponse(target, SEE_OTHER)


def show_again(action: str, sent: Sequence[tuple[str, str]], status: int) -> HTMLResponse:
    """A page by which somebody who was signed out sends once more what they sent.

    Args:
        action: path that it was sent to.
        sent: names and values of the form.
        status: of HTTP.
    """
    written = [value for name, value in sent if value and name.startswith(_WRITTEN)]
    values = {"action": action, "sent": sent, "written": written}
    html = environment().get_template("again.html").render(values)
    return HTMLResponse(html, status)


def show_error(words: str, status: int, headers: Mapping[str, str] | None = None) -> HTMLResponse:
    """A page that says what went wrong; it knows nobody, as anything may have."""
    html = environment().get_template("error.html").render({"words": words, "status": status})
    return HTMLResponse(html, status, headers)
