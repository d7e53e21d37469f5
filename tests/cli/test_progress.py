from __future__ import annotations

import io
import re

import pytest
from rich.console import Console

from planlift.commands.progress import Bar, Pace, PlainProgress


class Clock:
    """Seconds that pass when they are told to."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


def lines_of(seconds_each, total):
    clock, said = Clock(), []
    with PlainProgress(clock, said.append) as progress:
        for done in range(1, total + 1):
            clock.now += seconds_each
            progress.show(done, total)
    return said


def test_a_short_run_says_nothing_on_the_way():
    assert lines_of(0.1, 30) == []


def test_lines_come_no_oftener_than_each_ten_seconds():
    said = lines_of(0.05, 2_000)  # 100 s in all
    assert 5 <= len(said) <= 10
    assert said[0] == "200 of 2,000 documents, 20.0 a second, about 2 min left"


def test_slow_documents_are_told_every_so_many():
    said = lines_of(60.0, 100)
    assert [line.split(" of ")[0] for line in said] == ["25", "50", "75"]
    assert said[0] == "25 of 100 documents, 1.0 a minute, about 1 h 15 min left"


@pytest.mark.parametrize(
    ("done", "seconds", "rate", "left"),
    [
        (10, 1.0, "10.0 a second", "less than a minute"),
        (1, 4.0, "15.0 a minute", "about 7 min"),
        (1, 120.0, "0.5 a minute", "about 3 h 18 min"),
    ],
)
def test_the_pace_in_words(done, seconds, rate, left):
    clock = Clock()
    pace = Pace(clock)
    clock.now = seconds
    assert pace.rate(done) == rate
    assert pace.left(done, 100) == left


def test_there_is_no_rate_before_the_first_document():
    assert Pace(Clock()).rate(0) == ""


def test_a_terminal_gets_a_bar_with_number_rate_and_time_left():
    console = Console(force_terminal=True, width=100, record=True, file=io.StringIO())
    with Bar(console) as bar:
        bar.show(3, 10)
    shown = console.export_text()
    assert re.search(r"Reading .* 3/10 .* a (second|minute) .* left", shown)
