"""Puts rich text into Word's terms, paragraph by paragraph, in stories within stories."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from planlift_parsers.docx.making import (
    PLAIN_RUN,
    MadeFile,
    RunLook,
    add_child,
    add_run,
    made,
    measured,
    shading,
    text_box,
)
from planlift_parsers.docx.names import Element
from planlift_parsers.errors import LimitError
from planlift_parsers.limits import Limits
from planlift_parsers.pictures import Picture
from planlift_parsers.rtf.header import Header
from planlift_parsers.rtf.letters import Letters
from planlift_parsers.rtf.lists import Lists
from planlift_parsers.rtf.rows import RowSaid
from planlift_parsers.rtf.state import ParagraphSaid, State
from planlift_parsers.rtf.story import Story


@dataclass(slots=True)
class _Open:
    r"""A story that has not ended.

    Attributes:
        story: takes its paragraphs.
        paragraph: the open one.
        marker: bullet or number written beside it.
        row: what was last said of a row of its tables.
        begun: a row was begun (`\trowd`) and neither ended nor left.
        finish: called when it has ended.
    """

    story: Story
    finish: Callable[[], None]
    paragraph: Element = field(default_factory=lambda: made(None, "p"))
    marker: str = ""
    row: RowSaid = field(default_factory=RowSaid)
    begun: bool = False


class Writer:
    """Writes one document.

    Args:
        file: takes the document.
        header: its colours and fonts.
        lists: its lists.
        limits: `paragraphs` and `nesting` are kept.
    """

    def __init__(self, file: MadeFile, header: Header, lists: Lists, limits: Limits) -> None:
        self._file = file
        self._header = header
        self._lists = lists
        self._limits = limits
        self._look = PLAIN_RUN
        self._paragraphs = 0
        self.letters = Letters()
        self._stories = [_Open(Story(file.body, header, limits), lambda: None)]

    @property
    def _here(self) -> _Open:
        return self._stories[-1]

    def turn(self, look: RunLook) -> None:
        """What comes now has this look."""
        if look != self._look:
            self._flush()
            self._look = look

    def mark(self, marker: str) -> None:
        """A bullet or number is written beside the open paragraph."""
        self._here.marker = marker

    def picture(self, picture: Picture) -> None:
        """A picture stands here, shown as the text around it is."""
        self._flush()
        add_child(self._here.paragraph, self._look, self._file.picture(picture))

    def begin_row(self, said: RowSaid) -> None:
        r"""A row begins (`\trowd`): what is said now is said of it."""
        self._here.row = said
        self._here.begun = True

    def leave_row(self) -> None:
        r"""What comes now stands in a table only where it says so (`\pard`)."""
        self._here.begun = False

    @property
    def row(self) -> RowSaid:
        """What is being said of the row."""
        return self._here.row

    def end_paragraph(self, state: State) -> None:
        r"""The paragraph ends (`\par`)."""
        here = self._here
        said = state.paragraph
        depth = said.depth
        if not depth:
            depth = int(said.in_table or here.begun)
        self._add(state, depth)

    def end_cell(self, state: State, depth: int) -> None:
        r"""The cell ends (`\cell`, `\nestcell`), and the paragraph with it."""
        self._add(state, depth)
        self._here.story.end_cell(depth)

    def end_row(self, depth: int, said: RowSaid) -> None:
        r"""The row ends (`\row`, `\nestrow`)."""
        self._here.story.end_row(depth, said)
        self._here.begun = False

    def end_section(self, state: State) -> None:
        """The paragraph ends with the section, if anything stands in it."""
        self._flush()
        if len(self._here.paragraph):
            self.end_paragraph(state)

    def begin_note(self, kind: str) -> None:
        """A note begins: "footnote", "endnote" or "comment"."""
        self._flush()
        note, reference = self._file.note(kind)
        add_child(self._here.paragraph, PLAIN_RUN, reference)
        self._begin(note, lambda: None)

    def begin_running(self, kind: str) -> None:
        """A header or footer begins."""
        root = made(None, "hdr")
        self._file.running.append((kind, root))
        self._begin(root, lambda: None)

    def begin_box(self) -> None:
        """A text box begins, that hangs on the open paragraph."""
        self._flush()
        anchor = self._here.paragraph
        content = made(None, "box")
        self._begin(content, lambda: add_child(anchor, PLAIN_RUN, text_box(content)))

    def end_story(self, state: State) -> None:
        """The story that was begun last has ended."""
        self._flush()
        here = self._here
        if len(here.paragraph) or here.marker:
            self.end_paragraph(state)
        here.story.end(here.row)
        if len(self._stories) > 1:
            self._stories.pop()
            here.finish()

    def _begin(self, container: Element, finish: Callable[[], None]) -> None:
        self._flush()
        self._stories.append(_Open(Story(container, self._header, self._limits), finish))

    def _flush(self) -> None:
        if text := self.letters.take():
            add_run(self._here.paragraph, text, self._look)

    def _add(self, state: State, depth: int) -> None:
        """Give the open paragraph its properties, and add it to the story."""
        self._flush()
        here = self._here
        self._paragraphs += 1
        if self._paragraphs > self._limits.paragraphs:
            raise LimitError(
                f"more than {self._limits.paragraphs:,} paragraphs", "Split it.", limit="paragraphs"
            )
        here.paragraph.insert(0, self._properties(state.paragraph, here.marker, state))
        here.story.add(here.paragraph, depth)
        here.paragraph, here.marker = made(None, "p"), ""

    def _properties(self, said: ParagraphSaid, marker: str, state: State) -> Element:
        properties = made(None, "pPr")
        if said.style is not None:
            made(properties, "pStyle", str(said.style))
        number = self._lists.number(said.listed)
        if number is None and marker:
            number = self._lists.literal(marker, max(said.level, 0))
        if number is not None:
            listed = made(properties, "numPr")
            made(listed, "ilvl", str(max(said.level, 0)))
            made(listed, "numId", number)
        if said.outline is not None:
            made(properties, "outlineLvl", str(said.outline))
        shading(properties, self._header.colour(said.ground))
        measured(properties, said.measures)
        if state.letters.deleted or state.letters.hidden:
            mark = made(properties, "rPr")
            made(mark, "del" if state.letters.deleted else "vanish")
        return properties
