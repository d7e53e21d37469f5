"""What docs/check.md shows is so."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from planlift.checks.forms import FORMS
from planlift.checks.profile import DETAILS, built_in
from planlift.commands.check import command

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "check.md").read_text(encoding="utf-8")


def test_every_option_of_the_command_is_on_the_page_and_no_other():
    options = {name for each in command.params for name in each.opts if name.startswith("--")}
    assert set(re.findall(r"`(--[a-z-]+)", PAGE)) == options - {"--verbose"}


def test_every_form_profile_and_detail_is_on_the_page():
    for word in (*FORMS, *built_in(), *DETAILS):
        assert word in PAGE


def test_the_example_in_python_runs(tmp_path, monkeypatch, capsys):
    shutil.copy(ROOT / "samples" / "ccg.docx", tmp_path / "plan.docx")
    monkeypatch.chdir(tmp_path)
    (example,) = re.findall(r"```python\n(.*?)```", PAGE, re.S)
    exec(compile(example, "check.md", "exec"), {})  # noqa: S102
    assert "deadline-past" in capsys.readouterr().out


@pytest.mark.parametrize("link", re.findall(r"\]\(([\w/.-]+)\)", PAGE))
def test_every_link_leads_somewhere(link):
    assert (ROOT / "docs" / link).exists()
