"""What people said of columns, in the mapping file of the output folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Lock

from planlift.corrections import MAPPING_NAME, Correction, MappingFile, write_mapping
from planlift.corrections.model import fold
from planlift.corrections.reading import read_mapping

_WRITING = Lock()


def remember(folder: Path, correction: Correction) -> None:
    """Put an entry into the mapping file, in place of one for the same tables.

    Args:
        folder: the output folder.
        correction: the entry.

    Raises:
        UsageError: the file that stands there is wrong.
        OutputError: it cannot be written.
    """
    with _WRITING:
        kept = [one for one in _entries(folder) if not _same_tables(one, correction)]
        write_mapping(folder / MAPPING_NAME, MappingFile(tables=[*kept, correction]))


def forget(folder: Path, correction: Correction, others: Sequence[Correction]) -> None:
    """Take an entry out of the mapping file; one that it had taken the place of stands again.

    Args:
        folder: the output folder.
        correction: the entry; where another has taken its place, nothing changes.
        others: what people said of columns and still holds, in order.

    Raises:
        UsageError: the file that stands there is wrong.
        OutputError: it cannot be written.
    """
    with _WRITING:
        entries = _entries(folder)
        kept = [one for one in entries if one != correction]
        if len(kept) == len(entries):
            return
        kept += [one for one in others if _same_tables(one, correction)][-1:]
        write_mapping(folder / MAPPING_NAME, MappingFile(tables=kept))


def check(folder: Path) -> None:
    """See that there is a mapping file that can be added to, or none.

    Raises:
        UsageError: the file that stands there is wrong.
    """
    _entries(folder)


def _entries(folder: Path) -> list[Correction]:
    path = folder / MAPPING_NAME
    if not path.is_file():
        return []
    return [ruling.correction for ruling in read_mapping(path).rulings]


def _same_tables(one: Correction, other: Correction) -> bool:
    return list(map(fold, one.headers)) == list(map(fold, other.headers))
