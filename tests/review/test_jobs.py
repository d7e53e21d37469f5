"""What goes on in the background."""

from __future__ import annotations

from threading import Event

from planlift.review.jobs import KEPT, Jobs
from planlift_parsers.errors import UsageError


def test_a_job_that_is_not_over_can_be_asked_for_whatever_comes_after_it():
    jobs, go_on = Jobs(), Event()
    first = jobs.start("slow", lambda job: go_on.wait(60))
    others = [jobs.start(f"job {number}", lambda job: None) for number in range(KEPT + 5)]
    assert jobs.get(first.id) is first
    assert jobs.get(others[0].id) is others[0]
    go_on.set()
    jobs.close()
    jobs._thread.join(60)
    last = jobs.start("one more", lambda job: None)
    assert jobs.get(last.id) is last
    assert jobs.get(first.id) is None
    assert jobs.get(others[-1].id) is others[-1]


def test_a_job_that_fails_says_why_and_the_next_is_done():
    jobs = Jobs()

    def fail(job):
        raise UsageError("the document is not where it was", "Look for it.")

    def break_down(job):
        raise RuntimeError("unforeseen")

    told, broken = jobs.start("told", fail), jobs.start("broken", break_down)
    done = jobs.start("done", lambda job: job.progress(1, 1))
    jobs.close()
    jobs._thread.join(60)
    assert told.failed == "the document is not where it was. Look for it."
    assert "unforeseen" in broken.failed
    assert (done.failed, done.done, done.ended) == ("", 1, True)
