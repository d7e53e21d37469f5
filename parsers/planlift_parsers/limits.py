"""The limits every reader keeps, so that a hostile document costs only itself."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

from planlift_parsers.errors import LimitError

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a document may be.

    The largest real plan met has 331 rows and 60 pages; the defaults leave two orders of
    magnitude.

    Attributes:
        file_bytes: size of the file.
        expanded_bytes: size of a zip-based file (.docx, .xlsx) once expanded; of a container, all
            that is in it, at every depth, together.
        expansion_ratio: expanded size over size, above `expansion_floor` bytes; of a container,
            of all that is in it, at every depth, together.
        expansion_floor: expanded size in bytes below which the ratio does not count.
        members: parts of a zip-based file; of a container, all that is in it, at every depth. A
            plan with a picture on every page has some hundred parts, a workbook of 250 sheets
            about 1,000, a year's returns of all trusts some thousand files.
        container_nesting: containers within containers: a zip in a mail in a mail in a zip is 4.
        pages: pages of a PDF.
        cells: cells of all tables together, spans expanded; of a worksheet that is read in parts
            (`read` and `convert`, from 200,000 cells), those of each part.
        paragraphs: paragraphs of all text together.
        nesting: tables within tables, elements within elements of HTML or XML.
        span: rows or columns one merged cell may claim.
        memory_bytes: that a process may hold while it reads one document; a PDF of 1,000 pages
            takes 0.3 GiB, a scan 1 GiB. Kept by commands and workers, not within `planlift.read`.
        xml_depth: elements of an XML part within each other, in Word and OpenDocument files; what
            office programs write stays below 60. Above 256 one text of more than 10 MB is let
            through too.
        open_groups: groups of rich text, and marks of a PDF page, within each other; programs that
            forget to close theirs reach some thousand.
        header_letters: letters of one header of a mail; one of a thousand addressees has 50,000.
        page_glyphs: characters of a PDF page; one of dense print has 8,000.
        page_paths: lines and areas painted on a PDF page; a map has some 100,000.
        page_drawings: forms drawn within a PDF page, each as often as it is drawn.
        page_pixels: pixels of a page as drawn, and of each picture; A3 at 600 dpi has 70 million.
        scanned_pages: pages of one document that are read from their picture, 3 s each.
        pictures: large pictures within one document that are read, up to 3 s each: a report may
            have a photograph on every page, and its text is not to wait for all of them.
        page_seconds: time to read one page or picture; what was not read by then is named.
    """

    file_bytes: int = 200 * MEBIBYTE
    expanded_bytes: int = 1024 * MEBIBYTE
    expansion_ratio: int = 200
    expansion_floor: int = 50 * MEBIBYTE
    members: int = 20_000
    container_nesting: int = 5
    pages: int = 3000
    cells: int = 1_000_000
    paragraphs: int = 2_000_000
    nesting: int = 200
    span: int = 5_000
    memory_bytes: int = 2048 * MEBIBYTE
    xml_depth: int = 256
    open_groups: int = 10_000
    header_letters: int = 100_000
    page_glyphs: int = 800_000
    page_paths: int = 400_000
    page_drawings: int = 20_000
    page_pixels: int = 80_000_000
    scanned_pages: int = 300
    pictures: int = 30
    page_seconds: float = 60.0


DEFAULT_LIMITS = Limits()


def check_size(data: bytes, limits: Limits) -> None:
    """Holds a file to `file_bytes`.

    Raises:
        LimitError: it is larger.
    """
    if len(data) > limits.file_bytes:
        cause = f"the file has {len(data):,} bytes, more than {limits.file_bytes:,}"
        raise LimitError(cause, "Split the document.", limit="file_bytes")


_NUMBER = re.compile(r"(\d+(?:\.\d+)?)\s*([kmg]?)i?b?", re.IGNORECASE)
_SCALE = {"": 1, "k": 1024, "m": MEBIBYTE, "g": 1024 * MEBIBYTE}


def limits_from(settings: Iterable[str], base: Limits = DEFAULT_LIMITS) -> Limits:
    """Limits as people set them.

    Args:
        settings: "name=number" each, "_" or "-" in the name; of bytes and other large numbers "k",
            "M" and "G" stand for 1024 and its powers.
        base: what is not set.

    Raises:
        ValueError: there is no such limit, or it is no number above nought; says which there are.
    """
    names = [each.name for each in fields(Limits)]
    made: dict[str, int | float] = {}
    for setting in settings:
        name, sign, value = (part.strip() for part in setting.partition("="))
        name = name.replace("-", "_")
        found = _NUMBER.fullmatch(value.replace(",", "").replace("_", ""))
        if name not in names:
            raise ValueError(f"{name!r} is no limit; there are {', '.join(names)}")
        if not sign:
            raise ValueError(f"{setting!r} says no number; write {name}=NUMBER")
        if found is None:
            raise ValueError(f"{value!r} is no number, in {setting!r}")
        if not float(found[1]):
            raise ValueError(f"{name} must be above 0")
        number = float(found[1]) * _SCALE[found[2].lower()]
        made[name] = number if isinstance(getattr(base, name), float) else math.ceil(number)
    return replace(base, **made)  # type: ignore[arg-type]
