"""What can go wrong with a document, said so that a person can mend it.

PlanliftError            anything a person can act on; no traceback is shown
  DocumentError          this document cannot be read (damaged, protected, empty, too large)
    LimitError           a limit was reached
  UsageError             the command was used wrongly (a missing path, an empty folder)
"""

from __future__ import annotations


class PlanliftError(Exception):
    """Base of all errors that a person can act on.

    Args:
        cause: what is wrong, as a clause without a full stop ("the file is empty").
        remedy: what to do about it, as a sentence.
        file: name of the file, "" where it is filled in later.
        place: where in the file ("page 3", "sheet 'Plan'"), "" for the whole of it.
        code: finding code that an account of the document carries.
    """

    code = "file-damaged"

    def __init__(
        self, cause: str, remedy: str = "", *, file: str = "", place: str = "", code: str = ""
    ) -> None:
        super().__init__(cause)
        self.cause = cause
        self.remedy = remedy
        self.file = file
        self.place = place
        self.code = code or type(self).code

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.file, self.place) if part)
        head = f"{where}: {self.cause}" if where else self.cause
        return f"{head}. {self.remedy}" if self.remedy else f"{head}."


class DocumentError(PlanliftError):
    """This document cannot be read."""


class LimitError(DocumentError):
    """A limit was reached: the document is larger or deeper than planlift will read.

    Args:
        cause: what is too large, as a clause.
        remedy: what to do about it, as a sentence.
        limit: name of the attribute of `Limits` that was reached; how to raise it is added to the
            remedy. "" where none would help.
        file: as in `PlanliftError`.
        place: as in `PlanliftError`.
    """

    code = "limit-reached"

    def __init__(
        self, cause: str, remedy: str = "", *, limit: str = "", file: str = "", place: str = ""
    ) -> None:
        raised = f"If you trust it, raise the limit: --limit {limit}=NUMBER." if limit else ""
        super().__init__(cause, f"{remedy} {raised}".strip(), file=file, place=place)
        self.limit = limit


class UsageError(PlanliftError):
    """The command or function was used wrongly."""

    code = "usage"
