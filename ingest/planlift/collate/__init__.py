"""Plans to a comparison across organisations and years.

Nothing heavy is imported before it is asked for: the package is bound early, with `planlift`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planlift.collate.comparing import collate as collate
    from planlift.collate.models import Comparison as Comparison

__all__ = ["Comparison", "collate"]

_HOMES = {"Comparison": "planlift.collate.models", "collate": "planlift.collate.comparing"}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'planlift.collate' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
