"""Answers to recommendations ("Accepted", "Partially agreed"), which say nothing of an action.

Audit reports and reviews have a column or label for them beside the agreed action ("Management
response"). They are no state: what was agreed is still to be done.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_ANSWER = re.compile(
    r"(?:(?:fully|partially|partly|in part|not|noted and|agreed and|accepted and)\s+)?"
    r"(?:accepted|agreed|rejected|declined|endorsed|supported|noted|disagreed)"
    r"(?:\s+(?:in (?:full|part|principle)|by management))?\s*\.?",
    re.I,
)


def answers(texts: Sequence[str]) -> bool:
    """Whether texts are such answers and no more.

    Args:
        texts: of the filled cells of a column.
    """
    return bool(texts) and all(_ANSWER.fullmatch(text.strip()) for text in texts)
