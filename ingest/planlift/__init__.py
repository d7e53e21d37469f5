"""Lifts action plans out of Word, PDF, Excel, web pages and plain text into one schema.

`planlift.read("plan.docx")` gives an `ActionPlan`. Everything is imported only when it is asked
for, so that `import planlift` and the command's help cost nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planlift import normalise as normalise
    from planlift.checks import check as check
    from planlift.collate import collate as collate
    from planlift.pipeline import read as read
    from planlift.pipeline import read_bytes as read_bytes
    from planlift_parsers.errors import DocumentError as DocumentError
    from planlift_parsers.errors import LimitError as LimitError
    from planlift_parsers.errors import PlanliftError as PlanliftError
    from planlift_parsers.errors import UsageError as UsageError
    from planlift_parsers.keys import Keys as Keys
    from planlift_parsers.limits import Limits as Limits
    from planlift_schema import Action as Action
    from planlift_schema import ActionPlan as ActionPlan
    from planlift_schema import Finding as Finding
    from planlift_schema.frames import to_frame as to_frame

    __version__: str

# The function `planlift.collate` and its package share a name. A package is bound in its parent
# once, at its first import; that is done here and undone, so that the name always gives the
# function while `from planlift.collate import ...` still finds the package.
import_module("planlift.collate")
del globals()["collate"]

_HOMES = {
    "Action": "planlift_schema",
    "ActionPlan": "planlift_schema",
    "DocumentError": "planlift_parsers.errors",
    "Finding": "planlift_schema",
    "Keys": "planlift_parsers.keys",
    "LimitError": "planlift_parsers.errors",
    "Limits": "planlift_parsers.limits",
    "PlanliftError": "planlift_parsers.errors",
    "UsageError": "planlift_parsers.errors",
    "check": "planlift.checks",
    "collate": "planlift.collate",
    "read": "planlift.pipeline",
    "read_bytes": "planlift.pipeline",
    "to_frame": "planlift_schema.frames",
}

__all__ = [  # noqa: PLE0604 - the homes are the list
    "__version__",
    "normalise",
    *_HOMES,
]


def __getattr__(name: str) -> object:
    if name == "__version__":
        from importlib.metadata import version

        return version("planlift")
    if name == "normalise":  # the small readers, callable alone
        return import_module("planlift.normalise")
    if name not in _HOMES:
        raise AttributeError(f"module 'planlift' has no attribute {name!r}")
    from planlift.collecting import uncollected

    with uncollected():
        return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
