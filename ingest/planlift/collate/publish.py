"""Publishes the JSON Schema of a comparison.

`python -m planlift.collate.publish [FOLDER]` writes it into a folder, by default `docs/schema`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from planlift.collate.models import Comparison
from planlift_schema.publish import as_text, schema_of

SCHEMA_FILE = "comparison.schema.json"
_FOLDER = Path("docs/schema")


def schema_text() -> str:
    """The schema of a comparison as it stands in its file."""
    return as_text(schema_of(Comparison, "urn:planlift:schema:comparison:1", "Comparison"))


def main(arguments: list[str]) -> None:
    """Write the schema into the folder that is named, or `docs/schema`."""
    folder = Path(arguments[0]) if arguments else _FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    (folder / SCHEMA_FILE).write_text(schema_text(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
