"""What a person should know of a Word file beyond its words."""

from __future__ import annotations

from collections import Counter

from planlift_parsers.document import Document, Kind
from planlift_parsers.docx.blocks import Seen
from planlift_parsers.docx.names import W
from planlift_parsers.docx.package import WordFile
from planlift_schema import Finding, Severity

_TRACKED = tuple(W + name for name in ("ins", "moveTo", "del", "moveFrom", "cellDel"))


def findings(document: Document, file: WordFile, seen: Seen) -> list[Finding]:
    """The notes on a document that has been read.

    Args:
        document: its blocks are counted.
        file: the opened file.
        seen: what the walk met.
    """
    kinds = Counter(paragraph.kind for paragraph in document.paragraphs())
    made = []
    if kinds[Kind.HIDDEN]:
        made.append(_note(f"hidden text ({kinds[Kind.HIDDEN]})", "It stands in the rest."))
    tracked = next(file.body.iter(*_TRACKED), None) is not None
    if kinds[Kind.DELETED] and not tracked:
        hint = "It stands in the rest, as what is beside it replaces it."
        made.append(_note(f"text struck through or deleted ({kinds[Kind.DELETED]})", hint))
    elif tracked:
        hint = "Accept or reject them in Word if the plan is final."
        made.append(_note(f"tracked changes (deletions: {kinds[Kind.DELETED]})", hint))
    if kinds[Kind.COMMENT]:
        hint = "They stand in the rest."
        made.append(_note(f"comments ({kinds[Kind.COMMENT]})", hint))
    if seen.pictures:
        hint = "Only tables on large pictures are read: look at the others."
        made.append(_note(f"pictures or objects in tables ({seen.pictures})", hint))
    if seen.unread:
        hint = "Open the document in Word and save it again, so that they become part of it."
        message = f"embedded or linked documents that are not read ({seen.unread})"
        made.append(_note(message, hint, Severity.WARNING))
    if file.template:
        made.append(_note("an external template is attached", "It was not fetched."))
    return [*made, *file.enclosed.notes()]


def _note(
    message: str, hint: str, severity: Severity = Severity.NOTE, code: str = "hidden-content"
) -> Finding:
    return Finding(code=code, severity=severity, message=message, hint=hint)
