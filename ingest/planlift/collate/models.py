"""What a comparison of plans is, as frozen pydantic models.

The order of the fields is the order of the keys in `comparison.json`.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

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


class OwnersRow(Model):
    """Who answers for an organisation's actions."""

    organisation: str = Field(description="Name, as in `organisations`.")
    ods_code: str | None = Field(None, description="Code of the Organisation Data Service.")
    actions: int = Field(description="Number of actions.")
    without_owner: int = Field(description="Actions that nobody answers for.")
    by_kind: ByOwnerKind = Field(ByOwnerKind(), description="Owners by kind.")


class QualityRow(Model):
    """What checks find in an organisation's plans."""

    organisation: str = Field(description="Name, as in `organisations`.")
    ods_code: str | None = Field(None, description="Code of the Organisation Data Service.")
    errors: int = Field(description="Findings of severity error.")
    warnings: int = Field(description="Findings of severity warning.")
    notes: int = Field(description="Findings of severity note.")
    by_code: dict[str, int] = Field(
        default_factory=dict, description="Number of findings by their code, by name."
    )


class Comparison(Model):
    """Plans compared across organisations and years."""

    schema_version: Literal["1"] = Field(
        COMPARISON_VERSION, description="Changes when the meaning of a key does."
    )
    organisations: tuple[OrganisationRow, ...] = Field((), description="Whose plans they are.")
    coverage: tuple[CoverageRow, ...] = Field(
        (), description="Organisation by framework, year and indicator, gaps as rows with 0."
    )
    owners: tuple[OwnersRow, ...] = Field((), description="Kinds of owners by organisation.")
    quality: tuple[QualityRow, ...] = Field((), description="Findings by organisation.")
