"""The reader of Markdown: it becomes the web page that it stands for."""

from __future__ import annotations

import re

from planlift_parsers.document import Document
from planlift_parsers.encodings import text_of
from planlift_parsers.html import read as read_page
from planlift_parsers.limits import Limits
from planlift_parsers.markdown.drawn import with_drawn_tables

READER = "markdown 1"
# "**Lead **HR Manager": bold as programs write it that make Markdown of pages. Markdown itself
# knows no bold that a space opens or closes, and would show the stars.
_BOLD = re.compile(r"\*\*(?P<inside>[^*\n]+?)\*\*")

# Right below a list, with no blank line between, Markdown takes the rows of a table for its words.
_TABLE = re.compile(r"^(?P<above>(?!\|)(?=.*\S).*\n)(?=\|.*\n\|(?=.*-)[ \t:|-]+$)", re.M)

# Each table of Markdown has a header row; one without headers has it empty.
_NO_HEADER = re.compile(r"<thead>\s*<tr>\s*(?:<th[^<>]*></th>\s*)+</tr>\s*</thead>")


def read(data: bytes, name: str, limits: Limits) -> Document:
    """Read Markdown: tables, also those that pandoc draws, headings, lists, HTML between them.

    Args:
        data: the whole file, in any of the encodings that `encodings.decode` knows.
        name: file name without folder.
        limits: what it must not exceed.

    Raises:
        DocumentError: it is empty.
        LimitError: it exceeds a limit.
    """
    from markdown_it import MarkdownIt

    text = text_of(data, limits)
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": limits.nesting})
    text = _BOLD.sub(_tight, _without_front_matter(text))
    text = _TABLE.sub(r"\g<above>\n", text)
    parser.enable(["table", "strikethrough"])
    page = parser.render(with_drawn_tables(text, parser.render))
    page = _NO_HEADER.sub("", page)
    document = read_page(f"<html><body>{page}</body></html>".encode(), name, limits)
    document.format, document.reader = "markdown", READER
    return document


def _tight(bold: re.Match[str]) -> str:
    """Bold words with the space at one end outside; stars with space on both sides are signs."""
    inside = bold["inside"]
    words = inside.strip()
    before, after = inside[0].isspace(), inside[-1].isspace()
    if not words or before == after:
        return bold.group()
    return f" **{words}**" if before else f"**{words}** "


def _without_front_matter(text: str) -> str:
    """The text without the settings that some programs keep between dashes at its head."""
    head, dashes, rest = text.partition("\n---")
    if (
        head.split("\n", 1)[0].rstrip() == "---"
        and dashes
        and all(":" in line for line in head.split("\n")[1:2])
    ):
        return rest.partition("\n")[2]
    return text
