"""Page numbers in text that a printer's program laid out in pages."""

from __future__ import annotations

import re
from dataclasses import replace

from planlift_parsers.document import Kind, Paragraph
from planlift_parsers.paragraphs import fold
from planlift_parsers.tabbed.lines import Line
from planlift_parsers.text.prose import place_of

_PAGE = re.compile(r"\W*page\s+\d{1,4}(?P<of>\s*(?:of|/)\s*\d{1,4})?\W*", re.I)


def take_page_numbers(lines: list[Line]) -> tuple[list[Line], list[Paragraph]]:
    """Lines that hold a page's number and nothing else become blank.

    "Page 3 of 12" is one wherever it stands alone in a line, "Page 3" only between blank lines:
    a line of a list may refer to a page.

    Args:
        lines: those of a file, in order.

    Returns:
        As many lines, and the numbers of pages as furniture.
    """
    taken = [at for at in range(len(lines)) if _is_page(lines, at)]
    kept, furniture = [*lines], []
    for at in taken:
        line = lines[at]
        place = place_of(line.number, line.last)
        furniture.append(Paragraph(fold(line.text), Kind.FURNITURE, place=place))
        kept[at] = replace(line, text="")
    return kept, furniture


def _is_page(lines: list[Line], at: int) -> bool:
    found = _PAGE.fullmatch(lines[at].text)
    if found is None:
        return False
    around = (*lines[max(at - 1, 0) : at], *lines[at + 1 : at + 2])
    return bool(found["of"]) or not any(line.text.strip() for line in around)
