"""One document out of a container, for the commands that read one document."""

from __future__ import annotations

from planlift.collecting import uncollected
from planlift.heap import give_back
from planlift.lifting import lifted
from planlift.terms import Terms
from planlift_parsers.containers.opening import open_taken
from planlift_parsers.containers.walk import Item, ItemKind, Opened, Taken
from planlift_parsers.errors import DocumentError, PlanliftError, UsageError
from planlift_schema import ActionPlan

_NAMED = 10  # documents that a message can name and still be read


def read_taken(taken: Taken, container: Opened, terms: Terms) -> ActionPlan:
    """Lift the action plan out of a document that was taken out of a container.

    Args:
        taken: the document.
        container: what it was taken out of.
        terms: on which it is read.

    Raises:
        DocumentError: it cannot be read.
        LimitError: it exceeds a limit.
    """
    with uncollected():
        document = open_taken(taken, container.name, terms.limits, terms.keys)
        give_back(document)
        return lifted(taken.data, document, terms.corrections)


def only_document(container: Opened) -> Taken:
    """The one document that a container is opened for.

    A mail's own text counts where nothing is attached to it, or where it holds a plan itself.

    Raises:
        UsageError: there are several, or none.
        DocumentError: the container, or the one document in it, cannot be read.
    """
    from planlift.batch.sources import is_expected

    items = container.items()
    documents = [item for item in items if item.kind is ItemKind.DOCUMENT]
    found = [item for item in documents if item.body or is_expected(item.parts[-1])] or documents
    attached = [item for item in found if not item.body]
    if len(found) > 1 and len(attached) == 1:
        own = [item for item in found if item.body and _holds_plan(container, item)]
        found = attached + own
    if len(found) != 1:
        raise _not_one(found, [item for item in items if item.kind is ItemKind.FAILED])
    return container.take(found[0].chain)


def _holds_plan(container: Opened, item: Item) -> bool:
    taken = container.take(item.chain)
    return bool(read_taken(taken, container, Terms(container.limits, container.keys)).actions)


def _not_one(found: list[Item], failed: list[Item]) -> PlanliftError:
    if not found and failed:
        return DocumentError(f"{'/'.join(failed[0].parts)}: {failed[0].reason}", failed[0].remedy)
    if not found:
        return UsageError("there is no document in it", "'planlift formats' lists what is read.")
    names = ["/".join(item.parts) for item in found[:_NAMED]]
    more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    return UsageError(
        f"there are {len(found)} documents in it: {', '.join(names)}{more}",
        "Use 'planlift convert FILE --out DIR', which reads them all.",
    )
