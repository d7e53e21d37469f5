from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planlift.normalise.period import period_likely, read_period


@pytest.mark.parametrize(
    ("text", "label", "start", "end"),
    [
        ("2019/20", "2019/20", "2019-04-01", "2020-03-31"),
        ("Action Plan 2019 – 2020", "2019 – 2020", "2019-04-01", "2020-03-31"),
        ("2019-2020", "2019-2020", "2019-04-01", "2020-03-31"),
        ("2019 to 2020", "2019 to 2020", "2019-04-01", "2020-03-31"),
        ("2018/2019", "2018/2019", "2018-04-01", "2019-03-31"),
        ("2020-22", "2020-22", "2020-04-01", "2022-03-31"),
        ("2023-2026", "2023-2026", "2023-04-01", "2026-03-31"),
        ("2023/24 – 2025/26", "2023/24 – 2025/26", "2023-04-01", "2026-03-31"),
        ("April 2023 / March 2026", "April 2023 / March 2026", "2023-04-01", "2026-03-31"),
        ("April 2019 – March 2020", "April 2019 – March 2020", "2019-04-01", "2020-03-31"),
        ("January – December 2019", "January – December 2019", "2019-01-01", "2019-12-31"),
        ("1 April 2019 to 31 March 2020", "1 April 2019 to 31 March 2020",
         "2019-04-01", "2020-03-31"),
        ("01/04/2019 - 31/03/2020", "01/04/2019 - 31/03/2020", "2019-04-01", "2020-03-31"),
        ("FY20", "FY20", "2019-04-01", "2020-03-31"),
        ("FY19/20", "FY19/20", "2019-04-01", "2020-03-31"),
        ("Year 1 2015/17", "2015/17", "2015-04-01", "2017-03-31"),
        ("action-plan-202122", "202122", "2021-04-01", "2022-03-31"),
        ("WRES_Plan_2019_20_v2", "2019_20", "2019-04-01", "2020-03-31"),
        ("Report 2018/19 and Action Plan 2019/20", "2019/20", "2019-04-01", "2020-03-31"),
    ],
)  # fmt: skip
def test_periods_are_read(text, label, start, end):
    period = read_period(text)
    assert period is not None
    assert (period.label, str(period.start), str(period.end)) == (label, start, end)


@pytest.mark.parametrize(
    ("text", "label"), [("Action Plan 2019", "2019"), ("May 2020", "May 2020")]
)
def test_a_year_alone_is_a_label_without_dates(text, label):
    period = read_period(text)
    assert period is not None
    assert (period.label, period.start, period.end) == (label, None, None)


@pytest.mark.parametrize(
    "text",
    ["", "Action Plan", "2019-04-01", "12/10/2019", "2020/19", "99/20", "1.27 to 1.16", "34%"],
)
def test_other_numbers_are_no_period(text):
    assert read_period(text) is None


def test_a_line_of_nothing_but_years_is_told():
    assert period_likely("(2019 – 2020)")
    assert not period_likely("Action Plan 2019 – 2020")


LABELS = st.sampled_from(["2019/20", "2019 – 2022", "2020-21", "April 2020 to March 2021"])
PIECES = st.one_of(st.text(max_size=20), st.from_regex(r"[0-9 /\-–JanMrAplto.]{0,20}"), LABELS)


@given(st.lists(PIECES, max_size=4).map(" ".join))
@example("Plan 2019/20")
def test_labels_stand_in_the_text_and_starts_come_before_ends(text):
    period = read_period(text)
    if period:
        assert period.label in text
        assert (period.start is None) == (period.end is None)
        assert period.start is None or period.start < period.end
