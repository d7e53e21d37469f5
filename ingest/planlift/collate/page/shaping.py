"""What the sections of the page show, taken out of a comparison."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from planlift.collate.coverage import NOT_SAID, column_order
from planlift.collate.models import (
    ByOwnerKind,
    ByOwnerLevel,
    ChangeRow,
    Comparison,
    CoverageRow,
    OrganisationRow,
    Theme,
)
from planlift.collate.page.charts import Bar, Column
from planlift.collate.quarters import quarters_between
from planlift.collate.tables import NONE_NAMED
from planlift.collate.words import LEVEL_WORDS, OWNER_KIND_WORDS, UNDATED_WORDS, shade_of

# A chart over time with more columns than ten years of quarters cannot be read; what lies outside
# the ten years with most deadlines is counted together.
_MOST_QUARTERS = 40
_CHANGES = ("carried", "reworded", "moved", "completed", "dropped", "new")


@dataclass(frozen=True, slots=True)
class Marks:
    """What a row can be filtered by: each a list, as it stands in its attribute."""

    regions: str = ""
    kinds: str = ""
    frameworks: str = ""
    years: str = ""


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A cell of the heat map.

    Attributes:
        text: the number of actions, or "gap"; "" where nothing applies.
        shade: step of shading, -1 for none.
        notes: states and colours in a few words.
    """

    text: str
    shade: int = -1
    notes: str = ""


@dataclass(frozen=True, slots=True)
class HeatRow:
    """An organisation's row of the heat map; without cells where nothing was published."""

    organisation: str
    year: str
    cells: tuple[HeatCell, ...]
    total: int
    marks: Marks


@dataclass(frozen=True, slots=True)
class HeatMap:
    """The heat map of one framework.

    Attributes:
        framework: its code, "" for actions of none.
        heads: names of the columns.
        rows: organisations and years.
        acted: for each indicator the share of plans that act on it.
    """

    framework: str
    heads: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    acted: tuple[Bar, ...]


class Marking:
    """Finds what a row can be filtered by."""

    def __init__(self, organisations: Iterable[OrganisationRow]) -> None:
        self._known = {row.name: row for row in organisations}

    def of(self, organisation: str, framework: str = "", year: str = "") -> Marks:
        """The marks of a row of one organisation."""
        known = self._known[organisation]
        return Marks(known.region, known.kind, framework, year)

    def of_theme(self, theme: Theme) -> Marks:
        """The marks of a theme: all that one of its organisations has."""
        known = [self._known[name] for name in theme.organisations]
        return Marks(
            _joined(row.region for row in known),
            _joined(row.kind for row in known),
            _joined(theme.frameworks),
            _joined(theme.years),
        )


def _joined(values: Iterable[str]) -> str:
    return "|".join(sorted({value for value in values if value}))


def heat_maps(comparison: Comparison, marking: Marking) -> list[HeatMap]:
    """A heat map a framework."""
    by_framework: defaultdict[str, list[CoverageRow]] = defaultdict(list)
    for row in comparison.coverage:
        by_framework[row.framework].append(row)
    for none in comparison.none_published:
        by_framework.setdefault(none.framework, [])
    return [
        _heat_map(framework, by_framework[framework], comparison, marking)
        for framework in sorted(by_framework, key=lambda code: (not code, code))
    ]


def _heat_map(
    framework: str, rows: Sequence[CoverageRow], comparison: Comparison, marking: Marking
) -> HeatMap:
    codes = sorted({row.indicator for row in rows}, key=lambda code: column_order(framework, code))
    found: defaultdict[tuple[str, str], dict[str, CoverageRow]] = defaultdict(dict)
    for row in rows:
        found[row.organisation, row.year][row.indicator] = row
    made = [
        HeatRow(
            organisation,
            year,
            tuple(_heat_cell(cells.get(code)) for code in codes),
            sum(row.actions for row in cells.values()),
            marking.of(organisation, framework, year),
        )
        for (organisation, year), cells in found.items()
    ]
    made += [
        HeatRow(
            row.organisation, row.year, (), 0, marking.of(row.organisation, framework, row.year)
        )
        for row in comparison.none_published
        if row.framework == framework
    ]
    order = {row.name: number for number, row in enumerate(comparison.organisations)}
    made.sort(key=lambda row: (order[row.organisation], row.year))
    heads = tuple(code.removeprefix(f"{framework}-") or NONE_NAMED for code in codes)
    return HeatMap(framework, heads, tuple(made), tuple(_acted(found.values(), codes)))


def _heat_cell(row: CoverageRow | None) -> HeatCell:
    if row is None:
        return HeatCell("")
    if not row.actions:
        return HeatCell("gap" if row.indicator else "0", 0 if row.indicator else -1)
    return HeatCell(str(row.actions), shade_of(row.actions), _notes(row))


def _notes(row: CoverageRow) -> str:
    """States that matter most, and colours by their first letter: "1 done, 1 at risk, R1 G2"."""
    states = [
        f"{count} {word}"
        for count, word in (
            (row.by_state.complete, "done"),
            (row.by_state.at_risk, "at risk"),
            (row.by_state.not_started, "not begun"),
        )
        if count
    ]
    colours = [
        f"{name[0].upper()}{count}" for name, count in row.by_rag if count and name != NOT_SAID
    ]
    return ", ".join([*states, " ".join(colours)] if colours else states)


def _acted(plans: Iterable[dict[str, CoverageRow]], codes: Sequence[str]) -> Iterable[Bar]:
    asked: Counter[str] = Counter()
    acted: Counter[str] = Counter()
    for cells in plans:
        asked.update(code for code in cells if code)
        acted.update(code for code, row in cells.items() if row.actions)
    for code in codes:
        if asked[code]:
            said = f"{acted[code]} of {asked[code]}"
            yield Bar(code, acted[code] / asked[code], said)


def quarters(comparison: Comparison) -> list[Column]:
    """Dated actions by quarter: complete, open and overdue ones; gaps in time are columns too."""
    counted: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in comparison.timeline:
        if row.quarter:
            held = counted[row.quarter]
            held[0] += row.complete
            held[1] += row.actions - row.complete - row.overdue
            held[2] += row.overdue
    if not counted:
        return []
    window = _window(counted)
    shown = [Column(name, _three(counted.get(name, [0, 0, 0]))) for name in window]
    early = [values for name, values in counted.items() if name < window[0]]
    late = [values for name, values in counted.items() if name > window[-1]]
    before = [Column("earlier", _sums(early))] if early else []
    after = [Column("later", _sums(late))] if late else []
    return [*before, *shown, *after]


def _window(counted: dict[str, list[int]]) -> list[str]:
    """The quarters to show one by one: all, or the run of them with most actions."""
    whole = quarters_between(min(counted), max(counted))
    if len(whole) <= _MOST_QUARTERS:
        return whole
    starts = range(len(whole) - _MOST_QUARTERS + 1)
    best = max(
        starts,
        key=lambda at: sum(
            sum(counted[name]) for name in whole[at : at + _MOST_QUARTERS] if name in counted
        ),
    )
    return whole[best : best + _MOST_QUARTERS]


def _three(values: Sequence[int]) -> tuple[int, int, int]:
    return values[0], values[1], values[2]


def _sums(many: Iterable[Sequence[int]]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*many, strict=True)))


def undated(comparison: Comparison) -> list[Bar]:
    """Actions without a date, by what their plans say instead."""
    counted: Counter[str] = Counter()
    for row in comparison.timeline:
        if not row.quarter:
            counted[row.kind] += row.actions
    return [Bar(UNDATED_WORDS[kind], count) for kind, count in counted.most_common()]


def owner_bars(
    comparison: Comparison, words: dict[str, str], part: Callable[[object], object]
) -> list[Bar]:
    """Owners of all plans by a part of their rows, `by_kind` or `by_level`."""
    return [
        Bar(word, sum(getattr(part(row), name) for row in comparison.owners))
        for name, word in words.items()
    ]


def kinds_of_owners(comparison: Comparison) -> list[Bar]:
    """Owners by kind."""
    names = {name: OWNER_KIND_WORDS[name] for name in ByOwnerKind.model_fields}
    return owner_bars(comparison, names, lambda row: row.by_kind)  # type: ignore[attr-defined]


def levels_of_owners(comparison: Comparison) -> list[Bar]:
    """Owners by level."""
    names = {name: LEVEL_WORDS[name] for name in ByOwnerLevel.model_fields}
    return owner_bars(comparison, names, lambda row: row.by_level)  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class ChangeCount:
    """How many actions of an organisation changed in which way, between two of its years."""

    organisation: str
    framework: str
    since: str
    to: str
    counts: tuple[int, ...]
    marks: Marks


def change_counts(comparison: Comparison, marking: Marking) -> list[ChangeCount]:
    """A row an organisation, framework and pair of years, in the order of the comparison."""
    counted: defaultdict[tuple[str, str, str, str], Counter[str]] = defaultdict(Counter)
    for row in comparison.changes:
        counted[row.organisation, row.framework, row.since, row.to][row.kind] += 1
    return [
        ChangeCount(
            *key,
            tuple(kinds[kind] for kind in _CHANGES),
            marking.of(key[0], key[1], f"{key[2]}|{key[3]}"),
        )
        for key, kinds in counted.items()
    ]


def latest_changes(comparison: Comparison, most: int) -> tuple[list[ChangeRow], int]:
    """What changed between each organisation's latest two years, but for what was carried over.

    Args:
        comparison: all of it.
        most: how many rows to give.

    Returns:
        The rows, and how many there are in all.
    """
    latest: dict[tuple[str, str], str] = {}
    for row in comparison.changes:
        key = (row.organisation, row.framework)
        latest[key] = max(latest.get(key, ""), row.to)
    found = [
        row
        for row in comparison.changes
        if row.kind != "carried" and row.to == latest[row.organisation, row.framework]
    ]
    return found[:most], len(found)
