"""Page numbers in text that a printer's program laid out in pages."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from planlift_parsers.document import Kind, Paragraph
from planlift_parsers.paragraphs import fold
from planlift_parsers.tabbed.lines import Line
from planlift_parsers.text.prose import place_of

# "Board/Enc 7 Plan v2.docx 3", as a program prints the file's name on each page.
_FILE = re.compile(
    r"\s*(?P<name>\S.*\.(?:docx?|xlsx?|pptx?|pdf|rtf|od[tsp]))\W+(?:page\s+)?(?P<page>\d{1,4})\s*",
    re.I,
)
_PAGE = re.compile(r"\W*page\s+\d{1,4}(?P<of>\s*(?:of|/)\s*\d{1,4})?\W*", re.I)


def take_page_numbers(lines: list[Line]) -> tuple[list[Line], list[Paragraph]]:
    """Lines that hold a page's number and nothing else become blank.

    "Page 3 of 12" is one wherever it stands alone in a line, "Page 3" only between blank lines:
    a line of a list may refer to a page. So does the name of a file with a number that counts on
    each time that it comes.

    Args:
        lines: those of a file, in order.

    Returns:
        As many lines, and the numbers of pages as furniture.
    """
    named = _names_of_file(lines)
    taken = [at for at in range(len(lines)) if at in named or _is_page(lines, at)]
    kept, furniture = [*lines], []
    for at in taken:
        line = lines[at]
        place = place_of(line.number, line.last)
        furniture.append(Paragraph(fold(line.text), Kind.FURNITURE, place=place))
        kept[at] = replace(line, text="")
    return kept, furniture


def _names_of_file(lines: list[Line]) -> frozenset[int]:
    """Positions of the lines that hold the file's name and the number of the page."""
    found = [(at, name) for at, line in enumerate(lines) if (name := _FILE.fullmatch(line.text))]
    pages = [int(name["page"]) for _, name in found]
    same = len({fold(name["name"]) for _, name in found}) == 1
    counting = all(page == above + 1 for above, page in pairwise(pages))
    return frozenset(at for at, _ in found) if len(found) > 1 and same and counting else frozenset()


def _is_page(lines: list[Line], at: int) -> bool:
    found = _PAGE.fullmatch(lines[at].text)
    if found is None:
        return False
    around = (*lines[max(at - 1, 0) : at], *lines[at + 1 : at + 2])
    return bool(found["of"]) or not any(line.text.strip() for line in around)
