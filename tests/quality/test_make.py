"""The builder: every document holds its truth, and the committed ones are as it draws them."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from planlift_schema import TEXT_FIELDS, Action, ActionPlan, DocumentInfo, Due
from quality.make.build import KEPT, RENDER, SAMPLES, build, truth_of
from quality.make.layout import BULLET, Cell, Grid, lines_of
from quality.make.plans import Beneath, Row, Section, Table
from quality.make.subjects import rated, referred, shown, subject
from quality.make.texts import Writing
from quality.make.write_tables import joined
from quality.score import OPEN, TrueAction, Truth, load_truth, score
from quality.sets import FOLDERS, TYPED, documents
from quality.words import Source, source_text

OWN = [item for group in ("layouts", "documents", "samples") for item in documents(group)]
CODE = re.compile(r"(WRES|WDES|EDI-HIA)-\d+(?:[ab](?:-i{1,3})?)?")
INFO = DocumentInfo(name="plan.docx", sha256="0" * 64, bytes=1, format="docx")
LARGEST_SET_BYTES = 2_000_000
MOST_FILES = 100
SAME_BYTES = (
    "html",
    "tsv.txt",
    "cells.txt",
    *TYPED,
)  # the others hold what a library's version wrote


@pytest.mark.parametrize("item", OWN, ids=lambda item: f"{item.group}/{item.name}")
def test_every_true_field_stands_in_its_document(item):
    source = Source(source_text(item.path), parted=item.parted)
    missing = [
        (name, line)
        for action in load_truth(item.truth).actions
        for name in TEXT_FIELDS
        for line in getattr(action, name).split("\n")
        if not source.holds(line)
    ]
    assert missing == []


def test_a_second_build_gives_the_same_bytes(tmp_path):
    some = SAMPLES[:2]
    build(tmp_path / "one", some)
    build(tmp_path / "two", some)
    one, two = (
        {file.name: file.read_bytes() for file in (tmp_path / name).iterdir()}
        for name in ("one", "two")
    )
    assert one
    assert one == two


@pytest.mark.parametrize(
    "sample", [one for one in SAMPLES if one.name in KEPT], ids=lambda sample: sample.name
)
def test_what_is_committed_is_what_the_builder_draws(sample):
    folder = FOLDERS["documents"]
    truth = folder / f"{sample.name}.truth.json"
    assert truth.read_text(encoding="utf-8") == truth_of(sample)
    for ending in SAME_BYTES:
        file = folder / f"{sample.name}.{ending}"
        if file.exists():
            assert file.read_bytes() == RENDER[ending](sample)


def test_what_is_committed_stays_small():
    files = [path for path in FOLDERS["documents"].iterdir() if path.is_file()]
    assert len(files) <= MOST_FILES
    assert sum(path.stat().st_size for path in files) < LARGEST_SET_BYTES


def test_each_sample_has_a_name_and_actions_of_its_own():
    assert len({sample.name for sample in SAMPLES}) == len(SAMPLES)
    for sample in SAMPLES:
        truth = json.loads(truth_of(sample))
        assert truth["actions"], sample.name
        assert all(action["action"] for action in truth["actions"])


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_true_values_are_values_of_the_contract(sample):
    truth = Truth.model_validate_json(truth_of(sample))
    codes = {code for action in truth.actions for code in action.indicators} - {OPEN}
    assert all(CODE.fullmatch(code) for code in codes)
    actions = tuple(
        Action(
            **{name: getattr(action, name) for name in TEXT_FIELDS},
            due=Due(by=action.due_by),
            state=None if action.state == OPEN else action.state,
            rag=action.rag,
            indicators=tuple(code for code in action.indicators if code != OPEN),
        )
        for action in truth.actions
    )
    tally = score(ActionPlan(document=INFO, actions=actions), truth)
    assert tally.perfect == 1
    assert tally.silent == 0


def test_lines_are_paragraphs_bullets_and_numbers():
    marks = [(line.text, line.mark) for line in lines_of("Meet\n- twice\n1. first")]
    assert marks == [("Meet", ""), ("twice", BULLET), ("first", "1.")]


def test_a_cell_of_none_is_merged_with_the_cell_above():
    table = Table(
        ("Aim", "Action"),
        ("theme", "action"),
        (Row(("Pay", "Publish")), Row((None, "Explain")), Section("Next"), Row(("", "Meet"))),
    )
    assert table.grid().rows[1][0] == Cell("Pay", down=2)
    assert table.grid().rows[2][0] is None
    assert [action.theme for action in table.actions()] == ["Pay", "Pay", "Next"]


def test_a_filled_revised_date_is_the_deadline():
    table = Table(
        ("Action", "Date", "New date"),
        ("action", "deadline", "revised"),
        (Row(("Meet", "May", "June")), Row(("Write", "July", ""))),
    )
    assert [action.deadline for action in table.actions()] == ["June", "July"]


def test_a_row_beneath_says_more_of_the_action_above():
    beneath = Beneath("Update: ", "Begun", "updates")
    table = Table(("Action",), ("action",), (Row(("Meet",)), beneath, Row(("Write",))))
    assert [action.updates for action in table.actions()] == ["Begun", ""]
    assert table.grid().rows[2] == (Cell("Update: Begun"),)


def test_only_what_is_shown_of_a_subject_is_true():
    items = referred(subject("race").items, "A{}")
    action = shown(items, ("ref", "deadline"), theme="Pay")[1]
    known = TrueAction(ref="A2", deadline="Q3 2023/24", due_by="2023-12-31", theme="Pay")
    assert action == known


def test_a_way_of_writing_takes_only_subjects_that_it_can_carry():
    columns = {"Metric": "indicator", "Progress": "updates"}
    way = Writing("bars", "race", joined(" | "), columns)
    assert [one.name for one in way.crossed()] == ["bars-disability"]
    assert list(replace(way, full=True).crossed()) == []
    assert list(replace(way, without="4b").crossed()) == []


def test_a_rated_subject_has_colours_and_only_with_a_key_a_state():
    items = subject("green").items
    assert [(item.status, item.rag, item.state) for item in rated(items)][:2] == [
        ("Blue", "blue", None),
        ("Green", "green", None),
    ]
    assert rated(items, keyed=True)[0].state == "complete"


def test_a_shaded_status_has_no_written_rag_without_a_word():
    fields, row = ("action", "status"), Row(("Meet", ""), rag="red", filled=True)
    table = Table(("Action", "RAG"), fields, (row,))
    assert table.actions()[0].rag_written is None
    assert table.grid().rows[1][1] == Cell("", fill="FF0000")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_spans_cover_each_place_once(sample):
    for grid in (block for block in sample.blocks if isinstance(block, Grid)):
        covered = [
            (at + down, column + across)
            for at, row in enumerate(grid.rows)
            for column, cell in enumerate(row)
            if cell is not None
            for down in range(cell.down)
            for across in range(cell.across)
        ]
        places = [(at, column) for at in range(len(grid.rows)) for column in range(grid.columns)]
        assert sorted(covered) == places
