from __future__ import annotations

from normalise.tables import plan, table
from planlift.normalise.column_evidence import Column
from planlift.normalise.columns import map_columns

ORDERS = ["Review all adverts.", "Train every panel.", "Publish a guide for managers."]
FINDINGS = [
    "BME staff are 1.4 times less likely to be appointed.",
    "The survey shows that 14% of staff were bullied.",
    "There has been no change since last year.",
]
PROGRESS = ["Draft shared with the Board in May.", "Two cohorts have been held.", "Agreed in June."]
OWNERS = ["HR Manager", "Head of OD", "Chief Nurse"]
DATES = ["May 2019", "31/03/2020", "Ongoing"]


def mapped(*columns: tuple[str, list[str]], fills: dict[int, list[str]] | None = None):
    made = [
        Column(label, "", texts, (fills or {}).get(at, [None] * 3), 3, at, len(columns))
        for at, (label, texts) in enumerate(columns)
    ]
    return map_columns(made)


def test_the_word_action_over_recommendations_yields_to_actions_to_be_taken():
    got = mapped(
        ("No", ["1.1", "1.2", "2.1"]),
        (
            "Action",
            ["Staff should feel safe.", "Leaders should be visible.", "Concerns are normal."],
        ),
        ("Current position", FINDINGS),
        ("Actions to be taken", ORDERS),
    )
    assert got.fields == ["ref", "", "summary", "action"]


def test_a_status_column_full_of_progress_is_updates():
    got = mapped(
        ("Action", ORDERS),
        ("Lead", OWNERS),
        ("Due", DATES),
        ("Status", PROGRESS),
        ("Open/Closed", ["Open"] * 3),
    )
    assert got.fields == ["action", "owner", "deadline", "updates", "status"]


def test_content_alone_tells_columns_without_headers_apart():
    got = mapped(("", ["R1", "R2", "R3"]), ("", ORDERS), ("", OWNERS), ("", DATES))
    assert got.fields == ["ref", "action", "owner", "deadline"]


def test_a_column_of_colours_alone_is_the_status():
    got = mapped(
        ("Action", ORDERS),
        ("Lead", OWNERS),
        ("", []),
        fills={2: ["00B050", "FF0000", "FFC000"]},
    )
    assert got.fields[2] == "status"


def test_what_fits_nothing_is_extra():
    got = mapped(("Action", ORDERS), ("Cost", ["£300", "£20", "none"]), ("Lead", OWNERS))
    assert got.fields == ["action", "", "owner"]


def test_prose_under_an_unknown_header_is_placed_and_named():
    got = mapped(("Voices", FINDINGS[:2]), ("We will", ORDERS), ("Sponsor", OWNERS))
    assert got.fields == ["summary", "action", "owner"]
    assert "not " in got.doubts["summary"]


def test_two_columns_that_could_both_be_meant_are_named():
    got = mapped(
        ("Owner", OWNERS), ("Action", ORDERS), ("Lead", ["Chair", "OD Lead", "Head of IT"])
    )
    assert "owner" in got.fields
    assert "owner" in got.doubts


def test_prose_that_goes_to_extra_is_named_under_the_field_it_may_be():
    got = mapped(("Action", ORDERS), ("Evidence", FINDINGS), ("Lead", OWNERS))
    assert got.fields == ["action", "", "owner"]
    assert "Evidence" in got.doubts["outcome"]


def test_a_second_column_of_actions_is_named():
    other = ["Commission a review.", "Agree a new policy.", "Develop a toolkit for teams."]
    got = mapped(("Immediate action", ORDERS), ("Longer-term action", other), ("Lead", OWNERS))
    assert "action" in got.doubts


def test_a_second_date_replaces_the_deadline_only_where_its_header_says_so():
    for label in ("Review date", "Sign-off date", "Board date", "Next update due", "Actual"):
        got = mapped(("Action", ORDERS), ("Lead", OWNERS), ("By when", DATES), (label, DATES[:2]))
        assert got.fields == ["action", "owner", "deadline", ""], label
    got = mapped(("Action", ORDERS), ("By when", DATES), ("Revised date", DATES[:1]))
    assert got.fields == ["action", "deadline", "revised"]


def test_short_words_under_other_headers_are_no_status_and_no_ref():
    for label, texts in (
        ("Effort", ["High", "Low", "Medium"]),
        ("Funded?", ["Yes", "No", "Yes"]),
        ("Q1", ["x", "x", ""]),
        ("Weight", ["3", "5", "8"]),
    ):
        got = mapped(("Action", ORDERS), ("Lead", OWNERS), (label, texts), ("By when", DATES))
        assert got.fields == ["action", "owner", "", "deadline"], label


def test_an_objective_is_the_summary_where_nothing_else_is():
    got = mapped(("Objective", ["Fair recruitment"] * 3), ("Action", ORDERS), ("Lead", OWNERS))
    assert got.fields == ["summary", "action", "owner"]
    assert {"summary", "theme"} <= set(got.doubts)


def _told(header, cells):
    fills = [None] * len(cells)
    columns = [
        Column("Ref", "", [f"A{n}" for n in range(len(cells))], fills, len(cells), 0, 3),
        Column(header, "", cells, fills, len(cells), 1, 3),
        Column("Lead", "", ["HR Director"] * len(cells), fills, len(cells), 2, 3),
    ]
    return map_columns(columns)


ORDERS = [
    "Set up peer coaching for women in estates and finance.",
    "Check job adverts with a gender-decoding tool before release.",
    "Publish the trajectory alongside the report.",
    "Offer every colleague a career conversation.",
]


def test_without_a_header_for_it_the_column_of_orders_is_the_action_and_doubted():
    half = [*ORDERS[:3], "Leadership places held back for some.", "Effect of it by band."]
    mapping = _told("Target measures", half)
    assert mapping.fields == ["ref", "action", "owner"]
    assert "no header names the actions" in mapping.doubts["action"]
    assert _told("Success criteria", half).column("action") is None  # plainly something else


def test_measures_to_be_taken_are_actions():
    mapping = _told("Measures to be taken", ORDERS)
    assert mapping.fields == ["ref", "action", "owner"]
    assert mapping.doubts == {}


def test_evidence_before_the_action_is_what_was_found_and_named():
    got = mapped(("Evidence", FINDINGS), ("Action", ORDERS), ("Lead", OWNERS))
    assert got.fields == ["summary", "action", "owner"]
    assert "Evidence" in got.doubts["summary"]


def test_findings_behind_the_action_stay_the_summary_and_both_fields_are_named():
    label = "The issue people raised"
    got = mapped(("Action", ORDERS), (label, FINDINGS), ("Lead", OWNERS))
    assert got.fields == ["action", "summary", "owner"]
    assert {"summary", "updates"} <= set(got.doubts)
    got = mapped(("Action", ORDERS), (label, PROGRESS), ("Lead", OWNERS))
    assert got.fields == ["action", "updates", "owner"]
    assert "updates" in got.doubts


def test_a_narrative_under_progress_is_the_updates():
    made = [
        Column("Action", "", ORDERS, [None] * 3, 3, 0, 3),
        Column("Narrative", "Progress", PROGRESS, [None] * 3, 3, 1, 3),
        Column("Lead", "", OWNERS, [None] * 3, 3, 2, 3),
    ]
    assert map_columns(made).fields == ["action", "updates", "owner"]


def test_an_aim_behind_the_action_is_its_outcome_where_the_cells_are_aims():
    aims = [
        "Uptake of 60% among colleagues",
        "Fewer than five breaches",
        "Improved score",
        "Parity",
    ]
    fills = [None] * 4
    columns = [
        Column("Intervention", "", ORDERS, fills, 4, 0, 3),
        Column("Lead", "", ["HR Director"] * 4, fills, 4, 1, 3),
        Column("Aim", "", aims, fills, 4, 2, 3),
    ]
    mapping = map_columns(columns)
    assert mapping.fields == ["action", "owner", "outcome"]
    assert {"outcome", "summary", "updates"} <= mapping.doubts.keys()


def test_an_area_over_a_sentence_for_each_row_tells_what_was_found():
    got = mapped(("Area for development", FINDINGS), ("Action", ORDERS), ("Lead", OWNERS))
    assert got.fields == ["summary", "action", "owner"]
    assert "summary" not in got.doubts


def test_an_impact_of_high_and_low_is_no_outcome():
    got = mapped(("Action", ORDERS), ("Lead", OWNERS), ("Carbon impact", ["H", "L", "M"]))
    assert got.fields == ["action", "owner", ""]


def test_scores_of_an_assessment_are_no_states():
    got = mapped(
        ("Statement", FINDINGS),
        ("Self-assessment", ["n/a", "12%", "3.6"]),
        ("Action", ORDERS),
        ("Lead", OWNERS),
    )
    assert got.fields == ["summary", "", "action", "owner"]


def test_of_two_columns_that_are_plainly_the_owners_the_other_is_named():
    got = mapped(
        ("Action", ORDERS),
        ("Accountable person", OWNERS),
        ("Lead executive", ["Chief Executive", "Medical Director", "Chief Nurse"]),
    )
    assert got.fields == ["action", "owner", ""]
    assert "Lead executive" in got.doubts["owner"]


def test_partners_own_the_action_where_nobody_else_does():
    got = mapped(("Action", ORDERS), ("Partner", OWNERS), ("Delivery", DATES))
    assert got.fields == ["action", "owner", "deadline"]
    assert "Partner" in got.doubts["owner"]


def test_names_that_went_to_extra_are_named_where_no_column_is_the_owners():
    got = mapped(("Action", ORDERS), ("Source", OWNERS), ("Due", DATES))
    assert got.fields == ["action", "", "deadline"]
    assert "Source" in got.doubts["owner"]


def test_an_objective_in_sentences_is_the_summary_and_sure():
    aims = [
        "Reach net zero for the emissions that we control by 2040",
        "Make low-carbon travel the easy choice for our staff",
        "Prepare each of our buildings for a changing climate",
    ]
    got = mapped(("Objective", aims), ("Action", ORDERS), ("Lead", OWNERS))
    assert got.fields == ["summary", "action", "owner"]
    assert "summary" not in got.doubts


def test_a_rationale_behind_the_action_is_no_report():
    got = mapped(("Action", ORDERS), ("Lead", OWNERS), ("Rationale", FINDINGS))
    assert got.fields == ["action", "owner", "summary"]
    assert got.doubts == {}


def test_progress_over_nothing_but_states_is_the_status():
    states = ["Ongoing", "Slipped", "Done"]
    got = mapped(("Action", ORDERS), ("Post", OWNERS), ("Review by", DATES), ("Progress", states))
    assert got.fields == ["action", "owner", "deadline", "status"]


def test_topics_under_the_name_of_a_source_may_be_themes():
    domains = ["Safe", "Effective", "Effective"]
    got = mapped(("CQC domain", domains), ("Action", ORDERS), ("Lead", OWNERS))
    assert got.fields == ["", "action", "owner"]
    assert "CQC domain" in got.doubts["theme"]


def test_the_only_prose_beside_names_and_dates_is_the_action_though_few_cells_order():
    told = ["Sketch what is to come.", "Review all adverts.", "The new form is to be in use."]
    got = mapped(("Doings", told), ("Lead", OWNERS), ("Deadline", DATES))
    assert got.fields == ["action", "owner", "deadline"]


def test_a_comment_in_front_of_the_action_is_what_it_answers_and_named():
    found = ["Lone workers had no alarm", "Shop income fell", "No policy was found"]
    got = mapped(("Inspector's comment", found), ("Action", ORDERS), ("Lead", OWNERS))
    assert got.fields == ["summary", "action", "owner"]
    assert "summary" in got.doubts


def test_a_sentence_that_says_complete_is_no_state():
    said = ["Filming is complete.", "", ""]
    got = mapped(("Action", ORDERS), ("Lead", OWNERS), ("Where we have got to", said))
    assert got.fields == ["action", "owner", "updates"]


def test_numbers_behind_a_hash_are_refs():
    got = mapped(("Seq", ["#1", "#2", "#3"]), ("Action", ORDERS), ("Lead", OWNERS))
    assert got.fields == ["ref", "action", "owner"]


def test_the_only_column_of_orders_beside_names_and_dates_is_the_action_and_sure():
    got = mapped(("Mitigation", ORDERS), ("Lead", OWNERS), ("Due", DATES))
    assert got.fields == ["action", "owner", "deadline"]
    assert "action" not in got.doubts


def test_comments_or_evidence_are_the_updates():
    got = mapped(("Action", ORDERS), ("Lead", OWNERS), ("Comments / evidence", PROGRESS))
    assert got.fields == ["action", "owner", "updates"]


def test_where_we_are_now_behind_the_action_is_its_progress():
    got = plan(table(
        "No | What the figures told us | What we will do | Lead | By | Where we are now | Standing",
        "1 | Data come once a year. | Add ethnicity to the scorecard. | HR | May 2022 | Draft seen. | Delayed",
        "2 | Questions are shared late. | Give all candidates the questions. | OD | June 2022 | Nine trained. | Late",
        "3 | Few know of informal routes. | Train nine mediators. | HR | July 2022 | Launched in May. | Delayed",
    )).actions  # fmt: skip
    assert [(a.summary, a.updates) for a in got] == [
        ("Data come once a year.", "Draft seen."),
        ("Questions are shared late.", "Nine trained."),
        ("Few know of informal routes.", "Launched in May."),
    ]


def test_levels_are_no_theme_and_roles_below_a_service_are_the_owners():
    got = plan(table(
        "No | Severity | Action we commit to | Service | Quarter due",
        "1 | Major | Hold stay talks after each return from leave. | Ward Manager | May 2022",
        "2 | Minor | Offer all posts as part-time or job share. | Reward Manager | June 2022",
        "3 | Major | Promote shared leave with stories. | Benefits Adviser | July 2022",
    )).actions  # fmt: skip
    assert [(a.theme, a.owner) for a in got] == [
        ("", "Ward Manager"),
        ("", "Reward Manager"),
        ("", "Benefits Adviser"),
    ]
    assert all("owner" in a.review for a in got)


def test_a_rating_of_high_and_low_is_no_status():
    got = plan(table(
        "Ref | Rating | Action | Lead | Due",
        "1 | High | Post rota gaps a week ahead. | Rota Manager | May 2024",
        "2 | Low | Clear one store room per floor. | Estates Manager | June 2024",
        "3 | Medium | Order badges with large print. | Head of Nursing | July 2024",
    ))  # fmt: skip
    assert [(a.ref, a.status) for a in got.actions] == [("1", ""), ("2", ""), ("3", "")]


def test_evidence_of_progress_is_an_update():
    got = plan(table(
        "Action | Lead | Due | Evidence of progress",
        "Post rota gaps a week ahead. | Rota Manager | May 2024 | Posted since March.",
        "Clear one store room per floor. | Estates Manager | June 2024 | Two rooms are clear.",
    ))  # fmt: skip
    assert [(a.updates, a.review) for a in got.actions] == [
        ("Posted since March.", {}),
        ("Two rooms are clear.", {}),
    ]


def test_a_result_of_a_year_before_the_action_is_what_was_found_and_sure():
    head = "No. | 2020 result | Action | Timescale"
    rows = [
        "1 | BME colleagues are hardly seen above band 7 (2%). | Open posts. | May 2021",
        "2 | 1.38 | Widen adverts. | June 2021",
        "3 | 74% and 89% | Publish the numbers. | July 2021",
    ]
    got = plan(table(head, *rows))
    assert [a.summary for a in got.actions][1:] == ["1.38", "74% and 89%"]
    assert not any("summary" in a.review for a in got.actions)


def test_what_should_change_beside_what_will_be_done_is_the_outcome():
    head = "Metric | What should change | What we will do | Lead | Finish | Where we are"
    rows = [
        "Metric 1 | Unknown status below 15% | Ask again. | HR Lead | May 2021 | 3 sites visited.",
        "Metric 2 | Ratio near 1.1 | Offer a quiet room. | HR Lead | June 2021 | Guide published.",
    ]
    got = plan(table(head, *rows))
    assert got.actions[1].outcome == "Ratio near 1.1"
    assert got.actions[0].updates == "3 sites visited."
    assert not any({"outcome", "updates"} & a.review.keys() for a in got.actions)


def test_a_position_at_a_day_behind_the_action_is_its_progress_and_sure():
    got = mapped(("Action", ORDERS), ("Lead", OWNERS), ("Position at 31 July 2020", PROGRESS))
    assert got.fields == ["action", "owner", "updates"]
    assert not got.doubts


def test_topics_that_come_again_under_an_aim_are_themes():
    """An objective is the summary by the contract, in however few words."""
    topics = ["Travel and transport"] * 3
    for header, field in (
        ("Strategic aim", "theme"),
        ("Ambition", "theme"),
        ("Objective", "summary"),
    ):
        got = mapped((header, topics), ("Action", ORDERS), ("Lead", OWNERS))
        assert got.fields == [field, "action", "owner"]


def test_must_and_should_are_priorities():
    got = mapped(
        ("Ref", ["MD1", "MD2", "SD1"]),
        ("Must/Should do", ["Must", "Must", "Should"]),
        ("Action", ORDERS),
        ("Lead", OWNERS),
    )
    assert got.fields == ["ref", "", "action", "owner"]


def test_an_empty_cell_among_filled_ones_is_just_empty():
    rows = [
        f"{n} | Finding {n} was bad for {n} of us. | Train panel {n}. | HR" for n in range(1, 8)
    ]
    rows[4] = "5 |  | Train panel 5. | HR"
    got = plan(table("Ref | Issue | Action | Lead", *rows))
    assert got.actions[4].summary == ""
    assert got.actions[3].summary == "Finding 4 was bad for 4 of us."
