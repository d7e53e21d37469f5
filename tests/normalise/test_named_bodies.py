"""Bodies that no list knows: their names as written, as the subject of a sentence, on covers."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from normalise.tables import heading, line, plan, table
from planlift.pipeline import read_bytes
from planlift_parsers import Kind, Paragraph

ACTIONS = table(
    "Ref | Action | Lead | Due",
    "1 | Train every panel in fair selection. | HR Director | May 2020",
    "2 | Hold stay talks on each ward. | OD Lead | June 2020",
)


def _body(*blocks, title="Race equality action plan 2019/20"):
    got = plan(heading(title), *blocks, ACTIONS, title="").organisation
    return got.name if got else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("University of Westford", "University of Westford"),
        ("The Council of the University of Westford", "University of Westford"),
        ("The Harbour Trust for Carers", "The Harbour Trust for Carers"),
        ("Westford Hospice", "Westford Hospice"),
        ("Westford University Students' Union", "Westford University Students' Union"),
    ],
)
def test_a_name_goes_on_behind_the_word_that_ends_others(text, name):
    assert _body(line(text)) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The University of Westford has set out what it will do.", "University of Westford"),
        ("Kestrel Way Surgery has agreed this plan.", "Kestrel Way Surgery"),
        ("We met. Kestrel Way Surgery will do all of this by spring.", "Kestrel Way Surgery"),
        ("Written on behalf of the Moorland Rescue Association by its staff.",
         "Moorland Rescue Association"),
        ("Submitted by: Moorland Rescue Association", "Moorland Rescue Association"),
    ],
)  # fmt: skip
def test_the_subject_of_a_sentence_and_on_whose_behalf_it_is_said(text, name):
    found = _body(line(text))
    assert found is not None
    assert found.removeprefix("The ") == name


@pytest.mark.parametrize(
    "text",
    [
        "The CCG and the Trust agreed this plan.",
        "The Trust and the Council have agreed this plan.",
        "We thank Kestrel Way Surgery and others for their help.",
        "Equality Steering Group has agreed this plan.",
        "On behalf of the Equality Steering Group, we thank all staff.",
        "This was agreed by the Board with Westford Council.",
    ],
)
def test_common_words_helpers_and_groups_inside_a_body_are_nobody(text):
    assert _body(line(text)) is None


def test_a_cover_sheet_before_the_introduction_leaves_both_to_be_read():
    cover = table("Version | 2", "Author | Head of Inclusion", "Review date | May 2021")
    got = plan(
        heading("Race equality action plan 2019/20"),
        cover,
        line("This is the plan of Northampton General Hospital NHS Trust for the year."),
        ACTIONS,
        title="",
    )
    assert got.organisation is not None
    assert got.organisation.ods_code == "RNS"
    assert len(got.actions) == 2


def test_what_stands_behind_a_table_of_actions_is_no_introduction():
    two = table(
        "Action | Lead",
        "Train every panel in fair selection. | HR Director",
        "Hold stay talks on each ward. | OD Lead",
    )
    after = line("Northampton General Hospital NHS Trust is thanked for its help with this plan.")
    got = plan(heading("Race equality action plan 2019/20"), two, after, title="")
    assert got.organisation is None
    assert len(got.actions) == 2


def test_a_cover_sheet_of_blocks_shares_no_label_with_the_actions():
    blocks = [
        line(text)
        for order, owner, date in (
            ("Train every panel.", "HR Director", "May 2020"),
            ("Hold stay talks.", "OD Lead", "June 2020"),
        )
        for text in (f"Action: {order}", f"Lead: {owner}", f"Due: {date}")
    ]
    cover = [
        line("Document owner: Head of Inclusion"),
        line("Approved: Trust Board"),
        line("Review date: January 2023"),
    ]
    with_cover = plan(*cover, heading("What we will do", 2), *blocks).actions
    alone = plan(heading("What we will do", 2), *blocks).actions
    fields = [(a.action, a.owner, a.deadline, a.extra, a.review) for a in alone]
    assert [(a.action, a.owner, a.deadline, a.extra, a.review) for a in with_cover] == fields
    assert fields[0][:3] == ("Train every panel.", "HR Director", "May 2020")


def test_a_labelled_name_needs_no_word_that_bodies_have():
    assert _body(line("Organisation: Meresham Carers")) == "Meresham Carers"
    assert _body(line("Organisation: please fill in")) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tolland College of Higher Education", "Tolland College of Higher Education"),
        ("Oakhurst Care Group, June 2020", "Oakhurst Care Group"),
        ("Published by Rowanshire Council after the peer review.", "Rowanshire Council"),
        ("News for patients of Gateshead Health NHS Foundation Trust",
         "Gateshead Health NHS Foundation Trust"),
    ],
)  # fmt: skip
def test_a_name_with_what_stands_around_it_on_its_line(text, name):
    assert _body(line(text)) == name


def test_a_name_in_the_running_head_too_needs_no_word_that_bodies_have():
    foot = Paragraph("Harbour Lights Family Support, registered charity", Kind.FURNITURE)
    assert _body(line("Harbour Lights Family Support"), foot) == "Harbour Lights Family Support"
    assert _body(line("Harbour Lights Family Support")) is None
    for foot in ("Harbour Lights Family Support Page", "Harbour Lights Family Support Page 1"):
        again = Paragraph(foot, Kind.FURNITURE)
        assert _body(line("Harbour Lights Family Support"), again) is not None


def test_a_name_of_which_it_is_said_what_bodies_do_needs_no_word_that_they_have():
    name = line("Harbour Lights Family Support")
    told = line("Harbour Lights Family Support serves three towns.")
    assert _body(name, told) == "Harbour Lights Family Support"
    assert _body(name, line("Harbour Lights Family Support sets out our aims.")) is None


def test_a_name_at_the_foot_of_a_web_page_too_needs_no_word_that_bodies_have():
    menu = [Paragraph(text, Kind.NAVIGATION) for text in ("Home", "Harbour Lights Family Support")]
    name = line("Harbour Lights Family Support")
    assert _body(name, menu[1]) == "Harbour Lights Family Support"
    assert _body(name, *reversed(menu)) is None


def _whose(*blocks):
    got = plan(heading("Race equality action plan 2019/20"), *blocks, title="").organisation
    return got.name if got else None


def test_the_owner_of_a_web_page_stands_among_its_menus():
    menu = [Paragraph(text, Kind.NAVIGATION) for text in
            ("Home", "Royal Berkshire NHS Foundation Trust", "Work with Leeds City Council")]  # fmt: skip
    assert _whose(*menu, ACTIONS) == "Royal Berkshire NHS Foundation Trust"


def test_a_name_alone_below_the_plan_is_its_owner():
    assert _whose(ACTIONS, line("Walton Heath Hospital NHS Trust")) == (
        "Walton Heath Hospital NHS Trust"
    )


def test_two_bodies_that_sign_leave_the_owner_unknown():
    names = ["Royal Berkshire NHS Foundation Trust", "Gateshead Health NHS Foundation Trust"]
    texts = [line(f"Agreed for {name}") for name in names] + [line("Thank you"), line("All")]
    assert _whose(ACTIONS, *texts, line("Page ends")) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Avonmouth Fire and Rescue Authority. An x marks the quarters.",
         "Avonmouth Fire and Rescue Authority"),
        ("The board of Peverel Housing Association approved this plan in April.",
         "Peverel Housing Association"),
        ("The audit committee of the Westburn Colleges Partnership looked at these in May.",
         "Westburn Colleges Partnership"),
        ("Prepared by the internal auditors for Saltmarsh Homes, 30 May 2022.", "Saltmarsh Homes"),
        ("Prepared for the Finance Committee of Barnsley Hospital NHS Foundation Trust.",
         "Barnsley Hospital NHS Foundation Trust"),
        ("Torrington Vale Water Board", "Torrington Vale Water Board"),
        ("Borough of Westering: equality objectives", "Borough of Westering"),
        ("Linton-on-Tees Council", "Linton-on-Tees Council"),
        ("At St Aldhelm's Community Hospital CIC we looked into a fall with harm last year.",
         "St Aldhelm's Community Hospital CIC"),
    ],
)  # fmt: skip
def test_names_in_what_is_said_of_those_who_own_approve_or_publish(text, name):
    assert _body(line(text)) == name


def test_a_name_after_the_years_on_the_title_line():
    assert _body(title="Plan on a page 2023/24 Riverside Alliance GP Federation") == (
        "Riverside Alliance GP Federation"
    )


def test_a_title_below_an_exported_list_gives_its_years_and_owner():
    got = plan(
        ACTIONS, line("Follow-up register 2023/24"), line("Hadleigh and Stour Council"), title=""
    )
    assert got.organisation is not None
    assert got.organisation.name == "Hadleigh and Stour Council"
    assert got.period.label == "2023/24"


BOLTON = "Bolton NHS Foundation Trust"
BOARD = "NHS Greater Manchester Integrated Care Board"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"Prepared for {BOARD} by Kestrel Consulting", BOARD),
        (f"Prepared for {BOLTON} by its networks of staff", BOLTON),
        (
            "Newsletter of the Kestrel Moor Primary Care Network",
            "Kestrel Moor Primary Care Network",
        ),
        ("Board of Directors", None),
    ],
)
def test_what_a_document_is_called_and_for_whom_it_was_made_is_no_part_of_a_name(text, name):
    assert _body(line(text)) == name


def test_the_one_listed_body_named_above_the_plan_has_it_where_no_other_line_says_so():
    before = [line("We met all networks in spring.")] * 30
    said = line(f"The rest was told to us by those who work at {BOLTON}.")
    assert _body(*before, said) == BOLTON


CENTRE = "Kestrel Moor Volunteer Centre"
NAMED = f"{CENTRE} race equality action plan"
SENT = """\
<p>Here is what we will do.</p>
<table><tr><th>Ref<th>Action<th>Lead<th>Due</tr>
<tr><td>1<td>Train every panel in fair selection.<td>HR Director<td>May 2020</tr>
<tr><td>2<td>Hold stay talks on each ward.<td>OD Lead<td>June 2020</tr></table>
"""


def test_the_title_of_a_web_page_or_mail_opens_with_whose_plan_it_is():
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = NAMED, "Ann <ann@example.org>", "b@example.org"
    mail.set_content(SENT, subtype="html")
    files = {"plan.html": f"<title>{NAMED}</title>{SENT}".encode(), "plan.eml": mail.as_bytes()}
    for file, data in files.items():
        found = read_bytes(data, file).organisation
        assert found is not None, file
        assert found.name == CENTRE


@pytest.mark.parametrize(
    "name", ["Ansley County Libraries", "Stourbeck Housing and Support", "HMP Stonebridge",
             "Wolds and Coast Water plc", "Aldwick University Students' Union"],
)  # fmt: skip
def test_a_line_above_the_title_with_a_word_of_its_own_is_a_name(name):
    got = plan(line(name), heading("Reading for everybody: action plan"), ACTIONS, title="")
    assert got.organisation is not None
    assert (got.organisation.name, got.organisation.ods_code) == (name, None)


@pytest.mark.parametrize(
    "words", ["Priya Ramanathan Baker", "Draft Version Two", "Executive Summary and Contents",
              "Equality and Diversity Lead", "Race Equality Steering Group"],
)  # fmt: skip
def test_a_line_above_the_title_without_a_word_of_its_own_is_nobody(words):
    got = plan(line(words), heading("Reading for everybody: action plan"), ACTIONS, title="")
    assert got.organisation is None


def test_those_who_ask_for_plans_and_ends_of_sentences_are_nobody():
    asked = line("NHS England and the National Guardian's Office ask every board to reflect.")
    booked = line("Appointments can be booked online. The practice answers on weekdays.")
    got = plan(heading("Speaking up plan 2023/24"), asked, booked, ACTIONS, title="")
    assert got.organisation is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("At Westford Housing Association we want all to belong.", "Westford Housing Association"),
        ("Westford Women's Aid", "Westford Women's Aid"),
        ("Westmoor National Park Authority", "Westmoor National Park Authority"),
        ("National Planning Authority", None),
    ],
)
def test_a_body_at_the_start_of_a_sentence_or_of_a_park_is_named(text, name):
    assert _body(line(text)) == name
