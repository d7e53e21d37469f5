from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlift_parsers.xlsx.values import shown

DAY = dt.datetime(2020, 3, 1)


@pytest.mark.parametrize(
    ("number_format", "expected"),
    [
        ("dd/mm/yyyy", "01/03/2020"),
        ("d/m/yy", "1/3/20"),
        ("mmm-yy", "Mar-20"),
        ("mmm\\-yy;@", "Mar-20"),
        ("mmmm yyyy", "March 2020"),
        ("[$-809]dddd, d mmmm yyyy", "Sunday, 1 March 2020"),
        ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "1 March 2020"),
        ("yyyy-mm-dd", "2020-03-01"),
        ('"Due "d mmm', "Due 1 Mar"),
        ("mm-dd-yy", "01/03/2020"),
        ("m/d/yyyy", "01/03/2020"),
        ("m/d/yy h:mm", "01/03/2020 00:00"),
        ("General", "01/03/2020"),
        ("", "01/03/2020"),
    ],
)
def test_a_date_is_shown_by_its_format_and_never_month_first(number_format, expected):
    assert shown(DAY, number_format) == expected


def test_times_are_shown_by_their_format():
    assert shown(dt.datetime(2020, 3, 1, 14, 5), "d mmm yy h:mm AM/PM") == "1 Mar 20 2:05 PM"
    assert shown(dt.time(9, 30), "h:mm") == "9:30"
    assert shown(dt.time(9, 30), "General") == "09:30"
    assert shown(dt.timedelta(hours=30, minutes=5), "[h]:mm") == "30:05"


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (1, "General", "1"),
        (1.0, "General", "1"),
        (0.1 + 0.2, "General", "0.3"),
        (1.1, "General", "1.1"),
        (1.1, "0.00", "1.10"),
        (1.0, "0.00", "1.00"),
        (0.75, "0%", "75%"),
        (0.123, "0.0%", "12.3%"),
        (12, '0"%"', "12%"),
        (1234567.5, "#,##0.00", "1,234,567.50"),
        (1234, "£#,##0", "£1,234"),
        (1234.5, "[$£-809]#,##0.00;[Red]-[$£-809]#,##0.00", "£1,234.50"),
        (-5, "[$£-809]#,##0.00;[Red]-[$£-809]#,##0.00", "-£5.00"),
        (-5, "0;(0)", "(5)"),
        (-5, "0", "-5"),
        (7, "000", "007"),
        (3, '"Indicator "0', "Indicator 3"),
        (5, ";;;", ""),
        (0.5, "0.##", "0.5"),
        (5, "0.##", "5"),
        (1200, '0.0,"k"', "1.2k"),
        (0, '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', "-"),
        (5, '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', "5"),
        (1.5, "# ?/?", "1.5"),
        (2, "[>1]0.0;0", "2"),
        (True, "General", "TRUE"),
        (None, "General", ""),
        ("1.10", "@", "1.10"),
        ("Mar-20", "mmm-yy", "Mar-20"),
        ("#REF!", "0", "#REF!"),
        ("one_x000D_two", "General", "one\rtwo"),
    ],
)
def test_a_value_is_shown_by_its_format(value, number_format, expected):
    assert shown(value, number_format) == expected


@given(st.integers(-(10**12), 10**12))
def test_a_whole_number_is_shown_as_written(number):
    assert shown(number, "General") == shown(float(number), "0") == str(number)


@given(
    st.one_of(st.floats(allow_nan=False, allow_infinity=False), st.datetimes(), st.times()),
    st.text(alphabet='dmyhs0#?.,;%"\\[]_*@ E+-/AP', max_size=15),
)
def test_no_number_format_is_too_odd(value, number_format):
    assert isinstance(shown(value, number_format), str)
