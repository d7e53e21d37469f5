"""What a request names, found in the store; nothing of it is ever used as a path."""

from __future__ import annotations

from starlette.exceptions import HTTPException

from planlift.review.plans import Standing
from planlift.review.visit import Visit
from planlift.store.listing import Listed


def document_named(visit: Visit, key: str) -> Listed:
    """A document.

    Raises:
        HTTPException: there is none of that key.
    """
    document = visit.desk.shelf.document(key)
    if document is None:
        raise HTTPException(404, "There is no such document here.")
    return document


def standing_named(visit: Visit, key: str) -> Standing:
    """The plan of a document.

    Raises:
        HTTPException: there is no such document, or it has no plan.
    """
    document_named(visit, key)
    standing = visit.desk.plans.of(key)
    if standing is None:
        raise HTTPException(404, "This document could not be read, so that it has no plan.")
    return standing
