"""The account of the source's words: what was used, and all the rest by kind."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from planlift.normalise.grid import Row, Value
from planlift_parsers import BODY_KINDS, Document, Kind, Paragraph, Table
from planlift_schema import Rest

# Kinds that say the same on each page or in each block, and are listed once.
ONCE = frozenset({"header", "label", Kind.FURNITURE.value, Kind.NAVIGATION.value})

_WORD = re.compile(r"\w+")


class Ledger:
    """Notes which paragraphs went into the plan; what is left is the rest.

    Every visible piece of the source lands either in an action or here: nothing is lost.
    """

    def __init__(self) -> None:
        """Starts with nothing used."""
        self._used: set[int] = set()
        self._kinds: dict[int, str] = {}
        self._labels: dict[str, Rest] = {}
        self._told: dict[int, Rest] = {}

    def use(self, paragraphs: Iterable[Paragraph]) -> None:
        """These stand in a field of the plan."""
        self._used.update(id(paragraph) for paragraph in paragraphs)

    def has(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph stands in a field of the plan."""
        return id(paragraph) in self._used

    def use_row(self, row: Row) -> None:
        """All cells that begin in a row stand in fields of the plan."""
        self.use(row.mended)
        for value, begins in zip(row.values, row.tops, strict=True):
            if begins:  # what reaches down from above stands where that row says
                self.use(value.paragraphs)

    def call(self, paragraphs: Iterable[Paragraph], kind: str) -> None:
        """These, if they are in no field, are of this kind."""
        for paragraph in paragraphs:
            self._kinds.setdefault(id(paragraph), kind)

    def call_row(self, row: Row, kind: str) -> None:
        """All cells of a row, if they are in no field, are of this kind."""
        for value in row.values:
            self.call(value.paragraphs, kind)

    def tell(self, paragraph: Paragraph, rest: Rest) -> None:
        """This paragraph, if it is in no field, is listed as `rest`."""
        self._told[id(paragraph)] = rest

    def label(self, label: str, value: Value, source: Iterable[Paragraph]) -> None:
        """A label whose paragraph also holds its value: the label, if any, is listed once."""
        paragraphs = list(source)
        self.use(paragraphs)
        if label and label not in self._labels:
            place = paragraphs[0].place if paragraphs else value.place
            self._labels[label] = Rest(kind="label", text=label, place=place)

    def rest(self, document: Document) -> tuple[Rest, ...]:
        """All that stands in no field, in reading order; labels and headers first met only."""
        found = _written(self._labels.values(), document)
        once = {(rest.kind, rest.text) for rest in found}
        for block in document.blocks:
            for rest in self._of_block(block):
                if rest.kind in ONCE:
                    if (rest.kind, rest.text) in once:
                        continue
                    once.add((rest.kind, rest.text))
                found.append(rest)
        return tuple(found)

    def _of_block(self, block: Paragraph | Table) -> Iterable[Rest]:
        if isinstance(block, Table):
            yield from self._of_table(block)
        elif id(block) not in self._used and block.text:
            yield self._entry(block, "text")

    def _of_table(self, table: Table) -> Iterable[Rest]:
        for cell in table.cells:
            left = [p for p in cell.paragraphs if id(p) not in self._used and p.text]
            yield from (self._entry(p, "table") for p in left)
            for nested in cell.tables:
                yield from self._of_table(nested)

    def _entry(self, paragraph: Paragraph, plain: str) -> Rest:
        if id(paragraph) in self._told:
            return self._told[id(paragraph)]
        kind = self._kinds.get(id(paragraph)) or (
            plain
            if paragraph.kind in BODY_KINDS and paragraph.kind is not Kind.HEADING
            else paragraph.kind.value
        )
        return Rest(kind=kind, text=paragraph.line, place=paragraph.place)


def _written(labels: Collection[Rest], document: Document) -> list[Rest]:
    """The labels of which a word stands in a document: one may stand over several lines.

    What names a number or a date without a label is written nowhere ("1. Train all panels").
    """
    if not labels:
        return []
    met = {word for one in document.paragraphs() for word in _WORD.findall(one.line)}
    words = ((label, _WORD.findall(label.text)) for label in labels)
    return [label for label, own in words if not own or not met.isdisjoint(own)]
