"""The report as a web page, filled while the documents go by."""

from __future__ import annotations

import base64
import hashlib
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from planlift import __version__
from planlift.batch.account import Outcome, Record
from planlift.export.columns import ActionRow
from planlift.export.report.content import (
    Doubts,
    detail_of,
    is_doubtful,
    is_warned_of,
    line_of,
)
from planlift.export.report.totals import Totals
from planlift_schema import ActionPlan

_CHUNK = 1 << 16
_LISTED = {
    Outcome.FAILED: "unread",
    Outcome.NOT_REACHED: "unread",
    Outcome.NO_PLAN: "no_plan",
    Outcome.SKIPPED: "skipped",
}
# What the other files are for; what stands first is what most people want.
_FILES = {
    "actions.xlsx": "the workbook: actions, documents and findings, with filters and links",
    "actions.csv": "actions as CSV",
    "documents.csv": "what became of every file, as CSV",
    "actions.jsonl": "actions as JSON Lines, one a line",
    "actions.parquet": "actions as Parquet",
    "datapackage.json": "what the columns of the CSV files mean",
}
_DETAILED = ("review", "warned")
_SECTIONS = ("unread", "no_plan", *_DETAILED, "skipped", "all")


class Report:
    """`report.html`: needs no script, no network, and memory only for one document at a time."""

    def __init__(self, file: BinaryIO, scratch: Path, names: Sequence[str]) -> None:
        """Begin the page.

        Args:
            file: open for writing; not closed by `finish`.
            scratch: a folder for the sections until then, as the totals stand before them.
            names: the other files of the conversion; those that people open are linked to.
        """
        self._file = file
        self._files = [(name, use) for name, use in _FILES.items() if name in names]
        self._totals = Totals()
        self._doubts = Doubts()
        self._sections = {name: _Section(scratch / f"report-{name}") for name in _SECTIONS}
        environment = Environment(
            loader=PackageLoader("planlift.export.report", "."),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.filters["grouped"] = "{:,}".format
        self._page = environment.get_template("page.html")
        self._parts = environment.get_template("parts.html")
        self._style = (Path(__file__).parent / "style.css").read_text(encoding="utf-8")

    def begin(self, record: Record) -> None:
        """Begin a document."""
        self._doubts = Doubts()

    def action(self, row: ActionRow) -> None:
        """Enter what is doubtful of one of its actions."""
        self._doubts.add(row.number, row.action)

    def end(self, record: Record, plan: ActionPlan | None) -> None:
        """Enter the document."""
        self._totals.add(record, plan, self._doubts.fields)
        number = self._totals.outcomes.total()
        section = _section_of(record, plan)
        detailed = section in _DETAILED
        line = line_of(number, record, detailed)
        if plan is not None and detailed:
            self._put(section, "detail", detail_of(line, plan, self._doubts, record.result.reason))
        elif section:
            self._put(section, "unread", line)
        self._put("all", "listed", line)

    def _put(self, section: str, part: str, shown: object) -> None:
        self._sections[section].write(getattr(self._parts.module, part)(shown))

    def finish(self) -> None:
        """Write the page; nothing may follow."""
        text = io.TextIOWrapper(self._file, encoding="utf-8", newline="\n", write_through=True)
        digest = base64.b64encode(hashlib.sha256(self._style.encode()).digest()).decode()
        chunks = self._page.generate(
            totals=self._totals,
            sections=self._sections,
            files=self._files,
            style=Markup(self._style),  # noqa: S704 - our own file
            digest=digest,
            version=__version__,
        )
        text.writelines(chunks)
        text.detach()


def _section_of(record: Record, plan: ActionPlan | None) -> str:
    """Where a document stands beside the list of all; "" for nowhere, as nothing is to be done."""
    if plan is None or record.result.outcome is not Outcome.READ:
        return _LISTED.get(record.result.outcome, "")
    if is_doubtful(record):
        return "review"
    return "warned" if is_warned_of(plan) else ""


class _Section:
    """A part of the page, on disk until the page is written.

    Attributes:
        count: how many entries it has.
    """

    def __init__(self, path: Path) -> None:
        self.count = 0
        self._path = path
        self._held = io.StringIO()

    def write(self, html: Markup) -> None:
        """Add an entry."""
        self.count += 1
        self._held.write(html)
        if self._held.tell() >= _CHUNK:
            with self._path.open("a", encoding="utf-8", newline="\n") as file:
                file.write(self._held.getvalue())
            self._held = io.StringIO()

    def __iter__(self) -> Iterator[Markup]:
        """The entries, as HTML in pieces."""
        if self._path.exists():
            with self._path.open(encoding="utf-8", newline="\n") as file:
                while piece := file.read(_CHUNK):
                    yield Markup(piece)  # noqa: S704 - written by our own templates
        yield Markup(self._held.getvalue())  # noqa: S704
