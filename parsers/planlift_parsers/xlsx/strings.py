"""The shared strings of a large workbook, in one piece of memory."""

from __future__ import annotations

from array import array
from typing import IO, Any

from openpyxl.cell.text import Text
from openpyxl.xml.constants import SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

_ITEM = f"{{{SHEET_MAIN_NS}}}si"
_TEXT = f"{{{SHEET_MAIN_NS}}}t"


class CompactStrings:
    """Strings by number: a million of 40 letters take 50 MB, a list of them 110."""

    def __init__(self) -> None:
        """Starts empty."""
        self._bytes = bytearray()
        self._ends = array("Q", [0])

    def append(self, text: str) -> None:
        """Adds the next string."""
        self._bytes += text.encode("utf-8", "surrogatepass")
        self._ends.append(len(self._bytes))

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, number: int) -> str:
        """A string by its number, from 0.

        Raises:
            IndexError: there is none.
        """
        if not 0 <= number < len(self):
            raise IndexError(number)
        piece = self._bytes[self._ends[number] : self._ends[number + 1]]
        return piece.decode("utf-8", "surrogatepass")


def compact_strings(source: IO[bytes]) -> CompactStrings:
    """The strings of a part, as openpyxl's `read_string_table` reads them."""
    strings = CompactStrings()
    events = iterparse(source, events=("start", "end"))
    _, root = next(events)
    for event, node in events:
        if event == "end" and node.tag == _ITEM:
            strings.append(_text_of(node).replace("x005F_", ""))
            root.clear()
    return strings


def _text_of(item: Any) -> str:  # noqa: ANN401 - openpyxl has its own idea of elements
    if len(item) == 1 and item[0].tag == _TEXT:
        return item[0].text or ""
    text: Any = Text.from_tree(item)  # with runs, of which openpyxl joins the letters
    return str(text.content)
