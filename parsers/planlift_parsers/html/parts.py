"""What an element is in the page's build: block, part of a table, list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from bs4 import Tag

from planlift_parsers.html.css import Style

_BLOCKS_NAMES = (
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup html legend li main "
    "menu nav ol optgroup option p plaintext pre search section summary ul xmp"
)
_BLOCKS = frozenset(_BLOCKS_NAMES.split())
_MSO_LEVEL = re.compile(r"\blevel(\d)")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
# Roman and lettered lists longer than this are numbered with digits; none so long was met.
_LONGEST_LETTERED = 26
_MOST_DIGITS = 6


class Part(Enum):
    """What an element is in a table."""

    NONE = auto()
    TABLE = auto()
    GROUP = auto()
    ROW = auto()
    CELL = auto()
    CAPTION = auto()


_BY_NAME = {
    "table": Part.TABLE,
    "thead": Part.GROUP,
    "tbody": Part.GROUP,
    "tfoot": Part.GROUP,
    "tr": Part.ROW,
    "td": Part.CELL,
    "th": Part.CELL,
    "caption": Part.CAPTION,
}
_BY_ROLE = {
    "table": Part.TABLE,
    "grid": Part.TABLE,
    "treegrid": Part.TABLE,
    "rowgroup": Part.GROUP,
    "row": Part.ROW,
    "cell": Part.CELL,
    "gridcell": Part.CELL,
    "columnheader": Part.CELL,
    "rowheader": Part.CELL,
}
_BY_DISPLAY = {
    "table": Part.TABLE,
    "inline-table": Part.TABLE,
    "table-row-group": Part.GROUP,
    "table-header-group": Part.GROUP,
    "table-footer-group": Part.GROUP,
    "table-row": Part.ROW,
    "table-cell": Part.CELL,
    "table-caption": Part.CAPTION,
}


def part_of(tag: Tag, style: Style) -> Part:
    """The part of a table that an element is, by name, by role or by how it is shown."""
    part = _BY_NAME.get(tag.name)
    if part is not None:
        return part
    part = _BY_ROLE.get(str(tag.get("role", "")))
    return part or _BY_DISPLAY.get(style.display, Part.NONE)


def is_header(tag: Tag, *, in_head: bool) -> bool:
    """Whether a cell is tagged as a header."""
    return in_head or tag.name == "th" or tag.get("role") in {"columnheader", "rowheader"}


def is_block(name: str, style: Style) -> bool:
    """Whether an element parts the text before, in and after it into paragraphs."""
    if style.display == "inline":
        return False
    if name in _BLOCKS:
        return True
    return style.display in {"block", "flex", "grid", "list-item"}


def span_of(tag: Tag, name: str) -> int:
    """A span attribute; 1 where it is missing or makes no sense, 0 for "all that are left"."""
    value = str(tag.get(name) or tag.get(f"aria-{name}") or "1").strip()
    digits = re.match(r"\d+", value)
    return int(digits[0][:_MOST_DIGITS]) if digits else 1


def listed_level(listing: str) -> int:
    """The list level in Word's `mso-list`, 0 if it names none."""
    found = _MSO_LEVEL.search(listing)
    return int(found[1]) if found else 0


@dataclass(slots=True)
class Listing:
    """A list that is being read, and the number of its next item.

    Attributes:
        shape: "" for bullets; "1", "a", "A", "i" or "I" for numbers.
        number: number of the next item.
        step: 1, or -1 for a list that counts down.
        bare: numbers are not shown.
    """

    shape: str
    number: int = 1
    step: int = 1
    bare: bool = False

    def next_marker(self, value: str) -> str:
        """The marker of the next item; `value` is the item's own number, if it has one."""
        if not self.shape:
            return "-"
        if re.fullmatch(r"-?\d{1,6}", value):
            self.number = int(value)
        number, self.number = self.number, self.number + self.step
        return "" if self.bare else f"{_shown(number, self.shape)}."


def listing_of(tag: Tag, style: Style) -> Listing:
    """The list that an element opens."""
    if tag.name != "ol":
        return Listing("")
    shape = str(tag.get("type", "1"))
    step = -1 if tag.has_attr("reversed") else 1
    first = len(tag.find_all("li", recursive=False)) if step < 0 else 1
    start = str(tag.get("start", "")).strip()
    if re.fullmatch(r"-?\d{1,6}", start):
        first = int(start)
    return Listing(
        shape if shape in {"1", "a", "A", "i", "I"} else "1", first, step, style.unmarked
    )


def _shown(number: int, shape: str) -> str:
    if shape == "1" or not 1 <= number <= _LONGEST_LETTERED:
        return str(number)
    if shape in "aA":
        letter = chr(ord("a") + number - 1)
        return letter.upper() if shape == "A" else letter
    left, roman = number, ""
    for value, letters in _ROMAN:
        while left >= value:
            roman, left = roman + letters, left - value
    return roman.upper() if shape == "I" else roman
