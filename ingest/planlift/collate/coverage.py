"""Which indicators an organisation's plans act on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from planlift.collate.models import ByRag, ByState, CoverageRow
from planlift.collate.years import year_of
from planlift.indicator_codes import framework_of, whole_of, wholes_of
from planlift_schema import Action, ActionPlan

NOT_SAID = "not_said"


@dataclass(slots=True)
class _Cell:
    """Actions of one organisation, framework and year on one indicator."""

    states: Counter[str] = field(default_factory=Counter)
    colours: Counter[str] = field(default_factory=Counter)

    def add(self, action: Action) -> None:
        self.states[action.state.value if action.state else NOT_SAID] += 1
        self.colours[action.rag.value if action.rag else NOT_SAID] += 1


class Coverage:
    """The coverage of one organisation, plan by plan."""

    def __init__(self) -> None:
        self._cells: dict[tuple[str, str, str], _Cell] = {}

    def add(self, plan: ActionPlan) -> None:
        """Count a plan's actions; those of a year and framework add up over its plans."""
        year = year_of(plan.period)
        for framework in plan.frameworks:
            for indicator in wholes_of(framework) or ("",):
                self._cells.setdefault((framework, year, indicator), _Cell())
        for action in plan.actions:
            for framework, indicator in _served(action, plan):
                self._cells.setdefault((framework, year, indicator), _Cell()).add(action)

    def rows(self, organisation: str, ods_code: str | None) -> Iterator[CoverageRow]:
        """A row an indicator, by year, framework and the framework's own order."""
        for (framework, year, indicator), cell in sorted(self._cells.items(), key=_order):
            yield CoverageRow(
                organisation=organisation,
                ods_code=ods_code,
                framework=framework,
                year=year,
                indicator=indicator,
                actions=cell.states.total(),
                by_state=ByState(**cell.states),
                by_rag=ByRag(**cell.colours),
            )


def column_order(framework: str, indicator: str) -> tuple[str, int, str]:
    """Where an indicator stands among all: by framework, in its order, "none named" last."""
    wholes = wholes_of(framework)
    at = wholes.index(indicator) if indicator in wholes else len(wholes)
    return framework, at, indicator


def _order(item: tuple[tuple[str, str, str], _Cell]) -> tuple[str, tuple[str, int, str]]:
    framework, year, indicator = item[0]
    return year, column_order(framework, indicator)


def _served(action: Action, plan: ActionPlan) -> dict[tuple[str, str], None]:
    """Framework and whole indicator that an action counts for, each once, in order."""
    named = {(framework_of(code), whole_of(code)): None for code in action.indicators}
    if named:
        return named
    only = plan.frameworks[0] if len(plan.frameworks) == 1 else ""
    return {(action.framework or only, ""): None}
