"""What the pages share: the store, the workers, who may come in, what is going on."""

from __future__ import annotations

from dataclasses import dataclass, field

from planlift.review.jobs import Jobs
from planlift.review.metrics import Metrics
from planlift.review.plans import Plans
from planlift.review.security.audit import AuditLog
from planlift.review.security.users import Users
from planlift.review.settings import Settings
from planlift.review.shelf import Shelf
from planlift.review.source.viewer import Viewer
from planlift.store.page_files import AUDIT, USERS


@dataclass(slots=True)
class Desk:
    """What the pages share.

    Attributes:
        settings: how the page is served.
        shelf: documents, plans, decisions.
        plans: the plans that stand now.
        viewer: shows source documents.
        users: who may sign in.
        audit: who did what.
        jobs: what goes on in the background.
        metrics: what is counted.
    """

    settings: Settings
    shelf: Shelf
    plans: Plans
    viewer: Viewer
    users: Users
    audit: AuditLog
    jobs: Jobs = field(default_factory=Jobs)
    metrics: Metrics = field(default_factory=Metrics)

    def close(self) -> None:
        """End what runs beside the server."""
        self.jobs.close()
        self.viewer.close()
        self.shelf.close()


def desk_for(settings: Settings) -> Desk:
    """A desk for a folder."""
    shelf = Shelf(settings.folder)
    return Desk(
        settings,
        shelf,
        Plans(shelf),
        Viewer(limits=settings.limits, keys=settings.keys),
        Users(settings.folder / USERS),
        AuditLog(settings.folder / AUDIT),
    )
