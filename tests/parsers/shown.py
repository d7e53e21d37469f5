"""What a document holds, in short: for tests that look at a whole reading."""

from planlift_parsers.document import BODY_KINDS, Table


def words(document):
    """The text of its body paragraphs outside tables."""
    return [
        block.line
        for block in document.blocks
        if not isinstance(block, Table) and block.kind in BODY_KINDS
    ]


def grid(table):
    """The texts of a table's cells, by row; a merged cell stands once."""
    rows = [[] for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row].append(cell.text)
    return rows


def only_table(document):
    """Its one table."""
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    return table


def fills(table):
    """Row and column to the colour behind the cell, where there is one."""
    return {(cell.row, cell.column): cell.fill for cell in table.cells if cell.fill}


def of_kind(document, kind):
    """The texts of all its paragraphs of a kind, those in cells too."""
    return [paragraph.text for paragraph in document.paragraphs() if paragraph.kind is kind]
