"""What stands on every page of a plan says nothing of any one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

from planlift.normalise.label_words import is_label, label_of
from planlift_parsers import BODY_KINDS, Block, Document, Kind, Paragraph

# A page does not list itself in a menu that all others share.
_LEFT_OUT = 1
_LEAST_PAGES = 2

_Key = tuple[Kind, int, str]


def mark_furniture(pages: Sequence[Document]) -> None:
    """Changes the kind of what repeats at the head and foot of the pages to furniture.

    Only an unbroken run from a page's first block, or up to its last, is furniture: labels
    ("Lead", "Date") stand on every page too, but amid what is each page's own. A heading stays on
    the first page, as it may be the title of them all.

    Args:
        pages: in reading order.
    """
    if len(pages) < _LEAST_PAGES:
        return
    counts = Counter(key for page in pages for key in {_key(p) for p in _body(page.blocks)})
    least = max(_LEAST_PAGES, len(pages) - _LEFT_OUT)
    for number, page in enumerate(pages):
        head = list(_run(page.blocks, counts, least))
        foot = list(_run(page.blocks[::-1], counts, least))
        for paragraph in (*head, *_unlabelled(foot, page.blocks)):
            if number or paragraph.kind is not Kind.HEADING:
                paragraph.kind = Kind.FURNITURE


def _key(paragraph: Paragraph) -> _Key:
    return paragraph.kind, paragraph.level, paragraph.text


def _body(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph) and block.kind in BODY_KINDS:
            yield block


def _run(blocks: Sequence[Block], counts: Counter[_Key], least: int) -> Iterator[Paragraph]:
    """The paragraphs from the first on that stand on so many pages; menus are passed over."""
    for block in blocks:
        if not isinstance(block, Paragraph):
            return
        if block.kind not in BODY_KINDS:
            continue
        if counts[_key(block)] < least or _labels(block):
            return
        yield block


def _labels(paragraph: Paragraph) -> bool:
    """It labels a value, here or in the line below: the same on each page, and none's furniture."""
    return is_label(paragraph.text) or label_of(paragraph.text) is not None


def _unlabelled(foot: list[Paragraph], blocks: Sequence[Block]) -> list[Paragraph]:
    """The foot without its first line, where that is the value of a label above it.

    A value may read like a label ("In progress"): of two such lines the second is the first's.
    """
    if not foot:
        return foot
    body = list(_body(blocks))
    at = next(index for index, paragraph in enumerate(body) if paragraph is foot[-1])
    labels = sum(1 for _ in takewhile(_labels, reversed(body[:at])))
    return foot[:-1] if labels % 2 else foot
