"""Workbooks that are large where the bounds are low."""

from __future__ import annotations

import io
from collections.abc import Callable

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

HEADER = ("Ref", "Indicator", "Action", "Owner", "Deadline", "Status")
ROWS = 400


def row(number: int) -> list[str]:
    """A row of a made-up plan."""
    return [
        f"A{number}",
        f"Indicator {number // 7 % 9 + 1}",
        f"Review the recruitment process for ward {number} with its managers",
        "Head of Workforce" if number % 2 else "Deputy Director of HR",
        f"{number % 28 + 1} March 2020",
        "In progress" if number % 3 else "Complete",
    ]


def flat(sheet: Worksheet, rows: int = ROWS) -> None:
    """Nothing but rows."""
    sheet.append(HEADER)
    for number in range(1, rows):
        sheet.append(row(number))


def sections(sheet: Worksheet) -> None:
    """Themes lie across the table."""
    sheet.append(HEADER)
    for number in range(1, ROWS):
        if number % 33 == 1:
            sheet.append([f"Theme {number // 33 + 1}: Recruitment and Retention"])
            sheet.merge_cells(
                start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=6
            )
            sheet.cell(sheet.max_row, 1).font = Font(bold=True)
        sheet.append(row(number))


def merged(sheet: Worksheet) -> None:
    """Indicators are merged down over groups that are longer than a part, and shorter."""
    sheet.append(HEADER)
    lengths, at = (3, 60, 7, 45, 2, 90), 2
    for number in range(1, ROWS):
        sheet.append(row(number))
    for turn in range(40):
        end = min(at + lengths[turn % len(lengths)] - 1, ROWS)
        if at >= end:
            break
        for below in range(at + 1, end + 1):
            sheet.cell(below, 2).value = None
        sheet.merge_cells(start_row=at, end_row=end, start_column=2, end_column=2)
        at = end + 1


def carried(sheet: Worksheet) -> None:
    """The indicator stands in the first row of its group alone."""
    sheet.append(HEADER)
    for number in range(1, ROWS):
        cells = row(number)
        if number % 41:
            cells[1] = ""
        sheet.append(cells)


def one_action(sheet: Worksheet) -> None:
    """Some actions are merged over several rows, which have owners and dates of their own."""
    flat(sheet)
    for at in range(5, ROWS - 6, 19):
        for below in (at + 1, at + 2):
            for column in (1, 2, 3):
                sheet.cell(below, column).value = None
        for column in (1, 2, 3):
            sheet.merge_cells(start_row=at, end_row=at + 2, start_column=column, end_column=column)


def coloured(sheet: Worksheet) -> None:
    """States have colours."""
    flat(sheet)
    for at in range(2, ROWS):
        sheet.cell(at, 6).fill = PatternFill(
            "solid", fgColor=("FF0000", "FFC000", "00B050")[at % 3]
        )


def titled(sheet: Worksheet) -> None:
    """A title, a header of two levels, blank rows, a note below."""
    sheet.append(["Anytown NHS Foundation Trust"])
    sheet.append(["WRES Action Plan 2019/20"])
    sheet.append([])
    sheet.append(["", "", "What will be done", "", "", "Progress"])
    sheet.merge_cells("C4:E4")
    sheet.append(HEADER)
    for number in range(1, ROWS):
        sheet.append(row(number))
        if number % 50 == 0:
            sheet.append([])
    sheet.append([])
    sheet.append([])
    sheet.append([])
    sheet.append(["This plan was agreed by the board of the trust on 3 May 2019."])


def aside(sheet: Worksheet) -> None:
    """Comments, and rows that are hidden."""
    flat(sheet)
    for at in range(7, ROWS, 23):
        sheet.cell(at, 3).comment = Comment(f"to be checked {at}", "someone")
        sheet.row_dimensions[at + 1].hidden = True


def figures(sheet: Worksheet) -> None:
    """A table that is no plan."""
    sheet.append(["Band", "White", "BME", "Unknown", "All"])
    for number in range(1, ROWS):
        sheet.append([f"Band {number}", number, number * 2, number % 5, number * 3])


def then_another(sheet: Worksheet) -> None:
    """A second plan below the first."""
    flat(sheet)
    sheet.append([])
    sheet.append([])
    sheet.append([])
    sheet.append(["WDES Action Plan"])
    sheet.append(["Metric", "Agreed action", "Lead", "Timescale"])
    for number in range(1, ROWS):
        sheet.append(["Metric 3", row(number)[2] + " anew", *row(number)[3:5]])


def then_figures(sheet: Worksheet) -> None:
    """A sheet before, with what the colours mean, and one after it."""
    flat(sheet)
    book = sheet.parent
    assert isinstance(book, Workbook)
    key = book.create_sheet("Key", 0)
    for line in (["RAG", "Meaning"], ["Red", "Not started"], ["Green", "Complete"]):
        key.append(line)
    figures(book.create_sheet("Data"))


LAYOUTS = (
    flat,
    sections,
    merged,
    carried,
    one_action,
    coloured,
    titled,
    aside,
    figures,
    then_another,
    then_figures,
)


def workbook(layout: Callable[[Worksheet], None]) -> bytes:
    """A workbook whose first sheet has a layout."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Plan"
    layout(sheet)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()
