"""Deadlines by example: the contract's cases, and every style of date that plans use."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest

from planlift.normalise.deadlines import read_deadline
from planlift_schema import DueKind

CASES = Path(__file__).parent.parent / "data" / "deadlines.csv"
PERIOD = dt.date(2019, 4, 1)


def _cases():
    with CASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _day(text):
    return dt.date.fromisoformat(text) if text else None


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case["text"][:40] or "empty")
def test_a_phrase_of_the_contract_is_read_as_the_contract_says(case):
    reading = read_deadline(case["text"], case["period_start"])
    assert reading.by == _day(case["by"])
    assert reading.start == _day(case["start"])
    assert reading.kind == case["kind"]
    assert reading.revised is bool(case["revised"])
    assert bool(reading.review) is bool(case["review"])


@pytest.mark.parametrize(
    "text",
    [
        "31st March 2020", "31 Mar '20", "31/03/20", "31.3.20", "31-03-20", "March 31 2020",
        "March 31st, 2020", "2020-03-31", "2020/03/31", "31Mar2020", "31-Mar-2020", "Tue 31 March",
        "the 31st of March 2020", "31/03/2020 00:00:00", "2020-03-31T00:00:00", "31/3",
        "5pm Tuesday 31st March 2020", "year ending 31 March 2020", "31 March 2020 (year end)",
        "Mar 2020", "Mar-20", "03/2020", "March, 2020", "Mar. 2020", "Mar '20", "Marhc 2020",
        "2020 March", "end March", "End-March 2020", "by the end of March", "March",
        "Q4 2019/20", "Q4 19/20", "Quarter four 2019-20", "2019/20 Q4", "Qtr 4", "end of Q4",
        "fourth quarter 2019/20", "Q4 (March 2020)", "Q4 - March 2020", "2019/20", "FY 2019/20",
        "2019 to 2020", "F/Y 19-20", "end of financial year", "financial year end 2019/20",
        "H2 2019/20", "second half of 2019/20", "no later than the end of March 2020",
        "on or before 31 March 2020", "last day of March 2020", "31 March 2020 or sooner",
    ],
)  # fmt: skip
def test_a_deadline_at_the_end_of_march_is_sure_in_every_style(text):
    reading = read_deadline(text, PERIOD)
    assert (reading.by, reading.kind) == (dt.date(2020, 3, 31), DueKind.DATE)
    assert reading.review == ""


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Octo. 2019", "2019-10-31"),
        ("Febru. 2020", "2020-02-29"),
        ("Dece", "2019-12-31"),
        ("Decem-\nber 2019", "2019-12-31"),
        ("Septem ber 2019", "2019-09-30"),
        ("Febuary 2020", "2020-02-29"),
        ("August\n", "2019-08-31"),
        ("31\nst March 2020", "2020-03-31"),
        ("End Q1\n2025/26", "2025-06-30"),
        ("Spring 24", "2024-05-31"),
        ("mid-2020", "2020-06-30"),
        ("mid to late June 2019", "2019-06-30"),
        ("w/e 24/05/2019", "2019-05-24"),
        ("week commencing Monday 20th May 2019", "2019-05-20"),
        ("first Monday of June 2019", "2019-06-03"),
        ("last Friday in May 2019", "2019-05-31"),
        ("FYE 31 March 2020", "2020-03-31"),
        ("December", "2019-12-31"),
        ("1. 28 February 2020 2. 28 February 2020 3. 31 October 2020", "2020-10-31"),
        ("(2017/18, 2018/19 & 2019/20)", "2020-03-31"),
        ("Apr-19, Jul-19, Oct-19, Jan-20", "2020-01-31"),
        ("April, July, October, January", "2020-01-31"),
    ],
)
def test_clipped_broken_and_listed_dates_are_sure(text, by):
    reading = read_deadline(text, PERIOD)
    assert (reading.by, reading.kind, reading.review) == (_day(by), DueKind.DATE, "")


@pytest.mark.parametrize(
    ("text", "start", "by"),
    [
        ("Q1-Q2 2020/21", "2020-04-01", "2020-09-30"),
        ("Q3/Q4 2019/20", "2019-10-01", "2020-03-31"),
        ("Quarter 4 (Jan-Mar 2020)", "2020-01-01", "2020-03-31"),
        ("Oct/Nov 2020", "2020-10-01", "2020-11-30"),
        ("April 2023 / March 2026", "2023-04-01", "2026-03-31"),
        ("May 2019 to July 2019", "2019-05-01", "2019-07-31"),
        ("Jan — Mar 2020", "2020-01-01", "2020-03-31"),
        ("Oct - March 2020", "2019-10-01", "2020-03-31"),
        ("December/January", "2019-12-01", "2020-01-31"),
        ("between April 2019 and June 2019", "2019-04-01", "2019-06-30"),
        ("20-24 May 2019", "2019-05-20", "2019-05-24"),
        ("1/4/19-31/3/20", "2019-04-01", "2020-03-31"),
        ("1st April 2019 until 31st March 2020", "2019-04-01", "2020-03-31"),
        ("Start: April 2019 End: March 2020", "2019-04-01", "2020-03-31"),
        ("between 2017/18 – 2019/20", "2017-04-01", "2020-03-31"),
    ],
)
def test_a_range_has_both_ends_and_takes_a_missing_year_from_the_other_end(text, start, by):
    reading = read_deadline(text, PERIOD)
    assert (reading.start, reading.by) == (_day(start), _day(by))
    assert reading.kind is DueKind.PERIOD


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Mar 20 (revised June 20)", "2020-06-30"),
        ("June 2020 extended to Sept 2020", "2020-09-30"),
        ("was March 2020 now May 2020", "2020-05-31"),
        ("May 2020 (was March 2020)", "2020-05-31"),
        ("Original 31/03/2020 Revised 30/06/2020", "2020-06-30"),
        ("31/03/2020 → 30/06/2020", "2020-06-30"),
        ("moved from March 2020 to June 2020", "2020-06-30"),
        ("~~March 2020~~ June 2020", "2020-06-30"),
    ],
)
def test_the_date_that_replaces_another_stands(text, by):
    reading = read_deadline(text, PERIOD)
    assert (reading.by, reading.revised) == (_day(by), True)


def test_a_date_brought_forward_is_said_so():
    reading = read_deadline("was June 2020 now March 2020", PERIOD)
    assert (reading.by, reading.revised) == (dt.date(2020, 3, 31), True)
    assert "earlier than the one it replaces" in reading.review


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("on-going", DueKind.ONGOING), ("Business as usual", DueKind.ONGOING),
        ("until further notice", DueKind.ONGOING), ("Ongoing - quarterly review", DueKind.ONGOING),
        ("bi-monthly", DueKind.RECURRING), ("6 monthly", DueKind.RECURRING),
        ("every two months", DueKind.RECURRING), ("termly", DueKind.RECURRING),
        ("each month", DueKind.RECURRING), ("last Wednesday of each month", DueKind.RECURRING),
        ("4 weekly monitoring updates", DueKind.RECURRING), ("twice a year", DueKind.RECURRING),
        ("A.S.A.P.", DueKind.IMMEDIATE), ("with immediate effect", DueKind.IMMEDIATE),
        ("Now", DueKind.IMMEDIATE), ("after the board meeting", DueKind.EVENT),
        ("Upon completion of the review", DueKind.EVENT), ("in line with strategy", DueKind.EVENT),
        ("linked to 1.2", DueKind.EVENT), ("within 6 months of approval", DueKind.EVENT),
        ("tbc", DueKind.UNKNOWN), ("T.B.A.", DueKind.UNKNOWN), ("TBD", DueKind.UNKNOWN),
        ("Date to follow", DueKind.UNKNOWN), ("?", DueKind.UNKNOWN),
        ("Recruitment manager to determine.", DueKind.UNKNOWN),
        ("In progress", DueKind.NONE), ("Not yet due", DueKind.NONE), ("n.a.", DueKind.NONE),
        ("Not applicable", DueKind.NONE), ("–", DueKind.NONE), (" \n ", DueKind.NONE),
    ],
)  # fmt: skip
def test_words_without_a_date_give_the_kind_that_says_why(text, kind):
    reading = read_deadline(text, PERIOD)
    assert (reading.by, reading.start, reading.kind, reading.review) == (None, None, kind, "")


@pytest.mark.parametrize(
    ("text", "by", "kind"),
    [
        ("throughout 2020/21", "2021-03-31", DueKind.ONGOING),
        ("Ongoing until March 2020", "2020-03-31", DueKind.ONGOING),
        ("in 3 months", "2019-06-30", DueKind.DATE),
        ("Year 1", "2020-03-31", DueKind.DATE),
        ("by year 2", "2021-03-31", DueKind.DATE),
        ("Month 3", "2019-06-30", DueKind.DATE),
        ("12 months", "2020-03-31", DueKind.DATE),
        ("6-12 months", "2020-03-31", DueKind.DATE),
        ("Completed March 2020", "2020-03-31", DueKind.DATE),
        ("March 2020 (TBC)", "2020-03-31", DueKind.DATE),
        ("March 2020 subject to funding", "2020-03-31", DueKind.DATE),
        ("3/20", "2020-03-31", DueKind.DATE),
        ("2020", "2020-12-31", DueKind.DATE),
        ("Q3 FY21", "2020-12-31", DueKind.DATE),
        ("H1 2020", "2020-09-30", DueKind.DATE),
        ("first half of 2020", "2020-06-30", DueKind.DATE),
        ("2020-22", "2022-03-31", DueKind.PERIOD),
        ("Friday 20 June 2019", "2019-06-20", DueKind.DATE),
        ("March 2002", "2002-03-31", DueKind.DATE),
        ("before April 2020", "2020-03-31", DueKind.DATE),
        ("Christmas 2019", "2019-12-25", DueKind.DATE),
        ("2. December 2019", "2019-12-31", DueKind.DATE),
        ("June 2020 - March 2020", "2020-06-30", DueKind.DATE),
        ("Nov May", "2019-11-30", DueKind.DATE),
        ("Spring", "2020-05-31", DueKind.DATE),
        ("2019/05", "2019-05-31", DueKind.DATE),
    ],
)
def test_a_choice_is_made_and_named_in_review(text, by, kind):
    reading = read_deadline(text, PERIOD)
    assert (reading.by, reading.kind) == (_day(by), kind)
    assert reading.review


def test_two_years_in_a_row_are_a_financial_year_though_the_second_could_be_a_month():
    for text in ("2011-12", "2011/12", "2011 - 2012"):
        assert read_deadline(text, dt.date(2011, 4, 1)).by == dt.date(2012, 3, 31)


def test_now_is_a_time_where_it_opens_a_range():
    assert not read_deadline("Now - March 2020", PERIOD).revised
    assert read_deadline("now March 2020", PERIOD).revised


def test_a_narrative_with_a_date_gives_the_date_in_doubt():
    reading = read_deadline(
        "The working group will present its findings to the people committee by 30 June 2019 "
        "so that the new policy can be adopted",
        PERIOD,
    )
    assert (reading.by, reading.kind) == (dt.date(2019, 6, 30), DueKind.DATE)
    assert "longer text" in reading.review


@pytest.mark.parametrize(
    "text",
    [
        "3 sessions", "1.2", "50%", "01234 567890", "020 7946 0018", "24/7", "13/25", "31/02/2020",
        "31 June", "29 Feb 2019", "the 31st", "£2020", "PUB22/3/85", "10.1.2.3", "Q5 2020",
        "Deputy Director of HR", "recruit 2020 staff in all twelve hospitals", "3 day course",
        "www.example.nhs.uk/2019/20/plan", "a.person@example.nhs.uk", "1/2 day sessions",
        "As above", "Easter 2020", "short term", "1889", "next quarter", "43921", "12:30",
    ],
)  # fmt: skip
def test_no_date_is_invented(text):
    reading = read_deadline(text, PERIOD)
    assert (reading.by, reading.kind) == (None, DueKind.UNKNOWN)
    assert reading.review


@pytest.mark.parametrize(
    "text", ["June", "30 Sept", "within 6 months", "Q3", "Year 1", "October – December", "Autumn"]
)
def test_without_a_period_a_date_without_a_year_is_unknown_and_in_review(text):
    reading = read_deadline(text)
    assert (reading.by, reading.kind) == (None, DueKind.UNKNOWN)
    assert reading.review


def test_an_open_start_is_ongoing_from_then():
    for text in (
        "from Q1 2019/20",
        "April 2019 onwards",
        "Ongoing from April 2019",
        "from 1st April",
    ):
        reading = read_deadline(text, PERIOD)
        assert (reading.by, reading.start) == (None, dt.date(2019, 4, 1))
        assert reading.kind is DueKind.ONGOING


def test_a_period_that_is_no_date_is_none():
    assert read_deadline("June", "no date").kind is DueKind.UNKNOWN
    assert read_deadline("June", "2019-04-01").by == dt.date(2019, 6, 30)
    assert read_deadline("June", dt.datetime(2019, 4, 1)).by == dt.date(2019, 6, 30)
