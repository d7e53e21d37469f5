from __future__ import annotations

import datetime as dt

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
    Place,
    Rest,
    Source,
    State,
)

PERIOD = Period(label="2019/20", start=dt.date(2019, 4, 1), end=dt.date(2020, 3, 31))
FRONT = "Approved by the Board on 4 July 2019. Published at www.example.nhs.uk. Contact: edi@example.nhs.uk"
TRUST = Organisation(name="Airedale NHS Foundation Trust", ods_code="RCF", evidence="title")


def owned(text, kind=OwnerKind.ROLE):
    return {"owner": text, "owners": (Owner(text=text, kind=kind),)}


def due(text, by=None, kind=DueKind.DATE):
    return {"deadline": text, "due": Due(by=by, kind=kind)}


def action(number=1, **fields):
    """An action with which nothing is wrong, but for what the test asks for."""
    clean = {
        "framework": "WRES",
        "ref": f"R{number}",
        "indicator": f"Indicator {number}",
        "indicators": (f"WRES-{number}",),
        "action": f"Train every recruiting manager of division {number} in fair selection",
        "status": "In progress",
        "state": State.IN_PROGRESS,
        "outcome": "Likelihood of appointment below 1.25",
        "source": Source(
            table=1,
            row=number + 1,
            fields={
                "ref": Place(table=1, row=number + 1, column=1),
                "action": Place(table=1, row=number + 1, column=4),
                "owner": Place(table=1, row=number + 1, column=5),
            },
        ),
        **owned("Head of Recruitment"),
        **due("March 2020", dt.date(2020, 3, 31)),
    }
    return Action(**{**clean, **fields})


def plan(*actions, name="plan.docx", sha256="0" * 64, **fields):
    """A plan with which nothing is wrong, but for what the test asks for."""
    clean = {
        "document": DocumentInfo(name=name, sha256=sha256, bytes=1, format="docx"),
        "title": "WRES action plan 2019/20",
        "organisation": TRUST,
        "frameworks": ("WRES",),
        "period": PERIOD,
        "rest": (Rest(kind="text", text=FRONT),),
        "actions": actions or tuple(action(number) for number in range(1, 10)),
    }
    return ActionPlan(**{**clean, **fields})
