"""Rows of a register to records: one for each row that states an action."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice

from planlift.normalise.cuts import LEADING, RUNS_ON, completes_ref, usual_fields, vote
from planlift.normalise.grid import Row, Value
from planlift.normalise.guidance import is_guidance
from planlift.normalise.joining import (
    Known,
    runs_on,
    value_joined,
)
from planlift.normalise.lone_sections import lone_sections
from planlift.normalise.lost_spans import mostly_filled, partly_filled, spans_used
from planlift.normalise.numbering import numbering_column
from planlift.normalise.outline import Role, is_numbered_item, is_themed, role_of
from planlift.normalise.print_titles import printed_again
from planlift.normalise.prose import wording
from planlift.normalise.register import Register
from planlift.normalise.rows_below import labelled_below
from planlift.normalise.vocabulary import words_of
from planlift_schema import TEXT_FIELDS

_TOLD_ON = frozenset({"summary", "updates", "outcome"})  # fields of prose that a page may cut
# Votes from which a row goes on with the row above: fewer where a page cut the table.
_ENOUGH_AT_CUT, _ENOUGH_ELSEWHERE = 1.0, 2.5
# A usual field that the row lacks speaks for its being a rest, more so behind a page break; a row
# with all of them is a record of its own.
_MISSING_AT_CUT, _MISSING, _COMPLETE = 1.0, 0.5, -1.5
_NEAR = 1.0  # votes so near to the bound at a page break are named in `review`
# Share of the columns that a section row's cell must lie across.
_SECTION_SPAN = 0.6
_FEW = 3  # words of a section's name that could be an order as well
_LONGEST_SECTION = 25  # words; the longest section row met has 19
_NUMBERED_TITLE = re.compile(r"^\d{1,2}(?:\.\d{1,2})?[.)]?\s+[A-Z][^.]*$")
_LONGEST_TITLE = 7  # words of a section row that has no look of its own
# Columns that are no field of their own, to the field whose review covers them.
_REVIEWED_UNDER = {"rag": "status", "number": "indicator", "revised": "deadline"}
_TYPED = ("ref", "owner", "deadline", "status")
_SUMS = frozenset({"total", "totals", "total:", "grand total", "subtotal", "sub-total", "overall"})
_NO_SECTION = ("owner", "deadline", "status")  # columns in which no section's name stands


@dataclass(slots=True)
class Record:
    """What one row says, by field.

    Attributes:
        values: field to what it holds; fields without a column or text are left out.
        extra: label and value of the other columns, in order.
        rows: the row it was read from, and those that went on from it.
        section: section row it stands under, or None.
        doubts: field to why a person should look.
    """

    values: dict[str, Value]
    extra: list[tuple[str, Value]]
    rows: list[Row]
    section: Value | None = None
    doubts: dict[str, str] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The text of a field, "" if it has none."""
        return self.values[name].text if name in self.values else ""

    def end(self, name: str) -> str:
        """The last paragraph of a field, "" if it has none."""
        value = self.values.get(name)
        return value.paragraphs[-1].line if value else ""


@dataclass(slots=True)
class Reading:
    """A register, read.

    Attributes:
        records: one for each action.
        sections: section rows, each with the Value it gives the records under it.
        repeats: header rows met again.
        guidance: rows that tell the author what to write.
        others: rows that state no action.
        labels: what stood in a record's later row before the value, and that value.
    """

    records: list[Record] = field(default_factory=list)
    sections: list[tuple[Value, Row]] = field(default_factory=list)
    repeats: list[Row] = field(default_factory=list)
    guidance: list[Row] = field(default_factory=list)
    others: list[Row] = field(default_factory=list)
    labels: list[tuple[str, Value]] = field(default_factory=list)


class RecordReader:
    """Walks the rows of one register."""

    def __init__(self, register: Register, known: Known) -> None:
        """Args: register: mapped already; known: whether a word stands in the document."""
        self.register = register
        self.known = known
        self.fields = register.mapping.fields
        self.usual = usual_fields(register)
        self.reading = Reading()
        self.section: Value | None = None
        self.replaced: dict[int, Value] = {}
        self.again = (
            frozenset[int]() if register.labelled else printed_again(register.rows, register.header)
        )
        self.unsure = ""  # why the last row behind a page break may have been read wrong
        self.body_fills: set[str | None] = set()
        self.fresh = True  # nothing above in this section to carry down
        self.above: Row | None = None  # the row right above that was read by itself
        self.was_fresh = True  # what `fresh` was before it
        self.partly = partly_filled(register)
        self.mostly = mostly_filled(register)
        self.spans = spans_used(register)
        self.numbering = numbering_column(register)
        self.lone = lone_sections(register)
        self.merged = {
            name
            for column, name in enumerate(self.fields)
            if any(row.values[column].down > 1 for row in register.rows)
        }

    def read(self) -> Reading:
        """The records, and the rows that are none, by kind."""
        resumes = False
        if self.register.opening:
            self._enter(*self.register.opening)
        for at, row in enumerate(self.register.rows):
            row.resumes = row.resumes or resumes
            resumes = self._take(at, row) and row.resumes
        return self.reading

    def _take(self, at: int, row: Row) -> bool:
        """Reads a row; True if it was nothing (blank, header again) and the cut is still open."""
        if not row.own():
            return True
        if at in self.again:
            self.reading.repeats.append(row)
            return True
        above, self.above = self.above, None
        if above is not None and row.resumes and self._is_rest(above, row):
            self._complete(above, row)
            return False
        below = labelled_below(row) if self.reading.records else None
        section = None if below else self._section_of(row)
        if section is not None:
            self._enter(section, row)
        elif is_guidance(self.register, at):
            self.reading.guidance.append(row)
        elif not below and self._goes_on(row):
            self._join(row)
        elif below:
            self._add(row, *below)
        else:
            self.above, self.was_fresh = row, self.fresh
            self._open(row)
        return False

    def _add(self, row: Row, name: str, label: str, value: Value) -> None:
        """What a second row says of the last record; in `extra` where a column says so already."""
        record = self.reading.records[-1]
        if name in record.values:
            record.extra.append((label, value))
        else:
            record.values[name] = value
            self.reading.labels.append((label, value))
        record.rows.append(row)

    def _value(self, row: Row, name: str) -> Value:
        at = self.register.mapping.column(name)
        if at is None or not row.lefts[at]:
            return Value()
        value = row.values[at]
        return self.replaced.get(id(value), value)

    # Sections

    def _section_of(self, row: Row) -> Value | None:
        """The section a row opens, or None: one cell across, or alone at the left and apart."""
        if self.register.labelled:
            return None
        cells = row.own()
        texts = [(c, v) for c, v in cells if not wording(v.text).bare_number]
        if len(texts) != 1 or len(cells) > 2 or len(row.values) < 3:
            return None
        column, value = texts[0]
        if len(words_of(value.flat)) > _LONGEST_SECTION and not is_indicator_section(value):
            return None  # an indicator's wording has up to some 40
        span = sum(1 for other in row.values if other is value)
        numbered = len(cells) == 2 and cells[0][0] < column
        if span >= _SECTION_SPAN * len(row.values) or self._stands_alone(row, column, numbered):
            if numbered:
                return self._numbered(cells[0][1], value)
            return value if len(cells) == 1 else self._counted(value, cells[1][1])
        return None

    def _stands_alone(self, row: Row, column: int, numbered: bool) -> bool:
        """Nothing but a name at the left, in a table whose records fill their row."""
        value = row.values[column]
        named = is_themed(value.flat) or is_numbered_item(value.flat)  # no rest of a row opens so
        if (row.resumes and not named) or not all(row.tops[c] for c in range(len(row.values))):
            return False
        field_here = self.fields[column]
        lone = field_here != "action" and id(row) in self.lone
        if lone or field_here in _NO_SECTION:
            return lone
        apart = value.bold or (value.fill is not None and value.fill not in self.body_fills)
        leading = column == 0 or (numbered and field_here not in _TYPED)
        if field_here == "action" or not leading:
            again = bool(self.reading.sections) and _is_short(value.flat)  # "Place leadership"
            return leading and (apart or again or _is_title(value.flat)) and len(self.usual) > 1
        if apart or field_here not in ("indicator", "summary"):
            return apart or len(self.usual) > 1
        if column in self.numbering:  # what else stands there alone is no indicator
            return not is_numbered_item(value.flat)
        return is_themed(value.flat) or bool(_NUMBERED_TITLE.match(value.flat))

    @staticmethod
    def _numbered(number: Value, value: Value) -> Value:
        first, *more = value.paragraphs
        named = replace(first, text=f"{number.flat} {first.text}")
        return Value([named, *more], value.fill, value.place)

    @staticmethod
    def _counted(value: Value, number: Value) -> Value:
        """A name and the number behind it, of its rows perhaps."""
        *others, last = value.paragraphs
        named = replace(last, text=f"{last.text} {number.flat}")
        return Value([*others, named], value.fill, value.place)

    def _enter(self, section: Value, row: Row) -> None:
        self.section = section
        self.fresh = True
        self.reading.sections.append((section, row))

    # Rows cut in two

    def _is_rest(self, above: Row, row: Row) -> bool:
        """The page cut a row between its columns: each part has the cells that the other lacks.

        Where one has the number and the other what is to be done, what else is told may go on.
        """
        if self.register.labelled:
            return False
        upper, lower = ({c for c, _ in each.own()} for each in (above, row))
        usual = {self.register.mapping.column(name) for name in self.usual}
        head = {self.register.mapping.column(name) for name in ("ref", "action")} & usual
        named_above = len(head) == 2 and len(head & upper) == len(head & lower) == 1
        both = {self.fields[column] for column in lower if above.values[column]}
        if both - (_TOLD_ON if named_above else set()):
            return False
        whole = named_above or usual <= upper | lower  # a cell that no part has may be empty
        return whole and bool(usual - upper) and bool(usual - lower)

    def _complete(self, above: Row, row: Row) -> None:
        """Reads a row and its rest on the next page as one."""
        if self.reading.others and self.reading.others[-1] is above:
            self.reading.others.pop()
        else:
            self.reading.records.pop()
        own = dict(row.own())
        values = [
            value_joined(value, own[column], self.known)
            if value and column in own
            else own.get(column, value)
            for column, value in enumerate(above.values)
        ]
        self.fresh, self.unsure = self.was_fresh, ""
        count = len(self.reading.records)
        self._open(replace(above, values=values))
        for record in self.reading.records[count:]:
            record.rows = [above, row]

    def _goes_on(self, row: Row) -> bool:
        """The row is the rest of the record above."""
        if not self.reading.records or self.register.labelled or self.fresh:
            return False
        above = self.reading.records[-1]
        at_action = self.register.mapping.column("action")
        if at_action is not None and row.values[at_action] and not row.tops[at_action]:
            return True
        ref = self._value(row, "ref")
        if ref and row.tops[self.fields.index("ref")] and not self._completes_ref(row):
            return False
        votes, strong = self._votes(above, row)
        if row.resumes:
            near = abs(votes - _ENOUGH_AT_CUT) < _NEAR and not strong
            self.unsure = (
                "the page cuts the table here; it may be one action or two" if near else ""
            )
            return votes >= _ENOUGH_AT_CUT
        return strong and votes >= _ENOUGH_ELSEWHERE

    def _completes_ref(self, row: Row) -> bool:
        """The row's ref is the rest of the ref above, which the page cut."""
        if not row.resumes:
            return False
        column = self.fields.index("ref")
        upper, lower = self.reading.records[-1].text("ref"), row.values[column].text
        refs = chain(
            (one.text("ref") for one in islice(reversed(self.reading.records), 1, None)),
            (one.values[column].text for one in self.register.rows if one is not row),
        )
        return completes_ref(upper, lower, (ref for ref in refs if ref != upper))

    def _votes(self, above: Record, row: Row) -> tuple[float, bool]:
        votes, strong = 0.0, False
        own = {self.fields[c]: v for c, v in row.own()}
        for name, value in own.items():
            if name in LEADING and name in self.merged:
                continue  # a merged cell goes on over the page beside rows that do not
            same = above.text(name) == value.text  # rows may say the same, and neither goes on
            given = 0.0 if same else vote(name, above.text(name), value.text)
            strong = strong or given >= RUNS_ON
            votes += given
        missing = [name for name in self.usual if name not in own and name in above.values]
        votes += len(missing) * (_MISSING_AT_CUT if row.resumes else _MISSING)
        if not missing and not strong and len(self.usual) > 1:
            votes += _COMPLETE
        return votes, strong

    def _join(self, row: Row) -> None:
        record = self.reading.records[-1]
        record.rows.append(row)
        record.doubts = {**self._missed(row, record.values), **record.doubts}
        shared_action = not row.resumes and not self._cut(record, row)
        for column, value in row.own():
            name = self.fields[column]
            if name in ("", "number", "rag"):
                self._join_extra(record, self.register.labels[column], value)
                continue
            upper = record.values.get(name, Value())
            carried = not any(above.values[column] for above in record.rows[:-1])
            if carried and not runs_on(upper.text, value.text):  # it has one of its own after all
                upper = Value()
                record.doubts.pop(name, "")
            unbroken = name == "ref" and self._completes_ref(row)
            whole = value_joined(upper, value, self.known, unbroken=unbroken)
            self.replaced[id(value)] = whole
            self._replace(name, upper, whole)
            if row.resumes and self.unsure:
                record.doubts[name] = self.unsure
            if shared_action and upper:
                record.doubts[name] = "several rows stand beside one action"

    def _replace(self, name: str, upper: Value, whole: Value) -> None:
        """The last record, and those that share its merged cell, hold the whole from now on."""
        self.reading.records[-1].values[name] = whole
        for record in self.reading.records if upper.down > 1 else ():
            if record.values.get(name) is upper:
                record.values[name] = whole

    def _cut(self, record: Record, row: Row) -> bool:
        return any(runs_on(record.end(self.fields[c]), value.text) for c, value in row.own())

    def _join_extra(self, record: Record, label: str, value: Value) -> None:
        for at, (name, upper) in enumerate(record.extra):
            if name == label:
                record.extra[at] = (name, value_joined(upper, value, self.known))
                return
        record.extra.append((label, value))

    # New records

    def _open(self, row: Row) -> None:
        if row.resumes:
            self._mend_merged(row)
        values = {}
        for column, name in enumerate(self.fields):
            value = self.replaced.get(id(row.values[column]), row.values[column])
            if name and row.lefts[column] and (value or (name in ("status", "rag") and value.fill)):
                values[name] = value
        if not values.get("action") or values["action"].flat.casefold() in _SUMS:
            self.reading.others.append(row)
            return
        self._complete_merged(values)
        record = Record(values, self._extra(row), [row], self.section)
        record.doubts.update(self._missed(row, values))
        if row.resumes and self.unsure:
            record.doubts["action"] = self.unsure
        self._carry_down(record)
        self._doubt_unspanned(record)
        self.reading.records.append(record)
        self.body_fills.add(row.values[0].fill)
        self.fresh = False

    def _complete_merged(self, values: dict[str, Value]) -> None:
        """The rest of a merged cell, whose text no rule keeps together, stands beside the next row.

        Args:
            values: of the new row; changed, as are those of the records above that share the cell.
        """
        above = self.reading.records[-1].values if self.reading.records else {}
        for name in self.partly.intersection(LEADING, values, above):
            upper = above[name]
            if not runs_on(upper.text, values[name].text):
                continue
            values[name] = value_joined(upper, values[name], self.known)
            for record in reversed(self.reading.records):
                if record.text(name) != upper.text:
                    break
                record.values[name] = values[name]

    def _missed(self, row: Row, values: Mapping[str, Value]) -> dict[str, str]:
        """Fields whose text may stand elsewhere: all, where each cell of the row is doubted.

        An empty cell tells nothing of a field that has its text from another one.
        """
        cells = [value.doubt for value in row.values]
        if cells and all(cells):
            return dict.fromkeys(TEXT_FIELDS, cells[0])
        missed = {}
        for name, value in zip(self.fields, row.values, strict=True):
            reviewed = _REVIEWED_UNDER.get(name, name)
            if reviewed and value.doubt and (value or not values.get(reviewed)):
                missed[reviewed] = value.doubt
        return missed

    def _extra(self, row: Row) -> list[tuple[str, Value]]:
        return [
            (label, row.values[column])
            for column, label in enumerate(self.register.labels)
            if self.fields[column] == "" and row.lefts[column] and row.values[column]
        ]

    def _mend_merged(self, row: Row) -> None:
        """A merged cell that the page cut goes on above the row's own cells."""
        if not self.reading.records:
            return
        above = self.reading.records[-1]
        for name in LEADING:
            upper, lower = above.values.get(name), self._value(row, name)
            if not upper or not lower or not runs_on(upper.text, lower.text):
                continue
            whole = value_joined(upper, lower, self.known)
            self.replaced[id(lower)] = whole
            self._replace(name, upper, whole)

    def _carry_down(self, record: Record) -> None:
        """Empty leading cells take what stands above: merged cells whose spans were lost."""
        if self.fresh or not self.reading.records or self.register.labelled:
            return
        above = self.reading.records[-1]
        at_action = self.register.mapping.column("action") or 0
        leading = [
            name
            for name in LEADING
            if (at := self.register.mapping.column(name)) is not None and at < at_action
        ]
        empty = [name for name in leading if name not in record.values and name in above.values]
        if not empty or (leading[0] not in empty and "indicator" not in empty):
            return
        alone = len(leading) == 1 and not record.rows[0].resumes and not self.spans
        for name in empty:
            if alone and name in self.mostly:
                continue
            record.values[name] = above.values[name]
            if alone:
                record.doubts[name] = "empty here; taken from the row above"

    def _doubt_unspanned(self, record: Record) -> None:
        """Names empty cells of a drawn table that may be the rest of merged ones above."""
        for name in self.partly - record.values.keys():
            record.doubts.setdefault(name, "empty here; it may go on from a row above")


def _is_title(text: str) -> bool:
    """A short name, and nothing to do: "Section 4: Homes"."""
    long = len(text.split()) > _LONGEST_TITLE or text.endswith((".", ";", ":"))
    return not long and not wording(text).order and text[:1].isupper()


def _is_short(text: str) -> bool:
    """Two or three words, as names of sections have where others are such."""
    return len(text.split()) <= _FEW and not text.endswith((".", ";", ":"))


def is_indicator_section(section: Value | None) -> bool:
    """A section row that names an indicator rather than a topic."""
    return section is not None and role_of(section.flat) is Role.INDICATOR


def read_register(register: Register, known: Known) -> Reading:
    """The records of a register whose columns are mapped."""
    return RecordReader(register, known).read()


def usable(records: Sequence[Record]) -> bool:
    """At least one record states something in words."""
    return any(wording(record.text("action")).words > 1 for record in records)
