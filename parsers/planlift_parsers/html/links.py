"""Where a page leads: its links in reading order."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from planlift_parsers.paragraphs import fold


@dataclass(frozen=True, slots=True)
class Link:
    """One link.

    Attributes:
        target: its address as written.
        text: its words.
        leads_on: the page says that what follows it stands there (`rel="next"`).
    """

    target: str
    text: str
    leads_on: bool


def links_of(data: bytes) -> list[Link]:
    """The links of a web page, those of its head first; [] where it is none.

    Args:
        data: the whole file.
    """
    root = etree.fromstring(data, etree.HTMLParser(recover=True, no_network=True, huge_tree=False))
    if root is None:
        return []
    return [
        Link(
            element.get("href", ""),
            fold("".join(map(str, element.itertext()))),
            "next" in element.get("rel", "").lower().split(),
        )
        for element in root.iter("link", "a")
        if element.get("href")
    ]
