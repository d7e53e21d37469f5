from __future__ import annotations

import multiprocessing
import threading
import time

import pytest

from cli.support import ROW, write_page
from planlift.batch.account import Outcome
from planlift.batch.pool import jobs_for, read_all
from planlift.batch.worker import Task, read_document
from planlift_parsers.limits import DEFAULT_LIMITS, Limits


def results(tasks, **options):
    options = {"jobs": 1, "timeout": 60.0, "limits": DEFAULT_LIMITS, **options}
    return {task.number: reading.result for task, reading in read_all(tasks, **options)}


@pytest.fixture
def tasks(tmp_path):
    return [
        Task(number, write_page(tmp_path / f"{number}.html", *[ROW] * 20)) for number in range(6)
    ]


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_document_is_read_once(tasks, jobs):
    found = results(tasks, jobs=jobs)
    assert sorted(found) == list(range(6))
    assert {result.outcome for result in found.values()} == {Outcome.READ}
    assert {result.actions for result in found.values()} == {20}


def test_a_document_that_takes_too_long_fails_and_the_next_gets_a_new_worker(tasks):
    found = results(tasks[:2], timeout=1e-9)
    assert [found[number].outcome for number in (0, 1)] == [Outcome.FAILED] * 2
    assert "took longer than" in found[0].reason
    assert "--timeout" in found[0].remedy


def test_a_worker_that_dies_costs_only_its_document(tasks):
    def kill_the_first():
        while not multiprocessing.active_children():
            time.sleep(0.005)
        multiprocessing.active_children()[0].kill()

    killer = threading.Thread(target=kill_the_first)
    killer.start()
    found = results(tasks[:3])
    killer.join()
    assert [found[number].outcome for number in range(3)] == [
        Outcome.FAILED,
        Outcome.READ,
        Outcome.READ,
    ]
    assert "ended without an answer" in found[0].reason


def test_leaving_early_ends_the_workers(tasks):
    reading = read_all(tasks, jobs=2, timeout=60.0, limits=DEFAULT_LIMITS)
    next(reading)
    reading.close()
    assert multiprocessing.active_children() == []


def test_limits_reach_the_worker(tasks):
    found = results(tasks[:1], limits=Limits(file_bytes=10))
    assert found[0].outcome is Outcome.FAILED
    assert "more than" in found[0].reason


def test_an_unexpected_error_is_an_outcome(tasks, monkeypatch):
    def broken(*arguments, **options):
        raise ZeroDivisionError("by\nnought")

    monkeypatch.setattr("planlift.pipeline.read", broken)
    result = read_document(tasks[0], DEFAULT_LIMITS).result
    assert result.outcome is Outcome.FAILED
    assert "ZeroDivisionError: by nought" in result.reason
    assert "Traceback" in result.trace


@pytest.mark.parametrize(
    ("documents", "asked", "given"), [(3, None, 1), (1, 8, 1), (100, 3, 3), (0, None, 1)]
)
def test_jobs_fit_the_work(documents, asked, given):
    assert jobs_for(documents, asked) == given


def test_a_reading_says_how_long_it_took(tasks):
    options = {"jobs": 1, "timeout": 60.0, "limits": DEFAULT_LIMITS}
    assert all(reading.seconds > 0 for _, reading in read_all(tasks[:2], **options))
