"""The Python API as its users meet it: from a clean interpreter, printing nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SAMPLES = Path(__file__).parent.parent / "samples"


def said(code: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=SAMPLES,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert ran.stderr == ""
    return ran.stdout


def test_reading_gives_the_model_and_prints_nothing():
    code = (
        "import planlift; plan = planlift.read('ccg.docx'); assert plan.actions[0].ref == 'WRES1'"
    )
    assert said(code) == ""


def test_the_small_readers_are_callable_alone():
    code = (
        "import planlift; n = planlift.normalise\n"
        "print(n.read_deadline('Q3 2019/20', '2019-04-01').by, n.read_status('On track').state,"
        " n.read_owners('HRD / DoN')[1].text, n.read_indicators('Indicators 5-6', 'WRES'))"
    )
    assert said(code).strip() == "2019-12-31 on_track DoN ['WRES-5', 'WRES-6']"


def test_plans_can_be_checked_and_collated():
    code = (
        "import planlift; plan = planlift.read('wwl.docx')\n"
        "print({f.code for f in planlift.check(plan)} >= {'framework-mixed'},"
        " planlift.collate([plan]).organisations[0].ods_code)"
    )
    assert said(code).strip() == "True RRF"


def test_importing_costs_nothing_heavy():
    code = (
        "import sys, planlift\n"
        "print([m for m in ('pydantic', 'lxml', 'docx', 'openpyxl', 'numpy', 'pdfminer') if m in sys.modules])"
    )
    assert said(code).strip() == "[]"
