"""Document to plan: stitch, orient, map columns, read dates, owners, statuses, indicators."""

from planlift.normalise.deadlines import read_deadline
from planlift.normalise.indicators import read_indicators
from planlift.normalise.owners import read_owners
from planlift.normalise.plan import plan_of
from planlift.normalise.statuses import read_status

__all__ = ["plan_of", "read_deadline", "read_indicators", "read_owners", "read_status"]
