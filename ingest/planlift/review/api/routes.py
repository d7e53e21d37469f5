"""The calls of the API, said once: what is served is what is described."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import BaseModel
from starlette.routing import Route

from planlift.collate.models import Comparison
from planlift.decisions import Decision
from planlift.review.api import calls, models
from planlift.review.security.roles import Role
from planlift.review.source.seen import Families
from planlift.review.visit import Page, at


@dataclass(frozen=True, slots=True)
class Call:
    """A call.

    Attributes:
        method: of HTTP.
        path: of it.
        page: answers it; its docstring describes it.
        role: that it needs.
        gives: model of the answer.
        takes: model of the body, None for none.
        asks: names of the query, and whether they are needed.
        status: of HTTP where all is well.
        files: the body is a form with files.
    """

    method: str
    path: str
    page: Page
    role: Role
    gives: type[BaseModel] | None = None
    takes: type[BaseModel] | None = None
    asks: Mapping[str, bool] = field(default_factory=dict)
    status: int = 200
    files: bool = False


_LIST = {"text": False, "state": False, "framework": False, "page": False}
_KEY = {"key": True}
CALLS = (
    Call(
        "GET", "/api/documents", calls.list_documents, Role.READER, models.DocumentsOut, asks=_LIST
    ),
    Call(
        "POST",
        "/api/documents",
        calls.add_documents,
        Role.REVIEWER,
        models.JobOut,
        status=202,
        files=True,
    ),
    Call("GET", "/api/plan", calls.get_plan, Role.READER, models.PlanOut, asks=_KEY),
    Call(
        "GET", "/api/decisions", calls.list_decisions, Role.READER, models.DecisionsOut, asks=_KEY
    ),
    Call(
        "POST",
        "/api/decisions",
        calls.add_decision,
        Role.REVIEWER,
        Decision,
        models.DecideIn,
        status=201,
    ),
    Call("POST", "/api/undo", calls.take_back, Role.REVIEWER, models.DecisionsOut, models.UndoIn),
    Call("GET", "/api/columns", calls.get_columns, Role.READER, Families, asks=_KEY),
    Call(
        "POST",
        "/api/columns",
        calls.set_columns,
        Role.REVIEWER,
        models.JobOut,
        models.ColumnsIn,
        status=202,
    ),
    Call("GET", "/api/comparison", calls.get_comparison, Role.READER, Comparison),
    Call(
        "POST",
        "/api/jobs",
        calls.start_job,
        Role.REVIEWER,
        models.JobOut,
        models.StartIn,
        status=202,
    ),
    Call("GET", "/api/job", calls.get_job, Role.READER, models.JobOut, asks={"id": True}),
    Call("GET", "/api/openapi.json", calls.describe, Role.READER),
)


def api_routes() -> list[Route]:
    """The calls as routes."""
    return [Route(each.path, at(each.page, each.role), methods=[each.method]) for each in CALLS]
