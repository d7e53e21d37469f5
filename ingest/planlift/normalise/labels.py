"""Labels and their values: labelled lines of text, and forms made as tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from planlift.normalise.grid import Grid, Row, Value
from planlift.normalise.headers import LIKELY, score_row
from planlift.normalise.joining import Known, value_joined
from planlift.normalise.outline import Role, role_of
from planlift.normalise.vocabulary import header_likeness, header_scores, words_of
from planlift_parsers import Kind, Paragraph
from planlift_schema import NOWHERE

_LABEL = re.compile(r"^(?P<label>[^:\t]{1,60}?)\s*(?::|\t| [-–—] )\s*(?P<value>.*)$", re.S)
_NUMBER_IN = re.compile(r"\d")
_LONGEST_LABEL = 7  # words
_LONGEST_QUESTION = 12  # words: a form asks ("What are we going to do about it?")
_LONGEST_NAME = 9  # words of a further line under an owner, a date or a state
_LEAST_FIELDS = 3  # different fields among lines that are labels by their look
_NEXT_LABEL = 3  # lines within which a block's next label comes
# Share of a form's rows that must be label and value for the table to be a form.
_FORM_SHARE = 0.6
_FORM_COLUMNS = 2
# Fields whose values are a few words: running text behind them is none of theirs.
_SHORT_FIELDS = frozenset({"ref", "owner", "deadline", "revised", "status"})
# Fields that speak of what follows, and serve each action up to the next of their kind.
CONTEXT_FIELDS = frozenset({"indicator", "summary", "theme"})


@dataclass(slots=True)
class Pair:
    """A label and what stands behind it.

    Attributes:
        label: as written, without the colon.
        value: what stands behind it.
        source: the paragraph or cell text that held the label.
    """

    label: str
    value: Value
    source: list[Paragraph] = field(default_factory=list)

    @property
    def field(self) -> str:
        """The field its words name most surely, "" if none."""
        return _field_of(self.label)


@dataclass(slots=True)
class Entry:
    """The pairs of one block.

    Attributes:
        pairs: in order.
        heading: the line inside the form that opens it ("Action 3"), or None.
    """

    pairs: list[Pair] = field(default_factory=list)
    heading: Paragraph | None = None


def label_of(text: str) -> tuple[str, str] | None:
    """Label and value of a labelled line ("Lead: HR Manager"), or None."""
    found = _LABEL.match(text)
    if not found:
        return None
    label, value = found["label"].strip(), found["value"].strip()
    return (label, value) if is_label(label) else None


def is_label(text: str, longest: int = _LONGEST_LABEL) -> bool:
    """Words that name a field, and no more of them than `longest`; numbers do not count.

    "Indicator 4" names an indicator, and labels nothing.
    """
    if role_of(text) is Role.INDICATOR:
        return False
    base = base_of(text)
    return 0 < len(words_of(base)) <= longest and header_likeness(base) >= LIKELY


def base_of(label: str) -> str:
    """A label without its number, for telling that it comes again ("WRES action 2")."""
    return " ".join(word for word in words_of(label) if not word.isdigit())


def labels_by_look(flow: Sequence[object]) -> frozenset[int]:
    """`id` of the headings and bold lines that are labels: their value stands in the next lines.

    They are labels only together: at least three fields, the action among them ("Objective",
    "Action", "Lead" as headings on KMPT's pages), or one of them may be an ordinary heading.
    """
    found: dict[int, str] = {}
    for item, following in pairwise(flow):
        if isinstance(item, Paragraph) and isinstance(following, Paragraph):
            looks = (item.bold or item.kind is Kind.HEADING) and not item.marker
            if looks and is_label(item.text) and not _is_name(item.text, following):
                found[id(item)] = _field_of(item.text)
    fields = set(found.values())
    return frozenset(found) if len(fields) >= _LEAST_FIELDS and "action" in fields else frozenset()


def _is_name(text: str, following: Paragraph) -> bool:
    """It names what stands below ("Action 3" above labelled lines) rather than labels it."""
    return label_of(following.text) is not None or (following.bold and is_label(following.text))


def _field_of(label: str) -> str:
    scores = header_scores(base_of(label))
    return max(scores, key=lambda name: scores[name]) if scores else ""


def pairs_in_text(
    run: Sequence[Paragraph], labels: frozenset[int] = frozenset()
) -> tuple[list[Pair], list[Paragraph]]:
    """Labelled lines of a run of text, and the lines that belong to none.

    A line without a label goes on with the value above it where that is still open: the label
    stood alone, or it is a list item, or it stands between two labels of a prose field.

    Args:
        run: paragraphs without a table or heading between.
        labels: `id` of the lines that are labels by their look.
    """
    pairs: list[Pair] = []
    loose: list[Paragraph] = []
    for at, paragraph in enumerate(run):
        found = label_of(paragraph.text) if not paragraph.marker else None
        if id(paragraph) in labels:
            found = paragraph.text.rstrip(":"), ""
        if found:
            pairs.append(_pair(paragraph, *found))
        elif pairs and _belongs(pairs[-1], paragraph, _labelled_soon(run, at, labels)):
            pairs[-1].value.paragraphs.append(paragraph)
        else:
            loose.append(paragraph)
    return pairs, loose


def _pair(paragraph: Paragraph, label: str, value: str) -> Pair:
    words = [replace(paragraph, text=value, kind=Kind.TEXT, bold=False)] if value else []
    return Pair(label, Value(words, place=paragraph.place), [paragraph])


def _labelled_soon(run: Sequence[Paragraph], at: int, labels: frozenset[int]) -> bool:
    following = run[at + 1 : at + 1 + _NEXT_LABEL]
    return any(id(later) in labels or label_of(later.text) for later in following)


def _belongs(pair: Pair, paragraph: Paragraph, labelled_soon: bool) -> bool:
    """The line goes on with the value; `labelled_soon`: the next label is not far."""
    if not pair.value:
        return True
    if paragraph.marker and pair.value.paragraphs[-1].marker:
        return True
    if pair.field in _SHORT_FIELDS:
        return labelled_soon and len(paragraph.text.split()) <= _LONGEST_NAME
    return labelled_soon or bool(paragraph.marker) or paragraph.text[:1].islower()


def recurring_sides(grids: Iterable[Grid]) -> frozenset[tuple[str, ...]]:
    """The first columns that several two-column tables have alike: labels, whatever they say."""
    sides = Counter(_side(grid) for grid in grids if grid.columns == _FORM_COLUMNS)
    return frozenset(
        side for side, count in sides.items() if count > 1 and len(side) >= _LEAST_FIELDS
    )


def _side(grid: Grid) -> tuple[str, ...]:
    return tuple(base_of(row.values[0].flat) for row in grid.rows if row.values[0])


def pairs_in_form(
    grid: Grid,
    known: Known = lambda _: False,
    sides: frozenset[tuple[str, ...]] = frozenset(),
) -> list[Pair | Paragraph] | None:
    """The labels and values of a form; a line that spans it stands as a paragraph. None if no form.

    A form has its labels beside their values, one pair or two to a row. A value without a label
    goes on with the one above it, which a page cut or an author gave a row of its own.

    Args:
        grid: any grid.
        known: whether a word stands elsewhere in the document.
        sides: first columns that are labels because they recur.
    """
    if not grid.rows or grid.columns < _FORM_COLUMNS:
        return None
    recurs = _side(grid) in sides
    if not recurs and _is_grid(grid):
        return None
    found: list[Pair | Paragraph] = []
    formed = 0
    for row in grid.rows:
        cells = [value for _, value in row.own()]
        pairs = _pair_of(row) if recurs else _pairs_of(row)
        if not pairs and found and isinstance(found[-1], Pair) and _goes_on(row):
            found[-1].value = value_joined(found[-1].value, cells[0], known)
            formed += 1
            continue
        formed += bool(pairs)
        found.extend(pairs or (p for cell in cells for p in cell.paragraphs))
    filled = sum(any(True for _ in row.own()) for row in grid.rows)
    kinds = {pair.field for pair in found if isinstance(pair, Pair)}
    enough = recurs or (formed >= _FORM_SHARE * max(1, filled) and len(kinds) > 1)
    return found if enough else None


def _is_grid(grid: Grid) -> bool:
    """The first rows hold a header whose labels outnumber those down the side."""
    top = max(score_row(grid, at) for at in range(min(3, len(grid.rows))))
    side = [row.values[0].flat for row in grid.rows if row.values[0] and row.tops[0]]
    likely = sum(is_label(text, _LONGEST_QUESTION) for text in side) / max(1, len(side))
    return top > LIKELY and likely < top


def _goes_on(row: Row) -> bool:
    """Nothing at the label's place, one text at the value's."""
    return not row.values[0] and sum(1 for _ in row.own()) == 1


def _pair_of(row: Row) -> list[Pair]:
    label, value = row.values[0], row.values[-1]
    if not label or label is value:
        return []
    return [Pair(label.flat.rstrip(": "), value, label.paragraphs)]


def _pairs_of(row: Row) -> list[Pair]:
    """Label and value by turns along a row, values may be empty; [] if a cell is neither."""
    slots = [c for c in range(len(row.values)) if row.lefts[c] and row.tops[c]]
    at = 0
    pairs: list[Pair] = []
    if len(slots) > 2 and all(is_label(row.values[c].flat) for c in slots):
        return []  # a header
    while at < len(slots):
        label = row.values[slots[at]]
        if not (label and is_label(label.flat, _LONGEST_QUESTION)) or at + 1 >= len(slots):
            return []
        pairs.append(Pair(label.flat.rstrip(": "), row.values[slots[at + 1]], label.paragraphs))
        at += 2
        while at < len(slots) and not row.values[slots[at]]:
            at += 1
    return pairs


def entries_of(stream: Sequence[Pair | Paragraph]) -> tuple[list[Entry], list[Paragraph]]:
    """Parts a stream of pairs into blocks, one for each action, and the lines left over.

    A block ends where a label comes again or a line such as "Action 3" opens the next. What was
    said of the indicator, issue or theme before the first action serves the following ones too,
    until it is said anew (KMPT's page has one "Objective" for its numbered actions).
    """
    entries: list[Entry] = []
    loose: list[Paragraph] = []
    current = Entry()
    for item in stream:
        if isinstance(item, Paragraph):
            if role_of(item.text) is Role.REF:
                current = _closed(entries, current)
                current.heading = item
            else:
                loose.append(item)
            continue
        if any(base_of(item.label) == base_of(pair.label) for pair in current.pairs):
            carried = _carried(current, item)
            current = _closed(entries, current)
            current.pairs.extend(carried)
        current.pairs.append(item)
        if item.field == "action" and _NUMBER_IN.search(item.label):
            current.heading = replace(item.source[0], text=item.label, marker="")
    _closed(entries, current)
    return entries, loose


def _closed(entries: list[Entry], current: Entry) -> Entry:
    if current.pairs:
        entries.append(current)
    return Entry()


def _carried(entry: Entry, following: Pair) -> list[Pair]:
    """Context pairs before the first action that the next block, opening with an action, shares."""
    if following.field != "action":
        return []
    before: list[Pair] = []
    for pair in entry.pairs:
        if pair.field == "action":
            return before
        if pair.field in CONTEXT_FIELDS:
            before.append(pair)
    return []


def rows_of(entries: Sequence[Entry]) -> tuple[list[str], list[Row]]:
    """Entries as rows of one grid: the union of their labels, in the order first met."""
    labels: dict[str, str] = {}
    for entry in entries:
        for pair in entry.pairs:
            labels.setdefault(base_of(pair.label), pair.label)
    at = {base: column for column, base in enumerate(labels)}
    rows = []
    for number, entry in enumerate(entries, 1):
        values = [Value() for _ in labels]
        for pair in entry.pairs:
            values[at[base_of(pair.label)]] = pair.value
        place = entry.pairs[0].value.place if entry.pairs else NOWHERE
        every = [True] * len(values)
        rows.append(Row(values, every, list(every), place.row or number, place.page))
    return list(labels.values()), rows
