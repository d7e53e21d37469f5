"""The registers of one table: stood upright, as a form, or below a header."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planlift.corrections import Corrections
from planlift.normalise.banding import clear_bands
from planlift.normalise.entries import Entry, entries_of, rows_of, take_lead
from planlift.normalise.figure_grids import tells_figures
from planlift.normalise.forms import pairs_in_form
from planlift.normalise.given_above import given_in_rows
from planlift.normalise.grid import Grid, lay_out
from planlift.normalise.headers import Header, find_header, lone_header
from planlift.normalise.joining import Known
from planlift.normalise.known_headers import known_header
from planlift.normalise.labels import Labels
from planlift.normalise.mixed_forms import pairs_in_mixed_form
from planlift.normalise.numbered_sides import forms_beside_numbers
from planlift.normalise.orientation import is_transposed
from planlift.normalise.outline import Context, Heading, Role, is_themed, role_of
from planlift.normalise.own_labels import labelled_cells, without_repeated
from planlift.normalise.pairs import Pair, pairs_in_text
from planlift.normalise.register import Register
from planlift.normalise.rows_in_two import in_one_row
from planlift.normalise.sheet_columns import in_columns_of
from planlift.normalise.stacked_cells import pairs_in_cells
from planlift.normalise.upright import stood_upright
from planlift_parsers import Paragraph

ACROSS = 10
"""Level of a line that lies across a form: below all headings."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What the whole document tells: its words, and the first columns and labels that recur.

    Beside it stand what mapping files say, and what is a label in the document's text.
    """

    known: Known
    sides: frozenset[tuple[str, ...]]
    labels: frozenset[str]
    stacked: frozenset[str]
    rows: frozenset[tuple[str, ...]]
    corrections: Corrections
    words: Labels


def registers_of_grid(
    grid: Grid, context: Context, before: Sequence[Register], hints: Hints
) -> list[Register]:
    """The registers of a table; those of a form are one for each action.

    Args:
        grid: the table.
        context: what it stands under.
        before: registers of the document so far, whose header may go on.
        hints: what the whole document tells.
    """
    named = known_header(grid, hints.corrections)
    stream = None if named else _form(grid, hints)
    if stream is not None:
        opening = _opening(stream, context, hints.words)
        if opening:
            context = replace(context, narrative=context.narrative[:-1])
        entries, _ = entries_of([*opening, *stream])
        if len(entries) == 1 and names_action(context) and take_lead(entries[0], context.narrative):
            context = replace(context, narrative=())
        return [register_of_entry(entry, context) for entry in entries]
    if not named and (own := labelled_cells(grid)):
        rows, header = own
        return [Register(header.labels, header.groups, rows, context, header, place=grid.place)]
    if not named and is_transposed(grid):
        grid = stood_upright(grid, hints.known)
        named = known_header(grid, hints.corrections)
    header = named or lone_header(grid) or find_header(grid)
    grid, header = in_one_row(grid, header, _line_above(context))
    if not header.score:
        wide = _as_wide_as_before(grid, before)
        if inherited := _inherited(wide, before):
            grid, header = wide, inherited
    clear_bands(grid.rows[header.body :])
    context = replace(context, gives=(*context.gives, *given_in_rows(grid.rows[: header.first])))
    return [
        Register(
            header.labels,
            header.groups,
            without_repeated(grid.rows[header.body :], header.labels),
            context,
            header,
            headed=header.score > 0,
            place=grid.place,
            above=grid.rows[: header.first],
            said=[p for value in header.values for p in value.paragraphs],
            later=any(table.numbers for table in grid.source),
        )
    ]


def _line_above(context: Context) -> Paragraph | None:
    """What stands right above a table, text or heading."""
    if context.narrative:
        return context.narrative[-1]
    return context.path[-1].paragraph if context.path else None


def _form(grid: Grid, hints: Hints) -> Sequence[Pair | Paragraph] | None:
    """Labels and values of a form, beside each other or one above the other; None if no form."""
    stacked = pairs_in_cells(grid, hints.stacked)
    found = (
        stacked
        or pairs_in_mixed_form(grid, hints.rows)
        or forms_beside_numbers(grid, hints.known, hints.labels)
        or pairs_in_form(grid, hints.known, hints.sides, hints.labels)
    )
    return found and [one for item in found for one in _with_labels_inside(item, hints.words)]


def _opening(stream: Sequence[Pair | Paragraph], context: Context, words: Labels) -> Sequence[Pair]:
    """The labelled action right above a form that goes on with other labels; [] if none is there.

    A sheet has "Action 2: Train all panels" across, and lead and date in two columns below.
    """
    first = stream[0] if stream else None
    if not isinstance(first, Pair) or first.field == "action" or not context.narrative:
        return []
    pairs, _ = pairs_in_text(context.narrative[-1:], words)
    return pairs if len(pairs) == 1 and pairs[0].field == "action" and pairs[0].value else []


def _with_labels_inside(item: Pair | Paragraph, words: Labels) -> Sequence[Pair | Paragraph]:
    """A line across a form as the labels and values that it holds ("No C1  RAG A  Due May")."""
    if isinstance(item, Pair) or not words.several(item):
        return [item]
    pairs, _ = pairs_in_text([item], words)
    return pairs


def _as_wide_as_before(grid: Grid, before: Sequence[Register]) -> Grid:
    """The grid with the columns that it lacks only because nothing stands in them."""
    wide = len(before[-1].labels) if before else 0
    if wide <= grid.columns:
        return grid
    source = grid.source[0] if len(grid.source) == 1 else None
    if source and source.columns == wide:
        return lay_out(source)
    return in_columns_of(grid, before[-1].header.values)


def _inherited(grid: Grid, before: Sequence[Register]) -> Header | None:
    """A table without header goes on with the header of the table before it, if it fits."""
    if not before or before[-1].labelled or not before[-1].headed:
        return None
    above = before[-1]
    if len(above.labels) != grid.columns or tells_figures(grid):
        return None
    labels, groups = [*above.labels], [*above.groups]  # its own: columns may be parted later
    return Header(labels, groups, 0, 0, above.header.score, above.header.values)


def register_of_entry(entry: Entry, context: Context) -> Register:
    """A block of labels and values as a register of one row.

    Args:
        entry: the block.
        context: what it stands under.
    """
    if entry.under is not None:
        role, themed = role_of(entry.under.text), is_themed(entry.under.text)
        across = Heading(entry.under, ACROSS, role, themed)
        context = replace(context, path=(*context.path, across))
    labels, rows = rows_of([entry])
    header = Header(labels, [""] * len(labels), score=1.0)
    return Register(
        labels,
        header.groups,
        rows,
        context,
        header,
        labelled=True,
        place=entry.pairs[0].value.place,
        pairs=entry.pairs,
        ref=entry.heading,
    )


def names_action(context: Context) -> bool:
    """Whether the heading next above is "Action 1" or its like."""
    return bool(context.path) and context.path[-1].role is Role.REF
