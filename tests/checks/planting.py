"""Faults planted into Word documents themselves: a cell is changed, and the document read again."""

from __future__ import annotations

import copy
import io
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import docx
from docx.table import _Cell

import planlift
from planlift.checks.profile import STANDARD
from planlift.checks.refs import is_indicator_number
from planlift.checks.terms import terms_of
from planlift.indicator_codes import whole_of
from planlift_schema import ActionPlan, Finding

# Names as they are in Britain today; of the given names every third is on none of planlift's lists.
GIVEN = (
    "Olivia", "Mohammed", "Priya", "Agnieszka", "Kwame", "Siân", "Fatima", "Callum", "Oluwaseun", "Gareth", "Bronwen",
    "Tomasz", "Aoife", "Emmanuel", "Zainab", "Rhys", "Ines", "Hamza", "Charlotte", "George", "Sunita", "Niamh",
    "Thandiwe", "Marwa", "Wanjiru", "Iolo", "Saoirse", "Yevheniia", "Bich", "Rosalyn", "Tendai", "Cliona", "Haruka",
)  # fmt: skip
SURNAMES = (
    "Smith", "Okafor", "Patel", "Nowak", "Mensah", "Davies", "Begum", "MacLeod", "Adeyemi", "Wong", "Evans", "Hughes",
    "Kowalski", "O'Brien", "Singh", "Boateng", "Hussain", "Pritchard", "Campbell", "Ivanov", "Costa", "Rahman",
    "Whittaker", "Ashworth", "Sharma", "Farah", "Murphy", "Zielińska", "Demir", "Thornton", "Krishnan", "Moyo",
)  # fmt: skip
SAID = (
    "{0} {1} will lead this.", "{0} {1} to chase.", "Led by {0} {1}.", "Ask {0} {1} for the figures.", "Lead: {0} {1}",
    "Discussed with {0} {1} in May.", "{0} {1} has agreed to lead on this.", "Prepared by {0} {1}",
)  # fmt: skip
MAILS = (
    "{0}.{1}@example.nhs.uk",
    "{0}{1}@nhs.net",
    "{1}@trust.example.org",
    "{0}_{1}1@hotmail.co.uk",
)
PHONES = (
    "07700 900{0}",
    "01632 960{0}",
    "+44 7700 900{0}",
    "020 7946 0{0}",
    "(0121) 496 0{0}",
    "07700-900-{0}",
)
EVERYONE = ("All staff", "Everyone", "All managers", "All line managers")
SIBLING = {"WRES": "WDES", "WDES": "WRES"}
SIBLING_NAMES = {
    "WRES": (
        "as the WDES asks",
        "see the Workforce Disability Equality Standard",
        "(WDES metric 8)",
    ),
    "WDES": ("as the WRES asks", "see the Workforce Race Equality Standard", "(WRES indicator 2)"),
}
SIBLING_WORDS = {
    "WRES": "Ask disabled applicants what stood in their way and act on it",
    "WDES": "Ask BME applicants what stood in their way and act on it",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One kind of fault.

    Attributes:
        name: as it stands in the table of results.
        field: whose cell is changed.
        codes: findings of which one must come.
        text: the new text of the cell, from the old one, or None where it cannot be planted.
    """

    name: str
    field: str
    codes: frozenset[str]
    text: Callable[[str, ActionPlan, random.Random], str | None]


def _person(chance: random.Random) -> tuple[str, str]:
    return chance.choice(GIVEN), chance.choice(SURNAMES)


def _mail(chance: random.Random) -> str:
    given, surname = _person(chance)
    return chance.choice(MAILS).format(given, surname.replace("'", "")).lower()


def _phone(chance: random.Random) -> str:
    return chance.choice(PHONES).format(chance.randint(100, 999))


def _past(_: str, plan: ActionPlan, chance: random.Random) -> str | None:
    if plan.period.start is None:
        return None
    year = plan.period.start.year - chance.randint(1, 3)
    return chance.choice(
        ["March {0}", "31/03/{0}", "End of January {0}", "15 February {0}"]
    ).format(year)


def _foreign_name(old: str, plan: ActionPlan, chance: random.Random) -> str | None:
    if len(plan.frameworks) != 1 or plan.frameworks[0] not in SIBLING or plan.frameworks[0] in old:
        return None
    return f"{old.rstrip('.')} {chance.choice(SIBLING_NAMES[plan.frameworks[0]])}"


def _foreign_words(_: str, plan: ActionPlan, __: random.Random) -> str | None:
    return SIBLING_WORDS.get(plan.frameworks[0]) if len(plan.frameworks) == 1 else None


def _nobody(old: str, _: ActionPlan, __: random.Random) -> str | None:
    return "" if old else None


PERSONAL = frozenset({"personal-data"})
FAULTS = (
    Fault("owner left out", "owner", frozenset({"owner-missing"}), _nobody),
    Fault(
        "everyone as the owner",
        "owner",
        frozenset({"owner-unclear"}),
        lambda _, __, c: c.choice(EVERYONE),
    ),
    Fault("date before the plan", "deadline", frozenset({"deadline-outside-period"}), _past),
    Fault("date left out", "deadline", frozenset({"deadline-missing"}), _nobody),
    Fault("other framework's name", "action", frozenset({"framework-mixed"}), _foreign_name),
    Fault("other framework's people", "action", frozenset({"framework-words"}), _foreign_words),
    Fault("person as the owner", "owner", PERSONAL, lambda _, __, c: " ".join(_person(c))),
    Fault(
        "person in the text",
        "action",
        PERSONAL,
        lambda old, _, c: f"{old.rstrip('.')}. {c.choice(SAID).format(*_person(c))}",
    ),
    Fault("e-mail address", "action", PERSONAL, lambda old, _, c: f"{old} Ask {_mail(c)}"),
    Fault("telephone number", "owner", PERSONAL, lambda old, _, c: f"{old} ({_phone(c)})"),
)
DUPLICATE_REF = "ref of another action"
NO_INDICATOR = "indicator left out"
NAMES = (*(fault.name for fault in FAULTS), DUPLICATE_REF, NO_INDICATOR)


@dataclass(frozen=True, slots=True)
class Planted:
    """A fault planted into a document, and whether it was found."""

    fault: str
    document: str
    action: int
    words: str
    found: bool = False


class Target:
    """A Word document with its plan, into which faults are planted."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name, self.data = name, data
        self.plan = planlift.read_bytes(data, name)
        self.before = set(planlift.check(self.plan))

    def plant_all(self, most: int) -> Iterator[Planted]:
        """Every kind of fault into at most so many actions each, chosen by the document's name."""
        chance = random.Random(self.name)  # noqa: S311 - not for secrets
        for fault in FAULTS:
            for number in self._some(chance, most):
                yield from self._changed(fault, number, chance)
        for number in self._some(chance, most):
            yield from self._repeated_ref(number)
            yield from self._without_indicator(number)

    def _some(self, chance: random.Random, most: int) -> list[int]:
        numbers = range(1, len(self.plan.actions) + 1)
        return sorted(chance.sample(numbers, min(most, len(numbers))))

    def _changed(self, fault: Fault, number: int, chance: random.Random) -> Iterator[Planted]:
        if fault.field == "deadline" and self.plan.actions[number - 1].due.revised:
            return  # the first date stands beside it
        document = docx.Document(io.BytesIO(self.data))
        cell = self._cell(document, number, fault.field)
        old = getattr(self.plan.actions[number - 1], fault.field)
        text = fault.text(old, self.plan, chance) if cell is not None else None
        if text is not None:
            _put(cell, text)
            yield self._judged(Planted(fault.name, self.name, number, text), document, fault.codes)

    def _repeated_ref(self, number: int) -> Iterator[Planted]:
        refs = [action.ref for action in self.plan.actions]
        if number < 2 or not all(refs) or len(set(refs)) < len(refs):
            return
        if all(map(is_indicator_number, self.plan.actions)):
            return  # the same number is the same indicator
        document = docx.Document(io.BytesIO(self.data))
        cell = self._cell(document, number, "ref")
        if cell is not None:
            _put(cell, refs[number - 2])
            yield self._judged(
                Planted(DUPLICATE_REF, self.name, number, refs[number - 2]),
                document,
                frozenset({"ref-duplicate"}),
            )

    def _without_indicator(self, number: int) -> Iterator[Planted]:
        """All rows of one indicator are taken out, where they speak of no other."""
        own = {whole_of(code) for code in self.plan.actions[number - 1].indicators}
        asked = terms_of(self.plan, STANDARD).indicators
        if len(own) != 1 or len(asked) != 1 or not own <= set(*asked.values()):
            return
        gone = [
            n for n, a in enumerate(self.plan.actions, 1) if own & set(map(whole_of, a.indicators))
        ]
        if any({whole_of(c) for c in self.plan.actions[n - 1].indicators} != own for n in gone):
            return
        document = docx.Document(io.BytesIO(self.data))
        cells = [self._cell(document, n, "action") for n in gone]
        if None in cells or len(gone) == len(self.plan.actions):
            return
        rows = {
            id(row): row for cell in cells if cell is not None for row in [cell._tc.getparent()]
        }
        for row in rows.values():
            row.getparent().remove(row)
        codes = frozenset({"indicator-unaddressed"})
        yield self._judged(
            Planted(NO_INDICATOR, self.name, number, ", ".join(own)), document, codes
        )

    def _cell(self, document: docx.document.Document, number: int, field: str) -> _Cell | None:
        """The cell that holds a field of an action, where it holds that alone."""
        action = self.plan.actions[number - 1]
        place = action.source.fields.get(field)
        if place is None or None in (place.table, place.row, place.column):
            return None
        tables = document.tables
        if place.table > len(tables) or any(cell.tables for cell in tables[place.table - 1]._cells):
            return None
        try:
            cell = tables[place.table - 1].cell(place.row - 1, place.column - 1)
        except IndexError:
            return None
        same = " ".join(cell.text.split()) == " ".join(
            getattr(action, field).replace("- ", "").split()
        )
        return cell if same else None

    def _judged(
        self, planted: Planted, document: docx.document.Document, codes: frozenset[str]
    ) -> Planted:
        made = io.BytesIO()
        document.save(made)
        after = planlift.check(planlift.read_bytes(made.getvalue(), self.name))
        found = any(self._is_new(finding) and finding.code in codes for finding in after)
        return replace(planted, found=found)

    def _is_new(self, finding: Finding) -> bool:
        return finding not in self.before


def _put(cell: _Cell, text: str) -> None:
    """The text in the cell's first paragraph, and nothing else in it."""
    first, *others = cell.paragraphs
    for paragraph in others:
        paragraph._p.getparent().remove(paragraph._p)
    look = (
        copy.deepcopy(first.runs[0]._r.rPr)
        if first.runs and first.runs[0]._r.rPr is not None
        else None
    )
    first.clear()
    run = first.add_run(text)
    if look is not None:
        run._r.insert(0, look)
