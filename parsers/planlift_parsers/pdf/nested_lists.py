"""Lists within lists, whose bullets stand below each other as the texts of columns do."""

from __future__ import annotations

from planlift_parsers.pdf.lines import Line
from planlift_parsers.pdf.region import Region


def is_nested_list(region: Region) -> bool:
    """Whether each line opens with its one bullet, those of the inner list farther in.

    Args:
        region: lines that may be a table.
    """
    opens = set()
    for row in region.rows:
        signs = [_is_sign(part) for part in row.parts]
        if not signs[0] or sum(signs) > 1:
            return False
        opens.add(region.column(row.parts[0]))
    return len(opens) > 1


def _is_sign(part: Line) -> bool:
    return len(part.text) == 1 and not part.text.isalnum()
