"""Folders whose documents are the pages of one plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from planlift.batch.account import Outcome, Result
from planlift.batch.sources import Source
from planlift.paths import Claim, part_clashes

_NO_PAGE = Result(
    Outcome.SKIPPED,
    "no document by its name, so that it is no page of a plan",
    "If it is one, give its name the extension of its format.",
)


def joined_by_folder(sources: Sequence[Source]) -> list[Source]:
    """One source for each folder in place of its documents; what is no document stays as it is.

    Args:
        sources: files as they were found.

    Returns:
        In the order of their names. A folder is named as below the folder that was given, that one
        itself by its own name.
    """
    kept: list[Source] = []
    folders: dict[Path, list[Source]] = defaultdict(list)
    for source in sources:
        if source.result is not None:
            kept.append(source)
        elif source.expected:
            folders[source.path.parent].append(source)
        else:
            kept.append(Source(source.path, source.claim, False, _NO_PAGE, source.top))
    joined = [_folder(folder, pages) for folder, pages in folders.items()]
    part_clashes([source.claim for source in joined])
    return sorted([*kept, *joined], key=lambda source: (source.claim.name, source.claim.key))


def _folder(folder: Path, pages: Sequence[Source]) -> Source:
    top = pages[0].top
    below = len(folder.parts) - len(top.parts) if top is not None else 0
    claim = Claim(folder.parts[1:], max(below, 1))
    return Source(folder, claim, True, None, top, tuple(page.path for page in pages))
