"""Tracked changes of an OpenDocument text: what was deleted is kept apart from the text."""

from __future__ import annotations

from planlift_parsers.docx.names import Element
from planlift_parsers.docx.runs import BREAK
from planlift_parsers.odf.names import TEXT

_PARAGRAPHS = (TEXT + "p", TEXT + "h")
_SPACES = frozenset({TEXT + "s", TEXT + "tab", TEXT + "line-break"})


class Changes:
    """The tracked changes of a document.

    Args:
        body: `office:text`.
    """

    def __init__(self, body: Element) -> None:
        self._deleted: dict[str, str] = {}
        self._inserted: set[str] = set()
        for region in body.iterfind(f"{TEXT}tracked-changes/{TEXT}changed-region"):
            key = region.get(TEXT + "id") or ""
            deletion = region.find(TEXT + "deletion")
            if deletion is not None:
                self._deleted[key] = BREAK.join(map(plain_text, deletion.iter(*_PARAGRAPHS)))
            elif region.find(TEXT + "insertion") is not None:
                self._inserted.add(key)

    def deleted(self, mark: Element) -> str:
        """The text whose deletion is marked (`text:change`)."""
        return self._deleted.get(mark.get(TEXT + "change-id") or "", "")

    def inserts(self, mark: Element) -> bool:
        """Whether a mark (`text:change-start`) begins an insertion."""
        return mark.get(TEXT + "change-id") in self._inserted


def plain_text(element: Element) -> str:
    """The words of a paragraph, white space as single spaces."""
    parts: list[str] = []
    for node in element.iter():
        if node.tag in _SPACES:
            parts.append(" ")
        parts.append(node.text or "" if isinstance(node.tag, str) else "")
        if node is not element:
            parts.append(node.tail or "")
    return " ".join("".join(parts).split())
