"""What came of each document, into the output folder and its store."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from planlift.batch.account import Outcome, Reading, Record, Result
from planlift.batch.card import NO_CARD, card_of
from planlift.batch.rounds import Came
from planlift.batch.sources import Source
from planlift.decisions.model import Decision
from planlift.export.links import way_to
from planlift.paths import folded, output_file
from planlift.store import Entry, Store
from planlift.store.documents import Gone
from planlift.store.page_files import UPLOADS
from planlift.write import OutputError, output_error, put_in_place, write_whole
from planlift_schema import ActionPlan

PLANS = "plans"
_UNREAD = Result(Outcome.NOT_REACHED, "stopped before it was read", "Run the command again.")


@dataclass(frozen=True, slots=True)
class Keeper:
    """Writes plans and the account of one run.

    A reading is kept before its plan is written, and the plan before its line of the account: a
    run that is ended at any moment leaves nothing to read again, and no line without its plan.

    Attributes:
        out: the output folder, absolute.
        store: of that folder.
        run: number of the run.
    """

    out: Path
    store: Store
    run: int

    def keep(self, came: Came) -> list[Record]:
        """Keep what came of a document.

        Returns:
            Its lines of the account, one for each page behind it.

        Raises:
            OutputError: the store cannot be written; a plan that cannot be is a line's failure.
        """
        key = came.source.claim.key
        reading = came.kept
        if reading is None:
            reading = self.store.keep(came.identity, came.reading)
        decisions = self.store.decisions(key)
        while True:
            entries = self._entered(came, decisions, reading)
            meanwhile = self.store.decisions(key)
            # A spilled plan takes none, and has gone to its place.
            if meanwhile == decisions or came.reading.spilled is not None:
                return [entry.record for entry in entries]
            decisions = meanwhile  # people went on deciding while the plan was written down

    def _entered(
        self, came: Came, decisions: Sequence[Decision], reading: int | None
    ) -> list[Entry]:
        """Write the plan of a document with what was decided about it, and enter it."""
        known = came.kept is not None
        if decisions:
            from planlift.decisions.standing import standing

            came = replace(came, reading=standing(came.reading, decisions))
        record = self._written(came.source, came.reading)
        entries = self._entries(came, record, reading)
        if not known or not self.store.touch(self.run, entries):
            self.store.put(self.run, [_with_card(entries[0], came.reading), *entries[1:]])
        return entries

    def enter(self, source: Source) -> Record:
        """Enter a source that was not read: it is none to read, or it was not reached."""
        record = self._record(source, source.result or _UNREAD)
        self.store.put(self.run, [replace(_entry(source, record), size=size_of(source))])
        return record

    def has(self, source: Source) -> bool:
        """Whether a source is in the account of this run."""
        return self.store.has(self.run, source.claim.key)

    def take_away(self, given: Sequence[Path]) -> None:
        """Take plans away whose documents are gone from the given paths.

        Where another document's plan stands in the same file, as where a system knows no letter
        case and only that of a name was changed, the file stays.
        """
        tops = [Path(os.path.abspath(path)) for path in given]  # noqa: PTH100
        plans = cache(lambda: {folded(plan): plan for plan in self.store.plans(self.run)})

        def is_gone(gone: Gone) -> bool:
            if gone.plan and self._is_one_file(gone.plan, plans().get(folded(gone.plan), "")):
                return True
            if not any(gone.path.is_relative_to(top) for top in tops):
                return False
            if gone.path.is_relative_to(self.out / UPLOADS) and gone.path.exists():
                return False  # where `out` stands below what is given, it is passed over
            if gone.plan:
                (self.out / gone.plan).unlink(missing_ok=True)
            return True

        self.store.drop_earlier(self.run, is_gone)

    def _is_one_file(self, plan: str, other: str) -> bool:
        """Whether two names of plans, from the output folder, lead to one file."""
        if not other or plan == other:
            return bool(other)
        try:
            return (self.out / plan).samefile(self.out / other)
        except OSError:  # one is not there
            return False

    def _written(self, source: Source, reading: Reading) -> Record:
        """Write a document's plan and give its line of the account.

        Where there is no plan now, one from an earlier run is taken away: it would speak of
        another document than the one that stands there.
        """
        path = output_file(self.out / PLANS, source.claim.key, ".json")
        try:
            if reading.spilled is not None:
                put_in_place(reading.spilled, path)
            elif not reading.plan:
                path.unlink(missing_ok=True)
            elif not _holds(path, reading.plan):
                write_whole(path, reading.plan)
        except OutputError as error:
            reason = f"its plan could not be written: {error.cause}"
            return self._record(source, Result(Outcome.FAILED, reason, error.remedy))
        except OSError as error:
            reason = f"{reading.result.reason}; an earlier plan could not be removed"
            remedy = output_error(path, error).remedy
            return self._record(source, Result(Outcome.FAILED, reason, remedy))
        written = path.relative_to(self.out).as_posix() if reading.has_plan else ""
        return self._record(source, reading.result, written)

    def _entries(self, came: Came, record: Record, reading: int | None) -> list[Entry]:
        source, name = came.source, came.source.claim.name
        document = replace(
            _entry(source, record),
            sha256=came.identity.sha256,
            size=came.size,
            seconds=came.reading.seconds,
            reading=reading,
        )
        pages = [
            Record(f"{name}/{page}", result, record.plan if _is_joined(result) else "")
            for page, result in came.reading.pages
        ]
        numbered = [replace(_entry(source, page), page=n) for n, page in enumerate(pages, 1)]
        return [document, *numbered]

    def _record(self, source: Source, result: Result, plan: str = "") -> Record:
        return Record(source.claim.name, result, plan, way_to(source.path, self.out))


def _entry(source: Source, record: Record) -> Entry:
    return Entry(source.claim.key, source.claim.name, source.path, source.inside, record)


def _is_joined(result: Result) -> bool:
    return result.outcome is Outcome.JOINED


def _with_card(entry: Entry, reading: Reading) -> Entry:
    """The entry with what its plan is of; an earlier reading's card is made anew from the plan."""
    card = reading.card
    if card == NO_CARD and reading.plan:
        card = card_of(ActionPlan.model_validate_json(reading.plan))
    return replace(entry, card=card)


def _holds(path: Path, data: bytes) -> bool:
    """Whether a file is there and holds just that."""
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def size_of(source: Source) -> int | None:
    """Size of a source's file in bytes, None where it is no file."""
    try:
        status = source.path.lstat()
    except OSError:
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) else None
