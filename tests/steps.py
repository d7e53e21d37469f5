"""How much work a function does, counted: the same on a busy machine as on an idle one."""

from __future__ import annotations

import sys

MOST_GROWTH = 2.5  # 2 for work in step with the size, 4 for its square


def calls_of(function):
    """The number of calls, of Python and of C, that a function makes."""
    count = 0

    def note(frame, event, argument):
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        function()
    finally:
        sys.setprofile(before)
    return count


def assert_linear(work, size):
    """Holds that twice the size takes about twice the calls, and not four times as many.

    Args:
        work: what is done for a size.
        size: the smaller of the two; the larger is twice it.
    """
    few, many = (calls_of(lambda times=times: work(times)) for times in (size, 2 * size))
    assert many < MOST_GROWTH * few
