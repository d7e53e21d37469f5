from __future__ import annotations

import weakref

import pytest

from planlift import heap
from planlift.collecting import uncollected
from planlift_parsers import Cell, Document, Table


class _Package:
    """Holds itself, as the packages of python-docx and openpyxl do."""

    def __init__(self):
        self.part = self


def _document(cells):
    table = Table(cells, 1, [Cell(row, 0) for row in range(cells)])
    return Document("a.docx", "docx", "t 1", [table])


@pytest.mark.parametrize(("cells", "stays"), [(10_000, False), (9_999, True)])
def test_after_a_large_document_what_holds_itself_goes(cells, stays):
    document = _document(cells)
    with uncollected():
        held = weakref.ref(_Package())
        heap.give_back(document)
        assert (held() is not None) == stays


def test_where_the_system_has_no_call_for_it_nothing_happens(monkeypatch):
    monkeypatch.setattr(heap.sys, "platform", "win32")
    heap._trim.cache_clear()
    try:
        assert heap._trim() is None
        assert heap.give_back(_document(10_000)) is None
    finally:
        heap._trim.cache_clear()
