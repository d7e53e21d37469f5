"""Which plans are compared: filters by region, kind of organisation, framework and year."""

from __future__ import annotations

from dataclasses import dataclass

from planlift.collate.years import year_of, years_within
from planlift_schema import ActionPlan
from planlift_schema.organisations import by_ods_code


@dataclass(frozen=True, slots=True)
class Selection:
    """What a plan must be; an empty part asks for nothing.

    Attributes:
        regions: NHS England regions, in any case ("London").
        kinds: kinds of organisation, in any case ("trust", "icb").
        frameworks: codes; one of the plan's must be among them.
        years: "2019/20"; a plan of several years is of each of them.
    """

    regions: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    frameworks: tuple[str, ...] = ()
    years: tuple[str, ...] = ()

    def admits(self, plan: ActionPlan) -> bool:
        """Whether a plan is to be compared."""
        code = plan.organisation.ods_code if plan.organisation else None
        known = by_ods_code(code) if code else None
        year = year_of(plan.period)
        return (
            _among(self.regions, (known.region,) if known else ())
            and _among(self.kinds, (known.kind,) if known else ())
            and _among(self.frameworks, plan.frameworks)
            and _among(self.years, (year, *years_within(year)))
        )


EVERYTHING = Selection()


def _among(wanted: tuple[str, ...], found: tuple[str, ...]) -> bool:
    return not wanted or not {each.casefold() for each in wanted}.isdisjoint(
        each.casefold() for each in found
    )
