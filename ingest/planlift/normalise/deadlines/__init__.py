"""The words of a deadline, read: a tokeniser, readers of expressions, and what they add up to."""

from planlift.normalise.deadlines.counting import is_date, times_in
from planlift.normalise.deadlines.likeness import deadline_likeness, is_wholly_deadline
from planlift.normalise.deadlines.reading import read_deadline

__all__ = [
    "deadline_likeness",
    "is_date",
    "is_wholly_deadline",
    "read_deadline",
    "times_in",
]
