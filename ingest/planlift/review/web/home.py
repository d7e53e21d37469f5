"""Home: where things stand, and a place for new documents."""

from __future__ import annotations

from starlette.responses import Response

from planlift.review.showing import show
from planlift.review.visit import Visit
from planlift.store.listing import State


def show_home(visit: Visit) -> Response:
    """The first page."""
    counts = visit.desk.shelf.counts()
    values = {
        "counts": [(state, counts.get(state, 0)) for state in State],
        "total": sum(counts.values()),
        "folder": visit.desk.settings.folder.name,
    }
    return show(visit, "home.html", values)
