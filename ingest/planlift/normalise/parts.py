"""The plan of a document that is read in parts.

Columns, header and whether a table is a plan are decided on its first rows; the section row,
merged and carried cells that hold at a cut are said again before the rows behind it, and the last
record is read anew with what follows, as it may go on there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from planlift.corrections import NONE, Corrections
from planlift.normalise.actions import action_of
from planlift.normalise.ledger import ONCE
from planlift.normalise.lists import Lists, lists_in
from planlift.normalise.plan import plan_from, setting_of
from planlift.normalise.records import Reading, Record
from planlift.normalise.register import Register
from planlift.normalise.settled import Settled
from planlift.normalise.standing_under import topics_of
from planlift_parsers import Document, Paragraph
from planlift_parsers.parted import Cut, LargeTable, Parted
from planlift_schema import Action, ActionPlan, DocumentInfo, Finding, Place, Rest

_NOWHERE = Cut()


@dataclass(frozen=True, slots=True)
class _Seam:
    """How a table goes on behind a part.

    Attributes:
        settled: what its first rows told.
        head: rows down to the first below its header.
        cut: where its next part begins.
        waiting: the last action before the cut, which is read anew behind it.
    """

    settled: Settled
    head: tuple[int, ...] = ()
    cut: Cut = _NOWHERE
    waiting: Action | None = None


_NOTHING = _Seam(Settled(0, None, listed=False))
_FIRST = replace(_NOTHING)
# Rows of a table that begins at a part's end, from which it is known what it is: the evidence of
# columns is weighed over some forty cells.
_LEAST_ROWS = 50


class PlanInParts:
    """The plan of a document that is read in parts."""

    def __init__(self, parted: Parted, info: DocumentInfo, corrections: Corrections = NONE) -> None:
        """Decides on the first part what holds for all.

        Args:
            parted: what a reader saw first, and the tables that it reads on.
            info: the file.
            corrections: what mapping files say of its tables.
        """
        self._parted = parted
        self._info = info
        self._corrections = corrections
        self._lists = lists_in(parted.document, corrections)
        self._setting = setting_of(self._lists)
        self._once: set[tuple[str, str]] = set()
        self._aside: set[Rest] = set()

    @property
    def fits(self) -> bool:
        """Whether its large tables have a row for each record; forms are not read in parts."""
        large = {one.table for one in self._parted.tables}
        return not any(one.labelled and one.place.table in large for one in self._lists.registers)

    def plans(self) -> Iterator[ActionPlan]:
        """The plan as plans whose actions and rest follow each other in the document's order.

        Each has what the first part says of title, organisation and period, and the finding
        `no-plan` where its part has no action.

        Raises:
            DocumentError: a later part is not what it should be.
            LimitError: a later part exceeds a limit.
        """
        document = self._parted.document
        seams = {
            large.table: self._seam(self._lists, large.table, _FIRST)
            for large in self._parted.tables
        }
        shares = {table: seam.cut.row for table, seam in seams.items() if table is not None}
        plan = self._plan(self._lists, document, _Ends(shares))
        for large in self._parted.tables:
            upper, plan = _split(plan, large.table)
            yield upper
            context = _before(document, large.table)
            yield from self._later(large, seams[large.table], context)
        yield plan

    def _later(
        self, large: LargeTable, seam: _Seam, context: Sequence[Paragraph]
    ) -> Iterator[ActionPlan]:
        last = False
        while not last:
            part = large.part(seam.cut)
            last = part.last
            blocks = [*context, *part.document.blocks]
            document = replace(part.document, blocks=blocks, title=self._parted.document.title)
            lists = lists_in(document, self._corrections, self._lists.identity, seam.settled)
            after = _NOTHING if last else self._seam(lists, part.table, seam)
            own = _Ends(
                {part.table: after.cut.row} if part.table is not None else {},
                seam.settled.table,
                frozenset(seam.cut.again),
                frozenset(paragraph.place for paragraph in context),
            )
            plan = self._plan(lists, document, own)
            yield _with_waiting(plan, seam, lists)
            if part.table is not None and part.table != seam.settled.table:
                context = _before(document, part.table)
            seam = after

    def _plan(self, lists: Lists, document: Document, own: _Ends) -> ActionPlan:
        """What lists hold that no other part tells."""
        topics = self._setting.topics | topics_of([register for register, _ in lists.read])
        setting = replace(self._setting, topics=topics)
        plan = plan_from(lists, setting, document, self._info, own.holds)
        return plan.model_copy(update={"rest": self._new(plan.rest, own)})

    def _new(self, rest: Sequence[Rest], own: _Ends) -> tuple[Rest, ...]:
        """What no other part tells."""
        kept = []
        aside = {one for one in rest if one.place.table is None}
        for one in rest:
            if not own.has(one.place) or one in self._aside:
                continue
            if one.kind in ONCE:
                if (one.kind, one.text) in self._once:
                    continue
                self._once.add((one.kind, one.text))
            kept.append(one)
        self._aside = aside
        return tuple(kept)

    def _seam(self, lists: Lists, table: int | None, before: _Seam) -> _Seam:
        """How a table goes on behind some lists that were read."""
        found = [one for one in lists.registers if one.place.table == table and not one.labelled]
        if table is None or not found:
            if table is not None and table == before.settled.table:
                return _Seam(before.settled, before.head, Cut(before.head))
            return replace(_NOTHING, settled=Settled(table or 0, None, listed=False))
        register = found[-1]
        reading = next((read for one, read in lists.read if one is register), None)
        settled, head = before.settled, before.head
        if not settled.is_of(register):
            if before is not _FIRST and len(register.rows) < _LEAST_ROWS:
                return replace(_NOTHING, cut=Cut((), 1))  # read it again, with what follows
            settled = Settled(table, register.mapping, listed=reading is not None)
            head = tuple(range(1, register.rows[0].number)) if register.rows else ()
        if reading is None or not reading.records:
            return _Seam(settled, head, Cut(head))
        return self._behind(register, reading, _Seam(settled, head, before.cut))

    def _behind(self, register: Register, reading: Reading, seam: _Seam) -> _Seam:
        """The seam at the last record of a table."""
        last = reading.records[-1]
        row = last.rows[0].number
        if row in seam.cut.again or row == seam.cut.row:
            return _Seam(seam.settled, seam.head, Cut(seam.head))
        held = [*last.values.values(), *(value for _, value in last.extra)]
        held += [last.section] if last.section is not None else []
        above = {
            value.place.row
            for value in held
            if value.place.table == register.place.table and value.place.row is not None
        }
        again = sorted({*seam.head, *(number for number in above if number < row)})
        waiting = action_of(last, register, self._setting).action
        return _Seam(seam.settled, seam.head, Cut(tuple(again), row), waiting)


def _before(document: Document, table: int | None) -> list[Paragraph]:
    """The paragraphs of a document before one of its tables; all where it is none of them."""
    found: list[Paragraph] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found.append(block)
        elif block.place.table == table:
            break
    return found


def _split(plan: ActionPlan, table: int | None) -> tuple[ActionPlan, ActionPlan]:
    """The plan up to the last that it has of a table, and what follows."""
    own = [at for at, action in enumerate(plan.actions, 1) if action.source.table == table]
    told = [at for at, one in enumerate(plan.rest, 1) if one.place.table == table]
    actions, rest = max(own, default=0), max(told, default=0)
    upper = [one for one in plan.findings if (one.where.action or 0) <= actions]
    lower = [
        finding.model_copy(
            update={"where": finding.where.model_copy(update={"action": number - actions})}
        )
        for finding in plan.findings
        if (number := finding.where.action or 0) > actions
    ]
    return (
        _piece(plan, plan.actions[:actions], plan.rest[:rest], upper),
        _piece(plan, plan.actions[actions:], plan.rest[rest:], lower),
    )


def _piece(
    plan: ActionPlan,
    actions: Sequence[Action],
    rest: Sequence[Rest],
    findings: Sequence[Finding],
) -> ActionPlan:
    update = {"actions": tuple(actions), "rest": tuple(rest), "findings": tuple(findings)}
    return plan.model_copy(update=update)


def _with_waiting(plan: ActionPlan, seam: _Seam, lists: Lists) -> ActionPlan:
    """The plan with the action before the cut, where it was not read anew behind it."""
    read = any(
        record.rows[0].number == seam.cut.row
        for register, reading in lists.read
        if seam.settled.is_of(register)
        for record in reading.records
    )
    if seam.waiting is None or read:
        return plan
    return _piece(plan, (seam.waiting, *plan.actions), plan.rest, plan.findings)


@dataclass(frozen=True, slots=True)
class _Ends:
    """Which rows of the tables in a part are its own.

    Attributes:
        ends: table to the row from which the next part has it; None where it has none of it.
        table: the table that goes on in it, 0 for none.
        again: rows of that table that an earlier part had.
        around: places of paragraphs that an earlier part had.
    """

    ends: dict[int, int | None]
    table: int = 0
    again: frozenset[int] = frozenset()
    around: frozenset[Place] = frozenset()

    def holds(self, register: Register, record: Record) -> bool:
        """Whether a record is the part's own."""
        if register.place.table is None or register.labelled:
            return self.has(register.place)
        return self._row(register.place.table, record.rows[0].number)

    def has(self, place: Place) -> bool:
        """Whether what stands at a place is the part's own."""
        if place.table is None or place.row is None:
            return place not in self.around
        return self._row(place.table, place.row)

    def _row(self, table: int, row: int) -> bool:
        if table == self.table and row in self.again:
            return False
        end = self.ends.get(table)
        return end is None or row < end
