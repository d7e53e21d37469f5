"""The comparison as one web page: no network, readable without its script."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files

from markupsafe import Markup

from planlift import __version__
from planlift.collate.models import Comparison
from planlift.collate.page.charts import PATTERNS
from planlift.collate.page.sections import environment, sections_of


def comparison_page(comparison: Comparison) -> str:
    """The page as HTML, the same text for the same comparison.

    Its security policy allows its own style sheet and its own script, by digest, and nothing else.
    """
    style = _read("planlift.export.report", "style.css") + _read(
        "planlift.collate.page", "style.css"
    )
    script = _read("planlift.collate.page", "script.js")
    return (
        environment()
        .get_template("page.html")
        .render(
            style=Markup(style),  # noqa: S704 - our own file
            script=Markup(script),  # noqa: S704 - our own file
            style_digest=_digest(style),
            script_digest=_digest(script),
            comparison=comparison,
            figures=_figures(comparison),
            sections=sections_of(comparison),
            choices=_choices(comparison),
            patterns=PATTERNS,
            version=__version__,
        )
    )


def _read(package: str, name: str) -> str:
    return files(package).joinpath(name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _figures(comparison: Comparison) -> list[tuple[str, int]]:
    """What is counted, with the number."""
    actions = sum(plan.actions for row in comparison.organisations for plan in row.plans)
    found = [
        ("organisations", len(comparison.organisations)),
        ("plans", sum(len(row.plans) for row in comparison.organisations)),
        ("actions", actions),
        ("themes", len(comparison.themes)),
        ("gaps", sum(not row.actions and bool(row.indicator) for row in comparison.coverage)),
        ("years not published", len(comparison.none_published)),
        ("actions without owner", sum(row.without_owner for row in comparison.owners)),
    ]
    if comparison.as_of:
        found.append(("overdue actions", len(comparison.overdue)))
    return found


def _choices(comparison: Comparison) -> list[tuple[str, str, list[str]]]:
    """The filters: key, label and what there is to choose; those with one choice are left out."""
    plans = [plan for row in comparison.organisations for plan in row.plans]
    found = [
        ("g", "Region", {row.region for row in comparison.organisations}),
        ("k", "Kind of organisation", {row.kind for row in comparison.organisations}),
        ("f", "Framework", {code for plan in plans for code in plan.frameworks}),
        ("y", "Year", {plan.year for plan in plans}),
    ]
    return [
        (key, label, sorted(values - {""}))
        for key, label, values in found
        if len(values - {""}) > 1
    ]
