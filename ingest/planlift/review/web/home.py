"""Home: where things stand, and a place for new documents."""

from __future__ import annotations

from starlette.responses import Response

from planlift.review.showing import show
from planlift.review.visit import Visit
from planlift.store.listing import State
from planlift_parsers.formats import FORMATS


def show_home(visit: Visit) -> Response:
    """The first page."""
    counts = visit.desk.shelf.counts()
    extensions = sorted({extension for row in FORMATS for extension in row.extensions})
    values = {
        "counts": [(state, counts.get(state, 0)) for state in State],
        "total": sum(counts.values()),
        "accept": ",".join([*extensions, ".zip", ".eml", ".msg", ".mbox"]),
        "folder": visit.desk.settings.folder.name,
    }
    return show(visit, "home.html", values)
