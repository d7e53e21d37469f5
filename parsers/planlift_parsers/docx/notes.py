"""Foot- and endnotes, comments, headers and footers: where they are kept."""

from __future__ import annotations

from collections.abc import Iterator

from planlift_parsers.document import Kind
from planlift_parsers.docx.names import Element, R, W, on
from planlift_parsers.docx.package import WordFile

_KINDS = {
    "footnote": Kind.FOOTNOTE,
    "endnote": Kind.FOOTNOTE,
    "comment": Kind.COMMENT,
}


class Notes:
    """The notes of a document; each is handed out once.

    Args:
        file: the opened document.
    """

    def __init__(self, file: WordFile) -> None:
        self._waiting: dict[tuple[str, str | None], Element] = {}
        for name in _KINDS:
            root = file.by_kind.get(f"{name}s")
            for note in () if root is None else root.findall(W + name):
                if note.get(W + "type") in (None, "normal"):
                    self._waiting[name, note.get(W + "id")] = note

    def take(self, reference: Element) -> tuple[Element, Kind] | None:
        """The note that a reference leads to, and its kind; None if it was taken before."""
        name = str(reference.tag).removeprefix(W).removesuffix("Reference")
        note = self._waiting.pop((name, reference.get(W + "id")), None)
        return None if note is None else (note, _KINDS[name])

    def comments_left(self) -> list[Element]:
        """The comments that nothing in the text refers to."""
        return [note for (name, _), note in self._waiting.items() if name == "comment"]


def furniture(file: WordFile, name: str) -> Iterator[Element]:
    """The headers or footers that are shown.

    Args:
        file: the opened document.
        name: "header" or "footer".

    Yields:
        The root of each, in the order of the sections; one root may come more than once.
    """
    even = on(file.by_kind.get("settings"), W + "evenAndOddHeaders")
    for section in file.body.iter(W + "sectPr"):
        parent = section.getparent()
        if parent is not None and parent.tag == W + "sectPrChange":
            continue
        shown = {"default", *(["even"] if even else [])}
        if on(section, W + "titlePg"):
            shown.add("first")
        for reference in section.findall(f"{W}{name}Reference"):
            root = file.parts.get(reference.get(R + "id") or "")
            if root is not None and reference.get(W + "type", "default") in shown:
                yield root
