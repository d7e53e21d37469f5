"""What is said where a command is used wrongly: in words, with what to do."""

from __future__ import annotations

import pytest

from cli.support import here, write_page


@pytest.mark.parametrize("day", ["yesterday", "2020-13-01", "31/03/2024"])
@pytest.mark.parametrize("command", [("check",), ("collate", "--out", "c")])
def test_a_day_that_is_none_is_told_with_how_to_write_one(tmp_path, command, day):
    done = here(command[0], tmp_path, *command[1:], "--as-of", day)
    assert done.returncode == 2
    said = " ".join(done.stderr.decode().split())
    assert f"'{day}' is no day. Write it as year-month-day: 2024-03-31." in said
    assert "%Y" not in said


def test_a_year_that_is_none_is_told(tmp_path):
    wrong = ("--framework", "WRES", "--year", "soon", "--to", "docx", "--out", tmp_path / "t.docx")
    done = here("template", *wrong)
    assert done.returncode == 2
    assert b"'soon' is not a valid year" in done.stderr


def test_a_file_is_no_folder_to_review(tmp_path):
    done = here("review", write_page(tmp_path / "plan.html"))
    assert done.returncode == 2
    said = done.stderr.decode()
    assert "plan.html: this is a file" in said
    assert "Give a folder" in said
    assert "--out" not in said
