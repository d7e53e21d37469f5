"""Word XML of 2003 in the terms of later versions, whose elements have mostly the same names."""

from __future__ import annotations

import base64
import binascii
import posixpath
from collections.abc import Iterator
from contextlib import suppress

from planlift_parsers.docx.making import MadeFile, made
from planlift_parsers.docx.names import VAL, VML, Element, R, W, whole
from planlift_parsers.docx.package import WordFile

_W3 = "{http://schemas.microsoft.com/office/word/2003/wordml}"
_WX = "{http://schemas.microsoft.com/office/word/2003/auxHint}"
_AML = "{http://schemas.microsoft.com/aml/2001/core}"
_TITLE = ".//{urn:schemas-microsoft-com:office:office}Title"
ROOT = _W3 + "wordDocument"
_RENAMED = {"vmerge": "vMerge", "hmerge": "hMerge", "listPr": "numPr", "ilfo": "numId"}
_CHANGES = {"Word.Insertion": "ins", "Word.Deletion": "del"}
_COMMENT = "Word.Comment"
# Number formats by their number, as in the binary format of Word.
_FORMATS = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter",
    5: "ordinal", 22: "decimalZero", 23: "bullet", 255: "none",
}  # fmt: skip
# What is opened where it stands: hints on the layout, and what surrounds content.
_OPENED = frozenset({_WX + "sect", _WX + "sub-section", _WX + "pBdrGroup", _AML + "content"})


def file_of_2003(root: Element) -> WordFile:
    """A document of 2003, as the reader of Word files takes it.

    Args:
        root: `w:wordDocument`.
    """
    return _Translation(root).file()


class _Translation:
    """The translation of one document."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._made = MadeFile(title=(root.findtext(_TITLE) or "").strip())

    def file(self) -> WordFile:
        """The whole document."""
        self._lists()
        for styles in self._root.iterfind(_W3 + "styles"):
            for style in styles:
                self._made.styles.extend(self._copied(style))
        for body in self._root.iterfind(_W3 + "body"):
            for child in body:
                self._made.body.extend(self._copied(child))
        return self._made.file()

    def _copied(self, node: Element) -> Iterator[Element]:
        """A node in later terms; what is opened gives its children."""
        if not isinstance(node.tag, str):
            return
        if node.tag == _W3 + "binData":
            self._picture(node)
        elif node.tag in _OPENED:
            for child in node:
                yield from self._copied(child)
        elif node.tag == _AML + "annotation":
            yield from self._annotation(node)
        elif node.tag == _W3 + "footnote":
            yield self._note(node, "footnote")
        elif node.tag == _W3 + "sectPr":
            self._running(node)
        else:
            yield self._renamed(node)

    def _renamed(self, node: Element) -> Element:
        tag = str(node.tag)
        name = tag.removeprefix(_W3)
        if tag.startswith(_W3):
            tag = W + _RENAMED.get(name, name)
        element = self._made.body.makeelement(tag)
        for key, value in node.attrib.items():
            element.set(str(key).replace(_W3, W), value)
        element.text = node.text
        if tag == VML + "imagedata":
            element.set(R + "id", node.get("src") or "")
        for child in node:
            element.extend(self._copied(child))
        return element

    def _picture(self, node: Element) -> None:
        """The file of a picture, which stands before what shows it."""
        name = node.get(_W3 + "name") or ""
        with suppress(binascii.Error):
            data = base64.b64decode(node.text or "")
            self._made.media.files[name] = (posixpath.basename(name), data)

    def _annotation(self, node: Element) -> Iterator[Element]:
        """A tracked change or a comment; the ends of comments' ranges are left out."""
        kind = node.get(_W3 + "type") or ""
        if kind in _CHANGES:
            element = made(None, _CHANGES[kind])
            for child in node:
                element.extend(self._copied(child))
            yield element
        elif kind == _COMMENT:
            yield self._note(node, "comment")

    def _note(self, node: Element, kind: str) -> Element:
        note, reference = self._made.note(kind)
        for child in node:
            note.extend(self._copied(child))
        return reference

    def _running(self, section: Element) -> None:
        """Headers and footers, which stand inside the properties of the section."""
        for name, kind in (("hdr", "header"), ("ftr", "footer")):
            for part in section.iterfind(_W3 + name):
                root = made(None, name)
                for child in part:
                    root.extend(self._copied(child))
                self._made.running.append((kind, root))

    def _lists(self) -> None:
        for lists in self._root.iterfind(_W3 + "lists"):
            for definition in lists.iterfind(_W3 + "listDef"):
                abstract = made(self._made.numbering, "abstractNum")
                abstract.set(W + "abstractNumId", definition.get(_W3 + "listDefId") or "")
                for level in definition.iterfind(_W3 + "lvl"):
                    abstract.append(_level(level))
            for listed in lists.iterfind(_W3 + "list"):
                self._num(listed)

    def _num(self, listed: Element) -> None:
        num = made(self._made.numbering, "num")
        num.set(W + "numId", listed.get(_W3 + "ilfo") or "")
        link = listed.find(_W3 + "ilst")
        made(num, "abstractNumId", "" if link is None else link.get(_W3 + "val") or "")
        for override in listed.iterfind(_W3 + "lvlOverride"):
            num.append(self._renamed(override))


def _level(level: Element) -> Element:
    """A level of a list; formats are numbers here."""
    element = made(None, "lvl")
    element.set(W + "ilvl", level.get(_W3 + "ilvl") or "0")
    for child in level:
        value = child.get(_W3 + "val") or ""
        if child.tag == _W3 + "nfc":
            made(element, "numFmt", _FORMATS.get(whole(value, 0), "decimal"))
        elif isinstance(child.tag, str) and child.tag.startswith(_W3):
            made(element, child.tag.removeprefix(_W3)).set(VAL, value)
    return element
