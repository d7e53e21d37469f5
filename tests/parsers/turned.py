"""A PDF whose pages are shown turned."""

from io import BytesIO

import pypdfium2 as pdfium


def turned(data, degrees):
    """The same pages, each shown turned clockwise by so many degrees."""
    file, out = pdfium.PdfDocument(data), BytesIO()
    for page in file:
        page.set_rotation(degrees)
    file.save(out)
    return out.getvalue()
