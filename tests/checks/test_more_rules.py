"""Rules on mixtures, statuses, refs, outcomes and publication: broken and kept."""

from __future__ import annotations

import datetime as dt

import pytest

import planlift
from checks.made import FRONT, action, due, plan
from planlift_schema import (
    Due,
    DueKind,
    Organisation,
    Period,
    Place,
    Rag,
    Rest,
    Severity,
    Source,
    State,
)

AS_OF = dt.date(2020, 6, 1)


def found(made, code, **how):
    return [finding for finding in planlift.check(made, **how) if finding.code == code]


def numbers(made, code, **how):
    return [finding.where.action for finding in found(made, code, **how)]


def with_actions(*changes, **fields):
    given_changes = dict(changes)
    return plan(*(action(n, **given_changes.get(n, {})) for n in range(1, 10)), **fields)


def around(*texts, **fields):
    """A plan with more text around its actions."""
    pieces = [each if isinstance(each, Rest) else Rest(kind="text", text=each) for each in texts]
    return plan(rest=(Rest(kind="text", text=FRONT), *pieces), **fields)


# --- another framework, another year


def test_an_action_that_names_the_sibling_framework_is_found():
    made = with_actions((4, {"summary": "The WDES asks for this"}))
    (finding,) = found(made, "framework-mixed")
    assert (finding.where.action, finding.where.field) == (4, "summary")
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize("text", ["Align the WRES and WDES actions", "Publish the gender pay gap"])
def test_naming_both_or_another_kind_of_framework_is_no_mixture(text):
    assert found(with_actions((4, {"action": text})), "framework-mixed") == []


def test_actions_that_speak_of_a_siblings_people_are_one_note():
    text = {"action": "Guarantee interviews to disabled applicants"}
    (finding,) = found(with_actions((2, text), (5, text)), "framework-words")
    assert finding.severity is Severity.NOTE
    assert "actions 2 and 5" in finding.message
    assert '"disabled"' in finding.message


def test_a_white_paper_speaks_of_nobody():
    fields = {"framework": "WDES", "indicators": (), "action": "Answer the white paper in full"}
    assert found(with_actions((2, fields), frameworks=("WDES",)), "framework-words") == []


def test_speaking_of_both_people_is_meant():
    text = {"action": "Guarantee interviews to BME and disabled applicants"}
    assert found(with_actions((2, text)), "framework-words") == []


def test_an_introduction_that_speaks_of_a_siblings_people_is_found_at_its_place():
    at = Place(page=1)
    intro = Rest(kind="text", text="This plan improves the lives of disabled staff.", place=at)
    (finding,) = found(around(intro), "framework-words")
    assert finding.where.place == at


def test_a_plan_of_both_frameworks_may_speak_of_both():
    made = with_actions((2, {"action": "Ask disabled staff"}), frameworks=("WRES", "WDES"))
    assert found(made, "framework-words") == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("WRES action plan 2017/18", True),
        ("WRES action plan 2019/20", False),
        ("WRES action plan 2019-21", False),
        ("Progress on the WRES action plan 2017/18", False),
        ("Annual report 2017/18", False),
    ],
)
def test_a_running_head_of_another_year_is_found(text, named):
    head = Rest(kind="furniture", text=text)
    assert bool(found(around(head), "period-mixed")) is named


def test_a_file_name_of_another_year_is_found():
    assert found(plan(name="WRES_action_plan_2016-17.docx"), "period-mixed")
    assert found(plan(name="WRES_action_plan_2019-20.docx"), "period-mixed") == []


def test_an_indicator_of_a_framework_without_coded_items_is_no_mixture():
    made = with_actions((3, {"indicators": ("EDS2022-1A",)}), frameworks=("WRES", "EDS2022"))
    assert found(made, "framework-mixed") == []


# --- indicators


@pytest.mark.parametrize(
    "texts",
    [
        ("Indicator 9: no action is needed this year.",),
        ("Indicator 9", "No further action required."),
    ],
)
def test_an_indicator_said_to_need_no_action_is_addressed(texts):
    eight = tuple(action(n) for n in range(1, 9))
    assert found(around(*texts, actions=eight), "indicator-unaddressed") == []
    assert found(plan(*eight), "indicator-unaddressed")


def test_what_must_be_addressed_depends_on_the_year():
    metrics = (1, 2, 4, 5, 6, 7, 8, 9, 10)
    actions = tuple(action(n, framework="WDES", indicators=(f"WDES-{n}",)) for n in metrics)
    first = Period(label="2019/20", start=dt.date(2019, 4, 1), end=dt.date(2020, 3, 31))
    later = Period(label="2021/22", start=dt.date(2021, 4, 1), end=dt.date(2022, 3, 31))
    made = plan(*actions, frameworks=("WDES",), period=first)
    assert found(made, "indicator-unaddressed") == []
    (finding,) = found(made.model_copy(update={"period": later}), "indicator-unaddressed")
    assert "WDES metric 3" in finding.message


# --- deadlines, as of a day


def test_a_passed_deadline_of_an_open_action_is_found_only_as_of_a_day():
    made = with_actions((3, {"state": State.COMPLETE, "updates": "Done in May"}))
    assert found(made, "deadline-past") == []
    assert 3 not in numbers(made, "deadline-past", as_of=AS_OF)
    assert len(numbers(made, "deadline-past", as_of=AS_OF)) == 8


def test_blue_alone_is_closed_and_no_status_is_told_as_that():
    nothing = {"status": "", "state": None}
    made = with_actions((1, nothing | {"rag": Rag.BLUE}), (2, nothing))
    late = {f.where.action: f.message for f in found(made, "deadline-past", as_of=AS_OF)}
    assert 1 not in late
    assert late[2].endswith("and nothing says that it is complete")
    assert late[3].endswith('the status "In progress" does not say that it is complete')


@pytest.mark.parametrize(("day", "late"), [(dt.date(2020, 3, 31), 0), (dt.date(2020, 4, 1), 9)])
def test_the_last_day_itself_is_in_time(day, late):
    assert len(found(plan(), "deadline-past", as_of=day)) == late


def revised(first, by):
    return {
        "deadline": str(by),
        "due": Due(by=by, kind=DueKind.DATE, revised=True),
        "extra": {"Original due date": first, "Date added": "1 January 2030"},
    }


@pytest.mark.parametrize(("first", "earlier"), [("31 March 2020", True), ("June 2019", False)])
def test_a_revised_deadline_before_the_first_is_found(first, earlier):
    made = with_actions((6, revised(first, dt.date(2019, 12, 31))))
    assert numbers(made, "deadline-moved-back") == ([6] if earlier else [])


# --- statuses


def key_of(*rows):
    """A key as a table under the words "Status key"."""
    cells = [
        Rest(kind="table", text=text, place=Place(table=1, row=r, column=c))
        for r, row in enumerate(rows, 1)
        for c, text in enumerate(row, 1)
    ]
    return (Rest(kind="heading", text="Status key"), *cells)


def test_open_is_clear_in_a_tracker():
    made = with_actions((7, {"status": "Open", "state": None}), (8, {"status": "X", "state": None}))
    assert numbers(made, "status-unclear") == [8]


KEY = key_of(("Completed", "Delivered"), ("On track", "Will be in time"), ("Delayed", "Late"))


def test_a_status_that_the_documents_key_does_not_have_is_found():
    on_track = {"status": "On track", "state": State.ON_TRACK}
    changed = [(n, on_track) for n in (1, 2, 3, 5, 6, 7, 8, 9)]
    made = with_actions(*changed, rest=(Rest(kind="text", text=FRONT), *KEY))
    (finding,) = found(made, "status-outside-key")
    assert finding.where.action == 4
    assert '"Completed", "On track" and "Delayed"' in finding.message


def test_a_key_in_lines_is_read_too():
    lines = ("RAG key", "Red: off track", "Amber: at risk", "Green: on track")
    blue = {"status": "Blue", "state": None, "rag": Rag.BLUE}
    green = {"status": "Green", "state": None, "rag": Rag.GREEN}
    actions = (action(1, **blue), action(2, **green))
    assert numbers(around(*lines, actions=actions), "status-outside-key") == [1]


@pytest.mark.parametrize("text", ["Glossary", "Key findings of the survey for the board and staff"])
def test_other_tables_are_no_key(text):
    rest = (Rest(kind="heading", text=text), *KEY[1:])
    assert found(plan(rest=rest), "status-outside-key") == []


def test_what_is_complete_without_date_or_evidence_is_a_note():
    complete = {"status": "Completed", "state": State.COMPLETE}
    proved = complete | {"updates": "Signed off"}
    made = with_actions((1, complete), (2, proved), (3, proved))
    (finding,) = found(made, "status-unevidenced")
    assert (finding.where.action, finding.severity) == (1, Severity.NOTE)


def test_where_most_have_no_evidence_it_is_one_note():
    complete = {"status": "Completed", "state": State.COMPLETE}
    (finding,) = found(with_actions((1, complete), (2, complete)), "status-unevidenced")
    assert finding.where.action is None


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "Completed 12 May 2019"},
        {"deadline": "Completed May 2019"},
        {"extra": {"Evidence": "Minutes of the board"}},
        {"updates": "Training given to 80 managers"},
    ],
)
def test_a_date_or_evidence_of_completion_is_enough(fields):
    complete = {"status": "Completed", "state": State.COMPLETE, **fields}
    assert found(with_actions((1, complete)), "status-unevidenced") == []


def test_an_overdue_action_that_is_green_is_found_only_as_of_a_day():
    green = {"status": "Green", "state": None, "rag": Rag.GREEN}
    made = with_actions((7, green))
    assert found(made, "status-contradicts-date") == []
    assert numbers(made, "status-contradicts-date", as_of=AS_OF) == [7]


def test_complete_in_red_contradicts_itself():
    complete = {"status": "Complete", "state": State.COMPLETE}
    made = with_actions((1, complete | {"rag": Rag.RED}), (2, complete | {"rag": Rag.GREEN}))
    assert numbers(made, "status-against-colour") == [1]


# --- refs


def refs(*texts):
    return plan(*(action(n, ref=text) for n, text in enumerate(texts, 1)))


@pytest.mark.parametrize(
    ("texts", "at"),
    [
        (("A1", "A2", "A4", "A5"), [3]),
        (("1.1", "1.2", "1.3", "1.5", "2.1", "2.2"), [4]),
        (("R2", "R3", "R4", "R5"), []),
        (("A1", "A2", "A10", "A11"), []),
        (("A1", "A3", "A4"), []),
        (("A1", "A2", "A5", "A4", "A6"), []),
    ],
)
def test_a_number_left_out_of_a_series_is_found_behind_the_gap(texts, at):
    assert numbers(refs(*texts), "ref-gap") == at


def test_numbers_of_indicators_in_the_place_of_refs_have_no_gaps():
    made = plan(*(action(n, ref=str(n)) for n in (1, 2, 4, 5, 6)))
    assert found(made, "ref-gap") == []


def test_groups_that_begin_alike_and_go_on_otherwise_hold_a_repetition():
    rows = [("1.1", "a"), ("1.2", "a"), ("1.1", "b"), ("2.2", "b")]
    made = plan(*(action(n, ref=ref, theme=theme) for n, (ref, theme) in enumerate(rows, 1)))
    assert numbers(made, "ref-duplicate") == [3]


# --- outcomes, duplicates


def test_an_action_without_an_outcome_is_a_note():
    (finding,) = found(with_actions((4, {"outcome": ""})), "outcome-missing")
    assert (finding.where.action, finding.severity) == (4, Severity.NOTE)


def test_an_outcome_that_says_nothing_is_quoted():
    (finding,) = found(with_actions((4, {"outcome": "TBC"})), "outcome-missing")
    assert '"TBC"' in finding.message


def test_what_most_lack_is_doubtful_where_the_reading_of_all_is():
    unread = {"outcome": "", "review": {"outcome": "the column 8 may hold it"}}
    doubtful = with_actions(*((n, unread) for n in range(1, 10)))
    (finding,) = found(doubtful, "outcome-missing")
    assert "the column 8 may hold it" in finding.message
    (finding,) = found(with_actions(*((n, unread) for n in range(1, 9))), "outcome-missing")
    assert "not sure" not in finding.message


def test_a_plan_without_outcomes_has_one_finding():
    made = with_actions(*((n, {"outcome": ""}) for n in range(1, 9)))
    (finding,) = found(made, "outcome-missing")
    assert finding.where.action is None
    assert "only 1 of the 9 actions says" in finding.message


TEXT = "Give every recruiting manager training in fair selection"


def test_the_same_action_twice_under_one_indicator_is_found():
    twin = {"action": TEXT, "indicator": "Indicator 2", "indicators": ("WRES-2",)}
    made = with_actions((2, twin), (3, twin | {"action": f"{TEXT.upper()}."}))
    (finding,) = found(made, "action-duplicate")
    assert finding.where.action == 3
    assert "action 2" in finding.message


def test_the_same_action_under_two_indicators_is_found_only_if_it_differs():
    same = with_actions((2, {"action": TEXT}), (3, {"action": TEXT}))
    assert found(same, "action-duplicate") == []
    later = due("May 2019", dt.date(2019, 5, 31))
    (finding,) = found(
        with_actions((2, {"action": TEXT}), (3, {"action": TEXT, **later})), "action-duplicate"
    )
    assert (finding.where.action, finding.where.field) == (3, "deadline")


def test_one_merged_cell_is_one_action():
    cell = Source(table=1, fields={"action": Place(table=1, row=2, column=4)})
    twin = {"action": TEXT, "indicators": ("WRES-2",), "indicator": "2", "source": cell}
    assert found(with_actions((2, twin), (3, twin)), "action-duplicate") == []


# --- the document's own publication


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("", "that the board approved it, at which web address it is published and whom to ask"),
        ("Approved by the Board in May. See www.trust.nhs.uk", "whom to ask"),
        ("Contact: edi@trust.nhs.uk. Board approval: May. https://trust.nhs.uk", ""),
    ],
)
def test_what_the_document_does_not_say_of_its_publication_is_one_note(text, lacking):
    notes = found(plan(rest=(Rest(kind="text", text=text),)), "publication-details")
    assert [lacking in each.message for each in notes] == ([True] if lacking else [])


def test_a_table_says_it_in_neighbouring_cells():
    cells = [
        Rest(kind="table", text=text, place=Place(table=1, row=1, column=n))
        for n, text in enumerate(("1.0", "2 July 2019", "Approved", "by the Board"), 1)
    ]
    made = plan(rest=(*cells, Rest(kind="text", text="www.trust.nhs.uk, edi@trust.nhs.uk")))
    assert found(made, "publication-details") == []


def test_a_plan_of_no_framework_need_not_say_it():
    assert found(plan(frameworks=(), rest=()), "publication-details") == []


@pytest.mark.parametrize(
    ("text", "late"),
    [
        ("Published: 12 December 2020", True),
        ("Date of publication 30 September 2020", False),
        ("Published on 12 December 2019", False),
        ("Reviewed 12 December 2023", False),
    ],
)
def test_a_day_of_publication_after_the_frameworks_is_found(text, late):
    assert bool(found(around(text), "publication-late")) is late


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("Improved experience of colleagues", True),
        ("Better understanding. Raised awareness of bias.", True),
        ("Increased confidence", True),
        ("Improved staff survey score", False),
        ("Increase to 95%", False),
        ("Increased declaration on ESR", False),
        ("More applicants for each post", False),
        ("Managers hold career conversations with their teams", False),
        ("Better experience. Grievances fall by a tenth.", False),
        ("", False),
        ("?", False),
    ],
)
def test_an_outcome_that_is_a_wish_alone_is_a_note(text, wish):
    assert (numbers(with_actions((3, {"outcome": text})), "outcome-unmeasured") == [3]) is wish


@pytest.mark.parametrize(
    ("text", "kind", "named"),
    [
        ("Medway NHS Foundation Trust | WRES", "furniture", True),
        ("Medway NHS Foundation Trust", "heading", True),
        ("Medway NHS Foundation Trust", "text", False),
        ("Airedale NHS Foundation Trust with Medway NHS Foundation Trust", "heading", False),
        ("NHS Bolton CCG", "furniture", False),
        ("WRES action plan", "furniture", False),
    ],
)
def test_another_bodys_name_in_a_running_head_is_found(text, kind, named):
    assert bool(found(around(Rest(kind=kind, text=text)), "organisation-mixed")) is named


def test_a_body_that_the_plans_was_made_from_is_no_other():
    made_from = {"organisation": Organisation(name="University Hospitals Dorset", ods_code="R0D")}
    head = Rest(kind="furniture", text="Poole Hospital NHS Foundation Trust")
    assert found(around(head, **made_from), "organisation-mixed") == []
