"""What people decide about a plan; `decisions.applying` carries it out."""

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
    Whole,
    clash,
    touches,
)
from planlift.decisions.targets import target_of
from planlift.decisions.telling import told

__all__ = [
    "Add",
    "Columns",
    "Decision",
    "Delete",
    "Edit",
    "Join",
    "Right",
    "Split",
    "Target",
    "What",
    "Whole",
    "clash",
    "target_of",
    "told",
    "touches",
]
