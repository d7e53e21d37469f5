"""The explanation of a document's tables as text for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planlift.corrections import Correction, MappingFile, fold, mapping_toml
from planlift.export.columns import place_words
from planlift.normalise.explaining import ColumnStory, Reason, TableStory

_EXAMPLE = 60  # characters of a cell that are shown
_NAMED = 5  # places that are named; a document may have a table of the kind on each page
_NOTHING = "There are no tables and no labelled blocks in this document.\n"
_HEAD = (
    "Why each column was taken for what it was. Evidence is what the words of its header say\n"
    "(0 to 1), what its cells and what its place say (-1 to 1), and the three weighed in sum;\n"
    "the margin is how much less speaks for the next best meaning. To overrule it, put the lines\n"
    "below a table into planlift.toml beside the document, and change what is wrong.\n"
)


def explanation(tables: Sequence[TableStory]) -> str:
    """The text that `planlift read --explain` prints.

    Args:
        tables: the story of each family of tables.
    """
    if not tables:
        return _NOTHING
    parts = ["\n".join(_table(number, table)) for number, table in enumerate(tables, 1)]
    return "\n".join([_HEAD, *(f"{part}\n" for part in parts)])


def _table(number: int, table: TableStory) -> Iterator[str]:
    kind = "Labelled blocks" if table.labelled else "Table"
    yield f"{kind} {number}: {_where(table)}, {table.rows} rows"
    yield f"  no plan: {table.refusal}" if table.refusal else "  taken as a plan"
    if table.ruling is not None:
        yield f"  {table.ruling.origin}, speaks of it"
    for at, column in enumerate(table.columns, 1):
        yield from _column(at, column)
    if not table.headed:
        yield "  It has no header, so that no mapping file can name it."
        return
    yield ""
    yield "  To overrule it (fields: ref indicator summary action owner deadline status updates"
    yield "  outcome theme revised number rag extra):"
    yield ""
    yield _lines_to_paste(table).rstrip("\n")


def _where(table: TableStory) -> str:
    named = [words for place in table.places if (words := place_words(place))][:_NAMED]
    more = len(table.places) - len(named)
    if not named:
        return f"{len(table.places)} times" if len(table.places) > 1 else "in the text"
    return "; ".join(named) + (f"; and {more} more" if more > 0 else "")


def _column(at: int, column: ColumnStory) -> Iterator[str]:
    header = f"“{column.header}”" if column.header else "without header"
    yield f"  {at}. {header} is {column.taken}{', as the mapping file says' if column.said else ''}"
    if column.example:
        flat = " ".join(column.example.split())
        yield f"     such as: {flat[:_EXAMPLE]}{'…' if len(flat) > _EXAMPLE else ''}"
    if column.said:
        return
    if column.reason is not None:
        yield f"     for {_reason(column.reason)}"
    margin = f"; margin {column.margin:.2f}" if column.margin is not None else ""
    yield f"     next {_reason(column.rival)}{margin}"
    if column.doubt:
        yield f"     in review: {column.doubt}"


def _reason(reason: Reason) -> str:
    return (
        f"{reason.field}: header {reason.header:.2f}, cells {reason.content:.2f}, "
        f"place {reason.position:.2f}, sum {reason.total:.2f}"
    )


def _lines_to_paste(table: TableStory) -> str:
    """What stands now, as an entry of a mapping file; `plan` where it is none."""
    source = {column.place: column.written for column in table.columns if column.place > 0}
    headers = list(source.values())
    if table.labelled:
        headers = [header for header in headers if header]
    columns = {} if table.refusal else _columns(table, headers)
    entry = (
        {"headers": headers, "columns": columns} if columns else {"headers": headers, "plan": False}
    )
    return mapping_toml(MappingFile(tables=[Correction.model_validate(entry)]))


def _columns(table: TableStory, headers: Sequence[str]) -> dict[str, str]:
    named = [column for column in table.columns if column.header or not table.labelled]
    whole = [column for column in named if column.header == column.written and column.place > 0]
    return {
        column.header if _is_own(column.header, headers) else f"#{column.place}": column.taken
        for column in whole
    }


def _is_own(header: str, headers: Sequence[str]) -> bool:
    folded = [fold(other) for other in headers]
    return bool(fold(header)) and folded.count(fold(header)) == 1
