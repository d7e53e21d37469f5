from __future__ import annotations

import hashlib
import multiprocessing
import threading

import pytest

from planlift.batch.processes import Worker
from planlift.review.source import viewer as module
from planlift.review.source.viewer import Original, Viewer
from planlift_parsers.errors import DocumentError
from planlift_parsers.limits import limits_from
from review.made import SAMPLES, page_of


def original(path):
    return Original(path, (), hashlib.sha256(path.read_bytes()).hexdigest())


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "plan.html"
    path.write_text(page_of(), encoding="utf-8")
    return original(path)


@pytest.fixture
def viewer():
    viewer = Viewer(count=1)
    yield viewer
    viewer.close()


def test_a_worker_that_dies_costs_one_answer_and_is_replaced(viewer, page, tmp_path):
    assert viewer.families(page).families
    (desk,) = viewer._desks.queue
    desk.worker.kill()
    desk.worker._process.join()
    assert viewer.families(page).families


def test_a_document_that_takes_too_long_ends_its_worker_alone(page):
    viewer = Viewer(count=1, timeout=0.0)
    try:
        with pytest.raises(DocumentError, match="too much time"):
            viewer.parts(page)
        viewer.timeout = 60.0
        assert viewer.parts(page).leaves
    finally:
        viewer.close()


def test_a_document_beyond_a_limit_is_not_shown_and_costs_nothing(page):
    viewer = Viewer(count=1, limits=limits_from(("cells=5",)))
    try:
        with pytest.raises(DocumentError, match="cells"):
            viewer.parts(page)
    finally:
        viewer.close()


def test_what_is_damaged_or_changed_is_refused_with_a_word(viewer, page, tmp_path):
    page.path.write_text("<p>other</p>", encoding="utf-8")
    with pytest.raises(DocumentError, match="has changed"):
        viewer.parts(page)
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.7 nothing")
    with pytest.raises(DocumentError):
        viewer.picture(original(bad), 1)
    with pytest.raises(DocumentError, match="no such file"):
        viewer.picture(Original(tmp_path / "gone.pdf", (), "0" * 64), 1)


def test_a_page_is_drawn_once_for_all_who_ask(viewer, tmp_path):
    path = tmp_path / "wwl.pdf"
    path.write_bytes((SAMPLES / "wwl.pdf").read_bytes())
    found = original(path)
    first = viewer.picture(found, 1)
    path.unlink()
    assert viewer.picture(found, 1) is first
    with pytest.raises(DocumentError):
        viewer.picture(found, 2)


def test_a_page_has_the_size_in_which_its_text_is_read(viewer, tmp_path):
    size = viewer.size(original(SAMPLES / "wwl.pdf"), 1)
    assert (round(size.width), round(size.height), size.turned) == (595, 842, 0)
    with pytest.raises(DocumentError, match="no page 9"):
        viewer.size(original(SAMPLES / "wwl.pdf"), 9)


def test_a_folder_is_no_document(viewer, tmp_path):
    with pytest.raises(DocumentError, match="all pages in a folder"):
        viewer.parts(Original(tmp_path, (), ""))


def test_a_worker_that_is_only_starting_ends_with_the_viewer(monkeypatch):
    begun, closed, made = threading.Event(), threading.Event(), []

    class Slow(Worker):
        def __init__(self, job):
            begun.set()
            assert closed.wait(60)
            super().__init__(job)
            made.append(self._process.pid)

    monkeypatch.setattr(module, "Worker", Slow)
    viewer = Viewer(count=1)
    warming = threading.Thread(target=viewer.warm)
    warming.start()
    assert begun.wait(60)
    viewer.close()
    closed.set()
    warming.join()
    assert made
    assert made[0] not in {process.pid for process in multiprocessing.active_children()}
