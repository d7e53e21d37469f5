"""Whose name a letter or mail is signed with: a body on a line below the closing words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_CLOSING = re.compile(
    r"(?:(?:with\s+)?(?:kind|best|warm|many)(?:est)?\s+(?:regards|wishes|thanks)|regards|thanks"
    r"|yours\s+(?:sincerely|faithfully|truly)|sincerely|all\s+the\s+best|thank\s+you)"
    r"(?:\s+and\s+(?:regards|best\s+wishes))?\s*[,.!]?",
    re.I,
)
_LINES = 7  # below the closing words: name, post, department, body, telephone, address


def signature_lines(texts: Sequence[str]) -> Iterator[str]:
    """The lines of the signatures of a letter or mail.

    Args:
        texts: its paragraphs in order.
    """
    for at, text in enumerate(texts):
        if _CLOSING.fullmatch(text.strip()):
            yield from texts[at + 1 : at + 1 + _LINES]
