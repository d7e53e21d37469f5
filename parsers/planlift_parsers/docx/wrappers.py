"""Opening the wrappers around content: content controls, tracked changes, alternatives."""

from __future__ import annotations

from collections.abc import Iterator

from planlift_parsers.document import Kind
from planlift_parsers.docx.names import MC, VAL, W14, Element, W, is_on

_CONTROL = W + "sdt"
_CONTROL_CONTENT = W + "sdtContent"
_ALTERNATE = MC + "AlternateContent"
# What only marks its content and is read through: insertions stand as accepted.
_OPEN = frozenset(
    W + name
    for name in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo")
)
_DELETED = frozenset({W + "del", W + "moveFrom"})
_CONTENTS_GALLERY = "Table of Contents"
# Namespaces behind mc:Choice whose content this reader understands: Word's own from 2010 on.
_UNDERSTOOD = "http://schemas.microsoft.com/office/word/"


def content(node: Element) -> Iterator[tuple[Element, Kind | None]]:
    """The children of a node, with every wrapper among them opened, in order.

    Args:
        node: body, table, row, cell, paragraph or run.

    Yields:
        Each child; and what it is if it stands apart: DELETED in a deletion, HIDDEN for the
        prompt of an unfilled content control, NAVIGATION in a table of contents, else None.
    """
    stack: list[tuple[Iterator[Element], Kind | None]] = [(iter(node), None)]
    while stack:
        children, aside = stack[-1]
        for child in children:
            inner = _opened(child)
            if inner is None:
                if isinstance(child.tag, str):
                    yield child, aside
                continue
            stack.append((iter(inner[0]), inner[1] or aside))
            break
        else:
            stack.pop()


def _opened(node: Element) -> tuple[Element, Kind | None] | None:
    """What a wrapper holds and what that makes of it; None if the node is no wrapper."""
    tag = node.tag
    if tag in _OPEN:
        return node, None
    if tag in _DELETED:
        return node, Kind.DELETED
    if tag == _CONTROL:
        return _control(node)
    if tag == _ALTERNATE:
        return _alternative(node), None
    return None


def _control(node: Element) -> tuple[Element, Kind | None]:
    inner = node.find(_CONTROL_CONTENT)
    if inner is None:
        return node.makeelement(_CONTROL_CONTENT), None
    properties = node.find(W + "sdtPr")
    if properties is None:
        return inner, None
    prompt = properties.find(W + "showingPlcHdr")
    box = properties.find(W14 + "checkbox")
    if box is None and prompt is not None and is_on(prompt.get(VAL)):
        return inner, Kind.HIDDEN
    gallery = properties.find(f"{W}docPartObj/{W}docPartGallery")
    if gallery is not None and gallery.get(VAL) == _CONTENTS_GALLERY:
        return inner, Kind.NAVIGATION
    return inner, None


def _alternative(node: Element) -> Element:
    """The first alternative that is understood, as Word would choose it."""
    choices = node.findall(MC + "Choice")
    for choice in choices:
        needed = [choice.nsmap.get(prefix) for prefix in (choice.get("Requires") or "").split()]
        if all((uri or "").startswith(_UNDERSTOOD) for uri in needed):
            return choice
    fallback = node.find(MC + "Fallback")
    if fallback is not None:
        return fallback
    return choices[0] if choices else node.makeelement(MC + "Fallback")
