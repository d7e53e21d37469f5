"""The sections of the comparison as HTML, each on its own: for the page and for others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from planlift.collate.models import Comparison, Theme
from planlift.collate.page import shaping
from planlift.collate.page.charts import DONE, LATE, OPEN, Bar, bars, columns
from planlift.collate.page.shaping import Marking
from planlift.collate.words import CHANGE_WORDS

# What the page lists; the workbook and the JSON have all. With these, 250 organisations of five
# years give a page of some 2 MB (bench/collate.py).
MOST_THEMES = 150
MOST_OVERDUE = 500
MOST_CHANGES = 600
_MOST_NAMES = 30  # of a theme's organisations
_MOST_BARS = 15
_PERCENT = 100


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the comparison.

    Attributes:
        anchor: its id on the page.
        title: its heading.
        html: what stands below the heading.
    """

    anchor: str
    title: str
    html: Markup


def sections_of(comparison: Comparison) -> list[Section]:
    """All sections in order. They need `style.css` of this package, and nothing else.

    Charts refer to the patterns that `charts.PATTERNS` defines: a page holds them once.
    """
    marking = Marking(comparison.organisations)
    return [
        Section(anchor, title, render(comparison, marking))
        for anchor, title, render in _SECTIONS
        if anchor != "changes" or comparison.changes
    ]


def render_coverage(comparison: Comparison, marking: Marking) -> Markup:
    """Organisations by indicator: numbers, gaps, states and colours; who published nothing."""
    maps = shaping.heat_maps(comparison, marking)
    charts = {
        each.framework: bars(
            f"acted-{number}", f"{each.framework}: plans that act on each indicator", each.acted
        )
        for number, each in enumerate(maps)
        if each.acted
    }
    return _rendered("coverage", maps=maps, charts=charts)


def render_themes(comparison: Comparison, marking: Marking) -> Markup:
    """Similar actions across organisations."""
    shown = comparison.themes[:MOST_THEMES]
    return _rendered(
        "themes",
        themes=[(theme, marking.of_theme(theme), _when(theme)) for theme in shown],
        all=len(comparison.themes),
        names=_MOST_NAMES,
        chart=bars(
            "themes-chart",
            "Themes that most organisations act on",
            [Bar(theme.name, len(theme.organisations)) for theme in shown[:_MOST_BARS]],
        )
        if shown
        else "",
    )


def _when(theme: Theme) -> str:
    """The time scale of a theme in a few words."""
    due = theme.due
    if due.first is None or due.last is None or due.median is None:
        return "no dates"
    if due.first == due.last:
        return f"{due.first:%b %Y}"
    return f"{due.first:%b %Y} to {due.last:%b %Y}, half by {due.median:%b %Y}"


def render_time(comparison: Comparison, marking: Marking) -> Markup:
    """Deadlines by quarter, what stands instead of dates, and what is overdue."""
    shown = shaping.quarters(comparison)
    without = shaping.undated(comparison)
    overdue = [
        (row, marking.of(row.action.organisation, row.framework, row.action.year))
        for row in comparison.overdue[:MOST_OVERDUE]
    ]
    return _rendered(
        "time",
        as_of=comparison.as_of,
        quarters=shown,
        chart=columns("time-chart", "Actions by quarter of their deadline", _LAYERS, shown)
        if shown
        else "",
        undated=bars("undated-chart", "Actions without a date", without) if without else "",
        overdue=overdue,
        all=len(comparison.overdue),
    )


_LAYERS = (DONE, OPEN, LATE)


def render_owners(comparison: Comparison, marking: Marking) -> Markup:
    """Kinds and levels of owners, and actions without."""
    levels, kinds = shaping.levels_of_owners(comparison), shaping.kinds_of_owners(comparison)
    return _rendered(
        "owners",
        rows=[
            (row, marking.of(row.organisation, row.framework, row.year))
            for row in comparison.owners
        ],
        levels=bars("levels-chart", "Owners by level", levels),
        kinds=bars("kinds-chart", "Owners by kind", kinds),
        heads=[bar.label for bar in levels],
    )


def render_changes(comparison: Comparison, marking: Marking) -> Markup:
    """What became of actions from one year to the next."""
    latest, count = shaping.latest_changes(comparison, MOST_CHANGES)
    return _rendered(
        "changes",
        rows=shaping.change_counts(comparison, marking),
        words=CHANGE_WORDS,
        latest=[
            (row, marking.of(row.organisation, row.framework, f"{row.since}|{row.to}"))
            for row in latest
        ],
        all=count,
    )


def render_quality(comparison: Comparison, marking: Marking) -> Markup:
    """Findings, and the ranking by completeness."""
    ranked = sorted(comparison.quality, key=lambda row: row.rank)
    years = {row.organisation: "|".join({p.year: None for p in row.plans}) for row in ranked}
    codes = {
        row.organisation: "|".join({code: None for p in row.plans for code in p.frameworks})
        for row in ranked
    }
    return _rendered(
        "quality",
        rows=[
            (row, marking.of(row.organisation, codes[row.organisation], years[row.organisation]))
            for row in ranked
        ],
        percent=_PERCENT,
    )


_Render = Callable[[Comparison, Marking], Markup]
_SECTIONS: tuple[tuple[str, str, _Render], ...] = (
    ("coverage", "Coverage: who acts on what", render_coverage),
    ("themes", "Themes: who does what", render_themes),
    ("time", "Time: when actions are due", render_time),
    ("owners", "Owners: who answers for actions", render_owners),
    ("changes", "Changes from year to year", render_changes),
    ("quality", "Quality: what plans leave out", render_quality),
)


def _rendered(macro: str, **shown: object) -> Markup:
    return Markup(getattr(environment().get_template("sections.html").module, macro)(**shown))  # noqa: S704 - escaped by the template


@cache
def environment() -> Environment:
    """The templates of the page; all that they show is escaped."""
    made = Environment(
        loader=PackageLoader("planlift.collate.page", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["grouped"] = "{:,}".format
    made.filters["day"] = lambda day: f"{day.day} {day:%B %Y}"  # "%-d" is not for Windows
    return made
