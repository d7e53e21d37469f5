from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlift.normalise.identity import read_identity
from planlift_parsers.document import Cell, Document, Kind, Mail, Paragraph, Table
from planlift_schema import Place, Severity


def _heading(text, level=1):
    return Paragraph(text, Kind.HEADING, level)


def _table(*rows, sheet=None):
    cells = [
        Cell(row, column, paragraphs=[Paragraph(text)] if text else [])
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]
    return Table(len(rows), max(map(len, rows)), cells, place=Place(sheet=sheet))


PLAN = _table(
    ["Ref", "Indicator", "Action", "Lead"],
    ["1", "Indicator 4", "Work with Bolton NHS Foundation Trust", "HR Business Partner – NECS"],
)


def _read(*blocks, name="plan.docx", title=""):
    return read_identity(Document(name, "docx", "docx 1", blocks=list(blocks), title=title))


def test_labels_that_a_tab_parts_from_their_values():
    lines = ["Organisation\tBolton NHS Foundation Trust", "Reporting period\t2019/20"]
    action = "Commitment\tPublish the gender pay gap by staff group"
    identity = _read(_heading("Our commitments"), *map(Paragraph, lines), Paragraph(action))
    assert identity.title == "Our commitments"
    assert identity.organisation.name == "Bolton NHS Foundation Trust"
    assert identity.period.label == "2019/20"


def test_heading_and_title_are_told_apart():
    heading, title = (
        _heading("Ravensmoor NHS Foundation Trust"),
        _heading("WRES Action Plan 2019/20", 2),
    )
    identity = _read(heading, title, PLAN)
    assert identity.title == "WRES Action Plan 2019/20"
    assert identity.used == (title,)
    assert identity.used[0] is title
    assert identity.organisation.name == "Ravensmoor NHS Foundation Trust"
    assert identity.organisation.ods_code is None
    assert identity.frameworks == ("WRES",)
    assert str(identity.period.start) == "2019-04-01"


def test_must_do_in_a_title_is_no_sentence():
    identity = _read(_heading("Ravensmoor NHS Foundation Trust: CQC must do and should do plan"))
    assert identity.organisation.name == "Ravensmoor NHS Foundation Trust"


def test_a_list_item_is_no_title():
    identity = _read(
        _heading("Ravensmoor NHS Foundation Trust: our commitments"),
        Paragraph("Commission a heat plan (Lead: Head of Estates)", marker="-"),
        Paragraph("Review the WRES action plan (Lead: Head of HR)", marker="-"),
    )
    assert identity.title == "Ravensmoor NHS Foundation Trust: our commitments"


def test_a_title_over_several_lines_is_joined():
    lines = [
        Paragraph("Ravensmoor NHS Foundation Trust"),
        Paragraph("Workforce Race Equality Standard"),
        Paragraph("Action Plan"),
        Paragraph("2019–2020"),
    ]
    identity = _read(*lines, PLAN)
    assert identity.title == "Workforce Race Equality Standard Action Plan 2019–2020"
    assert [id(line) for line in identity.used] == [id(line) for line in lines[1:]]


def test_another_framework_in_running_text_is_a_finding_with_its_place():
    speaks = Paragraph(
        "Gaps were found by the Workforce Disability Equality Standard.", place=Place(page=2)
    )
    identity = _read(_heading("WRES Action Plan 2019 – 2020"), speaks, PLAN)
    assert identity.frameworks == ("WRES",)
    (finding,) = identity.findings
    assert (finding.code, finding.severity) == ("framework-mixed", Severity.WARNING)
    assert finding.where.place == Place(page=2)
    assert "WDES" in finding.message


def test_a_heading_that_names_a_second_plan_counts_and_one_that_speaks_of_it_does_not():
    parts = [_heading("WRES action plan", 2), PLAN, _heading("WDES action plan", 2), PLAN]
    identity = _read(_heading("Equality action plans 2019/20"), *parts)
    assert identity.frameworks == ("WRES", "WDES")
    identity = _read(_heading("WRES Action Plan"), _heading("How this links to the WDES", 2), PLAN)
    assert identity.frameworks == ("WRES",)


@pytest.mark.parametrize(
    "title",
    [
        "Ravensmoor NHS Foundation Trust WRES Action Plan 2019/20",
        "WRES Action Plan 2019/20 – Ravensmoor NHS Foundation Trust",
        "Ravensmoor NHS Foundation Trust: WRES Action Plan 2019/20",
        "WRES Action Plan 2019/20 for Ravensmoor NHS Foundation Trust",
    ],
)
def test_a_name_the_list_does_not_know_stands_as_written(title):
    identity = _read(_heading(title), PLAN)
    assert identity.title == title
    assert identity.organisation.name == "Ravensmoor NHS Foundation Trust"
    assert identity.organisation.ods_code is None


@pytest.mark.parametrize(
    ("words", "name", "code"),
    [
        ("Ravensmoor HS Foundation Trust", "Ravensmoor NHS Foundation Trust", None),
        ("Leeds Teaching Hospitals HS Trust", "Leeds Teaching Hospitals NHS Trust", "RR8"),
    ],
)
def test_a_trust_whose_nhs_was_cut_by_recognition_is_named_whole(words, name, code):
    organisation = _read(_heading(words), PLAN).organisation
    assert (organisation.name, organisation.ods_code) == (name, code)
    assert organisation.evidence == f'title "{words}"'


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("St Osmund's Hospice, Harrowmere", "St Osmund's Hospice, Harrowmere"),
        ("St Osmund's Hospice, Marsh upon Lee", "St Osmund's Hospice, Marsh upon Lee"),
        ("St Osmund's Hospice, Human Resources", "St Osmund's Hospice"),
        ("St Osmund's Hospice, Quality Team", "St Osmund's Hospice"),
        ("St Osmund's Hospice, September", "St Osmund's Hospice"),
        ("St Osmund's Hospice, High Street, Harrowmere", "St Osmund's Hospice"),
        ("Ravensmoor NHS Foundation Trust, Harrowmere", "Ravensmoor NHS Foundation Trust"),
    ],
)
def test_a_hospice_keeps_the_town_behind_its_comma(heading, name):
    identity = _read(_heading(heading), _heading("WRES Action Plan 2019/20", 2), PLAN)
    assert identity.organisation.name == name


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Upper Medway NHS Foundation Trust", None),
        ("NHS Calder Vale Clinical Commissioning Group", None),
        ("Barset City Council", None),
        ("Medway NHS FT", "RPA"),
    ],
)
def test_only_the_very_name_gives_a_code(name, code):
    identity = _read(_heading(name), _heading("WRES Action Plan", 2), PLAN)
    assert identity.organisation.ods_code == code


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("Contact equality@wwl.nhs.uk for copies.", "e-mail domain equality@wwl.nhs.uk"),
        (
            "See http://www.wwl.nhs.uk/Equality/wres.aspx",
            "web address http://www.wwl.nhs.uk/Equality/wres.aspx",
        ),
    ],
)
def test_an_address_tells_the_organisation(text, evidence):
    identity = _read(_heading("WRES Action Plan"), Paragraph(text), PLAN)
    assert identity.organisation.ods_code == "RRF"
    assert identity.organisation.evidence == evidence


@pytest.mark.parametrize(
    "text",
    [
        "Contact england.wres@nhs.net or see www.england.nhs.uk/wres for more.",
        "The CCG and the Trust agreed this plan.",
        "This plan was written with Bolton NHS Foundation Trust.",
        "NHS North of England Commissioning Support Unit helped us.",
    ],
)
def test_partners_and_national_bodies_are_not_whose_plan_it_is(text):
    assert _read(_heading("WRES Action Plan 2019/20"), Paragraph(text), PLAN).organisation is None


def test_the_introduction_names_the_organisation():
    intro = Paragraph("Bolton NHS Foundation Trust is committed to fairness. It is supported by "
                      "Barnsley Hospital NHS Foundation Trust.")  # fmt: skip
    identity = _read(_heading("WRES Action Plan"), intro, PLAN)
    assert identity.organisation.ods_code == "RMC"
    intro = Paragraph("Ravensmoor NHS Foundation Trust is committed to fairness.")
    identity = _read(_heading("WRES Action Plan"), intro, PLAN)
    assert identity.organisation.name == "Ravensmoor NHS Foundation Trust"


def test_a_running_head_and_a_file_name_are_the_last_evidence():
    running = Paragraph("The Christie NHS Foundation Trust", Kind.FURNITURE)
    assert _read(_heading("WRES Action Plan"), PLAN, running).organisation.ods_code == "RBV"
    identity = _read(_heading("Action Plan"), PLAN, name="LNWH_WRES_action-plan-202122.pdf")
    assert identity.organisation.ods_code == "R1K"
    assert identity.frameworks == ("WRES",)
    assert str(identity.period.end) == "2022-03-31"


def test_title_rows_of_a_table_and_a_sheet_name_are_read():
    identity = _read(
        _table(
            ["Leeds Community Healthcare", "", ""],
            ["WDES Action Plan", "", ""],
            ["2023/24", "", ""],
            ["Metric", "Action", "Lead"],
        )
    )
    assert identity.title == "WDES Action Plan 2023/24"
    assert identity.organisation.ods_code == "RY6"
    identity = _read(_table(["Metric", "Action"], ["1", "x"], sheet="WDES 2023-24"))
    assert identity.frameworks == ("WDES",)
    assert identity.period.label == "2023-24"


def test_a_cover_sheet_is_read_by_its_labels():
    cover = _table(
        ["Organisation", "Ravensmoor NHS Foundation Trust"], ["Reporting period", "2019/20"]
    )
    identity = _read(cover, _heading("WRES Action Plan"), PLAN)
    assert identity.organisation.name == "Ravensmoor NHS Foundation Trust"
    assert identity.period.label == "2019/20"


@pytest.mark.parametrize(
    "rows",
    [
        (
            ["Meeting", "Board of Directors in Public"],
            ["Title", "Race equality action plan, April 2021 to March 2022"],
            ["Author", "Head of the Programme Management Office"],
            [
                "Recommendation",
                "The Board is asked to note where the plan stands and to discuss it",
            ],
        ),
        (
            ["Committee", "People Committee", "Date of meeting", "8 April 2021"],
            ["Report title", "Race equality action plan, April 2021 to March 2022", "Item", "7"],
        ),
    ],
)
def test_the_cover_sheet_of_a_board_paper_gives_its_title_and_lets_the_front_go_on(rows):
    told = "In 2020 a review of services at Ravensmoor Hospitals NHS Trust gave its first report."
    identity = _read(_heading("Cover page"), _table(*rows), Paragraph(told), PLAN)
    assert identity.title == "Race equality action plan, April 2021 to March 2022"
    assert (identity.period.start, identity.period.end) == (
        dt.date(2021, 4, 1),
        dt.date(2022, 3, 31),
    )
    assert identity.organisation is not None
    assert identity.organisation.name == "Ravensmoor Hospitals NHS Trust"


def test_two_names_in_running_text_are_nobody():
    told = (
        "A review of services at Ravensmoor Hospitals NHS Trust was read.",
        "A memorandum is agreed between us and Tarnside Hospitals NHS Trust.",
    )
    assert _read(_heading("Plan"), *map(Paragraph, told), PLAN).organisation is None


def test_the_files_own_title_is_the_last_resort():
    assert _read(PLAN, title="Microsoft Word - plan.doc").title == ""
    assert _read(PLAN, title="Action plan").title == ""
    assert _read(PLAN, title="WRES Action Plan 2020/21").title == "WRES Action Plan 2020/21"
    assert _read(_heading("WDES Action Plan"), PLAN, title="WRES draft").title == "WDES Action Plan"


def test_a_year_alone_gives_way_to_a_period_said_elsewhere():
    identity = _read(
        _heading("WDES Action Plan 2019"), Paragraph("This plan covers April 2019 to March 2020.")
    )
    assert str(identity.period.end) == "2020-03-31"
    identity = _read(
        _heading("WDES Action Plan 2019"), Paragraph("In 2018/19 the data was better.")
    )
    assert (identity.period.label, identity.period.start) == ("2019", None)


def test_a_document_that_says_nothing_gives_nothing():
    identity = _read()
    assert (identity.title, identity.organisation, identity.frameworks) == ("", None, ())
    assert identity.period.label == ""


_LINES = st.sampled_from(
    ["WRES", "Action Plan", "2019/20", "Bolton NHS FT", "x@wwl.nhs.uk", "The WDES is good.",
     "Trust: A", "Indicator 1: Board", "", "NHS", "1. Plan", "|",
     "Workforce Race Equality Standard (WRES)"]
)  # fmt: skip


@given(
    st.lists(
        st.tuples(st.one_of(_LINES, st.text(max_size=40)), st.sampled_from(list(Kind))), max_size=9
    )
)
def test_titles_are_made_of_the_paragraphs_said_to_be_used(lines):
    blocks = [Paragraph(text, kind, int(kind is Kind.HEADING)) for text, kind in lines]
    identity = _read(*blocks)
    if identity.used:
        assert identity.title == " ".join(paragraph.text for paragraph in identity.used)
        assert all(any(each is block for block in blocks) for each in identity.used)


def _from_mail(*blocks, domain="wwl.nhs.uk", sent=None, head=(), title=""):
    document = Document("mail.eml/plan.docx", "docx", "docx 1", blocks=list(blocks), title=title)
    document.mail = Mail(domain, sent, "", head)
    return read_identity(document)


BARE = Paragraph("Train every manager in fair recruitment.")


def test_the_senders_domain_is_the_weakest_evidence_of_whose_plan_it_is():
    found = _from_mail(BARE).organisation
    assert (found.ods_code, found.evidence) == ("RRF", "mail sender's domain wwl.nhs.uk")
    own = _from_mail(_heading("Ravensmoor NHS Foundation Trust"), BARE).organisation
    assert own.name == "Ravensmoor NHS Foundation Trust"
    for domain in ("nhs.net", "england.nhs.uk", "gmail.com", ""):
        assert _from_mail(BARE, domain=domain).organisation is None


def test_those_who_got_a_mail_are_no_evidence():
    head = ("From: Jo <jo@example.org>", "To: WRES Team <wres@wwl.nhs.uk>", "Subject: 2019/20")
    blocks = [Paragraph(line, Kind.FURNITURE) for line in head]
    identity = _from_mail(*blocks, BARE, domain="example.org", head=head)
    assert identity.organisation is None


@pytest.mark.parametrize(
    ("sent", "start", "end"),
    [
        (dt.date(2020, 5, 14), "2020-04-01", "2021-03-31"),
        (dt.date(2020, 3, 31), "2019-04-01", "2020-03-31"),
    ],
)
def test_the_day_of_the_mail_is_the_weakest_evidence_of_the_period(sent, start, end):
    found = _from_mail(BARE, sent=sent).period
    assert (found.label, str(found.start), str(found.end)) == ("", start, end)
    assert found.evidence == f"mail sent on {sent:%d %B %Y}"
    own = _from_mail(_heading("WRES Action Plan 2017/18"), BARE, sent=sent).period
    assert (own.label, own.evidence) == ("2017/18", "")
    bare = _from_mail(_heading("WRES Action Plan 2018"), BARE, sent=sent).period
    assert (bare.label, bare.start, bare.evidence) == ("2018", None, "")


def test_the_name_of_one_action_is_no_title():
    blocks = [_heading("Indicator 1"), _heading("WRES action 1", 3), Paragraph("Publish data.")]
    page = "Indicator 1 | Workforce Race Equality Standard 2021/22"
    assert _read(*blocks, title=page).title == page


def test_labels_of_a_small_form_over_their_values_and_beside_them():
    over = _table(["EDS Lead", "Year(s) active"], ["Deputy Director", "2023-2024"])
    beside = _table(["Reporting period", "2023/24"], ["Executive lead", "Chief People Officer"])
    for form in (over, beside):
        assert _read(_heading("EDS 2022 action plan"), form).period.start == dt.date(2023, 4, 1)


def test_a_board_called_after_its_place_only():
    assert _read(_heading("NHS Strathdon"), _heading("Action Plan")).organisation.name == (
        "NHS Strathdon"
    )
    assert _read(_heading("NHS England"), _heading("NHS Staff Survey")).organisation is None


def test_a_framework_without_its_version_beside_the_one_with_it():
    read = _read(_heading("EDS 2022 action plan"), _heading("EDS action plan", 2))
    assert read.frameworks == ("EDS2022",)


@pytest.mark.parametrize(
    "lines",
    [
        ("Hartside Care Group", "Lessons learned action log"),
        ("Audit action plan", "Hartside Care Group"),
        ("Hartside Care Group: Quality Improvement Plan",),
        ("Trustee action plan", "Hartside Care Group sets out below what was agreed."),
    ],
)
def test_a_body_that_no_list_knows_is_named_by_where_it_stands(lines):
    got = _read(_heading(lines[0]), *(Paragraph(line) for line in lines[1:]))
    assert got.organisation is not None
    assert (got.organisation.name, got.organisation.ods_code) == ("Hartside Care Group", None)


@pytest.mark.parametrize("line", ["Equality Steering Group", "People Services", "Patient Safety"])
def test_a_group_inside_a_body_is_not_whose_plan_it_is(line):
    assert _read(_heading("Audit action plan"), Paragraph(line)).organisation is None


def test_an_action_behind_its_number_is_no_title():
    heads = [_heading("Action 1: Reconcile the WRES register and report it"), Paragraph("Done.")]
    page = "Race equality at work 2021/22"
    assert _read(*heads, title=page).title == page
