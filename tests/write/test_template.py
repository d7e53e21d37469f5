"""Templates: empty they hold no action, filled in they are read as they were filled in."""

from __future__ import annotations

import datetime as dt
import io

import docx
import openpyxl
import pytest

import planlift
from planlift.documents import TEMPLATE_FORMS, as_template
from planlift.normalise import read_indicators
from planlift_parsers.errors import UsageError
from planlift_schema import Rag, State
from planlift_schema.frameworks import frameworks

DETAILS = {
    "Organisation": "Airedale NHS Foundation Trust",
    "Approved by": "Trust Board on 4 July 2024",
    "Published at": "www.airedale.nhs.uk/wres",
    "Questions to": "equality@example.nhs.uk",
}
ROW = {
    "Ref": "1.10",
    "Issue": "White applicants are 1.6 times as likely to be appointed",
    "Action": "Train every recruiting manager in fair selection\n- by ward\n- by band",
    "Owner": "Head of Recruitment",
    "Deadline": "March 2025",
    "Status": "In progress",
    "RAG": "Amber",
    "Progress": "Two of five wards are done",
    "Outcome": "Likelihood below 1.25",
    "Cost": "=1000",
}


def read(data: bytes, form: str):
    return planlift.read_bytes(data, f"plan.{form}")


def filled(data: bytes, form: str) -> bytes:
    """The template as a person fills it in: the details, the second indicator, a column of theirs."""
    made = io.BytesIO()
    if form == "docx":
        document = docx.Document(io.BytesIO(data))
        about, actions = document.tables
        for row in about.rows:
            if row.cells[0].text in DETAILS:
                row.cells[1].text = DETAILS[row.cells[0].text]
        actions.add_column(docx.shared.Mm(20)).cells[0].text = "Cost"
        headers = [cell.text for cell in actions.rows[0].cells]
        for header, text in ROW.items():
            actions.rows[2].cells[headers.index(header)].text = text
        document.save(made)
        return made.getvalue()
    book = openpyxl.load_workbook(io.BytesIO(data))
    for row in book["About this plan"].iter_rows():
        if row[0].value in DETAILS:
            row[1].value = DETAILS[row[0].value]
    sheet = book["Actions"]
    sheet.cell(1, sheet.max_column + 1).value = "Cost"
    headers = [cell.value for cell in sheet[1]]
    for header, text in ROW.items():
        cell = sheet.cell(3, headers.index(header) + 1)
        cell.value, cell.data_type = text, "s"
    book.save(made)
    return made.getvalue()


@pytest.mark.parametrize("form", TEMPLATE_FORMS)
def test_an_empty_template_has_no_actions_and_says_so(form):
    plan = read(as_template("WRES", 2024, form), form)
    assert plan.actions == ()
    (finding,) = plan.findings
    assert finding.code == "no-plan"
    assert "no action stands in this document" in finding.message
    assert plan.title == "Workforce Race Equality Standard (WRES) action plan 2024/25"
    assert plan.frameworks == ("WRES",)
    assert (plan.period.start, plan.period.end) == (dt.date(2024, 4, 1), dt.date(2025, 3, 31))
    assert plan.organisation is None


@pytest.mark.parametrize("form", TEMPLATE_FORMS)
def test_what_is_filled_in_is_read_back(form):
    plan = read(filled(as_template("WRES", 2024, form), form), form)
    (action,) = plan.actions
    wanted = {"ref": "Ref", "summary": "Issue", "action": "Action", "owner": "Owner"}
    wanted |= {"deadline": "Deadline", "status": "Status", "updates": "Progress"}
    wanted |= {"outcome": "Outcome"}
    assert {name: getattr(action, name) for name in wanted} == {
        name: ROW[header] for name, header in wanted.items()
    }
    assert action.indicators == ("WRES-2",)
    assert action.extra == {"Cost": "=1000"}
    assert (action.due.by, action.state, action.rag) == (
        dt.date(2025, 3, 31),
        State.IN_PROGRESS,
        Rag.AMBER,
    )
    assert [step.text for step in action.steps] == []
    assert action.review == {}
    assert plan.organisation.ods_code == "RCF"
    codes = {finding.code for finding in planlift.check(plan)}
    assert "publication-details" not in codes
    assert codes == {"indicator-unaddressed"} | (codes & {"personal-data"})


@pytest.mark.parametrize("form", TEMPLATE_FORMS)
def test_labels_that_nobody_filled_in_do_not_count_as_filled_in(form):
    plan = read(filled(as_template("WRES", 2024, form), form), form)
    bare = [rest for rest in plan.rest if rest.kind == "label"]
    (finding,) = [
        finding
        for finding in planlift.check(plan.model_copy(update={"rest": tuple(bare)}))
        if finding.code == "publication-details"
    ]
    assert "approved" in finding.message
    assert "web address" in finding.message
    assert "whom to ask" in finding.message


@pytest.mark.parametrize("framework", [each.code for each in frameworks()])
def test_every_framework_has_a_template_whose_indicators_are_read_as_they_are_meant(framework):
    book = openpyxl.load_workbook(io.BytesIO(as_template(framework, 2024, "xlsx")))
    sheet = book["Actions"]
    at = [cell.value for cell in sheet[1]].index("Indicator")
    wordings = [row[at].value for row in sheet.iter_rows(min_row=2) if row[at].value]
    known = next(each for each in frameworks() if each.code == framework)
    codes = [item.code for item in known.wholes] + [each.code for each in known.outcomes]
    assert [read_indicators(wording, framework) for wording in wordings] == [[c] for c in codes]


def test_the_year_decides_which_indicators_are_asked_for():
    def metrics(year):
        book = openpyxl.load_workbook(io.BytesIO(as_template("wdes", year, "xlsx")))
        return [row[1].value for row in book["Actions"].iter_rows(min_row=2)]

    assert not any(text.startswith("Metric 3:") for text in metrics(2019))
    assert any(text.startswith("Metric 3:") for text in metrics(2020))


@pytest.mark.parametrize(
    ("framework", "year", "said"),
    [("XYZ", 2024, "no framework 'XYZ'"), ("WRES", 2012, "from 2015 on")],
)
def test_what_there_is_no_template_for_is_wrong_use(framework, year, said):
    with pytest.raises(UsageError, match=said):
        as_template(framework, year, "docx")
