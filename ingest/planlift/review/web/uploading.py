"""Documents that people bring, and how far their reading is."""

from __future__ import annotations

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from planlift.review.desk import Desk
from planlift.review.intake import Upload, keep_uploads, read_again, read_uploads
from planlift.review.jobs import Job
from planlift.review.links import link
from planlift.review.showing import go, show
from planlift.review.visit import Visit
from planlift.review.web.found import document_named
from planlift.store.listing import Listed


def take_upload(visit: Visit) -> Response:
    """Keep what was sent and have it read."""
    return go(link("/job", {"id": started_upload(visit).id}))


def started_upload(visit: Visit) -> Job:
    """Keep what was sent, and the job that reads it.

    Raises:
        HTTPException: nothing was sent.
    """
    sent = [one for one in visit.form.getlist("files") if isinstance(one, UploadFile)]
    uploads = [Upload(one.filename, one.file) for one in sent if one.filename]
    if not uploads:
        raise HTTPException(400, "Choose at least one document.")
    place = keep_uploads(visit.desk.settings.folder, uploads)
    for upload in uploads:
        visit.desk.audit.note("uploaded", visit.name, visit.address, place.name, upload.name)
    count = len(uploads)
    title = f"Reading {count} file{'s' if count > 1 else ''}"
    return visit.desk.jobs.start(title, lambda job: read_uploads(visit.desk, place, job))


def take_read_again(visit: Visit) -> Response:
    """Read a document anew."""
    document = document_named(visit, visit.sent("key"))
    visit.desk.audit.note("read again", visit.name, visit.address, document.key)
    return go(link("/job", {"id": reading_again(visit.desk, document).id}))


def reading_again(desk: Desk, document: Listed) -> Job:
    """The job that reads a document anew."""
    title = f"Reading {document.name} again"
    return desk.jobs.start(title, lambda job: read_again(desk, document, job))


def show_job(visit: Visit) -> Response:
    """How far something is that goes on in the background."""
    job = _job(visit)
    shelf = visit.desk.shelf
    found = [document for key in job.keys if (document := shelf.document(key)) is not None]
    return show(visit, "job.html", {"job": job, "found": found})


def tell_job(visit: Visit) -> Response:
    """The same for the page's script."""
    job = _job(visit)
    return JSONResponse({"done": job.done, "total": job.total, "ended": job.ended})


def _job(visit: Visit) -> Job:
    job = visit.desk.jobs.get(visit.asked("id"))
    if job is None:
        raise HTTPException(404, "This is not going on any more.")
    return job
