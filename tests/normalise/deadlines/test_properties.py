"""What holds for every deadline: dates read back, no text raises, white space is nothing."""

from __future__ import annotations

import csv
import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planlift.normalise.deadlines import deadline_likeness, read_deadline
from planlift.normalise.deadlines.tokens import MAX_CHARACTERS
from planlift_schema import DueKind

CASES = Path(__file__).parent.parent / "data" / "deadlines.csv"
PERIOD = dt.date(2019, 4, 1)
DATES = st.dates(dt.date(2015, 1, 1), dt.date(2033, 12, 31))
STYLES = (
    "{day} {month} {year}", "{day}{th} {month} {year}", "{day} {th} {month} {year}",
    "{th} {day} {month} {year}", "{weekday} {day} {month} {year}", "{day} {mon} {year}",
    "{day} {mon}. {year}", "{day}-{mon}-{short}", "{day} {mon} '{short}", "{month} {day}, {year}",
    "{month} {day}{th} {year}", "{d}/{m}/{year}", "{day}/{number}/{year}", "{d}/{m}/{short}",
    "{day}.{number}.{short}", "{d}.{m}.{year}", "{d}-{m}-{year}", "{year}-{m}-{d}",
    "by {day} {month} {year}", "no later than {d}/{m}/{year}", "{day}{th} of {month} {year}",
    "w/c {day} {month} {year}", "{day}{th}\n{month}\n{year}", "in place by {d}.{m}.{short}",
)  # fmt: skip
MONTH_STYLES = (
    "{month} {year}", "{mon} {year}", "{mon}-{short}", "{mon} '{short}", "by {mon}-{short}",
    "end of {month} {year}", "{m}/{year}", "late {month} {year}", "{month}\n{year}",
    "{mon}. {year}",     "early {month} {year}", "to be launched {month} {year}",
)  # fmt: skip
PIECES = (
    "march", "may", "2020", "31", "/", "-", "q3", "q", "2019/20", "to", "from", "by", "end of",
    "ongoing", "tbc", "1.", "(", ")", "'20", "20", "first", "half", "year", "week", "of", "monthly",
    "every", "revised", "was", "phase", "one", "\n", ",", "&", "within", "6", "months", "before",
    "after", "mid", "fy", "th", "29", "feb", "0", "99", "9999", "christmas", "winter", "monday",
)  # fmt: skip


def _written(style, day):
    ending = "th" if 10 < day.day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return style.format(
        day=day.day, th=ending, month=f"{day:%B}", mon=f"{day:%b}", year=day.year,
        short=f"{day:%y}", d=f"{day:%d}", m=f"{day:%m}", number=day.month, weekday=f"{day:%A}",
    )  # fmt: skip


def _cases():
    with CASES.open(encoding="utf-8", newline="") as file:
        return [(case["text"], case["period_start"]) for case in csv.DictReader(file)]


@given(DATES, st.sampled_from(STYLES))
def test_every_day_reads_back_from_every_style(day, style):
    reading = read_deadline(_written(style, day), PERIOD)
    assert (reading.by, reading.kind) == (day, DueKind.DATE)


@given(DATES, st.sampled_from(MONTH_STYLES))
def test_every_month_reads_back_as_its_last_day(day, style):
    reading = read_deadline(_written(style, day), PERIOD)
    last = (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
    assert (reading.by, reading.kind) == (last, DueKind.DATE)


@given(
    DATES, DATES, st.sampled_from(["{} - {}", "{} to {}", "from {} until {}", "between {} and {}"])
)
def test_every_range_reads_back_with_both_ends(one, other, style):
    first, last = sorted((one, other))
    text = style.format(f"{first:%d/%m/%Y}", f"{last:%d %B %Y}")
    reading = read_deadline(text, PERIOD)
    assert (reading.start, reading.by, reading.kind) == (first, last, DueKind.PERIOD)


@given(st.integers(2010, 2030), st.integers(1, 4))
def test_every_financial_quarter_reads_back(year, quarter):
    ends = {1: (0, 6, 30), 2: (0, 9, 30), 3: (0, 12, 31), 4: (1, 3, 31)}
    later, month, day = ends[quarter]
    by = dt.date(year + later, month, day)
    short = f"{(year + 1) % 100:02}"
    for text in (
        f"Q{quarter} {year}/{short}",
        f"Qtr {quarter}, {year}-{year + 1}",
        f"end of quarter {quarter} {year}/{short}",
        f"{year}/{short} Q{quarter}",
    ):
        assert read_deadline(text, PERIOD).by == by


@given(st.integers(2015, 2033), st.integers(1, 4))
def test_a_quarter_reads_the_same_before_and_behind_its_year(year, quarter):
    behind = read_deadline(f"Q{quarter} {year}", PERIOD)
    assert read_deadline(f"{year} Q{quarter}", PERIOD) == behind
    assert behind.review
    end = dt.date(year, 3 * quarter, {1: 31, 2: 30, 3: 30, 4: 31}[quarter])
    assert read_deadline(f"CY{year} Q{quarter}", PERIOD).by == end
    assert read_deadline(f"calendar Q{quarter} {year}", PERIOD).by == end


@given(st.dates(dt.date(2015, 1, 13), dt.date(2033, 12, 31)).filter(lambda day: day.day > 12))
def test_every_american_date_reads_back_with_a_doubt(day):
    for style in ("{m}/{d}/{year}", "{number}/{day}/{short}", "{m}-{d}-{year}"):
        reading = read_deadline(_written(style, day), PERIOD)
        assert (reading.by, bool(reading.review)) == (day, True)


@given(
    DATES, st.sampled_from(["{year}{m}{d}", "{day}{th}{month}{year}", "{day} {th} {month}{year}"])
)
def test_every_day_run_together_reads_back(day, style):
    assert read_deadline(_written(style, day), PERIOD).by == day


@given(DATES)
def test_every_spaced_or_misread_month_reads_back(day):
    spaced = " ".join(f"{day:%B}")
    misread = f"{day:%B %Y}".lower().replace("o", "0", 1)
    expected = read_deadline(f"{day:%B %Y}", PERIOD).by
    assert read_deadline(f"{spaced} {day.year}", PERIOD).by == expected
    assert read_deadline(misread, PERIOD).by == expected


@given(st.integers(1, 36), st.sampled_from(["within {} months", "{} months", "the next {} months"]))
def test_every_length_counts_from_the_start_of_the_period(months, style):
    years, month = divmod(PERIOD.month - 1 + months, 12)
    by = dt.date(PERIOD.year + years, month + 1, 1) - dt.timedelta(days=1)
    text = style.format(months)
    assert read_deadline(text, PERIOD).by == by
    assert read_deadline(f"{text} of approval", PERIOD).kind is DueKind.EVENT


@given(st.text(max_size=200))
@settings(max_examples=300)
def test_no_text_raises(text):
    reading = read_deadline(text, PERIOD)
    assert reading.kind in DueKind
    assert 0.0 <= deadline_likeness(text) <= 1.0


@given(st.lists(st.sampled_from(PIECES), max_size=14), st.none() | st.dates())
@settings(max_examples=500)
def test_no_row_of_date_words_raises_or_gives_what_is_no_reading(pieces, period):
    reading = read_deadline(" ".join(pieces), period)
    assert reading.start is None or reading.by is None or reading.start <= reading.by
    assert reading.by is None or reading.kind not in (DueKind.UNKNOWN, DueKind.NONE, DueKind.EVENT)


@given(
    st.sampled_from(_cases()),
    st.lists(st.sampled_from([" ", "\n", "\t", "\u00a0", "  \n "]), min_size=1, max_size=8),
    st.sampled_from([str.upper, str.lower, str.title, str.swapcase]),
)
@settings(max_examples=300)
def test_white_space_and_case_never_change_the_day(case, spaces, change):
    text, period = case
    words = text.split()
    spaced = "".join(word + spaces[place % len(spaces)] for place, word in enumerate(words))
    assert read_deadline(change(spaced), period).by == read_deadline(text, period).by


def test_a_reading_does_not_depend_on_the_clock():
    source = Path(read_deadline.__code__.co_filename).parent
    files = list(source.glob("*.py"))
    assert files
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"\b(today|now|utcnow|time|localtime)\(", text)


@pytest.mark.parametrize(
    "unit", ["1/", "q1 and ", "march ", "31/03/2020 ", "a@", "(", "first week of ", "2019/20 to "]
)
def test_a_long_text_takes_no_longer_than_its_length(unit):
    # Would not end if each place went through the rest.
    reading = read_deadline(unit * (2 * MAX_CHARACTERS // len(unit)), PERIOD)
    assert reading.kind in DueKind
