"""Tracked changes of an OpenDocument text: what was deleted is kept apart from the text."""

from __future__ import annotations

from planlift_parsers.docx.names import Element
from planlift_parsers.docx.runs import BREAK
from planlift_parsers.odf.names import TEXT, XML_ID

_PARAGRAPHS = (TEXT + "p", TEXT + "h")
_SPACES = frozenset({TEXT + "s", TEXT + "tab", TEXT + "line-break"})


class Changes:
    """The tracked changes of a document.

    A deleted text stands with the list of changes, or where it stood, between two marks.

    Args:
        body: `office:text`.
    """

    def __init__(self, body: Element) -> None:
        self._deleted: dict[str, str] = {}
        self._kinds: dict[str, str] = {}
        self._open: dict[str, str] = {}
        for region in body.iterfind(f"{TEXT}tracked-changes/{TEXT}changed-region"):
            key = region.get(TEXT + "id") or region.get(XML_ID) or ""
            deletion = region.find(TEXT + "deletion")
            if deletion is not None:
                self._deleted[key] = BREAK.join(map(plain_text, deletion.iter(*_PARAGRAPHS)))
                self._kinds[key] = "del"
            elif region.find(TEXT + "insertion") is not None:
                self._kinds[key] = "ins"

    def deleted(self, mark: Element) -> str:
        """The text whose deletion is marked (`text:change`)."""
        return self._deleted.get(_key(mark), "")

    def pass_mark(self, mark: Element) -> None:
        """Go past the mark at which a change begins or ends."""
        key = _key(mark)
        if mark.tag == TEXT + "change-end":
            self._open.pop(key, None)
        elif key in self._kinds:
            self._open[key] = self._kinds[key]

    @property
    def here(self) -> str:
        """What was done to the text here: "del", "ins" or ""."""
        kinds = self._open.values()
        return "del" if "del" in kinds else "ins" if kinds else ""


def _key(mark: Element) -> str:
    return mark.get(TEXT + "change-id") or ""


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
