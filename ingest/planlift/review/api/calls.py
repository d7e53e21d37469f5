"""The calls of the API."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel, ValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from planlift.decisions import Columns, told
from planlift.review.api.models import (
    ColumnsIn,
    DecideIn,
    DecisionsOut,
    DocumentOut,
    DocumentsOut,
    ErrorOut,
    JobOut,
    PlanOut,
    StartIn,
    UndoIn,
)
from planlift.review.deciding import Clash, decide, seen_from, seen_of, undo
from planlift.review.jobs import Job
from planlift.review.making import NoActionError, Said, made_of
from planlift.review.visit import Visit
from planlift.review.web.columns import families_of, started_columns, taken_back_columns
from planlift.review.web.comparison import started_comparison, stored_comparison
from planlift.review.web.documents import query_of
from planlift.review.web.files import started_files
from planlift.review.web.found import document_named, standing_named
from planlift.review.web.uploading import reading_again, started_upload
from planlift.store.listing import Listed

_Sent = TypeVar("_Sent", bound=BaseModel)
CONFLICT = 409
_JSON = "application/json"


def list_documents(visit: Visit) -> Response:
    """Documents, searched and filtered, a page at a time."""
    query = query_of(visit)
    listing = visit.desk.shelf.listing(query)
    documents = [_document(each) for each in listing.documents]
    return _answer(DocumentsOut(total=listing.total, page=query.page, documents=documents))


def add_documents(visit: Visit) -> Response:
    """Send documents as a form (multipart) with one or several `files`; they are then read."""
    return _answer(_job(started_upload(visit)), 202)


def get_plan(visit: Visit) -> Response:
    """The plan of a document that stands now."""
    standing = standing_named(visit, visit.asked("key"))
    seen = str(seen_of(standing))
    return _answer(PlanOut(seen=seen, ids=list(standing.ids), plan=standing.plan))


def list_decisions(visit: Visit) -> Response:
    """Who decided what about a document, and when, with what was taken back."""
    return _decisions(visit, visit.asked("key"))


def add_decision(visit: Visit) -> Response:
    """Decide something. 409 where others changed the same thing since you looked."""
    sent = _body(visit, DecideIn)
    standing_named(visit, sent.key)
    said = Said(
        kind=sent.kind,
        action=sent.action,
        field=sent.field,
        text=sent.text,
        parts=tuple(sent.parts),
        other=sent.other,
        after=sent.after,
        fields={str(name): text for name, text in sent.fields.items()},
    )
    try:
        seen = seen_from(sent.seen)
        came = decide(visit.desk, sent.key, visit.name, seen, lambda now: made_of(said, now))
    except NoActionError as error:
        raise HTTPException(CONFLICT, "This action is not in the plan any more.") from error
    except ValidationError as error:
        raise _invalid(error) from error
    except ValueError as error:
        raise HTTPException(422, str(error)) from error
    if isinstance(came, Clash):
        others = list(came.others)
        error_out = ErrorOut(error="others changed it", others=others, seen=str(came.now))
        return _answer(error_out, CONFLICT)
    what = told(came.decision.what)
    visit.desk.audit.note("decided", visit.name, visit.address, sent.key, what)
    return _answer(came.decision, 201)


def take_back(visit: Visit) -> Response:
    """Take a decision back; where it was of columns, the document is read again."""
    sent = _body(visit, UndoIn)
    document = document_named(visit, sent.key)
    undone = undo(visit.desk, sent.key, visit.name, sent.decision)
    if undone is None:
        raise HTTPException(CONFLICT, "There is no such decision that holds.")
    what = f"decision {sent.decision}"
    visit.desk.audit.note("undone", visit.name, visit.address, sent.key, what)
    if isinstance(undone.what, Columns):
        taken_back_columns(visit.desk, document, undone.what)
    return _decisions(visit, sent.key)


def get_columns(visit: Visit) -> Response:
    """The tables of a document, with what each column was taken for and why it is doubted."""
    return _answer(families_of(visit.desk, standing_named(visit, visit.asked("key"))))


def set_columns(visit: Visit) -> Response:
    """Say what columns mean, for all tables with the same headers; the document is read again."""
    sent = _body(visit, ColumnsIn)
    try:
        return _answer(_job(started_columns(visit, sent.key, sent.seen, sent.correction)), 202)
    except ValueError as error:
        raise HTTPException(422, str(error)) from error


def get_comparison(visit: Visit) -> Response:
    """The comparison of the plans that was made last."""
    comparison = stored_comparison(visit.desk)
    if comparison is None:
        raise HTTPException(404, "The plans have not been compared yet.")
    return _answer(comparison)


def start_job(visit: Visit) -> Response:
    """Have a document read again, all files written anew, or the plans compared."""
    sent = _body(visit, StartIn)
    if sent.what == "files":
        job = started_files(visit.desk)
    elif sent.what == "comparison":
        job = started_comparison(visit.desk)
    else:
        job = reading_again(visit.desk, document_named(visit, sent.key))
    visit.desk.audit.note(sent.what, visit.name, visit.address, sent.key)
    return _answer(_job(job), 202)


def get_job(visit: Visit) -> Response:
    """How far something is that goes on in the background."""
    job = visit.desk.jobs.get(visit.asked("id"))
    if job is None:
        raise HTTPException(404, "This is not going on any more.")
    return _answer(_job(job))


def describe(visit: Visit) -> Response:
    """The description of all calls as OpenAPI."""
    from planlift.review.api.description import openapi

    return JSONResponse(openapi())


def _body(visit: Visit, model: type[_Sent]) -> _Sent:
    body: bytes | None = getattr(visit.request.state, "body", None)
    if body is None:
        raise HTTPException(415, f"Send JSON, with Content-Type: {_JSON}.")
    try:
        return model.model_validate_json(body)
    except ValidationError as error:
        raise _invalid(error) from error


def _invalid(error: ValidationError) -> HTTPException:
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(map(str, first["loc"]))
    return HTTPException(422, f"{where}: {first['msg']}" if where else first["msg"])


def _decisions(visit: Visit, key: str) -> Response:
    standing = standing_named(visit, key)
    decisions = list(standing.decisions)
    return _answer(DecisionsOut(seen=str(seen_of(standing)), decisions=decisions))


def _answer(model: BaseModel, status: int = 200) -> Response:
    return Response(model.model_dump_json(), status, media_type=_JSON)


def _document(document: Listed) -> DocumentOut:
    return DocumentOut(
        key=document.key,
        name=document.name,
        state=document.state.value,
        organisation=document.organisation,
        frameworks=document.frameworks.split(),
        period=document.period,
        format=document.format,
        actions=document.actions,
        to_review=document.to_review,
        decisions=document.decisions,
        reason=document.reason,
        remedy=document.remedy,
    )


def _job(job: Job) -> JobOut:
    return JobOut(
        id=job.id,
        title=job.title,
        done=job.done,
        total=job.total,
        ended=job.ended,
        failed=job.failed,
        keys=list(job.keys),
        notes=list(job.notes),
    )
