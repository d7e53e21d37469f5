"""Plans made for the tests of the flat files."""

from __future__ import annotations

import datetime as dt

import openpyxl

from planlift.batch.account import Outcome, Record, Result
from planlift.export.flat import write_flat_files
from planlift.write import plan_json
from planlift_schema import (
    Action,
    ActionPlan,
    DocumentInfo,
    Due,
    DueKind,
    Organisation,
    Owner,
    OwnerKind,
    Period,
    Rag,
)

INFO = DocumentInfo(name="plan.docx", sha256="0" * 64, bytes=1, format="docx")
FULL = Action(
    framework="WRES",
    ref="1.10",
    indicator="Indicator 5\nIndicator 6",
    indicators=("WRES-5", "WRES-6"),
    action="- Train\n- Publish",
    owner="Head of HR\nBoard",
    owners=(
        Owner(text="Head of HR", kind=OwnerKind.ROLE),
        Owner(text="Board", kind=OwnerKind.COMMITTEE),
    ),
    deadline="Mar-20",
    due=Due(by=dt.date(2020, 3, 31), kind=DueKind.DATE),
    rag=Rag.AMBER,
    extra={"Resource needed": "None", "Cost": "=1+1"},
    review={"owner": "two owners run together"},
)


def flat(folder, *actions, findings=(), name="sub/plan.docx"):
    plan = ActionPlan(
        document=INFO,
        organisation=Organisation(name="A Trust", ods_code="RAA"),
        period=Period(label="2019/20"),
        actions=actions,
        findings=findings,
    )
    folder.mkdir(exist_ok=True)
    (folder / "plan.json").write_text(plan_json(plan), encoding="utf-8")
    records = [
        Record("bad.docx", Result(Outcome.FAILED, "the file is empty", "Save it again.")),
        Record(
            name,
            Result(Outcome.READ, format="docx", actions=len(actions)),
            "plan.json",
            f"../in/{name}",
        ),
    ]
    assert write_flat_files(folder, records) == ()
    return openpyxl.load_workbook(folder / "actions.xlsx")
