"""A document to its plan: the normaliser's story from beginning to end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from planlift.corrections import NONE, Corrections
from planlift.normalise.actions import Made, action_of
from planlift.normalise.draft import Setting
from planlift.normalise.house import house_plan
from planlift.normalise.identity import Identity
from planlift.normalise.initials import read_initials
from planlift.normalise.key import read_codes, read_key
from planlift.normalise.ledger import Ledger
from planlift.normalise.left_out import left_out
from planlift.normalise.lists import Lists, lists_in
from planlift.normalise.lost_fields import with_lost_doubted, with_swallowed_doubted
from planlift.normalise.records import Reading, Record
from planlift.normalise.register import Register
from planlift.normalise.ruled import ruled
from planlift.normalise.sentences import INSTALL, is_installed
from planlift.normalise.standing_under import is_narrated, topics_of
from planlift.normalise.strays import with_stray
from planlift_parsers import Document
from planlift_schema import Action, ActionPlan, DocumentInfo, Finding, Severity, Where
from planlift_schema.frameworks import framework_codes

# Cells that make a row look like an action without its words; a number alone is a template's.
_LEAST_FIELDS = 2


_HINT = "Look at its tables with 'planlift tables FILE'; ask for a plan that is a picture as text."
_HINT_SENTENCES = f"Actions told in sentences are read with the extra that does so: {INSTALL}."


def plan_of(
    document: Document,
    info: DocumentInfo,
    corrections: Corrections = NONE,
    identity: Identity | None = None,
) -> ActionPlan:
    """The plan that a document holds; one without actions has a finding that says so.

    Args:
        document: what a reader saw.
        info: the file it was read from.
        corrections: what mapping files say of its tables.
        identity: whose plan it is, under what and for when; by default read from the document.
    """
    own = house_plan(document, info) if identity is None else None
    if own is not None:
        return own
    lists = lists_in(document, corrections, identity)
    return plan_from(lists, setting_of(lists), document, info)


def _all(register: Register, record: Record) -> bool:
    return True


def plan_from(
    lists: Lists,
    setting: Setting,
    document: Document,
    info: DocumentInfo,
    keep: Callable[[Register, Record], bool] = _all,
) -> ActionPlan:
    """The plan that some lists of actions make.

    Args:
        lists: of the document.
        setting: what holds for all its actions.
        document: what a reader saw.
        info: the file it was read from.
        keep: whether a record is the plan's, where the document is a part of a larger one; those
            of other parts are accounted for as if they were.
    """
    identity, read = lists.identity, lists.read
    own: list[tuple[Action, Register, Record]] = []
    made: list[Made] = []
    for register, reading in read:
        for record in reading.records:
            made.append(action_of(record, register, setting))
            if keep(register, record):
                own.append((made[-1].action, register, record))
    ledger = _account(identity, read, made)
    told = with_lost_doubted(own, read) if document.ocr else with_swallowed_doubted(own)
    strays = [register.stray for _, register, _ in own]
    kept = [
        action if stray is None or ledger.has(stray) else with_stray(action, stray)
        for action, stray in zip(told, strays, strict=True)
    ]
    return ActionPlan(
        document=info,
        title=identity.title,
        organisation=identity.organisation,
        frameworks=_frameworks(identity, kept),
        period=identity.period,
        actions=tuple(kept),
        rest=ledger.rest(document),
        findings=(
            *document.notes,
            *identity.findings,
            *_findings(kept),
            *_rows_without_action(read),
            *left_out(lists.registers, [register for register, _ in read]),
            *ruled(lists.registers),
        ),
    )


def setting_of(lists: Lists) -> Setting:
    """What holds for every action of a document's lists."""
    identity, flow = lists.identity, lists.flow
    registers = [register for register, _ in lists.read]
    titled = framework_codes(identity.title)
    return Setting(
        frameworks=identity.frameworks,
        # A year told by the mail alone is too weak to give a day and month their year.
        start=None if identity.period.evidence else identity.period.start,
        topics=topics_of(registers, sectioned=_is_sectioned(lists)),
        narrated=is_narrated(registers),
        key=read_key(flow),
        initials=read_initials(flow),
        titled=titled[0] if len(titled) == 1 else None,
        codes=read_codes(flow),
    )


def _is_sectioned(lists: Lists) -> bool:
    """A table with sections stands above one that a heading stands over."""
    sectioned = [bool(reading.sections) for _, reading in lists.read]
    return len(sectioned) > 1 and sectioned[0] and not all(sectioned)


def _frameworks(identity: Identity, actions: Sequence[Action]) -> tuple[str, ...]:
    """The plan's frameworks: from title and headings, then from the indicators' codes."""
    codes = dict.fromkeys(identity.frameworks)
    if not codes:
        codes.update((c.rsplit("-", 1)[0], None) for a in actions for c in a.indicators)
    return tuple(codes)


def _account(
    identity: Identity, read: Sequence[tuple[Register, Reading]], made: Sequence[Made]
) -> Ledger:
    ledger = Ledger()
    ledger.use(identity.used)
    for one in made:
        ledger.use(one.used)
    for register, reading in read:
        for record in reading.records:
            for row in record.rows:
                ledger.use_row(row)
        _account_around(ledger, register, reading)
    return ledger


def _account_around(ledger: Ledger, register: Register, reading: Reading) -> None:
    """Headers, labels, guidance and rows without an action: listed by kind."""
    _account_labels(ledger, register, reading)
    ledger.call(register.said, "header")
    serving = {id(record.section) for record in reading.records}
    for section, row in reading.sections:
        if id(section) in serving:
            ledger.use_row(row)
        ledger.call_row(row, "section")
    for row in reading.repeats:
        ledger.call_row(row, "header")
    for row in reading.guidance:
        ledger.call_row(row, "guidance")
    for row in reading.others:
        ledger.call_row(row, "row")
    for row in register.above:
        ledger.call_row(row, "above")


def _account_labels(ledger: Ledger, register: Register, reading: Reading) -> None:
    """The labels of blocks and of rows: those of the values that were read."""
    for label, value in reading.labels:
        ledger.label(label, value, value.paragraphs)
    if not register.pairs:
        return
    written = {
        id(value) for record in reading.records for row in record.rows for value in row.values
    }
    for pair in register.pairs:
        if id(pair.value) in written:
            ledger.label(pair.label, pair.value, pair.source)


def _findings(actions: Sequence[Action]) -> Iterator[Finding]:
    if not actions:
        yield Finding(
            code="no-plan",
            severity=Severity.WARNING,
            message="no action plan was found in this document",
            hint=_HINT if is_installed() else f"{_HINT} {_HINT_SENTENCES}",
        )
    for number, action in enumerate(actions, 1):
        if "disagree" in action.review.get("indicator", ""):
            yield Finding(
                code="indicator-conflict",
                severity=Severity.WARNING,
                message=action.review["indicator"],
                hint="Correct the number or the wording of the indicator.",
                where=Where(action=number, field="indicator"),
            )


def _rows_without_action(read: Sequence[tuple[Register, Reading]]) -> Iterator[Finding]:
    """Rows of a plan that name an owner or a date, and have nothing where the action stands."""
    for register, reading in read:
        for row in reading.others:
            fields = {register.mapping.fields[column]: value for column, value in row.own()}
            if not fields.keys() & {"owner", "deadline", "ref"} or len(fields) < _LEAST_FIELDS:
                continue
            place = next(iter(fields.values())).place
            yield Finding(
                code="row-without-action",
                severity=Severity.WARNING,
                message=f"row {row.number} of a plan has no action, and was not read as one",
                hint="Look at the row: its action may stand in another column or row.",
                where=Where(place=place),
            )
