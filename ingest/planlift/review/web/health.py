"""For those who watch over the server."""

from __future__ import annotations

from starlette.responses import JSONResponse, PlainTextResponse, Response

from planlift import __version__
from planlift.review.visit import Visit


def tell_health(visit: Visit) -> Response:
    """Whether the server and its store are well; says nothing of what is in it."""
    visit.desk.shelf.counts()
    return JSONResponse({"status": "ok", "planlift": __version__})


def tell_metrics(visit: Visit) -> Response:
    """What is counted, in the text format of Prometheus."""
    counts = {state.value: number for state, number in visit.desk.shelf.counts().items()}
    text = visit.desk.metrics.text(counts)
    return PlainTextResponse(text, media_type="text/plain; version=0.0.4; charset=utf-8")
