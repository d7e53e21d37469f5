"""What the parts of a comparison are called, in the workbook and on the page alike."""

from __future__ import annotations

from collections.abc import Mapping

CHANGE_WORDS: Mapping[str, str] = {
    "carried": "carried over",
    "reworded": "reworded",
    "moved": "date moved",
    "completed": "completed",
    "dropped": "dropped",
    "new": "new",
}
OWNER_KIND_WORDS: Mapping[str, str] = {
    "role": "job title",
    "team": "team",
    "committee": "committee",
    "person": "person",
    "organisation": "other organisation",
    "everyone": "everyone",
}
LEVEL_WORDS: Mapping[str, str] = {
    "board": "board and executive",
    "senior": "senior",
    "manager": "manager or lead",
    "officer": "officer or adviser",
    "everyone": "everyone",
    "not_said": "not said",
}
UNDATED_WORDS: Mapping[str, str] = {
    "ongoing": "ongoing",
    "recurring": "recurring",
    "immediate": "immediate",
    "event": "after an event",
    "period": "a time without dates",
    "date": "a date that cannot be placed",
    "unknown": "not clear",
    "none": "none given",
}
# Sheet of the workbook to what it shows.
GUIDE: tuple[tuple[str, str], ...] = (
    ("Heat map", ("Number of actions by organisation and year, and by indicator. “gap”: the plan "
     "has no action on it. Empty: the framework does not apply to that plan.")),
    ("Coverage", "The same, a row an indicator, with states and colours as the plans give them."),
    ("None published", ("Frameworks and years of which others have a plan here, and the "
     "organisation has none.")),
    ("Themes", ("Similar actions of different organisations, grouped by their words; owners and "
     "dates that they have. The name is made of their own words.")),
    ("Actions of themes", "Which actions a theme is made of: document and number in it."),
    ("Timeline", "Deadlines by financial quarter, and what stands where no date is given."),
    ("Overdue", ("Actions past their last day on the day that was named with --as-of, in plans "
     "that no later plan has replaced. Empty where no day was named.")),
    ("Owners", "Kinds and levels of owners, by the words of their titles, and actions without."),
    ("Changes", ("What became of each action from one plan of an organisation to its next. What "
     "stands after is empty where it is the same as before.")),
    ("Quality", ("Findings of the check, and rank by completeness: the mean share of actions with "
     "owner, deadline, indicator, outcome and status, and of indicators with an action.")),
    ("Quality by plan", "The parts of completeness, and the findings, plan by plan."),
)  # fmt: skip

# A number of actions in a cell of the heat map is shaded by these steps: gap, one, two or three,
# more. In plans of 9 to 25 actions an indicator has one or two; four steps can be told apart in
# print.
_STEPS = (0, 1, 3)


def shade_of(actions: int) -> int:
    """The step of shading, from 0 for a gap to 3."""
    return sum(actions > step for step in _STEPS)
