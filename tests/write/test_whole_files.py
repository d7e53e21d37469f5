from __future__ import annotations

import errno
import json
from pathlib import Path

import pytest

from cli.support import write_page
from planlift.pipeline import read
from planlift.write import OutputError, WholeFile, plan_json, write_whole
from planlift_schema import ActionPlan


def test_a_file_is_written_with_its_folders(tmp_path):
    write_whole(tmp_path / "a" / "b.json", b"text")
    assert (tmp_path / "a" / "b.json").read_bytes() == b"text"
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.json"]


def test_an_error_leaves_what_stood_there_and_nothing_else(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"before")
    with pytest.raises(ZeroDivisionError), WholeFile(path) as whole:
        whole.file.write(b"half")
        raise ZeroDivisionError
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_permissions_are_those_of_any_new_file(tmp_path):
    (tmp_path / "plain").write_bytes(b"")
    write_whole(tmp_path / "whole", b"")
    assert (tmp_path / "whole").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_file_that_another_program_holds_is_named(tmp_path, monkeypatch):
    # What Windows does when Excel has the file open cannot be had here otherwise.
    def held(self, target):
        raise PermissionError(errno.EACCES, "Access is denied", str(target))

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(OutputError) as caught:
        write_whole(tmp_path / "actions.xlsx", b"x")
    assert "actions.xlsx" in str(caught.value)
    assert "Excel" in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_place_of_a_folder_is_said(tmp_path):
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(OutputError, match="a file stands where a folder is needed"):
        write_whole(tmp_path / "a" / "b" / "c.json", b"")


def test_a_plan_reads_back_as_it_was(tmp_path):
    plan = read(write_page(tmp_path / "ä.html"))
    text = plan_json(plan)
    assert ActionPlan.model_validate_json(text) == plan
    assert text.endswith("}\n")
    assert "ä.html" in text
    assert list(json.loads(text))[:2] == ["schema_version", "document"]
