"""Which part of the source is shown at once, and where the fields of the plan stand on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from planlift.review.plans import Standing
from planlift.review.source.seen import Leaf, PageSize, anchor_of
from planlift.review.source.viewer import Parts, Viewer
from planlift_parsers.errors import PlanliftError
from planlift_parsers.pdf.lie import Lie
from planlift_schema import Place
from planlift_schema.place import Box

UNSEEN_ACTIONS = 25  # actions shown at once where the source cannot be
_PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Mark:
    """A field's place on the part that is shown.

    Attributes:
        action: its id.
        number: of the action in the plan, from 1.
        field: name of the field.
        doubted: it should be looked at.
        box: where on the page as it is drawn, turned back; None in a table or text.
    """

    action: str
    number: int
    field: str
    doubted: bool
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A part of the source.

    Attributes:
        number: of the part, from 1.
        count: how many there are.
        title: its name.
        actions: numbers of the plan's actions, from 0, that begin on it.
        size: of a page of a PDF; None for tables and text.
        leaf: the tables and text; None for a page of a PDF.
        marks: where fields stand: on a page by their boxes.
        anchored: the same for tables and text, by the anchor of what they stand in.
        problem: why it cannot be shown, "" if it can.
        remedy: what to do about that.
    """

    number: int
    count: int
    title: str
    actions: tuple[int, ...]
    size: PageSize | None = None
    leaf: Leaf | None = None
    marks: tuple[Mark, ...] = ()
    anchored: dict[str, list[Mark]] | None = None
    problem: str = ""
    remedy: str = ""


def sheet_of(standing: Standing, viewer: Viewer, number: int) -> Sheet:
    """A part of a document's source with the plan's marks.

    Args:
        standing: the plan.
        viewer: shows the source.
        number: of the part, from 1; one beyond the last gives the last.
    """
    try:
        if _has_pages(standing):
            return _page(standing, viewer, number)
        return _leaf(standing, viewer.parts(standing.original), number)
    except PlanliftError as error:
        return _unseen(standing, number, error)


def number_of(standing: Standing, viewer: Viewer, action_id: str) -> int:
    """The part on which an action begins, 1 where there is none of that id."""
    if action_id not in standing.ids:
        return 1
    at = standing.ids.index(action_id)
    return _parts_of_actions(standing, viewer)[at]


def _parts_of_actions(standing: Standing, viewer: Viewer) -> list[int]:
    try:
        if _has_pages(standing):
            return _on_pages(standing)
        return _on_leaves(standing, viewer.parts(standing.original))
    except PlanliftError:
        return [at // UNSEEN_ACTIONS + 1 for at in range(len(standing.plan.actions))]


def _has_pages(standing: Standing) -> bool:
    """Whether it is shown by its pages; PDFs that were read as one plan are shown as text."""
    return standing.read.document.format == _PDF and not standing.pages


def _page(standing: Standing, viewer: Viewer, number: int) -> Sheet:
    count = max(standing.read.document.pages or 1, 1)
    number = max(min(number, count), 1)
    size = viewer.size(standing.original, number)
    lie = Lie(size.width, size.height, size.turned)
    marks = [
        replace(mark, box=lie.turned_back(mark.box))
        for mark, place in _places(standing)
        if place.page == number and mark.box is not None
    ]
    return Sheet(
        number,
        count,
        f"Page {number}",
        _numbers(_on_pages(standing), number),
        size=size,
        marks=tuple(marks),
    )


def _leaf(standing: Standing, parts: Parts, number: int) -> Sheet:
    count = max(len(parts.leaves), 1)
    number = max(min(number, count), 1)
    leaf = parts.leaves[number - 1] if parts.leaves else None
    anchored: dict[str, list[Mark]] = {}
    for mark, place in _places(standing):
        anchor = anchor_of(place)
        if leaf is not None and anchor in leaf.anchors:
            anchored.setdefault(anchor, []).append(mark)
    return Sheet(
        number,
        count,
        leaf.title if leaf and count > 1 else "The document",
        _numbers(_on_leaves(standing, parts), number),
        leaf=leaf,
        anchored=anchored,
    )


def _unseen(standing: Standing, number: int, error: PlanliftError) -> Sheet:
    total = len(standing.plan.actions)
    count = max(-(-total // UNSEEN_ACTIONS), 1)
    number = max(min(number, count), 1)
    first = (number - 1) * UNSEEN_ACTIONS
    actions = tuple(range(first, min(first + UNSEEN_ACTIONS, total)))
    return Sheet(number, count, f"Part {number}", actions, problem=error.cause, remedy=error.remedy)


def _on_pages(standing: Standing) -> list[int]:
    pages: list[int] = []
    for action in standing.plan.actions:
        place = _first_place(action.source.fields)
        known = place.page if place else None
        pages.append(known or action.source.page or (pages[-1] if pages else 1))
    return pages


def _on_leaves(standing: Standing, parts: Parts) -> list[int]:
    numbers: list[int] = []
    for action in standing.plan.actions:
        found = parts.where.get(anchor_of(_first_place(action.source.fields)))
        numbers.append(found or (numbers[-1] if numbers else 1))
    return numbers


def _first_place(fields: Mapping[str, Place]) -> Place | None:
    """The place of the action's own words, else of any of its fields."""
    return fields.get("action") or next(iter(fields.values()), None)


def _numbers(parts: Sequence[int], number: int) -> tuple[int, ...]:
    return tuple(at for at, part in enumerate(parts) if part == number)


def _places(standing: Standing) -> list[tuple[Mark, Place]]:
    return [
        (Mark(action_id, number, name, name in action.review, place.box), place)
        for number, (action_id, action) in enumerate(
            zip(standing.ids, standing.plan.actions, strict=True), 1
        )
        for name, place in action.source.fields.items()
    ]
