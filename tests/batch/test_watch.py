from __future__ import annotations

import signal
import subprocess
import sys
import time

import pytest

from cli.support import ROW, here, write_page
from planlift.batch.watch import PATIENCE_SECONDS, Watch
from planlift_parsers.errors import UsageError

QUIET = 2.0


class Clock:
    """Time that passes only while someone sleeps; things happen at the end of each sleep."""

    def __init__(self, *events):
        self.now = 0.0
        self.slept = 0
        self._events = list(events)

    def sleep(self, seconds):
        self.now += seconds
        self.slept += 1
        event = self._events.pop(0) if self._events else None
        if event:
            event()
        if self.slept > 200:
            raise TimeoutError

    def __call__(self):
        return self.now


def watch(folder, clock, **options):
    return Watch(folder, quiet=QUIET, clock=clock, sleep=clock.sleep, **options).rounds()


def test_it_begins_with_what_is_there_once_that_rests(tmp_path):
    (tmp_path / "a.txt").write_text("a")
    clock = Clock(lambda: (tmp_path / "a.txt").write_text("aa"))
    next(watch(tmp_path, clock))
    assert clock.slept == 2


def test_an_empty_folder_is_waited_for(tmp_path):
    clock = Clock(None, None, lambda: (tmp_path / "a.txt").write_text("a"))
    next(watch(tmp_path, clock))
    assert clock.slept == 4


@pytest.mark.parametrize("event", ["come", "change", "go"])
def test_it_goes_on_when_something_comes_changes_or_goes(tmp_path, event):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("x")
    acts = {
        "come": lambda: (tmp_path / "c.txt").write_text("c"),
        "change": lambda: (tmp_path / "a.txt").write_text("xx"),
        "go": (tmp_path / "a.txt").unlink,
    }
    clock = Clock(None, None, None, None, acts[event])
    rounds = watch(tmp_path, clock)
    next(rounds)
    first = clock.slept
    next(rounds)
    assert (first, clock.slept) == (1, 6)


def test_a_folder_that_never_rests_is_converted_all_the_same(tmp_path):
    path = tmp_path / "log.txt"
    path.write_text("x")
    events = [lambda number=number: path.write_text("x" * number) for number in range(2, 100)]
    clock = Clock(*events)
    next(watch(tmp_path, clock))
    assert clock.now == PATIENCE_SECONDS


def test_what_is_written_and_links_are_no_change(tmp_path):
    folder, elsewhere = tmp_path / "in", tmp_path / "elsewhere"
    for path in (folder / "out", elsewhere):
        path.mkdir(parents=True)
    (folder / "a.txt").write_text("a")
    try:
        (folder / "link").symlink_to(elsewhere)
    except OSError:
        pytest.skip("links need a right here")

    def elsewhere_changes():
        (folder / "out" / "plan.json").write_text("{}")
        (elsewhere / "b.txt").write_text("b")

    clock = Clock(None, elsewhere_changes)
    rounds = watch(folder, clock, left_out=[folder / "out"])
    next(rounds)
    with pytest.raises(TimeoutError):
        next(rounds)


def test_a_folder_that_is_gone_is_said(tmp_path):
    with pytest.raises(UsageError, match="no such folder any more"):
        next(watch(tmp_path / "gone", Clock()))
    assert here("watch", tmp_path / "gone", "--out", tmp_path / "o").returncode == 2


def waited(condition):
    until = time.monotonic() + 300
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.1)


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGTERM")
def test_what_is_dropped_in_is_converted_until_it_is_stopped(tmp_path):
    docs, plans = tmp_path / "docs", tmp_path / "out" / "plans"
    write_page(docs / "a.html")
    command = [sys.executable, "-m", "planlift", "watch", str(docs), "--out", str(tmp_path / "out")]
    told = tmp_path / "told.txt"
    with told.open("wb") as errors, subprocess.Popen(command, stderr=errors) as process:
        waited(lambda: b"in all 1 plans with 1 actions" in told.read_bytes())
        assert (plans / "a.html.json").exists()
        passing = docs / ".coming"
        write_page(passing, (*ROW[:3], "Publish the results", *ROW[4:]))
        passing.rename(docs / "b.html")
        waited(lambda: b"in all 2 plans with 2 actions" in told.read_bytes())
        assert (plans / "b.html.json").exists()
        (docs / "a.html").unlink()
        waited(lambda: not (plans / "a.html.json").exists())
        process.send_signal(signal.SIGTERM)
        assert process.wait(120) == 130
