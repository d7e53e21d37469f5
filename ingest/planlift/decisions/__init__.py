"""What people decide about a plan, and the plan once that is done."""

from planlift.decisions.applying import Decided, decided, outcome_of
from planlift.decisions.model import (
    Add,
    Columns,
    Decision,
    Delete,
    Edit,
    Join,
    Right,
    Split,
    Target,
    What,
    touches,
)
from planlift.decisions.targets import target_of
from planlift.decisions.telling import told

__all__ = [
    "Add",
    "Columns",
    "Decided",
    "Decision",
    "Delete",
    "Edit",
    "Join",
    "Right",
    "Split",
    "Target",
    "What",
    "decided",
    "outcome_of",
    "target_of",
    "told",
    "touches",
]
