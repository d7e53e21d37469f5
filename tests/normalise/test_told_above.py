"""What is said above a table, a heading or a list: of all that stands below, or of the plan."""

from __future__ import annotations

from normalise.tables import heading, line, plan, table

FOUND = "Night staff rarely get a place on courses."
ROWS = [
    ("Run each course twice.", "Learning Lead", "May 2024"),
    ("Film the short ones.", "Media Lead", "June 2024"),
]
TABLE = ("Action | Lead | Due", *(" | ".join(row) for row in ROWS))


def test_what_was_found_above_a_table_is_the_summary_of_its_rows():
    got = plan(heading("Learning", 2), line(f"What we found: {FOUND}"), table(*TABLE))
    assert [(a.summary, a.action) for a in got.actions] == [(FOUND, row[0]) for row in ROWS]


def test_what_was_found_above_numbered_headings_is_the_summary_of_all_below():
    blocks = []
    for number, (order, owner, date) in enumerate(ROWS, 1):
        lines = [line(order), line(f"Lead: {owner}"), line(f"Due: {date}")]
        blocks += [heading(f"Action {number}", 3), *lines]
    got = plan(heading("Learning", 2), line(f"What we found: {FOUND}"), *blocks)
    assert [(a.ref, a.summary, a.action) for a in got.actions] == [
        ("Action 1", FOUND, ROWS[0][0]),
        ("Action 2", FOUND, ROWS[1][0]),
    ]


def test_items_below_one_label_that_each_have_a_lead_and_a_date_are_each_an_action():
    items = []
    for order, owner, date in ROWS:
        items += [line(f"• {order}"), line(f"Lead: {owner}"), line(f"Due: {date}")]
    got = plan(heading("Learning", 2), line(f"Issue: {FOUND}"), line("Actions:"), *items)
    assert [(a.summary, a.action.lstrip("-• "), a.owner, a.deadline) for a in got.actions] == [
        (FOUND, *row) for row in ROWS
    ]


def test_text_below_a_plans_own_name_is_no_summary_of_its_actions():
    parts = []
    for code in ("WRES", "WDES"):
        told = line(f"The {code} part sets out what we agreed with the network in spring.")
        parts += [heading(f"{code} action plan"), told, table(*TABLE)]
    got = plan(*parts, title="Our two plans 2021/22")
    assert [a.summary for a in got.actions] == [""] * 4
    assert sum("agreed with the network" in one.text for one in got.rest) == 2


def test_a_bold_order_that_words_the_indicator_of_the_heading_above_is_an_action():
    blocks = [
        (
            "Indicator 4: access to non-mandatory training",
            "Review access to non-mandatory training",
        ),
        ("Indicator 3: formal disciplinary process", "Review who enters the disciplinary process"),
    ]
    made = []
    for (indicator, order), (_, owner, date) in zip(blocks, ROWS, strict=True):
        lines = [line(order, bold=True), line(f"Lead: {owner}"), line(f"Due: {date}")]
        made += [heading(indicator, 2), *lines]
    got = plan(*made)
    assert [(a.indicator, a.action, a.owner) for a in got.actions] == [
        (*blocks[0], "Learning Lead"),
        (*blocks[1], "Media Lead"),
    ]


FORMS = [
    ("Metric 3", "Seven people had a formal warning."),
    ("Metric 8", "71% said that it is enough."),
]


def _told(got):
    return [(a.indicator, a.indicators, a.summary, a.action) for a in got.actions]


def _expected():
    return [(name, (f"WDES-{name[-1]}",), found, row[0]) for name, found in FORMS for row in ROWS]


def test_a_form_above_a_table_speaks_of_all_its_rows():
    parts = []
    for name, found in FORMS:
        parts += [table(f"Metric | {name}", f"Our position | {found}"), table(*TABLE)]
    assert _told(plan(*parts, title="WDES Action Plan 2019/20")) == _expected()


def test_a_form_around_a_table_speaks_of_all_its_rows():
    forms = []
    for name, found in FORMS:
        form = table(f"Metric | {name}", f"Our position | {found}", "Agreed actions | ")
        form.cells[-1].tables.append(table(*TABLE))
        forms.append(form)
    assert _told(plan(*forms, title="WDES Action Plan 2019/20")) == _expected()


def test_a_cover_sheet_says_nothing_of_the_rows_below():
    cover = table("Title | Our plan", "Summary | What we agreed in spring.", "Version | 2")
    got = plan(cover, table(*TABLE))
    assert [a.summary for a in got.actions] == [""] * len(ROWS)
    assert any("agreed in spring" in one.text for one in got.rest)


def test_labels_with_their_values_above_a_header_speak_of_all_rows():
    said = "How the regulation was not being met | < | Records were left where all could read them."
    got = plan(table("Service inspected | < | Surgery", said, *TABLE))
    assert [(a.summary, a.action) for a in got.actions] == [
        ("Records were left where all could read them.", row[0]) for row in ROWS
    ]
    assert {"Service inspected", "Surgery"} <= {one.text for one in got.rest}


def test_a_second_header_with_other_labels_heads_a_table_of_its_own():
    grey = "[D9D9D9] *{}*".format
    first = " | ".join(map(grey, ("No.", "New action", "Responsible", "By when")))
    other = " | ".join(map(grey, ("No.", "Action brought forward", "By when", "Responsible")))
    got = plan(
        table(
            first,
            "1 | Send rotas out early. | Rota Manager | January 2026",
            "2 | Give each depot a drying room. | Estates Manager | April 2026",
            other,
            "3 | Visit the nine schools. | October 2025 | Apprenticeship Manager",
            "4 | Use an outside company. | September 2025 | HR Operations Manager",
        )
    )
    assert [(a.ref, a.owner, a.deadline) for a in got.actions] == [
        ("1", "Rota Manager", "January 2026"),
        ("2", "Estates Manager", "April 2026"),
        ("3", "Apprenticeship Manager", "October 2025"),
        ("4", "HR Operations Manager", "September 2025"),
    ]


def test_letters_in_brackets_are_refs():
    got = plan(
        table(
            " | Concern | Step taken | Officer | Date",
            "(a) | No list of falls was kept. | Keep a list. | Matron | May 2022",
            "(b) | Scans were late. | Scan at once. | Head of Imaging | June 2022",
        )
    )
    assert [a.ref for a in got.actions] == ["(a)", "(b)"]


def test_a_heading_that_words_an_indicator_is_the_action_of_its_labels_where_others_are():
    def card(action, owner):
        return (
            heading(action, 3),
            line("Why: Few were set."),
            line(f"Lead: {owner}"),
            line("Due: May"),
        )

    got = plan(
        heading("Board and executive objectives", 2),
        *card("Set specific and measurable EDI objectives for every board member", "Chair"),
        *card("Bring the data to the board twice a year", "HR Director"),
        heading("Talent management", 2),
        *card("Map the talent pipeline and report it", "OD Lead"),
        title="EDI High Impact Actions Plan 2022/23",
    )
    assert [(one.action, one.owner) for one in got.actions] == [
        ("Set specific and measurable EDI objectives for every board member", "Chair"),
        ("Bring the data to the board twice a year", "HR Director"),
        ("Map the talent pipeline and report it", "OD Lead"),
    ]
