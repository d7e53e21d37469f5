"""What a comparison of plans is, as frozen pydantic models.

The order of the fields is the order of the keys in `comparison.json`.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import ConfigDict, Field

from planlift_schema.plan import Model

COMPARISON_VERSION: Literal["1"] = "1"


class ByState(Model):
    """Actions by state."""

    not_started: int = Field(0, description="Actions not started.")
    in_progress: int = Field(0, description="Actions in progress.")
    on_track: int = Field(0, description="Actions on track.")
    at_risk: int = Field(0, description="Actions at risk.")
    complete: int = Field(0, description="Actions complete.")
    cancelled: int = Field(0, description="Actions cancelled.")
    not_said: int = Field(0, description="Actions whose plan does not say.")


class ByRag(Model):
    """Actions by colour."""

    red: int = Field(0, description="Red actions.")
    amber: int = Field(0, description="Amber actions.")
    green: int = Field(0, description="Green actions.")
    blue: int = Field(0, description="Blue actions.")
    not_said: int = Field(0, description="Actions without a colour.")


class ByOwnerKind(Model):
    """Owners by kind; an action may have several."""

    role: int = Field(0, description="Job titles.")
    team: int = Field(0, description="Teams and departments.")
    committee: int = Field(0, description="Committees, boards and groups.")
    person: int = Field(0, description="Persons by name or initials.")
    organisation: int = Field(0, description="Other organisations.")
    everyone: int = Field(0, description='"All staff" and the like.')


class PlanEntry(Model):
    """One plan that was compared."""

    document: str = Field(description="Name of its document.")
    sha256: str = Field(description="Digest of its document.")
    frameworks: tuple[str, ...] = Field((), description="Codes of its frameworks.")
    year: str = Field("", description='Its year ("2019/20"), "" where the document has none.')
    actions: int = Field(description="Number of its actions.")
    copies: tuple[str, ...] = Field(
        (), description="Names of further copies of the same file, counted once."
    )


class OrganisationRow(Model):
    """One organisation with its plans."""

    name: str = Field(description="Official or as written; the document's name where it says none.")
    ods_code: str | None = Field(None, description="Code of the Organisation Data Service.")
    identified: bool = Field(description="False where no document says whose plan it is.")
    region: str = Field("", description='NHS England region, "" if unknown.')
    kind: str = Field("", description='trust, ccg, sub-icb, icb or csu; "" if unknown.')
    plans: tuple[PlanEntry, ...] = Field((), description="Its plans, by year and document.")


class CoverageRow(Model):
    """How often an organisation's plans of a year act on one indicator."""

    organisation: str = Field(description="Name, as in `organisations`.")
    ods_code: str | None = Field(None, description="Code of the Organisation Data Service.")
    framework: str = Field(description='Code of the framework, "" where none is named.')
    year: str = Field(description='Year of the plans, "" where they have none.')
    indicator: str = Field(
        description='Code of the whole indicator; "" for actions that name none of them.'
    )
    actions: int = Field(description="Actions on it; 0 is a gap.")
    by_state: ByState = Field(ByState(), description="Those actions by state.")
    by_rag: ByRag = Field(ByRag(), description="Those actions by colour.")


class NonePublished(Model):
    """A framework and year for which others published a plan, and this organisation did not."""

    organisation: str = Field(description="Name, as in `organisations`.")
    ods_code: str | None = Field(None, description="Code of the Organisation Data Service.")
    framework: str = Field(description="Code of the framework.")
    year: str = Field(description="The year, one of those that plans were compared of.")


class ActionRef(Model):
    """Where an action stands, with its words."""

    organisation: str = Field(description="Name, as in `organisations`.")
    year: str = Field(description='Year of the plan, "" where it has none.')
    document: str = Field(description="Name of the plan's document, as in `organisations`.")
    index: int = Field(description="Its place in the plan's list of actions, from 0.")
    ref: str = Field("", description="Its reference as written.")
    action: str = Field(description="What will be done, as written.")
    owner: str = Field("", description="Who does it, as written.")
    deadline: str = Field("", description="When, as written.")
    by: dt.date | None = Field(None, description="Last day on which it is still in time.")
    state: str | None = Field(None, description="How far it is, null where the plan does not say.")


class ThemeAction(Model):
    """One action of a theme."""

    organisation: str = Field(description="Name, as in `organisations`.")
    year: str = Field(description='Year of the plan, "" where it has none.')
    document: str = Field(description="Name of the plan's document, as in `organisations`.")
    index: int = Field(description="Its place in the plan's list of actions, from 0.")


class Counted(Model):
    """A text with how often it stands."""

    text: str = Field(description="As written.")
    actions: int = Field(description="Number of actions that have it.")


class DueSpread(Model):
    """When the actions of a theme are due."""

    first: dt.date | None = Field(None, description="Earliest last day, null where none has one.")
    median: dt.date | None = Field(None, description="Last day of the middle one.")
    last: dt.date | None = Field(None, description="Latest last day.")
    dated: int = Field(0, description="Actions with a date.")
    undated: int = Field(0, description="Actions without one, ongoing ones among them.")
    by_quarter: dict[str, int] = Field(
        default_factory=dict, description='Dated actions by financial quarter ("2019/20 Q3").'
    )


class Theme(Model):
    """Similar actions of one or several organisations."""

    name: str = Field(description="Made of words of its own actions.")
    example: str = Field(description="The action that stands in the middle of the others.")
    organisations: tuple[str, ...] = Field((), description="Whose actions they are, by name.")
    frameworks: tuple[str, ...] = Field((), description="Frameworks that they belong to.")
    years: tuple[str, ...] = Field((), description="Years of their plans.")
    owners: tuple[Counted, ...] = Field((), description="Owners that most have, most first.")
    by_state: ByState = Field(ByState(), description="The actions by state.")
    due: DueSpread = Field(DueSpread(), description="When they are due.")
    actions: tuple[ThemeAction, ...] = Field((), description="The actions themselves.")


ChangeKind = Literal["carried", "reworded", "moved", "completed", "dropped", "new"]


class ChangeRow(Model):
    """What became of an action from one plan of an organisation to its next."""

    model_config = ConfigDict(populate_by_name=True, serialize_by_alias=True)

    organisation: str = Field(description="Name, as in `organisations`.")
    ods_code: str | None = Field(None, description="Code of the Organisation Data Service.")
    framework: str = Field(description='Code of the framework, "" where none is named.')
    since: str = Field(alias="from", description="Year of the earlier plan.")
    to: str = Field(description="Year of the later plan.")
    kind: ChangeKind = Field(
        description="completed, else moved (another date), else reworded, else carried over as "
        "it was; dropped where only the earlier plan has it, new where only the later one."
    )
    also: tuple[ChangeKind, ...] = Field(
        (), description="What else changed: a completed action may be reworded and moved too."
    )
    before: ActionRef | None = Field(None, description="In the earlier plan; null if new.")
    after: ActionRef | None = Field(None, description="In the later plan; null if dropped.")


class TimelineRow(Model):
    """Actions of an organisation, framework and year that are due in one quarter."""

    organisation: str = Field(description="Name, as in `organisations`.")
    ods_code: str | None = Field(None, description="Code of the Organisation Data Service.")
    framework: str = Field(description='Code of the framework, "" where none is named.')
    year: str = Field(description='Year of the plans, "" where they have none.')
    quarter: str = Field(
        description='Financial quarter of the deadline ("2019/20 Q3"), "" where it has no date.'
    )
    kind: str = Field(
        description='"date"; without one, what the plan says instead: ongoing, recurring, '
        "immediate, event, unknown or none."
    )
    actions: int = Field(description="Number of actions.")
    complete: int = Field(0, description="Those that are complete or cancelled.")
    overdue: int = Field(0, description="Those that are overdue on the day of `as_of`.")


class OverdueRow(Model):
    """An action whose last day is past and that is not said to be complete or cancelled."""

    ods_code: str | None = Field(None, description="Code of the Organisation Data Service.")
    framework: str = Field(description='Code of the framework, "" where none is named.')
    days: int = Field(description="Days from its last day to the day of `as_of`.")
    action: ActionRef = Field(description="The action.")


class ByOwnerLevel(Model):
    """Owners by level, as their titles tell it."""

    board: int = Field(0, description="Board, chairs, chief officers, executive directors.")
    senior: int = Field(0, description="Other directors, deputies, heads of service.")
    manager: int = Field(0, description="Managers and leads.")
    officer: int = Field(0, description="Officers, advisers, partners, coordinators, guardians.")
    everyone: int = Field(0, description='"All staff" and the like.')
    not_said: int = Field(0, description="Teams, committees and persons whose level is not said.")


class OwnersRow(Model):
    """Who answers for the actions of an organisation, framework and year."""

    organisation: str = Field(description="Name, as in `organisations`.")
    ods_code: str | None = Field(None, description="Code of the Organisation Data Service.")
    framework: str = Field(description='Code of the framework, "" where none is named.')
    year: str = Field(description='Year of the plans, "" where they have none.')
    actions: int = Field(description="Number of actions.")
    without_owner: int = Field(description="Actions that nobody answers for.")
    by_kind: ByOwnerKind = Field(ByOwnerKind(), description="Owners by kind.")
    by_level: ByOwnerLevel = Field(ByOwnerLevel(), description="Owners by level.")


class Completeness(Model):
    """How much of what a plan should say it says, each part from 0 to 1."""

    owner: float = Field(0, description="Share of actions with an owner.")
    deadline: float = Field(
        0, description="Share of actions with a deadline that says something: a date, ongoing, …"
    )
    indicator: float = Field(0, description="Share of actions with the code of an indicator.")
    outcome: float = Field(0, description="Share of actions with an outcome or measure.")
    status: float = Field(0, description="Share of actions with a state, a colour or an update.")
    covered: float = Field(0, description="Share of the framework's indicators with an action.")
    whole: float = Field(0, description="The mean of the parts.")


class PlanQuality(Model):
    """What checks find in one plan."""

    document: str = Field(description="Name of its document, as in `organisations`.")
    frameworks: tuple[str, ...] = Field((), description="Codes of its frameworks.")
    year: str = Field(description='Year of the plan, "" where it has none.')
    completeness: Completeness = Field(description="How much of what it should say it says.")
    errors: int = Field(description="Findings of severity error.")
    warnings: int = Field(description="Findings of severity warning.")
    notes: int = Field(description="Findings of severity note.")


class QualityRow(Model):
    """What checks find in an organisation's plans."""

    organisation: str = Field(description="Name, as in `organisations`.")
    ods_code: str | None = Field(None, description="Code of the Organisation Data Service.")
    rank: int = Field(description="By completeness, from 1; those with the same share a rank.")
    completeness: float = Field(description="Mean of its plans' completeness, from 0 to 1.")
    errors: int = Field(description="Findings of severity error.")
    warnings: int = Field(description="Findings of severity warning.")
    notes: int = Field(description="Findings of severity note.")
    by_code: dict[str, int] = Field(
        default_factory=dict, description="Number of findings by their code, by name."
    )
    plans: tuple[PlanQuality, ...] = Field((), description="The same by plan.")


class Comparison(Model):
    """Plans compared across organisations and years."""

    schema_version: Literal["1"] = Field(
        COMPARISON_VERSION, description="Changes when the meaning of a key does."
    )
    as_of: dt.date | None = Field(
        None, description="Day on which deadlines are judged; null where none was named."
    )
    organisations: tuple[OrganisationRow, ...] = Field((), description="Whose plans they are.")
    coverage: tuple[CoverageRow, ...] = Field(
        (), description="Organisation by framework, year and indicator, gaps as rows with 0."
    )
    none_published: tuple[NonePublished, ...] = Field(
        (), description="Frameworks and years without a plan of an organisation."
    )
    themes: tuple[Theme, ...] = Field(
        (), description="Similar actions, those of most organisations first."
    )
    changes: tuple[ChangeRow, ...] = Field(
        (), description="What became of actions from one year of an organisation to its next."
    )
    timeline: tuple[TimelineRow, ...] = Field((), description="Deadlines by quarter.")
    overdue: tuple[OverdueRow, ...] = Field(
        (), description="Overdue actions, the longest first; none without a day to judge by."
    )
    owners: tuple[OwnersRow, ...] = Field((), description="Who answers for the actions.")
    quality: tuple[QualityRow, ...] = Field((), description="Findings by organisation.")
