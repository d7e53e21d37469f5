"""Every list of records in the document, stood upright: labels across, one row a record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from planlift.corrections import NONE, Corrections
from planlift.normalise.barred import with_barred
from planlift.normalise.cards import (
    cards_in,
    cards_in_columns,
    lines_of_cards,
    names_card,
    titled_cards,
)
from planlift.normalise.cell_cards import cell_cards, lines_of_cell_cards
from planlift.normalise.completing_tables import completes
from planlift.normalise.cut_cards import takes_rest
from planlift.normalise.definitions import definition_below
from planlift.normalise.entries import Entry, entries_of, take_lead
from planlift.normalise.flow import Item
from planlift.normalise.forms import recurring_labels, recurring_sides
from planlift.normalise.given_above import (
    given_by,
    given_by_form,
    take_ahead,
    told_above,
)
from planlift.normalise.giving_headings import giving_heading, givings
from planlift.normalise.grid import FORM_COLUMNS, Grid, Row
from planlift.normalise.grid_registers import (
    ACROSS,
    Hints,
    names_action,
    register_of_entry,
    registers_of_grid,
)
from planlift.normalise.headers import Header
from planlift.normalise.headings import heading_at, numbers_table
from planlift.normalise.indicators import read_indicators
from planlift.normalise.item_numbers import is_bare_number, names_number
from planlift.normalise.joining import Known
from planlift.normalise.label_words import SHORT_VALUES, base_of, field_of
from planlift.normalise.labels import Labels, labels_in
from planlift.normalise.leads import lead_of, pairs_of_lead, take_items, take_leads
from planlift.normalise.listed import (
    LABELS,
    columns_of,
    listed_actions,
    tells_all,
    tells_lead_or_date,
)
from planlift.normalise.mixed_forms import recurring_rows
from planlift.normalise.outline import (
    Context,
    Given,
    Heading,
    Names,
    Path,
    Role,
    is_numbered_item,
    is_themed,
    role_of,
)
from planlift.normalise.own_labels import labelled_rows
from planlift.normalise.pairs import Pair, completes_record, pairs_in_text
from planlift.normalise.prose import wording
from planlift.normalise.register import Found, Register
from planlift.normalise.run_in import run_in_labels
from planlift.normalise.shared_blocks import parted_blocks
from planlift.normalise.stacked_cells import stacked_labels
from planlift.normalise.strays import strays_of
from planlift.normalise.unlabelled import unlabelled_block
from planlift_parsers import Kind, Paragraph, Table

_SEVERAL = 2
_OPEN_BLOCKS = (Role.REF, Role.INDICATOR)  # headings of which each block may have one


def find_registers(
    flow: Sequence[Item],
    names: Names,
    titles: frozenset[int],
    known: Known,
    corrections: Corrections = NONE,
) -> Found:
    """Walks the flow once and stands every table and labelled block upright.

    Args:
        flow: the body of the document.
        names: what is known of the plan before its headings are read.
        titles: `id` of the paragraphs that make the title; they head nothing.
        known: whether a word stands in the document.
        corrections: what mapping files say of headers.
    """
    said = [item for item in flow if id(item) not in titles]
    walk = _Walk.through(said, names, known, corrections)
    for at, item in enumerate(flow):
        if isinstance(item, Grid):
            walk.table(item)
        elif id(item) not in titles and id(item) not in walk.defined:
            heading = walk.heading(flow, at)
            if heading is None:
                walk.run.append(item)
            else:
                walk.enter(flow, at, heading)
    walk.end_run()
    return walk.found


@dataclass(slots=True)
class _Walk:
    """Where the walk through a document stands, and what it has found.

    Attributes:
        names: what is known of the plan before its headings are read.
        labels: what is a label in the document.
        hints: what tables ask of the whole document.
        giving: `id` of the headings that give a field to all below them.
        told: list items of the document that tell a lead or a date.
        found: the registers, headings and runs of text met.
        path: the headings that stand open.
        run: running text since the last table or heading.
        defined: `id` of the lines that word the indicator above them.
        given: what a form says of the tables below it, up to the next heading or form.
        before: what the last table was made from.
    """

    names: Names
    labels: Labels
    hints: Hints
    giving: frozenset[int]
    told: int
    found: Found = field(default_factory=Found)
    path: Path = field(default_factory=Path)
    run: list[Paragraph] = field(default_factory=list)
    defined: set[int] = field(default_factory=set)
    given: list[Given] = field(default_factory=list)
    before: Sequence[Table] = ()

    @classmethod
    def through(
        cls, flow: Sequence[Item], names: Names, known: Known, corrections: Corrections
    ) -> _Walk:
        """A walk at its start, with what the whole document tells."""
        grids = [item for item in flow if isinstance(item, Grid)]
        in_cards = [*lines_of_cell_cards(grids), *lines_of_cards(grids)]
        run_in = with_barred(run_in_labels([*flow, *_in_cells(flow)]), flow)
        labels = labels_in(flow, run_in, in_cards)
        sides, beside = recurring_sides(grids), recurring_labels(grids)
        stacked, rows = stacked_labels(grids), recurring_rows(grids)
        hints = Hints(known, sides, beside, stacked, rows, corrections, labels)
        told = sum(isinstance(item, Paragraph) and tells_lead_or_date(item) for item in flow)
        return cls(names, labels, hints, givings(flow, labels), told)

    def end_run(self, next_heading: Heading | None = None) -> list[Paragraph]:
        """Takes the blocks of the running text; gives back what is narrative.

        Args:
            next_heading: that ends the running text; each block may have one.
        """
        run, self.run = self.run, []
        above = next(reversed(self.path.headings), None)
        closed = above is not None and above.role in _OPEN_BLOCKS and next_heading is not None
        return _take_labelled(self.found, run, self.path, self.labels, self.told, closed=closed)

    def table(self, grid: Grid) -> None:
        """A table becomes registers, or its cells do, one after the other."""
        self._leave(grid)
        given = told_above(self.run, self.labels)
        ended = bool(self.run)  # the register before is of the lines right above
        lead, run = self._numbered_lead(grid), self.end_run()
        narrative = lead or [line for line in run if not numbers_table(line)]
        if self._takes_cards(grid) or self._takes_titled(grid):
            return
        context = self.path.context(narrative, [*self.given, *given])
        found, before = self.found.registers, len(self.found.registers)
        made = registers_of_grid(grid, context, found, self.hints)
        if ended and not lead and before and completes(found[-1], made):
            return
        found.extend(made)
        said = given_by_form(found, before)
        self.given = self.given if said is None else said

    def _numbered_lead(self, grid: Grid) -> list[Paragraph]:
        """The line right above a form that names its action ("Action 2: Train all panels")."""
        named = grid.columns == FORM_COLUMNS and self.run and names_number(self.run[-1])
        return [self.run.pop()] if named else []

    def _leave(self, grid: Grid) -> None:
        """A row that heads the rest of one table heads no other table below it.

        On a worksheet it does: empty rows alone part what its reader takes for tables.
        """
        if self.before is not grid.source and any(
            heading.paragraph.place.table is not None and not heading.paragraph.place.sheet
            for heading in self.path.headings
        ):
            cells = (cell for table in self.before for cell in table.cells)
            own = {id(line) for cell in cells for line in cell.paragraphs}
            self.path.headings = [one for one in self.path.headings if id(one.paragraph) not in own]
        self.before = grid.source

    def _takes_cards(self, grid: Grid) -> bool:
        """Reads the cards that a table is made of; False for any other table."""
        columns = cards_in_columns(grid, self.labels)
        for name, card in columns:
            role = role_of(name.text, self.names)
            heading = Heading(name, ACROSS, role, themed=True, over_cards=True)
            path = Path([*self.path.headings, heading])
            _take_card(self.found, card, path, self.labels, self.names)
            self.found.headings.append(heading)
        if columns:
            return True
        cards = cards_in(grid, self.labels) or self._rows_of_cards(grid)
        for card in cards:
            _take_card(self.found, card, self.path, self.labels, self.names)
        return bool(cards)

    def _rows_of_cards(self, grid: Grid) -> list[list[Paragraph]]:
        """The cards of a table that fill its rows, one or several each."""
        return labelled_rows(grid, self.labels) or cell_cards(grid, self.labels)

    def _takes_titled(self, grid: Grid) -> bool:
        """Reads the cards that have a title beside what is said of it; False for others."""
        titled = titled_cards(grid, self.labels)
        for title, beside in titled:
            pairs, _ = pairs_in_text(beside.paragraphs, self.labels)
            entry = Entry([*pairs_of_lead(title.paragraphs), *pairs])
            self.found.registers.append(register_of_entry(entry, self.path.context()))
        return bool(titled)

    def heading(self, flow: Sequence[Item], at: int) -> Heading | None:
        """The heading that a line is, or None."""
        item = flow[at]
        if isinstance(item, Paragraph) and id(item) in self.giving:
            return giving_heading(item, self.labels)
        if _awaits_value(self.run, self.labels, item) or self._completes(item):
            return None
        found = heading_at(flow, at, self.names, self.labels)
        if found is not None and (self._acts_on(found) or self._is_told_below(flow, at)):
            return None
        return found

    def _completes(self, item: Item) -> bool:
        """The line is the rest of a record that the end of the line above cut."""
        line = item if isinstance(item, Paragraph) else None
        return bool(self.run) and line is not None and completes_record(self.run[-1], line)

    def _is_told_below(self, flow: Sequence[Item], at: int) -> bool:
        """What looks like a heading is what is to be done, right below the number of its card."""
        item, last = flow[at], self.path.headings[-1:]
        if not isinstance(item, Paragraph) or item.kind is not Kind.TEXT or not last:
            return False
        numbered = last[0].role is Role.REF and last[0].paragraph is flow[at - 1]
        return numbered and not is_numbered_item(item.text)

    def _acts_on(self, found: Heading) -> bool:
        """What looks like a heading says what is done about the indicator of the one above it."""
        above = self.path.context().nearest(Role.INDICATOR)
        text = found.paragraph.text
        if above is None or found.role is not Role.INDICATOR or is_numbered_item(text):
            return False
        same = read_indicators(text) == read_indicators(above.paragraph.text)
        return same and is_numbered_item(above.paragraph.text) and wording(text).order == 1

    def enter(self, flow: Sequence[Item], at: int, heading: Heading) -> None:
        """A heading ends the running text above it, which may tell or give what it holds."""
        if heading.role is not Role.GENERIC:
            self.given = []
        before = len(self.found.registers)
        told = told_above(self.run, self.labels) if heading.role is Role.REF else []
        ahead = [] if told else take_ahead(self.run, self.labels)
        narrative = self.end_run(heading)
        self.run = ahead
        if heading.role in (Role.REF, Role.GENERIC):
            self.path.tell(narrative)
        if heading.role is Role.REF:
            self.path.give(told or given_by(self.found.registers, before))
            self.path.heads(flow[at - 1] if at else None)
        if below := definition_below(flow, at, heading):
            heading = replace(heading, definition=below)
            self.defined.add(id(below))
        self.path.enter(heading)
        self.found.headings.append(heading)


def _in_cells(flow: Sequence[Item]) -> list[Paragraph]:
    """The lines of cells that may hold labels told by their look."""
    tables = (table for item in flow if isinstance(item, Grid) for table in item.source)
    cells = (cell for table in tables for cell in table.cells)
    return [line for cell in cells for line in cell.paragraphs if line.set_off or line.bold]


def _awaits_value(run: Sequence[Paragraph], labels: Labels, item: Item) -> bool:
    """The line above is a label that stands alone, and this one may be its value."""
    last = labels.split(run[-1]) if run else None
    if last is None or last[1] or id(run[-1]) in labels.empty:
        return False
    if not isinstance(item, Paragraph):
        return True
    name = field_of(last[0])
    marked = item.kind is Kind.HEADING is not run[-1].kind
    numbered = names_number(item) and name in SHORT_VALUES  # "Action 5", below a status left empty
    return name == "indicator" or not (marked or numbered or is_numbered_item(item.text))


def _take_labelled(
    found: Found,
    run: Sequence[Paragraph],
    path: Path,
    labels: Labels,
    told: int,
    *,
    closed: bool = False,
) -> list[Paragraph]:
    """Labelled blocks of a run of text become registers; what is left is narrative.

    Args:
        found: takes them.
        run: paragraphs without a table or heading between.
        path: the headings that stand open.
        labels: what is a label in this document.
        told: list items of the document that tell a lead or a date.
        closed: the run is the block of the heading above it, and the next block's heading follows.
    """
    pairs, loose = pairs_in_text(run, labels, closed=closed)
    if _tell_all(run, pairs):
        pairs, loose = [], list(run)
    if takes_rest(found.registers, pairs):
        pairs = []
    entries = parted_blocks(entries_of(pairs, labels.led)[0])
    taken = take_items(entries, run) or take_leads(entries, run, labels.led)
    leads = {id(paragraph) for paragraph in taken}
    loose = [paragraph for paragraph in loose if id(paragraph) not in leads]
    if loose:
        found.runs.append((loose, path.context()))
    narrative = labels.without_names(loose)
    before = {id(paragraph) for paragraph in takewhile(lambda one: id(one) not in leads, run)}
    above = [paragraph for paragraph in narrative if id(paragraph) in before]
    context = _context_of(entries, run, path, above, led=bool(leads))
    entries = _with_thin(entries)
    found.registers.extend(
        replace(register_of_entry(entry, context), stray=stray)
        for entry, stray in zip(entries, strays_of(entries, run, loose), strict=True)
    )
    if not entries and not _is_told(found, path):
        found.registers.extend(_without_labels(loose, pairs, path, context, told))
    return narrative


def _with_thin(entries: Sequence[Entry]) -> list[Entry]:
    """The blocks of several labels, and what stands as a block of one in a line of theirs.

    What a line says again ("Lead: HR. Lead: Chair") goes on with what it said before.
    """
    kept: list[Entry] = []
    for entry in entries:
        if len(entry.pairs) > 1:
            kept.append(entry)
            continue
        last = kept[-1].pairs if kept else []
        lines = {id(line) for pair in last for line in pair.source}
        if not entry.pairs or not lines & {id(line) for line in entry.pairs[0].source}:
            continue
        again, (pair,) = base_of(entry.pairs[0].label), entry.pairs
        same = next((one for one in last if base_of(one.label) == again), None)
        if same is None:
            kept[-1].pairs.append(pair)
            continue
        for line in pair.value.paragraphs:
            same.value.add(line)
    return kept


def _tell_all(run: Sequence[Paragraph], pairs: Sequence[Pair]) -> bool:
    """The lines that say what is to be done say who and when too, in brackets behind it.

    What other labels there are say nothing of it ("Date of next meeting: ...").
    """
    whole = {id(line) for line in run if tells_all(line)}
    others = (pair for pair in pairs if not whole & {id(line) for line in pair.source})
    told = (pair.field for pair in others)
    return bool(whole) and all(not name or name.startswith("extra:") for name in told)


def _is_told(found: Found, path: Path) -> bool:
    """A block with labels stands under the "Action 1" above: what follows is no action of it."""
    heading = next(reversed(path.context().path), None)
    if heading is None or heading.role is not Role.REF:
        return False
    own = takewhile(lambda one: heading in one.context.path[-1:], reversed(found.registers))
    return any(register.labelled for register in own)


def _context_of(
    entries: Sequence[Entry],
    run: Sequence[Paragraph],
    path: Path,
    narrative: Sequence[Paragraph],
    *,
    led: bool,
) -> Context:
    """What the blocks of a run stand under: the text above the first, where it speaks of them.

    Args:
        entries: the blocks; a single one below "Action 1" may get its action here.
        run: the paragraphs they were read from.
        path: the headings that stand open.
        narrative: those above the first block that are of none.
        led: the blocks have their actions above them.
    """
    context = path.context()
    if led and _names_indicator(context):
        return path.context(narrative)
    if led or not entries or not (len(entries) == 1 or _names_indicator(context)):
        return context
    lead = lead_of(entries[0], run)
    alone = len(entries) == 1 and names_action(context)
    return context if alone and take_lead(entries[0], lead) else path.context(lead)


def _without_labels(
    loose: Sequence[Paragraph], pairs: Sequence[Pair], path: Path, context: Context, told: int
) -> Iterator[Register]:
    """A block whose labels are lost, or a list of actions, in a run of text without blocks."""
    block, named = unlabelled_block(loose, pairs, context)
    if block:
        yield register_of_list([block], path.context(), named)
        return
    listed = listed_actions(loose, _innermost(context), told)
    own = {id(line) for pairs in listed for pair in pairs for line in pair.source}
    if listed:
        before = takewhile(lambda paragraph: id(paragraph) not in own, loose)
        yield register_of_list(listed, path.context(list(before)), columns_of(listed))


def _take_card(
    found: Found, card: list[Paragraph], path: Path, labels: Labels, names: Names
) -> None:
    """A card becomes a register; a first line without a label is the heading it stands under."""
    own = Path([*path.headings])
    if _is_action_of(card, labels):
        entry = Entry([*pairs_of_lead(card[:1]), *pairs_in_text(card[1:], labels)[0]])
        found.registers.append(register_of_entry(entry, path.context()))
        return
    if names_card(card[0]) and labels.split(card[0]) is None:
        text = card[0].text
        role = Role.REF if is_bare_number(card[0]) else role_of(text, names)
        own.headings.append(Heading(card[0], ACROSS, role, is_themed(text)))
        found.headings.append(own.headings[-1])
        card = card[1:]
    _take_labelled(found, card, own, labels, 0)


def _is_action_of(card: Sequence[Paragraph], labels: Labels) -> bool:
    """The first line of a card is what is to be done: all others say who, when and how far."""
    pairs, loose = pairs_in_text(card[1:], labels)
    fields = {pair.field for pair in pairs}
    told = bool(pairs) and not loose and "action" not in fields and bool(fields & SHORT_VALUES)
    plain = labels.split(card[0]) is None and not is_bare_number(card[0])
    return told and plain and role_of(card[0].text) is Role.TOPIC


def _names_indicator(context: Context) -> bool:
    """The heading next above names an indicator, so that what stands below speaks of it."""
    return bool(context.path) and context.path[-1].role is Role.INDICATOR


def _innermost(context: Context) -> str:
    """The heading next above, "" for none; a sheet called "Actions" holds other lists as well."""
    heading = context.path[-1].paragraph if context.path else None
    return "" if heading is None or heading.text == heading.place.sheet else heading.text


def register_of_list(
    listed: list[list[Pair]], context: Context, named: Sequence[str] = LABELS
) -> Register:
    """A register of actions that stand in a text, each as action, lead and deadline.

    Args:
        listed: the actions.
        context: what they stand under.
        named: what the values of each are, in order.
    """
    labels, every = list(named), [True] * len(named)
    header = Header(labels, [""] * len(labels), score=1.0)
    rows = [
        Row([pair.value for pair in pairs], every, every, number)
        for number, pairs in enumerate(listed, 1)
    ]
    pairs = [pair for one in listed for pair in one]
    made = Register(labels, header.groups, rows, context, header, pairs=pairs)
    made.labelled = made.listed = True
    return made
