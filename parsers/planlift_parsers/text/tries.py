"""How often one stretch of lines is read to its end for a table that may begin in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from planlift_parsers.tabbed.lines import Line
from planlift_parsers.tabbed.row import Row

Reader: TypeAlias = Callable[[list[Line], int], tuple[list[Row], int]]
# A reader whose table begins in none of so many lines of a stretch finds it in none: in every
# text that was tried the first or the second line began it. Without a bound a stretch that is no
# table would be read to its end from each of its lines.
_MOST = 12
MOST_LINES = 5_000
"""Lines of a table that marks of its own close; the longest that planlift reads has a few thousand.

Without a bound every one that is left open would be read to the end of the file.
"""


@dataclass(slots=True)
class Tries:
    """The tries of one reader, made in rising order of lines."""

    _end: int = 0  # of the stretch that was tried last
    _made: int = 0

    def region(self, read: Reader, lines: list[Line], start: int) -> tuple[list[Row], int]:
        """What a reader makes of line `start`; no rows where it failed too often in its stretch.

        Args:
            read: gives the rows that begin in a line and the line after them, or no rows and the
                line after those that it read for them.
            lines: the whole file.
            start: position of a line.
        """
        if start < self._end and self._made >= _MOST:
            return [], start
        rows, end = read(lines, start)
        if not rows:
            self._made = self._made + 1 if start < self._end else 1
            self._end = max(self._end, end)
        return rows, end
