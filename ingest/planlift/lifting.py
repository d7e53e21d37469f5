"""Document to plan: lift it, check it, say which file it is from."""

from __future__ import annotations

import hashlib

from planlift.checks import check
from planlift.corrections import Corrections
from planlift.normalise import plan_of
from planlift_parsers.document import Document
from planlift_schema import ActionPlan, DocumentInfo


def lifted(data: bytes, document: Document, corrections: Corrections) -> ActionPlan:
    """The plan of a document, with the findings of its reader and of the checks.

    Args:
        data: the whole file, as it was given.
        document: what its reader saw.
        corrections: what mapping files say of its tables.
    """
    info = DocumentInfo(
        name=document.name,
        sha256=hashlib.sha256(data).hexdigest(),
        bytes=len(data),
        format=document.format,
        pages=document.pages,
        reader=document.reader,
        ocr=document.ocr,
    )
    plan = plan_of(document, info, corrections)
    return plan.model_copy(update={"findings": check(plan)})
