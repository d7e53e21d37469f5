"""Who is to do it, told by the action's own words: "JS to circulate the revised terms"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from planlift.normalise.doing import doer_in
from planlift.normalise.grid import Value
from planlift.normalise.prose import wording
from planlift.normalise.records import Record

_FEWEST = 2  # records that open so; one alone may be worded by chance
_SHARE = 0.5  # of the records without an owner that open so where it is the way of the document
_ORDER = 0.9  # likeness of an order ("to circulate ..."); "to date" has none


def name_doers(records: Iterable[Record]) -> None:
    """Gives records without an owner the one that their action opens with.

    Minutes have no column of leads: each action says itself who is to do it. The action stays as
    it is written. Nothing is done where some record tells its owner otherwise.

    Args:
        records: all of a document, changed.
    """
    every = list(records)
    if any("owner" in record.values for record in every):
        return
    found = [(record, doer) for record in every if (doer := _doer(record)) is not None]
    orders = sum(_orders(record) for record, _ in found)
    if orders < max(_FEWEST, _SHARE * len(every)):
        return
    for record, doer in found:
        record.values["owner"] = doer


def _doer(record: Record) -> Value | None:
    """The words before "to" that name somebody, as a value of their own; or None."""
    action = record.values.get("action")
    found = doer_in(action.text) if action else None
    if action is None or found is None:
        return None
    return Value([replace(action.paragraphs[0], text=found[0], marker="")], place=action.place)


def _orders(record: Record) -> bool:
    """What stands behind "to" is an order; a verb that nobody knows may be one too."""
    found = doer_in(record.text("action"))
    return found is not None and wording(found[1]).order >= _ORDER
