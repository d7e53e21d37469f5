"""Tables in marks of their own, tried where a line has the looks of opening one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from planlift_parsers.tabbed.lines import Line
from planlift_parsers.tabbed.row import Row
from planlift_parsers.text.asciidoc import asciidoc_region, opens_asciidoc
from planlift_parsers.text.dashed import closed_region, opens_dashed
from planlift_parsers.text.exported import exported_region, opens_exported
from planlift_parsers.text.tries import Reader, Tries
from planlift_parsers.text.wiki import opens_wiki, wiki_region

_Opens: TypeAlias = Callable[[list[Line], int], bool]
_READERS: tuple[tuple[_Opens, Reader], ...] = (
    (opens_dashed, closed_region),
    (opens_asciidoc, asciidoc_region),
    (opens_wiki, wiki_region),
    (opens_exported, exported_region),
)


@dataclass(slots=True)
class Marked:
    """The readers of such tables in one file, each with the tries it has made."""

    _tries: list[Tries] = field(default_factory=lambda: [Tries() for _ in _READERS])

    def region(self, lines: list[Line], at: int) -> tuple[list[Row], int]:
        """The rows of such a table that begins in a line, and the line after it; else no rows.

        Args:
            lines: the whole file.
            at: position of a line, higher each time.
        """
        for (opens, read), tries in zip(_READERS, self._tries, strict=True):
            if opens(lines, at):
                rows, end = tries.region(read, lines, at)
                if rows:
                    return rows, end
        return [], at
