"""The comparison of plans across organisations and years, as a page and as files."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from pydantic import ValidationError
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response

from planlift.collate.models import Comparison
from planlift.collate.tables import COMPARISON_JSON
from planlift.review.desk import Desk
from planlift.review.jobs import Job
from planlift.review.links import link
from planlift.review.showing import go, show
from planlift.review.visit import Visit
from planlift.store.page_files import COMPARISON

_SHOWN = 2000  # rows of coverage on the page; the files have them all
_BYTES = "application/octet-stream"


def show_comparison(visit: Visit) -> Response:
    """How many actions each organisation has on each indicator, and where there is none."""
    folder = visit.desk.settings.folder / COMPARISON
    comparison = stored_comparison(visit.desk)
    made = _made_at(folder / COMPARISON_JSON)
    values = {
        "comparison": comparison,
        "coverage": comparison.coverage[:_SHOWN] if comparison else (),
        "most": _SHOWN,
        "made": made,
        "stale": made < visit.desk.shelf.changed_at(),
        "files": _names(folder),
    }
    return show(visit, "comparison.html", values)


def compare_anew(visit: Visit) -> Response:
    """Have the plans that stand now compared."""
    return go(link("/job", {"id": started_comparison(visit.desk).id}))


def started_comparison(desk: Desk) -> Job:
    """The job that compares the plans that stand now."""
    out = desk.settings.folder

    def work(job: Job) -> None:
        from planlift.collate.comparing import collate
        from planlift.collate.gather import StoredPlans
        from planlift.collate.tables import write_comparison

        plans = StoredPlans((out,), left_out=(out / COMPARISON,))
        write_comparison(collate(plans), out / COMPARISON)
        job.notes += [f"{name}: {why}" for name, why in plans.failed]

    return desk.jobs.start("Comparing the plans", work)


def give_comparison(visit: Visit) -> Response:
    """One of its files, by its name among those that there are."""
    folder = visit.desk.settings.folder / COMPARISON
    name = visit.asked("name")
    if name not in _names(folder):
        raise HTTPException(404, "There is no such file.")
    visit.desk.audit.note("taken", visit.name, visit.address, "", f"{COMPARISON}/{name}")
    return FileResponse(folder / name, filename=name, media_type=_BYTES)


def _names(folder: Path) -> list[str]:
    if not folder.is_dir():
        return []
    return sorted(path.name for path in folder.iterdir() if path.is_file())


def stored_comparison(desk: Desk) -> Comparison | None:
    """The comparison that was made last, None where there is none."""
    path = desk.settings.folder / COMPARISON / COMPARISON_JSON
    try:
        return Comparison.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):  # none yet, or one of another version
        return None


def _made_at(path: Path) -> str:
    try:
        made = dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)
    except OSError:
        return ""
    return made.isoformat(timespec="seconds")
