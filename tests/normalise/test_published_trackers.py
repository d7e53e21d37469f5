"""What real trackers and plans on the web taught: headings, headers and names that misled."""

from __future__ import annotations

from normalise.tables import heading, line, plan, table

ORDERS = [
    "Give assurance on training in essential care skills",
    "The report on speaking up to give the number of reports as a share of the staff of each area.",
    "Include the calls passed to other providers in the monthly report.",
]
OWNERS = ["Director of Nursing", "Guardian", "Medical Director"]
DATES = ["May 2024", "June 2024", "July 2024"]


def _labels(owner: str, due: str) -> list:
    return [line(f"Lead: {owner}"), line(f"Due date: {due}"), line("Status: Open")]


def test_a_heading_that_is_a_whole_sentence_is_the_action_of_the_labels_below():
    blocks = [
        block
        for order, owner, due in zip(ORDERS, OWNERS, DATES, strict=True)
        for block in (heading(order, 3), *_labels(owner, due))
    ]
    got = plan(*blocks)
    assert [(a.action, a.owner, a.deadline) for a in got.actions] == [
        *zip(ORDERS, OWNERS, DATES, strict=True)
    ]


def test_one_heading_above_several_blocks_is_doubted_as_their_action():
    blocks = [heading(ORDERS[0], 3), *_labels(OWNERS[0], DATES[0])]
    blocks += [heading(ORDERS[1].rstrip("."), 3), *_labels(OWNERS[1], DATES[1])]
    blocks += _labels(OWNERS[2], DATES[2])
    got = plan(*blocks)
    assert len(got.actions) == 3
    for action in got.actions[1:]:
        assert "several blocks" in action.review["action"]
    assert "action" not in got.actions[0].review


def test_words_beside_plain_owners_and_deadlines_are_the_actions_and_doubted():
    got = plan(
        table(
            "Measure | Lead responsibility | Timetable",
            "Yearly account to the commission | Policy Officer | 31 August 2024",
            "Writing of the first draft | Policy Officer | April 2024 – June 2024",
            "List of those to be asked brought up to date | Chief Executive | January 2025",
        )
    )
    assert [a.action for a in got.actions] == [
        "Yearly account to the commission",
        "Writing of the first draft",
        "List of those to be asked brought up to date",
    ]
    assert all("stands beside who and when" in a.review["action"] for a in got.actions)


def test_a_list_of_risks_or_meetings_with_owners_and_dates_stays_none():
    for head in ("Risk | Owner | Target date", "Meeting | Owner | Date"):
        got = plan(
            table(
                head,
                "Yearly account to the commission | Policy Officer | 31 August 2024",
                "Draft scheme | Policy Officer | 30 June 2024",
                "List of those asked | Chief Executive | 31 January 2025",
            )
        )
        assert not got.actions
        codes = [finding.code for finding in got.findings]
        assert ("table-left-out" in codes) == head.startswith("Risk")


def test_whom_an_action_is_for_is_no_owner():
    for head in ("State protected characterstics as listed below", "Who benefits", "Groups"):
        got = plan(
            table(
                f"Action | {head} | Target date",
                "Tell the council twice a year how the scheme goes | All | May 2024",
                "Ask of each new service whom it leaves out | All | June 2024",
            )
        )
        assert [a.owner for a in got.actions] == ["", ""], head
        assert got.actions[0].extra == {head: "All"}


def test_a_committee_in_a_text_is_no_organisation():
    text = (
        "Beds are kept apart. Assurance Trust Management Executive. Trust Board. Division Board: "
        "watches how far the work has come."
    )
    got = plan(
        line(text),
        table(
            "Action | Lead | By when",
            "Train all chairs of panels | HR Director | May 2024",
            "Publish the results of the survey | HR Director | June 2024",
        ),
        title="Action plan 2024",
    )
    assert got.organisation is None


def test_a_table_with_an_empty_column_below_a_wider_one_without_header_is_read():
    upper = table("| | | | | ", "| | | | | Ref", " | | Ref| | | ", "Ref|Ref| |Ref|Ref| ")
    lower = table("|Ref|Lead|WRES3|1.2 Train staff.|1")
    assert [a.action for a in plan(upper, lower, title="").actions] == ["1.2 Train staff."]


def _states(*cells: str) -> list:
    header = "Progress | Action | Lead | Due"
    orders = ["Train all chairs", "Publish the survey", "Hold stay talks", "Review the policy"]
    rows = [f"{c} | {o} | HR Director | May 2024" for c, o in zip(cells, orders, strict=True)]
    return [(a.state, a.rag) for a in plan(table(header, *rows)).actions]


def test_a_pale_blue_among_ratings_is_one_of_them():
    cells = ["[C6E0B4] On track", "[FFD966] Behind", "[9DC3E6] Completed", "[FF9999] Not started"]
    assert [rag for _, rag in _states(*cells)] == ["green", "amber", "blue", "red"]


def test_a_pale_blue_that_decorates_is_no_rating():
    assert [rag for _, rag in _states(*["[9DC3E6] Completed", "Behind"] * 2)] == [None] * 4


def test_names_of_chapters_that_come_again_under_an_unknown_header_are_the_theme():
    chapters = ["Estate and energy", "Estate and energy", "Travel and transport"]
    orders = ["Fit LED lamps in all clinics", "Close the old boiler house", "Buy six electric vans"]
    header = "Line | Which part of it | Task | Finish | Lead"
    rows = [
        f"GP{n} | {c} | {o} | May 2024 | Head of Estates"
        for n, (c, o) in enumerate(zip(chapters, orders, strict=True), 1)
    ]
    got = plan(table(header, *rows)).actions
    assert [a.theme for a in got] == chapters
    assert all(a.summary == "" and "theme" in a.review for a in got)


def test_why_an_action_is_needed_stays_its_summary_behind_the_action():
    reasons = [
        "Staff told us that they hear of such chances too late.",
        "Supplements went to 74 men and 29 women.",
        "The families have not been evaluated since 2009.",
    ]
    orders = ["Take pay history off each form", "Offer all posts as flexible", "Review supplements"]
    rows = [f"{o} | {r} | Pay Lead | May 2024" for o, r in zip(orders, reasons, strict=True)]
    got = plan(table("A. We will… | B. because… | C. Lead | D. By when", *rows)).actions
    assert [a.summary for a in got] == reasons


def test_the_latest_note_in_front_of_the_action_is_its_progress():
    notes = ["Venues booked in four towns.", "Supplier has moved the date.", "Survey ran in March."]
    orders = ["Hold career clinics", "Replace the written test", "Ask staff once a year"]
    rows = [f"{n} | {o} | Pay Lead | May 2024" for n, o in zip(notes, orders, strict=True)]
    got = plan(table("Latest note | Task | Lead | By when", *rows)).actions
    assert [a.updates for a in got] == notes


def test_a_heading_of_a_number_alone_is_the_ref_below_the_theme():
    themes = [
        "Residents and their families",
        "Colleagues from overseas",
        "Colleagues from overseas",
    ]
    blocks = []
    told = zip(themes, ORDERS, OWNERS, DATES, strict=True)
    for number, (theme, order, owner, due) in enumerate(told, 1):
        if theme not in [block.text for block in blocks]:
            blocks.append(heading(theme, 2))
        labels = (f"Undertaking: {order}", f"Lead: {owner}", f"Due: {due}")
        blocks += [heading(f"No. {number}", 3), *map(line, labels)]
    got = plan(*blocks).actions
    assert [(a.ref, a.theme) for a in got] == [(f"No. {n}", t) for n, t in enumerate(themes, 1)]


def test_progress_under_a_vague_header_that_looks_back_is_sure():
    notes = [
        "Form printed, and trial started.",
        "Nineteen panels briefed.",
        "Two clinics visited, one booked.",
    ]
    orders = ["Take pay history off each form", "Offer all posts as flexible", "Review bonuses"]
    rows = [
        f"{order} | {owner} | {due} | Fewer complaints | {note}"
        for order, owner, due, note in zip(orders, OWNERS, DATES, notes, strict=True)
    ]
    got = plan(table("Action | Lead | Due | Goal | News since last report", *rows)).actions
    assert [a.updates for a in got] == notes
    assert all("updates" not in a.review for a in got)


def test_a_count_of_tables_between_heading_and_table_parts_them_not():
    head = "Ref | Action | Lead | Due"
    got = plan(
        line("Indicator 2: Relative likelihood of appointment from shortlisting"),
        line("Last year the figure was 2.04, and the gap is greatest in estates and facilities."),
        line("Table 2"),
        table(head, "2.1 | Advertise all posts | HR Director | May 2024"),
    ).actions
    assert [(a.indicators, a.summary[-10:]) for a in got] == [(("WRES-2",), "acilities.")]


def test_labels_of_a_column_that_lost_its_line_breaks_are_parted():
    told = [
        "Lead officer: HR Director Finish: 31 August 2024 How it will be checked: Ten sheets a week.",
        "Lead officer: Ward Matrons Finish: October – December 2024 How it will be checked: A book.",
        "Lead officer: OD Lead Finish: By end of January 2025 How it will be checked: Spot checks.",
    ]
    rows = [f"{o} | {t}" for o, t in zip(ORDERS, told, strict=True)]
    got = plan(table("Agreed action | Delivery", *rows)).actions
    assert [(a.owner, a.deadline, a.outcome) for a in got] == [
        ("HR Director", "31 August 2024", "Ten sheets a week."),
        ("Ward Matrons", "October – December 2024", "A book."),
        ("OD Lead", "By end of January 2025", "Spot checks."),
    ]


def test_one_label_behind_the_action_gives_a_field_that_no_header_names():
    rows = [
        f"{n} | {o.rstrip('.')}. Lead: {w} | {d}"
        for n, (o, w, d) in enumerate(zip(ORDERS, OWNERS, DATES, strict=True), 1)
    ]
    got = plan(table("Ref | Action | Deadline", *rows)).actions
    assert [(a.action, a.owner) for a in got] == [
        (o.rstrip(".") + ".", w) for o, w in zip(ORDERS, OWNERS, strict=True)
    ]


def test_a_state_on_the_last_line_of_each_action_is_its_status():
    rows = [
        "1 | Report on waiting~Bring back the figures.~Status: in progress – for next month | AB",
        "2 | Structure~Review the new structure.~Status: complete | CD",
    ]
    got = plan(table("Item | Action | Responsibility", *rows)).actions
    assert [a.state for a in got] == ["in_progress", "complete"]
    assert got[0].action == "Report on waiting\nBring back the figures."


def test_a_label_in_an_action_stays_where_a_header_names_its_field():
    rows = [f"{n} | Train panels. Lead: HR | OD Lead" for n in (1, 2, 3)]
    got = plan(table("Ref | Action | Lead", *rows)).actions
    assert {(a.action, a.owner) for a in got} == {("Train panels. Lead: HR", "OD Lead")}


def test_three_headers_on_lines_of_their_own_head_rows_of_three_lines():
    rows = [
        ("Send the yearly account to the commission", "Policy Officer", "31 August (annually)"),
        ("Publish the draft for comment", "Policy Officer / Chief Executive", "April – June 2023"),
        ("Train managers in screening", "Head of HR", "Within six months of approval"),
    ]
    lines = ["Measure", "Lead responsibility", "Timetable", *(cell for row in rows for cell in row)]
    got = plan(*map(line, lines)).actions
    assert [(a.action, a.owner, a.deadline) for a in got] == rows


def test_a_header_that_no_one_knows_may_stand_among_others_and_one_row_below_it_again():
    head = ["Action", "Target date", "Cost pressures", "Lead Service Area; Lead Officer"]
    first = ["Add signed videos to the website.", "By 31 March 2025", "None.", "Web Team Manager"]
    second = ["Tell staff how to book help.", "Autumn 2024", "Small.", "Equalities Officer"]
    third = ["Offer a short course to parents.", "June 2025", "£8,000.", "Education Manager"]
    lines = ["Theme 1: Finding out", *head, *first, *second, "Theme 2: Families", *head, *third]
    got = plan(*map(line, lines)).actions
    assert [[a.action, a.deadline, a.owner] for a in got] == [
        [row[0], row[1], row[3]] for row in (first, second, third)
    ]


def test_three_labels_left_empty_in_a_form_head_no_table():
    lines = ["Action", "Lead", "By when", "The form is filled in by the ward.", "HR Director"]
    assert not plan(*map(line, lines)).actions


def test_a_state_alone_among_narratives_of_progress_is_the_status_and_doubted():
    told = [
        "Training finished in May; two staff still to go.",
        "Complete",
        "Nine plans read so far.",
    ]
    rows = [
        f"{o} | {w} | {d} | {t}" for o, w, d, t in zip(ORDERS, OWNERS, DATES, told, strict=True)
    ]
    got = plan(table("Action | Lead | Due | Progress", *rows)).actions
    assert [(a.status, a.updates) for a in got] == [("", told[0]), ("Complete", ""), ("", told[2])]
    assert "updates" in got[1].review["status"]


def test_a_form_with_each_row_of_labels_above_its_values_is_a_block():
    cards = [
        table(
            "[EFEFEF] Our ref | [EFEFEF] Indicator | [EFEFEF] Closing date",
            f"PCH 0{n} | Indicator {n} | {due}",
            "[EFEFEF] Action | < | [EFEFEF] Post holder",
            f"{order} | < | {owner}",
        )
        for n, (order, owner, due) in enumerate(zip(ORDERS, OWNERS, DATES, strict=True), 1)
    ]
    got = plan(*cards).actions
    assert [(a.ref, a.action, a.owner, a.deadline) for a in got] == [
        (f"PCH 0{n}", *told) for n, told in enumerate(zip(ORDERS, OWNERS, DATES, strict=True), 1)
    ]


def test_labels_in_lower_case_behind_a_first_one_part_a_line_of_minutes():
    states = ["completed", "in progress", "not started"]
    blocks = [
        block
        for order, owner, due, state in zip(ORDERS, OWNERS, DATES, states, strict=True)
        for block in (
            line(f"Agreed action: {order}"),
            line(f"To be taken by: {owner}; deadline: {due}; position: {state}"),
        )
    ]
    got = plan(*blocks).actions
    assert [(a.owner, a.deadline, a.status) for a in got] == [
        *zip(OWNERS, DATES, states, strict=True)
    ]


def test_a_counted_caption_that_goes_on_in_lower_case_is_no_theme():
    blocks = []
    for n, (order, owner) in enumerate(zip(ORDERS, OWNERS, strict=True), 2):
        blocks += [
            heading(f"Indicator {n}: a gap", 2),
            line("The figures rose from 1.31 to 1.44, and are higher in every directorate."),
            line(f"Table {n}: commitments for this indicator"),
            table("Commitment | Named officer | Target day", f"{order} | {owner} | 20.10.2023"),
        ]
    got = plan(*blocks).actions
    assert {(a.theme, a.summary[:11]) for a in got} == {("", "The figures")}
