"""The finding codes that reading gives, beside those of the rules."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadingCode:
    """A code that readers and the normaliser give.

    Attributes:
        code: the finding's code.
        severities: those that it comes with, the usual one first.
        meaning: what it says, as a sentence.
        remedy: what a person can do, as a sentence.
    """

    code: str
    severities: tuple[str, ...]
    meaning: str
    remedy: str


READING_CODES: tuple[ReadingCode, ...] = (
    ReadingCode(
        "no-plan",
        ("warning",),
        "The document was read, and no action plan was found in it.",
        "Look at its tables with `planlift tables`.",
    ),
    ReadingCode(
        "framework-mixed",
        ("warning",),
        "The document's text names a framework that the plan is not made under.",
        "Check whether another framework's wording was left in.",
    ),
    ReadingCode(
        "indicator-conflict",
        ("warning",),
        "The number and the wording of an indicator name different ones.",
        "Correct the number or the wording.",
    ),
    ReadingCode(
        "row-without-action",
        ("warning",),
        "A row of a plan names an owner, a date or a ref, and has nothing where the action stands.",
        "Look at the row: its action may stand in another column or row.",
    ),
    ReadingCode(
        "table-left-out",
        ("warning",),
        "A table or block that names owners and deadlines is no part of the plan.",
        "Look at it; a mapping file can say which of its columns holds the actions.",
    ),
    ReadingCode(
        "hidden-content",
        ("note", "warning"),
        "The file holds something that is not seen on the page, or not read: hidden text, rows or "
        "sheets, tracked changes, comments, macros, links to parts elsewhere, embedded files, "
        "pictures large enough for a table; or its name in a container led out of it.",
        "Look at whether it belongs to the plan; what can be read stands in the plan's `rest`.",
    ),
    ReadingCode(
        "formula-without-value",
        ("warning",),
        "A worksheet has formulas that were never worked out, so that their cells are empty.",
        "Open the workbook in Excel, save it, and try again.",
    ),
    ReadingCode(
        "no-text",
        ("note", "warning"),
        "A page or a table is a picture: its words were recognised, by "
        "planlift or by other software; or they could not be.",
        "Compare it with the picture, or ask for the document that the scan was made from; if the "
        'message says so, `pip install "planlift[ocr]"`.',
    ),
    ReadingCode(
        "name-disagrees",
        ("warning",),
        "The file's name says another format than its content.",
        "Name it by its content, and check that it is the file that was meant.",
    ),
    ReadingCode(
        "file-damaged",
        ("warning", "error"),
        "The document, or a part of it, could not be read, or is damaged and was read as far as it "
        "goes.",
        "Open it in the program that it was made with, save it again, and try once more.",
    ),
    ReadingCode(
        "readings-differ",
        ("warning",),
        "Two readings of the file by different means do not tell the same words.",
        "Compare what was read with the file as its own program shows it.",
    ),
    ReadingCode(
        "mapping-applied",
        ("note",),
        "A mapping file (`planlift.toml`) said what the columns of a table mean, or that it is no "
        "plan, and planlift followed it.",
        "Nothing, if the file is right for this document; docs/corrections.md says how it is "
        "written.",
    ),
    ReadingCode(
        "decisions-applied",
        ("note",),
        "People decided something about this plan on the review page, and it was carried out.",
        "Nothing; the review page's history says who decided what, and when.",
    ),
    ReadingCode(
        "decision-lost",
        ("warning",),
        "What a person decided could not be carried out: the action that it speaks of is not in "
        "the document any more, or not as it was.",
        "Decide anew on the review page, and take the old decision back.",
    ),
    ReadingCode(
        "limit-reached",
        ("note", "warning", "error"),
        "Something is larger than planlift reads, or than a cell of a workbook holds.",
        "Split the document; the whole of a long cell's text is in the plan's JSON file.",
    ),
    ReadingCode(
        "read-in-parts",
        ("note",),
        "A worksheet is too large to be held whole; what findings count or compare they count and "
        "compare within some thousand rows.",
        "Nothing, unless actions far apart may be the same: look for those in actions.csv.",
    ),
)
