"""Page numbers in text that a printer's program laid out in pages."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from planlift_parsers.document import Kind, Paragraph
from planlift_parsers.paragraphs import fold
from planlift_parsers.tabbed.lines import Line
from planlift_parsers.text.lines import PAGE_BREAK
from planlift_parsers.text.prose import place_of

# "Board/Enc 7 Plan v2.docx 3", as a program prints the file's name on each page.
_FILE = re.compile(
    r"\s*(?P<name>\S.*\.(?:docx?|xlsx?|pptx?|pdf|rtf|od[tsp]))\W+(?:page\s+)?(?P<page>\d{1,4})\s*",
    re.I,
)
# "Equality team      Page 1", "Trust board papers, 1 of 4", "Charity no. 1099999 – 1".
_FOOT = re.compile(
    r"\s*(?P<head>\S.*?)(?:\s{2,}|\s*[-–—|·,]\s+)(?P<word>page\s+)?(?P<page>\d{1,3})"
    r"(?P<of>\s*(?:of|/)\s*\d{1,3})?\s*",
    re.I,
)
_WORD = re.compile(r"[^\W\d_]{3}")  # a foot has words; figures alone are a row of a table
_WHITE_ABOVE_FOOT = 2  # blank lines at least between the text of a page and its foot
_PAGE = re.compile(r"\W*page\s+\d{1,4}(?P<of>\s*(?:of|/)\s*\d{1,4})?\W*", re.I)


def take_page_numbers(lines: list[Line]) -> tuple[list[Line], list[Paragraph]]:
    """Lines that hold a page's number and nothing else become blank, feet of pages page breaks.

    "Page 3 of 12" is one wherever it stands alone in a line, "Page 3" only between blank lines:
    a line of a list may refer to a page. So does the name of a file with a number that counts on
    each time that it comes. The foot of a page has other words beside its number, the same on each
    page; that of the last page may be the only one.

    Args:
        lines: those of a file, in order.

    Returns:
        As many lines, and the numbers of pages as furniture.
    """
    named, feet = _names_of_file(lines), _feet(lines)
    taken = [at for at in range(len(lines)) if at in named or at in feet or _is_page(lines, at)]
    broken = any(line.text == PAGE_BREAK for line in lines)
    kept, furniture = [*lines], []
    for at in taken:
        line = lines[at]
        place = place_of(line.number, line.last)
        furniture.append(Paragraph(fold(line.text), Kind.FURNITURE, place=place))
        kept[at] = replace(line, text=PAGE_BREAK if at in feet and not broken else "")
    return kept, furniture


def _feet(lines: list[Line]) -> frozenset[int]:
    """Positions of the lines with the same words and a number that counts the pages."""
    found: dict[str, list[tuple[int, int]]] = {}
    for at, line in enumerate(lines):
        foot = _FOOT.fullmatch(line.text)
        if foot and (foot["word"] or foot["of"] or _apart(lines, at)):
            found.setdefault(fold(foot["head"]), []).append((at, int(foot["page"])))
    feet: set[int] = set()
    for places in found.values():
        pages = [page for _, page in places]
        if len(pages) > 1 and pages == list(range(pages[0], pages[0] + len(pages))):
            feet.update(at for at, _ in places)
    return frozenset(feet | _last_foot(lines))


def _last_foot(lines: list[Line]) -> set[int]:
    """The last line of a file of one page, well below all others, with a number behind words."""
    filled = [at for at, line in enumerate(lines) if line.text.strip()][-2:]
    if len(filled) < 2 or filled[1] - filled[0] <= _WHITE_ABOVE_FOOT:
        return set()
    foot = _FOOT.fullmatch(lines[filled[1]].text)
    return {filled[1]} if foot and _WORD.search(foot["head"]) else set()


def _apart(lines: list[Line], at: int) -> bool:
    """Blank lines stand above and below a line."""
    around = (*lines[max(at - 1, 0) : at], *lines[at + 1 : at + 2])
    return not any(line.text.strip() for line in around)


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
    return bool(found["of"]) or _apart(lines, at)
