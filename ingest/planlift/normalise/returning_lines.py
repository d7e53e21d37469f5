"""Lines at the left margin with which the value of the label above them goes on.

A label, a tab and a long value set without a hanging indent: a PDF shows the value's first line
beside the label, and the others below both.
"""

from __future__ import annotations

from dataclasses import replace

from planlift.normalise.grid import FORM_COLUMNS, Grid
from planlift_parsers import Kind, Paragraph

_SAME_EDGE = 3.0  # points; the labels of one block begin within two of each other


def take_rest(form: Grid, line: Paragraph) -> bool:
    """Puts a line behind the last value of the form right above it, where it is the rest of it.

    Args:
        form: labels beside their values, from a page; changed where the line is taken.
        line: what stands right below it.

    Returns:
        Whether the line was taken: it goes on in lower case, on the same page.
    """
    value = form.rows[-1].values[-1] if form.rows and form.columns == FORM_COLUMNS else None
    if not value or not _goes_on(line) or line.place.page is None:
        return False
    last = value.paragraphs[-1]
    if last.marker or last.place.page != line.place.page or not form.rows[-1].values[0]:
        return False
    whole = [*value.paragraphs[:-1], replace(last, text=f"{last.text} {line.text}")]
    form.rows[-1].values[-1] = replace(value, paragraphs=whole)
    return True


def resumes(form: Grid, below: Grid) -> bool:
    """Whether a form goes on below such lines, with its labels and values at the same edges."""
    same = below.columns == form.columns and below.place.page == form.place.page
    left, other = form.place.box, below.place.box
    return same and left is not None and other is not None and abs(left[0] - other[0]) <= _SAME_EDGE


def _goes_on(line: Paragraph) -> bool:
    plain = line.kind is Kind.TEXT and not (line.marker or line.bold)
    return plain and line.text[:1].islower()
