"""A comparison as a workbook: a sheet a part, ready to be filtered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Protocol, TypeVar

from planlift.collate.models import (
    ActionRef,
    ByOwnerKind,
    ByOwnerLevel,
    ChangeRow,
    Comparison,
    Completeness,
    NonePublished,
    OrganisationRow,
    OverdueRow,
    OwnersRow,
    PlanQuality,
    QualityRow,
    Theme,
    ThemeAction,
    TimelineRow,
)
from planlift.collate.tables import COVERAGE_COLUMNS, GAP, MatrixRow, matrix_of
from planlift.collate.words import CHANGE_WORDS, GUIDE, LEVEL_WORDS, OWNER_KIND_WORDS, shade_of
from planlift.export.columns import SEPARATOR, Column
from planlift.export.workbook import Book

_PERCENT = 100
_HEAT_WIDTH = 10  # so that "WDES-10" is not broken


class _OfOrganisation(Protocol):
    @property
    def organisation(self) -> str: ...


_Row = TypeVar("_Row", bound=_OfOrganisation)


@dataclass(frozen=True, slots=True)
class _ThemeLine:
    """An action of a theme, with the theme."""

    theme: Theme
    action: ThemeAction

    @property
    def organisation(self) -> str:
        """Whose action it is."""
        return self.action.organisation


@dataclass(frozen=True, slots=True)
class _OverdueLine:
    """An overdue action."""

    row: OverdueRow

    @property
    def organisation(self) -> str:
        """Whose action it is."""
        return self.row.action.organisation


@dataclass(frozen=True, slots=True)
class _PlanLine:
    """What checks find in one plan, with its organisation."""

    organisation: str
    plan: PlanQuality


def write_workbook(comparison: Comparison, file: BinaryIO, scratch: Path) -> None:
    """Write the workbook of a comparison.

    Args:
        comparison: what to write.
        file: open for writing; not closed.
        scratch: a folder for rows until the end.

    Raises:
        OSError: it cannot be written.
    """
    book = Book(file, scratch, "Comparison of action plans")
    places = {row.name: row for row in comparison.organisations}
    for title, columns, rows, pages in _sheets(comparison, places):
        sheet = book.sheet(title, columns, pages)
        for row in rows:
            sheet.add(row)
    book.finish()


_Sheet = tuple[str, Sequence[Column[Any]], Iterable[object], int]
Places = Mapping[str, OrganisationRow]


def _sheets(comparison: Comparison, places: Places) -> Iterable[_Sheet]:
    yield "Guide", _GUIDE_COLUMNS, GUIDE, 1
    matrix, rows = matrix_of(comparison)
    yield "Heat map", _placed(places, _heat(matrix)), rows, 1
    yield (
        "Coverage",
        _placed(places, _sparse(COVERAGE_COLUMNS, after="actions")),
        comparison.coverage,
        1,
    )
    yield "None published", _placed(places, _NONE_COLUMNS), comparison.none_published, 1
    yield "Themes", _THEME_COLUMNS, comparison.themes, 1
    lines = (_ThemeLine(theme, each) for theme in comparison.themes for each in theme.actions)
    yield "Actions of themes", _placed(places, _THEME_LINE_COLUMNS), lines, 1
    yield "Timeline", _placed(places, _TIMELINE_COLUMNS), comparison.timeline, 1
    overdue = map(_OverdueLine, comparison.overdue)
    yield "Overdue", _placed(places, _OVERDUE_COLUMNS), overdue, 1
    yield (
        "Owners",
        _placed(places, _sparse(_OWNER_COLUMNS, after="without_owner")),
        comparison.owners,
        1,
    )
    yield "Changes", _placed(places, _CHANGE_COLUMNS), comparison.changes, 2
    yield "Quality", _placed(places, _QUALITY_COLUMNS), comparison.quality, 1
    plans = (_PlanLine(row.organisation, plan) for row in comparison.quality for plan in row.plans)
    yield "Quality by plan", _placed(places, _PLAN_COLUMNS), plans, 1


def _placed(places: Places, columns: Sequence[Column[_Row]]) -> list[Column[_Row]]:
    """The columns, with region and kind behind the organisation."""
    first, *others = columns
    region: Column[_Row] = Column("region", 20, lambda row: places[row.organisation].region)
    kind: Column[_Row] = Column("kind", 9, lambda row: places[row.organisation].kind)
    return [first, region, kind, *others]


def _sparse(columns: Sequence[Column[_Row]], after: str) -> list[Column[_Row]]:
    """The columns, those behind one of them without their zeros: what is there is seen."""
    at = [column.name for column in columns].index(after) + 1
    return [*columns[:at], *map(_without_zeros, columns[at:])]


def _without_zeros(column: Column[_Row]) -> Column[_Row]:
    return Column(column.name, column.width, lambda row: column.value(row) or None)


def _heat(columns: Sequence[Column[MatrixRow]]) -> list[Column[MatrixRow]]:
    """The matrix with words for gaps and shades for numbers."""
    return [
        _shaded(column) if column.name not in MatrixRow.__dataclass_fields__ else column
        for column in columns
    ]


def _shaded(column: Column[MatrixRow]) -> Column[MatrixRow]:
    def count(row: MatrixRow) -> int | str | None:
        found = row.counts.get(column.name)
        return GAP if found == 0 and column.name in row.asked else found

    def look(row: MatrixRow) -> Mapping[str, str | int]:
        found = row.counts.get(column.name)
        return {} if found is None else _SHADES[shade_of(found)]

    return Column(column.name, _HEAT_WIDTH, count, heading=column.name, look=look)


# Fill and ink by the steps of `shade_of`; the numbers and the word "gap" stand in the cells. The
# inks have a contrast of 7 to 1 and more on their fills.
_SHADES: tuple[Mapping[str, str | int], ...] = (
    {"bg_color": "#FFFFFF", "font_color": "#7F1D1D", "bold": True, "pattern": 1},
    {"bg_color": "#E3EDF7", "font_color": "#1B1F24"},
    {"bg_color": "#B5CFE8", "font_color": "#1B1F24"},
    {"bg_color": "#1F4E79", "font_color": "#FFFFFF"},
)


def _organisation(row: _OfOrganisation) -> str:
    return row.organisation


_GUIDE_COLUMNS: tuple[Column[tuple[str, str]], ...] = (
    Column("sheet", 22, lambda row: row[0]),
    Column("what_it_shows", 110, lambda row: row[1]),
)
_NONE_COLUMNS: tuple[Column[NonePublished], ...] = (
    Column("organisation", 40, _organisation),
    Column("ods_code", 11, lambda row: row.ods_code),
    Column("framework", 13, lambda row: row.framework),
    Column("year", 12, lambda row: row.year),
)
_THEME_COLUMNS: tuple[Column[Theme], ...] = (
    Column("theme", 38, lambda theme: theme.name),
    Column("organisations", 14, lambda theme: len(theme.organisations)),
    Column("actions", 9, lambda theme: len(theme.actions)),
    Column("example", 60, lambda theme: theme.example),
    Column("frameworks", 14, lambda theme: SEPARATOR.join(theme.frameworks)),
    Column("years", 14, lambda theme: SEPARATOR.join(theme.years)),
    Column("typical_owners", 40, lambda theme: SEPARATOR.join(_counted(theme))),
    Column("first_due", 13, lambda theme: theme.due.first),
    Column("middle_due", 13, lambda theme: theme.due.median),
    Column("last_due", 13, lambda theme: theme.due.last),
    Column("without_date", 10, lambda theme: theme.due.undated),
    Column("complete", 10, lambda theme: theme.by_state.complete),
    Column("who", 60, lambda theme: SEPARATOR.join(theme.organisations)),
)


def _counted(theme: Theme) -> list[str]:
    return [f"{owner.text} ({owner.actions})" for owner in theme.owners]


_THEME_LINE_COLUMNS: tuple[Column[_ThemeLine], ...] = (
    Column("organisation", 40, _organisation),
    Column("theme", 38, lambda line: line.theme.name),
    Column("year", 12, lambda line: line.action.year),
    Column("document", 30, lambda line: line.action.document),
    Column("number", 7, lambda line: line.action.index + 1),
)
_TIMELINE_COLUMNS: tuple[Column[TimelineRow], ...] = (
    Column("organisation", 40, _organisation),
    Column("ods_code", 11, lambda row: row.ods_code),
    Column("framework", 13, lambda row: row.framework),
    Column("year", 12, lambda row: row.year),
    Column("quarter", 13, lambda row: row.quarter),
    Column("deadline", 12, lambda row: row.kind),
    Column("actions", 9, lambda row: row.actions),
    Column("complete", 10, lambda row: row.complete),
    Column("overdue", 9, lambda row: row.overdue),
)
_OVERDUE_COLUMNS: tuple[Column[_OverdueLine], ...] = (
    Column("organisation", 40, _organisation),
    Column("framework", 13, lambda line: line.row.framework),
    Column("year", 12, lambda line: line.row.action.year),
    Column("days", 8, lambda line: line.row.days),
    Column("by", 13, lambda line: line.row.action.by),
    Column("ref", 11, lambda line: line.row.action.ref),
    Column("action", 60, lambda line: line.row.action.action),
    Column("owner", 24, lambda line: line.row.action.owner),
    Column("document", 30, lambda line: line.row.action.document),
    Column("number", 7, lambda line: line.row.action.index + 1),
)


def _field_columns(
    words: Mapping[str, str], part: Callable[[Any], object]
) -> tuple[Column[Any], ...]:
    def column(name: str, title: str) -> Column[Any]:
        return Column(title, 11, lambda row: getattr(part(row), name))

    return tuple(column(name, title) for name, title in words.items())


_OWNER_COLUMNS: tuple[Column[OwnersRow], ...] = (
    Column("organisation", 40, _organisation),
    Column("framework", 13, lambda row: row.framework),
    Column("year", 12, lambda row: row.year),
    Column("actions", 9, lambda row: row.actions),
    Column("without_owner", 10, lambda row: row.without_owner),
    *_field_columns(
        {name: OWNER_KIND_WORDS[name] for name in ByOwnerKind.model_fields},
        lambda row: row.by_kind,
    ),
    *_field_columns(
        {name: f"level: {LEVEL_WORDS[name]}" for name in ByOwnerLevel.model_fields},
        lambda row: row.by_level,
    ),
)


def _of(side: ActionRef | None, part: Callable[[ActionRef], Any]) -> Any:  # noqa: ANN401
    return None if side is None else part(side)


def _if_other(row: ChangeRow, part: Callable[[ActionRef], Any]) -> Any:  # noqa: ANN401
    """What the later plan says, None where it is what the earlier one said."""
    after = _of(row.after, part)
    return None if after == _of(row.before, part) else after


_CHANGE_COLUMNS: tuple[Column[ChangeRow], ...] = (
    Column("organisation", 40, _organisation),
    Column("framework", 13, lambda row: row.framework),
    Column("from", 12, lambda row: row.since),
    Column("to", 12, lambda row: row.to),
    Column("change", 16, lambda row: CHANGE_WORDS[row.kind]),
    Column("also", 16, lambda row: SEPARATOR.join(CHANGE_WORDS[each] for each in row.also)),
    Column("action_before", 50, lambda row: _of(row.before, lambda side: side.action)),
    Column("action_after", 50, lambda row: _if_other(row, lambda side: side.action)),
    Column("deadline_before", 16, lambda row: _of(row.before, lambda side: side.deadline)),
    Column("deadline_after", 16, lambda row: _if_other(row, lambda side: side.deadline)),
    Column("state_before", 13, lambda row: _of(row.before, lambda side: side.state)),
    Column("state_after", 13, lambda row: _if_other(row, lambda side: side.state)),
    Column("number_before", 9, lambda row: _of(row.before, lambda side: side.index + 1)),
    Column("number_after", 9, lambda row: _of(row.after, lambda side: side.index + 1)),
)
_QUALITY_COLUMNS: tuple[Column[QualityRow], ...] = (
    Column("organisation", 40, _organisation),
    Column("rank", 8, lambda row: row.rank),
    Column("complete_%", 11, lambda row: round(row.completeness * _PERCENT)),
    Column("plans", 8, lambda row: len(row.plans)),
    Column("errors", 9, lambda row: row.errors),
    Column("warnings", 10, lambda row: row.warnings),
    Column("notes", 8, lambda row: row.notes),
    Column(
        "findings",
        60,
        lambda row: SEPARATOR.join(
            f"{code} {count}" for code, count in Counter(row.by_code).most_common()
        ),
    ),
)


def _share_column(name: str) -> Column[_PlanLine]:
    return Column(
        f"{name}_%", 11, lambda line: round(getattr(line.plan.completeness, name) * _PERCENT)
    )


_PLAN_COLUMNS: tuple[Column[_PlanLine], ...] = (
    Column("organisation", 40, _organisation),
    Column("document", 30, lambda line: line.plan.document),
    Column("frameworks", 13, lambda line: SEPARATOR.join(line.plan.frameworks)),
    Column("year", 12, lambda line: line.plan.year),
    *map(_share_column, Completeness.model_fields),
    Column("errors", 9, lambda line: line.plan.errors),
    Column("warnings", 10, lambda line: line.plan.warnings),
    Column("notes", 8, lambda line: line.plan.notes),
)
