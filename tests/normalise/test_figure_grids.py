"""Tables of figures beside those of a plan."""

from __future__ import annotations

import pytest

from normalise.tables import heading, line, plan, table

FIGURES = table(
    "Pay band | BME | White | Not known | BME share",
    "Under Band 2 | 128 | 182 | 30 | 37.6%",
    "Bands 3 and 4 | 89 | 122 | 35 | 36.2%",
    "Very senior managers | 80 | 486 | n/a | 13.8%",
)
ACTIONS = table(
    "What we will do | Who | By | Measure of impact | Stage",
    "Bring mediation in-house. | OD Lead | May 2023 | Two in three agree | On course",
    "Publish a short guide. | HR Manager | June 2023 | All staff have it | Completed",
)


def test_a_table_of_figures_does_not_go_on_with_the_header_of_the_plan():
    got = plan(heading("Race plan"), ACTIONS, heading("Workforce figures"), FIGURES)
    assert [a.action for a in got.actions] == [
        "Bring mediation in-house.",
        "Publish a short guide.",
    ]
    assert "Under Band 2" in {rest.text for rest in got.rest}


@pytest.mark.parametrize("caption", [line, lambda text: line(text, bold=True), heading])
def test_the_caption_of_figures_is_no_theme_of_the_actions_below_them(caption):
    text = "Workforce by pay band, 31 March 2022"
    parts = [
        (heading(f"Part {n}: Workforce {name} Equality Standard plan", 2), caption(text))
        for n, name in enumerate(("Race", "Disability"), 1)
    ]
    one, two = ((*part, FIGURES, ACTIONS) for part in parts)
    got = plan(heading("Workforce equality standards: plans for 2022/23"), *one, *two, title="")
    assert len(got.actions) == 4
    assert text not in {a.theme for a in got.actions}


def test_topics_over_figures_and_actions_are_the_themes_of_the_actions():
    got = plan(
        heading("Race plan"),
        *(heading("Recruiting fairly", 2), FIGURES, ACTIONS),
        *(heading("Respect at work", 2), ACTIONS),
    )
    themes = [a.theme for a in got.actions]
    assert themes == ["Recruiting fairly"] * 2 + ["Respect at work"] * 2
