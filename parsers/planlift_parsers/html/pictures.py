"""The pictures that a page shows, handed over to be read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bs4 import Tag

from planlift_parsers.document import Block
from planlift_parsers.html.sources import Sources
from planlift_parsers.pictures import Picture, Pictures
from planlift_parsers.sizes import points

_STYLED = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]{1,12}\w{2})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ShownPictures:
    """The pictures of one page.

    Attributes:
        sources: their files.
        pictures: reads them.
    """

    sources: Sources
    pictures: Pictures

    def blocks_for(self, tag: Tag, words: str) -> list[Block]:
        """What stands in the page for a picture; nothing for one that can hold no table.

        Args:
            tag: the element that shows it.
            words: its alternative text, "" if none.
        """
        found = self.sources.find(str(tag.get("src") or ""))
        if found is None:
            return []
        said = _STYLED.findall(str(tag.get("style") or "")[:1000])
        styled = {side.lower(): length for side, length in said}
        width, height = (
            points(str(styled.get(side) or tag.get(side) or "")) for side in ("width", "height")
        )
        return self.pictures.take(Picture(*found, width, height, words))
