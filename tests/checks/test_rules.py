from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

import planlift
from checks.made import PERIOD, action, due, owned, plan
from planlift.checks.wording import is_weak
from planlift_schema import (
    Due,
    DueKind,
    Finding,
    Organisation,
    OwnerKind,
    Period,
    Place,
    Rest,
    Severity,
    Source,
    State,
)


def found(made, code):
    return [finding for finding in planlift.check(made) if finding.code == code]


def numbers(made, code):
    return [finding.where.action for finding in found(made, code)]


def with_actions(*changes):
    """A plan of clean actions, some changed: number to fields."""
    given_changes = dict(changes)
    return plan(*(action(n, **given_changes.get(n, {})) for n in range(1, 10)))


def test_a_clean_plan_has_no_findings():
    assert planlift.check(plan()) == ()


# --- identity


def test_a_plan_that_does_not_say_whose_it_is_is_an_error():
    (finding,) = found(plan(organisation=None), "organisation-unknown")
    assert finding.severity is Severity.ERROR
    assert finding.where.action is None


def test_a_plan_without_a_framework_is_found():
    assert found(plan(frameworks=()), "framework-unknown")


@pytest.mark.parametrize(
    ("period", "words"),
    [(Period(), "which year"), (Period(label="the coming years"), '"the coming years"')],
)
def test_a_period_without_dates_is_found(period, words):
    (finding,) = found(plan(period=period), "period-unknown")
    assert words in finding.message


def test_an_indicator_of_another_framework_is_found_at_its_action():
    made = with_actions((3, {"indicators": ("WDES-3",)}))
    (finding,) = found(made, "framework-mixed")
    assert (finding.where.action, finding.where.field) == (3, "indicator")
    assert "WDES" in finding.message


def test_a_reference_to_another_framework_beside_the_own_is_no_mixture():
    made = with_actions((3, {"indicators": ("WRES-3", "EDI-HIA-6")}))
    assert found(made, "framework-mixed") == []


# --- indicators


def test_indicators_without_an_action_are_named_in_one_note():
    made = plan(*(action(n) for n in (1, 2, 4, 5, 6, 7, 8)))
    (finding,) = found(made, "indicator-unaddressed")
    assert finding.severity is Severity.NOTE
    assert "indicators 3 and 9" in finding.message


def test_a_part_of_an_indicator_addresses_the_whole_and_metrics_keep_their_name():
    codes = ("WDES-1", "WDES-2", "WDES-3", "WDES-4a-ii", "WDES-9b")
    made = plan(*(action(n, indicators=(c,)) for n, c in enumerate(codes, 1)), frameworks=["WDES"])
    (finding,) = found(made, "indicator-unaddressed")
    assert "WDES metrics 5, 6, 7, 8 and 10" in finding.message


def test_each_framework_of_a_plan_is_asked_for_and_those_without_indicators_are_not():
    made = plan(frameworks=("WRES", "WDES", "GPG"))
    (finding,) = found(made, "indicator-unaddressed")
    assert "no action names one of the WDES metrics" in finding.message


# --- owners


@pytest.mark.parametrize("text", ["", "TBC"])
def test_an_action_without_an_owner_is_found(text):
    made = with_actions((4, {"owner": text, "owners": ()}))
    assert numbers(made, "owner-missing") == [4]


def test_a_plan_without_an_owner_column_has_one_finding_not_one_an_action():
    made = plan(*(action(n, owner="", owners=()) for n in range(1, 10)))
    (finding,) = found(made, "owner-missing")
    assert finding.where.action is None
    assert "none of the 9 actions" in finding.message


def test_a_cancelled_action_needs_no_deadline_and_its_owner_is_a_note():
    fields = {"owner": "", "owners": (), "deadline": "", "due": Due(), "state": State.CANCELLED}
    (finding,) = planlift.check(with_actions((2, fields)))
    assert (finding.code, finding.severity) == ("owner-missing", Severity.NOTE)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("All staff", OwnerKind.EVERYONE), ("Trust Board", OwnerKind.COMMITTEE)],
)
def test_everybody_and_committees_alone_are_unclear_owners(text, kind):
    made = with_actions((5, owned(text, kind)))
    (finding,) = found(made, "owner-unclear")
    assert (finding.where.action, finding.severity) == (5, Severity.WARNING)
    assert f'"{text}"' in finding.message


def test_a_committee_beside_a_role_is_clear():
    role, committee = owned("Head of HR"), owned("People Board", OwnerKind.COMMITTEE)
    both = {"owner": "Head of HR, People Board", "owners": role["owners"] + committee["owners"]}
    assert found(with_actions((5, both)), "owner-unclear") == []


def test_initials_that_nothing_explains_are_a_note():
    made = with_actions((5, owned("AB", OwnerKind.PERSON)))
    (finding,) = found(made, "owner-unclear")
    assert (finding.where.action, finding.severity) == (5, Severity.NOTE)


@pytest.mark.parametrize("key", ["Key: AB – Ann Brown, CD – Carl Dean", "Ann Brown (AB)"])
def test_initials_with_a_key_are_clear(key):
    made = with_actions((5, owned("AB", OwnerKind.PERSON)))
    keyed = made.model_copy(update={"rest": (Rest(kind="text", text=key),)})
    assert found(keyed, "owner-unclear") == []


def test_a_list_of_initials_is_no_key():
    made = with_actions((5, owned("AB", OwnerKind.PERSON)))
    listed = made.model_copy(update={"rest": (Rest(kind="text", text="Present: AB, BC, CD"),)})
    assert numbers(listed, "owner-unclear") == [5]


# --- deadlines


def test_an_action_without_a_deadline_is_found():
    made = with_actions((6, {"deadline": "", "due": Due()}))
    assert numbers(made, "deadline-missing") == [6]


def test_a_plan_without_deadlines_has_one_finding():
    made = plan(*(action(n, deadline="", due=Due()) for n in (1, 2, 3)))
    (finding,) = found(made, "deadline-missing")
    assert finding.where.action is None


def test_words_that_are_no_date_are_unclear_and_the_reading_says_why():
    fields = due("March", kind=DueKind.UNKNOWN) | {"review": {"deadline": "no year"}}
    (finding,) = found(with_actions((6, fields)), "deadline-unclear")
    assert finding.severity is Severity.WARNING
    assert '"March"' in finding.message
    assert "(no year)" in finding.message


@pytest.mark.parametrize("kind", [DueKind.ONGOING, DueKind.RECURRING, DueKind.EVENT])
def test_a_deadline_that_never_falls_due_is_a_note(kind):
    (finding,) = found(with_actions((6, due("as we go", kind=kind))), "deadline-unclear")
    assert (finding.where.action, finding.severity) == (6, Severity.NOTE)


def test_something_ongoing_with_a_last_day_is_clear():
    fields = due("Ongoing to March 2020", dt.date(2020, 3, 31), DueKind.ONGOING)
    assert found(with_actions((6, fields)), "deadline-unclear") == []


@pytest.mark.parametrize(
    ("day", "severity"),
    [
        (dt.date(2019, 3, 31), Severity.WARNING),
        (dt.date(2019, 4, 1), None),
        (dt.date(2020, 3, 31), None),
        (dt.date(2020, 4, 1), Severity.NOTE),
    ],
)
def test_deadlines_outside_the_period_are_found_to_the_day(day, severity):
    made = with_actions((7, due(day.isoformat(), day)))
    assert [each.severity for each in found(made, "deadline-outside-period")] == (
        [severity] if severity else []
    )


def test_without_a_period_no_deadline_is_outside_it():
    made = plan(action(1, **due("1990", dt.date(1990, 1, 1))), period=Period(label="soon"))
    assert found(made, "deadline-outside-period") == []


# --- refs


def refs(*texts, **fields):
    return plan(*(action(n, ref=text, **fields) for n, text in enumerate(texts, 1)))


def test_a_repeated_ref_is_found_at_the_later_action():
    (finding,) = found(refs("1.1", "1.2", "1.3", "1.2 ", "1.4"), "ref-duplicate")
    assert finding.where.action == 4
    assert "action 2" in finding.message


def test_letter_case_does_not_part_refs_and_empty_ones_are_none():
    assert numbers(refs("w2", "W2", "", ""), "ref-duplicate") == [2]


def test_the_ref_of_a_merged_cell_is_shared_not_repeated():
    cell = Source(table=1, fields={"ref": Place(table=1, row=2, column=1)})
    assert found(refs("1", "1", "1", source=cell), "ref-duplicate") == []


def test_numbers_that_begin_anew_under_each_indicator_are_no_repetition():
    made = plan(
        *(
            action(n, ref=ref, indicator=indicator)
            for n, (ref, indicator) in enumerate(
                [("1", "a"), ("2", "a"), ("3", "a"), ("1", "b"), ("2", "b"), ("1", "c")], 1
            )
        )
    )
    assert found(made, "ref-duplicate") == []


def test_one_ref_under_two_indicators_is_no_count_that_begins_anew_unless_it_is_a_first():
    assert numbers(refs("WRES4", "WRES4"), "ref-duplicate") == [2]
    assert numbers(refs("Action 1", "Action 1"), "ref-duplicate") == []


def test_a_repetition_inside_a_group_that_counts_anew_is_found():
    made = plan(
        *(
            action(n, ref=ref, indicator=indicator)
            for n, (ref, indicator) in enumerate(
                [("1", "a"), ("2", "a"), ("2", "a"), ("1", "b"), ("2", "b")], 1
            )
        )
    )
    assert numbers(made, "ref-duplicate") == [3]


def test_the_indicator_number_in_the_place_of_a_ref_is_not_repeated():
    rows = [("1", 1), ("1", 1), ("2", 2), ("3", 3), ("3", 3)]
    made = plan(
        *(action(n, ref=ref, indicators=(f"WRES-{i}",)) for n, (ref, i) in enumerate(rows, 1))
    )
    assert found(made, "ref-duplicate") == []


def test_an_indicator_number_repeated_beside_another_indicator_is():
    rows = [("1", 1), ("2", 2), ("3", 3), ("2", 4), ("5", 5)]
    made = plan(
        *(action(n, ref=ref, indicators=(f"WRES-{i}",)) for n, (ref, i) in enumerate(rows, 1))
    )
    assert numbers(made, "ref-duplicate") == [4]


# --- wording


def test_a_status_that_says_nothing_is_found():
    made = with_actions((8, {"status": "See minutes", "state": None}))
    assert numbers(made, "status-unclear") == [8]


def test_no_status_at_all_is_no_unclear_status():
    assert found(with_actions((8, {"status": "", "state": None})), "status-unclear") == []


@pytest.mark.parametrize(
    "text",
    [
        "Continue to monitor",
        "- To continue to monitor the data.",
        "Continue to monitor recruitment data by ethnicity.\nKeep under review.",
        "No action required",
        "Ongoing monitoring of disciplinary cases",
        "TBC",
    ],
)
def test_watching_alone_is_a_weak_action(text):
    assert is_weak(text)
    (finding,) = found(with_actions((9, {"action": text})), "action-weak")
    assert finding.severity is Severity.NOTE


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Continue to monitor and report to the board",
        "Continue to monitor recruitment data.\nTrain every recruiting manager.",
        "Monitor the uptake of the new mentoring scheme by ward",
        "Review the recruitment policy",
        "Continue to support the staff network",
    ],
)
def test_an_action_with_work_in_it_is_not_weak(text):
    assert not is_weak(text)


# --- doubt, order, repetition


def test_a_doubtful_reading_is_a_note_that_says_so():
    fields = {"owner": "", "owners": (), "review": {"owner": "two columns may be the owner"}}
    (finding,) = found(with_actions((4, fields)), "owner-missing")
    assert finding.severity is Severity.NOTE
    assert "not sure" in finding.message
    assert "two columns may be the owner" in finding.message
    assert finding.hint.startswith("Look at the document first.")


def test_findings_of_reading_come_first_and_are_kept():
    read = Finding(code="hidden-content", severity=Severity.NOTE, message="comments (2)")
    findings = planlift.check(plan(organisation=None, findings=(read,)))
    assert [finding.code for finding in findings] == ["hidden-content", "organisation-unknown"]


def test_a_plan_without_actions_has_only_the_findings_of_reading():
    read = Finding(code="no-plan", severity=Severity.WARNING, message="no action plan was found")
    empty = plan(findings=(read,), organisation=None).model_copy(update={"actions": ()})
    assert planlift.check(empty) == (read,)


def test_a_finding_points_at_the_field_or_else_at_the_action():
    made = with_actions((4, {"owner": "", "owners": (), "deadline": "", "due": Due()}))
    (owner,), (deadline,) = found(made, "owner-missing"), found(made, "deadline-missing")
    assert owner.where.place == Place(table=1, row=5, column=5)
    assert deadline.where.place == Place(table=1, row=5, column=4)


ACTIONS = st.builds(
    action,
    st.integers(1, 9),
    ref=st.sampled_from(["", "1", "2", "1.1"]),
    action=st.text(max_size=30),
    owner=st.text(max_size=10),
    owners=st.sampled_from([(), owned("Board", OwnerKind.COMMITTEE)["owners"]]),
    deadline=st.text(max_size=10),
    due=st.builds(
        Due,
        by=st.none() | st.dates(dt.date(2018, 1, 1), dt.date(2022, 1, 1)),
        kind=st.sampled_from(DueKind),
    ),
    status=st.text(max_size=5),
    state=st.none() | st.sampled_from(State),
    review=st.dictionaries(st.sampled_from(["owner", "deadline", "ref"]), st.text(max_size=9)),
)


@given(st.lists(ACTIONS, min_size=1, max_size=6))
def test_checking_twice_gives_the_same_and_every_finding_names_an_action_that_is_there(actions):
    made = plan(*actions, period=PERIOD)
    findings = planlift.check(made)
    again = planlift.check(made.model_copy(update={"findings": findings}))
    assert again == findings
    assert all(1 <= (f.where.action or 1) <= len(actions) for f in findings)


def test_an_organisation_of_another_time_is_named():
    poole = Organisation(name="Poole Hospital NHS Foundation Trust", ods_code="RD3")
    later = Period(label="2021/22", start=dt.date(2021, 4, 1), end=dt.date(2022, 3, 31))
    (finding,) = found(plan(action(), organisation=poole, period=later), "organisation-closed")
    assert "closed on 2020-09-30" in finding.message
    assert not found(plan(action(), organisation=poole), "organisation-closed")
    dorset = Organisation(name="University Hospitals Dorset", ods_code="R0D")
    (finding,) = found(plan(action(), organisation=dorset), "organisation-closed")
    assert "opened on 2020-10-01" in finding.message
    unlisted = Organisation(name="Ravensmoor NHS Trust")
    assert not found(plan(action(), organisation=unlisted), "organisation-closed")
