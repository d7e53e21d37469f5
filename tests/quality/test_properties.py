"""What holds of every document: nothing lost, nothing invented, the same answer every time."""

from __future__ import annotations

from functools import cache

import pytest

import planlift
from planlift.write import plan_json
from planlift_schema import TEXT_FIELDS, ActionPlan
from quality.sets import FOLDERS, OUTSIDE, Labelled, all_documents, plan_of
from quality.words import Source, lost, lost_lines, plan_pieces, source_text

DOCUMENTS = list(all_documents())
every_document = pytest.mark.parametrize(
    "item", DOCUMENTS, ids=lambda item: f"{item.group}/{item.name}"
)


@cache
def text_of(item: Labelled) -> str:
    return source_text(item.path)


def read(item: Labelled) -> ActionPlan:
    plan = plan_of(item.path)
    assert plan is not None, "planlift cannot read it"
    return plan


@pytest.mark.parametrize("group", OUTSIDE)
def test_sets_outside_the_project_are_there(group):
    if not FOLDERS[group].is_dir():
        pytest.skip(f"{FOLDERS[group]} is not there: its documents are not tried")
    assert any(item.group == group for item in DOCUMENTS)


@every_document
def test_every_word_of_the_source_is_in_the_plan(item):
    assert lost(text_of(item), plan_pieces(read(item)), cut=item.parted) == []


@pytest.mark.parametrize(
    "item",
    [item for item in DOCUMENTS if not item.parted],
    ids=lambda item: f"{item.group}/{item.name}",
)
def test_every_line_of_the_source_stands_whole_in_the_plan(item):
    assert lost_lines(text_of(item), plan_pieces(read(item))) == []


@every_document
def test_every_field_stands_in_the_source(item):
    plan = read(item)
    source = Source(text_of(item), parted=item.parted)
    fields = [(name, getattr(action, name)) for action in plan.actions for name in TEXT_FIELDS]
    fields += [pair for action in plan.actions for pair in action.extra.items()]
    invented = [
        (name, line) for name, text in fields for line in text.split("\n") if not source.holds(line)
    ]
    assert invented == []


@every_document
def test_a_second_reading_gives_the_same_bytes(item):
    assert plan_json(planlift.read(item.path)) == plan_json(read(item))


@every_document
def test_the_written_plan_reads_back_as_the_same_plan(item):
    plan = read(item)
    assert ActionPlan.model_validate_json(plan_json(plan)) == plan
