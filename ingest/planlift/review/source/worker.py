"""What a worker does to show a document: it runs apart from the server, which reads no document."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from enum import StrEnum

from planlift.batch.account import Outcome, Reading, Result
from planlift.batch.worker import Shelf, Task
from planlift.paths import printable
from planlift.review.source.leaves import leaves_of
from planlift.review.source.seen import Families, PageSize, family_of
from planlift_parsers.containers.opening import open_taken
from planlift_parsers.document import Document
from planlift_parsers.errors import DocumentError
from planlift_parsers.limits import Limits
from planlift_parsers.opening import open_document
from planlift_parsers.pdf.content import PageContent
from planlift_parsers.unlock import unlocked

PICTURE_WIDTH = 1400  # pixels: twice what half of a wide screen shows, for sharp screens
MOST_HEIGHT = 4000  # pixels; a banner of a page is drawn smaller


class Wanted(StrEnum):
    """What is wanted of a document."""

    SIZE = "size"
    PICTURE = "picture"
    LEAVES = "leaves"
    COLUMNS = "columns"


@dataclass(frozen=True, slots=True)
class ViewTask(Task):
    """A document to show.

    Attributes:
        wanted: what of it.
        sha256: of the file that the plan was read from; another is not shown in its place.
        page: number of a page, from 1.
    """

    wanted: Wanted = Wanted.LEAVES
    sha256: str = ""
    page: int = 1


def view(task: Task, shelf: Shelf) -> Reading:
    """Show a document.

    Args:
        task: a `ViewTask`.
        shelf: what the worker keeps.

    Returns:
        In place of a plan, what was wanted: a PNG, else the JSON of a model of `seen`.

    Raises:
        PlanliftError: it cannot be read, or is another file than the one that was read.
    """
    assert isinstance(task, ViewTask)  # noqa: S101 - what the server sends
    if task.pages:
        return Reading(Result(Outcome.READ), _of_pages(task, shelf))
    data = _data(task, shelf)
    match task.wanted:
        case Wanted.SIZE:
            payload = _size(data, task.page, shelf.limits).model_dump_json().encode()
        case Wanted.PICTURE:
            payload = _picture(data, task.page, shelf.limits)
        case Wanted.LEAVES:
            payload = leaves_of(_document(task, shelf, data)).model_dump_json().encode()
        case Wanted.COLUMNS:
            payload = _columns(task, _document(task, shelf, data))
    return Reading(Result(Outcome.READ), payload)


def _of_pages(task: ViewTask, shelf: Shelf) -> bytes:
    """What is wanted of the files of a folder that was read as one: they are shown as text."""
    from planlift.pages.joining import join
    from planlift.pipeline import open_bytes

    digest, documents = hashlib.sha256(), []
    for path in task.pages:
        data = shelf.load(path)
        digest.update(hashlib.sha256(data).digest())
        documents.append(open_bytes(data, path.name, limits=shelf.limits, keys=shelf.keys))
    if digest.hexdigest() != task.sha256:
        raise DocumentError(
            "a page of it has changed since it was read",
            "Run 'planlift convert FOLDER --out DIR --join' again to see it as it is now.",
        )
    whole = join(documents, printable(task.path.name))
    if task.wanted is Wanted.COLUMNS:
        return _columns(task, whole)
    return leaves_of(whole).model_dump_json().encode()


def _data(task: ViewTask, shelf: Shelf) -> bytes:
    """The document's bytes behind its lock, if they are those that were read."""
    if task.path.is_dir():
        raise DocumentError(
            "the plan was read from all pages in a folder, which are not known any more",
            "Run 'planlift convert FOLDER --out DIR --join' again; the fields can be edited here "
            "all the same.",
        )
    if task.inside:
        data = shelf.container(task.path).take(task.inside).data
    else:
        data = shelf.load(task.path)
    if hashlib.sha256(data).hexdigest() != task.sha256:
        raise DocumentError(
            "the document has changed since it was read", "Read it again to see it as it is now."
        )
    return unlocked(data, shelf.keys)


def _document(task: ViewTask, shelf: Shelf, data: bytes) -> Document:
    if task.inside:
        container = shelf.container(task.path)
        return open_taken(container.take(task.inside), container.name, shelf.limits, shelf.keys)
    return open_document(data, printable(task.path.name), shelf.limits, shelf.keys)


def _columns(task: ViewTask, document: Document) -> bytes:
    from planlift.normalise.explaining import explain

    stories = explain(document, task.corrections)
    families = Families(families=tuple(family_of(one) for one in stories))
    return families.model_dump_json().encode()


def _size(data: bytes, page: int, limits: Limits) -> PageSize:
    content = _content(data, page, limits)
    return PageSize(width=content.width, height=content.height, turned=content.turned)


def _content(data: bytes, page: int, limits: Limits) -> PageContent:
    """A page as its text is read."""
    from planlift_parsers.pdf.fast.source import open_fast
    from planlift_parsers.pdf.layout import layout_of
    from planlift_parsers.pdf.upright import upright
    from planlift_parsers.scan.reading import as_it_lies

    source = open_fast(data, limits)
    if source is None:
        raise DocumentError("its pages cannot be drawn", "Open it in a PDF program.")
    try:
        if not 1 <= page <= source.pages:
            raise DocumentError(f"there is no page {page}", f"It has {source.pages}.")
        content = upright(source.content(page))
    finally:
        source.close()
    return as_it_lies(content, data, limits) if layout_of(content).to_recognise else content


def _picture(data: bytes, page: int, limits: Limits) -> bytes:
    from planlift.picture.render import Renderer

    seen = _content(data, page, limits)
    scale = min(PICTURE_WIDTH / max(seen.width, 1), MOST_HEIGHT / max(seen.height, 1))
    size = (max(round(seen.width * scale), 1), max(round(seen.height * scale), 1))
    png = io.BytesIO()
    with Renderer(data) as renderer:
        picture = renderer.page(page, size, seen.turned)
        picture.save(png, "PNG", compress_level=1)  # the quickest: it is sent over a short way
    return png.getvalue()
