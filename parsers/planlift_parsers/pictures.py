"""Pictures within documents: which may hold a table, and the tables on them.

There is one way: a reader hands each picture that it meets to the `Pictures` of its document, puts
what it gets back where the picture stands, and adds the notes in the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256

from planlift_parsers.document import Block, Document, Kind, Paragraph, Table, pieces_in
from planlift_parsers.errors import DocumentError, LimitError
from planlift_parsers.limits import Limits
from planlift_parsers.scan.installed import INSTALL, is_installed
from planlift_parsers.sizes import may_hold_table
from planlift_schema import NOWHERE, Finding, Place, Severity, Where

_NAMED = 5  # names that a message can hold and still be read
# Share of a table's words whose letters may be unsure. In pictures of tables it is below 0.1, in
# windows of programs and drawings, whose frames look like those of tables, 0.3 to 0.4.
_MOST_UNSURE = 0.25


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as a document shows it.

    Attributes:
        name: of its file, or as the document calls it.
        data: its file.
        width: in points, 0 where the document does not say.
        height: in points, 0 where the document does not say.
        words: the description given to it, "" if none.
        place: where it stands.
    """

    name: str
    data: bytes
    width: float = 0.0
    height: float = 0.0
    words: str = ""
    place: Place = NOWHERE


@dataclass(slots=True)
class Pictures:
    """The pictures of one document.

    Attributes:
        limits: `pictures`, `page_pixels` and `page_seconds` are kept: a picture beyond them is
            named, and not read.
    """

    limits: Limits
    _read: list[Picture] = field(default_factory=list)
    _without: list[Picture] = field(default_factory=list)
    _unread: list[Picture] = field(default_factory=list)
    _refused: list[tuple[Picture, LimitError]] = field(default_factory=list)
    _known: set[bytes] = field(default_factory=set)

    @property
    def any_read(self) -> bool:
        """Whether text was read from one."""
        return bool(self._read)

    def take(self, picture: Picture) -> list[Block]:
        """What stands in the document for a picture.

        Returns:
            The picture's name as PICTURE, then what stands on it where that has a table, with doubt
            in each word that is not sure, and places that are those on the picture; nothing for a
            picture that is too small to hold a table, or was met before.
        """
        if not _may_hold_table(picture) or self._is_known(picture):
            return []
        name = Paragraph(picture.words or picture.name, Kind.PICTURE, place=picture.place)
        return [name, *self._on(picture)]

    def refuse(self, picture: Picture, error: LimitError) -> None:
        """Note a picture that is beyond a limit, and so is not read."""
        self._refused.append((picture, error))

    def notes(self) -> list[Finding]:
        """What a person should know of the pictures."""
        return list(self._notes())

    def _is_known(self, picture: Picture) -> bool:
        key = sha256(picture.data).digest()
        known = bool(picture.data) and key in self._known
        self._known.add(key)
        return known

    def _on(self, picture: Picture) -> list[Block]:
        try:
            blocks = self._blocks(picture)
        except LimitError as error:
            self.refuse(picture, error)
            return []
        except DocumentError:  # a drawing (EMF, WMF, SVG), or damaged
            blocks = None
        if blocks is None:
            self._unread.append(picture)
            return []
        has_table = any(map(_is_table, blocks))
        (self._read if has_table else self._without).append(picture)
        return blocks if has_table else []

    def _blocks(self, picture: Picture) -> list[Block] | None:
        """What stands on a picture; None where no letters can be recognised here."""
        if not is_installed():
            return None
        from planlift_parsers.scan.pictured import blocks_on, natural_size

        if len(self._read) + len(self._without) >= self.limits.pictures:
            cause = f"the document has more than {self.limits.pictures} pictures to read"
            raise LimitError(cause, "Look at them.", limit="pictures")
        blocks = blocks_on(
            picture.data, picture.width or natural_size(picture.data)[0], self.limits
        )
        return [block for block in blocks if isinstance(block, Table) or block.text]

    def _notes(self) -> Iterator[Finding]:
        if self._read:
            message = f"the words of pictures were recognised ({_names(self._read)})"
            hint = "Compare them with the pictures, first what is to be reviewed."
            yield _note(message, hint, self._read, code="no-text")
        if self._without:
            message = f"large pictures, in which no table was found ({_names(self._without)})"
            yield _note(message, "Look at them: only their names are kept.", self._without)
        if self._unread:
            install = "" if is_installed() else f" Or install what recognises letters: {INSTALL}."
            hint = f"Look at them; ask for their tables as text if the plan is there.{install}"
            message = f"large pictures, which may hold tables ({_names(self._unread)})"
            yield _note(message, hint, self._unread, Severity.WARNING)
        if self._refused:
            first = self._refused[0][1]
            pictures = [picture for picture, _ in self._refused]
            message = f"large pictures that were not read ({_names(pictures)}): {first.cause}"
            yield _note(message, first.remedy, pictures, Severity.WARNING, first.code)


def _is_table(block: Block) -> bool:
    """Whether it is a table of several rows and columns, most of whose words are surely read."""
    if not isinstance(block, Table) or min(block.rows, block.columns) < 2:
        return False
    held = [paragraph for cell in block.cells for paragraph in cell.paragraphs]
    words = sum(len(paragraph.text.split()) for paragraph in held)
    return sum(len(paragraph.unsure) for paragraph in held) <= _MOST_UNSURE * words


def _may_hold_table(picture: Picture) -> bool:
    width, height = picture.width, picture.height
    if not (width and height):
        from planlift_parsers.scan.pictured import natural_size

        try:
            own = natural_size(picture.data)
        except DocumentError:
            return False
        scale = width / own[0] if width else height / own[1] if height else 1.0
        width, height = own[0] * scale, own[1] * scale
    return may_hold_table(width, height)


def put_at(blocks: Iterable[Block], place: Place) -> None:
    """Give all that stands on a picture one place, that of the picture."""
    for piece in pieces_in(blocks):
        piece.place = place


def shift(blocks: Iterable[Block], page: int, left: float = 0.0, top: float = 0.0) -> None:
    """Give what stands on a picture its place on a page.

    Args:
        blocks: changed in place.
        page: number of the page.
        left: of the picture, in points.
        top: of the picture, in points.
    """
    for piece in pieces_in(blocks):
        box = piece.place.box
        if box is not None:
            x0, y0, x1, y1 = box[0] + left, box[1] + top, box[2] + left, box[3] + top
            box = round(x0, 1), round(y0, 1), round(x1, 1), round(y1, 1)
        piece.place = replace(piece.place, page=page, box=box)
        if isinstance(piece, Table):
            piece.edges = tuple(round(x + left, 2) for x in piece.edges)


def number_tables(document: Document) -> None:
    """Number a document's tables in reading order, where some came in between."""
    for number, table in enumerate(document.tables(), 1):
        table.place = replace(table.place, table=number)
        for cell in table.cells:
            cell.place = replace(cell.place, table=number)
            for paragraph in cell.paragraphs:
                paragraph.place = replace(paragraph.place, table=number)


def _names(pictures: Sequence[Picture]) -> str:
    names = list(dict.fromkeys(picture.name for picture in pictures))
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def _note(
    message: str,
    hint: str,
    pictures: Sequence[Picture],
    severity: Severity = Severity.NOTE,
    code: str = "hidden-content",
) -> Finding:
    where = Where(place=pictures[0].place)
    return Finding(code=code, severity=severity, message=message, hint=hint, where=where)
