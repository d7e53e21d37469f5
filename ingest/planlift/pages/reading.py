"""Files of pages to one plan."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from planlift.checks import check
from planlift.collecting import uncollected
from planlift.normalise import plan_of
from planlift.pages.joining import identity_of, join
from planlift.pages.order import natural_order, pages_in_order
from planlift.pipeline import load, open_bytes
from planlift.terms import Terms
from planlift_parsers import Document
from planlift_parsers.errors import DocumentError, PlanliftError
from planlift_parsers.html.links import Link, links_of
from planlift_schema import ActionPlan, DocumentInfo, Finding, Place, Severity, Where


@dataclass(frozen=True, slots=True)
class UnreadPage:
    """A page that could not be read.

    Attributes:
        file: the page.
        error: why.
    """

    file: Path
    error: PlanliftError


@dataclass(frozen=True, slots=True)
class JoinedPages:
    """What came of a folder of pages.

    Attributes:
        plan: the one plan; a page that is missing in it has a finding `file-damaged`.
        pages: those that were read, in reading order, with the format of each.
        unread: those that could not be.
    """

    plan: ActionPlan
    pages: Mapping[Path, str]
    unread: Sequence[UnreadPage]


_USUAL = Terms()


@dataclass(frozen=True, slots=True)
class _Page:
    file: Path
    data: bytes
    document: Document


def read_pages(files: Sequence[Path], name: str, terms: Terms = _USUAL) -> JoinedPages:
    """Lift one plan out of the pages that it is spread over.

    Args:
        files: the pages, in any order.
        name: of the whole, as their folder is called.
        terms: on which each is read.

    Raises:
        DocumentError: none of them can be read.
    """
    with uncollected():
        return _joined(files, name, terms)


def _joined(files: Sequence[Path], name: str, terms: Terms) -> JoinedPages:
    read, unread = _opened(natural_order(files), terms)
    if not read:
        raise DocumentError(
            f"none of its {len(files)} pages could be read ({unread[0].error})",
            "Open the pages in a browser and save them again.",
        )
    pages = _sorted(read)
    documents = [page.document for page in pages]
    whole = join(documents, name)
    whole.notes.extend(_missing(one) for one in unread)
    plan = plan_of(whole, _info(whole, pages), terms.corrections, identity_of(whole, documents))
    plan = plan.model_copy(update={"findings": check(plan)})
    return JoinedPages(plan, {page.file: page.document.format for page in pages}, unread)


def _opened(files: Sequence[Path], terms: Terms) -> tuple[list[_Page], list[UnreadPage]]:
    read, unread = [], []
    for file in files:
        try:
            data = load(file, terms.limits)
            document = open_bytes(data, file.name, limits=terms.limits, keys=terms.keys)
            read.append(_Page(file, data, document))
        except PlanliftError as error:
            unread.append(UnreadPage(file, error))
    return read, unread


def _sorted(pages: Sequence[_Page]) -> list[_Page]:
    links: dict[Path, Sequence[Link]] = {
        page.file: links_of(page.data) for page in pages if page.document.format == "html"
    }
    known = {page.file: page for page in pages}
    return [known[file] for file in pages_in_order(list(known), links)]


def _missing(page: UnreadPage) -> Finding:
    return Finding(
        code="file-damaged",
        severity=Severity.ERROR,
        message=f"page {page.file.name} could not be read: {page.error.cause}",
        hint=f"What stands on it is missing in this plan. {page.error.remedy}".strip(),
        where=Where(place=Place(file=page.file.name)),
    )


def _info(whole: Document, pages: Sequence[_Page]) -> DocumentInfo:
    digest = hashlib.sha256()
    for page in pages:
        digest.update(hashlib.sha256(page.data).digest())
    return DocumentInfo(
        name=whole.name,
        sha256=digest.hexdigest(),
        bytes=sum(len(page.data) for page in pages),
        format=whole.format,
        pages=whole.pages,
        reader=whole.reader,
        ocr=whole.ocr,
    )
