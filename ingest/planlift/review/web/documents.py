"""The list of documents."""

from __future__ import annotations

from collections.abc import Iterator

from starlette.responses import Response

from planlift.review.links import link
from planlift.review.showing import show
from planlift.review.visit import Visit
from planlift.store.listing import ROWS, Query, State

_LONGEST_TEXT = 200
_AROUND = 2  # numbers of pages shown on both sides of the present one


def show_documents(visit: Visit) -> Response:
    """The list, searched and filtered."""
    query = query_of(visit)
    listing = visit.desk.shelf.listing(query)
    pages = max(-(-listing.total // ROWS), 1)
    values = {
        "query": query,
        "listing": listing,
        "states": list(State),
        "frameworks": visit.desk.shelf.frameworks(),
        "pagination": _pagination(query, pages) if pages > 1 else None,
        "first": (query.page - 1) * ROWS + 1,
    }
    return show(visit, "documents.html", values)


def query_of(visit: Visit) -> Query:
    """Which documents a request asks for; what makes no sense is left out."""
    state = visit.asked("state")
    page = visit.asked("page")
    return Query(
        visit.asked("text")[:_LONGEST_TEXT].strip(),
        State(state) if state in set(State) else None,
        visit.asked("framework")[:_LONGEST_TEXT],
        max(int(page), 1) if page.isdecimal() and len(page) < 7 else 1,
    )


def _pagination(query: Query, pages: int) -> dict[str, object]:
    """As the template of nhsuk-frontend takes it."""
    items: list[dict[str, object]] = []
    before = 0
    for number in _shown(query.page, pages):
        if number > before + 1:
            items.append({"ellipsis": True})
        current = number == query.page
        items.append({"number": number, "href": _href(query, number), "current": current})
        before = number
    made: dict[str, object] = {"items": items}
    if query.page > 1:
        made["previous"] = {"href": _href(query, query.page - 1)}
    if query.page < pages:
        made["next"] = {"href": _href(query, query.page + 1)}
    return made


def _shown(page: int, pages: int) -> Iterator[int]:
    around = range(page - _AROUND, page + _AROUND + 1)
    yield from (n for n in range(1, pages + 1) if n in (1, pages) or n in around)


def _href(query: Query, page: int) -> str:
    values = {
        "text": query.text,
        "state": query.state.value if query.state else "",
        "framework": query.framework,
        "page": page,
    }
    return link("/documents", values)
