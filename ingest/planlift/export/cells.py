"""Make text safe for spreadsheet programs."""

from __future__ import annotations

import re

# A cell that begins so is run as a formula by Excel and LibreOffice when they open a CSV file
# (OWASP, "CSV Injection"; the wide forms are taken for the plain ones in East Asian settings).
# White space in front is passed over by some programs.
_FORMULA = re.compile(r"[\s\u200b\ufeff]*[=+\-@＝＋－＠\t\r]")
_ESCAPED = re.compile(r"'+" + _FORMULA.pattern)
# Characters that XML 1.0, and so a workbook, cannot hold; most CSV readers stop at U+0000.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def could_run(text: str) -> bool:
    """A spreadsheet program could take the text for a formula."""
    return _FORMULA.match(text) is not None


def csv_safe(text: str) -> str:
    """Text for a cell of a CSV file: an apostrophe goes before what could run as a formula.

    A text that is itself such an escape gets another apostrophe, so that one can always be taken
    away: a cell that begins with apostrophes and then a formula's sign had one put before it.
    """
    text = writable(text)
    return f"'{text}" if could_run(text) or _ESCAPED.match(text) else text


def writable(text: str) -> str:
    """The text with each character that no spreadsheet can hold shown as U+FFFD."""
    return _UNWRITABLE.sub("\ufffd", text)
