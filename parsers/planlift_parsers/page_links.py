"""Lines that lead about a web page ("Back to top"), which a copy or print of it has among the text.

A reader that sees the link's element tells them by that; copied as text, by mail or into a PDF,
their words alone are left. They come again and again behind paragraphs and belong to none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from planlift_parsers.document import Block, Kind, Paragraph

_LONGEST = 40  # letters; "Return to the top of this page" with its arrow has 33
_LINK = re.compile(
    r"[\s↑▲△⇧^\[(]*"
    r"(?:(?:back|return|go|jump|skip|scroll)\s+(?:back\s+|up\s+)?to\s+(?:the\s+)?"
    r"(?:top(?:\s+of\s+(?:the\s+|this\s+)?page)?|contents|main\s+content|navigation|start)"
    r"|top\s+of\s+(?:the\s+|this\s+)?page|print\s+(?:this|the)\s+page|share\s+this\s+page)"
    r"[\s↑▲△⇧^\])]*",
    re.I,
)
_BODY = (Kind.TEXT, Kind.ITEM, Kind.HEADING)


def is_page_link(text: str) -> bool:
    """Whether a line is such a link and nothing else."""
    return len(text) <= _LONGEST and _LINK.fullmatch(text) is not None


def with_page_links(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a document, with such lines as what they are.

    Args:
        blocks: paragraphs and tables in reading order; cells are left as they are.
    """
    return [
        replace(block, kind=Kind.NAVIGATION, level=0, marker="")
        if isinstance(block, Paragraph) and block.kind in _BODY and is_page_link(block.text)
        else block
        for block in blocks
    ]
