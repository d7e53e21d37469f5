"""The details of a plan in planlift's own layout: whose it is, under what, for when."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from planlift.normalise.deadlines import read_deadline
from planlift.normalise.house import layout
from planlift.normalise.period import read_period
from planlift_schema import Organisation, Period
from planlift_schema.frameworks import framework_codes
from planlift_schema.organisations import by_name, by_ods_code

EVIDENCE = "details of the plan"
_CODE = re.compile(r"[A-Z][A-Z0-9-]+")


def is_read(label: str, words: str) -> bool:
    """Whether the words of a detail that the layout knows say what they are there for."""
    if not words or words == layout.NONE:
        return True
    if label in (layout.STARTS, layout.ENDS):
        return _day(words, None) is not None
    return label != layout.FRAMEWORKS or bool(_codes(words))


def organisation_of(details: Mapping[str, str]) -> Organisation | None:
    """Whose plan it is: by its code, else by its name; None where the details say neither.

    Args:
        details: label to words.
    """
    name, code = details.get(layout.ORGANISATION, ""), details.get(layout.ODS_CODE, "")
    if code == layout.NONE or (name and code):
        return Organisation(
            name=name, ods_code=None if code == layout.NONE else code, evidence=EVIDENCE
        )
    listed = by_ods_code(code) if code else by_name(name)
    if listed is not None:
        return Organisation(name=listed.name, ods_code=listed.ods_code, evidence=EVIDENCE)
    return Organisation(name=name or code, evidence=EVIDENCE) if name or code else None


def frameworks_of(details: Mapping[str, str], title: str) -> tuple[str, ...]:
    """Codes of the plan's frameworks, from the details or else from the title.

    Args:
        details: label to words; several codes with commas between.
        title: of the plan.
    """
    text = details.get(layout.FRAMEWORKS, "")
    if text == layout.NONE:
        return ()
    return tuple(dict.fromkeys(_codes(text) or framework_codes(title)))


def _codes(text: str) -> list[str]:
    """The codes that a text names, or has; other words are none."""
    found = [(framework_codes(word), word) for word in text.split(", ")]
    return [
        code for codes, word in found for code in codes or ([word] if _CODE.fullmatch(word) else [])
    ]


def period_of(details: Mapping[str, str], title: str) -> Period:
    """The time that the plan covers: its label, and the days that are stated or that it gives.

    Args:
        details: label to words; days as 2024-04-01, "none" for none.
        title: of the plan, which counts where the details say nothing.
    """
    label = details.get(layout.PERIOD, "")
    starts, ends = details.get(layout.STARTS, ""), details.get(layout.ENDS, "")
    if not label and not starts and not ends:
        return read_period(title) or Period()
    read = (read_period(label) if label else None) or Period()
    return Period(label=label, start=_day(starts, read.start), end=_day(ends, read.end))


def _day(text: str, otherwise: dt.date | None) -> dt.date | None:
    """The day that is stated, as 2024-04-01 or in words; others change nothing."""
    if text == layout.NONE:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return (read_deadline(text).by if text else None) or otherwise
