"""The comparison of plans across organisations and years, as a page and as files."""

from __future__ import annotations

import datetime as dt
import time
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from pydantic import ValidationError
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response

from planlift.collate.models import Comparison
from planlift.collate.page import Section, sections_of
from planlift.collate.page.charts import PATTERNS
from planlift.collate.tables import COMPARISON_JSON
from planlift.review.desk import Desk
from planlift.review.jobs import Job
from planlift.review.links import link
from planlift.review.showing import go, show
from planlift.review.visit import Visit
from planlift.review.web.files import date_back
from planlift.store.page_files import COMPARISON

_BYTES = "application/octet-stream"


def show_comparison(visit: Visit) -> Response:
    """Coverage, themes, time, owners, changes and quality, as `collate` shows them."""
    folder = visit.desk.settings.folder / COMPARISON
    made = _made_at(folder / COMPARISON_JSON)
    values = {
        "sections": _sections(folder / COMPARISON_JSON, made),
        "patterns": PATTERNS,
        "made": made,
        "stale": made < visit.desk.shelf.changed_at(),
        "files": _names(folder),
    }
    return show(visit, "comparison.html", values)


@lru_cache(maxsize=1)  # of 250 organisations they take a second to make
def _sections(path: Path, made: str) -> list[Section]:
    """The sections of a comparison that was written then; none where there is none."""
    comparison = _stored(path)
    return sections_of(comparison) if comparison else []


def give_style(visit: Visit) -> Response:
    """The style sheet that the sections need."""
    style = files("planlift.collate.page").joinpath("style.css").read_text(encoding="utf-8")
    return Response(style, media_type="text/css")


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

        began = time.time()
        plans = StoredPlans((out,), left_out=(out / COMPARISON,))
        write_comparison(collate(plans), out / COMPARISON)
        date_back(out / COMPARISON / COMPARISON_JSON, began)
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
    return _stored(desk.settings.folder / COMPARISON / COMPARISON_JSON)


def _stored(path: Path) -> Comparison | None:
    try:
        return Comparison.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):  # none yet, or one of another version
        return None


def _made_at(path: Path) -> str:
    try:
        made = dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)
    except OSError:
        return ""
    return made.isoformat(timespec="milliseconds")
