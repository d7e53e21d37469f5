"""The reader of rich text: from bytes to a Document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planlift_parsers.document import Document
from planlift_parsers.docx.making import MadeFile
from planlift_parsers.docx.reader import document_of
from planlift_parsers.docx.runs import CHECKED, UNCHECKED
from planlift_parsers.enclosed import Enclosed
from planlift_parsers.errors import DocumentError
from planlift_parsers.limits import Limits, check_size
from planlift_parsers.paragraphs import fold
from planlift_parsers.rtf.header import (
    Group,
    Header,
    numbers_of,
    read_colours,
    read_fonts,
    read_styles,
    subgroups,
)
from planlift_parsers.rtf.letters import (
    CHARACTERS,
    DOCUMENT_WORDS,
    USUAL,
    page_codec,
    text_of,
)
from planlift_parsers.rtf.lists import Lists
from planlift_parsers.rtf.pictures import picture_in
from planlift_parsers.rtf.rows import RowSaid
from planlift_parsers.rtf.state import CharacterSaid, ParagraphSaid, State
from planlift_parsers.rtf.tokens import Sort, Token, tokens
from planlift_parsers.rtf.writer import Writer
from planlift_schema import Finding, Severity

READER = "rtf 1"
# Groups that hold nothing that is shown, or what is shown elsewhere in the file as well.
_PASSED_OVER = frozenset(
    {
        "nonshppict", "shprslt", "sp", "filetbl", "revtbl", "rsidtbl", "xe", "rxe", "txe", "tc",
        "tcn", "bkmkstart", "bkmkend", "private", "keywords", "comment", "objname", "objdata",
        "pn", "pnseclvl", "themedata", "colorschememapping", "datastore", "latentstyles",
        "nonesttables", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "generator",
    }
)  # fmt: skip
_PICTURES = frozenset({"pict", "shppict"})
# Groups marked as ones to pass over by whoever does not know them, and known here.
_ENTERED = frozenset({"shpinst", "shpgrp", "do", "nesttableprops", "annotation", "ud", "mmath"})
_RUNNING = {
    f"{kind}{which}": kind for kind in ("header", "footer") for which in ("", "l", "r", "f")
}
_BOXES = frozenset({"shptxt", "dptxbxtext"})
_MARKERS = frozenset({"listtext", "pntext"})
_CHECKBOX = 1  # \\fftype
_USES_DEFAULT = 25  # \\ffres
# Fields that load what stands elsewhere; those of a figure and of the file itself name none.
_LOADS = re.compile(
    r'(?:INCLUDETEXT|INCLUDEPICTURE|LINK\s+\S+|DDE(?:AUTO)?\s+\S+)\s+(?:"([^"]+)"|(\S+))',
    re.IGNORECASE,
)
_UNIX_TEXT = "\r\n"


def read(data: bytes, name: str, limits: Limits) -> Document:
    """Read a rich text file.

    Args:
        data: the whole file.
        name: file name without folder.
        limits: `file_bytes`, `cells`, `paragraphs`, `nesting`, `open_groups` and `span` are kept.

    Raises:
        DocumentError: it holds nothing.
        LimitError: it exceeds a limit.
    """
    check_size(data, limits)
    reading = _Reading(data, limits)
    reading.run()
    document = document_of(reading.file.file(), name, limits)
    document.format, document.reader = "rtf", READER
    if reading.cut_short:
        document.notes.append(_cut_short())
    if not document.blocks:
        raise DocumentError("the file holds no text", "Open it in Word and look at it.")
    return document


def _cut_short() -> Finding:
    return Finding(
        code="file-damaged",
        severity=Severity.WARNING,
        message="The file ends in the middle: its last group is not closed.",
        hint="Get a whole copy, and compare what was read with it.",
    )


class _Reading:
    """One pass over a file.

    Args:
        data: the whole file.
        limits: what it must not exceed.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.file = MadeFile()
        self.cut_short = True
        self._tokens = tokens(data, limits)
        self._header = Header()
        self._lists = Lists(self.file)
        self._writer = Writer(self.file, self._header, self._lists, limits)
        self._codec = USUAL
        self._font: int | None = None
        self._states: list[State] = []
        self._state = State()
        self._nested = RowSaid()
        self._first = self._starred = False
        self._pictures = 0
        self._links: list[str] = []
        self._embedded: list[str] = []

    def run(self) -> None:
        """Read the whole file."""
        for token in self._tokens:
            self._take(token)
            if token.sort is Sort.CLOSE and not self._states:
                self.cut_short = False
                break
        if self.cut_short:  # the words before the cut stand where they stand
            self._writer.end_section(self._state)
        while self._states:
            self._close()
        self._writer.end_story(self._state)
        links = tuple(dict.fromkeys(self._links))
        self.file.enclosed = Enclosed(links=links, embedded=tuple(self._embedded))

    # Groups

    def _take(self, token: Token) -> None:
        """Take one token; the first word of a group says what the group is."""
        first, self._first = self._first, False
        if token.sort is Sort.OPEN:
            self._states.append(self._state)
            self._state = self._state.inner()
            self._writer.letters.stop()
            self._first, self._starred = True, False
        elif token.sort is Sort.CLOSE:
            self._close()
        elif token.sort is Sort.BYTES:
            self._writer.turn(self._state.letters.look(self._header))
            self._writer.letters.add_bytes(token.raw)
        elif token.sort is Sort.SYMBOL and token.word == "*" and first:
            self._first = self._starred = True
        elif token.sort is Sort.SYMBOL:
            self._symbol(token.word)
        elif first:
            self._enter(token, self._starred)
        else:
            self._word(token.word, token.number)

    def _close(self) -> None:
        if self._state.closes:
            self._writer.end_story(self._state)
        self._writer.letters.stop()
        if not self._states:  # more braces close than open
            return
        self._state = self._states.pop()
        self._state.tell(self._writer.letters, self._header, self._codec)

    def _rest(self) -> Group:
        """The rest of the open group, which ends with it."""
        made: Group = []
        depth = 1
        for token in self._tokens:
            if token.sort is Sort.OPEN:
                depth += 1
            elif token.sort is Sort.CLOSE:
                depth -= 1
                if not depth:
                    break
            made.append(token)
        self._state = self._states.pop()
        return made

    def _enter(self, token: Token, starred: bool) -> None:
        """Begin a group by its first control word."""
        word = token.word
        if word in _PASSED_OVER:
            self._rest()
        elif word in _PICTURES:
            self._pictures += 1
            self._writer.picture(picture_in(self._rest(), self._pictures))
        elif word in _MARKERS:
            self._marker(self._rest())
        elif word in _TABLES:
            _TABLES[word](self, self._rest())
        elif not self._story(word) and (not starred or word in _ENTERED):
            self._state.props = self._state.props or word == "nesttableprops"
            self._word(word, token.number)
        elif starred and not self._state.closes:
            self._rest()

    def _story(self, word: str) -> bool:
        """Begin the story that a group holds; False where it holds none."""
        if word in _RUNNING:
            self._writer.begin_running(_RUNNING[word])
        elif word in _BOXES:
            self._writer.begin_box()
        elif word in ("footnote", "annotation"):
            self._writer.begin_note("comment" if word == "annotation" else word)
        else:
            return False
        self._state.closes = True
        self._state.props = False
        self._state.paragraph = ParagraphSaid()
        return True

    def _marker(self, group: Group) -> None:
        """A bullet or number written beside a paragraph, for programs that know no lists."""
        font = self._header.fonts.get(numbers_of(group).get("f") or 0)
        text = fold(text_of(group, self._codec if font is None else font.codec))
        symbols = font is not None and font.codec == "symbol"
        self._writer.mark("•" if symbols and text else text)

    # What stands before the text

    def _colours(self, group: Group) -> None:
        self._header.colours = read_colours(group)

    def _fonts(self, group: Group) -> None:
        self._header.fonts |= read_fonts(group, self._codec)

    def _styles(self, group: Group) -> None:
        read_styles(group, self._codec, self.file)

    def _read_lists(self, group: Group) -> None:
        self._lists.read_lists(group, self._codec)

    def _read_overrides(self, group: Group) -> None:
        self._lists.read_overrides(group, self._codec)

    def _info(self, group: Group) -> None:
        for one in subgroups(group):
            if one and one[0].word == "title":
                self.file.title = fold(text_of(one, self._codec))

    def _object(self, group: Group) -> None:
        """What kind of object is embedded, which is all that rich text says of it in words."""
        self._embedded.append(fold(text_of(group, self._codec)) or "object")

    def _template(self, group: Group) -> None:
        self.file.template = fold(text_of(group, self._codec))

    def _instruction(self, group: Group) -> None:
        """What a field does is not shown; a tick box shows what it holds."""
        if found := _LOADS.match(fold(text_of(group, self._codec))):
            self._links.append(found[1] or found[2])
        for one in _all_groups(group):
            said = numbers_of(one)
            if said.get("fftype") == _CHECKBOX:
                chosen = said.get("ffres", _USES_DEFAULT)
                on = said.get("ffdefres") if chosen == _USES_DEFAULT else chosen
                self._character(CHECKED if on else UNCHECKED)

    # Words and symbols

    def _word(self, word: str, number: int | None) -> None:
        state = self._state
        if (letters := state.letters.with_word(word, number)) is not None:
            state.letters = letters
            if word == "f":
                state.tell(self._writer.letters, self._header, self._codec)
        elif (paragraph := state.paragraph.with_word(word, number)) is not None:
            state.paragraph = paragraph
        elif word in CHARACTERS:
            self._character(CHARACTERS[word])
        elif word == "u" and number is not None:
            self._writer.turn(state.letters.look(self._header))
            self._writer.letters.add_unicode(number)
        elif word in _ENDS:
            _ENDS[word](self)
        elif word in _SETTINGS:
            _SETTINGS[word](self, number)
        elif word in DOCUMENT_WORDS:
            self._codec = DOCUMENT_WORDS[word]
        else:
            self._row.take(word, number)

    def _symbol(self, symbol: str) -> None:
        if symbol in _UNIX_TEXT:
            self._writer.end_paragraph(self._state)
        elif symbol in CHARACTERS or symbol in "{}\\":
            self._character(CHARACTERS.get(symbol, symbol))

    def _character(self, text: str) -> None:
        self._writer.turn(self._state.letters.look(self._header))
        self._writer.letters.add(text)

    @property
    def _row(self) -> RowSaid:
        return self._nested if self._state.props else self._writer.row

    def _depth(self, least: int) -> int:
        return max(self._state.paragraph.depth or 0, least)

    # What ends something

    def _paragraph_ends(self) -> None:
        self._writer.end_paragraph(self._state)

    def _section_ends(self) -> None:
        self._writer.end_section(self._state)

    def _cell_ends(self) -> None:
        self._writer.end_cell(self._state, 1)

    def _nested_cell_ends(self) -> None:
        self._writer.end_cell(self._state, self._depth(2))

    def _row_ends(self) -> None:
        self._writer.end_row(1, self._writer.row.copy())

    def _nested_row_ends(self) -> None:
        self._writer.end_row(self._depth(2), self._nested.copy())

    def _row_begins(self) -> None:
        if self._state.props:
            self._nested = RowSaid()
        else:
            self._writer.begin_row(RowSaid())

    def _no_paragraph(self) -> None:
        self._state.paragraph = ParagraphSaid()
        self._writer.leave_row()

    def _plain(self) -> None:
        self._state.letters = CharacterSaid(font=self._font)
        self._state.tell(self._writer.letters, self._header, self._codec)

    # Settings

    def _page(self, number: int | None) -> None:
        self._codec = page_codec(number)
        self._state.tell(self._writer.letters, self._header, self._codec)

    def _stand_ins(self, number: int | None) -> None:
        self._state.skip = max(0, 1 if number is None else number)
        self._writer.letters.skip = self._state.skip

    def _usual_stop(self, number: int | None) -> None:
        self.file.tab_stop = number

    def _usual_font(self, number: int | None) -> None:
        self._font = number


def _all_groups(group: Group) -> Iterator[Group]:
    """A group and all groups in it."""
    waiting = [group]
    while waiting:
        here = waiting.pop()
        yield here
        waiting.extend(subgroups(here))


_TABLES = {
    "colortbl": _Reading._colours,
    "fonttbl": _Reading._fonts,
    "stylesheet": _Reading._styles,
    "listtable": _Reading._read_lists,
    "listoverridetable": _Reading._read_overrides,
    "info": _Reading._info,
    "fldinst": _Reading._instruction,
    "objclass": _Reading._object,
    "template": _Reading._template,
}
_ENDS = {
    "par": _Reading._paragraph_ends,
    "sect": _Reading._section_ends,
    "page": _Reading._section_ends,
    "column": _Reading._section_ends,
    "cell": _Reading._cell_ends,
    "nestcell": _Reading._nested_cell_ends,
    "row": _Reading._row_ends,
    "nestrow": _Reading._nested_row_ends,
    "trowd": _Reading._row_begins,
    "pard": _Reading._no_paragraph,
    "plain": _Reading._plain,
}
_SETTINGS = {
    "ansicpg": _Reading._page,
    "uc": _Reading._stand_ins,
    "deff": _Reading._usual_font,
    "deftab": _Reading._usual_stop,
}
