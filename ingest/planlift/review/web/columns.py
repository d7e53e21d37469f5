"""What the columns of a document's tables mean, and what a person says of it."""

from __future__ import annotations

from pydantic import ValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from planlift.corrections import Correction, Finder
from planlift.decisions import Columns, told
from planlift.export.columns import place_words
from planlift.review.columns import check, forget, remember
from planlift.review.deciding import Clash, decide, seen_from, seen_of
from planlift.review.desk import Desk
from planlift.review.fields import COLUMN_LABELS
from planlift.review.jobs import Job
from planlift.review.links import link
from planlift.review.plans import Standing
from planlift.review.showing import go, show
from planlift.review.source.seen import Families, Family
from planlift.review.visit import Visit
from planlift.review.web.found import standing_named
from planlift.review.web.uploading import reading_again
from planlift.store.listing import Listed
from planlift_parsers.errors import PlanliftError

_CHOICES = {"": "As planlift reads it", **COLUMN_LABELS}


def show_columns(visit: Visit) -> Response:
    """The tables of a document with what each column was taken for."""
    key = visit.asked("key")
    standing = standing_named(visit, key)
    families: tuple[Family, ...] = ()
    problem = ""
    try:
        families = families_of(visit.desk, standing).families
    except PlanliftError as error:
        problem = str(error)
    values = {
        "key": key,
        "standing": standing,
        "families": families,
        "problem": problem,
        "choices": list(_CHOICES.items()),
        "labels": COLUMN_LABELS,
        "places": place_words,
        "seen": seen_of(standing),
    }
    return show(visit, "columns.html", values)


def families_of(desk: Desk, standing: Standing) -> Families:
    """The tables of a document, as the folder's mapping file and those beside it have them read.

    Raises:
        PlanliftError: the document cannot be opened, or a mapping file is wrong.
    """
    corrections = Finder(kept=desk.settings.folder).for_file(standing.document.path)
    return desk.viewer.families(standing.original, corrections)


def take_columns(visit: Visit) -> Response:
    """Keep what columns mean, as a mapping file says it, and read the document by it."""
    try:
        correction = _correction(visit)
        job = started_columns(visit, visit.sent("key"), visit.sent("seen"), correction)
    except ValidationError as error:
        said = error.errors(include_url=False, include_input=False)[0]["msg"]
        raise HTTPException(400, said.removeprefix("Value error, ")) from error
    except ValueError as error:
        raise HTTPException(400, str(error)) from error
    return go(link("/job", {"id": job.id}))


def started_columns(visit: Visit, key: str, seen: str, correction: Correction) -> Job:
    """Keep what columns mean, and the job that reads the document by it.

    Raises:
        HTTPException: there is no such document, or others changed the plan meanwhile.
        ValueError: `seen` is none.
    """
    document = standing_named(visit, key).document
    check(visit.desk.settings.folder)
    what = Columns(correction=correction)
    came = decide(visit.desk, key, visit.name, seen_from(seen), lambda standing: what)
    if isinstance(came, Clash):
        raise HTTPException(409, "Somebody changed this plan meanwhile. Look at it, and try again.")
    remember(visit.desk.settings.folder, correction)
    visit.desk.audit.note("decided", visit.name, visit.address, key, told(what))
    return reading_again(visit.desk, document)


def taken_back_columns(desk: Desk, document: Listed, what: Columns) -> Job:
    """The job that reads a document by what is said of its columns once a word is taken back."""
    others = [each.correction for each in desk.shelf.columns()]
    forget(desk.settings.folder, what.correction, others)
    return reading_again(desk, document)


def _correction(visit: Visit) -> Correction:
    """The entry that a form makes: every column is named by its number, which is never doubtful."""
    headers = visit.sent_all("header")
    if visit.sent("plan") == "no":
        return Correction(headers=headers, plan=False)
    meanings = visit.sent_all("meaning")
    if len(headers) != len(meanings):
        raise ValueError("the form is not whole")
    columns = {f"#{at}": field for at, field in enumerate(meanings, 1) if field}
    return Correction.model_validate({"headers": headers, "columns": columns})
