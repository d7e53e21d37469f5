"""Several documents to one, as its normaliser wants it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from planlift.normalise.identity import Identity, read_identity
from planlift.normalise.identity.titles import names_plan
from planlift.normalise.outline import names_indicator
from planlift.pages.furniture import mark_furniture
from planlift_parsers import Document, Kind, Paragraph
from planlift_schema import Finding, Place

# How sites part the names in a title ("Indicator 3 | WRES 2020-22 - Trust").
_SEPARATOR = re.compile(r"\s*[|»›]\s*|\s+[-–—:·>/<]\s+")
# The format of documents of several kinds that were joined.
MIXED = "mixed"


def join(pages: Sequence[Document], name: str) -> Document:
    """One document out of several; their own parts are changed, not copied.

    Every place names its page. A page whose title alone says which indicator it is about
    ("Indicator 3 | Trust") gets that as a heading.

    Args:
        pages: in reading order, at least one.
        name: of the whole.
    """
    mark_furniture(pages)
    _head(pages)
    for page in pages:
        _name_places(page)
    formats = {page.format: None for page in pages}
    return Document(
        name=name,
        format=next(iter(formats)) if len(formats) == 1 else MIXED,
        reader=", ".join(dict.fromkeys(page.reader for page in pages)),
        blocks=[block for page in pages for block in page.blocks],
        pages=len(pages),
        title=next((page.title for page in pages if page.title), ""),
        ocr=any(page.ocr for page in pages),
        notes=[_named(note, page.name) for page in pages for note in page.notes],
    )


def identity_of(whole: Document, pages: Sequence[Document]) -> Identity:
    """Whose plan it is, under what and for when: as the first page says that says so.

    Args:
        whole: the pages joined.
        pages: the same, one by one.
    """
    joined = read_identity(whole)
    each = [read_identity(page) for page in pages]
    titled = next((one for one in each if names_plan(one.title)), joined)
    dated = [one.period for one in (*each, joined) if one.period.label]
    return replace(
        joined,
        title=titled.title,
        used=titled.used,
        organisation=next((one.organisation for one in each if one.organisation), None)
        or joined.organisation,
        frameworks=joined.frameworks or next((o.frameworks for o in each if o.frameworks), ()),
        period=next((one for one in dated if one.start), dated[0] if dated else joined.period),
    )


def _named(note: Finding, page: str) -> Finding:
    """A reader's note, with the page that it speaks of."""
    place = replace(note.where.place or Place(), file=page)
    return note.model_copy(update={"where": note.where.model_copy(update={"place": place})})


def _head(pages: Sequence[Document]) -> None:
    """Gives pages that name their indicator nowhere but in their title that part as a heading."""
    shared = Counter(part for page in pages for part in {*_parts(page.title)})
    for page in pages:
        headings = [p.text for p in page.paragraphs() if p.kind is Kind.HEADING]
        own = [part for part in _parts(page.title) if shared[part] == 1 and names_indicator(part)]
        if own and not any(names_indicator(text) for text in headings):
            page.blocks.insert(0, Paragraph(own[0], Kind.HEADING, 1))


def _parts(title: str) -> list[str]:
    """The parts of a page's title: its own name, that of the section, that of the site."""
    return [part for part in _SEPARATOR.split(title) if part]


def _name_places(page: Document) -> None:
    known: dict[Place, Place] = {}

    def named(place: Place) -> Place:
        if place not in known:
            known[place] = replace(place, file=page.name)
        return known[place]

    for paragraph in page.paragraphs():
        paragraph.place = named(paragraph.place)
    for table in page.tables():
        table.place = named(table.place)
        for cell in table.cells:
            cell.place = named(cell.place)
