"""A sample as the text that a converter leaves of it."""

from __future__ import annotations

from collections.abc import Callable

from quality.make.layout import Block, Cell, Grid, Heading, Label, Line, Sample, Text, Typed


def render_tabs(sample: Sample) -> bytes:
    """Cells parted by tabs, paragraphs of a cell as HTML fragments."""
    return "\n".join(_block(block, _row_of_tabs) for block in sample.blocks).encode()


def render_cells(sample: Sample) -> bytes:
    """A cell a line, led by a tab; a blank line before each row."""
    return "\n".join(_block(block, _row_of_lines) for block in sample.blocks).encode()


def render_typed(sample: Sample) -> bytes:
    """The text as it was typed."""
    return "".join(block.text for block in sample.blocks if isinstance(block, Typed)).encode()


def _block(block: Block, row_text: Callable[[tuple[Cell | None, ...]], str]) -> str:
    match block:
        case Heading(text, _):
            return f"\n{text}\n"
        case Text():
            return "\n".join(line.plain for line in block.lines)
        case Label():
            return _label(block)
        case Grid():
            return "\n".join(row_text(row) for row in block.rows) + "\n"
        case _:
            return ""


def _label(label: Label) -> str:
    first, *rest = label.lines or (Line(""),)
    lead = [f"{label.name}:"] if first.mark else [f"{label.name}: {first.text}".rstrip()]
    others = [first, *rest] if first.mark else rest
    return "\n".join([*lead, *(line.plain for line in others)])


def _row_of_tabs(row: tuple[Cell | None, ...]) -> str:
    if row[0] is not None and row[0].across == len(row):
        return _fragments(row[0])
    return "\t".join("" if cell is None else _fragments(cell) for cell in row)


def _fragments(cell: Cell) -> str:
    lines = cell.lines
    if len(lines) == 1:
        return lines[0].plain
    return " ".join(f"<p>{line.plain}</p>" for line in lines)


def _row_of_lines(row: tuple[Cell | None, ...]) -> str:
    cells = [cell for cell in row if cell is not None]
    return "\n" + "\n".join("\t" + "\n".join(x.plain for x in cell.lines) for cell in cells)
