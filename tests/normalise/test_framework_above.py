"""Tables under a heading that names another framework than the plan's title does."""

from __future__ import annotations

import pytest

from normalise.tables import heading, line, plan, table

ROWS = [
    "1 | Post rota gaps a week ahead. | Rota Manager | May 2024",
    "3 | Order badges with large print. | Head of Nursing | July 2024",
]


def _metrics(name):
    return table(f"{name} | Action | Lead | Due", *(f"{name} {row}" for row in ROWS))


@pytest.mark.parametrize(
    "above",
    [
        line("WDES action plan", bold=True),
        heading("What the WDES asks of our wards and clinics", 2),
    ],
    ids=["bold line", "heading"],
)
@pytest.mark.parametrize("name", ["Metric", "Indicator"])
def test_a_metric_under_a_heading_that_names_another_framework_is_of_that_one(above, name):
    got = plan(_metrics("Indicator"), above, _metrics(name))
    assert [(a.framework, a.indicators) for a in got.actions] == [
        ("WRES", ("WRES-1",)),
        ("WRES", ("WRES-3",)),
        ("WDES", ("WDES-1",)),
        ("WDES", ("WDES-3",)),
    ]
