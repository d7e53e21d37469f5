"""What every worker needs, loaded once in the process that they are forked from."""

from __future__ import annotations

from planlift import pipeline, write
from planlift_parsers import format_named
from planlift_schema.organisations import by_name, names_in

# Readers of the formats that most plans come in; the others load where they are first needed, and
# so does the recognition of scans, whose threads would not live through a fork.
_USUAL = ("docx", "pdf", "html", "xlsx", "text")

LOADED = (
    pipeline,
    write,
    *(format_named(name).reader() for name in _USUAL),
    by_name("NHS"),
    names_in("The NHS"),
)
