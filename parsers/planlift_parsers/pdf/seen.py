"""What the reader sees on a page beside its blocks: for pictures that explain a reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planlift_parsers.limits import Limits
from planlift_parsers.pdf.content import WATERMARK_TURN
from planlift_parsers.pdf.layout import layout_of
from planlift_parsers.pdf.rulings import Rule, rules_of
from planlift_parsers.pdf.source import open_source
from planlift_parsers.scan.reading import as_it_lies
from planlift_schema.place import Box


@dataclass(frozen=True, slots=True)
class SeenPage:
    """What blocks do not tell of a page; in points from its top left corner as its text is read.

    Attributes:
        number: page number, from 1.
        width: of the page.
        height: of the page.
        rules: straight rules, joined; those that meet make tables.
        words: boxes of words that people see.
        hidden: boxes of words that nobody can see.
        slanted: boxes of words of watermarks and stamps.
        turned: degrees clockwise by which it is shown too far, as in `PageContent`.
    """

    number: int
    width: float
    height: float
    rules: list[Rule]
    words: list[Box]
    hidden: list[Box]
    slanted: list[Box]
    turned: int = 0


def seen_pages(data: bytes, limits: Limits) -> Iterator[SeenPage]:
    """Every page of a PDF, in order, one at a time.

    Args:
        data: the whole file.
        limits: as for `read`.

    Raises:
        DocumentError: it is no PDF, damaged, protected or without pages.
        LimitError: it exceeds a limit.
    """
    for shown in open_source(data, limits).contents():
        scan = layout_of(shown).to_recognise  # notes which words are hidden, too
        content = as_it_lies(shown, data, limits) if scan else shown
        yield SeenPage(
            content.number,
            content.width,
            content.height,
            rules_of(content.rulings),
            [word.box for word in content.words if not word.hidden],
            [word.box for word in content.words if word.hidden],
            [word.box for word in content.words if word.turn == WATERMARK_TURN],
            content.turned,
        )
