"""Document to plan: lift it, check it, say which file it is from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from planlift.checks import check
from planlift.corrections import Corrections
from planlift.normalise import plan_of
from planlift.normalise.parts import PlanInParts
from planlift_parsers.document import Document
from planlift_parsers.parted import Parted
from planlift_schema import ActionPlan, DocumentInfo, Finding

# Findings that are told by a document's head and properties, and by no action.
_OF_DOCUMENT = frozenset(
    {
        "no-plan",
        "organisation-unknown",
        "organisation-closed",
        "framework-unknown",
        "period-unknown",
    }
)


def lifted(data: bytes, document: Document, corrections: Corrections) -> ActionPlan:
    """The plan of a document, with the findings of its reader and of the checks.

    Args:
        data: the whole file, as it was given.
        document: what its reader saw.
        corrections: what mapping files say of its tables.
    """
    plan = plan_of(document, _info(data, document), corrections)
    return plan.model_copy(update={"findings": check(plan)})


def lifted_in_parts(
    data: bytes, parted: Parted, corrections: Corrections
) -> Iterator[ActionPlan] | None:
    """The plan of a document that is read in parts, as plans that follow each other.

    Each part is checked by itself; its findings have the numbers that its actions have in the
    whole.

    Args:
        data: the whole file, as it was given.
        parted: what its reader saw.
        corrections: what mapping files say of its tables.

    Returns:
        None where its large tables are not such as can be read in parts.
    """
    plan = PlanInParts(parted, _info(data, parted.document), corrections)
    return _checked(plan.plans()) if plan.fits else None


def _checked(plans: Iterator[ActionPlan]) -> Iterator[ActionPlan]:
    before = 0
    for plan in plans:
        numbered = plan.model_copy(update={"findings": _behind(plan.findings, before)})
        found = check(numbered, before=before)
        told = tuple(_of_part(one, before, len(plan.actions)) for one in found)
        yield plan.model_copy(update={"findings": told})
        before += len(plan.actions)


def _of_part(finding: Finding, before: int, actions: int) -> Finding:
    """A finding that counts actions, with which they are."""
    where = finding.where
    if finding.code in _OF_DOCUMENT or where.action is not None or where.place is not None:
        return finding
    said = f"of actions {before + 1} to {before + actions}: {finding.message}"
    return finding.model_copy(update={"message": said})


def _info(data: bytes, document: Document) -> DocumentInfo:
    return DocumentInfo(
        name=document.name,
        sha256=hashlib.sha256(data).hexdigest(),
        bytes=len(data),
        format=document.format,
        pages=document.pages,
        reader=document.reader,
        ocr=document.ocr,
    )


def _behind(findings: Sequence[Finding], before: int) -> tuple[Finding, ...]:
    """Findings with the numbers that actions have behind others."""
    return tuple(
        one.model_copy(
            update={"where": one.where.model_copy(update={"action": one.where.action + before})}
        )
        if one.where.action is not None
        else one
        for one in findings
    )
