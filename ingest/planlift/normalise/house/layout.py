"""The words of planlift's own layout, said once for those who write it and for its reader.

Such a document has a title, a table of details with the line `LAYOUT_LABEL: LAYOUT`, a table of
actions with some of `COLUMNS` and any others, and a table of what stands outside the actions.
"""

from __future__ import annotations

LAYOUT_LABEL = "Layout"
LAYOUT = "planlift 1"

ORGANISATION = "Organisation"
ODS_CODE = "ODS code"
FRAMEWORKS = "Frameworks"
PERIOD = "Period"
STARTS = "Period starts"
ENDS = "Period ends"
DETAILS_HEADERS = ("Detail", "Entry")
DETAILS = (LAYOUT_LABEL, ORGANISATION, ODS_CODE, FRAMEWORKS, PERIOD, STARTS, ENDS)
"""Labels that the reader knows; other rows of the details are text outside the actions."""

TEXT_COLUMNS = {
    "Ref": "ref",
    "Theme": "theme",
    "Indicator": "indicator",
    "Issue": "summary",
    "Action": "action",
    "Owner": "owner",
    "Deadline": "deadline",
    "Status": "status",
    "Progress": "updates",
    "Outcome": "outcome",
}
"""Header to the text field that stands below it, in the order of the columns."""

FRAMEWORK = "Framework"
RAG = "RAG"
READ_AS = "Read as"
TO_CHECK = "To check"
COLUMNS = frozenset({*TEXT_COLUMNS, FRAMEWORK, RAG, READ_AS, TO_CHECK})

OUTSIDE = ("Kind", "Text")
"""Headers of the table of what stands outside the actions."""

ABOUT_HEADING = "About this plan"
ACTIONS_HEADING = "Actions"
OUTSIDE_HEADING = "Outside the actions"
NO_TITLE = "Action plan without a title"

GUIDANCE = (
    (
        "Fill in the details, then one row for each action. For a further action under an "
        "indicator, add a row and repeat the indicator. Leave rows without an action as they are."
    ),
    (
        "Owner: a role or a team. Deadline: a day, or a month and year. Status: not started, in "
        "progress, on track, at risk, complete or cancelled. RAG: red, amber, green or blue."
    ),
    (
        "Keep the names of the columns and the line “Layout”, by which planlift knows this "
        "layout. Columns of your own may be added."
    ),
)
"""What a template says to whoever fills it in."""

FRAME = frozenset({ABOUT_HEADING, ACTIONS_HEADING, OUTSIDE_HEADING, *GUIDANCE})
"""Lines of the layout itself."""

NONE = "none"
"""Says that a derived value is empty, where the words alone would give one."""

_OTHER = "Other: "


def extra_header(name: str) -> str:
    """The header under which a column of `extra` is written: its own, unless that is taken."""
    taken = name in COLUMNS or name.startswith(_OTHER.strip()) or not name
    return f"{_OTHER}{name}".strip() if taken else name


def extra_name(header: str) -> str:
    """The name in `extra` of a column that the layout does not know; undoes `extra_header`."""
    bare = _OTHER.strip()
    return "" if header == bare else header.removeprefix(_OTHER)
