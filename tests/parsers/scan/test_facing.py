"""Pages that lie sideways or upside down on the scanner's glass."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest

from parsers.turned import turned
from planlift_parsers import DEFAULT_LIMITS
from planlift_parsers.pdf.content import PageContent
from planlift_parsers.scan.installed import INSTALL, is_installed
from planlift_parsers.scan.reading import as_it_lies

pytestmark = pytest.mark.skipif(not is_installed(), reason=f"reads scans: {INSTALL}")


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_is_read_whichever_way_it_lies(scanner, turn):
    data = scanner.scanned(turned(scanner.table(), turn), askew=0.7)
    document = scanner.read(data)
    (table,) = document.tables()
    assert scanner.texts(table) == [scanner.header, *scanner.rows]
    shown = pdfium.PdfDocument(data)[0].get_size()
    assert document.page_sizes[1] == pytest.approx(shown, abs=0.5)
    seen = as_it_lies(PageContent(1, *shown), data, DEFAULT_LIMITS)
    assert seen.turned == turn
    assert seen.width > seen.height  # as it is read, not as it lies
