"""What became of an organisation's actions from one year to its next."""

from planlift.collate.changes.changes import changes_of

__all__ = ["changes_of"]
