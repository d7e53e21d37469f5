"""Actions told in sentences: read where spaCy is installed, in documents without tables only."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from normalise.tables import heading, line, plan, table
from planlift.normalise import plan as plan_module
from planlift.normalise import told
from planlift.normalise.sentences import INSTALL, is_installed, told_in
from planlift_parsers import Paragraph

CASES = Path(__file__).parent / "data" / "sentences.csv"
ROOT = Path(__file__).parents[2]
needs_spacy = pytest.mark.skipif(not is_installed(), reason=INSTALL)

TEXT = [
    heading("Recruitment", 2),
    line("White applicants are more likely to be appointed."),
    line("The HR Director will train all panels by March 2020."),
    line("The Recruitment Manager will review adverts by the end of June 2019."),
]


def _cases():
    with CASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@needs_spacy
@pytest.mark.parametrize("case", _cases(), ids=lambda case: case["text"][:50])
def test_a_sentence_tells_who_and_when_or_is_a_statement(case):
    found = [(each.owner, each.deadline) for each in told_in(Paragraph(case["text"]))]
    wanted = [] if case["owner"] == "-" else [(case["owner"], case["deadline"])]
    assert found == wanted


@needs_spacy
def test_all_that_is_told_stands_in_the_paragraph():
    for case in _cases():
        for each in told_in(Paragraph(case["text"])):
            assert each.action in case["text"]
            assert each.owner in each.action
            assert each.deadline in each.action


@needs_spacy
def test_a_plan_of_sentences_gives_actions_that_are_all_in_review():
    made = plan(*TEXT)
    assert [(a.owner, a.deadline, str(a.due.by)) for a in made.actions] == [
        ("HR Director", "by March 2020", "2020-03-31"),
        ("Recruitment Manager", "by the end of June 2019", "2019-06-30"),
    ]
    assert all(set(a.review) == {"action", "owner", "deadline"} for a in made.actions)
    assert any("more likely" in rest.text for rest in made.rest)


@needs_spacy
@pytest.mark.parametrize(
    "blocks",
    [
        TEXT[:-1],
        [table("Ref | Action | Lead | By when", "1 | Review it. | HR Lead | May 2019"), *TEXT],
    ],
    ids=["one sentence is no plan", "a plan in a table is the plan"],
)
def test_sentences_are_left_alone(blocks):
    assert not any("HR Director will" in action.action for action in plan(*blocks).actions)


@needs_spacy
def test_a_report_that_speaks_of_no_plan_has_no_actions():
    assert plan(*TEXT, title="Annual report 2019/20").actions == ()


def test_without_the_extra_the_finding_says_what_reads_sentences(monkeypatch):
    for module in (told, plan_module):
        monkeypatch.setattr(module, "is_installed", lambda: False)
    made = plan(*TEXT)
    assert made.actions == ()
    [missing] = [each for each in made.findings if each.code == "no-plan"]
    assert INSTALL in missing.hint


def test_a_document_with_a_table_never_loads_spacy():
    script = (
        "import sys, planlift; planlift.read('samples/ccg.docx'); sys.exit('spacy' in sys.modules)"
    )
    path = ":".join(str(ROOT / name) for name in ("schema", "parsers", "ingest"))
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env={"PYTHONPATH": path, "PATH": ""}, check=False
    )
    assert ran.returncode == 0


@needs_spacy
@pytest.mark.parametrize("piece", ["Aa ", "of Aa ", "Head of ", "will by "])
def test_a_hostile_paragraph_ends(piece):
    assert told_in(Paragraph(piece * 20_000)) == []  # would not end with patterns without an end
