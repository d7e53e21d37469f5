"""Forms made as tables: labels beside their values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from planlift.normalise.grid import FORM_COLUMNS, Grid, Row, Value
from planlift.normalise.headers import outscores
from planlift.normalise.item_numbers import names_number
from planlift.normalise.joining import Known, value_joined
from planlift.normalise.label_words import LONGEST_QUESTION, base_of, field_of, is_label
from planlift.normalise.pairs import Pair
from planlift.normalise.standing_labels import LEAST_FIELDS
from planlift.normalise.statuses import status_likeness
from planlift_parsers import Paragraph

# Share of a form's rows that must be label and value for the table to be a form.
_FORM_SHARE = 0.6
_FEWEST_FIELDS = 2  # down the side of a form that only heads tables: "Metric", "Our position"
_FIELDS_DOWN = 4  # named down the side of two columns: no list of two columns has so many there
_REPEATING = 0.8  # share of rows whose label comes again: all but titles across the form
_COLON = 6  # words of a label that only its colon shows to be one ("Report to:")
_STATES = 0.4  # share of states down the side from which they are a key and no labels
_LIKELY = 0.6  # score from which a row is a header rather than labels and values


def recurring_sides(grids: Iterable[Grid]) -> frozenset[tuple[str, ...]]:
    """The first columns that several two-column tables have alike: labels, whatever they say.

    One is enough beside a wider table with the same labels, most of them known: where two actions
    stand across the others, the last may stand alone.
    """
    every = list(grids)
    sides = Counter(_side(grid) for grid in every if grid.columns == FORM_COLUMNS)
    wide = {_side(grid) for grid in every if grid.columns > FORM_COLUMNS}
    return frozenset(
        side
        for side, count in sides.items()
        if _are_labels(side) and (count > 1 or (side in wide and _are_known(side)))
    )


def _are_known(side: tuple[str, ...]) -> bool:
    """Half of the texts or more name fields."""
    return 2 * sum(is_label(label, LONGEST_QUESTION) for label in side) >= len(side)


def _are_labels(side: tuple[str, ...]) -> bool:
    """Enough texts to be labels by their coming again, or two that name fields."""
    return len(side) >= LEAST_FIELDS or (
        len(side) == _FEWEST_FIELDS and all(field_of(label) for label in side)
    )


def recurring_labels(grids: Iterable[Grid]) -> frozenset[str]:
    """What stands at a label's place in several forms, and at a value's place in none.

    A form of labels and values by turns asks the same of each action, in words of its author's.
    Which cells are its labels is told by their coming again, where their values do not.
    """
    labels: Counter[str] = Counter()
    values: set[str] = set()
    for grid in grids:
        if grid.columns <= FORM_COLUMNS:
            continue
        turns = [_by_turns(row) for row in grid.rows]
        if not any(len(turn) > 1 for turn in turns):
            continue
        pairs = [pair for turn in turns for pair in turn]
        labels.update({base_of(label.flat) for label, _ in pairs if label})
        values.update(base_of(value.flat) for _, value in pairs if value)
    return frozenset(label for label, count in labels.items() if count > 1) - values


def _by_turns(row: Row) -> list[tuple[Value, Value]]:
    """The cells of a row two by two; [] where one is left over.

    Wider forms in the same grid leave empty cells behind.
    """
    cells = [value for at, value in enumerate(row.values) if row.lefts[at] and row.tops[at]]
    turns = list(zip(cells[::2], cells[1::2], strict=False)) if len(cells) % 2 == 0 else []
    return [turn for turn in turns if any(turn)]


def tells_states(grid: Grid) -> bool:
    """States or colours stand down the side: a key of them, not labels and not fields."""
    side = [row.values[0].flat for row in grid.rows if row.values[0] and row.tops[0]]
    return sum(status_likeness(text) > _LIKELY for text in side) > _STATES * len(side)


def _side(grid: Grid) -> tuple[str, ...]:
    """What stands beside something else; a line across is the title of a form, or its action."""
    beside = (row.values[0] for row in grid.rows if all(row.lefts))
    return tuple(base_of(value.flat) for value in beside if value)


def pairs_in_form(
    grid: Grid,
    known: Known = lambda _: False,
    sides: frozenset[tuple[str, ...]] = frozenset(),
    labels: frozenset[str] = frozenset(),
) -> list[Pair | Paragraph] | None:
    """The labels and values of a form; a line that spans it stands as a paragraph. None if no form.

    A form has its labels beside their values, one pair or two to a row. A value without a label
    goes on with the one above it, which a page cut or an author gave a row of its own.

    Args:
        grid: any grid.
        known: whether a word stands elsewhere in the document.
        sides: first columns that are labels because they recur.
        labels: other texts that are labels because they recur.
    """
    if not grid.rows or grid.columns < FORM_COLUMNS:
        return None
    in_turn = _labels_in_turn(grid)
    labels |= in_turn
    recurs = (
        bool(in_turn)
        or (bool(sides) and _is_side(_side(grid), sides))
        or _repeats(grid)
        or _asks_again(grid, labels)
    )
    if not recurs and (_is_grid(grid) or not _is_form(grid, labels)):
        return None
    if grid.columns > FORM_COLUMNS and recurs and not in_turn and not _mostly_pairs(grid, labels):
        return None  # actions stand across, beside the labels that a form of one has too
    found: list[Pair | Paragraph] = []
    listing: Pair | None = None
    for row in grid.rows:
        last = found[-1] if found else None
        if isinstance(last, Pair) and _lists_below(row, last, listing):
            listing = last
            last.value = _listed(last.value, row.values[0])
            continue
        pairs = _pairs_of(row, labels) or _pair_of(row)
        if isinstance(last, Pair) and len(pairs) == 1 and _is_rest(row, last):
            last.label = f"{last.label} {pairs[0].label}"
            last.source.extend(pairs[0].source)
            last.value = value_joined(last.value, pairs[0].value, known)
            continue
        if not pairs and isinstance(last, Pair) and _goes_on(row):
            last.value = value_joined(last.value, next(value for _, value in row.own()), known)
            continue
        found.extend(pairs or (p for _, value in row.own() for p in value.paragraphs))
    return found if any(isinstance(one, Pair) for one in found) else None


def _mostly_pairs(grid: Grid, labels: frozenset[str]) -> bool:
    rows = [row for row in grid.rows if row.own()]
    formed = [_pairs_of(row, labels) or _pair_of(row) or _goes_on(row) for row in rows]
    return sum(map(bool, formed)) >= _FORM_SHARE * len(rows)


def _is_side(side: tuple[str, ...], sides: frozenset[tuple[str, ...]]) -> bool:
    """It is one of the sides that recur, or has some of one's labels, in their order."""
    if side in sides:
        return True
    return len(side) >= LEAST_FIELDS and any(_runs_through(side, other) for other in sides)


def _runs_through(side: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    left = iter(whole)
    return all(label in left for label in side)


def _lists_below(row: Row, above: Pair, listing: Pair | None) -> bool:
    """A line at the label's place below "Actions:", beside which nothing stands: one of them."""
    opens = above is listing or (above.field == "action" and not above.value)
    if not (row.is_line() and opens):
        return False
    line = row.values[0]
    return not (_labels(line.flat) or names_number(line.paragraphs[0]))


def _listed(value: Value, line: Value) -> Value:
    """What a label's list holds so far, with one line more."""
    return replace(line, paragraphs=[*value.paragraphs, *line.paragraphs])


def _is_rest(row: Row, above: Pair) -> bool:
    """A page cuts the row above in two, label and all: "Management" and "action"."""
    words = row.values[0].flat
    return row.resumes and words[:1].islower() and is_label(f"{above.label} {words}")


def _asks_again(grid: Grid, labels: frozenset[str]) -> bool:
    """Every label, by turns along its rows, is one that other forms of the document have too."""
    if not labels or grid.columns <= FORM_COLUMNS:
        return False
    turns = [_by_turns(row) for row in grid.rows if row.own()]
    if not all(turns):
        return False
    asked = [base_of(label.flat) for turn in turns for label, _ in turn]
    header = any(2 * sum(_labels(v.flat) for _, v in turn) > len(turn) for turn in turns)
    return (
        len(asked) >= LEAST_FIELDS
        and all(label and label in labels for label in asked)
        and not header
    )


def _labels_in_turn(grid: Grid) -> frozenset[str]:
    """What comes again and again at a label's place, by turns along a grid's rows; most is known.

    Form stands below form in one grid: what is to be done across, and its lead, date and outcome,
    each behind its label, in the row below.
    """
    if grid.columns <= FORM_COLUMNS:
        return frozenset()
    rows = [_by_turns(row) for row in grid.rows if row.own()]
    header = any(2 * sum(_labels(v.flat) for _, v in row) > len(row) for row in rows)
    if header or sum(map(bool, rows)) < _REPEATING * len(rows):
        return frozenset()
    turns = [pair for row in rows for pair in row]
    asked = Counter(base_of(label.flat) for label, _ in turns if label)
    told = {base_of(value.flat) for _, value in turns}
    again = frozenset(label for label, count in asked.items() if count > 1) - told
    known = sum(is_label(label, LONGEST_QUESTION) for label in again)
    most = sum(asked[label] for label in again) >= _REPEATING * asked.total()
    plain = len(again) >= LEAST_FIELDS and 2 * known > len(again)
    return again if most and plain else frozenset()


def _repeats(grid: Grid) -> bool:
    """Down the first of two columns the same labels come again and again, most of them known.

    Where they come in one order, two that are known are enough.
    """
    if grid.columns != FORM_COLUMNS:
        return False
    side = _side(grid)
    count = Counter(side)
    again = [label for label, times in count.items() if times > 1]
    rows = sum(count[label] for label in again)
    known = sum(is_label(label, LONGEST_QUESTION) for label in again)
    most = rows >= _REPEATING * sum(count.values())
    plain = 2 * known > len(again) or (known >= _FEWEST_FIELDS and _in_one_order(side))
    return most and len(again) >= LEAST_FIELDS and plain


def _in_one_order(side: tuple[str, ...]) -> bool:
    """Block after block has its labels in the order of the first; some may be missing in one."""
    place = {label: at for at, label in enumerate(dict.fromkeys(side))}
    falls = [after for before, after in pairwise(map(place.__getitem__, side)) if after <= before]
    return bool(falls) and not any(falls)


def _is_form(grid: Grid, labels: frozenset[str]) -> bool:
    """Most rows are known labels and values, of more than one field."""
    if tells_states(grid):
        return False
    filled = _without_lists(row for row in grid.rows if row.own())
    pairs = [_pairs_of(row, labels) for row in filled]
    formed = sum(bool(found) or _goes_on(row) for found, row in zip(pairs, filled, strict=True))
    fields = {pair.field for found in pairs for pair in found}
    return formed >= _FORM_SHARE * max(1, len(filled)) and len(fields) > 1


def _without_lists(rows: Iterable[Row]) -> list[Row]:
    """The rows but for lines that a label of actions without a value lists below it."""
    made: list[Row] = []
    for row in rows:
        listed = bool(made) and row.is_line() and made[-1].is_line()
        if not (listed and field_of(made[-1].values[0].flat) == "action"):
            made.append(row)
    return made


def _is_grid(grid: Grid) -> bool:
    """The first rows hold a header whose labels outnumber those down the side."""
    side = [row.values[0].flat for row in grid.rows if row.values[0] and row.tops[0]]
    if grid.columns == FORM_COLUMNS and len({*map(field_of, side)} - {""}) >= _FIELDS_DOWN:
        return False
    likely = sum(_labels(text) for text in side) / max(1, len(side))
    least = max(_LIKELY, likely)
    rows = [at for at, row in enumerate(grid.rows[:3]) if not _is_labelled(row)]
    return any(outscores(grid, at, least) for at in rows)


def _is_labelled(row: Row) -> bool:
    """A colon behind the first cell and none behind the others: a label and a value, no header."""
    first, *others = [value.flat for _, value in row.own()] or [""]
    return first.endswith(":") and not any(other.endswith(":") for other in others)


def _goes_on(row: Row) -> bool:
    """Nothing at the label's place, one text at the value's."""
    return not row.values[0] and len(row.own()) == 1


def _pair_of(row: Row) -> list[Pair]:
    """Two cells of a row of a form, whatever the label says; [] if there are more or fewer."""
    slots = [c for c in range(len(row.values)) if row.lefts[c] and row.tops[c]]
    label = row.values[slots[0]] if slots else None
    if not label or len(slots) != FORM_COLUMNS or len(label.flat.split()) > LONGEST_QUESTION:
        return []
    return [Pair(label.flat.rstrip(": "), row.values[slots[1]], label.paragraphs)]


def _pairs_of(row: Row, labels: frozenset[str]) -> list[Pair]:
    """Label and value by turns along a row, values may be empty; [] if a cell is neither."""
    slots = [c for c in range(len(row.values)) if row.lefts[c] and row.tops[c]]
    at = 0
    pairs: list[Pair] = []
    if len(slots) > 2 and all(_labels(row.values[c].flat) for c in slots):
        texts = [row.values[c].flat for c in slots]
        if not all(_same_field(*turn) for turn in zip(texts[::2], texts[1::2], strict=False)):
            return []  # a header
    while at < len(slots):
        label = row.values[slots[at]]
        if not (label and (_labels(label.flat) or base_of(label.flat) in labels)):
            return []
        if at + 1 >= len(slots):  # a label left empty, where no other form is wider here
            return [*pairs, Pair(label.flat.rstrip(": "), Value(), label.paragraphs)] if at else []
        pairs.append(Pair(label.flat.rstrip(": "), row.values[slots[at + 1]], label.paragraphs))
        at += 2
        while at < len(slots) and not row.values[slots[at]]:
            at += 1
    return pairs


def _same_field(label: str, value: str) -> bool:
    """A value that would be a label of the same field: "Lead | OD Lead", "Status | Complete"."""
    name = field_of(label)
    state = name == "status" and status_likeness(value) > _LIKELY
    return base_of(label) != base_of(value) and (state or name == field_of(value))


def _labels(text: str) -> bool:
    """The cell names a field, or ends with a colon as labels do."""
    return is_label(text, LONGEST_QUESTION) or (text.endswith(":") and len(text.split()) <= _COLON)
