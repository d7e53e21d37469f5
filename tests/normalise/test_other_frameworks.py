"""Plans under the younger and older frameworks, and under none: who, what, when, and which items."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from planlift.pipeline import read_bytes


@dataclass(frozen=True)
class Case:
    name: str
    body: str
    organisation: str
    frameworks: tuple[str, ...]
    period: tuple[str, str, str]
    indicators: tuple[tuple[str, ...], ...]
    actions: tuple[str, ...]
    owners: tuple[str, ...]
    due: tuple[str, ...]


def _table(header, *rows):
    cells = "".join(f"<th>{cell}</th>" for cell in header)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><tr>{cells}</tr>{body}</table>"


CASES = [
    Case(
        "EDI-HIA by number and name",
        "<h1>NHS EDI Improvement Plan: our actions 2024/25</h1><p>Great Western Hospitals NHS Foundation Trust</p>"
        + _table(
            ("High Impact Action", "Action", "Lead", "Timescale", "Measure of success"),
            (
                "HIA 1",
                "Agree a measurable EDI objective with every board member",
                "Trust Chair",
                "May 2024",
                "Objectives reviewed at appraisal",
            ),
            (
                "High Impact Action 3: Eliminate pay gaps",
                "Publish the ethnicity and disability pay gaps with an improvement plan",
                "Chief People Officer",
                "March 2025",
                "Gap falls each year",
            ),
            (
                "High Impact Actions 5 and 6",
                "Introduce a buddy for every internationally recruited nurse",
                "Head of Pastoral Care",
                "30 September 2024",
                "All new starters have one",
            ),
        ),
        "RN3",
        ("EDI-HIA",),
        ("2024/25", "2024-04-01", "2025-03-31"),
        (("EDI-HIA-1",), ("EDI-HIA-3",), ("EDI-HIA-5", "EDI-HIA-6")),
        (
            "Agree a measurable EDI objective with every board member",
            "Publish the ethnicity and disability pay gaps with an improvement plan",
            "Introduce a buddy for every internationally recruited nurse",
        ),
        ("Trust Chair", "Chief People Officer", "Head of Pastoral Care"),
        ("2024-05-31", "2025-03-31", "2024-09-30"),
    ),
    Case(
        "EDI-HIA under headings",
        "<h1>High Impact Actions plan</h1><h2>NHS Lincolnshire Integrated Care Board, 2023-24</h2>"
        "<h3>High impact action 2: Fair and inclusive recruitment</h3>"
        + _table(
            ("Action", "Owner", "Deadline"),
            (
                "Train all recruiting managers in inclusive interviewing",
                "Head of Resourcing",
                "Q4 2023/24",
            ),
        )
        + "<h3>High impact action 4: Address health inequalities within the workforce</h3>"
        + _table(
            ("Action", "Owner", "Deadline"),
            (
                "Offer health checks to every porter and cleaner",
                "Occupational Health Manager",
                "Dec 2023",
            ),
        ),
        "QJM",
        ("EDI-HIA",),
        ("2023-24", "2023-04-01", "2024-03-31"),
        (("EDI-HIA-2",), ("EDI-HIA-4",)),
        (
            "Train all recruiting managers in inclusive interviewing",
            "Offer health checks to every porter and cleaner",
        ),
        ("Head of Resourcing", "Occupational Health Manager"),
        ("2024-03-31", "2023-12-31"),
    ),
    Case(
        "EDS2 by outcome",
        "<h1>Equality Delivery System 2 (EDS2) Action Plan 2016-2018</h1><p>Wye Valley NHS Trust</p>"
        + _table(
            ("EDS2 Outcome", "Current position", "Action", "Lead", "By when"),
            (
                "1.3 Transitions from one service to another are made smoothly",
                "Carers report that they are told late of a discharge.",
                "Give every carer the discharge date on admission",
                "Director of Nursing",
                "June 2017",
            ),
            (
                "2.1 & 2.4",
                "Complaints from deaf patients rose.",
                "Book interpreters with every outpatient letter",
                "Patient Experience Manager",
                "March 2018",
            ),
            (
                "3.4 When at work, staff are free from abuse",
                "The staff survey shows a rise in bullying.",
                "Train bullying and harassment advisers in each division",
                "Head of HR",
                "September 2017",
            ),
        ),
        "RLQ",
        ("EDS2",),
        ("2016-2018", "2016-04-01", "2018-03-31"),
        (("EDS2-1.3",), ("EDS2-2.1", "EDS2-2.4"), ("EDS2-3.4",)),
        (
            "Give every carer the discharge date on admission",
            "Book interpreters with every outpatient letter",
            "Train bullying and harassment advisers in each division",
        ),
        ("Director of Nursing", "Patient Experience Manager", "Head of HR"),
        ("2017-06-30", "2018-03-31", "2017-09-30"),
    ),
    Case(
        "EDS2 under goals",
        "<h1>Salisbury NHS Foundation Trust EDS2 action plan 2017/18</h1>"
        "<h2>Goal 1: Better health outcomes</h2>"
        + _table(
            ("Outcome", "Action", "Lead", "Date"),
            (
                "1.1",
                "Publish the equality analysis of each service change",
                "Head of Planning",
                "October 2017",
            ),
            (
                "1.2",
                "Record the communication needs of every patient",
                "Matron, Outpatients",
                "Jan 2018",
            ),
        )
        + "<h2>Goal 4: Inclusive leadership</h2>"
        + _table(
            ("Outcome", "Action", "Lead", "Date"),
            (
                "4.1",
                "Hold two board sessions on equality each year",
                "Trust Secretary",
                "March 2018",
            ),
        ),
        "RNZ",
        ("EDS2",),
        ("2017/18", "2017-04-01", "2018-03-31"),
        (("EDS2-1.1",), ("EDS2-1.2",), ("EDS2-4.1",)),
        (
            "Publish the equality analysis of each service change",
            "Record the communication needs of every patient",
            "Hold two board sessions on equality each year",
        ),
        ("Head of Planning", "Matron, Outpatients", "Trust Secretary"),
        ("2017-10-31", "2018-01-31", "2018-03-31"),
    ),
    Case(
        "EDS 2022 by outcome",
        "<h1>Equality Delivery System 2022 improvement plan</h1><p>Airedale NHS Foundation Trust</p><p>2023/24</p>"
        "<h2>Domain 2: Workforce health and well-being</h2>"
        + _table(
            ("Outcome", "Score", "Action", "Lead", "Deadline"),
            (
                "2A: When at work, staff are provided with support to manage obesity and diabetes",
                "1",
                "Promote the health checks of the wellbeing hub at every site",
                "Head of Wellbeing",
                "March 2024",
            ),
            (
                "2B: When at work, staff are free from abuse",
                "2",
                "Review every report of abuse within two weeks",
                "Freedom to Speak Up Guardian",
                "31/12/2023",
            ),
        )
        + "<h2>Domain 3: Inclusive leadership</h2>"
        + _table(
            ("Outcome", "Score", "Action", "Lead", "Deadline"),
            (
                "3B: Board papers identify equality impacts",
                "1",
                "Add an equality section to the template of board papers",
                "Company Secretary",
                "June 2023",
            ),
        ),
        "RCF",
        ("EDS2022",),
        ("2023/24", "2023-04-01", "2024-03-31"),
        (("EDS2022-2A",), ("EDS2022-2B",), ("EDS2022-3B",)),
        (
            "Promote the health checks of the wellbeing hub at every site",
            "Review every report of abuse within two weeks",
            "Add an equality section to the template of board papers",
        ),
        ("Head of Wellbeing", "Freedom to Speak Up Guardian", "Company Secretary"),
        ("2024-03-31", "2023-12-31", "2023-06-30"),
    ),
    Case(
        "gender pay gap",
        "<h1>Gender Pay Gap Action Plan 2023/24</h1><p>Stockport NHS Foundation Trust</p>"
        "<p>The mean gap is 24.1%, the median 8.7%.</p>"
        + _table(
            ("No", "Action", "Owner", "Due date", "Progress"),
            (
                "1",
                "Review the award of clinical excellence awards by gender",
                "Medical Director",
                "30/11/2023",
                "",
            ),
            (
                "2",
                "Offer flexible working in every advert for band 8a and above",
                "Head of Recruitment",
                "ongoing",
                "Adverts changed in May.",
            ),
        ),
        "RWJ",
        ("GPG",),
        ("2023/24", "2023-04-01", "2024-03-31"),
        ((), ()),
        (
            "Review the award of clinical excellence awards by gender",
            "Offer flexible working in every advert for band 8a and above",
        ),
        ("Medical Director", "Head of Recruitment"),
        ("2023-11-30", "None"),
    ),
    Case(
        "ethnicity pay gap",
        "<h1>Ethnicity Pay Gap Report and Action Plan April 2024 – March 2025</h1><h2>Whittington Health NHS Trust</h2>"
        + _table(
            ("Action", "Responsible", "Timescale", "RAG"),
            (
                "Analyse starting salaries by ethnicity each quarter",
                "Reward Manager",
                "By end of June 2024",
                "Amber",
            ),
            ("Train panels in fair pay decisions", "Head of Learning", "Autumn 2024", "Green"),
        ),
        "RKE",
        ("EPG",),
        ("April 2024 – March 2025", "2024-04-01", "2025-03-31"),
        ((), ()),
        (
            "Analyse starting salaries by ethnicity each quarter",
            "Train panels in fair pay decisions",
        ),
        ("Reward Manager", "Head of Learning"),
        ("2024-06-30", "2024-11-30"),
    ),
    Case(
        "CQC",
        "<h1>CQC Action Plan 2019/20</h1><p>Medway NHS Foundation Trust</p>"
        + _table(
            (
                "Ref",
                "Must do / should do",
                "Action required",
                "Executive lead",
                "Completion date",
                "RAG",
            ),
            (
                "MD1",
                "The trust must ensure that medicines are stored at the right temperature.",
                "Fit thermometers in every clean utility room",
                "Chief Pharmacist",
                "31/01/2020",
                "Green",
            ),
            (
                "SD4",
                "The trust should improve mandatory training.",
                "Review the training matrix with each ward manager",
                "Chief Nurse",
                "28/02/2020",
                "Amber",
            ),
        ),
        "RPA",
        (),
        ("2019/20", "2019-04-01", "2020-03-31"),
        ((), ()),
        (
            "Fit thermometers in every clean utility room",
            "Review the training matrix with each ward manager",
        ),
        ("Chief Pharmacist", "Chief Nurse"),
        ("2020-01-31", "2020-02-28"),
    ),
    Case(
        "incident",
        "<h1>Serious incident 2018/1234: action plan</h1><p>Frimley Health NHS Foundation Trust</p>"
        + _table(
            ("Recommendation", "Action", "Lead", "Target date", "Evidence"),
            (
                "1. Handover should be recorded.",
                "Introduce an electronic handover record on all wards",
                "Head of Patient Safety",
                "28 February 2019",
                "Audit report",
            ),
            (
                "2. Relatives should be told of incidents.",
                "Train all consultants in the duty of candour",
                "Medical Director",
                "31 May 2019",
                "Training records",
            ),
        ),
        "RDU",
        (),
        ("", "", ""),
        ((), ()),
        (
            "Introduce an electronic handover record on all wards",
            "Train all consultants in the duty of candour",
        ),
        ("Head of Patient Safety", "Medical Director"),
        ("2019-02-28", "2019-05-31"),
    ),
    Case(
        "green plan",
        "<h1>Green Plan 2022–2025: delivery plan</h1><p>Homerton Healthcare NHS Foundation Trust</p>"
        "<h2>Travel and transport</h2>"
        + _table(
            ("Objective", "Action", "Lead", "Target date"),
            (
                "Cut emissions of the fleet",
                "Replace diesel vans with electric ones",
                "Transport Manager",
                "Mid 2024",
            ),
        )
        + "<h2>Medicines</h2>"
        + _table(
            ("Objective", "Action", "Lead", "Target date"),
            (
                "Cut anaesthetic gases",
                "Stop the use of desflurane in theatres",
                "Clinical Lead, Anaesthetics",
                "End of 2023",
            ),
        ),
        "RQX",
        (),
        ("2022–2025", "2022-04-01", "2025-03-31"),
        ((), ()),
        ("Replace diesel vans with electric ones", "Stop the use of desflurane in theatres"),
        ("Transport Manager", "Clinical Lead, Anaesthetics"),
        ("2024-06-30", "2023-12-31"),
    ),
    Case(
        "audit",
        "<h1>Internal audit recommendations tracker 2021/22</h1><p>Tameside and Glossop Integrated Care NHS Foundation Trust</p>"
        + _table(
            (
                "Ref",
                "Finding",
                "Agreed management action",
                "Responsible officer",
                "Implementation date",
                "Status",
            ),
            (
                "2.1",
                "Leavers keep their system access.",
                "Remove the access of leavers within one working day",
                "Head of IT",
                "30/09/2021",
                "Complete",
            ),
            (
                "2.2",
                "Invoices are approved late.",
                "Send reminders to budget holders each week",
                "Financial Controller",
                "31/12/2021",
                "In progress",
            ),
        ),
        "RMP",
        (),
        ("2021/22", "2021-04-01", "2022-03-31"),
        ((), ()),
        (
            "Remove the access of leavers within one working day",
            "Send reminders to budget holders each week",
        ),
        ("Head of IT", "Financial Controller"),
        ("2021-09-30", "2021-12-31"),
    ),
]


def told(case):
    page = f"<!doctype html><html><head><meta charset=utf-8></head><body>{case.body}</body></html>"
    plan = read_bytes(page.encode(), "plan.html")
    whose, period = plan.organisation, plan.period
    return Case(
        case.name,
        case.body,
        (whose.ods_code or whose.name) if whose else "",
        plan.frameworks,
        (period.label, *(str(day) if day else "" for day in (period.start, period.end))),
        tuple(action.indicators for action in plan.actions),
        tuple(action.action for action in plan.actions),
        tuple(action.owner for action in plan.actions),
        tuple(str(action.due.by) for action in plan.actions),
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_plan_of_another_framework_or_none_is_read_right(case):
    assert told(case) == case
