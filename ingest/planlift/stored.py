"""Plans that were written before: find them and load them."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError
from pydantic_core import from_json

from planlift.batch.convert import PLANS
from planlift.export.flat import DOCUMENTS_CSV
from planlift_parsers.errors import DocumentError
from planlift_schema import SCHEMA_VERSION, ActionPlan

# The keys that tell a plan from other JSON.
_MARKS = ("schema_version", "document")
# White space may stand before the first bracket.
_PEEKED_BYTES = 64
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def plans_below(folder: Path) -> Path:
    """Where the plans stand in a folder: in `plans` where `convert` wrote it, else anywhere."""
    plans = folder / PLANS
    return plans if plans.is_dir() and (folder / DOCUMENTS_CSV).is_file() else folder


def could_be_json(data: bytes) -> bool:
    """Whether a file's first bytes are those of a JSON object."""
    return data.removeprefix(_BYTE_ORDER_MARK).lstrip().startswith(b"{")


def plan_from(data: bytes) -> ActionPlan | None:
    """The plan that JSON holds, or None where it holds something else.

    Args:
        data: a whole file.

    Raises:
        DocumentError: it is a plan, and not as the schema wants it.
    """
    if not could_be_json(data):
        return None
    try:
        found = from_json(data.removeprefix(_BYTE_ORDER_MARK))
    except ValueError:
        return None
    if not isinstance(found, dict) or any(mark not in found for mark in _MARKS):
        return None
    if found["schema_version"] != SCHEMA_VERSION:
        raise DocumentError(
            f"a plan of schema version {found['schema_version']!r}, this is {SCHEMA_VERSION!r}",
            "Convert the document again with this version of planlift.",
        )
    try:
        # Not `model_validate`: dates and lists of JSON are no dates and tuples of Python.
        return ActionPlan.model_validate_json(data.removeprefix(_BYTE_ORDER_MARK))
    except ValidationError as error:
        raise DocumentError(
            f"the plan is not as the schema wants it ({_first(error)})",
            "docs/schema says what a plan is; convert the document again if it was changed.",
        ) from error


def _first(error: ValidationError) -> str:
    """The first thing wrong, in one line."""
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(map(str, first["loc"]))
    return f"{where}: {first['msg']}" if where else first["msg"]


def peek(path: Path) -> bytes:
    """The first bytes of a file, b"" where it cannot be opened."""
    try:
        with path.open("rb") as file:
            return file.read(_PEEKED_BYTES)
    except OSError:
        return b""
