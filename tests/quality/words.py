"""The words of a document, by a route that has nothing to do with planlift's own readers."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from email import message_from_bytes, policy
from html import unescape
from pathlib import Path

import pdfplumber
from bs4 import BeautifulSoup
from lxml import etree
from openpyxl import load_workbook

from planlift_schema import TEXT_FIELDS, ActionPlan

TOKEN = re.compile(r"[^\W_]+")
OWN_NUMBER = re.compile(r"^\s*\(?[0-9A-Za-z]{1,3}[.)]\s+")
PARTS = re.compile(r"[:;|()\[\]]|^\s*\d+(?:\.\d+)+\s")
UNDECODED = re.compile(r"\(cid:\d+\)")  # a glyph without a character, such as a bullet
TAG = re.compile(r"</?[A-Za-z][^<>]*>")
# What AsciiDoc and wikis keep to themselves: a table's options, the mark of a heading.
MARKUP = re.compile(r"^\[\w+=.*\]$|^\{\| .*$|^h\d\. ", re.MULTILINE)
WORD_SPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORD_PARTS = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$")
UNSEEN = ("script", "style", "template", "noscript", "head")


def tokens(text: str) -> list[str]:
    """Runs of letters and digits, in order, without regard to case."""
    folded = unicodedata.normalize("NFKC", text).replace("\u00ad", "").casefold()
    return TOKEN.findall(folded)


def source_text(path: Path) -> str:
    """The visible text of a document, in the order of its file."""
    return ROUTES[path.suffix](path.read_bytes())


def _docx(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        names = sorted(name for name in parts.namelist() if WORD_PARTS.search(name))
        return "\n".join(_word_part(parts.read(name)) for name in names)


def _word_part(xml: bytes) -> str:
    pieces = []
    for element in etree.fromstring(xml).iter():
        if element.tag in (f"{WORD_SPACE}t", f"{WORD_SPACE}delText"):
            pieces.append(element.text or "")
        elif element.tag in (f"{WORD_SPACE}p", f"{WORD_SPACE}tab", f"{WORD_SPACE}br"):
            pieces.append("\n")
    return "".join(pieces)


def _html(data: bytes) -> str:
    soup = BeautifulSoup(data, "html.parser")
    for element in soup(UNSEEN):
        element.decompose()
    return soup.get_text("\n")


def _xlsx(data: bytes) -> str:
    book = load_workbook(io.BytesIO(data), data_only=True)
    values = (
        str(cell.value)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    )
    return "\n".join(values)


def _pdf(data: bytes) -> str:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return "\n".join(
            UNDECODED.sub("", word["text"]) for page in pdf.pages for word in page.extract_words()
        )


def _doc(data: bytes) -> str:
    import office_oxide

    text = str(office_oxide.Document.from_bytes(data, "doc").plain_text())
    return text.replace("\t", "\n")


def _rtf(data: bytes) -> str:
    from striprtf.striprtf import rtf_to_text

    return rtf_to_text(data.decode("latin-1")).replace("|", "\n")


def _odf(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        root = etree.fromstring(parts.read("content.xml"))
    paragraphs = root.iter("{*}p", "{*}h")
    return "\n".join("".join(map(str, one.itertext())) for one in paragraphs)


def _xls(data: bytes) -> str:
    import xlrd

    book = xlrd.open_workbook(file_contents=data)
    values = (str(cell.value) for sheet in book for row in sheet for cell in row if cell.ctype == 1)
    return "\n".join(values)


def _text(data: bytes) -> str:
    return unescape(TAG.sub(" ", MARKUP.sub(" ", data.decode("utf-8-sig"))))


def _mail(data: bytes) -> str:
    """What a mail program shows of a message of one part."""
    message = message_from_bytes(data, policy=policy.default)
    told = [str(message[name]) for name in ("From", "Date", "To", "Subject")]
    return "\n".join([*told, message.get_content()])


ROUTES: dict[str, Callable[[bytes], str]] = {
    ".docx": _docx,
    ".html": _html,
    ".xlsx": _xlsx,
    ".pdf": _pdf,
    ".txt": _text,
    ".md": _text,
    ".eml": _mail,
    ".doc": _doc,
    ".rtf": _rtf,
    ".odt": _odf,
    ".ods": _odf,
    ".xls": _xls,
}


def plan_pieces(plan: ActionPlan) -> Iterator[str]:
    """Every place of the plan that may hold the source's text; derived values are none."""
    yield plan.title
    for action in plan.actions:
        yield from (getattr(action, name) for name in TEXT_FIELDS)
        for header, text in action.extra.items():
            yield from (header, text)
    for piece in plan.rest:
        yield piece.text


def lost(source: str, pieces: Iterable[str], *, cut: bool = False) -> list[str]:
    """Words of the source that stand in none of the pieces, each once, in order.

    Args:
        source: the visible text.
        pieces: where it may stand.
        cut: a narrow column or a wrapped line may cut a word in two (PDF, plain text); such a
            piece counts as kept where its letters stand together.
    """
    kept_tokens: set[str] = set()
    joined = []
    for piece in pieces:
        found = tokens(piece)
        kept_tokens.update(found)
        joined.append("".join(found))
    missing = [word for word in dict.fromkeys(tokens(source)) if word not in kept_tokens]
    if not cut:
        return missing
    letters = "\n".join(joined)
    return [word for word in missing if word not in letters]


def lost_lines(source: str, pieces: Iterable[str]) -> list[str]:
    """Lines of the source that stand whole in no piece.

    A label may stand apart from its value, and so may what brackets and bars part; an action may
    stand apart from its number ("1.2").
    """
    held = "\n".join(f" {' '.join(tokens(piece))} " for piece in pieces)

    def stands(text: str) -> bool:
        words = " ".join(tokens(text))
        return not words or f" {words} " in held

    return [
        line
        for line in source.split("\n")
        if not stands(line) and not all(stands(part) for part in PARTS.split(line))
    ]


class Source:
    """The words of a source, kept so that lines can be looked up in them.

    Args:
        text: the visible text.
        parted: its cells can be cut by pages or columns, so that words of other cells may stand
            between the words of a line (PDF, plain text).
    """

    def __init__(self, text: str, *, parted: bool) -> None:
        words = tokens(text)
        self.parted = parted
        self.run = f" {' '.join(words)} "
        self.places: dict[str, list[int]] = {}
        for at, word in enumerate(words):
            self.places.setdefault(word, []).append(at)

    def holds(self, line: str) -> bool:
        """The words of a line stand in the source in order, its own number left aside."""
        return any(self._holds(tokens(text)) for text in (line, OWN_NUMBER.sub("", line)))

    def _holds(self, wanted: list[str]) -> bool:
        if f" {' '.join(wanted)} " in self.run or not wanted:
            return True
        return self.parted and self._in_order(wanted)

    def _in_order(self, wanted: list[str]) -> bool:
        at = 0
        for word in wanted:
            after = self._after(at, word)
            if after is None:
                return False
            at = after
        return True

    def _after(self, at: int, word: str) -> int | None:
        """The place behind the next such word, or behind the two pieces it was cut into."""
        whole = self._next(at, word)
        if whole is not None:
            return whole
        for cut in range(1, len(word)):
            head = self._next(at, word[:cut])
            tail = None if head is None else self._next(head, word[cut:])
            if tail is not None:
                return tail
        return None

    def _next(self, at: int, word: str) -> int | None:
        places = self.places.get(word, [])
        found = bisect_left(places, at)
        return places[found] + 1 if found < len(places) else None
