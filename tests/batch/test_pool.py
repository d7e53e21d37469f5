from __future__ import annotations

import multiprocessing
import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from batch.hostile_readers import hostile_read
from cli.support import ROW, write_page
from planlift.batch.account import Outcome
from planlift.batch.pool import jobs_for, read_all
from planlift.batch.worker import Shelf, Task, read_document
from planlift_parsers.limits import DEFAULT_LIMITS, MEBIBYTE, Limits


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


def test_a_document_whose_worker_dies_is_read_again_alone(tasks):
    def kill_the_first():
        while not multiprocessing.active_children():
            time.sleep(0.005)
        multiprocessing.active_children()[0].kill()

    killer = threading.Thread(target=kill_the_first)
    killer.start()
    found = results(tasks[:3])
    killer.join()
    assert [found[number].outcome for number in range(3)] == [Outcome.READ] * 3


def test_documents_that_cost_their_worker_cost_only_themselves(tasks, tmp_path):
    bad = [tmp_path / f"bad{suffix}" for suffix in (".crash", ".exit", ".hang", ".eat")]
    for path in bad:
        path.touch()
    given = [*(Task(10 + number, path) for number, path in enumerate(bad)), *tasks]
    limits = Limits(memory_bytes=400 * MEBIBYTE)
    found = results(given, jobs=2, timeout=20.0, limits=limits, read=hostile_read)
    assert {found.pop(10 + number).outcome for number in range(4)} == {Outcome.FAILED}
    assert sorted(found) == list(range(6))
    assert {result.outcome for result in found.values()} == {Outcome.READ}


@pytest.mark.parametrize(
    ("suffix", "said"),
    [
        (".crash", "ended without an answer (SIGSEGV)"),
        (".exit", "ended without an answer (exit 7)"),
        (".hang", "took longer than 2 seconds"),
        (".eat", "took more than 400 MiB of memory"),
        (".claim", "not enough memory"),
    ],
)
def test_the_cause_of_a_lost_worker_is_told(tmp_path, suffix, said):
    bad = tmp_path / f"bad{suffix}"
    bad.touch()
    limits = Limits(memory_bytes=400 * MEBIBYTE)
    timeout = 2.0 if suffix == ".hang" else 60.0
    result = results([Task(0, bad)], timeout=timeout, limits=limits, read=hostile_read)[0]
    assert said in result.reason
    assert result.remedy


def test_workers_are_replaced_before_they_wear_out(tasks, monkeypatch):
    monkeypatch.setattr("planlift.batch.pool.SERVED", 2)
    found = results(tasks)
    assert {result.outcome for result in found.values()} == {Outcome.READ}
    assert sorted(found) == list(range(6))


@pytest.mark.skipif(not hasattr(os, "getppid"), reason="orphans are told by their parent")
def test_workers_end_with_the_process_that_started_them(tmp_path):
    bad = tmp_path / "bad.hang"
    bad.touch()
    code = (
        "import sys; from pathlib import Path\n"
        "from batch.hostile_readers import hostile_read\n"
        "from planlift.batch.pool import read_all\n"
        "from planlift.batch.worker import Task\n"
        "from planlift_parsers.limits import DEFAULT_LIMITS\n"
        "if __name__ == '__main__':\n"
        f"    task = Task(0, Path({str(bad)!r}))\n"
        "    list(read_all([task], jobs=1, timeout=600, limits=DEFAULT_LIMITS, read=hostile_read))\n"
    )
    script = tmp_path / "parent.py"
    script.write_text(code)
    parent = subprocess.Popen(
        [sys.executable, script], env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    )
    told = bad.with_suffix(".pid")
    while not told.exists() or not told.read_text():
        time.sleep(0.05)
    worker = int(told.read_text())
    parent.kill()
    parent.wait()
    until = time.monotonic() + 60
    while _lives(worker):
        assert time.monotonic() < until
        time.sleep(0.05)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="looks into Linux's /proc")
def test_ctrl_c_does_not_reach_what_workers_are_forked_from_while_it_loads(tmp_path):
    script = tmp_path / "parent.py"
    script.write_text(
        "from multiprocessing import forkserver\n"
        "from pathlib import Path\n"
        "from planlift.batch.processes import Worker\n"
        "from planlift.batch.worker import Job, lift\n"
        "from planlift_parsers.keys import NO_KEYS\n"
        "from planlift_parsers.limits import DEFAULT_LIMITS\n"
        "if __name__ == '__main__':\n"
        "    worker = Worker(Job(DEFAULT_LIMITS, NO_KEYS, 60.0, lift))\n"
        "    forked_from = forkserver._forkserver._forkserver_pid\n"
        "    print(Path(f'/proc/{forked_from}/status').read_text())\n"
        "    worker.kill()\n"
        "    worker.stop()\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    ran = subprocess.run(
        [sys.executable, script], env=environment, capture_output=True, text=True, check=True
    )
    (blocked,) = re.findall(r"^SigBlk:\s*([0-9a-f]+)", ran.stdout, re.MULTILINE)
    assert int(blocked, 16) & 1 << (signal.SIGINT - 1)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except OSError:
        return False
    status = Path(f"/proc/{process}/stat")
    return not (status.exists() and status.read_text().rsplit(")", 1)[1].split()[0] == "Z")


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

    monkeypatch.setattr("planlift.pipeline.read_under_names", broken)
    result = read_document(tasks[0], Shelf(DEFAULT_LIMITS)).result
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
